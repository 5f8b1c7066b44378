"""Many climb at the same moment: what all of them have to know is read in a few statements."""

from collections import defaultdict
from collections.abc import Sequence

from handlers.events import TimerFired
from handlers.ports import Context


def look_ahead(events: Sequence[TimerFired], ctx: Context) -> None:
    """For the unit of work to keep; the decisions stay one by one."""
    ctx.uow.timers.hold([event.key for event in events])
    ids = tuple(event.subject for event in events)
    subjects: defaultdict[str, list[int]] = defaultdict(list)
    ctx.uow.log.of_all([f"escalation:{id}" for id in ids])
    for escalation in ctx.uow.escalations.find(id=ids):
        subjects[escalation.kind].append(escalation.subject)
    ctx.uow.placements.of_all("escalation", ids)
    for kind, about in subjects.items():
        ctx.uow.placements.of_all(kind, about)
        ctx.uow.log.of_all([f"{kind}:{subject}" for subject in about])
    if cases := subjects.get("case"):
        ctx.uow.cases.find(id=tuple(cases))
