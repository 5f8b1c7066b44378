"""What people see of themselves and of who is on call: who the bot takes them for, links, turns, substitutes."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from handlers.calendar.hours import Absence, is_absent
from handlers.calendar.oncall import Duty, Rotation, Swap, SwapState, next_on_call, on_call
from handlers.clicks import Click
from handlers.linked import Link, LinkCode
from handlers.people import Person, Team
from handlers.ports import UnitOfWork
from handlers.staff.absence import day_of
from handlers.staff.whoami import abilities

AHEAD = timedelta(days=28)
"""So far gaps are looked for."""
MOST_SWAPS = 5


@dataclass(frozen=True, kw_only=True, slots=True)
class MeView:
    """Private card `me`."""

    person: Person
    platform: str
    """From which they ask."""
    abilities: tuple[str, ...]
    deputy: Person | None
    absences: tuple[Absence, ...]
    """Those of today and to come."""
    away: bool
    on_call: tuple[str, ...]
    """Rotations in which it is their turn."""
    time_zone: str
    allowed: frozenset[str]

    @property
    def target(self) -> None:
        """About no account in public."""
        return

    def click(self, verb: str, choice: str = "-") -> Click:
        kind = "link" if verb == "link" else "person"
        return Click(verb=verb, choice=choice, kind=kind, id=0, version=1)


@dataclass(frozen=True, kw_only=True, slots=True)
class LinkView:
    """Private card `link`: subject is the code's id, or 0 where a link stands already."""

    code: str
    """As it is to be typed; empty where it was shown already."""
    row: LinkCode | None
    standing: Link | None
    person: Person | None
    """Whose the account becomes."""
    asked: bool
    """The one who looks has asked for the code; else they have entered it."""
    allowed: frozenset[str]

    @property
    def target(self) -> None:
        """About no account in public."""
        return

    def click(self, verb: str, choice: str = "-") -> Click:
        row = self.row
        id, version = (row.id, row.version) if row else (0, 1)
        return Click(verb=verb, choice=choice, kind="link", id=id, version=version)


@dataclass(frozen=True, kw_only=True, slots=True)
class Turn:
    """A rotation at a moment."""

    name: str
    now: Duty
    person: Person | None
    next: Duty
    follows: Person | None
    gaps: tuple[tuple[datetime, datetime, Person | None], ...]
    """From when until when nobody is there: whose turn it is is away, and has no deputy who is there."""
    swaps: tuple["SwapSeen", ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class SwapSeen:
    swap: Swap
    person: Person | None
    asked: Person | None
    by: Person | None


@dataclass(frozen=True, kw_only=True, slots=True)
class OncallView:
    """Private card `oncall`."""

    at: datetime
    turns: tuple[Turn, ...]
    allowed: frozenset[str]

    @property
    def target(self) -> None:
        """About no account in public."""
        return

    def click(self, verb: str, choice: str = "-") -> Click:
        return Click(verb=verb, choice=choice, kind="oncall", id=0, version=1)


@dataclass(frozen=True, kw_only=True, slots=True)
class SwapView:
    """Card `swap`: subject is the swap's id."""

    swap: Swap
    person: Person | None
    asked: Person | None
    by: Person | None
    allowed: frozenset[str]

    @property
    def target(self) -> None:
        """About no account in public."""
        return

    def click(self, verb: str, choice: str = "-") -> Click:
        return Click(verb=verb, choice=choice, kind="swap", id=self.swap.id, version=self.swap.version)


PeopleViews = MeView | LinkView | OncallView | SwapView


def me_view(_: int, params: Mapping[str, str], __: UnitOfWork, team: Team) -> MeView:
    person, at = team.people[params["person"]], datetime.fromisoformat(params["at"])
    hours = team.hours_of(person)
    today = day_of(hours, at)
    one_sided = not (person.slack and person.discord)
    linked = "link" in {person.origins.get("slack"), person.origins.get("discord")}
    return MeView(
        person=person,
        platform=params["platform"],
        abilities=abilities(person, team),
        deputy=team.people.get(person.deputy),
        absences=tuple(
            sorted({one for one in hours.absences if one.last >= today}, key=lambda one: one.first)
        ),
        away=is_absent(hours, at),
        on_call=tuple(
            rotation.name
            for rotation in team.rotations.values()
            if on_call(rotation, at, team.overrides).person == person.id
        ),
        time_zone=hours.time_zone,
        allowed=frozenset({"away"} if person.roles else ())
        | frozenset({"link"} if one_sided or linked else ())
        | frozenset({"oncall"} if team.rotations and person.roles else ()),
    )


def link_view(code_id: int, params: Mapping[str, str], uow: UnitOfWork, team: Team) -> LinkView:
    standing = None
    if params["standing"]:
        found = uow.links.find(person=params["person"], ended_at=None)
        standing = found[-1] if found else None
    row = uow.link_codes.get(code_id) if code_id else None
    asked = row is not None and row.platform == params["platform"]
    return LinkView(
        code=params["code"],
        row=row,
        standing=standing,
        person=team.people.get(row.person if row else params["person"]),
        asked=asked,
        allowed=_link_verbs(row, standing, asked=asked),
    )


def _link_verbs(row: LinkCode | None, standing: Link | None, *, asked: bool) -> frozenset[str]:
    if row is None:
        return frozenset({"unlink"} if standing else ())
    waits = row.agreed if not asked else False
    return frozenset({"link-no"} if waits else {"link-yes", "link-no"})


def oncall_view(_: int, params: Mapping[str, str], uow: UnitOfWork, team: Team) -> OncallView:
    at = datetime.fromisoformat(params["at"])
    open_ = [
        one
        for one in uow.swaps.find(state=(SwapState.ASKED.value, SwapState.AGREED.value))
        if one.ends_at > at
    ]
    return OncallView(
        at=at,
        turns=tuple(_turn(rotation, at, open_, team) for rotation in team.rotations.values()),
        allowed=frozenset({"swap"}),
    )


def _turn(rotation: Rotation, at: datetime, swaps: list[Swap], team: Team) -> Turn:
    now, following = on_call(rotation, at, team.overrides), next_on_call(rotation, at, team.overrides)
    mine = sorted((one for one in swaps if one.rotation == rotation.name), key=lambda one: one.starts_at)
    return Turn(
        name=rotation.name,
        now=now,
        person=team.people.get(now.person),
        next=following,
        follows=team.people.get(following.person),
        gaps=tuple(_gaps(rotation, at, team)),
        swaps=tuple(swap_seen(one, team) for one in mine[:MOST_SWAPS]),
    )


def _gaps(rotation: Rotation, at: datetime, team: Team) -> Iterator[tuple[datetime, datetime, Person | None]]:
    """Stretches that touch come as one."""
    held: tuple[datetime, datetime, Person | None] | None = None
    moment = at
    while moment < at + AHEAD:
        duty = on_call(rotation, moment, team.overrides)
        until = min(duty.until, _midnight(moment, ZoneInfo(rotation.time_zone)))
        person = team.people.get(duty.person)
        if _is_there(team, person, moment):
            if held is not None:
                yield held
            held = None
        elif held is not None and held[2] == person:
            held = (held[0], until, person)
        else:
            if held is not None:
                yield held
            held = (moment, until, person)
        moment = until
    if held is not None:
        yield held


def _midnight(after: datetime, zone: ZoneInfo) -> datetime:
    """Absences begin and end there."""
    day = after.astimezone(zone).date() + timedelta(days=1)
    return datetime.combine(day, time(), tzinfo=zone).astimezone(UTC)


def _is_there(team: Team, person: Person | None, at: datetime) -> bool:
    if person is None:
        return False
    if not is_absent(team.hours_of(person), at):
        return True
    deputy = team.people.get(person.deputy)
    return deputy is not None and not is_absent(team.hours_of(deputy), at)


def swap_seen(swap: Swap, team: Team) -> SwapSeen:
    return SwapSeen(
        swap=swap,
        person=team.people.get(swap.person),
        asked=team.people.get(swap.asked),
        by=team.people.get(swap.by),
    )


def swap_view(swap_id: int, uow: UnitOfWork, team: Team) -> SwapView:
    seen = swap_seen(uow.swaps.get(swap_id), team)
    match seen.swap.state:
        case SwapState.ASKED:
            allowed = frozenset({"swap-yes", "swap-no", "swap-back", "oncall"})
        case SwapState.AGREED:
            allowed = frozenset({"swap-back", "oncall"})
        case SwapState.DECLINED | SwapState.TAKEN_BACK:
            allowed = frozenset({"oncall"})
    return SwapView(swap=seen.swap, person=seen.person, asked=seen.asked, by=seen.by, allowed=allowed)
