"""A step is done: its row, its clocks, what waited for it, its line in the timeline."""

from dataclasses import replace

from handlers.crisis.clocks import followed, silence
from handlers.crisis.crisis import Crisis, StepRow, StepState
from handlers.crisis.records import keep, noted, playbook_of, show
from handlers.people import Person
from handlers.ports import Context


def finish(
    ctx: Context,
    crisis: Crisis,
    row: StepRow,
    person: Person,
    text: str,
    *,
    platform: str,
    seconded_by: str = "",
) -> None:
    """`person` has done it; `seconded_by` has said yes to it, where that took two."""
    ended = replace(
        row,
        state=StepState.DONE,
        ended_at=ctx.now,
        ended_by=person.id,
        evidence=text,
        reason="",
        ticked_by="",
        seconded_by=seconded_by,
        version=row.version + 1,
    )
    ctx.uow.crisis_steps.save(ended)
    silence(ctx, row)
    if seconded_by:
        noted(ctx, crisis, seconded_by, "step.seconded", step=row.step, round=row.round, platform=platform)
        noted(ctx, crisis, person.id, "step.done", step=row.step, round=row.round, platform=platform)
    else:
        content = keep(ctx, crisis, "evidence", person.id, text)
        noted(ctx, crisis, person.id, "step.done", content, step=row.step, round=row.round, platform=platform)
    followed(ctx, crisis, playbook_of(ctx.uow, crisis), ended)
    show(ctx, crisis.id)
