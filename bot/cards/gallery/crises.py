"""Cards, notices, refusals and forms of a crisis: along its way, in a drill, with trouble, and as long as it gets."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Any

from bot.cards.gallery.world import AYLIN, CASE, HOSTILE, JANA, MERT, TOM, minutes
from handlers.crisis.crisis import (
    Crisis,
    CrisisRoom,
    CrisisState,
    Freeze,
    RoleFill,
    RoomState,
    StepRow,
    StepState,
)
from handlers.crisis.playbook import Due, Step
from handlers.views import (
    CrisesView,
    CrisisView,
    RoleSeen,
    RolesView,
    StartView,
    StepSeen,
    StepsView,
    StepView,
    View,
)

LIVE = frozenset(
    {
        *(
            "access",
            "dark-site",
            "where",
            "steps",
            "roles",
            "step-done",
            "role-fill",
            "role-over",
            "level",
            "freeze",
            "lead",
        ),
        *("standdown", "mistake", "decide", "decisions", "timeline", "crisis-report", "facts", "statements"),
    }
)
CRISIS = Crisis(
    id=12,
    brand="Musterkanne",
    title="Scherben-Reel",
    playbook_id=1,
    level=4,
    freeze=Freeze.LINES,
    lead="jana",
    declared_by="jana",
    declared_at=minutes(0),
    next_update_at=minutes(15),
    last_decision="Kampagne gestoppt",
    last_decision_at=minutes(7),
    last_decision_by="jana",
)
ROOMS = (
    CrisisRoom(
        crisis_id=12,
        platform="slack",
        near="C01",
        language="de",
        state=RoomState.OPEN,
        channel="C12",
        link="https://slack.example/archives/C12",
    ),
    CrisisRoom(
        crisis_id=12,
        platform="discord",
        near="456",
        language="de",
        state=RoomState.OPEN,
        channel="812",
        link="https://discord.example/channels/1/812",
    ),
)
TITLES = {"de": "Erstmeldung veröffentlichen", "en": "Publish the acknowledgement"}
STAFF = {"de": "Intern informieren", "en": "Brief staff"}
PHASE = {"de": "Offen und schnell informieren", "en": "Communicate openly and fast"}
ROLES = (
    ("crisis_lead", {"de": "Krisenleitung", "en": "Crisis lead"}, JANA, TOM),
    ("legal", {"de": "Recht", "en": "Legal"}, None, None),
    ("spokesperson", {"de": "Sprechrolle", "en": "Spokesperson"}, None, None),
)


def step(id: str = "c05", titles: Mapping[str, str] = TITLES, *, number: int = 5, **changes: Any) -> StepSeen:
    due: dict[str, Any] = {"due_at": minutes(15)} | changes
    row = StepRow(id=number, crisis_id=12, step=id, position=5, role="spokesperson", **due)
    about = Step(
        id=id,
        phase="communicate",
        title=titles,
        help={"de": "Kurz, ohne Ursache, ohne Zahlen.", "en": "Brief, no cause, no figures."},
        role="spokesperson",
        second="approver",
    )
    owner = MERT if row.state is StepState.OPEN and id == "c05" else None
    return StepSeen(
        row=row,
        step=about,
        phase=PHASE,
        role={"de": "Sprechrolle", "en": "Spokesperson"},
        second={"de": "Freigabe", "en": "Approver"},
        owner=owner,
        ended_by=AYLIN if row.state is not StepState.OPEN else None,
    )


DONE = step(
    "c01",
    {"de": "Fakten bestätigen", "en": "Confirm the facts"},
    number=1,
    state=StepState.DONE,
    ended_at=minutes(4),
)


TICKED = replace(
    step("c11", {"de": "Strategie entscheiden", "en": "Decide strategy"}, number=11, ticked_by="jana"),
    ticked_by=JANA,
)
SECONDED = replace(
    step("c12", number=12, state=StepState.DONE, ended_at=minutes(15), seconded_by="mert"), seconded_by=MERT
)
AT_ONCE = replace(
    step(asked=1),
    step=Step(id="c12", phase="limit", title=TITLES, role="legal", due=Due(grace=timedelta(minutes=15))),
)


LEVEL = replace(
    step(), step=Step(id="c02", phase="identify", title=TITLES, role="crisis_lead", action="level")
)


def roles(offered: bool = False) -> tuple[RoleSeen, ...]:
    return tuple(
        RoleSeen(
            fill=RoleFill(id=place + 1, crisis_id=12, role=role, position=place),
            title=title,
            person=person,
            deputy=deputy,
            offered_to=AYLIN if offered and place == 0 else None,
        )
        for place, (role, title, person, deputy) in enumerate(ROLES)
    )


def view(crisis: Crisis = CRISIS, **changes: Any) -> CrisisView:
    values: dict[str, Any] = {
        "form": "status",
        "lead": JANA,
        "deputy": TOM,
        "now": step(),
        "next": step("c06", STAFF, due_at=minutes(30)),
        "unfilled": tuple(title for _, title, person, _ in ROLES if person is None),
        "done": 4,
        "total": 15,
        "overdue": 1,
        "rooms": ROOMS,
        "missing": (),
        "decided_by": JANA,
        "ended_by": None,
        "seconded_by": None,
        "latest": (DONE,),
        "roles": roles(),
        "allowed": LIVE,
    }
    return CrisisView(crisis=crisis, **(values | changes))


def cards() -> dict[str, View]:
    return {**_status(), **_ended(), **_private()}


def _status() -> dict[str, View]:
    failed = (
        replace(ROOMS[0], state=RoomState.FAILED, channel="", link="", reason="room-failed-rights"),
        replace(ROOMS[1], state=RoomState.WANTED, channel="", link=""),
    )
    quiet = replace(CRISIS, last_decision="", last_decision_at=None, freeze=Freeze.OFF, title="")
    drill = replace(CRISIS, id=3, drill=True)
    hostile = replace(CRISIS, title=HOSTILE, last_decision=HOSTILE, freeze=Freeze.STATEMENTS, level=6)
    late = step(asked=1)
    decided = {
        f"crisis-decided-{name}": view(
            replace(CRISIS, last_decision=f"decision-{name}", last_decision_params={"now": now})
        )
        for name, now in (
            ("level", "5"),
            ("freeze", "statements"),
            ("lead", "tom"),
            ("standdown_asked", ""),
            ("reopened", ""),
        )
    }
    return {
        "crisis-running": view(),
        "crisis-just-started": view(quiet, rooms=failed[1:], done=0, overdue=0),
        **{f"crisis-level-{level}": view(replace(CRISIS, level=level)) for level in (0, 1, 2, 3, 5, 6)},
        **decided,
        "crisis-overdue": view(now=late),
        "crisis-nothing-open": view(now=None, next=None, done=15, overdue=0, allowed=LIVE - {"step-done"}),
        "crisis-without-lead": view(lead=None, deputy=None),
        "crisis-hostile": view(hostile),
        "crisis-drill": view(drill),
        "crisis-room-failed": view(
            rooms=failed, missing=(("Tom", "not-invited-guest"),), allowed=LIVE | {"room-again"}
        ),
        "crisis-standing-down": view(replace(CRISIS, standing_down="jana"), allowed=LIVE | {"standdown-yes"}),
        "crisis-no-promise": view(replace(CRISIS, next_update_at=None)),
        "crisis-line": view(form="line", allowed=frozenset({"where"})),
        "crisis-where": view(form="where"),
    }


def _ended() -> dict[str, View]:
    over = replace(CRISIS, state=CrisisState.OVER, ended_at=minutes(140), ended_by="jana", seconded_by="mert")
    undone = replace(CRISIS, state=CrisisState.UNDONE, ended_at=minutes(3), ended_by="jana")
    allowed = frozenset({"where", "steps", "roles", "crisis-reopen"})
    return {
        "crisis-over": view(over, ended_by=JANA, seconded_by=MERT, done=14, allowed=allowed),
        "crisis-undone": view(undone, ended_by=JANA, allowed=frozenset()),
    }


def _from_message(twin: Crisis | None) -> StartView:
    return StartView(
        case=CASE,
        text=HOSTILE,
        brand="Musterkanne",
        twin=twin,
        allowed=frozenset({"start", "case"} | ({"where"} if twin else set[str]())),
    )


def _private() -> dict[str, View]:
    steps = (
        DONE,
        step(),
        step("c06", STAFF, number=6, state=StepState.SKIPPED, ended_at=minutes(9)),
        step(number=7, asked=1),
    )
    every = frozenset({"steps", "where"})
    working = frozenset(
        {
            *("step-done", "step-skip", "step-assign", "step-take", "step-note", "step-snooze", "steps"),
            "level",
        }
    )
    noted = step(note="Lager fragen", snoozed_until=minutes(40), level_from=5, blocking=True)
    evidence = step(state=StepState.DONE, ended_at=minutes(12), evidence=HOSTILE, reason="Doch nötig")
    again = frozenset({"steps", "step-reopen", "step-note"})
    running = tuple(view(replace(CRISIS, id=id), form="line") for id in (12, 13))
    may = frozenset({"role-fill", "role-over", "role-take", "role-accept"})
    return {
        "crisis-start": _from_message(None),
        "crisis-start-twin": _from_message(CRISIS),
        "crises-none": CrisesView(
            crises=(), left_out=0, brands=("Musterkanne",), allowed=frozenset({"start", "where"})
        ),
        "crises-many": CrisesView(
            crises=running,
            left_out=2,
            brands=("Musterkanne", "Musterkanne Café"),
            allowed=frozenset({"start", "where"}),
        ),
        "crisis-steps": StepsView(crisis=CRISIS, steps=steps, page=2, pages=3, allowed=every),
        "crisis-steps-full": StepsView(
            crisis=CRISIS, steps=tuple(step(number=n) for n in range(8)), page=1, pages=8, allowed=every
        ),
        "step-open": StepView(crisis=CRISIS, seen=noted, action="", allowed=working),
        "step-ticked": StepView(
            crisis=CRISIS,
            seen=TICKED,
            action="",
            allowed=frozenset({"step-yes", "step-back", "step-skip", "step-note", "steps"}),
        ),
        "step-seconded": StepView(crisis=CRISIS, seen=SECONDED, action="", allowed=again),
        "step-at-once": StepView(crisis=CRISIS, seen=AT_ONCE, action="", allowed=working),
        "step-with-action": StepView(crisis=CRISIS, seen=LEVEL, action="level", allowed=working),
        "step-done": StepView(crisis=replace(CRISIS, drill=True), seen=evidence, action="", allowed=again),
        "crisis-roles": RolesView(crisis=CRISIS, roles=roles(), allowed=may),
        "crisis-roles-offered": RolesView(crisis=CRISIS, roles=roles(offered=True), allowed=may),
    }
