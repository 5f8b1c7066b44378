"""Cards and forms of what is on record in a crisis: decisions, facts, timeline; as hostile and as long as it gets."""

from dataclasses import replace
from typing import Any

from bot.cards.gallery.crises import CRISIS
from bot.cards.gallery.crisis_answers import notices_of as crisis_notices
from bot.cards.gallery.crisis_answers import sample
from bot.cards.gallery.world import AYLIN, HOSTILE, JANA, MERT, minutes
from handlers.clicks import Click
from handlers.crisis import record_sentences as sentences
from handlers.crisis.decide import BY_WHEN
from handlers.crisis.decision import ON_BOARD, Decision, Fact, FactState, Task
from handlers.effects import Field, OpenForm, Option, Tell
from handlers.errors import Refused
from handlers.placement import LogEntry
from handlers.views import (
    ActionTold,
    DecisionSeen,
    DecisionsView,
    DecisionView,
    FactSeen,
    FactsView,
    FollowupView,
    Milestone,
    OpenStep,
    ReportView,
    Span,
    TimelineSeen,
    TimelineView,
    View,
)
from handlers.watch.figures import DayFigures

DECISION = Decision(
    id=3,
    crisis_id=12,
    what="Wir sprechen öffentlich, noch vor 20 Uhr",
    why="Zwei Medien fragen an, die Vermutungen häufen sich",
    executor="mert",
    due_at=minutes(60),
    more="Verworfen: abwarten, bis die Ursache feststeht",
    decided_by="jana",
    at=minutes(12),
    link="https://slack.example/archives/C12/p3",
)
TASK = Task(id=1, crisis_id=12, decision_id=3, person="mert", due_at=minutes(60))
SEEN = DecisionSeen(decision=DECISION, decided_by=JANA, executor=MERT, task=TASK, corrected_by=0)
NAMED = replace(SEEN, decision=replace(DECISION, id=4, due_at=None, why="", more="", link=""), task=None)
DONE = replace(
    SEEN, decision=replace(DECISION, id=5), task=replace(TASK, done_at=minutes(50), done_by="mert")
)
OLD = replace(SEEN, decision=replace(DECISION, id=6), corrected_by=8)
BAD = replace(
    SEEN, decision=replace(DECISION, id=9, what=HOSTILE * 3, why=HOSTILE * 9, more=HOSTILE * 9, corrects=3)
)
FACTS = tuple(
    FactSeen(
        fact=Fact(
            id=number,
            crisis_id=12,
            state=state,
            text="Glasur unbedenklich",
            source=source,
            at=minutes(9),
            by="jana",
        ),
        by=JANA,
    )
    for number, (state, source) in enumerate(
        ((FactState.KNOWN, "Labor, Anruf 19:20"), (FactState.UNKNOWN, ""), (FactState.CHECKING, HOSTILE)), 1
    )
)


def cards() -> dict[str, View]:
    lists = frozenset({"decisions", "decision", "timeline", "where", "decide"})
    one = frozenset({"decide", "task-done", "decisions"})
    board = frozenset({"facts", "fact", "where"})
    more = tuple(replace(one, fact=replace(one.fact, id=one.fact.id + 3)) for one in FACTS)
    many = tuple(replace(BAD, decision=replace(BAD.decision, id=number)) for number in range(6))
    none = DecisionsView(crisis=CRISIS, decisions=(), total=0, page=1, pages=1, allowed=lists)
    turned = {"page": 2, "pages": 34}
    return {
        "crisis-decisions-none": none,
        "crisis-decisions": replace(none, decisions=(SEEN, NAMED, DONE, OLD), total=4),
        "crisis-decisions-many": replace(none, decisions=many, total=200, **turned),
        "decision": DecisionView(crisis=CRISIS, seen=SEEN, allowed=one),
        "decision-bare": DecisionView(crisis=CRISIS, seen=NAMED, allowed=one - {"task-done"}),
        "decision-hostile": DecisionView(crisis=replace(CRISIS, drill=True), seen=BAD, allowed=one),
        "crisis-facts": _board(FACTS, allowed=board),
        "crisis-facts-many": replace(_board((*FACTS, *more), allowed=board), **turned),
        "crisis-timeline": _timeline(),
        "crisis-followup": _followup(),
        "crisis-followup-nothing": replace(
            _followup(), before=NO_TIME, during=NO_TIME, since=NO_TIME, last=()
        ),
        "crisis-report": _report(),
        "crisis-report-drill": replace(_report(), crisis=replace(CRISIS, drill=True)),
    }


NO_TIME = Span(total=0, critical=0, severe=0, days=1)


def _followup() -> FollowupView:
    return FollowupView(
        crisis=replace(CRISIS, title=HOSTILE, brand="Musterkanne"),
        days=7,
        before=Span(total=280, critical=34, severe=2, days=7),
        during=Span(total=1410, critical=860, severe=51, days=0.3),
        since=Span(total=420, critical=92, severe=4, days=7),
        last=tuple(
            DayFigures(day=f"2026-11-{day}", total=90 - 2 * day, critical=20, severe=1)
            for day in (22, 23, 24)
        ),
        allowed=frozenset({"where", "steps", "crisis-report", "crisis-reopen"}),
    )


def _report() -> ReportView:
    titles = {"de": "Erstmeldung veröffentlichen", "en": "Publish the acknowledgement"}
    reached = Milestone(title=titles, target=minutes(15), reached=minutes(21))
    return ReportView(
        crisis=replace(CRISIS, title=HOSTILE),
        milestones=(
            reached,
            replace(reached, reached=minutes(12)),
            replace(reached, target=None, reached=None),
        ),
        decisions=(DECISION, BAD.decision),
        roles={},
        facts=(),
        open_steps=(OpenStep(title=titles, role={}, due=minutes(30)),),
        actions=(ActionTold(decision=DECISION, task=TASK, owner={}),),
        timeline=(),
        allowed=frozenset({"decisions", "timeline", "where", "report-share"}),
    )


def _board(facts: tuple[FactSeen, ...], *, allowed: frozenset[str]) -> FactsView:
    counts = {state.value: sum(one.fact.state is state for one in facts) for state in ON_BOARD}
    return FactsView(crisis=CRISIS, facts=facts, counts=counts, page=1, pages=1, allowed=allowed)


def _timeline() -> TimelineView:
    facts: tuple[tuple[str, dict[str, str | int | bool], str], ...] = (
        ("decision.made", {"number": 3}, "Kampagne stoppen"),
        ("decision.corrected", {"number": 4, "corrects": 3}, HOSTILE),
        ("crisis.fact", {"state": "known"}, "Glasur unbedenklich\nLabor"),
        ("crisis.message", {"platform": "slack"}, HOSTILE * 4),
        ("task.done", {"number": 3}, ""),
        ("task.overdue", {"number": 3}, ""),
        ("from.another.version", {}, ""),
    )
    lines = tuple(
        TimelineSeen(
            entry=LogEntry(at=minutes(5 + n), actor="jana", type=type_, subject="crisis:12", facts=values),
            person=JANA if n % 2 else AYLIN,
            text=text,
            step={"de": "Erstmeldung veröffentlichen", "en": "Publish the acknowledgement"} if n % 2 else {},
        )
        for n, (type_, values, text) in enumerate(facts)
    )
    return TimelineView(
        crisis=CRISIS, lines=lines, page=2, pages=34, allowed=frozenset({"timeline", "decisions", "where"})
    )


def notices() -> dict[str, View]:
    return crisis_notices(sentences.NOTICES, "Kampagne stoppen")


def told() -> dict[str, Tell]:
    return {key: Tell(key=key, params=sample(names)) for key, names in sentences.ANSWERS.items()}


def refusals() -> list[Refused]:
    return [_refused(key, sample(names)) for key, names in sentences.REFUSALS.items()]


def _refused(key: str, params: dict[str, Any]) -> Refused:
    return Refused(key, **(params | ({"who": "Jana"} if key == "refused-fact-changed" else {})))


def forms() -> dict[str, OpenForm]:
    return {
        "form-decide": _decide("form-decide-note"),
        "form-decide-step": _decide("form-decide-note-step"),
        "form-decide-again": _decide("form-decide-note-again"),
        "form-fact": OpenForm(
            click=Click(verb="fact", kind="crisis", id=12, version=3),
            title="form-fact-title",
            submit="form-fact-submit",
            note="form-fact-note",
            params={"crisis": 12},
            fields=(
                Field(id="text", key="form-fact-text", kind="long_text", value=HOSTILE),
                Field(
                    id="state",
                    key="form-fact-state",
                    kind="choice",
                    value="known",
                    options=tuple(
                        Option(value=one.value, key=f"fact-state-{one.value}") for one in FactState
                    ),
                ),
                Field(id="source", key="form-fact-source", required=False),
            ),
        ),
    }


def _decide(hint: str) -> OpenForm:
    people = tuple(Option(value=one.id, text=one.name) for one in (JANA, MERT, AYLIN))
    times = tuple(Option(value=name, key=f"decide-by-{name}") for name in BY_WHEN)
    return OpenForm(
        click=Click(verb="decide", kind="crisis", id=12, version=3),
        title="form-decide-title",
        submit="form-decide-submit",
        params={"crisis": 12, "number": 3, "step": "Entscheiden, ob wir öffentlich sprechen"},
        fields=(
            Field(id="what", key="form-decide-what", kind="long_text", value=HOSTILE, hint=hint),
            Field(id="why", key="form-decide-why", kind="long_text"),
            Field(id="executor", key="form-decide-who", kind="choice", required=False, options=people),
            Field(id="by", key="form-decide-by", kind="choice", required=False, options=times),
            Field(id="more", key="form-decide-more", kind="long_text", required=False),
        ),
    )
