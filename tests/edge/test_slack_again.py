"""What people did while nobody was connected to Slack is read again: once, ours left out, whatever Slack leaves out."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, nullcontext
from dataclasses import dataclass, field
from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any, cast

import pytest

from bot.slack.again import Again, Listening
from bot.slack.api import Api
from bot.slack.inbound import Received
from bot.slack.manifest import manifest
from handlers.errors import Unavailable
from handlers.events import Reacted
from handlers.reaction import DEFAULT, PINNED
from tests.edge.slack_bot import INBOX, Core, World, gateway
from tests.sandbox.slack_house import house

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)


async def at_once() -> None:
    return


def listening(*channels: str, rooms: tuple[str, ...] = (), now: Any = None) -> Listening:
    return Listening(
        channels=lambda: (*channels, *rooms),
        rooms=lambda: rooms,
        emoji=lambda: DEFAULT,
        leading=at_once,
        clock=now or (lambda: NOW),
        pause=0,
    )


@asynccontextmanager
async def away(*channels: str, rooms: tuple[str, ...] = ()) -> AsyncIterator[World]:
    """A workspace in which nobody listens yet; the bot starts when the test says so."""
    async with house(manifest()) as slack:
        core = Core()
        heard = listening(*channels, rooms=rooms, now=slack.kernel.now)
        bot = gateway(slack, core, listening=heard)
        try:
            yield World(slack=slack, gateway=bot, core=core)
        finally:
            await bot.stop()


def said(core: Core) -> list[tuple[str, str, str, str, str]]:
    events = [event for event in core.events if isinstance(event, Reacted)]
    return [
        (one.emoji, one.actor.account, one.place.channel, one.place.message_id, one.place.thread)
        for one in events
    ]


async def says(world: World, user: str, text: str, thread: str = "") -> str:
    await world.slack.act("say", user=user, channel=INBOX, text=text, thread=thread)
    return next(one["ts"] for one in world.slack.messages() if one["text"] == text)


async def test_reactions_on_messages_and_in_threads_are_read_when_somebody_listens_again() -> None:
    async with away(INBOX) as world:
        head = await says(world, "jana", "Oje")
        below = await says(world, "jana", "Noch", head)
        for ts, emoji in ((head, "scales"), (head, "tada"), (below, "newspaper::skin-tone-4")):
            await world.slack.act("react", user="jana", channel=INBOX, message=ts, emoji=emoji)
        await world.gateway.start()
        await world.until(lambda: len(said(world.core)) == 2)
        scales, newspaper = said(world.core)
        assert (scales[0], scales[2:]) == ("scales", (INBOX, head, ""))
        assert (newspaper[0], newspaper[2:]) == ("newspaper", (INBOX, below, head))
        first = list(world.core.deliveries)
        assert len(set(first)) == 2
        await world.slack.act("socket", do="drop")
        await world.until(lambda: len(said(world.core)) == 4)
        assert world.core.deliveries[2:] == first


async def test_what_was_pinned_in_a_room_is_read_and_what_we_pinned_ourselves_is_not() -> None:
    async with away(rooms=(INBOX,)) as world:
        await world.slack.web().pins_add(channel=INBOX, timestamp=await world.slack.post())
        theirs = await says(world, "tom", "Merken")
        await world.slack.act("pin", user="tom", channel=INBOX, message=theirs)
        await world.gateway.start()
        await world.until(lambda: said(world.core))
        assert [(one[0], one[3]) for one in said(world.core)] == [(PINNED, theirs)]


@dataclass(kw_only=True)
class Pages:
    """A Slack that answers from a list; an error in it is raised."""

    answers: dict[str, list[Any]]
    asked: list[str] = field(default_factory=list)

    def __getattr__(self, method: str) -> Any:
        async def ask(**_: Any) -> Any:
            self.asked.append(method)
            answer = self.answers[method].pop(0)
            if isinstance(answer, Exception):
                raise answer
            return SimpleNamespace(data=answer)

        return ask


async def heard(answers: dict[str, list[Any]], *, rooms: tuple[str, ...] = ()) -> tuple[list[Reacted], Pages]:
    pages, events = Pages(answers=answers), list[Reacted]()

    async def hand_on(received: Received) -> None:
        assert isinstance(received.event, Reacted)
        events.append(received.event)

    api = cast("Api", SimpleNamespace(once=pages, asking=lambda _: nullcontext()))
    where = listening("C0A", rooms=rooms)
    await Again(api=api, listening=where, own=lambda: "U0BOT", hand_on=hand_on).read()
    return events, pages


def message(*reactions: Any, **more: Any) -> dict[str, Any]:
    return {"ts": f"{NOW.timestamp():.6f}", "reactions": list(reactions), **more}


async def test_where_slack_names_only_the_first_the_rest_is_asked_for() -> None:
    short = {"name": "scales", "users": ["U1"], "count": 3}
    full = {"name": "scales", "users": ["U1", "U2", "U0BOT"], "count": 3}
    events, _ = await heard(
        {
            "conversations_history": [{"messages": [message(short)]}],
            "reactions_get": [{"message": message({"name": "eyes", "users": ["U9"]}, full)}],
        }
    )
    assert [one.actor.account for one in events] == ["U1", "U2"]


async def test_a_limit_is_waited_out_and_another_page_is_turned() -> None:
    eyes = {"name": "eyes", "users": ["U1"], "count": 1}
    events, pages = await heard(
        {
            "conversations_history": [
                Unavailable("slack", retry_after=0.001),
                {"messages": [message(eyes)], "response_metadata": {"next_cursor": "more"}},
                {"messages": [message({**eyes, "users": ["U2"]})]},
            ]
        }
    )
    assert [one.actor.account for one in events] == ["U1", "U2"]
    assert pages.asked == ["conversations_history"] * 3


@pytest.mark.parametrize(
    "odd",
    [
        None,
        "ts",
        {"ts": "<!channel>", "reactions": [{"name": "eyes", "users": ["U1"]}]},
        message("eyes", None, {"name": "eyes"}, {"name": "eyes", "users": "U1"}),
        message(
            {"name": ":eyes:<@U1>", "users": ["U1"]}, {"name": "eyes", "users": [None, {"id": "U1"}, ""]}
        ),
    ],
)
async def test_what_makes_no_sense_is_left_and_the_next_message_still_counts(odd: Any) -> None:
    fine = message({"name": "eyes", "users": ["U2"], "count": 1})
    pins = {"items": [odd, {"created": "now", "message": {"ts": "1.2"}}, {"created": 1, "created_by": "U3"}]}
    events, _ = await heard(
        {"conversations_history": [{"messages": [odd, fine]}, {"messages": None}], "pins_list": [pins]},
        rooms=("C0R",),
    )
    assert [(one.emoji, one.actor.account) for one in events] == [("eyes", "U2")]
