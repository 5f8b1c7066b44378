"""Cards, notices, refusals and forms of drills: each kind of inject, the clock, the scorecard; as long as they get."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from bot.cards.gallery.crises import CRISIS, LIVE, STAFF, view
from bot.cards.gallery.crisis_answers import SAMPLES
from bot.cards.gallery.world import (
    AYLIN,
    CASE,
    DISMISSED,
    DONE,
    HOSTILE,
    IN_APPROVAL,
    JANA,
    MERT,
    REPLY,
    REQUEST,
    TEAM,
    approval_view,
    case_view,
    drafts_view,
    minutes,
    offered,
)
from handlers.clicks import Click
from handlers.crisis.bounds import IN_DRILLS
from handlers.crisis.crisis import CrisisState
from handlers.crisis.drill import (
    Answered,
    Drill,
    DrillState,
    InjectRow,
    Measured,
    Pause,
    Practise,
    Scorecard,
)
from handlers.crisis.scenario import Inject, InjectKind, Scenario
from handlers.draft import RequestState
from handlers.drills import sentences
from handlers.effects import Field, OpenForm, Option, Tell
from handlers.errors import Refused
from handlers.views import (
    CaseView,
    CrisesView,
    CrisisNoticeView,
    DrillSeen,
    InjectView,
    NoticeView,
    ScorecardView,
    View,
)
from handlers.views.facts import target_of

CRISIS_3 = replace(CRISIS, id=3, drill=True)
DRILLED = replace(CASE, id=7, drill=3, source="drill", sla="", reply_by=None)
ORIGIN = {"de": "Redaktion der Lokalzeitung, Frau Berger", "en": "Local paper, Ms Berger"}
TEXT = {
    "de": "Stimmt es, dass die ganze Lieferung fehlerhaft ist?",
    "en": "Is it true that all of it is faulty?",
}
SCRIPT = Scenario(
    id="broken-cups",
    version="1",
    title={"de": "Scherben im Paket", "en": "Shards in the parcel"},
    brief={"de": "Freitagabend.", "en": "Friday evening."},
    playbook="default",
    level=3,
    length=timedelta(minutes=60),
    injects=(),
)
DRILL = Drill(
    id=1, crisis_id=3, brand="Musterkanne", script=SCRIPT, speed=20, started_at=minutes(0), started_by="jana"
)
ROW = InjectRow(id=4, drill_id=1, crisis_id=3, position=2, due_at=minutes(9), fired_at=minutes(9))
NAMES: dict[str, object] = {**SAMPLES, "crisis": 3, "real": 12, "number": 3, "case": 7, "kind": "holding"}


def _inject(kind: InjectKind, **changes: Any) -> InjectView:
    row = replace(ROW, **changes)
    open_ = not row.cases and row.answered_at is None
    return InjectView(
        crisis=CRISIS_3,
        row=row,
        inject=Inject(at=timedelta(minutes=9), kind=kind, origin=ORIGIN, texts=(TEXT,), step="c16"),
        wanted=STAFF,
        answered_by=AYLIN if row.answered_at else None,
        allowed=frozenset({"drill-answer", "where"} if open_ else {"where"}),
    )


def _scorecard(*, long: bool = False) -> Scorecard:
    goal = Measured(name="goal", title={"de": "Fakten stehen auf der Tafel", "en": "Facts stand on the board"},
                    target=10, reached=8)  # fmt: skip
    came = Answered(kind="call", origin=ORIGIN, at=9, late=False, reaction=4, step=STAFF, stepped=6)
    missed = replace(came, kind="rumour", at=16, late=True, reaction=None, stepped=None)
    return Scorecard(
        minutes=58,
        goals=(goal, replace(goal, reached=19), replace(goal, reached=None)) * (4 if long else 1),
        milestones=tuple(
            Measured(name=name, target=target, reached=reached)
            for name, target, reached in (
                ("word", 15, 14),
                ("statement", 60, None),
                ("decision", 10, 12),
                ("roles", 10, 0),
            )
        ),
        injects=(came, missed, replace(came, kind="comments", step={})) * (9 if long else 1),
        left_out=1,
        decisions=2,
        steps_done=6,
        steps=16,
        overdue=3,
        comments=7,
        comments_answered=2,
        practise=tuple(
            Practise(name=name, count=count, title=STAFF if name == "goal" else {})
            for name, count in (
                ("word", 15),
                ("statement", 60),
                ("decision", 10),
                ("roles", 10),
                ("injects", 2),
                ("facts", 0),
                ("goal", 0),
                ("overdue", 3),
            )
        ),
    )


def scorecard(*, long: bool = False, **changes: Any) -> ScorecardView:
    return ScorecardView(
        crisis=replace(CRISIS_3, state=CrisisState.OVER),
        scorecard=replace(_scorecard(long=long), **changes),
        allowed=frozenset({"crisis-report", "timeline", "drill"}),
    )


def cards() -> dict[str, View]:
    kinds: tuple[InjectKind, ...] = ("call", "rumour", "statement", "note")
    answered = {"answered_at": minutes(12), "answered_by": "aylin", "answer": HOSTILE}
    seen = DrillSeen(drill=DRILL, come=3, total=7, next=replace(ROW, position=3, due_at=minutes(16)))
    paused = replace(DRILL, state=DrillState.PAUSED, pauses=(Pause(since=minutes(11)),))
    over = replace(CRISIS_3, state=CrisisState.OVER, ended_at=minutes(61), ended_by="jana")
    leads = LIVE | {"drill-next", "drill-pause", "drill-end"}
    first = CrisesView(
        crises=(), left_out=0, brands=("Musterkanne",), allowed=frozenset({"start", "where", "drill"})
    )
    return {
        **{f"inject-{kind}": _inject(kind) for kind in kinds},
        "inject-late": _inject("call", late=True, fired_at=minutes(31)),
        "inject-answered": _inject("rumour", **answered),
        "inject-comments": _inject("comments", cases=(7, 8, 9)),
        "inject-comment": _inject("comments", cases=(7,)),
        "scorecard": scorecard(),
        "scorecard-full": scorecard(long=True),
        "scorecard-all-reached": scorecard(practise=(), left_out=2, decisions=1),
        "crisis-drill-running": view(CRISIS_3, drill=seen, allowed=leads),
        "crisis-drill-paused": view(
            CRISIS_3, drill=replace(seen, drill=paused), allowed=LIVE | {"drill-resume", "drill-end"}
        ),
        "crisis-drill-over": view(over, ended_by=JANA, allowed=frozenset({"where", "steps", "drill"})),
        "crisis-drill-where": view(
            replace(over, last_decision="decision-finished"), form="where", allowed=frozenset({"steps"})
        ),
        "crises-never-drilled": first,
        "crises-drill-and-real": replace(
            first,
            crises=(view(replace(CRISIS, id=12), form="line"),),
            drills=(view(CRISIS_3, form="line"),),
            drilled=True,
        ),
        "crises-drill-brands": replace(first, brands=("Musterkanne", "Musterkanne Café"), drilled=True),
        "case-drill": _bounded(case_view(DRILLED)),
        "case-drill-done": _bounded(case_view(replace(DONE, id=7, drill=3))),
        "case-drill-over": _bounded(case_view(replace(DISMISSED, id=7, drill=3, closed_by=""))),
        "drafts-drill": drafts_view(offered(REPLY), case=DRILLED),
        "approval-drill-done": approval_view(
            replace(REQUEST, state=RequestState.APPROVED, decided_by="mert", decided_at=minutes(24)),
            case=replace(DONE, id=7, drill=3),
            decided_by=MERT,
        ),
        "approval-drill": approval_view(case=replace(IN_APPROVAL, id=7, drill=3)),
    }


def _bounded(view: CaseView) -> CaseView:
    """As the loader hands it on."""
    return replace(view, target=target_of(view.case, TEAM), allowed=view.allowed & IN_DRILLS)


def notices() -> dict[str, View]:
    found: dict[str, View] = {}
    for key, names in sentences.NOTICES.items():
        params = {name: NAMES[name] for name in names}
        if key == "notice-drilled":
            about = {"case": 7, "network": "Übung", "account": "Musterkanne"}
            found[key] = NoticeView(
                key=key, params=about, quote="", case=DRILLED, target=None, allowed=frozenset({"case"})
            )
        else:
            found[key] = CrisisNoticeView(
                crisis=CRISIS_3, key=key, params=params, quote="", fill=None, allowed=frozenset({"where"})
            )
    return found


def told() -> dict[str, Tell]:
    return {
        key: Tell(key=key, params={name: NAMES[name] for name in names}, drill=True)
        for key, names in sentences.ANSWERS.items()
    }


def refusals() -> list[Refused]:
    found: list[Refused] = []
    for key, names in sentences.REFUSALS.items():
        params: dict[str, Any] = {name: NAMES[name] for name in names}
        refused = Refused(key, **params)
        refused.drill = key not in {"refused-drill-runs", "refused-no-scenario"}
        found.append(refused)
    return found


def forms() -> dict[str, OpenForm]:
    speeds = tuple(
        Option(value=key.rpartition("-")[2], key=key)
        for key in sentences.FORMS
        if key.startswith("form-drill-speed-")
    )
    level = (Option(value="script", key="form-drill-level-script"), Option(value="4", key="level-choice-4"))
    fields = (
        Field(
            id="scenario",
            key="form-drill-scenario",
            kind="choice",
            options=(Option(value="a", text=HOSTILE),),
        ),
        Field(id="level", key="form-crisis-level", kind="choice", value="script", options=level),
        Field(id="speed", key="form-drill-speed", kind="choice", value="1", options=speeds),
        Field(id="lead", key="form-start-lead", hint="form-person-hint", max_length=80),
    )
    text = Field(id="text", key="form-inject-field", kind="long_text")
    reply = Field(id="text", key="form-reply-field", kind="long_text", value=REPLY)
    return {
        "form-drill": _form("drill", *fields, note="form-drill-note"),
        "form-drill-real": _form("drill", *fields, note="form-drill-note-real"),
        "form-drill-end": _form("drill-end", note="form-drill-end-note", drill=True),
        "form-inject": _form("inject", text, note="form-inject-note", quote=HOSTILE, drill=True),
        "form-reply-drill": replace(
            _form("reply", reply, note="form-reply-note-drill", drill=True),
            submit="form-approve-submit-drill",
        ),
        "form-statement-approve-drill": replace(
            _form("statement-approve", note="form-statement-approve-note-drill", quote=REPLY, drill=True),
            submit="form-approve-submit-drill",
        ),
    }


VERBS = {"inject": "drill-answer", "statement-approve": "word-approve"}


def _form(name: str, *fields: Field, note: str = "", quote: str = "", drill: bool = False) -> OpenForm:
    submit = "form-approve-submit-drill" if name == "reply" else f"form-{name}-submit"
    return OpenForm(
        click=Click(verb=VERBS.get(name, name), kind="crisis", id=3, version=3),
        title=f"form-{name}-title",
        submit=submit,
        note=note,
        quote=quote,
        params={**NAMES, "network": "Übung", "account": "Musterkanne"},
        fields=fields,
        drill=drill,
    )
