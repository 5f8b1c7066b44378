"""One reply to many is taken back: wherever the network can, each at its account's pace, and what stays is said."""

from dataclasses import replace
from datetime import timedelta

from handlers.case import State
from handlers.draft import Send, SendKind, SendState
from handlers.effects import Effect, OpenForm, PerformSend, Tell
from handlers.errors import Refused
from handlers.events import Clicked, Submitted
from handlers.joint import JointReply, JointState
from handlers.people import Person, Team
from handlers.permissions import acting
from handlers.placement import Timer
from handlers.ports import Context
from handlers.records import channel_of, note, place, said
from handlers.replies import joint_waiting
from handlers.replies.endings import back_to_owner
from handlers.views.allowed import is_open
from handlers.views.joint import accounts_of_rows, standing


def ask_undo(event: Clicked, ctx: Context) -> list[Effect]:
    """How many are taken back where, and how many will stay."""
    _, made, rows = _undoable(event, ctx)
    able = [row for row in rows if can_undo(row, ctx.team)]
    return [
        OpenForm(
            click=event.click,
            title="form-joint-undo-title",
            submit="form-joint-undo-submit",
            note="form-joint-undo-note",
            quote=made.text,
            params={
                "count": len(able),
                "stays": len(rows) - len(able),
                "accounts": accounts_of_rows(able, ctx.team),
            },
        )
    ]


def undo(event: Submitted, ctx: Context) -> list[Effect]:
    """It needs no second person: less in public is the safe side, in a freeze as well."""
    person, made, rows = _undoable(event, ctx)
    going = replace(
        made,
        state=JointState.UNDOING,
        undone_by=person.id,
        undone_at=ctx.now,
        ended_at=None,
        version=made.version + 1,
    )
    ctx.uow.joints.save(going)
    joint_waiting.show(ctx, going)
    count = sum(can_undo(row, ctx.team) for row in rows)
    note(ctx, person.id, "joint.undo_asked", f"joint:{made.id}", count=count, platform=event.actor.platform)
    ctx.uow.timers.set(Timer(key=f"joint:{made.id}", due_at=ctx.now, kind="joint", subject=made.id))
    return [Tell(key="told-joint-undoing", params={"count": count})]


def step_back(ctx: Context, made: JointReply) -> list[Effect]:
    """The next of each account; the clock for the one after it is set in the same transaction."""
    effects: list[Effect] = []
    left = _left(ctx, made)
    sources: set[str] = set()
    for row in left:
        if row.source not in sources:
            sources.add(row.source)
            effects.append(PerformSend(send_id=_plan(ctx, made, row).id))
    ctx.uow.placements.touch("joint", made.id)
    if len(left) > len(effects):
        due = ctx.now + timedelta(minutes=1) / ctx.team.watch.replies_per_minute
        ctx.uow.timers.set(Timer(key=f"joint:{made.id}", due_at=due, kind="joint", subject=made.id))
    else:
        finish(ctx, made)
    return effects


def finish(ctx: Context, made: JointReply) -> None:
    """All are through once no row is open; cases of which a reply is gone are open again."""
    rows = ctx.uow.sends.find(joint_id=made.id)
    if any(is_open(row) for row in rows) or _left(ctx, made):
        return
    ctx.uow.joints.save(replace(made, state=JointState.UNDONE, ended_at=ctx.now, version=made.version + 1))
    joint_waiting.show(ctx, made)
    gone = [row for row in rows if row.kind is SendKind.DELETE and row.state is SendState.SENT]
    for case_id in sorted({row.case_id for row in gone}):
        case = ctx.uow.cases.get(case_id)
        if case.state is State.ANSWERED:
            back_to_owner(ctx, replace(case, owner=made.undone_by))
    stays = len(standing(rows))
    note(ctx, made.undone_by, "joint.undone", f"joint:{made.id}", gone=len(gone), stays=stays)
    sentence = said(
        "notice-joint-undone", "", {"brand": made.brand, "count": str(len(gone)), "stays": str(stays)}
    )
    for head in ctx.uow.placements.of("joint", made.id):
        people = tuple(dict.fromkeys((made.author, made.decided_by, made.undone_by)))
        place(ctx, "notice", 0, channel_of(head), parent=head.id, mention=people, params=sentence)


def can_undo(row: Send, team: Team) -> bool:
    source = team.sources.get(row.source)
    return source is not None and bool(source.reply_url and source.can_delete and row.proof_id)


def _undoable(event: Clicked | Submitted, ctx: Context) -> tuple[Person, JointReply, list[Send]]:
    person = acting(event, ctx)
    made = ctx.uow.joints.get(event.click.id)
    rows = ctx.uow.sends.find(joint_id=made.id)
    stand = standing(rows)
    ended = made.state in {JointState.DONE, JointState.STOPPED}
    if not ended or event.click.version != made.version or any(is_open(row) for row in rows):
        raise Refused("refused-joint-changed")
    if not any(can_undo(row, ctx.team) for row in stand):
        raise Refused("refused-nothing-to-undo")
    return person, made, stand


def _left(ctx: Context, made: JointReply) -> list[Send]:
    """Replies that stand and that nobody has tried to take back yet."""
    rows = ctx.uow.sends.find(joint_id=made.id)
    tried = {(row.source, row.external_id) for row in rows if row.kind is SendKind.DELETE}
    return [
        row for row in standing(rows) if can_undo(row, ctx.team) and (row.source, row.proof_id) not in tried
    ]


def _plan(ctx: Context, made: JointReply, row: Send) -> Send:
    return ctx.uow.sends.add(
        Send(
            key=f"delete-{row.id}-1",
            kind=SendKind.DELETE,
            case_id=row.case_id,
            joint_id=made.id,
            source=row.source,
            external_id=row.proof_id,
            comment_version=row.comment_version,
        )
    )
