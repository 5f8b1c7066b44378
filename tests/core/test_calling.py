"""Whoever many rungs call outside chat at one moment is called once, and each matter's card tells it."""

from dataclasses import replace
from datetime import timedelta

import pytest

from handlers.clicks import Click
from handlers.effects import Page
from handlers.escalated import Call, Escalation, Rung
from handlers.escalations.ladder import start
from handlers.events import Paged
from handlers.ports import Context
from storage.database import Database
from tests.core.newsroom import ADA, MERT, TEAM, Newsroom

OUTSIDE = Rung(who=("person:tom",), outside=True)
ALONE = replace(TEAM, ladder=(OUTSIDE,))


@pytest.fixture
def room(memory: Database) -> Newsroom:
    return Newsroom(memory, ALONE)


def escalate(room: Newsroom, *reasons: str) -> None:
    """As many comments as reasons, all of them escalated at this moment."""
    before = len(room.cases)
    for number, reason in enumerate(reasons, start=before):
        case = room.comment(
            f"{chr(97 + number) * 9} {number} kaputt", external_id=f"c{number}", author=f"a{number}"
        )
        assert case is not None
        with room.database.write() as uow:
            ctx = Context(uow=uow, team=room.team, now=room.now, token=lambda: "t", seeds={}, playbooks={})
            start(ctx, "case", case.id, reason, by="jana", brand="Musterkanne")


def pages(room: Newsroom) -> list[Page]:
    return [job for job in room.jobs if isinstance(job, Page)]


def all_of(room: Newsroom) -> list[Escalation]:
    with room.database.read() as uow:
        return uow.escalations.find()


def about(verb: str, one: Escalation) -> Click:
    return Click(verb=verb, kind="escalation", id=one.id, version=one.version)


def waiting(room: Newsroom) -> list[Call]:
    with room.database.read() as uow:
        return uow.calls.find()


def answered(room: Newsroom, page: Page, why: str = "") -> None:
    reached, missed = (() if why else page.people), dict.fromkeys(page.people, why) if why else {}
    room.happens(Paged(kind=page.kind, subject=page.subject, reached=reached, missed=missed))
    for _ in range(9):
        room.wait(seconds=0)


def test_many_at_one_moment_are_one_call_that_names_the_most_urgent(room: Newsroom) -> None:
    escalate(room, *["press"] * 20, "safety", *["product"] * 9)
    assert pages(room) == [], "what comes with it is waited for"
    room.wait(seconds=3)
    (page,) = pages(room)
    assert (page.people, page.key) == (("tom",), "page-escalations")
    assert page.params == {"matters": "30", "reason": "safety", "brand": "Musterkanne"}
    assert {key for one in all_of(room) for key in one.paged.values()} == {"paged-asked"}
    answered(room, page)
    assert [one.paged for one in all_of(room)] == [{"tom": "paged-reached"}] * 30
    assert waiting(room) == [], "nothing is kept of what is recorded"


def test_that_nobody_was_reached_stands_on_each_of_them_once(room: Newsroom) -> None:
    escalate(room, "press", "press", "press")
    room.wait(seconds=3)
    for _ in range(2):
        answered(room, pages(room)[0], "not-paged-refused")
    assert [one.paged for one in all_of(room)] == [{"tom": "not-paged-refused"}] * 3
    with room.database.read() as uow:
        lines = [line for one in all_of(room) for line in uow.log.of(f"escalation:{one.id}")]
    assert [line.type for line in lines].count("escalation.paged") == 3


def test_who_was_called_a_moment_ago_is_left_in_peace_but_for_what_is_critical(room: Newsroom) -> None:
    escalate(room, "press")
    room.wait(seconds=3)
    room.wait(seconds=4)
    escalate(room, "press", "product")
    room.wait(seconds=9)
    assert len(pages(room)) == 1
    escalate(room, "safety")
    room.wait(seconds=3)
    assert [page.params.get("matters", "1") for page in pages(room)] == ["1", "3"], "the others come along"
    escalate(room, "press")
    for _ in range(30):
        room.wait(seconds=3)
    assert len(pages(room)) == 3


def test_what_is_taken_or_done_meanwhile_calls_nobody(room: Newsroom) -> None:
    escalate(room, "press", "press", "press")
    first, second, _ = all_of(room)
    room.click(MERT, about("acknowledge", first))
    room.click(ADA, about("resolve", second))
    room.wait(seconds=3)
    (page,) = pages(room)
    assert page.key == "page-escalation"
    shown = [tuple(one.paged.values()) for one in all_of(room)]
    assert shown == [("not-paged-taken",), ("not-paged-taken",), ("paged-asked",)]


def test_each_person_is_called_about_what_falls_to_them(memory: Database) -> None:
    rungs = (
        replace(OUTSIDE, reasons=frozenset({"press"})),
        Rung(reasons=frozenset({"product"}), who=("person:ada", "person:tom"), outside=True),
    )
    room = Newsroom(memory, replace(TEAM, ladder=rungs))
    escalate(room, "press", "product", "press")
    room.wait(seconds=3)
    called = {page.people: page.params.get("matters", "1") for page in pages(room)}
    assert called == {("tom",): "3", ("ada",): "1"}


def test_a_private_matter_is_not_named_among_them(memory: Database) -> None:
    policy = replace(TEAM.policy, critical=frozenset({"legal"}))
    room = Newsroom(memory, replace(ALONE, policy=policy))
    escalate(room, "product", "legal")
    room.wait(seconds=3)
    assert [page.params["reason"] for page in pages(room)] == ["confidential"]


def test_asked_again_while_it_waits_it_counts_once(memory: Database) -> None:
    again = replace(OUTSIDE, within=timedelta(seconds=20))
    room = Newsroom(memory, replace(TEAM, ladder=(again,)))
    escalate(room, "press")
    for _ in range(24):
        room.wait(seconds=3)
    assert {page.key for page in pages(room)} == {"page-escalation"}
    assert [page.people for page in pages(room)] == [("tom",)] * 2, "a minute lies between two calls"
