"""Many comments without criticism: a calm card that says how many, where, and that nobody has to do anything."""

from collections.abc import Iterator

from bot.cards.lines import Segment, dots, first_line, line, moment, one_line
from bot.cards.names import linked
from bot.cards.parts import Card, Line, Part
from bot.cards.storm import LONGEST_BRAND, LONGEST_TITLE
from bot.cards.storm_numbers import numbers
from handlers.ports import Words
from handlers.views.bustle import BustleView


def bustle_card(view: BustleView, words: Words) -> Card:
    """Card `bustle`. Over, it folds to one line."""
    bustle = view.bustle
    since = moment(words, bustle.since, bustle.opened_at)
    brand = one_line(view.brand.name, LONGEST_BRAND)
    if bustle.ended_at is not None:
        key = "bustle-head-storm" if bustle.storm else "bustle-head-over"
        until = moment(words, bustle.calm_since or bustle.ended_at, bustle.opened_at)
        was = words("bustle-was", since=since, count=bustle.highest, shown=words.number(bustle.highest))
        return Card(
            first_line=first_line((Segment(text=words(key, since=until)), Segment(text=brand))),
            parts=(line(was, quiet=True),),
        )
    share = words("bustle-share", share=bustle.figures.share)
    return Card(
        first_line=first_line(
            (Segment(text=words("bustle-head", since=since)), Segment(text=brand), Segment(text=share))
        ),
        parts=(
            line(numbers(bustle.figures, view.brand, words)),
            *_post(view, words),
            *_mood(view, words),
            line(words("bustle-calm"), quiet=True),
        ),
    )


def _post(view: BustleView, words: Words) -> Iterator[Part]:
    origin = view.bustle.figures.origin
    if origin is None:
        return
    title = one_line(origin.title, LONGEST_TITLE)
    named = words("quoted", text=title) if title else words("storm-origin-untitled")
    button = linked(words("button-original"), origin.url) if origin.url else ""
    yield Line(text=dots(words("bustle-post", post=named), button))


def _mood(view: BustleView, words: Words) -> Iterator[Part]:
    bustle = view.bustle
    found = (("bustle-praise", bustle.praise), ("bustle-questions", bustle.questions))
    told = [words(key, count=words.number(count)) for key, count in found if count]
    if told:
        yield Line(text=dots(*told))
