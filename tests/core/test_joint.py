"""One reply to many alike comments: what is the same goes together, the rest only looked at one by one, two people,
each target once, in its network's pace, stoppable, and never twice."""

from dataclasses import replace
from datetime import timedelta
from itertools import pairwise
from typing import Any

import pytest

from bot.jobs import ledger
from handlers.case import State
from handlers.clicks import Click
from handlers.comment import Author, Change, Comment, Incoming
from handlers.crisis.crisis import Crisis, Freeze, PlaybookCopy
from handlers.draft import SendKind, SendState
from handlers.effects import PerformSend
from handlers.events import CommentReceived, Like
from handlers.joint import JointState
from handlers.members import Member
from handlers.people import Source
from handlers.triage import assess
from handlers.views import load_private
from tests.core.crisis_room import PLAYBOOK
from tests.core.newsroom import AYLIN, JANA, KIND_REPLY, MERT, TEAM, VERA, Newsroom
from tests.core.test_watch import database

__all__ = ["database"]
BOTH = replace(
    TEAM,
    sources={
        **TEAM.sources,
        "fb": Source(name="fb", kind="hook", brand="Musterkanne", network="facebook", reply_url="http://x/r"),
    },
)
TEXT = "Meine Tasse kam kaputt an, wann kommt Ersatz?"


class Chorus(Newsroom):
    """A case of several who say the same."""

    def sings(self, *voices):
        """(source, similarity) for each; the first opens the case."""
        for number, (source, similarity) in enumerate(voices):
            comment = Comment(
                source=source,
                external_id=f"c{number}",
                author=Author(id=f"a{number}"),
                text=TEXT if similarity >= 0.8 else f"{TEXT} Oder eben gar nicht {number}",
                created_at=self.now,
                received_at=self.now,
            )
            like = Like(group="insta/c0", fingerprint=f"f{similarity}", similarity=similarity)
            self.happens(
                CommentReceived(
                    incoming=Incoming(inbox_id=0, change=Change.CREATED, comment=comment),
                    assessment=assess(comment, self.team.brands["Musterkanne"], self.team.policy),
                    like=like,
                )
            )
        return self

    @property
    def joint(self):
        with self.database.read() as uow:
            return uow.joints.find()[-1]

    def on(self, verb, choice="-"):
        made = self.joint
        return Click(verb=verb, choice=choice, kind="joint", id=made.id, version=made.version)

    def asks(self, text=KIND_REPLY):
        self.fill(JANA, "joint", text=text)
        return self.joint

    def yes(self, who=MERT):
        return self.fill(who, self.on("joint-approve"))

    def goes(self, minutes=2):
        """Time passes; networks take everything."""
        for _ in range(minutes * 20):
            self.wait(seconds=3)
            for send in self.sends:
                if send.state is SendState.PLANNED:
                    self.network_says(SendState.SENT, send, proof=f"r{send.id}")


@pytest.fixture
def room(database):
    return Chorus(database, BOTH)


def test_the_same_goes_together_with_one_yes_each_target_once_and_the_case_is_answered(room):
    room.sings(("insta", 1.0), ("insta", 1.0), ("fb", 0.9), ("fb", 0.85))
    made = room.asks()
    assert [one.external_id for one in made.targets] == ["c0", "c1", "c2", "c3"]
    assert room.sends == []
    room.yes()
    room.goes()
    assert {(s.source, s.external_id, s.text) for s in room.sends} == {
        ("insta", "c0", KIND_REPLY),
        ("insta", "c1", KIND_REPLY),
        ("fb", "c2", KIND_REPLY),
        ("fb", "c3", KIND_REPLY),
    }
    assert len(room.sends) == 4
    assert room.joint.state is JointState.DONE
    assert room.case.state is State.ANSWERED


def test_the_card_of_the_case_says_how_far_the_reply_to_all_is(room):
    def wanted() -> int:
        with room.database.read() as uow:
            return sum(one.wanted for one in uow.placements.of("case", 1))

    room.sings(("insta", 1.0), ("insta", 1.0), ("insta", 0.6))
    assert room.view("case").joint is None
    seen = [wanted()]
    room.asks()
    assert room.view("case").joint == (JointState.OPEN, 2)
    seen.append(wanted())
    room.yes()
    assert room.view("case").joint == (JointState.RUNNING, 2)
    seen.append(wanted())
    room.goes()
    assert (room.view("case").joint, room.case.state) == ((JointState.DONE, 2), State.NEW)
    seen.append(wanted())
    assert seen == sorted(set(seen)), "each step is brought to the card"


def test_a_reply_to_all_that_was_withdrawn_is_not_on_the_card_of_the_case(room):
    room.sings(("fb", 1.0), ("fb", 1.0))
    room.asks()
    room.click(JANA, room.on("joint-back"))
    assert room.view("case").joint is None


def test_what_is_only_similar_is_left_out_until_somebody_confirms_it(room):
    room.sings(("insta", 1.0), ("insta", 1.0), ("insta", 0.6), ("insta", 0.7))
    made = room.asks()
    assert len(made.targets) == 2
    assert len(made.similar) == 2
    room.click(JANA, room.on("joint-confirm", "fits"))
    room.click(JANA, room.on("joint-confirm", "not"))
    assert len(room.joint.targets) == 3
    assert room.joint.similar == ()
    room.yes()
    room.goes()
    assert len(room.sends) == 3
    assert room.case.state is State.NEW  # one of them was not answered


def test_a_target_that_comes_while_somebody_reads_makes_the_yes_void(room):
    room.sings(("insta", 1.0), ("insta", 1.0), ("insta", 0.6))
    room.asks()
    old = room.on("joint-approve")
    room.click(JANA, room.on("joint-confirm", "fits"))
    assert room.refused(room.click, MERT, old).key == "refused-joint-changed"
    assert room.refused(room.submit, MERT, old).key == "refused-joint-changed"


def test_never_ones_own_and_nobody_without_the_role(room):
    room.sings(("insta", 1.0), ("insta", 1.0))
    room.fill(MERT, "joint", text=KIND_REPLY)
    assert room.refused(room.click, MERT, room.on("joint-approve")).key == "refused-own-version"
    assert room.refused(room.click, JANA, room.on("joint-approve")).key == "refused-role"
    assert room.refused(room.click, VERA, room.on("joint-stop")).key == "refused-role"
    assert room.refused(room.click, None, room.on("joint-back")).key == "refused-unknown-person"
    room.yes(AYLIN)
    assert room.joint.state is JointState.RUNNING


def test_each_account_has_its_pace(room):
    room.sings(*[("insta", 1.0)] * 4, *[("fb", 1.0)] * 2)
    room.asks()
    room.yes()
    room.wait(seconds=0)
    assert len(room.planned) == 1
    seen = [len(room.sends)]
    for _ in range(6):
        room.wait(seconds=3)
        seen.append(len(room.sends))
    assert max(b - a for a, b in pairwise(seen)) <= 2
    assert seen[-1] == 6


def test_stopping_leaves_the_rest_and_says_so(room):
    room.sings(*[("insta", 1.0)] * 6)
    room.asks()
    room.yes()
    room.wait(seconds=0)
    room.network_says(SendState.SENT, room.sends[0])
    room.wait(seconds=3)
    room.click(JANA, room.on("joint-stop"))
    states = [s.state for s in room.sends]
    assert states == [SendState.SENT, SendState.CANCELLED]
    room.goes()
    assert len(room.sends) == 2
    view = room.view("joint", room.joint.id)
    assert (view.joint.state, view.sent, view.failed) == (JointState.STOPPED, 1, 1)
    assert room.case.state is State.NEW


def test_what_changed_was_deleted_or_is_answered_already_is_left_out(room):
    room.sings(*[("insta", 1.0)] * 4)
    room.asks()
    room.yes()
    room.edits("Hat sich erledigt, danke", external_id="c2", author="a2")
    room.deletes(external_id="c3", author="a3")
    room.goes()
    assert {s.external_id for s in room.sends} == {"c0", "c1"}
    assert (room.joint.state, room.joint.skipped) == (JointState.DONE, 2)


def test_the_last_check_before_the_network_knows_text_target_and_yes(room):
    room.sings(*[("insta", 1.0)] * 2)
    room.asks()
    room.yes()
    room.wait(seconds=0)
    send = room.sends[0]
    with room.database.read() as uow:
        assert ledger.stale(uow, send) is None
        assert ledger.stale(uow, replace(send, text="etwas anderes")) == "send-error-not-approved"
        assert ledger.stale(uow, replace(send, external_id="c9")) == "send-error-not-approved"
        assert ledger.stale(uow, replace(send, joint_id=99)) == "send-error-target-gone"
    room.click(JANA, room.on("joint-stop"))
    with room.database.read() as uow:
        assert ledger.stale(uow, send) == "send-error-not-approved"


def test_a_comment_that_gets_a_joint_reply_gets_no_second_one(room):
    room.sings(*[("insta", 1.0)] * 2)
    room.asks()
    room.yes()
    room.goes()
    room.sings()  # nothing new
    assert room.refused(room.click, JANA, Click(verb="joint", kind="case", id=1, version=1)).key in {
        "refused-not-open",
        "refused-joint-running",
    }


def test_an_unclear_end_is_asked_about_and_told(room):
    room.sings(*[("insta", 1.0)] * 2)
    room.asks()
    room.yes()
    room.wait(seconds=0)
    room.network_says(SendState.UNKNOWN, room.sends[0])
    room.goes()
    assert room.joint.state is JointState.RUNNING  # waits for a person
    view = room.view("joint", room.joint.id)
    assert view.unclear_count == 1
    room.click(MERT, view.click("joint-settle", "there"))
    assert room.joint.state is JointState.DONE
    assert room.case.state is State.ANSWERED


def test_an_unclear_end_that_the_network_itself_shows_ends_the_reply_to_all(room):
    room.sings(*[("insta", 1.0)] * 2)
    room.asks()
    room.yes()
    room.wait(seconds=0)
    unclear = room.sends[0]
    room.network_says(SendState.UNKNOWN, unclear)
    room.goes()
    assert room.joint.state is JointState.RUNNING
    room.comment(unclear.text, external_id="r77", parent_id=unclear.external_id, author="brand-account")
    assert (room.sends[0].state, room.sends[0].proof_id) == (SendState.SENT, "r77")
    assert room.joint.state is JointState.DONE
    assert room.case.state is State.ANSWERED
    assert room.log(f"joint:{room.joint.id}").count("joint.done") == 1


def test_sending_again_what_was_unclear_uses_the_same_row(room):
    room.sings(*[("insta", 1.0)] * 2)
    room.asks()
    room.yes()
    room.wait(seconds=0)
    room.network_says(SendState.UNKNOWN, room.sends[0])
    first = room.sends[0]
    (job,) = room.click(MERT, room.view("joint", room.joint.id).click("joint-settle", "resend"))
    assert job == PerformSend(send_id=first.id)
    assert room.sends[0].key == first.key
    assert room.sends[0].state is SendState.PLANNED


def test_a_hold_a_single_voice_and_a_viewer_get_no_form(room):
    room.sings(("insta", 1.0))
    assert room.refused(room.fill, JANA, "joint", text=KIND_REPLY).key == "refused-joint-few"
    assert room.refused(room.click, VERA, "joint").key == "refused-role"


def test_a_text_too_long_for_one_of_the_networks_is_refused_before_anybody_is_asked(room):
    short = replace(BOTH.sources["fb"], max_length=40)
    room.team = replace(BOTH, sources={**BOTH.sources, "fb": short})
    room.sings(("insta", 1.0), ("fb", 1.0))
    assert room.refused(room.fill, JANA, "joint", text=KIND_REPLY).key == "refused-text-too-long"
    with room.database.read() as uow:
        assert uow.joints.find() == []


def test_accounts_without_a_connection_are_named_and_left_out(room):
    room.sings(("insta", 1.0), ("insta", 1.0), ("forum", 1.0))
    made = room.asks()
    assert (len(made.targets), made.by_hand) == (2, 1)


def test_withdrawn_means_that_nothing_goes_out(room):
    room.sings(*[("insta", 1.0)] * 3)
    room.asks()
    yes = room.on("joint-approve")
    room.click(JANA, room.on("joint-back"))
    assert room.refused(room.submit, MERT, yes).key == "refused-joint-changed"
    room.goes(1)
    assert room.sends == []


def test_a_step_that_is_undone_by_a_crash_is_taken_again_and_doubles_nothing(room):
    room.sings(*[("insta", 1.0)] * 3)
    room.asks()
    room.yes()

    class Crash(Exception):
        pass

    from handlers.events import TimerFired

    with room.database.read() as uow:
        timer = next(t for t in uow.timers.due(room.now, 10) if t.kind == "joint")
    fired = TimerFired(key=timer.key, kind=timer.kind, subject=timer.subject, due_at=timer.due_at)
    with pytest.raises(Crash):
        room.happens(fired, undo=Crash)
    assert room.sends == []
    room.happens(fired)
    room.happens(fired)
    assert len(room.sends) == 1
    room.goes()
    assert sorted(s.external_id for s in room.sends) == ["c0", "c1", "c2"]


def test_a_thousand_the_same_are_bounded_and_the_rest_is_said(room):
    room.sings(("insta", 1.0))
    case = room.case
    with room.database.write() as uow:
        for number in range(320):
            comment = uow.comments.add(
                Comment(
                    source="insta",
                    external_id=f"m{number}",
                    author=Author(id=f"m{number}"),
                    text=TEXT,
                    created_at=room.now,
                    received_at=room.now,
                )
            )
            uow.members.add(
                Member(
                    case_id=case.id, comment_id=comment.id, source="insta", fingerprint="f", similarity=1.0
                )
            )
    made = room.asks()
    assert (len(made.targets), made.more) == (300, 21)
    assert room.now - made.asked_at < timedelta(minutes=1)


def test_nobody_says_yes_in_time_and_the_deputies_are_asked_once(room):
    room.sings(*[("insta", 1.0)] * 3)
    made = room.asks()
    assert made.due_at == room.now + room.team.policy.approval
    yes = room.on("joint-approve")
    room.wait(hours=2)
    room.wait(hours=2)
    asked = [mention for key, mention in room.notices if key == "notice-joint-overdue"]
    assert asked == [("role:deputy",)] * len(room.placements("joint"))
    assert room.joint.deputised
    room.fill(AYLIN, yes)  # what she read is still what there is
    assert room.joint.state is JointState.RUNNING


def test_who_said_yes_in_time_troubles_no_deputy(room):
    room.sings(*[("insta", 1.0)] * 3)
    room.asks()
    room.yes()
    room.wait(hours=2)
    assert "notice-joint-overdue" not in [key for key, _ in room.notices]


def test_each_target_is_looked_at_and_one_left_out_makes_an_earlier_look_void(room):
    room.sings(*[("insta", 1.0)] * 12)
    room.asks()
    seen = room.on("joint-approve")
    (page,) = room.click(JANA, room.on("joint-targets", "p1"))
    view = joint_targets_view(page.subject, page.params, room)
    assert [row.text for row in view.rows] == [TEXT] * 4
    room.click(JANA, view.click("joint-drop", str(view.rows[0].comment_id)))
    assert (len(room.joint.targets), room.joint.dropped) == (11, 1)
    assert room.refused(room.click, MERT, seen).key == "refused-joint-changed"
    assert room.refused(room.click, JANA, view.click("joint-drop", "1")).key == "refused-joint-changed"
    for choice in ("c999", "cx", "-", "c\u0663"):
        assert room.refused(room.click, JANA, room.on("joint-drop", choice)).key == "refused-joint-changed"
    assert room.refused(room.click, VERA, room.on("joint-drop", "c1")).key == "refused-role"
    room.yes()
    room.goes()
    assert len(room.sends) == 11
    assert "c8" not in {send.external_id for send in room.sends}


def joint_targets_view(subject, params, room) -> Any:
    with room.database.read() as uow:
        return load_private("joint-targets", subject, params, uow=uow, team=room.team)


def test_one_of_forty_that_the_network_refuses_is_named_and_the_rest_goes_on(room):
    room.sings(*[("insta", 1.0)] * 40)
    room.asks()
    room.yes()
    room.deletes(external_id="c7", author="a7")
    room.wait(seconds=0)
    room.network_says(SendState.REJECTED, room.sends[0], error="send-error-refused")
    room.goes(5)
    view = room.view("joint", room.joint.id)
    assert (view.joint.state, view.sent, view.failed, view.joint.skipped) == (JointState.DONE, 38, 1, 1)
    assert [one.reason for one in view.left_out] == ["send-error-refused", "send-error-comment-deleted"]
    assert room.case.state is not State.ANSWERED


def taken_back(room, refuses=()):
    """What the network says of each reply that is taken back."""
    for _ in range(40):
        room.wait(seconds=3)
        for send in room.sends:
            if send.kind is SendKind.DELETE and send.state is SendState.PLANNED:
                state = SendState.REJECTED if send.source in refuses else SendState.SENT
                room.network_says(state, send, proof="", error="send-error-rejected")


def test_a_reply_to_many_is_taken_back_where_the_network_can_and_says_what_stays(room):
    lasting = replace(BOTH.sources["fb"], can_delete=False)
    room.team = replace(BOTH, sources={**BOTH.sources, "fb": lasting})
    room.sings(*[("insta", 1.0)] * 4, *[("fb", 1.0)] * 2)
    room.asks()
    room.yes()
    room.goes()
    assert room.case.state is State.ANSWERED
    assert room.refused(room.click, JANA, room.on("joint-undo")).key == "refused-role"
    form = room.form(MERT, room.on("joint-undo"))
    assert (form.params["count"], form.params["stays"]) == (4, 2)
    again = room.on("joint-undo")
    room.submit(MERT, again)
    assert room.refused(room.submit, MERT, again).key == "refused-joint-changed"
    room.wait(seconds=0)
    assert sum(send.kind is SendKind.DELETE for send in room.sends) == 1  # at its account's pace
    taken_back(room)
    view = room.view("joint", room.joint.id)
    assert (view.joint.state, view.sent, view.gone) == (JointState.UNDONE, 6, 4)
    assert [(one.network, one.count) for one in view.stands] == [("Facebook", 2)]
    undone = [s for s in room.sends if s.kind is SendKind.DELETE]
    assert {s.external_id for s in undone} == {
        s.proof_id for s in room.sends if s.source == "insta" and s.proof_id
    }
    assert room.case.state is State.CLAIMED
    assert room.case.owner == "mert"
    assert view.allowed == frozenset()


def test_what_the_network_does_not_take_back_stays_and_is_told(room):
    room.sings(*[("insta", 1.0)] * 2, *[("fb", 1.0)] * 2)
    room.asks()
    room.yes()
    room.goes()
    room.fill(MERT, room.on("joint-undo"))
    taken_back(room, refuses=("fb",))
    view = room.view("joint", room.joint.id)
    assert (view.gone, [(one.network, one.count) for one in view.stands]) == (2, [("Facebook", 2)])
    (told, *_) = [p for p in room.placements("notice") if p.params["key"] == "notice-joint-undone"]
    assert told.params["stays"] == "2"
    assert room.notice_view(told).params["stays"] == 2, "a number, or the sentence for none is never said"


def test_what_was_taken_back_may_be_answered_again(room):
    room.sings(*[("insta", 1.0)] * 3)
    room.asks()
    room.yes()
    room.goes()
    room.fill(MERT, room.on("joint-undo"))
    taken_back(room)
    assert len(room.asks("Hallo, wir haben uns geirrt. Schick uns bitte deine Bestellnummer.").targets) == 3


def test_whether_it_was_taken_back_can_be_told_by_a_person(room):
    room.sings(*[("insta", 1.0)] * 2)
    room.asks()
    room.yes()
    room.goes()
    room.fill(MERT, room.on("joint-undo"))
    room.wait(seconds=0)
    (row,) = [s for s in room.sends if s.kind is SendKind.DELETE]
    room.network_says(SendState.UNKNOWN, row)
    room.wait(seconds=3)
    taken_back(room)
    view = room.view("joint", room.joint.id)
    assert (view.joint.state, view.unclear.kind) == (JointState.UNDOING, SendKind.DELETE)
    room.click(MERT, view.click("joint-settle", "gone"))
    view = room.view("joint", room.joint.id)
    assert (view.joint.state, view.gone, view.stands) == (JointState.UNDONE, 2, ())


@pytest.mark.parametrize(("freeze", "sent"), [("off", 3), ("lines", 3), ("statements", 1)])
def test_a_freeze_that_comes_in_the_middle_stops_the_rest_at_its_level(room, freeze, sent):
    room.sings(*[("insta", 1.0)] * 3)
    room.asks()
    room.yes()
    room.wait(seconds=0)
    room.network_says(SendState.SENT, room.sends[0])
    with room.database.write() as uow:
        copy = uow.playbooks.add(PlaybookCopy(playbook="default", version="1", content=PLAYBOOK))
        uow.crises.add(
            Crisis(
                brand="Musterkanne",
                title="x",
                playbook_id=copy.id,
                level=4,
                lead="mert",
                declared_by="mert",
                declared_at=room.now,
                freeze=Freeze(freeze),
            )
        )
    room.goes()
    assert sum(s.state is SendState.SENT for s in room.sends) == sent
    assert room.joint.state is (JointState.STOPPED if freeze == "statements" else JointState.DONE)
    if freeze == "statements":
        room.fill(MERT, room.on("joint-undo"))  # less in public is always possible
        taken_back(room)
        assert room.joint.state is JointState.UNDONE
