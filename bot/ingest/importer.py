"""`breakwater import`: comments from a file, one JSON object a line, as often as one likes."""

import asyncio
import os
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import BinaryIO

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn
from tenacity import AsyncRetrying, retry_if_exception_type, stop_after_delay, wait_random_exponential

from bot.ingest.contract import LARGEST_BODY, WrongBody, arrival, read_comment
from handlers.errors import BreakwaterError, Unavailable
from handlers.relaying.inbox import Arrival, Delivery, Receipt

BATCH = 500
"""Lines stored together."""
OLD = timedelta(hours=24)
"""What is older makes no cards: nobody wants last year's comments in the channel."""
PATIENCE = 60.0
"""Seconds to go on trying when the store is away."""


class ImportStopped(BreakwaterError):
    """The file could not be read, or not be taken to its end; the message says how to go on."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Totals:
    accepted: int = 0
    duplicates: int = 0
    wrong: int = 0
    """Lines that were left out."""

    def __str__(self) -> str:
        wrong = f", {self.wrong} wrong lines left out" if self.wrong else ""
        return f"accepted {self.accepted}, duplicates {self.duplicates}{wrong}"


@dataclass(frozen=True, slots=True)
class _Batch:
    arrivals: tuple[Arrival, ...]
    complaints: tuple[str, ...]
    """What is wrong with which line."""
    last_line: int
    size: int
    """Bytes read for it."""


async def import_file(
    path: Path,
    *,
    source: str,
    ingest: Callable[[Delivery], Awaitable[Receipt]],
    clock: Callable[[], datetime],
    relay: bool = False,
    console: Console | None = None,
) -> Totals:
    """Store every good line; what was stored before is counted as a duplicate, so that one can begin anew anywhere.

    Wrong lines are named on the console and left out. Raises ImportStopped.
    """
    console = console or Console(stderr=True)
    totals = Totals()
    try:
        with path.open("rb") as file, _progress(console) as progress:
            bar = progress.add_task(path.name, total=os.fstat(file.fileno()).st_size, lines=0)
            batches = _batches(file, clock(), relay=relay)
            batch = await asyncio.to_thread(next, batches, None)
            while batch is not None:
                # The next is read while this one is stored.
                following, receipt = await asyncio.gather(
                    asyncio.to_thread(next, batches, None), _store(batch, source, ingest, clock())
                )
                for complaint in batch.complaints:
                    console.print(f"{path.name}, {complaint}", markup=False, highlight=False, soft_wrap=True)
                totals = Totals(
                    accepted=totals.accepted + receipt.accepted,
                    duplicates=totals.duplicates + receipt.duplicates,
                    wrong=totals.wrong + len(batch.complaints),
                )
                progress.update(bar, advance=batch.size, lines=batch.last_line)
                batch = following
    except OSError as problem:
        raise ImportStopped(f"{path}: {problem.strerror or problem}") from None
    return totals


def _progress(console: Console) -> Progress:
    columns = (TextColumn("{task.description}"), BarColumn(), TextColumn("{task.fields[lines]} lines"))
    return Progress(*columns, TimeRemainingColumn(), console=console, disable=not console.is_terminal)


async def _store(
    batch: _Batch, source: str, ingest: Callable[[Delivery], Awaitable[Receipt]], now: datetime
) -> Receipt:
    if not batch.arrivals:
        return Receipt()
    delivery = Delivery(source=source, received_at=now, arrivals=batch.arrivals)
    try:
        async for attempt in AsyncRetrying(
            retry=retry_if_exception_type(Unavailable),
            wait=wait_random_exponential(multiplier=0.2, max=5.0),
            stop=stop_after_delay(PATIENCE),
            reraise=True,
        ):
            with attempt:
                return await ingest(delivery)
    except Unavailable as away:
        raise ImportStopped(
            f"stopped before line {batch.last_line}: {away.what}. Start it again to go on; nothing is taken twice."
        ) from None
    raise AssertionError("it ends with an answer or an error")


def _batches(file: BinaryIO, now: datetime, *, relay: bool) -> Iterator[_Batch]:
    number = 0
    while True:
        arrivals: list[Arrival] = []
        complaints: list[str] = []
        size = 0
        first = number
        while number - first < BATCH and size < LARGEST_BODY:
            line, length = _line(file)
            if length == 0:
                break
            number += 1
            size += length
            try:
                if line is None:
                    raise WrongBody(f"longer than {LARGEST_BODY} bytes", "")
                if line.strip():
                    arrivals.append(_arrival(line, now, relay=relay))
            except WrongBody as wrong:
                place = f", {wrong.path}" if wrong.path else ""
                complaints.append(f"line {number}{place}: {wrong}")
        if number == first:
            return
        yield _Batch(tuple(arrivals), tuple(complaints), number, size)


def _line(file: BinaryIO) -> tuple[bytes | None, int]:
    """The next line and its length, 0 at the end; None for one that is too long to be a comment."""
    line = file.readline(LARGEST_BODY + 1)
    if len(line) <= LARGEST_BODY:
        return line.removeprefix(b"\xef\xbb\xbf"), len(line)
    length = len(line)
    while not line.endswith(b"\n") and (line := file.readline(LARGEST_BODY)):
        length += len(line)
    return None, length


def _arrival(line: bytes, now: datetime, *, relay: bool) -> Arrival:
    comment = read_comment(line)
    written = max((at for at in (comment.created_at, comment.updated_at) if at is not None), default=now)
    return arrival(comment, now, relay=relay or written >= now - OLD)
