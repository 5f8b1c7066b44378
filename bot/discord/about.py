# pyright: strict
"""Which message a form is about, kept in the form's own id: a form outlives the process that has opened it."""

import string

import regex

from handlers.events import Place

PLATFORM = "discord"
_DIGITS = string.digits + string.ascii_lowercase
_MARK = "@"
_SPOT = regex.compile(r"[0-9a-z]{1,13}(?:\.[0-9a-z]{1,13}){1,2}", regex.ASCII)
_MOST = 2**64


def with_about(click: str, about: Place | None) -> str:
    """The click's id, and behind it the place: numbers in base 36, since a hundred characters have to do."""
    if about is None:
        return click
    numbers = [about.channel, about.message_id, *([about.thread] if about.thread else [])]
    return click + _MARK + ".".join(_short(int(number)) for number in numbers)


def split_about(name: str) -> tuple[str, Place | None]:
    """The other way round. What makes no sense belongs to no place, and to no click either."""
    click, mark, spot = name.partition(_MARK)
    if not mark:
        return name, None
    numbers = [int(piece, 36) for piece in spot.split(".")] if _SPOT.fullmatch(spot) else []
    if not numbers or any(number >= _MOST for number in numbers):
        return "", None
    channel, message_id, *thread = map(str, numbers)
    return click, Place(
        platform=PLATFORM, channel=channel, message_id=message_id, thread=thread[0] if thread else ""
    )


def _short(number: int) -> str:
    digits = ""
    while number:
        number, digit = divmod(number, 36)
        digits = _DIGITS[digit] + digits
    return digits or "0"
