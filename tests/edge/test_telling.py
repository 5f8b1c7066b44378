"""One sentence to one person: on the first platform that takes it, once, and never lost where none does."""

import json
from datetime import UTC, datetime
from typing import Any, cast

import pytest

from bot.cards.parts import Card
from bot.chat import Outcome, Rooms
from bot.jobs.errands import read, written
from bot.jobs.telling import Telling
from bot.jobs.tries import Tries
from handlers.effects import TellPerson
from handlers.errors import Unavailable
from handlers.events import Event, NotTold
from tests.edge.discord_bot import connected_bot

ERRAND = TellPerson(
    person="jana",
    platforms=("discord", "slack"),
    kind="notice",
    subject=7,
    params={"key": "notice-escalation-private", "escalation": "3"},
    number=41,
    at=datetime(2026, 11, 22, tzinfo=UTC),
)
MISSED = NotTold(person="jana", kind="notice", params=ERRAND.params)
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


async def tell(events: list[Event], **rooms: Any) -> None:
    async def dispatch(event: Event, *, delivery: str = "") -> Outcome:
        events.append(event)
        return Outcome()

    runner = Telling(
        rooms=cast("dict[str, Rooms]", rooms),
        account=lambda person, platform: {"discord": JANA, "slack": "U01JANA"}[platform],
        drawn=lambda _: CARD,
        dispatch=dispatch,
        tries=Tries(first_pause=0.001, longest_pause=0.001, mark=1.0, room=1.0),
    )
    await runner.tell(cast("TellPerson", read(*written(ERRAND))))


async def test_told_on_the_first_platform_it_is_told_on_no_other() -> None:
    events: list[Event] = []
    discord, slack = Phone(Unavailable("discord"), True), Phone()
    await tell(events, discord=discord, slack=slack)
    assert discord.told == [(JANA, 41), (JANA, 41)], "tried again under the same number"
    assert slack.told == events == []


async def test_where_direct_messages_are_closed_the_other_platform_is_tried() -> None:
    events: list[Event] = []
    slack = Phone(True)
    await tell(events, discord=Phone(False), slack=slack)
    assert slack.told == [("U01JANA", 41)]
    assert events == []


@pytest.mark.parametrize("rooms", [{}, {"discord": Phone(False), "slack": Phone(False)}])
async def test_where_nobody_takes_it_the_core_hears_of_it(rooms: dict[str, Any]) -> None:
    events: list[Event] = []
    await tell(events, **rooms)
    assert events == [MISSED]


async def test_on_discord_closed_direct_messages_lead_back_to_the_core() -> None:
    """The real library, against error 50007."""
    events: list[Event] = []
    async with connected_bot() as world:
        await world.act("take_dms", user="jana", on=False)
        await tell(events, discord=world.chat)
        assert events == [MISSED]
        await world.act("take_dms", user="jana", on=True)
        await tell(events, discord=world.chat)
    assert len(events) == 1


def test_what_an_earlier_version_has_left_in_the_queue_is_told_all_the_same() -> None:
    left = {
        "Whisper": {
            "person": "jana",
            "platforms": ["discord", "slack"],
            "subject": 7,
            "sentence": ERRAND.params,
            "number": 41,
            "at": "2026-11-22T00:00:00Z",
        },
        "TellPerson": {
            "person": "jana",
            "platform": "slack",
            "kind": "resume",
            "params": {
                "person": "jana",
                "since": "2026-11-20T08:00:00+00:00",
                "at": "2026-11-22T00:00:00+00:00",
            },
            "number": 42,
            "since": "2026-11-20T08:00:00Z",
        },
    }
    sentence, card = (read(kind, json.dumps(fields)) for kind, fields in left.items())
    assert sentence == ERRAND
    assert isinstance(card, TellPerson)
    assert (card.kind, card.platforms, card.number, card.at) == ("resume", ("slack",), 42, ERRAND.at)
    assert card.params["since"].startswith("2026-11-20")
    with pytest.raises(ValueError, match="Unheard"):
        read("Unheard", "{}")
