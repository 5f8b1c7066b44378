"""Changes to a playbook that a crisis suggests: a step that came too late, was skipped, or was missing.

They are kept once the crisis is stood down, and decided by a manager in `/crisis prepare`; the report shows the same.
"""

from dataclasses import replace
from datetime import timedelta

from handlers.crisis.clocks import applies, first_due, step_of
from handlers.crisis.crisis import Crisis, StepRow, StepState
from handlers.crisis.playbook import LEAD, Playbook, Step
from handlers.crisis.proposal import Proposal
from handlers.crisis.records import playbook_of, steps_of
from handlers.ports import Context, UnitOfWork

TOO_LATE = timedelta(minutes=10)
"""A step that came so much after its time may have been promised too early."""
ROUND = 5
"""Minutes: nobody plans for 37."""
LONGEST_DUE = timedelta(days=2)
"""What took longer was forgotten, and says nothing about the plan."""
HIGHEST_LEVEL = 6
MOST_ADDED = 5
LONGEST_TITLE = 90


def proposed(uow: UnitOfWork, crisis: Crisis) -> tuple[Proposal, ...]:
    """What this crisis suggests: as it was kept, with what was decided; while it runs, as it looks now."""
    kept = tuple(uow.proposals.find(crisis_id=crisis.id))
    return kept or _suggested(uow, crisis)


def keep_proposals(ctx: Context, crisis: Crisis) -> tuple[Proposal, ...]:
    """Keep what is suggested, for a manager to decide. Once for a crisis, however often it is stood down."""
    there = {(one.step, one.field) for one in ctx.uow.proposals.find(crisis_id=crisis.id)}
    new = [one for one in _suggested(ctx.uow, crisis) if (one.step, one.field) not in there]
    return tuple(ctx.uow.proposals.add(one) for one in new)


def _suggested(uow: UnitOfWork, crisis: Crisis) -> tuple[Proposal, ...]:
    if crisis.drill:
        return ()  # its clock may run faster: what it teaches stands on its scorecard
    playbook = playbook_of(uow, crisis)
    rows = [row for row in steps_of(uow, crisis) if applies(crisis, row)]
    by_rows = [
        one
        for row in rows
        if (step := step_of(playbook, row)) and (one := _about(crisis, playbook, step, row))
    ]
    return (*by_rows, *_missing(uow, crisis, playbook))


def _about(crisis: Crisis, playbook: Playbook, step: Step, row: StepRow) -> Proposal | None:
    """A later time for what came late, a higher level for what was skipped."""
    due = first_due(step.due, crisis.declared_at)
    about = Proposal(
        crisis_id=crisis.id, playbook=playbook.id, step=step.id, field="due", old="", new="", reason=""
    )
    if row.state is StepState.SKIPPED and not step.blocking and step.level_from <= crisis.level:
        higher = crisis.level + 1
        if higher > HIGHEST_LEVEL:
            return None
        return replace(
            about,
            field="level_from",
            old=str(step.level_from),
            new=str(higher),
            reason="proposal-skipped",
            params={"level": str(crisis.level), "quote": row.reason},
        )
    planned = step.due is not None and not step.due.step and row.round == 1
    if row.state is not StepState.DONE or not planned or due is None or row.ended_at is None:
        return None
    took = row.ended_at - crisis.declared_at
    if row.ended_at - due < TOO_LATE or took > LONGEST_DUE:
        return None
    minutes = -(-int(took.total_seconds()) // (60 * ROUND)) * ROUND
    promised = _minutes(due - crisis.declared_at)
    return replace(
        about,
        old=str(promised),
        new=str(minutes),
        reason="proposal-late",
        params={"took": str(_minutes(took))},
    )


def _minutes(time: timedelta) -> int:
    return int(time.total_seconds() // 60)


def _missing(uow: UnitOfWork, crisis: Crisis, playbook: Playbook) -> list[Proposal]:
    """What somebody had to carry out though no step asked for it."""
    given = {task.decision_id for task in uow.tasks.find(crisis_id=crisis.id)}
    corrected = {one.corrects for one in uow.decisions.find(crisis_id=crisis.id)}
    known = {step.id for step in playbook.steps}
    found = [
        Proposal(
            crisis_id=crisis.id,
            playbook=playbook.id,
            step=f"d{one.id}",
            field="added",
            old="",
            new=" ".join(one.what.split())[:LONGEST_TITLE],
            reason="proposal-added",
            params={"decision": str(one.id)},
        )
        for one in uow.decisions.find(crisis_id=crisis.id)
        if one.id in given and not one.step and one.id not in corrected and f"d{one.id}" not in known
    ]
    return found[:MOST_ADDED]


def changed(playbook: Playbook, proposal: Proposal) -> Playbook | None:
    """The playbook with this change; None where it no longer fits what stands there now."""
    at = next((place for place, step in enumerate(playbook.steps) if step.id == proposal.step), None)
    if proposal.field == "added":
        return None if at is not None else _with_step(playbook, proposal)
    if at is None:
        return None
    step = _changed_step(playbook.steps[at], proposal)
    if step is None:
        return None
    return replace(playbook, steps=(*playbook.steps[:at], step, *playbook.steps[at + 1 :]))


def _changed_step(step: Step, proposal: Proposal) -> Step | None:
    if proposal.field == "level_from":
        return replace(step, level_from=int(proposal.new)) if str(step.level_from) == proposal.old else None
    if step.due is None or step.due.step or str(_minutes(step.due.after)) != proposal.old:
        return None
    return replace(step, due=replace(step.due, after=timedelta(minutes=int(proposal.new))))


def _with_step(playbook: Playbook, proposal: Proposal) -> Playbook:
    """At the end of the phase before the last: it is done before anything is over."""
    phase = playbook.phases[-2 if len(playbook.phases) > 1 else -1].id
    title = {"de": proposal.new, "en": proposal.new}
    step = Step(id=proposal.step, phase=phase, title=title, role=LEAD)
    ends = [place for place, one in enumerate(playbook.steps) if one.phase == phase]
    place = ends[-1] + 1 if ends else len(playbook.steps)
    return replace(playbook, steps=(*playbook.steps[:place], step, *playbook.steps[place:]))
