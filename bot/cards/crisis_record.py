"""What is on record in a crisis, for the one who asked: decisions, the facts board, the timeline."""

from collections.abc import Iterator, Mapping

from bot.cards.controls import controls
from bot.cards.lines import dots, line, moment, one_line, shorten
from bot.cards.names import called, linked, said
from bot.cards.parts import Button, Card, Line, Part, Plain, Quote
from handlers.clicks import Click
from handlers.crisis.crisis import Crisis
from handlers.crisis.decision import Fact, FactState
from handlers.crisis.playbook import Texts
from handlers.crisis.records import in_language
from handlers.placement import LogEntry
from handlers.ports import Words
from handlers.views import (
    DecisionSeen,
    DecisionsView,
    DecisionView,
    FactSeen,
    FactsView,
    TimelineSeen,
    TimelineView,
)

ICONS: Mapping[FactState, str] = {
    FactState.KNOWN: "✅",
    FactState.UNKNOWN: "❔",
    FactState.CHECKING: "🔎",
    FactState.GONE: "▫️",
}
BOT = "bot"
LONGEST_LINE = 160
LONGEST_TEXT = 700
LONGEST_MORE = 100


def decisions_card(view: DecisionsView, words: Words) -> Card:
    """Card `crisis-decisions`."""
    head = words("decisions-head", crisis=view.crisis.id, page=view.page, pages=view.pages)
    none = () if view.decisions else (line(words("decisions-none")),)
    return Card(
        first_line=_marked(head, view.crisis, words),
        parts=(
            *none,
            *(_decision_line(seen, view, words) for seen in view.decisions),
            *_turning(view, words, "decisions", ("decide", "timeline", "where")),
        ),
    )


def _decision_line(seen: DecisionSeen, view: DecisionsView, words: Words) -> Line:
    click = Click(verb="decision", kind="decision", id=seen.decision.id, version=1)
    text = " · ".join(decided(seen, view.crisis, words))
    return Line(text=(Plain(text=text),), accessory=Button(label=words("button-decision"), click=click))


def decided(seen: DecisionSeen, crisis: Crisis, words: Words) -> Iterator[str]:
    """19:24 · Stop the campaign · Mara · with Tom by 20:00"""
    one = seen.decision
    yield moment(words, one.at, crisis.declared_at)
    yield one_line(one.what, LONGEST_LINE)
    yield called(seen.decided_by, words)
    if seen.corrected_by:
        yield words("decision-corrected-by", number=seen.corrected_by)
    elif state := _carried_out(seen, crisis, words):
        yield state


def _carried_out(seen: DecisionSeen, crisis: Crisis, words: Words) -> str:
    one, task = seen.decision, seen.task
    if task is not None and task.done_at is not None:
        return words("decision-carried-out", at=moment(words, task.done_at, crisis.declared_at))
    if not one.executor:
        return ""
    who = called(seen.executor, words)
    if one.due_at is None:
        return words("decision-with", who=who)
    return words("decision-with-by", who=who, at=moment(words, one.due_at, crisis.declared_at))


def decision_card(view: DecisionView, words: Words) -> Card:
    """Card `decision`: all five fields, with the ways to go on."""
    head = words("decision-head", number=view.seen.decision.id, crisis=view.crisis.id)
    return Card(
        first_line=_marked(head, view.crisis, words),
        parts=(
            *_in_full(view.seen, view.crisis, words),
            *controls(
                view,
                words,
                shown=("task-done", "decide", "decisions"),
                primary=("task-done",),
                labels={"decide": "button-decide-again"},
            ),
        ),
    )


def _in_full(seen: DecisionSeen, crisis: Crisis, words: Words) -> Iterator[Part]:
    one = seen.decision
    if seen.corrected_by:
        yield line(words("decision-corrected-by", number=seen.corrected_by))
    yield Quote(text=shorten(one.what, LONGEST_TEXT))
    at = moment(words, one.at, crisis.declared_at)
    yield line(words("decision-by", who=called(seen.decided_by, words), at=at))
    for key, text in (("decision-why", one.why), ("decision-more", one.more)):
        if text:
            yield line(words(key), quiet=True)
            yield Quote(text=shorten(text, LONGEST_TEXT))
    if not one.why:
        yield line(words("decision-no-why"), quiet=True)
    if state := _carried_out(seen, crisis, words):
        yield line(state)
    if one.corrects:
        yield line(words("decision-corrects", number=one.corrects), quiet=True)
    if one.link:
        yield Line(text=dots(linked(words("decision-message"), one.link)), quiet=True)


def facts_card(view: FactsView, words: Words) -> Card:
    """Card `crisis-facts`."""
    head = words("facts-head", crisis=view.crisis.id, page=view.page, pages=view.pages)
    return Card(
        first_line=_marked(head, view.crisis, words),
        parts=(
            line(words("facts-counts", **view.counts)),
            *(_fact_line(seen, view, words) for seen in view.facts),
            *_turning(view, words, "facts", ("fact", "where")),
        ),
    )


def _fact_line(seen: FactSeen, view: FactsView, words: Words) -> Line:
    click = Click(verb="fact", kind="fact", id=seen.fact.id, version=seen.fact.version)
    able = "fact" in view.allowed
    return Line(
        text=(Plain(text=f"{fact_text(seen.fact, view.crisis, words)} · {called(seen.by, words)}"),),
        accessory=Button(label=words("button-fact-change"), click=click) if able else None,
    )


def fact_text(fact: Fact, crisis: Crisis, words: Words) -> str:
    """✅ Known: the glaze is safe · source: laboratory, 19:40"""
    state = words(f"fact-state-{fact.state.value}")
    at = moment(words, fact.at, crisis.declared_at)
    source = one_line(fact.source, LONGEST_MORE) or words("fact-no-source")
    text = one_line(fact.text, LONGEST_LINE * 2)
    return f"{ICONS[fact.state]} {state}: {text} · {words('fact-source', source=source, at=at)}"


def timeline_card(view: TimelineView, words: Words) -> Card:
    """Card `crisis-timeline`."""
    head = words("timeline-head", crisis=view.crisis.id, page=view.page, pages=view.pages)
    lines = tuple(line(timeline_line(seen, view.crisis, words)) for seen in view.lines)
    return Card(
        first_line=_marked(head, view.crisis, words),
        parts=(*lines, *_turning(view, words, "timeline", ("decisions", "where"))),
    )


def timeline_line(seen: TimelineSeen, crisis: Crisis, words: Words, longest: int = LONGEST_LINE) -> str:
    """19:24 · Mara · decision 3: "Stop the campaign" """
    who = words("history-bot") if seen.entry.actor == BOT else called(seen.person, words)
    pieces = [
        moment(words, seen.entry.at, crisis.declared_at),
        who,
        sentence(seen.entry, words, step=seen.step),
    ]
    text = " · ".join(pieces)
    quote = one_line(seen.text, longest)
    return f"{text}: {words('timeline-quote', text=quote)}" if quote else text


def sentence(entry: LogEntry, words: Words, *, step: Texts) -> str:
    """The sentence of a log line, a step by its title; what another version of the bot wrote is shown by its type."""
    named: dict[str, object] = {"platform": str(entry.facts.get("platform", "")).capitalize()}
    if step:
        named["step"] = words("quoted", text=in_language(step, words.language))
    try:
        return said(words, f"log-{entry.type.replace('.', '-')}", {**entry.facts, **named})
    except (KeyError, ValueError):
        return entry.type


def _turning(
    view: DecisionsView | FactsView | TimelineView, words: Words, verb: str, more: tuple[str, ...]
) -> tuple[Part, ...]:
    before = [f"{verb}:p{view.page - 1}"] if view.page > 1 else []
    after = [f"{verb}:p{view.page + 1}"] if view.page < view.pages else []
    labels = dict.fromkeys(before, "button-page-before") | dict.fromkeys(after, "button-page-after")
    return controls(view, words, shown=(*more[:1], *before, *after, *more[1:]), labels=labels)


def _marked(head: str, crisis: Crisis, words: Words) -> str:
    return f"{words('crisis-drill')} · {head}" if crisis.drill else head
