"""What only the acting person reads: one sentence after a click, or why nothing was done."""

from bot.cards.lines import LONGEST_FIRST_LINE, drilled, line, one_line, shorten
from bot.cards.names import said
from bot.cards.parts import Card, Quote
from handlers.effects import Tell
from handlers.errors import Refused
from handlers.ports import Words

LONGEST_QUOTE = 3_000


def tell_card(done: Tell, words: Words) -> Card:
    text = said(words, done.key, done.params, drill=done.drill)
    return _card(_marked(text, words, drill=done.drill))


def refusal_card(refused: Refused, reference: str, words: Words) -> Card:
    """What did not happen, why, who or what next; the reference under which it stands in the log; what was typed."""
    text = _marked(said(words, refused.key, refused.params, drill=refused.drill), words, drill=refused.drill)
    return _card(text, mark=f" ({reference})" if reference else "", quote=refused.quote)


def _marked(text: str, words: Words, *, drill: bool) -> str:
    return drilled(text, words, longest=len(text) + LONGEST_FIRST_LINE) if drill else text


def _card(text: str, *, mark: str = "", quote: str = "") -> Card:
    """Texts begin with the line that stands alone; where that is too long, it is said again in full. An empty
    line begins a paragraph."""
    head, _, rest = text.partition("\n")
    given_back = (Quote(text=shorten(quote, LONGEST_QUOTE)),) if quote else ()
    if not rest and len(head + mark) <= LONGEST_FIRST_LINE:
        return Card(first_line=head + mark, parts=given_back)
    body = rest if len(head) <= LONGEST_FIRST_LINE else text
    first = shorten(one_line(head), LONGEST_FIRST_LINE)
    *before, last = (one_line(paragraph) for paragraph in body.split("\n\n"))
    return Card(first_line=first, parts=(*map(line, before), line((last + mark).strip()), *given_back))
