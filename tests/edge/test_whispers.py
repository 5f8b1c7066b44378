"""One sentence to one person: on the first platform that takes it, once, and never lost where none does."""

from datetime import UTC, datetime
from typing import Any, cast

import pytest

from bot.cards.parts import Card
from bot.chat import Outcome, Rooms
from bot.jobs.errands import read, written
from bot.jobs.tries import Tries
from bot.jobs.whispers import Whispers
from handlers.effects import Whisper
from handlers.errors import Unavailable
from handlers.events import Event, NotWhispered
from tests.edge.discord_bot import connected_bot

ERRAND = Whisper(
    person="jana",
    platforms=("discord", "slack"),
    subject=7,
    sentence={"key": "notice-escalation-private", "escalation": "3"},
    number=41,
    at=datetime(2026, 11, 22, tzinfo=UTC),
)
CARD = Card(first_line="Eskalation angenommen · Fall 7")
JANA = "200000000000000001"


class Phone:
    """Takes what it is told to take."""

    def __init__(self, *answers: bool | Exception) -> None:
        self.answers = list(answers)
        self.told: list[tuple[str, int]] = []

    async def tell(self, account: str, card: Card, *, own_id: int = 0) -> bool:
        assert card == CARD
        self.told.append((account, own_id))
        answer = self.answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return answer


async def whisper(events: list[Event], **rooms: Any) -> None:
    async def dispatch(event: Event, *, delivery: str = "") -> Outcome:
        events.append(event)
        return Outcome()

    runner = Whispers(
        rooms=cast("dict[str, Rooms]", rooms),
        account=lambda person, platform: {"discord": JANA, "slack": "U01JANA"}[platform],
        drawn=lambda _: CARD,
        dispatch=dispatch,
        tries=Tries(first_pause=0.001, longest_pause=0.001, mark=1.0),
    )
    await runner.tell(cast("Whisper", read(*written(ERRAND))))


async def test_told_on_the_first_platform_it_is_told_on_no_other() -> None:
    events: list[Event] = []
    discord, slack = Phone(Unavailable("discord"), True), Phone()
    await whisper(events, discord=discord, slack=slack)
    assert discord.told == [(JANA, 41), (JANA, 41)], "tried again under the same number"
    assert slack.told == events == []


async def test_where_direct_messages_are_closed_the_other_platform_is_tried() -> None:
    events: list[Event] = []
    slack = Phone(True)
    await whisper(events, discord=Phone(False), slack=slack)
    assert slack.told == [("U01JANA", 41)]
    assert events == []


@pytest.mark.parametrize("rooms", [{}, {"discord": Phone(False), "slack": Phone(False)}])
async def test_where_nobody_takes_it_the_core_hears_of_it(rooms: dict[str, Any]) -> None:
    events: list[Event] = []
    await whisper(events, **rooms)
    assert events == [NotWhispered(sentence=ERRAND.sentence)]


async def test_on_discord_closed_direct_messages_lead_back_to_the_core() -> None:
    """The real library, against error 50007."""
    events: list[Event] = []
    async with connected_bot() as world:
        await world.act("take_dms", user="jana", on=False)
        await whisper(events, discord=world.chat)
        assert events == [NotWhispered(sentence=ERRAND.sentence)]
        await world.act("take_dms", user="jana", on=True)
        await whisper(events, discord=world.chat)
    assert len(events) == 1
