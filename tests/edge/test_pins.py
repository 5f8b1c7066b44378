"""Pins as both platforms tell of them, however odd what comes."""

from typing import Any

import pytest

from bot.discord.pins import pin_lines
from bot.slack.inbound import read
from handlers.events import Reacted
from handlers.reaction import PINNED

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
