"""The end: standing down with criteria and a second person, opened again with a reason, or started by mistake."""

from handlers.crisis import aftermath
from handlers.crisis.checklist import complete
from handlers.crisis.clocks import applies, silence, step_of, watch
from handlers.crisis.crisis import Crisis, CrisisState, Freeze, StepRow, StepState
from handlers.crisis.freeze import touch_work
from handlers.crisis.permissions import refuse_ended, refuse_unless_leading
from handlers.crisis.playbook import LEAD, Playbook
from handlers.crisis.promise import promise
from handlers.crisis.proposals import keep_proposals
from handlers.crisis.reason import reason_field, reason_in
from handlers.crisis.records import (
    announce,
    decided,
    in_language,
    leading,
    name_of,
    names,
    notify,
    playbook_of,
    steps_of,
)
from handlers.crisis.report import into_rooms
from handlers.crisis.rooms import close_rooms
from handlers.effects import Effect, OpenForm, Tell
from handlers.errors import Refused
from handlers.events import Clicked, Submitted
from handlers.people import Person
from handlers.permissions import YES, acting
from handlers.ports import Context

SECONDS = YES | {LEAD, "admin"}
"""Who may agree to standing down: one of the lead's kind, or who says yes for the public."""
MOST_NAMED = 5


def ask_standdown(event: Clicked, ctx: Context) -> list[Effect]:
    """The criteria and what is still open, before anything is decided."""
    person = acting(event, ctx)
    crisis = ctx.uow.crises.get(event.click.id)
    refuse_ended(ctx, crisis)
    refuse_unless_leading(ctx, crisis, person)
    playbook, language = playbook_of(ctx.uow, crisis), event.actor.language
    _refuse_blocked(ctx, crisis, playbook, language)
    criteria = "\n".join(f"– {in_language(texts, language)}" for texts in playbook.exit_criteria)
    return [
        OpenForm(
            click=event.click,
            title="form-standdown-title",
            submit="form-standdown-submit",
            note="form-standdown-note",
            quote=criteria,
            params={"crisis": crisis.id, "open": len(_open_steps(ctx, crisis, playbook))},
            fields=(reason_field(),),
        )
    ]


def stand_down(event: Submitted, ctx: Context) -> list[Effect]:
    """The lead wants it; a second person has to agree."""
    person = acting(event, ctx)
    crisis = ctx.uow.crises.get(event.click.id)
    refuse_ended(ctx, crisis)
    refuse_unless_leading(ctx, crisis, person)
    _refuse_blocked(ctx, crisis, playbook_of(ctx.uow, crisis), event.actor.language)
    reason = reason_in(event)
    decided(ctx, crisis, person.id, "standdown_asked", reason=reason, changes={"standing_down": person.id})
    others = _seconds(ctx, crisis, person)
    notify(ctx, crisis, others, "notice-standdown-asked", quote=reason, by=person.name)
    return [Tell(key="told-standdown-asked", params={"crisis": crisis.id, "who": names(ctx.team, others)})]


def agree(event: Clicked, ctx: Context) -> list[Effect]:
    """The second person's yes: it is over. What of the aftermath is open goes on."""
    person = acting(event, ctx)
    crisis = ctx.uow.crises.get(event.click.id)
    refuse_ended(ctx, crisis)
    if not crisis.standing_down:
        raise Refused("refused-standdown-not-asked", crisis=crisis.id)
    first = ctx.team.people.get(crisis.standing_down)
    others = _seconds(ctx, crisis, first)
    if person.id not in others or person.is_(crisis.standing_down):
        raise Refused("refused-second-person", crisis=crisis.id, who=names(ctx.team, others))
    playbook = playbook_of(ctx.uow, crisis)
    _refuse_blocked(ctx, crisis, playbook, event.actor.language)
    complete(ctx, crisis, "stand-down", person)
    promise(ctx, crisis, None)
    for row in steps_of(ctx.uow, crisis):
        step = step_of(playbook, row)
        if step is not None and step.due is not None and step.due.every is not None:
            silence(ctx, row)  # nothing comes back once it is over
    over = decided(
        ctx,
        ctx.uow.crises.get(crisis.id),
        person.id,
        "stood_down",
        changes={
            "state": CrisisState.OVER,
            "freeze": Freeze.OFF,
            "ended_at": ctx.now,
            "ended_by": crisis.standing_down,
            "seconded_by": person.id,
            "standing_down": "",
        },
        by=crisis.standing_down,
        freeze=crisis.freeze.value,
    )
    touch_work(ctx, crisis)
    keep_proposals(ctx, over)
    aftermath.wind_up(ctx, over)
    announce(ctx, over, "notice-crisis-over", by=name_of(ctx.team, over.ended_by), second=person.name)
    return [*into_rooms(ctx, over), Tell(key="told-stood-down", params={"crisis": crisis.id})]


def ask_reopen(event: Clicked, ctx: Context) -> list[Effect]:
    person, crisis = _ended(event, ctx)
    refuse_unless_leading(ctx, crisis, person)
    return [_reasoned(event, crisis, "form-crisis-reopen-title", "form-crisis-reopen-submit")]


def reopen(event: Submitted, ctx: Context) -> list[Effect]:
    """It flares up again: same crisis, same timeline."""
    person, crisis = _ended(event, ctx)
    refuse_unless_leading(ctx, crisis, person)
    reason = reason_in(event)
    changes = {"state": CrisisState.RUNNING, "ended_at": None, "ended_by": "", "seconded_by": ""}
    again = decided(ctx, crisis, person.id, "reopened", reason=reason, changes=changes)
    aftermath.call_off(ctx, again)
    playbook = playbook_of(ctx.uow, crisis)
    for row in steps_of(ctx.uow, again):
        if applies(again, row):
            watch(ctx, row)
    again = promise(ctx, again, ctx.now + playbook.update_every)
    announce(ctx, again, "notice-crisis-reopened", quote=reason, by=person.name)
    return [Tell(key="told-crisis-reopened", params={"crisis": crisis.id})]


def ask_mistake(event: Clicked, ctx: Context) -> list[Effect]:
    person = acting(event, ctx)
    crisis = ctx.uow.crises.get(event.click.id)
    _refuse_mistake(ctx, crisis, person)
    return [
        OpenForm(
            click=event.click,
            title="form-mistake-title",
            submit="form-mistake-submit",
            note="form-mistake-note",
            params={"crisis": crisis.id},
            fields=(reason_field(required=False),),
        )
    ]


def mistake(event: Submitted, ctx: Context) -> list[Effect]:
    """Undo a start: rooms closed, clocks stopped, cards folded; the timeline keeps that it was."""
    person = acting(event, ctx)
    crisis = ctx.uow.crises.get(event.click.id)
    _refuse_mistake(ctx, crisis, person)
    reason = event.values.get("reason", "").strip()[:500]
    for row in steps_of(ctx.uow, crisis):
        silence(ctx, row)
    ctx.uow.timers.cancel(f"crisis-update:{crisis.id}")
    decided(
        ctx,
        crisis,
        person.id,
        "undone",
        reason=reason,
        changes={
            "state": CrisisState.UNDONE,
            "freeze": Freeze.OFF,
            "next_update_at": None,
            "ended_at": ctx.now,
            "ended_by": person.id,
        },
    )
    touch_work(ctx, crisis)
    return [*close_rooms(ctx, crisis), Tell(key="told-crisis-undone", params={"crisis": crisis.id})]


def _refuse_mistake(ctx: Context, crisis: Crisis, person: Person) -> None:
    refuse_ended(ctx, crisis)
    if person.id != crisis.declared_by:
        refuse_unless_leading(ctx, crisis, person)


def _ended(event: Clicked | Submitted, ctx: Context) -> tuple[Person, Crisis]:
    person = acting(event, ctx)
    crisis = ctx.uow.crises.get(event.click.id)
    if crisis.state is CrisisState.RUNNING:
        raise Refused("refused-crisis-runs", crisis=crisis.id)
    if crisis.state is CrisisState.UNDONE:
        refuse_ended(ctx, crisis)
    return person, crisis


def _seconds(ctx: Context, crisis: Crisis, first: Person | None) -> list[str]:
    """Who could agree: the lead's deputy and those with a role for it, but not who asked."""
    able = [
        *leading(ctx, crisis),
        *(p.id for p in ctx.team.people.values() if not SECONDS.isdisjoint(p.roles)),
    ]
    return [id for id in dict.fromkeys(able) if first is None or id != first.id]


def _open_steps(ctx: Context, crisis: Crisis, playbook: Playbook) -> list[StepRow]:
    """What counts and is open, but for the step that is standing down itself."""
    ends = {step.id for step in playbook.steps if step.action == "stand-down"}
    rows = steps_of(ctx.uow, crisis)
    return [r for r in rows if r.state is StepState.OPEN and applies(crisis, r) and r.step not in ends]


def _refuse_blocked(ctx: Context, crisis: Crisis, playbook: Playbook, language: str) -> None:
    blocking = [row for row in _open_steps(ctx, crisis, playbook) if row.blocking]
    if not blocking:
        return
    steps = [step_of(playbook, row) for row in blocking[:MOST_NAMED]]
    titles = "; ".join(in_language(step.title, language) for step in steps if step is not None)
    raise Refused("refused-steps-block", crisis=crisis.id, count=len(blocking), steps=titles)


def _reasoned(event: Clicked, crisis: Crisis, title: str, submit: str) -> OpenForm:
    return OpenForm(
        click=event.click,
        title=title,
        submit=submit,
        params={"crisis": crisis.id},
        fields=(reason_field(),),
    )
