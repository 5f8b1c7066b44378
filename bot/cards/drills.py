"""Drills as cards: an inject in front of the team, the scorecard at the end, and where the script stands."""

from collections.abc import Iterator

from bot.cards.controls import controls
from bot.cards.lines import SEPARATOR, Segment, first_line, line, moment, one_line
from bot.cards.names import called
from bot.cards.parts import Card, Line, Part, Plain, Quote
from handlers.crisis.drill import Answered, DrillState, Measured, Practise, Scorecard
from handlers.crisis.records import in_language
from handlers.ports import Words
from handlers.views import CrisisView, InjectView, ScorecardView

MOST_GOALS = 8
MOST_INJECTS = 10
LONGEST_ANSWER = 500
LONGEST_TITLE = 100


def banner(words: Words) -> str:
    return words("crisis-drill")


def inject_card(view: InjectView, words: Words) -> Card:
    """Card `inject`: what has come, and what it asks for. Comments stand below it as cards of their own."""
    row, inject = view.row, view.inject
    began = row.fired_at or row.due_at
    head = first_line(
        (
            Segment(text=banner(words)),
            Segment(text=words("inject-head", number=row.position + 1)),
            Segment(text=words(f"inject-kind-{inject.kind}")),
            Segment(text=words.clock(began), rank=1),
        )
    )
    return Card(first_line=head, parts=(*_said(view, words), *_asked(view, words), *_buttons(view, words)))


def _said(view: InjectView, words: Words) -> Iterator[Part]:
    row, inject = view.row, view.inject
    origin = one_line(in_language(inject.origin, words.language), LONGEST_TITLE)
    yield Line(text=(Plain(text=origin, strong=True),))
    if row.late:
        yield line(words("inject-late", at=words.clock(row.due_at)))
    if row.cases:
        yield line(words("inject-comments", count=len(row.cases), cases=", ".join(map(str, row.cases))))
        return
    for text in inject.texts:
        yield Quote(text=in_language(text, words.language))


def _asked(view: InjectView, words: Words) -> Iterator[Part]:
    row = view.row
    if row.answered_at is not None:
        at = moment(words, row.answered_at, row.fired_at or row.due_at)
        yield line(words("inject-answered", who=called(view.answered_by, words), at=at))
        yield Quote(text=one_line(row.answer, LONGEST_ANSWER))
        return
    yield line(words("inject-asks-comments" if row.cases else f"inject-asks-{view.inject.kind}"))
    if view.wanted:
        title = one_line(in_language(view.wanted, words.language), LONGEST_TITLE)
        yield line(words("inject-step", step=title), quiet=True)


def _buttons(view: InjectView, words: Words) -> tuple[Part, ...]:
    if view.row.cases:
        return ()
    return controls(view, words, shown=("drill-answer", "where"), primary=("drill-answer",))


def scorecard_card(view: ScorecardView, words: Words) -> Card:
    """Card `scorecard`: how it went, and what to practise next."""
    score = view.scorecard
    met = sum(one.met for one in score.goals)
    head = first_line(
        (
            Segment(text=banner(words)),
            Segment(text=words("scorecard-head")),
            Segment(text=words("crisis-number-drill", crisis=view.crisis.id), rank=1),
            Segment(text=words("scorecard-goals", met=met, count=len(score.goals))),
        )
    )
    return Card(
        first_line=head,
        parts=(
            *(line(row) for row in measured_lines(score, words, most=MOST_GOALS)),
            *(line(row, quiet=True) for row in inject_lines(score, words)[:MOST_INJECTS]),
            *(line(row) for row in count_lines(score, words)),
            *_next(score, words),
            line(words("scorecard-apart"), quiet=True),
            *controls(view, words, shown=("crisis-report", "timeline", "drill")),
        ),
    )


def _next(score: Scorecard, words: Words) -> Iterator[Part]:
    yield Line(text=(Plain(text=words("scorecard-practise"), strong=True),))
    for row in practise_lines(score, words):
        yield line(row)


def measured_lines(score: Scorecard, words: Words, *, most: int) -> list[str]:
    """Goals of the script first, those that were missed before all, then the field's milestones."""
    goals = sorted(score.goals, key=lambda one: one.met)[:most] if len(score.goals) > most else score.goals
    return [SEPARATOR.join(measured(one, words)) for one in (*goals, *score.milestones)]


def measured(one: Measured, words: Words) -> tuple[str, str, str]:
    """What, by when it was to be reached, and when it was."""
    title = in_language(one.title, words.language) if one.title else words(f"drill-milestone-{one.name}")
    target = words("scorecard-target", minutes=one.target)
    if one.reached is None:
        return f"▫️ {title}", target, words("scorecard-not-reached")
    return f"{'✅' if one.met else '🔶'} {title}", target, words("scorecard-reached", minutes=one.reached)


def inject_lines(score: Scorecard, words: Words) -> list[str]:
    return [_inject(one, words) for one in score.injects]


def _inject(one: Answered, words: Words) -> str:
    origin = one_line(in_language(one.origin, words.language), LONGEST_TITLE)
    reacted = (
        words("scorecard-no-reaction")
        if one.reaction is None
        else words("scorecard-reaction", minutes=one.reaction)
    )
    pieces = [
        words("scorecard-minute", minute=one.at),
        f"{words(f'inject-kind-{one.kind}')}: {origin}",
        words("scorecard-late") if one.late else "",
        reacted,
        _step(one, words),
    ]
    return SEPARATOR.join(piece for piece in pieces if piece)


def _step(one: Answered, words: Words) -> str:
    if not one.step:
        return ""
    step = one_line(in_language(one.step, words.language), LONGEST_TITLE)
    if one.stepped is None:
        return words("scorecard-step-open", step=step)
    return words("scorecard-step-done", step=step, minutes=one.stepped)


def count_lines(score: Scorecard, words: Words) -> list[str]:
    answered = sum(one.reaction is not None for one in score.injects)
    found = [
        words("scorecard-injects", answered=answered, count=len(score.injects)),
        words("scorecard-steps", done=score.steps_done, count=score.steps, overdue=score.overdue),
        words(
            "scorecard-rest",
            decisions=score.decisions,
            answered=score.comments_answered,
            count=score.comments,
        ),
    ]
    if score.left_out:
        found.append(words("scorecard-left-out", count=score.left_out))
    return found


def practise_lines(score: Scorecard, words: Words) -> list[str]:
    return [_practise(one, words) for one in score.practise] or [words("drill-practise-nothing")]


def _practise(one: Practise, words: Words) -> str:
    title = one_line(in_language(one.title, words.language), LONGEST_TITLE) if one.title else ""
    return f"– {words(f'drill-practise-{one.name}', title=title, count=one.count)}"


def where_it_stands(view: CrisisView, words: Words) -> Iterator[Part]:
    """On the status card: how far the script is."""
    seen = view.drill
    if seen is None:
        return
    drill = seen.drill
    come = words("drill-injects", come=seen.come, count=seen.total)
    match drill.state:
        case DrillState.PAUSED:
            stands = words("drill-stands", at=moment(words, drill.pauses[-1].since, drill.started_at))
        case DrillState.RUNNING if seen.next is not None:
            stands = words("drill-next-at", at=moment(words, seen.next.due_at, drill.started_at))
        case _:
            stands = ""
    speed = words("drill-speed", speed=drill.speed) if drill.speed > 1 else ""
    yield line(SEPARATOR.join(piece for piece in (come, stands, speed) if piece))
