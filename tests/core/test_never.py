"""Whatever people, authors and networks do, and in whatever order: what must never happen does not happen."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from handlers.case import Case, State
from handlers.clicks import Click
from handlers.comment import Comment
from handlers.draft import (
    Approval,
    ApprovalRequest,
    Draft,
    DraftState,
    RequestState,
    Send,
    SendKind,
    SendState,
    binding_hash,
)
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
ENDS = st.sampled_from([SendState.SENT, SendState.REJECTED, SendState.UNKNOWN])
BUTTONS = st.sampled_from(["claim", "return", "draft", "discard", "dismiss", "reveal", "history"])
DECISIONS = st.sampled_from(["approve", "approve", "sendback", "change"])
REPLIES = {SendKind.REPLY, SendKind.BY_HAND}
APPROVER_DOES = {"settle", "undo"}


@dataclass(frozen=True)
class World:
    """Everything in the store, read once after each step."""

    case: Case
    comment: Comment
    drafts: list[Draft]
    sends: list[Send]
    waiting: list[ApprovalRequest]
    approvals: list[Approval]
    timers: set[str]

    @classmethod
    def of(cls, room: Newsroom) -> "World":
        with room.database.read() as uow:
            (case,) = uow.cases.find()
            return cls(
                case=case,
                comment=uow.comments.get(case.comment_id),
                drafts=uow.drafts.find(),
                sends=uow.sends.find(),
                waiting=uow.requests.find(state=RequestState.OPEN),
                approvals=uow.approvals.find(),
                timers={timer.key for timer in uow.timers.due(room.now.replace(year=2030), 100)},
            )

    def jobs(self, state: SendState) -> list[Send]:
        """Rows that a job has to do with."""
        return [send for send in self.sends if send.state is state and send.kind is not SendKind.BY_HAND]

    def is_undone(self, reply: Send) -> bool:
        return bool(reply.proof_id) and any(
            send.external_id == reply.proof_id and send.state is SendState.SENT
            for send in self.sends
            if send.kind is SendKind.DELETE
        )


def when(condition: Callable[[World], object]) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """A rule that is worth trying only where the world is so."""
    return precondition(lambda day: bool(day.worlds) and bool(condition(day.world)))


class Newsday(RuleBasedStateMachine):
    """One comment, one team, a day of anything."""

    team: Team = TEAM

    def __init__(self) -> None:
        super().__init__()
        self.worlds: list[World] = []
        self.proofs = 0
        self.database = Database("sqlite://")
        metadata.create_all(self.database.engine)
        self.room = Newsroom(self.database, self.team)

    def teardown(self) -> None:
        self.database.close()

    @property
    def world(self) -> World:
        return self.worlds[-1]

    def tries(self, act: Callable[..., object], *args: object, **kwargs: object) -> None:
        """Do it; a refusal is an answer as well."""
        try:
            act(*args, **kwargs)
        except Refused:
            return

    # ------------------------------------------------------------------------------------------ the world

    @initialize(source=st.sampled_from(["insta", "insta", "forum"]))
    def somebody_comments(self, source: str) -> None:
        self.source = source
        self.room.comment(source=source)

    @rule(words=WORDS, now=st.booleans())
    def the_author_may_edit(self, words: str, now: bool) -> None:
        if now:
            self.room.edits(words, source=self.source)

    @rule(now=st.sampled_from([False] * 9 + [True]))
    def the_author_may_delete(self, now: bool) -> None:
        if now:
            self.room.deletes(source=self.source)

    @rule(minutes=st.sampled_from([1, 10, 25, 70]))
    def time_passes(self, minutes: int) -> None:
        self.room.wait(minutes=minutes)

    @when(lambda world: world.jobs(SendState.PLANNED))
    @rule()
    def a_job_begins(self) -> None:
        self.room.goes_out(self.world.jobs(SendState.PLANNED)[0])

    @when(lambda world: world.jobs(SendState.SENDING))
    @rule(end=ENDS)
    def a_job_ends(self, end: SendState) -> None:
        self.proofs += 1
        self.room.network_says(end, self.world.jobs(SendState.SENDING)[0], proof=f"r{self.proofs}")

    @rule(text=TEXTS, version=st.sampled_from([0, 0, 1]))
    def drafts_come(self, text: str, version: int) -> None:
        self.room.drafts_come(text, comment_version=version or self.world.comment.version)

    # ------------------------------------------------------------------------------------------ the team, as it should

    @when(lambda world: world.case.state in {State.NEW, State.CLAIMED})
    @rule(text=TEXTS)
    def the_owner_writes(self, text: str) -> None:
        owner = self.team.people.get(self.world.case.owner, JANA)
        self.tries(self.room.fill, owner, "write", text=text)

    @when(lambda world: world.case.state is State.IN_APPROVAL)
    @rule(who=st.sampled_from([MERT, AYLIN]))
    def somebody_who_may_approves(self, who: Person) -> None:
        self.tries(self.room.submit, who, self.room.approval.click("approve"))

    @when(lambda world: world.jobs(SendState.UNKNOWN))
    @rule(choice=st.sampled_from(["there", "resend", "leave"]))
    def somebody_looks(self, choice: str) -> None:
        self.tries(self.room.click, AYLIN, "settle", choice)

    @when(lambda world: world.jobs(SendState.SENT))
    @rule()
    def somebody_takes_it_back(self) -> None:
        self.tries(self.room.fill, MERT, "undo")

    # ------------------------------------------------------------------------------------------ the team, as it comes

    @rule(who=PEOPLE, verb=BUTTONS)
    def somebody_presses(self, who: Person | None, verb: str) -> None:
        self.tries(self.room.click, who, verb)

    @rule(who=PEOPLE, flag=st.sampled_from(["question", "press", "none"]))
    def somebody_reflags(self, who: Person | None, flag: str) -> None:
        self.tries(self.room.submit, who, "reflag", flag=flag)

    @when(lambda world: world.drafts)
    @rule(who=WRITERS, data=st.data())
    def somebody_takes_a_draft(self, who: Person, data: st.DataObject) -> None:
        draft = data.draw(st.sampled_from(self.world.drafts))
        click = Click(verb="reply", kind="draft", id=draft.id, version=draft.comment_version)
        self.tries(self.room.submit, who, click, text=draft.text)

    @when(lambda world: world.drafts)
    @rule(who=PEOPLE, verb=DECISIONS, text=TEXTS, data=st.data())
    def somebody_decides(self, who: Person | None, verb: str, text: str, data: st.DataObject) -> None:
        draft = data.draw(st.sampled_from(self.world.drafts))
        version = data.draw(st.sampled_from([draft.comment_version, self.world.comment.version]))
        click = Click(verb=verb, kind="draft", id=draft.id, version=version)
        self.tries(self.room.submit, who, click, text=text, line="Bitte anders")

    @when(lambda world: world.sends)
    @rule(who=PEOPLE, choice=st.sampled_from(["there", "gone", "resend", "leave"]), data=st.data())
    def somebody_settles(self, who: Person | None, choice: str, data: st.DataObject) -> None:
        send = data.draw(st.sampled_from(self.world.sends))
        click = Click(verb="settle", choice=choice, kind="send", id=send.id, version=send.version)
        self.tries(self.room.click, who, click)

    @when(lambda world: world.sends)
    @rule(who=PEOPLE, verb=st.sampled_from(["undo", "posted"]), data=st.data())
    def somebody_undoes_or_posts(self, who: Person | None, verb: str, data: st.DataObject) -> None:
        send = data.draw(st.sampled_from(self.world.sends))
        click = Click(verb=verb, kind="send", id=send.id, version=send.version)
        self.tries(self.room.submit, who, click, link="https://forum.example/t/1")

    # ------------------------------------------------------------------------------------------ never

    @invariant()
    def what_must_never_happen_has_not(self) -> None:
        world = World.of(self.room)
        self.worlds.append(world)
        self.nothing_goes_out_without_a_yes_to_exactly_this(world)
        self.no_version_goes_out_twice(world)
        self.nothing_is_on_offer_where_no_machine_may_write(world)
        self.what_answers_other_words_is_void(world)
        self.state_and_work_agree(world)

    def nothing_goes_out_without_a_yes_to_exactly_this(self, world: World) -> None:
        drafts = {draft.id: draft for draft in world.drafts}
        for send in (row for row in world.sends if row.kind in REPLIES):
            draft = drafts[send.draft_id]
            (yes,) = [approval for approval in world.approvals if approval.draft_id == send.draft_id]
            bound = binding_hash(source=send.source, external_id=world.comment.external_id, text=send.text)
            assert yes.hash == send.hash == draft.hash == bound
            assert (send.text, send.comment_version) == (draft.text, draft.comment_version)
            assert yes.person != draft.author or (self.team.policy.solo and yes.solo)

    def no_version_goes_out_twice(self, world: World) -> None:
        replies = [send for send in world.sends if send.kind in REPLIES]
        assert all(count == 1 for count in Counter(send.draft_id for send in replies).values())
        on_its_way = {SendState.PLANNED, SendState.SENDING, SendState.SENT}
        standing = [send for send in replies if send.state in on_its_way and not world.is_undone(send)]
        assert len(standing) <= 1

    def nothing_is_on_offer_where_no_machine_may_write(self, world: World) -> None:
        if world.case.hold:
            assert not [draft for draft in world.drafts if draft.state is DraftState.OFFERED]

    def what_answers_other_words_is_void(self, world: World) -> None:
        ends = {SendState.SENDING, SendState.UNKNOWN, SendState.SENT}
        awaited = {send.draft_id for send in world.sends if send.state in ends}
        for draft in world.drafts:
            if draft.comment_version != world.comment.version and draft.id not in awaited:
                assert draft.state is DraftState.VOID

    def state_and_work_agree(self, world: World) -> None:
        case = world.case
        assert (case.state is State.IN_APPROVAL) == bool(world.waiting)
        assert len(world.waiting) <= 1
        assert (case.state is State.CLAIMED) == (f"lease:{case.id}" in world.timers)
        if case.state is State.CLAIMED:
            assert case.owner
            assert case.lease_until
        if case.state is State.NEW:
            assert not case.owner
        if case.state is State.PUBLISHING:
            assert [send for send in world.sends if send.kind in REPLIES and is_open(send)]
        if case.state is State.ANSWERED:
            assert self.room.view("case").published is not None

    @rule()
    def every_card_can_be_shown_and_no_button_is_refused_for_its_state(self) -> None:
        views = [self.room.view("case"), self.room.view("drafts"), self.room.view("history")]
        views += [self.room.view("approval", request.id) for request in self.world.waiting]
        for view in views:
            for verb in view.allowed - {"saved", "discard", "use"}:
                self.is_possible(view.click(verb, {"redraft": "shorter", "settle": "leave"}.get(verb, "-")))

    def is_possible(self, click: Click) -> None:
        """It would have worked, and nothing of it is kept."""
        who = self.team.people.get(self.world.case.owner, JANA)
        if click.verb in APPROVER_DOES:
            who = MERT
        if click.kind == "draft":
            author = next(draft.author for draft in self.world.drafts if draft.id == click.id)
            who = AYLIN if author == "mert" else MERT
        try:
            with pytest.raises(_NotKept):
                self.room.click(who, click, undo=_NotKept)
        except Refused as refusal:
            if refusal.key in EXPLAINS:
                return
            raise AssertionError(f"{click} in {self.world.case.state}: {refusal.key}") from None


EXPLAINS = frozenset({"refused-hide-network"})
"""Refusals that a button stands there for: whoever wants to hide learns that this network can't, and what to do."""


class _NotKept(Exception):
    """Undoes what was tried."""


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
