"""The prepared statements of a brand as managers keep them: the list, and one in full."""

from collections.abc import Iterator

from bot.cards.controls import controls
from bot.cards.lines import SEPARATOR, Segment, dots, first_line, line, one_line
from bot.cards.names import called
from bot.cards.parts import Button, Card, Choice, Controls, Line, Menu, Part, Plain, Quote
from handlers.clicks import Click
from handlers.ports import Words
from handlers.views.stock import NEW, StockSeen, StockTextView, StockView

LONGEST_TITLE = 60


def spoken(language: str, words: Words) -> str:
    return words("language-name", language=language)


def occasion(kind: str, title: str, words: Words) -> str:
    """Holding statement "recall"; the bare kind where it is for no single occasion."""
    name = words("statement-kind", kind=kind)
    return words("statement-titled", name=name, title=one_line(title, LONGEST_TITLE)) if title else name


def _head(text: str) -> str:
    return first_line(Segment(text=piece, rank=place) for place, piece in enumerate(text.split(SEPARATOR)))


def stock_card(view: StockView, words: Words) -> Card:
    """Card `stock`."""
    brand = one_line(view.brand.name, LONGEST_TITLE)
    return Card(
        first_line=_head(words("stock-head", brand=brand, page=view.page, pages=view.pages)),
        parts=(
            *(_row(seen, view, words) for seen in view.rows),
            line(words("stock-note"), quiet=True),
            *_below(view, words),
        ),
    )


def _row(seen: StockSeen, view: StockView, words: Words) -> Line:
    text = (Plain(text=" · ".join(_about(seen, words))),)
    if seen.statement is None:
        click = view.click("statement-write", f"{seen.kind}-{seen.language}")
        return Line(text=text, accessory=Button(label=words("button-stock-take"), click=click))
    one = seen.statement
    click = Click(verb="stock-text", kind="statement", id=one.id, version=one.version)
    return Line(text=text, accessory=Button(label=words("button-stock-text"), click=click))


def _about(seen: StockSeen, words: Words) -> Iterator[str]:
    """Kind, language, until when, whose it is."""
    one = seen.statement
    yield occasion(seen.kind, one.title if one else "", words)
    yield spoken(seen.language, words)
    if one is None:
        yield words("stock-shipped")
        return
    until = words.date(one.approve_again_at)
    yield words("stock-outdated" if seen.outdated else "stock-until", until=until)
    yield called(seen.owner, words)
    if seen.seed_changed:
        yield words("stock-seed-changed")


def _below(view: StockView, words: Words) -> Iterator[Part]:
    """The pages, and a menu of what can be written anew, but for what has a button of its own above."""
    above = {(seen.kind, seen.language) for seen in view.rows if seen.statement is None}
    new = tuple(
        Choice(
            label=words("button-stock-new", kind=kind, language=spoken(language, words)),
            click=view.click("statement-write", f"{kind}-{language}"),
        )
        for kind, language in NEW
        if (kind, language) not in above
    )
    menu = Menu(label=words("button-stock-write"), click=view.click("more"), choices=new)
    before = [("button-page-before", view.page - 1)] if view.page > 1 else []
    after = [("button-page-after", view.page + 1)] if view.page < view.pages else []
    turning = tuple(
        Button(label=words(key), click=view.click("stock", f"p{page}")) for key, page in (*before, *after)
    )
    yield Controls(items=(*turning, menu))


def stock_text_card(view: StockTextView, words: Words) -> Card:
    """Card `stock-text`."""
    one = view.statement
    name = occasion(one.kind, one.title, words)
    return Card(
        first_line=_head(words("stock-text-head", name=name, language=spoken(one.language, words))),
        parts=(
            Quote(text=one.text, exact=True),
            line(words("stock-short"), quiet=True),
            Quote(text=one.short, exact=True),
            Line(text=dots(*_kept(view, words)), quiet=True),
            *((line(words("stock-seed-changed-note")),) if view.seen.seed_changed else ()),
            *_acting(view, words),
        ),
    )


def _kept(view: StockTextView, words: Words) -> Iterator[str]:
    one = view.statement
    if one.retired_at is not None:
        yield words("stock-retired", at=words.date(one.retired_at))
        return
    yield words(
        "stock-outdated" if view.seen.outdated else "stock-until", until=words.date(one.approve_again_at)
    )
    yield words("stock-owner", name=called(view.seen.owner, words))
    yield words("stock-by", name=called(view.approved_by, words), at=words.date(one.approved_at))


def _acting(view: StockTextView, words: Words) -> tuple[Part, ...]:
    due = view.seen.outdated or view.seen.seed_changed
    return controls(
        view,
        words,
        shown=("statement-again", "statement-write", "statement-retire", "stock"),
        primary=("statement-again",) if due else (),
    )
