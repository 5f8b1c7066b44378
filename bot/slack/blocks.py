# pyright: strict
"""What Slack's blocks are made of: everything foreign stands in elements that Slack doesn't parse."""

from collections.abc import Iterable, Iterator
from typing import assert_never

import regex

from bot.cards.parts import Link, Mention, Plain, Run, Time
from bot.slack.text import inert, isolated, label, pieces, web_address

Block = dict[str, object]

LONGEST_TEXT = 3000
_ACCOUNT = regex.compile(r"[UW][A-Z0-9]{2,24}", regex.ASCII)
_GROUP = regex.compile(r"S[A-Z0-9]{2,24}", regex.ASCII)
_BLANK: Block = {"type": "text", "text": " "}


def plain_text(text: str) -> Block:
    """Never parsed: neither formatting nor mentions nor :codes:."""
    return {"type": "plain_text", "text": text, "emoji": False}


def rich_text(*elements: object) -> Block:
    return {"type": "rich_text", "elements": list(elements)}


def quote(text: str) -> Block:
    """Somebody's words behind a bar, in full; long ones in several elements that read as one."""
    elements = [{"type": "text", "text": piece} for piece in pieces(inert(text), LONGEST_TEXT)]
    return {"type": "rich_text_quote", "elements": elements or [_BLANK]}


def image(file: str, alt: str) -> Block:
    """A picture that was uploaded to Slack."""
    return {"type": "image", "slack_file": {"id": file}, "alt_text": alt}


def section(runs: Iterable[Run], listed: tuple[Mention, ...] = ()) -> Block:
    """One paragraph. Only who is `listed` is mentioned, everybody else is merely named."""
    elements = [element for run in runs for element in _elements(run, listed)]
    return {"type": "rich_text_section", "elements": elements or [_BLANK]}


def _elements(run: Run, listed: tuple[Mention, ...]) -> Iterator[Block]:
    match run:
        case Plain():
            for piece in pieces(isolated(run.text), LONGEST_TEXT):
                text: Block = {"type": "text", "text": piece}
                yield {**text, "style": {"bold": True}} if run.strong else text
        case Link():
            shown = label(run.label, LONGEST_TEXT)
            url = web_address(run.url)
            yield {"type": "link", "url": url, "text": shown} if url else {"type": "text", "text": shown}
        case Mention():
            wanted = any(run.slack == other.slack for other in listed)
            yield (address(run) if wanted else None) or {
                "type": "text",
                "text": label(run.name, LONGEST_TEXT),
            }
        case Time():
            yield _date(run)
        case _:
            assert_never(run)


def address(mention: Mention) -> Block | None:
    """The element that reaches the person or group; None where there is no id of Slack's."""
    if _GROUP.fullmatch(mention.slack):
        return {"type": "usergroup", "usergroup_id": mention.slack}
    return {"type": "user", "user_id": mention.slack} if _ACCOUNT.fullmatch(mention.slack) else None


def _date(time: Time) -> Block:
    """Shown by Slack in the reader's own zone and manner."""
    element: Block = {
        "type": "date",
        "timestamp": int(time.at.timestamp()),
        "format": "{time}" if time.style == "clock" else "{date_short}",
    }
    return {**element, "fallback": isolated(time.fallback)} if time.fallback else element
