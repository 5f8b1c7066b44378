"""The history of a case, for the one who asked: who did what and when, and all that was written."""

from collections.abc import Iterator
from datetime import datetime

from bot.cards.case import ROOM
from bot.cards.controls import controls
from bot.cards.lines import line, moment, shorten
from bot.cards.names import called, case_line, said
from bot.cards.parts import Card, Line, Part, Plain, Quote, Rule, Time
from handlers.comment import Comment
from handlers.draft import Draft
from handlers.flags import folded_flag
from handlers.ports import Words
from handlers.views import Entry, HistoryView

BOT = "bot"
"""Actor of what nobody did in person."""
MOST_ENTRIES = 20
MOST_TEXTS = 6
LONGEST_TEXT = 500
LATER = {"of": "", "to": "", "until": "", "reason": ""}
"""Facts that lines of earlier versions lack; their sentences do without."""


def history_card(view: HistoryView, words: Words) -> Card:
    """Card `history`, private. The newest entries and texts, oldest first."""
    return Card(
        first_line=case_line(view.case, view.target, words, words("history-head")),
        parts=(*_entries(view, words), *_texts(view, words), *_controls(view, words)),
    )


def _entries(view: HistoryView, words: Words) -> Iterator[Part]:
    left_out = len(view.entries) - MOST_ENTRIES
    if left_out > 0:
        yield line(words("history-older", count=left_out), quiet=True)
    for entry in view.entries[-MOST_ENTRIES:]:
        yield _entry(entry, view, words)


def _entry(entry: Entry, view: HistoryView, words: Words) -> Line:
    at = entry.entry.at
    day = "" if words.date(at) == words.date(view.case.opened_at) else f"{words.date(at)}, "
    return Line(
        text=(
            Plain(text=day),
            Time(at=at, fallback=words.clock(at)),
            Plain(text=f" · {_who(entry, words)} · {_said(entry, words)}"),
        )
    )


def entry_text(entry: Entry, since: datetime, words: Words) -> str:
    """The same beside others on one line; with its day if that is not the one of `since`."""
    return f"{moment(words, entry.entry.at, since)} {_who(entry, words)}: {_said(entry, words)}"


def _who(entry: Entry, words: Words) -> str:
    return words("history-bot") if entry.entry.actor == BOT else called(entry.person, words)


def _said(entry: Entry, words: Words) -> str:
    """The sentence of a log line; one that another version of the bot wrote is shown by its type."""
    names = {name: called(person, words) for name, person in entry.others.items()}
    facts = {name: _moment(name, value) for name, value in entry.entry.facts.items()}
    try:
        return said(words, f"log-{entry.entry.type.replace('.', '-')}", {**LATER, **facts, **names})
    except (KeyError, ValueError):
        return entry.entry.type


def _moment(name: str, value: object) -> object:
    return datetime.fromisoformat(str(value)) if name == "until" else value


def _texts(view: HistoryView, words: Words) -> Iterator[Part]:
    """Earlier versions of the comment and what people wrote; a folded comment stays folded."""
    versions = () if folded_flag(view.case.flags) or len(view.versions) < 2 else view.versions
    shown = [*(_version(v, view, words) for v in versions), *(_reply(d, view, words) for d in view.replies)]
    shown = shown[-MOST_TEXTS:]
    if shown:
        yield Rule()
    room = min(LONGEST_TEXT, ROOM // max(len(shown), 1))
    for label, text in shown:
        yield line(label, quiet=True)
        yield Quote(text=shorten(text, room))


def _version(comment: Comment, view: HistoryView, words: Words) -> tuple[str, str]:
    at = moment(words, comment.updated_at or comment.created_at, view.case.opened_at)
    return words("history-comment", number=comment.version, at=at), comment.text


def _reply(draft: Draft, view: HistoryView, words: Words) -> tuple[str, str]:
    at = moment(words, draft.created_at, view.case.opened_at)
    state = words(f"draft-state-{draft.state}")
    return words("history-reply", number=draft.number, at=at, state=state), draft.text


def _controls(view: HistoryView, words: Words) -> tuple[Part, ...]:
    return controls(view, words, shown=("original", "claim", "escalate", "undo", "unhide", "hide"))
