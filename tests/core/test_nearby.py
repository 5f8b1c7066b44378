"""Topics by meaning: comments that say the same in other words stand on one card; without meaning nothing changes."""

import random
from collections.abc import Sequence
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from handlers.events import CommentReceived
from handlers.triage.meaning import SIZE
from handlers.triage.sense import middle_of, nearness, sense_of
from handlers.watch.nearby import MOST, groups_of, topic_near
from handlers.watch.topics import Background, Found, Voice, topic_for, topics_of
from tests.core.test_gathering import Storming, database, room
from tests.wording import unlike

__all__ = ["database", "room"]
DICE = random.Random(7)
BITS = st.integers(0, 2**SIZE - 1).map(lambda number: f"{number:0{SIZE // 4}x}")


def about() -> list[float]:
    """The vector of a matter of its own."""
    return [DICE.gauss(0, 1) for _ in range(SIZE)]


def said(matter: Sequence[float], noise: float = 1.2) -> str:
    """What a comment about it means, in one of many wordings."""
    return sense_of([number + DICE.gauss(0, noise) for number in matter])


LATE, COLOUR = about(), about()
LATE_IN_WORDS = (
    "Versand dauert ewig",
    "Die Lieferung steht noch aus",
    "Ihr lasst euch Zeit mit der Lieferung",
)
LATE_OTHERWISE = (
    "Geburtstag vorbei, Geschenk unterwegs",
    "Nichts angekommen bisher",
    "Oktober bestellt, heute Dezember",
)


def voices(
    texts: Sequence[str], matter: Sequence[float], *, known: bool = True, author: str = ""
) -> list[Voice]:
    return [
        Voice(text=text, author=author or f"{text}{place}", sense=said(matter) if known else "")
        for place, text in enumerate(texts)
    ]


def seen(all_voices: Sequence[Voice]) -> list[Found]:
    return topics_of(all_voices, Background(), 5)


@given(BITS, BITS)
def test_nearness_is_the_same_both_ways_and_one_for_the_same(one: str, other: str) -> None:
    assert nearness(one, one) == 1
    assert -1 <= nearness(one, other) == nearness(other, one) <= 1
    assert middle_of([one, one, other]) == one


def test_comments_without_the_words_of_a_topic_count_for_it_where_they_mean_the_same() -> None:
    worded = [f"{text} {number}" for number in range(3) for text in ("Der Henkel wackelt", "ein Henkel ab")]
    otherwise = ["Griff locker", "Anheben geht schief", "Hielt keine drei Tage"]
    (alone,) = seen([*voices(worded, LATE, known=False), *voices(otherwise, LATE, known=False)])
    (joined,) = seen([*voices(worded, LATE), *voices(otherwise, LATE)])
    assert (alone.key, alone.count, alone.middle) == ("henkel", 6, "")
    assert (joined.key, joined.count) == ("henkel", 9)


def test_a_topic_is_found_though_no_word_of_it_was_striking() -> None:
    crowd = [*voices(LATE_IN_WORDS, LATE), *voices(LATE_OTHERWISE, LATE)]
    (found,) = [one for one in seen(crowd) if one.middle]
    assert found.count == len(crowd)
    assert topic_for("Hier ist bis heute nix", [found.key], said(LATE), [found.middle]) == 0
    assert topic_for("Hier ist bis heute nix", [found.key], said(COLOUR), [found.middle]) == -1
    assert topic_for("Hier ist bis heute nix", [found.key], "", [found.middle]) == -1


def test_what_nothing_decent_can_name_is_no_topic_and_neither_is_one_person_in_many_wordings() -> None:
    assert seen(voices(["Aha so", "Nun denn", "Na gut", "Oh je"], LATE)) == []
    assert seen(voices([*LATE_IN_WORDS, *LATE_OTHERWISE], LATE, author="troll")) == []


def test_what_has_nothing_to_do_with_each_other_is_not_joined() -> None:
    matters = [said(about()) for _ in range(100)]
    assert list(groups_of(matters, 3)) == []
    assert all(topic_near(one, matters[:50]) == -1 for one in matters[50:])


def test_a_crowd_of_thousands_is_held_against_each_other_in_part_only() -> None:
    crowd = [said(LATE) for _ in range(MOST * 5)]
    ((_, members),) = groups_of(crowd, 3)
    assert len(members) == MOST


def meaning(events: list[CommentReceived], matter: Sequence[float]) -> list[CommentReceived]:
    return [
        replace(one, assessment=replace(one.assessment, sense=said(matter))) if one.assessment else one
        for one in events
    ]


def test_a_new_case_without_a_word_of_it_stands_on_the_topic_that_it_means(room: Storming) -> None:
    def written(count: int, *texts: str) -> list[CommentReceived]:
        return meaning(
            [
                room._said(f"{texts[n % len(texts)]}, Frechheit {unlike(room._number)}", ("insta",), 999)
                for n in range(count)
            ],
            COLOUR,
        )

    room.rages(60, minutes=3)
    room.deliver(written(40, "Der Henkel wackelt", "Und wieder ein Henkel ab"))
    room.wait(minutes=1)
    assert room.topics["henkel"].middle
    before = room.topics["henkel"].comments
    room.deliver(written(6, "Griff locker", "Anheben geht schief"))
    assert room.topics["henkel"].comments == before + 6
