"""The bounds of a drill: what belongs to one, what may be done in it, and that everything said in it says so first.

Closed by default: a verb that is not listed here is refused in a drill, whatever card offers it.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from types import MappingProxyType

from handlers.clicks import Click
from handlers.crisis.taking_part import crisis_here
from handlers.effects import Effect, OpenForm, Page, PerformSend, Tell
from handlers.errors import NotFound, Refused
from handlers.events import Clicked, Commanded, Event, Place, Pointed, Reacted, Submitted
from handlers.ports import UnitOfWork

ABOUT_COMMENTS = frozenset(
    {
        *("claim", "return", "draft", "use", "write", "reply", "redraft", "wish", "saved", "discard"),
        *("approve", "sendback", "change", "dismiss", "original", "history", "reveal", "case", "more"),
    }
)
ABOUT_CRISES = frozenset(
    {
        *(
            "crises",
            "where",
            "steps",
            "step",
            "step-done",
            "step-skip",
            "step-reopen",
            "step-assign",
            "step-note",
        ),
        *(
            "step-take",
            "step-snooze",
            "roles",
            "role-take",
            "role-accept",
            "role-decline",
            "role-fill",
            "role-over",
        ),
        *(
            "lead",
            "level",
            "freeze",
            "step-yes",
            "step-back",
            "room-again",
            "standdown",
            "standdown-yes",
            "mistake",
        ),
        *("decide", "decisions", "decision", "task-done", "timeline", "facts", "fact", "crisis-report"),
        *("access", "report-share"),
    }
)
ABOUT_STATEMENTS = frozenset(
    {"statements", "statement", "word-ask", "word-approve", "word-back", "word-phone"}
)
OF_DRILLS = frozenset({"drill", "drill-answer", "drill-next", "drill-pause", "drill-resume", "drill-end"})
IN_DRILLS = ABOUT_COMMENTS | ABOUT_CRISES | ABOUT_STATEMENTS | OF_DRILLS
"""Nothing here publishes, teaches, or calls anybody from outside the drill's rooms. What is left out on purpose:
escalations (they go to real channels and call real people), hiding, writing what is prepared for the real day."""
UNMARKED = frozenset({"", "start", "drill", "prepare"})
"""Words after `/crisis` that are about no crisis in particular, wherever they are typed."""


def drill_of(uow: UnitOfWork, click: Click) -> int:
    """Id of the drill's crisis that a click is about; 0: none."""
    find = _CRISIS_OF.get(click.kind)
    if find is None or not click.id:
        return 0
    try:
        return find(uow, click.id)
    except NotFound:
        return 0


def _if_drill(uow: UnitOfWork, crisis_id: int) -> int:
    return crisis_id if uow.crises.get(crisis_id).drill else 0


_CRISIS_OF: Mapping[str, Callable[[UnitOfWork, int], int]] = MappingProxyType(
    {
        "crisis": _if_drill,
        "case": lambda uow, id: uow.cases.get(id).drill,
        "draft": lambda uow, id: uow.cases.get(uow.drafts.get(id).case_id).drill,
        "announcement": lambda uow, id: _if_drill(uow, uow.announcements.get(id).crisis_id),
        "step": lambda uow, id: _if_drill(uow, uow.crisis_steps.get(id).crisis_id),
        "role": lambda uow, id: _if_drill(uow, uow.crisis_roles.get(id).crisis_id),
        "decision": lambda uow, id: _if_drill(uow, uow.decisions.get(id).crisis_id),
        "fact": lambda uow, id: _if_drill(uow, uow.facts.get(id).crisis_id),
        "inject": lambda uow, id: uow.injects.get(id).crisis_id,
    }
)


def drill_at(uow: UnitOfWork, place: Place) -> int:
    """Id of the drill's crisis whose room this is; 0: none."""
    crisis = crisis_here(uow, place)
    return crisis.id if crisis is not None and crisis.drill else 0


def drill_about(event: Event, uow: UnitOfWork) -> int:
    """Id of the drill's crisis that something is done in; 0: none."""
    match event:
        case Submitted() if event.about is not None:
            return drill_at(uow, event.about)
        case Clicked() | Submitted():
            return drill_of(uow, event.click)
        case Pointed():
            return drill_at(uow, event.message.place)
        case Reacted():
            return drill_at(uow, event.place)
        case Commanded() if event.command == "crisis" and event.words.partition(" ")[0] not in UNMARKED:
            return drill_at(uow, event.place)
        case _:
            return 0


def refuse_beyond(event: Event, drill: int) -> None:
    """Raises Refused for what is not drilled."""
    match event:
        case Clicked() | Submitted() if drill and event.click.kind != "message":
            if event.click.verb not in IN_DRILLS:
                raise Refused("refused-drill-verb", crisis=drill)
        case _:
            return


def marked(effects: Iterable[Effect], drill: int, uow: UnitOfWork) -> list[Effect]:
    """Everything that is said about a drill says so; nothing leaves it."""
    found: list[Effect] = []
    for effect in effects:
        match effect:
            case OpenForm():
                # By what the form is about: a real crisis may be started from the room of a drill.
                about = drill_of(uow, effect.click) if effect.click.kind != "message" else drill
                found.append(replace(effect, drill=bool(about)))
            case Tell() if drill:
                found.append(replace(effect, drill=True))
            case PerformSend() | Page() if drill:
                raise RuntimeError(f"a drill tried to reach the outside: {type(effect).__name__}")
            case _:
                found.append(effect)
    return found
