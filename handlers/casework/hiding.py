"""Hide what somebody wrote where the network can, and show it again: with a reason, and with evidence kept before."""

from handlers.case import Case, State
from handlers.casework.evidence import REASONS, SUGGESTED, keep_evidence
from handlers.checks import clean
from handlers.claims import drop_timers, name_of, refuse_taken
from handlers.comment import Comment, Evidence, Kind
from handlers.draft import Send, SendKind
from handlers.effects import Effect, Field, OpenForm, Option, PerformSend, Tell
from handlers.errors import Refused
from handlers.events import Clicked, Submitted
from handlers.flags import main_topic
from handlers.people import Person
from handlers.permissions import acting
from handlers.ports import Context
from handlers.records import change_case, note
from handlers.replies.void import void_work
from handlers.sources.chat_source import refuse_chat
from handlers.sources.networks import can_hide, network_of
from handlers.views.allowed import HIDES, is_open
from handlers.views.facts import target_of
from handlers.views.shapes import Target

LONGEST_NOTE = 300


def ask_hide(event: Clicked, ctx: Context) -> list[Effect]:
    """The reason comes first; what is irreversible about it on this network is said before the button."""
    person = acting(event, ctx)
    case = ctx.uow.cases.get(event.click.id)
    refuse_hide(ctx, case, person)
    target = target_of(case, ctx.team)
    by_hand = not target.source.reply_url
    first = network_of(target.source).reply_first and case.state is not State.ANSWERED
    return [
        OpenForm(
            click=event.click,
            title="form-hide-title",
            submit="form-hide-submit-by-hand" if by_hand else "form-hide-submit",
            note="form-hide-note-by-hand" if by_hand else "form-hide-note",
            params={**_named(case, target), "others": case.others, "last": "reply" if first else "none"},
            fields=reason_fields(SUGGESTED.get(main_topic(case.flags), "")),
        )
    ]


def reason_fields(suggested: str = "") -> tuple[Field, ...]:
    reasons = tuple(Option(value=name, key=f"hide-reason-{name}") for name in REASONS)
    return (
        Field(id="reason", key="form-hide-reason", kind="choice", value=suggested, options=reasons),
        Field(
            id="note",
            key="form-hide-line",
            hint="form-hide-hint",
            kind="long_text",
            required=False,
            max_length=LONGEST_NOTE,
        ),
    )


def reason_of(event: Submitted) -> tuple[str, str]:
    """The reason and the words for it. Raises Refused where there is none."""
    reason, line = event.values.get("reason", ""), clean(event.values.get("note", ""))[:LONGEST_NOTE]
    if reason not in REASONS:
        raise Refused("refused-form-incomplete", field="reason", quote=line)
    if reason == "other" and not line:
        raise Refused("refused-hide-note", field="note")
    return reason, line


def hide(event: Submitted, ctx: Context) -> list[Effect]:
    person = acting(event, ctx)
    reason, line = reason_of(event)
    case = ctx.uow.cases.get(event.click.id)
    effects = hide_case(ctx, case, person, reason, line, platform=event.actor.platform)
    if not effects:
        return []
    return [*effects, Tell(key="told-hiding", params=_named(case, target_of(case, ctx.team)))]


def hide_case(
    ctx: Context, case: Case, person: Person, reason: str, line: str, *, platform: str
) -> list[Effect]:
    """Keep the evidence, then have it hidden; where no adapter reaches, people have done it themselves. A freeze
    holds none of it back: it takes something out of public."""
    refuse_hide(ctx, case, person)
    comment = ctx.uow.comments.get(case.comment_id)
    kept = keep_evidence(ctx, case, comment, reason=reason, note=line, by=person.id)
    drop_timers(ctx, case)
    void_work(ctx, case, "hidden")
    if not target_of(case, ctx.team).source.reply_url:
        note(ctx, person.id, "hide.by_hand", f"case:{case.id}", kept.id, reason=reason, platform=platform)
        change_case(ctx, case, **_closed(ctx, person), state=State.HIDDEN)
        return []
    send = _plan(ctx, case, comment, SendKind.HIDE)
    _note_asked(ctx, case, person, kept, send, platform)
    change_case(ctx, case, **_closed(ctx, person), state=State.PUBLISHING, owner=person.id)
    return [PerformSend(send_id=send.id)]


def _closed(ctx: Context, person: Person) -> dict[str, object]:
    return {"lease_until": None, "snoozed_until": None, "closed_at": ctx.now, "closed_by": person.id}


def _note_asked(ctx: Context, case: Case, person: Person, kept: Evidence, send: Send, platform: str) -> None:
    note(
        ctx,
        person.id,
        "hide.asked",
        f"case:{case.id}",
        kept.id,
        reason=kept.reason,
        send=send.id,
        platform=platform,
    )


def refuse_hide(ctx: Context, case: Case, person: Person) -> None:
    """What cannot be hidden, says why and what can be done instead."""
    refuse_chat(case)
    comment = ctx.uow.comments.get(case.comment_id)
    if case.deleted or comment.deleted_at is not None:
        raise Refused("refused-comment-deleted")
    match case.state:
        case State.IN_APPROVAL:
            raise Refused("refused-in-approval", who=name_of(ctx, case.owner))
        case State.PUBLISHING:
            raise Refused("refused-publishing")
        case State.HIDDEN:
            who, at = name_of(ctx, case.closed_by), case.closed_at or case.opened_at
            raise Refused("refused-case-done", who=who, at=at)
        case State.NEW | State.CLAIMED | State.SNOOZED | State.DISMISSED | State.ANSWERED:
            refuse_taken(ctx, case, person)
    target = target_of(case, ctx.team)
    if comment.kind is not Kind.COMMENT:
        raise Refused("refused-hide-kind", kind=comment.kind.value, network=target.network)
    if not can_hide(target.source):
        raise Refused("refused-hide-network", network=target.network)
    _refuse_running(ctx, case)


def _refuse_running(ctx: Context, case: Case) -> None:
    if any(is_open(row) for row in ctx.uow.sends.find(case_id=case.id) if row.kind in HIDES):
        raise Refused("refused-hide-running", who=name_of(ctx, case.owner))


def ask_unhide(event: Clicked, ctx: Context) -> list[Effect]:
    acting(event, ctx)
    case = _hidden_case(event, ctx)
    target = target_of(case, ctx.team)
    by_hand = not target.source.reply_url
    return [
        OpenForm(
            click=event.click,
            title="form-unhide-title",
            submit="form-unhide-submit",
            note="form-unhide-note-by-hand" if by_hand else "form-unhide-note",
            params=_named(case, target),
        )
    ]


def unhide(event: Submitted, ctx: Context) -> list[Effect]:
    """Show it again: the case is open again once it is."""
    person = acting(event, ctx)
    case = _hidden_case(event, ctx)
    target, platform = target_of(case, ctx.team), event.actor.platform
    if not target.source.reply_url:
        note(ctx, person.id, "unhide.by_hand", f"case:{case.id}", platform=platform)
        change_case(ctx, case, state=State.NEW, owner="", closed_at=None, closed_by="")
        return []
    send = _plan(ctx, case, ctx.uow.comments.get(case.comment_id), SendKind.UNHIDE)
    note(ctx, person.id, "unhide.asked", f"case:{case.id}", send=send.id, platform=platform)
    change_case(ctx, case, owner=person.id)
    return [PerformSend(send_id=send.id), Tell(key="told-unhiding", params=_named(case, target))]


def _hidden_case(event: Clicked | Submitted, ctx: Context) -> Case:
    case = ctx.uow.cases.get(event.click.id)
    if case.deleted:
        raise Refused("refused-comment-deleted")
    if case.state is not State.HIDDEN:
        raise Refused("refused-not-hidden")
    _refuse_running(ctx, case)
    return case


def _plan(ctx: Context, case: Case, comment: Comment, kind: SendKind) -> Send:
    earlier = ctx.uow.sends.find(source=case.source, external_id=comment.external_id, kind=kind)
    return ctx.uow.sends.add(
        Send(
            key=f"{kind}-{case.id}-{comment.id}-{len(earlier) + 1}",
            kind=kind,
            case_id=case.id,
            source=case.source,
            external_id=comment.external_id,
            comment_version=comment.version,
        )
    )


def _named(case: Case, target: Target) -> dict[str, object]:
    return {"network": target.network, "account": target.account, "case": case.id}
