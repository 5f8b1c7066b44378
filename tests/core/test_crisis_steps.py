"""The checklist: done, skipped, opened again, given to somebody; and who is reminded of what is overdue."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import count, pairwise

import pytest

from handlers.able import Able
from handlers.calendar.hours import Absence, Hours
from handlers.crisis.crisis import StepState
from handlers.crisis.playbook import Due, Step
from handlers.effects import Tell
from handlers.people import Person
from handlers.views import load_private
from storage.database import Database
from tests.core.crisis_room import CRISIS_TEAM, MARA, PLAYBOOK, CrisisRoomTest
from tests.core.newsroom import JANA, LEO, MERT, TOM, VERA


@pytest.fixture
def room(memory: Database) -> CrisisRoomTest:
    room = CrisisRoomTest(memory)
    room.start(MARA)
    room.rooms_open()
    return room


def test_one_step_stands_under_now_and_one_under_next(room: CrisisRoomTest) -> None:
    card = room.card
    assert card.now is not None
    assert card.next is not None
    assert (card.now.row.step, card.next.row.step) == ("c01", "c02")
    assert (card.done, card.total, card.overdue) == (0, 6, 0)


def test_a_step_is_done_with_what_shows_it(room: CrisisRoomTest) -> None:
    assert (
        room.refused(room.fill, JANA, room.on("c01", "step-done"), text=" ").key == "refused-form-incomplete"
    )
    done = room.fill(JANA, room.on("c01", "step-done"), text="Quelle: Reel von 18:51")
    assert done == [Tell(key="told-step-done", params={"step": "Fakten bestätigen", "crisis": 1})]
    row = room.step("c01")
    assert (row.state, row.ended_by, row.evidence) == (StepState.DONE, "jana", "Quelle: Reel von 18:51")
    assert room.card.done == 1
    assert room.timeline()[-1] == "step.done"


def test_a_link_has_to_be_one(room: CrisisRoomTest) -> None:
    click = room.on("c05", "step-done")
    assert room.refused(room.fill, MERT, click, text="steht online").key == "refused-link-invalid"
    room.fill(MERT, click, text="https://musterkanne.example/erklaerung")
    assert room.step("c05").state is StepState.DONE


def test_of_two_on_the_same_step_one_wins_and_the_other_learns_who(room: CrisisRoomTest) -> None:
    forms = [room.form(JANA, room.on("c01", "step-done")), room.form(MARA, room.on("c01", "step-done"))]
    room.submit(JANA, forms[0].click, text="bekannt")
    refusal = room.refused(room.submit, MARA, forms[1].click, text="auch bekannt")
    assert (refusal.key, refusal.params["who"], refusal.quote) == (
        "refused-step-done",
        "Jana",
        "auch bekannt",
    )
    assert room.step("c01").evidence == "bekannt"


def test_two_on_two_steps_lose_nothing(room: CrisisRoomTest) -> None:
    first, second = room.form(JANA, room.on("c01", "step-done")), room.form(MERT, room.on("c05", "step-done"))
    room.submit(JANA, first.click, text="bekannt")
    room.submit(MERT, second.click, text="https://musterkanne.example")
    assert room.card.done == 2


def test_a_step_of_somebody_else_is_refused_with_who_has_it(room: CrisisRoomTest) -> None:
    refusal = room.refused(room.fill, TOM, room.on("c05", "step-done"), text="https://x.example")
    assert (refusal.key, refusal.params["who"]) == (
        "refused-step-role",
        Able(names=("Mert", "Mara", "Aylin")),
    )


def test_who_only_reads_along_may_look_and_no_more(room: CrisisRoomTest) -> None:
    assert room.click(VERA, room.about("where"))
    assert room.refused(room.click, VERA, room.on("c01", "step-take")).key == "refused-role"


def test_a_step_is_skipped_and_opened_again_with_reasons(room: CrisisRoomTest) -> None:
    assert room.refused(room.fill, MARA, room.on("c06", "step-skip"), reason="").field == "reason"
    room.fill(MARA, room.on("c06", "step-skip"), reason="Niemand im Haus")
    assert room.step("c06").state is StepState.SKIPPED
    room.fill(MARA, room.on("c06", "step-reopen"), reason="Doch nötig")
    row = room.step("c06")
    assert (row.state, row.reason, row.round) == (StepState.OPEN, "Doch nötig", 2)
    assert room.timeline()[-2:] == ["step.skipped", "step.reopened"]


def test_a_step_counts_from_the_end_of_another(room: CrisisRoomTest) -> None:
    assert room.step("c06").due_at is None
    room.wait(minutes=7)
    room.fill(MERT, room.on("c05", "step-done"), text="https://musterkanne.example")
    assert room.step("c06").due_at == room.now + timedelta(minutes=20)


def test_a_step_given_to_somebody_is_theirs_and_they_are_told(room: CrisisRoomTest) -> None:
    room.fill(MARA, room.on("c05", "step-assign"), person="tom")
    assert room.told[-1] == ("notice-step-assigned", ("tom",))
    room.fill(TOM, room.on("c05", "step-done"), text="https://musterkanne.example")
    assert room.step("c05").ended_by == "tom"


def test_a_form_that_was_opened_before_the_step_was_given_away_is_refused(room: CrisisRoomTest) -> None:
    form = room.form(MERT, room.on("c05", "step-done"))
    room.fill(MARA, room.on("c05", "step-assign"), person="tom")
    assert room.refused(room.submit, MARA, form.click, text="https://x.example").key == "refused-step-changed"


def test_a_note_changes_nothing_but_the_note(room: CrisisRoomTest) -> None:
    form = room.form(JANA, room.on("c01", "step-done"))
    room.fill(TOM, room.on("c01", "step-note"), text="Lager fragen")
    room.submit(JANA, form.click, text="bekannt")
    assert (room.step("c01").note, room.step("c01").state) == ("Lager fragen", StepState.DONE)


def test_a_repeating_step_comes_back_before_it_is_due_again(room: CrisisRoomTest) -> None:
    room.fill(MERT, room.on("c13", "step-done"), text="")
    done = room.now
    room.wait(minutes=44)
    assert room.step("c13").state is StepState.DONE
    room.wait(minutes=2)
    row = room.step("c13")
    assert (row.state, row.round, row.due_at) == (StepState.OPEN, 2, done + timedelta(hours=1))


def test_after_the_first_hours_it_comes_back_more_slowly(room: CrisisRoomTest) -> None:
    room.now += timedelta(hours=5)
    room.fill(MERT, room.on("c13", "step-done"), text="")
    done = room.now
    room.wait(hours=3, minutes=46)
    assert room.step("c13").due_at == done + timedelta(hours=4)


def test_steps_come_and_go_with_the_level(room: CrisisRoomTest) -> None:
    room.wait(minutes=4)
    room.fill(MARA, room.about("level"), level="5", reason="Kampagne")
    assert room.card.total == 7
    assert room.step("c08").due_at == room.now + timedelta(minutes=60)
    room.fill(MARA, room.about("level"), level="3", reason="ebbt ab")
    assert room.card.total == 6
    room.wait(hours=2)
    assert room.step("c08").asked == 0


def test_setting_the_level_does_the_step_that_asks_for_it(room: CrisisRoomTest) -> None:
    now = room.card.click("step-done")
    assert (now.verb, now.kind) == ("step-done", "step")
    room.fill(JANA, room.on("c01", "step-done"), text="bekannt")
    assert room.card.click("step-done").verb == "level"
    room.fill(MARA, room.card.click("step-done"), reason="so bleibt es")
    assert room.step("c02").state is StepState.DONE


def test_the_owner_is_reminded_then_the_lead_then_the_deputy(room: CrisisRoomTest) -> None:
    room.fill(MARA, room.about("level"), reason="steht")  # c02 is out of the way
    room.wait(minutes=5)
    room.wait(seconds=5)
    assert room.card.overdue == 1
    assert room.told == [("notice-crisis-steps", ("jana",))]
    room.wait(minutes=10)
    room.wait(seconds=5)
    room.wait(minutes=10)
    room.wait(seconds=5)
    steps = [who for key, who in room.told if key.startswith("notice-crisis-steps")]
    assert steps[:3] == [("jana",), ("mara",), ("mert",)] or steps[:3] == [("jana",), ("mert",), ("mara",)]
    room.wait(minutes=10)
    room.wait(seconds=5)
    assert ("aylin",) in [who for _, who in room.told]
    assert room.timeline().count("step.overdue") == 2  # c01, c05


AWAY = Hours(absences=(Absence(first=date(2026, 11, 1), last=date(2026, 12, 1)),))


def overdue_with(room: CrisisRoomTest, **people: Person) -> tuple[str, ...]:
    """Who is reminded of a step first."""
    room.fill(MARA, room.about("level"), reason="steht")
    room.team = replace(room.team, people={**room.team.people, **people})
    room.wait(minutes=5)
    room.wait(seconds=5)
    return next(who for key, who in room.told if key == "notice-crisis-steps")


def test_in_place_of_somebody_away_who_stands_in_for_the_part_in_the_crisis_is_reminded(
    room: CrisisRoomTest,
) -> None:
    assert overdue_with(room, jana=replace(JANA, hours=AWAY, deputy="leo")) == ("tom",)


def test_else_whoever_stands_in_for_the_person(room: CrisisRoomTest) -> None:
    away = {"jana": replace(JANA, hours=AWAY, deputy="leo"), "tom": replace(TOM, hours=AWAY)}
    assert overdue_with(room, **away) == ("leo",)


def test_where_those_are_away_too_the_lead_is_reminded_at_once(room: CrisisRoomTest) -> None:
    away = {"jana": replace(JANA, hours=AWAY), "tom": replace(TOM, hours=AWAY)}
    assert overdue_with(room, **away) == ("mara",)


def test_where_everybody_is_away_the_owner_hears_of_it_all_the_same(room: CrisisRoomTest) -> None:
    everybody = {id: replace(one, hours=AWAY) for id, one in room.team.people.items()}
    assert overdue_with(room, **everybody) == ("jana",)


def test_what_falls_due_together_comes_as_one_message_a_person(memory: Database) -> None:
    steps = tuple(
        Step(id=f"s{n:02}", phase="identify", title={"de": f"Schritt {n}", "en": f"Step {n}"}, role="duty",
             due=Due(after=timedelta(minutes=5, seconds=n / 10)))
        for n in range(12)
    )  # fmt: skip
    room = CrisisRoomTest(memory, playbook=replace(PLAYBOOK, steps=steps))
    room.start(MARA)
    room.rooms_open()
    for seconds in (4 * 60, 61, 1, 5, 9 * 60):
        room.wait(seconds=seconds)
    jana = [who for _, who in room.told if who == ("jana",)]
    assert len(jana) == 1
    counts = [placed.params["count"] for placed in room.placements("crisis-notice")]
    assert counts[0] == "12"


def test_a_person_hears_no_more_often_than_every_ten_minutes(room: CrisisRoomTest) -> None:
    heard = []
    for _ in range(60):
        room.wait(minutes=1)
        heard.append((room.now, len([who for _, who in room.told if who == ("mara",)])))
    times = [at for (at, now), (_, before) in zip(heard[1:], heard, strict=False) if now > before]
    assert times
    assert all(later - earlier >= timedelta(minutes=10) for earlier, later in pairwise(times))
    assert all(now - before <= 1 for (_, now), (_, before) in zip(heard[1:], heard, strict=False))


def test_a_reminder_that_comes_late_says_so(room: CrisisRoomTest) -> None:
    room.wait(hours=1)  # nobody was there to fire it
    room.wait(seconds=5)
    assert "notice-crisis-steps-late" in [key for key, _ in room.told]


def test_a_clock_that_jumps_back_reminds_nobody_twice(room: CrisisRoomTest) -> None:
    room.wait(minutes=6)
    room.wait(seconds=5)
    before = room.told
    room.now -= timedelta(minutes=30)
    room.wait(minutes=5)
    assert room.told == before


def test_a_snoozed_step_is_silent_and_the_snooze_stands_in_the_timeline(room: CrisisRoomTest) -> None:
    room.click(JANA, replace(room.on("c01", "step-snooze"), choice="m30"))
    assert room.timeline()[-1] == "step.snoozed"
    room.wait(minutes=6)
    room.wait(seconds=5)
    assert [who for _, who in room.told if who == ("jana",)] == []
    room.wait(minutes=25)
    room.wait(seconds=5)
    assert ("jana",) in [who for _, who in room.told]


def test_a_step_that_is_done_reminds_nobody(room: CrisisRoomTest) -> None:
    room.fill(JANA, room.on("c01", "step-done"), text="bekannt")
    room.wait(minutes=6)
    room.wait(seconds=5)
    assert room.told == []


def test_where_the_owner_has_left_the_lead_is_reminded_at_once(room: CrisisRoomTest) -> None:
    room.fill(MARA, room.on("c01", "step-assign"), person="tom")
    told = len(room.told)
    people = {id: person for id, person in CRISIS_TEAM.people.items() if id not in {"tom", "jana"}}
    room.team = replace(CRISIS_TEAM, people=people)
    room.wait(minutes=5)
    room.wait(seconds=5)
    assert room.told[told:] == [("notice-crisis-steps", ("mara",))]


def test_a_missed_public_word_is_told_to_who_leads_and_who_speaks(room: CrisisRoomTest) -> None:
    assert room.crisis.next_update_at == room.crisis.declared_at + timedelta(hours=1)
    room.wait(minutes=61)
    assert ("notice-crisis-update-due", ("mara", "mert")) in room.told


def test_all_steps_come_in_pages_that_both_platforms_hold(memory: Database) -> None:
    numbers = count(1)
    steps = tuple(
        Step(id=f"s{(n := next(numbers)):02}", phase=phase.id, title={"de": f"Schritt {n}" * 9, "en": f"Step {n}" * 9},
             role="duty")
        for phase in PLAYBOOK.phases
        for _ in range(20)
    )  # fmt: skip
    room = CrisisRoomTest(memory, playbook=replace(PLAYBOOK, steps=steps))
    room.start(MARA)
    with memory.read() as uow:
        first = load_private("crisis-steps", 1, {}, uow=uow, team=room.team)
        pages = [
            load_private("crisis-steps", 1, {"page": str(page)}, uow=uow, team=room.team)
            for page in range(1, first.pages + 1)  # type: ignore[union-attr]
        ]
    assert sum(len(page.steps) for page in pages) == 60  # type: ignore[union-attr]
    assert max(len(page.steps) for page in pages) <= 8  # type: ignore[union-attr]


def test_leo_who_plays_legal_may_do_its_steps(room: CrisisRoomTest) -> None:
    room.fill(LEO, room.on("c06", "step-done"), text="Rundmail")
    assert room.step("c06").ended_by == "leo"
