"""The same card on both platforms: the same words in the same order, the same clicks behind the controls."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
import regex

from bot.cards.parts import Card, Mention
from bot.discord import forms as discord_forms
from bot.discord.components import click_id
from bot.discord.render import render_card as discord_card
from bot.slack.forms import read_memo
from bot.slack.forms import render_form as slack_form
from bot.slack.render import render_card as slack_card
from handlers.events import Place
from tests.edge import slack_cards
from tests.edge.slack_rules import click_ids, nodes
from tests.edge.test_cards import CARDS, FORMS, LANGUAGES, cards, forms

TEXT, SECTION, ROW, CONTAINER, SEPARATOR, LABEL = 10, 9, 1, 17, 14, 18
HERE = Place(platform="slack", channel="C01INBOX")
in_both = pytest.mark.parametrize("language", LANGUAGES)
OWN = {"own-case": slack_cards.CASE, "own-approval": slack_cards.APPROVAL, "own-picture": slack_cards.CURVE}

# Markdown as Discord reads it: what is escaped is itself, what is marked up is what it shows.
_MARKS = regex.compile(
    r"\\(?P<sign>.)"
    r"|\[(?P<label>(?:\\.|[^\]\\])*)\]\((?P<url>[^)]*)\)"
    r"|<t:(?P<at>-?\d+):\w>"
    r"|<@&?(?P<who>\d+)>"
    r"|(?P<bold>\*\*)",
    regex.DOTALL,
)


_HOW_MUCH = regex.compile(r"\d+ / \d+")
"""What stands below a text that Discord cannot show whole: how much of it is shown."""


def shown(markdown: str, people: dict[str, str]) -> str:
    def read(found: regex.Match[str]) -> str:
        if found["label"] is not None:
            return shown(found["label"], people)
        if found["at"]:
            return f"<{found['at']}>"
        if found["who"]:
            return f"<{people[found['who']]}>"
        return found["sign"] or ""

    return _MARKS.sub(read, markdown)


def lines_on_discord(components: list[dict[str, Any]], mentions: tuple[Mention, ...]) -> list[str]:
    people = {mention.discord: mention.name for mention in mentions if mention.discord}
    return [line for component in components for line in _component(component, people)]


def _component(component: dict[str, Any], people: dict[str, str]) -> Iterator[str]:
    match component["type"]:
        case 10:
            yield from _markdown(component["content"], people)
        case 9:
            for inner in component["components"]:
                yield from _component(inner, people)
            yield f"[{component['accessory']['label']}]"
        case 17:
            for inner in component["components"]:
                yield from _component(inner, people)
        case 12:
            yield from (item["description"] for item in component["items"])
        case 14:
            yield "---"
        case 1:
            yield from (_control(inner) for inner in component["components"])
        case other:
            raise AssertionError(other)


def _markdown(content: str, people: dict[str, str]) -> Iterator[str]:
    fence = False
    for line in content.split("\n"):
        if line == "```":
            fence = not fence
        elif fence:
            yield "│ " + line.replace("`\u200b", "`")
        elif line.startswith("> "):
            yield "│ " + shown(line.removeprefix("> "), people)
        else:
            yield shown(line.removeprefix("-# "), people)


def _control(component: dict[str, Any]) -> str:
    if "options" in component:
        return " | ".join(option["label"] for option in component["options"])
    return f"[{component['label']}]"


def lines_on_slack(blocks: list[dict[str, Any]], mentions: tuple[Mention, ...]) -> list[str]:
    people = {mention.slack: mention.name for mention in mentions if mention.slack}
    return [line for block in blocks for line in _block(block, people)]


def _block(block: dict[str, Any], people: dict[str, str]) -> Iterator[str]:
    match block["type"]:
        case "rich_text":
            for section in block["elements"]:
                text = "".join(_element(element, people) for element in section["elements"])
                quoted = section["type"] == "rich_text_quote"
                yield from (f"│ {line}" for line in text.strip("\n").split("\n")) if quoted else (text,)
        case "context":
            yield from block["elements"][0]["text"].split("\n")
        case "section":
            yield block["text"]["text"]
            yield f"[{block['accessory']['text']['text']}]"
        case "divider":
            yield "---"
        case "actions":
            for element in block["elements"]:
                if "options" in element:
                    yield " | ".join(option["text"]["text"] for option in element["options"])
                else:
                    yield f"[{element['text']['text']}]"
        case other:
            raise AssertionError(other)


def _element(element: dict[str, Any], people: dict[str, str]) -> str:
    match element["type"]:
        case "date":
            return f"<{element['timestamp']}>"
        case "user" | "usergroup":
            return f"<{people[element.get('user_id') or element['usergroup_id']]}>"
        case _:
            return element["text"]


def same(slack: str, discord: str) -> bool:
    """Equal, or the longest beginning of it that Discord's smaller messages hold."""
    slack, discord = slack.rstrip(), discord.rstrip()
    return slack == discord or (discord.endswith("…") and slack.startswith(discord[:-1]))


def reachable(card: Card) -> Card:
    """The gallery's short ids are none of Discord's."""
    longer = (replace(mention, discord=mention.discord.zfill(18)) for mention in card.mentions)
    return replace(card, mentions=tuple(longer))


def assert_same_words(card: Card) -> None:
    slack = [line for line in lines_on_slack(slack_card(card)["blocks"], card.mentions) if line.strip("│ ")]
    found = lines_on_discord(discord_card(card)["components"], card.mentions)
    discord = [line for line in found if line.strip("│ ") and not _HOW_MUCH.fullmatch(line)]
    pairs = list(zip(slack, discord, strict=False))
    different = next((pair for pair in pairs if not same(*pair)), None)
    assert different is None
    assert len(slack) == len(discord)


def discord_clicks(components: list[dict[str, Any]]) -> list[str]:
    """What can be clicked, in order: buttons, and the options of selects."""
    return [
        click_id(name)
        for component in components
        for node in nodes(component)
        if (name := node.get("value") or (node.get("custom_id") if node.get("type") == 2 else None))
    ]


@in_both
@pytest.mark.parametrize("name", CARDS)
def test_a_card_says_the_same_on_both(name: str, language: str) -> None:
    assert_same_words(reachable(cards(language)[name]))


@in_both
@pytest.mark.parametrize("name", CARDS)
def test_a_card_offers_the_same_clicks_on_both(name: str, language: str) -> None:
    card = cards(language)[name]
    components: list[Any] = discord_card(card)["components"]
    assert click_ids(slack_card(card)["blocks"]) == discord_clicks(components)


@pytest.mark.parametrize("name", OWN)
def test_links_dates_mentions_and_buttons_beside_text_are_the_same_on_both(name: str) -> None:
    assert_same_words(OWN[name])


def _inputs(view: dict[str, Any]) -> list[tuple[str, str]]:
    return [(b["block_id"], b["label"]["text"]) for b in view["blocks"] if b["type"] == "input"]


@in_both
@pytest.mark.parametrize("name", FORMS)
def test_a_form_asks_the_same_on_both_and_comes_back_as_the_same_click(name: str, language: str) -> None:
    form = forms(language)[name]
    view: Any = slack_form(form, HERE)
    modal: Any = discord_forms.render_form(form)
    memo = read_memo(view["private_metadata"])
    assert memo is not None
    assert memo.click == form.click
    if isinstance(modal, discord_forms.Pages):
        assert str(form.click) in str(modal.messages[-1])
        assert _inputs(view) == []
        return
    assert modal["custom_id"] == str(form.click)
    asked = [(c["component"]["custom_id"], c["label"]) for c in modal["components"] if c["type"] == LABEL]
    assert asked == _inputs(view)
