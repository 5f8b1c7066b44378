"""Changes to playbooks that crises have proposed: decided by a manager, laid over the file, taken back.

A running crisis keeps the version that it was started with.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from hashlib import sha256

from handlers.crisis.playbook import Playbook
from handlers.crisis.proposal import Proposal, ProposalState
from handlers.crisis.proposals import changed
from handlers.crisis.records import name_of
from handlers.effects import Effect, ShowCard
from handlers.errors import Refused
from handlers.events import Clicked
from handlers.permissions import acting
from handlers.ports import Context, UnitOfWork
from handlers.records import note
from handlers.staff import roster


def accepted(uow: UnitOfWork) -> list[Proposal]:
    """In the order in which they were accepted."""
    found = uow.proposals.find(state=ProposalState.ACCEPTED)
    return sorted(found, key=lambda one: (one.decided_at.timestamp() if one.decided_at else 0.0, one.id))


def laid_over(playbooks: Mapping[str, Playbook], changes: Iterable[Proposal]) -> dict[str, Playbook]:
    """The playbooks with what was accepted; what no longer fits the file is left out. Each change is part of the
    version: two playbooks of one version are the same."""
    found = dict(playbooks)
    for one in changes:
        before = found.get(one.playbook)
        after = changed(before, one) if before is not None else None
        if before is not None and after is not None:
            said = json.dumps([before.version, one.step, one.field, one.old, one.new], ensure_ascii=False)
            found[one.playbook] = replace(after, version=sha256(said.encode()).hexdigest()[:16])
    return found


def unfit(ctx: Context) -> list[Proposal]:
    """Accepted, but the file says something else meanwhile."""
    return [one for one in accepted(ctx.uow) if not stands(ctx.playbooks, one)]


def stands(playbooks: Mapping[str, Playbook], proposal: Proposal) -> bool:
    """Whether the playbook as it is now says what was accepted. `playbooks` are those with all changes."""
    playbook = playbooks.get(proposal.playbook)
    step = next((one for one in playbook.steps if one.id == proposal.step), None) if playbook else None
    if step is None:
        return False
    match proposal.field:
        case "added":
            return step.title.get("de") == proposal.new
        case "level_from":
            return str(step.level_from) == proposal.new
        case "due":
            return step.due is not None and str(int(step.due.after.total_seconds() // 60)) == proposal.new


def proposals(event: Clicked, ctx: Context) -> list[Effect]:
    acting(event, ctx)
    return [_list(ctx, event, event.click.choice.removeprefix("p"))]


def _list(ctx: Context, event: Clicked, page: str = "-", *, replaces: bool = False) -> ShowCard:
    titles = {
        f"{playbook.id}/{step.id}": step.title.get(event.actor.language, step.id)
        for playbook in ctx.playbooks.values()
        for step in playbook.steps
    }
    params = {"page": page.strip("-"), "names": json.dumps(titles, ensure_ascii=False)}
    return ShowCard(kind="proposals", subject=0, params=params, replaces=replaces or page.isdigit())


def accept(event: Clicked, ctx: Context) -> list[Effect]:
    """Part of the playbook from now on, for crises that are started from now on."""
    person, found = _decidable(event, ctx, ProposalState.OPEN)
    playbook = ctx.playbooks.get(found.playbook)
    if playbook is None or changed(playbook, found) is None:
        raise Refused("refused-proposal-unfit", step=found.step)
    return _decided(event, ctx, person, found, ProposalState.ACCEPTED)


def refuse(event: Clicked, ctx: Context) -> list[Effect]:
    person, found = _decidable(event, ctx, ProposalState.OPEN)
    return _decided(event, ctx, person, found, ProposalState.REFUSED)


def undo(event: Clicked, ctx: Context) -> list[Effect]:
    """Out of the playbook again."""
    person, found = _decidable(event, ctx, ProposalState.ACCEPTED)
    return _decided(event, ctx, person, found, ProposalState.UNDONE)


def _decidable(event: Clicked, ctx: Context, state: ProposalState) -> tuple[str, Proposal]:
    person = acting(event, ctx)
    found = ctx.uow.proposals.get(event.click.id)
    if found.state is not state or found.version != event.click.version:
        raise Refused(
            "refused-proposal-decided",
            who=name_of(ctx.team, found.decided_by),
            at=found.decided_at or ctx.now,
        )
    return person.id, found


def _decided(
    event: Clicked, ctx: Context, person: str, found: Proposal, state: ProposalState
) -> list[Effect]:
    decided = replace(found, state=state, decided_by=person, decided_at=ctx.now, version=found.version + 1)
    ctx.uow.proposals.save(decided)
    roster.bump(ctx.uow)
    note(
        ctx,
        person,
        f"proposal.{state.value}",
        f"proposal:{found.id}",
        found.id,
        step=found.step,
        playbook=found.playbook,
        platform=event.actor.platform,
    )
    return [_list(ctx, event, replaces=True)]
