"""The view of a storm: what its alarm shows, and what can be done with it."""

from dataclasses import replace
from datetime import datetime, timedelta

from handlers.comment import Comment
from handlers.crisis.crisis import CrisisState
from handlers.errors import NotFound
from handlers.flags import folded_flag
from handlers.people import Brand, Team
from handlers.ports import UnitOfWork
from handlers.storm import ACTIVE, Scope, Storm, StormState, Stream
from handlers.views.shapes import StormView
from handlers.watch.masking import unnamed

BEFORE = timedelta(hours=3)
"""What the curve shows before the wave."""
STEP = timedelta(minutes=5)
LONGEST = timedelta(hours=24)


def storm_view(storm_id: int, uow: UnitOfWork, team: Team) -> StormView:
    storm = uow.storms.get(storm_id)
    return StormView(
        storm=storm,
        brand=team.brands.get(storm.brand) or Brand(name=storm.brand),
        taken_by=team.people.get(storm.taken_by),
        ended_by=team.people.get(storm.ended_by),
        samples=_samples(storm, uow),
        curve=_curve(storm, uow),
        gathered_since=next(
            (one.began_at for one in uow.gatherings.find(brand=storm.brand, ended_at=None)), None
        ),
        allowed=_verbs(storm),
        sharper_until=_sharper_until(storm, uow, team),
    )


def _sharper_until(storm: Storm, uow: UnitOfWork, team: Team) -> datetime | None:
    ends = [one.ended_at for one in uow.crises.find(storm=storm.id, state=CrisisState.OVER) if one.ended_at]
    return max(ends) + team.watch.aftermath if ends and team.watch.aftermath else None


def storm_shown(storm_id: int, uow: UnitOfWork, team: Team) -> StormView:
    """The same for one person's eyes; the curve stands on the card in the channel."""
    return replace(storm_view(storm_id, uow, team), curve=())


def _verbs(storm: Storm) -> frozenset[str]:
    match storm.state:
        case StormState.OPEN:
            return frozenset({"stormtake", "start", "stormkeep", "stormnone"})
        case StormState.TAKEN:
            return frozenset({"start", "stormkeep", "stormnone"})
        case StormState.DISMISSED:
            return frozenset({"stormback"})
        case StormState.CALM:
            return frozenset()


def _samples(storm: Storm, uow: UnitOfWork) -> tuple[Comment, ...]:
    """What was said, without what is folded away; comments that their authors took back are gone."""
    found: list[Comment] = []
    for id_ in storm.figures.samples if storm.state in ACTIVE else ():
        try:
            comment = uow.comments.get(id_)
        except NotFound:
            continue  # forgotten since
        thought = uow.comments.assessment(comment.id, comment.version)
        if comment.deleted_at is None and not (thought and folded_flag(thought.flags)):
            text = unnamed(comment.text, comment.author.name, kept=(storm.brand,))
            found.append(replace(comment, text=text))
    return tuple(found)


def _curve(storm: Storm, uow: UnitOfWork) -> tuple[tuple[datetime, int], ...]:
    """Comments per five minutes, from before the wave until the card was last brought up to date."""
    until = storm.figures.at
    since = max(storm.since - BEFORE, until - LONGEST)
    since -= (since - datetime.min.replace(tzinfo=since.tzinfo)) % STEP
    buckets = {since + place * STEP: 0 for place in range((until - since) // STEP + 1)}
    scope = Scope.TOPIC if storm.topic else Scope.BRAND
    stream = Stream(scope=scope, brand=storm.brand, name=storm.topic)
    for one in uow.watch.minutes(stream, since, until):
        place = one.minute - (one.minute - since) % STEP
        buckets[place] = buckets.get(place, 0) + one.total
    return tuple(buckets.items())
