"""The checklist, for the one who asked: all steps by phase, and one step with everything that can be done with it."""

from collections.abc import Iterator

from bot.cards.controls import controls
from bot.cards.crisis_lines import due
from bot.cards.lines import line, moment, one_line, shorten
from bot.cards.names import called
from bot.cards.parts import Button, Card, Controls, Line, Part, Plain, Quote
from handlers.crisis.crisis import Crisis, StepState
from handlers.crisis.records import in_language
from handlers.ports import Words
from handlers.views import StepSeen, StepsView, StepView

ICONS = {StepState.OPEN: "▫️", StepState.DONE: "✅", StepState.SKIPPED: "⤵️"}
LATE = "🔶"
LONGEST_TITLE = 150
LONGEST_TEXT = 900
SNOOZES = ("step-snooze:m15", "step-snooze:m30", "step-snooze:m60")


def steps_card(view: StepsView, words: Words) -> Card:
    """Card `crisis-steps`, private."""
    head = words("steps-head", crisis=view.crisis.id, page=view.page, pages=view.pages)
    return Card(
        first_line=_marked(head, view.crisis, words), parts=(*_listed(view, words), *_turning(view, words))
    )


def _listed(view: StepsView, words: Words) -> Iterator[Part]:
    phase = None
    for seen in view.steps:
        name = one_line(in_language(seen.phase, words.language))
        if name and name != phase:
            yield Line(text=(Plain(text=name, strong=True),))
            phase = name
        click = view.click("step")
        open_ = Button(
            label=words("button-step"),
            click=type(click)(verb="step", kind="step", id=seen.row.id, version=seen.row.version),
        )
        yield Line(text=(Plain(text=_line(seen, view.crisis, words)),), accessory=open_)


def _line(seen: StepSeen, crisis: Crisis, words: Words) -> str:
    """▫️ Publish the acknowledgement · Mara · by 19:32"""
    icon = LATE if seen.overdue else ICONS[seen.row.state]
    return " · ".join(
        piece for piece in (f"{icon} {title(seen, words)}", _state(seen, crisis, words)) if piece
    )


def title(seen: StepSeen, words: Words) -> str:
    return one_line(
        in_language(seen.step.title, words.language) if seen.step else seen.row.step, LONGEST_TITLE
    )


def _state(seen: StepSeen, crisis: Crisis, words: Words) -> str:
    row = seen.row
    if row.state is StepState.OPEN:
        owner = called(seen.owner, words) if seen.owner else words("crisis-step-open")
        if row.ticked_by:
            role = one_line(in_language(seen.second, words.language))
            return words("step-ticked", who=called(seen.ticked_by, words), role=role)
        by = due(seen, crisis, words)
        return " · ".join(piece for piece in (owner, by) if piece)
    at = moment(words, row.ended_at or crisis.declared_at, crisis.declared_at)
    done = "step-done-by" if row.state is StepState.DONE else "step-skipped-by"
    people = [called(one, words) for one in (seen.ended_by, seen.seconded_by) if one is not None]
    return words(done, at=at, who=", ".join(people) or called(None, words))


def _turning(view: StepsView, words: Words) -> tuple[Part, ...]:
    before = [f"steps:p{view.page - 1}"] if view.page > 1 else []
    after = [f"steps:p{view.page + 1}"] if view.page < view.pages else []
    labels = dict.fromkeys(before, "button-page-before") | dict.fromkeys(after, "button-page-after")
    return controls(view, words, shown=(*before, *after, "where"), labels=labels)


def step_card(view: StepView, words: Words) -> Card:
    """Card `step`, private."""
    head = words("step-head", crisis=view.crisis.id, step=title(view.seen, words))
    return Card(
        first_line=shorten(_marked(head, view.crisis, words), 80),
        parts=(*_about(view, words), *_texts(view, words), *_controls(view, words)),
    )


def _marked(head: str, crisis: Crisis, words: Words) -> str:
    return f"{words('crisis-drill')} · {head}" if crisis.drill else head


def _about(view: StepView, words: Words) -> Iterator[Part]:
    seen = view.seen
    yield Line(text=(Plain(text=title(seen, words), strong=True),))
    yield line(_state(seen, view.crisis, words))
    role, second = (one_line(in_language(text, words.language)) for text in (seen.role, seen.second))
    if role:
        yield line(words("step-role", role=role, second=second), quiet=True)
    help_ = in_language(seen.step.help, words.language) if seen.step else ""
    if help_:
        yield line(one_line(help_, LONGEST_TEXT))
    if seen.row.level_from:
        yield line(words("step-level-from", level=seen.row.level_from), quiet=True)
    if seen.row.blocking and seen.row.state is StepState.OPEN:
        yield line(words("step-blocking"), quiet=True)
    if seen.row.snoozed_until is not None and seen.row.state is StepState.OPEN:
        at = moment(words, seen.row.snoozed_until, view.crisis.declared_at)
        yield line(words("step-snoozed", at=at), quiet=True)


def _texts(view: StepView, words: Words) -> Iterator[Part]:
    row = view.seen.row
    for key, text in (("step-evidence", row.evidence), ("step-reason", row.reason), ("step-note", row.note)):
        if text:
            yield line(words(key), quiet=True)
            yield Quote(text=shorten(text, LONGEST_TEXT))


def _controls(view: StepView, words: Words) -> tuple[Controls, ...]:
    own = (view.action,) if view.action else ()
    return controls(
        view,
        words,
        shown=("step-yes", "step-back", *own, "step-done", "step-reopen", "step-take"),
        more=("access", "step-assign", "step-note", "step-skip", *SNOOZES, "steps"),
        primary=("step-yes", *own, "step-done", "step-reopen"),
        labels={"step-done": "button-step-tick"},
    )
