"""Where the cards of statements stand, and the short messages about them: the rooms of the crisis."""

from collections.abc import Iterable
from datetime import datetime

from handlers.crisis.crisis import Crisis, RoomState
from handlers.crisis.records import notify
from handlers.people import Source
from handlers.ports import Context
from handlers.records import place
from handlers.routing import Channel, channels_named
from handlers.sources.networks import shown_account, shown_network
from handlers.texts.announcement import Announcement

CARD = "announcement"
WHO_MAY = ("role:approver", "role:deputy")


def place_card(ctx: Context, crisis: Crisis, made: Announcement) -> None:
    """The request, in each room, to those who may say yes."""
    for channel in channels(ctx, crisis):
        place(ctx, CARD, made.id, channel, mention=WHO_MAY)


def show(ctx: Context, made: Announcement) -> None:
    """Have its cards drawn again, and those of the one whose post it is about."""
    ctx.uow.placements.touch(CARD, made.id)
    if made.about:
        ctx.uow.placements.touch(CARD, ctx.uow.sends.get(made.about).announcement_id or 0)


def tell(
    ctx: Context,
    crisis: Crisis,
    people: Iterable[str],
    key: str,
    /,
    quote: str = "",
    **params: str | datetime,
) -> None:
    """A new short message to each of them, in a room that they are in: an edited card notifies nobody."""
    notify(ctx, crisis, [person for person in people if person], key, quote=quote, **params)


def source_of(ctx: Context, name: str) -> Source:
    """As it is configured; one that no longer is can only be named."""
    return ctx.team.sources.get(name) or Source(name=name, kind="", brand="")


def target(ctx: Context, name: str) -> str:
    """Instagram @musterkanne"""
    source = source_of(ctx, name)
    return f"{shown_network(source)} {shown_account(source)}"


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
