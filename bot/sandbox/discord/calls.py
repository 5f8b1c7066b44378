"""From what a person types after the slash to the options that an interaction carries."""

from collections.abc import Mapping
from typing import Any

from bot.sandbox.discord import payloads
from bot.sandbox.discord.command_rules import GROUP, SUBCOMMAND
from bot.sandbox.discord.wire import Json
from bot.sandbox.discord.world import World
from bot.sandbox.kernel import ControlError

STRING, INTEGER, BOOLEAN, USER, CHANNEL, ROLE, MENTIONABLE, NUMBER, ATTACHMENT = range(3, 12)
_PLAIN: dict[int, tuple[type, ...]] = {
    STRING: (str,),
    INTEGER: (int,),
    BOOLEAN: (bool,),
    NUMBER: (int, float),
}


def command_data(
    command: Json, words: list[str], values: Mapping[str, Any], world: World, *, focused: str = ""
) -> Json:
    """`data` of the interaction. `words` name the subcommand, if the command has any; `focused` is the option
    being typed, for autocompletion. Raises ControlError for what the client would not send."""
    resolved: Json = {}
    definitions = command.get("options", [])
    options: list[Json] = _options(definitions, words, values, world, resolved, focused)
    data: Json = {"id": command["id"], "name": command["name"], "type": command["type"]}
    if options:
        data["options"] = options
    if resolved:
        data["resolved"] = resolved
    if "guild_id" in command:
        data["guild_id"] = command["guild_id"]
    return data


def _options(
    definitions: list[Json],
    words: list[str],
    values: Mapping[str, Any],
    world: World,
    resolved: Json,
    focused: str,
) -> list[Json]:
    branches = {one["name"]: one for one in definitions if one["type"] in {SUBCOMMAND, GROUP}}
    if branches:
        if not words or words[0] not in branches:
            raise ControlError(f"the command can't be run without one of {sorted(branches)}")
        branch = branches[words[0]]
        inner = _options(branch.get("options", []), words[1:], values, world, resolved, focused)
        return [{"name": branch["name"], "type": branch["type"], "options": inner}]
    if words:
        raise ControlError(f"there is no subcommand {' '.join(words)!r}")
    known = {one["name"]: one for one in definitions}
    strange = set(values) - known.keys()
    if strange or (focused and focused not in known):
        raise ControlError(
            f"the command has no option {sorted(strange) or focused!r}; it has {sorted(known)}"
        )
    missing = [name for name, one in known.items() if one.get("required") and name not in values]
    if missing and not focused:
        raise ControlError(f"the command needs {missing}")
    return [
        _option(known[name], value, world, resolved, focused=name == focused)
        for name, value in values.items()
        if value is not None
    ]


def _option(definition: Json, value: Any, world: World, resolved: Json, *, focused: bool) -> Json:
    name, kind = definition["name"], definition["type"]
    found: Json = {"name": name, "type": kind, "value": value}
    if focused:
        return {**found, "focused": True}
    if kind in _PLAIN:
        _fits(definition, value)
    else:
        _resolve(kind, str(value), name, world, resolved)
        found["value"] = str(value)
    return found


def _fits(definition: Json, value: Any) -> None:
    name, kind = definition["name"], definition["type"]
    if not isinstance(value, _PLAIN[kind]) or (isinstance(value, bool) and kind != BOOLEAN):
        raise ControlError(f"option {name} does not take {value!r}")
    choices = [choice["value"] for choice in definition.get("choices") or []]
    if choices and value not in choices:
        raise ControlError(f"option {name} takes one of {choices}")
    size = len(value) if isinstance(value, str) else value
    unit = "length" if isinstance(value, str) else "value"
    low, high = definition.get(f"min_{unit}"), definition.get(f"max_{unit}")
    if (low is not None and size < low) or (high is not None and size > high):
        raise ControlError(f"option {name} takes a {unit} of {low} to {high}")


def _resolve(kind: int, id_: str, name: str, world: World, resolved: Json) -> None:
    member, role, channel = world.members.get(id_), world.roles.get(id_), world.channels.get(id_)
    if kind in {USER, MENTIONABLE} and member is not None:
        resolve_member(id_, world, resolved)
    elif kind in {ROLE, MENTIONABLE} and role is not None:
        resolved.setdefault("roles", {})[id_] = payloads.role(role)
    elif kind == CHANNEL and channel is not None:
        place = {"id": id_, "name": channel.name, "type": int(channel.type), "permissions": "0"}
        resolved.setdefault("channels", {})[id_] = place
    else:
        raise ControlError(f"option {name} does not take {id_!r}")


def resolve_member(id_: str, world: World, resolved: Json) -> None:
    """A member in `resolved`: the user beside it, not inside."""
    member = world.members[id_]
    resolved.setdefault("users", {})[id_] = payloads.user(member.user)
    partial = payloads.member(member, with_user=False)
    resolved.setdefault("members", {})[id_] = {k: v for k, v in partial.items() if k not in {"mute", "deaf"}}
