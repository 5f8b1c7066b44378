"""The time of the next public word: suggested, typed, and named in a public text."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from handlers.errors import Refused
from handlers.people import Brand

DAYS = {
    "de": ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}
SAID = {"de": ("um {time} Uhr", "am {day} um {time} Uhr"), "en": ("at {time}", "on {day} at {time}")}
"""How a public text names a time of today, and of another day."""
ROUND = 5 * 60
"""Seconds: nobody promises 19:27."""


def suggested(now: datetime, brand: Brand, every: timedelta) -> str:
    """The next promise as it stands in the form: by the brand's clock, on five minutes."""
    at = now + every
    at += timedelta(seconds=-at.timestamp() % ROUND)
    return f"{at.astimezone(ZoneInfo(brand.time_zone)):%H:%M}"


def promised(typed: str, now: datetime, brand: Brand) -> datetime:
    """When the clock of the brand shows that time next. Raises Refused for anything but HH:MM."""
    at = _today(typed, now, brand, field="next")
    return (at if at > now.astimezone(at.tzinfo) else at + timedelta(days=1)).astimezone(UTC)


def last_shown(typed: str, now: datetime, brand: Brand, *, field: str) -> datetime:
    """When the clock of the brand showed that time last. Raises Refused for anything but HH:MM."""
    at = _today(typed, now, brand, field=field)
    return (at if at <= now.astimezone(at.tzinfo) else at - timedelta(days=1)).astimezone(UTC)


def _today(typed: str, now: datetime, brand: Brand, *, field: str) -> datetime:
    hours, colon, minutes = typed.strip().partition(":")
    digits = hours.isascii() and hours.isdigit() and minutes.isascii() and minutes.isdigit()
    if not (
        colon and digits and len(hours) <= 2 and len(minutes) == 2 and int(hours) < 24 and int(minutes) < 60
    ):
        raise Refused("refused-time-invalid", field=field, quote=typed)
    local = now.astimezone(ZoneInfo(brand.time_zone))
    return local.replace(hour=int(hours), minute=int(minutes), second=0, microsecond=0)


def said_time(at: datetime, now: datetime, brand: Brand, language: str) -> str:
    """um 19:30 Uhr; am Sonntag um 08:00 Uhr"""
    zone = ZoneInfo(brand.time_zone)
    local = at.astimezone(zone)
    today, other = SAID[language]
    form = today if local.date() == now.astimezone(zone).date() else other
    return form.format(time=f"{local:%H:%M}", day=DAYS[language][local.weekday()])
