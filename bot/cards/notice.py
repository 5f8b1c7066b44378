"""A notice: one line to those who must act, with the way to the card; a colleague's words below it."""

from bot.cards.controls import controls
from bot.cards.lines import SEPARATOR, Segment, first_line, line, shorten
from bot.cards.names import said
from bot.cards.parts import Card, Quote
from handlers.ports import Words
from handlers.views import CrisisNoticeView, NoticeView

LONGEST_QUOTE = 600
FIRST = ("write", "acknowledge")
CRISIS_VERBS = (
    "standdown-yes",
    "role-accept",
    "step-yes",
    "step-back",
    "role-decline",
    "room-again",
    "steps",
    "decisions",
    "where",
)
LABELS = {"case": "button-to-case", "write": "button-write-on"}


def notice_card(view: NoticeView, words: Words) -> Card:
    """Card `notice`: a first line that stands alone, the rest of the sentence, the button to the case."""
    head, _, rest = said(words, view.key, view.params, drill=view.drill).partition("\n")
    return Card(
        first_line=_fitted(head, view),
        parts=(
            *((line(rest),) if rest else ()),
            *((Quote(text=shorten(view.quote, LONGEST_QUOTE)),) if view.quote else ()),
            *controls(
                view,
                words,
                shown=("write", "acknowledge", "case", "return", "stormshow", "list", "prepare"),
                primary=("write", "acknowledge"),
                labels=LABELS,
            ),
        ),
    )


def _fitted(head: str, view: NoticeView) -> str:
    """What happened and where stay, whatever else the sentence says."""
    account = str(view.params.get("account", ""))
    pieces = head.split(SEPARATOR)
    return first_line(
        Segment(text=piece, rank=0 if place == 0 or (account and account in piece) else place)
        for place, piece in enumerate(pieces)
    )


def crisis_notice_card(view: CrisisNoticeView, words: Words) -> Card:
    """Card `crisis-notice`: the same about a crisis; in a drill it says first that it is one."""
    head, _, rest = said(words, view.key, view.params, drill=view.crisis.drill).partition("\n")
    mark = (Segment(text=words("crisis-drill")),) if view.crisis.drill else ()
    pieces = head.split(SEPARATOR)
    return Card(
        first_line=first_line((*mark, *(Segment(text=one, rank=min(n, 2)) for n, one in enumerate(pieces)))),
        parts=(
            *((line(rest),) if rest else ()),
            *((Quote(text=shorten(view.quote, LONGEST_QUOTE)),) if view.quote else ()),
            *controls(view, words, shown=CRISIS_VERBS, primary=CRISIS_VERBS[:3]),
        ),
    )
