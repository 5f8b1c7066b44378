"""The report of a crisis goes into its rooms, as a message with files: by button, and by itself at the end."""

from handlers.crisis.crisis import Crisis, CrisisState, RoomState
from handlers.crisis.permissions import refuse_ended
from handlers.crisis.records import leading, noted, notify, rooms_of
from handlers.crisis.taking_part import refuse_outsider
from handlers.effects import Effect, ShareReport, Tell
from handlers.errors import Refused
from handlers.events import Clicked, ReportShared
from handlers.permissions import acting
from handlers.ports import Context
from handlers.records import BOT


def share(event: Clicked, ctx: Context) -> list[Effect]:
    """As it stands now. Two clicks within a minute are one report."""
    person = acting(event, ctx)
    crisis = ctx.uow.crises.get(event.click.id)
    if crisis.state is not CrisisState.OVER:  # what is over can still be told, a drill as well
        refuse_ended(ctx, crisis)
    refuse_outsider(ctx, crisis, person, event.place)
    errands = into_rooms(ctx, crisis)
    if not errands:
        raise Refused("refused-report-no-room", crisis=crisis.id)
    if not ctx.uow.deliveries.first(f"report:{crisis.id}:{ctx.now:%Y%m%d%H%M}", ctx.now):
        return [Tell(key="told-report-coming", params={"crisis": crisis.id})]
    noted(ctx, crisis, person.id, "crisis.report_asked", platform=event.actor.platform)
    return [*errands, Tell(key="told-report-coming", params={"crisis": crisis.id})]


def into_rooms(ctx: Context, crisis: Crisis) -> list[Effect]:
    """One message in each room that is open."""
    return [
        ShareReport(
            crisis=crisis.id,
            platform=room.platform,
            channel=room.channel,
            language=room.language,
            at=ctx.now,
        )
        for room in rooms_of(ctx.uow, crisis)
        if room.state is RoomState.OPEN
    ]


def shared(event: ReportShared, ctx: Context) -> list[Effect]:
    """It stands there, or why not: the lead is told, and how to get at it all the same."""
    crisis = ctx.uow.crises.get(event.crisis)
    key = f"report-shared:{crisis.id}:{event.platform}:{event.at:%Y%m%d%H%M%S}"
    if not ctx.uow.deliveries.first(key, ctx.now):
        return []
    if not event.problem:
        noted(ctx, crisis, BOT, "crisis.report_shared", platform=event.platform)
        return []
    noted(ctx, crisis, BOT, "crisis.report_failed", platform=event.platform)
    notify(
        ctx,
        crisis,
        leading(ctx, crisis),
        "notice-crisis-report-failed",
        platform=event.platform.capitalize(),
    )
    return []
