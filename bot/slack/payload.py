# pyright: strict
"""Reading JSON that somebody else wrote: any shape may come, a missing or odd entry is just not there."""

import re
from collections.abc import Iterator
from typing import cast

_UNSTORABLE = re.compile("[\0\ud800-\udfff]")


def entry(value: object, *path: str) -> object:
    """What lies under the keys, None if there is no such thing."""
    for key in path:
        if not isinstance(value, dict):
            return None
        value = cast("dict[object, object]", value).get(key)
    return value


def text(value: object, *path: str) -> str:
    """The string under the keys, empty if there is none. What no database takes is replaced."""
    found = entry(value, *path)
    return _UNSTORABLE.sub("\N{REPLACEMENT CHARACTER}", found) if isinstance(found, str) else ""


def entries(value: object) -> Iterator[tuple[str, object]]:
    """The pairs of an object, in order; none if it isn't one."""
    if isinstance(value, dict):
        for key, inner in cast("dict[object, object]", value).items():
            if isinstance(key, str):
                yield key, inner


def items(value: object) -> list[object]:
    """The elements of a list; none if it isn't one."""
    return list(cast("list[object]", value)) if isinstance(value, list) else []
