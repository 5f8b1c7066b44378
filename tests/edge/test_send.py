"""What the ledger promises, counted at the far side: once, or asked."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta

import pytest

from handlers.draft import DraftState, SendKind, SendState
from handlers.errors import Unavailable
from handlers.events import SendSettled
from storage.database import Database
from tests.faults.far_side import FarSide, far_side
from tests.faults.newsroom import TEXT, Newsroom, newsroom


@pytest.fixture
async def side() -> AsyncIterator[FarSide]:
    async with far_side() as side:
        yield side


@pytest.fixture
async def room(database: Database, side: FarSide) -> AsyncIterator[Newsroom]:
    async with newsroom(database, side.url) as room:
        yield room


@pytest.fixture
async def blind(database: Database, side: FarSide) -> AsyncIterator[Newsroom]:
    """The source can't look up."""
    async with newsroom(database, side.url, can_look_up=False) as room:
        yield room


async def test_an_approved_reply_arrives_and_its_proof_is_kept(room: Newsroom, side: FarSide) -> None:
    send = await room.plan()
    await room.sending().perform(send.id)
    row = room.row(send)
    assert (row.state, row.proof_id, row.proof_url) == (
        SendState.SENT,
        "reply-1",
        "https://social.example/reply-1",
    )
    assert side.published == [
        {"action": "reply", "comment_id": "c1", "text": TEXT, "idempotency_key": "key-1"}
    ]
    assert room.told.events == [SendSettled(send_id=send.id)]


async def test_two_jobs_for_one_row_publish_once(room: Newsroom, side: FarSide) -> None:
    side.honours_key = False
    side.slow = 0.1
    send = await room.plan()
    sending = room.sending()
    await asyncio.gather(*(sending.perform(send.id) for _ in range(5)))
    await sending.perform(send.id)
    assert side.posts == 1
    assert set(room.told.events) == {SendSettled(send_id=send.id)}


async def test_a_clock_that_jumps_while_the_network_is_at_it_changes_nothing(
    room: Newsroom, side: FarSide
) -> None:
    side.honours_key = False
    side.slow = 0.3
    send = await room.plan()
    sending = room.sending()
    first = asyncio.create_task(sending.perform(send.id))
    await side.seen.wait()
    room.clock.turn(hours=1)
    await sending.perform(send.id)
    await first
    assert (side.posts, side.looks) == (1, 0)
    assert room.row(send).state is SendState.SENT


async def test_two_processes_at_one_row_publish_once(room: Newsroom, side: FarSide) -> None:
    side.honours_key = False
    side.slow = 0.1
    send = await room.plan()
    both = frozenset({"seat-1-a", "seat-2-b"})
    await asyncio.gather(
        room.sending("seat-1-a", both).perform(send.id), room.sending("seat-2-b", both).perform(send.id)
    )
    assert side.posts == 1
    assert room.row(send).state is SendState.SENT


async def test_what_changed_between_approval_and_sending_stays_at_home(room: Newsroom, side: FarSide) -> None:
    edited, deleted, other_text, voided, not_approved = [await room.plan(n) for n in range(1, 6)]

    def change(uow) -> None:
        comment = uow.comments.get(uow.cases.get(edited.case_id).comment_id)
        uow.comments.add_version(replace(comment, text="Doch nicht kaputt."), None)
        gone = uow.comments.get(uow.cases.get(deleted.case_id).comment_id)
        uow.comments.save(replace(gone, deleted_at=room.clock()))
        uow.sends.save(replace(uow.sends.get(other_text.id), text="Selber schuld."))
        draft = uow.drafts.get(voided.draft_id)
        uow.drafts.save(replace(draft, state=DraftState.VOID))
        approval = uow.approvals.find(draft_id=not_approved.draft_id)[0]
        uow.approvals.save(replace(approval, hash="0" * 64))

    await room.do(change)
    rows = [edited, deleted, other_text, voided, not_approved]
    for send in rows:
        await room.sending().perform(send.id)
    assert side.posts == 0
    assert [(room.row(send).state, room.row(send).error) for send in rows] == [
        (SendState.CANCELLED, "send-error-comment-changed"),
        (SendState.CANCELLED, "send-error-comment-deleted"),
        (SendState.CANCELLED, "send-error-not-approved"),
        (SendState.CANCELLED, "send-error-draft-void"),
        (SendState.CANCELLED, "send-error-not-approved"),
    ]
    assert room.told.events == [SendSettled(send_id=send.id) for send in rows]


async def test_taking_a_reply_back_needs_no_approved_text(room: Newsroom, side: FarSide) -> None:
    send = await room.plan(kind=SendKind.DELETE)
    await room.sending().perform(send.id)
    assert side.published == [{"action": "delete", "comment_id": "c1", "idempotency_key": "key-1"}]


@pytest.mark.parametrize("fault", ["reset", "lost", "hang", "html", "500", "502", "504", "303"])
async def test_an_unclear_end_is_looked_up_after_it_must_be_over_and_published_once(
    room: Newsroom, side: FarSide, fault: str
) -> None:
    side.honours_key = False
    side.faults = [fault]
    send = await room.plan()
    await room.sending().perform(send.id)
    assert room.row(send).state is SendState.SENDING
    await room.sending().perform(send.id)
    assert side.looks == 0, "too early to look"

    room.clock.turn(seconds=room.sending().patience.before_looking.total_seconds())
    assert room.due() == [send.id]
    await room.sending().perform(send.id)
    assert side.looks == 1
    assert room.row(send).state is SendState.SENT
    assert side.texts() == [TEXT]
    assert room.told.events == [SendSettled(send_id=send.id)]
    assert room.due() == []


@pytest.mark.parametrize("fault", ["reset", "lost", "500"])
async def test_where_nobody_can_look_the_person_is_asked_and_nothing_is_repeated(
    blind: Newsroom, side: FarSide, fault: str
) -> None:
    side.faults = [fault]
    send = await blind.plan()
    await blind.sending().perform(send.id)
    row = blind.row(send)
    assert (row.state, row.error) == (SendState.UNKNOWN, "send-error-unclear")
    assert side.posts == 1
    assert blind.told.events == [SendSettled(send_id=send.id)]


@pytest.mark.parametrize("fault", ["429", "503", "429 3"])
async def test_what_was_not_accepted_is_sent_again_after_the_time_named(
    blind: Newsroom, side: FarSide, fault: str
) -> None:
    side.faults = [fault]
    send = await blind.plan()
    await blind.sending().perform(send.id)
    assert blind.row(send).state is SendState.PLANNED
    blind.clock.turn(seconds=0.9)
    assert blind.due() == []
    blind.clock.turn(seconds=2.1 if fault == "429 3" else 0.1)
    assert blind.due() == [send.id]
    await blind.sending().perform(send.id)
    assert blind.row(send).state is SendState.SENT
    assert side.texts() == [TEXT]


async def test_a_comment_edited_while_the_network_was_busy_is_not_answered(
    room: Newsroom, side: FarSide
) -> None:
    side.faults = ["503"]
    send = await room.plan()
    await room.sending().perform(send.id)

    def edit(uow) -> None:
        comment = uow.comments.get(uow.cases.get(send.case_id).comment_id)
        uow.comments.add_version(replace(comment, text="Erledigt."), None)

    await room.do(edit)
    room.clock.turn(seconds=60)
    await room.sending().perform(send.id)
    assert room.row(send).state is SendState.CANCELLED
    assert side.published == []


async def test_a_network_that_is_away_is_tried_for_about_an_hour_then_the_person_is_told(
    database: Database,
) -> None:
    async with newsroom(database, "http://127.0.0.1:9/actions") as room:
        send = await room.plan()
        started = room.clock()
        while room.row(send).state is SendState.PLANNED:
            await room.sending().perform(send.id)
            room.clock.turn(seconds=600)
        row = room.row(send)
        assert (row.state, row.error) == (SendState.REJECTED, "send-error-unreachable")
        patience = room.sending().patience
        slept = sum((patience.pause(n, None) for n in range(1, row.attempt)), timedelta())
        assert timedelta(minutes=45) < slept < timedelta(minutes=120)
        assert started < room.clock()


@pytest.mark.parametrize(
    ("status", "error"),
    [
        ("400", "send-error-refused"),
        ("401", "send-error-forbidden"),
        ("403", "send-error-forbidden"),
        ("404", "send-error-target-gone"),
        ("410", "send-error-target-gone"),
        ("422", "send-error-refused"),
    ],
)
async def test_a_clear_no_is_told_and_not_repeated(
    room: Newsroom, side: FarSide, status: str, error: str
) -> None:
    side.faults = [status]
    send = await room.plan()
    await room.sending().perform(send.id)
    row = room.row(send)
    assert (row.state, row.error) == (SendState.REJECTED, error)
    assert side.posts == 1


async def test_a_dead_process_row_is_looked_up_by_another(room: Newsroom, side: FarSide) -> None:
    side.honours_key = False
    arrived, lost = await room.plan(1), await room.plan(2)
    for send in (arrived, lost):
        await room.change(
            send, state=SendState.SENDING, slot="seat-9-dead", attempt=1, started_at=room.clock()
        )
    side.by_key["key-1"] = "reply-before-the-crash"
    other = room.sending("seat-1-aaaa")
    for send in (arrived, lost):
        await other.perform(send.id)
    assert (side.looks, side.posts) == (0, 0), "too early: it may still be under way"
    room.clock.turn(seconds=30)
    for send in (arrived, lost):
        await other.perform(send.id)
    assert room.row(arrived).proof_id == "reply-before-the-crash"
    assert room.row(lost).state is SendState.SENT
    assert [p["comment_id"] for p in side.published] == ["c2"]


async def test_a_living_process_row_is_left_alone(room: Newsroom, side: FarSide) -> None:
    send = await room.plan()
    await room.change(send, state=SendState.SENDING, slot="seat-2-b", attempt=1, started_at=room.clock())
    room.clock.turn(hours=1)
    await room.sending("seat-1-a", frozenset({"seat-1-a", "seat-2-b"})).perform(send.id)
    assert (side.looks, side.posts) == (0, 0)
    assert room.row(send).slot == "seat-2-b"


@pytest.mark.parametrize("fault", ["lost", "500", "bare 404"])
async def test_a_look_that_fails_proves_nothing(room: Newsroom, side: FarSide, fault: str) -> None:
    send = await room.plan()
    await room.change(send, state=SendState.SENDING, slot="seat-9-dead", attempt=1, started_at=room.clock())
    room.clock.turn(seconds=30)
    side.look_faults = [fault] * 100
    sending = room.sending()
    await sending.perform(send.id)
    assert (room.row(send).state, side.posts) == (SendState.SENDING, 0)
    assert room.due() == []
    room.clock.turn(seconds=sending.patience.look_again)
    assert room.due() == [send.id]
    room.clock.turn(seconds=sending.patience.look_for)
    await sending.perform(send.id)
    assert (room.row(send).state, side.posts) == (SendState.UNKNOWN, 0)
    assert room.told.events == [SendSettled(send_id=send.id)]


async def test_a_record_that_came_too_late_changes_nothing(room: Newsroom, side: FarSide) -> None:
    side.slow = 0.2
    send = await room.plan()
    late = asyncio.create_task(room.sending("seat-1-a").perform(send.id))
    await side.seen.wait()
    await room.change(send, slot="seat-2-b")
    await late
    row = room.row(send)
    assert (row.state, row.slot) == (SendState.SENDING, "seat-2-b")


async def test_an_end_that_could_not_be_told_is_told_later(room: Newsroom) -> None:
    send = await room.plan()
    room.told.fails = [Unavailable("database"), Unavailable("database"), RuntimeError("a handler's bug")]
    await room.sending().perform(send.id)
    assert room.row(send).state is SendState.SENT
    assert room.told.events == []
    room.clock.turn(seconds=60)
    assert room.due() == [send.id]
    await room.sending().perform(send.id)
    assert room.told.events == [SendSettled(send_id=send.id)]


async def test_a_source_that_is_gone_or_done_by_hand_sends_nothing(room: Newsroom, side: FarSide) -> None:
    nowhere, by_hand, unsigned = [await room.plan(n) for n in (1, 2, 3)]
    sending = room.sending()
    sending.sources = {}
    await sending.perform(nowhere.id)
    sending.sources = {"shop": replace(room.source, reply_url="")}
    await sending.perform(by_hand.id)
    sending.sources = {"other": replace(room.source, name="other")}
    await room.change(unsigned, source="other", kind=SendKind.DELETE)
    await sending.perform(unsigned.id)
    assert [room.row(s).error for s in (nowhere, by_hand, unsigned)] == [
        "send-error-no-source",
        "send-error-by-hand",
        "send-error-no-secret",
    ]
    assert side.posts == 0
