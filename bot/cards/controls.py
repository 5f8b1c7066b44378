"""Rows of buttons and the menu "More": what a view allows, in the order that a card wants."""

from typing import Literal, Protocol

from bot.cards.parts import Button, Choice, Controls, Menu
from handlers.clicks import Click
from handlers.ports import Words

Style = Literal["normal", "primary", "danger"]


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
) -> tuple[Controls, ...]:
    """One row, or none where nothing is allowed.

    Verbs are written as `verb` or `verb:choice`. The first of `primary` that is allowed gets the weight. What is
    allowed in `more` goes into the menu; a menu of one would only hide a button, so it becomes one.
    """
    visible = [verb for verb in shown if _name(verb) in view.allowed]
    folded = [verb for verb in more if _name(verb) in view.allowed]
    strongest = next((verb for verb in primary if verb in visible), "")
    items: list[Button | Menu] = [
        button(view, words, verb, style="primary" if verb == strongest else "normal") for verb in visible
    ]
    if len(folded) == 1:
        items.append(button(view, words, folded[0]))
    elif folded:
        items.append(menu(view, words, folded))
    return (Controls(items=tuple(items)),) if items else ()


def button(view: Clickable, words: Words, verb: str, *, style: Style = "normal") -> Button:
    return Button(label=_label(words, verb), click=_click(view, verb), style=style)


def menu(view: Clickable, words: Words, verbs: list[str]) -> Menu:
    choices = tuple(Choice(label=_label(words, verb), click=_click(view, verb)) for verb in verbs)
    return Menu(label=words("button-more"), click=view.click("more"), choices=choices)


def _name(verb: str) -> str:
    return verb.partition(":")[0]


def _click(view: Clickable, verb: str) -> Click:
    name, _, choice = verb.partition(":")
    return view.click(name, choice) if choice else view.click(name)


def _label(words: Words, verb: str) -> str:
    return words(f"button-{verb.replace(':', '-')}")
