"""The prepared statements of a brand that are in service, and which of them want a manager's eye."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from handlers.people import Brand, Team
from handlers.ports import UnitOfWork
from handlers.texts.announcement import Statement
from handlers.texts.statement import KINDS, Kind

LANGUAGES = ("de", "en")
SOON = timedelta(days=14)


@dataclass(frozen=True, kw_only=True, slots=True)
class DueStatement:
    """One that has to be looked at."""

    brand: str
    kind: Kind
    language: str
    title: str = ""
    """The occasion, as typed: hostile. Empty: the general one of its kind."""
    owner: str = ""
    """Person id; empty where nobody has approved the shipped text."""
    until: datetime | None = None
    """When its approval runs out or ran out; None: there never was one."""
    overdue: bool = True
    """False: it still holds, but not for long."""


def language_of(brand: Brand) -> str:
    return brand.language if brand.language in LANGUAGES else "en"


def general(uow: UnitOfWork, brand: str, kind: Kind, language: str) -> Statement | None:
    """The one of its kind that was written for no single occasion."""
    return next((one for one in in_service(uow, brand, kind=kind, language=language) if not one.title), None)


def in_service(uow: UnitOfWork, brand: str, **only: str) -> list[Statement]:
    """What managers have written for a brand: by kind, language and occasion."""
    found = uow.statements.find(brand=brand, retired_at=None, **only)
    return sorted(found, key=lambda one: (KINDS.index(one.kind), one.language, one.title.casefold(), one.id))


def statements_due(
    uow: UnitOfWork, team: Team, now: datetime, *, within: timedelta = SOON
) -> tuple[DueStatement, ...]:
    """By brand: what was never approved (in the brand's own language), what has run out, and what will within that
    time. What is out of service is never due."""
    found: list[DueStatement] = []
    for brand in team.brands.values():
        language = language_of(brand)
        found += [
            DueStatement(brand=brand.name, kind=kind, language=language)
            for kind in KINDS
            if general(uow, brand.name, kind, language) is None
        ]
        found += [
            _due(one, now) for one in in_service(uow, brand.name) if one.approve_again_at <= now + within
        ]
    return tuple(found)


def _due(one: Statement, now: datetime) -> DueStatement:
    return DueStatement(
        brand=one.brand,
        kind=one.kind,
        language=one.language,
        title=one.title,
        owner=one.owner,
        until=one.approve_again_at,
        overdue=one.approve_again_at <= now,
    )
