"""The life of an interaction: opened by a person, delivered, answered within three seconds or failed, followed up
for fifteen minutes.

Faults on `discord:interaction`: delay (delivered `seconds` later, the three seconds running), twice (delivered
twice), drop_ack (the bot's answer is lost on the way), lost_answer (answered, but the bot never hears of it).
"""

import asyncio
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.sandbox.discord import ids, message_payload, payloads
from bot.sandbox.discord.happenings import Happening, Tell
from bot.sandbox.discord.ids import Snowflakes
from bot.sandbox.discord.permissions import in_channel
from bot.sandbox.discord.sessions import Session, Sessions
from bot.sandbox.discord.wire import Asked, Callback, Json
from bot.sandbox.discord.world import Channel, Message, World
from bot.sandbox.kernel import Kernel

TARGET = "discord:interaction"
ANSWER_SECONDS = 3.0
TOKEN_LIFE = timedelta(minutes=15)
_MOST_REMEMBERED = 2000


@dataclass(kw_only=True, eq=False)
class Interaction:
    id: str
    token: str
    type: Asked
    user_id: str
    channel_id: str
    data: Json
    message: Message | None
    """The message whose component was used, also for a form opened from one."""
    opened_at: datetime
    """By the kernel's clock, for the life of the token."""
    since: float
    """Real time of the delivery, for the three seconds."""
    metadata: Json
    heard_by: list[Session] = field(default_factory=list)
    answered: Callback | None = None
    answered_after: float = 0.0
    expired: bool = False
    faulted: bool = False
    """A fault stood between the bot and its answer: what goes wrong is not the bot's breach."""
    original: Message | None = None
    follow_ups: list[Message] = field(default_factory=list)
    modal: Json | None = None
    choices: list[Json] | None = None
    changed: asyncio.Event = field(default_factory=asyncio.Event)
    """Set at each step, for the person who waits."""

    def step(self) -> None:
        self.changed.set()
        self.changed = asyncio.Event()


@dataclass(kw_only=True)
class Interactions:
    kernel: Kernel
    world: World
    tell: Tell
    sessions: Sessions
    fresh: Snowflakes
    monotonic: Callable[[], float]
    _by_id: dict[str, Interaction] = field(default_factory=dict)
    _by_token: dict[str, Interaction] = field(default_factory=dict)

    def open(
        self,
        type: Asked,
        user_id: str,
        channel: Channel,
        data: Json,
        *,
        message: Message | None = None,
        parent: Interaction | None = None,
    ) -> Interaction:
        """A person did something: deliver it, and give the bot its three seconds."""
        id_ = self.fresh()
        interaction = Interaction(
            id=id_,
            token=secrets.token_urlsafe(48),
            type=type,
            user_id=user_id,
            channel_id=channel.id,
            data=data,
            message=message,
            opened_at=self.kernel.now(),
            since=self.monotonic(),
            metadata=self._metadata(id_, type, user_id, message, parent),
        )
        self._remember(interaction)
        self._deliver(interaction, channel)
        asyncio.get_running_loop().call_later(ANSWER_SECONDS, self._expire, interaction)
        return interaction

    def by_id(self, interaction_id: str, token: str) -> Interaction | None:
        found = self._by_id.get(interaction_id)
        return found if found is not None and secrets.compare_digest(found.token, token) else None

    def by_token(self, token: str) -> Interaction | None:
        return self._by_token.get(token)

    def late(self, interaction: Interaction) -> bool:
        return interaction.expired or self.monotonic() - interaction.since >= ANSWER_SECONDS

    def token_alive(self, interaction: Interaction) -> bool:
        return self.kernel.now() - interaction.opened_at < TOKEN_LIFE

    def _remember(self, interaction: Interaction) -> None:
        self._by_id[interaction.id] = interaction
        self._by_token[interaction.token] = interaction
        while len(self._by_id) > _MOST_REMEMBERED:
            old = self._by_id.pop(next(iter(self._by_id)))
            self._by_token.pop(old.token, None)

    def _deliver(self, interaction: Interaction, channel: Channel) -> None:
        happening = Happening(
            event="INTERACTION_CREATE", data=self._payload(interaction, channel), channel=channel
        )
        fault = self.kernel.fault(TARGET, "delay", "twice")
        if fault is None:
            self._tell_now(interaction, happening)
            return
        interaction.faulted = True
        if fault.kind == "delay":
            loop = asyncio.get_running_loop()
            loop.call_later(fault.seconds, self._tell_now, interaction, happening)
        else:
            self._tell_now(interaction, happening)
            self._tell_now(interaction, happening)

    def _tell_now(self, interaction: Interaction, happening: Happening) -> None:
        interaction.heard_by = [session for session in self.sessions if session.line is not None]
        self.tell(happening)

    def _expire(self, interaction: Interaction) -> None:
        """Three seconds are over. It is a breach if a bot heard of it and is still there."""
        if interaction.answered is not None:
            return
        interaction.expired = True
        still_there = any(session.line is not None for session in interaction.heard_by)
        if still_there and not interaction.faulted:
            detail = f"{interaction.type.name} {_what(interaction)} was not answered within 3 s"
            self.kernel.violate(TARGET, "ack-3s", detail)
        interaction.step()

    def _metadata(
        self, id_: str, type: Asked, user_id: str, message: Message | None, parent: Interaction | None
    ) -> Json:
        """What a message says of the interaction that it answers."""
        found: Json = {
            "id": id_,
            "type": int(type),
            "user": payloads.user(self.world.users[user_id]),
            "authorizing_integration_owners": {"0": ids.GUILD},
        }
        if type is Asked.COMPONENT and message is not None:
            found["interacted_message_id"] = message.id
        if type is Asked.MODAL and parent is not None:
            found["triggering_interaction_metadata"] = parent.metadata
        return found

    def _payload(self, interaction: Interaction, channel: Channel) -> Json:
        now = self.kernel.now()
        user = self.world.users[interaction.user_id]
        found: Json = {
            "id": interaction.id,
            "application_id": ids.APPLICATION,
            "type": int(interaction.type),
            "token": interaction.token,
            "version": 1,
            "data": interaction.data,
            "channel_id": channel.id,
            "channel": payloads.acting_channel(channel, self.world, user.id, now),
            "app_permissions": str(in_channel(self.world, ids.APPLICATION, channel)),
            "locale": user.locale,
            "entitlements": [],
            "entitlement_sku_ids": [],
            "authorizing_integration_owners": {"0": "0" if channel.is_dm else ids.GUILD},
            "context": int(channel.is_dm),
            "attachment_size_limit": 10 * 2**20,
        }
        if channel.is_dm:
            found["user"] = payloads.user(user)
        else:
            found["guild_id"] = ids.GUILD
            found["guild"] = payloads.interaction_guild()
            found["guild_locale"] = payloads.GUILD_LOCALE
            member = self.world.members[user.id]
            found["member"] = payloads.acting_member(self.world, member, channel)
        if interaction.message is not None:
            found["message"] = message_payload.message(interaction.message, self.world, now)
        return found


def _what(interaction: Interaction) -> str:
    return str(interaction.data.get("custom_id") or interaction.data.get("name") or "")
