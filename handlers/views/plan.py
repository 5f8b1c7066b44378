"""The plan for the day that chat is down, as values: whom to call, what to do, what to say, where the accesses are."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from handlers.crisis.playbook import Playbook
from handlers.crisis.records import in_language
from handlers.people import Person, Team
from handlers.ports import UnitOfWork
from handlers.register import Access, EntryState, Planned, Risk
from handlers.texts.prepared import in_service
from handlers.texts.statement import KINDS, Kind, Seed


@dataclass(frozen=True, kw_only=True, slots=True)
class Call:
    """Whom to call. Names and contacts are what people typed."""

    role: str
    """Title; empty for somebody from outside."""
    person: str
    deputy: str
    contact: str
    level_from: int


@dataclass(frozen=True, kw_only=True, slots=True)
class PlannedStep:
    title: str
    help: str
    role: str
    minutes: int | None
    """After the beginning; None: no time of its own, or counted from another step."""
    level_from: int


@dataclass(frozen=True, kw_only=True, slots=True)
class PlannedPhase:
    title: str
    steps: tuple[PlannedStep, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class PlannedPlaybook:
    title: str
    phases: tuple[PlannedPhase, ...]
    criteria: tuple[str, ...]
    deadlines: tuple[tuple[str, int], ...]
    """What, and within how many hours."""


@dataclass(frozen=True, kw_only=True, slots=True)
class PlannedText:
    """A prepared statement; its slots are open: `{known}`."""

    brand: str
    kind: Kind
    language: str
    title: str = ""
    """The occasion, as typed; empty for the general one."""
    text: str
    approved: bool
    """By a manager; else the shipped text."""


@dataclass(frozen=True, kw_only=True, slots=True)
class PlanView:
    calls: tuple[Call, ...]
    playbooks: tuple[PlannedPlaybook, ...]
    texts: tuple[PlannedText, ...]
    accesses: tuple[Access, ...]
    risks: tuple[Risk, ...]
    """The gravest first."""


def plan_view(
    uow: UnitOfWork,
    team: Team,
    playbooks: Mapping[str, Playbook],
    seeds: Mapping[Kind, Seed],
    language: str,
) -> PlanView:
    found = uow.entries.find(state=EntryState.ACTIVE)
    roles = {role.id: in_language(role.title, language) for one in playbooks.values() for role in one.roles}
    risks = [one.risk for one in found if one.risk is not None]
    return PlanView(
        calls=_calls([one.planned for one in found if one.planned is not None], team, roles),
        playbooks=tuple(_playbook(one, language) for one in playbooks.values()),
        texts=tuple(_texts(uow, team, seeds)),
        accesses=tuple(one.access for one in found if one.access is not None),
        risks=tuple(sorted(risks, key=lambda risk: -risk.likelihood * risk.impact)),
    )


def _calls(planned: Sequence[Planned], team: Team, roles: Mapping[str, str]) -> tuple[Call, ...]:
    """Those of the plan; where the plan was never written down, those of the configuration."""
    written = {one.role for one in planned}
    configured = [
        Planned(role=role, person=people[0], deputy=people[1] if len(people) > 1 else "")
        for role, people in team.action_plan.roles.items()
        if people and role not in written
    ]
    return tuple(
        Call(
            role=roles.get(one.role, one.role),
            person=one.name or _name(team.people.get(one.person), one.person),
            deputy=_name(team.people.get(one.deputy), one.deputy),
            contact=one.contact,
            level_from=one.level_from,
        )
        for one in (*planned, *configured)
    )


def _name(person: Person | None, id: str) -> str:
    return person.name if person else id


def _playbook(playbook: Playbook, language: str) -> PlannedPlaybook:
    roles = {role.id: in_language(role.title, language) for role in playbook.roles}
    return PlannedPlaybook(
        title=in_language(playbook.title, language),
        phases=tuple(
            PlannedPhase(
                title=in_language(phase.title, language),
                steps=tuple(
                    PlannedStep(
                        title=in_language(step.title, language),
                        help=in_language(step.help, language) if step.help else "",
                        role=roles.get(step.role, step.role),
                        minutes=int(step.due.after.total_seconds() // 60)
                        if step.due is not None and not step.due.step
                        else None,
                        level_from=step.level_from,
                    )
                    for step in playbook.steps
                    if step.phase == phase.id
                ),
            )
            for phase in playbook.phases
        ),
        criteria=tuple(in_language(one, language) for one in playbook.exit_criteria),
        deadlines=tuple(
            (in_language(what, language), int(within.total_seconds() // 3600))
            for what, within in playbook.deadlines
        ),
    )


def _texts(uow: UnitOfWork, team: Team, seeds: Mapping[Kind, Seed]) -> list[PlannedText]:
    """In both languages, the brand's first: on that day nobody translates."""
    found: list[PlannedText] = []
    for brand in team.brands.values():
        for language in sorted(("de", "en"), key=lambda one: one != brand.language):
            for kind in KINDS:
                own = in_service(uow, brand.name, kind=kind, language=language)
                seed = seeds.get(kind)
                texts = [(one.title, one.text, True) for one in own]
                if seed is not None and not texts:
                    texts = [("", seed.text[language], False)]
                found += [
                    PlannedText(
                        brand=brand.name,
                        kind=kind,
                        language=language,
                        title=title,
                        text=text,
                        approved=approved,
                    )
                    for title, text, approved in texts
                ]
    return found
