"""The menu of a message: what this person may do with it, as one form. Another thing to do is a line in ENTRIES.

Whoever is not in the team gets one choice alone: to report the message in private (handlers.reacting.reports).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from handlers.checks import clean
from handlers.clicks import Click
from handlers.crisis import recording
from handlers.crisis.bounds import drill_at
from handlers.effects import Effect, Field, OpenForm, Option, ShowCard, Tell
from handlers.errors import NotFound, Refused
from handlers.escalated import REASONS
from handlers.escalations.escalation import LADDER, escalate_case, whom, whom_options
from handlers.events import ChatMessage, Pointed, Submitted
from handlers.permissions import may, names_with
from handlers.ports import Context
from handlers.reacting.reports import LONGEST_NOTE, ask_report, brand_at
from handlers.records import place, said
from handlers.relaying import missed
from handlers.relaying.chat import case_of_message, make_case
from handlers.routing import channels_named

ESCALATE = "escalate-"
ABOUT = Click(verb="point", kind="message", id=0, version=1)


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """Something that can be done with a message. `label` is a locale key, unless the choice says `text`."""

    label: str
    allowed: Callable[[Pointed | Submitted, ChatMessage, Context], bool]
    act: Callable[[Submitted, ChatMessage, Context], list[Effect]]


def pointed(event: Pointed, ctx: Context) -> list[Effect]:
    """The form; for an outsider the private report."""
    if event.actor.person is None:
        return [ask_report(event, ctx)]
    entries = [
        Option(value=key, key=entry.label)
        for key, entry in ENTRIES.items()
        if _stays_inside(key, event.message, ctx) and entry.allowed(event, event.message, ctx)
    ]
    if not entries:
        raise Refused("refused-nothing-to-do")
    what = Field(
        id="what", key="form-point-what", kind="choice", value=entries[0].value, options=tuple(entries)
    )
    line = Field(id="note", key="form-point-note", kind="long_text", required=False, max_length=LONGEST_NOTE)
    to = Field(id="to", key="form-point-to", kind="choice", value=LADDER, options=whom_options(ctx))
    escalates = any(one.value.startswith(ESCALATE) for one in entries)
    return [
        OpenForm(
            click=ABOUT,
            title="form-point-title",
            submit="form-point-submit",
            quote=event.message.text[:LONGEST_NOTE],
            fields=(what, *((to,) if escalates else ()), line),
            about=event.message.place,
        )
    ]


def _stays_inside(key: str, message: ChatMessage, ctx: Context) -> bool:
    """In the room of a drill a message goes on the drill's record, and nowhere else."""
    return key in {"decision", "timeline"} or not drill_at(ctx.uow, message.place)


def chosen(event: Submitted, ctx: Context) -> list[Effect]:
    """What was chosen, looked at again: the right to it, and the message."""
    entry = ENTRIES.get(event.values.get("what", ""))
    if event.message is None:
        raise Refused("refused-message-gone", quote=_line(event))
    inside = _stays_inside(event.values.get("what", ""), event.message, ctx)
    allowed = entry is not None and inside and entry.allowed(event, event.message, ctx)
    if event.actor.person is None or entry is None or not allowed:
        raise Refused("refused-role", verb="point", who=names_with(frozenset({"admin"}), ctx.team))
    return entry.act(event, event.message, ctx)


def _line(event: Submitted) -> str:
    return clean(event.values.get("note", ""))[:LONGEST_NOTE]


def case_here(message: ChatMessage, ctx: Context) -> int | None:
    """The case that the message is, or whose card it is."""
    at = message.place
    placed = ctx.uow.placements.at(at.platform, at.channel, at.message_id)
    if placed is not None and placed.kind in {"case", "drafts", "notice"} and placed.subject:
        try:
            return ctx.uow.cases.get(placed.subject).id
        except NotFound:
            return None
    known = case_of_message(ctx, message)
    return known.id if known else None


def _may(verb: str, event: Pointed | Submitted, ctx: Context) -> bool:
    return may(verb, event.actor.person, ctx.team) is None


def _can_make(event: Pointed | Submitted, message: ChatMessage, ctx: Context) -> bool:
    free = not message.ours and case_here(message, ctx) is None and not drill_at(ctx.uow, message.place)
    return _may("claim", event, ctx) and free


def _make(event: Submitted, message: ChatMessage, ctx: Context) -> list[Effect]:
    case = make_case(ctx, message, brand=brand_at(message, ctx), channels=_cards(message, ctx))
    if line := _line(event):
        _beside(ctx, case.id, line, event)
    return [Tell(key="told-case-made", params={"case": case.id})]


def _can_start(event: Pointed | Submitted, message: ChatMessage, ctx: Context) -> bool:
    return _may("start", event, ctx) and (not message.ours or case_here(message, ctx) is not None)


def _start(event: Submitted, message: ChatMessage, ctx: Context) -> list[Effect]:
    """The message becomes a case, which is the evidence; the form of the start opens from the answer."""
    case = case_here(message, ctx)
    if case is None:
        case = make_case(ctx, message, brand=brand_at(message, ctx), channels=_cards(message, ctx)).id
    if line := _line(event):
        _beside(ctx, case, line, event)
    return [ShowCard(kind="crisis-start", subject=case)]


def _cards(message: ChatMessage, ctx: Context) -> tuple[str, ...]:
    watched = ctx.team.watched.get(f"{message.place.platform}:{message.place.channel}")
    return watched.cards if watched else ()


def _beside(ctx: Context, case: int, line: str, event: Submitted) -> None:
    by = event.actor.person.name if event.actor.person else ""
    for head in ctx.uow.placements.of("case", case):
        sentence = said("notice-case-made", line, {"by": by})
        channels = channels_named((f"{head.platform}:{head.channel}",), head.language, ctx.team)
        place(ctx, "notice", case, channels[0], parent=head.id, params=sentence)


def _can_escalate(event: Pointed | Submitted, message: ChatMessage, ctx: Context) -> bool:
    known = not message.ours or case_here(message, ctx) is not None
    return _may("escalate", event, ctx) and known and not drill_at(ctx.uow, message.place)


def _escalate(reason: str) -> Callable[[Submitted, ChatMessage, Context], list[Effect]]:
    def act(event: Submitted, message: ChatMessage, ctx: Context) -> list[Effect]:
        person = event.actor.person
        if person is None:
            raise Refused("refused-message-gone")
        line = _line(event)
        to = whom(ctx, reason, event.values.get("to", ""), quote=line)
        case = case_here(message, ctx)
        if case is None:
            case = make_case(ctx, message, brand=brand_at(message, ctx), channels=_cards(message, ctx)).id
        return escalate_case(ctx, case, reason, person, platform=event.actor.platform, text=line, to=to)

    return act


ENTRIES: Mapping[str, Entry] = MappingProxyType(
    {
        "decision": Entry(label="point-decision", allowed=recording.can_record, act=recording.decide_message),
        "timeline": Entry(label="point-timeline", allowed=recording.can_record, act=recording.log_message),
        "missed": Entry(label="point-missed", allowed=missed.can_take, act=missed.take_linked),
        "case": Entry(label="point-case", allowed=_can_make, act=_make),
        "crisis": Entry(label="point-crisis", allowed=_can_start, act=_start),
        **{
            f"{ESCALATE}{reason}": Entry(
                label=f"point-escalate-{reason}", allowed=_can_escalate, act=_escalate(reason)
            )
            for reason in REASONS
        },
    }
)
