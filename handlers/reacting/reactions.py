"""Reactions: one emoji is enough to bring the right person. They escalate and claim; they never approve or publish.

On a card of ours, on anything in its thread, or on any message in a watched channel; everywhere else they mean nothing.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from types import MappingProxyType

from handlers.case import State
from handlers.claims import take
from handlers.crisis import recording
from handlers.crisis.bounds import drill_at
from handlers.effects import Effect, React, Tell
from handlers.errors import NotFound, Unavailable
from handlers.escalations.escalation import DONE, SEEN, escalate_case
from handlers.events import Reacted
from handlers.people import Person
from handlers.permissions import ROLES, may, names_with
from handlers.placement import Placement, PlacementState
from handlers.ports import Context
from handlers.reaction import CRISIS, Reaction
from handlers.records import note
from handlers.relaying import missed
from handlers.relaying.chat import case_of_message, make_case

JUST_MADE = timedelta(minutes=1)
"""By then the end of a create is known, or it was looked for."""
Act = Callable[[Context, Reacted, int, Person], list[Effect]]
"""What a reaction does to a case."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Room:
    """A place, or a kind of message, where reactions mean something else: the room of a crisis, a link to a comment."""

    owns: Callable[[Reacted, Context], bool]
    react: Callable[[Reacted, Context], list[Effect]]


ROOMS: tuple[Room, ...] = (
    Room(owns=recording.owns, react=recording.react),
    Room(owns=missed.owns, react=missed.reacted),
)
"""Asked first, in order."""


def wants_message(event: Reacted, ctx: Context) -> bool:
    """Whether the core has to see what was reacted to: an emoji of the table, where it may count, and not on a card."""
    if any(room.owns(event, ctx) for room in ROOMS):
        return not (event.added and _stands(event, ctx))
    if not event.added or ctx.team.reactions.get(event.emoji) not in ACTIONS or _stands(event, ctx):
        return False
    place = event.place
    name = f"{place.platform}:{place.channel}"
    if name not in ctx.team.watched and name not in ctx.team.channels:
        return False
    return ctx.uow.placements.at(place.platform, place.channel, place.message_id) is None


def reacted(event: Reacted, ctx: Context) -> list[Effect]:
    """Do what the table says, once however often it is told; taking a reaction away lowers nothing."""
    if not event.added:
        _taken_away(event, ctx)
        return []
    if _stands(event, ctx):
        return []
    room = next((room for room in ROOMS if room.owns(event, ctx)), None)
    if room is not None:
        return room.react(event, ctx) if _counts(event, ctx) else []
    action = ctx.team.reactions.get(event.emoji, "")
    if action not in ACTIONS:
        return []
    case_id = _case_here(event, ctx)
    if case_id is None and _just_made(event, ctx):
        raise Unavailable("a card whose message is not known yet")
    if case_id is None and not _makes_case(event, ctx, action):
        return _nothing_here(event, ctx, action)
    person = event.actor.person
    if action != "claim" and case_id is not None and ctx.uow.cases.get(case_id).drill:
        return []  # an escalation would call real people into real channels
    # Kept before anything is refused: read again after a gap it must not count for a role that came later.
    if not _counts(event, ctx):
        return []
    verb = "claim" if action == "claim" else "escalate"
    if person is None or may(verb, person, ctx.team) is not None:
        return _told_once(event, ctx, verb)
    if case_id is None and event.message is not None:
        watched = ctx.team.watched[f"{event.place.platform}:{event.place.channel}"]
        case_id = make_case(ctx, event.message, brand=watched.brand, channels=watched.cards).id
    return ACTIONS[action](ctx, event, case_id or 0, person)


def _case_here(event: Reacted, ctx: Context) -> int | None:
    """The case that this message belongs to: by a card of ours, by the card at the head of its thread, or by itself."""
    place = event.place
    thread = place.thread or (event.message.place.thread if event.message else "")
    for message in (place.message_id, thread):
        placed = ctx.uow.placements.at(place.platform, place.channel, message) if message else None
        if placed is not None:
            return _case_of(placed, ctx)
    known = case_of_message(ctx, event.message) if event.message is not None else None
    return known.id if known else None


def _just_made(event: Reacted, ctx: Context) -> bool:
    """A message of ours stands there whose create has not been heard to end: it may be the card of a case. Tried again
    until that is known."""
    place, message = event.place, event.message
    if message is None or not message.ours or ctx.now - message.at > JUST_MADE:
        return False
    if ctx.uow.placements.at(place.platform, place.channel, place.message_id) is not None:
        return False
    under_way = {"message_id": "", "state": PlacementState.CREATING}
    return bool(ctx.uow.placements.find(platform=place.platform, channel=place.channel, **under_way))


def _case_of(placed: Placement, ctx: Context) -> int | None:
    try:
        match placed.kind:
            case "case" | "drafts" | "notice":
                return ctx.uow.cases.get(placed.subject).id if placed.subject else None
            case "approval":
                return ctx.uow.requests.get(placed.subject).case_id
            case "escalation":
                escalation = ctx.uow.escalations.get(placed.subject)
                return escalation.subject if escalation.kind == "case" else None
            case _:
                return None
    except NotFound:
        return None


def _makes_case(event: Reacted, ctx: Context, action: str) -> bool:
    """Only the siren, only in a watched channel, only on a message that is still there and not one of ours."""
    message = event.message
    watched = f"{event.place.platform}:{event.place.channel}" in ctx.team.watched
    return action == CRISIS and watched and message is not None and not message.ours


def refused(event: Reacted, ctx: Context) -> None:
    """What refused it has undone all of it. That it was seen is kept: read again after a gap, hours later, it must not
    claim what has become free meanwhile."""
    if event.added and ctx.team.reactions.get(event.emoji) in ACTIONS:
        _counts(event, ctx)


def _nothing_here(event: Reacted, ctx: Context, action: str) -> list[Effect]:
    """Whoever calls for help with the siren where it counts for nothing must not believe that somebody comes: said
    once. Every other emoji means many things there. In a drill nobody comes anyway."""
    place, person = event.place, event.actor.person
    ours = ctx.uow.placements.at(place.platform, place.channel, place.message_id) is not None
    name = f"{place.platform}:{place.channel}"
    there = ours or (event.message is not None and (name in ctx.team.channels or name in ctx.team.watched))
    if action != CRISIS or not there or drill_at(ctx.uow, place):
        return []
    if person is None or may("escalate", person, ctx.team) is not None:
        return []
    key = f"reaction-idle:{place.platform}:{event.actor.account}:{place.channel}:{place.message_id}"
    return [Tell(key="told-reaction-idle")] if ctx.uow.deliveries.first(key, ctx.now) else []


def _told_once(event: Reacted, ctx: Context, verb: str) -> list[Effect]:
    actor, place = event.actor, event.place
    key = f"reaction-refused:{actor.platform}:{actor.account}:{place.channel}:{place.message_id}"
    if not ctx.uow.deliveries.first(key, ctx.now):
        return []
    who = names_with(ROLES[verb], ctx.team)
    return [Tell(key="told-reaction-refused", params={"verb": verb, "who": who})]


def _stands(event: Reacted, ctx: Context) -> bool:
    """Whether this very reaction is known: told twice, out of order, or read again after a gap."""
    known = _known(event, ctx)
    return known is not None and known.present


def _counts(event: Reacted, ctx: Context) -> bool:
    """False if it stands there already."""
    known = _known(event, ctx)
    if known is not None and known.present:
        return False
    if known is not None:
        ctx.uow.reactions.save(replace(known, present=True, at=ctx.now))
    else:
        ctx.uow.reactions.add(_row(event, ctx, present=True))
    return True


def _taken_away(event: Reacted, ctx: Context) -> None:
    known = _known(event, ctx)
    if known is None or not known.present:
        return
    ctx.uow.reactions.save(replace(known, present=False, at=ctx.now))
    case_id = _case_here(event, ctx)
    if case_id is not None and event.actor.person is not None:
        note(
            ctx,
            event.actor.person.id,
            "reaction.removed",
            f"case:{case_id}",
            emoji=event.emoji,
            platform=event.place.platform,
        )


def _known(event: Reacted, ctx: Context) -> Reaction | None:
    place = event.place
    found = ctx.uow.reactions.find(
        platform=place.platform,
        channel=place.channel,
        message_id=place.message_id,
        account=event.actor.account,
        emoji=event.emoji,
    )
    return found[0] if found else None


def _row(event: Reacted, ctx: Context, *, present: bool) -> Reaction:
    place = event.place
    return Reaction(
        platform=place.platform,
        channel=place.channel,
        message_id=place.message_id,
        account=event.actor.account,
        emoji=event.emoji,
        present=present,
        at=ctx.now,
    )


def _claim(ctx: Context, event: Reacted, case_id: int, person: Person) -> list[Effect]:
    case = ctx.uow.cases.get(case_id)
    if case.state is not State.CLAIMED or case.owner != person.id:
        take(ctx, case, person, event.place.platform)
    return [_confirmed(event, DONE)]


def _escalate(reason: str) -> Act:
    def act(ctx: Context, event: Reacted, case_id: int, person: Person) -> list[Effect]:
        place = event.place
        thread = place.thread or (event.message.place.thread if event.message else "")
        mark = f"{place.platform} {place.channel} {place.message_id} {thread}".strip()
        effects = escalate_case(ctx, case_id, reason, person, platform=place.platform, mark=mark)
        return [*(one for one in effects if not isinstance(one, Tell)), _confirmed(event, SEEN)]

    return act


def _confirmed(event: Reacted, emoji: str) -> React:
    """The bot's own reaction: it was seen. What becomes of it is told by a message later."""
    place = event.place
    thread = place.thread or (event.message.place.thread if event.message else "")
    return React(
        platform=place.platform,
        channel=place.channel,
        message_id=place.message_id,
        thread=thread,
        emoji=emoji,
    )


ACTIONS: Mapping[str, Act] = MappingProxyType(
    {
        "claim": _claim,
        CRISIS: _escalate("crisis"),
        **{
            reason: _escalate(reason)
            for reason in ("safety", "illegal", "legal", "press", "product", "people")
        },
    }
)
