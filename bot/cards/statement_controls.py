"""What can be pressed on the card of a filled statement, by its state."""

from collections.abc import Iterator

from bot.cards.controls import controls
from bot.cards.lines import line, shorten
from bot.cards.parts import Button, Choice, Controls, Menu, Part
from handlers.draft import Send, SendKind
from handlers.ports import Words
from handlers.texts.announcement import AnnouncementState
from handlers.views.statements import AnnouncementView, PostSeen

LONGEST_LABEL = 30
LABELS = {"statement": "button-statement-change"}
APPROVING = {"edit": "button-word-approve-edit", "delete": "button-word-approve-delete"}


def announcement_controls(view: AnnouncementView, words: Words) -> tuple[Part, ...]:
    made = view.announcement
    if made.state is AnnouncementState.APPROVED:
        return tuple(_asking(view, words)) or tuple(_changing(view, words))
    labels = {**LABELS, "word-approve": APPROVING.get(made.act, "")}
    shown = ("word-ask", "word-approve", "word-back", "statement", "word-phone")
    row = controls(view, words, shown=shown, primary=("word-ask", "word-approve"), labels=labels)
    if not row or made.state is not AnnouncementState.DRAFTED or len(view.posts) < 2:
        return row
    choices = tuple(
        Choice(
            label=words("button-word-only", target=_called(post, view)),
            click=view.click("word-ask", f"only-{place}"),
        )
        for place, post in enumerate(view.posts)
    )
    more = Menu(label=words("button-more"), click=view.click("more"), choices=choices)
    return (Controls(items=(*row[0].items, more)),)


def _called(post: PostSeen, view: AnnouncementView) -> str:
    """An account on a control: by its network where that says enough."""
    alone = sum(other.network == post.network for other in view.posts) == 1
    return shorten(post.network if alone else f"{post.network} {post.account}", LONGEST_LABEL)


def _asking(view: AnnouncementView, words: Words) -> Iterator[Part]:
    """What a person has to tell about the first account whose end is open."""
    post = view.asks
    send = post.asks if post is not None else None
    if post is None or send is None:
        return
    act = view.announcement.act
    target = f"{post.network} {post.account}"
    if send.kind is SendKind.BY_HAND:
        yield line(words(f"statement-by-hand-{act}", target=target))
        yield Controls(items=_by_hand(view, send, words))
        return
    undo = act == "delete"
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


def _by_hand(view: AnnouncementView, send: Send, words: Words) -> tuple[Button, ...]:
    key = "button-deleted" if view.announcement.act == "delete" else "button-posted"
    off = view.send_click("word-settle", send, "leave")
    return (
        Button(label=words(key), click=view.send_click("word-posted", send), style="primary"),
        Button(label=words("button-settle-by-hand-off"), click=off),
    )


def _changing(view: AnnouncementView, words: Words) -> Iterator[Part]:
    """What is public can be corrected or taken back: each account by itself."""
    if "word-undo" not in view.allowed:
        return
    posts = [(post, post.send) for post in view.posts if post.stands and post.send is not None]
    choices = tuple(
        Choice(label=words(f"button-{verb}", target=_called(post, view)), click=click)
        for post, send in posts
        for verb, click in (
            ("word-edit", view.correct_click(post, send)),
            ("word-undo", view.send_click("word-undo", send)),
        )
    )
    if len(choices) == 2:
        yield Controls(items=tuple(Button(label=one.label, click=one.click) for one in choices))
    elif choices:
        yield Controls(items=(Menu(label=words("button-more"), click=view.click("more"), choices=choices),))
