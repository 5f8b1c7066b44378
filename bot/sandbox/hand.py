"""A person in front of the sandbox: presses what is labelled, fills in forms, reacts, points, types commands."""

import asyncio
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from bot.sandbox.reading import Seen, discord_message, form_choices, form_text, form_values, slack_message
from bot.sandbox.sight import WITHIN, Missing, NotShown, World

__all__ = ["Hand", "Missing", "Reaction", "World"]

Json = Mapping[str, Any]


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
    channel: str = ""
    """Where it was done, and where private words about it stand."""
    seen: tuple[Seen, ...] = ()
    """The private messages with their controls."""

    def choices(self, field: str) -> list[str]:
        """What a field of the form offers to be chosen, by value."""
        return form_choices(self.form or {}, field)


@dataclass(frozen=True, kw_only=True, slots=True)
class Hand:
    """One human on one platform."""

    world: World
    platform: str
    user: str

    async def press(self, message: Seen, label: str) -> Reaction:
        """Press the button or menu entry with that label, as it stands there. Between the look and the press a message
        may be drawn anew, and on Discord one that calls somebody is its first line alone for a moment: whoever
        meets that looks again."""
        end = time.monotonic() + WITHIN
        while True:
            try:
                return await self.press_id(message, _control(message, label))
            except (Missing, NotShown):
                newer = [one for one in await self.world.messages(self.platform) if one.id == message.id]
                if not newer or time.monotonic() > end:
                    raise
                (message,) = newer
                await asyncio.sleep(0.05)

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

    async def command(self, words: str, *, channel: str, name: str = "breakwater") -> Reaction:
        """Type one of the bot's commands with these words, in a channel. On Discord the first is chosen from a list."""
        place: dict[str, Any] = {"platform": self.platform, "user": self.user, "channel": channel}
        if self.platform == "slack":
            return self._saw(await self.world.do("command", command=f"/{name}", text=words, **place), channel)
        action, _, rest = words.partition(" ")
        options = ({"action": action} if action else {}) | ({"words": rest} if rest else {})
        return self._saw(await self.world.do("command", name=name, options=options, **place), channel)

    async def point(self, message: Seen, entry: str = "") -> Reaction:
        """Take the bot's entry from the menu of a message; named where there are several."""
        named = {"name": entry} if entry else {}
        return self._saw(await self.world.do("point", **self._at(message), **named), message.channel)

    async def react(self, message: Seen, emoji: str, *, wait: float | None = None) -> Reaction:
        """Put an emoji under a message; by Slack's name on both platforms. `wait`: seconds for an answer."""
        patience = {} if wait is None else {"wait": wait}
        seen = await self.world.do("react", emoji=emoji, **self._at(message), **patience)
        return self._saw(seen, message.channel)

    async def unreact(self, message: Seen, emoji: str) -> Reaction:
        return self._saw(await self.world.do("unreact", emoji=emoji, **self._at(message)), message.channel)

    async def say(self, channel: str, text: str, *, thread: str = "") -> Seen:
        """Write into a channel, or into the thread below a message; what stands there now."""
        place = {"platform": self.platform, "user": self.user, "channel": channel}
        below = {"thread": thread} if thread else {}
        said = await self.world.do("say", text=text, wait=0, **place, **below)
        wanted = str(said["ts"] if self.platform == "slack" else said["message"])
        messages = await self.world.messages(self.platform, bot_only=False)
        return next(message for message in messages if message.id == wanted)

    async def open_home(self) -> Reaction:
        """The app's own page, which only Slack has."""
        if self.platform != "slack":
            raise Missing("Discord has no home")
        seen = await self.world.do("open_home", platform="slack", user=self.user, wait=3)
        home = seen.get("view")
        if home is None:
            raise Missing("the home stayed empty")
        page = slack_message("", {"ts": home["id"], "blocks": home["blocks"]})
        return Reaction(private=page.text, ack_ms=seen.get("ack_ms"), seen=(page,))

    async def press_at_home(self, page: Seen, label: str) -> Reaction:
        """Press what stands on the app's own page."""
        control = page.controls.get(label)
        if control is None:
            raise Missing(f"there is no {label!r} on the home, but {sorted(page.controls)}")
        return self._saw(
            await self.world.do("click", platform="slack", user=self.user, view=page.id, id=control, wait=3)
        )

    def _at(self, message: Seen) -> dict[str, Any]:
        return {
            "platform": self.platform,
            "user": self.user,
            "channel": message.channel,
            "message": message.id,
        }

    async def submit(self, reaction: Reaction, **values: str | list[str]) -> Reaction:
        """Send off the form that a press has opened; fields not named keep what they were filled in with. Where
        several may be chosen, a list."""
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
            place["values"] = {
                name: [value] if name in menus and isinstance(value, str) else value
                for name, value in values.items()
            }
        return self._saw(await self.world.do("submit", **place), reaction.channel)

    def _saw(self, seen: Json, channel: str = "") -> Reaction:
        """Private words do not say everywhere in which channel they stand: it is the one that was acted in."""
        form = seen.get("view") if self.platform == "slack" else seen.get("modal")
        if form and form.get("type") == "home":
            form = None  # a page, not a form
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
            channel=channel,
            seen=private,
        )


def _control(message: Seen, label: str) -> str:
    control = message.controls.get(label)
    if control is None:
        raise Missing(f"there is no {label!r} on this message, but {sorted(message.controls)}")
    return control


def _channel(message: Json) -> str:
    return str(message.get("channel") or message.get("channel_id") or "")
