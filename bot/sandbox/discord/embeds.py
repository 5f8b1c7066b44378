"""Embeds, the old way to lay out a message: their fields and how much text they hold."""

from collections.abc import Mapping
from typing import Any

from bot.sandbox.discord.errors import Path, Problem
from bot.sandbox.discord.fields import Field, check_fields

MOST = 10
MOST_TEXT = 6000
_OBJECT = Field(dict)
_EMBED: Mapping[str, Field] = {
    "type": Field(str),
    "title": Field(str, 0, 256),
    "description": Field(str, 0, 4096),
    "url": Field(str, 0, 2048),
    "color": Field(int, 0, 0xFFFFFF),
    "timestamp": Field(str),
    "fields": Field(list, 0, 25),
    **dict.fromkeys(("author", "footer", "image", "thumbnail", "provider", "video"), _OBJECT),
}
_AUTHOR = {"name": Field(str, 1, 256, required=True), "url": Field(str), "icon_url": Field(str)}
_FOOTER = {"text": Field(str, 1, 2048, required=True), "icon_url": Field(str)}
_FIELD = {
    "name": Field(str, 1, 256, required=True),
    "value": Field(str, 1, 1024, required=True),
    "inline": Field(bool),
}


def check_embeds(embeds: Any) -> list[Problem]:
    path: Path = ("embeds",)
    if not isinstance(embeds, list):
        return [_problem(path, "BASE_TYPE_BAD_TYPE", "Must be a list.", "type")]
    found: list[Problem] = []
    if len(embeds) > MOST:
        found.append(_problem(path, "BASE_TYPE_MAX_LENGTH", f"Must be {MOST} or fewer in length.", "max-10"))
    for number, embed in enumerate(embeds):
        found += _one(embed, (*path, number))
    size = 0 if found else sum(_size(embed) for embed in embeds)
    if size > MOST_TEXT:
        message = f"Embed size exceeds maximum size of {MOST_TEXT}"
        found.append(_problem(path, "MAX_EMBED_SIZE_EXCEEDED", message, "max-6000"))
    return found


def _one(embed: Any, path: Path) -> list[Problem]:
    found = _object(embed, _EMBED, path)
    if found:
        return found
    for key, fields in (("author", _AUTHOR), ("footer", _FOOTER)):
        if embed.get(key) is not None:
            found += _object(embed[key], fields, (*path, key))
    for number, field in enumerate(embed.get("fields") or ()):
        found += _object(field, _FIELD, (*path, "fields", number))
    return found


def _object(body: Any, fields: Mapping[str, Field], path: Path) -> list[Problem]:
    if not isinstance(body, dict):
        message = "Only dictionaries may be used in a ModelType"
        return [_problem(path, "MODEL_TYPE_CONVERT", message, "type")]
    return check_fields(body, fields, path, "embed")


def _size(embed: Mapping[str, Any]) -> int:
    parts = [embed.get("title"), embed.get("description")]
    parts += [(embed.get("footer") or {}).get("text"), (embed.get("author") or {}).get("name")]
    parts += [field[key] for field in embed.get("fields") or () for key in ("name", "value")]
    return sum(len(part) for part in parts if part)


def _problem(path: Path, code: str, message: str, rule: str) -> Problem:
    return Problem(path=path, code=code, message=message, rule=f"embeds.{rule}")
