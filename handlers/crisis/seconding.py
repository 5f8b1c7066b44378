"""Steps that take two: who did one says so, a second person says yes or gives it back; before that it is not done."""

from collections.abc import Iterable
from dataclasses import replace

from handlers.crisis.clicked_step import open_step, planned, reasoned, refuse_changed, step_title
from handlers.crisis.crisis import Crisis, RoleFill, StepRow
from handlers.crisis.finishing import finish
from handlers.crisis.permissions import qualified
from handlers.crisis.playbook import Playbook, Step
from handlers.crisis.reason import reason_in
from handlers.crisis.records import keep, leading, names, noted, notify, playbook_of, roles_of, show
from handlers.effects import Effect, Tell
from handlers.errors import Refused
from handlers.events import Clicked, Submitted
from handlers.people import Person
from handlers.ports import Context

TWO_ALREADY = frozenset({"statement", "stand-down", "dark-site"})
"""Actions that a second person has agreed to by the time they are done."""


def tick(ctx: Context, crisis: Crisis, row: StepRow, person: Person, text: str, *, platform: str) -> bool:
    """The step is done, or waits for a second person's yes: True if it is done."""
    step = planned(ctx, crisis, row)
    if step is None or not step.second:
        finish(ctx, crisis, row, person, text, platform=platform)
        return True
    ticked = replace(row, ticked_by=person.id, evidence=text, reason="", asked=0, version=row.version + 1)
    ctx.uow.crisis_steps.save(ticked)
    content = keep(ctx, crisis, "evidence", person.id, text)
    noted(ctx, crisis, person.id, "step.ticked", content, step=row.step, platform=platform)
    _ask(ctx, crisis, ticked, step, person)
    show(ctx, crisis.id)
    return False


def _ask(ctx: Context, crisis: Crisis, row: StepRow, step: Step, person: Person) -> None:
    by_language: dict[str, list[str]] = {}
    for id in seconders(ctx, crisis, row, step):
        by_language.setdefault(ctx.team.people[id].language, []).append(id)
    for language, people in by_language.items():
        notify(
            ctx,
            crisis,
            people,
            "notice-step-second",
            quote=row.evidence,
            step=step_title(step, row, language),
            by=person.name,
            row=row.id,
        )


def seconders(ctx: Context, crisis: Crisis, row: StepRow, step: Step) -> list[str]:
    return seconders_of(
        row, step, playbook_of(ctx.uow, crisis), roles_of(ctx.uow, crisis), leading(ctx, crisis), ctx
    )


def seconders_of(
    row: StepRow,
    step: Step,
    playbook: Playbook,
    fills: Iterable[RoleFill],
    leads: Iterable[str],
    ctx: Context,
) -> list[str]:
    """Who plays the second role or stands in, else who could; where that is who did the step, the other role's people
    and the lead. Never the same person twice."""
    by_role = {
        fill.role: [id for id in (fill.person, fill.deputy) if id in ctx.team.people] for fill in fills
    }
    second = by_role.get(step.second) or list(qualified(ctx, playbook, step.second))
    if row.ticked_by in second:
        second = [*second, *by_role.get(step.role, []), *leads]
    return [id for id in dict.fromkeys(second) if id != row.ticked_by]


def agree(event: Clicked, ctx: Context) -> list[Effect]:
    """The second person's yes, to exactly what stands there."""
    person, crisis, row = open_step(event, ctx)
    step = _waiting(event, ctx, crisis, row)
    _refuse_first(ctx, crisis, row, step, person)
    first = ctx.team.people.get(row.ticked_by, person)
    finish(ctx, crisis, row, first, row.evidence, platform=event.actor.platform, seconded_by=person.id)
    title = step_title(step, row, event.actor.language)
    if first.id != person.id:
        notify(ctx, crisis, [first.id], "notice-step-seconded", step=title, by=person.name)
    return [Tell(key="told-step-done", params={"step": title, "crisis": crisis.id})]


def ask_back(event: Clicked, ctx: Context) -> list[Effect]:
    person, crisis, row = open_step(event, ctx)
    step = _waiting(event, ctx, crisis, row)
    _refuse_first(ctx, crisis, row, step, person)
    return [reasoned(event, ctx, crisis, row, "form-step-back-title", "form-step-back-submit")]


def give_back(event: Submitted, ctx: Context) -> list[Effect]:
    """Not yet: it goes back to who did it, with the reason."""
    person, crisis, row = open_step(event, ctx)
    step = _waiting(event, ctx, crisis, row)
    _refuse_first(ctx, crisis, row, step, person)
    refuse_changed(crisis, row, event)
    reason = reason_in(event)
    ctx.uow.crisis_steps.save(replace(row, ticked_by="", reason=reason, asked=0, version=row.version + 1))
    content = keep(ctx, crisis, "reason", person.id, reason)
    noted(ctx, crisis, person.id, "step.given_back", content, step=row.step, platform=event.actor.platform)
    title = step_title(step, row, event.actor.language)
    notify(ctx, crisis, [row.ticked_by], "notice-step-given-back", quote=reason, step=title, by=person.name)
    show(ctx, crisis.id)
    return [Tell(key="told-step-given-back", params={"step": title, "crisis": crisis.id})]


def refuse_ticked(ctx: Context, crisis: Crisis, row: StepRow) -> None:
    """Done already, but for the second person."""
    step = planned(ctx, crisis, row)
    if row.ticked_by and step is not None:
        who = names(ctx.team, seconders(ctx, crisis, row, step))
        raise Refused("refused-step-ticked", crisis=crisis.id, who=who)


def _waiting(event: Clicked | Submitted, ctx: Context, crisis: Crisis, row: StepRow) -> Step:
    step = planned(ctx, crisis, row)
    if step is None or not row.ticked_by or row.version != event.click.version:
        raise Refused("refused-step-changed", crisis=crisis.id)
    return step


def _refuse_first(ctx: Context, crisis: Crisis, row: StepRow, step: Step, person: Person) -> None:
    others = seconders(ctx, crisis, row, step)
    if person.id not in others:
        raise Refused("refused-second-person", crisis=crisis.id, who=names(ctx.team, others))
