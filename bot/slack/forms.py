# pyright: strict
"""Forms as Slack's modal views, and what such a view carries with it until it comes back."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import assert_never, cast

import regex

from bot.cards.parts import Form, FormField, FormOption, Plain
from bot.slack.blocks import Block, plain_text, quote, rich_text, section
from bot.slack.payload import entries, entry, items, text
from bot.slack.text import label, pieces
from handlers.clicks import Click, parse_click
from handlers.events import Place

LONGEST_TITLE = 24
LONGEST_OPTION = 75
LONGEST_HINT = 2000
MOST_OPTIONS = 100
LONGEST_INPUT = 3000
"""What one text input of Slack holds."""
CALLBACK = "breakwater-form"
OVER = "breakwater-over"
"""Callback id of what is laid over the app's home: no form, but its controls work."""
INPUT = "value"
"""Action id of each field's element; the field's id is the block's."""
_FURTHER = regex.compile(r"(?P<id>.+)~(?P<number>\d{1,2})(?P<joint>[nsx])", regex.ASCII)
"""Block id of a further input of the same field, and what stood at the joint: a line break, a space, nothing."""
_JOINTS = {"n": "\n", "s": " ", "x": ""}
_UNSENDABLE = regex.compile(r"[[\p{Cc}\p{Cs}]--[\n\t]]", regex.V1)


@dataclass(frozen=True, kw_only=True, slots=True)
class Memo:
    """What a view remembers: for which click it was opened, where, and about which message."""

    click: Click
    place: Place
    about: Place | None = None
    response_url: str = ""
    """Of a message that the person alone sees: a view has none of its own, and what it changes stands there."""


def render_form(form: Form, place: Place, *, response_url: str = "") -> Block:
    """The modal view; `place` is where private messages about its outcome belong."""
    return {
        "type": "modal",
        "callback_id": CALLBACK,
        "title": plain_text(label(form.title, LONGEST_TITLE)),
        "submit": plain_text(label(form.submit, LONGEST_TITLE)),
        "close": plain_text(label(form.cancel, LONGEST_TITLE)),
        "private_metadata": write_memo(
            Memo(click=form.click, place=place, about=form.about, response_url=response_url)
        ),
        "blocks": [*_words(form), *(block for field in form.fields for block in _field(field))],
    }


def _words(form: Form) -> Iterable[Block]:
    """Note and quote; a view needs a block at least."""
    elements: list[Block] = []
    if form.note:
        elements.extend(section([Plain(text=line)]) for line in form.note.split("\n"))
    if form.quote:
        elements.append(quote(form.quote))
    if elements or not form.fields:
        yield rich_text(*elements or [section([Plain(text=form.title)])])


def _field(field: FormField) -> Iterable[Block]:
    match field.kind:
        case "text" | "long_text":
            yield from _text_inputs(field)
        case "choice":
            yield _input(field, field.id, field.label, _select(field))
        case "choices":
            yield _input(field, field.id, field.label, _several(field))
        case _:
            assert_never(field.kind)


def _text_inputs(field: FormField) -> Iterable[Block]:
    """One input, or as many as a text needs that is longer than Slack lets one be."""
    parts = list(_parts(_editable(field)))
    for number, (joint, part) in enumerate(parts, start=1):
        element: Block = {
            "type": "plain_text_input",
            "action_id": INPUT,
            "multiline": field.kind == "long_text",
            "max_length": min(max(field.max_length, len(field.value), 1), LONGEST_INPUT),
        }
        if part:
            element["initial_value"] = part
        if len(parts) == 1:
            yield _input(field, field.id, field.label, element)
        else:
            id = f"{field.id}~{number}{joint}" if number > 1 else field.id
            yield _input(field, id, f"{field.label} ({number}/{len(parts)})", element)


def _editable(field: FormField) -> str:
    """Exactly the text, but for what can't be sent: here it is edited, where it is read it is made visible."""
    value = _UNSENDABLE.sub("", field.value.replace("\r\n", "\n"))
    return value if field.kind == "long_text" else value.replace("\n", " ")


def _parts(value: str) -> Iterable[tuple[str, str]]:
    """Pairs of the joint before it and a part that fits; a break at a joint is kept by name, not by a trailing sign."""
    joint, split = "x", pieces(value, LONGEST_INPUT) or [""]
    for number, piece in enumerate(split, start=1):
        following = {"\n": "n", " ": "s"}.get(piece[-1:], "x") if number < len(split) else "x"
        yield joint, piece if following == "x" else piece[:-1]
        joint = following


def _select(field: FormField) -> Block:
    by_value = {option.value: option for option in field.options[:MOST_OPTIONS]}
    options = [_option(option) for option in by_value.values()]
    chosen = [option for option in options if option["value"] == field.value]
    select: Block = {"type": "static_select", "action_id": INPUT, "options": options}
    return {**select, "initial_option": chosen[0]} if chosen else select


def _several(field: FormField) -> Block:
    options = [_option(option) for option in field.options[:MOST_OPTIONS]]
    wanted = set(field.value.split())
    chosen = [option for option in options if option["value"] in wanted]
    select: Block = {"type": "multi_static_select", "action_id": INPUT, "options": options}
    return {**select, "initial_options": chosen} if chosen else select


def _option(option: FormOption) -> Block:
    return {"text": plain_text(label(option.label, LONGEST_OPTION)), "value": option.value}


def _input(field: FormField, id: str, shown: str, element: Block) -> Block:
    block: Block = {
        "type": "input",
        "block_id": id,
        "label": plain_text(label(shown, LONGEST_HINT)),
        "element": element,
        "optional": not field.required,
    }
    return {**block, "hint": plain_text(label(field.hint, LONGEST_HINT))} if field.hint else block


def read_values(state: object) -> dict[str, str]:
    """What was entered, by field id, from the state of a view that came back; what makes no sense is left out."""
    values: dict[str, str] = {}
    for block_id, elements in entries(entry(state, "values")):
        entered = (
            text(elements, INPUT, "value")
            or text(elements, INPUT, "selected_option", "value")
            or " ".join(text(one, "value") for one in items(entry(elements, INPUT, "selected_options")))
        )
        further = _FURTHER.fullmatch(block_id)
        if further is None or further["id"] not in values:
            values[block_id] = entered
        elif entered:
            before = values[further["id"]]
            values[further["id"]] = before + (_JOINTS[further["joint"]] if before else "") + entered
    return values


def write_memo(memo: Memo) -> str:
    about = {"about": _spot(memo.about)} if memo.about else {}
    alone = {"private": True, "response_url": memo.response_url} if memo.place.private else {}
    found = {"click": str(memo.click), **_spot(memo.place), **about, **alone}
    return json.dumps(found, separators=(",", ":"))


def _spot(place: Place) -> dict[str, str]:
    return {"channel": place.channel, "message": place.message_id, "thread": place.thread}


def read_memo(metadata: str) -> Memo | None:
    """None for anything that `write_memo` can't have written."""
    try:
        found = cast("object", json.loads(metadata))
    except (ValueError, RecursionError):
        return None
    click = parse_click(text(found, "click"))
    if click is None:
        return None
    about = _place(entry(found, "about"))
    return Memo(
        click=click,
        place=replace(_place(found), private=entry(found, "private") is True),
        about=about if about.message_id else None,
        response_url=text(found, "response_url"),
    )


def _place(spot: object) -> Place:
    channel, message, thread = (text(spot, key) for key in ("channel", "message", "thread"))
    return Place(platform="slack", channel=channel, message_id=message, thread=thread)
