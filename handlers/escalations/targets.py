"""Whom an escalation can go to, as one word: `person:tom`, `role:legal`, `oncall:night`, `channel:slack:C0123`,
or `place:press` for the channels that are configured for a reason."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from handlers.calendar.hours import is_absent
from handlers.calendar.oncall import on_call
from handlers.escalated import Rung
from handlers.linked import PLATFORMS
from handlers.people import Person, Team

NOBODY, AWAY, NO_ACCOUNT, ASKED_AWAY = "nobody", "away", "account", "anyway"
"""Why a target brings nobody: the team knows none, all are away, or none can be reached where the cards stand; the
last: all are away and were asked all the same."""
MOST_ASKED = 10
"""People mentioned by one message at most."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Reached:
    """Whom a rung means at a moment."""

    people: tuple[str, ...] = ()
    """Person ids."""
    roles: tuple[str, ...] = ()
    channels: tuple[str, ...] = ()
    """`slack:C0123`"""

    missed: tuple[str, ...] = ()
    """Targets that bring nobody, each with the reason why: `role:legal nobody`."""

    @property
    def nobody(self) -> bool:
        return not (self.people or self.roles or self.channels)


def reach(
    team: Team, rung: Rung, at: datetime, on: Collection[str] = PLATFORMS, *, anyway: bool = False
) -> Reached:
    """Those who are there and can be reached on one of the platforms; a deputy for those who are away. `anyway`: also
    those who are away, since late is better than never."""
    found = [_found(team, target, rung, at, on, anyway=anyway) for target in rung.who]
    people = dict.fromkeys(one for each in found for one in each.people)
    return Reached(
        people=tuple(people)[:MOST_ASKED],
        roles=tuple(one for each in found for one in each.roles),
        channels=tuple(dict.fromkeys(one for each in found for one in each.channels)),
        missed=tuple(
            f"{target} {why}" for each, target in zip(found, rung.who, strict=True) for why in each.missed
        ),
    )


def _found(
    team: Team, target: str, rung: Rung, at: datetime, on: Collection[str], *, anyway: bool
) -> Reached:
    """Whom one target means; why it means nobody stands in `missed`."""
    kind, _, name = target.partition(":")
    if kind == "channel":
        return Reached(channels=(name,))
    if kind == "place":
        channels = team.policy.escalation_channels.get(name, ())
        return Reached(channels=channels, missed=() if channels else (NOBODY,))
    meant = _meant(team, kind, name, at)
    if not meant:
        return Reached(missed=(NOBODY,))
    there = [one for person in meant if (one := stand_in(team, person, at)) is not None]
    if kind == "oncall":
        there = there[:1]
        meant = meant[:1]
    meant = [one for one in meant if not one.left]
    if not there and meant and not anyway:
        return Reached(missed=(AWAY,))
    near = [one for one in (there or meant) if rung.outside or any(one.account(platform) for platform in on)]
    if not near:
        return Reached(missed=(NO_ACCOUNT,))
    return Reached(
        people=tuple(one.id for one in near),
        roles=(name,) if kind == "role" else (),
        missed=() if there else (ASKED_AWAY,),
    )


def _meant(team: Team, kind: str, name: str, at: datetime) -> list[Person]:
    """Before anybody is away. Of a rotation whoever is on call, then those who would follow."""
    match kind:
        case "person":
            ids = [name]
        case "role":
            return list(team.with_role(name))
        case "oncall" if name in team.rotations:
            rotation = team.rotations[name]
            duty = on_call(rotation, at, team.overrides).person
            turn = rotation.people.index(duty) if duty in rotation.people else 0
            ids = list(dict.fromkeys((duty, *rotation.people[turn:], *rotation.people[:turn])))
        case _:
            ids = []
    return [team.people[id] for id in ids if id in team.people]


def stand_in(team: Team, person: Person, at: datetime) -> Person | None:
    """They themselves; while they are away, or once they have left, their deputy; None while that one is away too."""
    if not _is_away(team, person, at):
        return person
    deputy = team.people.get(person.deputy)
    if deputy is None or _is_away(team, deputy, at):
        return None
    return deputy


def _is_away(team: Team, person: Person, at: datetime) -> bool:
    return person.left or is_absent(team.hours_of(person), at)


def is_known(team: Team, target: str) -> bool:
    """Whether somebody can be asked under that word."""
    kind, _, name = target.partition(":")
    match kind:
        case "person":
            return name in team.people and not team.people[name].left
        case "role":
            return bool(team.with_role(name))
        case "oncall":
            return name in team.rotations
        case "place":
            return bool(team.policy.escalation_channels.get(name))
        case _:
            return False


def choices(team: Team) -> tuple[str, ...]:
    """What a form offers: on call first, then roles, channels, and the people, who may be too many for a form."""
    roles = sorted({role for person in team.people.values() for role in person.roles} & ASKABLE)
    return (
        *(f"oncall:{name}" for name in team.rotations),
        *(f"role:{name}" for name in roles),
        *(f"place:{name}" for name in team.policy.escalation_channels if name not in team.policy.private),
        *(f"person:{person.id}" for person in team.by_name if not person.roles.isdisjoint(ASKABLE)),
    )


ASKABLE = frozenset({"moderator", "approver", "deputy", "crisis_lead", "legal", "admin"})
