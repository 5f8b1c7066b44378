"""A wave of the same words is one case that counts them."""

from typing import Any

import pytest

from handlers import routes
from handlers.case import Case, State
from handlers.clicks import Click
from handlers.comment import Author, Change, Comment, Incoming, Kind, Post
from handlers.events import CommentReceived, Like
from handlers.members import Regrouping
from handlers.ports import Context
from handlers.triage import assess
from handlers.triage.grouping import Grouping
from handlers.triage.wording import fingerprint
from storage.database import Database
from tests.core.newsroom import ANGRY, JANA, TEAM, Newsroom


class Wave(Newsroom):
    """Compares what comes in as the triage child does."""

    def __init__(self, database: Database) -> None:
        super().__init__(database, TEAM)
        self.grouping: Grouping[str] = Grouping()
        self.number = 0

    def received(self, text: str, change: Change = Change.CREATED, **about: Any) -> CommentReceived:
        self.number += 1
        fields: dict[str, Any] = {
            "source": "insta",
            "external_id": f"w{self.number}",
            "author": Author(id=f"a{self.number}"),
            "created_at": self.now,
            "received_at": self.now,
            "post": Post(id="p1"),
        } | about
        told = Comment(text=text, **fields)
        thought = assess(told, TEAM.brands["Musterkanne"], TEAM.policy)
        match = self.grouping.place(f"{told.source}/{told.external_id}", text)
        like = Like(group=match.group, fingerprint=fingerprint(text), similarity=match.similarity)
        gone = change is Change.DELETED
        return CommentReceived(
            incoming=Incoming(inbox_id=0, change=change, comment=told),
            assessment=None if gone else thought,
            like=None if gone or not thought.relay else like,
        )

    def come(self, *events: CommentReceived) -> list[Case]:
        with self.database.write() as uow:
            routes.handle_all(events, Context(uow=uow, team=self.team, now=self.now, token=lambda: "t"))
        return self.cases


def merge_into(case: Case) -> Click:
    return Click(verb="merge", kind="case", id=case.id, version=case.version)


@pytest.fixture
def wave(memory: Database) -> Wave:
    return Wave(memory)


def test_the_same_again_is_counted_in_one_case_with_one_card(wave: Wave) -> None:
    (case,) = wave.come(*(wave.received(text) for text in (ANGRY, ANGRY.upper(), ANGRY + " 😡", ANGRY)))
    assert (case.others, case.variants) == (3, 1)
    (case,) = wave.come(wave.received("Unglaublich: " + ANGRY), wave.received(ANGRY, source="forum"))
    assert (case.others, case.variants) == (5, 2)
    assert case.spread == ("insta", "forum")
    assert len(wave.placements("case")) == 2  # one on each platform


def test_delivered_twice_it_counts_once(wave: Wave) -> None:
    wave.come(wave.received(ANGRY), again := wave.received(ANGRY))
    (case,) = wave.come(again, again)
    (case,) = wave.come(again)
    assert case.others == 1


def test_a_thousand_at_once_change_the_case_once(wave: Wave) -> None:
    (before,) = wave.come(wave.received(ANGRY))
    (after,) = wave.come(*(wave.received(ANGRY) for _ in range(1_000)))
    assert after.others == 1_000
    assert after.version == before.version + 1


def test_a_danger_is_not_counted_away(wave: Wave) -> None:
    threat = ANGRY + " Ich bringe euch alle um."
    assert len(wave.come(wave.received(ANGRY), wave.received(threat))) == 2


def test_what_came_in_private_stays_apart(wave: Wave) -> None:
    assert len(wave.come(wave.received(ANGRY), wave.received(ANGRY, kind=Kind.MESSAGE))) == 2


def test_when_the_case_is_over_the_next_opens_another_and_the_wave_goes_on_there(wave: Wave) -> None:
    wave.come(wave.received(ANGRY))
    wave.click(JANA, "dismiss")
    wave.come(wave.received(ANGRY), wave.received(ANGRY))
    first, second = wave.come(wave.received(ANGRY))
    assert (first.others, second.others) == (0, 2)


def test_the_first_deleted_the_case_goes_on_with_the_next(wave: Wave) -> None:
    (case,) = wave.come(wave.received(ANGRY), wave.received(ANGRY), wave.received(ANGRY))
    first = wave.comment_now
    (case,) = wave.come(wave.received("", Change.DELETED, external_id=first.external_id))
    assert case.state is State.NEW
    assert not case.deleted
    assert wave.comment_now.external_id == "w2"
    assert case.others == 1


def test_another_deleted_is_counted_no_more(wave: Wave) -> None:
    wave.come(wave.received(ANGRY), wave.received(ANGRY), wave.received(ANGRY))
    (case,) = wave.come(wave.received("", Change.DELETED, external_id="w3"))
    assert case.others == 1


def test_one_of_them_edited_into_something_else_stands_for_itself(wave: Wave) -> None:
    wave.come(wave.received(ANGRY), wave.received(ANGRY))
    other = wave.received("Wann kommt endlich mein Geld zurück?", Change.EDITED, external_id="w2")
    first, second = wave.come(other)
    assert first.others == 0
    assert second.comment_id != first.comment_id


def test_what_a_person_has_put_together_stays_together(wave: Wave) -> None:
    wave.come(wave.received(ANGRY), wave.received("Wann kommt endlich mein Geld zurück?"))
    first, second = wave.cases
    with wave.database.write() as uow:
        uow.regroupings.add(Regrouping(from_group=second.alike, to_group=first.alike))
    wave.come(wave.received("Wann kommt endlich mein Geld zurück???"))
    assert [case.others for case in wave.cases] == [1, 0]


class TestAPersonDecides:
    OTHER = "Unglaublich, " + ANGRY + " Und zwar wirklich niemand, seit Wochen nicht."

    def test_a_wording_taken_out_is_a_case_of_its_own_and_what_comes_later_goes_there(
        self, wave: Wave
    ) -> None:
        wave.come(*(wave.received(text) for text in (ANGRY, ANGRY, self.OTHER, self.OTHER)))
        form = wave.form(JANA, "split")
        (_, options), *_ = [(field.id, field.options) for field in form.fields]
        wording = next(option.value for option in options if "Unglaublich" in option.text)
        wave.fill(JANA, "split", wording=wording)
        first, second = wave.cases
        assert (first.others, second.others) == (1, 1)
        wave.come(wave.received(self.OTHER), wave.received(ANGRY))
        assert [case.others for case in wave.cases] == [2, 2]

    def test_two_cases_put_together_are_one_and_what_comes_later_counts_there(self, wave: Wave) -> None:
        money = "Wann kommt endlich mein Geld zurück?"
        wave.come(*(wave.received(text) for text in (ANGRY, ANGRY, money, money)))
        first, second = wave.cases
        wave.fill(JANA, merge_into(first), case=f" #{second.id} ")
        first, second = wave.cases
        assert (first.others, second.others, second.state) == (3, 0, State.DISMISSED)
        wave.come(wave.received(money))
        assert [case.others for case in wave.cases] == [4, 0]

    @pytest.mark.parametrize("number", ["", "0", "9999", "-1", "١", "1; drop table", "1" * 12, "this"])
    def test_what_is_no_other_case_is_refused(self, wave: Wave, number: str) -> None:
        (case,) = wave.come(wave.received(ANGRY))
        number = str(case.id) if number == "this" else number
        refused = wave.refused(wave.fill, JANA, merge_into(case), case=number)
        assert refused.key == "refused-no-such-case"

    def test_a_case_in_approval_is_not_taken_away_from_its_approver(self, wave: Wave) -> None:
        wave.come(wave.received(ANGRY))
        first = wave.case
        wave.asks_for_yes()
        wave.come(wave.received("Wann kommt endlich mein Geld zurück?"))
        second = wave.cases[-1]
        refused = wave.refused(wave.fill, JANA, merge_into(second), case=str(first.id))
        assert refused.key == "refused-not-open"
