"""A day and a time as people type them, by the clock on their wall."""

import re
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

MORNING = time(9)
"""Of a day that was named without a time."""
LONGEST = 40
_CLOCK = r"(?P<hour>[01]?\d|2[0-3])[:.](?P<minute>[0-5]\d)"
_DAYS = (
    re.compile(rf"(?P<year>20\d\d)-(?P<month>\d\d?)-(?P<day>\d\d?)(?:[ T,]+{_CLOCK})?", re.ASCII),
    re.compile(
        rf"(?P<day>\d\d?)\.\s?(?P<month>\d\d?)\.(?:\s?(?P<year>20\d\d))?(?:[ ,]+{_CLOCK})?(?: ?Uhr)?",
        re.ASCII,
    ),
    re.compile(rf"{_CLOCK}(?: ?Uhr)?", re.ASCII),
)


def moment_of(typed: str, now: datetime, zone: str) -> datetime | None:
    """`2026-11-24 14:30`, `24.11. 14:30`, `14:30`, in that zone; a day without a year or a time is the next such one.
    In UTC; None for anything else, and for a day that no calendar has."""
    text = " ".join(typed.split())
    found = next((match for form in _DAYS if len(text) <= LONGEST and (match := form.fullmatch(text))), None)
    if found is None:
        return None
    parts = {name: int(value) for name, value in found.groupdict().items() if value is not None}
    clock = time(parts["hour"], parts["minute"]) if "hour" in parts else MORNING
    here = now.astimezone(ZoneInfo(zone))
    try:
        day = _day(parts, here, clock)
    except ValueError:
        return None
    return datetime.combine(day, clock, tzinfo=here.tzinfo).astimezone(UTC)


def _day(parts: dict[str, int], here: datetime, clock: time) -> date:
    if "day" not in parts:
        over = clock <= here.time()
        return here.date() + timedelta(days=1 if over else 0)
    if "year" in parts:
        return date(parts["year"], parts["month"], parts["day"])
    this_year = date(here.year, parts["month"], parts["day"])
    return this_year if this_year >= here.date() else date(here.year + 1, parts["month"], parts["day"])
