"""Slack as the bot finds it: token, scopes, the way in, channels. No socket is opened: it would take events from a
bot that runs."""

from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from datetime import datetime

from bot.chat import TokenRevoked
from bot.doctor.chat import ChatLook
from bot.doctor.findings import Finding, attention, broken, ok
from bot.doctor.skew import skew
from bot.settings import Environment, revealed
from bot.slack.api import Api, Identity
from bot.slack.chat import SlackChat
from bot.slack.manifest import SCOPES
from handlers.errors import BreakwaterError, Unavailable
from handlers.people import Team


@dataclass(frozen=True, kw_only=True, slots=True)
class SlackLook:
    env: Environment
    team: Team
    clock: Callable[[], datetime]
    lost: Callable[[str], str]

    async def findings(self) -> AsyncIterator[Finding]:
        if self.env.slack_bot_token is None:
            yield ok("slack", "doctor-slack-off")
            return
        api = Api(token=revealed(self.env.slack_bot_token), base_url=self.env.slack_api_url)
        api.open()
        try:
            async for finding in self._with(api):
                yield finding
        finally:
            await api.close()

    async def _with(self, api: Api) -> AsyncIterator[Finding]:
        try:
            identity = await api.identity()
        except TokenRevoked as refused:
            yield broken("slack", "doctor-slack-token", why=str(refused))
            return
        except BreakwaterError as error:
            yield broken("slack", "doctor-slack-away", why=str(error))
            return
        yield skew("Slack", identity.date, self.clock())
        yield ok("slack", "doctor-slack-fine", address=identity.address or identity.team)
        for finding in _scopes(identity):
            yield finding
        yield await self._way_in(api)
        chat = SlackChat(api=api)
        chat.identity = identity
        async for finding in ChatLook(rooms=chat, team=self.team, lost=self.lost).findings():
            yield finding

    async def _way_in(self, api: Api) -> Finding:
        if self.env.slack_app_token is None:
            return (
                ok("slack", "doctor-slack-signed")
                if self.env.slack_signing_secret
                else broken("slack", "doctor-slack-deaf")
            )
        try:
            await api.ticket(revealed(self.env.slack_app_token))
        except Unavailable as away:
            return attention("slack", "doctor-slack-socket-away", why=str(away))
        except BreakwaterError as refused:
            return broken("slack", "doctor-slack-app-token", why=str(refused))
        return ok("slack", "doctor-slack-socket")


def _scopes(identity: Identity) -> list[Finding]:
    if not identity.scopes:
        return [attention("slack", "doctor-slack-scopes-untold")]
    missing = [scope for scope in SCOPES if scope not in identity.scopes]
    if missing:
        return [
            broken("slack", "doctor-slack-scope", scope=scope, what=scope.replace(":", "-"))
            for scope in missing
        ]
    return [ok("slack", "doctor-slack-scopes", count=len(SCOPES))]
