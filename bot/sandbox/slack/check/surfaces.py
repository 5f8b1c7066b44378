"""A whole message, a whole view: how many blocks, which ids twice, how long in all."""

import json
from typing import Any

from bot.sandbox.slack.check.blocks import SURFACES, Surface, block
from bot.sandbox.slack.check.problems import Found, Problem, count, keys, length, listed, text
from bot.sandbox.slack.walk import every_block, own_elements, visible

TOTAL = 12_000
"""Characters of text in all that the bot keeps to."""
REFUSED = 13_200
"""Where `msg_blocks_too_long` was seen. Counted with 50 for each block: 11,341 characters in 45 blocks were refused,
9,597 in 50 were taken (slackapi/bolt-js#2867)."""
PER_BLOCK = 50
VIEW_BYTES = 250 * 1024

_MODAL = frozenset(
    {
        "type", "title", "blocks", "close", "submit", "private_metadata", "callback_id", "clear_on_close",
        "notify_on_close", "external_id", "submit_disabled",
    }
)  # fmt: skip
_HOME = frozenset({"type", "blocks", "private_metadata", "callback_id", "external_id"})


def blocks(value: Any, surface: Surface, at: str = "/blocks") -> Found:
    """The blocks of one surface, with what holds across them."""
    most = 50 if surface == "message" else 100
    yield from count(value, at, most=most, least=1, rule=f"blocks.max-{most}")
    for number, entry in enumerate(listed(value)):
        yield from block(entry, f"{at}/{number}", allowed=SURFACES[surface])
    yield from _unique(value, at)
    if sum(entry.get("type") == "table" for entry in every_block(value)) > 1:
        yield Problem(rule="table.one", at=at, detail="only one table block is allowed")
    if surface == "message":
        yield from _total(value, at)
    focused = [
        element
        for entry in every_block(value)
        for element in own_elements(entry)
        if element.get("focus_on_load")
    ]
    if len(focused) > 1:
        yield Problem(rule="focus.one", at=at, detail="only one element may have the focus")


def _unique(value: Any, at: str) -> Found:
    ids: set[str] = set()
    for entry in every_block(value):
        own = entry.get("block_id")
        if isinstance(own, str) and own in ids:
            yield Problem(rule="block-id.unique", at=at, detail=f"block_id {own!r} already exists")
        elif isinstance(own, str):
            ids.add(own)
        actions: set[str] = set()
        for element in own_elements(entry):
            action = element.get("action_id")
            if isinstance(action, str) and action in actions:
                yield Problem(rule="action-id.unique", at=at, detail=f"action_id {action!r} already exists")
            elif isinstance(action, str):
                actions.add(action)


def _total(value: Any, at: str) -> Found:
    letters = sum(map(len, visible(value)))
    weight = letters + PER_BLOCK * sum(1 for _ in every_block(value))
    if weight > REFUSED:
        yield Problem(rule="blocks.total-13200", at=at, detail=f"{letters} characters of text in all")
    elif letters > TOTAL:
        yield Problem(
            rule="blocks.total-12000", at=at, detail=f"{letters} characters of text in all", refused=False
        )


def view(value: Any) -> Found:
    """A modal or a home tab; pointers begin with /view as Slack's do."""
    kind = value.get("type") if isinstance(value, dict) else None
    if kind not in ("modal", "home"):
        yield Problem(rule="view.type", at="/view/type", detail=f"unsupported type: {kind}")
        return
    yield from keys(value, "/view", known=_MODAL if kind == "modal" else _HOME, needed=("blocks",))
    if kind == "modal":
        for name in ("title", "submit", "close"):
            if name == "title" or value.get(name) is not None:
                yield from text(value.get(name), f"/view/{name}", most=24, plain=True, rule=f"view.{name}-24")
        inputs = any(entry.get("type") == "input" for entry in every_block(value.get("blocks")))
        if inputs and value.get("submit") is None:
            yield Problem(
                rule="view.submit-missing", at="/view/submit", detail="submit is needed with input blocks"
            )
    for name, most in (("private_metadata", 3000), ("callback_id", 255), ("external_id", 255)):
        if value.get(name) is not None:
            yield from length(value[name], f"/view/{name}", most=most, rule=f"view.{name}-{most}")
    yield from blocks(value.get("blocks"), kind, "/view/blocks")
    if len(json.dumps(value).encode()) > VIEW_BYTES:
        yield Problem(rule="view.bytes-250k", at="/view", detail="the view is over 250 KB")
