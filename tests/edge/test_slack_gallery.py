"""Every card, refusal and form that the bot knows, as Slack gets to see it."""

import pytest
from syrupy.assertion import SnapshotAssertion

from bot.slack.forms import render_form
from bot.slack.inbound import read
from bot.slack.render import render_card
from handlers.clicks import parse_click
from handlers.events import Clicked, Place
from tests.edge.slack_rules import click_ids, problems_of_message, problems_of_view, visible_lines
from tests.edge.test_cards import CARDS, FORMS, LANGUAGES, cards, forms
from tests.edge.test_slack_inbound import CLICK

HERE = Place(platform="slack", channel="C01INBOX", message_id="1763730420.000200")
in_both = pytest.mark.parametrize("language", LANGUAGES)


@in_both
@pytest.mark.parametrize("name", CARDS)
def test_slack_would_take_every_card(name: str, language: str) -> None:
    card = cards(language)[name]
    message = render_card(card)
    assert problems_of_message(message) == []
    assert visible_lines(message["blocks"])[0] == card.first_line


@in_both
@pytest.mark.parametrize("name", FORMS)
def test_slack_would_take_every_form(name: str, language: str) -> None:
    assert problems_of_view(render_form(forms(language)[name], HERE)) == []


@pytest.mark.parametrize("name", CARDS)
def test_every_control_comes_back_as_the_click_that_it_stands_for(name: str) -> None:
    for click in click_ids(render_card(cards("de")[name])["blocks"]):
        received = read(CLICK | {"actions": [{"type": "button", "value": click}]})
        assert received is not None
        assert isinstance(received.event, Clicked)
        assert received.event.click == parse_click(click)


@pytest.mark.parametrize(
    "name", ["case-new", "approval-open", "drafts-model", "case-hostile", "history-open"]
)
def test_the_cards_that_carry_the_product_as_blocks(name: str, snapshot: SnapshotAssertion) -> None:
    assert render_card(cards("de")[name]) == snapshot
