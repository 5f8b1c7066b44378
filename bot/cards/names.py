"""What things and people are called on cards; what only the configuration knows is called as it is written there."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from types import MappingProxyType
from typing import cast

from bot.cards.lines import Segment, first_line, one_line
from bot.cards.parts import Link, Run
from handlers.able import Able
from handlers.case import Case
from handlers.people import Person
from handlers.ports import Words
from handlers.views import Target

LONGEST_NAME = 60
GLYPHS = MappingProxyType(
    {
        "rotating_light": "🚨",
        "scales": "⚖️",
        "newspaper": "📰",
        "package": "📦",
        "eyes": "👀",
        "white_check_mark": "✅",
        "pushpin": "📌",
        "mag": "🔍",
    }
)
"""How the emoji of the shipped table look; others are called by their name."""


def known(words: Words, prefix: str, name: str) -> str:
    """The text `<prefix>-<name>`, or the name itself where the configuration invented it (flags, reasons)."""
    try:
        return words(f"{prefix}-{name}")
    except KeyError:
        return one_line(name, LONGEST_NAME)


def of_drill(params: Mapping[str, object], words: Words) -> dict[str, object]:
    """The same values in a drill, whose number says what it is: crisis Ü3."""
    crisis = params.get("crisis")
    return dict(params) | ({"crisis": words("drill-number", crisis=crisis)} if crisis else {})


def said(words: Words, key: str, params: Mapping[str, object], *, drill: bool = False) -> str:
    """A text whose values may be words themselves: reasons by their key, flags by their name."""
    params = of_drill(params, words) if drill else params
    values = {name: _in_words(words, name, value) for name, value in params.items()}
    if "account" in params and params["account"] == params.get("network"):
        values["account"] = ""  # what was said in chat has no account of its own
    if "matter" in params:
        kind, _, number = str(params["matter"]).partition(":")
        values["matter"] = words(f"matter-{kind}", **{"number": number, **values})
    return words(key, **{"error": words("send-error-rejected"), **values})


def _who(words: Words, found: Able) -> str:
    names = [one_line(name, LONGEST_NAME) for name in found.names]
    groups = [one_line(name, LONGEST_NAME) for name in found.groups]
    if not names and groups:
        return words("able-groups", groups=words.join(groups))
    more = words("able-more", count=found.more, names=len(names)) if found.more else ""
    return words.join([*names, more]) if more else (words.join(names) if names else "")


def _in_words(words: Words, name: str, value: object) -> object:
    match name, value:
        case _, Able():
            return _who(words, value)
        case "error", str(key) if key:
            return words(key)
        case "roles", tuple():
            return ", ".join(known(words, "role", str(role)) for role in cast("tuple[object, ...]", value))
        case "reactions", tuple():
            pairs = cast("tuple[tuple[str, str], ...]", value)
            return ", ".join(
                f"{GLYPHS.get(emoji, f':{emoji}:')} {words(f'reaction-{act}')}" for emoji, act in pairs
            )
        case "days", (date() as first, date() as last):
            return days(words, (first, last))
        case "rotations", tuple():
            return ", ".join(one_line(str(one), LONGEST_NAME) for one in cast("tuple[object, ...]", value))
        case (("flag" | "now"), "none"):
            return words("form-reflag-none")
        case (("flag" | "now"), str(flag)) if flag:
            return known(words, "flag", flag)
        case _:
            return value


def topic_name(name: str, foreign: str, words: Words) -> str:
    """What people speak of: a theme by its name, else their own words, which are as foreign as a comment."""
    return one_line(foreign, LONGEST_NAME) if foreign else known(words, "theme", name)


def matter_name(words: Words, kind: str, number: int, target: Target | None) -> str:
    """Instagram @musterkanne · Fall 12, Kritikwelle 3: what an escalation is about."""
    network, account = (target.network, target.account) if target else ("", "")
    if account == network:
        account = ""
    return one_line(words(f"matter-{kind}", number=number, network=network, account=account))


def days(words: Words, span: tuple[date, date]) -> str:
    """am 24. Dez.; vom 24. Dez. bis 27. Dez."""
    # At noon a day has the same date in the reader's zone.
    first, last = (words.date(datetime.combine(day, time(12), tzinfo=UTC)) for day in span)
    return words("days-one", day=first) if first == last else words("days-span", first=first, last=last)


def called(person: Person | None, words: Words) -> str:
    return one_line(person.name, LONGEST_NAME) if person else words("somebody")


def target_name(target: Target) -> str:
    """Instagram @musterkanne; said once where a network has no account name of its own."""
    if target.account == target.network:
        return one_line(target.network)
    return one_line(f"{target.network} {target.account}")


def case_line(
    case: Case, target: Target, words: Words, outcome: str, *details: str, numbered: bool = True
) -> str:
    """A first line: outcome and target stay; where it gets too long the case's number goes first, then the details."""
    number = words("case-number", case=case.id) if numbered else ""
    return first_line(
        (
            Segment(text=outcome),
            *(Segment(text=detail, rank=place + 1) for place, detail in enumerate(details)),
            Segment(text=target_name(target)),
            Segment(text=number, rank=len(details) + 1),
        )
    )


def linked(label: str, url: str) -> Run | str:
    """A link where there is an address, the bare words otherwise."""
    return Link(label=label, url=url) if url else label
