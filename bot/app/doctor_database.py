"""The doctor's look at the database."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass

from bot.doctor.findings import Finding, attention, broken, ok
from storage.inspection import Inspection, inspect

MB = 1_000_000
LITTLE, NEXT_TO_NOTHING = 1_000 * MB, 100 * MB


@dataclass(frozen=True, kw_only=True, slots=True)
class DatabaseLook:
    address: str

    async def findings(self) -> AsyncIterator[Finding]:
        seen = await asyncio.to_thread(inspect, self.address)
        for finding in judged(seen):
            yield finding


def judged(seen: Inspection) -> list[Finding]:
    where = {"where": seen.where}
    if seen.unreachable:
        return [broken("database", "doctor-database-away", why=seen.unreachable, **where)]
    found = _disk(seen)
    if seen.unwritable:
        found.append(broken("database", "doctor-database-shut", why=seen.unwritable, **where))
    if not seen.there:
        return found if seen.unwritable else [ok("database", "doctor-database-new", **where), *found]
    step = {"found": seen.revision or "-", "newest": seen.newest}
    if seen.from_the_future:
        found.append(broken("database", "doctor-database-future", **where, **step))
    elif seen.revision != seen.newest:
        found.append(attention("database", "doctor-database-old", **where, **step))
    if seen.process:
        found.append(ok("database", "doctor-database-used", process=seen.process, **where))
    if not found or all(one.key == "doctor-database-used" for one in found):
        size = round(seen.size / MB, 1)
        found.insert(0, ok("database", "doctor-database-fine", size=size, revision=seen.newest, **where))
    return found


def _disk(seen: Inspection) -> list[Finding]:
    """A backup before migrating takes as much room as the file."""
    if seen.free is None:
        return []
    room = {"free": seen.free // MB, "size": round(seen.size / MB, 1)}
    if seen.free < NEXT_TO_NOTHING:
        return [broken("database", "doctor-disk-full", **room)]
    if seen.free < max(LITTLE, 2 * seen.size):
        return [attention("database", "doctor-disk-low", **room)]
    return []
