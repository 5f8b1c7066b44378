"""Hiding: the reason first, the evidence before, once at the network, and never where it cannot be done."""

from dataclasses import replace
from hashlib import sha256

import msgspec
import pytest

from handlers.case import State
from handlers.comment import Evidence, Kind
from handlers.crisis.crisis import Crisis, Freeze, PlaybookCopy
from handlers.draft import SendKind, SendState
from handlers.effects import OpenForm
from handlers.errors import Refused
from handlers.events import SendSettled
from storage.database import Database
from tests.core.newsroom import JANA, KIND_REPLY, LEO, MERT, PLAYBOOKS, TEAM, TOM, VERA, Newsroom

HATEFUL = "Ihr Drecksladen, dritte Tasse kaputt @everyone <script>\u202e"
DEFAULT = PLAYBOOKS["default"]
HIDE = {"reason": "hate", "note": "Zweites Mal heute"}


@pytest.fixture
def room(memory: Database) -> Newsroom:
    room = Newsroom(memory)
    room.comment(HATEFUL)
    return room


def evidence(room: Newsroom) -> list[Evidence]:
    with room.database.read() as uow:
        return uow.evidence.find()


def source(room: Newsroom, **changes: object) -> None:
    room.team = replace(TEAM, sources={"insta": replace(TEAM.sources["insta"], **changes)})


def test_evidence_is_kept_before_anything_goes_out_and_holds_the_whole_comment(room: Newsroom) -> None:
    room.fill(JANA, "hide", **HIDE)
    (kept,) = evidence(room)
    assert (kept.reason, kept.note, kept.by) == ("hate", "Zweites Mal heute", "jana")
    assert kept.sha256 == sha256(kept.content.encode()).hexdigest()
    assert msgspec.json.decode(kept.content)["text"] == HATEFUL
    (send,) = room.sends
    assert (send.kind, send.external_id, send.state) == (SendKind.HIDE, "c1", SendState.PLANNED)
    assert room.case.state is State.PUBLISHING
    room.edits("Ich mag Tassen.")
    assert evidence(room) == [kept]


def test_hidden_once_the_network_says_so_with_reason_and_person_on_record(room: Newsroom) -> None:
    room.fill(JANA, "hide", **HIDE)
    room.network_says(SendState.SENT)
    room.happens(SendSettled(send_id=room.sends[0].id))
    assert (room.case.state, room.case.closed_by) == (State.HIDDEN, "jana")
    assert room.log().count("comment.hidden") == 1
    assert (room.case.sla, room.case.sla_next) == ("", None)
    assert room.view("case").hidden_for == "hate"


def test_the_reason_is_asked_for_first(room: Newsroom) -> None:
    (opened,) = room.click(JANA, "hide")
    assert isinstance(opened, OpenForm)
    assert opened.fields[0].id == "reason"
    assert room.refused(room.submit, JANA, opened.click, reason="").key == "refused-form-incomplete"
    assert room.refused(room.submit, JANA, opened.click, reason="invented").field == "reason"
    unsaid = room.refused(room.submit, JANA, opened.click, reason="other", note=" ")
    assert (unsaid.key, unsaid.field) == ("refused-hide-note", "note")
    assert room.sends == []
    assert evidence(room) == []


def test_two_who_hide_at_once_hide_once(room: Newsroom) -> None:
    first, second = room.form(JANA, "hide"), room.form(TOM, "hide")
    room.submit(JANA, first.click, **HIDE)
    assert room.refused(room.submit, TOM, second.click, on="discord", **HIDE).key == "refused-publishing"
    room.network_says(SendState.SENT)
    assert room.refused(room.submit, TOM, second.click, **HIDE).key == "refused-case-done"
    assert len(room.sends) == 1


def test_where_the_network_cannot_hide_it_says_so_and_what_can_be_done(room: Newsroom) -> None:
    source(room, network="mastodon")
    refusal = room.refused(room.click, JANA, "hide")
    assert (refusal.key, refusal.params["network"]) == ("refused-hide-network", "Mastodon")
    source(room, network="mastodon", can_hide=True)
    assert room.form(JANA, "hide")
    source(room, network="instagram", can_hide=False)
    assert room.refused(room.click, JANA, "hide").key == "refused-hide-network"


def test_only_what_stands_below_own_posts_is_offered_to_be_hidden(room: Newsroom) -> None:
    review = room.comment(HATEFUL + " 2", external_id="r1", kind=Kind.REVIEW, author="x", source="forum")
    assert review is not None
    assert "hide" not in room.view("case", review.id).allowed
    click = room.view("case", review.id).click("hide")
    assert room.refused(room.click, JANA, click).key == "refused-hide-kind"


def test_on_instagram_the_form_says_that_an_answer_has_to_come_first(room: Newsroom) -> None:
    assert room.form(JANA, "hide").params["last"] == "reply"
    source(room, network="facebook")
    assert room.form(JANA, "hide").params["last"] == "none"


def test_what_was_answered_can_be_hidden_and_stays_answered_if_that_fails(room: Newsroom) -> None:
    room.asks_for_yes()
    room.approves()
    room.network_says(SendState.SENT)
    assert room.case.state is State.ANSWERED
    room.fill(JANA, "hide", **HIDE)
    room.network_says(SendState.REJECTED, error="send-error-forbidden")
    assert room.case.state is State.ANSWERED
    assert ("notice-hide-failed", ("jana",)) in room.notices
    room.fill(JANA, "hide", **HIDE)
    assert len({send.key for send in room.sends}) == 3
    room.network_says(SendState.SENT)
    assert room.case.state is State.HIDDEN


def test_when_nobody_knows_the_card_asks_and_a_person_says_what_is_so(room: Newsroom) -> None:
    room.fill(JANA, "hide", **HIDE)
    room.network_says(SendState.UNKNOWN, error="send-error-unclear")
    assert room.case.state is State.PUBLISHING
    room.click(MERT, "settle", "leave")
    assert room.case.state is State.CLAIMED
    room.fill(JANA, "hide", **HIDE)
    room.network_says(SendState.UNKNOWN, error="send-error-unclear")
    room.click(MERT, "settle", "there")
    assert room.case.state is State.HIDDEN


def test_shown_again_the_case_is_open_again(room: Newsroom) -> None:
    room.fill(JANA, "hide", **HIDE)
    room.network_says(SendState.SENT)
    form = room.form(TOM, "unhide")
    room.submit(TOM, form.click)
    assert room.sends[-1].kind is SendKind.UNHIDE
    assert room.refused(room.submit, MERT, form.click).key == "refused-hide-running"
    assert "unhide" not in room.view("case").allowed
    room.network_says(SendState.SENT)
    assert (room.case.state, room.case.owner) == (State.CLAIMED, "tom")
    assert room.refused(room.submit, TOM, form.click).key == "refused-not-hidden"


def test_where_no_adapter_reaches_people_hide_by_hand_and_it_is_on_record(room: Newsroom) -> None:
    source(room, reply_url="")
    form = room.form(JANA, "hide")
    assert form.note == "form-hide-note-by-hand"
    room.submit(JANA, form.click, **HIDE)
    assert (room.case.state, room.sends) == (State.HIDDEN, [])
    assert len(evidence(room)) == 1
    room.fill(JANA, "unhide")
    assert room.case.state is State.NEW


def test_a_freeze_holds_back_answers_but_never_hiding(room: Newsroom) -> None:
    with room.database.write() as uow:
        copy = uow.playbooks.add(PlaybookCopy(playbook=DEFAULT.id, version=DEFAULT.version, content=DEFAULT))
        uow.crises.add(
            Crisis(
                brand="Musterkanne", playbook_id=copy.id, level=5, lead="mert", declared_by="mert",
                declared_at=room.now, freeze=Freeze.STATEMENTS,
            )
        )  # fmt: skip
    assert room.refused(room.click, JANA, "write").key == "refused-frozen"
    room.fill(JANA, "hide", **HIDE)
    assert [job.send_id for job in room.planned] == [room.sends[0].id]


def test_whoever_may_only_look_hides_nothing(room: Newsroom) -> None:
    for person in (VERA, LEO):
        assert room.refused(room.click, person, "hide").key == "refused-role"


def test_somebody_else_in_hand_is_named(room: Newsroom) -> None:
    room.click(TOM, "claim")
    assert room.refused(room.click, JANA, "hide").key == "refused-claim-taken"


def test_drafts_of_a_comment_that_is_hidden_are_void(room: Newsroom) -> None:
    room.comment("Wo bleibt meine Kanne?", external_id="q", author="q")
    case = room.cases[-1]
    room.click(JANA, room.view("case", case.id).click("claim"))
    room.fill(JANA, room.view("case", case.id).click("write"), text=KIND_REPLY)
    with pytest.raises(Refused, match="refused-in-approval"):
        room.click(JANA, room.view("case", case.id).click("hide"))
