"""Which prepared text counts: the one that managers wrote, else the shipped one; and how a promise is named."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from handlers.announcement import Statement
from handlers.errors import Refused
from handlers.people import Brand
from handlers.ports import Context
from handlers.statement import KINDS, Kind, Seed, is_closed

DAYS = {
    "de": ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}
SAID = {"de": ("um {time} Uhr", "am {day} um {time} Uhr"), "en": ("at {time}", "on {day} at {time}")}
"""How a public text names a time of today, and of another day."""
ROUND = 5 * 60
"""Seconds: nobody promises 19:27."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Prepared:
    """What a form is filled into."""

    seed: Seed
    language: str
    text: str
    short: str
    approved: bool
    """A manager has approved it, and that still holds."""

    @property
    def closed(self) -> bool:
        """Nothing free can get into it, and what it says was approved."""
        return self.approved and is_closed(self.text) and is_closed(self.short)


def kind_and_language(choice: str, brand: Brand) -> tuple[Kind, str]:
    """`holding` or `holding-en`; without a language the brand's counts. Raises Refused."""
    name, _, language = choice.partition("-")
    kind: Kind | None = next((kind for kind in KINDS if kind == name), None)
    if kind is None or (language and language not in SAID):
        raise Refused("refused-unknown-click")
    return kind, language or (brand.language if brand.language in SAID else "en")


def prepared(ctx: Context, brand: Brand, kind: Kind, language: str) -> Prepared:
    """Raises Refused where no statement of that kind ships and none was written."""
    seed = ctx.seeds.get(kind)
    if seed is None:
        raise Refused("refused-gone")
    own = own_statement(ctx, brand.name, kind, language)
    if own is None:
        text, short, approved = seed.text[language], seed.short[language], False
    else:
        text, short, approved = own.text, own.short, own.approve_again_at > ctx.now
    return Prepared(seed=seed, language=language, text=text, short=short, approved=approved)


def own_statement(ctx: Context, brand: str, kind: Kind, language: str) -> Statement | None:
    return next(iter(ctx.uow.statements.find(brand=brand, kind=kind, language=language)), None)


def suggested(now: datetime, brand: Brand, every: timedelta) -> str:
    """The next promise as it stands in the form: by the brand's clock, on five minutes."""
    at = now + every
    at += timedelta(seconds=-at.timestamp() % ROUND)
    return f"{at.astimezone(ZoneInfo(brand.time_zone)):%H:%M}"


def promised(typed: str, now: datetime, brand: Brand) -> datetime:
    """When the clock of the brand shows that time next. Raises Refused for anything but HH:MM."""
    hours, colon, minutes = typed.strip().partition(":")
    digits = hours.isascii() and hours.isdigit() and minutes.isascii() and minutes.isdigit()
    if not (
        colon and digits and len(hours) <= 2 and len(minutes) == 2 and int(hours) < 24 and int(minutes) < 60
    ):
        raise Refused("refused-time-invalid", field="next", quote=typed)
    local = now.astimezone(ZoneInfo(brand.time_zone))
    at = local.replace(hour=int(hours), minute=int(minutes), second=0, microsecond=0)
    if at <= local:
        at += timedelta(days=1)
    return at.astimezone(UTC)


def said_time(at: datetime, now: datetime, brand: Brand, language: str) -> str:
    """um 19:30 Uhr; am Sonntag um 08:00 Uhr"""
    zone = ZoneInfo(brand.time_zone)
    local = at.astimezone(zone)
    today, other = SAID[language]
    form = today if local.date() == now.astimezone(zone).date() else other
    return form.format(time=f"{local:%H:%M}", day=DAYS[language][local.weekday()])
