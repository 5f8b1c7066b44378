"""Every card and form of the gallery, as Discord gets it."""

import pytest
from syrupy.assertion import SnapshotAssertion

from bot.discord.forms import Pages, render_form
from bot.discord.render import render_card, render_push, wakes
from tests.edge.discord_rules import acts, contents, outline, problems_of_message, problems_of_modal
from tests.edge.test_cards import CARDS, FORMS, LANGUAGES, cards, forms

in_both = pytest.mark.parametrize("language", LANGUAGES)


@pytest.mark.parametrize("name", CARDS)
def test_a_card_as_discord_gets_it(name: str, snapshot: SnapshotAssertion) -> None:
    assert outline(render_card(cards("de")[name])["components"]) == snapshot


@pytest.mark.parametrize("name", FORMS)
def test_a_form_as_discord_gets_it(name: str, snapshot: SnapshotAssertion) -> None:
    drawn = render_form(forms("de")[name])
    assert isinstance(drawn, dict)
    assert [drawn["title"], *outline(drawn["components"])] == snapshot


@in_both
@pytest.mark.parametrize("name", CARDS)
def test_discord_takes_every_card_and_nothing_in_it_acts(name: str, language: str) -> None:
    card = cards(language)[name]
    message = render_card(card, own_id=7)
    assert problems_of_message(message) == []
    assert [acts(content) for content in contents(message["components"]) if acts(content)] == []
    assert not wakes(card) or len(render_push(card, own_id=7)["content"] or "") <= 2000


@in_both
@pytest.mark.parametrize("name", FORMS)
def test_discord_takes_every_form(name: str, language: str) -> None:
    drawn = render_form(forms(language)[name])
    if isinstance(drawn, Pages):
        assert [
            problems_of_message(page, schema="IncomingWebhookInteractionRequest") for page in drawn.messages
        ] == [[] for _ in drawn.messages]
    else:
        assert problems_of_modal(drawn) == []
