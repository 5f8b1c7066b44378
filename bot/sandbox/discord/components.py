"""Trees of components: what may stand where, what must be unique, how much fits; and how Discord stores them."""

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any

from bot.sandbox.discord.controls import check_control
from bot.sandbox.discord.errors import Path, Problem
from bot.sandbox.discord.fields import EVERY, FIELDS, check_fields
from bot.sandbox.discord.wire import SELECTS, Json, Kind

LEGACY = frozenset({Kind.ROW})
IN_CONTAINER = frozenset({Kind.ROW, Kind.SECTION, Kind.TEXT, Kind.GALLERY, Kind.FILE, Kind.SEPARATOR})
IN_MESSAGE = IN_CONTAINER | {Kind.CONTAINER}
IN_MODAL = frozenset({Kind.ROW, Kind.TEXT, Kind.LABEL})
_IN_ROW = SELECTS | {Kind.BUTTON}
_IN_MODAL_ROW = frozenset({Kind.TEXT_INPUT})
_IN_SECTION = frozenset({Kind.TEXT})
_ACCESSORY = frozenset({Kind.BUTTON, Kind.THUMBNAIL})
_IN_LABEL = SELECTS | {Kind.TEXT_INPUT, Kind.FILE_UPLOAD, Kind.RADIO, Kind.CHECKBOXES, Kind.CHECKBOX}

MOST_COMPONENTS = 40
MOST_TEXT = 4000


@dataclass(frozen=True, slots=True)
class Placed:
    path: Path
    kind: Kind
    body: Json


@dataclass(slots=True)
class Survey:
    """What was found in a tree, and what is wrong with it."""

    placed: list[Placed] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def survey(components: Sequence[Any], top: AbstractSet[Kind], path: Path, *, modal: bool = False) -> Survey:
    """Check a whole tree whose top level may hold only `top`."""
    found = Survey()
    for number, body in enumerate(components):
        _visit(body, top, (*path, number), found, modal=modal)
    found.problems += _unique(found.placed, "custom_id", "COMPONENT_CUSTOM_ID_DUPLICATED")
    found.problems += _unique(found.placed, "id", "COMPONENT_ID_DUPLICATED")
    if len(found.placed) > MOST_COMPONENTS:
        message = f"The total number of components must be {MOST_COMPONENTS} or fewer ({len(found.placed)})."
        found.problems.append(_problem(path, "COMPONENT_MAX_TOTAL_COMPONENTS", message, "components.max-40"))
    size = sum(len(one.body.get("content") or "") for one in found.placed if one.kind is Kind.TEXT)
    if size > MOST_TEXT:
        message = f"The text of all components must be {MOST_TEXT} or fewer in length ({size})."
        found.problems.append(_problem(path, "COMPONENT_MAX_TOTAL_TEXT", message, "text.max-4000"))
    return found


def _visit(body: Any, allowed: AbstractSet[Kind], path: Path, found: Survey, *, modal: bool) -> None:
    if not isinstance(body, dict):
        message = "Only dictionaries may be used in a ModelType"
        found.problems.append(_problem(path, "MODEL_TYPE_CONVERT", message, "component.type"))
        return
    number = body.get("type")
    kind = next((one for one in Kind if type(number) is int and one == number), None)
    if kind is None or kind not in allowed:
        choices = ", ".join(str(int(one)) for one in sorted(allowed))
        rule = "v2.flag-needed" if allowed == LEGACY and kind in IN_MESSAGE else "component.place"
        message = f"Value must be one of ({choices})."
        found.problems.append(_problem((*path, "type"), "BASE_TYPE_CHOICES", message, rule))
        return
    wrong = check_fields(body, {**FIELDS[kind], **EVERY}, path, kind.name.lower())
    found.problems += wrong
    if any(problem.rule.endswith(("-type", "-required")) for problem in wrong):
        return  # its inside can't be looked at
    found.placed.append(Placed(path, kind, body))
    found.problems += check_control(body, kind, path, modal=modal)
    for inner_path, inner, may in _inside(body, kind, path, modal=modal):
        _visit(inner, may, inner_path, found, modal=modal)
    if kind is Kind.ROW:
        found.problems += _row(body, path)


def _inside(
    body: Json, kind: Kind, path: Path, *, modal: bool
) -> Iterator[tuple[Path, Any, AbstractSet[Kind]]]:
    match kind:
        case Kind.ROW:
            may: AbstractSet[Kind] = _IN_MODAL_ROW if modal else _IN_ROW
        case Kind.SECTION:
            yield (*path, "accessory"), body["accessory"], _ACCESSORY
            may = _IN_SECTION
        case Kind.CONTAINER:
            may = IN_CONTAINER
        case Kind.LABEL:
            yield (*path, "component"), body["component"], _IN_LABEL
            return
        case _:
            return
    for number, inner in enumerate(body["components"]):
        yield (*path, "components", number), inner, may


def _row(body: Json, path: Path) -> list[Problem]:
    """Five buttons, or one select, or (in a form) one text input; never mixed."""
    kinds = [inner.get("type") for inner in body["components"] if isinstance(inner, dict)]
    if len(kinds) <= 1 or all(kind == Kind.BUTTON for kind in kinds):
        return []
    message = "The sum of component widths exceeds 5."
    return [_problem((*path, "components"), "COMPONENT_LAYOUT_WIDTH_EXCEEDED", message, "row.one-select")]


def _unique(placed: Sequence[Placed], key: str, code: str) -> list[Problem]:
    seen: set[object] = set()
    found: list[Problem] = []
    for one in placed:
        value = one.body.get(key)
        # An id of 0 counts as none.
        if value and value in seen:
            message = f"Component {key.replace('_', ' ')} cannot be duplicated"
            found.append(_problem((*one.path, key), code, message, f"{key}.unique"))
        seen.add(value)
    return found


def _problem(path: Path, code: str, message: str, rule: str) -> Problem:
    return Problem(path=path, code=code, message=message, rule=rule)


_STORED_WITH: dict[Kind, Json] = {
    Kind.CONTAINER: {"accent_color": None, "spoiler": False},
    Kind.SEPARATOR: {"divider": True, "spacing": 1},
    **{kind: {"min_values": 1, "max_values": 1} for kind in SELECTS},
}


def stored(components: Sequence[Json]) -> list[Json]:
    """The tree as Discord gives it back: every component numbered, absent values filled in."""
    tree = deepcopy(list(components))
    flat = list(walk(tree))
    taken = {body["id"] for body in flat if body.get("id")}
    fresh = (number for number in range(1, 10_000) if number not in taken)
    for body in flat:
        for key in [key for key, value in body.items() if value is None]:
            del body[key]
        for key, value in _STORED_WITH.get(Kind(body["type"]), {}).items():
            body.setdefault(key, value)
        if not body.get("id"):
            body["id"] = next(fresh)
    return tree


def walk(components: Sequence[Json]) -> Iterator[Json]:
    """Every component, parents first."""
    for body in components:
        yield body
        yield from walk(body.get("components") or ())
        for key in ("accessory", "component"):
            if body.get(key):
                yield from walk((body[key],))


def texts(components: Sequence[Json]) -> list[str]:
    """The markdown in a tree, where mentions act."""
    return [body["content"] for body in walk(components) if body["type"] == Kind.TEXT]


def visible(components: Sequence[Json]) -> str:
    """What a person reads, a line each; controls in brackets."""
    lines: list[str] = []
    for body in walk(components):
        match body["type"]:
            case Kind.TEXT:
                lines.append(body["content"])
            case Kind.BUTTON:
                name = (body.get("emoji") or {}).get("name", "")
                lines.append(f"[{' '.join(part for part in (name, body.get('label', '')) if part)}]")
            case Kind.STRING_SELECT:
                options = " · ".join(option["label"] for option in body["options"])
                lines.append(f"[{body.get('placeholder', '')}: {options}]")
            case Kind.LABEL:
                lines.append(body["label"])
            case Kind.GALLERY:
                lines += [f"({item.get('description') or 'picture'})" for item in body["items"]]
            case _:
                pass
    return "\n".join(lines)
