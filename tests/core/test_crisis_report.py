"""The report of a crisis: complete, of roles, and unharmed by what people type."""

import time

import pytest

from bot.cards.crisis_report import markdown, page
from handlers.effects import ShowCard
from prompts.library import load_library
from storage.database import Database
from tests.core.crisis_room import MARA, CrisisRoomTest
from tests.core.newsroom import MERT

HOSTILE = (
    "</td></table><script>alert(1)</script> @everyone [x](https://evil.example) **b** # h\u202e <img src=x>"
)


@pytest.fixture
def room(memory: Database) -> CrisisRoomTest:
    room = CrisisRoomTest(memory)
    room.start(MARA, title=HOSTILE[:100])
    room.rooms_open()
    return room


def files(room: CrisisRoomTest, language: str = "de") -> tuple[str, str]:
    words = load_library().words(language)
    view = room.view("crisis-report", room.crisis.id)
    return markdown(view, words), page(view, words)


def test_what_people_typed_is_text_and_nothing_else(room: CrisisRoomTest) -> None:
    room.fill(MARA, room.about("decide"), what=HOSTILE, why=HOSTILE, more=HOSTILE)
    room.fill(MARA, room.about("fact"), text=HOSTILE, state="known", source=HOSTILE)
    text, whole = files(room)
    for made in (text, whole):
        assert "<script" not in made
        assert "<img" not in made
        assert "\u202e" not in made
    assert whole.count("</table>") == 6
    assert "](" not in text
    assert "https://" not in text
    assert "@everyone" not in text
    assert "**b**" not in text


def test_times_are_measured_against_their_targets_and_people_appear_as_roles(room: CrisisRoomTest) -> None:
    room.now = room.crisis.declared_at
    room.wait(minutes=21)
    room.fill(MERT, room.on("c05", "step-done"), text="https://insta.example/p/1")
    text, whole = files(room, "en")
    for made in (text, whole):
        assert "after 21 minutes" in made
        assert "6 minutes after the target" in made
        assert "Spokesperson" in made
        assert "Mert" not in made
        assert "Mara" not in made


def test_the_report_is_shown_in_chat_while_the_crisis_runs(room: CrisisRoomTest) -> None:
    assert room.command(MARA, "bericht", command="krise") == [ShowCard(kind="crisis-report", subject=1)]
    assert room.click(MARA, room.about("crisis-report")) == [ShowCard(kind="crisis-report", subject=1)]


def test_five_hundred_lines_are_a_report_within_two_seconds(room: CrisisRoomTest) -> None:
    for number in range(200):
        room.fill(MARA, room.about("decide"), what=f"{number} {HOSTILE}", why="x")
    begun = time.perf_counter()
    files(room)
    assert time.perf_counter() - begun < 2
