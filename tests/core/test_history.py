"""The history of a case: every line that the core can log reads as a sentence with names, in both languages."""

import re
from dataclasses import replace
from typing import Any

import pytest

from bot.cards.history import history_card
from handlers import sentences
from handlers.placement import LogEntry
from handlers.views import HistoryView, load
from handlers.views.private import entry_of
from storage.database import Database
from tests.core.newsroom import JANA, MERT, TOM, Newsroom
from tests.edge.readable import visible
from tests.prompts.test_locales import NO_HISTORY
from tests.texts import library

LIBRARY = library()
EXAMPLES: dict[str, Any] = {
    "to": "tom",
    "of": "jana",
    "until": "2026-11-24T08:00:00+00:00",
    "was": "complaint",
    "now": "question",
    "error": "send-error-forbidden",
    "hold": "",
}
"""Facts that people get to read; the others are numbers, or words to select by."""
LATER = {
    ("case.claim_expired", "of"),
    ("case.snoozed", "until"),
    ("case.reopened", "reason"),
    ("question.asked", "to"),
}
"""Facts that lines of earlier versions lack."""
CRISES = (
    "crisis.",
    "role.",
    "step.",
    "decision.",
    "task.",
    "statement.",
    "drill.",
    "access.",
    "reply.drilled",
)
"""Lines of a crisis are read in its timeline."""
OF_CASES = sorted(
    type_ for type_ in sentences.LOG if type_ not in NO_HISTORY and not type_.startswith(CRISES)
)
RAW = re.compile(r"[{}$_]|\b(?:tom|jana|mert|true|false|none|person)\b|\d{4}-\d\d-\d\d")
"""Ids, names of fields and machine words; German and English begin names with a capital."""


def shown(room: Newsroom, language: str, *entries: LogEntry) -> list[str]:
    """The lines of the history; with `entries` those alone."""
    with room.database.read() as uow:
        view = load("history", room.case.id, uow=uow, team=room.team)
    assert isinstance(view, HistoryView)
    if not entries:
        return visible(history_card(view, LIBRARY.words(language)))
    seen = (replace(view, entries=(entry_of(one, room.team),), versions=()) for one in entries)
    return [visible(history_card(one, LIBRARY.words(language)))[1] for one in seen]


@pytest.fixture
def room(memory: Database) -> Newsroom:
    room = Newsroom(memory)
    room.comment()
    return room


@pytest.mark.parametrize("language", ["de", "en"])
def test_every_line_of_the_log_reads_as_a_sentence_with_names(room: Newsroom, language: str) -> None:
    for type_ in OF_CASES:
        facts = {name: EXAMPLES.get(name, 7) for name in sentences.LOG[type_]}
        fewer = {name: facts[name] for name in facts if (type_, name) not in LATER}
        about = {"at": room.now, "actor": "jana", "type": type_, "subject": f"case:{room.case.id}"}
        for told in shown(room, language, LogEntry(**about, facts=facts), LogEntry(**about, facts=fewer)):
            _, who, what = told.split(" · ", 2)
            assert who == "Jana"
            assert not RAW.search(what), f"{type_}: {told}"
            assert type_ not in told


@pytest.mark.parametrize(
    ("language", "given", "ran_out", "put_off", "asked"),
    [
        ("de", "übergeben an Tom", "Übernahme von Tom abgelaufen", "bis 23. Nov.", "Tom gefragt"),
        ("en", "handed over to Tom", "claim of Tom ran out", "until 23 Nov", "asked Tom"),
    ],
)
def test_who_was_given_asked_and_lost_a_case_is_named(
    room: Newsroom, language: str, given: str, ran_out: str, put_off: str, asked: str
) -> None:
    room.click(JANA, "claim")
    room.fill(JANA, "ask", to="person:tom", text="Was ist mit der Tasse?")
    room.fill(JANA, "give", to="tom")
    room.wait(hours=1)
    room.fill(MERT, "snooze", until="next-week")
    told = "\n".join(shown(room, language))
    for part in (given, ran_out, put_off, asked):
        assert part in told


def test_somebody_who_acted_before_accounts_were_linked_is_named(room: Newsroom) -> None:
    earlier = LogEntry(
        at=room.now, actor=f"discord:{TOM.discord}", type="case.returned", subject="case:1", facts={}
    )
    assert shown(room, "de", earlier) == ["14:07 · Tom · abgegeben"]
