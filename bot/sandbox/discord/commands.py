"""Application commands: what may be registered, what is registered, and how one is called."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from bot.sandbox.discord import ids
from bot.sandbox.discord.errors import ApiError, Path, Problem, invalid, unknown
from bot.sandbox.discord.spec import Spec
from bot.sandbox.discord.wire import Json

SLASH, ON_USER, ON_MESSAGE = 1, 2, 3
SUBCOMMAND, GROUP = 1, 2
GLOBAL = ""
"""Scope of commands that are no single guild's."""
_MOST = {SLASH: 100, ON_USER: 15, ON_MESSAGE: 15}
_MOST_TEXT = 8000
_NAME = re.compile(r"[-_'\w]{1,32}")
_LOCALES = frozenset(
    [
        "id",
        "da",
        "de",
        "en-GB",
        "en-US",
        "es-ES",
        "es-419",
        "fr",
        "hr",
        "it",
        "lt",
        "hu",
        "nl",
        "no",
        "pl",
        "pt-BR",
        "ro",
        "fi",
        "sv-SE",
        "vi",
        "tr",
        "cs",
        "el",
        "bg",
        "ru",
        "uk",
        "hi",
        "th",
        "zh-CN",
        "ja",
        "zh-TW",
        "ko",
    ]
)


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
        if not isinstance(bodies, list):
            bodies = []
        self._refuse(self._judged("ApplicationCommandUpdateRequest", bodies, ()))
        self._refuse(_together(bodies))
        known = {(command["type"], command["name"]): command["id"] for command in self.listed(scope)}
        self._stored[scope] = [
            self._command(body, scope, known.get((body.get("type") or SLASH, body["name"])))
            for body in bodies
        ]
        return self.listed(scope)

    def create(self, scope: str, body: Any) -> tuple[Json, bool]:
        """One command; the second value says whether it is new. The same name again replaces it."""
        self._refuse(self._judged("ApplicationCommandCreateRequest", [body], None))
        kind = body.get("type") or SLASH
        rest = [one for one in self.listed(scope) if (one["type"], one["name"]) != (kind, body["name"])]
        self._refuse(_together([*rest, body]))
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

    def _judged(self, schema: str, bodies: Sequence[Any], prefix: Path | None) -> list[Problem]:
        found: list[Problem] = []
        for number, body in enumerate(bodies):
            path: Path = () if prefix is None else (number,)
            own = _command_problems(body, path) if isinstance(body, dict) else []
            named = {problem.path for problem in own}
            for problem in self.spec.check(schema, body):
                if (*path, *problem.path) not in named:
                    own.append(_problem((*path, *problem.path), problem.code, problem.message, problem.rule))
            found += own
        return found

    def _refuse(self, problems: Sequence[Problem]) -> None:
        if problems:
            raise invalid(problems)

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


def _together(bodies: Sequence[Json]) -> list[Problem]:
    """Names are unique by type, and there are only so many."""
    names = [(body.get("type") or SLASH, body.get("name")) for body in bodies]
    for kind, most in _MOST.items():
        if sum(one == kind for one, _ in names) > most:
            raise ApiError(
                400, 30032, f"Maximum number of application commands reached ({most}).", rule="commands.max"
            )
    twice = {name for name in names if names.count(name) > 1}
    if not twice:
        return []
    message = "Application command names must be unique"
    return [_problem((), "APPLICATION_COMMANDS_DUPLICATE_NAME", message, "command.name-unique")]


def _command_problems(body: Json, path: Path) -> list[Problem]:
    kind = body.get("type") or SLASH
    if kind not in _MOST:
        return [
            _problem((*path, "type"), "BASE_TYPE_CHOICES", "Value must be one of (1, 2, 3).", "command.type")
        ]
    found = _named(body, path, slash=kind == SLASH, described=kind == SLASH)
    if kind != SLASH:
        for key in ("description", "options"):
            if body.get(key):
                message = "Context menu commands have none."
                found.append(_problem((*path, key), "BASE_TYPE_NOT_ALLOWED", message, f"command.menu-{key}"))
        return found
    found += _options(body.get("options") or [], (*path, "options"), depth=0)
    if _text_size(body) > _MOST_TEXT:
        message = f"Command exceeds maximum size ({_MOST_TEXT})"
        found.append(_problem(path, "APPLICATION_COMMAND_TOO_LARGE", message, "command.max-8000"))
    return found


def _named(body: Json, path: Path, *, slash: bool, described: bool) -> list[Problem]:
    found: list[Problem] = []
    for key, locale, name in _worded(body, "name"):
        good = isinstance(name, str) and 1 <= len(name) <= 32
        if slash:
            good = good and bool(_NAME.fullmatch(name)) and name == name.lower()
        if not good:
            message = "Command name is invalid"
            found.append(_problem((*path, *key), "APPLICATION_COMMAND_INVALID_NAME", message, "command.name"))
        found += _locale(locale, (*path, *key))
    if described:
        for key, locale, text in _worded(body, "description"):
            if not isinstance(text, str) or not 1 <= len(text) <= 100:
                message = "Must be between 1 and 100 in length."
                found.append(_problem((*path, *key), "BASE_TYPE_BAD_LENGTH", message, "command.description"))
            found += _locale(locale, (*path, *key))
    return found


def _worded(body: Json, key: str) -> Iterator[tuple[Path, str, Any]]:
    """A word in its own form and in each language."""
    yield (key,), "", body.get(key)
    others = body.get(f"{key}_localizations")
    for locale, text in (others if isinstance(others, dict) else {}).items():
        yield (f"{key}_localizations", locale), locale, text


def _locale(locale: str, path: Path) -> list[Problem]:
    if not locale or locale in _LOCALES:
        return []
    return [_problem(path, "ENUM_TYPE_COERCE", f"Value {locale!r} is not a locale.", "command.locale")]


def _options(options: Any, path: Path, *, depth: int) -> list[Problem]:
    if not isinstance(options, list) or not all(isinstance(option, dict) for option in options):
        return [_problem(path, "BASE_TYPE_BAD_TYPE", "Must be a list of objects.", "options.type")]
    found: list[Problem] = []
    if len(options) > 25:
        found.append(
            _problem(path, "BASE_TYPE_MAX_LENGTH", "Must be 25 or fewer in length.", "options.max-25")
        )
    names = [option.get("name") for option in options]
    if len(set(names)) < len(names):
        message = "Option names must be unique"
        found.append(
            _problem(path, "APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS", message, "options.unique")
        )
    seen_optional = False
    nested = [option.get("type") in {SUBCOMMAND, GROUP} for option in options]
    if any(nested) and not all(nested):
        message = "Sub-command and sub-command group option types are mutually exclusive to all other types"
        found.append(_problem(path, "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID", message, "options.mixed"))
    for number, option in enumerate(options):
        here = (*path, number)
        found += _named(option, here, slash=True, described=True)
        if option.get("required") and seen_optional:
            message = "Required options must be placed before non-required options"
            found.append(
                _problem(here, "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID", message, "options.order")
            )
        seen_optional = seen_optional or not option.get("required")
        found += _choices(option, here)
        if option.get("type") in {SUBCOMMAND, GROUP}:
            if depth >= (1 if option["type"] == SUBCOMMAND else 0) + 1:
                message = "Sub-commands can't be nested any deeper"
                found.append(
                    _problem(here, "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID", message, "options.depth")
                )
            found += _options(option.get("options") or [], (*here, "options"), depth=depth + 1)
    return found


def _choices(option: Json, path: Path) -> list[Problem]:
    choices = option.get("choices") or []
    found: list[Problem] = []
    if choices and option.get("autocomplete"):
        message = "Choices and autocomplete exclude each other"
        found.append(
            _problem(path, "APPLICATION_COMMAND_OPTIONS_CHOICES_AUTOCOMPLETE", message, "options.choices")
        )
    if len(choices) > 25:
        message = "Must be 25 or fewer in length."
        found.append(_problem((*path, "choices"), "BASE_TYPE_MAX_LENGTH", message, "choices.max-25"))
    for number, choice in enumerate(choices):
        for key, locale, name in _worded(choice, "name"):
            here = (*path, "choices", number, *key)
            if not isinstance(name, str) or not 1 <= len(name) <= 100:
                message = "Must be between 1 and 100 in length."
                found.append(_problem(here, "BASE_TYPE_BAD_LENGTH", message, "choices.name"))
            found += _locale(locale, here)
    return found


def _text_size(body: Json) -> int:
    """Name, description and values of a command, its options and choices; the longest translation counts."""
    size = 0
    for key in ("name", "description"):
        size += max((len(text) for _, _, text in _worded(body, key) if isinstance(text, str)), default=0)
    if isinstance(body.get("value"), str):
        size += len(body["value"])
    for key in ("options", "choices"):
        size += sum(_text_size(one) for one in body.get(key) or [] if isinstance(one, dict))
    return size


def _problem(path: Path, code: str, message: str, rule: str) -> Problem:
    return Problem(path=path, code=code, message=message, rule=rule)
