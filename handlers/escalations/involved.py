"""Who gets to see and hear what of an escalation: its card where the reason belongs, its steps in the threads.

Of a private matter everybody outside its own channels hears only that something has happened to it.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from handlers.effects import Effect, Whisper
from handlers.errors import NotFound
from handlers.escalated import Escalation
from handlers.escalations.targets import Reached
from handlers.events import ChannelLost, NotWhispered
from handlers.linked import PLATFORMS
from handlers.people import Person
from handlers.placement import Placement, PlacementState
from handlers.ports import Context
from handlers.records import BOT, change_case, channel_of, nearest, note, place, said
from handlers.routing import Channel, channels_named

BOTH = frozenset(PLATFORMS)
GONE = frozenset({PlacementState.LOST, PlacementState.GONE})


def places_of(ctx: Context, escalation: Escalation) -> tuple[Channel, ...]:
    """Where its card stands. A private matter has a place of its own or none."""
    named = ctx.team.policy.escalation_channels
    own = named.get(escalation.reason, ())
    names = own if own or escalation.private else named.get("default", ())
    brand = ctx.team.brands.get(escalation.brand)
    return channels_named(names, brand.language if brand else "de", ctx.team)


def platforms_of(ctx: Context, escalation: Escalation) -> frozenset[str]:
    """Where somebody can be asked: the platforms of its cards. A rung may name further channels, on either."""
    if not escalation.own_card:
        return frozenset(head.platform for head in _subject_heads(ctx, escalation)) or BOTH
    return frozenset(channel.platform for channel in places_of(ctx, escalation)) or BOTH


def is_told_nowhere(ctx: Context, escalation: Escalation) -> bool:
    return not places_of(ctx, escalation)


def refresh(ctx: Context, escalation: Escalation) -> None:
    """Bring its card up to date, and the subject's own."""
    ctx.uow.placements.touch("escalation", escalation.id)
    if escalation.kind != "case":
        ctx.uow.placements.touch(escalation.kind, escalation.subject)
        return
    try:
        case = ctx.uow.cases.get(escalation.subject)
    except NotFound:
        return
    open_ = escalation.closed_at is None
    change_case(
        ctx,
        case,
        escalated_to=escalation.shown_reason if open_ else "",
        escalated_by=escalation.by if open_ else "",
    )


def begin_card(ctx: Context, escalation: Escalation, found: Reached, *, told: bool) -> None:
    """Its card, a new message that pings those who are asked; silent while it waits for the quiet hours to end."""
    if not escalation.own_card:
        if told:
            tell_asked(ctx, escalation, found)
        return
    channels = [*places_of(ctx, escalation), *_named(ctx, escalation, found)]
    there = tuple(dict.fromkeys(channel.platform for channel in channels))
    waiting = [*found.people]
    for channel in dict.fromkeys(channels):
        mention = _mentions(ctx, channel.platform, there, found, waiting) if told else ()
        place(ctx, "escalation", escalation.id, channel, mention=mention)


def tell_asked(ctx: Context, escalation: Escalation, found: Reached) -> None:
    """Somebody else is asked now: told to them and to everybody who has to do with it, once."""
    heads = _heads(ctx, escalation)
    if escalation.own_card:
        there = {(head.platform, head.channel) for head in heads}
        for channel in _named(ctx, escalation, found):
            if (channel.platform, channel.id) not in there:
                heads.append(place(ctx, "escalation", escalation.id, channel))
    about, due = {"reason": escalation.reason, **_about(escalation)}, escalation.late_since
    sentence = (
        said("notice-escalation-asked-late", "", {**about, "due": due})
        if due is not None
        else said("notice-escalation-asked", "", about)
    )
    there = tuple(dict.fromkeys(head.platform for head in heads))
    waiting = [*found.people]
    for head in heads:
        mention = _mentions(ctx, head.platform, there, found, waiting)
        _place_notice(ctx, escalation, head, mention, sentence)


def add_word(ctx: Context, escalation: Escalation, text: str, *, by: str) -> None:
    """Somebody else has asked for the same, and wrote why: said where those look who are asked."""
    sentence = said(
        "notice-escalation-word", text, {"reason": escalation.reason, "by": by, **_about(escalation)}
    )
    for head in _heads(ctx, escalation):
        _place_notice(ctx, escalation, head, (), sentence)


def tell_involved(
    ctx: Context,
    escalation: Escalation,
    key: str,
    /,
    quote: str = "",
    *,
    without: Iterable[str] = (),
    anyway: bool = False,
    **params: str | datetime,
) -> list[Effect]:
    """A step, by one new message to whoever escalated, whoever has the subject in hand, and whoever took it; `anyway`:
    said to nobody in particular where there are none.

    Said beside the subject's card, where those people look. Of a private matter see `_tell_apart`.
    """
    people = [one for one in _involved(ctx, escalation) if one not in set(without)]
    if escalation.private:
        return _tell_apart(ctx, escalation, key, people, anyway=anyway)
    heads = _subject_heads(ctx, escalation) or _heads(ctx, escalation)
    sentence = said(key, quote, {"reason": escalation.reason, "step": key, **_about(escalation), **params})
    _tell_beside(ctx, escalation, heads, people, sentence, anyway=anyway)
    return []


def _tell_apart(
    ctx: Context, escalation: Escalation, key: str, people: list[str], *, anyway: bool
) -> list[Effect]:
    """A private matter: without a name or a word, and nobody learns from a ping who has to do with it. Whoever
    escalated is told directly; whoever took it, where its own card stands; whoever has the case knows that much."""
    told = {"reason": escalation.shown_reason, "step": key, **_about(escalation)}
    sentence = said("notice-escalation-private", "", told)
    inside = [one for one in people if one == escalation.taken_by != escalation.by]
    _tell_beside(ctx, escalation, _heads(ctx, escalation), inside, sentence, anyway=anyway)
    outside = [one for one in people if one not in {escalation.by, escalation.taken_by}]
    _tell_beside(ctx, escalation, _subject_heads(ctx, escalation), outside, sentence, anyway=False)
    return [_directly(ctx, escalation, sentence)] if escalation.by in people else []


def _directly(ctx: Context, escalation: Escalation, sentence: Mapping[str, str]) -> Whisper:
    person = ctx.team.people[escalation.by]
    line = note(ctx, BOT, "escalation.told", f"escalation:{escalation.id}", step=sentence["step"])
    return Whisper(
        person=person.id,
        platforms=_ways_to(ctx, escalation, person),
        subject=escalation.subject if escalation.kind == "case" else 0,
        sentence=dict(sentence),
        number=line.id,
        at=ctx.now,
    )


def _ways_to(ctx: Context, escalation: Escalation, person: Person) -> tuple[str, ...]:
    """Where they acted last on the matter comes first."""
    acted = [
        str(entry.facts["platform"])
        for entry in ctx.uow.log.of(f"{escalation.kind}:{escalation.subject}")
        if entry.actor == person.id and "platform" in entry.facts
    ]
    ways = dict.fromkeys((*acted[-1:], *PLATFORMS))
    return tuple(name for name in ways if person.account(name))


def not_told(event: NotWhispered, ctx: Context) -> list[Effect]:
    """Direct messages are closed: the same beside the case, to nobody in particular."""
    try:
        escalation = ctx.uow.escalations.get(int(event.sentence.get("escalation", "0")))
    except (NotFound, ValueError):
        return []
    heads = _subject_heads(ctx, escalation)[:1]
    _tell_beside(ctx, escalation, heads, [], event.sentence, anyway=True)
    return []


def cut_off(event: ChannelLost, ctx: Context) -> list[Effect]:
    """Nobody sees an escalation whose cards stand in lost channels alone: told once to whoever escalated, who has to
    speak to somebody. A private matter goes nowhere else for that; its clock runs on, and calls people outside chat."""
    effects: list[Effect] = []
    for card in ctx.uow.placements.find(platform=event.platform, channel=event.channel, kind="escalation"):
        try:
            escalation = ctx.uow.escalations.get(card.subject)
        except NotFound:
            continue
        elsewhere = [
            one
            for one in _standing(ctx, "escalation", escalation.id)
            if (one.platform, one.channel) != (event.platform, event.channel)
        ]
        key = f"escalation-cut-off:{escalation.id}"
        if escalation.closed_at is None and not elsewhere and ctx.uow.deliveries.first(key, ctx.now):
            effects += tell_involved(ctx, escalation, "notice-escalation-cut-off")
    return effects


def _tell_beside(
    ctx: Context,
    escalation: Escalation,
    heads: list[Placement],
    people: list[str],
    sentence: Mapping[str, str],
    *,
    anyway: bool,
) -> None:
    subject = f"{escalation.kind}:{escalation.subject}"
    near = [(nearest(ctx, subject, heads, one), one) for one in people]
    for head in heads:
        here = tuple(one for card, one in near if card is head)
        if here or (anyway and not people and head is heads[0]):
            _place_notice(ctx, escalation, head, here, sentence)


def _involved(ctx: Context, escalation: Escalation) -> list[str]:
    owner = ""
    if escalation.kind == "case":
        owner = ctx.uow.cases.get(escalation.subject).owner
    everybody = dict.fromkeys((escalation.by, owner, escalation.taken_by))
    return [one for one in everybody if one and one != BOT and one in ctx.team.people]


def _about(escalation: Escalation) -> dict[str, str]:
    """What notices need to name the matter and to lead to it."""
    return {"matter": f"{escalation.kind}:{escalation.subject}", "escalation": str(escalation.id)}


def _heads(ctx: Context, escalation: Escalation) -> list[Placement]:
    """The cards under which its steps are told to those who are asked."""
    if not escalation.own_card:
        return _subject_heads(ctx, escalation)
    return _standing(ctx, "escalation", escalation.id)


def _subject_heads(ctx: Context, escalation: Escalation) -> list[Placement]:
    return _standing(ctx, escalation.kind, escalation.subject)


def _standing(ctx: Context, kind: str, subject: int) -> list[Placement]:
    return [placed for placed in ctx.uow.placements.of(kind, subject) if placed.state not in GONE]


def _named(ctx: Context, escalation: Escalation, found: Reached) -> tuple[Channel, ...]:
    """Channels that the rung names itself. A private matter never leaves its own place by that."""
    if escalation.private:
        return ()
    brand = ctx.team.brands.get(escalation.brand)
    return channels_named(found.channels, brand.language if brand else "de", ctx.team)


def _mentions(
    ctx: Context, platform: str, there: Sequence[str], found: Reached, waiting: list[str]
) -> tuple[str, ...]:
    """Roles that can be pinged there as such, then people; everybody on one platform only, where they were lately."""
    groups = [name for name in found.roles if name in ctx.team.roles and _handle(ctx, name, platform)]
    covered = {one.id for name in groups for one in ctx.team.with_role(name)}
    here = [one for one in waiting if _place_for(ctx, one, there) == platform]
    waiting[:] = [one for one in waiting if one not in here]
    return (*(f"role:{name}" for name in groups), *(one for one in here if one not in covered))


def _place_for(ctx: Context, person: str, there: Sequence[str]) -> str:
    known = ctx.team.people.get(person)
    near = [platform for platform in there if known is not None and known.account(platform)]
    return known.lately if known is not None and known.lately in near else next(iter(near), "")


def _handle(ctx: Context, role: str, platform: str) -> str:
    handle = ctx.team.roles[role]
    return handle.slack if platform == "slack" else handle.discord


def _place_notice(
    ctx: Context,
    escalation: Escalation,
    head: Placement,
    mention: tuple[str, ...],
    sentence: Mapping[str, str],
) -> None:
    subject = escalation.subject if escalation.kind == "case" else 0
    place(ctx, "notice", subject, channel_of(head), parent=head.id, mention=mention, params=sentence)
