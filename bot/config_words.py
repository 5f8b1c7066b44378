"""What is wrong in breakwater.toml, said so that one can mend it: file, line, key, what stands there, what may."""

import re
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from pathlib import Path
from types import UnionType
from typing import Any, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError

LONGEST = 60
"""Characters of a wrong value that are repeated."""
SAID = {
    "extra_forbidden": "there is no such key",
    "missing": "is missing",
    "int_parsing": "expected a whole number",
    "int_type": "expected a whole number",
    "int_from_float": "expected a whole number",
    "float_parsing": "expected a number",
    "float_type": "expected a number",
    "bool_parsing": "expected true or false",
    "bool_type": "expected true or false",
    "string_type": "expected text in quotes",
    "tuple_type": "expected a list: [...]",
    "list_type": "expected a list: [...]",
    "dict_type": "expected a table: { key = ... }",
    "model_type": "expected a table: { key = ... }",
    "greater_than_equal": "expected at least {ge}",
    "greater_than": "expected more than {gt}",
    "less_than_equal": "expected at most {le}",
    "less_than": "expected less than {lt}",
    "string_too_long": "longer than {max_length} characters",
    "string_too_short": "expected at least {min_length} characters",
    "literal_error": "expected {expected}",
    "enum": "expected {expected}",
    "value_error": "{error}",
}
"""By pydantic's kinds of errors; of other kinds its own words stand."""
TWICE = " stands there twice"
ADDRESS = "expected an address that begins with http:// or https://"


def problems(path: Path, text: str, wrong: ValidationError, model: type[BaseModel]) -> list[str]:
    """One line for each thing that is wrong."""
    found: list[str] = []
    for error in wrong.errors():
        # Names of tables end in [key] where the name itself is what is wrong.
        place = tuple(part for part in error["loc"] if part != "[key]")
        said = f"{path}{at(text, place)}: {key(place)}: {_words(error)}{_meant(error, place, model)}"
        if said not in found:
            found.append(said)
    return found


def key(place: tuple[int | str, ...]) -> str:
    """`people.2.roles.1`: the third person's second role."""
    return ".".join(map(str, place)) or "file"


def in_file(path: Path, text: str, raw: Mapping[str, Any], problem: str) -> str:
    """What is wrong with a file that could be read: `sources.instagram.brand: there is ...`, with file and line."""
    parts: list[int | str] = list(problem.split(": ", 1)[0].split("."))
    entries = raw.get(str(parts[0]))
    if len(parts) > 1 and isinstance(entries, list):
        parts[1] = _number(entries, str(parts[1]))
    where = _last(text, problem) if problem.endswith(TWICE) else at(text, tuple(parts))
    return f"{path}{where}: {problem}"


def _last(text: str, problem: str) -> str:
    """The line of what stands there twice: the second time."""
    value = problem.removesuffix(TWICE).rpartition(" ")[2].strip("'")
    lines = [number for number, line in enumerate(text.splitlines(), 1) if f'"{value}"' in line]
    return f":{lines[-1]}" if lines else ""


def _number(entries: list[Any], name: str) -> int | str:
    """Which entry of a list of tables bears that name."""
    if name.isdigit():
        return int(name)
    return next((n for n, one in enumerate(entries) if name in {one.get("name"), one.get("id")}), name)


def at(text: str, place: tuple[int | str, ...]) -> str:
    """`:31`, the line where that stands; its table's, where the key itself is not there; empty if neither is found."""
    line = _line(text, place)
    return f":{line}" if line else ""


def _line(text: str, place: tuple[int | str, ...]) -> int:
    table, rest, wanted = _split(place)
    seen, inside, found = -1, not table, 0
    for number, line in enumerate(text.splitlines(), 1):
        head = re.match(r"\s*\[\[?\s*([^\]]+?)\s*\]\]?", line)
        if head:
            name = head[1].replace('"', "").replace(" ", "")
            exact = name == table
            seen += exact
            inside = exact and seen == wanted
            if inside or (not found and table.startswith(f"{name}.")):
                found = number
            if not inside and name == ".".join(filter(None, (table, *rest))):
                return number
        elif inside and rest and re.match(rf"""\s*["']?{re.escape(rest[0])}["']?\s*(=|\.)""", line):
            return number
    return found


def _split(place: tuple[int | str, ...]) -> tuple[str, tuple[str, ...], int]:
    """The table's name, the keys in it, and which of its kind it is."""
    names = [part for part in place if isinstance(part, str)]
    if len(place) > 1 and isinstance(place[1], int):
        return names[0], tuple(names[1:]), place[1]
    if len(names) > 1:
        return names[0], tuple(names[1:]), 0
    return "", tuple(names), 0


def _words(error: Any) -> str:
    kind, about = error["type"], error.get("ctx", {})
    if kind == "string_pattern_mismatch":
        said = ADDRESS if "http" in about["pattern"] else f"does not fit {about['pattern']}"
    else:
        said = SAID[kind].format(**about) if kind in SAID else error["msg"]
    return (
        said if kind in {"extra_forbidden", "missing", "value_error"} else said + _shown(error.get("input"))
    )


def _shown(value: object) -> str:
    """What stands there, where that is short."""
    if not isinstance(value, str | int | float | bool):
        return ""
    text = repr(value)
    return f", not {text if len(text) <= LONGEST else text[:LONGEST] + '...'}"


def _meant(error: Any, place: tuple[int | str, ...], model: type[BaseModel]) -> str:
    """What was probably meant, where something alike exists."""
    if error["type"] == "extra_forbidden":
        known = list(_keys(model, place[:-1]))
        alike = get_close_matches(str(place[-1]), known, n=1)
        if alike:
            return f"; did you mean {alike[0]}?"
        return f"; there are {', '.join(sorted(known))}" if known else ""
    if error["type"] in {"literal_error", "enum"}:
        known = re.findall(r"'([^']+)'", str(error["ctx"]["expected"]))
        alike = get_close_matches(str(error.get("input")), known, n=1)
        return f"; did you mean {alike[0]!r}?" if alike else ""
    return ""


def _keys(model: type[BaseModel], place: tuple[int | str, ...]) -> Iterator[str]:
    """The keys that there are in a table of the file."""
    here: Any = model
    for part in place:
        if isinstance(part, int):
            continue
        if not _is_model(here):
            continue
        field = here.model_fields.get(part)
        here = _inner(field.annotation) if field else None
    if _is_model(here):
        yield from here.model_fields


def _inner(kind: Any) -> Any:
    """The table within `tuple[Table, ...]`, `dict[str, Table]` or `Table | None`."""
    if _is_model(kind):
        return kind
    if get_origin(kind) in {tuple, list, dict, Mapping, Union, UnionType}:
        return next((found for one in get_args(kind) if (found := _inner(one)) is not None), None)
    return None


def _is_model(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, BaseModel)
