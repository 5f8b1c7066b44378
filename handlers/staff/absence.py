"""Somebody is away for whole days, said in chat. What stands in the configuration counts beside it."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from handlers.calendar.hours import Absence, Hours
from handlers.people import Person


@dataclass(frozen=True, kw_only=True, slots=True)
class Away:
    id: int = 0
    person: str
    first: date
    last: date
    """Included."""
    deputy: str = ""
    """Person id of who is asked meanwhile; empty: whom the configuration names."""
    by: str
    at: datetime


def with_absences(person: Person, absences: list[Away], hours: Hours, now: datetime) -> Person:
    """The person as they are away. `hours` are those of the team, for who has none of their own."""
    if not absences:
        return person
    own = person.hours or hours
    days = tuple(Absence(first=one.first, last=one.last) for one in absences)
    today = day_of(own, now)
    deputies = [one.deputy for one in absences if one.deputy and one.first <= today <= one.last]
    return replace(
        person,
        hours=replace(own, absences=(*own.absences, *days)),
        deputy=deputies[-1] if deputies else person.deputy,
    )


def day_of(hours: Hours, at: datetime) -> date:
    """Which day it is where somebody works."""
    return at.astimezone(ZoneInfo(hours.time_zone)).date()
