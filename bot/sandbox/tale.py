"""What a story is made of: chapters with what is said in public, what people do in chat, and words for who watches."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta

Words = Mapping[str, str]
"""One text in the languages of the page: `de`, `en`."""
SAYING = {
    "de": ("Genau so. {}", "{} Hier auch.", "Dito: {}", "{} Unfassbar.", "{} Kann ich bestätigen."),
    "en": ("Same here: {}", "{} Me too.", "Exactly. {}", "{} Unbelievable.", "{} Can confirm."),
}
"""How those who say the same dress it up, in each language."""
"""How others say the same."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Said:
    """One comment of the story; `echoes` others say the same."""

    post: str
    author: str
    followers: int
    text: str
    echoes: int = 0
    language: str = "de"


@dataclass(frozen=True, kw_only=True, slots=True)
class Act:
    """What one of the people does in chat, unless whoever watches has done it already."""

    who: str
    where: str
    """Platform."""
    on: str
    """On the newest message that holds this text."""
    press: str = ""
    """The label of a button or menu entry; or"""
    react: str = ""
    """the name of an emoji."""
    form: Mapping[str, str] = field(default_factory=dict[str, str])
    """How the form that follows is filled in, where one follows."""
    tell: Words


@dataclass(frozen=True, kw_only=True, slots=True)
class Show:
    """Where to look: as whom, and at the newest message with this text."""

    who: str
    find: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Chapter:
    tell: Words
    """What happens."""
    next: Words
    """What whoever watches may do now."""
    until: time = time()
    seconds: float = 0.0
    said: tuple[Said, ...] = ()
    acts: tuple[Act, ...] = ()
    """Done at the chapter's end."""
    show: Show | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Story:
    start: time
    zone: str
    chapters: tuple[Chapter, ...]
    end: Chapter
    """Stands there when all is told."""


def voices(said: Sequence[Said]) -> list[Said]:
    """Each comment, and those who say the same, spread over the chapter."""
    echoes = [
        Said(
            post=one.post,
            author=f"{one.author}_{number + 2}",
            followers=one.followers // 10,
            text=SAYING[one.language][number % len(SAYING[one.language])].format(one.text),
            language=one.language,
        )
        for one in said
        for number in range(one.echoes)
    ]
    found: list[Said] = []
    for place, one in enumerate(said):
        found.append(one)
        rest = len(said) - place - 1
        while echoes and (len(echoes) > rest or not rest):
            found.append(echoes.pop(0))
    return found


def next_at(after: datetime, clock: time) -> datetime:
    """The next moment with that clock time."""
    at = after.replace(hour=clock.hour, minute=clock.minute, second=0, microsecond=0)
    return at if at > after else at + timedelta(days=1)
