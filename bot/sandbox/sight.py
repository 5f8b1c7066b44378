"""What stands in a running sandbox, and waiting for it: channels, messages, rooms, replies."""

import asyncio
import time
from collections.abc import Callable, Mapping
from typing import Any

import aiohttp

from bot.sandbox.reading import Seen, discord_message, slack_message

Json = Mapping[str, Any]
WITHIN = 60.0
"""Seconds that anything may take; who sees it earlier goes on at once. The promise is that it is seen; the benchmark
says how soon. This only ends the wait for what never comes, on a machine that may be ten times as slow as another."""


async def pause(began: float) -> None:
    """Between two looks, as long as the last one took that began then: the whole world is told each time, and on a busy
    machine whoever waits must not be what it is busy with."""
    await asyncio.sleep(max(0.05, time.monotonic() - began))


class Missing(AssertionError):
    """What should have been seen did not come in time; says what was there instead."""


class NotShown(ValueError):
    """What was to be pressed is not on the message, or not any more."""


class World:
    """The control API of a running sandbox."""

    def __init__(self, base_url: str, session: aiohttp.ClientSession) -> None:
        self.base_url = base_url
        self._session = session

    async def do(self, verb: str, **body: Any) -> Json:
        """One verb. Raises ValueError with the sandbox's own words for nonsense, NotShown where it is that."""
        async with self._session.post(f"{self.base_url}/control/{verb}", json=body) as answer:
            seen: Json = await answer.json()
            if answer.status != 200:
                kind = NotShown if seen.get("not_shown") else ValueError
                raise kind(seen.get("error", f"{verb}: {answer.status}"))
            return seen

    async def get(self, what: str = "world") -> Any:
        async with self._session.get(f"{self.base_url}/control/{what}") as answer:
            return await answer.json()

    async def comment(self, text: str, **more: Any) -> str:
        """Write in public; the comment's id."""
        return str((await self.do("comment", text=text, **more))["id"])

    async def replies(self, comment: str) -> list[Json]:
        """What the brand has published under a comment and not taken back."""
        public = (await self.get("world?part=public"))["public"]
        return [
            one
            for one in public["comments"]
            if one["parent"] == comment and one["by_brand"] and not one["deleted"]
        ]

    async def violations(self) -> list[Json]:
        return await self.get("violations")

    async def messages(self, platform: str, *, bot_only: bool = True) -> list[Seen]:
        """All messages in all channels, threads included, oldest first in each."""
        world = (await self.get(f"world?part={platform}"))[platform]
        found: list[Seen] = []
        for channel in world["channels"]:
            for message in channel["messages"]:
                if platform == "slack":
                    if message.get("bot_id") or not bot_only:
                        found.append(slack_message(channel["id"], message))
                elif message["author"] == "bot" or not bot_only:
                    thread = channel["id"] if channel.get("parent") else ""
                    found.append(discord_message(channel["id"], message["payload"], thread=thread))
        return found

    async def direct(self, platform: str, human: str) -> list[Seen]:
        """What the bot has written to one person directly, oldest first."""
        world = await self.get()
        account = next(str(one[platform]) for one in world["humans"] if one["id"] == human)
        rooms = {
            room["id"]
            for room in world[platform]["channels"]
            if (platform == "slack" and room["kind"] == "im" and account in room["members"])
            or (platform == "discord" and account in map(str, room.get("recipients", ())))
        }
        return [message for message in await self.messages(platform) if message.channel in rooms]

    async def room(self, platform: str, name: str, *, within: float = WITHIN) -> Json:
        """A channel (or thread) whose name holds that; waits for it. Raises Missing."""
        end = time.monotonic() + within
        while True:
            began = time.monotonic()
            rooms: list[Json] = (await self.get(f"world?part={platform}"))[platform]["channels"]
            found = next((room for room in rooms if name in room["name"]), None)
            if found is not None:
                return found
            if time.monotonic() > end:
                raise Missing(f"{platform}: no room called {name!r} among {[room['name'] for room in rooms]}")
            await pause(began)

    async def until(
        self, platform: str, wanted: Callable[[Seen], bool], *, what: str, within: float = WITHIN
    ) -> Seen:
        """Wait for a message of the bot that fits; the newest one. Raises Missing."""
        end = time.monotonic() + within
        while True:
            began = time.monotonic()
            messages = await self.messages(platform)
            for message in reversed(messages):
                if wanted(message):
                    return message
            if time.monotonic() > end:
                there = "\n---\n".join(message.text[:300] for message in messages[-6:]) or "nothing"
                raise Missing(f"{platform}: {what} was not seen within {within} s; there was:\n{there}")
            await pause(began)

    async def card(self, platform: str, *parts: str, within: float = WITHIN) -> Seen:
        """The newest message of the bot whose text holds all parts."""
        return await self.until(
            platform,
            lambda message: all(part in message.text for part in parts),
            what=f"a card with {parts}",
            within=within,
        )
