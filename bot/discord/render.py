"""A neutral card as Discord's components. Nothing foreign is parsed as markdown, and Discord's limits are kept."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, NotRequired, TypedDict, assert_never, cast

from bot.cards.lines import shorten
from bot.cards.parts import Card, Controls, Line, Mention, Part, Picture, Plain, Quote, Rule
from bot.discord.components import (
    CONTAINER,
    SECTION,
    SEPARATOR,
    TEXT,
    Component,
    Rows,
    mention,
    paragraph,
    picture,
    row,
    text,
)
from bot.discord.text import fenced, push_line, quoted, worded
from handlers.errors import BreakwaterError

MOST_COMPONENTS = 40
MOST_TEXT = 4000
LARGEST = 10 * 2**20
"""Bytes of a file."""
SUPPRESS_EMBEDS, EPHEMERAL, COMPONENTS_V2 = 1 << 2, 1 << 6, 1 << 15
MARK = 1_000_000_000
"""Added to a placement's id it numbers the first component of its message, by which `find` knows it again: numbers
that Discord gives out by itself are small, and 32 bits are enough."""
PENDING = "pending"
"""Id of the button that stands, disabled, on a message that is not yet the card."""


class CardTooLong(BreakwaterError):
    """Too many parts for one message: a card that nobody meant to make."""


class AllowedMentions(TypedDict):
    parse: list[str]
    users: list[str]
    roles: list[str]


class Message(TypedDict):
    """What a card decides of a message's body."""

    flags: int
    components: list[Component]
    allowed_mentions: AllowedMentions


class Body(Message):
    content: str | None
    attachments: NotRequired[list[dict[str, Any]]]


@dataclass(frozen=True, kw_only=True, slots=True)
class _Room:
    """How much of each quote may be shown, in characters as written."""

    example: int = MOST_TEXT
    exact: int = MOST_TEXT
    fenced: bool = False
    """As code where that is shorter: signs need no escaping there."""


ROOMS = (
    _Room(),
    _Room(fenced=True),
    *(_Room(example=longest, fenced=True) for longest in (1500, 800, 400, 200, 100)),
    *(_Room(example=100, exact=longest, fenced=True) for longest in (3000, 2500, 2000, 1500, 1000, 500)),
)
"""Tried in turn until the card fits. A text that somebody is asked to approve gives way last, says how much of it is
shown, and stands in full before the yes: see `forms`."""


def pictures_of(card: Card) -> tuple[Picture, ...]:
    """What has to be uploaded with it; what Discord doesn't take as a file is left to its words."""
    return tuple(part for part in card.parts if isinstance(part, Picture) and 0 < len(part.data) <= LARGEST)


def render_card(card: Card, *, own_id: int = 0, ephemeral: bool = False, pictures: bool = True) -> Message:
    """The card within Discord's limits, its examples shortened if need be. Without `pictures`, which are uploaded
    apart, their words stand in their place. Raises CardTooLong."""
    for room in ROOMS:
        components = _Drawing(card=card, room=room, pictures=pictures).components()
        if _fits(components):
            if own_id:
                components[0]["id"] = MARK + own_id
            flags = COMPONENTS_V2 | SUPPRESS_EMBEDS | (EPHEMERAL if ephemeral else 0)
            return Message(flags=flags, components=components, allowed_mentions=nobody())
    raise CardTooLong(f"a card of {len(card.parts)} parts fits no message")


def render_push(card: Card, *, own_id: int) -> Body:
    """What a card that asks somebody is created as: of components a phone shows nothing (discord-api-docs issue 7854).
    Nobody can press anything before it is the card."""
    reached = [(whom, shown) for whom in card.mentions if (shown := mention(whom))]
    waiting: Component = {
        "type": 2, "style": 2, "emoji": {"name": "⏳"}, "custom_id": PENDING, "disabled": True, "id": MARK + own_id,
    }  # fmt: skip
    return Body(
        content=" ".join([push_line(card.first_line), *(shown for _, shown in reached)]),
        flags=SUPPRESS_EMBEDS,
        components=[row(waiting)],
        allowed_mentions=AllowedMentions(
            parse=[],
            users=[whom.discord for whom, _ in reached if not whom.is_role],
            roles=[whom.discord for whom, _ in reached if whom.is_role],
        ),
    )


def wakes(card: Card) -> bool:
    """Whether the card pings somebody who can be reached here."""
    return any(mention(whom) for whom in card.mentions)


def nobody() -> AllowedMentions:
    return AllowedMentions(parse=[], users=[], roles=[])


def _fits(components: list[Component]) -> bool:
    flat = list(walk(components))
    size = sum(len(str(one["content"])) for one in flat if one["type"] == TEXT)
    return len(flat) <= MOST_COMPONENTS and size <= MOST_TEXT


def walk(components: Iterable[Component]) -> Iterator[Component]:
    """Every component, parents first."""
    for one in components:
        yield one
        yield from walk(cast("list[Component]", one.get("components", [])))
        if "accessory" in one:
            yield from walk([cast("Component", one["accessory"])])


@dataclass(kw_only=True, slots=True)
class _Drawing:
    """One pass over a card."""

    card: Card
    room: _Room
    pictures: bool = True
    rows: Rows = field(default_factory=Rows)

    def components(self) -> list[Component]:
        head = text(paragraph([Plain(text=self.card.first_line, strong=True)]) or "…")
        body = list(_merged([*self._unnamed_mentions(), *self._body()]))
        return [head, {"type": CONTAINER, "components": body}] if body else [head]

    def _body(self) -> Iterator[str | Component]:
        for part in self.card.parts:
            yield from self._part(part)

    def _unnamed_mentions(self) -> Iterator[str]:
        """Whom the card reaches without naming them in a line."""
        lines = [part for part in self.card.parts if isinstance(part, Line)]
        named = {run.discord for line in lines for run in line.text if isinstance(run, Mention)}
        unnamed = [one for one in self.card.mentions if one.discord not in named]
        shown = " ".join(filter(None, map(mention, unnamed)))
        if shown:
            yield shown

    def _part(self, part: Part) -> Iterator[str | Component]:
        match part:
            case Line():
                yield from self._line(part)
            case Quote():
                if part.text.strip():
                    yield self._quote(part)
            case Rule():
                yield {"type": SEPARATOR}
            case Controls():
                yield from self.rows.rows(part)
            case Picture() if self.pictures and 0 < len(part.data) <= LARGEST:
                yield picture(part.name, part.alt)
            case Picture():
                yield f"-# {worded(part.alt)}" if part.alt.strip() else ""
            case _:
                assert_never(part)

    def _line(self, line: Line) -> Iterator[str | Component]:
        shown = paragraph(line.text, self.card.mentions)
        shown = f"-# {shown}" if line.quiet and shown else shown
        if line.accessory is not None:
            button = self.rows.button(line.accessory)
            yield (
                {"type": SECTION, "components": [text(shown)], "accessory": button} if shown else row(button)
            )
        elif shown:
            yield shown

    def _quote(self, quote: Quote) -> str:
        if quote.exact:
            return exactly(quote.text, self.room.exact, compact=self.room.fenced)
        return drawn(shorten(quote.text, self.room.example), compact=self.room.fenced)


def exactly(words: str, longest: int, *, compact: bool) -> str:
    """Words that may not be cut in silence: how much of them is shown stands below."""
    cut = shorten(words, longest)
    shown = drawn(cut, compact=compact)
    return shown if cut == words else f"{shown}\n-# {len(cut) - 1} / {len(words)}"


def drawn(words: str, *, compact: bool) -> str:
    """Somebody's words behind a bar; compact, as code where that is shorter."""
    return min(quoted(words), fenced(words), key=len) if compact else quoted(words)


def _merged(parts: list[str | Component]) -> Iterator[Component]:
    """Neighbouring lines share a component: closer together, and fewer of the forty."""
    lines: list[str] = []
    for part in parts:
        if isinstance(part, str):
            # Quoted lines that follow each other are one quotation: what two people said would look like one's words.
            apart = bool(lines) and lines[-1].startswith("> ") and part.startswith("> ")
            lines += ["", part] if apart else [part]
            continue
        if lines:
            yield text("\n".join(lines))
            lines = []
        yield part
    if lines:
        yield text("\n".join(lines))
