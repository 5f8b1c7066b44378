"""Reads from the source of the core which sentences it says, with the names of their parameters."""

import ast
from collections.abc import Iterator
from pathlib import Path

import handlers

CORE = Path(handlers.__file__).parent
SAYING = {"Refused": 0, "notify": 3, "announce": 2, "tell_involved": 2, "tell": 3, "said": 0}
"""Function -> position of the key among its arguments."""
NOT_PARAMS = {"field", "quote", "without", "anyway"}
NOTING = {"note": 2, "_note": 2, "noted": 3}
"""Function -> position of the type among its arguments."""


def sentences() -> dict[str, set[str]]:
    """Key -> parameters, of refusals, notices and answers."""
    found: dict[str, set[str]] = {}
    for call in _calls():
        name = _name(call)
        if name == "Tell":
            _told(call, found)
        elif name in SAYING and len(call.args) > SAYING[name]:
            params = {word.arg for word in call.keywords if word.arg and word.arg not in NOT_PARAMS}
            if name == "said" and isinstance(call.args[2], ast.Dict):
                params = {str(key.value) for key in call.args[2].keys if isinstance(key, ast.Constant)}
            for key in _texts(call.args[SAYING[name]]):
                found.setdefault(key, set()).update(params)
    return found


def form_keys() -> set[str]:
    """Titles, buttons, notes, labels and hints of forms."""
    return {
        text
        for call in _calls()
        if _name(call) in {"OpenForm", "Field", "Option"}
        for word in call.keywords
        if word.arg in {"title", "submit", "note", "key", "hint"}
        for text in _texts(word.value)
    }


def log_types() -> dict[str, set[str]]:
    """Type -> facts, of all lines of the log."""
    found: dict[str, set[str]] = {}
    for call in _calls():
        place = NOTING.get(_name(call), len(call.args))
        if place < len(call.args):
            for type_ in _texts(call.args[place]):
                found.setdefault(type_, set()).update(word.arg for word in call.keywords if word.arg)
    return found


def _told(call: ast.Call, found: dict[str, set[str]]) -> None:
    words = {word.arg: word.value for word in call.keywords}
    params = words.get("params")
    names = (
        {str(k.value) for k in params.keys if isinstance(k, ast.Constant)}
        if isinstance(params, ast.Dict)
        else set()
    )
    for key in _texts(words["key"]):
        found.setdefault(key, set()).update(names)


def _calls() -> Iterator[ast.Call]:
    for path in sorted(CORE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Call):
                yield node


def _name(call: ast.Call) -> str:
    match call.func:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
        case _:
            return ""


def _texts(node: ast.expr) -> list[str]:
    """The constants that an expression may be."""
    match node:
        case ast.Constant(value=str(text)):
            return [text]
        case ast.IfExp(body=yes, orelse=no):
            return [*_texts(yes), *_texts(no)]
        case _:
            return []
