"""A new case: what it takes over from comment and assessment, and where its card stands."""

from dataclasses import replace
from datetime import timedelta
from typing import TypedDict

from handlers.case import Case
from handlers.cluster import group_of
from handlers.comment import Assessment, Comment, Flag, Purpose, Urgency
from handlers.digest import QUIET
from handlers.events import Like
from handlers.gathering import LiveTopic
from handlers.placement import AHEAD
from handlers.ports import Context
from handlers.promises import Promise, arm, clocked, promise
from handlers.records import BOT, note, place, place_notice, said
from handlers.relaying.digesting import collect, is_held, kind_of
from handlers.routing import card_channels, named_channels
from handlers.watch.gather import count, stand, topic_of_new

A_DAY = timedelta(hours=24)


class Seen(TypedDict):
    """What a case shows of the assessment."""

    urgency: Urgency
    purpose: Purpose
    flags: tuple[Flag, ...]
    language: str
    hold: str


def seen(assessment: Assessment) -> Seen:
    return Seen(
        urgency=assessment.urgency,
        purpose=assessment.purpose,
        flags=assessment.flags,
        language=assessment.language,
        hold=assessment.hold,
    )


def open_case(
    ctx: Context,
    comment: Comment,
    assessment: Assessment,
    like: Like | None = None,
    *,
    brand: str = "",
    channels: tuple[str, ...] = (),
    topic: LiveTopic | None = None,
    alone: bool = False,
) -> Case:
    """Make a case of a comment and place its cards: where `channels` says, else where the routes say. In storm mode it
    stands on the card of its topic instead, as it does where a `topic` is named. What can wait does so for its digest
    or for the end of the quiet hours, unless it has to stand `alone`."""
    source = ctx.team.sources.get(comment.source)
    brand = source.brand if source else brand
    waits = "" if alone or channels else kind_of(ctx.team, assessment, comment.kind)
    if not (topic or alone or channels or waits):
        topic = topic_of_new(ctx, brand, comment, assessment)
    if not (alone or channels or waits or topic) and is_held(ctx.team, brand, assessment, ctx.now):
        waits = QUIET
    case = clocked(
        Case(
            comment_id=comment.id,
            brand=brand,
            source=comment.source,
            **seen(assessment),
            opened_at=ctx.now,
            **_promised(ctx, brand, assessment, waits=bool(waits)),
            alike=like.group if like is not None else group_of(comment),
            topic_id=topic.id if topic else 0,
            author_count=max(
                1, ctx.uow.comments.count_by_author(comment.source, comment.author.id, ctx.now - A_DAY)
            ),
        ),
        ctx.team,
        ctx.now,
    )
    places = named_channels(channels, case, ctx.team) or card_channels(case, comment, ctx.team)
    if topic is not None and not places:
        case = replace(case, topic_id=0)  # no route wants it: it stands nowhere
    if waits and places:
        case = replace(case, digest=waits, digest_id=collect(ctx, waits, brand, places).id)
    case = ctx.uow.cases.add(case)
    arm(ctx, case)
    note(
        ctx,
        BOT,
        "case.opened",
        f"case:{case.id}",
        comment.id,
        urgency=case.urgency.name.lower(),
        flags=",".join(flag.name for flag in case.flags),
    )
    if not places:
        _unrouted(ctx, case)
    elif topic is not None:
        count(ctx, case, 1)
        stand(ctx, topic, places)
    elif not case.digest:
        ahead = AHEAD if _stands_out(ctx, case, comment) else None
        for channel in places:
            place(ctx, "case", case.id, channel, params=ahead)
    return case


def _stands_out(ctx: Context, case: Case, comment: Comment) -> bool:
    """A channel takes a card a second: in a wave a threat does not stand in line behind forty complaints."""
    heard = (comment.author.followers or 0) >= ctx.team.watch.reach_from
    return heard or bool(case.hold) or case.urgency is Urgency.NOW


def _promised(ctx: Context, brand: str, assessment: Assessment, *, waits: bool) -> Promise:
    """What is told together was put aside on purpose, what waits for the morning is promised then: no clock runs."""
    if waits:
        return Promise(promised_at=ctx.now, react_by=None, reply_by=None)
    return promise(ctx.team, brand, assessment.urgency, ctx.now)


def _unrouted(ctx: Context, case: Case) -> None:
    """No route wants it: the admins are told once a day and source, the case itself waits in the store."""
    subject = f"source:{case.source}"
    told = [entry for entry in ctx.uow.log.of(subject) if entry.type == "source.unrouted"]
    note(ctx, BOT, "case.unrouted", f"case:{case.id}", source=case.source)
    if told and told[-1].at > ctx.now - A_DAY:
        return
    note(ctx, BOT, "source.unrouted", subject)
    for channel in named_channels(ctx.team.policy.admin_channels, case, ctx.team):
        place_notice(ctx, case, channel, 0, (), said("notice-unrouted", "", {"source": case.source}))
