"""Private reports of one message, for the one who asked: who, when, and what they wrote."""

from collections.abc import Iterator

from bot.cards.lines import line, moment, one_line, shorten
from bot.cards.names import LONGEST_NAME, case_line
from bot.cards.parts import Button, Card, Control, Controls, Part, Quote
from handlers.ports import Words
from handlers.views.reports import ReportsView

LONGEST_NOTE = 300


def reports_card(view: ReportsView, words: Words) -> Card:
    """Card `reports`, private."""
    turning = tuple(_turning(view, words))
    return Card(
        first_line=case_line(view.case, view.target, words, words("reports-head")),
        parts=(
            line(reported_line(view.counted.count, view.counted.people, words)),
            *_rows(view, words),
            *((Controls(items=turning),) if turning else ()),
        ),
    )


def reported_line(count: int, people: int, words: Words) -> str:
    """How many reports, from how many people."""
    return words(
        "reports-counted",
        count=count,
        shown=words.number(count),
        people=people,
        people_shown=words.number(people),
    )


def _rows(view: ReportsView, words: Words) -> Iterator[Part]:
    for one in view.rows:
        at = moment(words, one.at, view.case.opened_at)
        yield line(words("reports-row", who=one_line(one.name, LONGEST_NAME), at=at))
        if one.note:
            yield Quote(text=shorten(one.note, LONGEST_NOTE))


def _turning(view: ReportsView, words: Words) -> Iterator[Control]:
    if view.page:
        yield Button(label=words("button-queue-back"), click=view.click("reports", str(view.page - 1)))
    if view.more:
        yield Button(label=words("button-queue-on"), click=view.click("reports", str(view.page + 1)))
