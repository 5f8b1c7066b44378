"""Where the cards of statements stand, and the short messages about them: the rooms of the crisis."""

from collections.abc import Iterable
from datetime import datetime

from handlers.announcement import Announcement
from handlers.crisis.crisis import Crisis, RoomState
from handlers.ports import Context
from handlers.records import IN_DRILL, place, said
from handlers.routing import Channel, channels_named

CARD = "announcement"


def place_card(ctx: Context, crisis: Crisis, made: Announcement, *, mention: tuple[str, ...]) -> None:
    for channel in channels(ctx, crisis):
        place(ctx, CARD, made.id, channel, mention=mention)


def show(ctx: Context, made: Announcement) -> None:
    """Have its cards drawn again."""
    ctx.uow.placements.touch(CARD, made.id)


def tell_rooms(
    ctx: Context,
    crisis: Crisis,
    people: Iterable[str],
    key: str,
    /,
    quote: str = "",
    **params: str | datetime,
) -> None:
    """A new short message in the rooms: an edited card notifies nobody."""
    kept = {**said(key, quote, params), **({IN_DRILL: "yes"} if crisis.drill else {})}
    for channel in channels(ctx, crisis):
        place(ctx, "notice", 0, channel, mention=tuple(people), params=kept)


def channels(ctx: Context, crisis: Crisis) -> tuple[Channel, ...]:
    """The rooms; where there is none yet, the channels near which they were wanted; else where approvals are asked."""
    rooms = ctx.uow.crisis_rooms.find(crisis_id=crisis.id)
    there = [room for room in rooms if room.state is RoomState.OPEN] or rooms
    if there:
        return tuple(
            Channel(
                platform=room.platform,
                id=room.channel if room.state is RoomState.OPEN else room.near,
                language=room.language,
            )
            for room in there
        )
    routes = [route for route in ctx.team.routes if route.brand in {"", crisis.brand}]
    names = next((route.approvals or route.channels for route in routes), ())
    brand = ctx.team.brands.get(crisis.brand)
    return channels_named(names, brand.language if brand else "de", ctx.team)
