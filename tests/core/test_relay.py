"""From what happened in public to what the team sees."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from handlers.calendar.hours import Hours, Shift
from handlers.case import State
from handlers.comment import Change, Kind, Urgency
from handlers.draft import DraftState, RequestState, SendState
from handlers.events import ChannelLost
from handlers.people import Route
from storage.database import Database
from tests.core.newsroom import ANGRY, JANA, KIND_REPLY, MERT, PRIVATE, TEAM, Newsroom


@pytest.fixture
def room(memory: Database) -> Newsroom:
    return Newsroom(memory)


def test_a_complaint_becomes_a_case_with_a_card_on_both_platforms(room: Newsroom) -> None:
    case = room.comment()
    assert case is not None
    assert (case.state, case.brand, case.urgency) == (State.NEW, "Musterkanne", Urgency.URGENT)
    assert case.reply_by == room.now + timedelta(hours=1)
    assert [(p.platform, p.channel, p.language) for p in room.placements("case")] == [
        ("slack", "C1", "de"),
        ("discord", "D1", "de"),
    ]
    view = room.view("case")
    assert (view.topic, [flag.name for flag in view.reasons]) == ("complaint", ["complaint", "question"])
    assert {"draft", "claim", "escalate", "dismiss", "reflag", "snooze", "history"} <= view.allowed


def test_praise_is_stored_and_makes_no_case(room: Newsroom) -> None:
    assert room.comment("Wunderschöne Tasse, vielen Dank!") is None
    with room.database.read() as uow:
        assert uow.comments.by_external("insta", "c1") is not None
    assert not room.placements("case")


def test_the_same_delivery_twice_is_one_case(room: Newsroom) -> None:
    room.comment()
    room.comment()
    assert len(room.cases) == 1
    assert len(room.placements("case")) == 2


def test_a_language_with_a_region_is_a_language(room: Newsroom) -> None:
    room.comment("Third delivery, third broken cup?", language="en-GB")
    assert (room.case.language, room.comment_now.language) == ("en", "en")


def test_a_lost_channel_is_told_once_a_day_where_admins_see_it(room: Newsroom) -> None:
    lost = ChannelLost(platform="discord", channel="D1", reason="channel-lost-archived")
    room.happens(lost)
    room.happens(lost)
    (notice,) = room.placements("notice")
    assert (notice.channel, notice.subject) == ("C-admin", 0)
    view = room.notice_view(notice)
    assert (view.key, view.params) == (
        "notice-channel-lost",
        {"platform": "Discord", "channel": "D1", "error": "channel-lost-archived"},
    )


def test_a_lost_admin_channel_is_not_told_of_itself(room: Newsroom) -> None:
    room.happens(ChannelLost(platform="slack", channel="C-admin", reason="channel-lost-archived"))
    room.happens(ChannelLost(platform="slack", channel="", reason="channel-lost-token"))
    assert room.placements("notice") == []


def test_old_rows_of_an_import_make_no_case(room: Newsroom) -> None:
    assert room.comment(relay=False) is None
    assert room.edits(ANGRY + "!", relay=False) is None


def test_the_second_comment_of_an_author_today_says_so(room: Newsroom) -> None:
    room.comment("Schöne Farbe.", external_id="c0")
    case = room.comment()
    assert case is not None
    assert case.author_count == 2


def test_the_brands_own_posts_never_come_back_as_cases(room: Newsroom) -> None:
    assert room.comment("Kaputt? Schreib uns!", author="brand-account", external_id="own") is None
    assert room.cases == []


def test_our_own_reply_is_known_by_its_proof(room: Newsroom) -> None:
    room.comment()
    room.asks_for_yes()
    room.approves()
    room.network_says(SendState.SENT, proof="r1")
    assert room.comment("Ist die kaputt?", external_id="r1", parent_id="c1", author="x") is None
    assert len(room.cases) == 1


def test_our_own_reply_is_known_while_it_is_still_on_its_way(room: Newsroom) -> None:
    text = "Wo ist sie kaputt? Schick uns bitte ein Foto."
    room.comment()
    room.asks_for_yes(text=text)
    room.approves()
    room.goes_out()
    assert room.comment(text, external_id="r9", parent_id="c1", author="unlisted-account") is None
    assert len(room.cases) == 1


def test_somebody_else_quoting_an_older_reply_is_no_own_post(room: Newsroom) -> None:
    text = "Wo ist sie kaputt? Schick uns bitte ein Foto."
    room.comment()
    room.asks_for_yes(text=text)
    room.approves()
    room.network_says(SendState.SENT)
    assert room.comment(text, external_id="c2", parent_id="c1", author="troll") is not None


def test_an_unclear_reply_that_comes_back_from_the_brands_account_is_proof_enough(room: Newsroom) -> None:
    room.comment()
    room.asks_for_yes()
    room.approves()
    room.network_says(SendState.UNKNOWN, error="send-error-unclear")
    assert "settle" in room.view("case").allowed
    room.comment(KIND_REPLY, external_id="r1", parent_id="c1", author="brand-account")
    assert (room.case.state, room.sends[0].state, room.sends[0].proof_id) == (
        State.ANSWERED,
        SendState.SENT,
        "r1",
    )


def test_an_answer_to_our_reply_reopens_its_case_and_tells_the_owner(room: Newsroom) -> None:
    room.comment()
    room.asks_for_yes()
    room.approves()
    room.network_says(SendState.SENT, proof="r1")
    room.comment("Ok danke", external_id="c2", parent_id="r1")
    case = room.case
    assert (case.state, case.owner) == (State.CLAIMED, "jana")
    assert ("notice-follow-up", ("jana",)) in room.notices
    assert room.view("original").answered == KIND_REPLY
    assert room.view("original").comment.text == "Ok danke"


def test_a_follow_up_is_answered_at_its_own_place(room: Newsroom) -> None:
    room.comment()
    room.asks_for_yes()
    room.approves()
    room.network_says(SendState.SENT, proof="r1")
    room.comment("Und wann?", external_id="c2", parent_id="r1")
    room.asks_for_yes(text="Morgen früh melden wir uns.")
    room.approves()
    assert room.sends[-1].external_id == "c2"


def test_drafts_for_the_earlier_comment_are_void_when_a_follow_up_comes(room: Newsroom) -> None:
    room.comment()
    room.asks_for_yes()
    room.approves()
    room.network_says(SendState.SENT, proof="r1")
    room.comment("Und wann?", external_id="c2", parent_id="r1")
    room.click(JANA, "draft")
    room.drafts_come("Wir schauen nach.")
    room.comment("Hallo, ist da jemand?", external_id="c3", parent_id="r1")
    assert len(room.cases) == 1
    assert room.offered == []


def test_a_follow_up_while_a_reply_waits_for_its_yes_is_a_case_of_its_own(room: Newsroom) -> None:
    room.comment()
    room.asks_for_yes()
    room.approves()
    room.network_says(SendState.SENT, proof="r1")
    room.comment("Und wann?", external_id="c2", parent_id="r1")
    waiting = room.asks_for_yes(text="Morgen.")
    room.comment("Hallo?", external_id="c3", parent_id="r1")
    assert len(room.cases) == 2
    assert [draft.state for draft in room.drafts if draft.id == waiting.id] == [DraftState.PROPOSED]


class TestEditedByItsAuthor:
    def test_the_card_shows_the_new_words_and_the_new_reasons(self, room: Newsroom) -> None:
        room.comment()
        room.edits("Wann kommt meine Bestellung?")
        view = room.view("case")
        assert (view.comment.version, view.topic, view.case.edited) == (2, "question", True)
        assert all(placed.wanted > 1 for placed in room.placements("case"))

    def test_drafts_are_void(self, room: Newsroom) -> None:
        room.comment()
        room.click(JANA, "draft")
        room.drafts_come("Das tut uns leid.")
        room.edits("Erledigt, alles gut? Ja.")
        assert room.offered == []
        assert room.view("drafts").void == "drafts-void-edited"
        assert ("notice-comment-edited", ("jana",)) in room.notices

    def test_a_request_for_a_yes_is_void_and_the_owner_is_told(self, room: Newsroom) -> None:
        room.comment()
        room.asks_for_yes()
        old = room.approval.click("approve")
        room.edits("Ist jetzt doch angekommen, aber kaputt.")
        assert room.approval.request.state is RequestState.VOID
        assert room.approval.void == "request-void-edited"
        assert room.case.state is State.CLAIMED
        assert ("notice-comment-edited", ("jana",)) in room.notices
        assert room.refused(room.click, MERT, old).key == "refused-comment-changed"

    def test_what_is_planned_is_cancelled(self, room: Newsroom) -> None:
        room.comment()
        room.asks_for_yes()
        room.approves()
        room.edits("Doch nicht kaputt?")
        assert room.sends[0].state is SendState.CANCELLED
        assert room.case.state is State.CLAIMED
        assert room.drafts[-1].state is DraftState.VOID

    def test_what_is_on_its_way_is_awaited(self, room: Newsroom) -> None:
        room.comment()
        room.asks_for_yes()
        room.approves()
        room.goes_out()
        room.edits("Doch nicht kaputt?")
        assert room.case.state is State.PUBLISHING
        assert room.drafts[-1].state is DraftState.APPROVED
        room.network_says(SendState.SENT)
        assert room.case.state is State.ANSWERED

    def test_an_edit_that_is_older_than_what_we_have_changes_nothing(self, room: Newsroom) -> None:
        room.comment()
        early = room.now + timedelta(minutes=1)
        room.now += timedelta(minutes=5)
        room.edits("Zweite Änderung, kaputt.")
        room.comment("Erste Änderung, kaputt.", change=Change.EDITED, updated_at=early)
        assert room.comment_now.text == "Zweite Änderung, kaputt."

    def test_the_same_edit_twice_is_one_version(self, room: Newsroom) -> None:
        room.comment()
        room.edits("Alles kaputt!")
        room.edits("Alles kaputt!")
        assert room.comment_now.version == 2

    def test_an_edit_before_its_creation_is_kept(self, room: Newsroom) -> None:
        room.edits("Neu: kaputt.")
        room.comment("Alt: kaputt.")
        assert room.comment_now.text == "Neu: kaputt."

    def test_harmless_words_turned_into_a_complaint_open_a_case(self, room: Newsroom) -> None:
        assert room.comment("Nett.") is None
        assert room.edits("Alles kaputt!") is not None

    def test_a_dismissed_case_opens_again_if_the_edit_brings_a_threat(self, room: Newsroom) -> None:
        room.comment()
        room.click(JANA, "dismiss")
        room.edits("Ich bringe euch alle um")
        case = room.case
        assert (case.state, case.hold) == (State.NEW, "threat")

    def test_an_answered_case_stays_answered_after_a_corrected_typo(self, room: Newsroom) -> None:
        room.comment()
        room.asks_for_yes()
        room.approves()
        room.network_says(SendState.SENT)
        room.edits(ANGRY.replace("Tasse", "Teetasse"))
        assert room.case.state is State.ANSWERED


class TestDeletedByItsAuthor:
    def test_it_voids_everything_and_closes_the_case(self, room: Newsroom) -> None:
        room.comment()
        room.asks_for_yes()
        room.deletes()
        case = room.case
        assert (case.deleted, case.state) == (True, State.DISMISSED)
        assert room.drafts[-1].state is DraftState.VOID
        assert room.approval.void == "request-void-deleted"
        assert ("notice-comment-deleted", ("jana",)) in room.notices
        assert room.view("case").allowed == {"history", "escalate"}

    def test_it_wins_over_an_edit_that_arrives_later(self, room: Newsroom) -> None:
        room.comment()
        room.deletes()
        room.edits("Wieder da und kaputt")
        assert room.case.deleted
        assert room.comment_now.version == 1

    def test_it_wins_over_a_creation_that_arrives_later(self, room: Newsroom) -> None:
        room.deletes()
        assert room.comment() is None
        with room.database.read() as uow:
            known = uow.comments.by_external("insta", "c1")
        assert known is not None
        assert known.text == ""

    def test_twice_is_once(self, room: Newsroom) -> None:
        room.comment()
        room.click(JANA, "claim")
        room.deletes()
        room.deletes()
        assert [key for key, _ in room.notices] == ["notice-comment-deleted"]

    def test_a_reply_on_its_way_still_finds_its_end(self, room: Newsroom) -> None:
        room.comment()
        room.asks_for_yes()
        room.approves()
        room.goes_out()
        room.deletes()
        assert room.case.state is State.PUBLISHING
        room.network_says(SendState.REJECTED, error="send-error-target-gone")
        assert room.case.state is State.DISMISSED

    def test_nothing_can_be_answered_any_more(self, room: Newsroom) -> None:
        room.comment()
        form = room.reply_form()
        room.deletes()
        refusal = room.refused(room.submit, JANA, form, text=KIND_REPLY)
        assert (refusal.key, refusal.quote) == ("refused-comment-deleted", KIND_REPLY)
        assert room.refused(room.click, JANA, "draft").key == "refused-comment-deleted"


class TestRoutes:
    def route(self, room: Newsroom, *routes: Route) -> None:
        room.team = replace(TEAM, routes=routes)

    def channels(self, room: Newsroom) -> list[str]:
        return [placed.channel for placed in room.placements("case")]

    def test_the_first_that_fits_wins(self, room: Newsroom) -> None:
        self.route(
            room,
            Route(channels=("slack:en",), language="en"),
            Route(channels=("slack:hate",), flag="hate"),
            Route(channels=("slack:now",), urgency_from=Urgency.NOW),
            Route(channels=("slack:complaints",), flag="complaint", source="insta", brand="Musterkanne"),
            Route(channels=("slack:rest",)),
        )
        room.comment()
        assert self.channels(room) == ["complaints"]

    def test_also_looks_further(self, room: Newsroom) -> None:
        self.route(
            room,
            Route(channels=("slack:a",), also=True),
            Route(channels=("slack:a", "discord:b"), card_language="en"),
            Route(channels=("slack:c",)),
        )
        room.comment()
        assert [(p.channel, p.language) for p in room.placements("case")] == [("a", "de"), ("b", "en")]

    def test_private_messages_go_only_where_it_says_so(self, room: Newsroom) -> None:
        self.route(room, Route(channels=("slack:open",)), Route(channels=("slack:private",), kind="message"))
        room.comment(kind=PRIVATE)
        assert self.channels(room) == ["private"]
        room.comment(external_id="c2", kind=Kind.COMMENT)
        assert self.channels(room) == ["private", "open"]

    def test_a_private_message_without_a_route_stands_nowhere_and_the_admins_are_told(
        self, room: Newsroom
    ) -> None:
        room.comment(kind=PRIVATE)
        assert self.channels(room) == []
        (notice,) = room.placements("notice")
        assert (notice.channel, notice.params) == ("C-admin", {"key": "notice-unrouted", "source": "insta"})

    def test_the_admins_are_told_once_a_day(self, room: Newsroom) -> None:
        room.comment(kind=PRIVATE)
        room.comment(kind=PRIVATE, external_id="c2")
        assert len(room.placements("notice")) == 1
        room.now += timedelta(days=1, minutes=1)
        room.comment(kind=PRIVATE, external_id="c3")
        assert len(room.placements("notice")) == 2


def test_nothing_of_a_comment_or_a_person_stands_in_the_log(room: Newsroom) -> None:
    room.comment()
    room.asks_for_yes()
    room.click(MERT, "reveal")
    with room.database.read() as uow:
        entries = uow.log.of(f"case:{room.case.id}")
    words = " ".join(str(entry.facts) for entry in entries)
    assert entries
    assert not [w for w in ("kaputt", "Lea", "lea", "Hallo", "Jana", "Mert") if w in words]


def test_the_promised_first_reply_counts_the_brands_working_time(memory: Database) -> None:
    office = Hours(week=((Shift(start=9 * 60, end=17 * 60),),) * 5 + ((), ()))
    room = Newsroom(memory, replace(TEAM, hours=office))
    room.comment()  # on a Saturday at 14:07
    assert room.case.reply_by == datetime(2026, 11, 23, 9, tzinfo=UTC)
