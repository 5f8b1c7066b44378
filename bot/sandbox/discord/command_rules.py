"""What a command has to look like to be registered."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from bot.sandbox.discord.errors import ApiError, Path, Problem, invalid
from bot.sandbox.discord.fields import Field, check_fields
from bot.sandbox.discord.wire import Json

SLASH, ON_USER, ON_MESSAGE = 1, 2, 3
SUBCOMMAND, GROUP = 1, 2
_MOST = {SLASH: 100, ON_USER: 15, ON_MESSAGE: 15}
_MOST_TEXT = 8000
_NAME = re.compile(r"[-_'\w]{1,32}")
# fmt: off
_LOCALES = frozenset({
    "id", "da", "de", "en-GB", "en-US", "es-ES", "es-419", "fr", "hr", "it", "lt", "hu", "nl", "no", "pl", "pt-BR",
    "ro", "fi", "sv-SE", "vi", "tr", "cs", "el", "bg", "ru", "uk", "hi", "th", "zh-CN", "ja", "zh-TW", "ko",
})
# fmt: on
_ANY = Field(object)
_WORDS = {
    "name": Field(str, required=True),
    "name_localizations": Field(dict),
    "description": Field(str),
    "description_localizations": Field(dict),
}
_COMMAND: Mapping[str, Field] = {
    **_WORDS,
    "type": Field(int),
    "options": Field(list, 0, 25),
    "default_member_permissions": _ANY,
    "dm_permission": Field(bool),
    "default_permission": Field(bool),
    "contexts": Field(list),
    "integration_types": Field(list),
    "nsfw": Field(bool),
    "handler": Field(int),
    "id": _ANY,
}
_OPTION: Mapping[str, Field] = {
    **_WORDS,
    "type": Field(int, 1, 11, required=True),
    "required": Field(bool),
    "choices": Field(list, 0, 25),
    "options": Field(list, 0, 25),
    "channel_types": Field(list),
    "min_value": _ANY,
    "max_value": _ANY,
    "min_length": Field(int, 0, 6000),
    "max_length": Field(int, 1, 6000),
    "autocomplete": Field(bool),
    "file_types": Field(list, 0, 10),
}
_CHOICE: Mapping[str, Field] = {
    "name": Field(str, 1, 100, required=True),
    "name_localizations": Field(dict),
    "value": Field(object, required=True),
}


def check_together(bodies: Sequence[Json]) -> None:
    """Names are unique by type, and there are only so many. Raises 50035 or 30032."""
    names = [(body.get("type") or SLASH, body.get("name")) for body in bodies]
    for kind, most in _MOST.items():
        if sum(one == kind for one, _ in names) > most:
            message = f"Maximum number of application commands reached ({most})."
            raise ApiError(400, 30032, message, rule="commands.max")
    if len(set(names)) < len(names):
        message = "Application command names must be unique"
        raise invalid([_problem((), "APPLICATION_COMMANDS_DUPLICATE_NAME", message, "command.name-unique")])


def check_command(body: Any, path: Path) -> list[Problem]:
    """What is wrong with one command."""
    found, sound = _checked(body, _COMMAND, path, "command")
    if not sound:
        return found
    kind = body.get("type") or SLASH
    if kind not in _MOST:
        return [*found, _problem((*path, "type"), "BASE_TYPE_CHOICES", "Must be 1, 2 or 3.", "command.type")]
    found += _permissions(body.get("default_member_permissions"), (*path, "default_member_permissions"))
    found += _worded_well(body, path, slash=kind == SLASH)
    if kind != SLASH:
        message = "Context menu commands have none."
        return found + [
            _problem((*path, key), "BASE_TYPE_NOT_ALLOWED", message, f"command.menu-{key}")
            for key in ("description", "options")
            if body.get(key)
        ]
    found += _options(body.get("options") or [], (*path, "options"), depth=0)
    if _text_size(body) > _MOST_TEXT:
        message = f"Command exceeds maximum size ({_MOST_TEXT})"
        found.append(_problem(path, "APPLICATION_COMMAND_TOO_LARGE", message, "command.max-8000"))
    return found


def _checked(body: Any, fields: Mapping[str, Field], path: Path, name: str) -> tuple[list[Problem], bool]:
    """Its fields; and whether it is sound enough to look deeper."""
    if not isinstance(body, dict):
        message = "Only dictionaries may be used in a ModelType"
        return [_problem(path, "MODEL_TYPE_CONVERT", message, f"{name}.type")], False
    found = check_fields(body, fields, path, name)
    return found, not any(problem.rule.endswith(("-type", "-required", "-range")) for problem in found)


def _permissions(value: Any, path: Path) -> list[Problem]:
    if value is None or (isinstance(value, int | str) and str(value).isdecimal()):
        return []
    return [_problem(path, "BASE_TYPE_BAD_INT", "Must be a bit set.", "command.permissions")]


def _worded_well(body: Json, path: Path, *, slash: bool) -> list[Problem]:
    """Names and descriptions, in every language."""
    found: list[Problem] = []
    for key, locale, name in _worded(body, "name"):
        good = isinstance(name, str) and 1 <= len(name) <= 32
        if slash:
            good = good and bool(_NAME.fullmatch(name)) and name == name.lower()
        if not good:
            message = "Command name is invalid"
            found.append(_problem((*path, *key), "APPLICATION_COMMAND_INVALID_NAME", message, "command.name"))
        found += _locale(locale, (*path, *key))
    for key, locale, text in _worded(body, "description") if slash else ():
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


def _options(options: Sequence[Any], path: Path, *, depth: int) -> list[Problem]:
    found: list[Problem] = []
    sound: list[tuple[Path, Json]] = []
    for number, option in enumerate(options):
        wrong, good = _checked(option, _OPTION, (*path, number), "option")
        found += wrong
        if good:
            sound.append(((*path, number), option))
    found += _among_themselves([option for _, option in sound], path)
    for here, option in sound:
        found += _worded_well(option, here, slash=True) + _choices(option, here)
        if option["type"] in {SUBCOMMAND, GROUP}:
            if depth > (1 if option["type"] == SUBCOMMAND else 0):
                message = "Sub-commands can't be nested any deeper"
                found.append(
                    _problem(here, "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID", message, "options.depth")
                )
            found += _options(option.get("options") or [], (*here, "options"), depth=depth + 1)
    return found


def _among_themselves(options: Sequence[Json], path: Path) -> list[Problem]:
    found: list[Problem] = []
    names = [option["name"] for option in options]
    if len(set(names)) < len(names):
        message = "Option names must be unique"
        found.append(
            _problem(path, "APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS", message, "options.unique")
        )
    nested = [option["type"] in {SUBCOMMAND, GROUP} for option in options]
    if any(nested) and not all(nested):
        message = "Sub-command and sub-command group option types are mutually exclusive to all other types"
        found.append(_problem(path, "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID", message, "options.mixed"))
    needed = [bool(option.get("required")) for option in options]
    if needed != sorted(needed, reverse=True):
        message = "Required options must be placed before non-required options"
        found.append(_problem(path, "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID", message, "options.order"))
    return found


def _choices(option: Json, path: Path) -> list[Problem]:
    choices = option.get("choices") or []
    found: list[Problem] = []
    if choices and option.get("autocomplete"):
        message = "Choices and autocomplete exclude each other"
        found.append(
            _problem(path, "APPLICATION_COMMAND_OPTIONS_CHOICES_AUTOCOMPLETE", message, "options.choices")
        )
    for number, choice in enumerate(choices):
        here = (*path, "choices", number)
        wrong, good = _checked(choice, _CHOICE, here, "choice")
        found += wrong
        for key, locale, name in _worded(choice, "name") if good else ():
            if locale and (not isinstance(name, str) or not 1 <= len(name) <= 100):
                message = "Must be between 1 and 100 in length."
                found.append(_problem((*here, *key), "BASE_TYPE_BAD_LENGTH", message, "choice.name"))
            found += _locale(locale, (*here, *key))
    return found


def _text_size(body: Json) -> int:
    """Name, description and values of a command, its options and choices; the longest translation counts."""
    size = 0
    for key in ("name", "description"):
        size += max((len(text) for _, _, text in _worded(body, key) if isinstance(text, str)), default=0)
    if isinstance(body.get("value"), str):
        size += len(body["value"])
    for key in ("options", "choices"):
        inner = body.get(key)
        size += (
            sum(_text_size(one) for one in inner or [] if isinstance(one, dict))
            if isinstance(inner, list)
            else 0
        )
    return size


def _problem(path: Path, code: str, message: str, rule: str) -> Problem:
    return Problem(path=path, code=code, message=message, rule=rule)
