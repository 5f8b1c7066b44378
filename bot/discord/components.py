# pyright: strict
"""What Discord's messages are made of: text in its markdown, rows of controls, and the numbers that name them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby
from typing import assert_never

import regex

from bot.cards.inert import label
from bot.cards.parts import Button, Controls, Link, Mention, Menu, Plain, Run, Time
from bot.discord.text import masked, worded

Component = dict[str, object]

ROW, BUTTON, SELECT, INPUT, SECTION, TEXT, GALLERY, SEPARATOR, CONTAINER, LABEL = (
    1,
    2,
    3,
    4,
    9,
    10,
    12,
    14,
    17,
    18,
)
IN_A_ROW = 5
MOST_OPTIONS = 25
LONGEST_LABEL = 80
LONGEST_OPTION = 100
LONGEST_PLACEHOLDER = 150
LONGEST_DESCRIPTION = 1024
_STYLES = {"primary": 1, "normal": 2, "danger": 4}
_NUMBERED = regex.compile(r"#\d{1,2}\Z", regex.ASCII)
_SNOWFLAKE = regex.compile(r"\d{15,20}", regex.ASCII)


def picture(name: str, alt: str) -> Component:
    """One that is uploaded with the message, under that name."""
    shown = label(alt, LONGEST_DESCRIPTION)
    return {"type": GALLERY, "items": [{"media": {"url": f"attachment://{name}"}, "description": shown}]}


def text(content: str) -> Component:
    return {"type": TEXT, "content": content}


def paragraph(runs: Iterable[Run], listed: tuple[Mention, ...] = ()) -> str:
    """One line of markdown. Only who is `listed` is mentioned, everybody else is merely named."""
    pieces: list[str] = []
    for strong, group in groupby(runs, key=_strength):
        if strong is None:
            pieces.extend(_piece(run, listed) for run in group)
        else:
            words = "".join(run.text for run in group if isinstance(run, Plain))
            pieces.append(worded(words, strong=strong))
    return "".join(pieces).strip()


def _strength(run: Run) -> bool | None:
    """Neighbours of one strength are drawn as one: bold beside bold would show its stars."""
    return run.strong if isinstance(run, Plain) else None


def _piece(run: Run, listed: tuple[Mention, ...]) -> str:
    match run:
        case Plain():
            return worded(run.text, strong=run.strong)
        case Link():
            return masked(run.label, run.url)
        case Mention():
            wanted = any(run.discord == other.discord for other in listed)
            return (mention(run) if wanted else "") or worded(run.name)
        case Time():
            return f"<t:{int(run.at.timestamp())}:{'t' if run.style == 'clock' else 'D'}>"
        case _:
            assert_never(run)


def mention(whom: Mention) -> str:
    """What reaches the person or role; empty where there is no id of Discord's."""
    if _SNOWFLAKE.fullmatch(whom.discord) is None:
        return ""
    return f"<@&{whom.discord}>" if whom.is_role else f"<@{whom.discord}>"


@dataclass(kw_only=True, slots=True)
class Rows:
    """The controls of one message: Discord wants their ids unique in it."""

    used: set[str] = field(default_factory=set[str])

    def rows(self, controls: Controls) -> Iterator[Component]:
        """Up to five buttons share a row, a menu has one for itself."""
        for is_button, group in groupby(controls.items, key=lambda item: isinstance(item, Button)):
            items = list(group)
            if is_button:
                buttons = [self.button(item) for item in items if isinstance(item, Button)]
                for start in range(0, len(buttons), IN_A_ROW):
                    yield row(*buttons[start : start + IN_A_ROW])
            else:
                for item in items:
                    if isinstance(item, Menu):
                        yield from self._menu(item)

    def button(self, button: Button) -> Component:
        return {
            "type": BUTTON,
            "style": _STYLES[button.style],
            "label": label(button.label, LONGEST_LABEL),
            "custom_id": self.unique(str(button.click)),
        }

    def _menu(self, menu: Menu) -> Iterator[Component]:
        """As many selects as its choices need."""
        for start in range(0, len(menu.choices), MOST_OPTIONS):
            yield row(
                {
                    "type": SELECT,
                    "custom_id": self.unique(str(menu.click)),
                    "placeholder": label(menu.label, LONGEST_PLACEHOLDER),
                    "options": [
                        {
                            "label": label(choice.label, LONGEST_OPTION),
                            "value": self.unique(str(choice.click)),
                        }
                        for choice in menu.choices[start : start + MOST_OPTIONS]
                    ],
                }
            )

    def unique(self, click: str) -> str:
        """The click's id, numbered where two controls mean the same."""
        name, number = click, 1
        while name in self.used:
            number += 1
            name = f"{click}#{number}"
        self.used.add(name)
        return name


def row(*items: Component) -> Component:
    return {"type": ROW, "components": list(items)}


def click_id(name: str) -> str:
    """What `unique` made of a click's id, taken back."""
    return _NUMBERED.sub("", name)
