"""Application commands that are registered, globally or for the guild."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from bot.sandbox.discord import ids
from bot.sandbox.discord.command_rules import SLASH, check_command, check_together
from bot.sandbox.discord.errors import Path, Problem, invalid, unknown
from bot.sandbox.discord.spec import Spec
from bot.sandbox.discord.wire import Json

GLOBAL = ""
"""Scope of commands that are no single guild's."""


@dataclass(kw_only=True)
class Commands:
    spec: Spec
    fresh: Callable[[], str]
    _stored: dict[str, list[Json]] = field(default_factory=dict)

    def listed(self, scope: str) -> list[Json]:
        return list(self._stored.get(scope, ()))

    def all(self) -> Iterator[Json]:
        """The guild's first: they go before global ones of the same name."""
        for scope in sorted(self._stored, key=lambda scope: scope == GLOBAL):
            yield from self._stored[scope]

    def find(self, name: str, type: int, locale: str) -> Json | None:
        """By its name, or by what it is called in the person's language."""
        for command in self.all():
            names = {command["name"], (command.get("name_localizations") or {}).get(locale)}
            if command["type"] == type and name in names:
                return command
        return None

    def overwrite(self, scope: str, bodies: Any) -> list[Json]:
        """All of a scope at once; those that stay keep their id."""
        found = bodies if isinstance(bodies, list) else []
        self._refuse(
            "ApplicationCommandUpdateRequest", [((number,), body) for number, body in enumerate(found)]
        )
        check_together(found)
        known = {(command["type"], command["name"]): command["id"] for command in self.listed(scope)}
        self._stored[scope] = [
            self._command(body, scope, known.get((body.get("type") or SLASH, body["name"]))) for body in found
        ]
        return self.listed(scope)

    def create(self, scope: str, body: Any) -> tuple[Json, bool]:
        """One command; the second value says whether it is new. The same name again replaces it."""
        self._refuse("ApplicationCommandCreateRequest", [((), body)])
        kind = body.get("type") or SLASH
        rest = [one for one in self.listed(scope) if (one["type"], one["name"]) != (kind, body["name"])]
        check_together([*rest, body])
        old = [one for one in self.listed(scope) if one not in rest]
        command = self._command(body, scope, old[0]["id"] if old else None)
        self._stored[scope] = [*rest, command]
        return command, not old

    def one(self, scope: str, command_id: str) -> Json:
        for command in self.listed(scope):
            if command["id"] == command_id:
                return command
        raise unknown("application command")

    def remove(self, scope: str, command_id: str) -> None:
        gone = self.one(scope, command_id)
        self._stored[scope] = [command for command in self.listed(scope) if command is not gone]

    def _refuse(self, schema: str, bodies: Sequence[tuple[Path, Any]]) -> None:
        """Our own finding says more than the description's at the same place."""
        found: list[Problem] = []
        for path, body in bodies:
            found += check_command(body, path)
            named = {problem.path for problem in found}
            for one in self.spec.check(schema, body):
                place = (*path, *one.path)
                if place not in named:
                    found.append(Problem(path=place, code=one.code, message=one.message, rule=one.rule))
        if found:
            raise invalid(found)

    def _command(self, body: Json, scope: str, known_id: str | None) -> Json:
        kind = body.get("type") or SLASH
        permissions = body.get("default_member_permissions")
        command: Json = {
            "id": known_id or self.fresh(),
            "application_id": ids.APPLICATION,
            "version": self.fresh(),
            "default_member_permissions": None if permissions is None else str(permissions),
            "type": kind,
            "name": body["name"],
            "name_localizations": body.get("name_localizations"),
            "description": body.get("description") or "",
            "description_localizations": body.get("description_localizations"),
            "nsfw": bool(body.get("nsfw")),
        }
        if body.get("options"):
            command["options"] = body["options"]
        if scope != GLOBAL:
            return {**command, "guild_id": scope}
        contexts = body.get("contexts")
        if contexts is None and body.get("dm_permission") is False:
            contexts = [0]
        return {
            **command,
            "dm_permission": contexts is None or 1 in contexts,
            "contexts": contexts,
            "integration_types": body.get("integration_types") or [0],
        }
