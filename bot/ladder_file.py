"""How ladders and rotations are written in breakwater.toml, and what is wrong with them."""

import re
from collections.abc import Mapping
from datetime import date, time, timedelta
from typing import Literal

from pydantic import BaseModel, Field, field_validator

from bot.hours_file import zone
from bot.strict_file import Strict
from handlers.calendar.oncall import Rotation
from handlers.escalated import REASONS, STORM, Rung

Reason = Literal["crisis", "safety", "illegal", "legal", "press", "product", "people", "storm"]
TARGET = re.compile(
    r"(person|role|oncall|place):[A-Za-z0-9][A-Za-z0-9_.-]{0,39}"
    r"|channel:(slack:[CGD][A-Z0-9]{2,}|discord:\d{2,20})"
)
_CLOCK = re.compile(r"([01]\d|2[0-3]):([0-5]\d)", re.ASCII)


class RungFile(Strict):
    """One `[[ladder]]`: the rungs of a reason stand one below the other, in the order in which they are tried."""

    reasons: tuple[Reason, ...] = ()
    who: tuple[str, ...] | str
    within_minutes: int | None = Field(default=None, ge=1, le=7 * 24 * 60)
    outside: bool = False

    @field_validator("who")
    @classmethod
    def _targets(cls, who: tuple[str, ...] | str) -> tuple[str, ...]:
        targets = (who,) if isinstance(who, str) else who
        if not targets:
            raise ValueError(
                "names nobody; expected person:ID, role:NAME, oncall:NAME or channel:slack:C0123ABC"
            )
        for target in targets:
            if not TARGET.fullmatch(target):
                raise ValueError(
                    f"{target!r}: expected person:ID, role:NAME, oncall:NAME, place:REASON or channel:slack:C0123ABC"
                )
        return targets

    def rung(self) -> Rung:
        within = timedelta(minutes=self.within_minutes) if self.within_minutes else None
        return Rung(reasons=frozenset(self.reasons), who=tuple(self.who), within=within, outside=self.outside)


class RotationFile(Strict):
    """One `[[oncall]]`."""

    name: str = Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9_.-]{0,39}$")
    people: tuple[str, ...] = Field(min_length=1)
    start: date
    days: int = Field(default=7, ge=1, le=366)
    hand_over: str = "09:00"
    time_zone: str = "Europe/Berlin"

    _zone = field_validator("time_zone")(zone)

    @field_validator("hand_over")
    @classmethod
    def _clock(cls, text: str) -> str:
        if not _CLOCK.fullmatch(text):
            raise ValueError(f"{text!r}: expected a time like 09:00")
        return text

    def rotation(self) -> Rotation:
        return Rotation(**{**self.model_dump(), "hand_over": time.fromisoformat(self.hand_over)})


class Known(BaseModel):
    """What rungs and rotations may name."""

    people: Mapping[str, frozenset[str]]
    """Person id -> roles."""
    reached: frozenset[str]
    """People with an account on a chat platform."""
    pageable: frozenset[str]
    """People with an address outside chat."""
    grouped: frozenset[str]
    """Roles that members of a group in chat have as well."""
    places: frozenset[str]
    """Reasons with channels of their own."""


def loose_rungs(ladder: tuple[RungFile, ...], rotations: tuple[RotationFile, ...], known: Known) -> list[str]:
    """Everything that is wrong, each with its place and what was expected; empty if all is well."""
    turns = {one.name: one for one in rotations}
    problems: list[str] = []
    for number, rotation in enumerate(rotations):
        problems += [
            f"oncall.{number}.people: there is no person {person!r}"
            for person in rotation.people
            if person not in known.people
        ]
        if len(set(rotation.people)) != len(rotation.people):
            problems.append(f"oncall.{number}.people: somebody stands there twice; expected each person once")
    for number, rung in enumerate(ladder):
        problems += [
            f"ladder.{number}.who: {wrong}"
            for target in rung.who
            if (wrong := _unknown(target, turns, known))
        ]
        if rung.outside:
            problems += [
                f"ladder.{number}.who: {person!r} has no page_env; expected an address outside chat"
                for person in sorted(_people(rung, turns, known) - known.pageable)
            ]
    return problems or _climbs(ladder, turns, known)


def _unknown(target: str, turns: Mapping[str, RotationFile], known: Known) -> str:
    kind, _, name = target.partition(":")
    match kind:
        case "person" if name not in known.people:
            return f"there is no person {name!r}"
        case "person" if name not in known.reached | known.pageable:
            return f"{name!r} has no account and no page_env; expected somebody who can be reached"
        case "oncall" if name not in turns:
            return f"there is no [[oncall]] {name!r}"
        case "place" if name not in known.places:
            return f"policy.escalation_channels has no {name!r}"
        case "role" if not _with_role(name, known) and name not in known.grouped:
            return f"nobody has the role {name!r}"
        case _:
            return ""


def _climbs(ladder: tuple[RungFile, ...], turns: Mapping[str, RotationFile], known: Known) -> list[str]:
    """Each rung has to lead to somebody new, or climbing goes in circles; and only the last one may have no time."""
    problems: list[str] = []
    for reason in (*REASONS, STORM, ""):
        rungs = [
            (number, rung)
            for number, rung in enumerate(ladder)
            if (reason in rung.reasons if reason else not rung.reasons)
        ]
        asked: dict[str, int] = {}
        called: set[str] = set()
        for place, (number, rung) in enumerate(rungs):
            if rung.within_minutes is None and place < len(rungs) - 1:
                problems.append(
                    f"ladder.{number}.within_minutes: expected minutes, since another rung follows"
                )
            if rung.outside and place < len(rungs) - 1:
                problems.append(f"ladder.{number}.outside: expected on the last rung alone")
            again = [target for target in rung.who if target in asked]
            surely = _surely(rung, turns, known)
            if rung.outside:
                continue
            if again:
                earlier = asked[again[0]]
                problems.append(
                    f"ladder.{number}.who: {again[0]!r} stands on ladder.{earlier} already; expected a ladder that"
                    " leads upwards and not in circles"
                )
            elif surely and surely <= called and _everybody(rung, turns, known) <= called:
                who = ", ".join(sorted(surely))
                problems.append(
                    f"ladder.{number}.who: reaches nobody but {who}, who was asked on an earlier rung; expected"
                    " somebody else"
                )
            asked |= dict.fromkeys(rung.who, number)
            called |= surely
    return list(dict.fromkeys(problems))


def _surely(rung: RungFile, turns: Mapping[str, RotationFile], known: Known) -> set[str]:
    """Who is asked whatever the day."""
    found: set[str] = set()
    for target in rung.who:
        kind, _, name = target.partition(":")
        if kind == "person":
            found.add(name)
        elif kind == "role":
            found |= _with_role(name, known)
        elif kind == "oncall" and len(turns[name].people) == 1:
            found.add(turns[name].people[0])
    return found


def _people(rung: RungFile, turns: Mapping[str, RotationFile], known: Known) -> set[str]:
    """Who may ever be asked, as far as the configuration knows them."""
    found = _surely(rung, turns, known)
    for target in rung.who:
        kind, _, name = target.partition(":")
        if kind == "oncall" and name in turns:
            found |= set(turns[name].people)
    return found


def _everybody(rung: RungFile, turns: Mapping[str, RotationFile], known: Known) -> set[str]:
    """The same, with a word for those whom only chat knows: a channel, members of a group."""
    strangers = {
        target
        for target in rung.who
        if target.startswith(("channel:", "place:"))
        or (target.startswith("role:") and target.partition(":")[2] in known.grouped)
    }
    return _people(rung, turns, known) | strangers


def _with_role(role: str, known: Known) -> set[str]:
    return {person for person, roles in known.people.items() if role in roles}
