"""Strikingly many comments without criticism: told once and calmly, followed in place, an alarm only if it turns."""

from dataclasses import replace
from datetime import timedelta

import pytest

from handlers.comment import Post
from handlers.people import Peak, WatchPlan
from handlers.storm import Scope, Stream
from handlers.watch.judge import part_timer
from tests.core.newsroom import START
from tests.core.test_watch import ANGRY, KIND, THREE, Lookout, database
from tests.wording import unlike

__all__ = ["database"]
GIVEAWAY = Post(id="p77", title="Herbstaktion", url="https://insta.example/p77")


class Marketplace(Lookout):
    """The watch of a brand that has been known for two days."""

    def __init__(self, database, team=THREE):
        super().__init__(database, team)
        self.past(days=2)

    def draws(self, count=80, text=KIND, post=GIVEAWAY, **about):
        """So many comments under one post of one account."""
        self.crowd(count, text, **{"sources": ("insta",), "post": post, **about})

    @property
    def bustles(self):
        with self.database.read() as uow:
            return uow.bustles.find()

    @property
    def cards(self):
        with self.database.read() as uow:
            return [one for bustle in self.bustles for one in uow.placements.of("bustle", bustle.id)]


@pytest.fixture
def market(database):
    return Marketplace(database)


def test_a_post_that_draws_many_friendly_comments_is_told_once_in_each_channel_and_pings_nobody(market):
    market.draws()
    (bustle,) = market.bustles
    assert (bustle.post, bustle.figures.origin.title) == ("insta:p77", "Herbstaktion")
    assert bustle.praise > 0
    assert [(one.platform, one.mention, one.pin) for one in market.cards] == [
        ("slack", (), ""),
        ("discord", (), ""),
    ]
    assert market.storms == []
    with market.database.read() as uow:
        assert uow.escalations.find() == []
        kinds = {timer.kind for timer in uow.timers.due(market.now + timedelta(days=1), 100)}
    assert "storm" not in kinds, "nobody has to take it"


def test_it_is_followed_in_place_while_it_goes_on(market):
    market.draws(minutes=6)
    (before,) = market.bustles
    wanted = [card.wanted for card in market.cards]
    market.draws(200, minutes=12)
    (after,) = market.bustles
    assert after.highest > before.highest
    assert after.figures.total > before.figures.total
    assert [card.wanted for card in market.cards] > wanted
    assert len(market.cards) == 2


def test_what_makes_an_alarm_is_criticism_and_not_the_number(market, database):
    market.draws(80, f"{ANGRY} {unlike('angry')}", authors=70)
    assert len(market.storms) == 1
    assert market.bustles == []


def test_a_few_critical_words_among_many_friendly_ones_are_no_alarm(market):
    for _ in range(5):
        market.draws(14, minutes=1)
        market.draws(2, ANGRY, minutes=1)
    (bustle,) = market.bustles
    assert market.storms == []
    assert 0 < bustle.figures.share < 30


def test_many_comments_that_are_not_those_of_one_post_are_told_of_the_brand(market):
    for number in range(10):
        market.draws(6, post=Post(id=f"q{number % 5}", title="Tag"), minutes=1)
    (bustle,) = market.bustles
    assert (bustle.post, bustle.figures.origin) == ("", None)


def test_on_the_first_day_nobody_knows_what_is_striking(database):
    lookout = Lookout(database)
    lookout.crowd(80, KIND)
    with database.read() as uow:
        assert uow.bustles.find() == []


def test_a_planned_peak_is_no_news(database):
    peak = Peak(brand="Musterkanne", starts_at=START, ends_at=START + timedelta(days=1), factor=5.0)
    market = Marketplace(database, replace(THREE, watch=WatchPlan(peaks=(peak,))))
    market.draws(90)
    assert market.bustles == []


def test_one_person_alone_is_no_crowd(market):
    market.draws(authors=1)
    assert market.bustles == []


def test_half_an_hour_of_calm_ends_it_and_a_day_later_it_is_news_again(market):
    market.draws()
    market.calm(minutes=50)
    (first,) = market.bustles
    assert first.ended_at is not None
    assert first.storm == 0
    market.draws()
    assert len(market.bustles) == 1, "the same again within a day is no news"
    market.draws(260, minutes=8)
    assert len(market.bustles) == 2, "half as many again is"


def test_a_breath_is_no_end(market):
    market.draws()
    market.calm(minutes=25)
    assert market.bustles[0].calm_since is not None
    market.draws(60)
    assert [(one.ended_at, one.calm_since) for one in market.bustles] == [(None, None)]


def test_what_turns_into_criticism_becomes_an_alarm_and_says_so(market):
    market.draws(40, minutes=4)
    market.draws(200, f"{ANGRY} {unlike('turned')}", authors=150, minutes=6)
    (bustle,) = market.bustles
    assert bustle.storm == market.storm.id
    assert bustle.ended_at is not None
    market.calm(minutes=20)
    assert len(market.bustles) == 1, "beside an alarm nothing is striking"


def test_a_minute_that_is_judged_twice_tells_it_once(market):
    market.draws()
    with market.database.write() as uow:
        uow.timers.set(part_timer("brand", "Musterkanne", market.now))
    market.wait(minutes=1)
    assert len(market.bustles) == 1


def test_a_post_with_a_hostile_id_and_title_is_followed_like_any_other(market):
    hostile = Post(
        id="'; drop table app_bustle; --\x00" * 60, title="\u202e@everyone", url="javascript:alert(1)"
    )
    market.draws(post=hostile)
    market.draws(60, post=hostile)
    (bustle,) = market.bustles
    assert bustle.figures.people > 5
    assert bustle.figures.origin is not None
    with market.database.read() as uow:
        stream = Stream(scope=Scope.POST, brand="Musterkanne", name=bustle.post)
        assert uow.watch.minutes(stream, START, market.now)
