"""Forms: what may be in one, how it looks to the person, and what the client sends when it is submitted."""

from collections.abc import Mapping
from typing import Any

from bot.sandbox.discord.components import IN_MODAL, stored, survey, walk
from bot.sandbox.discord.errors import Problem, invalid
from bot.sandbox.discord.fields import Field, check_fields
from bot.sandbox.discord.spec import Spec
from bot.sandbox.discord.wire import SELECTS, Json, Kind
from bot.sandbox.kernel import ControlError

MOST_FIELDS = 5
_FIELDS = {
    "custom_id": Field(str, 1, 100, required=True),
    "title": Field(str, 1, 45, required=True),
    "components": Field(list, 1, MOST_FIELDS, required=True),
}
_LISTS = SELECTS | {Kind.CHECKBOXES, Kind.FILE_UPLOAD}
_INPUTS = _LISTS | {Kind.TEXT_INPUT, Kind.RADIO, Kind.CHECKBOX}


def modal(data: Any, spec: Spec) -> Json:
    """Judge the form of a callback; returned as the client keeps it."""
    if not isinstance(data, dict):
        raise invalid(
            [
                Problem(
                    path=("data",),
                    code="BASE_TYPE_REQUIRED",
                    message="This field is required",
                    rule="modal.data",
                )
            ]
        )
    own = check_fields(data, _FIELDS, (), "modal")
    if isinstance(data.get("components"), list):
        own += survey(data["components"], IN_MODAL, ("components",), modal=True).problems
    named = {problem.path for problem in own}
    found = own + [
        one for one in spec.check("ModalInteractionCallbackRequestData", data) if one.path not in named
    ]
    if found:
        raise invalid(
            [
                Problem(path=("data", *one.path), code=one.code, message=one.message, rule=one.rule)
                for one in found
            ]
        )
    return {**data, "components": stored(data["components"])}


def form(shown: Json) -> Json:
    """The form as the person sees it: raw, and its inputs as a list with what is filled in already."""
    labels = {
        body["component"]["custom_id"]: body["label"]
        for body in walk(shown["components"])
        if body["type"] == Kind.LABEL
    }
    fields = [
        {
            "custom_id": body["custom_id"],
            "type": body["type"],
            "label": labels.get(body["custom_id"], body.get("label", "")),
            "value": _filled(body),
            "required": body.get("required", True),
            **{key: body[key] for key in ("options", "max_length", "min_length", "style") if key in body},
        }
        for body in walk(shown["components"])
        if body["type"] in _INPUTS
    ]
    notes = [body["content"] for body in walk(shown["components"]) if body["type"] == Kind.TEXT]
    return {
        "custom_id": shown["custom_id"],
        "title": shown["title"],
        "notes": notes,
        "fields": fields,
        "components": shown["components"],
    }


def _filled(body: Json) -> Any:
    kind = Kind(body["type"])
    if kind is Kind.TEXT_INPUT:
        return body.get("value") or ""
    if kind is Kind.CHECKBOX:
        return bool(body.get("default"))
    chosen = [option["value"] for option in body.get("options", ()) if option.get("default")]
    chosen += [default["id"] for default in body.get("default_values") or ()]
    if kind is Kind.RADIO:
        return chosen[0] if chosen else None
    return chosen


def submitted(shown: Json, values: Mapping[str, Any]) -> list[Json]:
    """The components that the client sends. What isn't named keeps what was filled in. Raises ControlError for
    what the client would not let through."""
    known = {body["custom_id"] for body in walk(shown["components"]) if body["type"] in _INPUTS}
    strange = set(values) - known
    if strange:
        raise ControlError(f"the form has no field {sorted(strange)}; it has {sorted(known)}")
    return [_answer(body, values) for body in shown["components"]]


def _answer(body: Json, values: Mapping[str, Any]) -> Json:
    match body["type"]:
        case Kind.TEXT:
            return {"type": int(Kind.TEXT), "id": body["id"]}
        case Kind.LABEL:
            return {"type": int(Kind.LABEL), "id": body["id"], "component": _input(body["component"], values)}
        case _:
            inner = [_input(one, values) for one in body["components"]]
            return {"type": int(Kind.ROW), "id": body["id"], "components": inner}


def _input(body: Json, values: Mapping[str, Any]) -> Json:
    kind = Kind(body["type"])
    value = values.get(body["custom_id"], _filled(body))
    _let_through(body, kind, value)
    key = "values" if kind in _LISTS else "value"
    return {"type": int(kind), "id": body["id"], "custom_id": body["custom_id"], key: value}


def _let_through(body: Json, kind: Kind, value: Any) -> None:
    name, required = body["custom_id"], body.get("required", True)
    match kind:
        case Kind.TEXT_INPUT:
            if not isinstance(value, str):
                raise ControlError(f"{name} takes text")
            low, high = body.get("min_length") or 0, body.get("max_length") or 4000
            if (required and not value.strip()) or len(value) > high or (value and len(value) < low):
                raise ControlError(
                    f"{name} takes {max(low, int(required))} to {high} characters, not {len(value)}"
                )
        case Kind.CHECKBOX:
            if not isinstance(value, bool):
                raise ControlError(f"{name} is ticked (true) or not (false)")
        case Kind.RADIO:
            if value is None and not required:
                return
            _offered(body, name, [value])
        case _:
            if not isinstance(value, list):
                raise ControlError(f"{name} takes a list")
            chosen_at_least(body, name, value, required=required)


def chosen_at_least(body: Json, name: str, chosen: list[Any], *, required: bool) -> None:
    """How many may be picked in a select, and only what is offered."""
    every = len(body["options"]) if body["type"] == Kind.CHECKBOXES else 1
    low, high = body.get("min_values", 1), body.get("max_values") or every
    if not chosen and not required:
        return
    if not low <= len(chosen) <= high:
        raise ControlError(f"{name} takes {low} to {high} choices, not {len(chosen)}")
    _offered(body, name, chosen)


def _offered(body: Json, name: str, chosen: list[Any]) -> None:
    if "options" not in body:
        return
    offered = [option["value"] for option in body["options"]]
    for one in chosen:
        if one not in offered:
            raise ControlError(f"{name} does not offer {one!r}; it offers {offered}")
