"""One comment that two sources tell is one: counted once, shown with both, and nobody hides behind it."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from handlers import routes
from handlers.case import State
from handlers.comment import Author, Change, Comment, Incoming, Kind, Post
from handlers.events import CommentReceived
from handlers.ports import Context
from handlers.storm import Scope, Stream
from handlers.triage import assess
from handlers.views import CaseView
from handlers.views.load import load
from storage.database import Database
from storage.tables import metadata
from tests.core.newsroom import FORUM, INSTAGRAM, START, TEAM, Newsroom

TEXT = "Dritte Lieferung, dritte Tasse kaputt. Eine Frechheit ist das"
PLACE = "https://insta.example/p/1/c/9"
BRAND = Stream(scope=Scope.BRAND, brand="Musterkanne")
OTHER = replace(TEAM.brands["Musterkanne"], name="Andere")
THREE = replace(
    TEAM,
    brands={**TEAM.brands, "Andere": OTHER},
    sources={
        "insta": INSTAGRAM,
        "forum": FORUM,
        "tool": replace(FORUM, name="tool", network="inbox"),
        "theirs": replace(FORUM, name="theirs", brand="Andere"),
    },
)


class Told(Newsroom):
    """A newsroom that is told of comments by several sources."""

    together = True
    """Deliveries are handled as one."""

    def told(self, *comments):
        events = [self._event(one) for one in comments]
        for group in [events] if self.together else [[event] for event in events]:
            with self.database.write() as uow:
                routes.handle_all(group, Context(uow=uow, team=self.team, now=self.now, token=lambda: "t"))

    def _event(self, comment, change=Change.CREATED):
        assessed = assess(comment, self.team.brands["Musterkanne"], self.team.policy)
        return CommentReceived(
            incoming=Incoming(inbox_id=0, change=change, comment=comment),
            assessment=None if change is Change.DELETED else assessed,
        )

    def becomes(self, comment, change):
        self.happens(self._event(comment, change))

    @property
    def cases(self):
        with self.database.read() as uow:
            return uow.cases.find()

    @property
    def counted(self):
        with self.database.read() as uow:
            return sum(
                one.total
                for one in uow.watch.minutes(BRAND, START - timedelta(days=3), START + timedelta(days=3))
            )

    def sources_of(self, case):
        with self.database.read() as uow:
            view = load("case", case.id, uow=uow, team=self.team)
        assert isinstance(view, CaseView)
        return [case.source, *(target.source.name for target, _ in view.also)]


def said(source, number, text=TEXT, name="Lea Nord", after=0, url="", **about):
    at = START + timedelta(minutes=after)
    return Comment(
        source=source,
        external_id=f"{source}-{number}",
        author=Author(id=f"{source}:{name}", name=name),
        text=text,
        created_at=at,
        received_at=at,
        url=url,
        **about,
    )


@pytest.fixture(params=["together", "one by one"])
def room(request):
    database = Database("sqlite://")
    metadata.create_all(database.engine)
    room = Told(database, THREE)
    room.together = request.param == "together"
    yield room
    database.close()


def test_a_tool_that_tells_of_the_same_place_adds_nothing(room):
    room.told(said("insta", 1, url=PLACE), said("tool", 7, name="", after=300, url=PLACE + "?utm_source=x"))
    (case,) = room.cases
    assert (room.counted, case.others, case.spread) == (1, 0, ())
    assert room.sources_of(case) == ["insta", "tool"]


def test_the_words_of_one_author_on_two_networks_are_one_comment(room):
    room.told(said("insta", 1), said("forum", 1, text=TEXT.upper() + "!!", name="@lea  nord", after=4))
    (case,) = room.cases
    assert room.counted == 1
    assert room.sources_of(case) == ["insta", "forum"]


def test_whoever_writes_twice_is_counted_twice_though_each_is_told_by_two(room):
    for after, number in enumerate((1, 2)):
        room.told(said("insta", number, after=after), said("tool", number, after=after))
    assert room.counted == 2
    with room.database.read() as uow:
        assert [(one.comment_id, one.twin_of) for one in uow.twins.find()] == [(2, 1), (4, 3)]


@pytest.mark.parametrize(
    "second",
    [
        said("forum", 1, name="Karim"),
        said("forum", 1, after=11),
        said("forum", 1, text=TEXT + " Nie wieder"),
        said("insta", 2),
        said("theirs", 1),
        said("forum", 1, kind=Kind.MESSAGE),
        said("forum", 1, name="Karim", url=PLACE),
    ],
    ids=["name", "time", "words", "source", "brand", "private", "place of another's"],
)
def test_what_differs_in_one_respect_is_a_comment_of_its_own(room, second):
    room.told(said("insta", 1, url=PLACE), second)
    with room.database.read() as uow:
        assert uow.twins.find() == []
        assert len(uow.comments.find()) == 2


def test_two_people_of_one_first_name_may_both_be_brief(room):
    brief = "Frechheit, kaputt"
    room.told(said("insta", 1, brief, name="Anna"), said("forum", 1, brief, name="Anna"))
    assert room.counted == 2


def test_the_address_of_a_post_is_not_the_place_of_a_comment(room):
    post = Post(id="p", url="https://insta.example/p/1")
    one, two = (said(name, 1, "Kaputt", name="", url=post.url, post=post) for name in ("insta", "tool"))
    room.told(one, two)
    assert room.counted == 2


def test_a_copied_name_hides_one_copy_beside_the_first_and_no_crowd(room):
    room.told(said("insta", 1))
    room.told(*(said("forum", number) for number in range(30)))
    assert room.counted == 30
    assert room.sources_of(room.cases[0]) == ["insta", "forum"]


def test_what_was_the_same_and_becomes_a_threat_gets_its_own_card(room):
    room.told(said("insta", 1), said("forum", 1, after=1))
    threat = replace(said("forum", 1, "Ich weiß, wo du wohnst, ich bring dich um"), updated_at=START)
    room.becomes(threat, Change.EDITED)
    first, second = room.cases
    assert (second.source, room.counted) == ("forum", 2)
    assert room.sources_of(first) == ["insta"]


def test_what_the_first_takes_back_still_stands_where_it_was_copied(room):
    room.told(said("insta", 1), said("forum", 1, after=1))
    room.becomes(said("insta", 1), Change.DELETED)
    first, second = room.cases
    assert (first.state, first.deleted) == (State.DISMISSED, True)
    assert (second.source, second.state) == ("forum", State.NEW)


def test_at_the_same_place_it_is_gone_for_both(room):
    room.told(said("insta", 1, url=PLACE), said("tool", 1, url=PLACE))
    room.becomes(said("insta", 1, url=PLACE), Change.DELETED)
    room.becomes(said("tool", 1, url=PLACE), Change.DELETED)
    (case,) = room.cases
    assert case.deleted


@pytest.mark.parametrize("order", [("insta", "tool"), ("tool", "insta")])
def test_an_edit_is_one_edit_whichever_source_is_quicker(room, order):
    room.told(said("insta", 1, url=PLACE), said("tool", 1, url=PLACE))
    for source in order:
        edited = said(source, 1, TEXT + " Ich will mein Geld", url=PLACE)
        room.becomes(replace(edited, updated_at=START + timedelta(minutes=5)), Change.EDITED)
    (case,) = room.cases
    assert case.edited
    with room.database.read() as uow:
        assert uow.comments.get(case.comment_id).version == 2
    assert room.counted == 1


def test_a_copy_that_is_graver_than_what_it_copies_is_seen(room):
    mild = said("insta", 1)
    room.told(mild)
    grave = room._event(said("forum", 1, after=1))
    grave = replace(grave, assessment=replace(grave.assessment, hold="threat"))
    room.happens(grave)
    assert len(room.cases) == 2


def test_the_same_again_under_hostile_clocks_and_names_is_stored_and_no_more(room):
    name = "\u202e" * 400
    far = replace(said("forum", 1, name=name), created_at=datetime.max.replace(tzinfo=UTC))
    old = replace(said("insta", 1, name=name), created_at=START.replace(year=1970))
    room.told(far, old)
    with room.database.read() as uow:
        assert (len(uow.comments.find()), uow.twins.find()) == (2, [])
