"""A digest: how much of what, a page of it with what was written, each case one press away."""

from collections.abc import Iterator

from bot.cards.case_head import ICONS
from bot.cards.controls import button
from bot.cards.lines import SEPARATOR, Segment, capital, first_line, line, one_line
from bot.cards.names import called, known, target_name
from bot.cards.parts import Button, Card, Choice, Control, Controls, Menu, Part, Quote
from handlers.case import DONE, State
from handlers.digest import QUIET, DigestState
from handlers.ports import Words
from handlers.views.digest import DigestRow, DigestView

LONGEST_TEXT = 140


def digest_card(view: DigestView, words: Words) -> Card:
    """Card `digest` in a channel, `digest-page` for one person."""
    waiting = view.digest.state is DigestState.COLLECTING
    rows = () if waiting and not view.private else view.rows
    controls = tuple(_controls(view, words, listed=bool(rows)))
    return Card(
        first_line=_head(view, words),
        parts=(
            *_about(view, words),
            *(part for row in rows for part in _row(row, words)),
            *((Controls(items=controls),) if controls else ()),
        ),
    )


def _head(view: DigestView, words: Words) -> str:
    digest = view.digest
    at = words.clock(digest.due_at)
    if digest.kind == QUIET:
        key = "digest-quiet" if digest.state is DigestState.COLLECTING else "digest-quiet-over"
        return words(key, until=digest.due_at, count=view.total)
    return first_line(
        (
            Segment(text=words(f"digest-head-{digest.kind}", count=view.total)),
            Segment(text=f"{words.date(digest.due_at)}, {at}", rank=1),
        )
    )


def _about(view: DigestView, words: Words) -> Iterator[Part]:
    if view.digest.kind == QUIET and view.digest.state is DigestState.COLLECTING:
        yield line(words("digest-quiet-note"), quiet=True)
    elif view.total:
        yield line(words("digest-open", open=view.open, total=view.total), quiet=True)
        if view.digest.kind != QUIET:
            yield line(words(f"digest-offer-{view.digest.kind}"), quiet=True)
    if view.page:
        yield line(words("queue-page", number=view.page + 1), quiet=True)


def _row(row: DigestRow, words: Words) -> Iterator[Part]:
    case = row.case
    topic = words("kind-comment") if row.topic == "comment" else known(words, "flag", row.topic)
    yield line(
        SEPARATOR.join(
            filter(
                None,
                (
                    f"{ICONS[case.urgency]} {capital(topic)}",
                    words("case-number", case=case.id),
                    target_name(row.target),
                    _stands(row, words),
                ),
            )
        )
    )
    if row.text and case.state not in DONE:
        yield Quote(text=one_line(row.text, LONGEST_TEXT))


def _stands(row: DigestRow, words: Words) -> str:
    if row.case.state in DONE:
        return words("digest-done")
    return called(row.owner, words) if row.owner and row.case.state is not State.NEW else ""


def _controls(view: DigestView, words: Words, *, listed: bool) -> Iterator[Control]:
    if listed:
        opened = [
            Choice(label=_opens(row, words), click=view.click("case", str(row.case.id))) for row in view.rows
        ]
        if len(opened) == 1:
            yield Button(label=opened[0].label, click=opened[0].click, style="primary")
        else:
            yield Menu(
                label=words("button-queue-open"), click=view.click("more", "open"), choices=tuple(opened)
            )
    if view.private and view.page:
        label = words("button-queue-back")
        yield Button(label=label, click=view.click("digest", f"p{view.page - 1}"))
    if view.private and view.more:
        yield Button(label=words("button-queue-on"), click=view.click("digest", f"p{view.page + 1}"))
    if not view.private and (view.more or not listed) and view.total:
        yield button(view, words, "digest:p0", key="button-digest-all")


def _opens(row: DigestRow, words: Words) -> str:
    topic = words("kind-comment") if row.topic == "comment" else known(words, "flag", row.topic)
    return SEPARATOR.join((words("case-number", case=row.case.id), capital(topic), target_name(row.target)))
