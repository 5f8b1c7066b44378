"""What a person can find and see: themselves, channels, messages, forms; and what came of something they did."""

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from bot.sandbox.discord import components, message_payload, modals
from bot.sandbox.discord.changes import Changes
from bot.sandbox.discord.interactions import ANSWER_SECONDS, Interaction
from bot.sandbox.discord.permissions import can_see
from bot.sandbox.discord.wire import Asked, Callback, Flag, Json
from bot.sandbox.discord.world import Channel, Message, User
from bot.sandbox.kernel import ControlError, NotShown

FAILED = {
    "de": "Diese Interaktion ist fehlgeschlagen",  # codespell:ignore
    "en-US": "This interaction failed",
}
NO_ANSWER = {"de": "Die Anwendung reagiert nicht", "en-US": "The application did not respond"}
_FILL_SECONDS = 5.0
"""How long somebody looks at "is thinking"."""
_LOOK_SECONDS = 1.5
"""How long somebody waits for a change after a button was acknowledged without one."""
_SETTLE_SECONDS = 0.15
"""After the message has changed: for a private word that comes with it."""
_SLOWER = 4.0
"""So many times as long as the acknowledgement took may the rest take in addition."""


@dataclass(kw_only=True)
class Eyes:
    changes: Changes
    monotonic: Callable[[], float]
    forms: dict[str, tuple[Json, Interaction]] = field(default_factory=dict)
    """User id -> the form that is open on their screen, and what opened it."""

    def user(self, body: Mapping[str, Any], key: str = "user") -> User:
        """By the human's id ("jana") or the account's."""
        wanted = str(body[key])
        for user in self.changes.world.users.values():
            if wanted in {user.id, user.human} and not user.bot:
                return user
        raise ControlError(f"there is nobody called {wanted!r} on Discord")

    def channel(self, body: Mapping[str, Any], user: User) -> Channel:
        """By id or name, as far as this person sees it; `thread` goes into the thread of that message."""
        wanted = str(body.get("thread") or body["channel"]).removeprefix("#")
        if wanted == "dm":
            return self.changes.dm(user.id)
        for channel in self.changes.world.channels.values():
            if wanted in {channel.id, channel.name} and can_see(self.changes.world, user.id, channel):
                return channel
        raise ControlError(f"{user.human} sees no channel {wanted!r}")

    def message(self, body: Mapping[str, Any], user: User) -> Message:
        """A message that this person has on the screen: in a channel they see, or for their eyes only."""
        wanted = str(body["message"])
        for channel in self.changes.world.channels.values():
            if not can_see(self.changes.world, user.id, channel):
                continue
            found = channel.messages.get(wanted) or channel.ephemerals.get(wanted)
            if found is not None and found.visible_to in {"", user.id}:
                return found
        raise ControlError(f"{user.human} sees no message {wanted!r}")

    def component(self, message: Message, custom_id: str) -> Json:
        """A control that is in the message now and can be used."""
        for body in components.walk(message.components):
            if body.get("custom_id") == custom_id:
                if body.get("disabled"):
                    raise ControlError(f"{custom_id!r} is disabled")
                return body
        there = [body["custom_id"] for body in components.walk(message.components) if body.get("custom_id")]
        raise NotShown(f"the message has no {custom_id!r} now; it has {there}")

    def shown(self, message: Message) -> Json:
        """The message as JSON, with its visible text beside it."""
        payload = message_payload.message(message, self.changes.world, self.changes.now())
        return {**payload, "text": text_of(message)}

    async def outcome(self, interaction: Interaction, body: Mapping[str, Any]) -> Json:
        """Wait for what the person gets to see; never longer than it makes sense. `wait` (seconds) overrides how long
        after a bare acknowledgement."""
        edits = interaction.message.edits if interaction.message is not None else 0
        await self._until(interaction, lambda: interaction.answered is not None, ANSWER_SECONDS + 0.2)
        # Who took long to acknowledge takes long to answer: on a busy machine everybody is more patient.
        took = interaction.answered_after
        match interaction.answered:
            case None:
                return self._failed(interaction)
            case Callback.DEFER:
                wait = float(body.get("wait", _FILL_SECONDS)) + _SLOWER * took
                await self._until(interaction, lambda: not _loading(interaction), wait)
            case Callback.DEFER_UPDATE:
                wait = float(body.get("wait", _LOOK_SECONDS)) + _SLOWER * took
                await self._until(interaction, lambda: _moved(interaction, edits), wait)
                if not interaction.follow_ups:
                    settled = max(_SETTLE_SECONDS, took)
                    await self._until(interaction, lambda: bool(interaction.follow_ups), settled)
            case Callback.MODAL if interaction.modal is not None:
                self.forms[interaction.user_id] = (interaction.modal, interaction)
            case _:
                pass
        return self._result(interaction)

    async def _until(self, interaction: Interaction, done: Callable[[], bool], seconds: float) -> None:
        """Looks again at each step of the interaction and, since channel messages take no step, now and then."""
        end = self.monotonic() + seconds
        while not done() and not interaction.expired and (left := end - self.monotonic()) > 0:
            try:
                await asyncio.wait_for(interaction.changed.wait(), min(left, 0.05))
            except TimeoutError:
                continue

    def _result(self, interaction: Interaction) -> Json:
        answers = {Callback.MESSAGE, Callback.DEFER, Callback.UPDATE}
        mine = [interaction.original] if interaction.answered in answers else []
        said = [one for one in (*mine, *interaction.follow_ups) if one is not None and _is_there(one, self)]
        form = interaction.modal
        return {
            "ack_ms": round(interaction.answered_after * 1000, 1),
            "ephemeral": [self.shown(one) for one in said if one.ephemeral],
            "messages": [self.shown(one) for one in said if not one.ephemeral],
            "modal": None if form is None else modals.form(form),
            "choices": interaction.choices,
            "error": None,
        }

    def _failed(self, interaction: Interaction) -> Json:
        words = NO_ANSWER if interaction.type is Asked.COMMAND else FAILED
        locale = self.changes.world.users[interaction.user_id].locale
        nothing: Json = {"ack_ms": None, "ephemeral": [], "messages": [], "modal": None, "choices": None}
        return {**nothing, "error": words.get(locale, words["en-US"])}


def text_of(message: Message) -> str:
    """All that is to be read in a message."""
    embeds = (str(embed.get(key, "")) for embed in message.embeds for key in ("title", "description"))
    parts = (message.content, components.visible(message.components), *embeds)
    return "\n".join(part for part in parts if part)


def _loading(interaction: Interaction) -> bool:
    return interaction.original is not None and bool(interaction.original.flags & Flag.LOADING)


def _moved(interaction: Interaction, edits: int) -> bool:
    """A private word came, or the message changed."""
    changed = interaction.message is not None and interaction.message.edits > edits
    return changed or bool(interaction.follow_ups)


def _is_there(message: Message, eyes: Eyes) -> bool:
    return eyes.changes.world.stored(message.channel_id, message.id) is not None
