"""A decision goes on record: appended, in the timeline, with its task, onto the card."""

from handlers.crisis.crisis import Crisis
from handlers.crisis.decision import Decision, Task
from handlers.crisis.records import (
    change_crisis,
    keep,
    noted,
)
from handlers.crisis.tasks import end_task, set_task
from handlers.ports import Context

LONGEST_LATEST = 300
"""Of a decision on the status card."""


def record(ctx: Context, crisis: Crisis, decision: Decision, *, platform: str) -> Decision:
    """Append it, with its line in the timeline, its task, and the card."""
    added = ctx.uow.decisions.add(decision)
    content = keep(ctx, crisis, "decision", added.decided_by, added.what)
    if added.corrects:
        end_task(ctx, added.corrects)
        noted(
            ctx,
            crisis,
            added.decided_by,
            "decision.corrected",
            content,
            number=added.id,
            corrects=added.corrects,
            platform=platform,
        )
    else:
        noted(ctx, crisis, added.decided_by, "decision.made", content, number=added.id, platform=platform)
    if added.executor and added.due_at is not None:
        due = added.due_at
        task = Task(crisis_id=crisis.id, decision_id=added.id, person=added.executor, due_at=due)
        set_task(ctx, ctx.uow.tasks.add(task))
    change_crisis(
        ctx,
        ctx.uow.crises.get(crisis.id),
        last_decision=added.what[:LONGEST_LATEST],
        # Says that these are a person's words, whatever they look like.
        last_decision_params={"typed": "yes"},
        last_decision_at=ctx.now,
        last_decision_by=added.decided_by,
    )
    return added
