"""A question to a colleague: what is asked about which comment; answered, both stand below each other."""

from collections.abc import Iterator

from bot.cards.controls import button, controls
from bot.cards.lines import dots, line, moment, shorten
from bot.cards.names import called, case_line, known
from bot.cards.parts import Card, Line, Part, Quote
from handlers.ports import Words
from handlers.views.question import QuestionView

LONGEST_COMMENT = 500
LABELS = {"case": "button-to-case"}


def question_card(view: QuestionView, words: Words) -> Card:
    """Card `question`."""
    done = view.question.answered_at is not None
    outcome = words("question-head-answered" if done else "question-head")
    return Card(
        first_line=case_line(view.case, view.target, words, outcome),
        parts=(
            *_comment(view, words),
            *_asked(view, words),
            *(_answered(view, words) if done else ()),
            *controls(view, words, shown=("answer", "case", "unfact"), primary=("answer",), labels=LABELS),
        ),
    )


def _comment(view: QuestionView, words: Words) -> Iterator[Part]:
    """What it is about; once it is answered the case alone holds it."""
    if view.question.answered_at is not None:
        return
    if view.folded:
        show = button(view, words, "reveal") if "reveal" in view.allowed else None
        yield Line(text=dots(words("case-folded", what=known(words, "flag", view.folded))), accessory=show)
    elif view.comment.text:
        yield line(words("question-about"), quiet=True)
        yield Quote(text=shorten(view.comment.text, LONGEST_COMMENT))


def _asked(view: QuestionView, words: Words) -> Iterator[Part]:
    at = moment(words, view.question.at, view.question.at)
    yield line(words("question-by", name=called(view.by, words), at=at))
    yield Quote(text=view.question.text)


def _answered(view: QuestionView, words: Words) -> Iterator[Part]:
    one = view.question
    at = moment(words, one.answered_at or one.at, one.at)
    yield line(words("question-answered", name=called(view.answered_by, words), at=at))
    yield Quote(text=one.answer)
    if one.fact_id:
        yield line(words("question-fact" if view.is_fact else "question-fact-gone"), quiet=True)
