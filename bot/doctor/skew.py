"""The clock of this machine, against what a platform's servers say."""

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from bot.doctor.findings import Finding, attention, broken, ok

SOON, WRONG = 30, 240
"""Seconds. Signed requests are refused from five minutes on."""


def server_time(header: str) -> datetime | None:
    """What a `Date` header says."""
    try:
        at = parsedate_to_datetime(header)
    except ValueError:
        return None
    return at if at.tzinfo else at.replace(tzinfo=UTC)


def skew(platform: str, header: str, now: datetime) -> Finding:
    """`now`: as we thought it was when the answer came."""
    at = server_time(header)
    if at is None:
        return attention("clock", "doctor-clock-untold", platform=platform)
    seconds = round((now - at).total_seconds())
    late = {"platform": platform, "seconds": abs(seconds), "way": "ahead" if seconds > 0 else "behind"}
    if abs(seconds) >= WRONG:
        return broken("clock", "doctor-clock-wrong", **late)
    if abs(seconds) >= SOON:
        return attention("clock", "doctor-clock-off", **late)
    return ok("clock", "doctor-clock-fine", platform=platform)
