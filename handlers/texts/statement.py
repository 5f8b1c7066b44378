"""What a statement says before anybody filled it, and how slots become paragraphs. Read from YAML by prompts."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from handlers.crisis.playbook import Texts

Kind = Literal["acknowledgement", "holding", "correction", "closing"]
KINDS: tuple[Kind, ...] = ("acknowledgement", "holding", "correction", "closing")
SLOTS = ("known", "unknown", "sorry", "doing", "next", "proof", "prevented")
"""What is known, what not yet, sympathy, what is done now, the time of the next word, proof or address, what prevents a
repeat. A form holds five."""
CLOSED = frozenset({"next"})
"""Slots that take no free words: a time of the clock."""
PLACE = re.compile(r"\{([a-z]+)\}")


@dataclass(frozen=True, kw_only=True, slots=True)
class Seed:
    """A prepared text with slots, in each language."""

    kind: Kind
    version: str
    title: Texts
    help: Texts
    slots: tuple[str, ...]
    """In the order of the form; five at most."""
    required: frozenset[str]
    text: Texts
    short: Texts
    """For networks that hold little."""
    filled: Mapping[str, Texts] = field(default_factory=dict[str, Texts])
    """Words that a slot starts with."""


def places(text: str) -> frozenset[str]:
    """Slots that a text asks for."""
    return frozenset(PLACE.findall(text))


def is_closed(text: str) -> bool:
    """True if nothing can be put into it that nobody has approved before."""
    return places(text) <= CLOSED


def fill(text: str, slots: Mapping[str, str]) -> str:
    """The text with its slots filled; a paragraph whose slot stays empty is left out. Values are put in as they are:
    what looks like a slot in them is none."""
    paragraphs = [
        PLACE.sub(lambda found: slots[found[1]], paragraph)
        for paragraph in text.split("\n\n")
        if all(slots.get(name, "").strip() for name in places(paragraph))
    ]
    return "\n\n".join(paragraph.strip() for paragraph in paragraphs)
