"""Who has a case in hand, and for how long."""

from datetime import timedelta

import pytest

from handlers.able import Able
from handlers.case import State
from handlers.draft import SendState
from handlers.effects import MakeDrafts, ShowCard, Tell
from handlers.permissions import ROLES
from storage.database import Database
from tests.core.newsroom import ANGRY, JANA, MERT, TEAM, TOM, VERA, Newsroom


@pytest.fixture
def room(memory: Database) -> Newsroom:
    room = Newsroom(memory)
    room.comment()
    return room


def test_of_two_people_one_wins_and_the_other_is_told_who(room: Newsroom) -> None:
    seen_by_both = room.view("case").click("claim")
    room.click(JANA, seen_by_both)
    refusal = room.refused(room.click, TOM, seen_by_both, on="discord")
    assert refusal.key == "refused-claim-taken"
    until = room.now + timedelta(minutes=30)
    assert refusal.params == {"verb": "claim", "who": "Jana", "until": until}
    assert (room.case.owner, room.case.state) == ("jana", State.CLAIMED)


def test_a_claim_runs_out_and_its_owner_is_told_once(room: Newsroom) -> None:
    room.click(JANA, "claim")
    room.wait(minutes=31)
    room.wait(minutes=31)
    assert (room.case.owner, room.case.state) == ("", State.NEW)
    told = [notice for notice in room.notices if notice[0] == "notice-claim-expired"]
    assert told == [("notice-claim-expired", ("jana",))]


def test_acting_renews_a_claim(room: Newsroom) -> None:
    room.click(JANA, "claim")
    room.wait(minutes=20)
    room.click(JANA, "draft")
    room.wait(minutes=20)
    assert room.case.owner == "jana"
    room.wait(minutes=11)
    assert room.case.owner == ""


def test_claiming_twice_renews_and_says_so(room: Newsroom) -> None:
    room.click(JANA, "claim")
    room.wait(minutes=10)
    assert room.click(JANA, "claim") == [
        Tell(key="told-claim-renewed", params={"until": room.now + timedelta(minutes=30)})
    ]


def test_a_claim_that_has_run_out_is_free_even_before_its_timer_rings(room: Newsroom) -> None:
    room.click(JANA, "claim")
    room.now += timedelta(minutes=31)
    room.click(TOM, "claim")
    assert room.case.owner == "tom"
    room.wait(minutes=1)
    assert room.case.owner == "tom"


def test_only_the_owner_gives_a_case_back(room: Newsroom) -> None:
    room.click(JANA, "claim")
    assert room.refused(room.click, TOM, "return").params == {"who": "Jana"}
    room.click(JANA, "return")
    assert (room.case.owner, room.case.state) == ("", State.NEW)


def test_a_claim_on_an_old_card_counts_if_the_state_allows_it(room: Newsroom) -> None:
    old = room.view("case").click("claim")
    room.edits(ANGRY + " Hallo?")
    room.click(JANA, old)
    assert room.case.owner == "jana"


def test_a_notice_reaches_its_person_where_they_acted_last(room: Newsroom) -> None:
    room.click(JANA, "claim", on="discord")
    room.wait(minutes=31)
    (notice,) = room.placements("notice")
    assert notice.platform == "discord"
    head = next(placed for placed in room.placements("case") if placed.platform == "discord")
    assert notice.parent == head.id


class TestDraft:
    def test_it_claims_as_well_and_asks_for_drafts(self, room: Newsroom) -> None:
        (job,) = room.click(JANA, "draft")
        assert job == MakeDrafts(case_id=room.case.id, comment_version=1, asked_by="jana")
        assert room.case.owner == "jana"
        assert room.view("case").drafting

    def test_a_second_click_while_drafts_are_coming_asks_for_no_more(self, room: Newsroom) -> None:
        room.click(JANA, "draft")
        assert room.click(JANA, "draft") == [Tell(key="told-drafts-coming")]
        room.now += timedelta(minutes=2)
        (again,) = room.click(JANA, "draft")
        assert isinstance(again, MakeDrafts)

    def test_on_somebody_elses_case_it_is_refused(self, room: Newsroom) -> None:
        room.click(JANA, "claim")
        assert room.refused(room.click, TOM, "draft").key == "refused-claim-taken"

    def test_drafts_stand_in_the_thread_of_every_card(self, room: Newsroom) -> None:
        room.click(JANA, "draft")
        room.drafts_come("Das tut uns leid.", "Danke für den Hinweis.")
        heads = {placed.id for placed in room.placements("case")}
        assert {placed.parent for placed in room.placements("drafts")} == heads
        view = room.view("drafts")
        assert [(d.variant, view.names[d.variant], d.text) for d in view.drafts] == [
            ("a", "empathetic", "Das tut uns leid."),
            ("b", "factual", "Danke für den Hinweis."),
        ]
        assert not room.view("case").drafting

    def test_a_variant_that_fails_a_check_is_not_offered(self, room: Newsroom) -> None:
        room.click(JANA, "draft")
        room.drafts_come(
            "Wir garantieren dir Ersatz.", "Schau auf https://boese.example vorbei.", "Das tut uns leid."
        )
        assert [draft.text for draft in room.offered] == ["Das tut uns leid."]

    def test_if_none_passes_the_card_says_so(self, room: Newsroom) -> None:
        room.click(JANA, "draft")
        room.drafts_come("Wir garantieren dir Ersatz.")
        view = room.view("drafts")
        assert (view.drafts, view.failure) == ((), "draft-failure-checks")
        assert "write" in view.allowed

    def test_drafts_for_words_that_changed_meanwhile_are_dropped(self, room: Newsroom) -> None:
        room.click(JANA, "draft")
        room.edits("Jetzt ist auch der Teller kaputt!")
        room.drafts_come("Das tut uns leid.", comment_version=1)
        assert room.offered == []
        assert "drafts.dropped" in room.log()

    def test_shorter_replaces_the_batch_in_place(self, room: Newsroom) -> None:
        room.click(JANA, "draft")
        room.drafts_come("Das tut uns wirklich sehr leid.")
        (job,) = room.click(JANA, "redraft", "shorter")
        assert isinstance(job, MakeDrafts)
        assert job.wish == "shorter"
        room.drafts_come("Das tut uns leid.")
        assert [draft.text for draft in room.offered] == ["Das tut uns leid."]
        assert len(room.placements("drafts")) == 2

    def test_a_wish_of_ones_own_goes_along(self, room: Newsroom) -> None:
        effects = room.fill(JANA, "wish", wish="  bitte mit Humor ")
        assert [e.wish for e in effects if isinstance(e, MakeDrafts)] == ["bitte mit Humor"]

    @pytest.mark.parametrize(
        ("words", "hold"),
        [
            ("Mein Anwalt meldet sich.", "legal"),
            ("Ich bin Journalistin und habe eine Presseanfrage.", "press"),
            ("Meine Tochter hat sich an der Tasse verletzt.", "injury"),
            ("Ich bringe euch alle um", "threat"),
            ("Ich will nur noch sterben", "self-harm"),
            ("Ihr habt ein Datenleck", "data-breach"),
            ("Ich bin 12 Jahre", "minors"),
        ],
    )
    def test_a_risk_means_no_draft_but_a_hold_with_the_reason(
        self, room: Newsroom, words: str, hold: str
    ) -> None:
        room.edits(words)
        refusal = room.refused(room.click, JANA, "draft")
        assert (refusal.key, refusal.params["reason"]) == ("refused-draft-hold", hold)
        assert "draft" not in room.view("case").allowed

    def test_the_same_answer_told_twice_is_the_same_drafts(self, room: Newsroom) -> None:
        room.click(JANA, "draft")
        room.drafts_come("Das tut uns leid.", "Danke für den Hinweis.")
        before = room.offered
        room.drafts_come("Das tut uns leid.", "Danke für den Hinweis.")
        assert room.offered == before

    def test_drafts_are_taken_back_when_somebody_sees_a_risk(self, room: Newsroom) -> None:
        room.click(JANA, "draft")
        room.drafts_come("Das tut uns leid.")
        room.fill(JANA, "reflag", flag="press", note="Das ist die Lokalzeitung")
        assert room.offered == []
        assert {key for key, _ in room.notices} == {"notice-reflagged"}

    def test_drafts_can_be_thrown_away(self, room: Newsroom) -> None:
        room.click(JANA, "draft")
        room.drafts_come("Das tut uns leid.")
        room.click(JANA, "discard")
        assert room.offered == []
        assert room.view("drafts").void == "drafts-void-discarded"


class TestDesk:
    def test_a_wish_is_collected_for_the_product_team(self, room: Newsroom) -> None:
        room.fill(JANA, "reflag", flag="idea")
        assert "collect" in room.view("case").allowed
        room.click(JANA, "collect")
        assert (room.case.state, room.case.closed_by) == (State.DISMISSED, "jana")

    def test_a_wrong_flag_teaches_and_correcting_it_again_takes_that_back(self, room: Newsroom) -> None:
        room.fill(JANA, "reflag", flag="none")
        with room.database.read() as uow:
            assert {(one.flag, one.due) for one in uow.lessons.find(active=True)} == {
                ("complaint", False),
                ("question", False),
            }
        room.fill(JANA, "reflag", flag="threat")
        with room.database.read() as uow:
            assert [(one.flag, one.due) for one in uow.lessons.find(active=True)] == [("threat", True)]

    def test_no_reply_needed_is_one_click_and_can_be_taken_up_again(self, room: Newsroom) -> None:
        room.click(JANA, "dismiss")
        assert (room.case.state, room.case.closed_by) == (State.DISMISSED, "jana")
        room.click(TOM, "claim")
        assert (room.case.state, room.case.owner, room.case.closed_by) == (State.CLAIMED, "tom", "")

    def test_on_somebody_elses_case_it_is_refused(self, room: Newsroom) -> None:
        room.click(JANA, "claim")
        assert room.refused(room.click, TOM, "dismiss").key == "refused-claim-taken"

    def test_a_wrong_flag_is_corrected_and_kept(self, room: Newsroom) -> None:
        room.edits("Ich bin Journalistin und habe eine Presseanfrage.")
        assert room.case.hold == "press"
        room.fill(JANA, "reflag", flag="question")
        case = room.case
        assert ([flag.name for flag in case.flags], case.hold) == (["question"], "")
        with room.database.read() as uow:
            (entry,) = [e for e in uow.log.of(f"case:{case.id}") if e.type == "case.reflagged"]
        assert (entry.facts["was"], entry.facts["now"]) == ("press", "question")

    def test_snoozed_until_the_time_is_up(self, room: Newsroom) -> None:
        room.click(JANA, "claim")
        room.fill(JANA, "snooze", until="3h")
        assert room.case.state is State.SNOOZED
        room.wait(hours=2, minutes=59)
        assert room.case.state is State.SNOOZED
        room.wait(minutes=1)
        assert (room.case.state, room.case.owner) == (State.CLAIMED, "jana")
        assert ("notice-snooze-over", ("jana",)) in room.notices

    def test_tomorrow_is_nine_oclock_where_the_brand_is(self, room: Newsroom) -> None:
        room.fill(JANA, "snooze", until="tomorrow")
        until = room.case.snoozed_until
        assert until is not None
        assert until.isoformat() == "2026-11-22T08:00:00+00:00"

    def test_a_snoozed_case_without_an_owner_wakes_for_everybody(self, room: Newsroom) -> None:
        room.fill(JANA, "snooze", until="1h")
        room.wait(hours=1)
        assert room.case.state is State.NEW
        assert room.notices == [("notice-snooze-over", ())] * 2

    def test_an_unknown_choice_changes_nothing(self, room: Newsroom) -> None:
        assert room.refused(room.submit, JANA, "snooze", until="never").field == "until"
        assert room.refused(room.submit, JANA, "reflag", flag="nonsense").field == "flag"
        assert room.case.state is State.NEW

    def test_a_folded_text_is_shown_to_the_one_who_asked_and_that_is_noted(self, room: Newsroom) -> None:
        room.edits("Ich bringe euch alle um")
        view = room.view("case")
        assert (view.folded, "reveal" in view.allowed) == ("threat", True)
        assert room.click(VERA, "reveal") == [ShowCard(kind="reveal", subject=room.case.id)]
        assert "comment.revealed" in room.log()

    @pytest.mark.parametrize("kind", ["original", "history", "case"])
    def test_everybody_in_the_team_may_look(self, room: Newsroom, kind: str) -> None:
        assert room.click(VERA, kind) == [ShowCard(kind=kind, subject=room.case.id)]


class TestPermissions:
    @pytest.mark.parametrize(
        "verb", ["claim", "draft", "dismiss", "original", "history", "escalate", "write"]
    )
    def test_an_outsider_may_nothing(self, room: Newsroom, verb: str) -> None:
        refusal = room.refused(room.click, None, verb)
        assert (refusal.key, refusal.params) == ("refused-unknown-person", {"who": Able(names=("Ada",))})
        assert room.case.version == 1

    @pytest.mark.parametrize("verb", ["claim", "draft", "dismiss", "escalate", "write", "snooze", "reflag"])
    def test_a_viewer_looks_and_is_told_who_can(self, room: Newsroom, verb: str) -> None:
        refusal = room.refused(room.click, VERA, verb)
        assert refusal.key == "refused-role"
        assert refusal.params["verb"] == verb
        others = [one for one in TEAM.people.values() if not ROLES[verb].isdisjoint(one.roles)]
        who = Able(names=tuple(one.name for one in others[:3]), more=len(others) - 3)
        assert (refusal.params["who"], who.more > 0) == (who, True)

    def test_a_moderator_takes_nothing_back(self, room: Newsroom) -> None:
        room.asks_for_yes()
        room.approves(MERT)
        room.network_says(SendState.SENT)
        assert room.refused(room.click, TOM, "undo").params["who"] == Able(names=("Mert", "Aylin"))
