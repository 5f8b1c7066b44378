"""The rooms of a crisis, one on each platform that the team uses: asked for, opened, filled, lost, closed."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import replace

from handlers.crisis.crisis import LIVES, Crisis, CrisisRoom, CrisisState, RoomState
from handlers.crisis.permissions import refuse_ended
from handlers.crisis.records import leading, noted, notify, roles_of, rooms_of, show
from handlers.effects import CloseRoom, Effect, Invite, OpenRoom, Tell
from handlers.errors import NotFound, Refused
from handlers.events import ChannelLost, Clicked, Invited, RoomFailed, RoomOpened
from handlers.permissions import acting
from handlers.placement import PlacementState
from handlers.ports import Context
from handlers.records import BOT, place
from handlers.routing import Channel, channels_named

KIND = "crisis"
LONGEST_SLUG = 30
WORD = {"de": ("krise", "uebung"), "en": ("crisis", "drill")}
"""What a room is called, and that of a drill: names of channels take no umlauts."""
NO_ACCOUNT = "not-invited-no-account"


def homes(ctx: Context, brand: str) -> tuple[Channel, ...]:
    """The channel on each platform where the brand's team is told of a crisis."""
    routed = [
        name
        for route in ctx.team.routes
        if route.brand in {"", brand} and route.kind != "message"
        for name in route.channels
    ]
    found = ctx.team.brands.get(brand)
    named = channels_named(
        ctx.team.action_plan.channels or routed, found.language if found else "de", ctx.team
    )
    by_platform: dict[str, Channel] = {}
    for channel in named:
        by_platform.setdefault(channel.platform, channel)
    return tuple(by_platform.values())


def ask_for_room(crisis: Crisis, room: CrisisRoom) -> OpenRoom:
    words = WORD.get(room.language, WORD["en"])
    slug = _slug(crisis.title)
    name = f"{words[crisis.drill]}-{crisis.id}" + (f"-{slug}" if slug else "")
    return OpenRoom(
        kind=KIND,
        subject=crisis.id,
        platform=room.platform,
        name=name,
        topic=crisis.brand,
        near=room.near,
    )


def _slug(title: str) -> str:
    """What of a title can stand in a channel's name on every platform; nothing in it can act there."""
    spelt = title.lower().translate({ord("ä"): "ae", ord("ö"): "oe", ord("ü"): "ue", ord("ß"): "ss"})
    flat = unicodedata.normalize("NFKD", spelt).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", flat)[:LONGEST_SLUG].strip("-")


def called(ctx: Context, crisis: Crisis) -> tuple[str, ...]:
    """Whom the crisis calls: who plays a part or stands in, and who started it."""
    fills = roles_of(ctx.uow, crisis)
    ids = [crisis.lead, crisis.declared_by, *(id for fill in fills for id in (fill.person, fill.deputy))]
    return tuple(id for id in dict.fromkeys(ids) if id in ctx.team.people)


def invite(ctx: Context, crisis: Crisis, people: Iterable[str]) -> list[Effect]:
    """Bring people into the rooms that are open; those who are in already stay."""
    wanted = tuple(dict.fromkeys(people))
    found: list[Effect] = []
    for room in rooms_of(ctx.uow, crisis):
        if room.state is RoomState.OPEN:
            found += _invite(ctx, crisis, room, wanted)
    return found


def _invite(ctx: Context, crisis: Crisis, room: CrisisRoom, people: Iterable[str]) -> list[Effect]:
    known = [ctx.team.people[id] for id in people if id in ctx.team.people and id not in room.people]
    here = tuple(person.id for person in known if person.account(room.platform))
    nowhere = {person.id: NO_ACCOUNT for person in known if not (person.slack or person.discord)}
    if nowhere:
        ctx.uow.crisis_rooms.save(
            replace(room, missing={**room.missing, **nowhere}, version=room.version + 1)
        )
    if not here:
        return []
    return [Invite(kind=KIND, subject=crisis.id, platform=room.platform, channel=room.channel, people=here)]


def opened(event: RoomOpened, ctx: Context) -> list[Effect]:
    """A room is there: the card is pinned in it and the people are called. May come more than once."""
    found = _room(ctx, event.kind, event.subject, event.platform)
    if found is None:
        return []
    crisis, room = found
    if crisis.state is CrisisState.UNDONE:
        ctx.uow.crisis_rooms.save(replace(room, channel=event.channel, state=RoomState.CLOSED))
        return [CloseRoom(platform=event.platform, channel=event.channel)]
    if room.state is RoomState.OPEN and room.channel == event.channel:
        return []
    room = replace(
        room,
        state=RoomState.OPEN,
        channel=event.channel,
        link=event.link,
        reason="",
        people=(),
        missing={},
        version=room.version + 1,
    )
    ctx.uow.crisis_rooms.save(room)
    _card_moves(ctx, crisis, room)
    noted(ctx, crisis, BOT, "crisis.room_opened", platform=event.platform)
    show(ctx, crisis.id)
    return _invite(ctx, crisis, room, called(ctx, crisis))


def _card_moves(ctx: Context, crisis: Crisis, room: CrisisRoom) -> None:
    """The card stands in the room, pinned; where it stood for want of one, it is taken away."""
    for placed in ctx.uow.placements.of("crisis", crisis.id):
        if placed.platform == room.platform and placed.state is not PlacementState.GONE:
            if placed.channel == room.channel:
                return
            ctx.uow.placements.save(replace(placed, state=PlacementState.GONE, wanted=placed.wanted + 1))
    channel = Channel(platform=room.platform, id=room.channel, language=room.language)
    card = place(ctx, "crisis", crisis.id, channel)
    ctx.uow.placements.save(replace(card, pin="wanted"))


def failed(event: RoomFailed, ctx: Context) -> list[Effect]:
    """No room: the card says so and stands in the brand's channel until there is one."""
    found = _room(ctx, event.kind, event.subject, event.platform)
    if found is None or found[1].state is not RoomState.WANTED:
        return []
    crisis, room = found
    _without_room(ctx, crisis, room, RoomState.FAILED, event.reason)
    noted(ctx, crisis, BOT, "crisis.room_failed", platform=event.platform, error=event.reason)
    notify(
        ctx, crisis, leading(ctx, crisis), "notice-crisis-room-failed", platform=event.platform.capitalize()
    )
    return []


def lost(event: ChannelLost, ctx: Context) -> list[Effect]:
    """Somebody has deleted or archived a room, or thrown the bot out."""
    if not event.channel:
        return []
    for room in ctx.uow.crisis_rooms.find(
        platform=event.platform, channel=event.channel, state=RoomState.OPEN
    ):
        crisis = ctx.uow.crises.get(room.crisis_id)
        if crisis.state not in LIVES:
            continue
        _without_room(ctx, crisis, room, RoomState.LOST, event.reason)
        noted(ctx, crisis, BOT, "crisis.room_lost", platform=event.platform, error=event.reason)
        notify(
            ctx, crisis, leading(ctx, crisis), "notice-crisis-room-lost", platform=event.platform.capitalize()
        )
    return []


def _without_room(ctx: Context, crisis: Crisis, room: CrisisRoom, state: RoomState, reason: str) -> None:
    ctx.uow.crisis_rooms.save(replace(room, state=state, reason=reason, version=room.version + 1))
    near = Channel(platform=room.platform, id=room.near, language=room.language)
    there = {PlacementState.WANTED, PlacementState.CREATING, PlacementState.SHOWN}
    cards = ctx.uow.placements.of("crisis", crisis.id)
    if not any((c.platform, c.channel) == (near.platform, near.id) and c.state in there for c in cards):
        place(ctx, "crisis", crisis.id, near)
    show(ctx, crisis.id)


def invited(event: Invited, ctx: Context) -> list[Effect]:
    """Who is in the room now; who could not be brought there is named on the card."""
    found = _room(ctx, event.kind, event.subject, event.platform)
    if found is None:
        return []
    crisis, room = found
    people = tuple(dict.fromkeys((*room.people, *event.people)))
    missing = {id: why for id, why in {**room.missing, **event.missing}.items() if id not in event.people}
    ctx.uow.crisis_rooms.save(replace(room, people=people, missing=missing, version=room.version + 1))
    noted(
        ctx,
        crisis,
        BOT,
        "crisis.people_called",
        platform=event.platform,
        came=len(event.people),
        missing=len(event.missing),
    )
    show(ctx, crisis.id)
    return []


def again(event: Clicked, ctx: Context) -> list[Effect]:
    """Try once more what could not be done: the room, or bringing people into it."""
    person = acting(event, ctx)
    crisis = ctx.uow.crises.get(event.click.id)
    refuse_ended(ctx, crisis, aftermath=True)
    wanted: list[Effect] = []
    for room in rooms_of(ctx.uow, crisis):
        if room.state in {RoomState.FAILED, RoomState.LOST}:
            fresh = replace(room, state=RoomState.WANTED, reason="", version=room.version + 1)
            ctx.uow.crisis_rooms.save(fresh)
            wanted.append(ask_for_room(crisis, fresh))
        elif room.state is RoomState.OPEN and room.missing:
            wanted += _invite(ctx, crisis, room, [id for id in room.missing if id in ctx.team.people])
    if not wanted:
        raise Refused("refused-nothing-to-retry", crisis=crisis.id)
    noted(ctx, crisis, person.id, "crisis.room_retried", platform=event.actor.platform)
    show(ctx, crisis.id)
    return [*wanted, Tell(key="told-crisis-retried", params={"crisis": crisis.id})]


def close_rooms(ctx: Context, crisis: Crisis) -> list[Effect]:
    closed: list[Effect] = []
    for room in rooms_of(ctx.uow, crisis):
        if room.state is RoomState.OPEN:
            closed.append(CloseRoom(platform=room.platform, channel=room.channel))
        ctx.uow.crisis_rooms.save(replace(room, state=RoomState.CLOSED, version=room.version + 1))
    return closed


def _room(ctx: Context, kind: str, subject: int, platform: str) -> tuple[Crisis, CrisisRoom] | None:
    if kind != KIND:
        return None
    try:
        crisis = ctx.uow.crises.get(subject)
    except NotFound:
        return None
    room = next((room for room in rooms_of(ctx.uow, crisis) if room.platform == platform), None)
    return (crisis, room) if room else None
