"""Who is on call now and next, where nobody is; and somebody asked to stand in."""

from collections.abc import Iterator

from bot.cards.controls import controls
from bot.cards.lines import Segment, first_line, line, moment, one_line
from bot.cards.names import LONGEST_NAME, called
from bot.cards.parts import Card, Part
from handlers.calendar.oncall import SwapState
from handlers.ports import Words
from handlers.views import OncallView, SwapSeen, SwapView, Turn

MOST_TURNS = 8
MOST_GAPS = 3


def oncall_card(view: OncallView, words: Words) -> Card:
    """Card `oncall`, private."""
    return Card(
        first_line=words("oncall-head"),
        parts=(
            *(part for turn in view.turns[:MOST_TURNS] for part in _turn(turn, view, words)),
            *controls(view, words, shown=("swap",)),
        ),
    )


def _turn(turn: Turn, view: OncallView, words: Words) -> Iterator[Part]:
    until = moment(words, turn.now.until, view.at)
    key = "oncall-now-instead" if turn.now.stands_in else "oncall-now"
    yield line(
        words(key, rotation=one_line(turn.name, LONGEST_NAME), name=called(turn.person, words), until=until)
    )
    if turn.next.person != turn.now.person:
        yield line(words("oncall-next", name=called(turn.follows, words), at=until), quiet=True)
    for starts, ends, person in turn.gaps[:MOST_GAPS]:
        yield line(
            words(
                "oncall-gap",
                starts=moment(words, starts, view.at),
                ends=moment(words, ends, view.at),
                name=called(person, words),
            )
        )
    for seen in turn.swaps:
        key = "oncall-swap" if seen.swap.state is SwapState.AGREED else "oncall-swap-asked"
        yield line(words(key, **_span(seen, view, words)), quiet=True)


def _span(seen: SwapSeen, view: OncallView, words: Words) -> dict[str, str]:
    return {
        "name": called(seen.person, words),
        "asked": called(seen.asked, words),
        "starts": moment(words, seen.swap.starts_at, view.at),
        "ends": moment(words, seen.swap.ends_at, view.at),
    }


def swap_card(view: SwapView, words: Words) -> Card:
    """Card `swap`: a new message to the one whose yes it needs. Answered, it folds to outcome and time."""
    swap = view.swap
    head = words(f"swap-head-{swap.state.value.replace('_', '-')}")
    rotation = words("target-oncall", name=one_line(swap.rotation, LONGEST_NAME))
    return Card(
        first_line=first_line((Segment(text=head), Segment(text=rotation))),
        parts=(
            line(
                words(
                    "swap-span",
                    name=called(view.person, words),
                    starts=moment(words, swap.starts_at, swap.at),
                    ends=moment(words, swap.ends_at, swap.at),
                )
            ),
            *_waiting(view, words),
            *controls(
                view,
                words,
                shown=("swap-yes", "swap-no", "oncall"),
                more=("swap-back",),
                primary=("swap-yes",),
            ),
        ),
    )


def _waiting(view: SwapView, words: Words) -> Iterator[Part]:
    if view.swap.state is SwapState.ASKED:
        yield line(words("swap-asked", by=called(view.by, words), asked=called(view.asked, words)))
