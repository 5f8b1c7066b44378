"""The drafts of a case, in its thread: variants to take, from where they come, what else can be done."""

from collections.abc import Iterator

from bot.cards.case import ROOM
from bot.cards.controls import controls
from bot.cards.crisis_lines import held_back
from bot.cards.lines import SEPARATOR, Segment, dots, first_line, line, one_line, shorten
from bot.cards.names import known, target_name
from bot.cards.parts import Button, Card, Controls, Line, Menu, Part, Plain, Quote
from handlers.draft import Draft
from handlers.ports import Words
from handlers.views import DraftsView

LONGEST_FACT = 80
MOST_FACTS = 3
AGAIN = ("redraft:shorter", "redraft:warmer", "wish", "saved", "discard")


def drafts_card(view: DraftsView, words: Words) -> Card:
    """Card `drafts`. What can no longer be taken folds to one line with the reason."""
    if not view.drafts or "use" not in view.allowed:
        return _nothing_to_take(view, words)
    count = len(view.drafts)
    head = words("drafts-head", count=count, case=view.case.id)
    return Card(
        first_line=first_line((Segment(text=head), Segment(text=words("drafts-unpublished"), rank=1))),
        parts=(
            *_variants(view, words),
            *_origin(view, words),
            *held_back(view.freeze, words),
            *_controls(view, words),
        ),
    )


def _nothing_to_take(view: DraftsView, words: Words) -> Card:
    head, *why = _why_nothing(view)
    again = () if view.case.hold else ("draft",)
    row = controls(view, words, shown=(*again, "write"), more=("saved",), primary=("draft",))
    return Card(
        first_line=first_line((Segment(text=words(head, case=view.case.id)),)),
        parts=(*(line(words(key), quiet=True) for key in why), *row),
    )


def _why_nothing(view: DraftsView) -> tuple[str, ...]:
    """Keys of the first line and of the reasons."""
    if view.drafts:
        return ("drafts-taken-head", "drafts-taken")
    if view.failure and view.void in {"", "drafts-void-discarded"}:
        return ("drafts-none-head", view.failure)
    return ("drafts-void-head", view.void or "drafts-void-discarded")


def _variants(view: DraftsView, words: Words) -> Iterator[Part]:
    room = ROOM // len(view.drafts)
    for draft in view.drafts:
        named = known(words, "variant", view.names.get(draft.variant, "saved"))
        yield Line(text=(Plain(text=f"{draft.variant.upper()} ", strong=True), Plain(text=named)))
        yield Quote(text=shorten(draft.text, room))


def _origin(view: DraftsView, words: Words) -> Iterator[Part]:
    facts = SEPARATOR.join(one_line(fact, LONGEST_FACT) for fact in view.facts[:MOST_FACTS])
    missing = one_line(view.missing, LONGEST_FACT)
    pieces = (
        words(f"drafts-from-{view.origin}") if view.origin else "",
        words("drafts-facts", facts=facts) if facts else "",
        words("drafts-missing", missing=missing) if missing else "",
        words("drafts-for", target=target_name(view.target)),
    )
    yield Line(text=dots(*pieces), quiet=True)
    if view.failure:
        yield line(words(view.failure), quiet=True)


def _controls(view: DraftsView, words: Words) -> tuple[Controls, ...]:
    """One button for each variant (three fit beside writing and More), none of them heavier than the others."""
    takes: list[Button | Menu] = [_take(view, draft, words) for draft in view.drafts[:3]]
    rest = controls(view, words, shown=("write",), more=AGAIN)
    return (Controls(items=(*takes, *(rest[0].items if rest else ()))),)


def _take(view: DraftsView, draft: Draft, words: Words) -> Button:
    return Button(label=words("button-use", letter=draft.variant.upper()), click=view.use(draft))
