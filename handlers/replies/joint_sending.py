"""One reply to many on its way: one yes, then a row of the ledger for each target, in each network's pace, until all
are through or somebody stops it."""

from dataclasses import replace
from datetime import timedelta

from handlers.case import Case, State
from handlers.claims import drop_timers
from handlers.crisis.freeze import held_back, refuse_frozen, second_person
from handlers.draft import Send, SendKind, SendState, binding_hash
from handlers.effects import Effect, OpenForm, PerformSend, Tell
from handlers.errors import NotFound, Refused
from handlers.events import Clicked, Submitted, TimerFired
from handlers.joint import JointReply, JointState, JointTarget, joint_hash
from handlers.people import Person
from handlers.permissions import YES, acting, names_with, says_yes
from handlers.placement import Timer
from handlers.ports import Context
from handlers.records import BOT, change_case, channel_of, note, place, said
from handlers.replies import joint_undoing, joint_waiting
from handlers.replies.ends import STILL_THERE
from handlers.replies.joint_writing import is_answered
from handlers.views.allowed import LEFT, is_open
from handlers.views.joint import accounts_of

TIMER = "joint"
OPEN_CASES = frozenset({State.NEW, State.CLAIMED, State.SNOOZED})


def ask_approve(event: Clicked, ctx: Context) -> list[Effect]:
    """The confirming form: exactly this text, at so many targets of which accounts."""
    _, made = _approvable(event, ctx)
    return [
        OpenForm(
            click=event.click,
            title="form-joint-approve-title",
            submit="form-joint-approve-submit",
            note="form-joint-approve-note",
            quote=made.text,
            params={"count": len(made.targets), "accounts": accounts_of(made, ctx.team)},
        )
    ]


def approve(event: Submitted, ctx: Context) -> list[Effect]:
    person, made = _approvable(event, ctx)
    running = replace(
        made,
        state=JointState.RUNNING,
        decided_by=person.id,
        decided_at=ctx.now,
        hash=joint_hash(made.text, made.targets),
        similar=(),
        version=made.version + 1,
    )
    ctx.uow.joints.save(running)
    joint_waiting.show(ctx, running)
    note(
        ctx, person.id, "joint.approved", f"joint:{made.id}", targets=len(made.targets),
        solo=person.is_(made.author), platform=event.actor.platform,
    )  # fmt: skip
    joint_waiting.disarm(ctx, made)
    ctx.uow.timers.set(Timer(key=_key(made), due_at=ctx.now, kind=TIMER, subject=made.id))
    return [Tell(key="told-joint-running", params={"count": len(made.targets)})]


def withdraw(event: Clicked, ctx: Context) -> list[Effect]:
    """The author takes it back, or who may approve sends it back; nothing has gone out."""
    person = acting(event, ctx)
    made = _current(event, ctx, JointState.OPEN)
    if not person.is_(made.author) and not says_yes(person):
        raise Refused("refused-role", verb="approve", who=names_with(YES, ctx.team, without=made.author))
    _end(ctx, made, JointState.VOID)
    note(ctx, person.id, "joint.withdrawn", f"joint:{made.id}", platform=event.actor.platform)
    return []


def stop(event: Clicked, ctx: Context) -> list[Effect]:
    """Nothing further goes out; what is on its way already is told on the card."""
    person = acting(event, ctx)
    made = ctx.uow.joints.get(event.click.id)
    if made.state is not JointState.RUNNING:
        raise Refused("refused-joint-changed")
    for send in ctx.uow.sends.find(joint_id=made.id, state=SendState.PLANNED):
        ctx.uow.sends.save(
            replace(send, state=SendState.CANCELLED, settled_at=ctx.now, version=send.version + 1)
        )
    _end(ctx, made, JointState.STOPPED)
    note(ctx, person.id, "joint.stopped", f"joint:{made.id}", platform=event.actor.platform)
    return []


def step(event: TimerFired, ctx: Context) -> list[Effect]:
    """The next target of each account; the clock for the one after it is set in the same transaction."""
    if not ctx.uow.timers.take(event.key, event.due_at):
        return []
    made = ctx.uow.joints.get(event.subject)
    if made.state is JointState.UNDOING:
        return joint_undoing.step_back(ctx, made)
    if made.state is not JointState.RUNNING:
        return []
    if held_back(ctx.uow, made.brand, solo=made.decided_by == made.author):
        _end(ctx, made, JointState.STOPPED)
        note(ctx, BOT, "joint.stopped", f"joint:{made.id}", platform="")
        return []
    effects: list[Effect] = []
    known = {send.external_id for send in ctx.uow.sends.find(joint_id=made.id)}
    taken, skipped, sources = 0, 0, set[str]()
    for target in made.targets[made.planned :]:
        if target.source in sources:
            break  # each account at its own pace, in the order of the targets
        taken += 1
        if target.external_id in known or not _stands(ctx, target):
            skipped += 1
            continue
        sources.add(target.source)
        effects.append(PerformSend(send_id=_plan(ctx, made, target).id))
    going = replace(
        made, planned=made.planned + taken, skipped=made.skipped + skipped, version=made.version + 1
    )
    ctx.uow.joints.save(going)
    ctx.uow.placements.touch("joint", made.id)
    if going.planned < len(made.targets):
        due = ctx.now + timedelta(minutes=1) / ctx.team.watch.replies_per_minute
        ctx.uow.timers.set(Timer(key=_key(made), due_at=due, kind=TIMER, subject=made.id))
    else:
        _finish(ctx, going)
    return effects


def settled(ctx: Context, send: Send) -> None:
    """A row of it has reached its end. May be told more than once."""
    made = ctx.uow.joints.get(send.joint_id or 0)
    ctx.uow.placements.touch("joint", made.id)
    if made.state is JointState.RUNNING and made.planned >= len(made.targets):
        _finish(ctx, made)
    elif made.state is JointState.UNDOING:
        joint_undoing.finish(ctx, made)


def decide(event: Clicked, ctx: Context) -> list[Effect]:
    """The end of a row could not be known: a person has looked and says there, send again, or leave it."""
    person = acting(event, ctx)
    send = ctx.uow.sends.get(event.click.id)
    unclear = send.state is SendState.UNKNOWN and send.error != LEFT
    if send.joint_id is None or not unclear or event.click.version != send.version:
        raise Refused("refused-settled")
    changed = replace(send, settled_at=ctx.now, version=send.version + 1)
    effects: list[Effect] = []
    match event.click.choice:
        case "there" if send.kind is SendKind.DELETE:
            ctx.uow.sends.save(replace(changed, state=SendState.REJECTED, error=STILL_THERE))
        case "gone" if send.kind is SendKind.DELETE:
            ctx.uow.sends.save(replace(changed, state=SendState.SENT, error=""))
        case "there":
            ctx.uow.sends.save(replace(changed, state=SendState.SENT, error=""))
        case "resend":
            again = replace(
                changed, state=SendState.PLANNED, slot="", started_at=None, settled_at=None, error=""
            )
            ctx.uow.sends.save(again)
            effects = [PerformSend(send_id=send.id)]
        case "leave":
            ctx.uow.sends.save(replace(changed, error=LEFT))
        case _:
            raise Refused("refused-unknown-click")
    note(ctx, person.id, "joint.settled", f"joint:{send.joint_id}", send=send.id, choice=event.click.choice)
    settled(ctx, send)
    return effects


def _approvable(event: Clicked | Submitted, ctx: Context) -> tuple[Person, JointReply]:
    """Everything that a yes needs, checked anew; raises Refused with the first thing that is missing."""
    person = acting(event, ctx)
    made = _current(event, ctx, JointState.OPEN)
    solo = ctx.team.policy.solo and says_yes(person) and not second_person(ctx.uow, made.brand)
    if person.is_(made.author) and not solo:
        raise Refused("refused-own-version", who=names_with(YES, ctx.team, without=person.id))
    if not says_yes(person):
        raise Refused("refused-role", verb="approve", who=names_with(YES, ctx.team, without=made.author))
    if not made.targets:
        raise Refused("refused-joint-few")
    refuse_frozen(ctx, made.brand)
    return person, made


def _current(event: Clicked | Submitted, ctx: Context, state: JointState) -> JointReply:
    """What was shown is what there is: targets may have come to it since."""
    made = ctx.uow.joints.get(event.click.id)
    if made.state is not state or event.click.version != made.version:
        raise Refused("refused-joint-changed")
    return made


def _stands(ctx: Context, target: JointTarget) -> bool:
    """Still what was looked at, and still without an answer."""
    try:
        comment = ctx.uow.comments.get(target.comment_id)
    except NotFound:
        return False
    same = comment.version == target.version and comment.deleted_at is None
    return same and not is_answered(ctx, comment)


def _plan(ctx: Context, made: JointReply, target: JointTarget) -> Send:
    return ctx.uow.sends.add(
        Send(
            key=f"joint-{made.id}-{target.comment_id}-{made.hash[:16]}",
            kind=SendKind.REPLY,
            case_id=target.case_id,
            joint_id=made.id,
            source=target.source,
            external_id=target.external_id,
            text=made.text,
            hash=binding_hash(source=target.source, external_id=target.external_id, text=made.text),
            comment_version=target.version,
        )
    )


def _finish(ctx: Context, made: JointReply) -> None:
    """All are through once no row is open; cases whose comments all got the reply are answered."""
    sends = ctx.uow.sends.find(joint_id=made.id, kind=SendKind.REPLY)
    if any(is_open(send) for send in sends):
        return
    _end(ctx, made, JointState.DONE)
    sent = {send.external_id for send in sends if send.state is SendState.SENT}
    by_case: dict[int, list[bool]] = {}
    for target in made.targets:
        by_case.setdefault(target.case_id, []).append(target.external_id in sent)
    for case_id, ends in by_case.items():
        case = ctx.uow.cases.get(case_id)
        if all(ends) and len(ends) >= 1 + case.others and case.state in OPEN_CASES:
            _answered(ctx, case, made)
    note(ctx, BOT, "joint.done", f"joint:{made.id}", sent=len(sent), targets=len(made.targets))
    sentence = said(
        "notice-joint-done",
        "",
        {"brand": made.brand, "sent": str(len(sent)), "count": str(len(made.targets))},
    )
    for head in ctx.uow.placements.of("joint", made.id):
        people = tuple(dict.fromkeys((made.author, made.decided_by)))
        place(ctx, "notice", 0, channel_of(head), parent=head.id, mention=people, params=sentence)


def _answered(ctx: Context, case: Case, made: JointReply) -> None:
    drop_timers(ctx, case)
    change_case(
        ctx,
        case,
        state=State.ANSWERED,
        closed_at=ctx.now,
        closed_by=made.author,
        lease_until=None,
        snoozed_until=None,
    )
    note(ctx, BOT, "case.answered_jointly", f"case:{case.id}", joint=made.id)


def _end(ctx: Context, made: JointReply, state: JointState) -> None:
    ctx.uow.timers.cancel(_key(made))
    joint_waiting.disarm(ctx, made)
    ctx.uow.joints.save(replace(made, state=state, ended_at=ctx.now, version=made.version + 1))
    joint_waiting.show(ctx, made)


def _key(made: JointReply) -> str:
    return f"{TIMER}:{made.id}"
