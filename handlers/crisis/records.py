"""What decisions in a crisis write along the way: its next version, lines of the log, texts, cards, notices."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from types import MappingProxyType

from handlers.able import Able, able
from handlers.crisis.crisis import Crisis, CrisisRoom, CrisisText, RoleFill, RoomState, StepRow
from handlers.crisis.drill import Drill, DrillState
from handlers.crisis.playbook import LEAD, Playbook
from handlers.people import Person, Team
from handlers.placement import LogEntry
from handlers.ports import Context, UnitOfWork
from handlers.records import note, place, said
from handlers.routing import Channel

CARDS = ("crisis", "crisis-line")
"""Kinds of placement that show the crisis as it stands."""
NOTICE = "crisis-notice"
NO_CHANGES: Mapping[str, object] = MappingProxyType({})


def subject(crisis: Crisis) -> str:
    return f"crisis:{crisis.id}"


def change_crisis(ctx: Context, crisis: Crisis, **changes: object) -> Crisis:
    """Save the crisis with its next version and have its cards brought up to date."""
    changed = replace(crisis, version=crisis.version + 1, **changes)
    ctx.uow.crises.save(changed)
    show(ctx, crisis.id)
    return changed


def show(ctx: Context, crisis_id: int) -> None:
    """Bring the cards up to date."""
    for kind in CARDS:
        ctx.uow.placements.touch(kind, crisis_id)


def decided(
    ctx: Context,
    crisis: Crisis,
    person: str,
    key: str,
    /,
    *,
    reason: str = "",
    changes: Mapping[str, object] = NO_CHANGES,
    **params: str | int,
) -> Crisis:
    """A decision that the bot can say in its own words: into the log, and onto the card as the latest."""
    text = keep(ctx, crisis, "reason", person, reason)
    note(ctx, person, f"crisis.{key}", subject(crisis), text, **params)
    return change_crisis(
        ctx,
        crisis,
        last_decision=f"decision-{key}",
        last_decision_params={name: str(value) for name, value in params.items()},
        last_decision_at=ctx.now,
        last_decision_by=person,
        **changes,
    )


def keep(ctx: Context, crisis: Crisis, kind: str, author: str, text: str) -> int:
    """Store what somebody typed; its id for the log, 0 if there is nothing."""
    if not text:
        return 0
    kept = CrisisText(crisis_id=crisis.id, kind=kind, author=author, text=text, at=ctx.now)
    return ctx.uow.crisis_texts.add(kept).id


def noted(
    ctx: Context, crisis: Crisis, actor: str, type_: str, content: int = 0, /, **facts: str | int
) -> LogEntry:
    """A line of the timeline."""
    return note(ctx, actor, type_, subject(crisis), content, **facts)


def playbook_of(uow: UnitOfWork, crisis: Crisis) -> Playbook:
    """As it was when the crisis was started."""
    return uow.playbooks.get(crisis.playbook_id).content


def roles_of(uow: UnitOfWork, crisis: Crisis) -> list[RoleFill]:
    return sorted(uow.crisis_roles.find(crisis_id=crisis.id), key=lambda fill: fill.position)


def rooms_of(uow: UnitOfWork, crisis: Crisis) -> list[CrisisRoom]:
    return uow.crisis_rooms.find(crisis_id=crisis.id)


def steps_of(uow: UnitOfWork, crisis: Crisis) -> list[StepRow]:
    return sorted(uow.crisis_steps.find(crisis_id=crisis.id), key=lambda row: row.position)


def lead_of(fills: Iterable[RoleFill]) -> RoleFill | None:
    return next((fill for fill in fills if fill.role == LEAD), None)


def leading(ctx: Context, crisis: Crisis) -> tuple[str, ...]:
    """Who leads and who stands in, as far as the team still knows them."""
    fill = lead_of(roles_of(ctx.uow, crisis))
    pair = (fill.person, fill.deputy) if fill else (crisis.lead,)
    return tuple(id for id in dict.fromkeys(pair) if id in ctx.team.people)


def name_of(team: Team, person_id: str) -> str:
    person = team.people.get(person_id)
    return person.name if person else person_id


def names(team: Team, people: Iterable[str]) -> Able:
    return able(team, [team.people[id] for id in dict.fromkeys(people) if id in team.people])


def in_language(texts: Mapping[str, str], language: str) -> str:
    """A text of the playbook; German where the reader's language is missing."""
    return texts.get(language) or texts.get("de") or next(iter(texts.values()), "")


def notify(
    ctx: Context,
    crisis: Crisis,
    people: Iterable[str],
    key: str,
    /,
    quote: str = "",
    **params: str | int | datetime,
) -> None:
    """Tell people by a new short message in a room that they are in: an edited card notifies nobody."""
    places = _places(ctx, crisis)
    told: dict[Channel, list[str]] = {}
    for id in dict.fromkeys(people):
        person = ctx.team.people.get(id)
        if person is not None and (channel := _nearest(places, person)):
            told.setdefault(channel, []).append(id)
    for channel, mention in told.items():
        _place(ctx, crisis, channel, mention, key, quote, params)


def announce(
    ctx: Context, crisis: Crisis, key: str, /, quote: str = "", **params: str | int | datetime
) -> None:
    """A new short message to nobody in particular, in each room."""
    for room in _places(ctx, crisis):
        _place(ctx, crisis, _channel(room), (), key, quote, params)


def _place(
    ctx: Context,
    crisis: Crisis,
    channel: Channel,
    mention: Iterable[str],
    key: str,
    quote: str,
    params: Mapping[str, str | int | datetime],
) -> None:
    values = {name: value if isinstance(value, datetime) else str(value) for name, value in params.items()}
    place(ctx, NOTICE, crisis.id, channel, mention=mention, params=said(key, quote, values))


def _places(ctx: Context, crisis: Crisis) -> list[CrisisRoom]:
    """Open rooms; where there is none, the brand's channels."""
    rooms = rooms_of(ctx.uow, crisis)
    return [room for room in rooms if room.state is RoomState.OPEN] or rooms


def _nearest(rooms: list[CrisisRoom], person: Person) -> Channel | None:
    reachable = [room for room in rooms if person.account(room.platform)]
    near = [room for room in reachable if person.id in room.people] or reachable or rooms
    lately = [room for room in near if room.platform == person.lately]
    found = next(iter(lately or near), None)
    return _channel(found) if found else None


def _channel(room: CrisisRoom) -> Channel:
    id = room.channel if room.state is RoomState.OPEN else room.near
    return Channel(platform=room.platform, id=id, language=room.language)


def drill_here(uow: UnitOfWork, crisis_id: int) -> Drill | None:
    """The drill that this crisis is, if it is one."""
    return next(iter(uow.drills.find(crisis_id=crisis_id)), None)


def last_drill(uow: UnitOfWork, brand: str) -> Drill | None:
    """The newest one that was brought to an end: when the brand's team has drilled last, and how it went."""
    over = uow.drills.find(brand=brand, state=DrillState.OVER)
    return max(over, key=lambda drill: drill.id, default=None)
