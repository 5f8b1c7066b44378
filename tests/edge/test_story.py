"""The demo's story: a file that fits the cards it speaks of, in either language, with what makes it worth watching."""

from dataclasses import replace
from typing import Any

import pytest

from bot.demo.wave import read_story
from bot.sandbox.kernel import HUMANS, ControlError, Kernel
from bot.sandbox.network import ACCOUNTS, POSTS
from bot.sandbox.tale import Said, Story, voices
from bot.sandbox.wave import Wave
from handlers.comment import Author, Comment
from handlers.people import Brand, Policy
from handlers.triage import assess
from tests.core.newsroom import START

LANGUAGES = ("de", "en")
GRAVE = {"hafenkante": "safety", "inky.ivy": "press"}
"""Who of the story must get a card of their own in the storm."""


@pytest.fixture(params=LANGUAGES)
def story(request: pytest.FixtureRequest) -> Story:
    return read_story(request.param)


def test_it_takes_about_two_minutes_and_holds_both_languages(story: Story):
    assert 100 <= sum(chapter.seconds for chapter in story.chapters) <= 140
    for chapter in (*story.chapters, story.end):
        for words in (chapter.tell, chapter.next, *(act.tell for act in chapter.acts)):
            assert all(words.values())
            assert words["de"] != words["en"]
            assert max(map(len, words.values())) <= 120, "two lines on a phone"


def test_it_names_only_people_and_posts_that_there_are(story: Story):
    people, posts = {human.id for human in HUMANS}, {post.id for post in POSTS}
    for chapter in story.chapters:
        assert {act.who for act in chapter.acts} <= people
        assert {said.post for said in chapter.said} <= posts
    assert len({post.account for post in POSTS}) == len(ACCOUNTS)


@pytest.mark.parametrize(("author", "flag"), GRAVE.items())
def test_what_is_grave_in_it_is_seen_as_that(author: str, flag: str):
    said = next(one for chapter in read_story().chapters for one in chapter.said if one.author == author)
    comment = Comment(source="insta", external_id="c1", author=Author(id=author), text=said.text,
                      created_at=START, received_at=START)  # fmt: skip
    found = assess(comment, Brand(name="Musterkanne"), Policy())
    assert flag in {str(one.name) for one in found.flags}


def test_all_voices_are_heard_and_no_two_say_it_alike():
    one = Said(post="p", author="a", followers=100, text="Kaputt.", echoes=4)
    found = voices([one, replace(one, author="b", echoes=0)])
    assert len(found) == 6
    assert len({voice.text for voice in found if voice.author.startswith("a")}) == 5


class Nobody:
    """A public network on which nothing is seen."""

    name = "public"

    async def act(self, verb: str, body: Any) -> dict[str, Any]:
        return {}


async def test_it_is_held_only_while_it_runs_and_only_where_there_is_one():
    silent = Wave(Nobody(), Kernel(), read_story(), "http://127.0.0.1:9")  # pyright: ignore[reportArgumentType]
    with pytest.raises(ControlError, match="no wave is running"):
        await silent.start({"pause": True})
    await silent.start({"seconds": 600})
    assert (await silent.start({"pause": True}))["paused"] is True
    assert (await silent.start({"pause": False}))["paused"] is False
    assert silent.state()["chapter"]["number"] == 1
    await silent.close()
    with pytest.raises(ControlError, match="only the demo"):
        await Wave(Nobody(), Kernel(), None, "").start({})  # pyright: ignore[reportArgumentType]
