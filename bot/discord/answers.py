"""What the acting person alone gets to see: a form, a message that nobody else sees, or the bare nod."""

import asyncio
from collections.abc import Callable, Mapping
from typing import Any

import structlog

from bot.cards.parts import Card, Form
from bot.chat import Outcome
from bot.discord.forms import Pages, render_form
from bot.discord.inbound import Asked, Received
from bot.discord.render import EPHEMERAL, render_card
from bot.discord.rest import ANSWERED_ALREADY, UNKNOWN_INTERACTION, Api, DiscordRefused
from handlers.errors import BreakwaterError, Unavailable
from handlers.events import Actor
from handlers.ports import Words

CALLBACK = "/interactions/{interaction_id}/{interaction_token}/callback"
FOLLOW_UP = "/webhooks/{application_id}/{webhook_token}"
ORIGINAL = "/webhooks/{application_id}/{webhook_token}/messages/@original"
MESSAGE, DEFER, NOD, UPDATE, MODAL = 4, 5, 6, 7, 9
ANSWER_WITHIN = 3.0
"""Seconds from the click until Discord tells the person that it failed."""
PAUSE = 0.25
TRIES = 3
log = structlog.get_logger(__name__)


class Answers:
    """Nothing raises from here: an answer that can't be shown is logged."""

    def __init__(self, *, api: Api, words: Callable[[Actor], Words]) -> None:
        self._api = api
        self._words = words

    async def give(self, received: Received, outcome: Outcome, *, until: float) -> None:
        """As first answer, before `until` on the loop's clock."""
        asked = received.asked
        if asked is None:
            return
        try:
            if outcome.form is not None:
                await self._open(asked, outcome.form, until)
            elif outcome.private is not None and outcome.replaces and asked.on_private:
                await self._first(asked, UPDATE, until, render_card(outcome.private, pictures=False))
            elif outcome.private is not None:
                await self._first(asked, MESSAGE, until, _private(outcome.private))
            elif asked.on_message:
                await self._first(asked, NOD, until)
            else:
                await self._first(asked, MESSAGE, until, _private(self._nothing(received)))
        except BreakwaterError as error:
            self._lost(received, error)

    def _nothing(self, received: Received) -> Card:
        """A command can't be answered by a bare nod."""
        return Card(first_line=self._words(received.event.actor)("discord-command-nothing"))

    async def _open(self, asked: Asked, form: Form, until: float) -> None:
        drawn = render_form(form)
        if isinstance(drawn, Pages):
            first, *further = drawn.messages
            await self._first(asked, MESSAGE, until, first)
            for message in further:
                await self._follow(asked, message)
        else:
            await self._first(asked, MODAL, until, drawn)

    async def defer(self, received: Received, *, until: float) -> bool:
        """The core takes longer than Discord waits: tell it that the answer will come. False if it is too late."""
        asked = received.asked
        if asked is None:
            return False
        try:
            if asked.on_message:
                await self._first(asked, NOD, until)
            else:
                await self._first(asked, DEFER, until, {"flags": EPHEMERAL})
            return True
        except BreakwaterError as error:
            self._lost(received, error)
            return False

    async def late(self, received: Received, outcome: Outcome) -> None:
        """After `defer`: a form can't be opened any more, which is said."""
        asked = received.asked
        if asked is None:
            return
        card = outcome.private
        if outcome.form is not None:
            card = Card(first_line=self._words(received.event.actor)("discord-form-too-late"))
        if card is None and not asked.on_message:
            card = self._nothing(received)
        try:
            if card is not None and outcome.replaces and asked.on_private:
                await self._edit(asked, render_card(card))
            elif card is not None:
                await self._follow(asked, _private(card))
        except BreakwaterError as error:
            self._lost(received, error)

    async def _first(
        self, asked: Asked, kind: int, until: float, data: Mapping[str, Any] | None = None
    ) -> None:
        """Repeated where it got lost: Discord takes but one, so that no second one does harm."""
        loop = asyncio.get_running_loop()
        body = {"type": kind, "data": data} if data is not None else {"type": kind}
        where = {"interaction_id": asked.id, "interaction_token": asked.token}
        while True:
            left = until - loop.time()
            try:
                await self._api.call("POST", CALLBACK, where, json=body, within=max(left, 0.05))
                return
            except DiscordRefused as refused:
                if refused.code == ANSWERED_ALREADY:
                    return
                raise
            except Unavailable as away:
                if loop.time() + PAUSE >= until:
                    raise
                await asyncio.sleep(min(away.retry_after or PAUSE, PAUSE))

    async def _follow(self, asked: Asked, message: Mapping[str, Any]) -> None:
        """A further private message, within fifteen minutes. Rather shown twice than not at all."""
        where = {"application_id": self._api.application, "webhook_token": asked.token}
        for left in reversed(range(TRIES)):
            try:
                await self._api.call("POST", FOLLOW_UP, where, json=message)
                return
            except Unavailable as away:
                if not left:
                    raise
                await asyncio.sleep(away.retry_after or 1.0)

    async def _edit(self, asked: Asked, message: Mapping[str, Any]) -> None:
        """The private message that the control stands on, after it was only nodded at."""
        where = {"application_id": self._api.application, "webhook_token": asked.token}
        await self._api.call("PATCH", ORIGINAL, where, json=message)

    def _lost(self, received: Received, error: BreakwaterError) -> None:
        late = isinstance(error, DiscordRefused) and error.code == UNKNOWN_INTERACTION
        kind = type(received.event).__name__
        log.error("an answer was not shown", event_type=kind, late=late, reason=str(error))


def _private(card: Card) -> Mapping[str, Any]:
    return render_card(card, ephemeral=True, pictures=False)
