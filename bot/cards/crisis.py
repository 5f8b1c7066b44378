"""The status card of a crisis: always true, readable on a phone, one step under "now". And its two short forms."""

from collections.abc import Iterator

from bot.cards.controls import button, controls
from bot.cards.crisis_lines import due, head, latest, rooms, title_line, who_leads
from bot.cards.crisis_record import decided, fact_text
from bot.cards.drills import where_it_stands
from bot.cards.lines import dots, line, moment, one_line
from bot.cards.names import called
from bot.cards.parts import Card, Line, Part, Plain
from handlers.crisis.crisis import CrisisState
from handlers.crisis.records import in_language
from handlers.ports import Words
from handlers.views import CrisisView, StepSeen

MOST_SHOWN = 4
"""Beside "More": five controls at most."""
MORE = (
    "steps",
    "decisions",
    "facts",
    "timeline",
    "access",
    "crisis-report",
    "roles",
    "role-fill",
    "role-over",
    "level",
    "freeze",
    "dark-site",
    "lead",
    "standdown",
    "crisis-reopen",
    "drill-next",
    "drill-pause",
    "drill-resume",
    "drill-end",
    "drill",
    "mistake",
)
LONGEST_STEP = 120


def crisis_card(view: CrisisView, words: Words) -> Card:
    """Cards `crisis`, `crisis-line` and `crisis-where`."""
    first = head(view, words)
    if view.crisis.state is CrisisState.UNDONE:
        return Card(first_line=first, parts=(line(words("crisis-undone-note"), quiet=True),))
    if view.form == "line":
        return Card(first_line=first, parts=(*_short(view, words),))
    over = view.crisis.state is CrisisState.OVER
    folded = over and view.form == "status"
    parts = (*_ended(view, words),) if folded else (*_body(view, words),)
    return Card(first_line=first, parts=(*parts, *_controls(view, words)))


def _short(view: CrisisView, words: Words) -> Iterator[Part]:
    """In the brand's channels: what it is and where it is worked on."""
    show = button(view, words, "where")
    yield Line(text=title_line(view, words), accessory=show)
    yield from rooms(view, words)


def _ended(view: CrisisView, words: Words) -> Iterator[Part]:
    yield Line(text=title_line(view, words))
    yield from _dark(view, words)
    if view.done < view.total and not view.crisis.drill:
        yield line(words("crisis-left", count=view.total - view.done))


def _body(view: CrisisView, words: Words) -> Iterator[Part]:
    yield Line(text=title_line(view, words))
    yield from _steps(view, words)
    yield from where_it_stands(view, words)
    yield line(who_leads(view, words))
    yield line(_progress(view, words))
    said = latest(view, words)
    if said:
        yield line(said)
    if view.form == "where":
        yield from _late(view, words)
    yield from _dark(view, words)
    yield from rooms(view, words)
    for name, why in view.missing:
        yield line(words("crisis-missing", name=one_line(name), why=words(why)), quiet=True)
    if view.crisis.standing_down:
        yield line(words("crisis-standing-down"))


def _dark(view: CrisisView, words: Words) -> Iterator[Part]:
    """Whether the dark site stands there for everybody, or somebody wants it."""
    if view.dark is None:
        return
    if view.dark.on and view.dark.switched_at is not None:
        at = moment(words, view.dark.switched_at, view.crisis.declared_at)
        yield line(words("dark-status-on", at=at, address=view.address))
    if view.dark.wanted:
        yield line(words("dark-status-wanted"))


def _steps(view: CrisisView, words: Words) -> Iterator[Part]:
    if view.now is None:
        yield line(words("crisis-nothing-open"))
        return
    yield Line(text=(Plain(text=words("crisis-now", step=_step(view.now, view, words)), strong=True),))
    if view.next is not None:
        yield line(words("crisis-next", step=_step(view.next, view, words)))


def _step(seen: StepSeen, view: CrisisView, words: Words) -> str:
    """Publish the acknowledgement · Mara · by 19:32"""
    title = in_language(seen.step.title, words.language) if seen.step else seen.row.step
    owner = called(seen.owner, words) if seen.owner else words("crisis-step-open")
    return " · ".join(
        piece for piece in (one_line(title, LONGEST_STEP), owner, due(seen, view.crisis, words)) if piece
    )


def _progress(view: CrisisView, words: Words) -> str:
    done = words("crisis-progress", done=view.done, total=view.total)
    return f"{done} · {words('crisis-overdue', count=view.overdue)}" if view.overdue else done


def _late(view: CrisisView, words: Words) -> Iterator[Part]:
    """For who comes late: what was done last, and who plays which part."""
    for seen in view.latest:
        title = in_language(seen.step.title, words.language) if seen.step else seen.row.step
        at = moment(words, seen.row.ended_at or view.crisis.declared_at, view.crisis.declared_at)
        who = called(seen.ended_by, words)
        yield line(words("crisis-done-line", step=one_line(title, LONGEST_STEP), at=at, who=who), quiet=True)
    filled = [
        f"{in_language(one.title, words.language) or one.fill.role}: {called(one.person, words)}"
        for one in view.roles
        if one.person is not None
    ]
    if filled:
        yield Line(text=dots(*filled), quiet=True)
    for decision in view.decisions:
        yield line(words("crisis-decided-line", text=" · ".join(decided(decision, view.crisis, words))))
    for fact in view.facts:
        yield line(fact_text(fact, view.crisis, words))


def _controls(view: CrisisView, words: Words) -> tuple[Part, ...]:
    if view.form == "where":
        return controls(
            view,
            words,
            shown=("steps", "decide", "decisions", "facts"),
            more=("timeline", "crisis-report", "roles"),
        )
    agree = ("standdown-yes",) if view.crisis.standing_down else ()
    # What the step under "now" opens is not offered twice.
    twice = {view.click("step-done").verb if "step-done" in view.allowed else ""} - {"step-done"}
    wanted = (*agree, "step-done", "room-again", "statements", "decide", "where")
    offered = [verb for verb in wanted if verb in view.allowed and verb not in twice]
    more = (*offered[MOST_SHOWN:], *(verb for verb in MORE if verb not in twice))
    shown = tuple(offered[:MOST_SHOWN])
    return controls(view, words, shown=shown, more=more, primary=("standdown-yes", "step-done"))
