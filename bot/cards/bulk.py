"""Several cases at once: one question that names count and consequence, then what came of each."""

from collections.abc import Iterator

from bot.cards.controls import controls
from bot.cards.lines import line, one_line
from bot.cards.names import called, said
from bot.cards.parts import Card, Line, Quote
from handlers.ports import Words
from handlers.selection import ASSIGN, Picked, SelectionState
from handlers.views.bulk import BACK, BulkView, params_of

LONGEST_WHY = 160


def bulk_card(view: BulkView, words: Words) -> Card:
    """Card `bulk`, private."""
    one = view.selection
    asked = one.state in {SelectionState.ASKED, SelectionState.DROPPED}
    count = len(one.picked) if asked else len(one.done)
    head = words(f"bulk-head-{one.state}-{one.what}", count=count)
    return Card(
        first_line=head,
        parts=(
            *_about(view, words),
            *((Quote(text=one.note),) if one.note else ()),
            *(_failed(picked, words) for picked in (() if asked else one.failed)),
            *controls(
                view,
                words,
                shown=("bulk-do", "bulk-drop", BACK, "bulk-undo"),
                primary=("bulk-do",),
                labels={"bulk-do": f"button-bulk-do-{one.what}", BACK: "button-bulk-back"},
            ),
        ),
    )


def _about(view: BulkView, words: Words) -> Iterator[Line]:
    one = view.selection
    listed = one.picked if one.state is SelectionState.ASKED else one.done
    if listed:
        numbers = ", ".join(str(picked.case_id) for picked in listed)
        yield line(words("bulk-cases", cases=numbers, count=len(listed)))
    if one.state is SelectionState.ASKED:
        reason = words(f"hide-reason-{one.reason}") if one.reason else ""
        yield line(words(f"bulk-note-{one.what}", who=called(view.to, words), reason=reason))
    elif one.state is not SelectionState.DROPPED:
        if one.what == ASSIGN and one.done:
            yield line(words("bulk-given", who=called(view.to, words)))
        if one.failed:
            yield line(words("bulk-failed", count=len(one.failed)))


def _failed(picked: Picked, words: Words) -> Line:
    """Which, and why, in the words of the refusal that its own button would have given."""
    why = said(words, picked.key, {"who": "", **params_of(picked.params)})
    return line(f"{words('case-number', case=picked.case_id)}: {one_line(why, LONGEST_WHY)}")
