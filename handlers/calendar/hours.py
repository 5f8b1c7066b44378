"""When a team or a person works, and when it shall be quiet: plain calculation on moments in UTC."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

DAY = 24 * 60
"""Minutes."""
HORIZON = 400
"""Days that are searched for an opening: whoever does not work within a year has none."""
LAST_YEAR = 2100
"""Later holidays are nobody's business yet."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Shift:
    """A stretch of one day, in minutes after midnight by the clock on the wall."""

    start: int
    end: int
    """More than a day's minutes: it runs on into the next morning."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Absence:
    """Whole days, the last one included, where the person is."""

    first: date
    last: date


ALL_DAY = (Shift(start=0, end=DAY),)
ALWAYS = (ALL_DAY,) * 7
Opening = tuple[datetime, datetime]
"""From when until when, in UTC; the end does not belong to it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Hours:
    """Working hours. Without a word about them: round the clock."""

    time_zone: str = "Europe/Berlin"
    week: tuple[tuple[Shift, ...], ...] = ALWAYS
    """Shifts of Monday to Sunday. They may touch and overlap; time counts once."""
    country: str = ""
    """ISO 3166 code whose public holidays are free; empty: none are."""
    subdivision: str = ""
    closed: tuple[date, ...] = ()
    """Further free days."""
    absences: tuple[Absence, ...] = ()


def is_working(hours: Hours, at: datetime) -> bool:
    first = next(_openings(hours, at), None)
    return first is not None and first[0] <= at


def next_opening(hours: Hours, at: datetime) -> datetime | None:
    """`at` itself during working hours, else when they begin again; None if that is not in sight."""
    first = next(_openings(hours, at), None)
    return max(first[0], at) if first else None


def add_business(hours: Hours, start: datetime, duration: timedelta) -> datetime | None:
    """When so much working time will have passed; None if that is not in sight."""
    if is_always(hours):
        return start + duration  # most teams name no hours, and each new case asks several times
    left = duration
    for opens, closes in _openings(hours, start):
        begins = max(opens, start)
        if closes - begins >= left:
            return begins + left
        left -= closes - begins
    return None


def is_always(hours: Hours) -> bool:
    """Round the clock, without a free day."""
    return hours.week == ALWAYS and not (hours.country or hours.closed or hours.absences)


def is_absent(hours: Hours, at: datetime) -> bool:
    """Away for the day, as opposed to merely off duty."""
    return _is_away(hours, at.astimezone(ZoneInfo(hours.time_zone)).date())


def quiet_until(quiet: tuple[Shift, ...], time_zone: str, at: datetime) -> datetime:
    """`at` itself while it is not quiet, else the end of the quiet hours, which are the same every day."""
    first = next(_openings(_daily(quiet, time_zone), at), None) if quiet else None
    return first[1] if first and first[0] <= at else at


def is_free_day(hours: Hours, day: date) -> bool:
    """A public holiday or a day on which everybody is off."""
    return day in hours.closed or day in holidays_of(hours.country, hours.subdivision, day.year)


@lru_cache(maxsize=64)
def holidays_of(country: str, subdivision: str, year: int) -> frozenset[date]:
    """Public holidays of one year. Raises NotImplementedError for a country or subdivision that is not known."""
    if not country or year > LAST_YEAR:
        return frozenset()
    # Only who keeps holidays pays for the library.
    import holidays

    return frozenset(holidays.country_holidays(country, subdiv=subdivision or None, years=year))


def _daily(quiet: tuple[Shift, ...], time_zone: str) -> Hours:
    return Hours(time_zone=time_zone, week=(quiet,) * 7)


def _openings(hours: Hours, at: datetime) -> Iterator[Opening]:
    """What is open at `at` or later, in order; stretches that touch or overlap come as one within a day's reach."""
    zone = ZoneInfo(hours.time_zone)
    today = at.astimezone(zone).date()
    held: Opening | None = None
    for number in range(-1, HORIZON):  # yesterday's night shift may still run
        for opens, closes in _day(hours, today + timedelta(days=number), zone):
            if closes <= at:
                continue
            if held is None:
                held = (opens, closes)
            elif opens <= held[1]:
                held = (held[0], max(held[1], closes))
            else:
                yield held
                held = (opens, closes)
        if held is not None and held[1] - held[0] > timedelta(days=7):
            yield held  # round the clock: nobody needs to know how far it goes on
            held = (held[1], held[1])
    if held is not None and held[0] < held[1]:
        yield held


def _day(hours: Hours, day: date, zone: ZoneInfo) -> list[Opening]:
    shifts = hours.week[day.weekday()]
    if not shifts or _is_away(hours, day) or is_free_day(hours, day):
        return []
    stretches = [(_moment(day, shift.start, zone), _moment(day, shift.end, zone)) for shift in shifts]
    # Whatever begins in the hour that spring leaves out may end before it begins: it is left out as well.
    return sorted((opens, closes) for opens, closes in stretches if opens < closes)


def _is_away(hours: Hours, day: date) -> bool:
    return any(absence.first <= day <= absence.last for absence in hours.absences)


def _moment(day: date, minutes: int, zone: ZoneInfo) -> datetime:
    """By the clock on the wall: a day has 23 or 25 hours when the clock is changed."""
    days, rest = divmod(minutes, DAY)
    wall = datetime.combine(day + timedelta(days=days), time(rest // 60, rest % 60), tzinfo=zone)
    return wall.astimezone(UTC)
