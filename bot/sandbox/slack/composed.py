"""A message as an app composes it, by method or by response url: what it says, whom it pings, whether it may."""

import re
from dataclasses import dataclass
from typing import Any

from bot.sandbox.kernel import Request
from bot.sandbox.slack.arguments import decoded
from bot.sandbox.slack.check import Problem, message_problems
from bot.sandbox.slack.errors import ApiError, Json
from bot.sandbox.slack.installation import Installation
from bot.sandbox.slack.walk import controls, every_block, marked_up, named
from bot.sandbox.slack.world import World

LONG = 4_000
"""Characters of `text`; more cannot be edited any more, and may be split."""
LONGEST = 40_000
METADATA_BYTES = 8_000

_PING = re.compile(r"<(?:@([UW][A-Z0-9]+)|!subteam\^(S[A-Z0-9]+)|!(here|channel|everyone))(?:\|[^>]*)?>")
_LOUD = re.compile(r"(?<![\w@])@(here|channel|everyone)\b")
_URL = re.compile(r"https?://[^\s<>|]+")
_EVENT_TYPE = re.compile(r"[A-Za-z0-9_]{1,255}")


@dataclass(frozen=True, kw_only=True, slots=True)
class Composed:
    text: str
    blocks: list[Json]
    metadata: Json | None
    pings: list[str]
    unfurls: list[str]


def compose(app: Installation, values: Json, record: Request, *, most: int = LONGEST) -> Composed:
    """Read and check; notes each breach and raises ApiError as Slack refuses it."""
    text = values.get("text")
    if text is not None and not isinstance(text, str):
        app.kernel.violate(record.target, "argument", "text: must be a string", request=record)
        raise ApiError("invalid_arguments")
    text = text or ""
    blocks = _blocks(app, values.get("blocks"), record)
    if values.get("attachments"):
        app.kernel.violate(
            record.target, "attachments", "legacy attachments are not known here", request=record
        )
        raise ApiError("invalid_attachments")
    _lengths(app, text, blocks, record, most)
    marked = [text, *marked_up(blocks)]
    return Composed(
        text=text,
        blocks=named(blocks),
        metadata=_metadata(app, values.get("metadata"), record),
        pings=_pings(app.world, marked, blocks, loud=_parses(values)),
        unfurls=_unfurls(marked, values),
    )


def _blocks(app: Installation, value: Any, record: Request) -> list[Json]:
    if value in (None, "", []):
        return []
    try:
        blocks = decoded(value)
    except ValueError as error:
        app.kernel.violate(record.target, "blocks.format", "blocks: no valid JSON", request=record)
        raise ApiError("invalid_blocks_format") from error
    if blocks == []:
        return []
    app.refuse(message_problems(blocks), record, code="invalid_blocks")
    app.show_files(blocks, record)
    waiting = [element for _, element in controls(blocks) if not element.get("url")]
    if waiting and not app.manifest.interactive:
        app.kernel.violate(
            record.target, "manifest.interactivity", "controls, but interactivity is off", request=record
        )
    return blocks


def _lengths(app: Installation, text: str, blocks: list[Json], record: Request, most: int) -> None:
    if not text.strip() and not blocks:
        raise ApiError("no_text")
    problems: list[Problem] = []
    if not text.strip():
        problems.append(
            Problem(rule="text.fallback", at="/text", detail="nothing to notify or read aloud", refused=False)
        )
    if len(text) > LONG:
        problems.append(
            Problem(
                rule="text.max-4000",
                at="/text",
                detail=f"{len(text)} characters, at most {LONG}",
                refused=len(text) > most,
            )
        )
    app.refuse(problems, record, code="msg_too_long")


def _metadata(app: Installation, value: Any, record: Request) -> Json | None:
    if value in (None, ""):
        return None
    try:
        metadata = decoded(value)
    except ValueError:
        metadata = None
    if metadata == {}:
        return None
    good = (
        isinstance(metadata, dict)
        and metadata.keys() == {"event_type", "event_payload"}
        and isinstance(metadata["event_type"], str)
        and _EVENT_TYPE.fullmatch(metadata["event_type"]) is not None
        and isinstance(metadata["event_payload"], dict)
    )
    if not good:
        app.kernel.violate(record.target, "metadata", f"not understood: {value!r}", request=record)
        raise ApiError("invalid_metadata_format")
    if len(str(metadata)) > METADATA_BYTES:
        app.kernel.violate(record.target, "metadata", "too large", request=record)
        raise ApiError("metadata_too_large")
    return metadata


def _parses(values: Json) -> bool:
    """Whether bare @names in the text are made into mentions."""
    return values.get("parse") == "full" or values.get("link_names") in (True, 1, "1", "true")


def _pings(world: World, texts: list[str], blocks: list[Json], *, loud: bool) -> list[str]:
    found: dict[str, None] = {}
    for text in texts:
        for user, group, all_ in _PING.findall(text):
            found[user or group or f"!{all_}"] = None
        if loud:
            found |= {f"!{name}": None for name in _LOUD.findall(text)}
            found |= {user.id: None for user in world.users.values() if f"@{user.name}" in text}
    for run in _runs([block for block in every_block(blocks) if block.get("type") == "rich_text"]):
        match run:
            case {"type": "user", "user_id": str(id_)} | {"type": "usergroup", "usergroup_id": str(id_)}:
                found[id_] = None
            case {"type": "broadcast", "range": str(range_)}:
                found[f"!{range_}"] = None
            case _:
                pass
    return list(found)


def _runs(value: Any) -> list[Json]:
    """The innermost pieces of rich text."""
    if isinstance(value, list):
        return [run for entry in value for run in _runs(entry)]
    if isinstance(value, dict):
        return _runs(value["elements"]) if "elements" in value else [value]
    return []


def _unfurls(texts: list[str], values: Json) -> list[str]:
    off = (False, 0, "0", "false")
    if values.get("unfurl_links") in off and values.get("unfurl_media") in off:
        return []
    return list(dict.fromkeys(url for text in texts for url in _URL.findall(text)))
