"""Storm mode in chat: one live card per topic, samples in its thread, its open cases for the one who asks."""

from collections.abc import Iterator

from bot.cards.case_head import ICONS
from bot.cards.controls import controls
from bot.cards.lines import SEPARATOR, Segment, capital, first_line, line, moment, one_line, shorten
from bot.cards.names import called, known, target_name, topic_name
from bot.cards.parts import Button, Card, Choice, Control, Controls, Menu, Part, Quote
from bot.cards.reports import reported_line
from handlers.gathering import GRAVE, OTHER
from handlers.ports import Words
from handlers.reported import REPORTS, Reports
from handlers.views.topic import TopicCasesView, TopicRow, TopicSaidView, TopicView

LONGEST_BRAND = 40
LONGEST_SAMPLE = 200


def topic_card(view: TopicView, words: Words) -> Card:
    """Card `topic`. Its first line counts; over, it folds to what became of it."""
    over = view.gathering.ended_at is not None
    head = _head(view, words) if view.reports is None else _reported(view.reports, view, words)
    return Card(
        first_line=first_line(head),
        parts=(
            line(_cases(view, words)),
            *_about(view, words, over=over),
            *controls(
                view,
                words,
                shown=("topic-next", "joint", "topic-cases"),
                primary=("topic-next",),
            ),
        ),
    )


def _head(view: TopicView, words: Words) -> Iterator[Segment]:
    topic = view.topic
    yield Segment(text=_name(view, words))
    yield Segment(text=words("topic-comments", count=topic.comments, shown=words.number(topic.comments)))
    yield Segment(text=one_line(view.brand.name, LONGEST_BRAND), rank=1)


def _reported(counted: Reports, view: TopicView, words: Words) -> Iterator[Segment]:
    """By clock times: an old card must not lie."""
    yield Segment(text=reported_line(counted.count, counted.people, words))
    if counted.first is not None and counted.last is not None:
        began, last = (moment(words, at, view.topic.opened_at) for at in (counted.first, counted.last))
        yield Segment(text=words("topic-reports-span", began=began, last=last), rank=1)


def _name(view: TopicView, words: Words) -> str:
    topic = view.topic
    if topic.name in {OTHER, GRAVE} and not topic.words:
        return words(f"topic-head-{topic.name}")
    name = topic_name(topic.name, topic.words, words)
    return words("topic-head-new" if topic.new else "topic-head", topic=name)


def _cases(view: TopicView, words: Words) -> str:
    return words(
        "topic-cases",
        cases=view.cases,
        shown=words.number(view.cases),
        open=words.number(view.open),
        hand=view.in_hand,
        hand_shown=words.number(view.in_hand),
        over=view.over,
        over_shown=words.number(view.over),
    )


def _about(view: TopicView, words: Words, *, over: bool) -> Iterator[Part]:
    topic, gathering = view.topic, view.gathering
    if over and gathering.ended_at is not None:
        at = moment(words, gathering.ended_at, topic.opened_at)
        yield line(words("topic-reports-over" if view.reports else "topic-over", at=at), quiet=True)
        return
    last = moment(words, topic.last_at, topic.opened_at)
    since = moment(words, topic.opened_at if view.reports else gathering.began_at, topic.opened_at)
    yield line(words(f"topic-why-{gathering.why}", since=since, last=last), quiet=True)


def topic_said_card(view: TopicSaidView, words: Words) -> Card:
    """Card `topic-said`: what people say, without who they are."""
    about = view.about
    quotes = tuple(Quote(text=shorten(one.text, LONGEST_SAMPLE)) for one in about.samples)
    return Card(
        first_line=first_line((Segment(text=words("topic-said")), Segment(text=_name(about, words)))),
        parts=quotes or (line(words("topic-said-nothing")),),
    )


def topic_cases_card(view: TopicCasesView, words: Words) -> Card:
    """Card `topic-cases`, private. No comment is quoted: each case is opened by itself."""
    name = (
        words(f"topic-head-{view.topic.name}")
        if view.topic.name in {OTHER, GRAVE, REPORTS} and not view.topic.words
        else topic_name(view.topic.name, view.topic.words, words)
    )
    rows = tuple(line(SEPARATOR.join(filter(None, _row(row, words)))) for row in view.rows)
    return Card(
        first_line=first_line((Segment(text=words("topic-cases-head")), Segment(text=name))),
        parts=(
            *(rows or (line(words("topic-cases-none")),)),
            *((Controls(items=items),) if (items := tuple(_turning(view, words))) else ()),
        ),
    )


def _row(row: TopicRow, words: Words) -> Iterator[str]:
    case = row.case
    yield f"{ICONS[case.urgency]} {capital(words(f'urgency-{case.urgency.name.lower()}'))}"
    yield _flag(row, words)
    yield target_name(row.target)
    yield words("case-number", case=case.id)
    if row.reports is not None:
        yield reported_line(row.reports.count, row.reports.people, words)
    yield words("topic-like", count=case.others, shown=words.number(case.others)) if case.others else ""
    yield called(row.owner, words) if case.owner else ""


def _flag(row: TopicRow, words: Words) -> str:
    return capital(words("kind-comment") if row.flag == "comment" else known(words, "flag", row.flag))


def _turning(view: TopicCasesView, words: Words) -> Iterator[Control]:
    if view.rows:
        choices = tuple(
            Choice(
                label=SEPARATOR.join((words("case-number", case=row.case.id), _flag(row, words))),
                click=view.click("case", str(row.case.id)),
            )
            for row in view.rows
        )
        if len(choices) == 1:
            yield Button(label=choices[0].label, click=choices[0].click, style="primary")
        else:
            yield Menu(label=words("button-queue-open"), click=view.click("more", "open"), choices=choices)
    if view.page:
        yield Button(label=words("button-queue-back"), click=view.click("topic-cases", str(view.page - 1)))
    if view.more:
        yield Button(label=words("button-queue-on"), click=view.click("topic-cases", str(view.page + 1)))
