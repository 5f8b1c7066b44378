"""What words mean only together, and what nobody should have written in public."""

from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.core.test_triage import read


def flags(text: str) -> set[str]:
    return {flag.name for flag in read(text).flags}


@pytest.mark.parametrize(
    "text",
    [
        "Araber sind Tiere, die kann man nicht erziehen.",
        "Romanians? No. But Mexicans steal, all of them.",
        "Diese Flüchtlinge sind alle Vergewaltiger.",
    ],
)
def test_who_and_what_is_said_of_them_make_hate(text: str) -> None:
    assert "hate" in flags(text)


@pytest.mark.parametrize(
    "text",
    [
        "Es ist nicht wahr, dass Araber Tiere sind.",
        "„Araber sind Tiere“ steht da oben, bitte löschen.",
        "Unsere Nachbarn sind Araber. Tiere mögen sie auch.",
        "Refugees are not criminals.",
    ],
)
def test_denied_quoted_or_in_another_sentence_it_is_none(text: str) -> None:
    assert "hate" not in flags(text)


def test_never_again_without_it_is_no_complaint() -> None:
    assert "complaint" not in flags("Nie wieder ohne meine Kanne!")
    assert "complaint" in flags("Nie wieder eine Kanne von euch!")
    assert "complaint" not in flags("I really can't complain.")


def test_a_question_needs_no_mark_where_it_begins_with_its_verb() -> None:
    assert "question" in flags("Gibts die auch in Grün")
    assert "question" in flags("Hi, does it come in green")
    assert "question" not in flags("I know what it does it for me")


@pytest.mark.parametrize(
    "text",
    [
        "Kreditkarte 4111 1111 1111 1111",
        "Der wohnt Am Alten Markt 3 in Fulda",
        "the boss lives at 8 Rose Alley",
        "Sein Kennzeichen ist K-AB 1234",
        "My passport number is 533401372",
        "peter(at)beispiel(dot)de",
        "null eins sieben sechs 44 55 66 77",
        "0221/987654, ruft an",
        "Gerda Pohl, geboren 4.7.1948",
        "mein pw: Sommer2022",
    ],
)
def test_what_is_private_is_told_in_many_shapes(text: str) -> None:
    assert "personal-data" in flags(text)


@pytest.mark.parametrize(
    "text",
    [
        "Kreditkarte 4111 1111 1111 1112 gibt es nicht",
        "Er wohnt seit 3 Jahren dort",
        "Artikel 0815 in 24 Farben für 19,99",
        "Bestellt am 12.03.2025, Nummer 4711-2025",
        "Der ICE 1234 hatte 75 Minuten Verspätung",
        "eins zwei drei, fertig",
        "Ich war um 10:30 @home und um 18:00 wieder weg",
    ],
)
def test_numbers_of_everyday_life_are_none(text: str) -> None:
    assert "personal-data" not in flags(text)


WORDS = [
    "Aa ",
    "wohnt ",
    "ausweis ",
    "eins ",
    "null ",
    "Straße ",
    "nicht ",
    "Araber ",
    "Tiere ",
    "https://",
    "<b>",
]
SIGNS = ["a", "0", "12 ", "+49 ", "@", "(at)", ".", "K-", "-", "„", '"', "🙂"]
UNSEEN = ["\u0301", "\u200b", "\ud800", "\x00", "\u202e"]
PIECES = st.sampled_from(WORDS + SIGNS + UNSEEN)


@settings(max_examples=12, deadline=None)
@given(st.lists(PIECES, min_size=1, max_size=4))
def test_no_text_takes_more_than_in_proportion_to_its_length(pieces: list[str]) -> None:
    piece = "".join(pieces)
    text = (piece * (20_000 // len(piece) + 1))[:20_000]
    began = process_time()
    read(text)
    assert process_time() - began < 2.0
