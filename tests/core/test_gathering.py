"""Storm mode on a real store: from cards for each case to cards for each topic, and back again."""

from dataclasses import replace
from datetime import timedelta

import pytest

from handlers.case import State
from handlers.clicks import Click
from handlers.comment import Author, Kind
from handlers.crisis.crisis import CrisisState
from handlers.effects import ShowCard
from handlers.gathering import GRAVE
from handlers.people import WatchPlan
from handlers.ports import Context
from handlers.watch import gather
from tests.core.crisis_room import MARA, CrisisRoomTest
from tests.core.newsroom import AYLIN, JANA, START, VERA
from tests.core.test_watch import THREE, Lookout, database
from tests.wording import unlike

__all__ = ["database"]
SORTS = (
    "Meine Kanne kam zerbrochen an",
    "Nur Scherben im Paket gefunden",
    "Der Kundenservice antwortet nicht",
    "Nobody replies to my complaint, awful",
    "Boykott, kauft nichts mehr, eine Frechheit",
)


class Storming(Lookout):
    """A newsroom in a wave of comments of which none is worded like another."""

    def rages(self, count, *, minutes=5, sorts=SORTS, **about):
        done = 0
        for minute in range(minutes):
            wanted, events = round(count * (minute + 1) / minutes), []
            while done < wanted:
                done += 1
                text = f"{sorts[done % len(sorts)]} {unlike(self._number)}"
                events.append(self._said(text, ("insta", "forum", "fb"), 1_000, **about))
            for start in range(0, len(events), 200):
                self.deliver(events[start : start + 200])
            self.wait(minutes=1)

    @property
    def gatherings(self):
        with self.database.read() as uow:
            return uow.gatherings.find()

    @property
    def topics(self):
        with self.database.read() as uow:
            return {one.name: one for one in uow.topics.find()}

    def messages(self):
        """Messages of each channel so far, threads and notices included."""
        with self.database.read() as uow:
            placed = uow.placements.find()
        return {
            channel: sum(one.channel == channel for one in placed) for channel in {p.channel for p in placed}
        }

    def on_topic(self, name, verb, choice="-"):
        topic = self.topics[name]
        return Click(verb=verb, choice=choice, kind="topic", id=topic.id, version=topic.version)

    def cases_of(self, name):
        return [case for case in self.cases if case.topic_id == self.topics[name].id]


@pytest.fixture
def room(database):
    return Storming(database, THREE)


def test_a_storm_gathers_new_cases_on_one_card_per_topic(room):
    room.rages(60, minutes=3)
    before = len(room.placements("case"))
    room.rages(150, minutes=4)
    assert room.gatherings[0].why in {"storm", "flood"}
    assert {"broken", "service", "boycott"} <= set(room.topics)
    assert len(room.placements("case")) == before
    heads = [(p.channel, p.subject) for p in room.placements("topic")]
    assert len(heads) == len(set(heads))
    assert {channel for channel, _ in heads} == {"C1", "D1"}


def test_nothing_is_lost_every_case_stands_on_a_card_or_a_topic_and_counters_are_true(room):
    room.rages(150, minutes=4)
    with_card = {p.subject for p in room.placements("case")}
    assert len(room.cases) + sum(case.others for case in room.cases) == 150
    for case in room.cases:
        assert case.topic_id or case.id in with_card
    for topic in room.topics.values():
        mine = [case for case in room.cases if case.topic_id == topic.id]
        assert topic.comments == sum(1 + case.others for case in mine)


def test_however_many_comments_come_at_once_messages_stay_few(room):
    room.rages(1_500, minutes=1)
    room.rages(50, minutes=2)
    assert max(room.messages().values()) <= 60, room.messages()
    assert len(room.cases) + sum(case.others for case in room.cases) == 1_550


def test_threats_press_and_legal_matters_keep_cards_of_their_own_up_to_a_limit(room):
    room.rages(120, minutes=4)
    before = len(room.placements("case"))
    room.rages(
        12, minutes=1, sorts=("Mein Anwalt meldet sich wegen der kaputten Kanne", "Wir wissen wo du wohnst")
    )
    alone = len(room.placements("case")) - before
    assert alone == 2 * 12
    assert not any(p.queues for p in room.placements("case")[-alone:])
    room.rages(40, minutes=1, sorts=("Presseanfrage für einen Artikel über die Scherben",))
    assert GRAVE in room.topics
    assert len(room.placements("case")) - before <= 2 * gather.ALONE
    assert all(case.hold for case in room.cases_of(GRAVE))


def test_the_first_comment_of_an_author_with_reach_stands_alone_the_next_does_not(room):
    room.rages(120, minutes=4)
    before = len(room.placements("case"))
    star = Author(id="star", name="star", followers=50_000)
    for number in range(2):
        event = room._said(f"Kaputt, unfassbar {unlike(('star', number))}", ("insta",), 1)
        comment = replace(event.incoming.comment, author=star)
        room.deliver([replace(event, incoming=replace(event.incoming, comment=comment))])
    assert len(room.placements("case")) - before == 2  # one card in each of two channels


def test_private_messages_are_never_gathered(room):
    room.rages(120, minutes=4)
    room.rages(3, minutes=1, kind=Kind.MESSAGE)
    assert all(case.topic_id == 0 for case in room.cases[-3:])


def test_many_cards_at_once_are_gathered_before_any_alarm(room):
    room.rages(40, minutes=1, sorts=("Wann kommt die blaue Kanne wieder?",))
    assert room.gatherings[0].why == "flood"
    assert len({p.subject for p in room.placements("case")}) == 26
    assert room.storms == []


def test_a_wave_about_something_new_gets_its_topic_and_its_cases_come_over(room):
    room.rages(120, minutes=4)
    room.rages(12, minutes=1, sorts=("Frechheit, der Henkel glüht ja förmlich",))
    assert room.topics["henkel"].words == "Henkel glüht"
    assert len(room.cases_of("henkel")) == 12


def test_existing_single_cards_stay(room):
    room.comment("Meine Bestellung fehlt seit Wochen, keine Antwort")
    first = room.cases[0]
    room.rages(150, minutes=4)
    assert [p.state for p in room.placements("case") if p.subject == first.id] == ["wanted", "wanted"]


def test_the_next_case_is_handed_out_and_gets_its_card_once_somebody_works_on_it(room):
    room.rages(150, minutes=4)
    (shown,) = room.click(JANA, room.on_topic("broken", "topic-next"))
    assert isinstance(shown, ShowCard)
    case = next(one for one in room.cases if one.id == shown.subject)
    assert case.topic_id == room.topics["broken"].id
    assert not [p for p in room.placements("case") if p.subject == case.id]
    room.click(JANA, Click(verb="claim", kind="case", id=case.id, version=case.version))
    assert len([p for p in room.placements("case") if p.subject == case.id]) == 2
    (other,) = room.click(JANA, room.on_topic("broken", "topic-next"))
    assert other.subject != case.id
    assert room.click(VERA, room.on_topic("broken", "topic-cases"))


def test_one_case_that_many_say_the_same_in_is_answered_from_its_topic(room):
    room.rages(120, minutes=4)
    topic = room.topics["broken"]
    with room.database.write() as uow:
        for case in uow.cases.find(topic_id=topic.id)[1:]:
            uow.cases.save(replace(case, state=State.DISMISSED))
    (left,) = [case for case in room.cases_of("broken") if case.state is State.NEW]
    assert "joint" not in room.view("topic", topic.id).allowed
    with room.database.write() as uow:
        uow.cases.save(replace(uow.cases.get(left.id), others=11))
    assert "joint" in room.view("topic", topic.id).allowed


def test_a_stranger_sees_nothing_of_it(room):
    room.rages(150, minutes=4)
    for verb in ("topic-next", "topic-cases"):
        assert room.refused(room.click, None, room.on_topic("broken", verb)).key == "refused-unknown-person"


def test_pages_of_cases_are_bounded_whatever_the_button_says(room):
    room.rages(150, minutes=4)
    for choice in ("p1", "p99", "x", "p٣"):
        (shown,) = room.click(JANA, room.on_topic("broken", "topic-cases", choice))
        with room.database.read() as uow:
            from handlers.views.topic import topic_cases_view

            view = topic_cases_view(shown.subject, shown.params, uow, room.team)
        assert len(view.rows) <= 8


def test_calm_brings_single_cards_back_and_says_what_is_open(room):
    room.rages(150, minutes=4)
    gathered = sum(case.topic_id != 0 for case in room.cases)
    room.calm(minutes=75)
    (gathering,) = room.gatherings
    assert gathering.ended_at is not None
    (told, _) = [p for p in room.placements("notice") if p.params["key"] == "notice-gathered"]
    assert told.params["cases"] == told.params["open"] == str(gathered)
    before = len(room.placements("case"))
    room.comment("Und noch eine Lieferung kaputt angekommen", external_id="late")
    assert len(room.placements("case")) == before + 2
    with room.database.read() as uow:
        assert uow.cases.of_topic(room.topics["broken"].id, offset=0, limit=3)
    assert {case.state for case in room.cases} == {State.NEW}


def test_levels_below_the_configured_one_gather_nothing(database):
    plan = WatchPlan(topic_cards_from=7, cards_at_most=1000)
    room = Storming(database, replace(THREE, watch=plan))
    room.rages(120, minutes=6)
    assert room.storms
    assert room.gatherings == []


def test_it_stays_while_the_wave_goes_on_and_trembles(room):
    room.rages(150, minutes=4)
    room.calm(minutes=3)
    room.rages(60, minutes=3)
    assert len(room.gatherings) == 1
    assert room.gatherings[0].ended_at is None


def test_a_restart_in_the_middle_goes_on_with_the_same_topics(tmp_path):
    from storage.database import Database
    from storage.migrate import migrate

    address = f"sqlite:///{tmp_path / 'one.db'}"
    database = Database(address)
    migrate(database.engine, now=START)
    before = Storming(database, THREE)
    before.rages(120, minutes=4)
    topics = {name: one.id for name, one in before.topics.items()}
    database.close()
    database = Database(address)
    after = Storming.__new__(Storming)
    super(Lookout, after).__init__(database, THREE)
    after.now, after._number = before.now, before._number
    after.rages(120, minutes=4)
    assert topics.items() <= {name: one.id for name, one in after.topics.items()}.items()
    assert len(after.gatherings) == 1
    assert len(after.cases) + sum(case.others for case in after.cases) == 240
    database.close()


def test_the_alarm_says_where_new_comments_go(room):
    room.rages(200, minutes=6)
    view = room.view("storm", room.storm.id)
    assert view.gathered_since is not None
    assert room.now - view.gathered_since < timedelta(minutes=10)


@pytest.mark.parametrize("ends", ["mistake", "standdown"])
def test_a_crisis_that_a_person_ends_lets_go_at_once(memory, ends):
    room = CrisisRoomTest(memory)
    room.start(MARA)
    brand = room.crisis.brand
    with room.database.write() as uow:
        gather.keep(Context(uow=uow, team=room.team, now=room.now, token=str), brand)
        (begun,) = uow.gatherings.find()
    assert (begun.why, begun.ended_at) == ("crisis", None)
    if ends == "mistake":
        room.fill(MARA, room.about("mistake"))
    else:
        room.fill(JANA, room.on("c01", "step-done"), text="gesichert")
        room.fill(MARA, room.about("standdown"), reason="Zwei ruhige Fenster")
        room.click(AYLIN, room.about("standdown-yes"))
    assert room.crisis.state in {CrisisState.UNDONE, CrisisState.OVER}
    with room.database.read() as uow:
        (ended,) = uow.gatherings.find()
    assert ended.ended_at == room.now
