"""What the ends of different sends have in common: told once, and work that goes on where it was."""

from handlers.case import Case, State
from handlers.claims import put_in_hand
from handlers.draft import Send
from handlers.ports import Context
from handlers.records import BOT, change_case, note


def back_to_owner(ctx: Context, case: Case) -> Case:
    """Work goes on where it was: with its owner, or with nobody; it is over where the comment is gone."""
    if case.deleted:
        return change_case(
            ctx, case, state=State.DISMISSED, lease_until=None, closed_at=ctx.now, closed_by=""
        )
    return put_in_hand(ctx, case, case.owner)


def told_before(ctx: Context, case: Case, send: Send, type_: str) -> bool:
    """Note this end of this row once; True if it was noted before."""
    told = any(
        entry.type == type_
        and entry.facts.get("send") == send.id
        and entry.facts.get("version") == send.version
        for entry in ctx.uow.log.of(f"case:{case.id}")
    )
    if not told:
        facts = {"error": send.error} if send.error else dict[str, str]()
        note(ctx, BOT, type_, f"case:{case.id}", send=send.id, version=send.version, **facts)
    return told
