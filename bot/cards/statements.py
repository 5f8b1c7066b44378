"""Statements as cards: what is prepared; and one that was filled, with the exact text for each account and its end."""

from collections.abc import Iterator

from bot.cards.controls import controls
from bot.cards.lines import Segment, dots, first_line, line, moment, shorten
from bot.cards.names import called, linked
from bot.cards.parts import Button, Card, Choice, Controls, Line, Menu, Part, Plain, Quote, Rule, Run
from handlers.announcement import AnnouncementState
from handlers.draft import Send, SendKind, SendState
from handlers.ports import Words
from handlers.views.allowed import LEFT
from handlers.views.statements import AnnouncementView, PostSeen, PreparedSeen, StatementsView

LONGEST_NOTE = 600
LONGEST_LABEL = 30
ENDED = frozenset({AnnouncementState.SENT_BACK, AnnouncementState.VOID})


def statements_card(view: StatementsView, words: Words) -> Card:
    """Card `statements`: each kind with its owner and date, and a button that fills it."""
    crisis = view.crisis
    head = first_line(
        (*_drill(crisis.drill, words), Segment(text=words("statements-head", crisis=crisis.id)))
    )
    buttons = tuple(
        Button(
            label=words("button-statement", kind=row.kind),
            click=view.click("statement", f"{row.kind}-{view.language}"),
            style="primary" if row.kind == "acknowledgement" else "normal",
        )
        for row in view.rows
        if "statement" in view.allowed
    )
    return Card(
        first_line=head,
        parts=(
            *(line(_prepared(row, words)) for row in view.rows),
            line(words("statements-note"), quiet=True),
            *((Controls(items=buttons),) if buttons else ()),
        ),
    )


def _prepared(row: PreparedSeen, words: Words) -> str:
    kind = words("statement-kind", kind=row.kind)
    if row.statement is None:
        return words("statements-shipped", kind=kind)
    at = words.date(row.statement.approve_again_at)
    key = "statements-outdated" if row.outdated else "statements-approved"
    return words(key, kind=kind, name=called(row.owner, words), until=at)


def announcement_card(view: AnnouncementView, words: Words) -> Card:
    """Card `announcement`. Exact texts are never shortened: a yes is a yes to all of it."""
    made = view.announcement
    return Card(
        first_line=_head(view, words),
        parts=(
            *(() if made.state in ENDED else _texts(view, words)),
            *_made(view, words),
            *((Quote(text=shorten(made.note, LONGEST_NOTE)),) if made.note else ()),
            *_controls(view, words),
        ),
    )


def _drill(drill: bool, words: Words) -> tuple[Segment, ...]:
    return (Segment(text=words("statement-drill")),) if drill else ()


def _head(view: AnnouncementView, words: Words) -> str:
    made = view.announcement
    at = moment(words, made.decided_at or made.created_at, made.created_at)
    due = moment(words, made.due_at or made.created_at, made.created_at)
    asks = view.asks
    match made.state:
        case AnnouncementState.DRAFTED:
            outcome = words("statement-head-drafted")
        case AnnouncementState.OPEN:
            outcome = words("statement-head-open", due=due)
        case AnnouncementState.SENT_BACK:
            outcome = words("statement-head-sent-back", at=at)
        case AnnouncementState.DRILLED:
            outcome = words("statement-head-drilled", at=at)
        case AnnouncementState.VOID:
            outcome = words("statement-head-void")
        case AnnouncementState.APPROVED if asks is not None and asks.asks is not None:
            by_hand = asks.asks.kind is SendKind.BY_HAND
            outcome = words("statement-head-by-hand" if by_hand else "head-unclear")
        case AnnouncementState.APPROVED:
            done = sum(post.stands for post in view.posts)
            outcome = words("statement-head-approved", done=done, count=len(view.posts))
    return first_line(
        (
            *_drill(made.drill, words),
            Segment(text=outcome),
            Segment(text=words("statement-kind", kind=made.kind)),
            Segment(text=words("statement-crisis", crisis=made.crisis_id), rank=1),
        )
    )


def _texts(view: AnnouncementView, words: Words) -> Iterator[Part]:
    """One text for all accounts that get the same, in full."""
    texts = dict.fromkeys(post.wording.text for post in view.posts)
    for text in texts:
        posts = [post for post in view.posts if post.wording.text == text]
        for post in posts:
            yield Line(
                text=dots(Plain(text=f"{post.network} {post.account}", strong=True), *_end(post, view, words))
            )
        if not all(post.gone for post in posts):
            yield Quote(text=text, exact=True)
        yield Rule()


def _end(post: PostSeen, view: AnnouncementView, words: Words) -> Iterator[Run | str]:
    """What became of it; before the yes, how long it is."""
    made = view.announcement
    send, back = post.send, post.taking_back
    if send is None:
        yield words("statement-length", length=post.length, limit=post.limit)
        if post.by_hand:
            yield words("by-hand")
        return
    if post.gone:
        yield words("statement-gone")
        return
    at = moment(words, send.settled_at or made.created_at, made.created_at)
    yield (
        words(_state_key(send), at=at)
        if send.state is not SendState.REJECTED
        else words(send.error or "send-error-rejected")
    )
    if send.state is SendState.SENT and send.proof_url:
        yield linked(words("view-post"), send.proof_url)
    if back is not None and back.state in {SendState.PLANNED, SendState.SENDING}:
        yield words("statement-withdrawing")
    elif back is not None and back.state is SendState.REJECTED:
        yield words(back.error or "send-error-rejected")


def _state_key(send: Send) -> str:
    match send.state:
        case SendState.PLANNED if send.kind is SendKind.BY_HAND:
            return "statement-to-publish"
        case SendState.PLANNED | SendState.SENDING:
            return "approval-on-its-way"
        case SendState.SENT:
            return "statement-published"
        case SendState.UNKNOWN:
            return "head-left" if send.error == LEFT else "head-unclear"
        case SendState.CANCELLED | SendState.REJECTED:
            return "head-cancelled"


def _made(view: AnnouncementView, words: Words) -> Iterator[Part]:
    made = view.announcement
    at = moment(words, made.created_at, made.created_at)
    by = words("statement-by", number=made.number, name=called(view.author, words), at=at)
    yes = words("approved-by", name=called(view.decided_by, words)) if view.decided_by else ""
    if made.state is AnnouncementState.APPROVED and made.alone:
        yes = words("statement-alone", name=called(view.decided_by, words))
    yield Line(text=dots(by, yes), quiet=True)
    if made.state in {AnnouncementState.DRAFTED, AnnouncementState.OPEN}:
        if made.next_update_at is not None:
            yield line(words("statement-promise", at=moment(words, made.next_update_at, made.created_at)))
        if view.numbers:
            yield line(words("statement-numbers"))
        if made.closed:
            yield line(words("statement-closed"), quiet=True)
        if made.drill:
            yield line(words("statement-drill-note"))


def _controls(view: AnnouncementView, words: Words) -> tuple[Part, ...]:
    made = view.announcement
    if made.state is AnnouncementState.DRAFTED and len(view.posts) > 1:
        choices = tuple(
            Choice(
                label=words("button-word-only", target=_called(post, view)),
                click=view.click("word-ask", f"only-{place}"),
            )
            for place, post in enumerate(view.posts)
        )
        row = controls(view, words, shown=("word-ask", "statement"), primary=("word-ask",), labels=LABELS)
        if not row:
            return ()
        more = Menu(label=words("button-more"), click=view.click("more"), choices=choices)
        return (Controls(items=(*row[0].items, more)),)
    if made.state is not AnnouncementState.APPROVED:
        shown = ("word-ask", "word-approve", "word-back", "statement")
        return controls(view, words, shown=shown, primary=("word-ask", "word-approve"), labels=LABELS)
    return tuple(_asking(view, words)) or tuple(_withdrawing(view, words))


def _called(post: PostSeen, view: AnnouncementView) -> str:
    """An account on a control: by its network where that says enough."""
    alone = sum(other.network == post.network for other in view.posts) == 1
    return shorten(post.network if alone else f"{post.network} {post.account}", LONGEST_LABEL)


LABELS = {"statement": "button-statement-change"}


def _asking(view: AnnouncementView, words: Words) -> Iterator[Part]:
    """What a person has to tell about the first account whose end is open."""
    post = view.asks
    send = post.asks if post is not None else None
    if post is None or send is None:
        return
    target = f"{post.network} {post.account}"
    if send.kind is SendKind.BY_HAND:
        yield line(words("case-by-hand", target=target))
        items = (
            Button(label=words("button-posted"), click=view.send_click("word-posted", send), style="primary"),
            Button(
                label=words("button-settle-by-hand-off"), click=view.send_click("word-settle", send, "leave")
            ),
        )
        yield Controls(items=items)
        return
    undo = send.kind is SendKind.DELETE
    yield line(words("case-unclear-undo" if undo else "case-unclear", target=target))
    choices = ("gone", "there", "resend", "leave") if undo else ("there", "resend", "leave")
    yield Controls(
        items=tuple(
            Button(
                label=words(
                    "button-settle-undo-again" if undo and choice == "resend" else f"button-settle-{choice}"
                ),
                click=view.send_click("word-settle", send, choice),
            )
            for choice in choices
        )
    )


def _withdrawing(view: AnnouncementView, words: Words) -> Iterator[Part]:
    posts = [post for post in view.posts if post.stands and not post.by_hand and post.send is not None]
    choices = tuple(
        Choice(
            label=words("button-word-undo", target=_called(post, view)),
            click=view.send_click("word-undo", post.send),
        )
        for post in posts
        if post.send is not None and post.send.proof_id
    )
    if len(choices) == 1:
        yield Controls(items=(Button(label=choices[0].label, click=choices[0].click),))
    elif choices:
        yield Controls(items=(Menu(label=words("button-more"), click=view.click("more"), choices=choices),))
