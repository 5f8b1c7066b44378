"""Whatever people, authors and networks do, and in whatever order: what must never happen does not happen."""

from collections import Counter

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from handlers.case import State
from handlers.clicks import Click
from handlers.draft import DraftState, RequestState, SendKind, SendState, binding_hash
from handlers.errors import Refused
from handlers.people import Person, Team
from handlers.views.allowed import is_open
from storage.database import Database
from storage.tables import metadata
from tests.core.newsroom import (
    ADA,
    ANGRY,
    AYLIN,
    JANA,
    MERT,
    SOLO,
    TEAM,
    TOM,
    VERA,
    Newsroom,
    with_policy,
)

PEOPLE = st.sampled_from([JANA, TOM, MERT, AYLIN, ADA, VERA, None])
WRITERS = st.sampled_from([JANA, MERT, AYLIN])
TEXTS = st.sampled_from(["Das tut uns leid.", "Wir schauen nach.", "Bitte schick uns ein Foto."])
WORDS = st.sampled_from(
    [ANGRY, "Alles kaputt!", "Wann kommt das Paket?", "Mein Anwalt meldet sich.", "Schön."]
)
REPLIES = {SendKind.REPLY, SendKind.BY_HAND}
ENDS = st.sampled_from([SendState.SENT, SendState.REJECTED, SendState.UNKNOWN])
BUTTONS = ("claim", "return", "draft", "discard", "dismiss", "reveal", "history")
DOERS = {
    **dict.fromkeys(("settle", "undo", "approve", "sendback", "change"), MERT),
}
"""Who presses a button when it is asked whether the state allows it."""


class Newsday(RuleBasedStateMachine):
    """One comment, one team, a day of anything."""

    team: Team = TEAM

    @initialize(source=st.sampled_from(["insta", "forum"]))
    def somebody_comments(self, source: str) -> None:
        self.database = Database("sqlite://")
        metadata.create_all(self.database.engine)
        self.room = Newsroom(self.database, self.team)
        self.source = source
        self.proofs = 0
        self.room.comment(source=source)

    def teardown(self) -> None:
        if hasattr(self, "database"):
            self.database.close()

    def tries(self, act: object, *args: object, **kwargs: object) -> None:
        """Do it; a refusal is an answer as well."""
        try:
            act(*args, **kwargs)  # pyright: ignore[reportCallIssue]
        except Refused:
            return

    # ------------------------------------------------------------------------------------------ the world

    @rule(words=WORDS)
    def the_author_edits(self, words: str) -> None:
        self.room.edits(words, source=self.source)

    @rule(now=st.sampled_from([False, False, False, True]))
    def the_author_may_delete(self, now: bool) -> None:
        if now:
            self.room.deletes(source=self.source)

    @rule(minutes=st.sampled_from([1, 10, 25, 70]))
    def time_passes(self, minutes: int) -> None:
        self.room.wait(minutes=minutes)

    @rule()
    def a_job_begins(self) -> None:
        planned = [
            s for s in self.room.sends if s.state is SendState.PLANNED and s.kind is not SendKind.BY_HAND
        ]
        if planned and planned[-1].id == self.room.sends[-1].id:
            self.room.goes_out()

    @rule(end=ENDS)
    def a_job_ends(self, end: SendState) -> None:
        under_way = [send for send in self.room.sends if send.state is SendState.SENDING]
        if under_way:
            self.proofs += 1
            self.room.network_says(end, under_way[0], proof=f"r{self.proofs}")

    @rule(text=TEXTS, version=st.sampled_from([0, 0, 1]))
    def drafts_come(self, text: str, version: int) -> None:
        self.room.drafts_come(text, comment_version=version or self.room.comment_now.version)

    # ------------------------------------------------------------------------------------------ the team

    @rule(who=PEOPLE, flag=st.sampled_from(["question", "press", "none"]))
    def somebody_reflags(self, who: Person | None, flag: str) -> None:
        self.tries(self.room.submit, who, "reflag", flag=flag)

    @rule(who=PEOPLE, verb=st.sampled_from(BUTTONS))
    def somebody_presses(self, who: Person | None, verb: str) -> None:
        self.tries(self.room.click, who, verb)

    @rule(who=WRITERS, text=TEXTS)
    def somebody_writes(self, who: Person, text: str) -> None:
        self.tries(self.room.fill, who, "write", text=text)

    @rule(who=WRITERS, data=st.data())
    def somebody_takes_a_draft(self, who: Person, data: st.DataObject) -> None:
        drafts = [draft for draft in self.room.drafts if draft.variant]
        if drafts:
            draft = data.draw(st.sampled_from(drafts))
            click = Click(verb="reply", kind="draft", id=draft.id, version=draft.comment_version)
            self.tries(self.room.submit, who, click, text=draft.text)

    @rule(who=PEOPLE, verb=st.sampled_from(["approve", "approve", "sendback", "change"]), data=st.data())
    def somebody_decides(self, who: Person | None, verb: str, data: st.DataObject) -> None:
        written = [draft for draft in self.room.drafts if draft.author]
        if written:
            draft = data.draw(st.sampled_from(written))
            version = data.draw(st.sampled_from([draft.comment_version, self.room.comment_now.version]))
            click = Click(verb=verb, kind="draft", id=draft.id, version=version)
            text = data.draw(TEXTS)
            self.tries(self.room.submit, who, click, text=text, line="Bitte anders")

    @rule(who=PEOPLE, choice=st.sampled_from(["there", "gone", "resend", "leave"]), data=st.data())
    def somebody_settles(self, who: Person | None, choice: str, data: st.DataObject) -> None:
        if self.room.sends:
            send = data.draw(st.sampled_from(self.room.sends))
            click = Click(verb="settle", choice=choice, kind="send", id=send.id, version=send.version)
            self.tries(self.room.click, who, click)

    @rule(who=PEOPLE, verb=st.sampled_from(["undo", "posted"]), data=st.data())
    def somebody_undoes_or_posts(self, who: Person | None, verb: str, data: st.DataObject) -> None:
        if self.room.sends:
            send = data.draw(st.sampled_from(self.room.sends))
            click = Click(verb=verb, kind="send", id=send.id, version=send.version)
            self.tries(self.room.submit, who, click, link="https://forum.example/t/1")

    # ------------------------------------------------------------------------------------------ never

    @invariant()
    def nothing_goes_out_without_a_yes_to_exactly_this(self) -> None:
        with self.database.read() as uow:
            comment = uow.comments.get(self.room.case.comment_id)
            for send in (row for row in uow.sends.find() if row.kind in REPLIES):
                draft = uow.drafts.get(send.draft_id)
                (yes,) = uow.approvals.find(draft_id=send.draft_id)
                bound = binding_hash(source=send.source, external_id=comment.external_id, text=send.text)
                assert yes.hash == send.hash == draft.hash == bound
                assert send.text == draft.text
                assert send.comment_version == draft.comment_version
                assert yes.person != draft.author or (self.team.policy.solo and yes.solo)

    @invariant()
    def no_version_goes_out_twice(self) -> None:
        replies = Counter(send.draft_id for send in self.room.sends if send.kind in REPLIES)
        assert all(count == 1 for count in replies.values())
        standing = [
            send
            for send in self.room.sends
            if send.kind in REPLIES
            and send.state in {SendState.PLANNED, SendState.SENDING, SendState.SENT}
            and not self.undone(send.proof_id)
        ]
        assert len(standing) <= 1

    def undone(self, proof: str) -> bool:
        return bool(proof) and any(
            s.external_id == proof and s.kind is SendKind.DELETE and s.state is SendState.SENT
            for s in self.room.sends
        )

    @invariant()
    def nothing_is_on_offer_where_no_machine_may_write(self) -> None:
        if self.room.case.hold:
            assert self.room.offered == []

    @invariant()
    def what_answers_other_words_is_void(self) -> None:
        version = self.room.comment_now.version
        awaited = {
            send.draft_id
            for send in self.room.sends
            if send.state in {SendState.SENDING, SendState.UNKNOWN, SendState.SENT}
        }
        for draft in self.room.drafts:
            if draft.comment_version != version and draft.id not in awaited:
                assert draft.state is DraftState.VOID

    @invariant()
    def state_and_work_agree(self) -> None:
        case = self.room.case
        with self.database.read() as uow:
            waiting = uow.requests.find(state=RequestState.OPEN)
            timers = {timer.key for timer in uow.timers.due(self.room.now.replace(year=2030), 100)}
        assert (case.state is State.IN_APPROVAL) == bool(waiting)
        assert len(waiting) <= 1
        assert (case.state is State.CLAIMED) == (f"lease:{case.id}" in timers)
        if case.state is State.CLAIMED:
            assert case.owner
            assert case.lease_until
        if case.state is State.NEW:
            assert not case.owner
        if case.state is State.PUBLISHING:
            assert [send for send in self.room.sends if send.kind in REPLIES and is_open(send)]
        if case.state is State.ANSWERED:
            assert self.room.view("case").published is not None

    @invariant()
    def every_card_can_be_shown_and_no_button_is_refused_for_its_state(self) -> None:
        views = [self.room.view("case"), self.room.view("drafts"), self.room.view("history")]
        with self.database.read() as uow:
            requests = [request.id for request in uow.requests.find()]
        views += [self.room.view("approval", id_) for id_ in requests]
        for view in views:
            for verb in view.allowed - {"saved", "discard", "use"}:
                self.is_possible(view.click(verb, {"redraft": "shorter", "settle": "leave"}.get(verb, "-")))

    def is_possible(self, click: Click) -> None:
        case = self.room.case
        who = DOERS.get(click.verb) or self.team.people.get(case.owner, JANA)
        if click.verb in {"approve", "sendback", "change"}:
            with self.database.read() as uow:
                who = AYLIN if uow.drafts.get(click.id).author == "mert" else MERT
        try:
            with pytest.raises(_UndoError):
                self.room.click(who, click, undo=_UndoError)
        except Refused as refusal:
            raise AssertionError(f"{click} in {case.state}: {refusal.key}") from None


class _UndoError(Exception):
    """It would have worked; nothing of it is kept."""


class SoloDay(Newsday):
    """The same in solo mode: whoever may approve may approve their own, and it is marked as such."""

    team = with_policy(**SOLO)


QUICK = settings(
    max_examples=20,
    stateful_step_count=25,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)


@pytest.mark.parametrize("day", [Newsday, SoloDay])
def test_what_must_never_happen(day: type[Newsday]) -> None:
    run_state_machine_as_test(day, settings=QUICK)
