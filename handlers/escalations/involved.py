"""Who gets to see and hear what of an escalation: its card where the reason belongs, its steps in the threads.

Of a private matter everybody outside its own channels hears only that something has happened to it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime

from handlers.effects import Effect, TellPerson
from handlers.errors import NotFound
from handlers.escalated import Escalation
from handlers.escalations.places import (
    heads_of,
    mentions,
    named,
    places_of,
    standing,
    subject_heads,
)
from handlers.escalations.targets import Reached
from handlers.events import ChannelLost, NotTold
from handlers.linked import PLATFORMS
from handlers.people import Person
from handlers.placement import Placement
from handlers.ports import Context
from handlers.records import BOT, change_case, channel_of, nearest, note, place, said


def saved(ctx: Context, escalation: Escalation, **changes: object) -> Escalation:
    """Its next version, shown on its own card and on the subject's."""
    changed = replace(escalation, version=escalation.version + 1, **changes)
    ctx.uow.escalations.save(changed)
    refresh(ctx, changed)
    return changed


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
    channels = [*places_of(ctx, escalation), *named(ctx, escalation, found)]
    there = tuple(dict.fromkeys(channel.platform for channel in channels))
    waiting = [*found.people]
    for channel in dict.fromkeys(channels):
        mention = mentions(ctx, channel.platform, there, found, waiting) if told else ()
        place(ctx, "escalation", escalation.id, channel, mention=mention)


def tell_asked(ctx: Context, escalation: Escalation, found: Reached) -> None:
    """Somebody else is asked now: told to them and to everybody who has to do with it, once."""
    heads = heads_of(ctx, escalation)
    if escalation.own_card:
        there = {(head.platform, head.channel) for head in heads}
        for channel in named(ctx, escalation, found):
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
        mention = mentions(ctx, head.platform, there, found, waiting)
        _place_notice(ctx, escalation, head, mention, sentence)


def add_word(ctx: Context, escalation: Escalation, text: str, *, by: str) -> None:
    """Somebody else has asked for the same, and wrote why: said where those look who are asked."""
    sentence = said(
        "notice-escalation-word", text, {"reason": escalation.reason, "by": by, **_about(escalation)}
    )
    for head in heads_of(ctx, escalation):
        _place_notice(ctx, escalation, head, (), sentence)


def join(ctx: Context, escalation: Escalation, person: Person) -> None:
    """Somebody else has escalated for the same reason: they hear of it what the first one hears."""
    if person.id != escalation.by and person.id not in _joined(ctx, escalation):
        note(ctx, person.id, "escalation.joined", f"escalation:{escalation.id}")


def _joined(ctx: Context, escalation: Escalation) -> tuple[str, ...]:
    entries = ctx.uow.log.of(f"escalation:{escalation.id}")
    return tuple(dict.fromkeys(entry.actor for entry in entries if entry.type == "escalation.joined"))


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
    """A step, by one new message to those who escalated, whoever has the subject in hand, and who took it; `anyway`:
    said to nobody in particular where there are none.

    Said beside the subject's card, where those people look. Of a private matter see `_tell_apart`.
    """
    people = [one for one in _involved(ctx, escalation) if one not in set(without)]
    if escalation.private:
        return _tell_apart(ctx, escalation, key, people, anyway=anyway)
    heads = subject_heads(ctx, escalation) or heads_of(ctx, escalation)
    sentence = said(key, quote, {"reason": escalation.reason, "step": key, **_about(escalation), **params})
    _tell_beside(ctx, escalation, heads, people, sentence, anyway=anyway)
    return []


def _tell_apart(
    ctx: Context, escalation: Escalation, key: str, people: list[str], *, anyway: bool
) -> list[Effect]:
    """A private matter: without a name or a word, and nobody learns from a ping who has to do with it. Those who
    escalated are told directly; whoever took it, where its own card stands; whoever has the case knows that much."""
    told = {"reason": escalation.shown_reason, "step": key, **_about(escalation)}
    sentence = said("notice-escalation-private", "", told)
    apart = {escalation.by, *_joined(ctx, escalation)}
    inside = [one for one in people if one == escalation.taken_by and one not in apart]
    _tell_beside(ctx, escalation, heads_of(ctx, escalation), inside, sentence, anyway=anyway)
    outside = [one for one in people if one not in {*apart, escalation.taken_by}]
    _tell_beside(ctx, escalation, subject_heads(ctx, escalation), outside, sentence, anyway=False)
    return [_directly(ctx, escalation, ctx.team.people[one], sentence) for one in people if one in apart]


def _directly(
    ctx: Context, escalation: Escalation, person: Person, sentence: Mapping[str, str]
) -> TellPerson:
    line = note(ctx, BOT, "escalation.told", f"escalation:{escalation.id}", step=sentence["step"])
    return TellPerson(
        person=person.id,
        platforms=_ways_to(ctx, escalation, person),
        kind="notice",
        subject=escalation.subject if escalation.kind == "case" else 0,
        params=dict(sentence),
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


def not_told(event: NotTold, ctx: Context) -> list[Effect]:
    """Direct messages are closed: the same beside the case, to nobody in particular."""
    try:
        escalation = ctx.uow.escalations.get(int(event.params.get("escalation", "0")))
    except (NotFound, ValueError):
        return []
    heads = subject_heads(ctx, escalation)[:1]
    _tell_beside(ctx, escalation, heads, [], event.params, anyway=True)
    return []


def cut_off(event: ChannelLost, ctx: Context) -> list[Effect]:
    return cut_off_from(ctx, event.platform, event.channel)


def cut_off_from(ctx: Context, platform: str, channel: str, *, private_only: bool = False) -> list[Effect]:
    """Nobody sees an escalation whose cards stand in lost channels alone: told once to whoever escalated, who has to
    speak to somebody. A private matter goes nowhere else for that; its clock runs on, and calls people outside chat."""
    effects: list[Effect] = []
    for card in ctx.uow.placements.find(platform=platform, channel=channel, kind="escalation"):
        try:
            escalation = ctx.uow.escalations.get(card.subject)
        except NotFound:
            continue
        if private_only and not escalation.private:
            continue
        elsewhere = [
            one
            for one in standing(ctx, "escalation", escalation.id)
            if (one.platform, one.channel) != (platform, channel)
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
    everybody = dict.fromkeys((escalation.by, *_joined(ctx, escalation), owner, escalation.taken_by))
    return [one for one in everybody if one and one != BOT and one in ctx.team.people]


def _about(escalation: Escalation) -> dict[str, str]:
    """What notices need to name the matter and to lead to it."""
    return {"matter": f"{escalation.kind}:{escalation.subject}", "escalation": str(escalation.id)}


def _place_notice(
    ctx: Context,
    escalation: Escalation,
    head: Placement,
    mention: tuple[str, ...],
    sentence: Mapping[str, str],
) -> None:
    subject = escalation.subject if escalation.kind == "case" else 0
    place(ctx, "notice", subject, channel_of(head), parent=head.id, mention=mention, params=sentence)
