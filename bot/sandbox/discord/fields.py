"""Each kind of component with its fields, types and limits, checked whether or not Discord's description is here."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.sandbox.discord.errors import Path, Problem
from bot.sandbox.discord.wire import Json, Kind


@dataclass(frozen=True, slots=True)
class Field:
    type: type
    low: int | None = None
    high: int | None = None
    required: bool = False


def _text(low: int, high: int, *, required: bool = False) -> Field:
    return Field(str, low, high, required)


def _number(low: int, high: int, *, required: bool = False) -> Field:
    return Field(int, low, high, required)


def _list(low: int, high: int, *, required: bool = False) -> Field:
    return Field(list, low, high, required)


_FLAG = Field(bool)
_OBJECT = Field(dict)
_NEEDED_OBJECT = Field(dict, required=True)
_ID = _text(1, 100, required=True)
_SPOILER = {"spoiler": _FLAG}
_CHOOSING = {
    "custom_id": _ID,
    "placeholder": _text(0, 150),
    "min_values": _number(0, 25),
    "max_values": _number(1, 25),
    "disabled": _FLAG,
    "required": _FLAG,
}
_ENTITIES = {**_CHOOSING, "default_values": _list(0, 25)}

FIELDS: Mapping[Kind, Mapping[str, Field]] = {
    Kind.ROW: {"components": _list(1, 5, required=True)},
    Kind.BUTTON: {
        "style": _number(1, 6, required=True),
        "label": _text(0, 80),
        "custom_id": _text(1, 100),
        "url": _text(1, 512),
        "sku_id": Field(str),
        "emoji": _OBJECT,
        "disabled": _FLAG,
    },
    Kind.STRING_SELECT: {**_CHOOSING, "options": _list(1, 25, required=True)},
    Kind.TEXT_INPUT: {
        "custom_id": _ID,
        "style": _number(1, 2, required=True),
        "label": _text(1, 45),
        "value": _text(0, 4000),
        "placeholder": _text(0, 100),
        "required": _FLAG,
        "min_length": _number(0, 4000),
        "max_length": _number(1, 4000),
    },
    Kind.USER_SELECT: _ENTITIES,
    Kind.ROLE_SELECT: _ENTITIES,
    Kind.MENTIONABLE_SELECT: _ENTITIES,
    Kind.CHANNEL_SELECT: {**_ENTITIES, "channel_types": _list(0, 20)},
    Kind.SECTION: {"components": _list(1, 3, required=True), "accessory": _NEEDED_OBJECT},
    Kind.TEXT: {"content": _text(1, 4000, required=True)},
    Kind.THUMBNAIL: {"media": _NEEDED_OBJECT, "description": _text(0, 1024), **_SPOILER},
    Kind.GALLERY: {"items": _list(1, 10, required=True)},
    Kind.FILE: {"file": _NEEDED_OBJECT, "name": Field(str), "size": Field(int), **_SPOILER},
    Kind.SEPARATOR: {"divider": _FLAG, "spacing": _number(1, 2)},
    Kind.CONTAINER: {
        "components": _list(1, 40, required=True),
        "accent_color": _number(0, 0xFFFFFF),
        **_SPOILER,
    },
    Kind.LABEL: {
        "label": _text(1, 45, required=True),
        "description": _text(0, 100),
        "component": _NEEDED_OBJECT,
    },
    Kind.FILE_UPLOAD: {
        "custom_id": _ID,
        "min_values": _number(0, 10),
        "max_values": _number(1, 10),
        "required": _FLAG,
        "file_types": _list(0, 10),
    },
    Kind.RADIO: {"custom_id": _ID, "options": _list(2, 10, required=True), "required": _FLAG},
    Kind.CHECKBOXES: {
        "custom_id": _ID,
        "options": _list(1, 10, required=True),
        "min_values": _number(0, 10),
        "max_values": _number(1, 10),
        "required": _FLAG,
    },
    Kind.CHECKBOX: {"custom_id": _ID, "default": _FLAG},
}
OPTION: Mapping[str, Field] = {
    "label": _text(1, 100, required=True),
    "value": _text(1, 100, required=True),
    "description": _text(0, 100),
    "default": _FLAG,
    "emoji": _OBJECT,
}
EVERY: Mapping[str, Field] = {"type": Field(int, required=True), "id": _number(0, 2**31 - 1)}


def check_fields(body: Json, fields: Mapping[str, Field], path: Path, name: str) -> list[Problem]:
    """Missing, unknown, of the wrong type, too short or too long. `null` stands for absent, as with Discord."""
    found = [
        Problem(
            path=(*path, key),
            code="BASE_TYPE_REQUIRED",
            message="This field is required",
            rule=f"{name}.{key}-required",
        )
        for key, field in fields.items()
        if field.required and body.get(key) is None
    ]
    for key, value in body.items():
        if key not in fields:
            found.append(_unknown((*path, key), f"{name}.unknown-field"))
        elif value is not None:
            found += _check(value, fields[key], (*path, key), f"{name}.{key}")
    return found


def _unknown(path: Path, rule: str) -> Problem:
    return Problem(path=path, code="BASE_TYPE_UNKNOWN", message="Unknown field", rule=rule)


def _check(value: object, field: Field, path: Path, rule: str) -> list[Problem]:
    fits = isinstance(value, field.type) and (field.type is bool or not isinstance(value, bool))
    if not fits:
        message = f"Must be of type {field.type.__name__}"
        return [Problem(path=path, code="BASE_TYPE_BAD_TYPE", message=message, rule=f"{rule}-type")]
    if isinstance(value, int):
        return _range(value, field, path, rule)
    size = len(value) if isinstance(value, str | list) else 0
    if field.high is not None and size > field.high:
        message = f"Must be {field.high} or fewer in length."
        return [
            Problem(path=path, code="BASE_TYPE_MAX_LENGTH", message=message, rule=f"{rule}-max-{field.high}")
        ]
    if field.low is not None and size < field.low:
        message = f"Must be {field.low} or more in length."
        return [
            Problem(path=path, code="BASE_TYPE_MIN_LENGTH", message=message, rule=f"{rule}-min-{field.low}")
        ]
    return []


def _range(value: int, field: Field, path: Path, rule: str) -> list[Problem]:
    low, high = field.low, field.high
    if low is not None and high is not None and not low <= value <= high:
        message = f"Value must be between {low} and {high}."
        return [Problem(path=path, code="NUMBER_TYPE_RANGE", message=message, rule=f"{rule}-range")]
    return []
