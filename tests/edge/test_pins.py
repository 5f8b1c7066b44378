"""Pins, and accounts that are gone, as both platforms tell of them, however odd what comes."""

import asyncio
from typing import Any

import pytest

from bot.discord.pins import pin_lines
from bot.slack.inbound import gone_account, read
from handlers.events import AccountGone, Reacted
from handlers.reaction import PINNED
from tests.edge.discord_bot import connected_bot
from tests.edge.slack_bot import INBOX, socket_bot
from tests.sandbox.slack_house import TOM

SLACK: dict[str, Any] = {
    "type": "event_callback",
    "event_id": "Ev1",
    "event": {
        "type": "pin_added",
        "user": "U0JANA",
        "channel_id": "C0ROOM",
        "item": {"type": "message", "channel": "C0ROOM", "message": {"ts": "1763754000.000100", "text": "x"}},
    },
}


def test_a_pin_on_slack_names_who_and_which_message() -> None:
    received = read(SLACK)
    assert received is not None
    event = received.event
    assert isinstance(event, Reacted)
    assert (event.emoji, event.added, event.actor.account) == (PINNED, True, "U0JANA")
    assert (event.place.channel, event.place.message_id) == ("C0ROOM", "1763754000.000100")


@pytest.mark.parametrize("item", [None, [], {"type": "file"}, {"message": {"ts": "<!channel>"}}])
def test_a_pin_that_names_no_message_is_none(item: Any) -> None:
    assert read({**SLACK, "event": {**SLACK["event"], "item": item}}) is None


def test_on_discord_the_line_in_the_channel_says_it() -> None:
    author = {"id": "200000000000000001", "username": "jana"}
    line = {"id": "300000000000000002", "type": 6, "author": author}
    page = [
        {**line, "message_reference": {"message_id": "300000000000000001"}},
        {"id": "300000000000000001", "type": 0, "author": author},
        {**line, "author": {"id": "<@&1>"}},
        line,
        "odd",
    ]
    (found,) = pin_lines(page)
    assert (found.author.username, found.message_reference.message_id) == ("jana", "300000000000000001")
    assert list(pin_lines({"message": "401"})) == []


# -- and of accounts that are gone


async def until(events: list[Any], wanted: type) -> Any:
    """Wait for the core to hear of it."""
    for _ in range(500):
        for one in events:
            if isinstance(one, wanted):
                return one
        await asyncio.sleep(0.02)
    raise AssertionError(f"nobody heard of {wanted.__name__}")


async def test_the_core_hears_that_an_account_on_slack_was_deactivated_and_what_was_pinned() -> None:
    async with socket_bot() as world:
        said = await world.slack.act("say", user="jana", channel=INBOX, text="Rückruf um 20 Uhr", wait=0)
        await world.slack.act("pin", user="jana", channel=INBOX, message=said["ts"], wait=0)
        pinned = await until(world.core.events, Reacted)
        assert (pinned.emoji, pinned.place.message_id) == (PINNED, said["ts"])
        await world.slack.act("leave_workspace", user="tom")
        gone = await until(world.core.events, AccountGone)
        assert (gone.platform, gone.account) == ("slack", TOM)


async def test_the_core_hears_that_somebody_left_the_discord_server() -> None:
    async with connected_bot() as world:
        await world.act("leave", user="mert")
        gone = await until(world.core.events, AccountGone)
        assert gone.platform == "discord"


def test_an_account_that_only_changed_its_name_is_not_gone() -> None:
    event = {"type": "user_change", "user": {"id": "U0JANA", "deleted": False}}
    assert gone_account({"type": "event_callback", "event": event}) == ""
