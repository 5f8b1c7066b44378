"""Cards, notices, refusals and forms of a crisis: along its way, in a drill, with trouble, and as long as it gets."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from bot.cards.gallery.world import AYLIN, HOSTILE, JANA, MERT, TOM, minutes
from handlers.clicks import Click
from handlers.crisis import sentences
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
from handlers.crisis.levels import level_field
from handlers.crisis.playbook import Step
from handlers.effects import Field, OpenForm, Option, Tell
from handlers.errors import Refused
from handlers.views import (
    CrisesView,
    CrisisNoticeView,
    CrisisView,
    RoleSeen,
    RolesView,
    StepSeen,
    StepsView,
    StepView,
    View,
)

LIVE = frozenset(
    {
        *("where", "steps", "roles", "step-done", "role-fill", "role-over", "level", "freeze", "lead"),
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
        "step-with-action": StepView(crisis=CRISIS, seen=LEVEL, action="level", allowed=working),
        "step-done": StepView(crisis=replace(CRISIS, drill=True), seen=evidence, action="", allowed=again),
        "crisis-roles": RolesView(crisis=CRISIS, roles=roles(), allowed=may),
        "crisis-roles-offered": RolesView(crisis=CRISIS, roles=roles(offered=True), allowed=may),
    }


SAMPLES: Mapping[str, object] = {
    "crisis": 12,
    "who": ("Jana", "Tom"),
    "at": minutes(7),
    "due": minutes(15),
    "until": minutes(45),
    "by": "Jana",
    "second": "Mert",
    "count": 2,
    "steps": "Erstmeldung veröffentlichen; Intern informieren",
    "step": "Erstmeldung veröffentlichen",
    "role": "Sprechrolle",
    "platform": "Slack",
    "brand": "Musterkanne",
    "was": 3,
    "now": 4,
    "level": 4,
    "open": 3,
    "number": 3,
}


def sample(names: tuple[str, ...], **other: object) -> dict[str, object]:
    known = {**SAMPLES, **other}
    return {name: known[name] for name in names}


def notices() -> dict[str, View]:
    found: dict[str, View] = {}
    for key, names in sentences.NOTICES.items():
        params = sample(names, now="lines") if key == "notice-crisis-freeze" else sample(names)
        fill = RoleFill(id=2, crisis_id=12, role="legal", position=1)
        found[key] = CrisisNoticeView(
            crisis=replace(CRISIS, drill=key == "notice-lead-taken"),
            key=key,
            params=params,
            quote="Lage unklar" if key in {"notice-crisis-level", "notice-standdown-asked"} else "",
            fill=fill if "role" in key else None,
            allowed=frozenset({"where", *(("role-accept", "role-decline") if "offered" in key else ())}),
        )
    return found


def notices_of(sentences_: Mapping[str, tuple[str, ...]], quote: str) -> dict[str, View]:
    """Notices that somebody's words stand below."""
    return {
        key: CrisisNoticeView(
            crisis=CRISIS,
            key=key,
            params=sample(names),
            quote=quote,
            fill=None,
            allowed=frozenset({"where", "decisions"}),
        )
        for key, names in sentences_.items()
    }


def told() -> dict[str, Tell]:
    return {
        key: Tell(key=key, params=sample(names, now="statements")) for key, names in sentences.ANSWERS.items()
    }


def refusals() -> dict[str, Refused]:
    return {
        key: _refused(key, sample(names, who="Jana") if "twin" in key else sample(names))
        for key, names in sentences.REFUSALS.items()
    }


def _refused(key: str, params: dict[str, Any]) -> Refused:
    return Refused(key, **params)


def forms() -> dict[str, OpenForm]:
    reason = Field(id="reason", key="form-crisis-reason", kind="long_text", max_length=500)
    freeze = tuple(Option(value=one.value, key=f"freeze-choice-{one}") for one in Freeze)
    people = tuple(Option(value=one.id, text=one.name) for one in (JANA, MERT, AYLIN, TOM))
    crises = {
        "start": _start("form-start-note"),
        "start-twin": _start("form-start-note-twin"),
        "level": _form("level", level_field("4"), reason, note="form-level-note"),
        "freeze": _form(
            "freeze",
            Field(id="freeze", key="form-freeze-field", kind="choice", value="off", options=freeze),
            reason,
            note="form-freeze-note",
        ),
        "freeze-drill": _form("freeze", reason, note="form-freeze-note-drill"),
        "lead": _form("lead", reason, note="form-lead-note"),
        "standdown": _form("standdown", reason, note="form-standdown-note", quote="– Zwei ruhige Fenster"),
        "crisis-reopen": _form("crisis-reopen", reason),
        "mistake": _form("mistake", reason, note="form-mistake-note"),
        "assign": _form(
            "assign",
            Field(id="person", key="form-assign-field", kind="choice", options=people),
            note="form-step-note",
        ),
        "skip": _form("skip", reason, note="form-step-note"),
        "reopen": _form("reopen", reason, note="form-step-note"),
        "note": _form(
            "note", Field(id="text", key="form-note-field", kind="long_text"), note="form-step-note"
        ),
        "fill": _roles("fill", people, "form-role-deputy"),
        "over": _roles("over", people),
    }
    evidence = {
        key: _form("step", Field(id="text", key=key, kind="long_text"), note="form-step-note")
        for key in sentences.FORMS
        if key.startswith("form-evidence-")
    }
    return {f"form-{name}": form for name, form in crises.items()} | evidence


def _start(note: str) -> OpenForm:
    fields = (
        Field(id="title", key="form-start-what", required=False, max_length=120),
        level_field(),
        Field(
            id="playbook",
            key="form-start-playbook",
            kind="choice",
            value="default",
            options=(Option(value="default", text="Kritikwelle"),),
        ),
        Field(id="lead", key="form-start-lead", hint="form-person-hint", max_length=80),
    )
    return _form("start", *fields, note=note)


def _roles(name: str, people: tuple[Option, ...], deputy: str = "") -> OpenForm:
    titles = tuple(Option(value=role.replace("_", "-"), text=title["de"]) for role, title, _, _ in ROLES)
    more = (Field(id="deputy", key=deputy, kind="choice", required=False, options=people),) if deputy else ()
    return _form(
        name,
        Field(id="role", key="form-role-field", kind="choice", options=titles),
        Field(id="person", key="form-role-person", kind="choice", options=people),
        *more,
    )


VERBS = {
    **{name: f"step-{name}" for name in ("skip", "reopen", "assign", "note")},
    **{name: f"role-{name}" for name in ("fill", "over")},
    "step": "step-done",
}
"""What a form is called -> the verb that opens it, where that is another word."""


def _form(name: str, *fields: Field, note: str = "", quote: str = "") -> OpenForm:
    return OpenForm(
        click=Click(verb=VERBS.get(name, name), kind="crisis", id=12, version=3),
        title=f"form-{name}-title",
        submit=f"form-{name}-submit",
        note=note,
        quote=quote,
        params=dict(SAMPLES) | {"who": "Tom, Aylin, Mert"},
        fields=fields,
    )
