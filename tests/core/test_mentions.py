"""Whom a message pings: once about a matter, and a whole group only when an admin has said so and it is grave."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from bot.cards.registry import Drawing
from handlers.calendar.hours import Absence, Hours
from handlers.crisis.crisis import Crisis, PlaybookCopy
from handlers.draft import ApprovalRequest, Draft, Origin
from handlers.escalated import Escalation
from handlers.placement import Placement
from handlers.staff.mentioning import pinged
from storage.database import Database
from tests.core.newsroom import AYLIN, JANA, MERT, PLAYBOOKS, TEAM, Newsroom
from tests.texts import library

DEFAULT = PLAYBOOKS["default"]


@pytest.fixture
def room(memory: Database) -> Newsroom:
    room = Newsroom(memory)
    room.comment()
    return room


def places(
    room: Newsroom,
    *mention: str,
    kind: str = "notice",
    subject: int = 0,
    on: str = "slack",
    key: str = "notice-published",
) -> Placement:
    about = subject or room.case.id
    with room.database.write() as uow:
        return uow.placements.add(
            Placement(
                kind=kind, subject=about, platform=on, channel="C1", language="de",
                mention=mention, params={"key": key}, created_at=room.now,
            )
        )  # fmt: skip


def pings(room: Newsroom, placed: Placement) -> tuple[str, ...]:
    with room.database.read() as uow:
        return pinged(placed, uow, room.team)


def crisis(room: Newsroom, **about: Any) -> None:
    values: dict[str, Any] = {"brand": "Musterkanne", "level": 4} | about
    with room.database.write() as uow:
        copy = uow.playbooks.add(PlaybookCopy(playbook=DEFAULT.id, version=DEFAULT.version, content=DEFAULT))
        uow.crises.add(
            Crisis(playbook_id=copy.id, lead="mert", declared_by="mert", declared_at=room.now, **values)
        )


@pytest.mark.parametrize("platform", ["slack", "discord"])
def test_a_person_is_pinged_once_about_a_case_however_many_notices_come(
    room: Newsroom, platform: str
) -> None:
    first = places(room, "jana", on=platform)
    second = places(room, "jana", "mert", on=platform)
    assert (pings(room, first), pings(room, second)) == (("jana",), ("mert",))
    room.now += timedelta(minutes=9)
    assert pings(room, places(room, "jana", on=platform)) == ()
    room.now += timedelta(minutes=1)
    assert pings(room, places(room, "jana", on=platform)) == ("jana",)


@pytest.mark.parametrize("platform", ["slack", "discord"])
@pytest.mark.parametrize("kind", ["approval", "escalation"])
def test_whoever_was_asked_to_act_on_a_case_is_not_pinged_by_the_next_word_about_it(
    room: Newsroom, kind: str, platform: str
) -> None:
    asked = places(room, "mert", kind=kind, subject=asks_about_the_case(room, kind), on=platform)
    assert pings(room, asked) == ("mert",)
    assert pings(room, places(room, "mert", "jana", on=platform)) == ("jana",)
    overdue = places(room, "mert", on=platform, key="notice-approval-overdue")
    assert pings(room, overdue) == ("mert",), "a deputy who is asked is pinged"
    room.now += timedelta(minutes=10)
    assert pings(room, places(room, "mert", on=platform)) == ("mert",)


def asks_about_the_case(room: Newsroom, kind: str) -> int:
    case = room.case.id
    with room.database.write() as uow:
        if kind == "approval":
            draft = uow.drafts.add(
                Draft(
                    case_id=case, comment_version=1, number=1, text="Hallo", hash="h",
                    origin=Origin.PERSON, author="jana", created_at=room.now,
                )
            )  # fmt: skip
            return uow.requests.add(
                ApprovalRequest(
                    case_id=case,
                    draft_id=draft.id,
                    asked_by="jana",
                    asked_at=room.now,
                    due_at=room.now,
                )
            ).id
        return uow.escalations.add(
            Escalation(
                kind="case",
                subject=case,
                reason="press",
                brand="Musterkanne",
                by="jana",
                opened_at=room.now,
            )
        ).id


def test_the_same_person_is_pinged_about_another_case(room: Newsroom) -> None:
    other = room.comment(external_id="c2", author="ben")
    assert other is not None
    with room.database.read() as uow:
        first = uow.cases.find()[0].id
    places(room, "jana", subject=first)
    assert pings(room, places(room, "jana", subject=other.id)) == ("jana",)


def test_drawn_again_a_message_pings_the_same_people(room: Newsroom) -> None:
    first, second = places(room, "jana"), places(room, "jana")
    room.now += timedelta(hours=2)
    assert (pings(room, first), pings(room, second)) == (("jana",), ())


def test_a_request_for_a_yes_asks_whoever_it_asks(room: Newsroom) -> None:
    places(room, "mert")
    room.asks_for_yes()
    assert pings(room, places(room, "mert", kind="approval", subject=1)) == ("mert",)


@pytest.mark.parametrize("platform", ["slack", "discord"])
@pytest.mark.parametrize(
    ("switched_on", "level", "drill", "whole"),
    [(False, 6, False, False), (True, 3, False, False), (True, 4, True, False), (True, 4, False, True)],
)
def test_a_group_is_pinged_as_such_only_when_switched_on_and_from_level_four(
    room: Newsroom, platform: str, switched_on: bool, level: int, drill: bool, whole: bool
) -> None:
    room.team = replace(TEAM, policy=replace(TEAM.policy, broad_mentions=switched_on))
    crisis(room, level=level, drill=drill)
    wanted = ("role:approver",) if whole else ("mert", "aylin")
    assert pings(room, places(room, "role:approver", on=platform)) == wanted


def test_a_crisis_of_another_brand_opens_nothing(room: Newsroom) -> None:
    room.team = replace(TEAM, policy=replace(TEAM.policy, broad_mentions=True))
    crisis(room, brand="Andere", level=6)
    assert pings(room, places(room, "role:approver")) == ("mert", "aylin")


def test_of_a_group_those_are_pinged_who_are_there_and_can_be_reached(room: Newsroom) -> None:
    away = Hours(absences=(Absence(first=date(2026, 11, 20), last=date(2026, 11, 30)),))
    people = {**TEAM.people, "mert": replace(MERT, hours=away), "aylin": replace(AYLIN, discord="")}
    room.team = replace(TEAM, people=people)
    assert pings(room, places(room, "role:approver")) == ("aylin",)
    assert pings(room, places(room, "role:approver", on="discord")) == ("mert",), "late beats never"


def test_the_group_is_still_named_where_its_people_are_pinged(room: Newsroom) -> None:
    group = replace(TEAM.roles["approver"], slack="S01", discord="901")
    room.team = replace(TEAM, roles={**TEAM.roles, "approver": group})
    room.asks_for_yes(JANA)
    (request, *_) = room.placements("approval")
    words = library().words("de")
    with room.database.read() as uow:
        card = Drawing(team=lambda _: room.team).placed(request, uow, words)
    assert "@Freigabe-Social" in card.first_line
    assert {one.name for one in card.mentions} == {"Mert", "Aylin"}
    assert not any(one.is_role for one in card.mentions)


def test_a_ping_on_one_platform_counts_on_the_other_and_after_a_restart(room: Newsroom) -> None:
    first = places(room, "mert", on="slack")
    room.now += timedelta(minutes=5)
    second = places(room, "mert", on="discord")
    assert (pings(room, first), pings(room, second)) == (("mert",), ())
    again = Newsroom(room.database)
    again.now = room.now
    assert pings(again, places(again, "mert", on="slack")) == (), (
        "nothing is remembered but what stands there"
    )
