"""Cards converge: shown once, brought up to date, at each channel's pace, and nobody is held up by somebody else."""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import timedelta
from itertools import pairwise
from typing import Any

import pytest
from structlog.testing import capture_logs

from bot.cards.parts import Card
from bot.chat import ChannelGone, MessageGone, TokenRevoked
from bot.closed import Unseen
from bot.display import Display, Pace, Paces, rows
from bot.display.pace import PACES, Budget
from bot.writer import Writer
from handlers.errors import Unavailable
from handlers.events import ChannelLost
from handlers.placement import AHEAD, Placement, PlacementState
from handlers.ports import UnitOfWork
from handlers.staff.known import Opened
from storage.database import Database
from tests.faults.newsroom import START, Told, TurnedClock, until

NEVER = 3600.0
"""Longer than any test waits for what it wants to see."""

QUICK = Paces(create=Pace(interval=0.001, burst=50), update=Pace(interval=0.001, burst=50))


@dataclass
class Message:
    id: str
    own_id: int
    text: str
    thread: str = ""


@dataclass
class FakeChat:
    """A platform in memory. `faults` are raised by the next calls of that name, or awaited if they can be."""

    platform: str = "slack"
    channels: dict[str, list[Message]] = field(default_factory=dict)
    faults: dict[str, list[Any]] = field(default_factory=dict)
    gone: dict[str, str] = field(default_factory=dict)
    calls: list[tuple[str, str, float]] = field(default_factory=list)
    numbers: int = 0

    async def _enter(self, call: str, channel: str) -> None:
        self.calls.append((call, channel, time.monotonic()))
        if channel in self.gone:
            raise ChannelGone(self.gone[channel])
        await self._stumble(call)

    async def _stumble(self, call: str) -> None:
        if self.faults.get(call):
            fault = self.faults[call].pop(0)
            if isinstance(fault, BaseException):
                raise fault
            await fault

    async def create(self, channel: str, card: Card, *, own_id: int, thread: str = "") -> str:
        await self._enter("create", channel)
        self.numbers += 1
        message = Message(f"m{self.numbers}", own_id, card.first_line, thread)
        self.channels.setdefault(channel, []).append(message)
        await self._stumble("created")
        return message.id

    async def update(self, channel: str, message_id: str, card: Card, *, thread: str = "") -> None:
        await self._enter("update", channel)
        self._message(channel, message_id).text = card.first_line
        await self._stumble("updated")

    async def delete(self, channel: str, message_id: str, *, thread: str = "") -> None:
        await self._enter("delete", channel)
        self.channels[channel].remove(self._message(channel, message_id))

    async def find(self, channel: str, own_id: int, *, thread: str = "") -> str | None:
        await self._enter("find", channel)
        found = [m for m in self.channels.get(channel, []) if m.own_id == own_id]
        assert len(found) < 2, "created twice"
        return found[0].id if found else None

    def permalink(self, channel: str, message_id: str, *, thread: str = "") -> str:
        return f"https://chat.example/{channel}/{message_id}"

    def _message(self, channel: str, message_id: str) -> Message:
        for message in self.channels.get(channel, []):
            if message.id == message_id:
                return message
        raise MessageGone

    def texts(self, channel: str = "C1") -> list[str]:
        return [message.text for message in self.channels.get(channel, [])]

    def count(self, call: str, channel: str | None = None) -> int:
        return sum(c == call and channel in (None, where) for c, where, _ in self.calls)


@dataclass
class Wall:
    """Placements, and the display that shows them."""

    database: Database
    writer: Writer
    slack: FakeChat = field(default_factory=FakeChat)
    discord: FakeChat = field(default_factory=lambda: FakeChat("discord"))
    clock: TurnedClock = field(default_factory=TurnedClock)
    told: Told = field(default_factory=Told)
    unrenderable: set[int] = field(default_factory=set)
    display: Display | None = None
    looks: int = 0

    def render(self, placement: Placement, uow: UnitOfWork) -> Card:
        if placement.id in self.unrenderable:
            raise ValueError("this card cannot be drawn")
        return Card(first_line=f"{placement.kind} {placement.subject} v{placement.wanted}")

    async def add(self, subject: int, channel: str = "C1", **values: Any) -> Placement:
        placement = Placement(
            **{
                "kind": "case",
                "subject": subject,
                "platform": "slack",
                "channel": channel,
                "language": "de",
                "created_at": START,
                **values,
            }
        )
        return await self.do(lambda uow: uow.placements.add(placement))

    async def touch(self, subject: int) -> None:
        await self.do(lambda uow: uow.placements.touch("case", subject))

    async def change(self, placement: Placement, **values: Any) -> None:
        await self.do(lambda uow: uow.placements.save(replace(uow.placements.get(placement.id), **values)))

    async def do(self, work: Any) -> Any:
        result = await self.writer.submit(lambda _, uow: work(uow))
        if self.display is not None:
            self.display.wake()
        return result

    async def looked(self) -> None:
        """The display has looked at least once more: something new elsewhere is shown by then."""
        self.looks += 1
        await until_shown(self, await self.add(1000 + self.looks, f"elsewhere-{self.looks}"))

    def row(self, placement: Placement) -> Placement:
        with self.database.read() as uow:
            return uow.placements.get(placement.id)

    def is_shown(self, *placements: Placement) -> bool:
        rows = [self.row(p) for p in placements]
        return all(r.state is PlacementState.SHOWN and r.shown == r.wanted for r in rows)

    @asynccontextmanager
    async def showing(self, slack: Paces = QUICK, **how: Any) -> AsyncIterator[Display]:
        self.display = Display(
            chats={"slack": self.slack, "discord": self.discord},
            reads=self.database.read,
            writer=self.writer,
            render=self.render,
            dispatch=self.told,
            clock=self.clock,
            paces={"slack": slack, "discord": QUICK},
            **{"poll": 0.05, **how},
        )
        running = asyncio.create_task(self.display.run())
        try:
            yield self.display
            assert not running.done(), running
        finally:
            running.cancel()
            await asyncio.gather(running, return_exceptions=True)
            self.display = None


def slow_changes(interval: float) -> Paces:
    return Paces(create=QUICK.create, update=Pace(interval=interval, scope="platform"))


async def until_shown(wall: Wall, *placements: Placement) -> None:
    await until(lambda: wall.is_shown(*placements))


@pytest.fixture
async def wall(database: Database) -> AsyncIterator[Wall]:
    writer = Writer(database.transaction)
    writer.start()
    yield Wall(database, writer)
    await writer.stop()


async def test_a_card_does_not_wait_for_the_next_look(wall: Wall) -> None:
    async with wall.showing(poll=NEVER):
        card = await wall.add(1)
        await until(lambda: wall.slack.texts() == ["case 1 v1"])
        await until_shown(wall, card)
        await wall.touch(1)
        await until(lambda: wall.slack.texts() == ["case 1 v2"])


async def test_changes_in_quick_succession_become_one_update_to_the_newest(wall: Wall) -> None:
    card = await wall.add(1)
    async with wall.showing():
        await until_shown(wall, card)
        gate = asyncio.Event()
        wall.slack.faults["update"] = [gate.wait()]
        await wall.touch(1)
        await until(lambda: wall.slack.count("update") == 1)
        for _ in range(20):
            await wall.touch(1)
        gate.set()
        await until_shown(wall, card)
    assert wall.slack.texts() == ["case 1 v22"]
    assert wall.slack.count("update") == 2


@pytest.mark.parametrize("end", [Unavailable("no answer"), TimeoutError(), ConnectionResetError()])
async def test_a_create_whose_answer_was_lost_is_found_again_not_repeated(wall: Wall, end: Exception) -> None:
    wall.slack.faults["created"] = [end]
    card = await wall.add(1)
    async with wall.showing():
        await until(lambda: wall.row(card).attempts == 1)
        assert wall.row(card).state is PlacementState.CREATING
        wall.clock.turn(seconds=4)
        await wall.looked()
        assert wall.slack.count("find") == 0, "looked for while it may still be under way"
        wall.clock.turn(seconds=1)
        await until_shown(wall, card)
    assert (wall.slack.count("create", "C1"), wall.slack.count("find")) == (1, 1)
    assert wall.slack.texts() == ["case 1 v1"]


async def test_a_create_that_never_arrived_is_made_after_looking_for_it(wall: Wall) -> None:
    wall.slack.faults["create"] = [Unavailable("no answer")]
    card = await wall.add(1)
    async with wall.showing():
        await until(lambda: wall.row(card).attempts == 1)
        wall.clock.turn(seconds=60)
        await until_shown(wall, card)
    assert (wall.slack.count("create"), wall.slack.count("find")) == (2, 1)
    assert wall.slack.texts() == ["case 1 v1"]


async def test_after_a_crash_in_the_middle_of_a_create_the_message_is_found(wall: Wall) -> None:
    gate = asyncio.Event()
    wall.slack.faults["created"] = [gate.wait()]
    card = await wall.add(1)
    async with wall.showing():
        await until(lambda: wall.slack.texts() == ["case 1 v1"])
    assert wall.row(card).state is PlacementState.CREATING
    async with wall.showing():
        await wall.looked()
        assert wall.slack.count("find") == 0, "looked for while it may still be under way"
        wall.clock.turn(seconds=30)
        await until_shown(wall, card)
    assert wall.slack.count("create", "C1") == 1


async def test_a_call_that_hangs_holds_up_no_other(wall: Wall) -> None:
    wall.slack.faults["create"] = [asyncio.sleep(NEVER)]
    stuck = await wall.add(1, "C1")
    async with wall.showing(call=NEVER):
        await until(lambda: wall.slack.count("create") == 1)
        elsewhere, on_discord = await wall.add(2, "C2"), await wall.add(2, "D1", platform="discord")
        await until_shown(wall, elsewhere, on_discord)
        assert wall.row(stuck).attempts == 0, "it still hangs"


async def test_a_call_that_hangs_is_given_up(wall: Wall) -> None:
    wall.slack.faults["create"] = [asyncio.sleep(NEVER)]
    stuck = await wall.add(1, "C1")
    async with wall.showing(call=0.3):
        await until(lambda: wall.row(stuck).attempts == 1)
        wall.clock.turn(seconds=60)
        await until_shown(wall, stuck)
    assert wall.slack.texts("C1") == ["case 1 v1"]


async def test_what_belongs_into_a_thread_waits_for_its_head(wall: Wall) -> None:
    wall.slack.faults["create"] = [Unavailable("busy", retry_after=0.2)]
    head = await wall.add(1)
    drafts = await wall.add(1, kind="drafts", parent=head.id)
    async with wall.showing():
        await until_shown(wall, head, drafts)
    first, second = wall.slack.channels["C1"]
    assert (first.text, first.thread) == ("case 1 v1", "")
    assert (second.text, second.thread) == ("drafts 1 v1", first.id)


async def test_what_waits_for_its_head_is_not_even_looked_at(wall: Wall) -> None:
    head = await wall.add(1)
    await wall.add(1, kind="drafts", parent=head.id)
    with wall.database.read() as uow:
        assert [one.id for one in rows.due(uow, wall.clock(), 10)] == [head.id]


async def test_a_lost_channel_is_told_once_and_the_others_go_on(wall: Wall) -> None:
    wall.slack.gone["C1"] = "channel-lost-archived"
    event = ChannelLost(platform="slack", channel="C1", reason="channel-lost-archived")
    again = replace(event, again=True)
    lost = [await wall.add(n, "C1") for n in range(5)]
    fine = [await wall.add(n, "C2") for n in range(5)]
    async with wall.showing():
        await until_shown(wall, *fine)
        await until(lambda: all(wall.row(p).state is PlacementState.LOST for p in lost))
        new = await wall.add(9, "C1")
        await until(lambda: wall.row(new).state is PlacementState.LOST)
        await until(lambda: wall.told.events.count(again) > 1)
    assert [one for one in wall.told.events if one != again] == [event], "its loss is told once"
    assert wall.slack.count("create", "C1") == 2, "one try each time, not one a card"
    async with wall.showing():
        await wall.add(10, "C1")
        await until(lambda: wall.slack.count("create", "C1") == 3)
    assert wall.told.events.count(event) == 1, "a restart tells nothing new"


async def test_a_private_channel_that_nobody_has_looked_at_gets_nothing_and_the_others_go_on(
    wall: Wall,
) -> None:
    private = await wall.add(1, "C-private", kind="escalation")
    elsewhere = await wall.add(2, "C-private", platform="discord")
    async with wall.showing(held=Unseen(("slack:C-private",))):
        await until_shown(wall, elsewhere)
        await wall.looked()
        assert wall.slack.texts("C-private") == []
        seen = Opened(platform="slack", channel="C-private", open=False, seen_at=START)
        await wall.do(lambda uow: uow.opened.add(seen))
        await until_shown(wall, private)


async def test_a_card_that_fell_silent_since_everybody_can_read_it_is_no_lost_one(wall: Wall) -> None:
    """After a restart as well: the probe of lost channels would have shown it again."""
    await wall.add(1, "C-open", state=PlacementState.LOST)
    lost = await wall.add(2, "C-lost", state=PlacementState.LOST)
    await wall.do(lambda uow: uow.opened.add(Opened(platform="slack", channel="C-open", seen_at=START)))
    async with wall.showing():
        await wall.looked()
        wall.clock.turn(minutes=11)
        await until_shown(wall, lost)
        await wall.looked()
        assert wall.slack.texts("C-open") == []
    await wall.do(lambda uow: rows.revive(uow, "slack", "C-open", probe=False))
    with wall.database.read() as uow:
        assert uow.placements.find(channel="C-open")[0].state is PlacementState.LOST


async def test_what_shall_go_from_a_lost_channel_is_tried_now_and_then_and_at_last_left(wall: Wall) -> None:
    stood = await wall.add(1)
    async with wall.showing():
        await until_shown(wall, stood)
        wall.slack.gone["C1"] = "channel-lost-archived"
        await wall.do(lambda uow: uow.placements.save(_to_go(uow.placements.get(stood.id))))
        for tries in range(1, rows.TAKEN_AWAY_TRIES + 1):
            await until(lambda tries=tries: wall.row(stood).attempts == tries)
            wall.clock.turn(minutes=6)
        await until(lambda: wall.row(stood).shown == wall.row(stood).wanted)
    assert wall.slack.count("delete") == rows.TAKEN_AWAY_TRIES + 1


def _to_go(placement: Placement) -> Placement:
    return replace(placement, state=PlacementState.GONE, wanted=placement.wanted + 1)


async def test_a_channel_that_is_back_gets_what_it_missed(wall: Wall) -> None:
    stood, missed = await wall.add(1), await wall.add(2)
    async with wall.showing():
        await until_shown(wall, stood, missed)
        wall.slack.gone["C1"] = "channel-lost-not-in-channel"
        await wall.touch(1)
        await until(lambda: wall.row(missed).state is PlacementState.LOST)
        await wall.touch(2)
        wall.clock.turn(minutes=11)
        await until(lambda: wall.slack.count("update") == 2, what="a probe, not all cards")
        await until(lambda: wall.row(missed).state is PlacementState.LOST)
        wall.slack.gone.clear()
        wall.clock.turn(minutes=11)
        await until_shown(wall, stood, missed)
    assert wall.slack.texts()[0] == "case 1 v2"
    assert len(wall.told.events) == 1


async def test_retry_after_is_obeyed_where_it_was_said_and_nothing_is_looked_for(wall: Wall) -> None:
    wall.slack.faults["create"] = [Unavailable("429", retry_after=0.5)]
    limited = await wall.add(1, "C1")
    async with wall.showing():
        await until(lambda: wall.slack.count("create") == 1)
        also_limited, elsewhere = await wall.add(2, "C1"), await wall.add(3, "C2")
        await until_shown(wall, elsewhere, limited, also_limited)
    tries = [at for call, channel, at in wall.slack.calls if (call, channel) == ("create", "C1")]
    assert tries[1] - tries[0] >= 0.5
    assert wall.slack.count("find") == 0


async def test_a_look_that_is_refused_for_now_is_no_proof_that_nothing_was_created(wall: Wall) -> None:
    wall.slack.faults["created"] = [Unavailable("no answer")]
    wall.slack.faults["find"] = [Unavailable("429", retry_after=0.1), Unavailable("no answer")]
    card = await wall.add(1)
    async with wall.showing():
        await until(lambda: wall.row(card).attempts == 1)
        wall.clock.turn(seconds=60)
        await until(lambda: wall.row(card).attempts == 3)
        wall.clock.turn(seconds=60)
        await until_shown(wall, card)
    assert wall.slack.texts() == ["case 1 v1"]
    assert wall.slack.count("create") == 1


async def test_a_revoked_token_stops_one_platform_and_says_so(wall: Wall) -> None:
    wall.slack.faults["create"] = [TokenRevoked()]
    await wall.add(1)
    async with wall.showing() as display:
        await until(display.troubles)
        on_discord = await wall.add(2, "D1", platform="discord")
        await wall.add(3, "C2")
        await until_shown(wall, on_discord)
        assert display.troubles() == {"slack": "channel-lost-token"}
        await until(lambda: all(platform != "slack" for platform, _, _ in display._tasks))
        await wall.add(4, "C3")
        await until_shown(wall, await wall.add(5, "D1", platform="discord"))
        assert all(platform != "slack" for platform, _, _ in display._tasks), (
            "nobody waits for what is stopped"
        )
    assert len(wall.slack.calls) == 1
    assert wall.told.events == [ChannelLost(platform="slack", channel="", reason="channel-lost-token")]


async def test_a_slow_platform_does_not_hold_up_the_other(wall: Wall) -> None:
    gates = [asyncio.Event() for _ in range(3)]
    wall.slack.faults["create"] = [gate.wait() for gate in gates]
    for n in range(3):
        await wall.add(n, f"C{n}")
    async with wall.showing():
        await until(lambda: wall.slack.count("create") == 3)
        cards = [await wall.add(n, "D1", platform="discord") for n in range(5)]
        await until_shown(wall, *cards)
        for gate in gates:
            gate.set()


async def test_slack_gets_one_new_message_a_second_counted_from_the_answer(wall: Wall) -> None:
    paces = Paces(create=Pace(interval=0.2), update=PACES["slack"].update)
    wall.slack.faults["create"] = [asyncio.sleep(0.1) for _ in range(3)]
    cards = [await wall.add(n, "C1") for n in range(3)]
    other = await wall.add(9, "C2")
    async with wall.showing(paces):
        await until_shown(wall, *cards, other)
    starts = [at for _, channel, at in wall.slack.calls if channel == "C1"]
    assert all(later - earlier >= 0.3 for earlier, later in pairwise(starts))
    assert PACES["slack"].create.interval >= 1
    assert PACES["slack"].create.scope == "channel"


async def test_new_cards_come_in_order_and_what_people_wait_for_and_grave_ones_before_them(
    wall: Wall,
) -> None:
    cards = [await wall.add(n) for n in range(3)]
    notice = await wall.add(7, kind="notice")
    threat = await wall.add(8, params=AHEAD)
    async with wall.showing():
        await until_shown(wall, *cards, notice, threat)
    assert wall.slack.texts() == ["notice 7 v1", "case 8 v1", "case 0 v1", "case 1 v1", "case 2 v1"]


async def test_the_card_clicked_last_is_brought_up_to_date_first(wall: Wall) -> None:
    cards = [await wall.add(n) for n in range(4)]
    async with wall.showing():
        await until_shown(wall, *cards)
    for n in (2, 0, 3, 1):
        await wall.touch(n)
    updated: list[str] = []
    real = wall.slack.update

    async def noted(channel: str, message_id: str, card: Card, *, thread: str = "") -> None:
        updated.append(card.first_line)
        await real(channel, message_id, card, thread=thread)

    wall.slack.update = noted
    async with wall.showing():
        await until_shown(wall, *cards)
    assert updated == ["case 1 v2", "case 3 v2", "case 0 v2", "case 2 v2"]


async def test_an_alarm_that_is_over_says_so_before_forty_cases_that_are_late(wall: Wall) -> None:
    alarm = await wall.add(9, kind="storm")
    cards = [await wall.add(n) for n in range(4)]
    async with wall.showing():
        await until_shown(wall, alarm, *cards)
    await wall.do(lambda uow: uow.placements.touch("storm", 9))
    for n in range(4):
        await wall.touch(n)
    async with wall.showing(slack=slow_changes(0.2)):
        await until_shown(wall, alarm)
        assert sum(wall.is_shown(card) for card in cards) <= 1
        await until_shown(wall, *cards)


async def test_what_a_person_did_goes_before_figures_that_change_ever_again(wall: Wall) -> None:
    """On a card that was touched before all others, in a wave that touches those again and again."""
    taken, alarm = await wall.add(100), await wall.add(9, kind="storm")
    cards = [await wall.add(n) for n in range(9)]
    async with wall.showing():
        await until_shown(wall, taken, alarm, *cards)

    def taken_by_somebody(uow: UnitOfWork) -> None:
        uow.placements.touch("case", 100)
        uow.placements.hasten()

    await wall.do(taken_by_somebody)
    await wall.do(lambda uow: uow.placements.touch("storm", 9))
    for n in range(9):
        await wall.touch(n)
    updated = wall.slack.count("update")
    async with wall.showing(slow_changes(0.2)):
        await until_shown(wall, taken)
        assert wall.slack.count("update") == updated + 1
        assert not wall.is_shown(alarm)
        await until_shown(wall, alarm, *cards)
    # Once it is seen the card is one among others again.
    assert not wall.row(taken).hurries


async def test_what_a_person_did_is_tried_at_once_however_long_the_card_has_failed(wall: Wall) -> None:
    card, under_way = await wall.add(1), await wall.add(2, state=PlacementState.CREATING)
    later = START + timedelta(hours=1)
    await wall.change(card, message_id="m1", next_try_at=later)
    await wall.change(under_way, next_try_at=later)

    def acted(uow: UnitOfWork) -> None:
        uow.placements.touch("case", 1, 2)
        uow.placements.hasten()

    await wall.do(acted)
    assert wall.row(card).next_try_at is None
    assert wall.row(under_way).next_try_at == later, (
        "what may have been made must not be looked for too early"
    )


async def test_a_channel_where_somebody_has_acted_waits_behind_no_other_for_the_workspace() -> None:
    """All channels of a workspace share what it may take."""
    budget = Budget(Pace(interval=0.05))
    await budget.turn()
    came: list[str] = []
    acted: set[str] = set()

    async def asks(channel: str) -> None:
        await budget.turn(lambda: channel in acted)
        came.append(channel)

    lanes = [asyncio.create_task(asks(channel)) for channel in ("C1", "C2", "C3", "C4")]
    await asyncio.sleep(0)
    acted.add("C3")
    await asyncio.gather(*lanes)
    assert came == ["C3", "C1", "C2", "C4"]


async def test_a_click_is_shown_while_new_cards_queue(wall: Wall) -> None:
    clicked = await wall.add(100)
    async with wall.showing():
        await until_shown(wall, clicked)
    for n in range(20):
        await wall.add(n)
    slow = Paces(create=Pace(interval=0.3), update=Pace(interval=0.001, burst=9, scope="platform"))
    async with wall.showing(slow):
        await until(lambda: wall.slack.count("create") >= 2)
        await wall.touch(100)
        await until_shown(wall, clicked)
        assert wall.slack.count("create") < 10, "not half of the new ones stood before it"


async def test_a_flooded_channel_does_not_hide_another(wall: Wall) -> None:
    await wall.do(
        lambda uow: [
            uow.placements.add(
                Placement(
                    kind="case", subject=n, platform="slack", channel="C1", language="de", created_at=START
                )
            )
            for n in range(1200)
        ]
    )
    other = await wall.add(1, "C2")
    await wall.do(
        lambda uow: [
            uow.placements.add(
                Placement(
                    kind="case", subject=n, platform="slack", channel="C1", language="de", created_at=START
                )
            )
            for n in range(1200, 2400)
        ]
    )
    slow = Paces(create=Pace(interval=0.5), update=Pace(interval=0.5))
    async with wall.showing(slow):
        await until(lambda: wall.is_shown(other), 5)


async def test_a_message_that_somebody_deleted_is_created_anew(wall: Wall) -> None:
    card = await wall.add(1)
    async with wall.showing():
        await until_shown(wall, card)
        wall.slack.channels["C1"].clear()
        await wall.touch(1)
        await until(lambda: wall.is_shown(card) and wall.slack.texts() == ["case 1 v2"])


async def test_a_card_that_cannot_be_drawn_stops_no_other(wall: Wall) -> None:
    broken = await wall.add(1)
    wall.unrenderable.add(broken.id)
    async with wall.showing():
        await until(lambda: wall.row(broken).attempts == 1)
        fine = await wall.add(2)
        await until_shown(wall, fine)
        wall.unrenderable.clear()
        wall.clock.turn(seconds=2)
        await until_shown(wall, broken)


async def test_a_bug_in_the_platform_s_code_is_tried_again_with_pauses(wall: Wall) -> None:
    wall.slack.faults["update"] = [KeyError("ts"), KeyError("ts")]
    card = await wall.add(1)
    async with wall.showing():
        await until_shown(wall, card)
        await wall.touch(1)
        for tries in (1, 2):
            await until(lambda tries=tries: wall.row(card).attempts == tries)
            await wall.looked()
            assert wall.slack.count("update") == tries
            wall.clock.turn(seconds=5)
        await until_shown(wall, card)
    assert wall.row(card).attempts == 0


async def test_what_was_taken_away_on_purpose_goes(wall: Wall) -> None:
    card, never_shown = await wall.add(1), await wall.add(2, "C2")
    async with wall.showing():
        await until_shown(wall, card, never_shown)
        await wall.change(card, state=PlacementState.GONE, wanted=2)
        wall.slack.channels["C2"].clear()
        await wall.change(never_shown, state=PlacementState.GONE, wanted=2)
        await until(lambda: wall.slack.texts() == [] and wall.row(card).shown == 2)
        await until(lambda: wall.row(never_shown).shown == 2)
    assert wall.row(card).state is PlacementState.GONE


async def test_what_is_taken_away_while_its_create_is_unclear_does_not_stay(wall: Wall) -> None:
    wall.slack.faults["created"] = [Unavailable("no answer")]
    card = await wall.add(1)
    async with wall.showing():
        await until(lambda: wall.row(card).attempts == 1)
        assert wall.slack.texts() == ["case 1 v1"]
        await wall.change(card, state=PlacementState.GONE, wanted=2, next_try_at=None)
        await until(lambda: wall.slack.texts() == [])
        await until(lambda: wall.row(card).shown == 2)


async def test_a_change_during_a_create_is_not_lost(wall: Wall) -> None:
    gate = asyncio.Event()
    wall.slack.faults["created"] = [gate.wait()]
    card = await wall.add(1)
    async with wall.showing():
        await until(lambda: wall.slack.texts() == ["case 1 v1"])
        await wall.touch(1)
        gate.set()
        await until(lambda: wall.slack.texts() == ["case 1 v2"])
        await until_shown(wall, card)
    assert wall.slack.count("create") == 1


async def test_a_store_that_is_away_for_a_while_loses_no_card(wall: Wall) -> None:
    away = [Unavailable("database")] * 3
    real = wall.writer.submit

    async def submit(work: Any) -> Any:
        if away:
            raise away.pop()
        return await real(work)

    card = await wall.add(1)
    wall.writer.submit = submit
    async with wall.showing():
        await until_shown(wall, card)
    assert wall.slack.texts() == ["case 1 v1"]


async def test_a_budget_lets_a_few_through_at_once_and_then_one_at_a_time() -> None:
    budget = Budget(Pace(interval=0.1, burst=3))
    began = time.monotonic()
    for _ in range(3):
        at_once = budget.turn()
        with pytest.raises(StopIteration):
            at_once.send(None)  # nothing in it waits
    for turn in (1, 2):
        await budget.turn()
        assert time.monotonic() - began >= 0.1 * turn
    slack = PACES["slack"].update
    assert slack.burst + 60 / slack.interval <= 50, "never more than 50 in any minute"


async def test_turns_are_given_in_the_order_in_which_they_were_asked_for() -> None:
    budget = Budget(Pace(interval=0.01))
    got: list[int] = []

    async def ask(n: int) -> None:
        await budget.turn()
        got.append(n)

    await asyncio.gather(*(ask(n) for n in range(10)))
    assert got == list(range(10))
    budget.close(0.2)
    began = time.monotonic()
    await budget.turn()
    assert time.monotonic() - began >= 0.2 - timedelta(milliseconds=5).total_seconds()


async def test_a_platform_that_is_silent_is_told_in_words_not_in_a_traceback(wall: Wall) -> None:
    wall.slack.faults["create"] = [asyncio.sleep(3600)]
    stuck = await wall.add(1, "C1")
    with capture_logs() as told:
        async with wall.showing(call=0.05):
            await until(lambda: wall.row(stuck).attempts == 1)
    assert [(one["event"], one["log_level"], one["what"]) for one in told if "placement" in one] == [
        ("not shown yet", "warning", "slack: silent for 0.05 s")
    ]
    assert not any("exc_info" in one for one in told)
