"""Foreign words on Discord: they can be read, and that is all they can do."""

import pytest
from hypothesis import example, given, settings

from bot.cards.inert import inert, isolated
from bot.discord.text import escaped, fenced, masked, push_line, quoted, read_back, worded
from tests.edge.anything import HOSTILE, texts
from tests.edge.discord_rules import ACTING, acts, read


@settings(max_examples=150, deadline=None)
@given(text=texts)
def test_nothing_in_a_text_acts_and_nothing_of_it_is_lost(text: str) -> None:
    shown = escaped(text)
    assert acts(shown) == []
    assert read(shown) == inert(text)


@settings(max_examples=100, deadline=None)
@given(one=texts, other=texts)
def test_two_texts_side_by_side_do_not_act_together(one: str, other: str) -> None:
    """But for a figure and a full stop, which make a list that looks the same."""
    line = escaped(isolated(one)) + escaped(isolated(other))
    acting = acts(line)
    assert [sign for sign in acting if sign[-1] != "."] == []


@settings(max_examples=100, deadline=None)
@given(text=texts)
def test_a_quote_holds_every_line_behind_its_bar(text: str) -> None:
    lines = quoted(text).split("\n")
    assert all(line.startswith("> ") for line in lines)
    assert read("\n".join(line.removeprefix("> ") for line in lines)) == inert(text).strip("\n")


@settings(max_examples=100, deadline=None)
@given(text=texts)
def test_a_text_cannot_leave_its_block_of_code(text: str) -> None:
    shown = fenced(text)
    assert shown.startswith("```\n")
    assert shown.endswith("\n```")
    assert shown.count("```") == 2
    assert shown[4:-4].replace("`\u200b", "`") == inert(text)


@settings(max_examples=100, deadline=None)
@given(text=texts)
@example(text="http://evil.example")
@example(text="@Everyone @here")
def test_the_line_of_a_phone_mentions_nobody_and_links_nowhere(text: str) -> None:
    line = push_line(text)
    assert "\n" not in line
    assert "://" not in line
    assert not {"@everyone", "@here"} & {
        word.lower() for word in line.replace("\\", "").split() if f"\\{word}" not in line
    }
    assert "<" not in line.replace("\\<", "")


def test_the_line_of_a_phone_shows_ordinary_words_as_they_are() -> None:
    line = "Freigabe bis 14:45 · Instagram @musterkanne · Fall 4711 · @Freigabe-Social"
    assert push_line(line) == line


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "ftp://a.example",
        "",
        "https://",
        "data:text/html,x",
        "https://a.example/" + "x" * 2000,
    ],
)
def test_what_does_not_lead_to_the_web_is_shown_as_its_label_alone(url: str) -> None:
    assert masked("Ansehen", url) == "Ansehen"


@pytest.mark.parametrize("label", HOSTILE)
def test_a_link_keeps_its_label_in_brackets_and_its_address_in_parentheses(label: str) -> None:
    shown = masked(label, "https://a.example/p?(x)[y]<z> )")
    inside, _, address = shown.rpartition("](")
    assert ACTING.search(read(address)) is None or address.startswith(
        "https://a.example/p?%28x%29%5By%5D%3Cz%3E%20%29"
    )
    assert acts(inside[1:]) == []


def test_bold_leaves_blanks_outside() -> None:
    assert worded(" Zuständig: ", strong=True) == " **Zuständig:** "
    assert worded("   ", strong=True) == " "


def test_a_first_line_is_read_back_as_it_was() -> None:
    line = "🔶 Dringend · Instagram @muster_kanne · [Fall] \\ 4711"
    assert read_back(worded(line, strong=True)) == line
