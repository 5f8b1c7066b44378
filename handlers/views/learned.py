"""The view of what the team has taught triage: who by role, and what difference it makes. No names, no ranking."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from handlers.clicks import Click
from handlers.errors import NotFound
from handlers.flags import folded_flag
from handlers.lessons import active_lessons, with_texts
from handlers.people import Brand, Person, Team
from handlers.ports import UnitOfWork
from handlers.triage.effect import LOOKED_AT, Difference, difference
from handlers.triage.taught import Corrections, Lesson

MOST_SHOWN = 6
"""Comments that taught something, the newest first."""
FIRST_ROLE = ("admin", "crisis_lead", "approver", "deputy", "moderator", "legal", "viewer")
"""By which role somebody with several is counted."""
GONE = "gone"
"""Role of those whom the configuration no longer knows."""


@dataclass(frozen=True, kw_only=True, slots=True)
class BrandLearned:
    brand: str
    lessons: int
    by_role: Mapping[str, int]
    difference: Difference
    """All lessons of the brand against none."""


@dataclass(frozen=True, kw_only=True, slots=True)
class CommentLearned:
    """What one comment taught."""

    comment_id: int
    text: str
    """Hostile; empty where it is folded away or forgotten."""
    flags: tuple[tuple[str, bool], ...]
    """Flag, and whether it is due."""
    role: str
    at: datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class LearnedView:
    """Private card `learned`: what was just taught by one comment, or all of it."""

    what: str
    """missed, reflagged; empty for the overview."""
    case_id: int
    brands: tuple[BrandLearned, ...]
    newest: tuple[CommentLearned, ...]
    by_this: Difference | None
    """What the lessons of this one comment change beside all others."""
    target: None = None

    def undo(self, one: CommentLearned) -> Click:
        return Click(verb="unteach", kind="comment", id=one.comment_id, version=1)

    def open(self) -> Click:
        return Click(verb="case", kind="case", id=self.case_id, version=1)


def learned_view(number: int, params: Mapping[str, str], uow: UnitOfWork, team: Team) -> LearnedView:
    """`number`: the comment whose lessons are new; 0 for all brands."""
    lessons = active_lessons(uow)
    mine = [one for one in lessons if one.comment_id == number]
    names = dict.fromkeys([one.brand for one in mine]) if number else dict.fromkeys(team.brands)
    newest = mine if number else [one for one in lessons if one.brand in names]
    return LearnedView(
        what=params.get("what", ""),
        case_id=int(params.get("case", "0")),
        brands=tuple(_brand(name, lessons, uow, team) for name in names),
        newest=_comments(newest, uow, team),
        by_this=_by_this(mine, lessons, uow, team) if mine else None,
    )


def _brand(name: str, lessons: list[Lesson], uow: UnitOfWork, team: Team) -> BrandLearned:
    own = [one for one in lessons if one.brand == name]
    return BrandLearned(
        brand=name,
        lessons=len(own),
        by_role=Counter(_role(team.people.get(one.person)) for one in own),
        difference=_difference(name, [], own, uow, team),
    )


def _by_this(mine: list[Lesson], lessons: list[Lesson], uow: UnitOfWork, team: Team) -> Difference:
    brand = mine[0].brand
    own = [one for one in lessons if one.brand == brand]
    return _difference(brand, [one for one in own if one not in mine], own, uow, team)


def _difference(
    name: str, without: list[Lesson], with_them: list[Lesson], uow: UnitOfWork, team: Team
) -> Difference:
    sources = tuple(source.name for source in team.sources.values() if source.brand == name)
    judged = uow.browse.newest(sources, LOOKED_AT) if with_them else []
    return difference(
        judged,
        team.brands.get(name) or Brand(name=name),
        Corrections(with_texts(uow, without)),
        Corrections(with_texts(uow, with_them)),
    )


def _comments(lessons: list[Lesson], uow: UnitOfWork, team: Team) -> tuple[CommentLearned, ...]:
    found: dict[int, list[Lesson]] = {}
    for lesson in reversed(lessons):
        found.setdefault(lesson.comment_id, []).append(lesson)
    return tuple(_comment(own, uow, team) for own in list(found.values())[:MOST_SHOWN])


def _comment(own: list[Lesson], uow: UnitOfWork, team: Team) -> CommentLearned:
    first = own[-1]
    return CommentLearned(
        comment_id=first.comment_id,
        text=_text(first, uow),
        flags=tuple((one.flag, one.due) for one in reversed(own)),
        role=_role(team.people.get(first.person)),
        at=first.at,
    )


def _text(lesson: Lesson, uow: UnitOfWork) -> str:
    try:
        comment = uow.comments.version(lesson.comment_id, lesson.version)
        thought = uow.comments.assessment(lesson.comment_id, lesson.version)
    except NotFound:
        return ""
    folded = thought is not None and folded_flag((*thought.flags, *(thought.untaught or ())))
    return "" if folded or comment.deleted_at is not None else comment.text


def _role(person: Person | None) -> str:
    roles: frozenset[str] = person.roles if person else frozenset()
    return next((role for role in FIRST_ROLE if role in roles), GONE)
