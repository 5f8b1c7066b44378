"""Notices, answers, refusals and forms of a crisis."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from bot.cards.gallery.crises import CRISIS, ROLES, TICKED
from bot.cards.gallery.world import AYLIN, JANA, MERT, TOM, minutes
from handlers.clicks import Click
from handlers.crisis import sentences
from handlers.crisis.crisis import (
    Freeze,
    RoleFill,
)
from handlers.crisis.levels import level_field
from handlers.effects import Field, OpenForm, Option, Tell
from handlers.errors import Refused
from handlers.views import (
    CrisisNoticeView,
    View,
)

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
    "row": 11,
    "fill": 2,
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
            row=TICKED.row if key == "notice-step-second" else None,
            allowed=frozenset({"where", *_asked(key)}),
        )
    return found


def _asked(key: str) -> tuple[str, ...]:
    """What a notice asks for, beside a look."""
    if key == "notice-step-second":
        return ("step-yes", "step-back")
    return ("role-accept", "role-decline") if "offered" in key or "vacant" in key else ()


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
        "step-back": _form("step-back", reason, note="form-step-note"),
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
