"""The original of a comment, for the one who asked: the whole text, the way to it, and what of ours it answers."""

from collections.abc import Iterator

from bot.cards.case import ROOM
from bot.cards.lines import dots, line, moment, one_line, shorten
from bot.cards.names import LONGEST_NAME, case_line, known, linked
from bot.cards.parts import Card, Line, Part, Quote
from handlers.flags import folded_flag
from handlers.ports import Words
from handlers.views import OriginalView, RevealView

LONGEST_CONTEXT = 200
LONGEST_ANSWERED = 600


def original_card(view: OriginalView, words: Words) -> Card:
    """Card `original`, private."""
    return Card(
        first_line=case_line(view.case, view.target, words, words("original-head")),
        parts=(*_said(view, words), *_answered(view, words), *_context(view, words), _way(view, words)),
    )


def reveal_card(view: RevealView, words: Words) -> Card:
    """Card `reveal`, private: the text that the case's card folds away."""
    what = known(words, "flag", view.folded) if view.folded else words("kind-comment")
    return Card(
        first_line=case_line(view.case, view.target, words, words("reveal-head", what=what)),
        parts=_text(view.comment.text, ROOM, words),
    )


def _said(view: OriginalView, words: Words) -> Iterator[Part]:
    author = view.comment.author
    at = moment(words, view.comment.created_at, view.case.opened_at)
    yield Line(text=dots(one_line(author.name or author.id, LONGEST_NAME), at))
    folded = folded_flag(view.case.flags)
    if folded:
        yield line(words("case-folded", what=known(words, "flag", folded)))
    else:
        yield from _text(view.comment.text, ROOM - LONGEST_ANSWERED, words)


def _text(text: str, room: int, words: Words) -> tuple[Part, ...]:
    if not text:
        return (line(words("original-empty")),)
    cut = (line(words("original-shortened"), quiet=True),) if len(text) > room else ()
    return (Quote(text=shorten(text, room)), *cut)


def _answered(view: OriginalView, words: Words) -> Iterator[Part]:
    if view.answered:
        yield line(words("original-answers"), quiet=True)
        yield Quote(text=shorten(view.answered, LONGEST_ANSWERED))


def _context(view: OriginalView, words: Words) -> Iterator[Part]:
    """What was said before it in chat."""
    if view.context:
        yield line(words("original-context"), quiet=True)
    for earlier in view.context:
        name = one_line(earlier.author.name or earlier.author.id, LONGEST_NAME)
        at = moment(words, earlier.created_at, view.case.opened_at)
        yield line(words("original-context-line", name=name, at=at), quiet=True)
        yield Quote(text=shorten(earlier.text, LONGEST_CONTEXT))


def _way(view: OriginalView, words: Words) -> Line:
    if not view.comment.url:
        return line(words("original-no-link", network=view.target.network), quiet=True)
    return Line(text=dots(linked(words("original-link", network=view.target.network), view.comment.url)))
