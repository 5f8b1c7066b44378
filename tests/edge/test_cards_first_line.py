"""Whatever is in a comment, a name or an account: the first line stays short, safe and says where."""

from dataclasses import replace
from functools import cache

from hypothesis import given
from hypothesis import strategies as st

from bot.cards.gallery import world
from bot.cards.lines import Segment, dots, first_line, moment, one_line, shorten
from bot.cards.parts import Quote
from bot.cards.registry import build
from handlers.case import State
from handlers.comment import Author, Flag
from handlers.people import Person
from handlers.ports import Words
from tests.edge.readable import said
from tests.texts import library

HOSTILE = st.text(max_size=300) | st.sampled_from(
    [
        world.HOSTILE,
        "\u202e@everyone",
        "a" * 400,
        "👨‍👩‍👧‍👦" * 60,
        "e\u0301" * 200,
        "\n\n\n",
        "·" * 90,
        "\x00",
    ]
)
ACCOUNT = st.from_regex(r"@[a-z0-9_.]{1,28}", fullmatch=True)


@cache
def words() -> Words:
    return library().words("de")


@given(text=HOSTILE, author=HOSTILE, flag=HOSTILE, name=HOSTILE, state=st.sampled_from(State))
def test_no_comment_author_flag_or_name_breaks_the_first_line(
    text: str, author: str, flag: str, name: str, state: State
) -> None:
    case = replace(world.CLAIMED, state=state, flags=(Flag(name=flag, evidence=text),), closed_at=world.NOW)
    comment = replace(world.COMMENT, text=text, author=Author(id="a", name=author))
    done = world.published(world.SENT, approver=Person(id="x", name=name))
    view = replace(
        world.case_view(case, comment, done=done if state is State.ANSWERED else None),
        owner=Person(id="x", name=name),
        closed_by=Person(id="x", name=name),
    )
    first = build(view, words()).first_line
    assert len(first) <= 80
    assert not any(sign in first for sign in "\n\r\u202e\u2066\u200b\x00")
    assert "Instagram @musterkanne" in first


@given(account=ACCOUNT, topic=HOSTILE)
def test_an_account_of_usual_length_is_never_cut(account: str, topic: str) -> None:
    source = replace(world.INSTAGRAM, account=account)
    case = replace(world.CASE, flags=(Flag(name=topic),))
    assert f"Instagram {account}" in build(world.case_view(case, source=source), words()).first_line


@given(account=st.text(alphabet=st.characters(categories=["L", "N", "P"]), min_size=1, max_size=200))
def test_the_outcome_stands_however_long_the_account_is(account: str) -> None:
    source = replace(world.INSTAGRAM, account=account)
    case = replace(world.CASE, state=State.DISMISSED, closed_at=world.NOW)
    card = build(world.case_view(case, source=source), words())
    assert card.first_line.startswith("✅ Keine Antwort nötig 14:07")
    assert len(card.first_line) <= 80


@given(pieces=st.lists(st.tuples(HOSTILE, st.integers(0, 3)), max_size=6), longest=st.integers(20, 120))
def test_a_first_line_keeps_its_measure(pieces: list[tuple[str, int]], longest: int) -> None:
    line = first_line([Segment(text=text, rank=rank) for text, rank in pieces], longest=longest)
    kept = [one_line(text) for text, rank in pieces if rank == 0 and one_line(text)]
    if sum(len(text) + 3 for text in kept) <= longest:
        assert all(text in line for text in kept)
    if len(kept) * 4 <= longest:
        assert len(line) <= longest


@given(text=HOSTILE, longest=st.integers(1, 80))
def test_shortening_cuts_between_signs_and_says_so(text: str, longest: int) -> None:
    short = shorten(text, longest)
    assert len(short) <= longest
    if len(text) > longest:
        assert short.endswith("…")
        assert text.startswith(short[:-1])
        assert not short[:-1].endswith("\u200d")


@given(text=HOSTILE)
def test_foreign_words_inside_a_line_of_ours_stay_on_it(text: str) -> None:
    flat = one_line(text, 60)
    assert len(flat) <= 60
    assert "\n" not in flat
    assert not any(sign in flat for sign in "\u202a\u202b\u202d\u202e\u2066\u2067\u2068\u200b\ufeff\x00")


@given(text=st.text(min_size=1, max_size=200))
def test_a_comment_that_fits_is_quoted_to_the_letter(text: str) -> None:
    card = build(world.case_view(comment=replace(world.COMMENT, text=text)), words())
    assert Quote(text=text) in card.parts


def test_a_clock_time_of_another_day_says_which_day() -> None:
    assert moment(words(), world.minutes(60), world.NOW) == "15:07"
    assert moment(words(), world.minutes(24 * 60), world.NOW) == "15. Nov., 14:07"


def test_empty_pieces_leave_no_lonely_dots() -> None:
    assert said(dots("a", "", "b")) == "a · b"
