"""Samples on the cards of a storm: nobody is named in them, as far as that can be known."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handlers.watch.masking import LEFT_OUT, LONGEST, unnamed

NAMED = {
    "Frau Wolter aus der Bahnhofstr. 22 hat mich angebrüllt": ("Wolter", "Bahnhofstr", "22"),
    "Der Fahrer heißt Kevin Brandt und kommt nie": ("Kevin", "Brandt"),
    "Mein Name ist Gerda Pohl, ruft an: 0171 2345678": ("Gerda", "Pohl", "2345678"),
    "@lea_im_norden hat recht, schaut auf https://example.com/lea": ("lea_im_norden", "example"),
    "Sabine Meier-Lüders sitzt da und tut nichts": ("Sabine", "Meier", "Lüders"),
    "Schreibt an anna.meier@beispiel.de": ("anna", "beispiel"),
    "LG Thomas": ("Thomas",),
    "Hallo Herr Yıldız, wo bleibt mein Paket?": ("Yıldız",),
    "Mr Hughes from Leeds was rude": ("Hughes",),
    "My name is Priya Raman and I want my money": ("Priya", "Raman"),
    "Jennifer O'Brien hung up on me, call 07700 900123": ("Jennifer", "Brien", "900123"),
    "Dear Olivia, the boss lives at 8 Rose Alley": ("Olivia", "8 Rose"),
    "Die Kollegin Demir war patzig": ("Demir",),
}


@pytest.mark.parametrize(("text", "names"), NAMED.items(), ids=range(len(NAMED)))
def test_who_is_named_is_left_out(text: str, names: tuple[str, ...]) -> None:
    shown = unnamed(text)
    assert LEFT_OUT in shown
    assert [name for name in names if name in shown] == []


@pytest.mark.parametrize(
    "text",
    [
        "Die dritte Tasse ist kaputt, liest hier jemand mit?",
        "Liebe Musterkanne, wo bleibt mein Paket?",
        "Third delivery, third broken cup.",
        "Bestellung 4711 vom 12.03. für 19,99 Euro",
    ],
)
def test_what_names_nobody_stays_as_it_is(text: str) -> None:
    assert unnamed(text, kept=("Musterkanne",)) == text


def test_the_author_is_left_out_whatever_they_are_called() -> None:
    assert unnamed("Ich, die zauberfee, bin sauer", "Zauberfee 77") == f"Ich, die {LEFT_OUT}, bin sauer"
    assert unnamed("Hi all", "Li") == "Hi all"


@settings(max_examples=80, deadline=None)
@given(st.text(max_size=300), st.text(max_size=30))
def test_any_text_comes_back_no_longer_than_its_holes_make_it(text: str, author: str) -> None:
    shown = unnamed(text * 10, author)
    assert len(shown.replace(LEFT_OUT, "")) <= LONGEST
