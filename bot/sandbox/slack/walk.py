"""Going through blocks: the controls in them, their visible text, the ids that Slack fills in."""

import secrets
from collections.abc import Iterator
from typing import Any

from bot.sandbox.slack.errors import Json


def every_block(blocks: Any) -> Iterator[Json]:
    """Blocks and the blocks inside containers."""
    for block in blocks if isinstance(blocks, list) else []:
        if isinstance(block, dict):
            yield block
            yield from every_block(block.get("child_blocks"))


def own_elements(block: Json) -> Iterator[Json]:
    """The interactive elements of one block, without those of blocks inside it."""
    candidates: list[Any] = [block.get("accessory"), block.get("element")]
    if block.get("type") in ("actions", "context_actions"):
        candidates += block.get("elements") or []
    for candidate in candidates:
        if isinstance(candidate, dict) and candidate.get("type") not in ("image", "plain_text", "mrkdwn"):
            yield candidate


def controls(blocks: Any) -> Iterator[tuple[Json, Json]]:
    """Every interactive element with the block it stands in."""
    for block in every_block(blocks):
        for element in own_elements(block):
            yield block, element


def visible(value: Any) -> Iterator[str]:
    """All text that can be read, wherever it stands."""
    if isinstance(value, dict):
        for key, entry in value.items():
            if key == "text" and isinstance(entry, str):
                yield entry
            else:
                yield from visible(entry)
    elif isinstance(value, list):
        for entry in value:
            yield from visible(entry)


def marked_up(value: Any) -> Iterator[str]:
    """Text in which Slack parses mentions and links: mrkdwn objects and markdown blocks, not plain or rich text."""
    if isinstance(value, dict):
        if value.get("type") in ("mrkdwn", "markdown") and isinstance(value.get("text"), str):
            yield value["text"]
        for entry in value.values():
            yield from marked_up(entry)
    elif isinstance(value, list):
        for entry in value:
            yield from marked_up(entry)


def named(blocks: list[Json]) -> list[Json]:
    """The blocks with the ids that Slack gives to whatever has none."""
    for block in every_block(blocks):
        block.setdefault("block_id", _short())
        for element in own_elements(block):
            element.setdefault("action_id", _short())
    return blocks


def _short() -> str:
    return secrets.token_urlsafe(4)[:5]
