"""The same comment again, in whatever dress; and nothing else."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.triage.grouping import SAME, Grouping
from handlers.triage.wording import canonical, fingerprint
from tests.bench.variants import WAYS, b_cubed, planted, real_comments
from tests.wording import unlike

CUP = "Dritte Lieferung, dritte Tasse kaputt. Liest hier überhaupt jemand mit oder antwortet nur der Automat?"


@pytest.mark.parametrize("way", range(len(WAYS)))
def test_one_change_leaves_it_the_same_comment(way: int) -> None:
    grouping: Grouping[int] = Grouping()
    grouping.place(1, CUP)
    for seed in range(20):
        match = grouping.place(100 + seed, WAYS[way](CUP, random.Random(seed)))
        assert match.group == 1
        assert match.similarity >= SAME


@pytest.mark.parametrize(
    "text",
    ["", "😡", "https://example.com", "@musterkanne", "a" * 100_000, "\ud800", "Z̷̢̛a̸l̵g̷o̶" * 50, "<b>x</b>"],
)
def test_the_oddest_texts_are_alike_to_themselves_alone(text: str) -> None:
    grouping: Grouping[int] = Grouping()
    grouping.place(1, CUP)
    assert grouping.place(2, text).group == 2
    assert grouping.place(3, text).group == 2


def test_what_says_something_else_stands_alone() -> None:
    grouping: Grouping[int] = Grouping()
    texts = ["Die Farbe ist super!", "Wann macht der Laden auf?", CUP, "Ich liebe diese Kanne seit Jahren."]
    assert [grouping.place(number, text).group for number, text in enumerate(texts)] == [0, 1, 2, 3]


def test_similarity_is_told_against_the_first_text_not_against_a_variant() -> None:
    """Who walks away in small steps may stand with the others, but one answer doesn't fit both ends."""
    grouping: Grouping[int] = Grouping()
    words = list[str](CUP.split())
    last = grouping.place(0, CUP)
    for step in range(1, 9):
        words[step] = f"anderswort{step}"
        last = grouping.place(step, " ".join(words))
    assert last.group == 0
    assert last.similarity < SAME


def test_the_window_slides() -> None:
    grouping: Grouping[int] = Grouping(window=50)
    grouping.place(0, CUP)
    chance = random.Random(1)
    for number in range(1, 400):
        grouping.place(number, " ".join(str(chance.random()) for _ in range(6)))
    assert len(grouping._variants) <= 50
    assert len(grouping._exact) <= 100
    assert set(grouping._heads.values()) <= set(grouping._variants)
    assert grouping.place(999, CUP).group == 999


def test_what_is_still_being_said_stays_in_the_window() -> None:
    grouping: Grouping[int] = Grouping(window=50)
    wave = "Die dritte Lieferung und wieder nur Scherben im Paket"
    first = grouping.place(0, wave)
    for number in range(1, 400):
        grouping.place(number, unlike(number))
        assert grouping.place(1000 + number, wave + "!" * (number % 3)).group == first.group
    for number in range(400, 520):  # nobody says it any more
        grouping.place(number, unlike(number))
    assert grouping.place(2000, wave).group == 2000


def test_ten_thousand_of_the_same_keep_one_text() -> None:
    grouping: Grouping[int] = Grouping()
    assert {grouping.place(number, CUP).group for number in range(10_000)} == {0}
    assert len(grouping._variants) == 1


@given(st.text())
def test_a_canonical_text_is_canonical(text: str) -> None:
    assert canonical(canonical(text)) == canonical(text)
    assert fingerprint(text) == fingerprint(f"  {text}  ")


def test_planted_variants_are_found() -> None:
    texts = real_comments()
    if not texts:
        pytest.skip("the real comments are not here")
    rows = planted(3_000, texts, seed=7)
    grouping: Grouping[int] = Grouping()
    found = [grouping.place(number, text).group for number, (_, text) in enumerate(rows)]
    assert b_cubed([group for group, _ in rows], found) >= 0.98
