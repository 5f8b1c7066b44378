"""The running bot's side door on SQLite: a command on the same machine hands comments in, since one process writes.

A socket file that the bot's user alone can open; deliveries and receipts in frames.
"""

import asyncio
import contextlib
import os
import tempfile
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import msgspec
import structlog

from bot.ingest.frames import Broken, pack, receive_frame
from handlers.errors import Unavailable
from handlers.relaying.inbox import Delivery, Receipt, Waiting

LONGEST_PATH = 100
"""Bytes; the system's limit for sockets is a little above."""
Ingest = Callable[[Delivery], Awaitable[Receipt]]

log = structlog.get_logger(__name__)
_deliveries = msgspec.msgpack.Decoder(Delivery)


class _Answer(msgspec.Struct, frozen=True):
    receipt: Receipt | None = None
    unavailable: str = ""


_answers = msgspec.msgpack.Decoder(_Answer)


def door_of(database: Path) -> Path:
    """Where the socket of that database is: beside it, or in a folder of our own where that path is too long."""
    beside = database.absolute().with_name(f"{database.name}.sock")
    if len(os.fsencode(beside)) <= LONGEST_PATH:
        return beside
    folder = Path(tempfile.gettempdir()) / f"breakwater-{os.getuid()}"
    folder.mkdir(mode=0o700, exist_ok=True)
    if folder.is_symlink() or folder.stat().st_uid != os.getuid():
        raise Unavailable(f"{folder} belongs to somebody else")
    return folder / f"{sha256(os.fsencode(beside)).hexdigest()[:20]}.sock"


class Door:
    """Open from `start` to `close`. Whoever holds the database's lock may open it."""

    def __init__(self, path: Path, ingest: Ingest, stored: Callable[[Sequence[Waiting]], None]) -> None:
        self._path = path
        self._ingest = ingest
        self._stored = stored
        self._server: asyncio.Server | None = None
        self._visitors: set[asyncio.StreamWriter] = set()

    async def start(self) -> None:
        self._path.unlink(missing_ok=True)  # left behind by one that was killed
        before = os.umask(0o177)
        try:
            self._server = await asyncio.start_unix_server(self._serve, self._path)
        finally:
            os.umask(before)

    async def close(self) -> None:
        if self._server is not None:
            self._server.close()
            for writer in list(self._visitors):
                writer.close()
            await self._server.wait_closed()
            self._path.unlink(missing_ok=True)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._visitors.add(writer)
        try:
            while True:
                delivery = _deliveries.decode(await receive_frame(reader))
                writer.write(pack(await self._take(delivery)))
                await writer.drain()
        except (asyncio.IncompleteReadError, ConnectionError):
            pass  # it has said what it had to say
        except (Broken, msgspec.MsgspecError) as wrong:
            log.warning("somebody at the side door speaks something else", error=str(wrong))
        finally:
            self._visitors.discard(writer)
            writer.close()

    async def _take(self, delivery: Delivery) -> _Answer:
        try:
            receipt = await self._ingest(delivery)
        except Unavailable as away:
            return _Answer(unavailable=away.what)
        self._stored(receipt.stored)
        return _Answer(receipt=replace(receipt, stored=()))


class Visitor:
    """Hands deliveries to the bot that runs there; connects anew when the bot was started anew meanwhile."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._streams: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    async def connect(self) -> None:
        """Raises Unavailable if no bot is there."""
        try:
            self._streams = await asyncio.open_unix_connection(self._path)
        except OSError:
            raise Unavailable("no running bot answers at its side door") from None

    async def ingest(self, delivery: Delivery) -> Receipt:
        """What the bot's own `ingest` would say."""
        if self._streams is None:
            await self.connect()
        answer = await self._exchange(delivery)
        if answer.receipt is None:
            raise Unavailable(answer.unavailable)
        return answer.receipt

    async def _exchange(self, delivery: Delivery) -> _Answer:
        if self._streams is None:
            raise Unavailable("not connected")
        reader, writer = self._streams
        try:
            writer.write(pack(delivery))
            await writer.drain()
            return _answers.decode(await receive_frame(reader))
        except (OSError, asyncio.IncompleteReadError):
            await self.close()
            raise Unavailable("the running bot has closed its side door") from None

    async def close(self) -> None:
        if self._streams is not None:
            _, writer = self._streams
            self._streams = None
            writer.close()
            with contextlib.suppress(OSError):
                await writer.wait_closed()
