"""The one user of slack_bolt: takes what Slack sends, acknowledges once it is committed, shows the answer."""

import asyncio
import time
from collections.abc import Callable, Coroutine, Mapping
from contextlib import suppress
from dataclasses import replace
from typing import Any

import structlog
from aiohttp import web
from slack_bolt.adapter.aiohttp import to_aiohttp_response
from slack_bolt.adapter.socket_mode.async_internals import run_async_bolt_app, send_async_response
from slack_bolt.app.async_app import AsyncApp
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.context.ack.async_ack import AsyncAck
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_bolt.response import BoltResponse
from slack_sdk.signature import SignatureVerifier
from slack_sdk.socket_mode.async_client import AsyncBaseSocketModeClient
from slack_sdk.socket_mode.request import SocketModeRequest
from slack_sdk.web.async_client import AsyncWebClient

from bot.cards.parts import Card
from bot.chat import Dispatch, Outcome, TokenRevoked
from bot.slack.again import Again, Listening
from bot.slack.answers import Answers
from bot.slack.chat import SlackChat
from bot.slack.homes import Homes
from bot.slack.inbound import Received, changed_group, gone_account, read
from bot.slack.manifest import EVENTS_PATH
from bot.slack.socket import Pace, Socket
from bot.work import persist
from handlers.errors import Unavailable
from handlers.events import AccountGone, Actor, Clicked, HomeOpened, Pointed, Submitted

ACK_WITHIN = 2.4
"""Seconds. Slack waits for three; the core has answered or withdrawn within two."""
_SENSELESS = (AttributeError, KeyError, RecursionError, TypeError, ValueError)
"""What bolt raises on a payload of a shape that it doesn't expect."""
log = structlog.get_logger(__name__)


class SlackGateway:
    """Socket Mode with an app token, else signed requests. `chat` is what everybody else sends with.

    `not_done` is what a person reads for whom a form came too late.
    """

    def __init__(
        self,
        *,
        chat: SlackChat,
        dispatch: Dispatch,
        not_done: Callable[[Actor], Card],
        app_token: str = "",
        signing_secret: str = "",
        listening: Listening | None = None,
        pace: Pace | None = None,
    ) -> None:
        self.chat = chat
        self._api = chat.api
        self._dispatch = dispatch
        self._answers = Answers(chat=chat, not_done=not_done)
        self._pace = pace or Pace()
        self._verifier = SignatureVerifier(signing_secret) if signing_secret else None
        self._bolt = self._make_bolt()
        self._running: set[asyncio.Task[Any]] = set()
        self._socket = (
            Socket(
                api=self._api,
                app_token=app_token,
                listener=self._from_socket,
                opened=self._read_again,
                pace=self._pace,
            )
            if app_token
            else None
        )
        self._again = (
            Again(
                api=self._api,
                listening=listening,
                own=lambda: chat.identity.user,
                hand_on=self._happened_meanwhile,
            )
            if listening
            else None
        )
        self._rereading: asyncio.Task[None] | None = None
        self.homes = Homes(draw=self._drawn_home, publish=self._answers.publish)
        self._refreshing: asyncio.Task[None] | None = None

    @property
    def ready(self) -> bool:
        """Slack knows us, and what people do reaches us."""
        return bool(self.chat.identity.user) and (self._socket is None or self._socket.connected)

    async def start(self) -> None:
        """Raises TokenRevoked if Slack refuses a token; where Slack is merely away, it is tried on."""
        self._api.open()
        try:
            await self._introduce()
            if self._socket is not None:
                await self._socket.start()
        except TokenRevoked:
            await self._api.close()
            raise
        if self._socket is None:
            self._read_again()
        self._refreshing = asyncio.create_task(self.homes.run())
        self._refreshing.add_done_callback(self._ended)

    def changed(self) -> None:
        """Something was committed: a list that somebody looks at may be another one now."""
        self.homes.changed()

    async def stop(self) -> None:
        """Finish what has begun, then leave."""
        for task in (self._rereading, self._refreshing):
            if task is not None:
                task.cancel()
                await asyncio.gather(task, return_exceptions=True)
        with suppress(TimeoutError):
            async with asyncio.timeout(ACK_WITHIN):
                while self._running:  # what ends may begin an answer
                    await asyncio.wait(self._running)
        unfinished = set(self._running)
        for task in unfinished:
            task.cancel()
        await asyncio.gather(*unfinished, return_exceptions=True)
        if self._socket is not None:
            await self._socket.stop()
        await self._api.close()

    async def _introduce(self) -> None:
        try:
            self.chat.identity = await self._api.identity()
        except Unavailable as away:
            log.warning("slack is away, trying on", what=away.what)
            self._begin(self._introduce_later())

    async def _introduce_later(self) -> None:
        while not self.chat.identity.user:
            await asyncio.sleep(self._pace.pause)
            try:
                self.chat.identity = await self._api.identity()
            except (Unavailable, TokenRevoked) as error:
                log.warning("slack does not tell who we are", reason=str(error))
        self._read_again()

    # -- what comes in

    def routes(self) -> list[web.RouteDef]:
        """The address for signed requests; none in Socket Mode."""
        return [web.post(EVENTS_PATH, self._from_http)] if self._verifier and not self._socket else []

    async def _from_http(self, request: web.Request) -> web.Response:
        body = await request.read()
        if not self._is_signed(body, request.headers):
            return web.Response(status=401)
        try:
            asked = AsyncBoltRequest(
                body=body.decode(), query=request.query_string, headers=dict(request.headers)
            )
        except _SENSELESS:
            return web.Response(status=400)
        return await to_aiohttp_response(await self._bolt.async_dispatch(asked))

    def _is_signed(self, body: bytes, headers: Mapping[str, str]) -> bool:
        timestamp = headers.get("X-Slack-Request-Timestamp", "")
        signature = headers.get("X-Slack-Signature", "")
        # The verifier raises on a timestamp that is no number and on a signature that is not ASCII.
        if self._verifier is None or not (
            timestamp.isascii() and timestamp.isdigit() and signature.isascii()
        ):
            return False
        return len(timestamp) < 16 and self._verifier.is_valid(body, timestamp, signature)

    async def _from_socket(self, client: AsyncBaseSocketModeClient, request: SocketModeRequest) -> None:
        """Everything is acknowledged: what makes no sense makes none when it comes again."""
        await self._begin(self._acknowledge(client, request))

    async def _acknowledge(self, client: AsyncBaseSocketModeClient, request: SocketModeRequest) -> None:
        started = time.time()
        try:
            response = await run_async_bolt_app(self._bolt, request)
        except _SENSELESS as error:
            log.warning("a payload from slack makes no sense", kind=request.type, error=type(error).__name__)
            response = BoltResponse(status=200)
        if response.status != 200:
            response = BoltResponse(status=200)
        await send_async_response(client, request, response, started)

    def _make_bolt(self) -> AsyncApp:
        async def authorize() -> AuthorizeResult:
            who = self.chat.identity
            return AuthorizeResult(enterprise_id=None, team_id=who.team, bot_user_id=who.user, bot_id=who.bot)

        async def receive(req: AsyncBoltRequest, ack: AsyncAck) -> BoltResponse:
            return await self._receive(req.body, ack)

        # Without a token of its own bolt neither looks into the environment nor asks auth.test at the first click.
        bolt = AsyncApp(
            client=AsyncWebClient(base_url=self._api.base_url, logger=self._api.logger),
            authorize=authorize,
            logger=self._api.logger,
            request_verification_enabled=False,  # done before anything is parsed
            ignoring_self_events_enabled=False,  # done here, for payloads of any shape
        )
        bolt.middleware(receive)
        return bolt

    async def _receive(self, payload: object, ack: AsyncAck) -> BoltResponse:
        if group := changed_group(payload):
            self.chat.group_changed(group)
            return await ack()
        if account := gone_account(payload):
            gone = AccountGone(platform="slack", account=account)
            self._begin(persist(lambda: self._dispatch(gone)))
            return await ack()
        received = read(payload)
        if received is None or received.event.actor.account == self.chat.identity.user:
            return await ack()
        if isinstance(received.event, Pointed):
            received = replace(received, event=self._linked(received.event))
        outcome = self._begin(self._dispatch(received.event, delivery=received.delivery))
        await asyncio.wait({outcome}, timeout=ACK_WITHIN)
        errors = _errors(received, outcome.result()) if outcome.done() else {}
        if errors:
            return await ack(response_action="errors", errors=errors)
        self._begin(self._answer(received, outcome))
        return await ack()

    async def _answer(self, received: Received, outcome: asyncio.Task[Outcome]) -> None:
        """What a person has done on the app's home shows there at once: the page is drawn anew."""
        done = await outcome
        self._note_home(received, done)
        await self._answers.give(received, done)
        event = received.event
        if received.at_home and isinstance(event, Clicked | Submitted) and not (done.form or done.replaces):
            opened = HomeOpened(actor=event.actor, place=event.place)
            shown = await self._dispatch(opened)
            page = replace(received, event=opened)
            self._note_home(page, shown)
            await self._answers.give(page, shown)

    def _note_home(self, received: Received, done: Outcome) -> None:
        if isinstance(received.event, HomeOpened) and done.private is not None and not done.refused:
            self.homes.shown(received, done.private)
        elif received.at_home and done.replaces:
            self.homes.left(received.event.actor.account)

    async def _drawn_home(self, opened: Received) -> Card | None:
        done = await self._dispatch(opened.event)
        return None if done.refused else done.private

    def _read_again(self) -> None:
        """What happened before somebody listened (again). What is under way begins anew: it may have passed by."""
        if self._again is None or not self.chat.identity.user:
            return
        if self._rereading is not None:
            self._rereading.cancel()
        self._rereading = asyncio.create_task(self._again.read())
        self._rereading.add_done_callback(self._ended)

    async def _happened_meanwhile(self, received: Received) -> None:
        await self._answers.give(received, await self._dispatch(received.event, delivery=received.delivery))

    def _linked(self, event: Pointed) -> Pointed:
        place = event.message.place
        link = self.chat.permalink(place.channel, place.message_id, thread=place.thread)
        return replace(event, message=replace(event.message, link=link))

    def _begin(self, work: Coroutine[Any, Any, Any]) -> asyncio.Task[Any]:
        task = asyncio.create_task(work)
        self._running.add(task)
        task.add_done_callback(self._ended)
        return task

    def _ended(self, task: asyncio.Task[Any]) -> None:
        self._running.discard(task)
        if not task.cancelled() and (error := task.exception()):
            log.error("a defect in the slack gateway", exc_info=error)


def _errors(received: Received, outcome: Outcome) -> dict[str, str]:
    """Sentences for fields of a form that stays open; Slack takes only such as the form has."""
    event = received.event
    if not isinstance(event, Submitted):
        return {}
    return {field: sentence for field, sentence in outcome.errors if field in event.values}
