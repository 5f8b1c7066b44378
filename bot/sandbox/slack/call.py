"""One request to one method: its arguments by type, the conversation it means, the scopes it needs."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NoReturn

from bot.sandbox.kernel import Request
from bot.sandbox.slack.arguments import decoded
from bot.sandbox.slack.errors import ApiError, Json
from bot.sandbox.slack.installation import Installation
from bot.sandbox.slack.scopes import Scopes
from bot.sandbox.slack.world import Channel, Kind, Message, World

_TS = re.compile(r"\d{9,11}\.\d{6}")
_TYPES: dict[str, Kind] = {
    "public_channel": "public",
    "private_channel": "private",
    "im": "im",
    "mpim": "mpim",
}
_TRUE = (True, 1, "1", "true", "True")
_FALSE = (False, 0, "0", "false", "False", "", None)


@dataclass(frozen=True, kw_only=True, slots=True)
class Call:
    app: Installation
    scopes: Scopes
    """Of the method that is called."""
    values: Json
    record: Request

    @property
    def world(self) -> World:
        return self.app.world

    def violate(self, rule: str, detail: str) -> None:
        self.app.kernel.violate(self.record.target, rule, detail, request=self.record)

    # -- arguments

    def text(self, name: str, default: str = "") -> str:
        value = self.values.get(name)
        if value is None:
            return default
        if not isinstance(value, str):
            self.wrong(name, "must be a string")
        return str(value)

    def flag(self, name: str, *, default: bool = False) -> bool:
        value = self.values.get(name, default)
        if value in _TRUE:
            return True
        if value not in _FALSE:
            self.wrong(name, "must be a boolean")
        return False

    def number(self, name: str, default: int, most: int) -> int:
        value = self.values.get(name, default)
        try:
            number = int(value)
        except (TypeError, ValueError):
            self.wrong(name, "must be an integer", code="invalid_limit")
        if not 1 <= number <= most:
            self.wrong(name, f"must be between 1 and {most}", code="invalid_limit")
        return number

    def structure(self, name: str, code: str = "invalid_arguments") -> Any:
        """A JSON argument, or None if it is not there."""
        value = self.values.get(name)
        if value is None or value == "":
            return None
        try:
            return decoded(value)
        except ValueError:
            self.wrong(name, "is not valid JSON", code=code)

    def ts(self, name: str, code: str = "message_not_found") -> str:
        value = self.text(name)
        if not _TS.fullmatch(value):
            self.wrong(name, f"{value!r} is no timestamp of a message", code=code)
        return value

    def wrong(self, name: str, detail: str, *, code: str = "invalid_arguments") -> NoReturn:
        """A malformed argument is the bot's own doing: noted, and refused."""
        self.violate("argument", f"{name}: {detail}")
        raise ApiError(code, response_metadata={"messages": [f"[ERROR] {detail} [json-pointer:/{name}]"]})

    # -- conversations and scopes

    def need(self, kind: Kind) -> None:
        """Raise missing_scope unless this kind of conversation is covered."""
        wanted = self.scopes.get(kind)
        if wanted is None:
            raise ApiError("method_not_supported_for_channel_type")
        self.app.require(wanted, self.record)

    def channel(self, name: str = "channel", *, member: bool = True, live: bool = True) -> Channel:
        """The conversation meant by an id; as the bot may see it, is in it, and it is not archived."""
        found = self.world.channels.get(self.text(name))
        if found is None or (found.kind != "public" and not self.world.has_bot(found)):
            raise ApiError("channel_not_found")
        self.need(found.kind)
        if live and found.archived:
            raise ApiError("is_archived")
        if member and not self.world.has_bot(found):
            raise ApiError("not_in_channel")
        return found

    def message(self, channel: Channel, name: str = "timestamp") -> Message:
        found = channel.messages.get(self.ts(name))
        if found is None:
            raise ApiError("message_not_found")
        return found

    def kinds(self) -> set[Kind]:
        """What `types` asks for; each needs its scope."""
        found: set[Kind] = set()
        for name in self.text("types", "public_channel").split(","):
            kind = _TYPES.get(name.strip())
            if kind is None:
                raise ApiError("invalid_types")
            self.need(kind)
            found.add(kind)
        return found

    def user(self, name: str) -> str:
        """Exactly one user id."""
        found = self.users(name)
        if len(found) != 1:
            raise ApiError("user_not_found")
        return found[0]

    def users(self, name: str = "users") -> list[str]:
        """A comma-separated list of user ids, each of a real user."""
        ids = [part.strip() for part in self.text(name).split(",") if part.strip()]
        for id_ in ids:
            if id_ not in self.world.users:
                raise ApiError("user_not_found")
        return ids


def page(items: Sequence[Json], start: int, limit: int) -> tuple[list[Json], str]:
    """One page and the cursor of the next, empty at the end."""
    following = start + limit
    return list(items[start:following]), f"next:{following}" if following < len(items) else ""


def cursor(call: Call) -> int:
    value = call.text("cursor")
    if not value:
        return 0
    head, _, number = value.partition(":")
    if head != "next" or not number.isdigit():
        raise ApiError("invalid_cursor")
    return int(number)
