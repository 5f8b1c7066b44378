"""The watch where it is easily fooled: what comes late or twice, what was announced, what somebody waved away, and the
days after a crisis."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.watch_file import WatchFile
from handlers.calendar.hours import Shift
from handlers.clicks import Click
from handlers.comment import Author, Comment, Kind, Post
from handlers.crisis.crisis import Crisis, CrisisState, PlaybookCopy
from handlers.flags import WATCHED
from handlers.people import WatchPlan
from handlers.storm import Count, Figures, Scope, Storm, StormState, Stream, StreamState
from handlers.triage import assess
from tests.core.crisis_room import PLAYBOOK
from tests.core.newsroom import JANA, START, TEAM
from tests.core.test_watch import BRAND, THREE, Lookout, database

__all__ = ["database"]


@pytest.fixture
def lookout(database):
    return Lookout(database)


def crisis_over(lookout, storm=0, state=CrisisState.OVER):
    with lookout.database.write() as uow:
        copy = uow.playbooks.add(PlaybookCopy(playbook="default", version="1", content=PLAYBOOK))
        uow.crises.add(
            Crisis(
                brand="Musterkanne",
                title="Scherben",
                playbook_id=copy.id,
                level=4,
                lead="mara",
                declared_by="mara",
                declared_at=lookout.now - timedelta(hours=1),
                ended_at=lookout.now,
                state=state,
                storm=storm,
            )
        )


@pytest.mark.parametrize(("state", "days", "told"), [("over", 7, 2), ("over", 0, 1), ("undone", 7, 1)])
def test_after_a_crisis_a_second_wave_is_told_though_it_is_lower(database, state, days, told):
    lookout = Lookout(database, replace(THREE, watch=WatchPlan(aftermath=timedelta(days=days))))
    lookout.crowd(60, minutes=6)
    lookout.calm(minutes=60)
    crisis_over(lookout, lookout.storm.id, CrisisState(state))
    lookout.crowd(40, minutes=6)
    assert len(lookout.storms) == told
    until = lookout.view("storm", lookout.storms[0].id).sharper_until
    assert until == (lookout.now - timedelta(minutes=6) + timedelta(days=7) if told == 2 else None)


def test_an_earlier_wave_is_not_taken_for_what_is_usual(lookout):
    lookout.past(days=3, critical=0)
    lookout.crowd(60, minutes=6)
    assert lookout.storm.figures.usual_share == 0
    lookout.calm(minutes=60)
    lookout.crowd(110, minutes=6)
    assert [one.figures.usual_share for one in lookout.storms] == [0, 0]


def test_the_hour_of_a_week_with_a_wave_says_nothing_about_what_is_usual(lookout):
    lookout.past(days=30, each=3)
    with lookout.database.write() as uow:
        wave = lookout.now - timedelta(days=7)
        uow.watch.count([Count(stream=BRAND, minute=wave, total=900, critical=900)])
        uow.watch.flush()
        figures = Figures(at=wave, total=900, critical=900, severe=0, usual="none")
        uow.storms.add(
            Storm(
                brand="Musterkanne",
                state=StormState.CALM,
                since=wave,
                opened_at=wave,
                level=3,
                highest_level=3,
                highest=900,
                take_by=wave,
                calm_since=wave + timedelta(minutes=20),
                ended_at=wave + timedelta(minutes=50),
                figures=figures,
            )
        )
    lookout.crowd(60, minutes=5)
    assert (lookout.storms[-1].figures.usual, lookout.storms[-1].figures.high) == ("hours", 9)


def test_mentions_elsewhere_make_a_wave_as_comments_do(lookout):
    lookout.crowd(60, minutes=6, sources=("forum",), kind=Kind.MENTION, post=None)
    assert lookout.storm.figures.origin is None
    assert lookout.storm.figures.total == 60


def test_the_same_link_again_and_again_is_told(lookout):
    text = "Schaut euch das an, alles kaputt https://reel.example/scherben"
    lookout.crowd(60, text, minutes=6)
    assert lookout.storm.figures.links >= 20


@pytest.mark.parametrize(
    "said",
    [
        "Karla Kannenberg weiß davon",
        "Karla Kannenbergs Auftritt war eine Frechheit",
        "K\u0430rla K\u0430nnenberg lügt",  # Cyrillic
        "Karla Kan\u200bnenberg lügt",
        "K A R L A  K A N N E N B E R G",
        "Was ist mit den Herbstaktionen",
        "#herbstaktion",
    ],
)
def test_people_and_words_of_the_watch_list_are_found_however_they_are_written(said):
    words = WatchFile(people=("Karla Kannenberg",), words=("Herbstaktion",)).watched
    policy = replace(TEAM.policy, words={WATCHED: words})
    comment = Comment(
        source="insta", external_id="1", author=Author(id="a"), text=said, created_at=START, received_at=START
    )
    found = assess(comment, TEAM.brands["Musterkanne"], policy)
    assert WATCHED in {flag.name for flag in found.flags}
    assert found.relay


def loud(lookout):
    """Three days of a brand that is criticised all day long."""
    topic = Stream(scope=Scope.TOPIC, brand="Musterkanne", name="complaint")
    with lookout.database.write() as uow:
        for number in range(3 * 288):
            minute = START - timedelta(minutes=5 * (number + 1))
            uow.watch.count(
                [Count(stream=one, minute=minute, total=200, critical=80) for one in (BRAND, topic)]
            )
        uow.watch.flush()


def test_a_single_post_makes_a_wave_of_a_brand_that_is_loud_anyway(lookout):
    loud(lookout)
    posts = Stream(scope=Scope.POSTS, brand="Musterkanne")
    quiet = [{"day": day, "seen": 288, "highest": [4.0] * 40} for day in ("2026-11-19", "2026-11-20")]
    with lookout.database.write() as uow:
        uow.watch.remember(
            StreamState(
                stream=posts,
                since=START - timedelta(days=3),
                learned_until=START,
                totals=[quiet] * 3,
                criticals=[quiet] * 3,
            )
        )
    lookout.crowd(120, minutes=6, post=Post(id="reel", title="Scherben"))
    assert lookout.storm.figures.origin.title == "Scherben"
    assert lookout.storm.topic == ""


def test_the_same_many_spread_over_many_posts_are_an_ordinary_day_there(lookout):
    loud(lookout)
    for number in range(30):
        lookout.crowd(4, minutes=1, post=Post(id=f"p{number}", title="x"))
    assert [one for one in lookout.storms if not one.topic] == []


def test_whoever_waves_every_alarm_away_does_not_switch_the_watch_off(lookout):
    lookout.past(days=3)
    size = 60
    for _ in range(3):
        lookout.crowd(size, minutes=6)
        open_ = [one for one in lookout.storms if one.state is StormState.OPEN]
        if open_:
            click = Click(verb="stormnone", kind="storm", id=open_[0].id, version=open_[0].version)
            lookout.fill(JANA, click, reason="giveaway")
        lookout.calm(minutes=16)
        size *= 2
    with lookout.database.read() as uow:
        lessons = uow.expected.find()
    assert len(lessons) >= 2
    assert max(one.factor for one in lessons) <= 5
    assert max(one.ends_at for one in lessons) <= lookout.now + timedelta(days=7)
    lookout.crowd(1_000, minutes=4)
    assert lookout.storms[-1].state is StormState.OPEN


def test_nobody_takes_it_at_night_and_it_climbs_all_the_same(database):
    night = replace(THREE, policy=replace(THREE.policy, quiet_hours=(Shift(start=0, end=24 * 60),)))
    lookout = Lookout(database, night)
    lookout.crowd(60, minutes=6)
    lookout.crowd(110, minutes=22)
    with database.read() as uow:
        (escalation,) = uow.escalations.find()
    assert escalation.subject == lookout.storm.id


def test_weeks_in_which_nobody_was_watching_say_nothing_about_an_hour(lookout):
    """The bot was off a week ago: that week is no quiet one, and the three before it are enough."""
    with lookout.database.write() as uow:
        for weeks in (2, 3, 4, 5):
            begun = START - timedelta(weeks=weeks, hours=2)
            minutes = [begun + number * timedelta(minutes=5) for number in range(48)]
            uow.watch.count([Count(stream=BRAND, minute=minute, total=3) for minute in minutes])
        uow.watch.flush()
    lookout.crowd(60, minutes=5)
    assert (lookout.storm.figures.usual, lookout.storm.figures.low) == ("hours", 9)


def test_days_in_which_nobody_was_watching_are_none_that_the_usual_rests_on(lookout):
    with lookout.database.write() as uow:
        for days in (13, 12, 2, 1):
            begun = START - timedelta(days=days)
            minutes = [begun + number * timedelta(minutes=5) for number in range(288)]
            uow.watch.count([Count(stream=BRAND, minute=minute, total=3) for minute in minutes])
        uow.watch.flush()
    lookout.crowd(60, minutes=6)
    figures = lookout.storm.figures
    # Four days but for the last quarter of an hour, and nine in which nobody looked.
    assert (figures.usual, figures.days, figures.high) == ("highest", 3, 9)


def test_what_is_said_while_it_calms_is_of_now_and_not_of_the_worst_minutes(lookout):
    lookout.crowd(60, minutes=6)
    assert lookout.storm.figures.people == 60
    lookout.calm(minutes=20)
    figures = lookout.storm.figures
    assert lookout.storm.calm_since is not None
    assert (figures.people, figures.newcomers, figures.links) == (figures.total, 0, 0)
    assert figures.total < 20
