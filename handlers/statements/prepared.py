"""Which prepared text counts: the one that managers wrote, else the shipped one."""

from dataclasses import dataclass

from handlers.errors import NotFound, Refused
from handlers.people import Brand
from handlers.ports import Context, UnitOfWork
from handlers.texts.announcement import Statement
from handlers.texts.prepared import LANGUAGES, general, language_of
from handlers.texts.statement import KINDS, Kind, Seed, is_closed


@dataclass(frozen=True, kw_only=True, slots=True)
class Wanted:
    """What a control asks for."""

    kind: Kind
    language: str
    own: int = 0
    """Id of one that managers wrote for an occasion; 0: the general one."""

    def __str__(self) -> str:
        return f"{self.kind}-{self.language}" + (f"-{self.own}" if self.own else "")


@dataclass(frozen=True, kw_only=True, slots=True)
class Prepared:
    """What a form is filled into."""

    seed: Seed
    language: str
    text: str
    short: str
    approved: bool
    """A manager has approved it, and that still holds."""
    own: Statement | None
    """None: the shipped text."""

    @property
    def closed(self) -> bool:
        """Nothing free can get into it, and what it says was approved."""
        return self.approved and is_closed(self.text) and is_closed(self.short)


def wanted(choice: str, brand: Brand) -> Wanted:
    """`holding`, `holding-en` or `holding-en-7`; without a language the brand's counts. Raises Refused."""
    name, _, rest = choice.partition("-")
    language, _, own = rest.partition("-")
    kind: Kind | None = next((kind for kind in KINDS if kind == name), None)
    numbered = own.isascii() and own.isdigit() and len(own) < 16
    if kind is None or (language and language not in LANGUAGES) or (own and not numbered):
        raise Refused("refused-unknown-click")
    return Wanted(kind=kind, language=language or language_of(brand), own=int(own or 0))


def prepared(ctx: Context, brand: Brand, asked: Wanted) -> Prepared:
    """Raises Refused where no statement of that kind ships, or the one that is meant is out of service."""
    seed = ctx.seeds.get(asked.kind)
    if seed is None:
        raise Refused("refused-gone")
    own = _meant(ctx.uow, brand.name, asked)
    if own is None:
        text, short, approved = seed.text[asked.language], seed.short[asked.language], False
    else:
        text, short, approved = own.text, own.short, own.approve_again_at > ctx.now
    return Prepared(seed=seed, language=asked.language, text=text, short=short, approved=approved, own=own)


def _meant(uow: UnitOfWork, brand: str, asked: Wanted) -> Statement | None:
    if not asked.own:
        return general(uow, brand, asked.kind, asked.language)
    try:
        own = uow.statements.get(asked.own)
    except NotFound:
        raise Refused("refused-gone") from None
    if (own.brand, own.kind, own.language) != (brand, asked.kind, asked.language):
        raise Refused("refused-gone")
    if own.retired_at is not None:
        raise Refused("refused-statement-retired")
    return own
