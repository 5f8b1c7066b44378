# pyright: strict
"""Forms as Discord's modals, and reading what comes back. Title, text and fields hold at most five components."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import assert_never

import regex

from bot.cards.inert import label, pieces
from bot.cards.lines import shorten
from bot.cards.parts import Form, FormField, FormOption
from bot.discord.about import with_about
from bot.discord.components import INPUT, LABEL, LONGEST_OPTION, MOST_OPTIONS, SELECT, Component, row, text
from bot.discord.render import (
    COMPONENTS_V2,
    EPHEMERAL,
    MOST_TEXT,
    SUPPRESS_EMBEDS,
    Message,
    drawn,
    exactly,
    nobody,
)
from bot.discord.text import escaped, fenced, quoted
from handlers.errors import BreakwaterError

MOST_PARTS = 5
LONGEST_TITLE = 45
LONGEST_FIELD_LABEL = 45
LONGEST_HINT = 100
LONGEST_INPUT = 4000
LONGEST_SUBMIT = 80
LONGEST_ID = 100
PAGE = 1500
"""Characters as written of one page: drawn they at most double, and leave room for title, number and note."""
LONGEST_NOTE = 400
SUBMIT = "submit "
"""Before a click's id: the button that stands for a form's own one."""
_FURTHER = regex.compile(r"(?P<id>.+)~(?P<number>\d{1,2})(?P<joint>[nsx])", regex.ASCII)
"""Id of a further component of the same field, and what stood at the joint: a line break, a blank, nothing."""
_JOINTS = {"n": "\n", "s": " ", "x": ""}
_UNSENDABLE = regex.compile(r"[[\p{Cc}\p{Cs}]--[\n\t]]", regex.V1)


class FormTooLong(BreakwaterError):
    """More fields than a modal holds: a form that nobody meant to make."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Pages:
    """A form without fields whose text no modal holds: private messages, the last one with the button."""

    messages: tuple[Message, ...]


def render_form(form: Form) -> Component | Pages:
    """A modal's data. Raises FormTooLong.

    A modal may hold text alone: Discord's description asks for one component of any kind.
    """
    words = _words(form.note, form.quote)
    if len(words) > MOST_TEXT and not form.fields:
        return Pages(messages=tuple(_pages(form)))
    if len(words) > MOST_TEXT:
        words = _shortened(form.note, form.quote)
    parts = [text(words)] if words else []
    parts += [part for field in form.fields for part in _field(field)]
    if len(parts) > MOST_PARTS:
        raise FormTooLong(f"form {form.click.verb} has {len(parts)} parts")
    return {
        "custom_id": _id(form),
        "title": label(form.title, LONGEST_TITLE),
        "components": parts or [text(escaped(label(form.title, LONGEST_TITLE)))],
    }


def _words(note: str, quote: str) -> str:
    """Both in full, the quote as code where it fits in no other way."""
    if not quote.strip():
        return escaped(note).strip()
    whole = "\n".join(filter(None, (escaped(note).strip(), quoted(quote))))
    compact = "\n".join(filter(None, (escaped(note).strip(), fenced(quote))))
    return whole if len(whole) <= MOST_TEXT else compact


def _shortened(note: str, quote: str) -> str:
    """Beside fields the quote is there to remember by; how much of it is shown stands below."""
    head = escaped(shorten(note, LONGEST_NOTE)).strip()
    return "\n".join(filter(None, (head, exactly(quote, 800, compact=True))))


def _pages(form: Form) -> Iterable[Message]:
    """The exact text, every page numbered; who presses has had all of it before their eyes."""
    texts = pieces(form.quote, PAGE)
    for number, piece in enumerate(texts, start=1):
        head = f"**{escaped(label(form.title, LONGEST_TITLE))}** ({number}/{len(texts)})"
        components = [text("\n".join((head, drawn(piece, compact=True))))]
        if number == len(texts):
            note = escaped(shorten(form.note, LONGEST_NOTE)).strip()
            components += [text(note)] if note else []
            components.append(row(_submit(form)))
        yield Message(
            flags=COMPONENTS_V2 | SUPPRESS_EMBEDS | EPHEMERAL,
            components=components,
            allowed_mentions=nobody(),
        )


def _submit(form: Form) -> Component:
    return {
        "type": 2,
        "style": 1,
        "label": label(form.submit, LONGEST_SUBMIT),
        "custom_id": f"{SUBMIT}{_id(form)}",
    }


def _id(form: Form) -> str:
    name = with_about(str(form.click), form.about)
    if len(SUBMIT) + len(name) > LONGEST_ID:
        raise FormTooLong(f"form {form.click.verb} has an id of {len(name)} characters")
    return name


def _field(field: FormField) -> Iterable[Component]:
    match field.kind:
        case "text" | "long_text":
            yield from _inputs(field)
        case "choice":
            yield from _selects(field)
        case "choices":
            yield _several(field)
        case _:
            assert_never(field.kind)


def _inputs(field: FormField) -> Iterable[Component]:
    """One input, or as many as a text needs that is longer than Discord lets one be."""
    parts = list(_parts(_editable(field)))
    for number, (joint, part) in enumerate(parts, start=1):
        component: Component = {
            "type": INPUT,
            "custom_id": _name(field, number, joint),
            "style": 2 if field.kind == "long_text" else 1,
            "required": field.required,
            "max_length": min(max(field.max_length, len(part), 1), LONGEST_INPUT),
        }
        if part:
            component["value"] = part
        yield _labelled(field, _numbered(field, number, len(parts)), component)


def _editable(field: FormField) -> str:
    """Exactly the text, but for what can't be sent: here it is edited, where it is read it is made visible."""
    words = _UNSENDABLE.sub("", field.value.replace("\r\n", "\n"))
    return words if field.kind == "long_text" else words.replace("\n", " ")


def _parts(words: str) -> Iterable[tuple[str, str]]:
    """Pairs of the joint before it and a part that fits; a break at a joint is kept by name, not by a trailing sign."""
    joint = "x"
    for piece in pieces(words, LONGEST_INPUT) or [""]:
        following = {"\n": "n", " ": "s"}.get(piece[-1:], "x") if piece != words else "x"
        yield joint, piece if following == "x" else piece[:-1]
        joint, words = following, words[len(piece) :]


def _selects(field: FormField) -> Iterable[Component]:
    """As many selects as the options need; with several, none of them has to be used."""
    chunks = [
        field.options[start : start + MOST_OPTIONS] for start in range(0, len(field.options), MOST_OPTIONS)
    ]
    for number, options in enumerate(chunks, start=1):
        component: Component = {
            "type": SELECT,
            "custom_id": _name(field, number, "x"),
            "required": field.required and len(chunks) == 1,
            "options": [_option(option, field.value) for option in options],
        }
        yield _labelled(field, _numbered(field, number, len(chunks)), component)


def _several(field: FormField) -> Component:
    """One select: what doesn't fit into it is not offered."""
    wanted = set(field.value.split())
    options = field.options[:MOST_OPTIONS]
    component: Component = {
        "type": SELECT,
        "custom_id": field.id,
        "required": field.required,
        "min_values": 1 if field.required else 0,
        "max_values": len(options),
        "options": [_option(one, one.value if one.value in wanted else "") for one in options],
    }
    return _labelled(field, _numbered(field, 1, 1), component)


def _option(option: FormOption, chosen: str) -> Component:
    shown: Component = {"label": label(option.label, LONGEST_OPTION), "value": option.value}
    return {**shown, "default": True} if option.value == chosen else shown


def _labelled(field: FormField, shown: str, component: Component) -> Component:
    whole: Component = {"type": LABEL, "label": shown, "component": component}
    return {**whole, "description": label(field.hint, LONGEST_HINT)} if field.hint.strip() else whole


def _name(field: FormField, number: int, joint: str) -> str:
    return f"{field.id}~{number}{joint}" if number > 1 else field.id


def _numbered(field: FormField, number: int, of: int) -> str:
    mark = f" ({number}/{of})" if of > 1 else ""
    return label(field.label, LONGEST_FIELD_LABEL - len(mark)) + mark


def joined(entered: Mapping[str, str]) -> dict[str, str]:
    """What was entered, by field id: the parts of a long text as one, of several selects the one that was used."""
    values: dict[str, str] = {}
    for name, value in entered.items():
        further = _FURTHER.fullmatch(name)
        if further is None or further["id"] not in values:
            values[name] = value
        elif value:
            before = values[further["id"]]
            joint = _JOINTS[further["joint"]] if before else ""
            values[further["id"]] = before + joint + value
    return values
