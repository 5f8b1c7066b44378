"""Which part of the queue somebody looks at, as it stands in the ids of the view's controls."""

from dataclasses import dataclass

from handlers.clicks import Click
from handlers.comment import Purpose, Urgency
from handlers.flags import MEANINGS
from handlers.people import Person, Team

SECTIONS = ("mine", "free", "waiting", "late", "asked", "digest")
"""In hand, unowned, waiting for this person's yes, overdue, escalated to this person, told together only."""
PAGE = 10
LAST_PAGE = 99
"""Nobody turns a hundred pages: filters get there."""
PURPOSES = tuple(purpose.value for purpose in Purpose)


@dataclass(frozen=True, kw_only=True, slots=True)
class Look:
    """Section, page and filters; an empty filter lets everything through."""

    section: str = "mine"
    page: int = 0
    brand: str = ""
    flag: str = ""
    purpose: str = ""
    urgency_from: Urgency = Urgency.LOW


def sections_of(person: Person) -> tuple[str, ...]:
    """Nothing waits for somebody whose yes counts for nothing."""
    return SECTIONS if person.says_yes else tuple(name for name in SECTIONS if name != "waiting")


def names_of(person: Person) -> tuple[str, ...]:
    """How escalations name those whom they ask."""
    return (person.id, *(f"role:{role}" for role in sorted(person.roles)))


def brands_of(team: Team) -> tuple[str, ...]:
    return tuple(sorted(team.brands))[:99]


def flags_of(team: Team) -> tuple[str, ...]:
    """The shipped ones, then those of the configuration."""
    return (*MEANINGS, *(name for name in sorted(team.policy.words) if name not in MEANINGS))[:99]


def click_of(look: Look, team: Team, verb: str = "queue", choice: str = "") -> Click:
    """An id that brings this very part back, whichever process it reaches. Of a brand or flag that the configuration
    has lost meanwhile the filter changes, and the view says which one it is."""
    number = _place(look.purpose, PURPOSES) * 100 + _place(look.flag, flags_of(team))
    number = number * 100 + _place(look.brand, brands_of(team))
    number = (number * 10 + int(look.urgency_from)) * 100 + min(look.page, LAST_PAGE)
    return Click(
        verb=verb,
        choice=choice or look.section,
        kind="queue",
        id=number,
        version=SECTIONS.index(look.section) + 1,
    )


def look_of(click: Click, team: Team) -> Look:
    """What `click_of` was given; of nonsense the plain beginning of a section."""
    rest, page = divmod(click.id, 100)
    rest, urgency = divmod(rest, 10)
    rest, brand = divmod(rest, 100)
    purpose, flag = divmod(rest, 100)
    return Look(
        section=SECTIONS[(click.version - 1) % len(SECTIONS)],
        page=page,
        brand=_name(brand, brands_of(team)),
        flag=_name(flag, flags_of(team)),
        purpose=_name(purpose, PURPOSES),
        urgency_from=Urgency(urgency) if urgency in set(Urgency) else Urgency.LOW,
    )


def _place(name: str, names: tuple[str, ...]) -> int:
    return names.index(name) + 1 if name in names else 0


def _name(place: int, names: tuple[str, ...]) -> str:
    return names[place - 1] if 0 < place <= len(names) else ""
