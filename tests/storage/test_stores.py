"""What every store promises, on SQLite and on PostgreSQL."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from sqlalchemy import select

from handlers.case import Case, State
from handlers.comment import Assessment, Attachment, Author, Comment, Flag, Kind, Post, Purpose, Urgency
from handlers.draft import (
    Approval,
    ApprovalRequest,
    Draft,
    DraftState,
    Origin,
    RequestState,
    Send,
    SendKind,
    SendState,
)
from handlers.errors import NotFound, Stale
from handlers.escalated import Escalation, EscalationState
from handlers.people import Person
from handlers.placement import LogEntry, Placement, PlacementState, Timer
from handlers.ports import UnitOfWork
from handlers.relaying.inbox import Arrival, Delivery
from handlers.sections import Look
from storage.database import Database
from storage.tables import metadata

NOW = datetime(2026, 11, 21, 22, 30, 0, 123456, tzinfo=UTC)
HOSTILE = '\u202e@everyone <!channel> [x](y) \U0001f52a \'quote\' "double" \\ %s :name {"blocks": []}\n\t'


def comment(external_id: str = "c1", **changes: Any) -> Comment:
    return replace(
        Comment(
            source="shop",
            external_id=external_id,
            kind=Kind.REVIEW,
            author=Author(id="lea", name="Lea 🦊", followers=1240),
            text=HOSTILE,
            created_at=NOW,
            updated_at=NOW + timedelta(minutes=1),
            received_at=NOW + timedelta(minutes=2),
            url="https://example.com/c1",
            parent_id="c0",
            post=Post(id="p1", title="Herbstaktion", likes=3),
            attachments=(Attachment(type="image", url="https://example.com/i.png", alt="Scherben"),),
            rating=4.5,
            language="de",
            likes=7,
        ),
        **changes,
    )


def case(comment_id: int, **changes: Any) -> Case:
    return replace(
        Case(
            comment_id=comment_id,
            brand="musterkanne",
            source="shop",
            urgency=Urgency.URGENT,
            purpose=Purpose.COMPLIANCE,
            flags=(Flag(name="complaint", evidence=HOSTILE, score=0.75), Flag(name="question")),
            opened_at=NOW,
            reply_by=NOW + timedelta(hours=1),
        ),
        **changes,
    )


def draft(case_id: int, **changes: Any) -> Draft:
    return replace(
        Draft(
            case_id=case_id,
            comment_version=1,
            number=2,
            text=HOSTILE,
            hash="00ff",
            origin=Origin.MODEL,
            facts=("Bruchschaden, Stand 2. Nov.",),
            created_at=NOW,
        ),
        **changes,
    )


def request(case_id: int, draft_id: int) -> ApprovalRequest:
    return ApprovalRequest(
        case_id=case_id, draft_id=draft_id, asked_by="jana", asked_at=NOW, due_at=NOW + timedelta(minutes=20)
    )


def send(case_id: int, key: str = "k1", **changes: Any) -> Send:
    return replace(
        Send(
            key=key, kind=SendKind.REPLY, case_id=case_id, source="shop", external_id="c1", comment_version=1
        ),
        **changes,
    )


def placement(**changes: Any) -> Placement:
    return replace(
        Placement(
            kind="case",
            subject=1,
            platform="slack",
            channel="C1",
            language="de",
            mention=("mert", "role:approver"),
            params={"key": "notice-sent-back", "line": HOSTILE},
            created_at=NOW,
        ),
        **changes,
    )


class World:
    """A case with everything hanging on it."""

    def __init__(self, uow: UnitOfWork) -> None:
        self.comment = uow.comments.add(comment())
        self.case = uow.cases.add(case(self.comment.id))
        self.draft = uow.drafts.add(draft(self.case.id))


def test_a_comment_comes_back_as_it_was_stored(database: Database) -> None:
    with database.write() as uow:
        stored = uow.comments.add(comment())
    with database.read() as uow:
        assert uow.comments.get(stored.id) == stored
        assert uow.comments.by_external("shop", "c1") == stored
        assert uow.comments.by_external("shop", "c2") is None
        assert uow.comments.by_external("other", "c1") is None


def test_a_comment_of_a_hundred_thousand_characters_comes_back_whole(database: Database) -> None:
    with database.write() as uow:
        stored = uow.comments.add(comment(text="ß" * 100_000))
    with database.read() as uow:
        assert uow.comments.get(stored.id).text == "ß" * 100_000


def test_a_null_byte_is_replaced_since_postgresql_keeps_none(database: Database) -> None:
    with database.write() as uow:
        stored = uow.comments.add(comment(text="a\x00b"))
    with database.read() as uow:
        assert uow.comments.get(stored.id).text == "a�b"


ADD: list[Callable[[UnitOfWork, World], tuple[Any, Any]]] = [
    lambda uow, world: (uow.cases, world.case),
    lambda uow, world: (uow.drafts, world.draft),
    lambda uow, world: (uow.requests, uow.requests.add(request(world.case.id, world.draft.id))),
    lambda uow, world: (
        uow.approvals,
        uow.approvals.add(Approval(draft_id=world.draft.id, hash="00ff", person="mert", at=NOW, solo=True)),
    ),
    lambda uow, world: (
        uow.sends,
        uow.sends.add(send(world.case.id, text=HOSTILE, started_at=NOW, state=SendState.SENDING)),
    ),
    lambda uow, _: (
        uow.placements,
        uow.placements.add(placement(next_try_at=NOW, state=PlacementState.SHOWN)),
    ),
]


@pytest.mark.parametrize("add", ADD)
def test_every_value_comes_back_as_it_was_stored(
    database: Database, add: Callable[[UnitOfWork, World], tuple[Any, Any]]
) -> None:
    with database.write() as uow:
        store, stored = add(uow, World(uow))
        assert stored.id > 0
        assert store.get(stored.id) == stored
        store.save(stored)
        assert store.get(stored.id) == stored
        assert store.find(id=stored.id) == [stored]


@pytest.mark.parametrize(
    "store", ["comments", "cases", "drafts", "requests", "approvals", "sends", "placements"]
)
def test_a_row_that_is_not_there_is_not_found(database: Database, store: str) -> None:
    with database.read() as uow, pytest.raises(NotFound):
        getattr(uow, store).get(4711)


def test_what_is_saved_is_read_again_in_the_same_transaction_and_after_it(database: Database) -> None:
    with database.write() as uow:
        world = World(uow)
        changed = replace(world.case, state=State.CLAIMED, owner="jana", version=2, flags=())
        uow.cases.save(changed)
        assert uow.cases.get(changed.id) == changed
    with database.read() as uow:
        assert uow.cases.get(changed.id) == changed


def test_rows_are_found_by_values_and_by_any_of_several_oldest_first(database: Database) -> None:
    with database.write() as uow:
        about = uow.comments.add(comment())
        new = uow.cases.add(case(about.id))
        claimed = uow.cases.add(case(about.id, state=State.CLAIMED, owner="jana"))
        uow.cases.add(case(about.id, state=State.DISMISSED))
        assert uow.cases.find(state=(State.NEW, State.CLAIMED)) == [new, claimed]
        assert uow.cases.find(comment_id=about.id, owner="jana") == [claimed]
        assert uow.cases.find(state=()) == []
        assert uow.cases.find(lease_until=None, owner="jana") == [claimed]
        with pytest.raises(KeyError):
            uow.cases.find(colour="red")


def test_moments_are_utc_however_they_were_given(database: Database) -> None:
    berlin = timezone(timedelta(hours=1))
    with database.write() as uow:
        world = World(uow)
        uow.cases.save(replace(world.case, lease_until=NOW.astimezone(berlin)))
        lease = uow.cases.get(world.case.id).lease_until
        assert lease == NOW
        assert lease is not None
        assert lease.tzinfo is UTC


def test_a_moment_without_zone_is_refused(database: Database) -> None:
    with pytest.raises(Exception, match="needs a time zone"), database.write() as uow:
        uow.comments.add(comment(created_at=NOW.replace(tzinfo=None)))


def test_an_edit_keeps_the_older_version_with_its_assessment(database: Database) -> None:
    thought = Assessment(language="de", flags=(Flag(name="question"),), urgency=Urgency.NOW, sentiment=-0.5)
    with database.write() as uow:
        first = uow.comments.add(comment())
        uow.comments.assess(first.id, 1, thought)
        second = uow.comments.add_version(replace(first, text="anders", likes=8), None)
        assert second.version == 2
        assert second.id == first.id
    with database.read() as uow:
        assert uow.comments.get(first.id) == second
        assert uow.comments.by_external("shop", "c1") == second
        assert uow.comments.version(first.id, 1) == first
        assert uow.comments.version(first.id, 2) == second
        assert uow.comments.assessment(first.id, 1) == thought
        assert uow.comments.assessment(first.id, 2) is None
        assert uow.comments.find(source="shop") == [second]
        with pytest.raises(NotFound):
            uow.comments.version(first.id, 3)


def test_assessing_a_version_that_is_not_there_is_not_found(database: Database) -> None:
    with pytest.raises(NotFound), database.write() as uow:
        uow.comments.assess(1, 1, Assessment(language="de"))


def test_a_deletion_is_saved_on_the_newest_version(database: Database) -> None:
    with database.write() as uow:
        first = uow.comments.add(comment())
        second = uow.comments.add_version(replace(first, text="anders"), None)
        uow.comments.save(replace(second, deleted_at=NOW, text=""))
        assert uow.comments.get(first.id).text == ""
        assert uow.comments.get(first.id).deleted_at == NOW
        assert uow.comments.version(first.id, 1).text == HOSTILE


def test_the_same_comment_is_not_stored_twice(database: Database) -> None:
    with database.write() as uow:
        uow.comments.add(comment())
    with pytest.raises(Exception, match=r"(?i)unique"), database.write() as uow:
        uow.comments.add(comment())


def test_comments_of_an_author_are_counted_from_a_moment_on(database: Database) -> None:
    with database.write() as uow:
        for number, age in enumerate([0, 1, 23, 24, 25]):
            uow.comments.add(comment(f"c{number}", created_at=NOW - timedelta(hours=age)))
        uow.comments.add(comment("c9", author=Author(id="tim")))
        assert uow.comments.count_by_author("shop", "lea", NOW - timedelta(hours=24)) == 4
        assert uow.comments.count_by_author("other", "lea", NOW - timedelta(hours=24)) == 0
        assert uow.comments.wrote_before("shop", "lea", NOW - timedelta(hours=24))
        assert not uow.comments.wrote_before("shop", "lea", NOW - timedelta(hours=25))
        assert not uow.comments.wrote_before("other", "lea", NOW)


def test_a_ledger_key_is_given_out_once(database: Database) -> None:
    with database.write() as uow:
        case_id = World(uow).case.id
        uow.sends.add(send(case_id))
    with pytest.raises(Exception, match=r"(?i)unique"), database.write() as uow:
        uow.sends.add(send(case_id))


def test_a_ledger_row_is_found_by_key_and_by_what_the_network_called_it(database: Database) -> None:
    with database.write() as uow:
        world = World(uow)
        row = uow.sends.add(send(world.case.id))
        assert uow.sends.by_key("k1") == row
        assert uow.sends.by_key("k2") is None
        assert uow.sends.by_proof("shop", "") is None
        sent = replace(row, state=SendState.SENT, proof_id="r1")
        uow.sends.save(sent)
        assert uow.sends.by_proof("shop", "r1") == sent
        assert uow.sends.by_proof("other", "r1") is None


def test_touched_cards_are_due_last_touched_first(database: Database) -> None:
    with database.write() as uow:
        for subject in (1, 2, 3):
            added = uow.placements.add(placement(subject=subject))
            uow.placements.save(replace(added, shown=1, message_id=f"m{subject}", state=PlacementState.SHOWN))
        assert uow.placements.due(NOW, 10) == []
        uow.placements.touch("case", 3)
        uow.placements.touch("case", 1)
        assert [(p.subject, p.wanted, p.shown) for p in uow.placements.due(NOW, 10)] == [(1, 2, 1), (3, 2, 1)]
        found = uow.placements.at("slack", "C1", "m2")
        assert found is not None
        assert found.subject == 2
        assert uow.placements.at("discord", "C1", "m2") is None


def test_what_a_person_touched_is_due_before_all_that_was_touched_since(database: Database) -> None:
    with database.write() as uow:
        first = uow.placements.add(placement(subject=1))
        for subject in range(2, 9):
            uow.placements.add(placement(subject=subject))
        uow.placements.touch("case", 1)
        uow.placements.hasten()
        uow.placements.touch("case", *range(2, 9))
        assert uow.placements.due(NOW, 3)[0].subject == 1
        uow.placements.save(replace(uow.placements.get(first.id), shown=1, wanted=3))
        assert uow.placements.due(NOW, 1)[0].hurries
        uow.placements.save(replace(uow.placements.get(first.id), shown=2))
        assert uow.placements.due(NOW, 1)[0].subject != 1


def test_a_flooded_channel_hides_no_other(database: Database) -> None:
    with database.write() as uow:
        quiet = uow.placements.add(placement(subject=1, channel="C-quiet"))
        for subject in range(2, 9):
            uow.placements.add(placement(subject=subject, channel="C-loud"))
        due = uow.placements.due(NOW, 3)
        assert [p.channel for p in due] == ["C-loud"] * 3 + ["C-quiet"]
        assert due[-1] == quiet
        assert [p.subject for p in due[:3]] == [8, 7, 6]


def test_cards_that_wait_or_whose_channel_is_lost_are_not_due(database: Database) -> None:
    with database.write() as uow:
        uow.placements.add(placement(subject=1, next_try_at=NOW + timedelta(seconds=1)))
        uow.placements.add(placement(subject=2, state=PlacementState.LOST))
        now = uow.placements.add(placement(subject=3, next_try_at=NOW))
        assert uow.placements.due(NOW, 10) == [now]


def test_a_card_taken_away_stays_so_when_its_subject_changes(database: Database) -> None:
    with database.write() as uow:
        gone = uow.placements.add(placement(state=PlacementState.GONE, shown=1))
        uow.placements.touch("case", 1)
        assert uow.placements.of("case", 1) == [gone]


def test_a_card_touched_meanwhile_is_read_again_before_it_is_saved(database: Database) -> None:
    with database.write() as uow:
        before = uow.placements.add(placement())
        uow.placements.touch("case", 1)
        with pytest.raises(RuntimeError, match="read it in this transaction"):
            uow.placements.save(replace(before, shown=1))


def test_saving_what_was_read_in_another_transaction_is_a_bug_that_shows(database: Database) -> None:
    with database.write() as uow:
        stale = World(uow).case
    with pytest.raises(RuntimeError, match="read it in this transaction"), database.write() as uow:
        uow.cases.save(replace(stale, owner="jana"))


def test_of_two_processes_that_change_the_same_case_the_second_is_told(postgres_url: str) -> None:
    one, two = Database(postgres_url), Database(postgres_url)
    with one.write() as uow:
        id_ = World(uow).case.id
    with one.write() as slow:
        seen = slow.cases.get(id_)
        with two.write() as quick:
            quick.cases.save(replace(quick.cases.get(id_), owner="tom"))
        with pytest.raises(Stale):
            slow.cases.save(replace(seen, owner="jana"))
    with one.read() as uow:
        assert uow.cases.get(id_).owner == "tom"
    one.close()
    two.close()


def test_timers_come_due_once_and_move_when_set_again(database: Database) -> None:
    timer = Timer(key="case:1:lease", due_at=NOW, kind="lease", subject=1)
    later = replace(timer, due_at=NOW + timedelta(minutes=5))
    with database.write() as uow:
        uow.timers.set(timer)
        assert uow.timers.due(NOW - timedelta(microseconds=1), 10) == []
        assert uow.timers.due(NOW, 10) == [timer]
        uow.timers.set(later)
        assert uow.timers.due(NOW, 10) == []
        assert uow.timers.take(timer.key, timer.due_at) is False
        assert uow.timers.take(timer.key, later.due_at) is True
        assert uow.timers.take(timer.key, later.due_at) is False
        uow.timers.set(timer)
        uow.timers.cancel(timer.key)
        uow.timers.cancel("never set")
        assert uow.timers.due(NOW, 10) == []


def test_the_longest_overdue_timers_come_first(database: Database) -> None:
    with database.write() as uow:
        for minutes in (1, 3, 2):
            due = NOW - timedelta(minutes=minutes)
            uow.timers.set(Timer(key=f"t{minutes}", due_at=due, kind="lease", subject=minutes))
        assert [timer.key for timer in uow.timers.due(NOW, 2)] == ["t3", "t2"]


def test_a_platform_event_is_handled_once(database: Database) -> None:
    with database.write() as uow:
        assert uow.deliveries.first("slack:Ev1", NOW) is True
        assert uow.deliveries.first("slack:Ev1", NOW) is False
        assert uow.deliveries.first("slack:Ev2", NOW) is True
    with database.write() as uow:
        assert uow.deliveries.first("slack:Ev1", NOW) is False


def test_ids_are_known_for_a_week_and_then_forgotten_in_portions(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("storage.inbox.PORTION", 2)
    week = timedelta(days=7)
    with database.write() as uow:
        for number in range(3):
            uow.deliveries.first(f"old{number}", NOW)
            uow.inbox.store([delivery(f"old{number}")])
        uow.deliveries.first("young", NOW + timedelta(seconds=1))
        uow.inbox.store([delivery("young", at=NOW + timedelta(seconds=1))])
    with database.write() as uow:
        assert uow.inbox.tidy(NOW + week) is False
        assert [uow.inbox.tidy(NOW + week + timedelta(seconds=1)) for _ in range(4)] == [
            True,
            True,
            False,
            False,
        ]
        for id_, known in (("old0", False), ("young", True)):
            assert uow.deliveries.first(id_, NOW) is not known
            assert (uow.inbox.store([delivery(id_, body="another")])[0].clash) is known


def delivery(id_: str, *, at: datetime = NOW, body: str = "body") -> Delivery:
    return Delivery(source="shop", webhook_id=id_, body_hash=body, received_at=at, arrivals=())


def test_what_was_handled_lies_in_the_inbox_no_longer(database: Database) -> None:
    """Its content is in the comment: a second copy would outlive its being forgotten."""
    told = replace(
        delivery("w1"), arrivals=(Arrival(key="a", payload=HOSTILE), Arrival(key="b", payload=HOSTILE))
    )
    with database.write() as uow:
        (receipt,) = uow.inbox.store([told])
        one, two = (waiting.id for waiting in receipt.stored)
        uow.inbox.done([one])
        assert [uow.inbox.failed(two, "ValueError", NOW) for _ in range(3)] == [False, False, True]
    with database.engine.connect() as connection:
        rows = connection.exec_driver_sql("select state, payload from app_inbox order by id").fetchall()
        aside = connection.exec_driver_sql("select payload from app_quarantine").scalar_one()
    assert [tuple(row) for row in rows] == [("done", ""), ("quarantined", "")]
    assert aside == HOSTILE


def test_the_log_is_read_in_the_order_of_writing(database: Database) -> None:
    with database.write() as uow:
        entries = [
            uow.log.append(
                LogEntry(
                    at=NOW - timedelta(hours=number),
                    actor="jana",
                    type=f"case.step{number}",
                    subject="case:1",
                    facts={"solo": True, "version": number, "reason": "ä"},
                    content_id=7,
                    content_hash="abc",
                )
            )
            for number in range(3)
        ]
        uow.log.append(LogEntry(at=NOW, actor="bot", type="case.opened", subject="case:2"))
    with database.read() as uow:
        assert uow.log.of("case:1") == entries


def test_an_entry_is_not_sealed_when_it_is_written(database: Database) -> None:
    with database.write() as uow:
        for _ in range(2):
            uow.log.append(LogEntry(at=NOW, actor="bot", type="case.opened", subject="case:2"))
    with database.engine.connect() as connection:
        sealed = connection.exec_driver_sql("select seq, prev_hash, hash from app_log").fetchall()
    assert [tuple(row) for row in sealed] == [(None, "", "")] * 2


def test_what_a_failed_transaction_wrote_is_gone(database: Database) -> None:
    def fail() -> None:
        with database.write() as uow:
            World(uow)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    with database.read() as uow:
        assert uow.comments.find() == []


def test_a_reader_cannot_write(database: Database) -> None:
    with pytest.raises(Exception, match=r"(?i)read-?only"), database.read() as uow:
        uow.comments.add(comment())


def test_a_reader_sees_one_state_from_beginning_to_end(database: Database) -> None:
    with database.write() as uow:
        about = World(uow).case
    with database.read() as reader:
        assert reader.cases.get(about.id).owner == ""
        with database.write() as uow:
            uow.cases.save(replace(uow.cases.get(about.id), owner="jana"))
        assert reader.cases.get(about.id).owner == ""
    with database.read() as reader:
        assert reader.cases.get(about.id).owner == "jana"


def test_the_words_of_states_are_what_is_stored(database: Database) -> None:
    """A renamed state would need a migration: the words in the tables are the enum's values."""
    with database.write() as uow:
        world = World(uow)
        uow.requests.add(replace(request(world.case.id, world.draft.id), state=RequestState.SENT_BACK))
        uow.drafts.save(replace(world.draft, state=DraftState.PROPOSED))
    with database.engine.connect() as connection:
        row = connection.exec_driver_sql(
            "select c.state, c.urgency, d.state, r.state from app_case c, app_draft d, app_request r"
        ).one()
    assert tuple(row) == ("new", 2, "proposed", "sent_back")


def test_new_comments_come_together_and_those_that_are_there_stay(database: Database) -> None:
    thought = Assessment(language="de", flags=(Flag(name="praise", evidence=HOSTILE),), sentiment=0.5)
    new = comment("n1")
    with database.write() as uow:
        there = uow.comments.add(comment())
        uow.comments.add_all(
            [(new, thought), (replace(there, text="other"), thought), (comment("n2"), thought)]
        )
    with database.write() as uow:
        stored = uow.comments.by_external("shop", "n1")
        assert stored is not None
        assert replace(stored, id=0) == new
        assert uow.comments.assessment(stored.id, 1) == thought
        assert uow.comments.get(there.id) == there
        assert uow.comments.assessment(there.id, 1) is None
        uow.comments.save(replace(stored, text="edited"))
        assert len(uow.comments.find()) == 3


BARE = Comment(
    source="shop", external_id="c1", author=Author(id="lea"), text="", created_at=NOW, received_at=NOW
)
HELD = Assessment(
    language="de",
    flags=(Flag(name="press", evidence=HOSTILE, score=0.5),),
    untaught=(Flag(name="spam"),),
    hold="press",
)


@pytest.mark.parametrize(
    ("told", "thought"),
    [
        (comment(), HELD),
        (comment(author=Author(id="l\x00", name="\x00"), text=f"{HOSTILE}\x00", url="\x00"), HELD),
        (BARE, Assessment(language="")),
    ],
    ids=["filled", "nulls", "bare"],
)
def test_many_comments_are_written_as_one_alone_is(
    database: Database, told: Comment, thought: Assessment
) -> None:
    with database.write() as uow:
        alone = uow.comments.add(replace(told, external_id="alone"))
        uow.comments.assess(alone.id, 1, thought)
        (together,) = uow.comments.add_all([(replace(told, external_id="together"), thought)]).values()
    assert stored_columns(database, together) == stored_columns(database, alone.id)


def stored_columns(database: Database, id_: int) -> dict[str, Any]:
    """All that is stored of a comment, but for what it is called by."""
    apart = {"id", "comment_id", "external_id"}
    found: dict[str, Any] = {}
    with database.engine.connect() as connection:
        for table, key in (("app_comment", "id"), ("app_comment_version", "comment_id")):
            statement = select(metadata.tables[table]).where(metadata.tables[table].c[key] == id_)
            (row,) = connection.execute(statement).mappings()
            found |= {f"{table}.{name}": value for name, value in row.items() if name not in apart}
    return found


def test_the_ledger_knows_what_it_has_sent_and_where_to(database: Database) -> None:
    with database.write() as uow:
        uow.sends.add(send(World(uow).case.id, "k9", external_id="target", proof_id="proof"))
    with database.read() as uow:
        asked = {(source, id_) for source in ("shop", "forum") for id_ in ("target", "proof", "else")}
        assert uow.sends.known(asked) == {("shop", "target"), ("shop", "proof")}
        assert uow.sends.known(set()) == set()


def test_the_queue_has_a_section_for_each_question(database: Database) -> None:
    with database.write() as uow:
        stored = uow.comments.add(comment())
        one = uow.cases.add(case(stored.id, owner="jana", state=State.CLAIMED, reply_by=NOW))
        two = uow.cases.add(
            case(stored.id, urgency=Urgency.NOW, flags=(Flag(name='o"d', evidence='"name":"x"'),))
        )
        three = uow.cases.add(case(stored.id, urgency=Urgency.LOW, flags=(Flag(name="spam"),), reply_by=None))
        four = uow.cases.add(case(stored.id, state=State.IN_APPROVAL, owner="mert"))
        written = uow.drafts.add(draft(four.id, author="mert"))
        uow.requests.add(request(four.id, written.id))
        asking = Escalation(kind="case", subject=one.id, reason="press", by="mert", opened_at=NOW)
        uow.escalations.add(replace(asking, asked=("jana",)))
        uow.escalations.add(replace(asking, subject=two.id, state=EscalationState.RESOLVED, asked=("jana",)))
        uow.escalations.add(replace(asking, kind="storm", subject=three.id, asked=("jana",)))
        uow.escalations.add(replace(asking, subject=three.id, asked=("janab", "x:jana")))
    with database.read() as uow:

        def ids(section: str, person: str = "jana", **filters: Any) -> list[int]:
            look = Look(section=section, **filters)
            who = Person(id=person, name=person, roles=frozenset({"legal"}))
            found = [found.id for found in uow.cases.queue(look, who, NOW, offset=0, limit=10)]
            assert filters or len(found) == uow.cases.queue_size(section, who, NOW, 10)
            return found

        assert ids("mine") == [one.id]
        assert ids("free") == [two.id, three.id]
        assert ids("free", flag='o"d') == [two.id]
        assert ids("free", flag="x") == ids("free", brand="other") == []
        assert ids("free", urgency_from=Urgency.NOW, brand="musterkanne") == [two.id]
        assert ids("late") == [one.id]
        assert (ids("waiting"), ids("waiting", "mert")) == ([four.id], [])
        assert uow.cases.queue_size("free", Person(id="jana", name="Jana"), NOW, 1) == 1
        assert ids("free", purpose="success") == []
        assert ids("free", purpose=two.purpose.value) == [two.id, three.id]
        assert (ids("asked"), ids("asked", "tom"), ids("asked", "mert")) == ([one.id], [], [])
