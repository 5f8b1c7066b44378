"""A drill: a crisis on scripted comments. What it asks of the team is real; what comes of it stays in its rooms."""

from dataclasses import replace

import pytest
from sqlalchemy.exc import IntegrityError

from bot.cards.report_files import markdown, page
from handlers.case import State
from handlers.clicks import Click
from handlers.crisis.crisis import CrisisState, RoomState, StepState
from handlers.crisis.drill import DrillState
from handlers.crisis.records import last_drill
from handlers.draft import Send, SendKind
from handlers.effects import OpenForm, ShareReport, ShowCard, Tell
from handlers.events import ChatMessage, Commanded, Place, Pointed, Reacted
from handlers.placement import PlacementState
from handlers.routes import CLICKS, FORMS, SUBMITS
from handlers.texts.announcement import AnnouncementState
from storage.database import Database
from tests.core.crisis_room import MARA
from tests.core.drill_room import DrillRoomTest
from tests.core.newsroom import ADA, AYLIN, JANA, KIND_REPLY, MERT, VERA, actor
from tests.texts import library


@pytest.fixture
def room(memory: Database) -> DrillRoomTest:
    return DrillRoomTest(memory)


def seconds(room: DrillRoomTest, count: int = 1) -> None:
    room.wait(seconds=count)


class TestStart:
    def test_the_form_asks_for_scenario_level_clock_and_lead(self, room: DrillRoomTest) -> None:
        (form,) = room.command(MARA, "drill")
        assert isinstance(form, OpenForm)
        assert [field.id for field in form.fields] == ["scenario", "level", "speed", "lead"]
        assert form.fields[3].value == "mara"
        assert form.note == "form-drill-note"

    def test_in_german_as_well(self, room: DrillRoomTest) -> None:
        (form,) = room.command(MARA, "übung", command="krise")
        assert isinstance(form, OpenForm)

    def test_it_is_a_crisis_with_rooms_roles_and_steps(self, room: DrillRoomTest) -> None:
        crisis = room.drills()
        assert (crisis.drill, crisis.level, crisis.lead) == (True, 3, "mara")
        assert {one.state for one in room.rooms} == {RoomState.OPEN}
        assert room.step("c05").state is StepState.OPEN
        assert room.drill.script.id == "broken-cups"
        assert "drill.started" in room.timeline()

    def test_a_viewer_starts_none(self, room: DrillRoomTest) -> None:
        assert room.refused(room.command, VERA, "drill").key == "refused-role"

    def test_a_second_one_of_the_same_brand_is_refused(self, room: DrillRoomTest) -> None:
        room.drills()
        assert room.refused(room.command, MARA, "drill").key == "refused-drill-runs"

    @pytest.mark.parametrize(
        ("field", "value"),
        [("scenario", "../etc/passwd"), ("level", "7"), ("speed", "9999"), ("lead", "nobody")],
    )
    def test_what_no_form_offers_is_refused_and_starts_nothing(
        self, room: DrillRoomTest, field: str, value: str
    ) -> None:
        refusal = room.refused(room.drills, MARA, rooms=False, **{field: value})
        assert refusal.field == field
        assert room.crises == []

    def test_a_faster_clock_shortens_every_time(self, room: DrillRoomTest) -> None:
        crisis = room.drills(speed="10")
        due = room.step("c05").due_at
        assert due is not None
        assert (due - crisis.declared_at).total_seconds() == 90
        assert crisis.next_update_at == due
        assert (room.injects[2].due_at - crisis.declared_at).total_seconds() == 54

    def test_a_real_crisis_afterwards_has_its_own_times(self, room: DrillRoomTest) -> None:
        room.drills(speed="10")
        real = room.start(MARA)
        due = room.step("c05").due_at
        assert due is not None
        assert (due - real.declared_at).total_seconds() == 900


class TestInjects:
    def test_nothing_comes_before_the_rooms_are_there(self, room: DrillRoomTest) -> None:
        crisis = room.drills(rooms=False)
        seconds(room, 5)
        assert (room.come, room.scripted) == ([], [])
        room.room_opens("slack", crisis.id, "R-s")
        room.room_opens("discord", crisis.id, "R-d")
        seconds(room, 2)
        assert room.come == [0]

    def test_comments_become_cases_in_the_drills_rooms_and_nowhere_else(self, room: DrillRoomTest) -> None:
        room.drills()
        seconds(room)
        assert len(room.scripted) == 3
        cards = [placed for placed in room.everything_placed() if placed.kind in {"case", "inject"}]
        assert {placed.channel for placed in cards} == {"R-slack-1", "R-discord-1"}
        assert len(cards) == 2 * 4

    def test_one_room_that_cannot_be_made_holds_nothing_up(self, room: DrillRoomTest) -> None:
        crisis = room.drills(rooms=False)
        room.room_opens("slack", crisis.id, "R-s")
        room.passes(2)
        assert room.come == [0]
        assert {placed.channel for placed in room.placements("inject")} == {"R-s"}
        room.room_opens("discord", crisis.id, "R-d")
        assert {placed.channel for placed in room.placements("inject")} == {"R-s", "R-d"}
        assert len([one for one in room.placements("case") if one.channel == "R-d"]) == 3

    def test_without_any_room_nothing_falls_back_on_the_teams_channels(self, room: DrillRoomTest) -> None:
        room.drills(rooms=False)
        room.passes(10)
        assert (room.placements("inject"), room.placements("case")) == ([], [])

    def test_they_come_at_their_times(self, room: DrillRoomTest) -> None:
        room.drills()
        room.passes(3)
        assert room.come == [0]
        room.passes(1)
        assert room.come == [0, 1]
        room.passes(5)
        assert room.come == [0, 1, 2]
        assert not any(row.late for row in room.injects)

    def test_what_was_missed_comes_late_and_says_so(self, room: DrillRoomTest) -> None:
        room.drills()
        seconds(room)
        room.wait(minutes=12)
        assert room.come == [0, 1, 2]
        assert [row.late for row in room.injects[:3]] == [False, True, True]

    def test_each_comes_once_however_often_its_timer_is_told(self, room: DrillRoomTest) -> None:
        room.drills()
        seconds(room)
        for _ in range(3):
            room.wait(seconds=0)
        assert len(room.scripted) == 3

    def test_a_call_asks_for_a_reaction_and_the_first_one_counts(self, room: DrillRoomTest) -> None:
        room.drills()
        room.passes(9)
        form = room.form(MERT, room.inject_click(2))
        assert form.drill
        room.wait(minutes=2)
        room.fill(MERT, room.inject_click(2), text="Mert ruft zurück, wir sagen: wir prüfen")
        row = room.injects[2]
        assert (row.answered_by, row.answer) == ("mert", "Mert ruft zurück, wir sagen: wir prüfen")
        refusal = room.refused(room.submit, MARA, room.inject_click(2), text="zu spät")
        assert (refusal.key, refusal.quote, refusal.drill) == ("refused-inject-answered", "zu spät", True)

    def test_a_reaction_needs_a_line_and_somebody_who_takes_part(self, room: DrillRoomTest) -> None:
        room.drills()
        room.passes(9)
        assert room.refused(room.submit, MERT, room.inject_click(2), text="  ").field == "text"
        assert room.refused(room.click, ADA, room.inject_click(2)).key == "refused-not-part"
        assert room.refused(room.click, VERA, room.inject_click(2)).key == "refused-role"

    def test_one_that_has_not_come_cannot_be_answered(self, room: DrillRoomTest) -> None:
        room.drills()
        assert room.refused(room.submit, MERT, room.inject_click(4), text="x").key == "refused-unknown-click"


class TestClock:
    def test_the_lead_alone_holds_it(self, room: DrillRoomTest) -> None:
        room.drills()
        for verb in ("drill-next", "drill-pause", "drill-end"):
            assert room.refused(room.click, JANA, room.lead_click(verb)).key == "refused-crisis-lead"

    def test_while_it_stands_nothing_comes_and_nobody_is_reminded(self, room: DrillRoomTest) -> None:
        room.drills()
        seconds(room)
        room.click(MARA, room.lead_click("drill-pause"))
        before = len(room.told)
        room.passes(30)
        assert room.come == [0]
        assert len(room.told) == before
        assert room.drill.state is DrillState.PAUSED
        assert room.refused(room.click, MARA, room.lead_click("drill-next")).key == "refused-drill-paused"

    def test_afterwards_everything_is_due_so_much_later(self, room: DrillRoomTest) -> None:
        room.drills()
        room.passes(2)
        due, promised = room.step("c05").due_at, room.crisis.next_update_at
        room.click(MARA, room.lead_click("drill-pause"))
        room.passes(30)
        room.click(MARA, room.lead_click("drill-resume"))
        later, word = room.step("c05").due_at, room.crisis.next_update_at
        assert due is not None
        assert later is not None
        assert promised is not None
        assert word is not None
        assert ((later - due).total_seconds(), (word - promised).total_seconds()) == (1800, 1800)
        room.passes(1)
        assert room.come == [0]
        room.passes(1)
        assert room.come == [0, 1]
        assert not room.injects[1].late
        assert room.drill.minutes(room.now) == 4

    def test_pausing_twice_and_going_on_twice_are_refused(self, room: DrillRoomTest) -> None:
        room.drills()
        assert (
            room.refused(room.click, MARA, room.lead_click("drill-resume")).key == "refused-drill-not-paused"
        )
        room.click(MARA, room.lead_click("drill-pause"))
        assert room.refused(room.click, MARA, room.lead_click("drill-pause")).key == "refused-drill-paused"

    def test_the_next_inject_can_be_had_now_and_does_not_come_again(self, room: DrillRoomTest) -> None:
        room.drills()
        seconds(room)
        for wanted in range(1, 7):
            room.click(MARA, room.lead_click("drill-next"))
            assert room.come == list(range(wanted + 1))
        count = len(room.scripted)
        assert room.refused(room.click, MARA, room.lead_click("drill-next")).key == "refused-no-inject"
        room.passes(40)
        assert len(room.scripted) == count

    def test_when_its_time_is_up_the_lead_is_told_and_much_later_it_ends_by_itself(
        self, room: DrillRoomTest
    ) -> None:
        room.drills()
        room.passes(60)
        assert [people for key, people in room.told if key == "notice-drill-time"] == [("mara",)]
        assert room.drill.state is DrillState.RUNNING
        room.passes(60)
        assert room.drill.state is DrillState.OVER
        assert room.drill.ended_by == ""
        assert len(room.placements("scorecard")) == 2

    def test_after_the_end_no_clock_of_it_rings(self, room: DrillRoomTest) -> None:
        room.drills()
        room.passes(5)
        room.fill(MARA, room.lead_click("drill-end"))
        said = len(room.everything_placed())
        room.passes(200)
        assert len(room.everything_placed()) == said
        with room.database.read() as uow:
            assert [
                timer for timer in uow.timers.due(room.now.replace(year=2030), 500) if timer.kind != "watch"
            ] == []

    def test_no_card_comes_after_the_scorecard(self, room: DrillRoomTest) -> None:
        room.drills()
        room.passes(1)
        room.fill(MARA, room.lead_click("drill-end"))
        assert {one.state for one in room.placements("case")} == {PlacementState.GONE}

    def test_standing_down_ends_it_as_well(self, room: DrillRoomTest) -> None:
        crisis = room.drills()
        with room.database.write() as uow:
            for row in uow.crisis_steps.find(crisis_id=crisis.id):
                if row.blocking:
                    uow.crisis_steps.save(replace(row, state=StepState.DONE, ended_at=room.now))
        room.fill(MARA, room.lead_click("standdown"), reason="geübt genug")
        room.click(MERT, room.lead_click("standdown-yes"))
        assert (room.crisis.state, room.drill.state) == (CrisisState.OVER, DrillState.OVER)
        assert len(room.placements("scorecard")) == 2

    def test_one_that_was_started_by_mistake_counts_as_none(self, room: DrillRoomTest) -> None:
        room.drills()
        room.passes(1)
        room.fill(MARA, room.lead_click("mistake"))
        assert room.drill.state is DrillState.UNDONE
        assert {case.state for case in room.scripted} == {State.DISMISSED}
        room.passes(30)
        assert room.come == [0]
        with room.database.read() as uow:
            assert last_drill(uow, "Musterkanne") is None

    def test_when_it_is_over_nothing_is_done_in_it(self, room: DrillRoomTest) -> None:
        room.drills()
        room.passes(1)
        case = room.scripted[0]
        room.fill(MARA, room.lead_click("drill-end"))
        assert room.refused(room.click, MARA, room.on("c01", "step-done")).key == "refused-crisis-over"
        assert room.refused(room.click, MARA, room.lead_click("drill-end")).key == "refused-crisis-over"
        assert {one.state for one in room.scripted} == {State.DISMISSED}
        assert case.state is State.NEW


class TestScorecard:
    def acknowledge(self, room: DrillRoomTest) -> None:
        """Mara fills the acknowledgement and Mert says yes."""
        crisis = room.drill.crisis_id
        click = Click(verb="statement", choice="acknowledgement-de", kind="crisis", id=crisis, version=1)
        room.fill(MARA, click)
        with room.database.read() as uow:
            made = uow.announcements.find(crisis_id=crisis)[-1]
        room.click(MARA, Click(verb="word-ask", kind="announcement", id=made.id, version=made.version))
        room.fill(MERT, Click(verb="word-approve", kind="announcement", id=made.id, version=made.version + 1))

    def test_the_goal_that_asks_for_an_approved_word_is_reached_though_nothing_is_published(
        self, room: DrillRoomTest
    ) -> None:
        room.drills()
        room.passes(12)
        self.acknowledge(room)
        assert room.step("c05").state is StepState.DONE
        room.fill(MARA, room.lead_click("drill-end"))
        score = room.drill.scorecard
        assert score is not None
        goal = next(one for one in score.goals if one.title["en"] == "Acknowledgement is approved")
        assert (goal.reached, goal.met) == (12, True)
        word = next(one for one in score.milestones if one.name == "word")
        assert (word.target, word.reached, word.met) == (15, 12, True)
        with room.database.read() as uow:
            (made,) = uow.announcements.find(crisis_id=room.drill.crisis_id)
        assert made.state is AnnouncementState.DRILLED
        assert (room.sends, room.planned) == ([], [])

    def test_what_came_late_or_never_is_what_to_practise(self, room: DrillRoomTest) -> None:
        room.drills()
        room.passes(20)
        self.acknowledge(room)
        room.fill(MARA, room.lead_click("drill-end"))
        score = room.drill.scorecard
        assert score is not None
        word = next(one for one in score.milestones if one.name == "word")
        assert (word.reached, word.met) == (20, False)
        assert [one.name for one in score.practise] == ["word", "statement", "decision", "roles", "injects"]
        assert score.left_out == 3

    def test_the_reaction_to_each_inject_is_measured(self, room: DrillRoomTest) -> None:
        room.drills()
        room.passes(4)
        room.click(JANA, room.case_click(room.scripted[0], "claim"))
        room.passes(5)
        room.wait(minutes=3)
        room.fill(MERT, room.inject_click(2), text="Wir rufen zurück")
        room.fill(MARA, room.on("c16", "decide"), what="Wir sprechen", why="Zwei Medien fragen")
        room.fill(MARA, room.lead_click("drill-end"))
        score = room.drill.scorecard
        assert score is not None
        assert [(one.kind, one.reaction) for one in score.injects] == [
            ("comments", 3), ("comments", None), ("call", 3)
        ]  # fmt: skip
        assert (score.injects[2].stepped, score.injects[1].stepped) == (3, None)
        assert (score.decisions, score.comments, score.comments_answered) == (1, 5, 0)

    def test_a_faster_clock_and_pauses_are_not_held_against_anybody(self, room: DrillRoomTest) -> None:
        room.drills(speed="10")
        room.wait(seconds=6)
        room.click(MARA, room.lead_click("drill-pause"))
        room.wait(minutes=30)
        room.click(MARA, room.lead_click("drill-resume"))
        room.wait(seconds=54)
        self.acknowledge(room)
        room.fill(MARA, room.lead_click("drill-end"))
        score = room.drill.scorecard
        assert score is not None
        assert (score.minutes, score.milestones[0].reached) == (10, 10)

    def test_it_is_kept_so_that_the_last_drill_is_known(self, room: DrillRoomTest) -> None:
        room.drills()
        room.passes(1)
        with room.database.read() as uow:
            assert last_drill(uow, "Musterkanne") is None
        room.fill(MARA, room.lead_click("drill-end"))
        with room.database.read() as uow:
            last = last_drill(uow, "Musterkanne")
            assert last is not None
            assert (last.ended_at, last.ended_by) == (room.now, "mara")
            assert last.scorecard is not None
            assert last_drill(uow, "Andere") is None

    def test_it_stands_in_both_files_of_the_report_apart_from_what_the_watch_saw(
        self, room: DrillRoomTest
    ) -> None:
        room.drills()
        room.passes(9)
        room.fill(MERT, room.inject_click(2), text="<script>alert(1)</script> @everyone")
        done = room.fill(MARA, room.lead_click("drill-end"))
        assert len([one for one in done if isinstance(one, ShareReport)]) == 2
        view = room.view("crisis-report", room.drill.crisis_id)
        assert (view.curve, view.proposals) == (None, ())
        for language, head, missed in (
            ("de", "Auswertung", "nicht erreicht"),
            ("en", "Scorecard", "not reached"),
        ):
            words = library().words(language)
            for made in (markdown(view, words), page(view, words)):
                assert head in made
                assert missed in made
                assert "<script" not in made
                assert words("crisis-drill") in made.partition("\n\n")[0]

    def test_another_one_is_offered_from_its_card(self, room: DrillRoomTest) -> None:
        crisis = room.drills()
        room.fill(MARA, room.lead_click("drill-end"))
        form = room.form(MARA, Click(verb="drill", kind="crisis", id=crisis.id, version=1))
        assert form.click.id == 0
        assert not form.drill


class TestNothingLeaves:
    def answered(self, room: DrillRoomTest) -> None:
        """A scripted comment, from the claim to the second person's yes."""
        case = room.scripted[0]
        room.click(JANA, room.case_click(case, "claim"))
        room.fill(JANA, room.case_click(room.scripted[0], "write"), text=KIND_REPLY)
        request = room.placements("approval")
        assert {placed.channel for placed in request} == {"R-slack-1", "R-discord-1"}
        room.fill(MERT, room.approval.click("approve"))

    def test_a_reply_goes_the_whole_way_and_ends_before_the_ledger(self, room: DrillRoomTest) -> None:
        room.drills()
        seconds(room)
        self.answered(room)
        assert room.scripted[0].state is State.ANSWERED
        assert (room.sends, room.planned) == ([], [])
        places = [one for one in room.everything_placed() if one.kind != "crisis-line"]
        assert {one.channel for one in places} == {"R-slack-1", "R-discord-1"}

    @pytest.mark.parametrize("kind", list(SendKind))
    def test_the_store_takes_no_row_of_the_ledger_for_a_scripted_comment(
        self, room: DrillRoomTest, kind: SendKind
    ) -> None:
        room.drills()
        seconds(room)
        row = Send(
            key="x",
            kind=kind,
            case_id=room.scripted[0].id,
            source="insta",
            external_id="c",
            comment_version=1,
        )
        with pytest.raises(IntegrityError), room.database.write() as uow:
            uow.sends.add(row)
        assert room.sends == []

    def test_nor_can_a_case_be_passed_off_as_real_once_there_is_one(self, room: DrillRoomTest) -> None:
        room.comment()
        room.fill(JANA, "write", text=KIND_REPLY)
        room.fill(MERT, room.approval.click("approve"))
        with pytest.raises(IntegrityError), room.database.write() as uow:
            uow.cases.save(replace(uow.cases.get(room.case.id), drill=1))

    def test_every_verb_that_is_not_listed_is_refused(self, room: DrillRoomTest) -> None:
        """Whatever is built later is refused in a drill until somebody says that it may be drilled."""
        room.drills()
        seconds(room)
        case = room.scripted[0]
        for verb in ("escalate", "snooze", "reflag", "split", "merge", "collect", "start", "posted", "undo"):
            for act in (room.click, room.submit):
                refusal = room.refused(
                    act, ADA, Click(verb=verb, kind="case", id=case.id, version=case.version)
                )
                assert refusal.key in {"refused-drill-verb", "refused-unknown-click"}, verb
        for verb in ("statement-write", "crisis-reopen"):
            assert room.refused(room.submit, MARA, room.lead_click(verb)).key == "refused-drill-verb"
        assert {*CLICKS, *FORMS, *SUBMITS} >= {"escalate", "statement-write"}

    def test_no_card_of_it_offers_what_would_be_refused(self, room: DrillRoomTest) -> None:
        room.drills()
        seconds(room)
        card = room.view("case", room.scripted[0].id)
        assert "claim" in card.allowed
        assert card.allowed.isdisjoint({"escalate", "snooze", "reflag", "merge", "hide", "start"})

    def test_a_reaction_escalates_nothing(self, room: DrillRoomTest) -> None:
        room.drills()
        seconds(room)
        placed = next(one for one in room.placements("case") if one.platform == "slack")
        with room.database.write() as uow:
            uow.placements.save(replace(uow.placements.get(placed.id), message_id="m1"))
        place = Place(platform="slack", channel=placed.channel, message_id="m1")
        for emoji in ("rotating_light", "scales", "newspaper", "package"):
            assert room.happens(Reacted(emoji=emoji, added=True, actor=actor(JANA), place=place)) == []
        with room.database.read() as uow:
            assert uow.escalations.find() == []
        room.happens(Reacted(emoji="eyes", added=True, actor=actor(JANA), place=place))
        assert next(one for one in room.scripted if one.owner).owner == "jana"

    def test_what_is_said_in_its_room_becomes_no_case(self, room: DrillRoomTest) -> None:
        room.drills()
        message = ChatMessage(
            place=Place(platform="slack", channel="R-slack-1", message_id="m9"), account="U-tom", name="Tom",
            text="Ich habe Klage eingereicht", at=room.now,
        )  # fmt: skip
        (form,) = room.happens(Pointed(message=message, actor=actor(MARA), place=message.place))
        assert isinstance(form, OpenForm)
        assert {option.value for option in form.fields[0].options} == {"decision", "timeline"}
        assert form.drill

    def test_nobody_finds_it_in_the_queue_the_figures_or_the_promises(self, room: DrillRoomTest) -> None:
        room.drills()
        seconds(room)
        room.click(JANA, room.case_click(room.scripted[0], "claim"))
        room.wait(minutes=120)
        with room.database.read() as uow:
            for section in ("mine", "free", "late", "asked"):
                assert uow.cases.queue_size(section, JANA, room.now, 100) == 0
            assert uow.cases.find() == []
            assert uow.cases.clocks_due(room.now, 100) == []
            assert uow.cases.clocks_in("slack", "R-slack-1") == {}
            assert uow.members.heads(100) == []
            assert uow.watch.said(("insta", "forum"), room.now.replace(year=2020), 100) == []
            assert uow.watch.streams() == []
            assert uow.lessons.find() == []

    def test_everything_that_is_said_of_it_says_so_first(self, room: DrillRoomTest) -> None:
        room.drills()
        room.passes(16)
        told = room.fill(MERT, room.inject_click(2), text="Wir rufen zurück")
        assert all(one.drill for one in told if isinstance(one, Tell))
        assert room.form(MARA, room.lead_click("level")).drill
        assert room.form(MARA, room.on("c01", "step-done")).drill
        assert room.refused(room.click, JANA, room.lead_click("level")).drill


class TestBesideARealCrisis:
    def test_a_real_one_says_so_in_the_drills_rooms(self, room: DrillRoomTest) -> None:
        room.drills()
        real = room.start(AYLIN)
        said = [one for one in room.placements("crisis-notice") if one.params["key"] == "notice-drill-real"]
        assert {one.channel for one in said} == {"R-slack-1", "R-discord-1"}
        assert {one.params["real"] for one in said} == {str(real.id)}

    def test_the_form_of_a_drill_says_that_one_is_running(self, room: DrillRoomTest) -> None:
        room.start(MARA)
        (form,) = room.command(MARA, "drill")
        assert isinstance(form, OpenForm)
        assert (form.note, form.params["real"]) == ("form-drill-note-real", 1)

    def test_the_start_of_a_real_one_warns_of_no_drill_and_is_not_marked_as_one(
        self, room: DrillRoomTest
    ) -> None:
        room.drills()
        place = Place(platform="slack", channel="R-slack-1")
        (form,) = room.happens(Commanded(command="crisis", words="start", actor=actor(MARA), place=place))
        assert isinstance(form, OpenForm)
        assert (form.note, form.drill) == ("form-start-note", False)

    def test_a_command_without_a_room_means_what_is_real(self, room: DrillRoomTest) -> None:
        drill = room.drills()
        assert room.command(MARA, "status") == [ShowCard(kind="crisis-where", subject=drill.id)]
        real = room.start(MARA)
        assert room.command(MARA, "status") == [ShowCard(kind="crisis-where", subject=real.id)]
        (form,) = room.command(MARA, "decide")
        assert isinstance(form, OpenForm)
        assert (form.click.id, form.drill) == (real.id, False)
        place = Place(platform="slack", channel=f"R-slack-{drill.id}")
        (form,) = room.happens(Commanded(command="crisis", words="decide", actor=actor(MARA), place=place))
        assert isinstance(form, OpenForm)
        assert (form.click.id, form.drill) == (drill.id, True)

    def test_what_runs_is_counted_without_drills(self, room: DrillRoomTest) -> None:
        room.drills()
        room.start(MARA)
        view = room.view("crises", 1)
        assert [one.crisis.drill for one in view.crises] == [False]
        assert [one.crisis.drill for one in view.drills] == [True]

    def test_its_freeze_and_level_bind_what_is_drilled_alone(self, room: DrillRoomTest) -> None:
        room.drills()
        seconds(room)
        room.fill(MARA, room.lead_click("freeze"), freeze="statements", reason="geübt")
        room.comment()
        room.fill(JANA, "write", text=KIND_REPLY)
        assert room.case.state is State.IN_APPROVAL
        click = room.case_click(room.scripted[0], "write")
        refusal = room.refused(room.click, JANA, click)
        assert (refusal.key, refusal.drill) == ("refused-frozen", True)

    def test_what_is_real_binds_nothing_that_is_drilled(self, room: DrillRoomTest) -> None:
        room.drills()
        seconds(room)
        real = room.start(MARA, level="6")
        room.fill(
            MARA, Click(verb="freeze", kind="crisis", id=real.id, version=1), freeze="statements", reason="x"
        )
        assert room.form(JANA, room.case_click(room.scripted[0], "write")).drill
        assert room.drill.state is DrillState.RUNNING

    def test_facts_decisions_and_statements_stay_apart(self, room: DrillRoomTest) -> None:
        drill = room.drills()
        real = room.start(MARA)
        room.fill(MARA, room.lead_click("fact"), text="Geübt", state="known", source="Übung")
        room.fill(MARA, room.lead_click("decide"), what="Geübt", why="weil")
        with room.database.read() as uow:
            for rows in (uow.facts, uow.decisions):
                assert rows.find(crisis_id=real.id) == []
                assert len(rows.find(crisis_id=drill.id)) == 1

    def test_reminders_of_a_drill_hold_back_none_of_a_real_one(self, room: DrillRoomTest) -> None:
        room.drills()
        room.passes(6)
        assert any(key.startswith("notice-crisis-steps") for key, _ in room.told)
        real = room.start(MARA)
        room.passes(6)
        told = [one for one in room.placements("crisis-notice") if one.subject == real.id]
        assert any(one.params["key"].startswith("notice-crisis-steps") for one in told)

    def test_no_evidence_of_a_real_one_is_scripted(self, room: DrillRoomTest) -> None:
        room.drills()
        seconds(room)
        form = room.start_form(MARA)
        forged = replace(form, click=replace(form.click, choice=f"case-{room.scripted[0].id}"))
        assert room.start(MARA, form=forged).cases == ()
