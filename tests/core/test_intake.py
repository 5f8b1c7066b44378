"""A group of deliveries ends as it would have one by one."""

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy.event import listen

from handlers import routes
from handlers.comment import Author, Change, Comment, Incoming
from handlers.draft import SendState
from handlers.events import CommentReceived, Like
from handlers.people import WatchPlan
from handlers.ports import Context
from handlers.triage import assess
from storage.database import Database
from storage.tables import metadata
from storage.unit_of_work import SqlUnitOfWork
from tests.core.newsroom import ANGRY, START, TEAM, Newsroom
from tests.databases import at_once
from tests.wording import unlike

TEXTS = (
    "Schöne Farbe.",
    ANGRY,
    "Gestern auf dem Markt gesehen.",
    "Wo ist meine Bestellung?",
    "\x00\u202e<!channel>",
)
AUTHORS = ("lea", "karim", "brand-account")


def delivery(
    change: Change, external_id: str, text: str, author: str, parent: str, *, relay: bool
) -> CommentReceived:
    told = Comment(
        source="insta",
        external_id=external_id,
        author=Author(id=author, name=author),
        text=text,
        created_at=START,
        received_at=START,
        parent_id=parent,
        updated_at=START + timedelta(minutes=1) if change is Change.EDITED else None,
    )
    thought = None if change is Change.DELETED else assess(told, TEAM.brands["Musterkanne"], TEAM.policy)
    return CommentReceived(
        incoming=Incoming(inbox_id=0, change=change, comment=told, relay=relay), assessment=thought
    )


deliveries = st.lists(
    st.builds(
        delivery,
        st.sampled_from(tuple(Change)),
        st.sampled_from(("c1", "c2", "c3", "c4", "r1")),
        st.sampled_from(TEXTS),
        st.sampled_from(AUTHORS),
        st.sampled_from(("", "c1", "r1", "c9")),
        relay=st.booleans(),
    ),
    max_size=8,
)


class _Undone(Exception):
    """Takes back what was tried."""


@pytest.fixture(scope="module")
def after_a_reply() -> Iterator[Callable[..., tuple[Any, ...]]]:
    """What is there once a team that has published one reply got these; nothing of it stays."""
    database = Database("sqlite://")
    metadata.create_all(database.engine)
    room = Newsroom(database, TEAM)
    room.comment(external_id="c9")
    room.asks_for_yes()
    room.approves()
    room.network_says(SendState.SENT, proof="r1")

    def after(events: list[CommentReceived], *, together: bool) -> tuple[Any, ...]:
        found: tuple[Any, ...] = ()
        with suppress(_Undone), at_once(database) if together else database.write() as uow:
            ctx = Context(uow=uow, team=room.team, now=room.now, token=lambda: "token")
            if together:
                routes.handle_all(events, ctx)
            else:
                for event in events:
                    routes.handle(event, ctx)
            found = _stored(uow)
            raise _Undone
        return found

    yield after
    database.close()


def _stored(uow: SqlUnitOfWork) -> tuple[Any, ...]:
    comments = uow.comments.find()
    return (
        {c.external_id: replace(c, id=0) for c in comments},
        {c.external_id: [uow.comments.assessment(c.id, v + 1) for v in range(c.version)] for c in comments},
        {
            uow.comments.get(case.comment_id).external_id: (case.state, case.flags, case.deleted, case.edited)
            for case in uow.cases.find()
        },
        [
            (one.actor, one.type, one.facts)
            for case in uow.cases.find()
            for one in uow.log.of(f"case:{case.id}")
        ],
        Counter(
            (one.kind, one.channel, one.state, one.params.get("key"), one.wanted > 1)
            for one in uow.placements.find()
        ),
    )


@settings(max_examples=60, deadline=None)
@given(deliveries)
def test_together_is_the_same_as_one_by_one(
    after_a_reply: Callable[..., tuple[Any, ...]], events: list[CommentReceived]
) -> None:
    assert after_a_reply(events, together=True) == after_a_reply(events, together=False)


def test_what_concerns_nobody_is_stored_in_a_handful_of_statements(memory: Database) -> None:
    events = [
        delivery(Change.CREATED, f"n{number}", TEXTS[0], f"a{number}", "c1", relay=True)
        for number in range(50)
    ]
    said: list[str] = []
    listen(memory.engine, "before_cursor_execute", lambda *about: said.append(about[2]))
    with at_once(memory) as uow:
        ctx = Context(uow=uow, team=TEAM, now=START, token=lambda: "token")
        routes.handle_all(events, ctx)
        assert len(said) <= 6
        assert len(uow.comments.find()) == 50


def test_what_says_the_same_is_counted_in_as_many_statements_however_much_it_is(memory: Database) -> None:
    def wave(first: int, size: int) -> list[CommentReceived]:
        return [
            replace(
                delivery(Change.CREATED, f"w{number}", ANGRY, f"a{number}", "", relay=True),
                like=Like(group="insta/w0", fingerprint=f"wording {number % 5}", similarity=0.9),
            )
            for number in range(first, first + size)
        ]

    said: list[str] = []
    listen(memory.engine, "before_cursor_execute", lambda *about: said.append(about[2]))
    taken: list[int] = []
    for first, size in ((0, 1), (1, 10), (11, 80)):
        with at_once(memory) as uow:
            said.clear()
            routes.handle_all(
                wave(first, size), Context(uow=uow, team=TEAM, now=START, token=lambda: "token")
            )
            taken.append(len(said))
    assert taken[1] == taken[2] <= 10
    with memory.read() as uow:
        (case,) = uow.cases.find()
        assert (case.others, case.variants, case.spread) == (90, 5, ("insta",))
        assert len(uow.members.find(case_id=case.id)) == 90


def test_a_group_that_belongs_to_another_costs_no_statement_a_comment_either(memory: Database) -> None:
    def wave(first: int, size: int, group: str) -> list[CommentReceived]:
        return [
            replace(
                delivery(Change.CREATED, f"m{number}", ANGRY, f"a{number}", "", relay=True),
                like=Like(group=group, fingerprint="the same", similarity=1.0),
            )
            for number in range(first, first + size)
        ]

    said: list[str] = []
    listen(memory.engine, "before_cursor_execute", lambda *about: said.append(about[2]))
    taken: list[int] = []
    for first, size, group in (
        (0, 1, "insta/m0"),
        (1, 1, "insta/m1"),
        (2, 10, "insta/m1"),
        (12, 80, "insta/m1"),
    ):
        with at_once(memory) as uow:
            said.clear()
            routes.handle_all(
                wave(first, size, group), Context(uow=uow, team=TEAM, now=START, token=lambda: "token")
            )
            taken.append(len(said))
    assert taken[2] == taken[3] <= 12
    with memory.read() as uow:
        (case,) = uow.cases.find()
        assert case.others == 91


def test_what_is_worded_like_nothing_else_costs_no_statement_a_comment_either(memory: Database) -> None:
    def storm(first: int, size: int) -> list[CommentReceived]:
        return [
            delivery(
                Change.CREATED, f"s{number}", f"{ANGRY} {unlike(number)}", f"a{number % 7}", "", relay=True
            )
            for number in range(first, first + size)
        ]

    team = replace(TEAM, watch=WatchPlan(cards_at_most=3))
    said: list[str] = []
    listen(memory.engine, "before_cursor_execute", lambda *about: said.append(about[2]))
    taken: list[int] = []
    for first, size in ((0, 20), (20, 10), (30, 80)):
        with at_once(memory) as uow:
            said.clear()
            routes.handle_all(
                storm(first, size), Context(uow=uow, team=team, now=START, token=lambda: "token")
            )
        taken.append(len(said))
    assert taken[1] == taken[2] <= 25, "eighty cases are opened in as many statements as ten"
    with memory.read() as uow:
        cases = uow.cases.find()
        assert [case.id for case in cases] == list(range(1, 111)), "no number is left out"
        assert cases[-1].author_count == 16, "of this author, those of the same delivery among them"
        assert (
            sum(topic.comments for topic in uow.topics.find())
            == sum(1 for case in cases if case.topic_id)
            > 100
        )


def test_a_kind_answer_to_our_reply_is_still_an_answer(memory: Database) -> None:
    room = Newsroom(memory, TEAM)
    case = room.comment()
    room.asks_for_yes()
    room.approves()
    room.network_says(SendState.SENT, proof="r1")
    kind = [
        delivery(Change.CREATED, f"k{number}", TEXTS[0], "lea", parent, relay=True)
        for number, parent in enumerate(("", "r1"))
    ]
    with at_once(memory) as uow:
        routes.handle_all(kind, Context(uow=uow, team=TEAM, now=START, token=lambda: "token"))
        assert uow.comments.get(uow.cases.get(case.id).comment_id).external_id == "k1"
