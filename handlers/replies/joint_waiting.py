"""While one reply to many waits for its yes: every target is looked at, single ones are left out, and deputies are
asked where nobody answers in time."""

from dataclasses import replace

from handlers.effects import Effect, ShowCard
from handlers.errors import Refused
from handlers.events import Clicked, TimerFired
from handlers.joint import JointReply, JointState
from handlers.permissions import acting
from handlers.placement import Timer
from handlers.ports import Context
from handlers.records import BOT, channel_of, note, place, said

TIMER = "joint-yes"
LONGEST_PAGE = 2
"""Digits of a page's number."""


def show(ctx: Context, made: JointReply) -> None:
    """How far it is: on its own card and on that of the case that it goes by."""
    ctx.uow.placements.touch("joint", made.id)
    ctx.uow.placements.touch("case", made.case_id)


def arm(ctx: Context, made: JointReply) -> None:
    if made.due_at is not None:
        ctx.uow.timers.set(Timer(key=_key(made), due_at=made.due_at, kind=TIMER, subject=made.id))


def disarm(ctx: Context, made: JointReply) -> None:
    ctx.uow.timers.cancel(_key(made))


def overdue(event: TimerFired, ctx: Context) -> list[Effect]:
    """Nobody has said yes or no in time: the deputies are asked, by a new message."""
    if not ctx.uow.timers.take(event.key, event.due_at):
        return []
    made = ctx.uow.joints.get(event.subject)
    if made.state is not JointState.OPEN or made.deputised or made.due_at is None:
        return []
    # Who reads the card at that moment may still say yes: text and targets are what they were.
    ctx.uow.joints.save(replace(made, deputised=True))
    ctx.uow.placements.touch("joint", made.id)
    note(ctx, BOT, "joint.overdue", f"joint:{made.id}")
    sentence = said(
        "notice-joint-overdue", "", {"brand": made.brand, "count": str(len(made.targets)), "due": made.due_at}
    )
    for head in ctx.uow.placements.of("joint", made.id):
        place(ctx, "notice", 0, channel_of(head), parent=head.id, mention=("role:deputy",), params=sentence)
    return []


def targets(event: Clicked, ctx: Context) -> list[Effect]:
    """Every comment that the reply would answer, page by page, for the one who asked."""
    acting(event, ctx)
    made = ctx.uow.joints.get(event.click.id)
    return [_page(made, event.click.choice.removeprefix("p"), again=event.place.private)]


def drop(event: Clicked, ctx: Context) -> list[Effect]:
    """One of them gets no reply. Whoever read the card before that has to read it again."""
    person = acting(event, ctx)
    made = ctx.uow.joints.get(event.click.id)
    if made.state is not JointState.OPEN or event.click.version != made.version:
        raise Refused("refused-joint-changed")
    dropped = event.click.choice.removeprefix("c")
    kept = tuple(one for one in made.targets if str(one.comment_id) != dropped)
    if len(kept) == len(made.targets):
        raise Refused("refused-joint-changed")
    changed = replace(made, targets=kept, dropped=made.dropped + 1, version=made.version + 1)
    ctx.uow.joints.save(changed)
    ctx.uow.placements.touch("joint", made.id)
    note(ctx, person.id, "joint.dropped", f"joint:{made.id}", comment=int(dropped))
    return [_page(changed, "0", again=True)]


def _page(made: JointReply, asked: str, *, again: bool) -> ShowCard:
    page = asked[:LONGEST_PAGE] if asked.isascii() and asked.isdigit() else "0"
    return ShowCard(kind="joint-targets", subject=made.id, params={"page": page}, replaces=again)


def _key(made: JointReply) -> str:
    return f"{TIMER}:{made.id}"
