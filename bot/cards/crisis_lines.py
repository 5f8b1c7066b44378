"""The lines that several cards of a crisis share: the first one, the title, who leads, what was decided last."""

from collections.abc import Iterator

from bot.cards.lines import Segment, capital, dots, first_line, line, moment, one_line
from bot.cards.names import called, linked
from bot.cards.parts import Line, Part, Run, Text
from handlers.crisis.crisis import Crisis, CrisisState, Freeze, RoomState
from handlers.crisis.records import in_language
from handlers.ports import Words
from handlers.views import CrisisView, StepSeen

ICONS = ("☀️", "🍃", "🍃", "🌬️", "💨", "⛈️", "🌀")
"""By level: the scale is one of wind."""
LONGEST_TITLE = 120
MOST_UNFILLED = 3
"""Roles named on the card; all of them stand below "Roles"."""
LONGEST_DECISION = 200
PLATFORMS = {"slack": "Slack", "discord": "Discord"}


def number(view: CrisisView, words: Words) -> str:
    return words("crisis-number-drill" if view.crisis.drill else "crisis-number", crisis=view.crisis.id)


def level(view: CrisisView, words: Words) -> str:
    return words("crisis-level", level=view.crisis.level, name=words(f"level-name-{view.crisis.level}"))


def head(view: CrisisView, words: Words) -> str:
    """At most 80 characters: which crisis, how bad, when the next public word is promised; or how it ended."""
    crisis = view.crisis
    mark = (Segment(text=words("crisis-drill")),) if crisis.drill else ()
    name = Segment(text=number(view, words))
    match crisis.state:
        case CrisisState.UNDONE:
            at = moment(words, crisis.ended_at or crisis.declared_at, crisis.declared_at)
            by = called(view.ended_by, words)
            return first_line(
                (*mark, name, Segment(text=words("crisis-head-undone", at=at)), Segment(text=by, rank=1))
            )
        case CrisisState.OVER:
            at = moment(words, crisis.ended_at or crisis.declared_at, crisis.declared_at)
            people = [called(one, words) for one in (view.ended_by, view.seconded_by) if one is not None]
            ended = "crisis-head-drill-over" if crisis.drill else "crisis-head-over"
            said = (Segment(text=words(ended, at=at)), Segment(text=", ".join(people), rank=1))
            return first_line((*mark, name, *said))
        case CrisisState.RUNNING:
            return first_line((*mark, name, *_running(view, words)))


def _running(view: CrisisView, words: Words) -> tuple[Segment, ...]:
    crisis = view.crisis
    if crisis.drill:
        return (
            Segment(text=words("crisis-level-short", level=crisis.level), rank=1),
            Segment(text=words("crisis-drill-note")),
        )
    if crisis.next_update_at is None:
        return (Segment(text=level(view, words)),)
    at = moment(words, crisis.next_update_at, crisis.declared_at)
    return (Segment(text=level(view, words)), Segment(text=words("crisis-next-update", at=at), rank=1))


def title_line(view: CrisisView, words: Words) -> Text:
    """Icon and title, since when, and the freeze."""
    crisis = view.crisis
    title = one_line(crisis.title, LONGEST_TITLE) or words("crisis-untitled", brand=one_line(crisis.brand))
    brand = one_line(crisis.brand) if crisis.title else ""
    since = words("crisis-since", at=moment(words, crisis.declared_at, crisis.declared_at))
    day = words.date(crisis.declared_at)
    frozen = words(f"crisis-freeze-{crisis.freeze}") if crisis.freeze is not Freeze.OFF else ""
    return dots(f"{ICONS[crisis.level]} {title}", brand, f"{since} ({day})", frozen)


def who_leads(view: CrisisView, words: Words) -> str:
    lead = words("crisis-lead", who=called(view.lead, words)) if view.lead else words("crisis-lead-gone")
    deputy = words("crisis-deputy", who=called(view.deputy, words)) if view.deputy else ""
    unfilled = [one_line(in_language(title, words.language)) for title in view.unfilled if title]
    shown = unfilled if len(unfilled) <= MOST_UNFILLED + 1 else unfilled[:MOST_UNFILLED]
    missing = (
        words("crisis-unfilled", roles=", ".join(shown), more=len(unfilled) - len(shown)) if shown else ""
    )
    leading = ", ".join(piece for piece in (lead, deputy) if piece)
    return " · ".join(piece for piece in (leading, missing) if piece)


def latest(view: CrisisView, words: Words) -> str:
    """What was decided last, when, by whom; a person's words stay one harmless line."""
    crisis = view.crisis
    if not crisis.last_decision or crisis.last_decision_at is None:
        return ""
    at = moment(words, crisis.last_decision_at, crisis.declared_at)
    return words("crisis-latest", what=_decision(view, words), at=at, who=called(view.decided_by, words))


def _decision(view: CrisisView, words: Words) -> str:
    crisis = view.crisis
    # What a person typed may look like a key of ours.
    if "typed" in crisis.last_decision_params or not crisis.last_decision.startswith("decision-"):
        return one_line(crisis.last_decision, LONGEST_DECISION)
    params = dict(crisis.last_decision_params)
    match crisis.last_decision:
        case "decision-level":
            return words("decision-level", now=params.get("now", ""))
        case "decision-freeze":
            return words("decision-freeze", now=params.get("now", ""))
        case ("decision-dark_asked" | "decision-dark_site") as key:
            return words(key, now=params.get("now", ""))
        case key:
            return words(key)


def due(seen: StepSeen, crisis: Crisis, words: Words) -> str:
    if seen.row.due_at is None:
        return ""
    if seen.at_once:
        return words("crisis-at-once")
    at = moment(words, seen.row.due_at, crisis.declared_at)
    return words("crisis-overdue-since" if seen.overdue else "crisis-by", at=at)


def rooms(view: CrisisView, words: Words) -> Iterator[Part]:
    """Where the crisis is worked on, on each platform; talk is not carried over."""
    pieces: list[Run | str] = []
    for room in view.rooms:
        name = PLATFORMS.get(room.platform, room.platform)
        match room.state:
            case RoomState.OPEN:
                pieces.append(linked(words("crisis-room", platform=name), room.link))
            case RoomState.WANTED:
                pieces.append(words("crisis-room-wanted", platform=name))
            case RoomState.FAILED | RoomState.LOST:
                pieces.append(words("crisis-room-none", platform=name, why=words(room.reason)))
            case RoomState.CLOSED:
                pass
    if pieces:
        yield Line(text=dots(words("crisis-rooms"), *pieces), quiet=True)
    if len(pieces) > 1:
        yield line(words("crisis-rooms-apart"), quiet=True)


def held_back(freeze: Freeze, words: Words) -> tuple[Part, ...]:
    """On drafts and requests for a yes: what a crisis holds back."""
    return () if freeze is Freeze.OFF else (line(capital(words(f"crisis-freeze-{freeze}"))),)
