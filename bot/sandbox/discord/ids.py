"""Ids: the fixed ones of the little world, and fresh snowflakes."""

from collections.abc import Callable
from datetime import UTC, datetime

from bot.sandbox.discord.wire import EPOCH_MS

APPLICATION = "100000000000000001"
"""Also the id of the bot's user, as in every application made since 2016."""
GUILD = "300000000000000001"

CATEGORY = "400000000000000100"
INBOX = "400000000000000001"
APPROVALS = "400000000000000002"
PRESS = "400000000000000003"
LEGAL = "400000000000000004"
LOBBY = "400000000000000005"

MODERATORS = "500000000000000001"
APPROVERS = "500000000000000002"
CRISIS_LEADS = "500000000000000003"
BOT_ROLE = "500000000000000009"


def instant(snowflake: str) -> datetime:
    """When an id was given out."""
    return datetime.fromtimestamp(((int(snowflake) >> 22) + EPOCH_MS) / 1000, UTC)


class Snowflakes:
    """Ids that say when they were made and always rise, whichever way the clock is turned."""

    def __init__(self, now: Callable[[], datetime]) -> None:
        self._now = now
        self._last = 0

    def __call__(self) -> str:
        made = (int(self._now().timestamp() * 1000) - EPOCH_MS) << 22
        self._last = max(self._last + 1, made)
        return str(self._last)
