"""What people do. Each act is one function; this is the table of them, and what they share."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from bot.sandbox.kernel import ControlError
from bot.sandbox.slack.carrier import Receipt, Type
from bot.sandbox.slack.errors import Json
from bot.sandbox.slack.installation import Installation
from bot.sandbox.slack.witness import Sight
from bot.sandbox.slack.world import Channel, Message, User

Body = Mapping[str, Any]
Act = Callable[[Installation, Body], Awaitable[Json]]


def who(app: Installation, body: Body) -> User:
    user = app.world.user(body.get("user"))
    if user.is_bot:
        raise ControlError("the bot acts for itself")
    if user.deleted:
        raise ControlError(f"{user.name} has left the workspace")
    return user


def where(app: Installation, body: Body, user: User) -> Channel:
    """The channel, which this person has to be in. `dm` (or no channel at all) is the talk with the bot."""
    ref = body.get("channel")
    if ref in (None, "", "dm"):
        return app.world.direct(user.id)
    channel = app.world.channel(ref)
    if user.id not in channel.members:
        raise ControlError(f"{user.name} is not in #{channel.name} and sees nothing of it")
    return channel


def seen(app: Installation, body: Body, user: User, channel: Channel) -> Message:
    """The message, if this person can see it: in the channel, or whispered to them."""
    ts = str(body.get("message") or "")
    for whispered in app.world.ephemerals.get(user.id, []):
        if whispered.ts == ts and whispered.channel == channel.id:
            return whispered
    return app.world.message(channel, ts)


def open_for_writing(channel: Channel) -> None:
    if channel.archived:
        raise ControlError(f"#{channel.name} is archived, nobody can write there")


async def deliver(
    app: Installation, sight: Sight, type_: Type, payload: Json, *, accepts: bool = False
) -> Receipt:
    """Send an interaction, note how long the acknowledgement took."""
    receipt = await app.outbox.interaction(type_, payload, accepts=accepts)
    sight.ack_ms = round(receipt.ms, 1) if receipt.ok else None
    return receipt


async def rested(app: Installation, sight: Sight, body: Body, **more: Any) -> Json:
    """What was seen, once it has come to rest; `wait` in the body prolongs the patience."""
    await sight.rest(float(body.get("wait", app.timing.grace)), app.timing.quiet)
    return sight.told(**more)
