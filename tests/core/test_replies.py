"""From a written reply to the one that stands in public, or to the words why it doesn't."""

from dataclasses import replace
from datetime import timedelta

import pytest

from handlers.able import Able
from handlers.case import State
from handlers.clicks import Click
from handlers.draft import DraftState, Origin, RequestState, SendKind, SendState, binding_hash
from handlers.effects import PerformSend, Tell
from handlers.people import Brand
from storage.database import Database
from tests.core.newsroom import (
    AYLIN,
    FORUM,
    FROM_URGENT,
    INSTAGRAM,
    JANA,
    KIND_REPLY,
    MERT,
    NO_SECOND,
    SOLO,
    TEAM,
    TOM,
    Newsroom,
    with_policy,
)


@pytest.fixture
def room(memory: Database) -> Newsroom:
    room = Newsroom(memory)
    room.comment()
    return room


class TestWriting:
    def test_taking_a_draft_opens_the_form_already_filled(self, room: Newsroom) -> None:
        room.click(JANA, "draft")
        room.drafts_come("Das tut uns leid.")
        view = room.view("drafts")
        form = room.form(JANA, view.use(view.drafts[0]))
        assert (form.title, form.submit, form.note) == (
            "form-reply-title",
            "form-reply-submit-approval",
            "form-reply-note-approval",
        )
        assert form.params["account"] == "@musterkanne"
        assert form.params["network"] == "Instagram"
        (field,) = form.fields
        assert (field.value, field.max_length) == ("Das tut uns leid.", 2_200)

    def test_opening_a_form_writes_nothing(self, room: Newsroom) -> None:
        before = (room.case, room.log())
        room.form(JANA, "write")
        assert (room.case, room.log()) == before

    def test_the_version_says_what_it_was_made_from_and_what_changed(self, room: Newsroom) -> None:
        room.click(JANA, "draft")
        room.drafts_come("Das tut uns leid. Wir schauen nach.")
        view = room.view("drafts")
        room.fill(
            JANA, view.use(view.drafts[0]), text="Das tut uns leid. Wir schauen uns alle drei Lieferungen an."
        )
        asked = room.approval
        assert (asked.draft.number, asked.base_variant, asked.author.name) == (2, "a", "Jana")
        assert asked.changed == ("uns alle drei Lieferungen an.",)
        assert asked.draft.origin is Origin.PERSON

    def test_writing_claims_as_well(self, room: Newsroom) -> None:
        room.asks_for_yes(TOM)
        assert room.case.owner == "tom"

    def test_on_somebody_elses_case_the_text_is_given_back(self, room: Newsroom) -> None:
        form = room.reply_form(TOM)
        room.click(JANA, "claim")
        refusal = room.refused(room.submit, TOM, form, text="Mein langer Text")
        assert (refusal.key, refusal.quote) == ("refused-claim-taken", "Mein langer Text")

    def test_a_form_for_words_that_changed_meanwhile_is_refused_and_the_text_given_back(
        self, room: Newsroom
    ) -> None:
        form = room.reply_form()
        room.edits("Jetzt ist auch der Teller kaputt!")
        refusal = room.refused(room.submit, JANA, form, text=KIND_REPLY)
        assert (refusal.key, refusal.quote) == ("refused-comment-changed", KIND_REPLY)
        assert room.drafts == []

    def test_a_void_draft_cannot_be_taken(self, room: Newsroom) -> None:
        room.click(JANA, "draft")
        room.drafts_come("Das tut uns leid.")
        view = room.view("drafts")
        use = view.use(view.drafts[0])
        room.click(JANA, "discard")
        assert room.refused(room.click, JANA, use).key == "refused-draft-void"

    @pytest.mark.parametrize(
        ("text", "key"),
        [
            ("", "refused-text-empty"),
            (" \n ", "refused-text-empty"),
            ("x" * 2_201, "refused-text-too-long"),
            ("Hallo \u202egnp.exe", "refused-text-hidden-characters"),
            ("Hal\u200blo", "refused-text-hidden-characters"),
            ("Hallo\x00", "refused-text-hidden-characters"),
        ],
    )
    def test_a_text_that_nobody_may_publish_is_refused_beside_its_field(
        self, room: Newsroom, text: str, key: str
    ) -> None:
        refusal = room.refused(room.submit, JANA, room.reply_form(), text=text)
        assert (refusal.key, refusal.field) == (key, "text")
        assert (room.drafts, room.case.state) == ([], State.NEW)

    def test_what_a_person_promises_is_theirs_but_the_approver_is_told(self, room: Newsroom) -> None:
        room.asks_for_yes(text="Wir garantieren dir Ersatz, @lea.")
        assert room.approval.warnings == ("check-mention", "check-promise")

    def test_a_saved_reply_is_offered_not_sent(self, room: Newsroom) -> None:
        brand = Brand(name="Musterkanne", saved={"Bruch": "Bitte schick uns ein Foto."})
        room.team = replace(TEAM, brands={"Musterkanne": brand})
        room.fill(JANA, "saved", saved="Bruch")
        view = room.view("drafts")
        assert [(d.text, view.names[d.variant]) for d in view.drafts] == [
            ("Bitte schick uns ein Foto.", "saved")
        ]
        assert room.sends == []

    def test_without_saved_replies_it_says_so(self, room: Newsroom) -> None:
        assert room.refused(room.click, JANA, "saved").key == "refused-no-saved-replies"


class TestFourEyes:
    def test_the_request_is_a_message_of_its_own_to_those_who_may(self, room: Newsroom) -> None:
        effects = room.fill(JANA, "write", text=KIND_REPLY)
        due = room.now + timedelta(minutes=20)
        assert effects == [
            Tell(
                key="told-approval-asked",
                params={"case": room.case.id, "due": due, "who": Able(names=("Mert", "Aylin"))},
            )
        ]
        asked = room.placements("approval")
        assert [(p.channel, p.parent, p.mention) for p in asked] == [
            ("C-yes", 0, ("role:approver",)),
            ("D-yes", 0, ("role:approver",)),
        ]
        assert room.case.state is State.IN_APPROVAL
        assert room.approval.allowed >= {"approve", "sendback", "change"}
        assert room.planned == []

    def test_nobody_approves_their_own_version_on_whichever_platform(self, room: Newsroom) -> None:
        room.asks_for_yes(MERT)
        approve = room.approval.click("approve")
        for platform in ("slack", "discord"):
            refusal = room.refused(room.click, MERT, approve, on=platform)
            assert (refusal.key, refusal.params) == ("refused-own-version", {"who": Able(names=("Aylin",))})
            assert room.refused(room.submit, MERT, approve, on=platform).key == "refused-own-version"
        assert room.sends == []

    def test_a_moderator_cannot_approve_and_is_told_who_can(self, room: Newsroom) -> None:
        room.asks_for_yes()
        refusal = room.refused(room.submit, TOM, room.approval.click("approve"))
        assert (refusal.key, refusal.params["who"]) == ("refused-role", Able(names=("Mert", "Aylin")))

    def test_the_confirming_form_quotes_exactly_the_text_and_names_the_target(self, room: Newsroom) -> None:
        room.asks_for_yes()
        form = room.form(MERT, room.approval.click("approve"))
        assert (form.quote, form.fields) == (KIND_REPLY, ())
        assert form.params == {"network": "Instagram", "account": "@musterkanne", "case": room.case.id}

    def test_a_yes_publishes_exactly_this_text_at_exactly_this_target(self, room: Newsroom) -> None:
        draft = room.asks_for_yes()
        effects = room.approves(on="discord")
        (send,) = room.sends
        assert effects[0] == PerformSend(send_id=send.id)
        assert (send.state, send.kind, send.text, send.external_id) == (
            SendState.PLANNED,
            SendKind.REPLY,
            KIND_REPLY,
            "c1",
        )
        assert send.hash == draft.hash == binding_hash(source="insta", external_id="c1", text=KIND_REPLY)
        with room.database.read() as uow:
            (yes,) = uow.approvals.find()
        assert (yes.person, yes.hash, yes.solo) == ("mert", draft.hash, False)
        assert room.case.state is State.PUBLISHING

    def test_the_second_approver_learns_who_was_first(self, room: Newsroom) -> None:
        room.asks_for_yes()
        approve = room.approval.click("approve")
        room.submit(MERT, approve)
        refusal = room.refused(room.submit, AYLIN, approve)
        assert (refusal.key, refusal.params) == ("refused-already-approved", {"who": "Mert", "at": room.now})
        assert len(room.sends) == 1

    def test_a_double_click_publishes_once(self, room: Newsroom) -> None:
        room.asks_for_yes()
        approve = room.approval.click("approve")
        room.submit(MERT, approve)
        room.refused(room.submit, MERT, approve)
        assert len(room.planned) == 1

    def test_sent_back_with_a_line_that_reaches_the_author(self, room: Newsroom) -> None:
        room.asks_for_yes()
        room.fill(MERT, room.approval.click("sendback"), line="Bitte ohne „Scherben“")
        assert (room.case.state, room.case.owner) == (State.CLAIMED, "jana")
        (notice,) = room.placements("notice")
        view = room.notice_view(notice)
        assert (view.key, view.quote, notice.mention) == (
            "notice-sent-back",
            "Bitte ohne „Scherben“",
            ("jana",),
        )
        assert "write" in view.allowed
        assert room.approval.request.state is RequestState.SENT_BACK

    def test_what_was_sent_back_is_there_to_go_on_with(self, room: Newsroom) -> None:
        room.asks_for_yes()
        room.fill(MERT, room.approval.click("sendback"), line="Kürzer")
        assert room.form(JANA, "write").fields[0].value == KIND_REPLY
        again = room.asks_for_yes(text="Das tut uns leid.")
        assert (again.number, again.based_on, room.approval.changed != ()) == (2, 1, True)

    def test_a_sent_back_version_cannot_be_approved_any_more(self, room: Newsroom) -> None:
        room.asks_for_yes()
        approve = room.approval.click("approve")
        room.fill(MERT, room.approval.click("sendback"), line="Nein")
        refusal = room.refused(room.submit, AYLIN, approve)
        assert (refusal.key, refusal.params["who"]) == ("refused-sent-back", "Mert")

    def test_sending_back_needs_a_line(self, room: Newsroom) -> None:
        room.asks_for_yes()
        refusal = room.refused(room.submit, MERT, room.approval.click("sendback"), line="  ")
        assert (refusal.key, refusal.field) == ("refused-form-incomplete", "line")

    def test_the_author_may_withdraw(self, room: Newsroom) -> None:
        room.asks_for_yes()
        room.fill(JANA, room.approval.click("sendback"), line="Tippfehler")
        assert room.case.state is State.CLAIMED
        assert room.notices == []

    def test_an_onlooker_neither_sends_back_nor_changes(self, room: Newsroom) -> None:
        room.asks_for_yes()
        for verb in ("sendback", "change"):
            assert room.refused(room.click, TOM, room.approval.click(verb)).key == "refused-role"

    def test_a_change_makes_a_version_that_the_first_author_may_approve(self, room: Newsroom) -> None:
        room.asks_for_yes()
        old = room.approval.click("approve")
        room.fill(MERT, room.approval.click("change"), text="Hallo Lea, das tut uns leid.")
        asked = room.approval
        assert (asked.draft.number, asked.draft.author, asked.base_author.name) == (2, "mert", "Jana")
        assert {p.mention for p in room.placements("approval") if p.subject == asked.request.id} == {
            ("jana",)
        }
        assert room.refused(room.submit, AYLIN, old).key == "refused-draft-void"
        assert room.refused(room.submit, MERT, asked.click("approve")).key == "refused-own-version"
        room.approves(JANA)
        assert room.sends[0].text == "Hallo Lea, das tut uns leid."

    def test_a_moderators_own_change_is_not_approved_by_another_moderator(self, room: Newsroom) -> None:
        room.asks_for_yes()
        room.fill(JANA, room.approval.click("change"), text="Hallo Lea, das tut uns leid.")
        assert room.refused(room.submit, JANA, room.approval.click("approve")).key == "refused-own-version"
        assert room.refused(room.submit, TOM, room.approval.click("approve")).key == "refused-role"

    def test_a_change_calls_the_old_request_off(self, room: Newsroom) -> None:
        room.asks_for_yes()
        old = room.approval.request.id
        room.fill(MERT, room.approval.click("change"), text="Hallo Lea, das tut uns leid.")
        view = room.view("approval", old)
        assert (view.request.state, view.void) == (RequestState.VOID, "request-void-changed")
        assert view.allowed == {"case"}
        room.wait(minutes=21)
        assert len(room.notices) == 2  # one for each platform, and for the new request alone

    def test_two_moderators_are_not_enough_though_both_wrote_at_it(self, room: Newsroom) -> None:
        room.asks_for_yes(JANA)
        room.fill(MERT, room.approval.click("sendback"), line="Bitte kürzer")
        room.click(JANA, "return")
        room.asks_for_yes(TOM, text="Das tut uns leid.")
        assert room.approval.base_author == JANA
        assert room.refused(room.submit, JANA, room.approval.click("approve")).key == "refused-role"

    def test_a_change_that_changes_nothing_is_refused(self, room: Newsroom) -> None:
        room.asks_for_yes()
        refusal = room.refused(room.fill, MERT, room.approval.click("change"))
        assert refusal.key == "refused-text-unchanged"
        assert room.approval.request.state is RequestState.OPEN

    def test_without_a_yes_in_time_it_goes_to_the_deputies_by_a_new_message(self, room: Newsroom) -> None:
        room.asks_for_yes()
        room.wait(minutes=21)
        room.wait(minutes=21)
        assert room.notices == [("notice-approval-overdue", ("role:deputy",))] * 2
        (first, _) = room.placements("notice")
        assert first.parent == room.placements("approval")[0].id
        assert room.notice_view(first).params["due"] == room.approval.request.due_at
        room.approves(AYLIN)
        assert len(room.planned) == 1

    def test_an_approved_request_rings_no_deputy(self, room: Newsroom) -> None:
        room.asks_for_yes()
        room.approves()
        room.wait(minutes=30)
        assert room.notices == []

    def test_if_nobody_else_could_approve_it_is_said_at_once(self, memory: Database) -> None:
        alone = replace(TEAM, people={"mert": MERT, "jana": JANA})
        room = Newsroom(memory, alone)
        room.comment()
        refusal = room.refused(room.fill, MERT, "write", text=KIND_REPLY)
        assert (refusal.key, refusal.quote) == ("refused-nobody-approves", KIND_REPLY)

    def test_from_urgent_up_only(self, memory: Database) -> None:
        room = Newsroom(memory, with_policy(**FROM_URGENT))
        room.comment("Wo finde ich die Pflegehinweise?")
        room.fill(JANA, "write", text="Unter der Tasse.")
        assert room.case.state is State.PUBLISHING
        room.comment(external_id="c2")
        urgent = room.case_of("insta", "c2")
        assert urgent is not None
        room.fill(JANA, room.view("case", urgent.id).click("write"), text=KIND_REPLY)
        assert room.view("case", urgent.id).case.state is State.IN_APPROVAL


class TestWithoutASecondPerson:
    def test_three_clicks_from_card_to_published(self, memory: Database) -> None:
        room = Newsroom(memory, with_policy(**NO_SECOND))
        room.comment()
        room.click(JANA, "draft")
        room.drafts_come("Das tut uns leid.")
        view = room.view("drafts")
        form = room.form(JANA, view.use(view.drafts[0]))
        assert form.submit == "form-reply-submit-publish"
        effects = room.submit(JANA, form.click, text=form.fields[0].value)
        assert [type(effect) for effect in effects] == [PerformSend, Tell]
        with room.database.read() as uow:
            (yes,) = uow.approvals.find()
        assert (yes.person, yes.solo) == ("jana", True)

    def test_solo_is_explicit_and_logged(self, memory: Database) -> None:
        room = Newsroom(memory, with_policy(**SOLO))
        room.comment()
        room.fill(MERT, "write", text=KIND_REPLY)
        with room.database.read() as uow:
            (entry,) = [e for e in uow.log.of(f"case:{room.case.id}") if e.type == "draft.approved"]
        assert entry.facts["solo"] is True

    def test_solo_is_for_those_who_may_approve(self, memory: Database) -> None:
        room = Newsroom(memory, with_policy(**SOLO))
        room.comment()
        room.fill(JANA, "write", text=KIND_REPLY)
        assert room.case.state is State.IN_APPROVAL


class TestWhatBecomesOfIt:
    @pytest.fixture
    def out(self, room: Newsroom) -> Newsroom:
        room.asks_for_yes()
        room.approves()
        return room

    def test_published_the_card_names_who_wrote_who_approved_when_and_the_link(self, out: Newsroom) -> None:
        out.network_says(SendState.SENT)
        done = out.view("case").published
        assert (done.author.name, done.approver.name, done.at) == ("Jana", "Mert", out.now)
        assert done.url == "https://insta.example/r1"
        assert (out.case.state, out.drafts[-1].state) == (State.ANSWERED, DraftState.PUBLISHED)
        assert out.notices == [("notice-published", ("jana", "mert"))]

    def test_told_twice_it_happens_once(self, out: Newsroom) -> None:
        out.network_says(SendState.SENT)
        version = out.case.version
        out.network_says(SendState.SENT)
        assert (out.case.version, len(out.notices)) == (version, 1)

    def test_rejected_it_is_back_with_its_owner_and_the_text_is_there(self, out: Newsroom) -> None:
        out.network_says(SendState.REJECTED, error="send-error-rejected")
        assert (out.case.state, out.case.owner) == (State.CLAIMED, "jana")
        (notice,) = out.placements("notice")
        assert notice.params["error"] == "send-error-rejected"
        assert out.form(JANA, "write").fields[0].value == KIND_REPLY

    def test_unclear_a_person_is_asked(self, out: Newsroom) -> None:
        out.network_says(SendState.UNKNOWN, error="send-error-unclear")
        assert "settle" in out.view("case").allowed
        assert out.notices == [("notice-send-unknown", ("jana", "mert"))]
        assert out.refused(out.click, JANA, "settle", "there").key == "refused-role"
        out.click(MERT, "settle", "there")
        assert (out.case.state, out.sends[0].state) == (State.ANSWERED, SendState.SENT)

    def test_unclear_and_sent_again_is_the_same_row_with_the_same_key(self, out: Newsroom) -> None:
        out.network_says(SendState.UNKNOWN, error="send-error-unclear")
        key = out.sends[0].key
        (again,) = out.click(MERT, "settle", "resend")
        assert again == PerformSend(send_id=out.sends[0].id)
        assert [(send.state, send.key) for send in out.sends] == [(SendState.PLANNED, key)]

    def test_two_who_decide_about_an_unclear_send_decide_once(self, out: Newsroom) -> None:
        out.network_says(SendState.UNKNOWN, error="send-error-unclear")
        view = out.view("case")
        out.click(MERT, view.click("settle", "resend"))
        out.network_says(SendState.UNKNOWN, error="send-error-unclear")
        assert out.refused(out.click, AYLIN, view.click("settle", "resend")).key == "refused-settled"

    def test_unclear_and_left_stays_unclear_on_record_and_asks_no_more(self, out: Newsroom) -> None:
        out.network_says(SendState.UNKNOWN, error="send-error-unclear")
        out.click(MERT, "settle", "leave")
        assert (out.sends[0].state, out.case.state) == (SendState.UNKNOWN, State.CLAIMED)
        assert "settle" not in out.view("case").allowed

    def test_unclear_and_the_comment_changed_it_is_not_sent_again(self, out: Newsroom) -> None:
        out.network_says(SendState.UNKNOWN, error="send-error-unclear")
        out.edits("Doch nicht kaputt?")
        assert out.refused(out.click, MERT, "settle", "resend").key == "refused-comment-changed"

    def test_left_unclear_it_does_not_keep_a_later_reply_from_being_called_off(self, out: Newsroom) -> None:
        out.network_says(SendState.UNKNOWN, error="send-error-unclear")
        out.click(MERT, "settle", "leave")
        out.asks_for_yes(text="Das tut uns leid.")
        out.approves()
        out.edits("Doch nicht kaputt?")
        assert (out.case.state, out.sends[-1].state) == (State.CLAIMED, SendState.CANCELLED)

    def test_an_undo_goes_on_although_the_comment_is_edited(self, out: Newsroom) -> None:
        out.network_says(SendState.SENT)
        out.fill(MERT, "undo")
        out.edits("Doch nicht kaputt?")
        assert out.sends[-1].state is SendState.PLANNED

    def test_taken_back_it_is_open_again(self, out: Newsroom) -> None:
        out.network_says(SendState.SENT)
        form = out.form(MERT, "undo")
        assert form.quote == KIND_REPLY
        out.submit(MERT, form.click)
        undo = out.sends[-1]
        assert (undo.kind, undo.external_id) == (SendKind.DELETE, "r1")
        assert out.refused(out.submit, AYLIN, form.click).key == "refused-undo-running"
        assert "undo" not in out.view("case").allowed
        out.network_says(SendState.SENT, undo, proof="")
        assert (out.case.state, out.case.owner) == (State.CLAIMED, "mert")
        assert out.view("case").published is None
        assert ("notice-undone", ("mert",)) in out.notices

    def test_an_undo_that_fails_can_be_tried_again(self, out: Newsroom) -> None:
        out.network_says(SendState.SENT)
        out.fill(MERT, "undo")
        out.network_says(SendState.REJECTED, out.sends[-1], error="send-error-forbidden")
        assert out.case.state is State.ANSWERED
        assert "undo" in out.view("case").allowed
        out.fill(MERT, "undo")
        assert len({send.key for send in out.sends}) == 3

    def test_after_an_undo_a_new_reply_can_be_published(self, out: Newsroom) -> None:
        out.network_says(SendState.SENT)
        out.fill(MERT, "undo")
        out.network_says(SendState.SENT, out.sends[-1], proof="")
        out.asks_for_yes(AYLIN, text="Das tut uns leid.") if out.case.owner == "aylin" else out.click(
            MERT, "return"
        )
        out.asks_for_yes(text="Das tut uns leid.")
        out.approves()
        out.network_says(SendState.SENT, out.sends[-1], proof="r2")
        assert out.view("case").published.url == "https://insta.example/r2"


class TestByHand:
    @pytest.fixture
    def out(self, memory: Database) -> Newsroom:
        room = Newsroom(memory)
        room.comment(source="forum")
        room.asks_for_yes()
        room.approves()
        return room

    def test_the_approved_text_is_there_to_copy_and_nothing_is_sent(self, out: Newsroom) -> None:
        assert (out.sends[0].kind, out.planned) == (SendKind.BY_HAND, [])
        view = out.view("case")
        assert (view.send_text, view.allowed >= {"posted"}) == (KIND_REPLY, True)

    def test_the_link_makes_the_same_record(self, out: Newsroom) -> None:
        out.fill(JANA, "posted", link="https://forum.example/t/1#2")
        done = out.view("case").published
        assert (done.by_hand, done.url, done.author.name, done.approver.name) == (
            True,
            "https://forum.example/t/1#2",
            "Jana",
            "Mert",
        )
        assert out.case.state is State.ANSWERED

    @pytest.mark.parametrize(
        "link",
        ["", "nix", "javascript:alert(1)", "https://", "http://a b.example", "ftp://x.example", "https://x"],
    )
    def test_what_is_no_link_is_refused(self, out: Newsroom, link: str) -> None:
        refusal = out.refused(out.fill, JANA, "posted", link=link)
        assert (refusal.key, refusal.field) == ("refused-link-invalid", "link")

    def test_somebody_who_quotes_it_later_is_not_taken_for_the_brand(self, out: Newsroom) -> None:
        text = "Was ist kaputt? Bitte schick uns ein Foto."
        out.fill(JANA, "posted", link="https://forum.example/t/1#2")
        out.comment("Kaputt!", source="forum", external_id="c5")
        other = out.case_of("forum", "c5")
        assert other is not None
        out.fill(JANA, out.view("case", other.id).click("write"), text=text)
        out.approves()
        send = out.sends[-1]
        click = Click(verb="posted", kind="send", id=send.id, version=send.version)
        out.submit(JANA, click, link="https://forum.example/t/5#2")
        quoting = {"source": "forum", "parent_id": "c5", "author": "troll"}
        assert out.comment(text, external_id="q1", **quoting) is not None
        assert out.comment(text, external_id="q2", url="https://forum.example/t/5#2", **quoting) is None

    def test_it_cannot_be_taken_back_from_here(self, out: Newsroom) -> None:
        out.fill(JANA, "posted", link="https://forum.example/t/1")
        send = out.sends[0]
        click = Click(verb="undo", kind="send", id=send.id, version=send.version)
        assert out.refused(out.click, MERT, click).key == "refused-undo-by-hand"

    def test_an_edit_calls_it_off(self, out: Newsroom) -> None:
        posted = out.view("case").click("posted")
        out.edits("Hat sich erledigt? Kaputt!", source="forum")
        assert out.refused(out.click, JANA, posted).key == "refused-comment-changed"

    def test_the_network_tells_its_id_and_answers_to_it_find_their_case(self, out: Newsroom) -> None:
        out.comment(KIND_REPLY, source="forum", external_id="own", parent_id="c1", author="brand-account")
        assert out.case.state is State.ANSWERED
        out.comment("Danke", source="forum", external_id="c2", parent_id="own")
        assert out.case.state is State.CLAIMED


class TestButtonsAreNoAuthority:
    @pytest.mark.parametrize(
        "click",
        [
            Click(verb="approve", kind="case", id=1, version=1),
            Click(verb="claim", kind="draft", id=1, version=1),
            Click(verb="settle", kind="case", id=1, version=1),
            Click(verb="nonsense", kind="case", id=1, version=1),
            Click(verb="reply", kind="send", id=1, version=1),
        ],
    )
    def test_an_id_that_we_never_gave_is_refused(self, room: Newsroom, click: Click) -> None:
        assert room.refused(room.click, MERT, click).key == "refused-unknown-click"

    @pytest.mark.parametrize("verb", ["claim", "write", "dismiss"])
    def test_what_is_gone_is_refused(self, room: Newsroom, verb: str) -> None:
        click = Click(verb=verb, kind="case", id=999, version=1)
        assert room.refused(room.click, MERT, click).key == "refused-gone"

    def test_a_source_that_is_gone_keeps_its_cards_readable(self, room: Newsroom) -> None:
        room.team = replace(TEAM, sources={"forum": FORUM})
        view = room.view("case")
        assert (view.target.account, view.target.network) == ("insta", "insta")
        assert INSTAGRAM.name == view.case.source
