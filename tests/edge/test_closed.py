"""Channels for private matters are looked at on both platforms: which of them everybody can read."""

import asyncio
from dataclasses import dataclass, field
from typing import Any, cast

from bot.chat import Look, Outcome, Rooms
from bot.closed import Closed
from handlers.errors import Unavailable
from handlers.events import ChannelsSeen, Event
from tests.edge.discord_bot import connected_bot
from tests.edge.slack_bot import socket_bot
from tests.faults.newsroom import until


@dataclass(kw_only=True)
class Core:
    events: list[Event] = field(default_factory=list)

    async def __call__(self, event: Event, *, delivery: str = "") -> Outcome:
        self.events.append(event)
        return Outcome()


def looking(core: Core, platform: str, rooms: Any, *channels: str) -> Closed:
    names = [f"{platform}:{channel}" for channel in channels]
    return Closed(rooms={platform: cast("Rooms", rooms)}, channels=names, dispatch=core)


async def test_on_slack_by_what_it_says_of_the_channel() -> None:
    core = Core()
    async with socket_bot() as world:
        closed = looking(core, "slack", world.chat, "C01INBOX", "C05ESKALATION", "C06GESCHLOSSEN")
        assert await closed.look()
        world.slack.part.app.world.channels["C05ESKALATION"].kind = "public"
        assert await closed.look()
    assert core.events == [
        ChannelsSeen(
            platform="slack", open=("C01INBOX",), closed=("C05ESKALATION",), gone=("C06GESCHLOSSEN",)
        ),
        ChannelsSeen(
            platform="slack", open=("C01INBOX", "C05ESKALATION"), closed=(), gone=("C06GESCHLOSSEN",)
        ),
    ], "where the bot is not in, it can put nothing"


async def test_on_discord_by_what_somebody_without_any_role_may() -> None:
    core = Core()
    async with connected_bot() as world:
        channels = {one.name: one for one in world.discord.part.world.channels.values() if not one.is_dm}
        legal, inbox = channels["recht"], channels["social-inbox"]
        closed = looking(core, "discord", world.chat, legal.id, inbox.id)
        assert await closed.look()
        legal.overwrites.clear()
        assert await closed.look()
    first, second = (cast("ChannelsSeen", event) for event in core.events)
    assert (first.open, first.closed) == ((inbox.id,), (legal.id,))
    assert set(second.open) == {inbox.id, legal.id}


async def test_what_cannot_be_looked_at_is_looked_at_again_soon_and_the_rest_told() -> None:
    core = Core()

    class Away:
        async def look(self, channel: str) -> Look:
            if channel == "C1":
                raise Unavailable("slack")
            return Look(private=False)

    assert not await looking(core, "slack", Away(), "C1", "C2").look()
    assert core.events == [ChannelsSeen(platform="slack", open=("C2",), closed=())]


async def test_a_slow_platform_does_not_keep_private_matters_waiting_on_the_other() -> None:
    core, answered = Core(), asyncio.Event()

    class Slow:
        async def look(self, channel: str) -> Look:
            await answered.wait()
            return Look(private=True)

    class Swift:
        async def look(self, channel: str) -> Look:
            return Look(private=True)

    rooms = {"slack": cast("Rooms", Slow()), "discord": cast("Rooms", Swift())}
    closed = Closed(rooms=rooms, channels=["slack:C1", "discord:D1"], dispatch=core)
    looking = asyncio.create_task(closed.look())
    await until(lambda: core.events == [ChannelsSeen(platform="discord", open=(), closed=("D1",))])
    answered.set()
    assert await looking
    assert len(core.events) == 2
