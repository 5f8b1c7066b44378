"""What the bot and its triage child say to each other, in frames: four bytes of length, then msgpack."""

import asyncio
from typing import BinaryIO

import msgspec

from handlers.comment import Assessment, Incoming
from handlers.events import Like
from handlers.members import Head
from handlers.people import Team
from handlers.triage.taught import Taught

LARGEST = 64 * 2**20
"""Bytes. Nothing we send comes near; a length beyond it means that something else wrote into the pipe."""


class Setup(msgspec.Struct, frozen=True):
    """First frame to the child; it answers with `Ready` once it is."""

    team: Team
    recent: list[Head] = []
    """What open cases say, so that a child that starts in the middle of a wave goes on with it."""


class Ready(msgspec.Struct, frozen=True):
    problems: list[str] = []
    """What it has to do without: models that are missing or damaged, in words."""


class Lessons(msgspec.Struct, frozen=True, tag=True):
    """What the team has taught so far, in place of what the child knew of it; unanswered."""

    taught: list[Taught]
    watched: list[str] = []
    """Words that the team looks out for on top of the configured ones: those of its risks."""


class Opened(msgspec.Struct, frozen=True, tag=True):
    """Cases that were opened lately, by whichever process: what is like them is counted there; unanswered."""

    heads: list[Head]


class Task(msgspec.Struct, frozen=True, array_like=True):
    """A row of the inbox."""

    id: int
    source: str
    payload: str
    relay: bool


class Verdict(msgspec.Struct, frozen=True, array_like=True):
    """What became of it: a comment and what triage thinks of it, or the class of the error."""

    id: int
    incoming: Incoming | None = None
    assessment: Assessment | None = None
    """None for a deletion."""
    error: str = ""
    like: Like | None = None
    """Where it belongs among those that came lately, if the team shall see it."""


_encoder = msgspec.msgpack.Encoder()


class Broken(Exception):
    """What came is no frame."""


def pack(message: object) -> bytes:
    body = _encoder.encode(message)
    return len(body).to_bytes(4) + body


def _length(head: bytes) -> int:
    length = int.from_bytes(head)
    if length > LARGEST:
        raise Broken(f"a frame of {length} bytes")
    return length


def read_frame(pipe: BinaryIO) -> bytes | None:
    """The next frame's body; None at the end."""
    head = pipe.read(4)
    return pipe.read(_length(head)) if len(head) == 4 else None


async def receive_frame(reader: asyncio.StreamReader) -> bytes:
    """Raises IncompleteReadError at the end."""
    return await reader.readexactly(_length(await reader.readexactly(4)))
