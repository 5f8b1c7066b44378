"""Statements as cards: what is prepared; and one that was filled, with the exact text for each account and its end."""

from collections.abc import Iterator

from bot.cards.controls import controls
from bot.cards.crisis_record import fact_text
from bot.cards.lines import Segment, dots, first_line, line, moment, shorten
from bot.cards.names import called, linked
from bot.cards.parts import Button, Card, Choice, Controls, Line, Menu, Part, Plain, Quote, Rule, Run
from bot.cards.statement_controls import announcement_controls
from bot.cards.stock import occasion, spoken
from handlers.draft import Send, SendKind, SendState
from handlers.ports import Words
from handlers.texts.announcement import AnnouncementState
from handlers.views.allowed import LEFT
from handlers.views.public import Change
from handlers.views.statements import AnnouncementView, PostSeen, PreparedSeen, StatementsView

LONGEST_NOTE = 600
MOST_OTHERS = 24
ENDED = frozenset({AnnouncementState.SENT_BACK, AnnouncementState.VOID})
WAITING = frozenset({AnnouncementState.DRAFTED, AnnouncementState.OPEN})


def statements_card(view: StatementsView, words: Words) -> Card:
    """Card `statements`: each kind with its owner and date, and a button that fills it."""
    crisis = view.crisis
    head = first_line(
        (*_drill(crisis.drill, words), Segment(text=words("statements-head", crisis=crisis.id)))
    )
    titled = tuple(row for row in view.others if row.statement is not None and row.statement.title)
    return Card(
        first_line=head,
        parts=(
            *(line(_prepared(row, words)) for row in (*view.rows, *titled)),
            line(words("statements-note"), quiet=True),
            *_choosing(view, words),
        ),
    )


def _choosing(view: StatementsView, words: Words) -> Iterator[Part]:
    """The four kinds at one press; other occasions, the other language and the way to the texts themselves below."""
    if "statement" not in view.allowed:
        yield from controls(view, words, shown=("stock",))
        return
    buttons = tuple(
        Button(
            label=words("button-statement", kind=row.kind),
            click=view.click("statement", row.choice),
            style="primary" if row.kind == "acknowledgement" else "normal",
        )
        for row in view.rows
    )
    others = tuple(
        Choice(label=shorten(f"{_name(row, words)} …", 75), click=view.click("statement", row.choice))
        for row in view.others[:MOST_OTHERS]
    )
    stock = Choice(label=words("button-stock"), click=view.click("stock"))
    more = Menu(label=words("button-more"), click=view.click("more"), choices=(*others, stock))
    yield Controls(items=(*buttons, more))


def _name(row: PreparedSeen, words: Words) -> str:
    title = row.statement.title if row.statement else ""
    return f"{occasion(row.kind, title, words)} · {spoken(row.language, words)}"


def _prepared(row: PreparedSeen, words: Words) -> str:
    title = row.statement.title if row.statement else ""
    kind = _name(row, words) if title else words("statement-kind", kind=row.kind)
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
            *_why(view, words),
            *(() if made.state in ENDED else _texts(view, words)),
            *_made(view, words),
            *_to_look_at(view, words),
            *((Quote(text=shorten(made.note, LONGEST_NOTE)),) if made.note else ()),
            *announcement_controls(view, words),
        ),
    )


def _drill(drill: bool, words: Words) -> tuple[Segment, ...]:
    return (Segment(text=words("statement-drill")),) if drill else ()


def _head(view: AnnouncementView, words: Words) -> str:
    made = view.announcement
    about = words(f"statement-act-{made.act}")
    return first_line(
        (
            *_drill(made.drill, words),
            Segment(text=_outcome(view, words)),
            *((Segment(text=about),) if about else ()),
            Segment(text=words("statement-kind", kind=made.kind)),
            Segment(text=words("statement-crisis", crisis=made.crisis_id), rank=1),
        )
    )


def _outcome(view: AnnouncementView, words: Words) -> str:
    made = view.announcement
    at = moment(words, made.decided_at or made.created_at, made.created_at)
    due = moment(words, made.due_at or made.created_at, made.created_at)
    asks = view.asks
    match made.state:
        case AnnouncementState.DRAFTED:
            return words("statement-head-drafted")
        case AnnouncementState.OPEN:
            return words("statement-head-open", due=due)
        case AnnouncementState.SENT_BACK:
            return words("statement-head-sent-back", at=at)
        case AnnouncementState.DRILLED:
            return words("statement-head-drilled", at=at)
        case AnnouncementState.VOID:
            return words("statement-head-void-fact" if made.void else "statement-head-void")
        case AnnouncementState.APPROVED if asks is not None and asks.asks is not None:
            by_hand = asks.asks.kind is SendKind.BY_HAND
            return words(f"statement-head-by-hand-{made.act}" if by_hand else "head-unclear")
        case AnnouncementState.APPROVED if any(_is_under_way(post) for post in view.posts):
            return words("statement-head-on-its-way")
        case AnnouncementState.APPROVED:
            done = sum(_is_done(post) for post in view.posts)
            return words(f"statement-head-approved-{made.act}", done=done, count=len(view.posts))


def _is_under_way(post: PostSeen) -> bool:
    return post.send is not None and post.send.state in {SendState.PLANNED, SendState.SENDING}


def _is_done(post: PostSeen) -> bool:
    return post.send is not None and post.send.state is SendState.SENT and not post.gone


def _why(view: AnnouncementView, words: Words) -> Iterator[Part]:
    """Of a withdrawal, before the text that is to go."""
    made = view.announcement
    if made.act == "delete" and made.state not in ENDED:
        yield line(words("statement-reason"), quiet=True)
        yield Quote(text=shorten(made.slots.get("reason", ""), LONGEST_NOTE))


def _texts(view: AnnouncementView, words: Words) -> Iterator[Part]:
    """One text for all accounts that get the same, in full."""
    for text in dict.fromkeys(post.text for post in view.posts):
        posts = [post for post in view.posts if post.text == text]
        for post in posts:
            name = Plain(text=f"{post.network} {post.account}", strong=True)
            yield Line(text=dots(name, *_end(post, view, words)))
        if not all(post.gone for post in posts):
            yield Quote(text=text, exact=True)
        yield Rule()


def _end(post: PostSeen, view: AnnouncementView, words: Words) -> Iterator[Run | str]:
    """What became of it; before the yes, how long it is."""
    made = view.announcement
    send = post.send
    if send is None:
        if made.act != "delete":
            yield words("statement-length", length=post.length, limit=post.limit)
        if post.by_hand:
            yield words(f"statement-to-{made.act}")
        if post.address:
            yield linked(words("view-post"), post.address)
        return
    if post.gone:
        yield words("statement-gone")
        return
    at = moment(words, send.settled_at or made.created_at, made.created_at)
    if send.state is SendState.REJECTED or (send.state is SendState.CANCELLED and send.error):
        yield words(send.error or "send-error-rejected")
    else:
        yield words(_state_key(view, send), at=at)
    if send.state is SendState.SENT and send.proof_url:
        yield linked(words("view-post"), send.proof_url)
    for change in post.changes:
        if said := _changed(change, view, words):
            yield said


def _changed(change: Change, view: AnnouncementView, words: Words) -> str:
    """What was wanted of it since."""
    row, act = change.row, change.made.act
    if change.under_way:
        return words(f"statement-changing-{act}")
    if row is None:
        return words(f"statement-asked-{act}") if change.made.state is AnnouncementState.OPEN else ""
    if row.state is SendState.REJECTED:
        return words(row.error or "send-error-rejected")
    at = moment(words, row.settled_at or view.announcement.created_at, view.announcement.created_at)
    return words("statement-edited", at=at) if change.done and act == "edit" else ""


def _state_key(view: AnnouncementView, send: Send) -> str:
    act = view.announcement.act
    match send.state:
        case SendState.PLANNED if send.kind is SendKind.BY_HAND:
            return f"statement-to-{act}"
        case SendState.PLANNED | SendState.SENDING:
            return "approval-on-its-way"
        case SendState.SENT:
            return f"statement-done-{act}"
        case SendState.UNKNOWN:
            return "head-left" if send.error == LEFT else "head-unclear"
        case SendState.CANCELLED | SendState.REJECTED:
            return "head-cancelled"


def _made(view: AnnouncementView, words: Words) -> Iterator[Part]:
    made = view.announcement
    at = moment(words, made.created_at, made.created_at)
    by = words("statement-by", number=made.number, name=called(view.author, words), at=at)
    yield Line(text=dots(by, _yes(view, words)), quiet=True)
    if view.attested_by is not None and made.called_at is not None:
        at = moment(words, made.called_at, made.created_at)
        who, by = called(view.decided_by, words), called(view.attested_by, words)
        yield line(words("statement-attested", who=who, at=at, by=by))


def _yes(view: AnnouncementView, words: Words) -> str:
    made = view.announcement
    if view.decided_by is None or view.attested_by is not None:
        return ""
    name = called(view.decided_by, words)
    if made.state is AnnouncementState.APPROVED and made.alone:
        return words("statement-alone" if made.closed else "statement-solo", name=name)
    return words("approved-by", name=name)


def _to_look_at(view: AnnouncementView, words: Words) -> Iterator[Part]:
    """What whoever approves should know about it."""
    made = view.announcement
    if made.state not in WAITING:
        return
    if made.next_update_at is not None:
        yield line(words("statement-promise", at=moment(words, made.next_update_at, made.created_at)))
    for fact in view.facts:
        yield line(words("statement-from-fact", fact=fact_text(fact, view.crisis, words)), quiet=True)
    for key in view.warnings:
        yield line(words("approval-warning", what=words(key)))
    if made.closed:
        yield line(words("statement-closed"), quiet=True)
    if made.drill:
        yield line(words("statement-drill-note"))
