"""Card `crisis-followup`: the figures of the days after a crisis beside those before it."""

from collections.abc import Iterator
from datetime import UTC, datetime

from bot.cards.controls import controls
from bot.cards.lines import Segment, first_line, line, one_line
from bot.cards.parts import Card, Part
from handlers.ports import Words
from handlers.views import FollowupView

LONGEST_TITLE = 60


def followup_card(view: FollowupView, words: Words) -> Card:
    crisis = view.crisis
    pieces = (
        Segment(text=words("followup-head", days=view.days)),
        Segment(text=words("crisis-number", crisis=crisis.id)),
        Segment(text=crisis.brand, rank=1),
    )
    title = one_line(crisis.title, LONGEST_TITLE)
    return Card(
        first_line=first_line(pieces),
        parts=(
            *((line(title, quiet=True),) if title else ()),
            *_figures(view, words),
            *controls(view, words, shown=("where", "steps", "crisis-report", "crisis-reopen")),
        ),
    )


def _figures(view: FollowupView, words: Words) -> Iterator[Part]:
    spans = (("before", view.before), ("during", view.during), ("since", view.since))
    if not any(span.total for _, span in spans):
        yield line(words("followup-nothing"))
        return
    for name, span in spans:
        yield line(
            words(
                f"followup-{name}",
                total=words.number(span.total),
                day=words.number(span.a_day),
                share=span.share,
                severe=words.number(span.severe),
            )
        )
    for day in view.last:
        at = datetime.fromisoformat(day.day).replace(hour=12, tzinfo=UTC)
        yield line(
            words("followup-day", date=words.date(at), total=words.number(day.total), share=day.share),
            quiet=True,
        )
