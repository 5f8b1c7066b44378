"""What people on Slack are called, and who of them is an app: asked for once, and again after a while."""

import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

import structlog

from bot.slack.api import Api
from handlers.errors import BreakwaterError

MOST = 2_000
LASTS = 3_600.0
"""Seconds."""
log = structlog.get_logger(__name__)


@dataclass(frozen=True, kw_only=True, slots=True)
class Known:
    name: str = ""
    is_bot: bool = False


NOTHING = Known()


class Names:
    def __init__(self, *, api: Api, clock: Callable[[], float] = time.monotonic) -> None:
        self._api = api
        self._clock = clock
        self._known: OrderedDict[str, tuple[float, Known]] = OrderedDict()

    async def of(self, account: str) -> str:
        """Empty if Slack does not tell: a name is never worth a failure."""
        return (await self._about(account)).name

    async def is_bot(self, account: str) -> bool:
        """False if Slack does not tell: rather a word too much to an app than none to a person."""
        return (await self._about(account)).is_bot

    async def _about(self, account: str) -> Known:
        until, known = self._known.get(account, (0.0, NOTHING))
        if not account or self._clock() < until:
            return known
        try:
            async with self._api.asking("users.info"):
                user = (await self._api.once.users_info(user=account)).get("user") or {}
        except BreakwaterError as error:
            log.info("a name could not be had", account=account, reason=str(error))
            return known
        profile = user.get("profile") or {}
        name = str(profile.get("display_name") or user.get("real_name") or user.get("name") or "")[:200]
        known = Known(name=name, is_bot=user.get("is_bot") is True)
        self._known[account] = (self._clock() + LASTS, known)
        if len(self._known) > MOST:
            self._known.popitem(last=False)
        return known
