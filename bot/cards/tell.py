"""What only the acting person reads: one sentence after a click, or why nothing was done."""

from bot.cards.lines import LONGEST_FIRST_LINE, line, one_line, shorten
from bot.cards.parts import Card, Part, Quote
from handlers.effects import Tell
from handlers.errors import Refused
from handlers.ports import Words

LONGEST_QUOTE = 3_000
QUOTE = "quote"
"""Parameter with the person's own text, given back so that it is not lost: below the sentence, never inside it."""


def tell_card(said: Tell, words: Words) -> Card:
    return _card(said.key, said.params, words)


def refusal_card(refused: Refused, reference: str, words: Words) -> Card:
    """What did not happen, why, who or what next; and the reference under which it stands in the log."""
    return _card(refused.key, refused.params, words, reference=reference)


def _card(key: str, params: dict[str, object], words: Words, *, reference: str = "") -> Card:
    """Texts begin with the line that stands alone; where that is too long, it is said again in full."""
    values = {name: value for name, value in params.items() if name != QUOTE}
    said = words(key, **values)
    mark = f" ({reference})" if reference else ""
    head, _, rest = said.partition("\n")
    if not rest and len(head + mark) <= LONGEST_FIRST_LINE:
        return Card(first_line=head + mark, parts=_given_back(params))
    whole = rest if len(head) <= LONGEST_FIRST_LINE else said
    body = one_line(whole) + mark
    first = shorten(one_line(head), LONGEST_FIRST_LINE)
    return Card(first_line=first, parts=(line(body.strip()), *_given_back(params)))


def _given_back(params: dict[str, object]) -> tuple[Part, ...]:
    text = params.get(QUOTE)
    return (Quote(text=shorten(str(text), LONGEST_QUOTE)),) if text else ()
