"""What the cards of prepared statements show: all of a brand, and one in full."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from handlers.clicks import Click
from handlers.errors import NotFound
from handlers.people import Brand, Person, Team
from handlers.ports import UnitOfWork
from handlers.texts.announcement import Statement
from handlers.texts.prepared import general, in_service, language_of
from handlers.texts.statement import KINDS, Kind

PAGE = 8
NEW = tuple((kind, language) for language in ("de", "en") for kind in KINDS)


@dataclass(frozen=True, kw_only=True, slots=True)
class StockSeen:
    """One prepared statement as managers see it."""

    kind: Kind
    language: str
    statement: Statement | None
    """None: the shipped text, which no manager has approved."""
    owner: Person | None
    outdated: bool
    seed_changed: bool
    """The shipped text is another one since this was written."""


@dataclass(frozen=True, kw_only=True, slots=True)
class StockView:
    """Private card `stock`: subject is the brand's place in the configuration."""

    brand: Brand
    place: int
    rows: tuple[StockSeen, ...]
    page: int
    pages: int
    allowed: frozenset[str]

    @property
    def target(self) -> None:
        """About no single account."""

    def click(self, verb: str, choice: str = "-") -> Click:
        return Click(verb=verb, choice=choice, kind="brand", id=self.place, version=1)


@dataclass(frozen=True, kw_only=True, slots=True)
class StockTextView:
    """Private card `stock-text`: one in full; subject is the statement's id."""

    seen: StockSeen
    statement: Statement
    approved_by: Person | None
    place: int
    allowed: frozenset[str]

    @property
    def target(self) -> None:
        """About no single account."""

    def click(self, verb: str, choice: str = "-") -> Click:
        if verb == "stock":
            return Click(verb=verb, choice=choice, kind="brand", id=self.place, version=1)
        one = self.statement
        return Click(verb=verb, choice=choice, kind="statement", id=one.id, version=one.version)


def stock_view(place: int, params: Mapping[str, str], uow: UnitOfWork, team: Team) -> StockView:
    brands = list(team.brands.values())
    if not 0 <= place < len(brands):
        raise NotFound(f"brand {place}")
    brand = brands[place]
    shipped = [
        StockSeen(
            kind=kind,
            language=language_of(brand),
            statement=None,
            owner=None,
            outdated=False,
            seed_changed=False,
        )
        for kind in KINDS
        if general(uow, brand.name, kind, language_of(brand)) is None
    ]
    rows = [*shipped, *(_seen(one, params, team) for one in in_service(uow, brand.name))]
    pages = max(-(-len(rows) // PAGE), 1)
    wanted = params.get("page", "")
    number = int(wanted) if wanted.isascii() and wanted.isdigit() and len(wanted) < 5 else 1
    page = min(max(number, 1), pages)
    return StockView(
        brand=brand,
        place=place,
        rows=tuple(rows[(page - 1) * PAGE : page * PAGE]),
        page=page,
        pages=pages,
        allowed=frozenset({"stock", "stock-text", "statement-write"}),
    )


def stock_text_view(id: int, params: Mapping[str, str], uow: UnitOfWork, team: Team) -> StockTextView:
    one = uow.statements.get(id)
    in_use = (
        {"statement-again", "statement-write", "statement-retire"} if one.retired_at is None else set[str]()
    )
    place = team.place_of(one.brand)
    return StockTextView(
        seen=_seen(one, params, team),
        statement=one,
        approved_by=team.people.get(one.approved_by),
        place=max(place, 0),
        allowed=frozenset(in_use | ({"stock"} if place >= 0 else set[str]())),
    )


def _seen(one: Statement, params: Mapping[str, str], team: Team) -> StockSeen:
    shipped = params.get(f"seed-{one.kind}", one.seed)
    return StockSeen(
        kind=one.kind,
        language=one.language,
        statement=one,
        owner=team.people.get(one.owner),
        outdated=one.approve_again_at <= datetime.fromisoformat(params["now"]),
        seed_changed=bool(one.seed) and shipped != one.seed,
    )
