"""What somebody has missed: each of their cases with what happened to it, what waits, and the ways to go on."""

from collections.abc import Iterator
from dataclasses import replace

from bot.cards.case_head import ICONS
from bot.cards.controls import button
from bot.cards.history import entry_text
from bot.cards.lines import SEPARATOR, Segment, capital, first_line, line
from bot.cards.names import called, known, target_name
from bot.cards.parts import Button, Card, Choice, Control, Controls, Menu, Part
from handlers.case import DONE, State
from handlers.ports import Words
from handlers.views.resume import ResumeRow, ResumeView, StoodIn

WAITING = ("yes", "asked", "question")


def resume_card(view: ResumeView, words: Words) -> Card:
    """Card `resume`, private. No comment is quoted."""
    waiting = sum(view.waiting.values())
    return Card(
        first_line=first_line(
            (
                Segment(text=words("resume-head")),
                Segment(text=words("resume-cases", count=view.total)),
                *((Segment(text=words("resume-waiting", count=waiting)),) if waiting else ()),
            )
        ),
        parts=(
            line(words("resume-since", since=view.since), quiet=True),
            *(part for row in view.rows for part in _row(row, view, words)),
            *((line(words("resume-more", count=more)),) if (more := view.total - len(view.rows)) else ()),
            *(line(_stood_in(one, words)) for one in view.stood_in),
            *(
                line(words(f"resume-wait-{name}", count=count))
                for name in WAITING
                if (count := view.waiting.get(name, 0))
            ),
            Controls(items=tuple(_controls(view, words))),
        ),
    )


def _row(row: ResumeRow, view: ResumeView, words: Words) -> Iterator[Part]:
    case = row.case
    yield line(
        SEPARATOR.join(
            (
                f"{ICONS[case.urgency]} {_topic(row, words)}",
                words("case-number", case=case.id),
                target_name(row.target),
                _now(row, words),
            )
        )
    )
    news = [entry_text(entry, view.since, words) for entry in row.news]
    if row.earlier:
        news.insert(0, words("resume-earlier", count=row.earlier))
    if news:
        yield line(" → ".join(news), quiet=True)


def _now(row: ResumeRow, words: Words) -> str:
    """Where it stands by now."""
    case = row.case
    if case.state in DONE:
        return words("digest-done")
    if case.state is State.NEW:
        return words("resume-free")
    return words("resume-with", who=called(row.owner, words))


def _topic(row: ResumeRow, words: Words) -> str:
    return capital(words("kind-comment") if row.topic == "comment" else known(words, "flag", row.topic))


def _stood_in(one: StoodIn, words: Words) -> str:
    who = words.join([called(person, words) for person in one.asked])
    state = "open" if one.open else "done"
    return words(f"resume-stood-in-{state}", who=who, case=one.case_id or "")


def _controls(view: ResumeView, words: Words) -> Iterator[Control]:
    open_ = [row for row in view.rows if row.case.state not in DONE]
    if open_ and open_[0].mine:
        first = open_[0].case.id
        click = replace(view.click("case", str(first)), choice="next")
        yield Button(label=words("button-resume-on", case=first), click=click, style="primary")
    back = [row.case.id for row in view.rows if row.back]
    if len(back) == 1:
        yield Button(
            label=words("button-retake-case", case=back[0]), click=view.click("retake", str(back[0]))
        )
    elif back:
        choices = [
            Choice(label=words("case-number", case=id), click=view.click("retake", str(id))) for id in back
        ]
        yield Menu(label=words("button-retake"), click=view.click("more", "retake"), choices=tuple(choices))
    if len(view.rows) > 1:
        choices = [
            Choice(label=_opens(row, words), click=view.click("case", str(row.case.id))) for row in view.rows
        ]
        yield Menu(label=words("button-queue-open"), click=view.click("more", "open"), choices=tuple(choices))
    elif view.rows and not (open_ and open_[0].mine):
        only = view.rows[0].case.id
        yield Button(label=words("button-resume-look", case=only), click=view.click("case", str(only)))
    yield button(view, words, "list")


def _opens(row: ResumeRow, words: Words) -> str:
    return SEPARATOR.join(
        (words("case-number", case=row.case.id), _topic(row, words), target_name(row.target))
    )
