"""What people teach triage, for their brand: kept as lessons, taken back on request or when somebody corrects again."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta

from handlers.case import Case
from handlers.comment import Comment
from handlers.effects import Effect, Option, ShowCard, Tell
from handlers.errors import Refused
from handlers.events import Clicked, Commanded
from handlers.flags import MEANINGS
from handlers.people import Person
from handlers.permissions import acting, may
from handlers.ports import Context
from handlers.records import note
from handlers.triage.taught import KEPT, Lesson, teachable
from handlers.views.facts import target_of

DAY = timedelta(days=1)
MOST_A_DAY = 20
"""Corrections by one person that teach; more are honoured on their cases and teach nothing."""
MOST_OPTIONS = 24
"""A choice holds 25 on Discord, one of which may be "none of these"."""


def flag_options(ctx: Context) -> list[Option]:
    """The flags that a person can name, as choices of a form."""
    shipped = [Option(value=name, key=f"flag-{name}") for name in MEANINGS]
    own = [Option(value=name, text=name) for name in ctx.team.policy.words if name not in MEANINGS]
    return [*shipped, *own][:MOST_OPTIONS]


def learn(ctx: Context, person: Person, case: Case, comment: Comment, now: str) -> int:
    """Somebody said that the case is `now` (a flag, or none of them). How many lessons were drawn."""
    was = {flag.name for flag in case.flags if flag.name not in KEPT}
    drawn = [(flag, False) for flag in sorted(was - {now})]
    if now not in {flag.name for flag in case.flags}:
        drawn.append((now, True))
    return teach(ctx, person, target_of(case, ctx.team).brand.name, comment, drawn)


def teach(
    ctx: Context, person: Person, brand: str, comment: Comment, drawn: Iterable[tuple[str, bool]]
) -> int:
    """In place of what this comment taught before: each flag, and whether it is due. How many lessons that makes."""
    _take_back(ctx, comment.id)
    mine = [one for one in ctx.uow.lessons.find(person=person.id) if one.at > ctx.now - DAY]
    if len({one.comment_id for one in mine}) >= MOST_A_DAY:
        return 0
    lessons = [(flag, due) for flag, due in drawn if teachable(flag)]
    for flag, due in lessons:
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
    return len(lessons)


def _take_back(ctx: Context, comment_id: int) -> int:
    active = ctx.uow.lessons.find(comment_id=comment_id, active=True)
    for lesson in active:
        ctx.uow.lessons.save(replace(lesson, active=False))
    return len(active)


def unteach(event: Clicked, ctx: Context) -> list[Effect]:
    """What one comment taught is taken back; its case stays as somebody has flagged it."""
    person = acting(event, ctx)
    taken = _take_back(ctx, event.click.id)
    if not taken:
        raise Refused("refused-nothing-taught")
    note(
        ctx,
        person.id,
        "lesson.undone",
        f"comment:{event.click.id}",
        event.click.id,
        lessons=taken,
        platform=event.actor.platform,
    )
    return [Tell(key="told-untaught", params={"count": taken})]


def commanded(event: Commanded, ctx: Context) -> list[Effect]:
    """What the team has taught so far, and what difference that makes."""
    refusal = may("comments", event.actor.person, ctx.team)
    if refusal is not None:
        raise refusal
    return [ShowCard(kind="learned", subject=0)]
