"""The report of a crisis: the essentials as a card, all of it as Markdown and as a page that prints well.

Everything that people typed is text and nothing else in all three.
"""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from bot.cards.controls import controls
from bot.cards.crisis_record import fact_text, sentence
from bot.cards.lines import line, moment, one_line
from bot.cards.parts import Card
from handlers.crisis.playbook import Texts
from handlers.crisis.records import in_language
from handlers.ports import Words
from handlers.views import Milestone, ReportView, Told

BOT = "bot"
SHOWN = 5
LONGEST = 2_000
_MARKS = re.compile(r"([\\`*_{}\[\]()#+\-!|~>])")
STYLE = (
    "body{font:11pt/1.45 sans-serif;max-width:50rem;margin:2rem auto;padding:0 1rem;color:#111}"
    "h2{break-after:avoid}table{border-collapse:collapse;width:100%}"
    "td{border-top:1px solid #bbb;padding:.3rem .5rem;vertical-align:top;overflow-wrap:anywhere}"
    "tr{break-inside:avoid}@media print{body{margin:0;max-width:none}}"
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Section:
    heading: str
    rows: tuple[tuple[str, ...], ...]


def report_card(view: ReportView, words: Words) -> Card:
    """Card `crisis-report`, private."""
    head = words("report-head", crisis=view.crisis.id)
    counts = words(
        "report-counts", decisions=len(view.decisions), open=len(view.open_steps) + len(view.open_tasks)
    )
    return Card(
        first_line=f"{words('crisis-drill')} · {head}" if view.crisis.drill else head,
        parts=(
            *(line(" · ".join(_milestone(one, view, words))) for one in view.milestones),
            line(counts),
            *(
                line(one_line(in_language(text, words.language), 120), quiet=True)
                for text in view.open_steps[:SHOWN]
            ),
            line(words("report-file", crisis=view.crisis.id), quiet=True),
            *controls(view, words, shown=("decisions", "timeline", "where")),
        ),
    )


def markdown(view: ReportView, words: Words) -> str:
    """The whole report; nothing that was typed can become formatting, a link or a ping."""
    lines = [f"# {_plain(_title(view, words))}", ""]
    for section in _sections(view, words):
        lines += [f"## {_plain(section.heading)}", ""]
        lines += [f"- {' · '.join(_plain(cell) for cell in row if cell)}" for row in section.rows]
        lines += [""]
    return "\n".join(lines)


def page(view: ReportView, words: Words) -> str:
    """The whole report as one page without scripts, addresses or anything from elsewhere."""
    title = html.escape(_title(view, words))
    body = "".join(_table(section) for section in _sections(view, words))
    policy = "default-src 'none'; style-src 'unsafe-inline'"
    return (
        f'<!doctype html><html lang="{words.language}"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}"><title>{title}</title>'
        f"<style>{STYLE}</style></head><body><h1>{title}</h1>{body}</body></html>\n"
    )


def _table(section: Section) -> str:
    rows = "".join(
        f"<tr>{''.join(f'<td>{html.escape(_flat(cell))}</td>' for cell in row)}</tr>" for row in section.rows
    )
    return f"<h2>{html.escape(section.heading)}</h2><table>{rows}</table>"


def _flat(text: str) -> str:
    return one_line(text, LONGEST)


def _plain(text: str) -> str:
    escaped = _MARKS.sub(r"\\\1", html.escape(_flat(text), quote=False))
    return escaped.replace("://", "&#58;//").replace("www.", "www&#46;").replace("@", "&#64;")


def _title(view: ReportView, words: Words) -> str:
    head = words("report-head", crisis=view.crisis.id)
    title = f"{head} · {_flat(view.crisis.title) or _flat(view.crisis.brand)}"
    return f"{words('crisis-drill')} · {title}" if view.crisis.drill else title


def _sections(view: ReportView, words: Words) -> Iterator[Section]:
    crisis = view.crisis
    ended = (
        (words("report-ended"), _at(words, crisis.ended_at))
        if crisis.ended_at
        else (words("report-running"), "")
    )
    yield Section(
        heading=words("report-essentials"),
        rows=(
            (words("report-brand"), crisis.brand),
            (_level(view, words),),
            (words("report-begun"), _at(words, crisis.declared_at)),
            ended,
        ),
    )
    yield Section(
        heading=words("report-milestones"),
        rows=tuple(_milestone(one, view, words) for one in view.milestones),
    )
    yield Section(heading=words("report-decisions"), rows=tuple(_decisions(view, words)))
    yield Section(
        heading=words("report-facts"), rows=tuple((fact_text(one, crisis, words),) for one in view.facts)
    )
    steps = [(in_language(text, words.language),) for text in view.open_steps]
    tasks = [(one.what, _role(view.roles.get(one.executor, {}), words)) for one in view.open_tasks]
    yield Section(heading=words("report-open"), rows=(*steps, *tasks))
    yield Section(heading=words("report-timeline"), rows=tuple(_line(one, words) for one in view.timeline))


def _level(view: ReportView, words: Words) -> str:
    level = view.crisis.level
    return words("crisis-level", level=level, name=words(f"level-name-{level}"))


def _milestone(one: Milestone, view: ReportView, words: Words) -> tuple[str, ...]:
    began = view.crisis.declared_at
    title = in_language(one.title, words.language)
    target = words("report-target", at=moment(words, one.target, began)) if one.target else ""
    if one.reached is None:
        return (title, target, words("report-not-reached"))
    reached = words(
        "report-reached", at=moment(words, one.reached, began), minutes=_minutes(began, one.reached)
    )
    late = _minutes(one.target, one.reached) if one.target else 0
    return (
        title,
        target,
        reached,
        words("report-late", minutes=late) if late > 0 else words("report-in-time"),
    )


def _minutes(since: datetime, until: datetime) -> int:
    return int((until - since).total_seconds() // 60)


def _decisions(view: ReportView, words: Words) -> Iterator[tuple[str, ...]]:
    for one in view.decisions:
        corrects = words("decision-corrects", number=one.corrects) if one.corrects else ""
        who = _role(view.roles.get(one.decided_by, {}), words)
        yield (str(one.id), _at(words, one.at), who, one.what, one.why, one.more, corrects)


def _line(one: Told, words: Words) -> tuple[str, ...]:
    who = words("history-bot") if one.entry.actor == BOT else _role(one.role, words)
    return (_at(words, one.entry.at), who, sentence(one.entry, words), one.text)


def _role(title: Texts, words: Words) -> str:
    return in_language(title, words.language) if title else words("report-team")


def _at(words: Words, at: datetime) -> str:
    return f"{words.date(at)}, {words.clock(at)}"
