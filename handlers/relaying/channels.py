"""What goes wrong by itself and is told where an admin sees it, once: channels that are lost, comments put aside."""

from datetime import timedelta

from handlers.crisis.crisis import RoomState
from handlers.effects import Effect
from handlers.events import ChannelLost, PutAside, TriageLacks
from handlers.placement import LogEntry
from handlers.ports import Context
from handlers.records import BOT, note, place, said
from handlers.routing import Channel, channels_named

QUIET = timedelta(hours=1)
"""A channel that comes and goes for one reason is told again only after it stayed for so long."""


def lost(event: ChannelLost, ctx: Context) -> list[Effect]:
    """Tell the admins' channels, but not the lost one, nor those of a platform that has shut us out altogether. A room
    that we have closed ourselves is not lost."""
    if ctx.uow.crisis_rooms.find(
        platform=event.platform, channel=event.channel or "-", state=RoomState.CLOSED
    ):
        return []
    if event.again:
        return []
    subject = f"channel:{event.platform}:{event.channel}"
    before = [entry for entry in ctx.uow.log.of(subject) if _is_the_same(entry, event)]
    note(ctx, BOT, "channel.lost", subject, platform=event.platform, error=event.reason)
    if before and before[-1].at > ctx.now - QUIET:
        return []
    key = "notice-channel-lost" if event.channel else "notice-platform-lost"
    where = {"channel": event.channel} if event.channel else {}
    sentence = said(key, "", {"platform": event.platform.capitalize(), "error": event.reason, **where})
    for channel in channels_named(ctx.team.policy.admin_channels, ctx.team.language, ctx.team):
        if not _is_lost(channel, event):
            place(ctx, "notice", 0, channel, params=sentence)
    return []


def put_aside(event: PutAside, ctx: Context) -> list[Effect]:
    """Told to the admins, once an hour for each kind of error: a thousand comments may fail for one reason."""
    note(ctx, BOT, "inbox.put_aside", "inbox", row=event.inbox_id, error=event.error)
    hour = ctx.now.replace(minute=0, second=0, microsecond=0)
    if not ctx.uow.deliveries.first(f"put-aside:{event.error[:80]}:{hour.isoformat()}", ctx.now):
        return []
    sentence = said("notice-put-aside", "", {"row": str(event.inbox_id), "kind": event.error[:80]})
    for channel in channels_named(ctx.team.policy.admin_channels, ctx.team.language, ctx.team):
        place(ctx, "notice", 0, channel, params=sentence)
    return []


def triage_lacks(event: TriageLacks, ctx: Context) -> list[Effect]:
    """Told to the admins once a day: a process that is started over and over finds it each time."""
    if not ctx.uow.deliveries.first(f"triage-lacks:{ctx.now.date().isoformat()}", ctx.now):
        return []
    note(ctx, BOT, "triage.lacks", "triage", count=event.count)
    sentence = said("notice-triage-lacks", "", {"count": str(event.count)})
    for channel in channels_named(ctx.team.policy.admin_channels, ctx.team.language, ctx.team):
        place(ctx, "notice", 0, channel, params=sentence)
    return []


def _is_the_same(entry: LogEntry, event: ChannelLost) -> bool:
    return entry.type == "channel.lost" and entry.facts.get("error") == event.reason


def _is_lost(channel: Channel, event: ChannelLost) -> bool:
    return channel.platform == event.platform and event.channel in {"", channel.id}
