"""What cards say of a reply whose end is open: on its way, for a person to publish, or nobody knows."""

from bot.cards.controls import PLAIN, Clickable, controls
from bot.cards.lines import line
from bot.cards.names import target_name
from bot.cards.parts import Controls, Part, Quote
from handlers.draft import Send, SendKind, SendState
from handlers.ports import Words
from handlers.views import Target

SETTLING = ("settle:there", "settle:resend", "settle:leave")
SETTLING_UNDO = ("settle:gone", "settle:resend", "settle:leave")
UNDO_LABELS = {"settle:resend": "button-settle-undo-again"}
HIDE_LABELS = {
    SendKind.HIDE: {"settle:there": "button-settle-hidden", "settle:resend": "button-settle-hide-again"},
    SendKind.UNHIDE: {"settle:there": "button-settle-shown", "settle:resend": "button-settle-unhide-again"},
}
HEADS = {
    SendKind.DELETE: "head-unclear-undo",
    SendKind.HIDE: "head-unclear-hide",
    SendKind.UNHIDE: "head-unclear-unhide",
}
QUESTIONS = {
    SendKind.DELETE: "case-unclear-undo",
    SendKind.HIDE: "case-unclear-hide",
    SendKind.UNHIDE: "case-unclear-unhide",
}
BY_HAND_LABELS = {"settle:leave": "button-settle-by-hand-off"}


def is_unclear(send: Send | None, allowed: frozenset[str]) -> bool:
    """True if nobody knows whether it reached the network, and the card asks for it."""
    return send is not None and send.state is SendState.UNKNOWN and "settle" in allowed


def unclear_head(send: Send | None, words: Words) -> str:
    return words(HEADS.get(send.kind, "head-unclear") if send else "head-unclear")


def unclear_parts(send: Send | None, target: Target, words: Words) -> tuple[Part, ...]:
    """Where to look and for what."""
    if send is not None and send.kind in QUESTIONS:
        return (line(words(QUESTIONS[send.kind], target=target_name(target))),)
    quote = (Quote(text=send.text),) if send is not None and send.text else ()
    return (line(words("case-unclear", target=target_name(target))), *quote)


def unclear_controls(
    view: Clickable, send: Send | None, words: Words, *, more: tuple[str, ...] = ()
) -> tuple[Controls, ...]:
    """What somebody can say who has looked: it is there (or gone), once more, leave it."""
    if send is not None and send.kind is SendKind.DELETE:
        return controls(view, words, shown=SETTLING_UNDO, more=more, labels=UNDO_LABELS)
    labels = HIDE_LABELS.get(send.kind, PLAIN) if send is not None else PLAIN
    return controls(view, words, shown=SETTLING, more=more, labels=labels)


def by_hand_controls(view: Clickable, words: Words, *, more: tuple[str, ...]) -> tuple[Controls, ...]:
    return controls(view, words, shown=("posted",), more=more, primary=("posted",), labels=BY_HAND_LABELS)


def by_hand_parts(text: str, target: Target, words: Words) -> tuple[Part, ...]:
    """The approved text, to be copied whole."""
    return (line(words("case-by-hand", target=target_name(target))), Quote(text=text, exact=True))


def rejected_line(send: Send | None, words: Words) -> Part:
    error = send.error if send else ""
    return line(words("case-rejected", why=words(error or "send-error-rejected")))
