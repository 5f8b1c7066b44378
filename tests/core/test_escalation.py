"""Who is asked, by when, who comes next, and who learns what became of it."""

from dataclasses import replace
from datetime import timedelta

import pytest

from handlers.able import Able
from handlers.calendar.hours import Hours, Shift
from handlers.effects import OpenForm, Page, Tell, TellPerson
from handlers.escalated import Escalation, EscalationState, Rung
from handlers.escalations.ladder import start, take
from handlers.events import ChannelLost, NotTold, TimerFired
from handlers.people import Policy, RoleHandle, Team
from handlers.placement import PlacementState
from handlers.ports import Context
from handlers.records import place
from handlers.routing import Channel
from storage.database import Database
from tests.core.newsroom import (
    ADA,
    JANA,
    KIND_REPLY,
    LEO,
    MERT,
    START,
    TEAM,
    TOM,
    VERA,
    Newsroom,
    with_policy,
)

LADDER = (
    Rung(reasons=frozenset({"press", "safety"}), who=("role:approver",), within=timedelta(minutes=10)),
    Rung(reasons=frozenset({"press", "safety"}), who=("person:ada",), within=timedelta(minutes=5)),
    Rung(reasons=frozenset({"press", "safety"}), who=("person:tom",), outside=True),
)
CLIMBING = replace(TEAM, ladder=LADDER)


@pytest.fixture
def climbing(memory: Database) -> Newsroom:
    return with_case(memory, CLIMBING)


@pytest.fixture
def room(memory: Database) -> Newsroom:
    return with_case(memory, TEAM)


def with_case(memory: Database, team: Team) -> Newsroom:
    room = Newsroom(memory, team)
    room.comment()
    return room


def quiet(**changes: object) -> Team:
    """From 14:00 to 20:00 in Berlin it is quiet, just when the story begins."""
    policy = replace(CLIMBING.policy, quiet_hours=(Shift(start=14 * 60, end=20 * 60),))
    return replace(CLIMBING, policy=policy, **changes)


def escalations(room: Newsroom) -> list[Escalation]:
    with room.database.read() as uow:
        return uow.escalations.find()


def only(room: Newsroom) -> Escalation:
    (one,) = escalations(room)
    return one


def card(room: Newsroom, escalation: Escalation | None = None):
    return room.view("escalation", (escalation or only(room)).id)


def press(room: Newsroom, who, verb: str, **kwargs):
    return room.click(who, card(room).click(verb), **kwargs)


def told(room: Newsroom) -> list[tuple[str, tuple[str, ...]]]:
    return [(key, who) for key, who in room.notices if key.startswith("notice-escalation")]


class TestAsking:
    def test_its_card_stands_where_the_policy_says_and_pings_whom_it_concerns(self, room: Newsroom) -> None:
        room.click(JANA, "claim")
        effects = room.fill(JANA, "escalate", reason="legal", note="Bitte prüfen")
        assert effects == [Tell(key="told-escalated", params={"case": room.case.id, "reason": "legal"})]
        (placed,) = room.placements("escalation")
        assert (placed.channel, placed.mention) == ("C-legal", ("leo",))
        view = card(room)
        assert (view.escalation.note, view.by, view.comment.text) == (
            "Bitte prüfen",
            JANA,
            room.comment_now.text,
        )
        assert room.case.owner == "jana"

    def test_a_role_that_is_a_group_in_chat_is_pinged_as_one(self, memory: Database) -> None:
        roles = {**TEAM.roles, "legal": RoleHandle(name="Recht", slack="S1")}
        room = with_case(memory, replace(TEAM, roles=roles))
        room.fill(JANA, "escalate", reason="legal")
        assert [placed.mention for placed in room.placements("escalation")] == [("role:legal",)]

    def test_twice_for_one_reason_is_once(self, room: Newsroom) -> None:
        room.fill(JANA, "escalate", reason="legal")
        (again,) = room.fill(JANA, "escalate", reason="legal")
        assert again == Tell(key="told-escalated-already", params={"case": room.case.id, "reason": "legal"})
        assert len(room.placements("escalation")) == len(escalations(room)) == 1

    def test_who_asks_for_it_second_is_told_so_and_their_words_reach_those_who_are_asked(
        self, climbing: Newsroom
    ) -> None:
        climbing.fill(JANA, "escalate", reason="press")
        (again,) = climbing.fill(TOM, "escalate", reason="press", note="Der Anruf kam schon. @everyone")
        assert again == Tell(
            key="told-escalated-already", params={"case": climbing.case.id, "reason": "press"}
        )
        (word,) = climbing.placements("notice")
        assert (word.params["key"], word.mention) == ("notice-escalation-word", ())
        assert climbing.notice_view(word).quote == "Der Anruf kam schon. @everyone"
        assert word.parent == climbing.placements("escalation")[0].id
        press(climbing, MERT, "resolve")
        *_, notice = climbing.placements("notice")
        assert (notice.params["key"], notice.mention) == ("notice-escalation-resolved", ("jana", "tom"))

    def test_of_a_private_matter_nobody_learns_by_asking_that_somebody_else_has(self, room: Newsroom) -> None:
        first = room.fill(JANA, "escalate", reason="legal")
        second = room.fill(TOM, "escalate", reason="legal", note="Auch von mir.")
        assert first == second
        (word,) = room.placements("notice")
        assert (word.channel, word.params["by"]) == ("C-legal", "Tom")

    def test_a_private_matter_is_led_to_no_other_channel_and_the_form_says_so(self, room: Newsroom) -> None:
        refusal = room.refused(room.fill, JANA, "escalate", reason="legal", to="place:default", note="leise")
        assert (refusal.key, refusal.field, refusal.quote) == ("refused-private-place", "to", "leise")
        room.fill(JANA, "escalate", reason="legal")
        click = room.view("escalation", escalations(room)[0].id).click("handover")
        assert room.refused(room.fill, LEO, click, to="place:default").key == "refused-private-place"
        assert {one.channel for one in room.placements("escalation")} == {"C-legal"}

    def test_places_are_offered_also_where_the_team_is_larger_than_a_form(self, memory: Database) -> None:
        many = {f"p{n}": replace(JANA, id=f"p{n}", name=f"P{n}") for n in range(60)}
        room = with_case(memory, replace(TEAM, people={**TEAM.people, **many}))
        (field,) = [one for one in room.form(JANA, "escalate").fields if one.id == "to"]
        offered = [one.value for one in field.options]
        assert len(offered) <= 25
        assert "place:default" in offered

    def test_without_a_channel_of_its_own_a_reason_goes_to_the_default(self, room: Newsroom) -> None:
        room.fill(JANA, "escalate", reason="press")
        assert [placed.channel for placed in room.placements("escalation")] == ["C1"]

    def test_without_any_channel_it_is_refused_in_words(self, memory: Database) -> None:
        room = with_case(memory, with_policy(escalation_channels={}))
        refusal = room.refused(room.fill, JANA, "escalate", reason="press", note="wichtig")
        assert refusal.key == "refused-no-escalation-channel"
        assert refusal.params == {"reason": "press", "who": Able(names=("Ada",))}
        assert refusal.quote == "wichtig"
        assert escalations(room) == []

    def test_the_form_proposes_whom_the_hold_concerns(self, room: Newsroom) -> None:
        room.edits("Mein Anwalt meldet sich.")
        assert room.form(JANA, "escalate").fields[0].value == "legal"

    def test_somebody_from_legal_may_escalate_but_not_answer(self, room: Newsroom) -> None:
        assert isinstance(room.click(LEO, "escalate")[0], OpenForm)
        assert room.refused(room.click, LEO, "claim").key == "refused-role"
        assert room.refused(room.submit, LEO, room.view("case").click("reply"), text=KIND_REPLY)

    def test_whoever_was_chosen_is_asked_before_the_ladder(self, climbing: Newsroom) -> None:
        climbing.fill(JANA, "escalate", reason="press", to="person:tom")
        assert only(climbing).asked == ("tom",)
        climbing.wait(minutes=15)
        assert only(climbing).asked == ("mert", "aylin")

    @pytest.mark.parametrize("to", ["person:nobody", "role:", "oncall:x", "channel:slack:C1", "x" * 500])
    def test_a_target_that_the_form_never_offered_is_refused(self, climbing: Newsroom, to: str) -> None:
        assert climbing.refused(climbing.fill, JANA, "escalate", reason="press", to=to).field == "to"

    def test_a_viewer_escalates_nothing(self, room: Newsroom) -> None:
        assert room.refused(room.click, VERA, "escalate").key == "refused-role"


class TestAnswering:
    def test_im_on_it_stops_the_clock_and_tells_whoever_escalated(self, climbing: Newsroom) -> None:
        climbing.fill(JANA, "escalate", reason="press")
        press(climbing, MERT, "acknowledge")
        assert told(climbing) == [("notice-escalation-taken", ("jana",))]
        climbing.wait(hours=5)
        assert (only(climbing).state, only(climbing).rung) == (EscalationState.ACKNOWLEDGED, 0)
        facts = climbing.view("case").escalation
        assert (facts.reason, facts.taken_by) == ("press", MERT)

    def test_whoever_escalated_is_told_where_they_did_it(self, memory: Database) -> None:
        room = with_case(memory, CLIMBING)
        room.fill(JANA, "escalate", reason="press", on="discord")
        press(room, MERT, "acknowledge")
        told_at = [one.platform for one in room.placements("notice") if one.mention == ("jana",)]
        assert told_at == ["discord"]

    def test_of_two_at_once_one_has_it_and_the_other_is_told_who(self, climbing: Newsroom) -> None:
        climbing.fill(JANA, "escalate", reason="press")
        stale = card(climbing).click("acknowledge")
        climbing.click(MERT, stale)
        refusal = climbing.refused(climbing.click, ADA, stale)
        assert (refusal.key, refusal.params["who"]) == ("refused-escalation-taken", "Mert")
        assert climbing.click(MERT, stale) == []

    def test_resolved_and_returned_reach_whoever_escalated_and_free_the_card(
        self, climbing: Newsroom
    ) -> None:
        climbing.fill(JANA, "escalate", reason="press")
        press(climbing, MERT, "resolve")
        climbing.fill(TOM, "escalate", reason="press")
        second = escalations(climbing)[-1]
        climbing.fill(MERT, card(climbing, second).click("handback"), note="Das macht der Support.")
        assert told(climbing) == [
            ("notice-escalation-resolved", ("jana",)),
            ("notice-escalation-returned", ("tom",)),
        ]
        assert climbing.notice_view(climbing.placements("notice")[-1]).quote == "Das macht der Support."
        assert (climbing.case.escalated_to, climbing.view("case").escalation) == ("", None)

    def test_what_is_closed_cannot_be_answered_again(self, climbing: Newsroom) -> None:
        climbing.fill(JANA, "escalate", reason="press")
        stale = card(climbing)
        press(climbing, MERT, "resolve")
        for verb in ("acknowledge", "resolve", "handover", "handback"):
            assert climbing.refused(climbing.click, MERT, stale.click(verb)).key == "refused-escalation-done"
        assert card(climbing).allowed == {"case"}

    def test_handed_over_somebody_else_is_asked_and_the_clock_begins_anew(self, climbing: Newsroom) -> None:
        climbing.fill(JANA, "escalate", reason="press")
        press(climbing, MERT, "acknowledge")
        climbing.fill(
            MERT, card(climbing).click("handover"), to="person:tom", note="Tom kennt die Redaktion."
        )
        one = only(climbing)
        assert (one.state, one.asked, one.note) == (
            EscalationState.OPEN,
            ("tom",),
            "Tom kennt die Redaktion.",
        )
        assert ("notice-escalation-asked", ("tom",)) in told(climbing)
        assert ("notice-escalation-handed-over", ("jana",)) in told(climbing)
        climbing.wait(minutes=15)
        assert only(climbing).asked == ("mert", "aylin")

    def test_a_handover_to_nobody_is_refused_with_what_was_typed(self, climbing: Newsroom) -> None:
        climbing.fill(JANA, "escalate", reason="press")
        refusal = climbing.refused(
            climbing.fill, MERT, card(climbing).click("handover"), to="person:x", note="Notiz"
        )
        assert (refusal.field, refusal.quote) == ("to", "Notiz")

    def test_a_case_is_no_escalation(self, climbing: Newsroom) -> None:
        climbing.fill(JANA, "escalate", reason="press")
        wrong = replace(card(climbing).click("acknowledge"), kind="case")
        assert climbing.refused(climbing.click, MERT, wrong).key == "refused-unknown-click"
        gone = replace(card(climbing).click("acknowledge"), id=999)
        assert climbing.refused(climbing.click, MERT, gone).key == "refused-gone"


class TestClimbing:
    def test_not_taken_in_time_the_next_are_asked_and_everybody_involved_is_told(
        self, climbing: Newsroom
    ) -> None:
        climbing.click(TOM, "claim")
        climbing.fill(JANA, "escalate", reason="press")
        climbing.wait(minutes=9, seconds=59)
        assert only(climbing).rung == 0
        climbing.wait(seconds=1)
        assert (only(climbing).rung, only(climbing).asked) == (1, ("ada",))
        assert told(climbing) == [
            ("notice-escalation-asked", ("ada",)),
            ("notice-escalation-climbs", ("jana", "tom")),
        ]

    def test_the_card_says_who_is_next_and_when(self, climbing: Newsroom) -> None:
        climbing.fill(JANA, "escalate", reason="press")
        view = card(climbing)
        assert [(one.kind, one.name) for one in view.next] == [("person", "Ada")]
        assert view.escalation.due_at == START + timedelta(minutes=10)

    def test_the_last_rung_leaves_chat_and_what_came_of_it_stands_on_the_card(
        self, climbing: Newsroom
    ) -> None:
        climbing.fill(JANA, "escalate", reason="press")
        climbing.wait(minutes=10)
        climbing.wait(minutes=5)
        climbing.wait(seconds=3)
        (page,) = [job for job in climbing.jobs if isinstance(job, Page)]
        assert (page.people, page.key) == (("tom",), "page-escalation")
        assert "jana" not in str(page)
        assert [(person.id, key) for person, key in card(climbing).paged] == [("tom", "paged-asked")]
        climbing.wait(days=3)
        assert only(climbing).state is EscalationState.OPEN

    def test_a_last_rung_with_a_time_asks_again_until_somebody_takes_it(self, memory: Database) -> None:
        again = (*LADDER[:1], replace(LADDER[1], within=timedelta(minutes=30)))
        room = with_case(memory, replace(TEAM, ladder=again))
        room.fill(JANA, "escalate", reason="press")
        room.wait(minutes=10)
        for _ in range(3):
            room.wait(minutes=30)
        asked = [who for key, who in told(room) if key == "notice-escalation-asked"]
        assert asked == [("ada",)] * 4

    def test_a_ladder_that_ends_says_so_to_those_involved(self, memory: Database) -> None:
        ends = (replace(LADDER[0]), replace(LADDER[1], within=None))
        room = with_case(memory, replace(TEAM, ladder=ends))
        room.fill(JANA, "escalate", reason="press")
        room.wait(minutes=10)
        assert only(room).due_at is None
        assert told(room)[-1][0] != "notice-escalation-unanswered"
        room.wait(minutes=15)
        assert told(room)[-1] == ("notice-escalation-unanswered", ("jana",))
        with room.database.read() as uow:
            left = uow.timers.due(room.now + timedelta(days=99), 10)
        assert [timer for timer in left if timer.kind != "sla"] == []

    def test_without_a_ladder_the_crisis_lead_and_the_admins_stand_in(self, room: Newsroom) -> None:
        room.fill(JANA, "escalate", reason="legal")
        room.wait(minutes=15)
        assert only(room).asked == ("ada",)

    def test_a_rung_that_reaches_nobody_is_passed_over_at_once(self, memory: Database) -> None:
        empty = (replace(LADDER[0], who=("role:crisis_lead",)), *LADDER[1:])
        room = with_case(memory, replace(TEAM, ladder=empty))
        room.fill(JANA, "escalate", reason="press")
        assert only(room).asked == ("ada",)

    def test_delivered_twice_or_late_a_clock_climbs_once(self, climbing: Newsroom) -> None:
        climbing.fill(JANA, "escalate", reason="press")
        with climbing.database.read() as uow:
            timers = uow.timers.due(START + timedelta(days=1), 10)
        (timer,) = (timer for timer in timers if timer.kind != "sla")
        climbing.now += timedelta(hours=3)
        event = TimerFired(key=timer.key, kind=timer.kind, subject=timer.subject, due_at=timer.due_at)
        climbing.happens(event)
        climbing.happens(event)
        assert only(climbing).rung == 1
        assert only(climbing).due_at == climbing.now + timedelta(minutes=5)


class TestQuietHours:
    def test_what_can_wait_waits_with_a_note_and_wakes_nobody(self, memory: Database) -> None:
        room = with_case(memory, quiet())
        (answer,) = room.fill(JANA, "escalate", reason="press")
        assert isinstance(answer, Tell)
        assert answer.key == "told-escalated-later"
        (placed,) = room.placements("escalation")
        assert placed.mention == ()
        assert room.view("case").escalation.escalation.asked_at is None
        room.wait(hours=5)
        assert only(room).asked_at is None
        room.wait(minutes=53)
        assert only(room).asked == ("mert", "aylin")
        assert told(room) == [("notice-escalation-asked", ("mert", "aylin"))]

    def test_a_critical_reason_waits_for_nothing(self, memory: Database) -> None:
        room = with_case(memory, quiet())
        room.fill(JANA, "escalate", reason="safety")
        assert [placed.mention for placed in room.placements("escalation")] == [("mert", "aylin")]
        room.wait(minutes=10)
        assert only(room).asked == ("ada",)

    def test_a_clock_of_what_can_wait_counts_working_time_alone(self, memory: Database) -> None:
        week = ((Shift(start=9 * 60, end=17 * 60),),) * 5 + ((), ())
        team = replace(CLIMBING, hours=Hours(week=week))  # it is Saturday
        room = with_case(memory, team)
        room.fill(JANA, "escalate", reason="press")
        assert only(room).due_at is not None
        assert only(room).due_at.isoformat() == "2026-11-23T08:10:00+00:00"

    def test_a_clock_runs_by_elapsed_time_when_the_hour_is_changed(self, memory: Database) -> None:
        room = Newsroom(memory, CLIMBING)
        room.now = room.now.replace(
            month=10, day=25, hour=0, minute=55
        )  # 02:55 in Berlin, for the first time
        room.comment()
        room.fill(JANA, "escalate", reason="safety")
        room.wait(minutes=9)
        assert only(room).rung == 0
        room.wait(minutes=1)
        assert only(room).rung == 1


class TestPrivateMatters:
    def test_everybody_else_sees_only_that_it_is_escalated(self, room: Newsroom) -> None:
        room.fill(JANA, "escalate", reason="legal", note="Kündigung von Petra")
        assert room.case.escalated_to == "confidential"
        facts = room.view("case").escalation
        assert (facts.reason, facts.asked, facts.next) == ("confidential", (), ())
        history = room.view("history")
        assert "legal" not in str([entry.entry for entry in history.entries])

    def test_its_steps_are_told_outside_without_a_word_of_it(self, room: Newsroom) -> None:
        room.fill(JANA, "escalate", reason="legal", note="Kündigung von Petra")
        room.click(TOM, "claim")
        effects = room.fill(LEO, card(room).click("handback"), note="Petra hat schon unterschrieben.")
        (notice,) = room.placements("notice")
        assert (notice.channel, notice.params["key"]) == ("C1", "notice-escalation-private")
        assert notice.mention == ("tom",), "a ping would say who has to do with it"
        words = str((notice.params, effects)).replace("'", " ").replace(",", " ").split()
        assert not {"Petra", "legal", "Leo", "leo"} & set(words)

    def test_whoever_escalated_is_told_directly_at_each_step_and_once(self, room: Newsroom) -> None:
        room.fill(JANA, "escalate", reason="legal", on="discord")
        told = [press(room, LEO, "acknowledge"), press(room, LEO, "resolve")]
        direct = [one for effects in told for one in effects if isinstance(one, TellPerson)]
        assert [(one.person, one.platforms) for one in direct] == [("jana", ("discord", "slack"))] * 2
        assert [one.params["step"] for one in direct] == [
            "notice-escalation-taken",
            "notice-escalation-resolved",
        ]
        assert direct[0].number != direct[1].number, "by it a second try is known as one"
        assert room.placements("notice") == []

    def test_so_is_whoever_escalated_second_and_neither_learns_of_the_other(self, room: Newsroom) -> None:
        for who in (JANA, TOM, TOM, JANA):
            room.fill(who, "escalate", reason="legal")
        told = room.click(LEO, room.view("escalation", escalations(room)[0].id).click("resolve"))
        direct = [one for one in told if isinstance(one, TellPerson)]
        assert [one.person for one in direct] == ["jana", "tom"]
        assert room.log(f"escalation:{escalations(room)[0].id}").count("escalation.joined") == 1
        assert not {"Jana", "Tom", "jana", "tom"} & set(str([one.params for one in direct]).split("'"))
        assert room.placements("notice") == []

    def test_where_direct_messages_are_closed_it_is_said_beside_the_case_to_nobody_by_name(
        self, room: Newsroom
    ) -> None:
        room.fill(JANA, "escalate", reason="legal")
        (direct,) = [one for one in press(room, LEO, "acknowledge") if isinstance(one, TellPerson)]
        room.happens(NotTold(person="jana", kind="notice", params=direct.params))
        (notice,) = room.placements("notice")
        assert (notice.channel, notice.mention, notice.params["key"]) == (
            "C1",
            (),
            "notice-escalation-private",
        )
        assert room.happens(NotTold(person="jana", kind="notice", params={"escalation": "x"})) == []

    def test_out_of_reach_it_goes_nowhere_else_and_whoever_escalated_is_told_once(
        self, room: Newsroom
    ) -> None:
        room.fill(JANA, "escalate", reason="legal", note="Kündigung von Petra")
        lost = ChannelLost(platform="slack", channel="C-legal", reason="channel-lost-archived")
        first = room.happens(lost)
        again = room.happens(replace(lost, again=True))
        direct = [one for one in (*first, *again) if isinstance(one, TellPerson)]
        assert [(one.person, one.params["step"]) for one in direct] == [("jana", "notice-escalation-cut-off")]
        assert {one.channel for one in room.placements("escalation")} == {"C-legal"}
        assert "Petra" not in str([one.params for one in room.placements("notice")])

    def test_what_comes_later_into_a_channel_that_is_lost_is_told_too_and_the_admins_only_once(
        self, room: Newsroom
    ) -> None:
        lost = ChannelLost(platform="slack", channel="C1", reason="channel-lost-archived")
        room.happens(lost)
        room.fill(JANA, "escalate", reason="press")
        room.happens(replace(lost, again=True))
        keys = [key for key, _ in room.notices]
        assert keys.count("notice-channel-lost") == 1
        assert ("notice-escalation-cut-off", ("jana",)) in room.notices

    def test_two_channels_lost_at_a_time_are_told_once(self, memory: Database) -> None:
        """Each is told of before either is written down, and again after that."""
        room = with_case(memory, with_policy(escalation_channels={"legal": ("slack:C7", "discord:D7")}))
        room.fill(JANA, "escalate", reason="legal")
        both = [
            ChannelLost(platform=platform, channel=channel, reason="channel-lost-archived")
            for platform, channel in (("slack", "C7"), ("discord", "D7"))
        ]
        assert [effect for one in both for effect in room.happens(one)] == []
        with room.database.write() as uow:
            for placed in uow.placements.find(kind="escalation"):
                uow.placements.save(replace(placed, state=PlacementState.LOST))
        effects = [effect for one in both for effect in room.happens(replace(one, again=True))]
        assert [type(one) for one in effects] == [TellPerson]

    def test_standing_elsewhere_too_it_is_seen_there(self, memory: Database) -> None:
        room = with_case(memory, with_policy(escalation_channels={"press": ("slack:C7", "discord:D7")}))
        room.fill(JANA, "escalate", reason="press")
        room.happens(ChannelLost(platform="slack", channel="C7", reason="channel-lost-archived"))
        assert "notice-escalation-cut-off" not in [key for key, _ in room.notices]

    def test_the_history_does_not_say_who_has_said_so(self, room: Newsroom) -> None:
        room.fill(JANA, "escalate", reason="legal")
        room.fill(JANA, "escalate", reason="press")
        lines = [one for one in room.view("history").entries if one.entry.type == "case.escalated"]
        assert [one.person.id if one.person else one.entry.actor for one in lines] == ["bot", "jana"]

    def test_without_a_place_of_its_own_it_goes_nowhere(self, room: Newsroom) -> None:
        refusal = room.refused(room.fill, JANA, "escalate", reason="people", note="Es geht um Tom.")
        assert (refusal.key, refusal.quote) == ("refused-no-escalation-channel", "Es geht um Tom.")
        assert room.placements("escalation") == []

    def test_a_rung_leads_no_private_matter_into_another_channel(self, memory: Database) -> None:
        leak = (Rung(reasons=frozenset({"legal"}), who=("role:legal", "channel:slack:C9", "place:default")),)
        room = with_case(memory, replace(TEAM, ladder=leak))
        room.fill(JANA, "escalate", reason="legal")
        assert [placed.channel for placed in room.placements("escalation")] == ["C-legal"]

    def test_only_those_whom_it_concerns_may_answer_it(self, room: Newsroom) -> None:
        room.fill(JANA, "escalate", reason="legal")
        refusal = room.refused(press, room, MERT, "acknowledge")
        assert (refusal.key, refusal.params["verb"]) == ("refused-role", "acknowledge")
        press(room, LEO, "acknowledge")
        assert only(room).taken_by == "leo"


class TestOtherSubjects:
    """Storms and crises use the same ladder; their cards are placements of their kind."""

    def alarm(self, room: Newsroom, **more: object) -> None:
        with room.database.write() as uow:
            ctx = Context(uow=uow, team=room.team, now=room.now, token=lambda: "t")
            place(ctx, "storm", 3, Channel(platform="slack", id="C1", language="de"))
            start(ctx, "storm", 3, "storm", by="bot", brand="Musterkanne", own_card=False)

    @pytest.fixture
    def storm(self, memory: Database) -> Newsroom:
        rungs = (
            Rung(reasons=frozenset({"storm"}), who=("role:moderator",), within=timedelta(minutes=20)),
            Rung(reasons=frozenset({"storm"}), who=("person:ada",)),
        )
        team = quiet(ladder=rungs)
        room = Newsroom(memory, team)
        self.alarm(room)
        return room

    def test_an_alarm_climbs_in_the_quiet_hours_and_is_told_beside_its_card(self, storm: Newsroom) -> None:
        assert storm.placements("escalation") == []
        storm.wait(minutes=20)
        assert told(storm)[-1] == ("notice-escalation-asked", ("ada",))
        notice = storm.placements("notice")[-1]
        view = storm.notice_view(notice)
        assert (notice.channel, view.params["matter"]) == ("C1", "storm:3")
        assert view.allowed == {"acknowledge"}

    def test_that_nobody_answers_is_said_even_where_nobody_escalated(self, storm: Newsroom) -> None:
        storm.wait(minutes=20)
        storm.wait(minutes=20)
        assert told(storm)[-1] == ("notice-escalation-unanswered", ())

    def test_taken_by_its_own_button_the_clock_stops(self, storm: Newsroom) -> None:
        with storm.database.write() as uow:
            ctx = Context(uow=uow, team=storm.team, now=storm.now, token=lambda: "t")
            take(ctx, "storm", 3, by="tom")
        storm.wait(hours=2)
        assert (only(storm).state, only(storm).rung) == (EscalationState.ACKNOWLEDGED, 0)


def test_the_policy_can_say_what_is_critical_and_private() -> None:
    assert Policy().critical >= {"safety", "illegal", "storm"}
    assert Policy().private == {"people", "legal"}
