"""Who is on call: a rotation as data, with substitutes for a while. Plain calculation, by the clock on the wall."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo


@dataclass(frozen=True, kw_only=True, slots=True)
class Rotation:
    """People who take turns."""

    name: str
    people: tuple[str, ...]
    """Person ids, in order."""
    start: date
    """The day on which the first of them begins."""
    days: int = 7
    """How long a turn is."""
    hand_over: time = time(9)
    time_zone: str = "Europe/Berlin"


@dataclass(frozen=True, kw_only=True, slots=True)
class Override:
    """Somebody stands in for whoever would be on call."""

    id: int = 0
    rotation: str
    person: str
    starts_at: datetime
    ends_at: datetime
    by: str
    """Who entered it."""
    at: datetime


class SwapState(StrEnum):
    ASKED = "asked"
    AGREED = "agreed"
    DECLINED = "declined"
    TAKEN_BACK = "taken_back"


@dataclass(frozen=True, kw_only=True, slots=True)
class Swap:
    """Somebody is to stand in; it counts once the other side has agreed."""

    id: int = 0
    rotation: str
    person: str
    """Who stands in."""
    starts_at: datetime
    ends_at: datetime
    by: str
    """Who entered it."""
    asked: str
    """Whose yes it needs."""
    state: SwapState = SwapState.ASKED
    at: datetime
    answered_at: datetime | None = None
    version: int = 1

    def override(self) -> Override:
        return Override(
            id=self.id,
            rotation=self.rotation,
            person=self.person,
            starts_at=self.starts_at,
            ends_at=self.ends_at,
            by=self.by,
            at=self.at,
        )


@dataclass(frozen=True, kw_only=True, slots=True)
class Duty:
    person: str
    until: datetime
    """When somebody else may follow."""
    stands_in: bool = False


def on_call(rotation: Rotation, at: datetime, overrides: Iterable[Override] = ()) -> Duty:
    """Whose turn it is. Of two substitutes at once the one that was entered last counts."""
    mine = [one for one in overrides if one.rotation == rotation.name]
    person, until = _turn(rotation, at)
    begins = [one.starts_at for one in mine if at < one.starts_at < until]
    now = [one for one in mine if one.starts_at <= at < one.ends_at]
    if not now:
        return Duty(person=person, until=min([until, *begins]))
    standing_in = max(now, key=lambda one: one.id)
    later = [one.starts_at for one in mine if one.id > standing_in.id and one.starts_at > at]
    return Duty(person=standing_in.person, until=min([standing_in.ends_at, *later]), stands_in=True)


def next_on_call(rotation: Rotation, at: datetime, overrides: Iterable[Override] = ()) -> Duty:
    """Who follows whoever is on call now."""
    overrides = tuple(overrides)
    now = on_call(rotation, at, overrides)
    following = on_call(rotation, now.until, overrides)
    for _ in range(len(rotation.people)):
        if following.person != now.person:
            break
        following = on_call(rotation, following.until, overrides)
    return following


def _turn(rotation: Rotation, at: datetime) -> tuple[str, datetime]:
    """The person by the rotation alone, and when their turn ends."""
    zone = ZoneInfo(rotation.time_zone)
    day = at.astimezone(zone).date()
    if at < _moment(rotation, day, zone):
        day -= timedelta(days=1)
    number = (day - rotation.start).days // rotation.days
    ends = rotation.start + timedelta(days=(number + 1) * rotation.days)
    return rotation.people[number % len(rotation.people)], _moment(rotation, ends, zone)


def _moment(rotation: Rotation, day: date, zone: ZoneInfo) -> datetime:
    """A turn that spans the change of the clock is an hour longer or shorter; the hand-over stays where it is."""
    return datetime.combine(day, rotation.hand_over, tzinfo=zone).astimezone(UTC)
