"""Whether somebody is there for each thing that only people may do, and can be reached."""

import asyncio
from collections.abc import AsyncIterator, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from bot.doctor.findings import Finding, attention, broken, ok
from bot.jobs.paging import is_address
from handlers.calendar.hours import is_absent
from handlers.calendar.oncall import on_call
from handlers.people import Person, Team


@dataclass(frozen=True, kw_only=True, slots=True)
class PeopleLook:
    team: Team
    """As the store knows it, where it could be read."""
    base: Team
    """As the file says it."""
    pages: Mapping[str, str]
    now: datetime

    async def findings(self) -> AsyncIterator[Finding]:
        if not self.team.people:
            yield broken("people", "doctor-people-none")
            return
        sound = True
        for found in (self._roles(), self._accounts(), self._on_call(), self._told()):
            for finding in found:
                sound = False
                yield finding
        for finding in await self._pagers():
            sound = False
            yield finding
        if sound:
            yield ok("people", "doctor-people-fine", count=len(self.team.people))

    def _roles(self) -> Iterator[Finding]:
        """Where a group in chat stands for a role, only the store knows who is in it."""
        held = {role for person in self.team.people.values() for role in person.roles}
        grouped = {name for name, role in self.base.roles.items() if role.slack or role.discord}
        wanted = ["moderator", "crisis_lead", "admin"]
        if self.team.policy.four_eyes_from is not None and not self.team.policy.solo:
            wanted.insert(1, "approver")
        for role in wanted:
            if role in held or (role == "approver" and "deputy" in held):
                continue
            say = attention if role in grouped else broken
            yield say("people", "doctor-role-unfilled", role=role)
        approvers = [person for person in self.team.people.values() if person.says_yes and not person.left]
        if "approver" in wanted and len(approvers) == 1:
            yield attention("people", "doctor-approver-alone", name=approvers[0].name)

    def _accounts(self) -> Iterator[Finding]:
        for person in self.team.people.values():
            if not self._reached(person):
                yield attention("people", "doctor-person-unreached", name=person.name, id=person.id)

    def _reached(self, person: Person) -> bool:
        return bool(person.slack or person.discord)

    def _on_call(self) -> Iterator[Finding]:
        for rotation in self.team.rotations.values():
            duty = on_call(rotation, self.now, self.team.overrides)
            person = self.team.people.get(duty.person)
            where = {"rotation": rotation.name, "name": person.name if person else duty.person}
            if person is None or person.left:
                yield broken("people", "doctor-oncall-gone", **where)
            elif person.id in self.team.away or is_absent(self.team.hours_of(person), self.now):
                yield attention("people", "doctor-oncall-away", **where)
            elif not self._reached(person) and person.id not in self.pages:
                yield broken("people", "doctor-oncall-unreached", **where)

    async def _pagers(self) -> list[Finding]:
        found: list[Finding] = []
        for person, address in self.pages.items():
            if address and not await asyncio.to_thread(is_address, address):
                name = self.team.people[person].name if person in self.team.people else person
                found.append(broken("people", "doctor-page-wrong", name=name))
        if not any(rung.outside for rung in self.team.ladder):
            found.append(attention("people", "doctor-ladder-inside"))
        return found

    def _told(self) -> Iterator[Finding]:
        if not self.team.policy.admin_channels:
            yield attention("people", "doctor-admins-untold")
