"""Each kind of block: its fields, its limits, what may stand in it, and on which surface it may stand."""

from collections.abc import Callable
from typing import Any, Literal

from bot.sandbox.slack.check.elements import (
    IN_ACTIONS,
    IN_CONTEXT,
    IN_CONTEXT_ACTIONS,
    IN_INPUT,
    IN_SECTION,
    element,
    image,
)
from bot.sandbox.slack.check.problems import Found, Problem, count, keys, length, listed, text
from bot.sandbox.slack.check.rich import rich_text

Block = dict[str, Any]
Surface = Literal["message", "modal", "home"]

_FIELDS: dict[str, frozenset[str]] = {
    "section": frozenset({"type", "block_id", "text", "fields", "accessory", "expand"}),
    "header": frozenset({"type", "block_id", "text"}),
    "actions": frozenset({"type", "block_id", "elements"}),
    "context": frozenset({"type", "block_id", "elements"}),
    "context_actions": frozenset({"type", "block_id", "elements"}),
    "divider": frozenset({"type", "block_id"}),
    "image": frozenset({"type", "block_id", "image_url", "slack_file", "alt_text", "title"}),
    "input": frozenset({"type", "block_id", "label", "element", "hint", "optional", "dispatch_action"}),
    "rich_text": frozenset({"type", "block_id", "elements"}),
    "markdown": frozenset({"type", "block_id", "text"}),
    "table": frozenset({"type", "block_id", "rows", "column_settings"}),
    "alert": frozenset({"type", "block_id", "text", "level"}),
    "container": frozenset(
        {
            "type", "block_id", "title", "rich_text_title", "subtitle", "icon", "child_blocks", "width",
            "is_collapsible", "default_collapsed", "has_header_divider",
        }
    ),
}  # fmt: skip
"""The kinds a bot like this may use. Others exist; whoever needs one adds it here, with its limits."""
_MODAL = frozenset(_FIELDS) - {"markdown", "table", "context_actions"}
SURFACES: dict[Surface, frozenset[str]] = {
    "message": frozenset(_FIELDS) - {"alert"},
    "modal": _MODAL,
    "home": _MODAL,
}
_CHILDREN = frozenset(
    {"actions", "context", "divider", "header", "image", "input", "rich_text", "section", "table"}
)


def block(value: Any, at: str, *, allowed: frozenset[str]) -> Found:
    if not isinstance(value, dict):
        yield Problem(rule="type", at=at, detail="must be a block")
        return
    kind = value.get("type")
    if kind not in allowed:
        yield Problem(rule="block.kind", at=f"{at}/type", detail=f"unsupported type: {kind}")
        return
    yield from keys(value, at, known=_FIELDS[kind])
    if "block_id" in value:
        yield from length(value["block_id"], f"{at}/block_id", most=255, least=1, rule="block-id-255")
    yield from _KINDS[kind](value, at)


def _section(value: Block, at: str) -> Found:
    if value.get("text") is None and not value.get("fields"):
        yield Problem(rule="section.empty", at=at, detail="text or fields is needed")
    if value.get("text") is not None:
        yield from text(value["text"], f"{at}/text", most=3000, rule="section.text-3000")
    if "fields" in value:
        yield from count(value["fields"], f"{at}/fields", most=10, rule="section.fields-10")
    for number, entry in enumerate(listed(value.get("fields"))):
        yield from text(entry, f"{at}/fields/{number}", most=2000, rule="section.field-2000")
    if "accessory" in value:
        yield from element(
            value["accessory"], f"{at}/accessory", allowed=IN_SECTION, rule="section.accessory"
        )


def _header(value: Block, at: str) -> Found:
    yield from text(value.get("text"), f"{at}/text", most=150, plain=True, rule="header.text-150")


def _row(most: int, allowed: frozenset[str], name: str) -> Callable[[Block, str], Found]:
    def check(value: Block, at: str) -> Found:
        yield from count(value.get("elements"), f"{at}/elements", most=most, rule=f"{name}.elements-{most}")
        for number, entry in enumerate(listed(value.get("elements"))):
            where = f"{at}/elements/{number}"
            yield from element(entry, where, allowed=allowed, rule=f"{name}.element")
            if isinstance(entry, dict) and entry.get("type") in ("plain_text", "mrkdwn"):
                yield from text(entry, where, rule="context.text-3000")

    return check


def _divider(_value: Block, _at: str) -> Found:
    yield from ()


def _image(value: Block, at: str) -> Found:
    yield from image(value, at)
    if "title" in value:
        yield from text(value["title"], f"{at}/title", most=2000, plain=True, rule="image.title-2000")


def _input(value: Block, at: str) -> Found:
    yield from text(value.get("label"), f"{at}/label", most=2000, plain=True, rule="input.label-2000")
    if "hint" in value:
        yield from text(value["hint"], f"{at}/hint", most=2000, plain=True, rule="input.hint-2000")
    yield from element(value.get("element"), f"{at}/element", allowed=IN_INPUT, rule="input.element")


def _markdown(value: Block, at: str) -> Found:
    yield from length(value.get("text"), f"{at}/text", most=12_000, least=1, rule="markdown.text-12000")


def _table(value: Block, at: str) -> Found:
    yield from count(value.get("rows"), f"{at}/rows", most=100, rule="table.rows-100")
    for number, row in enumerate(listed(value.get("rows"))):
        yield from count(row, f"{at}/rows/{number}", most=20, rule="table.columns-20")


def _alert(value: Block, at: str) -> Found:
    yield from text(value.get("text"), f"{at}/text", most=200, rule="alert.text-200")
    if value.get("level") not in (None, "default", "info", "warning", "error", "success"):
        yield Problem(rule="alert.level", at=f"{at}/level", detail=f"unsupported level: {value['level']}")


def _container(value: Block, at: str) -> Found:
    for name in ("title", "subtitle"):
        if name in value:
            yield from text(
                value[name],
                f"{at}/{name}",
                most=150,
                plain=name == "title",
                rule=f"container.{name}-150",
            )
    yield from count(value.get("child_blocks"), f"{at}/child_blocks", most=10, rule="container.children-10")
    for number, child in enumerate(listed(value.get("child_blocks"))):
        yield from block(child, f"{at}/child_blocks/{number}", allowed=_CHILDREN)


_KINDS: dict[str, Callable[[Block, str], Found]] = {
    "section": _section,
    "header": _header,
    "actions": _row(25, IN_ACTIONS, "actions"),
    "context": _row(10, IN_CONTEXT, "context"),
    "context_actions": _row(5, IN_CONTEXT_ACTIONS, "context-actions"),
    "divider": _divider,
    "image": _image,
    "input": _input,
    "rich_text": rich_text,
    "markdown": _markdown,
    "table": _table,
    "alert": _alert,
    "container": _container,
}
