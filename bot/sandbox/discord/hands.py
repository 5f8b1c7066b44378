"""What people do with the bot: press, choose, call commands, fill in forms. Each returns what they then saw."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.sandbox.discord import ids, message_payload, modals
from bot.sandbox.discord.calls import command_data, resolve_member
from bot.sandbox.discord.command_rules import ON_MESSAGE, ON_USER, SLASH
from bot.sandbox.discord.commands import Commands
from bot.sandbox.discord.controls import LINK, PREMIUM
from bot.sandbox.discord.eyes import Eyes
from bot.sandbox.discord.interactions import Interactions
from bot.sandbox.discord.permissions import in_channel
from bot.sandbox.discord.wire import SELECTS, Asked, Json, Kind, Perm
from bot.sandbox.discord.world import Channel, User
from bot.sandbox.kernel import ControlError


@dataclass(kw_only=True)
class Hands:
    eyes: Eyes
    interactions: Interactions
    commands: Commands

    async def click(self, body: Mapping[str, Any]) -> Json:
        """A button of a `message`, by its `custom_id`."""
        user = self.eyes.user(body)
        message = self.eyes.message(body, user)
        control = self.eyes.component(message, str(body["custom_id"]))
        if control["type"] != Kind.BUTTON or control["style"] in {LINK, PREMIUM}:
            raise ControlError(f"{body['custom_id']!r} is no button; use `select` for menus")
        data = {"custom_id": control["custom_id"], "component_type": int(Kind.BUTTON), "id": control["id"]}
        return await self._use(user, message.channel_id, data, body, message)

    async def select(self, body: Mapping[str, Any]) -> Json:
        """`values` of the select menu with that `custom_id`."""
        user = self.eyes.user(body)
        message = self.eyes.message(body, user)
        control = self.eyes.component(message, str(body["custom_id"]))
        kind = control["type"]
        if kind not in SELECTS:
            raise ControlError(f"{body['custom_id']!r} is no menu; use `click` for buttons")
        values = [str(value) for value in body["values"]]
        optional = control["min_values"] == 0
        modals.chosen_at_least(control, control["custom_id"], values, required=not optional)
        data: Json = {
            "custom_id": control["custom_id"],
            "component_type": kind,
            "id": control["id"],
            "values": values,
        }
        if kind != Kind.STRING_SELECT:
            data["resolved"] = self._resolved(kind, values)
        return await self._use(user, message.channel_id, data, body, message)

    async def command(self, body: Mapping[str, Any]) -> Json:
        """`name` (with subcommands after a space) and `options`, in a `channel`."""
        user = self.eyes.user(body)
        channel = self.eyes.channel(body, user)
        name, *words = str(body["name"]).removeprefix("/").split()
        command = self._command(name, SLASH, user, channel)
        options = body.get("options") or {}
        data = command_data(command, words, options, self._world)
        return await self._call(user, channel, data, body)

    async def autocomplete(self, body: Mapping[str, Any]) -> Json:
        """What is offered while the option `focused` is typed."""
        user = self.eyes.user(body)
        channel = self.eyes.channel(body, user)
        name, *words = str(body["name"]).removeprefix("/").split()
        command = self._command(name, SLASH, user, channel)
        focused, options = str(body["focused"]), body.get("options") or {}
        data = command_data(command, words, options, self._world, focused=focused)
        asked = self.interactions.open(Asked.AUTOCOMPLETE, user.id, channel, data)
        return await self.eyes.outcome(asked, body)

    async def shortcut(self, body: Mapping[str, Any]) -> Json:
        """An entry of a message's menu, or of a person's (`target`); the only one there is if no `name` is given."""
        user = self.eyes.user(body)
        resolved: Json = {}
        if body.get("target"):
            kind, target = ON_USER, self.eyes.user(body, "target").id
            resolve_member(target, self._world, resolved)
            channel = self.eyes.channel(body, user)
        else:
            kind = ON_MESSAGE
            message = self.eyes.message(body, user)
            target, channel = message.id, self._world.channels[message.channel_id]
            # Whatever the intents: the message that somebody hands over may be read.
            shown = message_payload.message(message, self._world, self.eyes.changes.now())
            resolved["messages"] = {target: shown}
        command = self._command(str(body.get("name") or self._only(kind)), kind, user, channel)
        data: Json = {
            "id": command["id"],
            "name": command["name"],
            "type": kind,
            "target_id": target,
            "resolved": resolved,
        }
        if "guild_id" in command:
            data["guild_id"] = command["guild_id"]
        return await self._call(user, channel, data, body)

    async def submit(self, body: Mapping[str, Any]) -> Json:
        """Send off the open form with `values` by field; a field not named keeps what was filled in. A form that
        isn't acknowledged stays open."""
        user = self.eyes.user(body)
        found = self.eyes.forms.get(user.id)
        wanted = body.get("custom_id")
        if found is None or wanted not in {None, found[0]["custom_id"]}:
            there = found[0]["custom_id"] if found else None
            raise ControlError(f"{user.human} has no form {wanted!r} open, but {there!r}")
        shown, opened_by = found
        components = modals.submitted(shown, body.get("values") or {})
        channel = self._world.channels.get(opened_by.channel_id)
        if channel is None:
            raise ControlError("the channel is gone")
        data: Json = {"custom_id": shown["custom_id"], "components": components}
        asked = self.interactions.open(
            Asked.MODAL, user.id, channel, data, message=opened_by.message, parent=opened_by
        )
        seen = await self.eyes.outcome(asked, body)
        if asked.answered is not None and self.eyes.forms.get(user.id) is found:
            del self.eyes.forms[user.id]
        return seen

    async def close_view(self, body: Mapping[str, Any]) -> Json:
        """Close the form; nobody is told."""
        user = self.eyes.user(body)
        if self.eyes.forms.pop(user.id, None) is None:
            raise ControlError(f"{user.human} has no form open")
        return {
            "ack_ms": None,
            "ephemeral": [],
            "messages": [],
            "modal": None,
            "choices": None,
            "error": None,
        }

    @property
    def _world(self):
        return self.eyes.changes.world

    async def _use(
        self, user: User, channel_id: str, data: Json, body: Mapping[str, Any], message: Any
    ) -> Json:
        channel = self._world.channels[channel_id]
        asked = self.interactions.open(Asked.COMPONENT, user.id, channel, data, message=message)
        return await self.eyes.outcome(asked, body)

    async def _call(self, user: User, channel: Channel, data: Json, body: Mapping[str, Any]) -> Json:
        if not in_channel(self._world, user.id, channel) & Perm.USE_APPLICATION_COMMANDS:
            raise ControlError(f"{user.human} may not use commands here")
        asked = self.interactions.open(Asked.COMMAND, user.id, channel, data)
        return await self.eyes.outcome(asked, body)

    def _command(self, name: str, kind: int, user: User, channel: Channel) -> Json:
        """One that is registered, and shown to this person in this place."""
        found = self.commands.find(name, kind, user.locale)
        if found is None:
            known = [command["name"] for command in self.commands.all() if command["type"] == kind]
            raise ControlError(f"no command {name!r} of type {kind} is registered; there are {known}")
        wanted = found["default_member_permissions"]
        held = in_channel(self._world, user.id, channel)
        if wanted is not None and not channel.is_dm and (held & int(wanted) != int(wanted) or wanted == "0"):
            raise ControlError(f"{user.human} isn't offered {name!r}")
        contexts = found.get("contexts") if "guild_id" not in found else [0]
        if contexts is not None and int(channel.is_dm) not in contexts:
            raise ControlError(f"{name!r} isn't offered here")
        return found

    def _only(self, kind: int) -> str:
        names = [str(command["name"]) for command in self.commands.all() if command["type"] == kind]
        if len(names) != 1:
            raise ControlError(f"which entry? there are {names}")
        return names[0]

    def _resolved(self, kind: int, values: list[str]) -> Json:
        resolved: Json = {}
        for value in values:
            if kind in {Kind.USER_SELECT, Kind.MENTIONABLE_SELECT} and value in self._world.members:
                resolve_member(value, self._world, resolved)
            elif kind in {Kind.ROLE_SELECT, Kind.MENTIONABLE_SELECT} and value in self._world.roles:
                role = self._world.roles[value]
                resolved.setdefault("roles", {})[value] = {"id": value, "name": role.name}
            elif kind == Kind.CHANNEL_SELECT and value in self._world.channels:
                place = self._world.channels[value]
                resolved.setdefault("channels", {})[value] = {
                    "id": value,
                    "name": place.name,
                    "type": int(place.type),
                    "permissions": str(in_channel(self._world, ids.APPLICATION, place)),
                }
            else:
                raise ControlError(f"{value!r} can't be chosen here")
        return resolved
