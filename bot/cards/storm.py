"""The alarm of a wave: what is unusual, since when, where it probably began, what was said, what one can do."""

from collections.abc import Iterator
from datetime import timedelta

from bot.cards.controls import controls
from bot.cards.curve import Legend, curve_png
from bot.cards.lines import Segment, dots, first_line, line, moment, one_line, shorten
from bot.cards.names import called, linked, topic_name
from bot.cards.parts import Card, Line, Part, Picture, Plain, Quote
from bot.cards.storm_numbers import numbers
from handlers.ports import Words
from handlers.storm import StormState
from handlers.views import StormView

LONGEST_BRAND = 40
LONGEST_TITLE = 80
LONGEST_SAMPLE = 200
STEP = timedelta(minutes=5)
SHORTEST_CURVE = 3


def storm_card(view: StormView, words: Words) -> Card:
    """Card `storm`. Over, it folds to two lines."""
    if view.storm.state in {StormState.CALM, StormState.DISMISSED}:
        return Card(
            first_line=_head(view, words),
            parts=(*_folded(view, words), *_sharper(view, words), *_controls(view, words)),
        )
    return Card(
        first_line=_head(view, words),
        parts=(
            line(numbers(view.storm.figures, view.brand, words)),
            *_picture(view, words),
            *_origin(view, words),
            *_topics(view, words),
            *(Quote(text=shorten(one.text, LONGEST_SAMPLE)) for one in view.samples),
            line(_level(view, words)),
            line(_state(view, words)),
            *_gathered(view, words),
            *_controls(view, words),
        ),
    )


def _head(view: StormView, words: Words) -> str:
    storm = view.storm
    brand = one_line(view.brand.name, LONGEST_BRAND)
    match storm.state:
        case StormState.CALM:
            since = moment(words, storm.calm_since or storm.opened_at, storm.opened_at)
            what = words("storm-head-calm", since=since)
            detail = ""
        case StormState.DISMISSED:
            what = words(
                "storm-head-none", at=moment(words, storm.ended_at or storm.opened_at, storm.opened_at)
            )
            detail = words(f"storm-reason-{storm.reason}")
        case StormState.OPEN | StormState.TAKEN:
            calming = storm.calm_since is not None
            key = "storm-head-calming" if calming else "storm-head"
            what = words(key, since=moment(words, storm.since, storm.opened_at))
            detail = words("storm-head-level", level=storm.level)
    return first_line(
        (Segment(text=what), Segment(text=brand), Segment(text=detail, rank=1 if not detail else 0))
    )


def _picture(view: StormView, words: Words) -> Iterator[Part]:
    """The curve, and the same in words."""
    if len(view.curve) < SHORTEST_CURVE:
        return
    storm, counts = view.storm, [count for _, count in view.curve]
    since = next((place for place, (at, _) in enumerate(view.curve) if at + STEP > storm.since), len(counts))
    usual = round(storm.figures.high / 3)
    legend = Legend(
        times=[moment(words, at, storm.opened_at) for at, _ in view.curve],
        usual=words("storm-picture-usual"),
        number=words.number,
    )
    yield Picture(
        data=curve_png(counts, usual=usual, since=since, legend=legend),
        # Another name for another picture: a platform keeps what it has under the same one.
        name=f"storm-{storm.id}-{storm.figures.at:%Y%m%d%H%M}.png",
        alt=words(
            "storm-picture-alt",
            **{"from": moment(words, view.curve[0][0], storm.opened_at)},
            until=moment(words, storm.figures.at, storm.opened_at),
            high=max(counts),
            last=counts[-1],
            since=moment(words, storm.since, storm.opened_at),
            usual=usual,
        ),
    )


def _origin(view: StormView, words: Words) -> Iterator[Part]:
    origin = view.storm.figures.origin
    if origin is None:
        return
    title = one_line(origin.title, LONGEST_TITLE)
    named = words("quoted", text=title) if title else words("storm-origin-untitled")
    at = moment(words, origin.at, view.storm.opened_at)
    yield Line(
        text=dots(
            words("storm-origin", post=named, at=at),
            linked(words("button-original"), origin.url) if origin.url else "",
        )
    )


def _topics(view: StormView, words: Words) -> Iterator[Part]:
    topics = [
        words(
            "storm-topic-new" if one.new else "storm-topic",
            topic=topic_name(one.name, one.words, words),
            count=words("storm-topic-about", count=words.number(one.count))
            if one.about
            else words.number(one.count),
        )
        for one in view.storm.figures.topics
    ]
    if topics:
        yield Line(text=dots(Plain(text=words("storm-topics") + " " + topics[0]), *topics[1:]))


def _level(view: StormView, words: Words) -> str:
    """Both axes of the scale: what is seen here, and what has to be looked up elsewhere."""
    storm = view.storm
    accounts = words("storm-accounts", count=storm.figures.accounts)
    press = words("storm-press", count=storm.figures.press)
    return words(
        "storm-level",
        level=storm.level,
        name=words(f"level-name-{storm.level}"),
        what=words(f"storm-what-{storm.level}"),
        accounts=accounts,
        press=press,
    )


def _state(view: StormView, words: Words) -> str:
    storm = view.storm
    pieces: list[str] = []
    if storm.state is StormState.TAKEN:
        by = called(view.taken_by, words)
        pieces.append(
            words(
                "storm-taken", name=by, at=moment(words, storm.taken_at or storm.opened_at, storm.opened_at)
            )
        )
    else:
        pieces.append(words("storm-take-by", due=moment(words, storm.take_by, storm.opened_at)))
    if storm.closer_until is not None:
        pieces.append(words("storm-closer", until=moment(words, storm.closer_until, storm.opened_at)))
    return " ".join(pieces)


def _gathered(view: StormView, words: Words) -> Iterator[Part]:
    if view.gathered_since is not None:
        since = moment(words, view.gathered_since, view.storm.opened_at)
        yield line(words("storm-gathered", since=since), quiet=True)


def _folded(view: StormView, words: Words) -> Iterator[Part]:
    storm = view.storm
    span = words(
        "storm-was",
        since=moment(words, storm.since, storm.opened_at),
        level=storm.highest_level,
        name=words(f"level-name-{storm.highest_level}"),
    )
    yield Line(
        text=dots(
            span,
            words("storm-by", name=called(view.taken_by, words)) if storm.taken_by else "",
            words("storm-by", name=called(view.ended_by, words)) if storm.ended_by else "",
        ),
        quiet=True,
    )


def _sharper(view: StormView, words: Words) -> Iterator[Part]:
    if view.sharper_until is not None:
        until = moment(words, view.sharper_until, view.storm.opened_at)
        yield line(words("storm-sharper", until=until), quiet=True)


def _controls(view: StormView, words: Words) -> tuple[Part, ...]:
    return controls(
        view,
        words,
        shown=("stormtake", "start", "stormkeep", "stormnone", "stormback"),
        primary=("stormtake", "start"),
        labels={"start": "button-storm-start"},
    )
