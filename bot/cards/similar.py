"""What else is counted in a case, for the one who asked: every wording with its number."""

from collections.abc import Iterator

from bot.cards.case import ROOM
from bot.cards.lines import line, shorten
from bot.cards.names import case_line, known
from bot.cards.parts import Card, Part, Quote
from handlers.ports import Words
from handlers.views import SimilarView

MOST_SHOWN = 12
LONGEST_WORDING = 280


def similar_card(view: SimilarView, words: Words) -> Card:
    """Card `similar`, private."""
    return Card(
        first_line=case_line(view.case, view.target, words, words("similar-head")),
        parts=(*_summary(view, words), *_wordings(view, words)),
    )


def _summary(view: SimilarView, words: Words) -> Iterator[Part]:
    yield line(
        words(
            "case-others",
            count=view.case.others,
            shown=words.number(view.case.others),
            variants=view.case.variants,
            accounts=len(view.accounts),
        )
    )
    if view.accounts:
        yield line(words("similar-accounts", accounts=words.join(view.accounts)), quiet=True)


def _wordings(view: SimilarView, words: Words) -> Iterator[Part]:
    shown = view.wordings[:MOST_SHOWN]
    room = min(LONGEST_WORDING, ROOM // max(len(shown), 1))
    for one in shown:
        key = "similar-wording" if one.same else "similar-wording-other"
        yield line(words(key, count=one.count, shown=words.number(one.count)), quiet=True)
        if view.folded:
            yield line(words("case-folded", what=known(words, "flag", view.folded)))
        else:
            yield Quote(text=shorten(one.text, room))
    if view.case.variants > len(shown):
        yield line(words("similar-more", count=view.case.variants - len(shown)), quiet=True)
