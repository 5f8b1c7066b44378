"""Messages in the room of a crisis go on record: by reaction or by menu, as a decision or as a line of the timeline.

The same message counts once as each of the two, however often it is said and by whomever.
"""

from handlers.checks import clean
from handlers.crisis.crisis import LIVES, Crisis
from handlers.crisis.decide import LONGEST_WHAT
from handlers.crisis.decision import Decision
from handlers.crisis.on_record import record
from handlers.crisis.records import keep, noted
from handlers.crisis.taking_part import crisis_here
from handlers.effects import Effect, ShowCard, Tell
from handlers.events import ChatMessage, Pointed, Reacted, Submitted
from handlers.people import Person
from handlers.permissions import may, names_with
from handlers.ports import Context
from handlers.reaction import PINNED

DECISION, TIMELINE = "decision", "timeline"
WORKERS = frozenset({"moderator", "approver", "deputy", "crisis_lead", "legal", "admin"})
LONGEST_TEXT = 2_000


def owns(event: Reacted, ctx: Context) -> bool:
    """Whether it records something: an emoji for that under a message in the room of a crisis, or a pin on it."""
    if not event.added or _meant(event, ctx) not in {DECISION, TIMELINE}:
        return False
    crisis = crisis_here(ctx.uow, event.place)
    return crisis is not None and crisis.state in LIVES


def react(event: Reacted, ctx: Context) -> list[Effect]:
    crisis = crisis_here(ctx.uow, event.place)
    message = event.message
    if crisis is None or message is None or message.ours:
        return []
    person = event.actor.person
    if person is None or may("decide", person, ctx.team) is not None:
        key = f"record-refused:{event.actor.platform}:{event.actor.account}:{_address(message)}"
        if not ctx.uow.deliveries.first(key, ctx.now):
            return []
        who = names_with(WORKERS, ctx.team)
        return [Tell(key="told-reaction-refused", params={"verb": "decide", "who": who})]
    if _meant(event, ctx) == DECISION:
        return _decision(ctx, crisis, message, person)
    return _timeline(ctx, crisis, message, person)


def _meant(event: Reacted, ctx: Context) -> str:
    return TIMELINE if event.emoji == PINNED else ctx.team.reactions.get(event.emoji, "")


def can_record(event: Pointed | Submitted, message: ChatMessage, ctx: Context) -> bool:
    """For the menu of a message."""
    crisis = crisis_here(ctx.uow, message.place)
    allowed = may("decide", event.actor.person, ctx.team) is None
    return allowed and not message.ours and crisis is not None and crisis.state in LIVES


def decide_message(event: Submitted, message: ChatMessage, ctx: Context) -> list[Effect]:
    """From the menu; the form's line is why."""
    crisis, person = crisis_here(ctx.uow, message.place), event.actor.person
    if crisis is None or person is None:
        return []
    return _decision(ctx, crisis, message, person, why=clean(event.values.get("note", "")))


def log_message(event: Submitted, message: ChatMessage, ctx: Context) -> list[Effect]:
    crisis, person = crisis_here(ctx.uow, message.place), event.actor.person
    if crisis is None or person is None:
        return []
    return _timeline(ctx, crisis, message, person, line=clean(event.values.get("note", "")))


def _decision(
    ctx: Context, crisis: Crisis, message: ChatMessage, person: Person, *, why: str = ""
) -> list[Effect]:
    """The message's words are what was decided; details are added by a correction, which its card offers."""
    known = ctx.uow.decisions.find(crisis_id=crisis.id, message=_address(message))
    if known:
        return [ShowCard(kind="decision", subject=known[-1].id)]
    what = clean(message.text)[:LONGEST_WHAT]
    if not what:
        return [Tell(key="told-nothing-to-record", params={"crisis": crisis.id})]
    made = Decision(
        crisis_id=crisis.id,
        what=what,
        why=why,
        decided_by=person.id,
        at=ctx.now,
        message=_address(message),
        link=_link(message),
    )
    added = record(ctx, crisis, made, platform=message.place.platform)
    return [ShowCard(kind="decision", subject=added.id)]


def _timeline(
    ctx: Context, crisis: Crisis, message: ChatMessage, person: Person, *, line: str = ""
) -> list[Effect]:
    text = clean(message.text)[:LONGEST_TEXT]
    if not text:
        return [Tell(key="told-nothing-to-record", params={"crisis": crisis.id})]
    key = f"timeline:{crisis.id}:{_address(message)}"
    if ctx.uow.deliveries.first(key, ctx.now):
        pieces = (piece for piece in (text, line, _link(message)) if piece)
        content = keep(ctx, crisis, "message", person.id, "\n".join(pieces))
        noted(ctx, crisis, person.id, "crisis.message", content, platform=message.place.platform)
        return [Tell(key="told-timeline", params={"crisis": crisis.id})]
    return [Tell(key="told-timeline-already", params={"crisis": crisis.id})]


def _address(message: ChatMessage) -> str:
    place = message.place
    return f"{place.platform}/{place.channel}/{place.message_id}"


def _link(message: ChatMessage) -> str:
    return message.link if message.link.startswith("https://") else ""
