"""A statement: filled in a form, approved by a second person, published once on each account; never in a drill."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy.exc import IntegrityError

from bot.jobs.ledger import stale
from handlers.announcement import AnnouncementState, Wording, bound
from handlers.clicks import Click
from handlers.crisis.crisis import Crisis, CrisisState, PlaybookCopy, StepRow, StepState
from handlers.draft import Send, SendKind, SendState
from handlers.effects import ShowCard, Tell
from handlers.events import SendSettled
from handlers.hours import Hours, Shift
from handlers.people import Brand
from handlers.statements.prepared import promised, said_time, suggested
from prompts.playbooks import load_playbooks
from storage.database import Database
from tests.core.newsroom import (
    ADA,
    AYLIN,
    INSTAGRAM,
    JANA,
    MERT,
    SOLO,
    START,
    TEAM,
    VERA,
    Newsroom,
    with_policy,
)

FILLED = {
    "known": "Aus einer Lieferung kamen Tassen zerbrochen an.",
    "unknown": "Wie viele Pakete es betrifft.",
    "sorry": "Das tut uns leid für alle, die davon betroffen sind.",
    "doing": "Wir prüfen jede offene Bestellung.",
    "next": "18:30",
}
DEFAULT = load_playbooks()["default"]
OFFICE = Hours(week=((Shift(start=9 * 60, end=17 * 60),),) * 7)
NIGHT = START.replace(hour=23)


class CrisisRoom(Newsroom):
    """A newsroom in which a crisis runs."""

    def starts(self, *, drill: bool = False, state: CrisisState = CrisisState.RUNNING) -> Crisis:
        with self.database.write() as uow:
            known = uow.playbooks.find(playbook=DEFAULT.id)
            copy = (
                known[0]
                if known
                else uow.playbooks.add(
                    PlaybookCopy(playbook=DEFAULT.id, version=DEFAULT.version, content=DEFAULT)
                )
            )
            return uow.crises.add(
                Crisis(
                    brand="Musterkanne", drill=drill, state=state, playbook_id=copy.id, level=4, lead="mert",
                    declared_by="mert", declared_at=self.now,
                )
            )  # fmt: skip

    def writes(self, who: Any = JANA, kind: str = "holding", crisis: int = 1, **slots: str) -> int:
        """Fill the form; the id of what was made."""
        (shown,) = self.submit(who, on_crisis("statement", kind, crisis), **(FILLED | slots))
        assert isinstance(shown, ShowCard)
        return shown.subject

    def asks(self, made: int, who: Any = JANA, only: str = "-") -> list[Any]:
        return self.click(who, self.of(made, "word-ask", only))

    def asked(self, **slots: str) -> int:
        made = self.writes(JANA, "holding", 1, **slots)
        self.asks(made)
        return made

    def of(self, made: int, verb: str, choice: str = "-") -> Click:
        version = self.view("announcement", made).announcement.version
        return Click(verb=verb, choice=choice, kind="announcement", id=made, version=version)

    def says_yes(self, made: int, who: Any = MERT) -> list[Any]:
        return self.fill(who, self.of(made, "word-approve"))

    def row(self, verb: str, send: Send, choice: str = "-") -> Click:
        fresh = next(one for one in self.sends if one.id == send.id)
        return Click(verb=verb, choice=choice, kind="send", id=send.id, version=fresh.version)


def on_crisis(verb: str, choice: str = "-", crisis: int = 1) -> Click:
    return Click(verb=verb, choice=choice, kind="crisis", id=crisis, version=1)


@pytest.fixture
def room(memory: Database) -> CrisisRoom:
    room = CrisisRoom(memory)
    room.starts()
    return room


@pytest.fixture
def at_night(memory: Database) -> Callable[..., CrisisRoom]:
    def make(**policy: Any) -> CrisisRoom:
        room = CrisisRoom(memory, replace(TEAM, hours=OFFICE, policy=replace(TEAM.policy, **policy)))
        room.starts()
        room.now = NIGHT
        return room

    return make


class TestFilling:
    def test_the_form_asks_for_the_five_slots_and_suggests_the_next_time(self, room: CrisisRoom) -> None:
        form = room.form(JANA, on_crisis("statement", "holding"))
        assert [field.id for field in form.fields] == ["known", "unknown", "sorry", "doing", "next"]
        assert form.fields[4].value == "15:10"
        assert "betroffen" in form.fields[2].value

    def test_each_account_gets_its_own_wording_and_only_the_author_sees_it(self, room: CrisisRoom) -> None:
        view = room.view("announcement", room.writes())
        assert [post.wording.source for post in view.posts] == ["insta", "forum"]
        assert view.posts[0].wording.text.endswith("Das nächste Update kommt um 18:30 Uhr.")
        assert view.announcement.state is AnnouncementState.DRAFTED
        assert room.placements("announcement") == []

    def test_where_the_long_text_has_no_room_the_short_one_stands(self, memory: Database) -> None:
        small = replace(INSTAGRAM, max_length=200)
        room = CrisisRoom(memory, replace(TEAM, sources={"insta": small}))
        room.starts()
        (post,) = room.view("announcement", room.writes()).posts
        assert "Was wir jetzt tun" not in post.wording.text
        assert post.length <= 200

    def test_what_has_no_room_at_all_is_given_back(self, memory: Database) -> None:
        room = CrisisRoom(memory, replace(TEAM, sources={"insta": replace(INSTAGRAM, max_length=60)}))
        room.starts()
        refusal = room.refused(room.submit, JANA, on_crisis("statement", "holding"), **FILLED)
        assert refusal.key == "refused-text-too-long"

    @pytest.mark.parametrize(
        ("slots", "key"),
        [
            ({"known": " "}, "refused-form-incomplete"),
            ({"next": ""}, "refused-form-incomplete"),
            ({"next": "bald"}, "refused-time-invalid"),
            ({"next": "24:00"}, "refused-time-invalid"),
            ({"next": "7:5"}, "refused-time-invalid"),
            ({"next": "١٢:٣٠"}, "refused-time-invalid"),
            ({"known": "gut \u202eesieR"}, "refused-text-hidden-characters"),
        ],
    )
    def test_what_cannot_be_published_is_refused(
        self, room: CrisisRoom, slots: dict[str, str], key: str
    ) -> None:
        refusal = room.refused(room.submit, JANA, on_crisis("statement", "holding"), **(FILLED | slots))
        assert refusal.key == key

    def test_what_looks_like_a_slot_stays_what_somebody_typed(self, room: CrisisRoom) -> None:
        text = room.view("announcement", room.writes(known="{doing} {0} {known}")).posts[0].wording.text
        assert text.startswith("Stand der Dinge: {doing} {0} {known}")

    def test_a_number_in_it_is_pointed_out(self, room: CrisisRoom) -> None:
        assert room.view("announcement", room.writes(known="142 Pakete")).numbers
        assert not room.view("announcement", room.writes()).numbers

    def test_only_who_works_here_fills_and_only_while_it_runs(self, room: CrisisRoom) -> None:
        assert room.refused(room.click, VERA, on_crisis("statement", "holding")).key == "refused-role"
        assert (
            room.refused(room.click, None, on_crisis("statement", "holding")).key == "refused-unknown-person"
        )
        room.starts(state=CrisisState.OVER)
        over = on_crisis("statement", "holding", 2)
        assert room.refused(room.click, JANA, over).key == "refused-statement-over"

    @pytest.mark.parametrize("choice", ["-", "closing-fr", "nothing", "holding-de-en"])
    def test_a_kind_or_language_that_is_none_is_refused(self, room: CrisisRoom, choice: str) -> None:
        assert room.refused(room.click, JANA, on_crisis("statement", choice)).key == "refused-unknown-click"


class TestFourEyes:
    def test_the_card_stands_where_approvals_are_asked_and_mentions_who_may(self, room: CrisisRoom) -> None:
        room.asked()
        placed = room.placements("announcement")
        assert {card.channel for card in placed} == {"C-yes", "D-yes"}
        assert placed[0].mention == ("role:approver", "role:deputy")

    def test_the_second_persons_yes_plans_one_post_for_each_account(self, room: CrisisRoom) -> None:
        made = room.asked()
        room.says_yes(made)
        assert [(send.source, send.kind, send.state) for send in room.sends] == [
            ("insta", SendKind.POST, SendState.PLANNED),
            ("forum", SendKind.BY_HAND, SendState.PLANNED),
        ]
        assert [job.send_id for job in room.planned] == [room.sends[0].id]

    def test_nobody_approves_their_own(self, room: CrisisRoom) -> None:
        made = room.writes(MERT)
        room.asks(made, MERT)
        assert room.refused(room.click, MERT, room.of(made, "word-approve")).key == "refused-own-version"
        room.says_yes(made, AYLIN)
        assert len(room.sends) == 2

    @pytest.mark.parametrize("who", [JANA, ADA])
    def test_who_may_not_say_yes_is_told_who_may(self, room: CrisisRoom, who: Any) -> None:
        made = room.writes(MERT)
        room.asks(made, MERT)
        assert room.refused(room.click, who, room.of(made, "word-approve")).key == "refused-role"

    def test_two_yeses_publish_once(self, room: CrisisRoom) -> None:
        made = room.asked()
        click = room.of(made, "word-approve")
        room.submit(MERT, click)
        assert room.refused(room.submit, AYLIN, click).key == "refused-already-approved"
        assert len(room.sends) == 2

    def test_a_yes_on_an_older_card_counts_for_nothing(self, room: CrisisRoom) -> None:
        made = room.asked()
        old = replace(room.of(made, "word-approve"), version=1)
        assert room.refused(room.submit, MERT, old).key == "refused-draft-void"
        assert room.sends == []

    def test_a_newer_version_of_the_same_kind_voids_the_older_request(self, room: CrisisRoom) -> None:
        first = room.asked()
        room.asked(known="Anders.")
        assert room.refused(room.click, MERT, room.of(first, "word-approve")).key == "refused-draft-void"

    def test_asking_twice_asks_once(self, room: CrisisRoom) -> None:
        made = room.asked()
        assert room.refused(room.asks, made).key == "refused-statement-asked"

    def test_only_one_account_can_be_chosen_and_no_invented_one(self, room: CrisisRoom) -> None:
        made = room.writes()
        assert room.refused(room.asks, made, JANA, "only-7").key == "refused-unknown-click"
        room.asks(made, only="only-0")
        room.says_yes(made)
        assert [send.source for send in room.sends] == ["insta"]

    def test_sent_back_the_line_goes_to_the_author(self, room: CrisisRoom) -> None:
        made = room.asked()
        room.fill(MERT, room.of(made, "word-back"), line="Bitte ohne Ursache.")
        assert room.view("announcement", made).announcement.note == "Bitte ohne Ursache."
        assert room.notices[-1] == ("notice-statement-sent-back", ("jana",))
        assert room.refused(room.click, MERT, room.of(made, "word-approve")).key == "refused-sent-back"

    def test_a_changed_version_starts_from_what_was_typed(self, room: CrisisRoom) -> None:
        made = room.writes(known="Erste Fassung.")
        form = room.form(MERT, room.of(made, "statement"))
        assert form.fields[0].value == "Erste Fassung."
        (shown,) = room.submit(MERT, form.click, **(FILLED | {"known": "Zweite."}))
        assert isinstance(shown, ShowCard)
        second = room.view("announcement", shown.subject).announcement
        assert (second.author, second.number) == ("mert", 2)

    def test_with_nobody_to_approve_it_is_said_at_once(self, memory: Database) -> None:
        room = CrisisRoom(memory, replace(TEAM, people={"jana": JANA, "ada": ADA}))
        room.starts()
        assert room.refused(room.asks, room.writes()).key == "refused-nobody-approves"

    def test_solo_mode_is_explicit_and_on_record(self, memory: Database) -> None:
        room = CrisisRoom(memory, with_policy(**SOLO))
        room.starts()
        made = room.writes(MERT)
        room.asks(made, MERT)
        room.says_yes(made, MERT)
        assert room.view("announcement", made).announcement.alone


class TestAtNight:
    def test_a_reapproved_acknowledgement_needs_one_authorised_person(self, at_night: Any) -> None:
        room = at_night()
        room.fill(ADA, on_crisis("statement-write", "acknowledgement"))
        made = room.writes(MERT, "acknowledgement", next="23:45")
        room.asks(made, MERT)
        room.says_yes(made, MERT)
        done = room.view("announcement", made).announcement
        assert (done.alone, done.decided_by, len(room.sends)) == (True, "mert", 2)

    def test_not_by_day(self, at_night: Any) -> None:
        room = at_night()
        room.now = START.replace(hour=10)
        room.fill(ADA, on_crisis("statement-write", "acknowledgement"))
        made = room.writes(MERT, "acknowledgement", next="23:45")
        room.asks(made, MERT)
        assert room.refused(room.click, MERT, room.of(made, "word-approve")).key == "refused-own-version"

    def test_not_the_text_that_merely_ships(self, at_night: Any) -> None:
        room = at_night()
        made = room.writes(MERT, "acknowledgement", next="23:45")
        room.asks(made, MERT)
        assert room.refused(room.click, MERT, room.of(made, "word-approve")).key == "refused-own-version"

    def test_not_once_its_approval_has_run_out(self, at_night: Any) -> None:
        room = at_night()
        room.fill(ADA, on_crisis("statement-write", "acknowledgement"))
        room.now += timedelta(days=183)
        made = room.writes(MERT, "acknowledgement", next="23:45")
        room.asks(made, MERT)
        assert room.refused(room.click, MERT, room.of(made, "word-approve")).key == "refused-own-version"

    def test_not_with_free_words_in_it_and_not_by_who_may_not_approve(self, at_night: Any) -> None:
        room = at_night()
        room.fill(ADA, on_crisis("statement-write", "holding"))
        free = room.writes(MERT, "holding")
        room.asks(free, MERT)
        assert room.refused(room.click, MERT, room.of(free, "word-approve")).key == "refused-own-version"
        room.fill(ADA, on_crisis("statement-write", "acknowledgement"))
        made = room.writes(JANA, "acknowledgement", next="23:45")
        room.asks(made, JANA)
        assert room.refused(room.click, JANA, room.of(made, "word-approve")).key == "refused-role"


class TestPreparing:
    def test_managers_write_it_and_it_counts_from_then_on(self, room: CrisisRoom) -> None:
        text = "Wir sehen es: {known}\n\nWeiter geht es {next}."
        room.fill(ADA, on_crisis("statement-write", "holding"), text=text, short="{known} {next}")
        assert room.view("announcement", room.writes()).posts[0].wording.text.startswith("Wir sehen es: Aus")
        seen = next(row for row in room.view("statements", 1).rows if row.kind == "holding")
        assert seen.statement.approve_again_at == START + timedelta(days=182)

    def test_others_do_not(self, room: CrisisRoom) -> None:
        assert room.refused(room.click, JANA, on_crisis("statement-write", "holding")).key == "refused-role"

    @pytest.mark.parametrize(
        ("text", "key"),
        [
            ("{cause}", "refused-statement-slot"),
            ("", "refused-form-incomplete"),
            ("a\u200bb", "refused-text-hidden-characters"),
            ("x" * 1501, "refused-text-hidden-characters"),
        ],
    )
    def test_what_could_never_be_filled_is_refused(self, room: CrisisRoom, text: str, key: str) -> None:
        assert room.refused(room.fill, ADA, on_crisis("statement-write", "holding"), text=text).key == key


class TestPublishing:
    def test_published_it_sets_the_next_promise_and_tells_both(self, room: CrisisRoom) -> None:
        made = room.asked()
        room.says_yes(made)
        room.network_says(SendState.SENT, room.sends[0], proof="p1")
        with room.database.read() as uow:
            promise = uow.crises.get(1).next_update_at
        assert promise == datetime.fromisoformat("2026-11-21T17:30:00+00:00")
        assert room.notices[-1] == ("notice-statement-published", ("jana", "mert"))
        assert room.view("announcement", made).posts[0].stands

    def test_published_it_ticks_the_step_that_asked_for_it(self, room: CrisisRoom) -> None:
        with room.database.write() as uow:
            for position, step in enumerate(("c05", "c07")):
                uow.crisis_steps.add(StepRow(crisis_id=1, step=step, position=position, role="spokesperson"))
        room.says_yes(room.asked())
        room.network_says(SendState.SENT, room.sends[0], proof="p1")
        with room.database.read() as uow:
            acknowledgement, holding = uow.crisis_steps.find(crisis_id=1)
        assert (acknowledgement.state, holding.state) == (StepState.OPEN, StepState.DONE)
        assert holding.ended_by == "mert"

    def test_told_twice_it_is_said_once(self, room: CrisisRoom) -> None:
        room.says_yes(room.asked())
        room.network_says(SendState.SENT, room.sends[0], proof="p1")
        before = len(room.notices)
        room.happens(SendSettled(send_id=room.sends[0].id))
        assert len(room.notices) == before

    def test_by_hand_the_link_is_the_proof(self, room: CrisisRoom) -> None:
        made = room.asked()
        room.says_yes(made)
        send = room.sends[1]
        assert room.refused(room.fill, JANA, room.row("word-posted", send), link="javascript:x").key == (
            "refused-link-invalid"
        )
        room.fill(JANA, room.row("word-posted", send), link="https://forum.example/p/1")
        assert room.view("announcement", made).posts[1].stands
        late = room.row("word-posted", send)
        assert room.refused(room.click, JANA, late).key == "refused-settled"

    def test_unclear_a_person_is_asked_and_only_then_it_goes_out_again(self, room: CrisisRoom) -> None:
        room.says_yes(room.asked())
        send = room.sends[0]
        room.network_says(SendState.UNKNOWN, send, error="send-error-unclear")
        assert room.notices[-1][0] == "notice-statement-unclear"
        assert room.refused(room.click, JANA, room.row("word-settle", send, "there")).key == "refused-role"
        room.click(MERT, room.row("word-settle", send, "resend"))
        assert room.sends[0].state is SendState.PLANNED
        assert room.sends[0].key == send.key

    def test_rejected_it_is_said(self, room: CrisisRoom) -> None:
        room.says_yes(room.asked())
        room.network_says(SendState.REJECTED, room.sends[0], error="send-error-forbidden")
        assert room.notices[-1][0] == "notice-statement-failed"

    def test_taken_back_at_one_account_it_stands_at_the_other(self, room: CrisisRoom) -> None:
        made = room.asked()
        room.says_yes(made)
        post, by_hand = room.sends
        room.network_says(SendState.SENT, post, proof="p1")
        room.fill(JANA, room.row("word-posted", by_hand), link="https://forum.example/p/1")
        assert room.refused(room.click, MERT, room.row("word-undo", by_hand)).key == "refused-undo-by-hand"
        room.fill(MERT, room.row("word-undo", post))
        assert (room.sends[2].kind, room.sends[2].external_id) == (SendKind.DELETE, "p1")
        assert room.refused(room.click, MERT, room.row("word-undo", post)).key == "refused-undo-running"
        room.network_says(SendState.SENT, room.sends[2], proof="p1")
        view = room.view("announcement", made)
        assert [post.stands for post in view.posts] == [False, True]

    def test_a_row_of_a_reply_is_none_of_a_statement(self, room: CrisisRoom) -> None:
        room.comment()
        room.click(JANA, "claim")
        room.fill(JANA, "write", text="Hallo Lea, schreib uns bitte kurz.")
        approval = room.approval
        room.fill(MERT, approval.click("approve"))
        reply = room.sends[-1]
        assert room.refused(room.click, MERT, room.row("word-undo", reply)).key == "refused-unknown-click"

    def test_only_the_approved_text_goes_out(self, room: CrisisRoom) -> None:
        made = room.asked()
        room.says_yes(made)
        with room.database.write() as uow:
            send = uow.sends.find()[0]
            assert stale(uow, send) is None
            assert stale(uow, replace(send, text=send.text + "!")) == "send-error-not-approved"
            assert stale(uow, replace(send, source="forum")) == "send-error-not-approved"
            words = uow.announcements.get(made)
            other = (Wording(source="insta", text="Etwas anderes."),)
            uow.announcements.save(replace(words, wordings=other, hash=bound(other)))
            assert stale(uow, send) == "send-error-not-approved"
            uow.announcements.save(replace(uow.announcements.get(made), state=AnnouncementState.VOID))
            assert stale(uow, send) == "send-error-not-approved"


class TestDrill:
    def test_filling_asking_and_the_yes_are_drilled_and_nothing_is_published(self, room: CrisisRoom) -> None:
        room.starts(drill=True)
        made = room.writes(crisis=2)
        asked = room.asks(made)
        assert isinstance(asked[-1], Tell)
        (told,) = room.submit(MERT, room.of(made, "word-approve"))
        assert isinstance(told, Tell)
        assert (told.key, told.drill) == ("told-statement-drilled", True)
        view = room.view("announcement", made)
        assert (view.announcement.state, view.allowed) == (AnnouncementState.DRILLED, frozenset())
        assert room.sends == []
        assert room.planned == []

    def test_the_store_takes_no_row_of_the_ledger_for_a_drill(self, room: CrisisRoom) -> None:
        room.starts(drill=True)
        made = room.writes(crisis=2)
        row = Send(
            key="post-drill", kind=SendKind.POST, announcement_id=made, source="insta", external_id="",
            text="x", hash="x", comment_version=0,
        )  # fmt: skip
        with pytest.raises(IntegrityError), room.database.write() as uow:
            uow.sends.add(row)
        assert room.sends == []

    def test_nor_can_a_drill_be_passed_off_as_real(self, room: CrisisRoom) -> None:
        room.starts(drill=True)
        made = room.writes(crisis=2)
        with pytest.raises(IntegrityError), room.database.write() as uow:
            uow.announcements.save(replace(uow.announcements.get(made), drill=False))


def test_a_promise_is_the_next_time_that_the_brands_clock_shows_it() -> None:
    brand = Brand(name="M")
    evening = datetime.fromisoformat("2026-11-21T22:50:00+00:00")
    assert promised("23:55", evening, brand) == datetime.fromisoformat("2026-11-21T22:55:00+00:00")
    tomorrow = promised("08:00", evening, brand)
    assert tomorrow == datetime.fromisoformat("2026-11-22T07:00:00+00:00")
    assert said_time(tomorrow, evening, brand, "de") == "am Sonntag um 08:00 Uhr"
    assert said_time(tomorrow, evening, brand, "en") == "on Sunday at 08:00"
    assert suggested(evening, brand, timedelta(hours=1)) == "00:50"


def test_the_hash_tells_accounts_and_texts_apart() -> None:
    one = bound((Wording(source="a", text="b"), Wording(source="c", text="d")))
    assert one != bound((Wording(source="a", text='b","c","d'),))
    assert one != bound((Wording(source="c", text="d"), Wording(source="a", text="b")))
    assert json.dumps(one)
