"""What is on record in a crisis: decisions and the tasks that follow, the facts board, the timeline."""

from dataclasses import replace
from typing import Any

import pytest

from bot.cards.parts import Card
from bot.cards.registry import build
from handlers.able import Able
from handlers.clicks import Click
from handlers.crisis.decision import Decision, FactState
from handlers.crisis.playbook import Playbook
from handlers.effects import OpenForm, ShowCard
from handlers.errors import Refused
from handlers.events import Commanded, Place, Submitted
from handlers.views import load_private
from storage.database import Database
from tests.core.crisis_room import MARA, PLAYBOOK, CrisisRoomTest
from tests.core.newsroom import ADA, JANA, LEO, MERT, TOM, VERA, actor
from tests.texts import library

HOSTILE = "decision-level @everyone <!channel> \u202egnp.exe\n*fett* https://evil.example"


def with_decision_step() -> Playbook:
    public = replace(PLAYBOOK.steps[2], id="c16", role="crisis_lead", evidence="decision", action="decision")
    strategy = replace(public, id="c11", role="crisis_lead")
    return replace(PLAYBOOK, steps=(*PLAYBOOK.steps, public, strategy))


@pytest.fixture
def room(memory: Database) -> CrisisRoomTest:
    room = CrisisRoomTest(memory, playbook=with_decision_step())
    room.start(MARA)
    room.rooms_open()
    return room


def decide(room: CrisisRoomTest, what: str = "Kampagne stoppen", **values: str) -> None:
    room.fill(MARA, room.about("decide"), what=what, why="Sie heizt an", **values)


def decisions(room: CrisisRoomTest) -> list[Decision]:
    with room.database.read() as uow:
        return uow.decisions.find()


def private(room: CrisisRoomTest, kind: str, subject: int, page: str = "") -> tuple[Any, Card]:
    with room.database.read() as uow:
        view = load_private(kind, subject, {"page": page}, uow=uow, team=room.team)
    return view, build(view, library().words("de"))


def test_a_decision_stands_on_record_on_the_card_and_in_the_timeline(room: CrisisRoomTest) -> None:
    decide(room, more="verworfen: abwarten")
    (made,) = decisions(room)
    assert (made.what, made.why, made.more, made.decided_by) == (
        "Kampagne stoppen",
        "Sie heizt an",
        "verworfen: abwarten",
        "mara",
    )
    assert (room.crisis.last_decision, room.crisis.last_decision_by) == ("Kampagne stoppen", "mara")
    assert room.timeline()[-1] == "decision.made"


@pytest.mark.parametrize("missing", ["what", "why"])
def test_without_what_and_why_nothing_is_recorded(room: CrisisRoomTest, missing: str) -> None:
    refusal = room.refused(
        room.fill, MARA, room.about("decide"), **({"what": "Stopp", "why": "Weil"} | {missing: " "})
    )
    assert (refusal.key, refusal.field) == ("refused-form-incomplete", missing)
    assert not decisions(room)


def test_a_correction_is_a_new_entry_that_names_the_earlier_one(room: CrisisRoomTest) -> None:
    decide(room)
    click = Click(verb="decide", kind="decision", id=decisions(room)[0].id, version=1)
    room.fill(MARA, click, what="Kampagne nur auf Instagram stoppen")
    first, second = decisions(room)
    assert (first.what, second.corrects) == ("Kampagne stoppen", first.id)
    assert room.timeline()[-1] == "decision.corrected"
    view, _ = private(room, "crisis-decisions", room.crisis.id)
    assert [(one.decision.id, one.corrected_by) for one in view.decisions] == [(2, 0), (1, 2)]


def test_only_who_takes_part_decides_and_the_refusal_keeps_what_was_typed(room: CrisisRoomTest) -> None:
    refusal = room.refused(room.submit, ADA, room.about("decide"), what="Alles löschen", why="x")
    assert (refusal.key, refusal.params["who"], refusal.quote) == (
        "refused-not-part",
        Able(names=("Mara", "Aylin")),
        "Alles löschen",
    )
    assert room.refused(room.form, VERA, room.about("decide")).key == "refused-role"
    assert isinstance(room.form(LEO, room.about("decide")), OpenForm)


def test_whoever_sits_in_the_room_takes_part(room: CrisisRoomTest) -> None:
    form = room.form(MARA, room.about("decide"))
    values = {"what": "Hotline öffnen", "why": "Viele Anrufe"}
    place = Place(platform="slack", channel="R-slack")
    room.happens(Submitted(click=form.click, values=values, actor=actor(ADA), place=place))
    assert decisions(room)[0].decided_by == "ada"


def test_a_step_that_asks_for_a_decision_is_done_by_it_and_no_other_step(room: CrisisRoomTest) -> None:
    room.fill(MARA, room.on("c16", "decide"), what="Wir sprechen", why="Zwei Medien fragen an")
    assert (room.step("c16").state, room.step("c11").state) == ("done", "open")
    assert (decisions(room)[0].step, room.step("c16").evidence) == ("c16", "Wir sprechen")
    click = replace(room.on("c16", "decide"), version=1)
    assert room.refused(room.form, MARA, click).key == "refused-step-done"


def test_a_decision_with_a_person_and_a_time_reminds_the_person_then_the_lead(room: CrisisRoomTest) -> None:
    decide(room, executor="tom", by="d3")
    assert room.told[-1] == ("notice-task-given", ("tom",))
    for step in with_decision_step().steps:
        room.fill(MARA, room.on(step.id, "step-skip"), reason="nicht nötig")
    room.wait(days=3, seconds=1)
    room.wait(seconds=4)
    assert room.told[-1] == ("notice-crisis-tasks", ("tom",))
    room.wait(minutes=11)
    room.wait(seconds=4)
    assert room.told[-1] == ("notice-crisis-tasks", ("mara",))


def test_a_task_is_carried_out_once_and_reminds_nobody_after_that(room: CrisisRoomTest) -> None:
    decide(room, executor="tom", by="m15")
    click = Click(verb="task-done", kind="decision", id=1, version=1)
    room.click(TOM, click)
    assert room.refused(room.click, TOM, click).key == "refused-task-done"
    with room.database.read() as uow:
        assert not [
            timer for timer in uow.timers.due(room.now.replace(year=2030), 500) if timer.kind == "task"
        ]


def test_a_time_needs_somebody_who_carries_it_out(room: CrisisRoomTest) -> None:
    refusal = room.refused(room.fill, MARA, room.about("decide"), what="x", why="y", by="h1")
    assert (refusal.key, refusal.field, refusal.quote) == ("refused-decide-whom", "executor", "x")


def test_the_command_takes_the_crisis_of_the_room_else_the_only_one_else_asks(room: CrisisRoomTest) -> None:
    (form,) = room.command(MARA, "decide")
    assert isinstance(form, OpenForm)
    room.start(MARA, title="Zweite")
    (asked,) = room.command(MARA, "entscheidung", command="krise")
    assert asked == ShowCard(kind="crises", subject=0)
    room.room_opens("slack", 2, "R-two")

    place = Place(platform="slack", channel="R-two")
    (form,) = room.happens(Commanded(command="crisis", words="decide", actor=actor(MARA), place=place))
    assert isinstance(form, OpenForm)
    assert form.click.id == 2


def test_the_command_says_that_nothing_runs(memory: Database) -> None:
    room = CrisisRoomTest(memory)
    assert room.refused(room.command, MARA, "decide").key == "refused-no-crisis-runs"


def test_words_that_look_like_ours_stay_a_persons_words(room: CrisisRoomTest) -> None:
    decide(room, what=HOSTILE)
    card = build(room.card, library().words("de"))
    assert any("decision-level @everyone" in str(part) and "\u202e" not in str(part) for part in card.parts)


def test_a_fact_is_known_only_with_a_source(room: CrisisRoomTest) -> None:
    refusal = room.refused(room.fill, MARA, room.about("fact"), text="Glasur sicher", state="known")
    assert (refusal.key, refusal.quote) == ("refused-fact-source", "Glasur sicher")
    room.fill(MARA, room.about("fact"), text="Glasur sicher", state="known", source="Labor")
    view, _ = private(room, "crisis-facts", room.crisis.id)
    assert [(one.fact.text, one.fact.source, one.fact.state) for one in view.facts] == [
        ("Glasur sicher", "Labor", FactState.KNOWN)
    ]


def test_of_two_who_change_a_fact_one_wins_and_it_can_be_taken_off(room: CrisisRoomTest) -> None:
    room.fill(MARA, room.about("fact"), text="Ursache", state="checking")
    click = Click(verb="fact", kind="fact", id=1, version=1)
    form = room.form(MERT, click)
    room.fill(MARA, click, state="unknown")
    refusal = room.refused(room.submit, MERT, form.click, text="Ursache?", state="unknown")
    assert (refusal.key, refusal.params["who"], refusal.quote) == ("refused-fact-changed", "Mara", "Ursache?")
    room.fill(MARA, click, state="gone")
    assert private(room, "crisis-facts", room.crisis.id)[0].facts == ()
    assert room.timeline()[-3:] == ["crisis.fact"] * 3


def test_late_comers_see_decisions_and_facts(room: CrisisRoomTest) -> None:
    decide(room)
    room.fill(MARA, room.about("fact"), text="Ursache", state="unknown")
    view, card = private(room, "crisis-where", room.crisis.id)
    assert (len(view.decisions), len(view.facts)) == (1, 1)
    text = str(card.parts)
    assert "Kampagne stoppen" in text
    assert "Ursache" in text


def test_two_hundred_decisions_and_five_hundred_lines_are_read_by_page(room: CrisisRoomTest) -> None:
    for number in range(200):
        decide(room, what=f"{number} {HOSTILE}")
    for number in range(60):
        room.fill(MARA, room.about("fact"), text=f"{number} {HOSTILE}", state="unknown")
    view, _ = private(room, "crisis-decisions", room.crisis.id, "34")
    assert (view.pages, view.total, len(view.decisions)) == (34, 200, 2)
    for kind, page in (
        ("crisis-decisions", "1"),
        ("crisis-facts", "9"),
        ("crisis-timeline", "1"),
        ("crisis-where", ""),
    ):
        _, card = private(room, kind, room.crisis.id, page)
        size = sum(
            len(run.text) for part in card.parts for run in getattr(part, "text", ()) if hasattr(run, "text")
        )
        assert size < 3_900, kind
        assert len(card.parts) < 20, kind


def test_pages_that_do_not_exist_show_one_that_does(room: CrisisRoomTest) -> None:
    for page in ("0", "99999999999", "x", "-1", "٣"):
        assert private(room, "crisis-timeline", room.crisis.id, page)[0].page == 1


def test_strangers_get_nothing(room: CrisisRoomTest) -> None:
    for verb in ("decide", "fact"):
        with pytest.raises(Refused):
            room.click(None, room.about(verb))
    assert room.refused(room.click, None, room.about("facts")).key == "refused-unknown-person"
    assert isinstance(room.click(JANA, room.about("facts"))[0], ShowCard)
