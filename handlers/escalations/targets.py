"""Whom an escalation can go to, as one word: `person:tom`, `role:legal`, `oncall:night`, `channel:slack:C0123`,
or `place:press` for the channels that are configured for a reason."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from handlers.calendar.hours import is_absent
from handlers.calendar.oncall import on_call
from handlers.escalated import Rung
from handlers.people import Person, Team

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

    @property
    def nobody(self) -> bool:
        return not (self.people or self.roles or self.channels)


def reach(team: Team, rung: Rung, at: datetime) -> Reached:
    """Those who are there; a deputy for those who are away. What the configuration no longer knows is left out."""
    people: list[str] = []
    roles: list[str] = []
    channels: list[str] = []
    for target in rung.who:
        kind, _, name = target.partition(":")
        match kind:
            case "person":
                people += _present(team, [name], at)
            case "role":
                holders = [one.id for one in team.with_role(name)]
                people += _present(team, holders, at)
                roles += [name] if holders else []
            case "oncall" if name in team.rotations:
                people += _present(team, [on_call(team.rotations[name], at, team.overrides).person], at)
            case "channel":
                channels.append(name)
            case "place":
                channels += team.policy.escalation_channels.get(name, ())
            case _:
                continue
    unique = tuple(dict.fromkeys(people))[:MOST_ASKED]
    return Reached(people=unique, roles=tuple(roles), channels=tuple(dict.fromkeys(channels)))


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
        *(f"person:{person.id}" for person in team.people.values() if not person.roles.isdisjoint(ASKABLE)),
    )


ASKABLE = frozenset({"moderator", "approver", "deputy", "crisis_lead", "legal", "admin"})


def _present(team: Team, ids: Iterable[str], at: datetime) -> list[str]:
    """In place of somebody away their deputy, if that one is there; nobody there: all the same, late beats never."""
    known = [team.people[id] for id in ids if id in team.people]
    there = [stand_in for one in known if (stand_in := _or_deputy(team, one, at)) is not None]
    return [one.id for one in (there or [one for one in known if not one.left])]


def _or_deputy(team: Team, person: Person, at: datetime) -> Person | None:
    if not _is_away(team, person, at):
        return person
    deputy = team.people.get(person.deputy)
    if deputy is None or _is_away(team, deputy, at):
        return None
    return deputy


def _is_away(team: Team, person: Person, at: datetime) -> bool:
    return person.left or is_absent(team.hours_of(person), at)
