"""Escalations along their way, with what is told of them and asked for them."""

from dataclasses import replace

from bot.cards.gallery.world import CASE, COMMENT, HOSTILE, INSTAGRAM, JANA, MERT, TOM, minutes, target_of
from handlers.clicks import Click
from handlers.effects import Field, OpenForm, Option, Tell
from handlers.errors import Refused
from handlers.escalated import REASONS, Escalation, EscalationState
from handlers.flags import folded_flag
from handlers.views import Asked, EscalationFacts, EscalationView, NoticeView, View
from handlers.views.escalation import escalation_verbs

OPEN = Escalation(
    id=9,
    kind="case",
    subject=4711,
    brand="Musterkanne",
    reason="press",
    by="jana",
    note="Anfrage vom Tagblatt.",
    asked=("mert",),
    target="role:approver",
    asked_at=minutes(1),
    due_at=minutes(16),
    opened_at=minutes(1),
)
TAKEN = replace(OPEN, state=EscalationState.ACKNOWLEDGED, taken_by="tom", taken_at=minutes(5), due_at=None)
STEPS = ("asked", "climbs", "handed-over", "taken", "resolved", "returned", "unanswered", "cut-off")
PRIVATE = replace(OPEN, private=True, reason="people")


def facts(one: Escalation) -> EscalationFacts:
    return EscalationFacts(
        reason=one.shown_reason,
        state=one.state,
        escalation=one,
        taken_by=TOM if one.taken_by else None,
        asked=() if one.private else (Asked(kind="role", name="approver"),),
        next=() if one.private else (Asked(kind="oncall", name="nachts"),),
    )


def cards() -> dict[str, View]:
    """The card of an escalation along its way."""
    ended = {"closed_by": "tom", "closed_at": minutes(24), "due_at": None}
    storm = replace(OPEN, kind="storm", subject=3, reason="storm", by="bot", note="")
    called = {"mert": "paged-reached", "tom": "not-paged-no-address", "jana": "paged-asked"}
    failed = {"mert": "not-paged-refused", "tom": "not-paged-unreachable", "jana": "not-paged-taken"}
    chosen = (Asked(kind="person", name="Mert"),)
    elsewhere = (Asked(kind="channel", name="slack:C0PRESS"), Asked(kind="place", name="press"))
    return {
        "escalation-open": view(OPEN),
        "escalation-chosen": view(replace(OPEN, to="person:mert"), asked=chosen, later=elsewhere),
        "escalation-quiet": view(replace(OPEN, asked=(), asked_at=None, due_at=minutes(9 * 60)), asked=()),
        "escalation-last": view(replace(OPEN, paged=called), asked=elsewhere, people=(), later=()),
        "escalation-not-called": view(replace(OPEN, paged=failed, due_at=None)),
        "escalation-passed": replace(
            view(replace(OPEN, late_since=minutes(-20))),
            passed=(
                (Asked(kind="role", name="legal"), "nobody"),
                (Asked(kind="oncall", name="nachts"), "away"),
                (Asked(kind="person", name="Tom"), "account"),
            ),
        ),
        "escalation-unanswered": replace(
            view(replace(OPEN, due_at=None, unanswered_at=minutes(40)), later=()),
            passed=((Asked(kind="person", name="Mert"), "anyway"),),
        ),
        "escalation-taken": view(TAKEN),
        "escalation-resolved": view(replace(TAKEN, state=EscalationState.RESOLVED, **ended)),
        "escalation-returned": view(
            replace(TAKEN, state=EscalationState.RETURNED, outcome="Liegt beim Support.", **ended)
        ),
        "escalation-hostile": view(replace(OPEN, note=HOSTILE), text=HOSTILE),
        "escalation-storm": replace(view(storm), case=None, comment=None, target=None),
        "escalation-crisis": replace(
            view(replace(TAKEN, kind="crisis", subject=12)), case=None, comment=None, target=None
        ),
    }


def view(
    one: Escalation,
    *,
    asked: tuple[Asked, ...] = (Asked(kind="role", name="approver"),),
    people: tuple[str, ...] = ("mert",),
    later: tuple[Asked, ...] = (Asked(kind="oncall", name="nachts"),),
    text: str = COMMENT.text,
) -> EscalationView:
    known = {"jana": JANA, "mert": MERT, "tom": TOM}
    return EscalationView(
        escalation=one,
        case=CASE,
        comment=replace(COMMENT, text=text),
        target=target_of(INSTAGRAM),
        folded=folded_flag(CASE.flags),
        by=known.get(one.by),
        taken_by=known.get(one.taken_by),
        closed_by=known.get(one.closed_by),
        asked=asked,
        people=tuple(known[name] for name in people) if asked else (),
        next=later if one.state is EscalationState.OPEN else (),
        passed=(),
        paged=tuple((known[name], key) for name, key in one.paged.items()),
        allowed=escalation_verbs(one, folded=False),
    )


def notices() -> dict[str, View]:
    """Every step, of a matter for all and of a private one."""
    told = {f"notice-escalation-{step}": _notice(f"notice-escalation-{step}") for step in STEPS}
    private = {
        f"notice-escalation-private-{step}": _notice(
            "notice-escalation-private", step=f"notice-escalation-{step}", reason="confidential"
        )
        for step in STEPS
    }
    storm = _notice("notice-escalation-asked", reason="storm", matter="storm:3")
    word = replace(_notice("notice-escalation-word"), quote=HOSTILE)
    return {
        **told,
        **private,
        "notice-escalation-word": word,
        "notice-escalation-asked-late": _notice("notice-escalation-asked-late", due=minutes(5)),
        "notice-escalation-storm": replace(storm, case=None, target=None),
    }


def _notice(key: str, **params: object) -> NoticeView:
    given = {
        "reason": "press",
        "matter": "case:4711",
        "by": "Tom",
        "case": 4711,
        "network": "Instagram",
        "account": "@musterkanne",
    }
    quote = "Liegt beim Support." if key.endswith("returned") else ""
    asking = frozenset({"acknowledge"} if key.endswith(("asked", "asked-late")) else set[str]())
    return NoticeView(
        key=key,
        params=given | params,
        quote=quote,
        case=CASE,
        target=target_of(INSTAGRAM),
        escalation=OPEN,
        allowed=asking | {"case"},
    )


def told() -> dict[str, Tell]:
    about: dict[str, object] = {"case": 4711, "reason": "press"}
    return {
        "told-escalated": Tell(key="told-escalated", params=about),
        "told-escalated-already": Tell(key="told-escalated-already", params=about),
        "told-escalated-later": Tell(key="told-escalated-later", params={**about, "until": minutes(9 * 60)}),
        "told-handed-over": Tell(key="told-handed-over"),
    }


def refusals() -> tuple[Refused, ...]:
    return (
        Refused("refused-escalation-done", who="Tom", at=minutes(24)),
        Refused("refused-escalation-taken", who="Tom", at=minutes(5)),
        Refused("refused-no-escalation-channel", reason="legal", who=("Tom",)),
        Refused("refused-private-place", quote="Bitte vertraulich."),
        Refused("refused-channel-open", reason="legal", who=("Tom", "Ada")),
    )


def forms() -> dict[str, OpenForm]:
    whom = (
        Option(value="oncall:nachts", text="nachts"),
        Option(value="role:crisis_lead", key="role-crisis_lead"),
        Option(value="person:mert", text="Mert"),
        Option(value="place:press", key="place-press"),
    )
    reasons = tuple(Option(value=name, key=f"reason-{name}") for name in REASONS)
    ladder = Option(value="ladder", key="form-escalate-ladder")
    return {
        "form-escalate": _form(
            "escalate",
            "case",
            Field(id="reason", key="form-escalate-reason", kind="choice", value="press", options=reasons),
            Field(id="to", key="form-escalate-to", kind="choice", value="ladder", options=(ladder, *whom)),
            Field(id="note", key="form-escalate-note", kind="long_text", required=False, max_length=300),
        ),
        "form-handover": _form(
            "handover",
            "escalation",
            Field(id="to", key="form-handover-to", kind="choice", options=whom),
            Field(id="note", key="form-handover-note", required=False, max_length=300),
        ),
        "form-handback": _form(
            "handback",
            "escalation",
            Field(id="note", key="form-handback-note", kind="long_text", max_length=300),
        ),
    }


def _form(verb: str, kind: str, *fields: Field) -> OpenForm:
    return OpenForm(
        click=Click(verb=verb, kind=kind, id=9, version=1),
        title=f"form-{verb}-title",
        submit=f"form-{verb}-submit",
        params={"case": 4711},
        fields=fields,
    )
