"""Slash commands: one table, command and word -> what it does. The edge brings the words into English."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from handlers import browsing
from handlers.casework import queue, resuming
from handlers.crisis import decide, facts, reading, starting
from handlers.drills import script
from handlers.effects import Effect, Tell
from handlers.events import Commanded
from handlers.ports import Context
from handlers.prepare import overview
from handlers.relaying import learning
from handlers.staff import away, duty, linking
from handlers.staff.whoami import me
from handlers.watch.desk import ask_maintenance, ask_peak

OnCommand = Callable[[Commanded, Context], list[Effect]]


def commanded(event: Commanded, ctx: Context) -> list[Effect]:
    """What the first word says; without one, or with one that nobody knows, what the command answers with then."""
    wanted = _wanted(event)
    answers = COMMANDS.get(wanted) or FORMS.get(wanted) or OTHERWISE.get(wanted[0], _help)
    return answers(event, ctx)


def opens_form(event: Commanded) -> bool:
    return _wanted(event) in FORMS


def _wanted(event: Commanded) -> tuple[str, str]:
    word, _, more = event.words.casefold().partition(" ")
    if (word, more) in BACK:
        word = "back"
    name = event.command.casefold()
    return NAMES.get(name, name), WORDS.get(word, word)


def _help(event: Commanded, ctx: Context) -> list[Effect]:
    known = "yes" if _wanted(event)[1] in {"", "help"} else "no"
    return [Tell(key="told-help", params={"known": known, "reactions": tuple(ctx.team.reactions.items())})]


BACK = frozenset(("away", more) for more in ("back", "zurück", "zurueck"))
"""As people say it when they think of the word for going."""
NAMES = MappingProxyType({"krise": "crisis"})
WORDS = MappingProxyType(
    {
        "starten": "start",
        "lage": "status",
        "entscheidung": "decide",
        "fakten": "facts",
        "chronik": "timeline",
        "bericht": "report",
        "vorbereiten": "prepare",
        "vorsorge": "prepare",
        "übung": "drill",
    }
)
COMMANDS: Mapping[tuple[str, str], OnCommand] = MappingProxyType(
    {
        ("breakwater", "comments"): browsing.commanded,
        ("breakwater", "help"): _help,
        ("breakwater", "learned"): learning.commanded,
        ("breakwater", "back"): resuming.back,
        ("breakwater", "link"): linking.command,
        ("breakwater", "me"): me,
        ("breakwater", "oncall"): duty.command,
        ("breakwater", "maintenance"): ask_maintenance,
        ("breakwater", "peak"): ask_peak,
        ("breakwater", "queue"): queue.opened,
        ("crisis", "status"): starting.command_where,
        ("crisis", "facts"): facts.command_facts,
        ("crisis", "timeline"): reading.command_timeline,
        ("crisis", "report"): reading.command_report,
        ("crisis", "prepare"): overview.commanded,
    }
)
FORMS: Mapping[tuple[str, str], OnCommand] = MappingProxyType(
    {
        ("crisis", "start"): starting.command_start,
        ("crisis", "decide"): decide.command_decide,
        ("crisis", "drill"): script.command_drill,
        ("breakwater", "away"): away.command,
    }
)
"""Those that are answered by a form. They read and write nothing."""
OTHERWISE: Mapping[str, OnCommand] = MappingProxyType({"crisis": starting.commanded})
"""Without a word, or with one that nobody knows; other commands are answered with help."""
