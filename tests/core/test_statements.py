"""A statement: filled in a form, approved by a second person, published once on each account; never in a drill."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any, ClassVar

import pytest
from sqlalchemy.exc import IntegrityError

from bot.jobs.ledger import stale
from handlers.calendar.hours import Hours, Shift
from handlers.clicks import Click
from handlers.crisis.crisis import Crisis, CrisisState, Freeze, PlaybookCopy, RoomState, StepRow, StepState
from handlers.crisis.crisis import CrisisRoom as RoomRow
from handlers.draft import Send, SendKind, SendState
from handlers.effects import Effect, ShowCard, Tell
from handlers.events import SendSettled
from handlers.people import Brand
from handlers.statements.board import public_facts
from handlers.statements.promised import promised, said_time, suggested
from handlers.texts.announcement import AnnouncementState, Wording, bound
from handlers.texts.prepared import DueStatement, statements_due
from handlers.views import StockTextView, load_private
from prompts.playbooks import load_playbooks
from storage.database import Database
from tests.core.newsroom import (
    ADA,
    AYLIN,
    INSTAGRAM,
    JANA,
    MERT,
    SEEDS,
    SOLO,
    START,
    TEAM,
    TOM,
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
            crisis = uow.crises.add(
                Crisis(
                    brand="Musterkanne", drill=drill, state=state, playbook_id=copy.id, level=4, lead="mert",
                    declared_by="mert", declared_at=self.now,
                )
            )  # fmt: skip
            for platform, channel in (("slack", "R1"), ("discord", "R2")):
                uow.crisis_rooms.add(
                    RoomRow(
                        crisis_id=crisis.id, platform=platform, near="C1", language="de", state=RoomState.OPEN,
                        channel=channel, people=("jana", "mert"),
                    )
                )  # fmt: skip
            return crisis

    @property
    def told(self) -> list[tuple[str, tuple[str, ...]]]:
        """Notices in the rooms: sentence, and who was pinged."""
        return [(placed.params["key"], tuple(placed.mention)) for placed in self.placements("crisis-notice")]

    def prepares(self, who: Any = ADA, kind: str = "acknowledgement", **values: str) -> int:
        """A manager writes a new one; its id."""
        return previewed(self.fill(who, on_brand("statement-write", f"{kind}-de"), **values))

    def kept(self, id: int, verb: str) -> Click:
        with self.database.read() as uow:
            version = uow.statements.get(id).version
        return Click(verb=verb, kind="statement", id=id, version=version)

    def published(self, **slots: str) -> tuple[int, Send]:
        """One that stands at Instagram and, by hand, in the forum."""
        made = self.asked(**slots)
        self.says_yes(made)
        self.network_says(SendState.SENT, self.sends[0], proof="p1")
        self.fill(JANA, self.row("word-posted", self.sends[1]), link="https://forum.example/p/1")
        return made, self.sends[0]

    def shown(self, kind: str, subject: int) -> Any:
        """A private card, as it is shown now."""
        params = {
            "now": self.now.isoformat(),
            **{f"seed-{kind}": seed.version for kind, seed in SEEDS.items()},
        }
        with self.database.read() as uow:
            return load_private(kind, subject, params, uow=uow, team=self.team)

    def due(self) -> tuple[DueStatement, ...]:
        with self.database.read() as uow:
            return statements_due(uow, self.team, self.now)

    def changes_fact(self, id: int, text: str) -> None:
        with self.database.read() as uow:
            fact = uow.facts.get(id)
        click = Click(verb="fact", kind="fact", id=id, version=fact.version)
        self.submit(MERT, click, text=text, state="known", source="Labor")

    def newest(self) -> Any:
        with self.database.read() as uow:
            id = uow.announcements.find()[-1].id
        return self.view("announcement", id)

    def fact(self, text: str, state: str = "known", source: str = "Labor") -> int:
        self.submit(MERT, on_crisis("fact"), text=text, state=state, source=source)
        with self.database.read() as uow:
            return uow.facts.find()[-1].id

    def writes(self, who: Any = JANA, kind: str = "holding", crisis: int = 1, **slots: str) -> int:
        """Fill the form; the id of what was made."""
        return previewed(self.submit(who, on_crisis("statement", kind, crisis), **(FILLED | slots)))

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


def previewed(effects: list[Effect]) -> int:
    """What the card is about that somebody got to see."""
    shown = effects[-1]
    assert isinstance(shown, ShowCard)
    return shown.subject


def on_brand(verb: str, choice: str = "-") -> Click:
    return Click(verb=verb, choice=choice, kind="brand", id=0, version=1)


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
        assert room.view("announcement", room.writes(known="142 Pakete")).warnings
        assert not room.view("announcement", room.writes()).warnings

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
    def test_the_card_stands_in_the_rooms_and_mentions_who_may(self, room: CrisisRoom) -> None:
        room.asked()
        placed = room.placements("announcement")
        assert {card.channel for card in placed} == {"R1", "R2"}
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
        assert room.told[-1] == ("notice-statement-sent-back", ("jana",))
        assert room.refused(room.click, MERT, room.of(made, "word-approve")).key == "refused-sent-back"

    def test_a_changed_version_starts_from_what_was_typed(self, room: CrisisRoom) -> None:
        made = room.writes(known="Erste Fassung.")
        form = room.form(MERT, room.of(made, "statement"))
        assert form.fields[0].value == "Erste Fassung."
        shown = previewed(room.submit(MERT, form.click, **(FILLED | {"known": "Zweite."})))
        second = room.view("announcement", shown).announcement
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

    def test_from_level_five_up_solo_mode_is_not_enough(self, memory: Database) -> None:
        room = CrisisRoom(memory, with_policy(**SOLO))
        room.starts()
        with room.database.write() as uow:
            uow.crises.save(replace(uow.crises.get(1), level=5))
        made = room.writes(MERT)
        room.asks(made, MERT)
        assert room.refused(room.says_yes, made, MERT).key == "refused-own-version"
        room.says_yes(made, AYLIN)
        assert len(room.sends) == 2

    @pytest.mark.parametrize("freeze", list(Freeze))
    def test_statements_go_out_whatever_is_held_back(self, room: CrisisRoom, freeze: Freeze) -> None:
        with room.database.write() as uow:
            uow.crises.save(replace(uow.crises.get(1), freeze=freeze))
        room.says_yes(room.asked())
        with room.database.write() as uow:
            assert stale(uow, uow.sends.find()[0]) is None


class TestAtNight:
    def test_a_reapproved_acknowledgement_needs_one_authorised_person(self, at_night: Any) -> None:
        room = at_night()
        room.prepares(ADA, "acknowledgement")
        made = room.writes(MERT, "acknowledgement", next="23:45")
        room.asks(made, MERT)
        room.says_yes(made, MERT)
        done = room.view("announcement", made).announcement
        assert (done.alone, done.decided_by, len(room.sends)) == (True, "mert", 2)

    def test_only_where_the_configuration_lets_it(self, at_night: Any) -> None:
        room = at_night(alone_at_night=False)
        room.prepares(ADA, "acknowledgement")
        made = room.writes(MERT, "acknowledgement", next="23:45")
        room.asks(made, MERT)
        assert room.refused(room.click, MERT, room.of(made, "word-approve")).key == "refused-own-version"

    @pytest.mark.parametrize("verb", ["statement-retire", "statement-write"])
    def test_not_what_a_manager_has_changed_or_taken_away_meanwhile(self, at_night: Any, verb: str) -> None:
        room = at_night()
        id = room.prepares(ADA, "acknowledgement")
        made = room.writes(MERT, "acknowledgement", next="23:45")
        room.asks(made, MERT)
        room.fill(ADA, room.kept(id, verb))
        assert room.refused(room.click, MERT, room.of(made, "word-approve")).key == "refused-own-version"

    def test_not_by_day(self, at_night: Any) -> None:
        room = at_night()
        room.now = START.replace(hour=10)
        room.prepares(ADA, "acknowledgement")
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
        room.prepares(ADA, "acknowledgement")
        room.now += timedelta(days=183)
        made = room.writes(MERT, "acknowledgement", next="23:45")
        room.asks(made, MERT)
        assert room.refused(room.click, MERT, room.of(made, "word-approve")).key == "refused-own-version"

    def test_not_with_free_words_in_it_and_not_by_who_may_not_approve(self, at_night: Any) -> None:
        room = at_night()
        room.prepares(ADA, "holding")
        free = room.writes(MERT, "holding")
        room.asks(free, MERT)
        assert room.refused(room.click, MERT, room.of(free, "word-approve")).key == "refused-own-version"
        room.prepares(ADA, "acknowledgement")
        made = room.writes(JANA, "acknowledgement", next="23:45")
        room.asks(made, JANA)
        assert room.refused(room.click, JANA, room.of(made, "word-approve")).key == "refused-role"


class TestPreparing:
    def test_managers_write_it_and_it_counts_from_then_on(self, room: CrisisRoom) -> None:
        text = "Wir sehen es: {known}\n\n{sorry}\n\nWeiter geht es {next}."
        id = room.prepares(ADA, "holding", text=text, short="{known} {sorry} {next}")
        assert room.view("announcement", room.writes()).posts[0].wording.text.startswith("Wir sehen es: Aus")
        seen = room.shown("stock-text", id)
        assert seen.statement.approve_again_at == START + timedelta(days=182)
        assert (seen.seen.owner.id, seen.seen.seed_changed) == ("ada", False)

    def test_others_do_not(self, room: CrisisRoom) -> None:
        assert room.refused(room.click, JANA, on_brand("statement-write", "holding")).key == "refused-role"
        id = room.prepares()
        for verb in ("statement-write", "statement-again", "statement-retire"):
            assert room.refused(room.click, MERT, room.kept(id, verb)).key == "refused-role"

    @pytest.mark.parametrize(
        ("text", "key"),
        [
            ("{cause} {next}", "refused-statement-slot"),
            ("{next} { known }", "refused-statement-slot"),
            ("{next} {{known}}", "refused-statement-slot"),
            ("{next} {Known}", "refused-statement-slot"),
            ("{next} {}", "refused-statement-slot"),
            ("Bald mehr.", "refused-statement-slot-missing"),
            ("", "refused-form-incomplete"),
            ("{next} a\u200bb", "refused-text-hidden-characters"),
            ("{next} \u202egnurraw", "refused-text-hidden-characters"),
            ("{next}" + "x" * 1501, "refused-text-hidden-characters"),
        ],
    )
    def test_what_could_never_be_filled_is_refused(self, room: CrisisRoom, text: str, key: str) -> None:
        click = on_brand("statement-write", "acknowledgement-de")
        assert room.refused(room.fill, ADA, click, text=text).key == key

    def test_still_true_moves_the_date_and_nothing_else(self, room: CrisisRoom) -> None:
        id = room.prepares()
        room.now += timedelta(days=200)
        assert room.shown("stock-text", id).seen.outdated
        before = room.shown("stock-text", id).statement
        room.click(ADA, room.kept(id, "statement-again"))
        after = room.shown("stock-text", id)
        assert not after.seen.outdated
        assert after.statement == replace(
            before, approved_at=room.now, approve_again_at=room.now + timedelta(days=182), version=2
        )

    def test_of_two_managers_the_second_learns_that_it_was_changed(self, room: CrisisRoom) -> None:
        id = room.prepares()
        old = room.kept(id, "statement-again")
        room.fill(ADA, room.kept(id, "statement-write"), text="Anders: {next}")
        assert room.refused(room.click, ADA, old).key == "refused-statement-changed"
        assert room.shown("stock-text", id).statement.text == "Anders: {next}"

    def test_out_of_service_it_is_neither_offered_nor_due(self, room: CrisisRoom) -> None:
        id = room.prepares(ADA, "holding", title="Rückruf")
        chosen = next(row for row in room.shown("statements", 1).others if row.statement)
        assert chosen.choice == f"holding-de-{id}"
        room.fill(ADA, room.kept(id, "statement-retire"))
        assert not any(row.statement for row in room.shown("statements", 1).others)
        assert room.refused(room.click, JANA, on_crisis("statement", chosen.choice)).key == (
            "refused-statement-retired"
        )
        assert (
            room.refused(room.click, ADA, room.kept(id, "statement-again")).key == "refused-statement-retired"
        )
        assert not any(one.title for one in room.due())

    def test_one_for_an_occasion_stands_beside_the_general_one(self, room: CrisisRoom) -> None:
        room.prepares(ADA, "holding")
        text = "Rückruf: {known}\n\n{sorry}\n\n{next}"
        id = room.prepares(ADA, "holding", title="Rückruf", text=text)
        form = room.form(JANA, on_crisis("statement", f"holding-de-{id}"))
        shown = previewed(room.submit(JANA, form.click, **FILLED))
        assert room.view("announcement", shown).posts[0].wording.text.startswith("Rückruf: Aus")
        again = on_brand("statement-write", "holding-de")
        assert room.refused(room.fill, ADA, again, title=" rückRUF ").key == "refused-statement-exists"
        assert room.refused(room.fill, ADA, again, title="a\u200bb").key == "refused-text-hidden-characters"

    @pytest.mark.parametrize("choice", ["holding-de-99", "holding-en-1", "closing-de-1", "holding-de-x"])
    def test_a_statement_of_another_kind_or_none_is_not_taken_for_it(
        self, room: CrisisRoom, choice: str
    ) -> None:
        room.prepares(ADA, "holding", title="Rückruf")
        assert room.refused(room.click, JANA, on_crisis("statement", choice)).key in {
            "refused-gone",
            "refused-unknown-click",
        }

    def test_a_new_shipped_version_is_said_and_overwrites_nothing(self, room: CrisisRoom) -> None:
        id = room.prepares()
        other = {f"seed-{kind}": "another" for kind in SEEDS}
        with room.database.read() as uow:
            params = {"now": room.now.isoformat(), **other}
            seen = load_private("stock-text", id, params, uow=uow, team=room.team)
        assert isinstance(seen, StockTextView)
        assert seen.seen.seed_changed
        assert seen.statement.text == SEEDS["acknowledgement"].text["de"]

    def test_what_is_due_is_read_from_the_store(self, room: CrisisRoom) -> None:
        assert [(one.kind, one.until) for one in room.due()] == [
            (kind, None) for kind in ("acknowledgement", "holding", "correction", "closing")
        ]
        room.prepares(ADA, "acknowledgement")
        assert [one.kind for one in room.due()] == ["holding", "correction", "closing"]
        room.now += timedelta(days=170)
        soon = next(one for one in room.due() if one.kind == "acknowledgement")
        assert (soon.overdue, soon.owner) == (False, "ada")
        room.now += timedelta(days=20)
        assert next(one for one in room.due() if one.kind == "acknowledgement").overdue

    def test_a_brand_that_is_none_is_refused(self, room: CrisisRoom) -> None:
        for verb in ("stock", "statement-write"):
            click = Click(verb=verb, choice="-", kind="brand", id=7, version=1)
            assert room.refused(room.click, ADA, click).key == "refused-gone"


class TestFacts:
    def test_what_is_known_and_what_is_open_is_offered(self, room: CrisisRoom) -> None:
        room.fact("12 Pakete sind betroffen")
        room.fact("Ob weitere Pakete betroffen sind", "checking", "")
        fields = {field.id: field for field in room.form(JANA, on_crisis("statement", "holding")).fields}
        assert fields["known"].value == "12 Pakete sind betroffen."
        assert fields["unknown"].value == "Ob weitere Pakete betroffen sind."
        assert (fields["known"].hint, fields["unknown"].hint) == (
            "form-statement-hint-known",
            "form-statement-hint-unknown",
        )

    @pytest.mark.parametrize(
        ("text", "state"),
        [
            ("Etwa 300 Pakete könnten es sein", "unknown"),
            ("Es lag an der Verpackung", "known"),
            ("Ursache war ein Riss", "known"),
            ("Frau Meier hat gepackt", "known"),
            ("Jana kümmert sich", "known"),
            ("@konkurrenz war es", "known"),
            ("Wir haften dafür", "known"),
            ("Der Preis wird garantiert", "known"),
        ],
    )
    def test_causes_names_and_unverified_numbers_are_never_offered(
        self, room: CrisisRoom, text: str, state: str
    ) -> None:
        room.fact(text, state)
        fields = {field.id: field for field in room.form(JANA, on_crisis("statement", "holding")).fields}
        assert text[:8] not in fields["known"].value + fields["unknown"].value

    def test_the_request_names_the_facts_in_it_and_a_known_number_needs_no_warning(
        self, room: CrisisRoom
    ) -> None:
        room.fact("12 Pakete sind betroffen")
        form = room.form(JANA, on_crisis("statement", "holding"))
        offered = {field.id: field.value for field in form.fields}
        shown = previewed(room.submit(JANA, form.click, **(FILLED | {"known": offered["known"]})))
        view = room.view("announcement", shown)
        assert [fact.text for fact in view.facts] == ["12 Pakete sind betroffen"]
        assert view.warnings == ()
        other = room.view("announcement", room.writes(known="13 Pakete, weil Frau Meier so packt"))
        assert other.warnings == ("check-cause", "check-name", "check-number")
        assert other.facts == ()

    def test_a_fact_that_changes_voids_the_request_which_says_so(self, room: CrisisRoom) -> None:
        fact = room.fact("Eine Lieferung ist betroffen")
        made = room.asked(known="Eine Lieferung ist betroffen.")
        drafted = room.writes(known="Eine Lieferung ist betroffen.")
        yes = room.of(made, "word-approve")
        room.changes_fact(fact, "Zwei Lieferungen sind betroffen")
        view = room.view("announcement", made)
        assert (view.announcement.state, view.announcement.void) == (
            AnnouncementState.VOID,
            "statement-void-fact",
        )
        assert room.refused(room.submit, MERT, yes).key == "refused-fact-moved"
        assert room.refused(room.asks, drafted).key == "refused-fact-moved"
        assert ("notice-statement-void", ("jana",)) in room.told
        form = room.form(JANA, room.of(made, "statement"))
        assert form.fields[0].value == "Zwei Lieferungen sind betroffen."
        assert form.fields[3].value == FILLED["doing"]

    def test_a_fact_that_changes_after_the_yes_stops_what_is_not_out_yet(self, room: CrisisRoom) -> None:
        fact = room.fact("Eine Lieferung ist betroffen")
        made = room.asked(known="Eine Lieferung ist betroffen.")
        room.says_yes(made)
        room.changes_fact(fact, "Keine Lieferung ist betroffen")
        with room.database.write() as uow:
            assert stale(uow, uow.sends.find()[0]) == "send-error-fact-changed"
        by_hand = room.sends[1]
        assert (by_hand.state, by_hand.error) == (SendState.CANCELLED, "send-error-fact-changed")
        assert room.refused(room.click, JANA, room.row("word-posted", by_hand)).key == "refused-fact-moved"

    def test_replies_learn_what_is_known_and_fit_for_the_public(self, room: CrisisRoom) -> None:
        room.fact("12 Pakete sind betroffen")
        room.fact("Frau Meier hat gepackt")
        room.fact("Ob mehr betroffen ist", "unknown", "")
        case = room.comment()
        room.starts(drill=True)
        room.submit(MERT, on_crisis("fact", crisis=2), text="Geübt wird hier", state="known", source="x")
        with room.database.read() as uow:
            assert case is not None
            assert public_facts(uow, room.team, case) == ("12 Pakete sind betroffen.",)
            assert public_facts(uow, room.team, replace(case, drill=2)) == ("Geübt wird hier.",)
            assert public_facts(uow, room.team, replace(case, brand="Andere")) == ()

    def test_another_fact_voids_nothing(self, room: CrisisRoom) -> None:
        other = room.fact("Das Lager ist geprüft")
        room.fact("Eine Lieferung ist betroffen")
        made = room.asked(known="Eine Lieferung ist betroffen.")
        room.changes_fact(other, "Das Lager wird geprüft")
        assert room.view("announcement", made).announcement.state is AnnouncementState.OPEN


class TestChanging:
    def test_taken_back_only_with_a_second_persons_yes(self, room: CrisisRoom) -> None:
        made, post = room.published()
        room.fill(JANA, room.row("word-undo", post), reason="Der Preis stimmt nicht.")
        request = room.newest()
        assert (request.announcement.act, request.announcement.state) == ("delete", AnnouncementState.OPEN)
        assert len(room.sends) == 2
        assert room.refused(room.says_yes, request.announcement.id, JANA).key == "refused-role"
        room.says_yes(request.announcement.id)
        row = room.sends[-1]
        assert (row.kind, row.external_id, row.text) == (SendKind.DELETE, "p1", "")
        with room.database.write() as uow:
            assert stale(uow, row) is None
        assert [post.stands for post in room.view("announcement", made).posts] == [False, True]
        room.network_says(SendState.SENT, row, proof="p1")
        assert [post.gone for post in room.view("announcement", made).posts] == [True, False]
        assert room.refused(room.click, MERT, room.row("word-undo", post)).key == "refused-nothing-to-undo"
        assert room.told[-1][0] == "notice-statement-withdrawn"

    def test_of_ones_own_wish_too(self, room: CrisisRoom) -> None:
        _, post = room.published()
        room.fill(MERT, room.row("word-undo", post), reason="Der Preis stimmt nicht.")
        assert room.refused(room.says_yes, room.newest().announcement.id).key == "refused-own-version"

    def test_what_was_published_by_hand_is_taken_back_by_hand(self, room: CrisisRoom) -> None:
        made, _ = room.published()
        room.fill(JANA, room.row("word-undo", room.sends[1]), reason="Falsches Forum.")
        request = room.newest()
        assert (request.posts[0].by_hand, request.posts[0].address) == (True, "https://forum.example/p/1")
        room.says_yes(request.announcement.id)
        row = room.sends[-1]
        assert (row.kind, row.state) == (SendKind.BY_HAND, SendState.PLANNED)
        form = room.form(JANA, room.row("word-posted", row))
        assert (form.title, form.quote) == ("form-deleted-title", "https://forum.example/p/1")
        room.submit(JANA, form.click)
        assert [post.gone for post in room.view("announcement", made).posts] == [False, True]

    def test_where_the_network_can_the_text_is_changed_in_place(self, memory: Database) -> None:
        room = CrisisRoom(memory, replace(TEAM, sources={"insta": replace(INSTAGRAM, can_edit=True)}))
        room.starts()
        made = room.asked()
        room.says_yes(made)
        room.network_says(SendState.SENT, room.sends[0], proof="p1")
        post = room.sends[0]
        assert room.refused(room.fill, JANA, room.row("word-edit", post)).key == "refused-text-unchanged"
        shown = previewed(room.fill(JANA, room.row("word-edit", post), text="Zwei Lieferungen."))
        room.asks(shown)
        room.says_yes(shown)
        row = room.sends[-1]
        assert (row.kind, row.external_id, row.text) == (SendKind.EDIT, "p1", "Zwei Lieferungen.")
        assert room.refused(room.click, JANA, room.row("word-edit", post)).key == "refused-change-running"
        with room.database.write() as uow:
            assert stale(uow, row) is None
            assert stale(uow, replace(row, external_id="p2")) == "send-error-not-approved"
            assert stale(uow, replace(row, kind=SendKind.DELETE)) == "send-error-not-approved"
        room.network_says(SendState.SENT, row, proof="p1")
        assert room.view("announcement", made).posts[0].text == "Zwei Lieferungen."
        assert room.form(JANA, room.row("word-edit", post)).fields[0].value == "Zwei Lieferungen."
        room.fill(JANA, room.row("word-undo", post), reason="Alles falsch.")
        assert room.newest().posts[0].wording.text == "Zwei Lieferungen."

    def test_where_it_can_not_the_correction_is_a_post_that_names_the_other(self, room: CrisisRoom) -> None:
        made, post = room.published()
        view = room.view("announcement", made)
        click = view.correct_click(view.posts[0], post)
        assert (click.verb, click.choice) == ("statement", "correction-de")
        told = {
            "known": "Betroffen ist keine Lieferung.",
            "proof": "https://musterkanne.example/x",
            "next": "",
        }
        shown = previewed(room.fill(JANA, click, **told))
        (preview,) = room.view("announcement", shown).posts
        assert preview.wording.source == "insta"
        assert preview.wording.text.endswith("Zu unserem Post: https://insta.example/p1")
        room.asks(shown)
        room.says_yes(shown)
        assert room.sends[-1].kind is SendKind.POST
        assert [one.stands for one in room.view("announcement", made).posts] == [True, True]

    def test_a_withdrawal_of_a_text_that_changed_meanwhile_does_not_count(self, memory: Database) -> None:
        room = CrisisRoom(memory, replace(TEAM, sources={"insta": replace(INSTAGRAM, can_edit=True)}))
        room.starts()
        room.says_yes(room.asked())
        room.network_says(SendState.SENT, room.sends[0], proof="p1")
        post = room.sends[0]
        room.fill(JANA, room.row("word-undo", post), reason="Alles falsch.")
        undo = room.newest().announcement.id
        shown = previewed(room.fill(JANA, room.row("word-edit", post), text="Zwei Lieferungen."))
        room.asks(shown)
        room.says_yes(shown)
        room.network_says(SendState.SENT, room.sends[-1], proof="p1")
        assert room.refused(room.says_yes, undo).key == "refused-draft-void"

    def test_after_the_crisis_what_stands_can_still_be_taken_back(self, room: CrisisRoom) -> None:
        _, post = room.published()
        with room.database.write() as uow:
            uow.crises.save(replace(uow.crises.get(1), state=CrisisState.OVER))
        room.fill(JANA, room.row("word-undo", post), reason="Nicht mehr nötig.")
        room.says_yes(room.newest().announcement.id)
        assert room.sends[-1].kind is SendKind.DELETE

    @pytest.mark.parametrize("text", ["", " ", "a\u202eb", "x" * 2300])
    def test_a_text_that_cannot_stand_there_is_refused(self, room: CrisisRoom, text: str) -> None:
        _, post = room.published()
        refusal = room.refused(room.submit, JANA, room.row("word-edit", post), text=text)
        assert refusal.key.startswith("refused-text-")

    def test_no_answer_in_time_asks_the_deputies(self, room: CrisisRoom) -> None:
        room.asked()
        room.wait(minutes=21)
        assert ("notice-statement-overdue", ("role:deputy",)) in room.told


class TestOnThePhone:
    CALLED: ClassVar = {"person": "mert", "at": "14:05", "line": "Ja, so raus damit."}

    @pytest.fixture
    def phone(self, memory: Database) -> CrisisRoom:
        room = CrisisRoom(memory, with_policy(yes_by_phone=True))
        room.starts()
        return room

    def test_off_unless_configured(self, room: CrisisRoom) -> None:
        made = room.asked()
        assert "word-phone" not in room.view("announcement", made).allowed
        assert room.refused(room.submit, TOM, room.of(made, "word-phone"), **self.CALLED).key == (
            "refused-phone-off"
        )

    def test_it_publishes_and_stays_on_record_as_attested(self, phone: CrisisRoom) -> None:
        made = phone.asked()
        phone.now += timedelta(minutes=5)
        phone.submit(TOM, phone.of(made, "word-phone"), **(self.CALLED | {"at": "14:09"}))
        view = phone.view("announcement", made)
        assert (view.decided_by.id, view.attested_by.id, len(phone.sends)) == ("mert", "tom", 2)
        assert "statement.attested" in phone.log("crisis:1")
        assert "statement.approved" not in phone.log("crisis:1")

    @pytest.mark.parametrize(
        ("who", "values", "key"),
        [
            (MERT, {}, "refused-phone-self"),
            (TOM, {"person": "jana"}, "refused-person-unknown"),
            (TOM, {"person": "tom"}, "refused-person-unknown"),
            (TOM, {"person": ""}, "refused-form-incomplete"),
            (TOM, {"line": " "}, "refused-form-incomplete"),
            (TOM, {"at": "gestern"}, "refused-time-invalid"),
            (TOM, {"at": "13:00"}, "refused-phone-before"),
            (VERA, {}, "refused-role"),
        ],
    )
    def test_what_proves_nothing_is_refused(
        self, phone: CrisisRoom, who: Any, values: dict[str, str], key: str
    ) -> None:
        made = phone.asked()
        phone.now += timedelta(minutes=5)
        called = self.CALLED | {"at": "14:09"} | values
        assert phone.refused(phone.submit, who, phone.of(made, "word-phone"), **called).key == key
        assert phone.sends == []

    def test_nobody_attests_to_their_own_yes_as_author(self, phone: CrisisRoom) -> None:
        made = phone.writes(MERT)
        phone.asks(made, MERT)
        assert phone.refused(phone.submit, TOM, phone.of(made, "word-phone"), **self.CALLED).key == (
            "refused-person-unknown"
        )


class TestPublishing:
    def test_published_it_sets_the_next_promise_and_tells_both(self, room: CrisisRoom) -> None:
        made = room.asked()
        room.says_yes(made)
        room.network_says(SendState.SENT, room.sends[0], proof="p1")
        with room.database.read() as uow:
            promise = uow.crises.get(1).next_update_at
        assert promise == datetime.fromisoformat("2026-11-21T17:30:00+00:00")
        assert room.told[-1] == ("notice-statement-published", ("jana", "mert"))
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
        before = len(room.told)
        room.happens(SendSettled(send_id=room.sends[0].id))
        assert len(room.told) == before

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
        assert room.told[-1][0] == "notice-statement-unclear"
        assert room.refused(room.click, JANA, room.row("word-settle", send, "there")).key == "refused-role"
        room.click(MERT, room.row("word-settle", send, "resend"))
        assert room.sends[0].state is SendState.PLANNED
        assert room.sends[0].key == send.key

    def test_rejected_it_is_said(self, room: CrisisRoom) -> None:
        room.says_yes(room.asked())
        room.network_says(SendState.REJECTED, room.sends[0], error="send-error-forbidden")
        assert room.told[-1][0] == "notice-statement-failed"

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
