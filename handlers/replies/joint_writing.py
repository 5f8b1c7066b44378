"""One reply to many: written, looked at together with all its targets, confirmed where comments are only similar."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from handlers.case import DONE, Case, State
from handlers.checks import clean, refuse_unfit
from handlers.cluster import MOST_WORDINGS, SAME
from handlers.comment import Comment
from handlers.crisis.freeze import refuse_frozen
from handlers.draft import DraftState, Send, SendKind, SendState
from handlers.effects import Effect, Field, OpenForm, ShowCard, Tell
from handlers.errors import NotFound, Refused
from handlers.events import Clicked, Submitted
from handlers.joint import JointReply, JointState, JointTarget, Similar, Wording
from handlers.permissions import YES, acting, names_with
from handlers.ports import Context
from handlers.records import note, place
from handlers.replies import joint_waiting
from handlers.routing import approval_channels
from handlers.sources.chat_source import refuse_chat
from handlers.triage.wording import fingerprint

MOST_TARGETS = 300
MOST_SIMILAR = 24
MOST_SHOWN = 4
"""Wordings of the targets that the preview quotes."""
BUSY = frozenset({State.IN_APPROVAL, State.PUBLISHING}) | DONE


@dataclass(kw_only=True, slots=True)
class _Found:
    """What a reply could answer."""

    targets: dict[int, JointTarget] = field(default_factory=dict[int, JointTarget])
    texts: Counter[str] = field(default_factory=Counter[str])
    first: dict[str, int] = field(default_factory=dict[str, int])
    by_hand: int = 0
    more: int = 0


def ask(event: Clicked, ctx: Context) -> list[Effect]:
    """The form: how many are the same, where it will appear, and the text."""
    acting(event, ctx)
    case, topic_id = _subject(event, ctx)
    found = _same(ctx, case)
    comment = ctx.uow.comments.get(case.comment_id)
    return [
        OpenForm(
            click=event.click,
            title="form-joint-title",
            submit="form-joint-submit",
            note="form-joint-note",
            quote=comment.text,
            params={"count": len(found.targets), "similar": len(_similar(ctx, case, topic_id))},
            fields=(Field(id="text", key="form-joint-text", kind="long_text", value=_prepared(ctx, case)),),
        )
    ]


def write(event: Submitted, ctx: Context) -> list[Effect]:
    """Written: it waits for a second person, who sees every target."""
    person = acting(event, ctx)
    case, topic_id = _subject(event, ctx)
    text = clean(event.values.get("text", ""))
    found = _same(ctx, case)
    if len(found.targets) < 2 and not topic_id:
        raise Refused("refused-joint-few", quote=text)
    for name in {one.source for one in found.targets.values()}:
        refuse_unfit(text, ctx.team.sources[name])
    refuse_frozen(ctx, case.brand)
    channels = approval_channels(case, ctx.uow.comments.get(case.comment_id), ctx.team)
    others = names_with(YES, ctx.team, without=person.id)
    if not channels or not (others or ctx.team.policy.solo):
        raise Refused("refused-nobody-approves", quote=text, who=names_with(frozenset({"admin"}), ctx.team))
    made = ctx.uow.joints.add(
        JointReply(
            brand=case.brand,
            case_id=case.id,
            topic_id=topic_id,
            text=text,
            author=person.id,
            asked_at=ctx.now,
            due_at=ctx.now + ctx.team.policy.approval,
            targets=tuple(found.targets.values()),
            wordings=_wordings(found),
            similar=_similar(ctx, case, topic_id),
            by_hand=found.by_hand,
            more=found.more,
        )
    )
    joint_waiting.arm(ctx, made)
    joint_waiting.show(ctx, made)
    for channel in channels:
        place(ctx, "joint", made.id, channel, mention=("role:approver",))
    note(
        ctx,
        person.id,
        "joint.asked",
        f"joint:{made.id}",
        targets=len(made.targets),
        platform=event.actor.platform,
    )
    return [Tell(key="told-joint-asked", params={"count": len(made.targets), "who": others})]


def look(event: Clicked, ctx: Context) -> list[Effect]:
    """What is only similar, one after the other."""
    acting(event, ctx)
    return [ShowCard(kind="joint-similar", subject=ctx.uow.joints.get(event.click.id).id)]


def confirm(event: Clicked, ctx: Context) -> list[Effect]:
    """The reply fits this one as well, or it doesn't. Only while nobody has said yes to the whole."""
    person = acting(event, ctx)
    made = ctx.uow.joints.get(event.click.id)
    if made.state is not JointState.OPEN or event.click.version != made.version or not made.similar:
        raise Refused("refused-joint-changed")
    asked, rest = made.similar[0], made.similar[1:]
    changed = replace(made, similar=rest, version=made.version + 1)
    if event.click.choice == "fits":
        changed = _with(ctx, changed, asked)
    ctx.uow.joints.save(changed)
    ctx.uow.placements.touch("joint", made.id)
    note(
        ctx,
        person.id,
        "joint.confirmed",
        f"joint:{made.id}",
        comment=asked.comment_id,
        fits=event.click.choice == "fits",
    )
    return [ShowCard(kind="joint-similar", subject=made.id, replaces=True)]


def _with(ctx: Context, made: JointReply, asked: Similar) -> JointReply:
    case = ctx.uow.cases.get(asked.case_id)
    found = _Found(targets={one.comment_id: one for one in made.targets})
    if not asked.fingerprint:
        _gather(ctx, case, found)
    else:
        for member in ctx.uow.members.find(case_id=case.id, fingerprint=asked.fingerprint, gone=False):
            _add(ctx, case, member.comment_id, found)
    return replace(
        made,
        targets=tuple(found.targets.values()),
        wordings=(*made.wordings, *_wordings(found))[: 2 * MOST_SHOWN],
        by_hand=made.by_hand + found.by_hand,
        more=made.more + found.more,
    )


def _subject(event: Clicked | Submitted, ctx: Context) -> tuple[Case, int]:
    """The case whose comment stands for the others; of a topic the one that most have said the like of."""
    if event.click.kind == "case":
        case = ctx.uow.cases.get(event.click.id)
        topic_id = 0
    else:
        topic_id = ctx.uow.topics.get(event.click.id).id
        found = [one for one in _open_of(ctx, topic_id) if not one.hold]
        if not found:
            raise Refused("refused-topic-empty")
        case = max(found, key=lambda one: one.others)
    refuse_chat(case)
    if case.hold or case.drill:
        raise Refused("refused-draft-hold", reason=case.hold or "threat", to=case.escalated_to)
    if case.state in BUSY or case.deleted:
        raise Refused("refused-not-open", case=case.id)
    for running in ctx.uow.joints.find(case_id=case.id, state=(JointState.OPEN, JointState.RUNNING)):
        raise Refused("refused-joint-running", count=len(running.targets))
    return case, topic_id


def _open_of(ctx: Context, topic_id: int) -> list[Case]:
    found = ctx.uow.cases.of_topic(topic_id, offset=0, limit=MOST_SIMILAR + 1)
    return [one for one in found if one.state not in BUSY]


def _same(ctx: Context, case: Case) -> _Found:
    found = _Found()
    _gather(ctx, case, found)
    return found


def _gather(ctx: Context, case: Case, found: _Found) -> None:
    """The case's own comment and those that are the same as that."""
    _add(ctx, case, case.comment_id, found)
    for member in ctx.uow.members.find(case_id=case.id, gone=False):
        if member.similarity >= SAME:
            _add(ctx, case, member.comment_id, found)


def _add(ctx: Context, case: Case, comment_id: int, found: _Found) -> None:
    if comment_id in found.targets:
        return
    try:
        comment = ctx.uow.comments.get(comment_id)
    except NotFound:
        return  # forgotten since
    source = ctx.team.sources.get(comment.source)
    if comment.deleted_at is not None or source is None or is_answered(ctx, comment):
        return
    if not source.reply_url:
        found.by_hand += 1
    elif len(found.targets) >= MOST_TARGETS:
        found.more += 1
    else:
        found.targets[comment.id] = JointTarget(
            comment_id=comment.id,
            version=comment.version,
            source=comment.source,
            external_id=comment.external_id,
            case_id=case.id,
        )
        wording = fingerprint(comment.text)
        found.texts[wording] += 1
        found.first.setdefault(wording, comment.id)


def is_answered(ctx: Context, comment: Comment) -> bool:
    """A reply of ours stands there, is on its way, or is about to be published."""
    rows = ctx.uow.sends.find(source=comment.source, external_id=comment.external_id)
    return any(
        row.kind.value in {"reply", "by_hand"} and row.state.value not in OVER and not _is_gone(ctx, row)
        for row in rows
    )


def _is_gone(ctx: Context, row: Send) -> bool:
    """It was taken back since."""
    if not row.proof_id:
        return False
    undone = ctx.uow.sends.find(source=row.source, external_id=row.proof_id, kind=SendKind.DELETE)
    return any(one.state is SendState.SENT for one in undone)


OVER = frozenset({"rejected", "cancelled"})


def _wordings(found: _Found) -> tuple[Wording, ...]:
    return tuple(
        Wording(comment_id=found.first[name], count=count)
        for name, count in found.texts.most_common(MOST_SHOWN)
    )


def _similar(ctx: Context, case: Case, topic_id: int) -> tuple[Similar, ...]:
    """Wordings between alike and the same; of a topic its other cases as well."""
    within = [
        Similar(case_id=case.id, fingerprint=one.fingerprint, comment_id=one.comment_id, count=one.count)
        for one in ctx.uow.members.wordings(case.id, MOST_WORDINGS)
        if one.similarity < SAME
    ]
    beside: Sequence[Case] = _open_of(ctx, topic_id) if topic_id else ()
    others = [
        Similar(case_id=one.id, comment_id=one.comment_id, count=1 + one.others)
        for one in beside
        if one.id != case.id and not one.hold
    ]
    return tuple((*within, *others)[:MOST_SIMILAR])


def _prepared(ctx: Context, case: Case) -> str:
    """A draft that is on offer is a beginning."""
    offered = ctx.uow.drafts.find(case_id=case.id, state=(DraftState.OFFERED, DraftState.PROPOSED))
    return offered[0].text if offered else ""
