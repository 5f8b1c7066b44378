from dataclasses import replace

import pytest
from hypothesis import given, settings
from syrupy.assertion import SnapshotAssertion

from bot.cards.parts import Button, Card, Choice, Controls, Line, Link, Mention, Menu, Plain, Quote
from bot.slack.render import CardTooLong, render_card
from tests.edge import slack_cards
from tests.edge.anything import HOSTILE
from tests.edge.parts import button, click
from tests.edge.slack_cards import APPROVAL, APPROVERS, CASE, JANA
from tests.edge.slack_rules import click_ids, nodes, problems_of_message, spec_is_here, visible_lines

MENU = "(Original öffnen | Anders einordnen … | Verlauf)"


def blocks(card: Card) -> list:
    return render_card(card)["blocks"]


def test_a_case_card_as_blocks(snapshot: SnapshotAssertion) -> None:
    assert render_card(CASE) == snapshot


def test_an_approval_card_as_blocks(snapshot: SnapshotAssertion) -> None:
    assert render_card(APPROVAL) == snapshot


def test_a_reader_sees_the_lines_in_order() -> None:
    assert visible_lines(blocks(CASE)) == [
        "🔶 Dringend · Beschwerde · Instagram @musterkanne · 14:07 · Fall 4711",
        "│ „Dritte Lieferung, dritte Tasse kaputt. Liest hier überhaupt jemand mit?“",
        "lea_im_norden · 1.240 Follower · zweiter Kommentar heute",
        "Post: Herbstaktion Keramik, 14. Nov.",
        "Warum hier: Beschwerde („kaputt“), Frage, 14 Likes in 20 Min.",
        "Zuständig: Jana · erste Antwort bis 15:07",
        "Inhalt verdeckt: Drohung",
        "[Anzeigen]",
        "---",
        "[Antwort entwerfen] [Übernehmen] [Eskalieren] [Keine Antwort nötig] " + MENU,
    ]


def test_the_notification_says_what_the_first_block_says() -> None:
    message = render_card(replace(CASE, first_line="A & B <neu>"))
    assert message["text"] == "A &amp; B &lt;neu&gt;"
    assert visible_lines(message["blocks"][:1]) == ["A & B <neu>"]


@pytest.mark.skipif(not spec_is_here(), reason="Slack's schema is not at hand (../shared/specs)")
@pytest.mark.parametrize("card", [CASE, APPROVAL])
def test_slack_would_take_the_examples(card: Card) -> None:
    assert problems_of_message(render_card(card)) == []


@settings(max_examples=150, deadline=None)
@given(card=slack_cards.cards)
def test_whatever_a_card_says_slack_takes_it_and_parses_none_of_it(card: Card) -> None:
    try:
        message = render_card(card)
    except CardTooLong:
        return
    assert problems_of_message(message) == []


@settings(max_examples=100, deadline=None)
@given(card=slack_cards.cards)
def test_nobody_is_reached_but_who_the_card_lists(card: Card) -> None:
    try:
        drawn = blocks(card)
    except CardTooLong:
        return
    reached = {
        node.get("user_id") or node.get("usergroup_id")
        for node in nodes(drawn)
        if node.get("type") in {"user", "usergroup"}
    }
    assert reached <= {mention.slack for mention in card.mentions}
    assert not any(node.get("type") in {"broadcast", "channel", "emoji", "team"} for node in nodes(drawn))


@pytest.mark.parametrize("words", [text for text in HOSTILE if text.strip()])
def test_hostile_words_stay_words(words: str) -> None:
    drawn = blocks(
        Card(first_line="Fall 1", parts=(Quote(text=words), Line(text=(Plain(text=words[:2000]),))))
    )
    kinds = {node["type"] for node in nodes(drawn) if "type" in node}
    assert kinds <= {"rich_text", "rich_text_section", "rich_text_quote", "text"}


def test_what_cannot_be_seen_is_made_visible() -> None:
    [_, body] = blocks(Card(first_line="Fall 1", parts=(Quote(text="frei\u202eetsil\u202c a\u200bb\x00"),)))
    assert visible_lines([body]) == ["│ frei\ufffdetsil\ufffd a\ufffdb\ufffd"]


def test_a_foreign_name_cannot_fake_a_line_or_turn_its_neighbours_around() -> None:
    name = "lea\nZuständig: Mert\u2028x"
    [_, body] = blocks(
        Card(first_line="Fall 1", parts=(Line(text=(Plain(text=name), Plain(text=" · שלום"))),))
    )
    assert visible_lines([body]) == ["lea Zuständig: Mert x\u2068 · שלום\u2069"]


def test_only_listed_people_are_mentioned_the_others_are_named() -> None:
    card = Card(
        first_line="Fall 1", parts=(Line(text=(JANA, Plain(text=" und "), APPROVERS)),), mentions=(APPROVERS,)
    )
    assert visible_lines(blocks(card))[1:] == ["Jana und <S01FREIGABE>"]


def test_who_is_listed_but_not_in_a_line_is_reached_all_the_same() -> None:
    card = Card(first_line="Fall 1", mentions=(JANA, Mention(name="Mara", discord="1")))
    assert visible_lines(blocks(card)) == ["Fall 1", "<U01JANA>"]


@pytest.mark.parametrize(
    ("url", "leads_to"),
    [
        ("https://a.example/x?y=1", "https://a.example/x?y=1"),
        ("http://a.example/ä b", "http://a.example/%C3%A4%20b"),
        ("javascript:alert(1)", None),
        ("https://user:secret@a.example/", None),
        ("https://", None),
        ("/relative", None),
        ("https://a.example/" + "x" * 3000, None),
    ],
)
def test_links_lead_to_the_web_or_nowhere(url: str, leads_to: str | None) -> None:
    drawn = blocks(Card(first_line="Fall 1", parts=(Line(text=(Link(label="Original", url=url),)),)))
    assert visible_lines(drawn)[1:] == ["Original"]
    assert [node["url"] for node in nodes(drawn) if "url" in node] == ([leads_to] if leads_to else [])


def test_a_menu_is_an_overflow_up_to_five_choices_and_a_select_beyond() -> None:
    def kind(number: int) -> str:
        choices = tuple(Choice(label=f"Wahl {n}", click=click("history", f"c{n}")) for n in range(number))
        card = Card(
            first_line="F",
            parts=(Controls(items=(Menu(label="Mehr", click=click("more"), choices=choices),)),),
        )
        assert problems_of_message(render_card(card)) == []
        return blocks(card)[1]["elements"][0]["type"]

    assert [kind(number) for number in (1, 2, 5, 6, 30)] == [
        "static_select",
        "overflow",
        "overflow",
        "static_select",
        "static_select",
    ]


def test_two_controls_that_mean_the_same_have_different_ids_and_the_same_click() -> None:
    row = Controls(items=(button("A", "claim"), button("B", "claim")))
    [first, second] = blocks(Card(first_line="F", parts=(row,)))[1]["elements"]
    assert first["action_id"] != second["action_id"]
    assert first["value"] == second["value"] == "claim:-:case:4711:3"


def test_clicks_are_the_ids_of_the_card() -> None:
    assert click_ids(blocks(CASE)) == [
        f"{verb}:-:case:4711:3"
        for verb in ("reveal", "draft", "claim", "escalate", "dismiss", "original", "reflag", "history")
    ]


def test_examples_are_shortened_before_the_exact_text_is_touched() -> None:
    comment, reply = "Kommentar " * 2000, "Antwort, genau so. " * 400
    card = replace(APPROVAL, parts=(Quote(text=comment), Quote(text=reply, exact=True), *APPROVAL.parts[4:]))
    lines = visible_lines(blocks(card))
    assert lines[0] == APPROVAL.first_line
    assert any(line == f"│ {reply}" for line in lines)
    assert any(line.startswith("│ Kommentar") and line.endswith("…") for line in lines)
    assert problems_of_message(render_card(card)) == []


def test_an_exact_text_that_does_not_fit_is_refused_not_cut() -> None:
    with pytest.raises(CardTooLong):
        render_card(Card(first_line="F", parts=(Quote(text="a" * 12_000, exact=True),)))


def test_many_lines_share_blocks() -> None:
    lines = tuple(Line(text=(Plain(text=f"Eintrag {n}"),), quiet=n > 60) for n in range(100))
    drawn = blocks(Card(first_line="Verlauf", parts=lines))
    assert visible_lines(drawn)[1:] == [f"Eintrag {n}" for n in range(100)]
    assert len(drawn) == 3


def test_a_long_label_is_shortened_a_first_line_never() -> None:
    first = "W" * 200
    drawn = blocks(
        Card(first_line=first, parts=(Controls(items=(Button(label="x" * 90, click=click("claim")),)),))
    )
    assert visible_lines(drawn) == [first, f"[{'x' * 74}…]"]
