"""What the acting person alone gets to see: a form, a message nobody else sees, their page of the app's home."""

from collections import deque
from collections.abc import Awaitable, Callable
from functools import partial

import structlog

from bot.cards.parts import Card, Form
from bot.chat import Outcome
from bot.slack.api import SlackRefused, in_our_words
from bot.slack.chat import SlackChat
from bot.slack.forms import render_form
from bot.slack.inbound import Received
from bot.slack.render import Message, render_home, render_over
from handlers.errors import BreakwaterError
from handlers.events import Actor, Commanded, HomeOpened, Reacted

Way = Callable[[Received, Message], Awaitable[bool]]
log = structlog.get_logger(__name__)


class Answers:
    """Nothing raises from here: an answer that can't be shown is tried another way, then logged."""

    def __init__(self, *, chat: SlackChat, not_done: Callable[[Actor], Card]) -> None:
        self._chat = chat
        self._api = chat.api
        self._not_done = not_done
        self._opened: deque[str] = deque(maxlen=500)
        """Triggers that were used: far more than come within the three seconds that one lives."""

    async def give(self, received: Received, outcome: Outcome) -> None:
        if outcome.form is not None:
            await self._open(received, outcome.form)
        elif outcome.private is not None:
            if outcome.replaces and await self._replaced(received, outcome.private):
                return
            if isinstance(received.event, Reacted) and await self._chat.is_bot(received.event.actor.account):
                return  # apps react too, and nothing in the event says so: there is nobody to read it
            home = isinstance(received.event, HomeOpened) or (received.at_home and outcome.replaces)
            await (self.publish if home else self._whisper)(received, outcome.private)

    async def _replaced(self, received: Received, card: Card) -> bool:
        """Only what the person alone sees: a card that everybody sees is the display's."""
        if not received.event.place.private or not received.response_url:
            return False
        try:
            return await self._chat.with_pictures(card, partial(self._in_place, received))
        except BreakwaterError as error:
            log.info("a private message was not replaced", reason=str(error))
            return False

    async def _in_place(self, received: Received, message: Message) -> bool:
        await self._api.respond(received.response_url, {"replace_original": True, **message})
        return True

    async def _open(self, received: Received, form: Form) -> None:
        """The trigger works once and for three seconds; too late is told, so that nobody waits for a form."""
        if received.trigger in self._opened:
            return  # the same click, delivered again
        self._opened.append(received.trigger)
        place = received.event.place
        view = render_form(form, place, response_url=received.response_url if place.private else "")
        try:
            async with in_our_words("views.open"):
                await self._api.once.views_open(trigger_id=received.trigger, view=view)
        except BreakwaterError as error:
            if isinstance(error, SlackRefused) and error.code == "exchanged_trigger_id":
                return  # another process was given the same click: the form is open
            log.warning("a form could not be opened", verb=form.click.verb, reason=str(error))
            await self._whisper(received, self._not_done(received.event.actor))

    async def publish(self, received: Received, card: Card) -> bool:
        """False: it was not taken."""
        try:
            await self._chat.with_pictures(card, partial(self._page, received))
        except BreakwaterError as error:
            log.warning("the home could not be shown", reason=str(error))
            return False
        return True

    async def _page(self, received: Received, message: Message) -> None:
        async with in_our_words("views.publish"):
            await self._api.patient.views_publish(
                user_id=received.event.actor.account, view=render_home(message)
            )

    async def _whisper(self, received: Received, card: Card) -> None:
        """A command may come from where the bot is no member: its own way back goes first."""
        ways: list[Way] = [self._ephemeral, self._respond, self._over, self._directly]
        if isinstance(received.event, Commanded):
            ways[:2] = [self._respond, self._ephemeral]
        for way in ways:
            try:
                if await self._chat.with_pictures(card, partial(way, received)):
                    return
            except BreakwaterError as error:
                log.warning("a private answer did not get through", way=way.__name__, reason=str(error))
        log.error("a private answer was not shown", event_type=type(received.event).__name__)

    async def _ephemeral(self, received: Received, message: Message) -> bool:
        place, thread = received.event.place, received.event.place.thread
        if not place.channel:
            return False
        if isinstance(received.event, Reacted):
            # A reaction does not say in which thread its message stands.
            thread = await self._chat.thread_of(place.channel, place.message_id)
        async with in_our_words("chat.postEphemeral"):
            await self._api.patient.chat_postEphemeral(
                channel=place.channel,
                user=received.event.actor.account,
                thread_ts=thread or None,
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

    async def _over(self, received: Received, message: Message) -> bool:
        """Over the app's home, which has no place for messages."""
        if not (received.at_home and received.trigger) or received.trigger in self._opened:
            return False
        self._opened.append(received.trigger)
        async with in_our_words("views.open"):
            await self._api.once.views_open(trigger_id=received.trigger, view=render_over(message))
        return True

    async def _directly(self, received: Received, message: Message) -> bool:
        """The person has left the channel meanwhile, or there is none."""
        async with in_our_words("chat.postMessage"):
            await self._api.once.chat_postMessage(
                channel=received.event.actor.account, unfurl_links=False, unfurl_media=False, **message
            )
        return True
