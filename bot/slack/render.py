"""A neutral card as Slack's text and blocks. Nothing foreign is parsed as mrkdwn, and Slack's limits are kept."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TypedDict, assert_never, cast

from bot.cards.lines import shorten
from bot.cards.parts import Button, Card, Controls, Line, Mention, Menu, Part, Picture, Plain, Quote, Rule
from bot.slack.blocks import LONGEST_TEXT, Block, address, image, plain_text, quote, rich_text, section
from bot.slack.forms import OVER
from bot.slack.text import escaped, isolated, label
from handlers.errors import BreakwaterError

MOST_BLOCKS = 50
MOST_ELEMENTS = 25
MOST_CHOICES = 100
MOST_IN_OVERFLOW = 5
LONGEST_LABEL = 75
LONGEST_PLACEHOLDER = 150
LONGEST_ALT = 2000
NO_FILES: Mapping[str, str] = MappingProxyType({})
MOST_LETTERS = 12_000
MOST_WEIGHT = 13_000
"""Slack's limit is undocumented: it refuses from about 13,200 characters, with something added for each container."""
CONTAINER = 50
EXAMPLES = (LONGEST_TEXT, 1500, 800, 400, 200, 100)
"""How long an example may stay, tried in turn until the card fits."""


class CardTooLong(BreakwaterError):
    """What must not be shortened does not fit into one message."""


class Message(TypedDict):
    """What a card decides of chat.postMessage, chat.update and chat.postEphemeral."""

    text: str
    blocks: list[Block]


def render_card(card: Card, files: Mapping[str, str] = NO_FILES) -> Message:
    """The card within Slack's limits, its examples shortened if need be; `files` are its pictures as uploaded, by
    name, one that is missing is told in words. Raises CardTooLong."""
    for longest in EXAMPLES:
        blocks = _Drawing(card=card, files=files, longest_example=longest).blocks()
        if len(blocks) <= MOST_BLOCKS and _fits(blocks):
            return Message(text=escaped(isolated(card.first_line)), blocks=blocks)
    raise CardTooLong(
        f"a card of {len(card.parts)} parts fits neither {MOST_BLOCKS} blocks nor {MOST_LETTERS} characters"
    )


def render_home(message: Message) -> Block:
    """A card as a person's page of the app's home."""
    return {"type": "home", "blocks": message["blocks"]}


def render_over(message: Message) -> Block:
    """A message laid over what the person looks at, where there is no channel to whisper in."""
    return {
        "type": "modal",
        "callback_id": OVER,
        "title": plain_text("Breakwater"),
        "blocks": message["blocks"],
    }


def _fits(blocks: list[Block]) -> bool:
    objects = list(_objects(blocks))
    letters = sum(len(text) for found in objects if isinstance(text := found.get("text"), str))
    return letters <= MOST_LETTERS and letters + CONTAINER * len(objects) <= MOST_WEIGHT


def _objects(value: object) -> Iterator[Block]:
    match value:
        case dict():
            found = cast("Block", value)
            yield found
            for inner in found.values():
                yield from _objects(inner)
        case list():
            for inner in cast("list[object]", value):
                yield from _objects(inner)
        case _:
            return


@dataclass(kw_only=True, slots=True)
class _Drawing:
    """One pass over a card."""

    card: Card
    files: Mapping[str, str]
    longest_example: int
    used: set[str] = field(default_factory=set[str])
    """Action ids given so far: Slack wants them unique."""

    def blocks(self) -> list[Block]:
        head = rich_text(section([Plain(text=self.card.first_line, strong=True)]))
        body = (block for part in self.card.parts for block in self._part(part))
        return [head, *_merged([*self._unnamed_mentions(), *body])]

    def _unnamed_mentions(self) -> Iterator[Block]:
        """Whom the card wants to reach without naming them in a line."""
        lines = [part for part in self.card.parts if isinstance(part, Line)]
        named = {run.slack for line in lines for run in line.text if isinstance(run, Mention)}
        for mention in self.card.mentions:
            if mention.slack not in named and address(mention):
                yield rich_text(section([mention], self.card.mentions))

    def _part(self, part: Part) -> Iterator[Block]:
        match part:
            case Line():
                yield from self._line(part)
            case Quote():
                if part.text.strip():
                    yield rich_text(
                        quote(part.text if part.exact else shorten(part.text, self.longest_example))
                    )
            case Rule():
                yield {"type": "divider"}
            case Controls():
                elements = [self._control(item) for item in part.items]
                for start in range(0, len(elements), MOST_ELEMENTS):
                    yield {"type": "actions", "elements": elements[start : start + MOST_ELEMENTS]}
            case Picture():
                yield self._picture(part)
            case _:
                assert_never(part)

    def _line(self, line: Line) -> Iterator[Block]:
        """Small print and a button beside the text exist for text without links, dates and mentions only."""
        words = "".join(isolated(run.text) for run in line.text if isinstance(run, Plain))
        plain = all(isinstance(run, Plain) for run in line.text)
        empty = plain and not words.strip()
        short = plain and not empty and len(words) <= LONGEST_TEXT
        beside = self._button(line.accessory) if line.accessory else None
        if short and beside:
            yield {"type": "section", "text": plain_text(words), "accessory": beside}
        elif short and line.quiet:
            yield {"type": "context", "elements": [plain_text(words)]}
        else:
            if not empty:
                yield rich_text(section(line.text, self.card.mentions))
            if beside:
                yield {"type": "actions", "elements": [beside]}

    def _picture(self, picture: Picture) -> Block:
        alt = label(picture.alt, LONGEST_ALT)
        file = self.files.get(picture.name)
        return image(file, alt) if file else {"type": "context", "elements": [plain_text(alt)]}

    def _control(self, item: Button | Menu) -> Block:
        match item:
            case Button():
                return self._button(item)
            case Menu():
                return self._menu(item)
            case _:
                assert_never(item)

    def _button(self, button: Button) -> Block:
        drawn: Block = {
            "type": "button",
            "text": plain_text(label(button.label, LONGEST_LABEL)),
            "action_id": self._action_id(str(button.click)),
            "value": str(button.click),
        }
        return drawn if button.style == "normal" else {**drawn, "style": button.style}

    def _menu(self, menu: Menu) -> Block:
        """An overflow has two to five options and no label, which only "more" can do without; a select forgets its
        choice with the next version."""
        action_id = self._action_id(str(menu.click))
        labels = {str(choice.click): choice.label for choice in reversed(menu.choices[:MOST_CHOICES])}
        options = [
            {"text": plain_text(label(shown, LONGEST_LABEL)), "value": click}
            for click, shown in reversed(labels.items())
        ]
        if menu.click.choice == "-" and 2 <= len(options) <= MOST_IN_OVERFLOW:
            return {"type": "overflow", "action_id": action_id, "options": options}
        placeholder = plain_text(label(menu.label, LONGEST_PLACEHOLDER))
        return {
            "type": "static_select",
            "action_id": action_id,
            "placeholder": placeholder,
            "options": options,
        }

    def _action_id(self, click: str) -> str:
        """The click id, numbered where two controls mean the same. What was meant is read from the value."""
        name, number = click, 1
        while name in self.used:
            number += 1
            name = f"{click}#{number}"
        self.used.add(name)
        return name


def _merged(blocks: Iterable[Block]) -> list[Block]:
    """Neighbouring paragraphs share a block, so does small print: closer together, and fewer of the fifty."""
    merged: list[Block] = []
    for block in blocks:
        joint = _joint(merged[-1], block) if merged else None
        if joint is None:
            merged.append(block)
        else:
            merged[-1] = joint
    return merged


def _joint(upper: Block, lower: Block) -> Block | None:
    if upper["type"] == lower["type"] == "rich_text":
        return rich_text(*_elements(upper), *_elements(lower))
    if upper["type"] == lower["type"] == "context":
        above, below = (str(_elements(block)[0]["text"]) for block in (upper, lower))
        if len(above) + len(below) < LONGEST_TEXT:
            return {"type": "context", "elements": [plain_text(f"{above}\n{below}")]}
    return None


def _elements(block: Block) -> list[Block]:
    return cast("list[Block]", block["elements"])
