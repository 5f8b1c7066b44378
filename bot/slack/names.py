"""What people on Slack are called: asked for once, and again after a while."""

import time
from collections import OrderedDict
from collections.abc import Callable

import structlog

from bot.slack.api import Api
from handlers.errors import BreakwaterError

MOST = 2_000
LASTS = 3_600.0
"""Seconds."""
log = structlog.get_logger(__name__)


class Names:
    def __init__(self, *, api: Api, clock: Callable[[], float] = time.monotonic) -> None:
        self._api = api
        self._clock = clock
        self._known: OrderedDict[str, tuple[float, str]] = OrderedDict()

    async def of(self, account: str) -> str:
        """Empty if Slack does not tell: a name is never worth a failure."""
        until, name = self._known.get(account, (0.0, ""))
        if not account or self._clock() < until:
            return name
        try:
            async with self._api.asking("users.info"):
                user = (await self._api.once.users_info(user=account)).get("user") or {}
        except BreakwaterError as error:
            log.info("a name could not be had", account=account, reason=str(error))
            return name
        profile = user.get("profile") or {}
        name = str(profile.get("display_name") or user.get("real_name") or user.get("name") or "")[:200]
        self._known[account] = (self._clock() + LASTS, name)
        if len(self._known) > MOST:
            self._known.popitem(last=False)
        return name
