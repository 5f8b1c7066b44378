"""The queue for one person's eyes: how much there is, a page of it, the next case at one press, filters in a menu."""

from collections.abc import Iterator
from dataclasses import replace

from bot.cards.case_head import ICONS
from bot.cards.lines import SEPARATOR, capital, line, moment, one_line
from bot.cards.names import LONGEST_NAME, called, known, target_name
from bot.cards.parts import Button, Card, Choice, Control, Controls, Line, Menu, Part, Plain, Time
from handlers.comment import Urgency
from handlers.flags import MEANINGS
from handlers.ports import Words
from handlers.sections import LAST_PAGE, PURPOSES, Look, brands_of, flags_of
from handlers.views import QueueView
from handlers.views.queue import BULK, MOST, Row

MOST_BRANDS = 4
FLAGS = ("complaint", "question", "offensive", "hate", "threat", "spam", "legal", "press", "safety")
MOST_FLAGS = 10
"""With brands, urgencies and purposes the menu stays within the 25 entries that Discord shows in one."""


def queue_card(view: QueueView, words: Words) -> Card:
    """Card `queue`, private. Its text is ours and the configuration's alone: no comment is quoted."""
    size = _size(view, view.look.section, words)
    return Card(
        first_line=words(f"queue-head-{view.look.section}", size=size),
        parts=(*_about(view, words), *_rows(view, words), Controls(items=tuple(_controls(view, words)))),
    )


def _size(view: QueueView, section: str, words: Words) -> str:
    size = view.sizes.get(section, 0)
    return words("queue-many", count=words.number(MOST)) if size >= MOST else words.number(size)


def _about(view: QueueView, words: Words) -> Iterator[Line]:
    sizes = [words(f"queue-size-{name}", size=_size(view, name, words)) for name in view.sizes]
    read = Time(at=view.at, fallback=words.clock(view.at))
    yield Line(
        text=(Plain(text=f"{SEPARATOR.join(sizes)}{SEPARATOR}{words('queue-read')} "), read), quiet=True
    )
    filters = _filters(view.look, words)
    if filters:
        yield line(words("queue-only", what=SEPARATOR.join(filters)), quiet=True)
    if view.look.page:
        yield line(words("queue-page", number=view.look.page + 1), quiet=True)


def _filters(look: Look, words: Words) -> list[str]:
    return [
        *([words(f"queue-from-{look.urgency_from.name.lower()}")] if look.urgency_from else []),
        *([one_line(look.brand, LONGEST_NAME)] if look.brand else []),
        *([words(f"purpose-{look.purpose}")] if look.purpose else []),
        *([known(words, "flag", look.flag)] if look.flag else []),
    ]


def _rows(view: QueueView, words: Words) -> Iterator[Part]:
    if not view.rows:
        yield line(words("queue-empty"))
    for row in view.rows:
        yield line(SEPARATOR.join(filter(None, _row(row, view, words))))


def _row(row: Row, view: QueueView, words: Words) -> Iterator[str]:
    case = row.case
    yield f"{ICONS[case.urgency]} {capital(words(f'urgency-{case.urgency.name.lower()}'))}"
    yield _topic(row, words)
    yield target_name(row.target)
    yield words("case-number", case=case.id)
    yield called(row.owner, words) if case.owner else ""
    if case.snoozed_until is not None:
        yield words("queue-snoozed", until=moment(words, case.snoozed_until, view.at))
    elif case.reply_by is not None:
        by = moment(words, case.reply_by, view.at)
        yield words("queue-late", since=by) if row.late else words("queue-due", by=by)


def _topic(row: Row, words: Words) -> str:
    return capital(words("kind-comment") if row.topic == "comment" else known(words, "flag", row.topic))


def _controls(view: QueueView, words: Words) -> Iterator[Control]:
    if view.rows:
        first = view.rows[0].case
        click = replace(view.click("case", str(first.id)), choice="next")
        yield Button(label=words("button-queue-next", case=first.id), click=click, style="primary")
    if view.more and view.look.page < LAST_PAGE:
        further = replace(view.look, page=view.look.page + 1)
        yield Button(label=words("button-queue-on"), click=view.turn(further, "on"))
    if len(view.rows) > 1:
        choices = [
            Choice(label=_opens(row, words), click=view.click("case", str(row.case.id))) for row in view.rows
        ]
        yield Menu(label=words("button-queue-open"), click=view.click("more", "open"), choices=tuple(choices))
    yield Menu(
        label=words("button-queue-view"),
        click=view.click("more", "view"),
        choices=(*_sections(view, words), *_back(view, words), *_bulk(view, words)),
    )
    yield Menu(
        label=words("button-queue-filter"),
        click=view.click("more", "filter"),
        choices=tuple(_narrower(view, words)),
    )


def _back(view: QueueView, words: Words) -> Iterator[Choice]:
    if view.look.page:
        earlier = replace(view.look, page=view.look.page - 1)
        yield Choice(label=words("button-queue-back"), click=view.turn(earlier, "back"))


def _opens(row: Row, words: Words) -> str:
    return SEPARATOR.join(
        (words("case-number", case=row.case.id), _topic(row, words), target_name(row.target))
    )


def _sections(view: QueueView, words: Words) -> Iterator[Choice]:
    """The one that is shown as well: choosing it looks again."""
    for name in view.sizes:
        look = replace(view.look, section=name, page=0)
        label = words(f"queue-head-{name}", size=_size(view, name, words))
        yield Choice(label=label, click=view.turn(look, name))


def _bulk(view: QueueView, words: Words) -> Iterator[Choice]:
    for what in BULK:
        if what in view.allowed:
            yield Choice(label=words(f"button-{what}"), click=view.click("bulk", what.removeprefix("bulk-")))


def _narrower(view: QueueView, words: Words) -> Iterator[Choice]:
    look = replace(view.look, page=0)
    if _filters(look, words):
        anything = replace(look, brand="", flag="", purpose="", urgency_from=Urgency.LOW)
        yield Choice(label=words("queue-all"), click=view.turn(anything, "all"))
    for urgency in (Urgency.URGENT, Urgency.NOW):
        if look.urgency_from is not urgency:
            label = words("queue-only", what=words(f"queue-from-{urgency.name.lower()}"))
            narrower = replace(look, urgency_from=urgency)
            yield Choice(label=label, click=view.turn(narrower, f"from-{urgency.name.lower()}"))
    brands = brands_of(view.team)
    for number, brand in enumerate(brands[:MOST_BRANDS] if len(brands) > 1 else ()):
        if brand != look.brand:
            label = words("queue-only", what=one_line(brand, LONGEST_NAME))
            yield Choice(label=label, click=view.turn(replace(look, brand=brand), f"brand-{number}"))
    for purpose in PURPOSES:
        if purpose != look.purpose:
            label = words("queue-only", what=words("queue-purpose", purpose=words(f"purpose-{purpose}")))
            yield Choice(label=label, click=view.turn(replace(look, purpose=purpose), f"for-{purpose}"))
    own = [flag for flag in flags_of(view.team) if flag not in MEANINGS]
    for number, flag in enumerate([*FLAGS, *own][:MOST_FLAGS]):
        if flag != look.flag:
            label = words("queue-only", what=known(words, "flag", flag))
            yield Choice(label=label, click=view.turn(replace(look, flag=flag), f"flag-{number}"))
