"""Days and times as people type them: 24.12., 24.12.2026, 2026-12-24, morgen; 23.11. 22:00, 22:00."""

import re
from datetime import UTC, date, datetime, time, timedelta
from types import MappingProxyType
from zoneinfo import ZoneInfo

NEAR = MappingProxyType({"heute": 0, "today": 0, "morgen": 1, "tomorrow": 1, "übermorgen": 2})
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})", re.ASCII)
_DOTTED = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.?\s?(\d{4})?", re.ASCII)
_CLOCK = re.compile(r"(\d{1,2}):(\d{2})", re.ASCII)
LONGEST = 40
"""Characters that are looked at."""


def day_in(typed: str, today: date) -> date | None:
    """None for what is no day. One without its year is the next such day."""
    text = typed.strip().casefold()[:LONGEST]
    if text in NEAR:
        return today + timedelta(days=NEAR[text])
    if found := _ISO.fullmatch(text):
        return _day(int(found[1]), int(found[2]), int(found[3]))
    if not (found := _DOTTED.fullmatch(text)):
        return None
    number, month = int(found[1]), int(found[2])
    if found[3]:
        return _day(int(found[3]), month, number)
    # A leap day may be years away.
    years = (_day(today.year + ahead, month, number) for ahead in range(9))
    return next((day for day in years if day is not None and day >= today), None)


def moment_in(typed: str, now: datetime, zone: ZoneInfo, at: time) -> datetime | None:
    """Day and time; a day alone means `at`, a time alone the next such time. None for anything else."""
    text = " ".join(typed.split())[:LONGEST]
    head, _, tail = text.rpartition(" ")
    local = now.astimezone(zone)
    if (clock := _clock(tail)) is not None:
        day = day_in(head, local.date()) if head else local.date()
    else:
        day, clock = day_in(text, local.date()), at
    if day is None:
        return None
    found = datetime.combine(day, clock, tzinfo=zone)
    if not head and tail == text and _clock(text) is not None and found <= local:
        found = datetime.combine(day + timedelta(days=1), clock, tzinfo=zone)
    return found.astimezone(UTC)


def _clock(text: str) -> time | None:
    found = _CLOCK.fullmatch(text)
    hours, minutes = (int(found[1]), int(found[2])) if found else (24, 0)
    return time(hours, minutes) if hours < 24 and minutes < 60 else None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
