"""Discord's own description of its API as a judge of request bodies, closed against unknown keys."""

import json
import os
from collections.abc import Iterator, Mapping
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from bot.sandbox.discord.errors import Problem
from bot.sandbox.discord.wire import Json

FILE = "discord-openapi.json"
_HERE = "urn:discord"
ENV = "BREAKWATER_SPECS"

# Documented, or sent by every discord.py request and ignored there, but missing from the description.
_COMMAND: Mapping[str, Json] = {
    "nsfw": {"type": ["boolean", "null"]},
    # The documentation has it as a string, the description as a number; both are taken.
    "default_member_permissions": {"type": ["integer", "string", "null"], "pattern": r"^\d+$", "minimum": 0},
}
# The same with the bits of an overwrite, which discord.py sends as numbers.
_BITS: Json = {"type": ["integer", "string", "null"], "pattern": r"^\d+$", "minimum": 0}
_LEFT_OUT: Mapping[str, Mapping[str, Json]] = {
    "MessageEditRequestPartial": {"tts": {"const": False}},
    "IncomingWebhookUpdateForInteractionCallbackRequestPartial": {"tts": {"const": False}},
    "IncomingWebhookUpdateRequestPartial": {"tts": {"const": False}},
    "ApplicationCommandCreateRequest": _COMMAND,
    "ApplicationCommandUpdateRequest": _COMMAND,
    "ApplicationCommandPatchRequestPartial": _COMMAND,
    "ChannelPermissionOverwriteRequest": {"allow": _BITS, "deny": _BITS},
    "FileUploadComponentForModalRequest": {"file_types": {"type": "array", "maxItems": 10}},
}
_CODES = {
    "required": "BASE_TYPE_REQUIRED",
    "type": "BASE_TYPE_BAD_TYPE",
    "enum": "BASE_TYPE_CHOICES",
    "const": "BASE_TYPE_CHOICES",
    "maxLength": "BASE_TYPE_MAX_LENGTH",
    "maxItems": "BASE_TYPE_MAX_LENGTH",
    "minLength": "BASE_TYPE_MIN_LENGTH",
    "minItems": "BASE_TYPE_MIN_LENGTH",
    "maximum": "NUMBER_TYPE_MAX",
    "minimum": "NUMBER_TYPE_MIN",
}


class Spec:
    """Judges bodies by schema name; knows nothing, and says nothing, where the description isn't there."""

    def __init__(self, schemas: Json | None = None) -> None:
        """Of the description that is found here; an empty one knows nothing."""
        self._judges = _judges_found_in(find_specs()) if schemas is None else _Judges(schemas)

    @property
    def present(self) -> bool:
        return bool(self._judges.schemas)

    def check(self, name: str, body: Any) -> list[Problem]:
        """What is wrong with a body meant to be a `name`; nothing if there is no description."""
        if not self.present:
            return []
        return sorted(self._found(name, body), key=lambda problem: [str(step) for step in problem.path])

    def _found(self, name: str, body: Any) -> Iterator[Problem]:
        for error in self._judges[name].iter_errors(body):
            path = tuple(error.instance_path)
            if error.kind.name == "required":
                path = (*path, error.kind.property)
            yield Problem(
                path=path,
                code=_CODES.get(error.kind.name, "BASE_TYPE_INVALID"),
                message=error.message[:300],
            )


class _Judges(dict[str, Any]):
    """A validator for each schema that was asked for, by name. They share one registry: each with a copy of the whole
    description takes 6 MB."""

    def __init__(self, schemas: Json) -> None:
        self.schemas = schemas

    @cached_property
    def _registry(self) -> Any:
        import jsonschema_rs

        return jsonschema_rs.Registry([(_HERE, {"components": {"schemas": self.schemas}})])

    def __missing__(self, name: str) -> Any:
        import jsonschema_rs

        asked = {"$ref": f"{_HERE}#/components/schemas/{name}"}
        self[name] = jsonschema_rs.Draft202012Validator(asked, registry=self._registry)
        return self[name]


@cache
def _judges_found_in(folder: Path | None) -> _Judges:
    """The same for all sandboxes of a process: a run of the tests sets up hundreds."""
    return _Judges(_closed_schemas(folder))


def find_specs() -> Path | None:
    """The folder of vendors' descriptions: named by the environment, else `shared/specs` here or further up."""
    named = os.environ.get(ENV)
    if named is not None:
        return Path(named) if (Path(named) / FILE).is_file() else None
    here = Path.cwd()
    for folder in (here, *here.parents):
        if (folder / "shared" / "specs" / FILE).is_file():
            return folder / "shared" / "specs"
    return None


def _closed_schemas(folder: Path | None) -> Json:
    try:
        import jsonschema_rs  # noqa: F401 - an optional extra: without it our own rules stand alone
    except ImportError:
        return {}
    if folder is None:
        return {}
    schemas: Json = json.loads((folder / FILE).read_bytes())["components"]["schemas"]
    # Numbers are taken for ids as well, and discord.py sends them so.
    schemas["SnowflakeType"] = {"type": ["string", "integer"], "pattern": r"^\d{1,20}$", "minimum": 0}
    for name, extra in _LEFT_OUT.items():
        schemas[name]["properties"] |= extra
    return {name: _closed(schema, schemas) for name, schema in schemas.items()}


def _closed(schema: Any, schemas: Json) -> Any:
    """The schema with its objects closed, and its unions decided by null and `type`: else every miss in a union
    is reported as a miss of the whole."""
    if isinstance(schema, list):
        return [_closed(one, schemas) for one in schema]
    if not isinstance(schema, dict):
        return schema
    for union in ("oneOf", "anyOf"):
        members = schema.get(union)
        if members is not None and all("$ref" in one or one == {"type": "null"} for one in members):
            rest = {key: value for key, value in schema.items() if key != union}
            return {**rest, **_decided([one for one in members if "$ref" in one], members, schemas)}
    found = {key: _closed(value, schemas) for key, value in schema.items()}
    if "properties" in found and "additionalProperties" not in found and "allOf" not in found:
        found["additionalProperties"] = False
    return found


def _decided(refs: list[Json], members: list[Json], schemas: Json) -> Json:
    if len(refs) == 1:
        chosen: Json = refs[0]
    else:
        by_type = [(_types(schemas[ref["$ref"].rsplit("/", 1)[1]]), ref) for ref in refs]
        if not all(types for types, _ in by_type):
            chosen = {"anyOf": refs}
        else:
            every = sorted(number for types, _ in by_type for number in types)
            chosen = {
                "type": "object",
                "required": ["type"],
                "properties": {"type": {"enum": every}},
                "allOf": [
                    {"if": {"properties": {"type": {"enum": types}}, "required": ["type"]}, "then": ref}
                    for types, ref in by_type
                ],
            }
    if len(refs) == len(members):
        return chosen
    return {"if": {"type": "null"}, "else": chosen}


def _types(schema: Json) -> list[int]:
    return schema.get("properties", {}).get("type", {}).get("enum", [])
