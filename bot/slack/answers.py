"""What the acting person alone gets to see: a form, or a message that nobody else sees."""

from collections import deque
from collections.abc import Awaitable, Callable

import structlog

from bot.cards.parts import Card, Form
from bot.chat import Outcome
from bot.slack.api import Api, SlackRefused, in_our_words
from bot.slack.forms import render_form
from bot.slack.inbound import Received
from bot.slack.render import Message, render_card
from handlers.errors import BreakwaterError
from handlers.events import Actor, Commanded

Way = Callable[[Received, Message], Awaitable[bool]]
log = structlog.get_logger(__name__)


class Answers:
    """Nothing raises from here: an answer that can't be shown is tried another way, then logged."""

    def __init__(self, *, api: Api, not_done: Callable[[Actor], Card]) -> None:
        self._api = api
        self._not_done = not_done
        self._opened: deque[str] = deque(maxlen=500)
        """Triggers that were used: far more than come within the three seconds that one lives."""

    async def give(self, received: Received, outcome: Outcome) -> None:
        if outcome.form is not None:
            await self._open(received, outcome.form)
        elif outcome.private is not None:
            await self._whisper(received, outcome.private)

    async def _open(self, received: Received, form: Form) -> None:
        """The trigger works once and for three seconds; too late is told, so that nobody waits for a form."""
        if received.trigger in self._opened:
            return  # the same click, delivered again
        self._opened.append(received.trigger)
        view = render_form(form, received.event.place)
        try:
            async with in_our_words("views.open"):
                await self._api.once.views_open(trigger_id=received.trigger, view=view)
        except BreakwaterError as error:
            if isinstance(error, SlackRefused) and error.code == "exchanged_trigger_id":
                return  # another process was given the same click: the form is open
            log.warning("a form could not be opened", verb=form.click.verb, reason=str(error))
            await self._whisper(received, self._not_done(received.event.actor))

    async def _whisper(self, received: Received, card: Card) -> None:
        """A command may come from where the bot is no member: its own way back goes first."""
        ways: list[Way] = [self._ephemeral, self._respond]
        if isinstance(received.event, Commanded):
            ways.reverse()
        for way in ways:
            try:
                if await way(received, render_card(card)):
                    return
            except BreakwaterError as error:
                log.warning("a private answer did not get through", way=way.__name__, reason=str(error))
        log.error("a private answer was not shown", event_type=type(received.event).__name__)

    async def _ephemeral(self, received: Received, message: Message) -> bool:
        place = received.event.place
        if not place.channel:
            return False
        async with in_our_words("chat.postEphemeral"):
            await self._api.patient.chat_postEphemeral(
                channel=place.channel,
                user=received.event.actor.account,
                thread_ts=place.thread or None,
                **message,
            )
        return True

    async def _respond(self, received: Received, message: Message) -> bool:
        if not received.response_url:
            return False
        thread = {"thread_ts": received.event.place.thread} if received.event.place.thread else {}
        answer = {"response_type": "ephemeral", "replace_original": False, **message, **thread}
        await self._api.respond(received.response_url, answer)
        return True
