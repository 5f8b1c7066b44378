"""What cards show of an escalation: its own card, and the line on the card of whatever is escalated."""

from collections.abc import Iterable, Iterator

from handlers.escalated import Escalation, EscalationState
from handlers.escalations.ladder import under_way
from handlers.escalations.steps import next_step
from handlers.flags import folded_flag
from handlers.people import Team
from handlers.ports import UnitOfWork
from handlers.views.escalation_shapes import Asked, EscalationFacts, EscalationView
from handlers.views.facts import target_of

CRISIS = "crisis"
"""Reason for which somebody is asked who may lead."""


def facts_of(kind: str, subject: int, *, uow: UnitOfWork, team: Team) -> EscalationFacts | None:
    """The newest escalation of a subject that nobody has ended; None if there is none."""
    found = under_way(uow, kind, subject)
    if found is None:
        return None
    following = next_step(team, found) if found.state is EscalationState.OPEN else None
    return EscalationFacts(
        reason=found.shown_reason,
        state=found.state,
        escalation=found,
        taken_by=team.people.get(found.taken_by),
        asked=() if found.private else _asked(found.target.split(), team),
        next=_asked(following.who, team) if following is not None and not found.private else (),
    )


def escalation_view(escalation_id: int, uow: UnitOfWork, team: Team) -> EscalationView:
    one = uow.escalations.get(escalation_id)
    case = uow.cases.get(one.subject) if one.kind == "case" else None
    following = next_step(team, one) if one.state is EscalationState.OPEN else None
    folded = folded_flag(case.flags) if case else ""
    return EscalationView(
        escalation=one,
        case=case,
        comment=uow.comments.get(case.comment_id) if case else None,
        target=target_of(case, team) if case else None,
        folded=folded,
        by=team.people.get(one.by),
        taken_by=team.people.get(one.taken_by),
        closed_by=team.people.get(one.closed_by),
        asked=_asked(one.target.split(), team),
        people=tuple(team.people[name] for name in one.asked if name in team.people),
        next=_asked(following.who, team) if following is not None else (),
        passed=tuple(_passed(one.passed, team)),
        paged=tuple((team.people[who], key) for who, key in one.paged.items() if who in team.people),
        allowed=escalation_verbs(one, folded=bool(folded)) | _starting(one),
    )


def _asked(targets: Iterable[str], team: Team) -> tuple[Asked, ...]:
    found: list[Asked] = []
    for target in targets:
        kind, _, name = target.partition(":")
        person = team.people.get(name) if kind == "person" else None
        found.append(Asked(kind=kind, name=person.name if person else name))
    return tuple(found)


def _passed(passed: Iterable[str], team: Team) -> Iterator[tuple[Asked, str]]:
    for one in passed:
        target, _, why = one.rpartition(" ")
        yield _asked((target,), team)[0], why


def _starting(one: Escalation) -> frozenset[str]:
    """Whoever is asked to lead may start from there."""
    asked = one.reason == CRISIS and one.kind == "case"
    return frozenset({"start"}) if asked and one.closed_at is None else frozenset[str]()


def escalation_verbs(one: Escalation, *, folded: bool) -> frozenset[str]:
    looking = (frozenset({"case"}) if one.kind == "case" else frozenset[str]()) | (
        frozenset({"reveal"}) if folded else frozenset[str]()
    )
    match one.state:
        case EscalationState.OPEN:
            return looking | {"acknowledge", "resolve", "handover", "handback"}
        case EscalationState.ACKNOWLEDGED:
            return looking | {"resolve", "handover", "handback"}
        case EscalationState.RESOLVED | EscalationState.RETURNED:
            return looking
