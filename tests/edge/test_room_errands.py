"""Errands about rooms: retried, answered, and never without an answer. The platforms are scripted."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, cast

import pytest

from bot.chat import ChannelGone, Outcome, Room, RoomRefused, Rooms, TokenRevoked
from bot.jobs.errands import Errands
from bot.jobs.rooms import RoomErrands
from bot.jobs.tries import Tries
from handlers.effects import CloseRoom, Invite, OpenRoom, React
from handlers.errors import Unavailable
from handlers.events import Event, Invited, RoomFailed, RoomOpened

OPEN = OpenRoom(kind="crisis", subject=12, platform="slack", name="krise-12", topic="Stufe 4")
QUICK = Tries(room=0.2, mark=0.1, first_pause=0.001, longest_pause=0.01)


@dataclass(kw_only=True)
class Platform:
    """Fails as often as it is told to, then does it."""

    failures: list[Exception] = field(default_factory=list)
    forever: Exception | None = None
    missing: Mapping[str, str] = field(default_factory=dict)
    asked: list[tuple[Any, ...]] = field(default_factory=list)

    def _asked(self, *what: Any) -> None:
        self.asked.append(what)
        if self.forever is not None:
            raise self.forever
        if self.failures:
            raise self.failures.pop(0)

    async def open_room(self, name: str, *, topic: str, marker: str, near: str = "") -> Room:
        self._asked(name, topic, marker, near)
        return Room(channel="C1", link="https://x.example/C1")

    async def invite(self, channel: str, accounts: Sequence[str]) -> Mapping[str, str]:
        self._asked(channel, *accounts)
        return self.missing

    async def close_room(self, channel: str) -> None:
        self._asked(channel)

    async def react(self, channel: str, message_id: str, emoji: str, *, thread: str = "") -> None:
        self._asked(channel, message_id, emoji, thread)


@dataclass(kw_only=True)
class Office:
    slack: Platform = field(default_factory=Platform)
    heard: list[Event] = field(default_factory=list)
    away: int = 0
    """How often our own store can't be reached."""

    async def dispatch(self, event: Event, *, delivery: str = "") -> Outcome:
        assert delivery == ""
        if self.away:
            self.away -= 1
            raise Unavailable("store")
        self.heard.append(event)
        return Outcome()

    async def run(self, errand: Any) -> Event | None:
        errands = RoomErrands(
            rooms={"slack": cast("Rooms", self.slack)},
            account=lambda person, _: {"jana": "U1", "tom": "U2"}.get(person, ""),
            dispatch=self.dispatch,
            tries=QUICK,
        )
        await Errands(runners=errands.runners()).run(errand)
        return self.heard[-1] if self.heard else None


async def test_a_room_is_answered_with_where_it_is() -> None:
    office = Office(away=2)
    assert await office.run(OPEN) == RoomOpened(
        kind="crisis", subject=12, platform="slack", channel="C1", link="https://x.example/C1"
    )
    assert office.slack.asked == [("krise-12", "Stufe 4", "breakwater:crisis:12", "")]


async def test_what_can_be_mended_is_tried_again_with_the_same_marker() -> None:
    office = Office(slack=Platform(failures=[Unavailable("x"), Unavailable("x", retry_after=0.01)]))
    assert isinstance(await office.run(OPEN), RoomOpened)
    assert len(set(office.slack.asked)) == 1
    assert len(office.slack.asked) == 3


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (RoomRefused("room-failed-name"), "room-failed-name"),
        (TokenRevoked("x"), "room-failed-revoked"),
        (Unavailable("x"), "room-failed-unreachable"),
        (ChannelGone("channel-lost-scope"), "room-failed-rights"),
        (KeyError("a defect of ours"), "room-failed-refused"),
    ],
)
async def test_what_cannot_be_mended_is_told_and_not_lost(error: Exception, reason: str) -> None:
    office = Office(slack=Platform(forever=error))
    assert await office.run(OPEN) == RoomFailed(kind="crisis", subject=12, platform="slack", reason=reason)


async def test_a_platform_that_is_not_set_up_makes_no_room() -> None:
    failed = await Office().run(OpenRoom(kind="crisis", subject=1, platform="discord", name="x", topic=""))
    assert isinstance(failed, RoomFailed)
    assert failed.reason == "room-failed-off"


async def test_people_are_told_apart_into_those_who_are_in_and_those_who_are_not() -> None:
    office = Office(slack=Platform(missing={"U2": "not-invited-guest"}))
    people = ("jana", "tom", "lea")
    invited = await office.run(
        Invite(kind="crisis", subject=12, platform="slack", channel="C1", people=people)
    )
    assert isinstance(invited, Invited)
    assert invited.people == ("jana",)
    assert invited.missing == {"tom": "not-invited-guest", "lea": "not-invited-no-account"}
    assert office.slack.asked == [("C1", "U1", "U2")]


@pytest.mark.parametrize(
    ("error", "why"),
    [(Unavailable("x"), "not-invited-unreachable"), (ValueError("x"), "not-invited-refused")],
)
async def test_nobody_is_lost_where_nobody_can_be_invited(error: Exception, why: str) -> None:
    office = Office(slack=Platform(forever=error))
    invited = await office.run(
        Invite(kind="crisis", subject=12, platform="slack", channel="C1", people=("jana", "tom"))
    )
    assert isinstance(invited, Invited)
    assert (invited.people, invited.missing) == ((), {"jana": why, "tom": why})


@pytest.mark.parametrize("error", [Unavailable("x"), ChannelGone("x"), KeyError("x")])
async def test_a_mark_or_an_archiving_that_cannot_be_done_is_left(error: Exception) -> None:
    office = Office(slack=Platform(forever=error))
    await office.run(CloseRoom(platform="slack", channel="C1"))
    await office.run(React(platform="slack", channel="C1", message_id="1.1", emoji="eyes"))
    await office.run(React(platform="discord", channel="1", message_id="2", emoji="eyes"))
    assert office.heard == []
    assert {asked[0] for asked in office.slack.asked} == {"C1"}
