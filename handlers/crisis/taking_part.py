"""Who takes part in a crisis, and which crisis somebody means who names none."""

from handlers.crisis.crisis import RUNS, Crisis, RoomState
from handlers.crisis.records import leading, names, roles_of, rooms_of, steps_of
from handlers.errors import Refused
from handlers.events import Place
from handlers.people import Person
from handlers.ports import Context, UnitOfWork


def refuse_outsider(ctx: Context, crisis: Crisis, person: Person, place: Place) -> None:
    """Decisions and facts are for those who take part: who plays a role or stands in, has a step, was called into the
    room or sits in it, or has started the crisis."""
    rooms = rooms_of(ctx.uow, crisis)
    here = any(
        room.state is RoomState.OPEN and (room.platform, room.channel) == (place.platform, place.channel)
        for room in rooms
    )
    inside = {crisis.declared_by, crisis.lead}
    inside |= {id for fill in roles_of(ctx.uow, crisis) for id in (fill.person, fill.deputy)}
    inside |= {id for room in rooms for id in room.people}
    if here or person.id in inside or any(row.owner == person.id for row in steps_of(ctx.uow, crisis)):
        return
    raise Refused("refused-not-part", crisis=crisis.id, who=names(ctx.team, leading(ctx, crisis)))


def crisis_here(uow: UnitOfWork, place: Place) -> Crisis | None:
    """The crisis whose room this is, threads of it included; else None."""
    if not place.channel:
        return None
    for channel in dict.fromkeys((place.thread, place.channel)):
        for room in uow.crisis_rooms.find(platform=place.platform, channel=channel) if channel else ():
            if room.state is RoomState.OPEN:
                return uow.crises.get(room.crisis_id)
    return None


def crisis_meant(uow: UnitOfWork, place: Place) -> Crisis | None:
    """By the room, else the only one that runs; None: it has to be asked. A drill is meant where nothing real runs."""
    running = uow.crises.find(state=RUNS, drill=False) or uow.crises.find(state=RUNS, drill=True)
    return crisis_here(uow, place) or (running[0] if len(running) == 1 else None)
