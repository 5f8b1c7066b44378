"""What a corrected case teaches triage, for its brand: kept as lessons, taken back when the case is corrected again."""

from dataclasses import replace
from datetime import timedelta

from handlers.case import Case
from handlers.comment import Comment
from handlers.people import Person
from handlers.ports import Context
from handlers.triage.taught import KEPT, Lesson, teachable
from handlers.views.facts import target_of

DAY = timedelta(days=1)
MOST_A_DAY = 20
"""Corrections by one person that teach; more are honoured on their cases and teach nothing."""


def learn(ctx: Context, person: Person, case: Case, comment: Comment, now: str) -> int:
    """Somebody said that the case is `now` (a flag, or none of them). How many lessons were drawn."""
    for lesson in ctx.uow.lessons.find(comment_id=comment.id, active=True):
        ctx.uow.lessons.save(replace(lesson, active=False))
    mine = [one for one in ctx.uow.lessons.find(person=person.id) if one.at > ctx.now - DAY]
    if len({one.comment_id for one in mine}) >= MOST_A_DAY:
        return 0
    was = {flag.name for flag in case.flags if flag.name not in KEPT}
    drawn = [(flag, False) for flag in sorted(was - {now})]
    if now not in {flag.name for flag in case.flags}:
        drawn.append((now, True))
    drawn = [(flag, due) for flag, due in drawn if teachable(flag)]
    brand = target_of(case, ctx.team).brand.name
    for flag, due in drawn:
        ctx.uow.lessons.add(
            Lesson(
                brand=brand,
                comment_id=comment.id,
                version=comment.version,
                flag=flag,
                due=due,
                person=person.id,
                at=ctx.now,
            )
        )
    return len(drawn)
