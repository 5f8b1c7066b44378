"""Escalation by form, and what those who are asked do with it: take it, hand it over, resolve it, return it."""

from handlers.checks import clean
from handlers.claims import name_of
from handlers.effects import Effect, Field, OpenForm, Option, React, Tell
from handlers.errors import Refused
from handlers.escalated import CONFIDENTIAL, REASONS, Escalation, EscalationState
from handlers.escalations.involved import add_word, join, tell_involved
from handlers.escalations.ladder import end, hand_over, start, taken, under_way
from handlers.escalations.targets import choices, is_known
from handlers.events import Clicked, Submitted
from handlers.people import Person
from handlers.permissions import acting, names_with
from handlers.ports import Context
from handlers.records import note

SUGGESTED = {
    "legal": "legal",
    "injury": "safety",
    "minors": "safety",
    "self-harm": "safety",
    "press": "press",
    "threat": "illegal",
    "data-breach": "legal",
}
"""Hold -> reason that the form proposes."""
LONGEST_NOTE = 300
LADDER = "ladder"
"""Choice of the form: whoever the ladder names."""
MOST_CHOICES = 24
"""A choice holds 25 on Discord, one of which is the ladder."""
SEEN, DONE = "eyes", "white_check_mark"
"""How the bot confirms under a message where somebody escalated by a reaction."""
PRIVATE_ROLES = frozenset({"legal", "crisis_lead", "admin"})


def ask_escalate(event: Clicked, ctx: Context) -> list[Effect]:
    acting(event, ctx)
    case = ctx.uow.cases.get(event.click.id)
    reason = Field(
        id="reason",
        key="form-escalate-reason",
        kind="choice",
        value=SUGGESTED.get(case.hold, ""),
        options=tuple(Option(value=name, key=f"reason-{name}") for name in REASONS),
    )
    to = Field(id="to", key="form-escalate-to", kind="choice", value=LADDER, options=whom_options(ctx))
    line = Field(
        id="note", key="form-escalate-note", kind="long_text", required=False, max_length=LONGEST_NOTE
    )
    return [
        OpenForm(
            click=event.click,
            title="form-escalate-title",
            submit="form-escalate-submit",
            params={"case": case.id},
            fields=(reason, to, line),
        )
    ]


def escalate(event: Submitted, ctx: Context) -> list[Effect]:
    """Ask whom the form names, else the ladder; the case stays with its owner."""
    person = acting(event, ctx)
    reason = event.values.get("reason", "")
    line = clean(event.values.get("note", ""))[:LONGEST_NOTE]
    to = event.values.get("to", "") or LADDER
    if reason not in REASONS:
        raise Refused("refused-form-incomplete", field="reason", quote=line)
    return escalate_case(
        ctx,
        event.click.id,
        reason,
        person,
        text=line,
        to=whom(ctx, reason, to, quote=line),
        platform=event.actor.platform,
    )


def whom(ctx: Context, reason: str, chosen: str, *, quote: str) -> str:
    """Whom a form names before the ladder; empty for the ladder. Raises Refused, at that field, where nobody can be
    asked under that word, or a private matter would leave its own place by it."""
    if chosen in {"", LADDER}:
        return ""
    if not is_known(ctx.team, chosen):
        raise Refused("refused-form-incomplete", field="to", quote=quote)
    if reason in ctx.team.policy.private and chosen.startswith("place:"):
        raise Refused("refused-private-place", field="to", quote=quote)
    return chosen


def escalate_case(
    ctx: Context,
    case_id: int,
    reason: str,
    person: Person,
    *,
    platform: str,
    text: str = "",
    to: str = "",
    mark: str = "",
) -> list[Effect]:
    """However somebody asked for it. Escalated for that reason already: said so, and nothing more."""
    case = ctx.uow.cases.get(case_id)
    known = under_way(ctx.uow, "case", case.id, reason)
    if known is not None:
        start(ctx, "case", case.id, reason, by=person.id, brand=case.brand, mark=mark)
        join(ctx, known, person)
        if text:
            add_word(ctx, known, text, by=person.name)
        if known.private and known.by != person.id:
            # That somebody else has said the same is not told to who says it now.
            return [Tell(key="told-escalated", params={"case": case.id, "reason": reason})]
        return [Tell(key="told-escalated-already", params={"case": case.id, "reason": reason})]
    effects = start(ctx, "case", case.id, reason, by=person.id, brand=case.brand, text=text, to=to, mark=mark)
    shown = CONFIDENTIAL if reason in ctx.team.policy.private else reason
    note(ctx, person.id, "case.escalated", f"case:{case.id}", reason=shown, platform=platform)
    begun = under_way(ctx.uow, "case", case.id, reason)
    if begun is not None and begun.asked_at is None:
        until = begun.due_at or ctx.now
        return [
            *effects,
            Tell(key="told-escalated-later", params={"case": case.id, "reason": reason, "until": until}),
        ]
    return [*effects, Tell(key="told-escalated", params={"case": case.id, "reason": reason})]


def acknowledge(event: Clicked, ctx: Context) -> list[Effect]:
    """ "I'm on it": the clock stops. Of two at once one has it, the other is told who."""
    person, escalation = _mine(event, ctx)
    if escalation.state is EscalationState.ACKNOWLEDGED:
        if escalation.taken_by == person.id:
            return []
        raise Refused(
            "refused-escalation-taken",
            who=name_of(ctx, escalation.taken_by),
            at=escalation.taken_at or ctx.now,
        )
    done = taken(ctx, escalation, person.id)
    _note(ctx, person, "escalation.taken", done, event)
    return tell_involved(ctx, done, "notice-escalation-taken", without=(person.id,), by=person.name)


def resolve(event: Clicked, ctx: Context) -> list[Effect]:
    """Done: whoever escalated learns it."""
    person, escalation = _mine(event, ctx)
    done = end(ctx, escalation, EscalationState.RESOLVED, by=person.id)
    _note(ctx, person, "escalation.resolved", done, event)
    told = tell_involved(ctx, done, "notice-escalation-resolved", without=(person.id,), by=person.name)
    return [*told, *confirmations(done, DONE)]


def ask_handover(event: Clicked, ctx: Context) -> list[Effect]:
    _mine(event, ctx)
    to = Field(id="to", key="form-handover-to", kind="choice", options=_targets(ctx))
    line = Field(id="note", key="form-handover-note", required=False, max_length=LONGEST_NOTE)
    return [
        OpenForm(
            click=event.click,
            title="form-handover-title",
            submit="form-handover-submit",
            fields=(to, line),
        )
    ]


def handover(event: Submitted, ctx: Context) -> list[Effect]:
    """Somebody else is asked; the clock begins anew, and the ladder follows again."""
    person, escalation = _mine(event, ctx)
    line = clean(event.values.get("note", ""))[:LONGEST_NOTE]
    to = whom(ctx, escalation.reason, event.values.get("to", ""), quote=line)
    if not to:
        raise Refused("refused-form-incomplete", field="to", quote=line)
    effects = hand_over(ctx, escalation, to, by=person, text=line)
    _note(ctx, person, "escalation.handed_over", escalation, event)
    return [*effects, Tell(key="told-handed-over")]


def ask_handback(event: Clicked, ctx: Context) -> list[Effect]:
    _mine(event, ctx)
    line = Field(id="note", key="form-handback-note", kind="long_text", max_length=LONGEST_NOTE)
    return [
        OpenForm(
            click=event.click,
            title="form-handback-title",
            submit="form-handback-submit",
            fields=(line,),
        )
    ]


def handback(event: Submitted, ctx: Context) -> list[Effect]:
    """Not for us: back to whoever escalated, with the reason why."""
    person, escalation = _mine(event, ctx)
    line = clean(event.values.get("note", ""))[:LONGEST_NOTE]
    if not line:
        raise Refused("refused-form-incomplete", field="note")
    done = end(ctx, escalation, EscalationState.RETURNED, by=person.id, outcome=line)
    _note(ctx, person, "escalation.returned", done, event)
    told = tell_involved(ctx, done, "notice-escalation-returned", line, without=(person.id,), by=person.name)
    return [*told, *confirmations(done, DONE)]


def confirmations(escalation: Escalation, emoji: str) -> list[Effect]:
    """A reaction of the bot's own under each message where somebody escalated by one."""
    effects: list[Effect] = []
    for mark in escalation.marks:
        platform, channel, message, thread = (*mark.split(" "), "", "", "", "")[:4]
        effects.append(
            React(platform=platform, channel=channel, message_id=message, thread=thread, emoji=emoji)
        )
    return effects


def _mine(event: Clicked | Submitted, ctx: Context) -> tuple[Person, Escalation]:
    """An escalation that nobody has ended, and somebody who may answer it."""
    person = acting(event, ctx)
    escalation = ctx.uow.escalations.get(event.click.id)
    asked = person.id in escalation.asked or any(f"role:{role}" in escalation.asked for role in person.roles)
    if escalation.private and not asked and PRIVATE_ROLES.isdisjoint(person.roles):
        raise Refused("refused-role", verb=event.click.verb, who=names_with(PRIVATE_ROLES, ctx.team))
    if escalation.closed_at is not None:
        raise Refused(
            "refused-escalation-done", who=name_of(ctx, escalation.closed_by), at=escalation.closed_at
        )
    return person, escalation


def _note(
    ctx: Context, person: Person, type_: str, escalation: Escalation, event: Clicked | Submitted
) -> None:
    note(ctx, person.id, type_, f"escalation:{escalation.id}", platform=event.actor.platform)
    if escalation.kind == "case" and not escalation.private:
        note(ctx, person.id, type_, f"case:{escalation.subject}", platform=event.actor.platform)


def whom_options(ctx: Context) -> tuple[Option, ...]:
    """As the ladder has it, then who is on call, roles, places and people."""
    return (Option(value=LADDER, key="form-escalate-ladder"), *_targets(ctx))


def _targets(ctx: Context) -> tuple[Option, ...]:
    return tuple(_option(ctx, target) for target in choices(ctx.team)[:MOST_CHOICES])


def _option(ctx: Context, target: str) -> Option:
    """Roles, places and rotations by their word, people by their name."""
    kind, _, name = target.partition(":")
    match kind:
        case "role":
            return Option(value=target, key=f"role-{name}")
        case "place":
            return Option(value=target, key=f"place-{name}")
        case "person":
            return Option(value=target, text=ctx.team.people[name].name)
        case _:
            return Option(value=target, key="target-oncall", params={"name": name})
