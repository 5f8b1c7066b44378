"""Days and times as people type them, by the clock on their wall: 24.12. 14:30, morgen 9 Uhr, in 2h, Montag."""

import re
from datetime import UTC, date, datetime, time, timedelta
from types import MappingProxyType
from zoneinfo import ZoneInfo

MORNING = time(9)
"""Of a day that was named without a time."""
LONGEST = 40
"""Characters; whatever is longer is neither."""
NEAR = MappingProxyType({"heute": 0, "today": 0, "morgen": 1, "tomorrow": 1, "übermorgen": 2})
WEEK = (
    ("mo", "montag", "mon", "monday"),
    ("di", "dienstag", "tue", "tuesday"),
    ("mi", "mittwoch", "wed", "wednesday"),
    ("do", "donnerstag", "thu", "thursday"),
    ("fr", "freitag", "fri", "friday"),
    ("sa", "samstag", "sonnabend", "sat", "saturday"),
    ("so", "sonntag", "sun", "sunday"),
)
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})", re.ASCII)
_DOTTED = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.?\s?(\d{4})?", re.ASCII)
_CLOCK = re.compile(
    r"(?:um |at )?(?P<hour>\d{1,2})(?:[:.](?P<minute>\d{2}))? ?(?P<unit>uhr|am|pm)?", re.ASCII
)
_DAY_AND_CLOCK = re.compile(rf"(?:(?P<day>.+?)(?:t|,? ))?(?P<clock>{_CLOCK.pattern})", re.ASCII)
_IN = re.compile(
    r"in (?P<count>\d{1,4}) ?(?:(?P<minutes>min|minuten?|minutes?)|(?P<hours>h|std|stunden?|hours?)"
    r"|(?P<days>d|tag|tagen|days?)|(?P<weeks>w|wochen?|weeks?))\.?",
    re.ASCII,
)


def day_in(typed: str, today: date) -> date | None:
    """None for what is no day. One without its year is the next such day; so is a day of the week, today left out."""
    text = _plain(typed)
    if text in NEAR:
        return today + timedelta(days=NEAR[text])
    for number, names in enumerate(WEEK):
        if text.removesuffix(".") in names:
            return today + timedelta(days=(number - today.weekday() - 1) % 7 + 1)
    if found := _ISO.fullmatch(text):
        return _day(int(found[1]), int(found[2]), int(found[3]))
    if not (found := _DOTTED.fullmatch(text)):
        return None
    number, month = int(found[1]), int(found[2])
    if found[3]:
        return _day(int(found[3]), month, number)
    # A leap day may be years away.
    years = (_day(today.year + ahead, month, number) for ahead in range(9))
    return next((day for day in years if day is not None and day >= today), None)


def moment_in(typed: str, now: datetime, zone: ZoneInfo, at: time = MORNING) -> datetime | None:
    """Day and time, in UTC; a day alone means `at`, a time alone the next such time, `in 2h` from now on. None for
    anything else. It may lie in the past."""
    text = _plain(typed)
    local = now.astimezone(zone)
    if (found := _IN.fullmatch(text)) is not None:
        return _later(found, local)
    if (day := day_in(text, local.date())) is not None:
        return datetime.combine(day, at, tzinfo=zone).astimezone(UTC)
    found = _DAY_AND_CLOCK.fullmatch(text)
    clock = _clock(found["clock"]) if found else None
    if found is None or clock is None:
        return None
    if found["day"] is None:
        ahead = 1 if datetime.combine(local.date(), clock, tzinfo=zone) <= local else 0
        day = local.date() + timedelta(days=ahead)
    else:
        day = day_in(found["day"], local.date())
    return None if day is None else datetime.combine(day, clock, tzinfo=zone).astimezone(UTC)


def _plain(typed: str) -> str:
    """On one line, without a difference between capitals and others; empty if it is too long to mean anything."""
    text = " ".join(typed.split()).casefold()
    return text if len(text) <= LONGEST else ""


def _later(found: re.Match[str], local: datetime) -> datetime:
    """Days and weeks by the clock on the wall, which a changed clock doesn't move; hours and minutes as they pass."""
    count = int(found["count"])
    if found["days"] or found["weeks"]:
        return (local + timedelta(days=count * (7 if found["weeks"] else 1))).astimezone(UTC)
    minutes = count if found["minutes"] else 60 * count
    return local.astimezone(UTC) + timedelta(minutes=minutes)


def _clock(text: str) -> time | None:
    """A bare number is no time: it takes minutes or a word."""
    found = _CLOCK.fullmatch(text)
    if found is None or not (found["minute"] or found["unit"]):
        return None
    hour, minute = int(found["hour"]), int(found["minute"] or 0)
    if found["unit"] in {"am", "pm"}:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if found["unit"] == "pm" else 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
