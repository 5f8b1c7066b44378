"""The watch at work on a real store: from comments to an alarm, what people do with it, and what it learns."""

from dataclasses import replace
from datetime import timedelta

import pytest

from handlers import routes
from handlers.clicks import Click
from handlers.comment import Author, Change, Comment, Incoming, Kind, Post
from handlers.events import CommentReceived, TimerFired
from handlers.people import Peak, Source, WatchPlan
from handlers.ports import Context
from handlers.storm import MINUTE, Count, Scope, StormState, Stream
from handlers.triage import assess
from handlers.watch.figures import by_day
from handlers.watch.judge import part_timer, watch_timer
from handlers.watch.terms import held, terms_of
from storage.database import Database
from storage.migrate import migrate
from tests.core.newsroom import FORUM, INSTAGRAM, JANA, MERT, START, TEAM, VERA, Newsroom
from tests.databases import at_once

ANGRY = "Schon wieder alles kaputt angekommen, eine Frechheit, ich will mein Geld zurück"
KIND = "So schöne Farben, danke, ich liebe die Kanne"
BRAND = Stream(scope=Scope.BRAND, brand="Musterkanne")
THREE = replace(
    TEAM,
    sources={"insta": INSTAGRAM, "forum": FORUM, "fb": replace(FORUM, name="fb", network="facebook")},
)


class Lookout(Newsroom):
    """A newsroom whose watch is wound up."""

    def __init__(self, database, team=THREE):
        super().__init__(database, team)
        self._number = 0
        with database.write() as uow:
            uow.timers.set(watch_timer(self.now))

    def crowd(
        self, count, text=ANGRY, *, minutes=5, sources=("insta", "forum", "fb"), authors=1_000, **about
    ):
        """So many people write, evenly over some minutes; time passes, and the watch looks each minute."""
        done = 0
        for minute in range(minutes):
            wanted = round(count * (minute + 1) / minutes)
            events = []
            while done < wanted:
                done += 1
                events.append(self._said(f"{text} {self._number}", sources, authors, **about))
            if events:
                self.deliver(events)
            self.wait(minutes=1)

    def _said(self, text, sources, authors, **about):
        self._number += 1
        source = sources[self._number % len(sources)]
        fields = {
            "created_at": self.now,
            "received_at": self.now,
            "post": Post(id="reel", title="Scherben", url="https://insta.example/reel"),
            "external_id": f"c{self._number}",
            "source": source,
        } | about
        comment = Comment(author=Author(id=f"a{self._number % authors}"), text=text, **fields)
        return CommentReceived(
            incoming=Incoming(inbox_id=0, change=Change.CREATED, comment=comment),
            assessment=assess(comment, self.team.brands["Musterkanne"], self.team.policy),
        )

    def deliver(self, events):
        with at_once(self.database) as uow:
            routes.handle_all(events, Context(uow=uow, team=self.team, now=self.now, token=lambda: "t"))

    def calm(self, **time):
        """Nothing happens; the watch looks each minute."""
        for _ in range(int(timedelta(**time) / MINUTE)):
            self.wait(minutes=1)

    def past(self, days, each=2, critical=0):
        """Weeks of ordinary minutes: so many comments each five minutes, written down directly."""
        with self.database.write() as uow:
            for number in range(days * 288):
                minute = START - timedelta(days=days) + number * timedelta(minutes=5)
                streams = (BRAND, Stream(scope=Scope.SOURCE, brand="Musterkanne", name="insta"))
                uow.watch.count(
                    [Count(stream=s, minute=minute, total=each, critical=critical) for s in streams]
                )
            uow.watch.flush()

    @property
    def storms(self):
        with self.database.read() as uow:
            return uow.storms.find()

    @property
    def storm(self):
        (storm,) = self.storms
        return storm

    def on_storm(self, verb):
        storm = self.storm
        return Click(verb=verb, kind="storm", id=storm.id, version=storm.version)

    def counted(self, stream=BRAND, since=START - timedelta(days=60)):
        with self.database.read() as uow:
            return sum(one.total for one in uow.watch.minutes(stream, since, START + timedelta(days=60)))


@pytest.fixture
def database():
    """The store itself is tried on both databases; what the watch decides doesn't depend on it."""
    database = Database("sqlite://")
    migrate(database.engine, now=START)
    yield database
    database.close()


@pytest.fixture
def lookout(database):
    return Lookout(database)


def test_a_minute_is_judged_in_parts_and_what_a_crash_leaves_undone_is_still_due(lookout, monkeypatch):
    lookout.now += MINUTE
    lookout.deliver(
        [lookout._said(f"{ANGRY} {number}", ("insta", "forum", "fb"), 60) for number in range(60)]
    )

    def due():
        with lookout.database.read() as uow:
            return [timer for timer in uow.timers.due(lookout.now, 100) if timer.kind == "watch"]

    def fires(timer):
        lookout.happens(TimerFired(key=timer.key, kind="watch", subject=0, due_at=timer.due_at))

    (minute,) = due()
    fires(minute)
    fires(minute)
    brand, sources = due()
    assert (brand.key, sources.key) == ("watch:brand:Musterkanne", "watch:sources:")
    assert lookout.storms == []
    fires(brand)
    fires(brand)
    assert lookout.storm.state is StormState.OPEN
    cards, _ = due()
    assert cards.key == "watch:cards:Musterkanne"

    def dies(*_):
        raise ZeroDivisionError

    monkeypatch.setattr("handlers.watch.gather.keep", dies)
    with pytest.raises(ZeroDivisionError):
        fires(cards)
    assert cards in due()
    monkeypatch.undo()
    fires(cards)
    fires(sources)
    assert due() == []
    assert len(lookout.placements("storm")) == 2
    assert lookout.counted() == 60


def test_a_wave_is_told_once_by_one_card_in_each_channel(lookout):
    lookout.crowd(60, minutes=6)
    assert lookout.storm.state is StormState.OPEN
    assert [(p.platform, p.channel) for p in lookout.placements("storm")] == [
        ("slack", "C1"),
        ("discord", "D1"),
    ]
    figures = lookout.storm.figures
    assert figures.share == 100
    assert figures.accounts == 3
    assert figures.origin.title == "Scherben"
    assert figures.usual == "none"
    assert lookout.storm.since == START


def test_it_is_told_within_ten_minutes_where_the_usual_is_known(lookout):
    lookout.past(days=3)
    lookout.crowd(40, minutes=5)
    assert lookout.storm.opened_at <= START + timedelta(minutes=10)
    assert lookout.storm.figures.usual == "highest"
    assert lookout.storm.figures.high == 6


def test_the_hour_of_the_week_is_the_measure_once_enough_weeks_are_there(lookout):
    lookout.past(days=23, each=3)
    lookout.crowd(60, minutes=5)
    figures = lookout.storm.figures
    assert (figures.usual, figures.low, figures.high) == ("hours", 9, 9)


def test_praise_is_no_storm_however_much_of_it(lookout):
    lookout.past(days=3)
    lookout.crowd(200, KIND, minutes=10)
    assert lookout.storms == []


def test_one_person_is_no_storm(lookout):
    lookout.crowd(60, minutes=6, authors=1)
    assert lookout.storms == []


def test_what_comes_a_day_late_goes_into_its_own_minutes_and_raises_nothing(lookout):
    yesterday = START - timedelta(days=1)
    lookout.crowd(80, minutes=5, created_at=yesterday)
    assert lookout.storms == []
    assert lookout.counted(since=yesterday) == 80
    assert lookout.counted(since=START) == 0


def test_clocks_that_are_ahead_count_when_they_arrive(lookout):
    lookout.crowd(10, minutes=1, created_at=START + timedelta(days=3))
    assert lookout.counted(since=START) == 10
    assert lookout.counted(since=START + timedelta(hours=1)) == 0


def test_sources_that_tell_twice_count_once(lookout):
    events = [lookout._said(ANGRY, ("insta",), 10, external_id="same") for _ in range(5)]
    lookout.deliver(events)
    lookout.deliver(events[:1])
    quiet = [lookout._said(KIND, ("insta",), 10, external_id="kind") for _ in range(2)]
    lookout.deliver(quiet[:1])
    lookout.deliver(quiet[1:])
    assert lookout.counted() == 2


def test_private_messages_and_the_brand_itself_are_not_counted(lookout):
    lookout.crowd(10, minutes=1, kind=Kind.MESSAGE)
    own = lookout._said(ANGRY, ("insta",), 1, external_id="own")
    comment = replace(own.incoming.comment, author=Author(id="brand-account"))
    lookout.deliver([replace(own, incoming=replace(own.incoming, comment=comment))])
    assert lookout.counted() == 0


def test_a_restart_in_the_middle_changes_nothing(tmp_path):
    address = f"sqlite:///{tmp_path / 'one.db'}"
    database = Database(address)
    migrate(database.engine, now=START)
    before = Lookout(database)
    before.crowd(60, minutes=6)
    first = before.storm
    database.close()
    database = Database(address)
    after = Newsroom.__new__(Lookout)
    Newsroom.__init__(after, database, THREE)
    after.now, after._number = before.now, before._number
    after.crowd(60, minutes=6)
    assert after.storm.id == first.id
    assert len(after.placements("storm")) == 2
    assert after.storm.figures.total == 120
    database.close()


def test_rising_is_told_by_a_new_message_and_falling_in_place(lookout):
    lookout.crowd(22, minutes=3, sources=("insta",))
    level = lookout.storm.level
    lookout.click(JANA, lookout.on_storm("stormtake"))
    lookout.crowd(300, minutes=5)
    risen = lookout.storm
    assert risen.level > level
    told = [key for key, _ in lookout.notices]
    assert "notice-storm-rising" in told
    lookout.crowd(30, minutes=6, sources=("insta",))
    assert [key for key, _ in lookout.notices] == told
    assert lookout.storm.highest_level == risen.highest_level


def test_it_calms_down_by_itself_and_is_not_told_again_the_same_day(lookout):
    lookout.crowd(60, minutes=6)
    lookout.calm(minutes=60)
    over = lookout.storm
    assert over.state is StormState.CALM
    assert START < over.calm_since < over.ended_at
    lookout.crowd(60, minutes=6)
    assert lookout.storms == [over]


def test_on_its_first_day_a_stream_is_told_again_of_a_wave_half_as_high_again(lookout):
    lookout.crowd(40, minutes=6)
    lookout.calm(minutes=60)
    (first,) = lookout.storms
    lookout.crowd(110, minutes=6)
    again = lookout.storms[-1]
    assert again.id != first.id
    assert again.state is StormState.OPEN
    assert again.opened_at - first.opened_at < timedelta(hours=2)


def test_nobody_takes_it_and_it_climbs(lookout):
    lookout.crowd(60, minutes=6)
    lookout.crowd(110, minutes=22)
    with lookout.database.read() as uow:
        (escalation,) = uow.escalations.find()
    assert (escalation.kind, escalation.subject, escalation.reason) == ("storm", lookout.storm.id, "storm")


def test_one_takes_it_the_other_learns_who_and_nothing_climbs(lookout):
    lookout.crowd(60, minutes=6)
    lookout.click(JANA, lookout.on_storm("stormtake"))
    refused = lookout.refused(lookout.click, MERT, lookout.on_storm("stormtake"), on="discord")
    assert (refused.key, refused.params["who"]) == ("refused-storm-taken", "Jana")
    lookout.crowd(110, minutes=22)
    with lookout.database.read() as uow:
        assert uow.escalations.find() == []
    assert lookout.storm.taken_by == "jana"


def test_a_viewer_and_a_stranger_take_nothing(lookout):
    lookout.crowd(60, minutes=6)
    for who in (VERA, None):
        for verb in ("stormtake", "stormkeep", "stormnone"):
            assert lookout.refused(lookout.click, who, lookout.on_storm(verb)).key in {
                "refused-role",
                "refused-unknown-person",
            }


def test_not_a_storm_teaches_the_watch_for_a_while_and_can_be_taken_back(lookout):
    lookout.past(days=3)
    lookout.crowd(60, minutes=6)
    lookout.fill(JANA, lookout.on_storm("stormnone"), reason="giveaway")
    over = lookout.storm
    assert (over.state, over.reason) == (StormState.DISMISSED, "giveaway")
    with lookout.database.read() as uow:
        (lesson,) = uow.expected.find()
    assert (lesson.factor, lesson.ends_at - lesson.starts_at) == (3.0, timedelta(days=1))
    lookout.click(MERT, lookout.on_storm("stormback"))
    with lookout.database.read() as uow:
        assert uow.expected.find()[0].undone_by == "mert"
    assert lookout.storm.state is StormState.TAKEN
    assert lookout.log(f"storm:{over.id}")[-2:] == ["watch.untaught", "storm.reopened"]


def test_a_planned_peak_raises_nothing_and_a_real_wave_in_it_does(database):
    peak = Peak(brand="Musterkanne", starts_at=START, ends_at=START + timedelta(days=1), factor=5)
    lookout = Lookout(database, replace(THREE, watch=WatchPlan(peaks=(peak,))))
    lookout.past(days=3)
    lookout.crowd(30, minutes=5)
    assert lookout.storms == []
    lookout.crowd(300, minutes=5)
    assert len(lookout.storms) == 1


def test_a_peak_is_announced_by_a_form_and_bounded(lookout):
    click = Click(verb="peak", kind="watch", id=0, version=1)
    assert (
        lookout.refused(lookout.submit, JANA, click, brand="0", hours="9999", times="3").key
        == "refused-peak-hours"
    )
    assert (
        lookout.refused(lookout.submit, JANA, click, brand="7", hours="24", times="3").key
        == "refused-form-incomplete"
    )
    assert (
        lookout.refused(lookout.submit, JANA, click, brand="0", hours="24", times="99").key
        == "refused-form-incomplete"
    )
    lookout.submit(JANA, click, brand="0", hours="24", times="5")
    lookout.crowd(60, minutes=5)
    assert lookout.storms == []


def test_keep_watching_makes_the_watch_sharper(lookout):
    lookout.crowd(60, minutes=6)
    lookout.click(JANA, lookout.on_storm("stormkeep"))
    storm = lookout.storm
    assert (storm.state, storm.taken_by) == (StormState.TAKEN, "jana")
    assert storm.closer_until == lookout.now + timedelta(hours=6)


def test_a_source_that_goes_silent_is_told_to_the_admins_once(lookout):
    lookout.past(days=23, each=3)
    lookout.calm(hours=2)
    silent = [p for p in lookout.placements("notice") if p.params["key"] == "notice-source-silent"]
    assert [(p.channel, p.params["source"]) for p in silent] == [("C-admin", "insta")]
    lookout.crowd(5, KIND, minutes=5, sources=("insta",))
    assert lookout.log("source:insta")[-1] == "source.heard"


def test_counting_costs_a_few_rows_however_many_comments(lookout):
    lookout.deliver([lookout._said(KIND, ("insta",), 50) for _ in range(200)])
    with lookout.database.read() as uow:
        sums = uow.watch.sums(START - MINUTE, START + MINUTE)
    assert {one.scope for one in sums} == {Scope.BRAND, Scope.SOURCE, Scope.TOPIC, Scope.POST}
    assert sums[BRAND].total == 200
    assert len(sums) == 4


def test_the_figures_of_each_day_go_to_reports(lookout):
    lookout.crowd(60, minutes=6)
    with lookout.database.read() as uow:
        (day,) = by_day(uow, "Musterkanne", START - timedelta(days=1), START + timedelta(days=1))
    assert (day.day, day.total, day.share) == ("2026-11-21", 60, 100)


def test_a_post_with_a_hostile_id_is_counted_like_any_other(lookout):
    lookout.crowd(
        60, minutes=6, post=Post(id="'; drop table app_storm; --\x00" * 60, title="\u202e@everyone")
    )
    assert lookout.storm.figures.origin is not None


def test_two_brands_do_not_see_each_others_waves(database):
    brands = {**TEAM.brands, "Andere": replace(TEAM.brands["Musterkanne"], name="Andere")}
    team = replace(
        THREE,
        brands=brands,
        sources={**THREE.sources, "other": Source(name="other", kind="hook", brand="Andere")},
    )
    lookout = Lookout(database, team)
    lookout.crowd(60, minutes=6, sources=("other",))
    assert [storm.brand for storm in lookout.storms] == ["Andere"]


def test_the_words_of_a_wave_are_looked_at_before_the_transaction_that_judges_it(lookout):
    lookout.past(days=2)
    lookout.crowd(60)
    lookout.crowd(40, "Nur Scherben im Paket, wieder")
    fired = part_timer("brand", "Musterkanne", lookout.now)
    event = TimerFired(key=fired.key, kind=fired.kind, subject=0, due_at=lookout.now)
    terms_of.cache_clear()
    held.cache_clear()
    with lookout.database.read() as uow:
        routes.think_ahead(event, Context(uow=uow, team=lookout.team, now=lookout.now, token=lambda: "t"))
    looked_at = terms_of.cache_info().misses
    assert looked_at > 1
    with lookout.database.write() as uow:
        uow.timers.set(fired)
    lookout.happens(event)
    assert lookout.storms, "it was judged"
    assert (terms_of.cache_info().misses, held.cache_info().misses) == (looked_at, looked_at)
