"""Statements on their way: planned with the yes, one row of the ledger per account, each sent at most once."""

from dataclasses import replace

from handlers.announcement import Announcement
from handlers.crisis.checklist import complete
from handlers.crisis.crisis import Crisis
from handlers.draft import Send, SendKind, SendState, binding_hash
from handlers.effects import Effect, Field, OpenForm, PerformSend, Tell
from handlers.errors import Refused
from handlers.events import Clicked, SendSettled, Submitted
from handlers.networks import shown_account, shown_network
from handlers.outcome import LINK, LONGEST_LINK, STILL_THERE
from handlers.people import Person, Source
from handlers.permissions import acting
from handlers.placement import Timer
from handlers.ports import Context
from handlers.publishing import settled as reply_settled
from handlers.records import BOT, note
from handlers.statements.showing import show, tell_rooms
from handlers.views.allowed import LEFT, is_open
from handlers.views.statements import standing


def publish(ctx: Context, made: Announcement) -> list[Effect]:
    """Plan one row for each account. The store takes none for a drill."""
    effects: list[Effect] = []
    for place, wording in enumerate(made.wordings):
        source = ctx.team.sources.get(wording.source)
        hash_ = binding_hash(source=wording.source, external_id="", text=wording.text)
        send = ctx.uow.sends.add(
            Send(
                key=f"post-{made.id}-{place}-{hash_[:16]}",
                kind=SendKind.POST if source is not None and source.reply_url else SendKind.BY_HAND,
                announcement_id=made.id,
                source=wording.source,
                external_id="",
                text=wording.text,
                hash=hash_,
                comment_version=0,
            )
        )
        if send.kind is SendKind.POST:
            effects.append(PerformSend(send_id=send.id))
    return effects


def drilled(ctx: Context, crisis: Crisis, made: Announcement, person: Person) -> list[Effect]:
    """A drill ends a statement's way here: it would now have been published. Its step is done, its promise counts."""
    show(ctx, made)
    people = tuple(dict.fromkeys((made.author, made.decided_by)))
    tell_rooms(ctx, crisis, people, "notice-statement-drilled", kind=made.kind, crisis=str(crisis.id))
    complete(ctx, crisis, "statement", person, "", statement=made.kind)
    _promise(ctx, ctx.uow.crises.get(crisis.id), made)
    return [Tell(key="told-statement-drilled", params={"crisis": crisis.id})]


def settled(event: SendSettled, ctx: Context) -> list[Effect]:
    """A row has reached its end, of a reply or of a statement. May be told more than once."""
    send = ctx.uow.sends.get(event.send_id)
    if send.announcement_id is None:
        return reply_settled(event, ctx)
    _settle(ctx, send)
    return []


def _settle(ctx: Context, send: Send) -> None:
    """Bring card, promise and log in line with the end of a row."""
    made = ctx.uow.announcements.get(send.announcement_id or 0)
    crisis = ctx.uow.crises.get(made.crisis_id)
    show(ctx, made)
    undo = send.kind is SendKind.DELETE
    target = _target(ctx, send.source)
    people = tuple(dict.fromkeys((made.author, made.decided_by)))
    match send.state:
        case SendState.SENT:
            if _once(ctx, send, "statement.withdrawn" if undo else "statement.published"):
                tell_rooms(
                    ctx,
                    crisis,
                    people,
                    "notice-statement-withdrawn" if undo else "notice-statement-published",
                    kind=made.kind,
                    target=target,
                    crisis=str(crisis.id),
                )
                if not undo:
                    _promise(ctx, crisis, made)
                    _tick(ctx, made, send)
        case SendState.UNKNOWN:
            if _once(ctx, send, "statement.unclear"):
                tell_rooms(
                    ctx, crisis, people, "notice-statement-unclear", kind=made.kind, target=target,
                    crisis=str(crisis.id),
                )  # fmt: skip
        case SendState.REJECTED | SendState.CANCELLED:
            if _once(ctx, send, "statement.failed"):
                error = send.error or "send-error-cancelled"
                tell_rooms(
                    ctx, crisis, people, "notice-statement-failed", kind=made.kind, target=target,
                    crisis=str(crisis.id), error=error,
                )  # fmt: skip
        case SendState.PLANNED | SendState.SENDING:
            pass  # not an end


def _tick(ctx: Context, made: Announcement, send: Send) -> None:
    """The step that asked for this statement is done, by whoever said yes, with the link as its evidence."""
    person = ctx.team.people.get(made.decided_by)
    if person is not None:
        crisis = ctx.uow.crises.get(made.crisis_id)
        complete(ctx, crisis, "statement", person, send.proof_url, statement=made.kind)


def _once(ctx: Context, send: Send, type_: str) -> bool:
    """Note this end of this row; False if it was noted before."""
    made = ctx.uow.announcements.get(send.announcement_id or 0)
    subject = f"crisis:{made.crisis_id}"
    told = any(
        entry.type == type_
        and entry.facts.get("send") == send.id
        and entry.facts.get("version") == send.version
        for entry in ctx.uow.log.of(subject)
    )
    if not told:
        note(
            ctx,
            BOT,
            type_,
            subject,
            made.id,
            send=send.id,
            version=send.version,
            source=send.source,
            kind=made.kind,
        )
    return not told


def _promise(ctx: Context, crisis: Crisis, made: Announcement) -> None:
    """What was said in public counts: the time that it names is the next promise."""
    if made.next_update_at is None or made.next_update_at == crisis.next_update_at:
        return
    key = f"crisis-update:{crisis.id}"
    ctx.uow.timers.set(Timer(key=key, due_at=made.next_update_at, kind="crisis-update", subject=crisis.id))
    ctx.uow.crises.save(replace(crisis, next_update_at=made.next_update_at, version=crisis.version + 1))
    for kind in ("crisis", "crisis-line"):
        ctx.uow.placements.touch(kind, crisis.id)


def ask_posted(event: Clicked, ctx: Context) -> list[Effect]:
    acting(event, ctx)
    send = _by_hand(event, ctx)
    source = _source(ctx, send.source)
    link = Field(id="link", key="form-posted-field", hint="form-posted-hint", max_length=LONGEST_LINK)
    return [
        OpenForm(
            click=event.click,
            title="form-posted-title",
            submit="form-posted-submit",
            note="form-statement-posted-note",
            quote=send.text,
            params={"network": shown_network(source), "account": shown_account(source)},
            fields=(link,),
        )
    ]


def posted(event: Submitted, ctx: Context) -> list[Effect]:
    """Published by hand: the link is the proof."""
    person = acting(event, ctx)
    send = _by_hand(event, ctx)
    link = event.values.get("link", "").strip()
    if len(link) > LONGEST_LINK or LINK.fullmatch(link) is None:
        raise Refused("refused-link-invalid", field="link", quote=link)
    done = replace(send, state=SendState.SENT, proof_url=link, settled_at=ctx.now, version=send.version + 1)
    ctx.uow.sends.save(done)
    _noted(ctx, done, person.id, "statement.posted", event)
    _settle(ctx, done)
    return []


def _by_hand(event: Clicked | Submitted, ctx: Context) -> Send:
    send = _row(event, ctx)
    if send.kind is not SendKind.BY_HAND:
        raise Refused("refused-unknown-click")
    if send.state is not SendState.PLANNED:
        raise Refused("refused-settled")
    return send


def decide(event: Clicked, ctx: Context) -> list[Effect]:
    """The end could not be known: a person has looked and says there, gone, send again, or leave it."""
    person = acting(event, ctx)
    send = _row(event, ctx)
    asked = send.state is SendState.UNKNOWN and send.error != LEFT
    by_hand = send.kind is SendKind.BY_HAND and send.state is SendState.PLANNED
    if not (asked or by_hand) or event.click.version != send.version:
        raise Refused("refused-settled")
    effects: list[Effect] = []
    undo = send.kind is SendKind.DELETE
    match event.click.choice:
        case "there" if asked:
            seen = SendState.REJECTED if undo else SendState.SENT
            _end(ctx, send, seen, STILL_THERE if undo else "")
        case "gone" if asked and undo:
            _end(ctx, send, SendState.SENT, "")
        case "resend" if asked:
            again = replace(
                send, state=SendState.PLANNED, slot="", started_at=None, settled_at=None, error="",
                version=send.version + 1,
            )  # fmt: skip
            ctx.uow.sends.save(again)
            show(ctx, ctx.uow.announcements.get(send.announcement_id or 0))
            effects = [PerformSend(send_id=send.id)]
        case "leave":
            _end(ctx, send, SendState.CANCELLED if by_hand else SendState.UNKNOWN, "" if by_hand else LEFT)
        case _:
            raise Refused("refused-unknown-click")
    _noted(ctx, send, person.id, "statement.settled", event)
    return effects


def _end(ctx: Context, send: Send, state: SendState, error: str) -> None:
    seen = replace(send, state=state, error=error, settled_at=ctx.now, version=send.version + 1)
    ctx.uow.sends.save(seen)
    if error == LEFT:
        show(ctx, ctx.uow.announcements.get(send.announcement_id or 0))
    else:
        _settle(ctx, seen)


def ask_withdraw(event: Clicked, ctx: Context) -> list[Effect]:
    acting(event, ctx)
    send = _standing(event, ctx)
    source = _source(ctx, send.source)
    return [
        OpenForm(
            click=event.click,
            title="form-undo-title",
            submit="form-undo-submit",
            note="form-statement-withdraw-note",
            quote=send.text,
            params={"network": shown_network(source), "account": shown_account(source)},
        )
    ]


def withdraw(event: Submitted, ctx: Context) -> list[Effect]:
    """Take one back. It needs no second person: less in public is the safe side."""
    person = acting(event, ctx)
    send = _standing(event, ctx)
    tries = ctx.uow.sends.find(announcement_id=send.announcement_id, source=send.source, kind=SendKind.DELETE)
    row = ctx.uow.sends.add(
        Send(
            key=f"delete-{send.id}-{len(tries) + 1}",
            kind=SendKind.DELETE,
            announcement_id=send.announcement_id,
            source=send.source,
            external_id=send.proof_id,
            comment_version=0,
        )
    )
    _noted(ctx, row, person.id, "statement.withdraw_asked", event)
    show(ctx, ctx.uow.announcements.get(send.announcement_id or 0))
    source = _source(ctx, send.source)
    params: dict[str, object] = {"network": shown_network(source), "account": shown_account(source)}
    return [PerformSend(send_id=row.id), Tell(key="told-statement-withdrawing", params=params)]


def _standing(event: Clicked | Submitted, ctx: Context) -> Send:
    send = _row(event, ctx)
    rows = ctx.uow.sends.find(announcement_id=send.announcement_id)
    if not standing(send, rows):
        raise Refused("refused-nothing-to-undo")
    source = _source(ctx, send.source)
    if not source.reply_url or not send.proof_id:
        raise Refused("refused-undo-by-hand", network=shown_network(source))
    if any(row.kind is SendKind.DELETE and row.external_id == send.proof_id and is_open(row) for row in rows):
        raise Refused("refused-undo-running", who="")
    return send


def _row(event: Clicked | Submitted, ctx: Context) -> Send:
    """A row of a statement; one of a reply is somebody else's."""
    send = ctx.uow.sends.get(event.click.id)
    if send.announcement_id is None:
        raise Refused("refused-unknown-click")
    return send


def _noted(ctx: Context, send: Send, person: str, type_: str, event: Clicked | Submitted) -> None:
    made = ctx.uow.announcements.get(send.announcement_id or 0)
    note(
        ctx, person, type_, f"crisis:{made.crisis_id}", made.id, send=send.id, source=send.source, kind=made.kind,
        choice=event.click.choice, platform=event.actor.platform,
    )  # fmt: skip


def _source(ctx: Context, name: str) -> Source:
    return ctx.team.sources.get(name) or Source(name=name, kind="", brand="")


def _target(ctx: Context, name: str) -> str:
    source = _source(ctx, name)
    return f"{shown_network(source)} {shown_account(source)}"
