"""What a wave is about: across wordings, named decently, held against what people ordinarily write."""

import random
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.watch.terms import terms_of
from handlers.watch.themes import THEMES
from handlers.watch.topics import Background, Voice, is_new, topic_for, topics_of
from tests.core.newsroom import START
from tests.core.test_watch import ANGRY, KIND, database, lookout

__all__ = ["database", "lookout"]
BROKEN = (
    "Meine Kanne kam zerbrochen an",
    "Nur Scherben im Paket",
    "The handle came off on day two",
    "Wieder eine Tasse kaputt",
)
SERVICE = ("Der Kundenservice schweigt", "Nobody replies to my mails", "Bei der Hotline nur Warteschleife")
BOYCOTT = ("Boykott, Leute", "Don't buy from them any more")
HANDLE = ("Der Henkel wird viel zu heiß", "Die Glasur am Henkel löst sich", "Und der Henkel wackelt")


def crowd(*texts, times=6, hostile=False):
    return [
        Voice(text=text, author=f"a{number}-{place}", hostile=hostile)
        for number in range(times)
        for place, text in enumerate(texts)
    ]


def names(voices, background=Background(), **about):  # noqa: B008 -- frozen
    return [one.words or one.name for one in topics_of(voices, background, 5, **about)]


def test_many_wordings_in_two_languages_are_one_topic():
    found = topics_of(crowd(*BROKEN, *SERVICE, *BOYCOTT), Background(), 5)
    assert [(one.name, one.count) for one in found[:3]] == [("broken", 24), ("service", 18), ("boycott", 12)]


def test_what_no_theme_knows_is_named_by_its_own_words():
    assert names(crowd(*HANDLE)) == ["Henkel"]
    assert "blaue Glasur" in names(crowd("Die blaue Glasur fehlt", "blaue Glasur, wo", "ohne blaue Glasur"))


def test_each_comment_counts_for_one_topic():
    voices = crowd("Kaputt, und der Kundenservice schweigt", *SERVICE)
    found = topics_of(voices, Background(), 5)
    assert sum(one.count for one in found) <= len(voices)


def test_what_people_always_speak_of_is_not_what_a_wave_is_about():
    usual = Background(texts=1000, counts={"henkel": 900})
    voices = crowd(*HANDLE, *BROKEN)
    assert "Henkel" in names(voices)
    assert "Henkel" not in names(voices, usual)


def test_new_is_what_was_hardly_spoken_of_and_nothing_is_new_before_anything_is_known():
    known = Background(texts=500, counts={"theme:broken": 60})
    by_name = {one.name: one.new for one in topics_of(crowd(*BROKEN, *BOYCOTT), known, 5)}
    assert by_name == {"broken": False, "boycott": True}
    assert not is_new("theme:boycott", 0.9, Background(texts=20))


def test_insults_links_and_names_never_become_a_topic():
    ugly = (
        "Ihr Vollidioten vom Schranzenhuber",
        "Vollidioten und Schranzenhuber https://evil.example/scherbenhaufen",
        "Der Schranzenhuber wieder @scherbenkarl",
    )
    people = (
        "Petra Schmidt ist schuld",
        "Alles wegen Petra Schmidt",
        "Frau Meyerhofer soll gehen",
        "Lisa lügt",
    )
    found = " ".join(names([*crowd(*ugly, hostile=True), *crowd(*people)])).lower()
    for bad in ("idiot", "schranzenhuber", "evil", "karl", "petra", "schmidt", "meyerhofer", "lisa"):
        assert bad not in found


def test_crude_words_and_signs_never_become_a_topic():
    found = " ".join(
        names(crowd("what the fuck", "porn,#android now", "fuck porn,#android", "scheißladen"))
    ).lower()
    for bad in ("fuck", "porn", "#", ",", "schei"):
        assert bad not in found


def test_neither_the_brand_nor_who_wrote_it_names_a_topic():
    voices = crowd(
        "Musterkanne eben", "typisch Musterkanne", "keramikfritze sagt es", "keramikfritze hat recht"
    )
    found = " ".join(names(voices, never=("Musterkanne", "keramikfritze"))).lower()
    assert "musterkanne" not in found
    assert "keramik" not in found


def test_one_person_makes_no_topic():
    assert names([replace(one, author="one") for one in crowd(*HANDLE)]) == []


def test_every_theme_finds_its_own_words():
    for name, words in THEMES.items():
        first = words.split(",")[0].replace("*", "").replace(" ... ", " ").strip()
        assert f"theme:{name}" in terms_of(first).keys, (name, first)


def test_a_comment_belongs_to_the_first_topic_that_fits():
    assert topic_for("Henkel kaputt", ("theme:service", "theme:broken", "henkel")) == 1
    assert topic_for("schöne Farben", ("theme:broken",)) == -1
    assert topic_for("kaputt", ()) == -1


SAYINGS = (
    *HANDLE,
    *BROKEN,
    *SERVICE,
    "HEEENKEL",
    "Frau Henkel",
    "Glasurfehler",
    "@henkel",
    "Idiot",
    "ab",
    ".",
    "-",
)
KEYS = ("theme:service", "henkel", "glasur henkel", "glasur", "wackelt", "theme:broken")


@given(st.lists(st.sampled_from(SAYINGS), max_size=6).map(" ".join), st.permutations(KEYS))
def test_the_quick_look_finds_what_the_thorough_one_finds(text, keys):
    thorough = next((place for place, key in enumerate(keys) if key in terms_of(text).keys), -1)
    assert topic_for(text, keys) == thorough


@given(st.lists(st.text(max_size=300), max_size=30))
def test_whatever_is_written_names_are_short_and_of_letters(texts):
    for one in topics_of([Voice(text=t, author=str(n)) for n, t in enumerate(texts * 3)], Background(), 5):
        assert len(one.words) <= 40
        assert one.count >= 3


def test_the_background_is_learned_stays_small_and_survives(lookout):
    dice = random.Random(1)
    letters = "abcdefghijklmnoprstuvwz"
    for _ in range(60):
        rare = " ".join("".join(dice.choices(letters, k=8)) for _ in range(40))
        lookout.crowd(20, f"{KIND} {rare}", minutes=5)
    with lookout.database.read() as uow:
        (known,) = uow.vocabularies.find()
    assert known.texts >= 100
    assert len(known.counts) <= 4_000


def test_the_alarm_says_what_is_new_against_what_was_learned(lookout):
    for day in range(14):
        lookout.crowd(10, f"Tag {day}: Lieferung kaputt, Henkel ab", minutes=5, authors=7)
        lookout.calm(minutes=15)
    assert lookout.storms == []
    lookout.past(days=3)
    lookout.crowd(30, "Boykott! Alles kaputt", minutes=3)
    lookout.crowd(60, "Boykott, kauft nichts mehr", minutes=4)
    topics = {one.name: one for one in lookout.storms[-1].figures.topics}
    assert topics["boycott"].new
    assert all(not one.new for name, one in topics.items() if name == "broken")


def test_a_wave_teaches_nothing(lookout):
    lookout.crowd(60, ANGRY, minutes=6)
    with lookout.database.read() as uow:
        before = uow.vocabularies.find()
    lookout.crowd(200, ANGRY, minutes=12)
    with lookout.database.read() as uow:
        after = uow.vocabularies.find()
    assert [one.counts for one in after] == [one.counts for one in before]
    assert after[0].learned_until >= START


@pytest.mark.parametrize(
    "said",
    [
        ("Ohlenmacher ist schuld, alles Mist", "Das hat Ohlenmacher verbockt", "Ohlenmacher muss weg"),
        ("Ohlenmacher again, what a mess", "Typical, Ohlenmacher strikes", "Ask Ohlenmacher about it"),
        ("Frau Ohlenmacher weiß Bescheid", "Der Ohlenmacher wieder", "die Ohlenmacher kann das nicht"),
        ("Erst ohlenmacher_fan, dann Ohlenmacher", "Wo ist Ohlenmacher", "Ohlenmacher schweigt"),
    ],
)
def test_a_family_name_that_stands_alone_names_no_topic(said):
    found = names(crowd(*said * 2))
    assert not [name for name in found if "ohlenmacher" in name.lower()], found
