# pyright: strict
"""A message of Slack's as the core gets it: who, when, where, and its text without Slack's own marks."""

import html
from datetime import UTC, datetime

import regex

from bot.slack.payload import entry, text
from handlers.events import ChatMessage, Place

LONGEST_TEXT = 12_000
_STAMP = regex.compile(r"\d{1,12}\.\d{1,9}", regex.ASCII)
_MARK = regex.compile(r"<(?P<sign>[@#!]?)(?P<what>[^<>|]{0,3000})(?:\|(?P<label>[^<>]{0,3000}))?>")


def stamp(value: str) -> str:
    """A timestamp as Slack writes it, else empty."""
    return value if _STAMP.fullmatch(value) else ""


def read_message(message: object, channel: str, *, user: str = "", bot: str = "") -> ChatMessage | None:
    """None for what is no message. `user` and `bot` are who we are ourselves."""
    ts = stamp(text(message, "ts"))
    if not (ts and channel):
        return None
    head = stamp(text(message, "thread_ts"))
    account, by = text(message, "user"), text(message, "bot_id")
    return ChatMessage(
        # The head of a thread names itself as its thread as soon as there is a reply.
        place=Place(platform="slack", channel=channel, message_id=ts, thread=head if head != ts else ""),
        account=account,
        name=_name(message)[:200],
        text=plain(text(message, "text"))[:LONGEST_TEXT],
        at=datetime.fromtimestamp(float(ts), UTC),
        ours=bool((user and account == user) or (bot and by == bot)),
        by_bot=bool(by) or text(message, "subtype") == "bot_message",
    )


def _name(message: object) -> str:
    """Slack names only bots in a message; people have to be asked for."""
    profile = entry(message, "bot_profile") or entry(message, "user_profile")
    return text(profile, "display_name") or text(profile, "name") or text(message, "username")


def plain(marked: str) -> str:
    """Slack's stored text as a person would read it: mentions and links by their labels, entities resolved once."""
    return html.unescape(_MARK.sub(_unmarked, marked[: 2 * LONGEST_TEXT]))


def _unmarked(mark: "regex.Match[str]") -> str:
    sign, what, shown = mark["sign"], mark["what"], mark["label"] or ""
    match sign:
        case "@" | "#":
            return sign + (shown or what).removeprefix(sign)
        case "!":
            return "@" + (shown or what.partition("^")[0]).removeprefix("@")
        case _:
            return f"{shown} ({what})" if shown and shown != what else what
