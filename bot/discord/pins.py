"""Who pinned what: Discord says only that a channel's pins have changed, and leaves a line of its own in it."""

from collections.abc import Iterator
from typing import Annotated, cast

import msgspec
from msgspec import Meta, Struct, field

PINNED = 6
"""Type of the line."""
LINES = 10
"""So many of the newest messages are looked at for it."""
Snowflake = Annotated[str, Meta(pattern=r"^[0-9]{15,20}$")]


class _User(Struct):
    id: Snowflake
    username: str = ""
    global_name: str | None = None


class _Reference(Struct):
    message_id: str = ""


class PinLine(Struct):
    """The line that says that somebody has pinned a message."""

    id: Snowflake
    author: _User
    type: int = 0
    message_reference: _Reference = field(default_factory=_Reference)


def pin_lines(page: object) -> Iterator[PinLine]:
    """The oldest first; everything else on the page is left out."""
    messages: list[object] = cast("list[object]", page) if isinstance(page, list) else []
    for message in reversed(messages):
        try:
            line = msgspec.convert(message, PinLine)
        except msgspec.ValidationError:
            continue
        if line.type == PINNED and line.message_reference.message_id:
            yield line
