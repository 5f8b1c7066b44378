"""A channel that cannot be written to any more: told once where an admin sees it, everything else goes on."""

from datetime import timedelta

from handlers.crisis.crisis import RoomState
from handlers.effects import Effect
from handlers.events import ChannelLost
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
    subject = f"channel:{event.platform}:{event.channel}"
    before = [entry for entry in ctx.uow.log.of(subject) if _is_the_same(entry, event)]
    note(ctx, BOT, "channel.lost", subject, platform=event.platform, error=event.reason)
    if before and before[-1].at > ctx.now - QUIET:
        return []
    key = "notice-channel-lost" if event.channel else "notice-platform-lost"
    where = {"channel": event.channel} if event.channel else {}
    sentence = said(key, "", {"platform": event.platform.capitalize(), "error": event.reason, **where})
    for channel in channels_named(ctx.team.policy.admin_channels, _language(ctx), ctx.team):
        if not _is_lost(channel, event):
            place(ctx, "notice", 0, channel, params=sentence)
    return []


def _is_the_same(entry: LogEntry, event: ChannelLost) -> bool:
    return entry.type == "channel.lost" and entry.facts.get("error") == event.reason


def _is_lost(channel: Channel, event: ChannelLost) -> bool:
    return channel.platform == event.platform and event.channel in {"", channel.id}


def _language(ctx: Context) -> str:
    return next((brand.language for brand in ctx.team.brands.values()), "de")
