"""Card `crisis-report`: the essentials, for the one who asked. The whole report is a file."""

from bot.cards.controls import controls
from bot.cards.lines import line, one_line
from bot.cards.parts import Card
from bot.cards.report_sections import marked, milestone, named
from handlers.crisis.records import in_language
from handlers.ports import Words
from handlers.views import ReportView

SHOWN = 5


def report_card(view: ReportView, words: Words) -> Card:
    head = words("report-head", crisis=named(view, words))
    counts = words(
        "report-counts",
        decisions=len(view.decisions),
        open=len(view.open_steps) + len(view.open_actions),
    )
    shared = "report-share" in view.allowed
    return Card(
        first_line=marked(head, view, words),
        parts=(
            *(
                line(" · ".join(one_line(cell) for cell in milestone(one, view, words) if cell))
                for one in view.milestones
                if one.public
            ),
            line(counts),
            *(
                line(one_line(in_language(one.title, words.language), 120), quiet=True)
                for one in view.open_steps[:SHOWN]
            ),
            line(words("report-room" if shared else "report-file", crisis=view.crisis.id), quiet=True),
            *controls(view, words, shown=("report-share", "decisions", "timeline", "where")),
        ),
    )
