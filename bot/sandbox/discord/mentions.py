"""Whom a text would ping: what it mentions, what was allowed, and what the author may do."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from bot.sandbox.discord.errors import Problem
from bot.sandbox.discord.permissions import can_see, in_channel
from bot.sandbox.discord.wire import Json, Perm
from bot.sandbox.discord.world import Channel, World

EVERYTHING = ("everyone", "roles", "users")
ONLY_USERS = ("users",)
"""The default of interactions and webhooks."""

_USER = re.compile(r"<@!?(\d{1,20})>")
_ROLE = re.compile(r"<@&(\d{1,20})>")
_LOUD = re.compile(r"@(everyone|here)\b")


@dataclass(frozen=True, kw_only=True, slots=True)
class Mentions:
    users: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    everyone: bool = False
    here: bool = False

    def pings(self) -> list[str]:
        loud = [word for word, on in (("everyone", self.everyone), ("here", self.here)) if on]
        return loud + [f"role:{id_}" for id_ in self.roles] + [f"user:{id_}" for id_ in self.users]


def check_allowed(allowed: Any) -> list[Problem]:
    """What is wrong with an `allowed_mentions` object."""
    path = ("allowed_mentions",)
    if allowed is None:
        return []
    if not isinstance(allowed, dict):
        return [_problem(path, "MODEL_TYPE_CONVERT", "Only dictionaries may be used in a ModelType", "type")]
    found = [
        _problem((*path, key), "BASE_TYPE_UNKNOWN", "Unknown field", "unknown-field")
        for key in allowed
        if key not in {"parse", "users", "roles", "replied_user"}
    ]
    parse = allowed.get("parse") or []
    if not isinstance(parse, list) or any(kind not in EVERYTHING for kind in parse):
        message = f"Value must be one of {EVERYTHING}."
        return [*found, _problem((*path, "parse"), "BASE_TYPE_CHOICES", message, "parse")]
    for key in ("users", "roles"):
        named = allowed.get(key) or []
        if not isinstance(named, list) or not all(str(one).isdecimal() for one in named):
            found.append(_problem((*path, key), "BASE_TYPE_BAD_TYPE", "Must be a list of snowflakes.", key))
        elif len(named) > 100:
            found.append(
                _problem((*path, key), "BASE_TYPE_MAX_LENGTH", "Must be 100 or fewer in length.", key)
            )
        elif named and key in parse:
            message = f'parse:["{key}"] and {key}: [ids...] are mutually exclusive.'
            found.append(_problem(path, "MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE", message, "exclusive"))
    return found


def mentioned(
    texts: Sequence[str],
    allowed: Json | None,
    default: Sequence[str],
    *,
    world: World,
    channel: Channel,
    author_id: str,
) -> Mentions:
    """Who is told. Code spans and backslashes are not looked at: what could ping on some client counts."""
    text = "\n".join(texts)
    parse = set(default if allowed is None else allowed.get("parse") or ())
    loud = set(_LOUD.findall(text)) if "everyone" in parse else set[str]()
    may_shout = bool(in_channel(world, author_id, channel) & Perm.MENTION_EVERYONE)
    users = _allowed(_USER.findall(text), "users", parse, allowed)
    roles = _allowed(_ROLE.findall(text), "roles", parse, allowed)
    return Mentions(
        users=tuple(id_ for id_ in users if id_ in world.users and can_see(world, id_, channel)),
        roles=tuple(
            id_ for id_ in roles if id_ in world.roles and (world.roles[id_].mentionable or may_shout)
        ),
        everyone="everyone" in loud and may_shout,
        here="here" in loud and may_shout,
    )


def _allowed(found: list[str], key: str, parse: set[str], allowed: Json | None) -> list[str]:
    once = list(dict.fromkeys(found))
    if key in parse:
        return once
    named = {str(one) for one in (allowed or {}).get(key) or ()}
    return [id_ for id_ in once if id_ in named]


def _problem(path: tuple[str | int, ...], code: str, message: str, rule: str) -> Problem:
    return Problem(path=path, code=code, message=message, rule=f"allowed_mentions.{rule}")
