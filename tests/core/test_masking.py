"""Samples on the cards of a storm: nobody is named in them, as far as that can be known."""

import re
from pathlib import Path
from time import process_time

import pytest
from hypothesis import example, given, settings
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
        "Vom 12.03. für 19,99 Euro",
    ],
)
def test_what_names_nobody_stays_as_it_is(text: str) -> None:
    assert unnamed(text, kept=("Musterkanne",)) == text


def written(sign: str) -> list[str]:
    """The lines of masked.txt that begin so."""
    lines = Path(__file__).with_name("masked.txt").read_text(encoding="utf-8").splitlines()
    return [line[2:].replace("\\n", "\n").replace("\\u200b", "\u200b") for line in lines if line[0] == sign]


def test_nothing_of_what_was_found_to_slip_is_shown() -> None:
    pairs = [line.split("\t") for line in written("+")]
    assert len(pairs) > 150
    slipped = [
        (unnamed(text), word) for text, gone in pairs for word in gone.split("|") if word in unnamed(text)
    ]
    assert slipped == []


def test_sums_dates_and_plain_complaints_stay_as_they_are() -> None:
    changed = [text for text in written("=") if unnamed(text, kept=("Musterkanne",)) != text]
    assert changed == []


AROUND = st.tuples(
    st.sampled_from(["", "Hallo, ", "Schon wieder kaputt: ", "Never again. ", "„", "(", "\n", "😡 "]),
    st.sampled_from(["", " und keiner reagiert", ", still waiting", ".", "!!!", ")", "\n\nDanke", " 😡"]),
)
NAMES = st.from_regex(r"[A-ZÄÖÜ][a-zäöüß]{3,9}(-[A-ZÄÖÜ][a-zäöüß]{3,9})?", fullmatch=True)
TLDS = st.sampled_from(["de", "com", "co.uk", "net", "org"])
HIDDEN = st.one_of(
    st.from_regex(r"@[a-z0-9_]{1,3}[a-z0-9_.-]{2,20}[a-z]", fullmatch=True),
    st.from_regex(r"[a-z]{2,9}_[a-z]{2,9}[0-9]{0,4}", fullmatch=True),
    st.from_regex(r"u/[a-z0-9_-]{3,20}", fullmatch=True),
    st.builds(
        "{}{}{}.{}".format,
        st.from_regex(r"[a-z0-9]{2,9}([.+_-][a-z0-9]{2,9}){0,2}", fullmatch=True),
        st.sampled_from(["@", " @ ", "(at)", " [at] ", "＠", "{at}", " (ät) "]),
        st.from_regex(r"[a-z]{2,12}(-[a-z]{2,8})?", fullmatch=True),
        TLDS,
    ),
    st.from_regex(r"(\+49|0049|0|\+44|\(0\)?)[ /.-]?[1-9]([ ./()-]?[0-9]){7,11}", fullmatch=True),
    st.builds("Frau {}".format, NAMES),
    st.builds("Herr Dr. {}".format, NAMES),
    st.builds("Mrs {}".format, NAMES),
    st.builds("my name is {}".format, NAMES),
    st.from_regex(r"(Bestellnummer|Kunden-Nr\.|order number|ticket) [A-Z]{0,3}[0-9]{4,12}", fullmatch=True),
    st.from_regex(r"[A-Z]{1,3}-[A-Z]{1,2} [1-9][0-9]{0,3}", fullmatch=True),
    st.from_regex(r"[A-Z][a-z]{3,9}(straße|weg|gasse|allee) [1-9][0-9]{0,2}[a-z]?", fullmatch=True),
)
LEADS = {
    "Frau",
    "Herr",
    "Dr",
    "Mrs",
    "my",
    "name",
    "is",
    "Bestellnummer",
    "Kunden-Nr",
    "order",
    "number",
    "ticket",
}
LEADS |= {"at", "ät"}


@settings(max_examples=150, deadline=None)
@example(("", ""), "+49/1/00/000000")
@example(("", ""), "+49/10/00/0000")
@example(("", ""), "0 12.34.56.78.90")
@example(("", ""), "01000-0/0/00")
@given(AROUND, HIDDEN)
def test_no_handle_mail_number_name_plate_or_street_survives(around: tuple[str, str], hidden: str) -> None:
    shown = unnamed(hidden.join(around))
    assert LEFT_OUT in shown
    left = shown.replace(around[0], "", 1) if around[0] else shown
    for word in re.findall(r"[\w-]{2,}", hidden):
        if word not in LEADS and word not in "".join(around):
            assert word not in left


HOSTILE = (
    "a. |a@|1 |1.|A |Aa |a_|-|Herr von |Am Aa |0 |(|order |a.a@|12 Aa |u/|Dr. |name: A |a at a dot |order 1 "
)


@pytest.mark.parametrize("piece", HOSTILE.split("|"))
def test_no_text_makes_masking_slow(piece: str) -> None:
    began = process_time()
    unnamed(piece * LONGEST)
    assert process_time() - began < 0.5


def test_the_author_is_left_out_whatever_they_are_called() -> None:
    assert unnamed("Ich, die zauberfee, bin sauer", "Zauberfee 77") == f"Ich, die {LEFT_OUT}, bin sauer"
    assert unnamed("Hi all", "Li") == "Hi all"


@settings(max_examples=80, deadline=None)
@given(st.text(max_size=300), st.text(max_size=30))
def test_any_text_comes_back_no_longer_than_its_holes_make_it(text: str, author: str) -> None:
    shown = unnamed(text * 10, author)
    assert len(shown.replace(LEFT_OUT, "")) <= LONGEST
