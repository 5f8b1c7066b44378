"""A person in front of the sandbox: reads messages, presses what is labelled, fills in forms."""

import asyncio
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import aiohttp

from bot.sandbox.reading import Seen, discord_message, form_text, form_values, slack_message

Json = Mapping[str, Any]


class Missing(AssertionError):
    """What should have been seen did not come in time; says what was there instead."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Reaction:
    """What a person saw of something they did."""

    private: str = ""
    """Text that only they see; empty if none."""
    form: Json | None = None
    form_text: str = ""
    values: Mapping[str, str] = field(default_factory=dict[str, str])
    """What the form was filled in with, by field id."""
    errors: Mapping[str, str] = field(default_factory=dict[str, str])
    notice: str = ""
    """What the platform itself complained of: the bot did not answer."""
    ack_ms: float | None = None
    seen: tuple[Seen, ...] = ()
    """The private messages with their controls."""


class World:
    """The control API of a running sandbox."""

    def __init__(self, base_url: str, session: aiohttp.ClientSession) -> None:
        self.base_url = base_url
        self._session = session

    async def do(self, verb: str, **body: Any) -> Json:
        """One verb. Raises ValueError with the sandbox's own words for nonsense."""
        async with self._session.post(f"{self.base_url}/control/{verb}", json=body) as answer:
            seen: Json = await answer.json()
            if answer.status != 200:
                raise ValueError(seen.get("error", f"{verb}: {answer.status}"))
            return seen

    async def get(self, what: str = "world") -> Any:
        async with self._session.get(f"{self.base_url}/control/{what}") as answer:
            return await answer.json()

    async def comment(self, text: str, **more: Any) -> str:
        """Write in public; the comment's id."""
        return str((await self.do("comment", text=text, **more))["id"])

    async def replies(self, comment: str) -> list[Json]:
        """What the brand has published under a comment and not taken back."""
        public = (await self.get())["public"]
        return [
            one
            for one in public["comments"]
            if one["parent"] == comment and one["by_brand"] and not one["deleted"]
        ]

    async def violations(self) -> list[Json]:
        return await self.get("violations")

    async def messages(self, platform: str, *, bot_only: bool = True) -> list[Seen]:
        """All messages in all channels, threads included, oldest first in each."""
        world = (await self.get())[platform]
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

    async def until(
        self, platform: str, wanted: Callable[[Seen], bool], *, what: str, within: float = 10.0
    ) -> Seen:
        """Wait for a message of the bot that fits; the newest one. Raises Missing."""
        end = time.monotonic() + within
        while True:
            messages = await self.messages(platform)
            for message in reversed(messages):
                if wanted(message):
                    return message
            if time.monotonic() > end:
                there = "\n---\n".join(message.text[:300] for message in messages[-6:]) or "nothing"
                raise Missing(f"{platform}: {what} was not seen within {within} s; there was:\n{there}")
            await asyncio.sleep(0.05)

    async def card(self, platform: str, *parts: str, within: float = 10.0) -> Seen:
        """The newest message of the bot whose text holds all parts."""
        return await self.until(
            platform,
            lambda message: all(part in message.text for part in parts),
            what=f"a card with {parts}",
            within=within,
        )


@dataclass(frozen=True, kw_only=True, slots=True)
class Hand:
    """One human on one platform."""

    world: World
    platform: str
    user: str

    async def press(self, message: Seen, label: str) -> Reaction:
        """Press the button or menu entry with that label."""
        control = message.controls.get(label)
        if control is None:
            raise Missing(f"there is no {label!r} on this message, but {sorted(message.controls)}")
        return await self.press_id(message, control)

    async def press_id(self, message: Seen, control: str) -> Reaction:
        """The same by id, as a client does that still shows an older state of the card."""
        place: dict[str, Any] = {
            "platform": self.platform,
            "user": self.user,
            "channel": message.channel,
            "message": message.id,
        }
        if self.platform == "slack":
            return self._saw(await self.world.do("click", id=control, **place), message.channel)
        if ">" in control:
            menu, value = control.split(">", 1)
            return self._saw(
                await self.world.do("select", custom_id=menu, values=[value], **place), message.channel
            )
        return self._saw(await self.world.do("click", custom_id=control, **place), message.channel)

    async def command(self, words: str, *, channel: str) -> Reaction:
        """Type the bot's command with these words, in a channel."""
        place: dict[str, Any] = {"platform": self.platform, "user": self.user, "channel": channel}
        if self.platform == "slack":
            return self._saw(
                await self.world.do("command", command="/breakwater", text=words, **place), channel
            )
        options = {"action": words} if words else {}
        return self._saw(await self.world.do("command", name="breakwater", options=options, **place), channel)

    async def submit(self, reaction: Reaction, **values: str) -> Reaction:
        """Send off the form that a press has opened; fields not named keep what they were filled in with."""
        if reaction.form is None:
            raise Missing(
                f"no form was opened; private words: {reaction.private!r}, notice: {reaction.notice!r}"
            )
        place: dict[str, Any] = {"platform": self.platform, "user": self.user, "values": values}
        if self.platform == "slack":
            place["view"] = reaction.form["id"]
        else:
            place["custom_id"] = reaction.form["custom_id"]
            menus = {field["custom_id"] for field in reaction.form["fields"] if "options" in field}
            place["values"] = {name: [value] if name in menus else value for name, value in values.items()}
        return self._saw(await self.world.do("submit", **place))

    def _saw(self, seen: Json, channel: str = "") -> Reaction:
        """Private words do not say everywhere in which channel they stand: it is the one that was acted in."""
        form = seen.get("view") if self.platform == "slack" else seen.get("modal")
        if self.platform == "slack":
            private = tuple(slack_message(_channel(one) or channel, one) for one in seen["ephemeral"])
        else:
            private = tuple(
                discord_message(_channel(one) or channel, one.get("payload", one))
                for one in seen["ephemeral"]
            )
        return Reaction(
            private="\n".join(message.text for message in private),
            form=form,
            form_text=form_text(self.platform, form) if form else "",
            values=form_values(self.platform, form) if form else {},
            errors=seen.get("errors") or {},
            notice=str(seen.get("notice") or seen.get("error") or ""),
            ack_ms=seen.get("ack_ms"),
            seen=private,
        )


def _channel(message: Json) -> str:
    return str(message.get("channel") or message.get("channel_id") or "")
