"""The words themselves: complete, used, from the glossary, and in the product's voice."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

import bot
import handlers
import prompts
from bot.cards import gallery
from bot.cards.names import said
from bot.discord.commands import ACTIONS
from handlers import sentences
from handlers.case import State
from handlers.casework.evidence import REASONS as HIDE_REASONS
from handlers.comment import Kind, Purpose, Urgency
from handlers.crisis.decide import BY_WHEN
from handlers.crisis.decision import FactState
from handlers.digest import ASIDE
from handlers.draft import DraftState, Origin
from handlers.escalated import REASONS, STORM
from handlers.escalations.targets import ASKABLE
from handlers.flags import MEANINGS, WATCHED
from handlers.joint import JointState
from handlers.prepare.forms import ADDED, SCALE
from handlers.reacting.pointing import ENTRIES
from handlers.reacting.reactions import ACTIONS as ACTIONS_OF_REACTIONS
from handlers.register import KINDS as ENTRY_KINDS
from handlers.selection import WHAT
from handlers.texts.statement import KINDS as STATEMENT_KINDS
from handlers.texts.statement import SLOTS
from handlers.watch.expecting import LESSONS
from handlers.watch.level import LEVELS
from handlers.watch.themes import THEMES
from prompts.words import ADDRESS, DAY, LocaleWords
from tests.edge.readable import visible
from tests.texts import library

LANGUAGES = ("de", "en")
in_both = pytest.mark.parametrize("language", LANGUAGES)
FAMILIES = (
    "refused|told|notice|form|snooze|send-error|draft-failure|channel-lost|room-failed|not-invited|drafts-void"
    "|request-void|variant|check|escalation|reaction|point|paged|not-paged|target|page|flag|hold|reason|purpose|urgency|kind|button"
    "|hide|hidden|bulk|digest|question|case|drafts|approval|history|original|reveal|head|command|discord|storm|level"
    "|crisis|crises|steps|roles|decision|decisions|fact|facts|timeline|decide|report"
)
KEY = re.compile(rf"(?:{FAMILIES})-[a-z0-9-]*[a-z0-9]")
NO_KEYS = {
    "check-unfit",
    "report-share",
    "bulk-do",
    "bulk-drop",
    "bulk-undo",
    "digest-page",
    *(f"bulk-{what}" for what in WHAT),
    *(
        f"crisis-{name}"
        for name in (
            "decisions",
            "facts",
            "timeline",
            "report",
            "line",
            "where",
            "steps",
            "roles",
            "notice",
            "update",
            "followup",
            "start",
            "reopen",
        )
    ),
}
"""Look like keys and are none: a mark between model and checks, verbs, kinds of cards, a timer, a verb."""
ELSEWHERE = (
    "storm.",
    "bustle.",
    "gathering.",
    "joint.",
    "topic.",
    "watch.",
    "entry.",
    "plan.",
    "proposal.",
    "prepare.",
)
NO_HISTORY = {
    "channel.lost",
    "channel.seen",
    "comment.own",
    "inbox.put_aside",
    "triage.lacks",
    "source.unrouted",
    "message.reported",
    *(type_ for type_ in sentences.LOG if type_.startswith(ELSEWHERE)),
    "source.clock-off",
    "source.clock-right",
    "source.silent",
    "bulk.done",
    "bulk.undone",
    "digest.told",
    "source.heard",
    *(type_ for type_ in sentences.LOG if type_.startswith(("link.", "swap.", "person."))),
    *(f"statement.{step}" for step in ("prepared", "retired", "still_true")),
    *(f"escalation.{step}" for step in ("climbed", "joined", "opened", "paged", "told", "unanswered")),
}
"""Lines of the log that are about no case."""
LIBRARY = library()


def texts(language: str, *, without: str = "") -> Iterator[tuple[str, str]]:
    """Key and source text, but for those of one file."""
    for key, entry in LIBRARY.entries[language].items():
        if entry.path.stem == without:
            continue
        lines = entry.path.read_text(encoding="utf-8").splitlines()
        body = [lines[entry.line - 1].partition("=")[2]]
        for following in lines[entry.line :]:
            if following and not following.startswith((" ", "}")):
                break
            body.append(following)
        yield key, "\n".join(body).strip()


def shown(language: str, *, without: str = "") -> Iterator[str]:
    """Everything that a reader gets to see: texts without their syntax."""
    for _, text in texts(language, without=without):
        yield _shown(text)


def _shown(text: str) -> str:
    return re.sub(r"\{\s*\$[a-z-]+\s*->|\[[a-z0-9-]+\]|\{[^{}]*\}|[{}]", " ", text)


@cache
def constants() -> set[str]:
    """All texts in the code that say words: core, edge and prompts, without sandbox and gallery."""
    found: set[str] = set()
    for package in (handlers, bot, prompts):
        for path in Path(str(package.__file__)).parent.rglob("*.py"):
            if not {"sandbox", "gallery"} & set(path.parts) and path.name != "sentences.py":
                tree = ast.parse(path.read_text(encoding="utf-8"))
                found |= {
                    n.value
                    for n in ast.walk(tree)
                    if isinstance(n, ast.Constant) and isinstance(n.value, str)
                }
    return found


def in_pages() -> set[str]:
    """Keys that the templates of pages ask for."""
    pages = (Path(str(bot.__file__)).parent / "pages").glob("*.html")
    return {
        key for page in pages for key in re.findall(r'\bw\("([a-z0-9-]+)"', page.read_text(encoding="utf-8"))
    }


def computed() -> set[str]:
    """Keys that the code puts together."""
    return {
        *(f"flag-{name}" for name in MEANINGS),
        *(f"hold-{meaning.hold}" for meaning in MEANINGS.values() if meaning.hold),
        *(f"reason-{name}" for name in (*REASONS, STORM, "confidential")),
        *(f"place-{name}" for name in (*REASONS, STORM, "default")),
        *(f"matter-{kind}" for kind in ("case", "storm", "crisis")),
        *(f"role-{role}" for role in ASKABLE),
        *(f"point-{key}" for key in ENTRIES),
        *(f"reaction-{action}" for action in (*ACTIONS_OF_REACTIONS, "decision", "timeline")),
        *(f"slot-{slot}" for slot in SLOTS),
        *(f"statement-{said}-{act}" for said in ("head-by-hand", "by-hand", "to", "done") for act in ACTS),
        *(f"urgency-{urgency.name.lower()}" for urgency in Urgency),
        *(f"purpose-{purpose}" for purpose in Purpose),
        *(f"kind-{kind}" for kind in Kind),
        *(f"drafts-from-{origin}" for origin in (Origin.MODEL, Origin.TEMPLATE)),
        *(f"draft-state-{state}" for state in DraftState),
        *(f"variant-{name}" for name in ("empathetic", "factual", "brief", "shorter", "warmer", "saved")),
        *(f"log-{type_.replace('.', '-')}" for type_ in set(sentences.LOG) - NO_HISTORY),
        *(f"command-action-{action}" for actions in ACTIONS.values() for action in actions),
        *(f"command-{option}-{part}" for option in ("action", "words") for part in ("name", "description")),
        *(f"command-{command}-description" for command in ACTIONS),
        *(f"storm-reason-{name}" for name in LESSONS),
        *(f"{name}-{level}" for name in ("storm-what", "level-name") for level in LEVELS),
        *(f"storm-weekday-{day}" for day in range(7)),
        *(f"button-{verb}" for verb in ("stormtake", "stormkeep", "stormnone", "stormback")),
        f"flag-{WATCHED}",
        *(f"hide-reason-{name}" for name in HIDE_REASONS),
        *(f"bulk-head-{state}-{what}" for state in ("asked", "dropped", "done") for what in WHAT),
        "bulk-head-undone-dismiss",
        *(f"digest-{part}-{kind}" for part in ("head", "offer") for kind in ASIDE),
        *(f"{name}-{what}" for name in ("bulk-note", "button-bulk-do", "button-bulk") for what in WHAT),
        *(f"theme-{name}" for name in THEMES),
        *(f"joint-head-{state}" for state in JointState),
        *(name for name in sentences.FORMS if name.startswith("snooze-")),
        *(f"fact-state-{state}" for state in FactState),
        *(f"decide-by-{name}" for name in BY_WHEN),
        *(
            f"decision-{name}"
            for name in ("stood_down", "undone", "dark_asked", "dark_site", "dark_declined")
        ),
        *(f"due-{part}-{kind}" for part in ("none", "entry") for kind in ENTRY_KINDS),
        *(f"entries-head-{kind}" for kind in ENTRY_KINDS),
        *(f"form-entry-{what}-title" for what in ADDED),
        *(f"dark-head-{state}" for state in ("on", "off", "wants-on", "wants-update", "wants-off")),
        *(f"entry-scale-{number}" for number in SCALE),
        *(f"entry-level-{level}" for level in LEVELS),
        *(f"entry-statement-{kind}" for kind in STATEMENT_KINDS),
        *(f"followup-{name}" for name in ("before", "during", "since")),
    }


ACTS = ("post", "edit", "delete")
"""What can become of a statement in public."""


class Listening:
    """Words that remember which of them were said."""

    def __init__(self, words: LocaleWords) -> None:
        self._words = words
        self.said: set[str] = set()
        self.language = words.language
        self.clock, self.date, self.number, self.join = words.clock, words.date, words.number, words.join

    def __call__(self, key: str, /, **params: object) -> str:
        self.said.add(key)
        return self._words(key, **params)


def said_by_the_gallery() -> set[str]:
    words = Listening(LIBRARY.words("de"))
    gallery.cards(words)
    gallery.forms(words)
    return words.said


@in_both
def test_every_text_that_code_asks_for_is_there(language: str) -> None:
    asked = {text for text in constants() if KEY.fullmatch(text)} - NO_KEYS
    assert asked | computed() | in_pages() - {"slot-"} <= set(LIBRARY.entries[language])


def test_every_text_is_asked_for() -> None:
    entries = LIBRARY.entries["de"]
    quoted = {key for entry in entries.values() for key in entry.references}
    asked = constants() | computed() | in_pages() | said_by_the_gallery() | quoted
    assert set(entries) - asked == set()


@in_both
def test_no_text_needs_a_value_that_the_core_does_not_give(language: str) -> None:
    entries = LIBRARY.entries[language]
    notice = ("case", "network", "account")
    given = {
        **sentences.REFUSALS,
        **sentences.ANSWERS,
        **sentences.FORMS,
        **sentences.ROOMS,
        **{key: (*params, *notice) for key, params in sentences.NOTICES.items()},
        **{
            f"log-{type_.replace('.', '-')}": facts
            for type_, facts in sentences.LOG.items()
            if type_ not in NO_HISTORY
        },
    }
    for key, params in given.items():
        allowed = {*params, *(name + DAY for name in params), ADDRESS, "error"}
        assert entries[key].variables <= allowed, key


@in_both
def test_every_state_of_a_case_has_its_card(language: str) -> None:
    views = gallery.views().values()
    seen = {case.state for case in (getattr(view, "case", None) for view in views) if case is not None}
    assert seen == set(State)


@in_both
def test_both_forms_of_address_can_be_said_in_full(language: str) -> None:
    for address in ("du", "sie"):
        words = LIBRARY.words(language, address=address)
        assert gallery.cards(words)
        assert gallery.forms(words)


def test_a_team_that_says_sie_never_reads_du() -> None:
    told = [
        text
        for name, card in gallery.cards(LIBRARY.words("de", address="sie")).items()
        if name.startswith(("refused", "told", "notice"))
        for text in visible(card)[:2]
    ]
    for text in told:
        assert not re.search(r"\b(?:du|dich|dir|dein\w*)\b", text, re.IGNORECASE), text


OF_LEVELS = ("(kept for 0 to 6)", "(kept for levels)")
LEVELLED = (
    "storm-",
    "notice-storm-",
    "level-",
    "proposal-",
    "entry-level-",
    "form-entry-level",
    "notice-crisis-called",
)
"""Texts that speak of levels: of a storm, and of the crises that something is laid down for."""
AVOIDED = {
    "Beitrag": r"Beitr[aä]g",
    "Kanal (say Channel or Konto)": r"\bKan[aä]l",
    "Ticket": r"Ticket",
    "Vorgang": r"Vorg[aä]ng",
    "SPACES": r"SPACES",
    "Priorität": r"Priorit",
    "Stufe (kept for 0 to 6)": r"\bStufe",
    "zuweisen": r"zuweis|zugewiesen",
    "Bearbeiter": r"\bBearbeiter",
    "Vorschlag (kept for levels)": r"Vorschl[aä]g",
    "Canned Response": r"Canned",
    "Genehmigung": r"genehmig",
    "Ablehnen": r"\bablehn|\babgelehnt",
    "Senden, Posten": r"\bsenden\b|\bgesendet|\babsenden|\bposten\b|\bgepostet",
    "Ausblenden": r"ausblend|ausgeblendet",
    "Sperren (is the freeze)": r"\bsperr|\bgesperrt",
    "Ignorieren": r"ignor",
    "Schlummern": r"schlummer",
    "Quittieren, Acken": r"quittier|\backen\b",
    "SLA": r"\bSLA\b",
    "Shitstorm": r"shitstorm",
    "ausrufen, Incident": r"ausruf|incident",
    "Task": r"\btask",
    "Wording": r"wording",
    "Stopp": r"\bstopp",
    "Test, Simulation": r"\btest|simulation",
    "Passwörter": r"passw",
    "OK, Bestätigen": r"\bOK\b|bestätig",
}


OF_A_CRISIS = {"\\bStufe", "\\bsperr|\\bgesperrt"}
"""Words that mean something in a crisis, and are kept for it."""


@pytest.mark.parametrize("word", AVOIDED)
def test_the_german_interface_avoids(word: str) -> None:
    kept = "crisis" if AVOIDED[word] in OF_A_CRISIS else ""
    for key, text in texts("de", without=kept):
        if not (word.endswith(OF_LEVELS) and key.startswith(LEVELLED)):
            assert not re.search(AVOIDED[word], _shown(text), re.IGNORECASE), key


def test_drafts_are_discarded_but_cases_never() -> None:
    """`Verwerfen` is for drafts alone."""
    for key, text in texts("de"):
        if re.search(r"verw[eo]rf", text, re.IGNORECASE):
            assert "Entwürfe" in text, key


def test_german_has_real_umlauts() -> None:
    spelt = re.compile(
        r"\b(?:fuer|ueber\w*|zurueck\w*|koenn\w*|veroeffentlich\w*|loesch\w*|geloescht|geaendert|aender\w*|naechst\w*"
        r"|waer\w*|moeglich\w*|pruef\w*|spaet\w*|uebernehm\w*|uebernommen|erklaer\w*|grund\w*saetz\w*|massnahm\w*)\b",
        re.IGNORECASE,
    )
    for text in shown("de"):
        assert not spelt.search(text), text


@in_both
def test_the_voice_is_calm_and_neutral(language: str) -> None:
    for text in shown(language):
        assert "!" not in text, text
        assert "..." not in text, text
        assert not re.search(r"\b(?:ups|oops|leider|sorry|unfortunately)\b", text, re.IGNORECASE), text
        assert not re.search(r"[a-zäöü](?:\*|:|_)in(?:nen)?\b", text), f"gender sign: {text}"


@in_both
def test_quotation_marks_are_those_of_the_language(language: str) -> None:
    for key, text in texts(language):
        bare = re.sub(r"\{\s*\"[^\"]*\"\s*\}", "", text)
        assert not (set("„“”") & set(bare)) if language == "en" else '"' not in bare, key


@in_both
def test_a_refusal_says_first_what_did_not_happen(language: str) -> None:
    negative = re.compile(r"^(?:Nicht|Kein|Not|No)\b.*\.$")
    words = LIBRARY.words(language)
    for refused in gallery.refusals().values():
        first, _, rest = said(words, refused.key, refused.params).partition("\n")
        assert negative.match(first), first
        assert len(first) <= 80
        assert rest.endswith("."), rest


@in_both
def test_crisis_words_are_not_promised_before_they_exist(language: str) -> None:
    """No control and no sentence of a later issue."""
    for text in shown(language):
        assert not re.search(r"Weiterreichen|Pass on", text), text
