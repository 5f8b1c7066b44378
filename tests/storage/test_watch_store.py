"""What the stores of the watch and of storm mode promise, on SQLite and on PostgreSQL."""

from datetime import UTC, datetime, timedelta
from typing import Any

from handlers.case import Case, State
from handlers.comment import Assessment, Author, Comment, Flag, Kind
from handlers.gathering import Gathering, LiveTopic
from handlers.joint import JointReply, JointTarget, Similar, Wording, joint_hash
from handlers.placement import Placement
from handlers.ports import UnitOfWork
from handlers.storm import MINUTE, Count, Figures, Scope, Storm, Stream, StreamState, Topic, Vocabulary
from storage.database import Database
from storage.migrate import migrate

NOW = datetime(2026, 11, 21, 22, 30, tzinfo=UTC)
HOSTILE = "\u202e@everyone <!channel> \U0001f52a 'x' \x00 %s"
BRAND = Stream(scope=Scope.BRAND, brand="Musterkanne")
POST = Stream(scope=Scope.POST, brand="Musterkanne", name=f"insta:{HOSTILE}")


def said(number: int, **about: object) -> Comment:
    fields: dict[str, object] = {
        "source": "insta",
        "external_id": f"c{number}",
        "author": Author(id=f"a{number % 3}"),
        "text": f"kaputt {number}",
        "created_at": NOW + number * MINUTE,
        "received_at": NOW,
    }
    return Comment(**(fields | about))  # pyright: ignore[reportArgumentType]


def case_of(uow: UnitOfWork, number: int, **about: object) -> Case:
    comment = uow.comments.add(said(number))
    fields: dict[str, object] = {
        "comment_id": comment.id,
        "brand": "Musterkanne",
        "source": "insta",
        "opened_at": NOW + number * MINUTE,
    }
    return uow.cases.add(Case(**(fields | about)))  # pyright: ignore[reportArgumentType]


def test_counts_of_several_transactions_add_up_by_stream_and_minute(database: Database):
    for _ in range(3):
        with database.write() as uow:
            for stream in (BRAND, POST):
                uow.watch.count([Count(stream=stream, minute=NOW, total=2, critical=1, reach=2**40)] * 2)
            uow.watch.flush()
    with database.read() as uow:
        (one,) = uow.watch.minutes(BRAND, NOW, NOW + MINUTE)
        sums = uow.watch.sums(NOW, NOW + MINUTE)
        assert (one.total, one.critical, one.reach) == (12, 6, 6 * 2**40)
        assert {(s.scope, c.total) for s, c in sums.items()} == {(Scope.BRAND, 12), (Scope.POST, 12)}
        assert uow.watch.top_post("Musterkanne", NOW, NOW + MINUTE).critical == 6
        assert uow.watch.first_minute(BRAND, NOW - MINUTE) == NOW
        assert uow.watch.minutes(BRAND, NOW + MINUTE, NOW + 2 * MINUTE) == []


def test_what_was_not_flushed_before_a_rollback_is_not_counted(database: Database):
    try:
        with database.write() as uow:
            uow.watch.count([Count(stream=BRAND, minute=NOW, total=1)])
            uow.watch.flush()
            raise ZeroDivisionError
    except ZeroDivisionError:
        pass
    with database.read() as uow:
        assert uow.watch.sums(NOW, NOW + MINUTE) == {}


def test_states_storms_and_vocabularies_come_back_as_they_were(database: Database):
    days: list[list[dict[str, object]]] = [[{"day": "2026-11-21", "seen": 3, "highest": [1.0, 2.5]}]]
    state = StreamState(stream=BRAND, since=NOW, learned_until=NOW, totals=days, criticals=days)
    storm = Storm(
        brand="Musterkanne",
        since=NOW,
        opened_at=NOW,
        level=3,
        highest_level=3,
        highest=9,
        take_by=NOW,
        figures=Figures(
            at=NOW, total=9, critical=9, severe=0, usual="none", topics=(Topic(name="x", count=2, words="ä"),)
        ),
    )
    words = Vocabulary(
        brand="Musterkanne", learned_until=NOW, texts=7, counts={"theme:broken": 3, "größe": 1}
    )
    with database.write() as uow:
        uow.watch.remember(state)
        uow.watch.remember(state)
        storm = uow.storms.add(storm)
        words = uow.vocabularies.add(words)
    with database.read() as uow:
        assert uow.watch.state(BRAND) == state
        assert uow.watch.streams() == [BRAND]
        assert uow.storms.get(storm.id) == storm
        assert uow.vocabularies.find(brand="Musterkanne") == [words]


def test_what_was_said_is_bounded_by_time_and_leaves_private_and_deleted_out(database: Database):
    with database.write() as uow:
        for number in range(6):
            kind = Kind.MESSAGE if number == 4 else Kind.COMMENT
            gone = NOW if number == 3 else None
            thought = Assessment(language="de", flags=(Flag(name="complaint"),))
            uow.comments.add_all([(said(number, kind=kind, deleted_at=gone), thought)])
    with database.read() as uow:
        found = uow.watch.said(["insta"], NOW + MINUTE, 10)
        assert [one.comment.external_id for one in found] == ["c5", "c2", "c1"]
        earlier = uow.watch.said(["insta"], NOW, 10, until=NOW + 2 * MINUTE)
        assert [one.comment.external_id for one in earlier] == ["c1", "c0"]
        assert uow.watch.people(["insta"], NOW, 100) == 3
        assert uow.watch.said(["other"], NOW, 10) == []


def test_a_wave_is_looked_at_with_as_many_steps_however_much_was_said_before_it(sqlite_url: str):
    database = Database(sqlite_url)
    migrate(database.engine, now=NOW)
    asked: list[int] = []
    for numbers in (range(600), range(-12_000, -6_000), range(-6_000, 0)):
        with database.write() as uow:
            uow.comments.add_all([(said(number), Assessment(language="de")) for number in numbers])
        asked.append(steps_of_a_look(database))
    database.close()
    assert asked[0] > 50
    assert asked[2] < 1.5 * asked[0], asked


def steps_of_a_look(database: Database) -> int:
    """Steps of a hundred instructions each that SQLite takes to find what was said since a moment, and by how many."""
    steps = 0

    def count() -> int:
        nonlocal steps
        steps += 1
        return 0

    with database.write() as uow:
        driver: Any = uow.watch._connection.connection.driver_connection
        driver.set_progress_handler(count, 100)
        uow.watch.said(["insta", "forum"], NOW - timedelta(days=30), 500)
        uow.watch.people(["insta", "forum"], NOW - timedelta(days=30), 500)
        driver.set_progress_handler(None, 0)
    return steps


def test_old_minutes_are_forgotten_a_portion_at_a_time(database: Database):
    with database.write() as uow:
        for days in range(4):
            uow.watch.count([Count(stream=BRAND, minute=NOW - timedelta(days=days), total=1)])
        uow.watch.flush()
        uow.watch.forget(NOW - timedelta(days=1))
    with database.read() as uow:
        assert len(uow.watch.minutes(BRAND, NOW - timedelta(days=9), NOW + MINUTE)) == 3


def test_topics_are_counted_once_for_many_comments_and_their_cards_touched(database: Database):
    with database.write() as uow:
        gathering = uow.gatherings.add(
            Gathering(brand="Musterkanne", why="flood", began_at=NOW, alone_since=NOW)
        )
        topic = uow.topics.add(
            LiveTopic(
                gathering_id=gathering.id,
                brand="Musterkanne",
                name="x",
                words=HOSTILE,
                key="x",
                channels=("slack:C1",),
                opened_at=NOW,
                last_at=NOW,
            )
        )
        uow.placements.add(
            Placement(
                kind="topic", subject=topic.id, platform="slack", channel="C1", language="de", created_at=NOW
            )
        )
    with database.write() as uow:
        for _ in range(5):
            uow.topics.count(topic.id, 3, NOW + MINUTE)
        uow.topics.count(topic.id, -1, NOW + MINUTE)
        uow.topics.flush()
        uow.topics.flush()
    with database.read() as uow:
        counted = uow.topics.get(topic.id)
        assert (counted.comments, counted.last_at, counted.version) == (14, NOW + MINUTE, 2)
        assert uow.placements.of("topic", topic.id)[0].wanted == 2
        assert uow.gatherings.find(brand="Musterkanne", ended_at=None) == [gathering]


def test_cases_of_a_topic_free_and_heavy_first_deleted_ones_left_out(database: Database):
    with database.write() as uow:
        light = case_of(uow, 1, topic_id=7)
        heavy = case_of(uow, 2, topic_id=7, others=40)
        taken = case_of(uow, 3, topic_id=7, state=State.CLAIMED, owner="jana")
        case_of(uow, 4, topic_id=7, state=State.ANSWERED)
        case_of(uow, 5, topic_id=7, deleted=True)
        case_of(uow, 6)
    with database.read() as uow:
        assert [one.id for one in uow.cases.of_topic(7, offset=0, limit=9)] == [heavy.id, light.id, taken.id]
        tallies = {one.state: (one.cases, one.comments) for one in uow.cases.tallies(7)}
        assert tallies == {"new": (2, 42), "claimed": (1, 1), "answered": (1, 1)}
        assert uow.cases.flooded("Musterkanne", NOW, 5)
        assert not uow.cases.flooded("Musterkanne", NOW, 6)
        assert not uow.cases.flooded("Musterkanne", NOW + 3 * MINUTE, 5)
        assert not uow.cases.flooded("Other", NOW, 0)


def test_a_reply_to_many_comes_back_with_every_target(database: Database):
    with database.write() as uow:
        case = case_of(uow, 1)
        targets = tuple(
            JointTarget(comment_id=n, version=1, source="insta", external_id=f"c{n}", case_id=case.id)
            for n in range(300)
        )
        made = uow.joints.add(
            JointReply(
                brand="Musterkanne",
                case_id=case.id,
                text="Danke",
                author="jana",
                asked_at=NOW,
                targets=targets,
                wordings=(Wording(comment_id=1, count=300),),
                similar=(Similar(case_id=case.id, comment_id=1, count=2),),
                hash=joint_hash("Danke", targets),
            )
        )
    with database.read() as uow:
        assert uow.joints.get(made.id) == made
        assert joint_hash("Danke", reversed(targets)) == made.hash
        assert joint_hash("Danke", targets[1:]) != made.hash
