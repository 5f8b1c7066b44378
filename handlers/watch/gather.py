"""When cases are gathered on topic cards, which are not, and when it is over again."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from handlers.case import DONE, Case
from handlers.comment import Assessment, Comment, Kind
from handlers.gathering import GRAVE, OTHER, Gathering, LiveTopic
from handlers.ports import Context
from handlers.records import BOT, change_case, note, place, said
from handlers.reported import REPORTS
from handlers.routing import Channel
from handlers.storm import ACTIVE, WINDOW, Said
from handlers.watch.clocks import said_since
from handlers.watch.tally import is_critical
from handlers.watch.topics import Found, topic_for
from handlers.watch.vocabulary import sources_of, spoken_of

MOST_TOPICS = 5
"""Beside them stands one for the rest and one for grave matters: so many cards at most in a channel."""
FLOOD = timedelta(minutes=10)
"""So many new cards of one brand as the configuration allows may come in that time."""
LOOKED_AT = 500
MOVED = 100
"""Cases that go from the rest to a topic that has just been found, at most."""
ALONE = 15
"""Grave cases, and first ones of authors with reach, that get a card of their own within ..."""
AN_HOUR = timedelta(hours=1)
CALM = timedelta(minutes=10)
"""So long nothing asks for it: then each case gets its card again."""


def topic_of_new(ctx: Context, brand: str, comment: Comment, assessment: Assessment) -> LiveTopic | None:
    """The topic that a new case belongs to; None if it gets a card of its own."""
    if comment.kind is Kind.MESSAGE or brand not in ctx.team.brands:
        return None
    gathering = active(ctx, brand)
    if gathering is None:
        if not ctx.uow.cases.flooded(brand, ctx.now - FLOOD, ctx.team.watch.cards_at_most):
            return None
        gathering = begin(ctx, brand, "flood")
    grave = bool(assessment.hold)
    if (grave or _has_reach(ctx, gathering, comment)) and _room(ctx, gathering):
        return None
    topics = ctx.uow.topics.find(gathering_id=gathering.id)
    if grave:
        return _named(ctx, gathering, topics, GRAVE)
    with_keys = [one for one in topics if one.key]
    found = _place(comment, assessment, with_keys)
    return with_keys[found] if found >= 0 else _named(ctx, gathering, topics, OTHER)


def _place(comment: Comment, assessment: Assessment | None, topics: Sequence[LiveTopic | Found]) -> int:
    sense = assessment.sense if assessment else ""
    return topic_for(comment.text, [one.key for one in topics], sense, [one.middle for one in topics])


def stand(ctx: Context, topic: LiveTopic, channels: Sequence[Channel]) -> None:
    """Its card stands where the card of its case would have stood."""
    names = tuple(f"{channel.platform}:{channel.id}" for channel in channels)
    if set(names) <= set(topic.channels):
        return
    for name, channel in zip(names, channels, strict=True):
        if name not in topic.channels:
            head = place(ctx, "topic", topic.id, channel)
            if topic.name != REPORTS:
                place(ctx, "topic-said", topic.id, channel, parent=head.id)
    ctx.uow.topics.save(replace(topic, channels=tuple(dict.fromkeys((*topic.channels, *names)))))


def active(ctx: Context, brand: str) -> Gathering | None:
    return next(iter(ctx.uow.gatherings.find(brand=brand, ended_at=None)), None)


def begin(ctx: Context, brand: str, why: str) -> Gathering:
    gathering = ctx.uow.gatherings.add(Gathering(brand=brand, why=why, began_at=ctx.now, alone_since=ctx.now))
    note(ctx, BOT, "gathering.begun", f"gathering:{gathering.id}", why=why)
    _find(ctx, gathering)
    return gathering


def keep(ctx: Context, brand: str) -> None:
    """Once a minute: begin, look for further topics, end."""
    why = _asked_for(ctx, brand)
    gathering = active(ctx, brand)
    if gathering is None:
        if why:
            _touch_storms(ctx, brand)
            begin(ctx, brand, why)
        return
    if why or ctx.uow.cases.flooded(brand, ctx.now - FLOOD, ctx.team.watch.cards_at_most // 2):
        if gathering.calm_since is not None:
            ctx.uow.gatherings.save(replace(gathering, calm_since=None))
        _find(ctx, gathering)
        for topic in ctx.uow.topics.find(gathering_id=gathering.id):
            ctx.uow.placements.touch("topic-said", topic.id)
    elif gathering.calm_since is None:
        ctx.uow.gatherings.save(replace(gathering, calm_since=ctx.now))
    elif ctx.now - gathering.calm_since >= CALM:
        _end(ctx, gathering)


def let_go(ctx: Context, brand: str) -> None:
    """A person has ended what asked for it: nobody waits for calm then."""
    gathering = active(ctx, brand)
    if gathering is None or gathering.why != "crisis" or _asked_for(ctx, brand):
        return
    if not ctx.uow.cases.flooded(brand, ctx.now - FLOOD, ctx.team.watch.cards_at_most // 2):
        _end(ctx, gathering)


def _asked_for(ctx: Context, brand: str) -> str:
    """What asks for it: a storm or crisis from the configured level on."""
    level = ctx.team.watch.topic_cards_from
    storms = ctx.uow.storms.find(brand=brand, state=tuple(state.value for state in ACTIVE))
    # Once risen that far it stays until it calms down: figures tremble.
    if any(storm.highest_level >= level and storm.calm_since is None for storm in storms):
        return "storm"
    crises = ctx.uow.crises.find(brand=brand, state="running")
    return "crisis" if any(not one.drill and one.level >= level for one in crises) else ""


def _touch_storms(ctx: Context, brand: str) -> None:
    """Their cards say where new comments go."""
    for storm in ctx.uow.storms.find(brand=brand, state=tuple(state.value for state in ACTIVE)):
        ctx.uow.placements.touch("storm", storm.id)


def _has_reach(ctx: Context, gathering: Gathering, comment: Comment) -> bool:
    """Somebody many listen to, whose first comment in this storm it is."""
    if (comment.author.followers or 0) < ctx.team.watch.reach_from:
        return False
    return ctx.uow.comments.count_by_author(comment.source, comment.author.id, gathering.began_at) <= 1


def _room(ctx: Context, gathering: Gathering) -> bool:
    """Whether one more case gets a card of its own; counted if it does."""
    fresh = ctx.now - gathering.alone_since >= AN_HOUR
    so_far = 0 if fresh else gathering.alone
    if so_far >= ALONE:
        return False
    since = ctx.now if fresh else gathering.alone_since
    ctx.uow.gatherings.save(replace(gathering, alone=so_far + 1, alone_since=since))
    return True


def _named(ctx: Context, gathering: Gathering, topics: Sequence[LiveTopic], name: str) -> LiveTopic:
    known = next((one for one in topics if one.name == name and not one.words), None)
    return known or _add(ctx, gathering, Found(key="", words="", count=0, new=False), name=name)


def _add(ctx: Context, gathering: Gathering, found: Found, *, name: str) -> LiveTopic:
    added = ctx.uow.topics.add(
        LiveTopic(
            gathering_id=gathering.id,
            brand=gathering.brand,
            name=name,
            words=found.words,
            key=found.key,
            middle=found.middle,
            new=found.new,
            opened_at=ctx.now,
            last_at=ctx.now,
        )
    )
    note(ctx, BOT, "topic.found", f"gathering:{gathering.id}", topic=added.id)
    return added


def _find(ctx: Context, gathering: Gathering) -> None:
    """Topics of what no topic holds yet, as long as there is room for their cards."""
    topics = [one for one in ctx.uow.topics.find(gathering_id=gathering.id) if one.key]
    if len(topics) >= MOST_TOPICS:
        return
    sources = sources_of(ctx.team, gathering.brand)
    since = max(ctx.now - WINDOW, gathering.began_at - WINDOW)
    critical = [one for one in said_since(ctx, sources, since, LOOKED_AT) if is_critical(one.assessment)]
    left = [one for one in critical if _place(one.comment, one.assessment, topics) < 0]
    for found in spoken_of(ctx, gathering.brand, left, MOST_TOPICS - len(topics)):
        _open(ctx, gathering, found, left)


def _open(ctx: Context, gathering: Gathering, found: Found, said: Sequence[Said]) -> None:
    """A topic is found: its cases so far come over from the rest."""
    topic = _add(ctx, gathering, found, name=found.name)
    rest = [one for one in ctx.uow.topics.find(gathering_id=gathering.id) if one.name == OTHER]
    ids = tuple(one.comment.id for one in said if _place(one.comment, one.assessment, (found,)) == 0)[:MOVED]
    cases = ctx.uow.cases.find(comment_id=ids, topic_id=rest[0].id) if rest and ids else []
    if not cases:
        return
    for case in cases:
        change_case(ctx, case, topic_id=topic.id)
    moved = sum(1 + case.others for case in cases)
    ctx.uow.topics.count(topic.id, moved, ctx.now)
    ctx.uow.topics.count(rest[0].id, -moved, ctx.now)
    ctx.uow.topics.flush()
    stand(ctx, ctx.uow.topics.get(topic.id), channels_of(rest[0], ctx))


def channels_of(topic: LiveTopic, ctx: Context) -> list[Channel]:
    """Where its card stands."""
    return [
        Channel(platform=placed.platform, id=placed.channel, language=placed.language)
        for placed in ctx.uow.placements.of("topic", topic.id)
    ]


def _end(ctx: Context, gathering: Gathering) -> None:
    """Each case gets its card again; what is open stays in the queue and on its topic, and one message says so."""
    ctx.uow.gatherings.save(replace(gathering, ended_at=ctx.now))
    topics = ctx.uow.topics.find(gathering_id=gathering.id)
    tallies = [tally for topic in topics for tally in ctx.uow.cases.tallies(topic.id)]
    over = sum(one.cases for one in tallies if one.state in {state.value for state in DONE})
    cases = sum(one.cases for one in tallies)
    comments = sum(one.comments for one in tallies)
    note(
        ctx,
        BOT,
        "gathering.ended",
        f"gathering:{gathering.id}",
        cases=cases,
        comments=comments,
        open=cases - over,
    )
    sentence = said(
        "notice-gathered",
        "",
        {
            "brand": gathering.brand,
            "comments": str(comments),
            "cases": str(cases),
            "over": str(over),
            "open": str(cases - over),
        },
    )
    for topic in topics:
        ctx.uow.placements.touch("topic", topic.id)
    for channel in dict.fromkeys(channel for topic in topics for channel in channels_of(topic, ctx)):
        place(ctx, "notice", 0, channel, params=sentence)
    _touch_storms(ctx, gathering.brand)


def count(ctx: Context, case: Case, comments: int) -> None:
    """Further comments of a case that stands on a topic; written down with the rest of the delivery."""
    if case.topic_id:
        ctx.uow.topics.count(case.topic_id, comments, ctx.now)
