"""The whole report of a crisis as Markdown and as a page that prints well.

Everything that people typed is text and nothing else in both.
"""

import base64
import html
import re
from collections.abc import Iterator

from bot.cards.lines import one_line
from bot.cards.parts import Link, Picture
from bot.cards.report_sections import Cell, Row, Section, sections, title_of
from handlers.ports import Words
from handlers.views import ReportView

LONGEST = 2_000
LONGEST_WORD = 24
"""That a column may be as wide as."""
_MARKS = re.compile(r"([\\`*_{}\[\]()#+\-!|~>])")
_LOOK_ALIKES = str.maketrans("<>@`", "‹›＠'")
"""Inside a block of code nothing can be escaped: what might act elsewhere is written with other signs."""
_ADDRESS = re.compile(r"https://[A-Za-z0-9._~:/?#@!$&*+,;=%-]{1,500}")
"""What may be a link: no sign in it ends one in Markdown or in a page."""
STYLE = (
    "@page{margin:18mm 16mm}"
    "body{font:11pt/1.45 system-ui,sans-serif;max-width:52rem;margin:2rem auto;padding:0 1rem;color:#111}"
    "h1{font-size:1.6rem}h2{font-size:1.15rem;margin-top:2rem;break-after:avoid}"
    "table{border-collapse:collapse;width:100%}th{text-align:left;border-bottom:2px solid #333}"
    "td,th{padding:.3rem .5rem;vertical-align:top;overflow-wrap:break-word;hyphens:auto}td{border-top:1px solid #bbb}"
    ".long,pre{overflow-wrap:anywhere}pre{white-space:pre-wrap;font-size:10pt}"
    "ins{background:#e2f2e2;text-decoration:none}del{background:#f9e1de;text-decoration:none}"
    "@media screen and (max-width:40rem){thead{display:none}tr{display:block;border-top:1px solid #bbb}"
    "td{display:block;border:0;padding:.1rem 0}}"
    "tr,figure{break-inside:avoid}figure{margin:0}img{width:100%;max-width:45rem}figcaption{color:#444}"
    "@media print{body{margin:0;padding:0;max-width:none;font-size:9.5pt}a{color:#111;text-decoration:none}}"
)
POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"


def markdown(view: ReportView, words: Words) -> str:
    """Nothing that was typed can become formatting, a link or a ping."""
    lines = [f"# {_plain(title_of(view, words))}", ""]
    for section in sections(view, words):
        lines += [f"## {_plain(section.heading)}", "", *_listed(section, words), ""]
    return "\n".join(lines)


def _listed(section: Section, words: Words) -> Iterator[str]:
    if section.picture is not None:
        yield _plain(section.picture.alt)
        yield ""
    if section.diff:
        yield "```diff"
        yield from (line.translate(_LOOK_ALIKES).replace("://", ": //") for line in section.diff)
        yield "```"
    elif not section.rows:
        yield _plain(words("report-nothing"))
    elif section.head:
        yield _columns(section.head)
        yield _columns(tuple("---" for _ in section.head), raw=True)
        yield from (_columns(row) for row in section.rows)
    else:
        yield from (f"- {' · '.join(_cell(cell) for cell in row if cell)}" for row in section.rows)


def _columns(row: Row, *, raw: bool = False) -> str:
    return f"| {' | '.join(str(cell) if raw else _cell(cell) for cell in row)} |"


def _cell(cell: Cell) -> str:
    match cell:
        case Link():
            return f"<{cell.url}>" if _ADDRESS.fullmatch(cell.url) else _plain(cell.label)
        case str():
            return _plain(cell)


def page(view: ReportView, words: Words) -> str:
    """One page without scripts or anything from elsewhere."""
    title = html.escape(_flat(title_of(view, words)))
    body = "".join(_part(section, words) for section in sections(view, words))
    return (
        f'<!doctype html><html lang="{words.language}"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
        '<meta name="viewport" content="width=device-width"><meta name="referrer" content="no-referrer">'
        f"<title>{title}</title><style>{STYLE}</style></head><body><h1>{title}</h1>{body}</body></html>\n"
    )


def _part(section: Section, words: Words) -> str:
    heading = f"<h2>{html.escape(section.heading)}</h2>"
    if section.picture is not None:
        return heading + _figure(section.picture)
    if section.diff:
        return f"{heading}<pre>{''.join(_changed(line) for line in section.diff)}</pre>"
    if not section.rows:
        return f"{heading}<p>{html.escape(words('report-nothing'))}</p>"
    head = "".join(f'<th scope="col">{html.escape(name)}</th>' for name in section.head)
    above = f"<thead><tr>{head}</tr></thead>" if head else ""
    wide = max(len(row) for row in section.rows)
    rows = "".join(_row(row, wide) for row in section.rows)
    return f"{heading}<table>{above}<tbody>{rows}</tbody></table>"


def _changed(line: str) -> str:
    text = f"{html.escape(line)}\n"
    match line[:1]:
        case "+":
            return f"<ins>{text}</ins>"
        case "-":
            return f"<del>{text}</del>"
        case _:
            return text


def _row(row: Row, wide: int) -> str:
    """Shorter rows end in one wide cell: what is missing leaves no hole."""
    cells = [_data(cell) for cell in row]
    last = f' colspan="{wide - len(row) + 1}"' if len(row) < wide else ""
    inner = "".join(
        f"<td{_breaks(cell)}{last if place == len(row) - 1 else ''}>{shown}</td>"
        for place, (cell, shown) in enumerate(zip(row, cells, strict=True))
    )
    return f"<tr>{inner}</tr>"


def _breaks(cell: Cell) -> str:
    """Only cells with words that no column is wide enough for may be broken anywhere: others would get too narrow."""
    text = cell.label if isinstance(cell, Link) else cell
    return ' class="long"' if max(map(len, text.split()), default=0) > LONGEST_WORD else ""


def _data(cell: Cell) -> str:
    match cell:
        case Link() if _ADDRESS.fullmatch(cell.url):
            url = html.escape(cell.url)
            return f'<a href="{url}" rel="noreferrer noopener">{url}</a>'
        case Link():
            return html.escape(_flat(cell.label))
        case str():
            return html.escape(_flat(cell))


def _figure(picture: Picture) -> str:
    alt = html.escape(_flat(picture.alt))
    data = base64.b64encode(picture.data).decode()
    return (
        f'<figure><img alt="{alt}" src="data:image/png;base64,{data}"><figcaption>{alt}</figcaption></figure>'
    )


def _flat(text: str) -> str:
    return one_line(text, LONGEST)


def _plain(text: str) -> str:
    escaped = _MARKS.sub(r"\\\1", html.escape(_flat(text), quote=False))
    return escaped.replace("://", "&#58;//").replace("www.", "www&#46;").replace("@", "&#64;")
