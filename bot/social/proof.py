"""Reading what a network answers: hostile until checked, and only id and address of it are kept."""

from urllib.parse import urlsplit

import msgspec

from bot.social.port import Proof

LONGEST_ID = 200
LONGEST_URL = 2000


class _Answer(msgspec.Struct):
    id: str
    url: object = None


def read_proof(body: bytes) -> Proof | None:
    """Id and address out of `{"id": ..., "url": ...}`; None if that is not what it is.

    The id is the proof: without a usable one there is none. An address that must not become a link is left out.
    """
    try:
        answer = msgspec.json.decode(body, type=_Answer)
    except (msgspec.MsgspecError, RecursionError, UnicodeDecodeError):
        return None
    if not _is_plain(answer.id, LONGEST_ID):
        return None
    return Proof(id=answer.id, url=_shown(answer.url))


def is_object(body: bytes) -> bool:
    """True for a JSON object: an answer of the tool itself, not the error page of something in between."""
    try:
        return isinstance(msgspec.json.decode(body), dict)
    except (msgspec.MsgspecError, RecursionError, UnicodeDecodeError):
        return False


def _shown(url: object) -> str:
    if not isinstance(url, str) or not _is_plain(url, LONGEST_URL):
        return ""
    try:
        parts = urlsplit(url)
        usable = parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.username is None
        _ = parts.port  # raises for one that is no number
    except ValueError:
        return ""
    return url if usable else ""


def _is_plain(text: str, longest: int) -> bool:
    """Something that can stand in a log, a button or a link: neither blanks nor control or direction marks."""
    return 0 < len(text) <= longest and text.isprintable() and not any(mark.isspace() for mark in text)
