"""Escalation, first version: the case is shown to those whom a reason concerns, and they are told once."""

from handlers.checks import clean
from handlers.claims import name_of
from handlers.effects import Effect, Field, OpenForm, Option, Tell
from handlers.errors import Refused
from handlers.events import Clicked, Submitted
from handlers.permissions import acting, names_with
from handlers.ports import Context
from handlers.records import cards_of, change_case, note, place, place_notice, said
from handlers.routing import named_channels

REASONS = ("legal", "safety", "press", "product", "people")
SUGGESTED = {
    "legal": "legal",
    "injury": "safety",
    "minors": "safety",
    "self-harm": "safety",
    "press": "press",
    "threat": "people",
    "data-breach": "legal",
}
"""Hold -> reason that the form proposes."""
LONGEST_NOTE = 300


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
    line = Field(
        id="note", key="form-escalate-note", kind="long_text", required=False, max_length=LONGEST_NOTE
    )
    return [
        OpenForm(
            click=event.click,
            title="form-escalate-title",
            submit="form-escalate-submit",
            params={"case": case.id},
            fields=(reason, line),
        )
    ]


def escalate(event: Submitted, ctx: Context) -> list[Effect]:
    """Show the case where the policy says, and tell those who are there; the case stays with its owner."""
    person = acting(event, ctx)
    case = ctx.uow.cases.get(event.click.id)
    reason = event.values.get("reason", "")
    if reason not in REASONS:
        raise Refused("refused-form-incomplete", field="reason")
    named = ctx.team.policy.escalation_channels
    channels = named_channels(named.get(reason) or named.get("default") or (), case, ctx.team)
    line = clean(event.values.get("note", ""))[:LONGEST_NOTE]
    if not channels:
        admins = names_with(frozenset({"admin"}), ctx.team)
        raise Refused("refused-no-escalation-channel", quote=line, reason=reason, who=admins)
    changed = change_case(ctx, case, escalated_to=reason, escalated_by=person.id)
    heads = {(card.platform, card.channel): card.id for card in cards_of(ctx, changed)}
    sentence = said("notice-escalated", line, {"reason": reason, "by": name_of(ctx, person.id)})
    for channel in channels:
        there = (channel.platform, channel.id)
        head = heads.get(there) or place(ctx, "case", case.id, channel).id
        place_notice(ctx, changed, channel, head, _whom(ctx, reason), sentence)
    note(ctx, person.id, "case.escalated", f"case:{case.id}", reason=reason, platform=event.actor.platform)
    return [Tell(key="told-escalated", params={"case": case.id, "reason": reason})]


def _whom(ctx: Context, reason: str) -> tuple[str, ...]:
    """The role that bears the reason's name, where somebody has it."""
    known = reason in ctx.team.roles or bool(ctx.team.with_role(reason))
    return (f"role:{reason}",) if known else ()
