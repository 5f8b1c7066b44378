"""The numbers of the watch in one sentence each: how many, how critical, from how many, and what is usual."""

from collections.abc import Iterator
from zoneinfo import ZoneInfo

from handlers.people import Brand
from handlers.ports import Words
from handlers.storm import Figures

A_BIT = 1.1
"""Times the highest below which "1.0 times" would say nothing."""
MANY_TIMES = 10
"""From here on nobody needs a tenth."""


def numbers(figures: Figures, brand: Brand, words: Words) -> str:
    """142 comments in 15 min, on Tuesdays at this hour 9 to 20. 61 % critical, usually 12 %. 97 people."""
    sentences = [
        words(
            "storm-count",
            count=figures.total,
            shown=words.number(figures.total),
            usual=_usual(figures, brand, words),
        ),
        words("storm-share", share=figures.share, usual=_usual_share(figures, words)),
        words("storm-people", count=figures.people, shown=words.number(figures.people)),
        *_more_numbers(figures, words),
    ]
    return " ".join(sentences)


def _usual(figures: Figures, brand: Brand, words: Words) -> str:
    match figures.usual:
        case "hours":
            return _usual_hours(figures, brand, words)
        case "highest" if not figures.high:
            return words("storm-usual-nothing", days=figures.days)
        case "highest" if figures.total >= A_BIT * figures.high:
            times = figures.total / figures.high
            shown = words.number(round(times) if times >= MANY_TIMES else round(times, 1))
            return words("storm-usual-times", times=shown, days=figures.days)
        case "highest" if figures.total > figures.high:
            return words("storm-usual-more", high=words.number(figures.high), days=figures.days)
        case "highest":
            return words("storm-usual-highest", high=words.number(figures.high), days=figures.days)
        case _:
            return words("storm-usual-none")


def _usual_hours(figures: Figures, brand: Brand, words: Words) -> str:
    """On Tuesdays at this hour 9 to 20; one number where they are the same."""
    day = words(f"storm-weekday-{_weekday(figures, brand)}")
    low, high = words.number(figures.low), words.number(figures.high)
    if figures.high == 0:
        return words("storm-usual-hours-nothing", day=day)
    if figures.low == figures.high:
        return words("storm-usual-hours-same", day=day, high=high)
    return words("storm-usual-hours", day=day, low=low, high=high)


def _weekday(figures: Figures, brand: Brand) -> int:
    """Monday is 0; where the brand is at home."""
    return figures.at.astimezone(ZoneInfo(brand.time_zone)).weekday()


def _usual_share(figures: Figures, words: Words) -> str:
    return words("storm-share-usual", share=figures.usual_share) if figures.usual_share >= 0 else ""


def _more_numbers(figures: Figures, words: Words) -> Iterator[str]:
    if figures.newcomers >= 50:
        yield words("storm-newcomers", share=figures.newcomers)
    if figures.links >= 3:
        yield words("storm-links", count=figures.links)
