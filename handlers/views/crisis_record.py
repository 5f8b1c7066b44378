"""The views of what is on record in a crisis: decisions, timeline, facts. All of them are read by page."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from handlers.clicks import Click
from handlers.crisis.crisis import LIVES, Crisis
from handlers.crisis.decision import ON_BOARD, Decision, Fact, Task
from handlers.crisis.playbook import Texts
from handlers.crisis.records import playbook_of
from handlers.people import Person, Team
from handlers.placement import LogEntry
from handlers.ports import UnitOfWork

T = TypeVar("T")
PAGE = 6
LINES = 15
"""Lines of the timeline on one page."""
LATEST = 3
MOST_FACTS = 6
STATEMENT = "statement."
"""How types of lines begin whose content is a statement: its words stand on its own card."""


class _Record:
    __slots__ = ()
    crisis: Crisis

    @property
    def target(self) -> None:
        """About no account."""

    def click(self, verb: str, choice: str = "-") -> Click:
        return Click(verb=verb, choice=choice, kind="crisis", id=self.crisis.id, version=self.crisis.version)


@dataclass(frozen=True, kw_only=True, slots=True)
class DecisionSeen:
    decision: Decision
    decided_by: Person | None
    executor: Person | None
    task: Task | None
    corrected_by: int
    """The later entry that corrects it; 0: it stands."""

    @property
    def waits(self) -> bool:
        return self.task is not None and self.task.done_at is None


@dataclass(frozen=True, kw_only=True, slots=True)
class DecisionsView(_Record):
    """Private card `crisis-decisions`: one page, the newest first."""

    crisis: Crisis
    decisions: tuple[DecisionSeen, ...]
    total: int
    page: int
    pages: int
    allowed: frozenset[str]


@dataclass(frozen=True, kw_only=True, slots=True)
class DecisionView(_Record):
    """Private card `decision`: one entry in full."""

    crisis: Crisis
    seen: DecisionSeen
    allowed: frozenset[str]

    def click(self, verb: str, choice: str = "-") -> Click:
        if verb in {"decide", "task-done"}:
            return Click(verb=verb, choice=choice, kind="decision", id=self.seen.decision.id, version=1)
        return _Record.click(self, verb, choice)


@dataclass(frozen=True, kw_only=True, slots=True)
class FactSeen:
    fact: Fact
    by: Person | None


@dataclass(frozen=True, kw_only=True, slots=True)
class FactsView(_Record):
    """Private card `crisis-facts`: one page; what is known first."""

    crisis: Crisis
    facts: tuple[FactSeen, ...]
    counts: Mapping[str, int]
    page: int
    pages: int
    allowed: frozenset[str]


@dataclass(frozen=True, kw_only=True, slots=True)
class TimelineSeen:
    entry: LogEntry
    person: Person | None
    text: str
    """What somebody typed with it: hostile."""
    step: Texts
    """Title of the step that it is about; empty if about none."""


@dataclass(frozen=True, kw_only=True, slots=True)
class TimelineView(_Record):
    """Private card `crisis-timeline`: one page, the newest page first, each in order."""

    crisis: Crisis
    lines: tuple[TimelineSeen, ...]
    page: int
    pages: int
    allowed: frozenset[str]


RecordViews = DecisionsView | DecisionView | FactsView | TimelineView


def seen_decisions(made: Sequence[Decision], uow: UnitOfWork, team: Team) -> dict[int, DecisionSeen]:
    """All of a crisis, by id. `made` are all of them, oldest first."""
    later = {one.corrects: one.id for one in made if one.corrects}
    tasks = {task.decision_id: task for task in uow.tasks.find(crisis_id=made[0].crisis_id)} if made else {}
    return {
        one.id: DecisionSeen(
            decision=one,
            decided_by=team.people.get(one.decided_by),
            executor=team.people.get(one.executor),
            task=tasks.get(one.id),
            corrected_by=later.get(one.id, 0),
        )
        for one in made
    }


def latest_decisions(crisis: Crisis, uow: UnitOfWork, team: Team) -> tuple[DecisionSeen, ...]:
    """Those that stand, the newest first."""
    seen = seen_decisions(uow.decisions.find(crisis_id=crisis.id), uow, team)
    return tuple([one for one in reversed(seen.values()) if not one.corrected_by][:LATEST])


def decisions_view(crisis_id: int, params: Mapping[str, str], uow: UnitOfWork, team: Team) -> DecisionsView:
    crisis = uow.crises.get(crisis_id)
    made = uow.decisions.find(crisis_id=crisis.id)
    seen = list(reversed(seen_decisions(made, uow, team).values()))
    shown, page, pages = _page(seen, params, PAGE)
    verbs = frozenset({"decisions", "decision", "timeline", "where"})
    return DecisionsView(
        crisis=crisis,
        decisions=tuple(shown),
        total=len(seen),
        page=page,
        pages=pages,
        allowed=verbs | (frozenset({"decide"}) if crisis.state in LIVES else frozenset[str]()),
    )


def decision_view(decision_id: int, uow: UnitOfWork, team: Team) -> DecisionView:
    decision = uow.decisions.get(decision_id)
    crisis = uow.crises.get(decision.crisis_id)
    seen = seen_decisions(uow.decisions.find(crisis_id=crisis.id), uow, team)[decision.id]
    verbs = {"decisions"}
    if crisis.state in LIVES:
        verbs |= {"decide"} | ({"task-done"} if seen.waits else set[str]())
    return DecisionView(crisis=crisis, seen=seen, allowed=frozenset(verbs))


def facts_view(crisis_id: int, params: Mapping[str, str], uow: UnitOfWork, team: Team) -> FactsView:
    crisis = uow.crises.get(crisis_id)
    facts = board_of(crisis, uow)
    shown, page, pages = _page(facts, params, PAGE)
    return FactsView(
        crisis=crisis,
        facts=tuple(FactSeen(fact=fact, by=team.people.get(fact.by)) for fact in shown),
        counts={state.value: sum(fact.state is state for fact in facts) for state in ON_BOARD},
        page=page,
        pages=pages,
        allowed=frozenset({"facts", "where"} | ({"fact"} if crisis.state in LIVES else set[str]())),
    )


def board_of(crisis: Crisis, uow: UnitOfWork) -> list[Fact]:
    facts = uow.facts.find(crisis_id=crisis.id, state=ON_BOARD)
    return sorted(facts, key=lambda fact: (ON_BOARD.index(fact.state), fact.id))


def timeline_view(crisis_id: int, params: Mapping[str, str], uow: UnitOfWork, team: Team) -> TimelineView:
    crisis = uow.crises.get(crisis_id)
    entries = uow.log.of(f"crisis:{crisis.id}")
    # Pages are counted from the end: what was on page 1 a moment ago is what one wants to see now.
    shown, page, pages = _page(list(reversed(entries)), params, LINES)
    titles = {step.id: step.title for step in playbook_of(uow, crisis).steps}
    return TimelineView(
        crisis=crisis,
        lines=tuple(_line(entry, titles, uow, team) for entry in reversed(shown)),
        page=page,
        pages=pages,
        allowed=frozenset({"timeline", "decisions", "where"}),
    )


def _line(entry: LogEntry, titles: Mapping[str, Texts], uow: UnitOfWork, team: Team) -> TimelineSeen:
    typed = entry.content_id and not entry.type.startswith(STATEMENT)
    return TimelineSeen(
        entry=entry,
        person=team.people.get(entry.actor),
        text=uow.crisis_texts.get(entry.content_id).text if typed else "",
        step=titles.get(str(entry.facts.get("step")), {}),
    )


def _page(all_: Sequence[T], params: Mapping[str, str], size: int) -> tuple[Sequence[T], int, int]:
    pages = max(-(-len(all_) // size), 1)
    wanted = params.get("page", "")
    number = int(wanted) if wanted.isascii() and wanted.isdigit() and len(wanted) < 7 else 1
    page = min(max(number, 1), pages)
    return all_[(page - 1) * size : page * size], page, pages
