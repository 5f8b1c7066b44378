"""What a team expects: a planned peak announced beforehand, or why an alarm was none. Bounded, logged, undoable."""

from dataclasses import replace
from datetime import timedelta

from handlers.ports import Context
from handlers.records import note
from handlers.storm import Expected, Storm

DAY = timedelta(days=1)
LESSONS = {"giveaway": (3.0, DAY), "praise": (2.0, 7 * DAY), "spam": (2.0, DAY), "known": (1.5, 3 * DAY)}
"""Why it was no storm -> up to how many times the usual nothing is said, and for how long. No lesson lasts longer, and
none reaches further than its own brand and topic: nobody can switch the watch off."""
LARGEST = 5.0
"""What a planned peak may be announced with."""
LONGEST = 14 * DAY


def factor(ctx: Context, brand: str, topic: str) -> float:
    """How many times the usual is fine now; 1 where nothing is expected."""
    found = [one.factor for one in standing(ctx, brand) if one.topic in {"", topic} and not one.source]
    planned = [
        peak.factor
        for peak in ctx.team.watch.peaks
        if peak.brand == brand and peak.starts_at <= ctx.now < peak.ends_at
    ]
    return min(LARGEST, max([1.0, *found, *planned]))


def standing(ctx: Context, brand: str) -> list[Expected]:
    return [
        one
        for one in ctx.uow.expected.find(brand=brand, undone_by="")
        if one.starts_at <= ctx.now < one.ends_at
    ]


def learn_from(ctx: Context, storm: Storm, reason: str, by: str) -> Expected:
    """The alarm was none. What was dismissed as known is measured by what it had reached."""
    times, span = LESSONS[reason]
    lesson = ctx.uow.expected.add(
        Expected(
            brand=storm.brand,
            topic=storm.topic,
            reason=reason,
            factor=times,
            starts_at=ctx.now,
            ends_at=ctx.now + span,
            by=by,
            storm=storm.id,
        )
    )
    note(ctx, by, "watch.taught", f"storm:{storm.id}", reason=reason, expected=lesson.id)
    return lesson


def unlearn(ctx: Context, storm: Storm, by: str) -> None:
    for lesson in ctx.uow.expected.find(storm=storm.id, undone_by=""):
        ctx.uow.expected.save(replace(lesson, undone_by=by, version=lesson.version + 1))
        note(ctx, by, "watch.untaught", f"storm:{storm.id}", expected=lesson.id)
