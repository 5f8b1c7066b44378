"""Reads the lessons that count, with what they were about."""

from collections.abc import Sequence
from contextlib import suppress
from typing import Protocol

from handlers.errors import NotFound
from handlers.stores import Comments, Rows
from handlers.triage.taught import MOST_LESSONS, Lesson, Taught


class HasLessons(Protocol):
    """What of a unit of work is needed to read them."""

    @property
    def lessons(self) -> Rows[Lesson]: ...
    @property
    def comments(self) -> Comments: ...


def active_lessons(uow: HasLessons, brand: str = "") -> list[Lesson]:
    """Those that count, oldest first: the newest of each brand, so that no brand pushes out another's."""
    found = uow.lessons.find(active=True, brand=brand) if brand else uow.lessons.find(active=True)
    by_brand: dict[str, list[Lesson]] = {}
    for lesson in found:
        by_brand.setdefault(lesson.brand, []).append(lesson)
    return [lesson for lessons in by_brand.values() for lesson in lessons[-MOST_LESSONS:]]


def with_texts(uow: HasLessons, lessons: Sequence[Lesson]) -> tuple[Taught, ...]:
    """The lessons with what they were about; those whose comment was forgotten are forgotten with it."""
    texts: dict[tuple[int, int], str] = {}
    for place in {(lesson.comment_id, lesson.version) for lesson in lessons}:
        with suppress(NotFound):
            texts[place] = uow.comments.version(*place).text
    return tuple(
        Taught(
            brand=lesson.brand,
            text=texts[lesson.comment_id, lesson.version],
            flag=lesson.flag,
            due=lesson.due,
            person=lesson.person,
        )
        for lesson in lessons
        if (lesson.comment_id, lesson.version) in texts
    )
