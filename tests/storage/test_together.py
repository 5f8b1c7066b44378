"""Many decisions at once leave the same rows behind as one after the other, and ask the database far less often."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import event, select

from handlers import routes
from handlers.case import Case
from handlers.comment import Assessment, Author, Change, Comment, Flag, Incoming, Purpose, Urgency
from handlers.errors import Stale
from handlers.escalated import Escalation, EscalationState, Rung
from handlers.events import CommentReceived, TimerFired
from handlers.people import Brand, Person, Policy, Route, Source, Team, WatchPlan
from handlers.placement import LogEntry, Placement, PlacementState, Timer
from handlers.ports import Context
from storage import tables
from storage.database import Database
from storage.together import together
from storage.unit_of_work import SqlUnitOfWork

NOW = datetime(2026, 11, 21, 22, 30, tzinfo=UTC)
DUE = NOW - timedelta(seconds=3)
PEOPLE = {
    name: Person(id=name, name=name.title(), slack=f"U{name}", roles=frozenset({"moderator"}))
    for name in ("jana", "mert", "mara")
}
TEAM = Team(
    brands={"Kanne": Brand(name="Kanne")},
    sources={"insta": Source(name="insta", kind="hook", brand="Kanne", network="instagram")},
    people=PEOPLE,
    policy=Policy(
        escalation_channels={"default": ("slack:C1", "discord:1")},
        reply_within={"urgent": timedelta(hours=1)},
    ),
    ladder=(
        Rung(who=("person:mert",), within=timedelta(minutes=10)),
        Rung(who=("person:mara", "channel:slack:C9"), within=timedelta(minutes=10), outside=True),
    ),
)
ROWS = ("Escalation", "Case", "Placement", "Timer", "Log", "Call")
NUMBERED = {"Placement", "Log", "Call"}
"""PostgreSQL leaves gaps between their ids."""


def escalated(uow: Any, number: int, **changes: Any) -> Escalation:
    """A case with a card on both platforms, escalated ten minutes ago."""
    comment = uow.comments.add(
        Comment(source="insta", external_id=f"c{number}", author=Author(id="lea", name="lea"), text="Scherben",
                created_at=NOW, received_at=NOW)
    )  # fmt: skip
    case = uow.cases.add(
        Case(comment_id=comment.id, brand="Kanne", source="insta", urgency=Urgency.URGENT,
             purpose=Purpose.SUPPORT, flags=(), opened_at=NOW, promised_at=NOW,
             reply_by=NOW + timedelta(minutes=number))
    )  # fmt: skip
    one = Escalation(kind="case", subject=case.id, brand="Kanne", reason="press", by="jana", asked=("mert",),
                     target="person:mert", asked_at=DUE, due_at=DUE, opened_at=DUE)  # fmt: skip
    added = uow.escalations.add(replace(one, **changes))
    uow.timers.set(Timer(key=f"rung:{added.id}", due_at=DUE, kind="rung", subject=added.id))
    for kind, subject in (("case", case.id), ("escalation", added.id)):
        for platform, channel in (("slack", "C1"), ("discord", "1")):
            uow.placements.add(
                Placement(kind=kind, subject=subject, platform=platform, channel=channel, language="de",
                          message_id=f"{kind}{subject}", state=PlacementState.SHOWN, created_at=NOW)
            )  # fmt: skip
    return added


def many(uow: Any) -> list[TimerFired]:
    """Some as usual, and one of each kind that is different."""
    fired = [escalated(uow, number) for number in range(1, 9)]
    fired.append(escalated(uow, 20, state=EscalationState.ACKNOWLEDGED))
    fired.append(escalated(uow, 21, rung=1))
    fired.append(escalated(uow, 22, asked_at=None, reason="product"))
    fired.append(escalated(uow, 23, private=True, reason="people"))
    fired.append(escalated(uow, 24, to="person:jana"))
    fired.append(escalated(uow, 25, own_card=False))
    fired.append(escalated(uow, 26, kind="storm", subject=4711))
    gone = escalated(uow, 27)
    uow.timers.cancel(f"rung:{gone.id}")
    twice = replace(fired[0], reason="safety")
    fired.append(uow.escalations.add(replace(twice, id=0)))
    uow.timers.set(Timer(key=f"rung:{fired[-1].id}", due_at=DUE, kind="rung", subject=fired[-1].id))
    acted = {"platform": "discord"}
    uow.log.append(LogEntry(at=NOW, actor="jana", type="case.claimed", subject="case:2", facts=acted))
    ids = [*(one.id for one in fired), gone.id, 99_999]
    return [TimerFired(key=f"rung:{id}", kind="rung", subject=id, due_at=DUE) for id in ids]


def decide(uow: Any, fired: list[TimerFired]) -> list[Any]:
    return [effect for one in fired for effect in routes.handle(one, context(uow))]


def context(uow: Any) -> Context:
    return Context(uow=uow, team=TEAM, now=NOW, token=lambda: "token")


@contextmanager
def item(database: Database) -> Iterator[Any]:
    transaction = database.transaction()
    try:
        transaction.begin()
        with transaction.item() as (connection, _):
            yield connection
        transaction.commit()
    finally:
        transaction.close()


@contextmanager
def plain(connection: Any) -> Iterator[Any]:
    yield SqlUnitOfWork(connection)


def rows(database: Database) -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = {}
    for name in ROWS:
        table: Any = getattr(tables, f"{name}Row").__table__
        left_out = {"id", "touched"} if name in NUMBERED else set[str]()
        columns = [column for column in table.c if column.name not in left_out]
        with database.engine.connect() as connection:
            order = next(iter(table.primary_key))
            found[name] = [dict(row._mapping) for row in connection.execute(select(*columns).order_by(order))]
    return found


@pytest.fixture
def asked(database: Database) -> Iterator[list[str]]:
    statements: list[str] = []

    def note(_c: Any, _cursor: Any, statement: str, *_: Any) -> None:
        statements.append(statement)

    event.listen(database.engine, "before_cursor_execute", note)
    yield statements
    event.remove(database.engine, "before_cursor_execute", note)


def test_what_climbs_together_ends_as_what_climbs_one_by_one(
    database: Database, memory: Database, asked: list[str]
) -> None:
    with memory.write() as uow:
        decide(uow, many(uow))
    with item(database) as connection, together(connection) as uow:
        fired = many(uow)
    asked.clear()
    with item(database) as connection, together(connection) as uow:
        routes.look_ahead(fired, context(uow))
        decide(uow, fired)
    one_by_one, at_once = rows(memory), rows(database)
    changed = [one for one in one_by_one["Escalation"] if one["rung"] == 1]
    assert len(changed) > 10, "they did climb"
    for name in ROWS:
        for alone, gathered in zip(one_by_one[name], at_once[name], strict=True):
            # How often a row was written in one transaction is nobody's business.
            expected = {k: v for k, v in alone.items() if k not in {"revision", "wanted", "parent"}}
            assert {k: gathered[k] for k in expected} == expected, name
            assert (gathered.get("wanted", 0) > 1) == (alone.get("wanted", 0) > 1)
    assert len(asked) < 40, f"{len(fired)} climb in few statements"


def parents(database: Database) -> list[tuple[str, str, int]]:
    """Which card each notice stands under, by what that card is about."""
    with database.read() as uow:
        heads = {one.id: one for one in uow.placements.find()}
        notices = uow.placements.find(kind="notice")
        return [(one.platform, heads[one.parent].kind, heads[one.parent].subject) for one in notices]


def test_each_notice_stands_under_the_same_card_either_way(database: Database, memory: Database) -> None:
    with memory.write() as uow:
        decide(uow, many(uow))
    with item(database) as connection, together(connection) as uow:
        fired = many(uow)
        routes.look_ahead(fired, context(uow))
        decide(uow, fired)
    assert parents(database) == parents(memory)
    assert len(parents(memory)) > 20


def test_fired_twice_they_climb_once(database: Database) -> None:
    with item(database) as connection, together(connection) as uow:
        fired = many(uow)
        routes.look_ahead(fired, context(uow))
        decide(uow, [*fired, *fired])
    with item(database) as connection, together(connection) as uow:
        routes.look_ahead(fired, context(uow))
        assert decide(uow, fired) == []
    climbed = [entry["subject"] for entry in rows(database)["Log"] if entry["type"] == "escalation.climbed"]
    assert len(climbed) == len(set(climbed)) > 10


def test_what_waits_is_written_before_anybody_asks(database: Database) -> None:
    with item(database) as connection, together(connection) as uow:
        one = escalated(uow, 1)
        (case,) = uow.cases.find()
        uow.cases.save(replace(case, owner="mert"))
        assert uow.cases.get(case.id).owner == "mert"
        assert [found.id for found in uow.cases.find(owner="mert")] == [case.id]
        uow.placements.touch("case", case.id)
        uow.placements.touch("case", case.id)
        assert {placed.wanted for placed in uow.placements.of("case", case.id)} == {2}
        assert {placed.wanted for placed in uow.placements.find(kind="case")} == {2}
        head = uow.placements.find(kind="case")[0]
        uow.placements.save(replace(head, message_id="7"))
        assert uow.placements.at("slack", "C1", "7") == replace(head, message_id="7")
        assert uow.placements.of("case", case.id)[0].message_id == "7"
        assert [timer.key for timer in uow.timers.due(NOW, 9)] == [f"rung:{one.id}"]
        uow.timers.cancel(f"rung:{one.id}")
        assert uow.timers.due(NOW, 9) == []


def test_many_new_ones_get_numbers_of_their_own(database: Database) -> None:
    entries: list[LogEntry] = []
    for _ in range(2):
        with item(database) as connection, together(connection) as uow:
            entries = [
                uow.log.append(LogEntry(at=NOW, actor="bot", type=f"t{number}", subject="s", facts={}))
                for number in range(600)
            ]
            assert [entry.type for entry in uow.log.of("s")][-600:] == [entry.type for entry in entries]
    with database.read() as uow:
        found = uow.log.of("s")
        assert len({entry.id for entry in found}) == 1200
        assert [entry.type for entry in found[600:]] == [entry.type for entry in entries]


def wrote(number: int, author: str) -> CommentReceived:
    comment = Comment(source="insta", external_id=f"w{number}", author=Author(id=author, name=author), text="Scherben",
                      created_at=NOW, received_at=NOW)  # fmt: skip
    thought = Assessment(language="de", urgency=Urgency.URGENT, relay=True, flags=(Flag(name="complaint"),))
    return CommentReceived(
        incoming=Incoming(inbox_id=0, change=Change.CREATED, comment=comment), assessment=thought
    )


def test_cases_that_are_opened_together_are_numbered_without_a_gap(
    database: Database, asked: list[str]
) -> None:
    team = replace(TEAM, routes=(Route(channels=("slack:C1",)),), watch=WatchPlan(cards_at_most=2))
    taken: list[int] = []
    for first, count in ((0, 4), (4, 9), (13, 40)):
        asked.clear()
        with item(database) as connection, together(connection) as uow:
            events = [wrote(number, f"author {number % 2}") for number in range(first, first + count)]
            routes.handle_all(events, replace(context(uow), team=team))
            assert len(uow.cases.find()) == first + count, "whoever asks sees them"
        taken.append(len(asked))
    with database.read() as uow:
        cases = uow.cases.find()
        assert [case.id for case in cases] == list(range(1, 54))
        assert [case.author_count for case in cases[-2:]] == [26, 27], "those of the same delivery count"
        assert all(len(uow.log.of(f"case:{case.id}")) == 1 for case in cases)
        assert len(uow.placements.find(kind="case")) == 3, (
            "the third was one too many: then they are gathered"
        )
    assert taken[2] == taken[1] < 30, "forty cost no statement more than nine"


@pytest.mark.parametrize("how", [together, plain])
def test_a_row_that_somebody_changed_meanwhile_is_not_overwritten(
    database: Database, how: Callable[[Any], AbstractContextManager[Any]]
) -> None:
    with item(database) as connection, together(connection) as uow:
        one = escalated(uow, 1)

    def overtaken() -> None:
        with item(database) as connection, how(connection) as uow:
            read = uow.escalations.get(one.id)
            # As another process does between our reading and our writing.
            connection.exec_driver_sql("UPDATE app_escalation SET revision = revision + 1, note = 'taken'")
            uow.escalations.save(replace(read, rung=7))

    with pytest.raises(Stale):
        overtaken()
    assert [row["rung"] for row in rows(database)["Escalation"]] == [0]
