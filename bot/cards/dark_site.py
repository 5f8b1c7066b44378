"""The dark site as a card: exactly what is to stand there, who asked, who agreed."""

from collections.abc import Iterator

from bot.cards.controls import controls
from bot.cards.lines import Segment, first_line, line, moment
from bot.cards.names import called
from bot.cards.parts import Card, Part, Quote
from handlers.ports import Words
from handlers.views import DarkSiteView


def dark_site_card(view: DarkSiteView, words: Words) -> Card:
    """Card `dark-site`. Exact texts are never shortened: a yes is a yes to all of it."""
    return Card(
        first_line=first_line(
            (
                Segment(text=words(f"dark-head-{_state(view)}")),
                Segment(text=words("statement-crisis", crisis=view.crisis.id), rank=1),
            )
        ),
        parts=(
            *_body(view, words),
            *controls(
                view,
                words,
                shown=("dark-yes", "dark-no", "dark-file", "dark-site"),
                primary=("dark-yes",),
                labels=LABELS,
            ),
        ),
    )


SHOWN = ("dark-yes", "dark-no", "dark-file", "dark-site")
LABELS = {"dark-site": "button-dark-change"}


def _state(view: DarkSiteView) -> str:
    site = view.site
    if site.wanted == "on":
        return "wants-update" if site.on else "wants-on"
    if site.wanted == "off":
        return "wants-off"
    return "on" if site.on else "off"


def _body(view: DarkSiteView, words: Words) -> Iterator[Part]:
    site = view.site
    yield line(words("dark-address", address=view.address))
    for one in site.wanted_texts if site.wanted else site.texts if site.on else ():
        yield Quote(text=one.text, exact=True)
    if site.wanted and site.asked_at is not None:
        at = moment(words, site.asked_at, view.crisis.declared_at)
        yield line(words("dark-asked-by", who=called(view.asked_by, words), at=at), quiet=True)
    elif site.switched_at is not None:
        at = moment(words, site.switched_at, view.crisis.declared_at)
        who = called(view.switched_by, words)
        yield line(words("dark-switched-by", asked=called(view.asked_by, words), who=who, at=at), quiet=True)
