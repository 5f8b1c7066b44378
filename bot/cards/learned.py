"""What the team has taught triage, for the one who asked: how much, from whom by role, and what it changes."""

from collections.abc import Iterator

from bot.cards.lines import SEPARATOR, capital, line, one_line, shorten
from bot.cards.names import LONGEST_NAME, known
from bot.cards.parts import Button, Card, Choice, Control, Controls, Line, Menu, Part, Quote
from handlers.clicks import Click
from handlers.ports import Words
from handlers.triage.effect import Difference
from handlers.views import LearnedView
from handlers.views.learned import BrandLearned

LONGEST_TEXT = 160


def learned_card(view: LearnedView, words: Words) -> Card:
    """Card `learned`, private."""
    head = words(f"learned-head-{view.what}", case=view.case_id) if view.what else words("learned-head")
    return Card(
        first_line=head,
        parts=(
            *_just_now(view, words),
            *_brands(view, words),
            *_newest(view, words),
            *_controls(view, words),
        ),
    )


def _just_now(view: LearnedView, words: Words) -> Iterator[Line]:
    if not view.what:
        return
    if view.by_this is None:
        yield line(words("learned-nothing"))
        return
    yield line(words("learned-now", brand=one_line(view.brands[0].brand, LONGEST_NAME)))
    yield line(words("learned-this", what=_changes(view.by_this, words)))


def _brands(view: LearnedView, words: Words) -> Iterator[Line]:
    if not view.brands and not view.what:
        yield line(words("learned-none"))
    for one in view.brands:
        yield line(_brand(one, words), quiet=bool(view.what))


def _brand(one: BrandLearned, words: Words) -> str:
    brand = one_line(one.brand, LONGEST_NAME)
    if not one.lessons:
        return words("learned-brand-none", brand=brand)
    roles = ", ".join(
        f"{known(words, 'role', role)} {words.number(count)}" for role, count in sorted(one.by_role.items())
    )
    head = words(
        "learned-brand", brand=brand, count=one.lessons, shown=words.number(one.lessons), roles=roles
    )
    return f"{head} {words('learned-all', what=_changes(one.difference, words))}"


def _changes(found: Difference, words: Words) -> str:
    """Of so many comments, what would be decided otherwise."""
    if not found.comments:
        return words("learned-no-comments")
    if not found.changed:
        return words("learned-same", comments=words.number(found.comments))
    return words(
        "learned-changes",
        comments=words.number(found.comments),
        changed=words.number(found.changed),
        shown=words.number(found.shown),
        silenced=words.number(found.silenced),
        renamed=words.number(found.renamed),
    )


def _newest(view: LearnedView, words: Words) -> Iterator[Part]:
    for number, one in enumerate(view.newest, start=1):
        flags = ", ".join(
            words("learned-due" if due else "learned-not-due", flag=known(words, "flag", flag))
            for flag, due in one.flags
        )
        at = SEPARATOR.join((words.date(one.at), words.clock(one.at)))
        yield line(SEPARATOR.join((f"{number}. {capital(flags)}", known(words, "role", one.role), at)))
        yield (
            Quote(text=shorten(one.text, LONGEST_TEXT))
            if one.text
            else line(words("learned-no-text"), quiet=True)
        )


def _controls(view: LearnedView, words: Words) -> Iterator[Part]:
    items = tuple(_items(view, words))
    if items:
        yield Controls(items=items)


def _items(view: LearnedView, words: Words) -> Iterator[Control]:
    if view.case_id:
        yield Button(label=words("button-learned-case", case=view.case_id), click=view.open())
    if len(view.newest) == 1:
        yield Button(label=words("button-unteach"), click=view.undo(view.newest[0]))
    elif view.newest:
        click = Click(verb="more", choice="unteach", kind="comment", id=view.newest[0].comment_id, version=1)
        yield Menu(label=words("button-unteach-which"), click=click, choices=tuple(_undo(view, words)))


def _undo(view: LearnedView, words: Words) -> Iterator[Choice]:
    for number, one in enumerate(view.newest, start=1):
        yield Choice(label=words("button-unteach-number", number=number), click=view.undo(one))
