"""Rows of buttons and the menu "More": what a view allows, in the order that a card wants."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal, Protocol

from bot.cards.parts import Button, Choice, Controls, Menu
from handlers.clicks import Click
from handlers.ports import Words

Style = Literal["normal", "primary", "danger"]
PLAIN: Mapping[str, str] = MappingProxyType({})


class Clickable(Protocol):
    """What every view with buttons offers."""

    @property
    def allowed(self) -> frozenset[str]: ...

    def click(self, verb: str, choice: str = "-") -> Click: ...


def controls(
    view: Clickable,
    words: Words,
    *,
    shown: tuple[str, ...],
    more: tuple[str, ...] = (),
    primary: tuple[str, ...] = (),
    labels: Mapping[str, str] = PLAIN,
) -> tuple[Controls, ...]:
    """One row, or none where nothing is allowed.

    Verbs are written as `verb` or `verb:choice`. The first of `primary` that is allowed gets the weight. What is
    allowed in `more` goes into the menu; a menu of one would only hide a button, so it becomes one. `labels` holds the
    locale keys of verbs that are called otherwise on this card.
    """
    visible = [verb for verb in shown if _name(verb) in view.allowed]
    folded = [verb for verb in more if _name(verb) in view.allowed]
    strongest = next((verb for verb in primary if verb in visible), "")
    items: list[Button | Menu] = [
        button(
            view, words, verb, style="primary" if verb == strongest else "normal", key=labels.get(verb, "")
        )
        for verb in visible
    ]
    if len(folded) == 1:
        items.append(button(view, words, folded[0], key=labels.get(folded[0], "")))
    elif folded:
        choices = [Choice(label=_label(words, v, labels.get(v, "")), click=_click(view, v)) for v in folded]
        items.append(Menu(label=words("button-more"), click=view.click("more"), choices=tuple(choices)))
    return (Controls(items=tuple(items)),) if items else ()


def button(view: Clickable, words: Words, verb: str, *, style: Style = "normal", key: str = "") -> Button:
    return Button(label=_label(words, verb, key), click=_click(view, verb), style=style)


def _name(verb: str) -> str:
    return verb.partition(":")[0]


def _click(view: Clickable, verb: str) -> Click:
    name, _, choice = verb.partition(":")
    return view.click(name, choice) if choice else view.click(name)


def _label(words: Words, verb: str, key: str) -> str:
    return words(key or f"button-{verb.replace(':', '-')}")
