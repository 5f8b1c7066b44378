"""Asking for the second person's yes: a card in the room, and the deputies when nobody answers in time."""

from dataclasses import replace

from handlers.claims import name_of
from handlers.crisis.crisis import Crisis
from handlers.crisis.records import NOTICE
from handlers.effects import Effect, Tell
from handlers.errors import Refused
from handlers.events import Clicked, Submitted, TimerFired
from handlers.people import Person
from handlers.permissions import YES, acting, names_with
from handlers.placement import Timer
from handlers.ports import Context
from handlers.records import BOT, note, place, said
from handlers.statements.board import moved
from handlers.statements.filling import running
from handlers.statements.showing import channels, place_card, show
from handlers.texts.announcement import Announcement, AnnouncementState, bound

TIMER = "word"


def ask_second(event: Clicked, ctx: Context) -> list[Effect]:
    """Ask for the yes to what was previewed, for all of its accounts or for one."""
    person = acting(event, ctx)
    made = ctx.uow.announcements.get(event.click.id)
    crisis = ctx.uow.crises.get(made.crisis_id) if made.about else running(ctx, made.crisis_id)
    if made.state is not AnnouncementState.DRAFTED:
        raise Refused("refused-fact-moved" if made.void else "refused-statement-asked", crisis=crisis.id)
    if moved(ctx.uow, made):
        raise Refused("refused-fact-moved", crisis=crisis.id)
    only = event.click.choice.removeprefix("only-")
    wordings = made.wordings
    if only != "-":
        wordings = tuple(wording for place, wording in enumerate(wordings) if str(place) == only)
    if not wordings:
        raise Refused("refused-unknown-click")
    return ask_for_yes(ctx, crisis, replace(made, wordings=wordings), person, event)


def ask_for_yes(
    ctx: Context, crisis: Crisis, made: Announcement, person: Person, event: Clicked | Submitted
) -> list[Effect]:
    """What was asked before for the same at the same account no longer counts."""
    others = names_with(YES, ctx.team, without=made.author)
    if not others and not made.closed and not ctx.team.policy.solo:
        raise Refused("refused-nobody-approves", who=names_with(frozenset({"admin"}), ctx.team))
    _void_older(ctx, made)
    due = ctx.now + ctx.team.policy.approval
    asked = replace(
        made,
        hash=bound(made.wordings),
        state=AnnouncementState.OPEN,
        due_at=due,
        version=made.version + 1,
    )
    ctx.uow.announcements.save(asked)
    ctx.uow.timers.set(Timer(key=f"{TIMER}:{asked.id}", due_at=due, kind=TIMER, subject=asked.id))
    place_card(ctx, crisis, asked)
    show(ctx, asked)
    note(
        ctx, person.id, "statement.asked", f"crisis:{crisis.id}", kind=asked.kind, number=asked.number,
        act=asked.act, platform=event.actor.platform,
    )  # fmt: skip
    return [Tell(key="told-statement-asked", params={"crisis": crisis.id, "who": others})]


def _void_older(ctx: Context, made: Announcement) -> None:
    accounts = {wording.source for wording in made.wordings}
    for older in ctx.uow.announcements.find(
        crisis_id=made.crisis_id, kind=made.kind, language=made.language, about=made.about,
        state=AnnouncementState.OPEN,
    ):  # fmt: skip
        if accounts & {wording.source for wording in older.wordings}:
            ctx.uow.announcements.save(
                replace(older, state=AnnouncementState.VOID, version=older.version + 1)
            )
            ctx.uow.timers.cancel(f"{TIMER}:{older.id}")
            show(ctx, older)


def overdue(event: TimerFired, ctx: Context) -> list[Effect]:
    """Nobody has said yes or no in time: the deputies are asked, by a new message."""
    if not ctx.uow.timers.take(event.key, event.due_at):
        return []
    made = ctx.uow.announcements.get(event.subject)
    if made.state is not AnnouncementState.OPEN or made.due_at is None:
        return []
    crisis = ctx.uow.crises.get(made.crisis_id)
    note(ctx, BOT, "statement.overdue", f"crisis:{crisis.id}", kind=made.kind, number=made.number)
    by, due = name_of(ctx, made.author), made.due_at
    sentence = said("notice-statement-overdue", "", {"by": by, "due": due, "kind": made.kind})
    for channel in channels(ctx, crisis):
        place(ctx, NOTICE, crisis.id, channel, mention=("role:deputy",), params=sentence)
    return []
