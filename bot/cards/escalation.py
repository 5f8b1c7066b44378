"""An escalation as a card: what it is about, who asks whom and why, until when, and what became of it."""

from collections.abc import Iterator
from datetime import datetime

from bot.cards.controls import button, controls
from bot.cards.lines import Segment, dots, first_line, line, moment, one_line, shorten
from bot.cards.names import LONGEST_NAME, called, known, matter_name
from bot.cards.parts import Card, Line, Part, Quote
from handlers.escalated import Escalation, EscalationState
from handlers.ports import Words
from handlers.views import Asked, EscalationFacts, EscalationView

LONGEST_COMMENT = 700
LONGEST_NOTE = 600
LABELS = {"case": "button-to-case"}
TURNS = ("handover", "handback")


def escalation_card(view: EscalationView, words: Words) -> Card:
    """Card `escalation`. Done folds to outcome, people and the way to the case."""
    closed = view.escalation.closed_at is not None
    starts = "start" in view.allowed
    return Card(
        first_line=_head(view, words),
        parts=(
            *(_ended(view, words) if closed else _open(view, words)),
            *controls(
                view,
                words,
                # With the start there would be six: what is pressed least is folded away.
                shown=("acknowledge", "resolve", "start", "case", *(() if starts else TURNS)),
                more=TURNS if starts else (),
                primary=("acknowledge", "resolve"),
                labels=LABELS,
            ),
        ),
    )


def _head(view: EscalationView, words: Words) -> str:
    one = view.escalation
    team = known(words, "reason", one.reason)
    match one.state:
        case EscalationState.OPEN:
            outcome = words("escalation-head-open", team=team)
        case EscalationState.ACKNOWLEDGED:
            outcome = words("escalation-head-taken", team=team, name=called(view.taken_by, words))
        case EscalationState.RESOLVED:
            outcome = words("escalation-head-resolved", team=team, at=_at(one.closed_at, one, words))
        case EscalationState.RETURNED:
            outcome = words("escalation-head-returned", team=team, at=_at(one.closed_at, one, words))
    about = matter_name(words, one.kind, one.subject, view.target)
    return first_line((Segment(text=outcome), Segment(text=about)))


def _open(view: EscalationView, words: Words) -> Iterator[Part]:
    if view.folded:
        show = button(view, words, "reveal") if "reveal" in view.allowed else None
        yield Line(text=dots(words("case-folded", what=known(words, "flag", view.folded))), accessory=show)
    elif view.comment is not None and view.comment.text:
        yield Quote(text=shorten(view.comment.text, LONGEST_COMMENT))
    yield from _asked_for(view, words)
    yield from _clock(view, words)
    yield from _pages(view, words)


def _asked_for(view: EscalationView, words: Words) -> Iterator[Part]:
    one = view.escalation
    by = called(view.by, words) if one.by != "bot" else words("history-bot")
    yield line(words("escalation-by", name=by, at=_at(one.opened_at, one, words)))
    if one.note:
        yield Quote(text=shorten(one.note, LONGEST_NOTE))


def _clock(view: EscalationView, words: Words) -> Iterator[Part]:
    """Who is asked, until when, and who comes next."""
    one = view.escalation
    if one.state is EscalationState.ACKNOWLEDGED:
        yield line(
            words("escalation-taken", name=called(view.taken_by, words), at=_at(one.taken_at, one, words))
        )
        return
    if one.asked_at is None:
        yield line(words("escalation-quiet", until=_at(one.due_at, one, words)))
        return
    if view.asked:
        yield line(words("escalation-asked", who=_who(view, words)))
    if view.passed:
        missed = [words("escalation-missed", target=_target(who, words), why=why) for who, why in view.passed]
        yield line(words("escalation-passed", who=", ".join(missed)))
    if one.late_since is not None:
        yield line(words("escalation-late", due=_at(one.late_since, one, words)))
    yield from _then(view, words)


def _then(view: EscalationView, words: Words) -> Iterator[Part]:
    one = view.escalation
    if one.unanswered_at is not None:
        yield line(words("escalation-unanswered", at=_at(one.unanswered_at, one, words)))
    elif one.due_at is None:
        yield line(words("escalation-last"))
    else:
        due = _at(one.due_at, one, words)
        if view.next:
            yield line(words("escalation-next", due=due, who=targets(view.next, words)))
        else:
            yield line(words("escalation-again", due=due))


def _who(view: EscalationView, words: Words) -> str:
    """Krisenleitung (Mara, Tom)"""
    names = ", ".join(called(person, words) for person in view.people)
    target = targets(view.asked, words)
    return target if target == names or not names else words("escalation-who", target=target, names=names)


def _pages(view: EscalationView, words: Words) -> Iterator[Part]:
    for person, key in view.paged:
        yield line(words("escalation-page", name=called(person, words), what=words(key)))


def _ended(view: EscalationView, words: Words) -> Iterator[Part]:
    yield line(words("escalation-closed-by", name=called(view.closed_by, words)), quiet=True)
    if view.escalation.outcome:
        yield Quote(text=shorten(view.escalation.outcome, LONGEST_NOTE))


def _at(at: datetime | None, one: Escalation, words: Words) -> str:
    return moment(words, at or one.opened_at, one.opened_at)


def circumstance(facts: EscalationFacts, words: Words, *, risk: str = "") -> Iterator[Part]:
    """What the card of whatever is escalated says of it. `risk` is why there is no draft; empty if there may be."""
    one = facts.escalation
    at = _at(one.opened_at, one, words)
    if one.private:
        taken = one.taken_at is not None
        said = words(
            "case-escalated-private-taken" if taken else "case-escalated-private",
            at=_at(one.taken_at if taken else one.opened_at, one, words),
        )
    elif facts.state is EscalationState.ACKNOWLEDGED:
        said = words(
            "case-with", team=known(words, "reason", facts.reason), name=called(facts.taken_by, words)
        )
    elif risk:
        yield line(words("case-held-with", risk=risk, team=known(words, "reason", facts.reason), at=at))
        yield from _waits(facts, words)
        return
    else:
        said = words("case-escalated", team=known(words, "reason", facts.reason), at=at)
    if risk:
        yield line(words("case-held-escalated", risk=risk))
    yield line(said)
    if facts.state is EscalationState.OPEN:
        yield from _waits(facts, words)


def _waits(facts: EscalationFacts, words: Words) -> Iterator[Part]:
    one = facts.escalation
    if one.unanswered_at is not None:
        yield line(words("escalation-unanswered", at=_at(one.unanswered_at, one, words)))
    if one.due_at is None:
        return
    due = _at(one.due_at, one, words)
    if one.asked_at is None:
        yield line(words("escalation-quiet", until=due), quiet=True)
    elif facts.next:
        who = targets(facts.next, words)
        yield line(words("escalation-next", due=due, who=who), quiet=True)


def targets(asked: tuple[Asked, ...], words: Words) -> str:
    """Krisenleitung, Bereitschaft nachts"""
    return ", ".join(_target(one, words) for one in asked)


def _target(one: Asked, words: Words) -> str:
    match one.kind:
        case "role":
            return known(words, "role", one.name)
        case "oncall":
            return words("target-oncall", name=one_line(one.name, LONGEST_NAME))
        case "place":
            return words(f"place-{one.name}")
        case "channel":
            return words("target-channel")
        case _:
            return one_line(one.name, LONGEST_NAME)
