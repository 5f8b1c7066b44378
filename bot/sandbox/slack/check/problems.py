"""One thing that is wrong with a message or a view, and the small tests that all checks share."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from bot.sandbox.slack.errors import Json


@dataclass(frozen=True, kw_only=True, slots=True)
class Problem:
    rule: str
    """Short and stable: `section.text-3000`."""
    at: str
    """JSON pointer into the payload: `/blocks/0/text/text`."""
    detail: str
    refused: bool = True
    """False: Slack takes it, but it is over what the bot promised itself."""

    def __str__(self) -> str:
        return f"{self.detail} [json-pointer:{self.at}]"


Found = Iterator[Problem]


def length(value: Any, at: str, *, most: int, rule: str, least: int = 0) -> Found:
    """A string of so many characters."""
    if not isinstance(value, str):
        yield Problem(rule="type", at=at, detail="must be a string")
    elif len(value) > most:
        yield Problem(rule=rule, at=at, detail=f"must be less than {most + 1} characters, has {len(value)}")
    elif len(value) < least:
        yield Problem(rule="text.empty", at=at, detail=f"must be more than {least - 1} characters")


def count(value: Any, at: str, *, most: int, rule: str, least: int = 1) -> Found:
    """A list of so many items."""
    if not isinstance(value, list):
        yield Problem(rule="type", at=at, detail="must be an array")
    elif len(value) > most:
        yield Problem(rule=rule, at=at, detail=f"no more than {most} items allowed, has {len(value)}")
    elif len(value) < least:
        yield Problem(rule="items.none", at=at, detail=f"no fewer than {least} items allowed")


def listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def keys(value: Json, at: str, *, known: frozenset[str], needed: tuple[str, ...] = ()) -> Found:
    """Only known fields, and the needed ones."""
    for key in value.keys() - known:
        yield Problem(rule="field.unknown", at=f"{at}/{key}", detail=f"unknown field: {key}")
    for key in needed:
        if value.get(key) is None:
            yield Problem(rule="field.missing", at=at, detail=f"missing required field: {key}")


def text(value: Any, at: str, *, rule: str, most: int = 3000, plain: bool = False, least: int = 1) -> Found:
    """A text object: its kind, its fields, its length."""
    if not isinstance(value, dict):
        yield Problem(rule="type", at=at, detail="must be a text object")
        return
    kind = value.get("type")
    if kind not in ("plain_text", "mrkdwn") or (plain and kind != "plain_text"):
        yield Problem(rule="text.type", at=f"{at}/type", detail=f"unsupported type: {kind}")
        return
    extra = "emoji" if kind == "plain_text" else "verbatim"
    yield from keys(value, at, known=frozenset({"type", "text", extra}), needed=())
    yield from length(value.get("text"), f"{at}/text", most=most, least=least, rule=rule)
