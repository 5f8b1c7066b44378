"""Every card in every state, by name: for snapshots, for the parity of both platforms, and to look at."""

from collections.abc import Mapping

from bot.cards.forms import build_form
from bot.cards.gallery import (
    answers,
    cases,
    crises,
    crisis_answers,
    dark_sites,
    desk,
    drills,
    escalations,
    from_chat,
    lessons,
    people,
    preparing,
    queues,
    records,
    replies,
    statements,
    storms,
)
from bot.cards.gallery.world import TEAM
from bot.cards.parts import Card, Form
from bot.cards.registry import build, mentions_of
from bot.cards.tell import refusal_card, tell_card
from handlers.effects import OpenForm, Tell
from handlers.errors import Refused
from handlers.ports import Words
from handlers.views import View

REFERENCE = "R-7F3K"


def views() -> Mapping[str, View]:
    """What the core would hand to the cards."""
    return {
        **cases.along_its_way(),
        **cases.with_all_sorts_of_comments(),
        **replies.drafts(),
        **replies.approvals(),
        **escalations.cards(),
        **crises.cards(),
        **records.cards(),
        **answers.notices(),
        **escalations.notices(),
        **from_chat.views(),
        **statements.cards(),
        **drills.cards(),
        **drills.notices(),
        **statements.notices(),
        **crisis_answers.notices(),
        **records.notices(),
        **answers.private(),
        **queues.views(),
        **people.views(),
        **desk.views(),
        **lessons.views(),
        **storms.alarms(),
        **storms.bustles(),
        **storms.notices(),
        **dark_sites.cards(),
        **preparing.cards(),
        **preparing.notices(),
        **storms.topics(),
        **storms.joint(),
    }


def cards(words: Words) -> Mapping[str, Card]:
    """All cards in the words of one reader, those of refusals and confirmations included."""
    return {
        **{name: build(view, words, mentions_of(_asked(name), TEAM)) for name, view in views().items()},
        **{name: tell_card(done, words) for name, done in told().items()},
        **{name: refusal_card(refused, REFERENCE, words) for name, refused in refusals().items()},
    }


MORE = (desk, drills, escalations, from_chat, lessons, people, records, statements, storms)


def told() -> Mapping[str, Tell]:
    more = [found for part in MORE for found in part.told().items()]
    return {**answers.told(), **dict(more), **crisis_answers.told()}


def refusals() -> Mapping[str, Refused]:
    more = [one for part in (*MORE, preparing) for one in part.refusals()]
    return {**answers.refusals(), **{one.key: one for one in more}, **crisis_answers.refusals()}


def opened() -> Mapping[str, OpenForm]:
    more = [found for part in (*MORE, dark_sites, preparing) for found in part.forms().items()]
    return {**answers.forms(), **dict(more), **crisis_answers.forms()}


def forms(words: Words) -> Mapping[str, Form]:
    """All forms in the words of one reader."""
    return {name: build_form(form, words) for name, form in opened().items()}


def _asked(name: str) -> tuple[str, ...]:
    """Whom the message pings when it is created."""
    match name.partition("-")[0]:
        case "approval":
            return ("role:approver",)
        case "notice" | "escalation":
            return ("jana",)
        case _:
            return ()
