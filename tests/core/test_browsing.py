"""What was not flagged can be looked through and fetched by link; a missed one becomes a case and teaches."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from handlers.clicks import Click, parse_click
from handlers.comment import Author, Comment, Post
from handlers.effects import Effect, OpenForm, React, ShowCard, Tell
from handlers.errors import Refused
from handlers.events import ChatMessage, Commanded, Place, Pointed, Reacted, Submitted
from handlers.lessons import active_lessons, with_texts
from handlers.people import Person
from handlers.reaction import DEFAULT, Watched
from handlers.relaying.learning import MOST_A_DAY
from handlers.sources.addresses import canonical_link, key_of_link, key_of_post, links_in
from handlers.triage.taught import Corrections
from handlers.views import CommentsView, LearnedView, load_private
from storage.database import Database
from tests.core.newsroom import JANA, LEO, MERT, PRIVATE, START, TEAM, VERA, Newsroom, actor

QUIET = "Na ja. Zum Preis sage ich mal lieber nichts mehr."
LINK = "https://www.instagram.com/p/1/c/31?utm_source=app"


@pytest.fixture
def room(memory: Database) -> Newsroom:
    return Newsroom(memory)


def types(room: Newsroom, who: Person | None, words: str) -> list[Effect]:
    place = Place(platform="slack", channel="C1")
    return room.happens(Commanded(command="breakwater", words=words, actor=actor(who), place=place))


def seen(room: Newsroom, effects: list[Effect]) -> Any:
    (shown,) = effects
    assert isinstance(shown, ShowCard)
    with room.database.read() as uow:
        return load_private(shown.kind, shown.subject, shown.params, uow=uow, team=room.team)


def comments(room: Newsroom, words: str = "comments", who: Person = JANA) -> CommentsView:
    return seen(room, types(room, who, words))


def texts(view: CommentsView) -> list[str]:
    return [row.comment.text for row in view.rows]


def misses(room: Newsroom, who: Person = JANA, **values: str) -> LearnedView:
    """Found by link, taken from there."""
    view = comments(room, f"comments {LINK}")
    return seen(room, room.fill(who, view.missed(view.rows[0]), **values))


def test_comments_of_a_post_come_page_by_page_the_newest_first_without_a_gap(room: Newsroom) -> None:
    said = [f"Nummer {n}, ganz in Ordnung." for n in range(12)]
    for n in range(12):
        # They come in any order, some within the same second.
        late = (n * 7) % 12
        at = room.now + timedelta(seconds=late // 2)
        room.comment(said[late], external_id=f"c{late:02}", created_at=at)
    view = comments(room)
    pages = [view]
    while view.more:
        view = seen(room, room.click(JANA, view.turn("older")))
        pages.append(view)
    assert [len(page.rows) for page in pages] == [5, 5, 2]
    shown = [row.comment for page in pages for row in page.rows]
    assert sorted(one.text for one in shown) == sorted(said)
    assert [one.created_at for one in shown] == sorted((one.created_at for one in shown), reverse=True)
    assert texts(seen(room, room.click(JANA, view.turn("under")))) == texts(pages[0])


def test_another_post_is_a_press_away_and_none_is_mixed_with_another(room: Newsroom) -> None:
    room.comment("Unter dem ersten.", external_id="a", post=Post(id="p1", title="Erster"))
    room.comment("Unter dem zweiten.", external_id="b", post=Post(id="p2", title="Zweiter"))
    room.comment("Unter keinem.", external_id="c", post=None)
    view = comments(room)
    assert texts(view) == ["Unter keinem."]
    first = next(post for post in view.posts if post.comment.post and post.comment.post.title == "Erster")
    assert texts(seen(room, room.click(JANA, first.click))) == ["Unter dem ersten."]


def test_each_says_what_triage_thought_and_which_case_it_is(room: Newsroom) -> None:
    room.comment(QUIET, external_id="a")
    case = room.comment(external_id="b")
    assert case is not None
    loud, quiet = comments(room).rows
    assert (loud.case, quiet.case) == (case.id, 0)
    assert loud.judged.assessment is not None
    assert [flag.name for flag in loud.judged.assessment.flags] == ["complaint", "question"]


def test_private_and_deleted_ones_are_not_to_be_browsed(room: Newsroom) -> None:
    room.comment("Nur für euch.", external_id="a", kind=PRIVATE)
    room.comment(QUIET, external_id="b")
    room.deletes(external_id="b")
    view = comments(room)
    assert (view.rows, view.posts, view.more) == ((), (), False)
    with pytest.raises(Refused, match="refused-link-unknown"):
        types(room, JANA, f"comments {LINK}")


def test_a_link_finds_its_comment_and_that_of_a_post_its_newest(room: Newsroom) -> None:
    post = Post(id="p1", url="https://instagram.com/p/1/")
    room.comment(QUIET, url="https://instagram.com/p/1/c/31/", post=post, external_id="a")
    room.comment("Später gesagt.", external_id="b", post=post)
    assert texts(comments(room, f"comments {LINK}")) == [QUIET]
    for link in ("<https://instagram.com/p/1|hier>", "https://instagram.com/p/1#comments"):
        assert texts(comments(room, f"comments {link}")) == ["Später gesagt."]


@pytest.mark.parametrize(
    "hostile",
    [
        "https://instagram.com/p/2",
        "javascript:alert(1)",
        "http://169.254.169.254/latest/meta-data",
        "file:///etc/passwd",
        "https://",
        "http://[::1",
        "https://a:99999999/x",
        "' OR 1=1 --",
        "x" * 5000,
        "https://instagram.com/\u202e/p/1",
        "https://" + "%" * 1900,
    ],
)
def test_any_other_link_is_unknown_and_nothing_else_happens(room: Newsroom, hostile: str) -> None:
    room.comment(QUIET, url="https://instagram.com/p/1/c/31")
    with pytest.raises(Refused, match="refused-link-unknown"):
        types(room, JANA, f"comments {hostile}")
    assert room.jobs == []


def test_links_are_compared_without_what_makes_no_difference() -> None:
    assert (
        canonical_link("HTTPS://WWW.Example.com:443/P/1/?utm_source=x&id=7#top") == "example.com/P/1?id=7#top"
    )
    assert key_of_link("http://example.com/a?b=1") == key_of_link("https://example.com/a/?b=1")
    assert key_of_link("https://example.com/a?b=1") != key_of_link("https://example.com/a?b=2")
    assert canonical_link("example.com/a") == ""
    assert links_in("seht <https://a.example/1|das> und (https://b.example/2)") == [
        "https://a.example/1",
        "https://b.example/2",
    ]


def test_a_key_fits_into_a_button() -> None:
    click = Click(verb="comments", kind="comment", id=key_of_post("insta", "p" * 500), version=1)
    assert parse_click(str(click)) == click


def test_a_missed_one_becomes_a_case_with_a_card_and_teaches_its_brand(room: Newsroom) -> None:
    room.comment(QUIET, url=LINK)
    view = misses(room, flag="complaint", note="Stand unter einem alten Post.")
    assert [flag.name for flag in room.case.flags] == ["complaint"]
    assert len(room.placements("case")) == 2
    assert room.notices[0][0] == "notice-missed"
    assert "comment.missed" in room.log()
    assert (view.what, view.case_id, view.newest[0].flags) == ("missed", room.case.id, (("complaint", True),))
    with room.database.read() as uow:
        corrections = Corrections(with_texts(uow, active_lessons(uow)))
    again = corrections.applied((), QUIET, "Musterkanne", {})
    assert [flag.name for flag in again] == ["complaint"]


def test_what_it_changes_is_counted_over_what_is_stored(room: Newsroom) -> None:
    for n in range(4):
        room.comment(f"{QUIET} Punkt {n}.", external_id=f"alike{n}")
    for n in range(6):
        room.comment(f"Wir waren gestern mit Oma {n} im Zoo.", external_id=f"other{n}")
    room.comment(QUIET, url=LINK, external_id="it")
    found = misses(room, flag="complaint").by_this
    assert found is not None
    # The one that taught it was decided by a person and is not counted.
    assert (found.comments, found.shown, found.silenced) == (10, 4, 0)


def test_it_is_taken_back_on_request_and_the_case_stays(room: Newsroom) -> None:
    room.comment(QUIET, url=LINK)
    view = misses(room)
    (told,) = room.click(MERT, view.undo(view.newest[0]))
    assert told == Tell(key="told-untaught", params={"count": 1})
    assert room.case.state.value == "new"
    with room.database.read() as uow:
        assert active_lessons(uow) == []
        assert [one.type for one in uow.log.of(f"comment:{room.case.comment_id}")] == ["lesson.undone"]
    assert room.refused(room.click, MERT, view.undo(view.newest[0])).key == "refused-nothing-taught"


def test_the_overview_tells_roles_and_no_names(room: Newsroom) -> None:
    room.comment(QUIET, url=LINK)
    misses(room)
    view: LearnedView = seen(room, types(room, VERA, "learned"))
    (brand,) = view.brands
    assert (brand.lessons, dict(brand.by_role)) == (1, {"moderator": 1})
    assert "Jana" not in str(view)


def test_nobody_can_take_in_what_is_a_case_or_has_changed_or_is_ours(room: Newsroom) -> None:
    room.comment(QUIET, url=LINK)
    view = comments(room)
    click = view.missed(view.rows[0])
    room.edits(f"{QUIET} Nein!", url=LINK)
    assert room.refused(room.submit, JANA, click, flag="complaint").key == "refused-missed-changed"
    misses(room)
    again = Click(verb="missed", kind="comment", id=click.id, version=2)
    assert room.refused(room.submit, JANA, again, flag="complaint").key == "refused-missed-known"
    room.comment("Danke euch.", external_id="own", author="brand-account")
    with room.database.read() as uow:
        own = uow.comments.by_external("insta", "own")
    assert own is not None
    ours = Click(verb="missed", kind="comment", id=own.id, version=1)
    assert room.refused(room.click, JANA, ours).key == "refused-missed-own"


def test_rights_are_asked_for_at_each_step(room: Newsroom) -> None:
    room.comment(QUIET, url=LINK)
    view = comments(room, who=VERA)
    click = view.missed(view.rows[0])
    assert room.refused(room.click, VERA, click).key == "refused-role"
    assert room.refused(room.submit, LEO, click, flag="complaint").key == "refused-role"
    assert room.refused(room.click, None, view.turn("under")).key == "refused-unknown-person"
    assert room.refused(room.submit, JANA, click, flag="nonsense").key == "refused-form-incomplete"
    with pytest.raises(Refused, match="refused-unknown-person"):
        types(room, None, "comments")
    with pytest.raises(Refused, match="refused-gone"):
        room.click(JANA, Click(verb="missed", kind="comment", id=999, version=1))


def test_more_than_a_day_s_share_makes_cases_and_teaches_nothing(room: Newsroom) -> None:
    for n in range(MOST_A_DAY + 1):
        room.comment(f"{QUIET} {n}", external_id=f"c{n}", url=f"https://instagram.com/c/{n}")
        view = comments(room, f"comments https://instagram.com/c/{n}")
        room.fill(JANA, view.missed(view.rows[0]))
    assert len(room.cases) == MOST_A_DAY + 1
    with room.database.read() as uow:
        assert len(active_lessons(uow)) == MOST_A_DAY
    room.now += timedelta(days=2)
    room.comment(QUIET, external_id="later", url=LINK)
    assert misses(room).by_this is not None


CHANNEL = Place(platform="slack", channel="C9", message_id="m1")


def message(text: str, *, ours: bool = False) -> ChatMessage:
    return ChatMessage(place=CHANNEL, account="U-tom", name="Tom", text=text, at=START, ours=ours)


def watched() -> Any:
    return replace(TEAM, watched={"slack:C9": Watched(brand="Musterkanne")}, reactions=dict(DEFAULT))


def test_a_link_in_a_message_is_taken_in_by_its_menu_and_by_a_reaction(room: Newsroom) -> None:
    room.team = watched()
    room.comment(QUIET, url=LINK, external_id="a")
    room.comment("Auch das nicht.", url="https://instagram.com/c/2", external_id="b")
    (form,) = room.happens(Pointed(message=message(f"Seht mal {LINK}"), actor=actor(JANA), place=CHANNEL))
    assert isinstance(form, OpenForm)
    assert "missed" in [option.value for option in form.fields[0].options]
    room.happens(
        Submitted(
            click=Click(verb="point", kind="message", id=0, version=1),
            values={"what": "missed"},
            actor=actor(JANA),
            place=CHANNEL,
            message=message(f"Seht mal {LINK}"),
        )
    )
    assert [case.comment_id for case in room.cases] == [1]
    event = Reacted(
        emoji="mag",
        added=True,
        actor=actor(JANA),
        place=CHANNEL,
        message=message("<https://instagram.com/c/2>"),
    )
    (done,) = room.happens(event)
    assert isinstance(done, React)
    assert room.happens(event) == []
    assert [case.comment_id for case in room.cases] == [1, 2]


def test_a_reaction_means_nothing_without_the_right_or_a_known_link(room: Newsroom) -> None:
    room.team = watched()
    room.comment(QUIET, url=LINK)
    looks = Reacted(emoji="mag", added=True, actor=actor(VERA), place=CHANNEL, message=message(LINK))
    (told,) = room.happens(looks)
    assert isinstance(told, Tell)
    assert told.key == "told-reaction-refused"
    assert room.happens(looks) == []
    unknown = message("https://instagram.com/c/404 http://127.0.0.1/")
    assert room.happens(replace(looks, actor=actor(JANA), message=unknown)) == []
    assert room.cases == []


def test_old_comments_can_be_found_after_a_migration_or_an_edit(room: Newsroom) -> None:
    room.comment(QUIET, url="")
    room.edits(f"{QUIET} Mit Link.", url=LINK)
    assert texts(comments(room, f"comments {LINK}")) == [f"{QUIET} Mit Link."]
    with room.database.read() as uow:
        assert isinstance(uow.comments.get(1), Comment)
        assert uow.comments.get(1).author == Author(id="lea", name="lea")
