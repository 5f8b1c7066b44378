"""How working hours are written in breakwater.toml: `week = { mon-fri = ["09:00-17:00"] }`."""

import re
from dataclasses import replace
from datetime import date
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import Field, field_validator, model_validator

from bot.strict_file import Strict
from handlers.calendar.hours import DAY, Absence, Hours, Shift, holidays_of

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_SHIFT = re.compile(r"([01]\d|2[0-3]):([0-5]\d)\s*-\s*([01]\d|2[0-4]):([0-5]\d)", re.ASCII)
ANY_YEAR = 2026
"""A year of which every country has holidays."""


def zone(name: str) -> str:
    """For a field of the configuration that names a time zone."""
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise ValueError(f"{name!r} is no time zone; expected one like Europe/Berlin") from None
    return name


def shift(text: str) -> Shift:
    """`22:00-06:00` runs into the next morning."""
    found = _SHIFT.fullmatch(text.strip())
    if found is None:
        raise ValueError(f"{text!r}: expected a stretch like 09:00-17:30")
    opens, closes = (60 * int(found[n]) + int(found[n + 1]) for n in (1, 3))
    if closes > DAY:
        raise ValueError(f"{text!r}: no day is longer than 24:00")
    if opens == closes:
        raise ValueError(f"{text!r} is empty; round the clock is 00:00-24:00")
    return Shift(start=opens, end=closes if closes > opens else closes + DAY)


def days(name: str) -> range:
    """`mon` or `mon-fri`, as positions in the week."""
    first, _, last = name.partition("-")
    if first not in DAYS or (last or first) not in DAYS or DAYS.index(last or first) < DAYS.index(first):
        raise ValueError(f"{name!r}: expected a day like mon, or days like mon-fri")
    return range(DAYS.index(first), DAYS.index(last or first) + 1)


class AbsenceFile(Strict):
    """Whole days, the last one included."""

    first: date
    last: date

    @model_validator(mode="after")
    def _in_order(self) -> "AbsenceFile":
        if self.last < self.first:
            raise ValueError(f"ends on {self.last} before it begins on {self.first}")
        return self


class HoursFile(Strict):
    """`[hours]`, and `hours` of a brand or a person."""

    time_zone: str = ""
    week: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    country: str = Field(default="", pattern=r"^([A-Z]{2})?$")
    subdivision: str = ""
    closed: tuple[date, ...] = Field(default=(), max_length=366)

    _zone = field_validator("time_zone")(lambda name: zone(name) if name else name)

    @field_validator("week")
    @classmethod
    def _week(cls, table: dict[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
        named: set[int] = set()
        for name, texts in table.items():
            for day in days(name):
                if day in named:
                    raise ValueError(f"{DAYS[day]} stands there twice")
                named.add(day)
            for text in texts:
                shift(text)
        if table and not any(table.values()):
            raise ValueError("nobody ever works; expected at least one stretch like 09:00-17:30")
        return table

    @model_validator(mode="after")
    def _holidays(self) -> "HoursFile":
        if self.subdivision and not self.country:
            raise ValueError("subdivision: needs a country beside it")
        try:
            holidays_of(self.country, self.subdivision, ANY_YEAR)
        except NotImplementedError:
            what = f"{self.country} {self.subdivision}".strip()
            raise ValueError(
                f"{what!r}: no such country or subdivision, expected codes like DE and BE"
            ) from None
        return self

    def hours(self, over: Hours) -> Hours:
        """Where nothing is said, what holds for `over`."""
        by_day: dict[int, tuple[Shift, ...]] = {
            day: tuple(shift(text) for text in texts)
            for name, texts in self.week.items()
            for day in days(name)
        }
        return Hours(
            time_zone=self.time_zone or over.time_zone,
            week=tuple(by_day.get(day, ()) for day in range(7)) if self.week else over.week,
            country=self.country or over.country,
            subdivision=self.subdivision if self.country else over.subdivision,
            closed=(*over.closed, *self.closed),
        )


def person_hours(
    file: HoursFile | None, time_zone: str, absences: tuple[AbsenceFile, ...], team: Hours
) -> Hours | None:
    """None if nothing sets this person apart from the team."""
    if file is None and not time_zone and not absences:
        return None
    own = (file or HoursFile()).hours(team)
    away = tuple(Absence(first=one.first, last=one.last) for one in absences)
    return replace(own, time_zone=time_zone or own.time_zone, absences=away)
