"""A crisis of 60 steps, 200 decisions and more than 500 lines: within the platforms' limits, and no dearer to show."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import cache
from typing import Any

import pytest
from sqlalchemy import event

from bot.cards.parts import Card
from bot.cards.registry import build
from bot.discord.render import render_card as discord_card
from bot.slack.render import render_card as slack_card
from handlers.crisis.playbook import Playbook
from handlers.ports import Words
from handlers.views import load, load_private
from storage.database import Database
from tests.core.crisis_room import MARA, PLAYBOOK, CrisisRoomTest
from tests.core.newsroom import JANA
from tests.edge import discord_rules, slack_rules
from tests.texts import library

HOSTILE = "@everyone <!channel> \u202egnp.exe\n*fett* [x](https://evil.example) " + "W" * 200
STEPS, DECISIONS, FACTS = 60, 200, 60
PRIVATE = (
    "crisis-where",
    "crisis-steps",
    "crisis-decisions",
    "crisis-timeline",
    "crisis-facts",
    "crisis-roles",
)


def with_many_steps() -> Playbook:
    more = tuple(
        replace(PLAYBOOK.steps[3], id=f"x{number:02}") for number in range(STEPS - len(PLAYBOOK.steps))
    )
    return replace(PLAYBOOK, steps=(*PLAYBOOK.steps, *more))


@pytest.fixture
def room(memory: Database) -> CrisisRoomTest:
    room = CrisisRoomTest(memory, playbook=with_many_steps())
    room.start(MARA, title=HOSTILE[:200])
    room.rooms_open()
    return room


def grows(room: CrisisRoomTest) -> None:
    """Until more than 500 lines are on record."""
    for number in range(DECISIONS):
        room.fill(
            MARA, room.about("decide"), what=f"{number} {HOSTILE}", why=HOSTILE, executor="mert", by="h1"
        )
    for number in range(FACTS):
        room.fill(MARA, room.about("fact"), text=f"{number} {HOSTILE}", state="unknown")
    for turn in range((500 - len(room.timeline())) // 2 + 1):
        id = f"x{turn % (STEPS - len(PLAYBOOK.steps)):02}"
        room.fill(MARA, room.on(id, "step-skip"), reason=HOSTILE)
        room.fill(MARA, room.on(id, "step-reopen"), reason=HOSTILE)
    assert len(room.timeline()) >= 500


@contextmanager
def counted(database: Database) -> Iterator[list[str]]:
    """Statements that the store is asked."""
    asked: list[str] = []

    def note(*told: Any) -> None:
        asked.append(told[2])

    event.listen(database.engine, "before_cursor_execute", note)
    try:
        yield asked
    finally:
        event.remove(database.engine, "before_cursor_execute", note)


@cache
def german() -> Words:
    return library().words("de")


def status(room: CrisisRoomTest) -> Card:
    with room.database.read() as uow:
        return build(load("crisis", 1, uow=uow, team=room.team), german())


def quickest(room: CrisisRoomTest, tries: int = 15) -> float:
    """Seconds of processor time from the store to both platforms' messages, at best."""
    taken: list[float] = []
    for _ in range(tries):
        began = time.process_time()
        card = status(room)
        slack_card(card)
        discord_card(card, own_id=7)
        taken.append(time.process_time() - began)
    return min(taken)


def test_the_status_card_costs_as_much_after_five_hundred_lines_as_at_the_start(room: CrisisRoomTest) -> None:
    with counted(room.database) as at_first:
        status(room)
    quick = quickest(room)
    grows(room)
    with counted(room.database) as at_last:
        status(room)
    assert at_last == at_first
    assert quickest(room) < 2 * quick


def test_every_card_of_a_long_crisis_is_one_that_both_platforms_take(room: CrisisRoomTest) -> None:
    grows(room)
    cards = {"crisis": status(room)}
    with room.database.read() as uow:
        for kind in PRIVATE:
            for page in ("1", "2", "7"):
                view = load_private(kind, 1, {"page": page}, uow=uow, team=room.team)
                cards[f"{kind} {page}"] = build(view, german())
    for name, card in cards.items():
        on_slack, on_discord = slack_card(card), discord_card(card, own_id=7)
        assert slack_rules.problems_of_message(on_slack) == [], name
        assert discord_rules.problems_of_message(on_discord) == [], name
        contents = discord_rules.contents(on_discord["components"])
        assert [content for content in contents if discord_rules.acts(content)] == [], name


def test_a_step_of_sixty_is_found_and_ticked_from_its_page(room: CrisisRoomTest) -> None:
    grows(room)
    pages = []
    with room.database.read() as uow:
        for page in range(1, 30):
            view: Any = load_private("crisis-steps", 1, {"page": str(page)}, uow=uow, team=room.team)
            pages += [one.row.step for one in view.steps] if view.page == page else []
    assert sorted(pages) == sorted(step.id for step in with_many_steps().steps if not step.level_from)
    room.fill(JANA, room.on("c01", "step-done"), text="Quelle gesichert")
    assert room.step("c01").ended_by == "jana"
