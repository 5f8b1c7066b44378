from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from syrupy.assertion import SnapshotAssertion

from bot.cards.parts import Card, Choice, Controls, Line, Mention, Menu, Plain, Quote
from bot.discord.components import click_id
from bot.discord.render import MARK, CardTooLong, render_card, render_push, wakes
from handlers.clicks import parse_click
from tests.edge import discord_cards
from tests.edge.anything import HOSTILE
from tests.edge.discord_cards import APPROVAL, APPROVERS, CASE, JANA
from tests.edge.discord_rules import (
    acts,
    contents,
    custom_ids,
    nodes,
    problems_of_message,
    read,
    spec_is_here,
)
from tests.edge.parts import button, click

spec_only = pytest.mark.skipif(
    not spec_is_here(), reason="Discord's description is not at hand (../shared/specs)"
)


def drawn(card: Card) -> list[Any]:
    return render_card(card)["components"]


def drawn_push(card: Card) -> list[Any]:
    return render_push(card, own_id=3)["components"]


def test_a_case_card_as_components(snapshot: SnapshotAssertion) -> None:
    assert render_card(CASE, own_id=7) == snapshot


def test_an_approval_card_and_what_it_is_created_as(snapshot: SnapshotAssertion) -> None:
    assert {"push": render_push(APPROVAL, own_id=7), "card": render_card(APPROVAL, own_id=7)} == snapshot


@spec_only
@pytest.mark.parametrize("card", [CASE, APPROVAL])
def test_discord_would_take_the_examples(card: Card) -> None:
    assert problems_of_message(render_card(card)) == []
    assert (
        problems_of_message(render_card(card, ephemeral=True), schema="IncomingWebhookInteractionRequest")
        == []
    )


@settings(max_examples=100, deadline=None)
@given(card=discord_cards.cards)
def test_whatever_a_card_says_discord_takes_it(card: Card) -> None:
    try:
        message = render_card(card, own_id=1)
    except CardTooLong:
        assert sum(len(part.items) for part in card.parts if isinstance(part, Controls)) > 12
        return
    assert problems_of_message(message) == []


@settings(max_examples=100, deadline=None)
@given(card=discord_cards.cards)
def test_whatever_a_card_says_none_of_it_acts_and_nobody_else_is_reached(card: Card) -> None:
    try:
        message = render_card(card)
    except CardTooLong:
        return
    assert message["allowed_mentions"] == {"parse": [], "users": [], "roles": []}
    for content in contents(message["components"]):
        assert acts(_without_mentions(content, card.mentions)) == []


def _without_mentions(content: str, mentions: tuple[Mention, ...]) -> str:
    for mention in mentions:
        content = content.replace(f"<@{mention.discord}>", "").replace(f"<@&{mention.discord}>", "")
    return content


def test_the_first_component_is_the_first_line_and_carries_the_number_of_the_placement() -> None:
    first: Any = render_card(CASE, own_id=42)["components"][0]
    assert read(first["content"]) == f"**{CASE.first_line}**"
    assert first["id"] == MARK + 42
    assert "id" not in drawn(CASE)[0]


def test_the_phone_shows_the_first_line_and_whom_it_reaches_and_nobody_else_is_pinged() -> None:
    body = render_push(replace(APPROVAL, first_line="Freigabe · @everyone <@200000000000000003>"), own_id=3)
    assert body["content"] == (
        f"Freigabe · \\@everyone \\<@200000000000000003> <@&{APPROVERS.discord}> <@{JANA.discord}>"
    )
    assert body["allowed_mentions"] == {"parse": [], "users": [JANA.discord], "roles": [APPROVERS.discord]}


def test_what_a_card_is_created_as_can_be_found_but_not_pressed() -> None:
    [row] = drawn_push(APPROVAL)
    [waiting] = row["components"]
    assert waiting["disabled"]
    assert waiting["id"] == MARK + 3
    assert parse_click(waiting["custom_id"]) is None


def test_a_person_without_an_account_here_is_named_and_not_woken() -> None:
    card = Card(first_line="Fall 1", mentions=(Mention(name="Tom", slack="U02TOM"),))
    assert not wakes(card)
    assert wakes(APPROVAL)


def test_a_mention_that_the_card_does_not_list_is_a_name() -> None:
    assert "Jana" in contents(drawn(CASE))[1]
    assert JANA.discord not in str(drawn(CASE))


def test_whom_a_card_lists_without_naming_them_stands_below_the_first_line() -> None:
    assert contents(drawn(APPROVAL))[1].startswith(f"<@&{APPROVERS.discord}>")


def test_a_menu_takes_as_many_selects_as_its_choices_need() -> None:
    choices = tuple(Choice(label=f"Wahl {n}", click=click("redraft", f"c{n}")) for n in range(60))
    card = Card(
        first_line="Fall 1",
        parts=(Controls(items=(Menu(label="Mehr", click=click("more"), choices=choices),)),),
    )
    selects = [node for node in nodes(drawn(card)) if node.get("type") == 3]
    assert [len(select["options"]) for select in selects] == [25, 25, 10]
    assert [click_id(name) for name in custom_ids(drawn(card))] == [str(click("more"))] * 3


def test_six_buttons_take_two_rows() -> None:
    card = Card(
        first_line="Fall 1", parts=(Controls(items=tuple(button(f"{n}", f"v{n}") for n in range(6))),)
    )
    rows = [node for node in nodes(drawn(card)) if node.get("type") == 1]
    assert [len(row["components"]) for row in rows] == [5, 1]


def test_two_controls_of_one_meaning_have_ids_of_their_own_that_mean_the_same() -> None:
    card = Card(
        first_line="Fall 1",
        parts=(
            Line(text=(Plain(text="a"),), accessory=button("Anzeigen", "reveal")),
            Controls(items=(button("Anzeigen", "reveal"),)),
        ),
    )
    first, second = custom_ids(drawn(card))
    assert first != second
    assert click_id(first) == click_id(second) == str(click("reveal"))


def test_ids_are_those_of_the_clicks() -> None:
    assert custom_ids(drawn(CASE))[:2] == ["reveal:-:case:4711:3", "draft:-:case:4711:3"]


# -- where a card is too long


def test_an_example_is_shortened_and_the_text_to_be_approved_is_not() -> None:
    reply = "Hallo Lea. " * 250
    card = Card(first_line="Freigabe", parts=(Quote(text="Kaputt! " * 500), Quote(text=reply, exact=True)))
    body = contents(drawn(card))[1]
    assert "…" in body
    assert read(body).count("Hallo Lea.") == 250


@pytest.mark.parametrize("text", ["*_" * 1400, "- x\n" * 700, "a/b" * 1000, "```" * 800])
def test_a_text_to_be_approved_is_shown_in_full_however_much_of_it_needs_escaping(text: str) -> None:
    card = Card(first_line="Freigabe", parts=(Quote(text="Kommentar"), Quote(text=text, exact=True)))
    body = contents(drawn(card))[1]
    assert text.strip() in read(body).replace("> ", "").replace("`\u200b", "`")


def test_of_a_text_to_be_approved_that_no_message_holds_the_card_says_how_much_it_shows() -> None:
    card = Card(first_line="Freigabe", parts=(Quote(text="x" * 8000, exact=True),))
    assert contents(drawn(card))[1].splitlines()[-1] == "-# 2999 / 8000"


def test_a_card_never_loses_its_lines() -> None:
    lines = tuple(Line(text=(Plain(text=f"Zeile {n}"),)) for n in range(30))
    card = Card(first_line="Verlauf", parts=(*lines, Quote(text=HOSTILE[-4] * 10)))
    body = contents(drawn(card))[1]
    assert all(f"Zeile {n}\n" in body for n in range(30))


def test_a_card_of_too_many_parts_is_refused() -> None:
    rows = tuple(Controls(items=(button(f"{n}", f"v{n}"),)) for n in range(25))
    with pytest.raises(CardTooLong):
        render_card(Card(first_line="Fall 1", parts=rows))


def test_what_two_people_said_does_not_look_like_the_words_of_one() -> None:
    card = Card(first_line="Thema", parts=(Quote(text="Kaputt.\nWieder."), Quote(text="Zerbrochen.")))
    assert contents(drawn(card))[-1] == "> Kaputt.\n> Wieder.\n\n> Zerbrochen."
