"""Whose turn it is, across hand-overs, substitutes and the change of the clock; and a whole night of it."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise

from handlers.calendar.hours import Absence, Hours, Shift
from handlers.calendar.oncall import Override, Rotation, next_on_call, on_call
from handlers.effects import Page
from handlers.escalated import EscalationState, Rung
from handlers.events import Paged
from storage.database import Database
from tests.core.newsroom import ADA, JANA, MERT, TEAM, TOM, Newsroom
from tests.core.test_escalation import card, only, told

WEEKLY = Rotation(name="nachts", people=("tom", "mert", "ada"), start=date(2026, 11, 16))
MONDAY = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
"""09:00 in Berlin: the hand-over."""


def at(moment: datetime, *overrides: Override, rotation: Rotation = WEEKLY) -> tuple[str, datetime]:
    duty = on_call(rotation, moment, overrides)
    return duty.person, duty.until


def substitute(person: str, starts: datetime, hours: float, id: int = 1) -> Override:
    ends = starts + timedelta(hours=hours)
    return Override(
        id=id, rotation="nachts", person=person, starts_at=starts, ends_at=ends, by="ada", at=starts
    )


def test_turns_follow_each_other_at_the_hand_over() -> None:
    assert at(MONDAY - timedelta(seconds=1)) == ("tom", MONDAY)
    assert at(MONDAY) == ("mert", MONDAY + timedelta(days=7))
    assert at(MONDAY + timedelta(days=14)) == ("tom", MONDAY + timedelta(days=21))
    assert next_on_call(WEEKLY, MONDAY).person == "ada"


def test_before_the_first_day_somebody_is_on_call_as_well() -> None:
    assert at(datetime(2026, 11, 15, tzinfo=UTC))[0] == "ada"


def test_a_turn_keeps_its_hand_over_when_the_clock_is_changed() -> None:
    spring = replace(WEEKLY, start=date(2027, 3, 22), hand_over=time(9))
    assert at(datetime(2027, 3, 29, 6, 59, tzinfo=UTC), rotation=spring)[0] == "tom"
    assert at(datetime(2027, 3, 29, 7, 0, tzinfo=UTC), rotation=spring)[0] == "mert"


def test_a_hand_over_in_the_hour_that_spring_leaves_out_happens_once() -> None:
    daily = replace(WEEKLY, start=date(2027, 3, 27), days=1, hand_over=time(2, 30))
    begun = datetime(2027, 3, 27, 12, tzinfo=UTC)
    seen = [at(begun + timedelta(minutes=10 * step), rotation=daily)[0] for step in range(6 * 30)]
    changes = [after for before, after in pairwise(seen) if before != after]
    assert changes == ["mert"]


def test_a_substitute_counts_for_as_long_as_entered_and_the_later_entry_wins() -> None:
    tonight = substitute("ada", MONDAY + timedelta(hours=12), 8)
    assert at(MONDAY, tonight) == ("mert", tonight.starts_at)
    assert at(tonight.starts_at, tonight) == ("ada", tonight.ends_at)
    assert at(tonight.ends_at, tonight)[0] == "mert"
    later = substitute("tom", tonight.starts_at + timedelta(hours=1), 2, id=2)
    assert at(tonight.starts_at, tonight, later) == ("ada", later.starts_at)
    assert at(later.starts_at, tonight, later) == ("tom", later.ends_at)
    assert next_on_call(WEEKLY, MONDAY, (tonight,)).person == "ada"


def test_a_night_on_call(memory: Database) -> None:
    """22:30 in Berlin, quiet hours. Tom has the night but is away; his deputy sleeps; the last rung wakes Ada."""
    safety = frozenset({"safety"})
    tom = replace(
        TOM,
        deputy="mert",
        hours=Hours(absences=(Absence(first=date(2026, 11, 21), last=date(2026, 11, 22)),)),
    )
    team = replace(
        TEAM,
        people={**TEAM.people, "tom": tom},
        rotations={"nachts": WEEKLY},
        ladder=(
            Rung(reasons=safety, who=("oncall:nachts",), within=timedelta(minutes=10)),
            Rung(reasons=safety, who=("role:admin",), within=timedelta(minutes=10)),
            Rung(reasons=safety, who=("person:ada",), within=timedelta(minutes=15), outside=True),
        ),
        policy=replace(TEAM.policy, quiet_hours=(Shift(start=22 * 60, end=31 * 60),)),
    )
    room = Newsroom(memory, team)
    room.now = datetime(2026, 11, 21, 21, 30, tzinfo=UTC)
    room.comment("Die Kanne ist explodiert, meine Hand blutet.")
    room.fill(JANA, "escalate", reason="safety", note="Verletzung, bitte sofort ansehen")
    assert only(room).asked == ("mert",)
    room.wait(minutes=10)
    assert only(room).asked == ("ada",)
    room.wait(minutes=10)
    room.wait(seconds=3)
    (page,) = [job for job in room.jobs if isinstance(job, Page)]
    assert page.people == ("ada",)
    room.happens(Paged(kind=page.kind, subject=page.subject, reached=("ada",), missed={}))
    room.wait(seconds=0)
    assert [key for _, key in card(room).paged] == ["paged-reached"]
    room.wait(minutes=15)
    room.wait(seconds=3)
    assert len([job for job in room.jobs if isinstance(job, Page)]) == 2
    room.click(ADA, card(room).click("acknowledge"))
    room.wait(hours=8)
    assert only(room).state is EscalationState.ACKNOWLEDGED
    room.click(MERT, card(room).click("resolve"))
    assert [key for key, who in told(room) if "jana" in who] == [
        "notice-escalation-climbs",
        "notice-escalation-climbs",
        "notice-escalation-climbs",
        "notice-escalation-taken",
        "notice-escalation-resolved",
    ]


def test_what_came_of_calling_somebody_is_told_twice_and_shown_once(memory: Database) -> None:
    room = Newsroom(memory, TEAM)
    room.comment()
    room.fill(JANA, "escalate", reason="press")
    event = Paged(kind="escalation", subject=only(room).id, reached=(), missed={"ada": "not-paged-refused"})
    room.happens(event)
    version = only(room).version
    room.happens(event)
    assert only(room).version == version
    assert [key for _, key in card(room).paged] == ["not-paged-refused"]
    for other in (replace(event, subject=99), replace(event, kind="storm")):
        assert room.happens(other) == []
