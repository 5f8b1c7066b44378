"""Who has a case in hand: claim, return, and the lease that runs out."""

from datetime import datetime

from handlers.case import DONE, Case, State
from handlers.effects import Effect, Tell
from handlers.errors import Refused
from handlers.events import Clicked, TimerFired
from handlers.people import Person
from handlers.permissions import acting
from handlers.placement import Timer
from handlers.ports import Context, UnitOfWork
from handlers.records import BOT, change_case, note, notify


def claim(event: Clicked, ctx: Context) -> list[Effect]:
    """Take a case in hand. Of two people at once one wins, the other is told who."""
    person = acting(event, ctx)
    case = ctx.uow.cases.get(event.click.id)
    if case.state is State.CLAIMED and case.owner == person.id:
        renewed = take(ctx, case, person, event.actor.platform)
        return [Tell(key="told-claim-renewed", params={"until": renewed.lease_until or ctx.now})]
    take(ctx, case, person, event.actor.platform, verb="claim")
    return []


def take(ctx: Context, case: Case, person: Person, platform: str, *, verb: str = "") -> Case:
    """Make the person the case's owner, or renew what they have. Refused if somebody else has it or it is not open."""
    refuse_busy(ctx, case)
    refuse_taken(ctx, case, person, verb=verb)
    mine = case.state is State.CLAIMED and case.owner == person.id
    taken = put_in_hand(ctx, case, person.id)
    type_ = "case.reopened" if case.state is State.DISMISSED else "case.claimed"
    if not mine:
        note(ctx, person.id, type_, f"case:{case.id}", platform=platform)
    return taken


def put_in_hand(ctx: Context, case: Case, owner: str, **more: object) -> Case:
    """Open, and theirs, with a lease that begins now; nobody's if that person is none of the team (any more)."""
    known = owner if owner in ctx.team.people else ""
    drop_timers(ctx, case)
    if known:
        set_lease(ctx, case)
    changes: dict[str, object] = {
        "state": State.CLAIMED if known else State.NEW,
        "owner": known,
        "lease_until": ctx.now + ctx.team.policy.claim if known else None,
        "snoozed_until": None,
        "closed_at": None,
        "closed_by": "",
    }
    return change_case(ctx, case, **changes | more)


def refuse_taken(ctx: Context, case: Case, person: Person, *, verb: str = "") -> None:
    """Refused while somebody else's lease runs; `verb` is what was wanted."""
    held = case.state is State.CLAIMED and case.owner not in {"", person.id}
    if held and not has_run_out(case, ctx.now):
        who, until = name_of(ctx, case.owner), case.lease_until or ctx.now
        raise Refused("refused-claim-taken", verb=verb, who=who, until=until)


def refuse_busy(ctx: Context, case: Case) -> None:
    """Refused where nobody can take a case in hand: it waits for a yes, is on its way, or is over."""
    if case.deleted:
        raise Refused("refused-comment-deleted")
    match case.state:
        case State.IN_APPROVAL:
            raise Refused("refused-in-approval", who=name_of(ctx, case.owner))
        case State.PUBLISHING:
            raise Refused("refused-publishing")
        case State.ANSWERED | State.HIDDEN:
            raise Refused(
                "refused-case-done", who=name_of(ctx, case.closed_by), at=case.closed_at or case.opened_at
            )
        case State.NEW | State.CLAIMED | State.SNOOZED | State.DISMISSED:
            pass


def give_back(event: Clicked, ctx: Context) -> list[Effect]:
    """The owner lets go of a case; anybody may take it again."""
    person = acting(event, ctx)
    case = ctx.uow.cases.get(event.click.id)
    refuse_busy(ctx, case)
    if case.state is not State.CLAIMED or case.owner != person.id:
        raise Refused("refused-not-owner", who=name_of(ctx, case.owner))
    giver = giver_of(ctx, case, person)
    free = put_in_hand(ctx, case, "")
    note(ctx, person.id, "case.returned", f"case:{case.id}", platform=event.actor.platform)
    if giver and giver != person.id:
        notify(ctx, free, [giver], "notice-case-returned", by=person.name)
    return []


def given_from(uow: UnitOfWork, case: Case, person: Person) -> bool:
    """Whether whoever has the case got it handed over out of this person's hand."""
    last = next(iter(reversed(uow.hand_offs.find(case_id=case.id))), None)
    if last is None or not last.to or last.to != case.owner or not person.is_(last.person):
        return False
    return any(e.type == "case.handed_over" and e.at == last.at for e in uow.log.of(f"case:{case.id}"))


def giver_of(ctx: Context, case: Case, person: Person) -> str:
    """Who handed it to this person; empty if they took it themselves."""
    for entry in reversed(ctx.uow.log.of(f"case:{case.id}")):
        if entry.type == "case.handed_over":
            return entry.actor if entry.facts.get("to") == person.id else ""
        if entry.type == "case.claimed":
            return ""
    return ""


def renew(ctx: Context, case_id: int, person: Person) -> None:
    """Whoever works on a case keeps it: the lease begins anew with each step of its owner."""
    case = ctx.uow.cases.get(case_id)
    until = ctx.now + ctx.team.policy.claim
    if case.state is not State.CLAIMED or case.owner != person.id or case.lease_until in {None, until}:
        return
    set_lease(ctx, case)
    change_case(ctx, case, lease_until=until)


def run_out(event: TimerFired, ctx: Context) -> list[Effect]:
    """A lease has run out without the owner doing anything."""
    if not ctx.uow.timers.take(event.key or f"lease:{event.subject}", event.due_at):
        return []
    case = ctx.uow.cases.get(event.subject)
    if case.state is State.CLAIMED and has_run_out(case, ctx.now):
        put_in_hand(ctx, case, "")
        note(ctx, BOT, "case.claim_expired", f"case:{case.id}", of=case.owner)
        notify(ctx, case, [case.owner], "notice-claim-expired")
    return []


def set_lease(ctx: Context, case: Case) -> None:
    due = ctx.now + ctx.team.policy.claim
    ctx.uow.timers.set(Timer(key=f"lease:{case.id}", due_at=due, kind="lease", subject=case.id))


def drop_timers(ctx: Context, case: Case) -> None:
    """Nothing waits for the owner any more."""
    ctx.uow.timers.cancel(f"lease:{case.id}")
    ctx.uow.timers.cancel(f"snooze:{case.id}")


def has_run_out(case: Case, now: datetime) -> bool:
    return case.lease_until is not None and case.lease_until <= now


def is_over(case: Case) -> bool:
    return case.state in DONE


def name_of(ctx: Context, person_id: str) -> str:
    """Shown name; empty where the bot did it."""
    person = ctx.team.people.get(person_id)
    return person.name if person else person_id
