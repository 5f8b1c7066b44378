"""What belongs together is a person's decision in the end: look at wordings, take one out, put two cases together."""

from dataclasses import replace

from handlers.case import DONE, Case, State
from handlers.claims import drop_timers
from handlers.cluster import MOST_WORDINGS, group_of, recounted
from handlers.effects import Effect, Field, OpenForm, Option, ShowCard, Tell
from handlers.errors import NotFound, Refused
from handlers.events import Clicked, Like, Submitted
from handlers.members import Member, Regrouping
from handlers.permissions import acting
from handlers.ports import Context
from handlers.records import change_case, note
from handlers.relaying.opening import open_case
from handlers.replies.void import is_under_way, void_work
from handlers.triage.wording import fingerprint

LONGEST_SAMPLE = 80


def similar(event: Clicked, ctx: Context) -> list[Effect]:
    """Everything that is counted in this case, for the one who asked."""
    acting(event, ctx)
    return [ShowCard(kind="similar", subject=ctx.uow.cases.get(event.click.id).id)]


def ask_split(event: Clicked, ctx: Context) -> list[Effect]:
    acting(event, ctx)
    case = _open_case(event, ctx)
    wordings = ctx.uow.members.wordings(case.id, MOST_WORDINGS)
    if not wordings:
        raise Refused("refused-nothing-similar")
    options = tuple(
        Option(
            value=one.fingerprint,
            text=f"{one.count} × {ctx.uow.comments.get(one.comment_id).text}"[:LONGEST_SAMPLE],
        )
        for one in wordings
    )
    return [
        OpenForm(
            click=event.click,
            title="form-split-title",
            submit="form-split-submit",
            note="form-split-note",
            fields=(Field(id="wording", key="form-split-field", kind="choice", options=options),),
        )
    ]


def split(event: Submitted, ctx: Context) -> list[Effect]:
    """One wording becomes a case of its own; what comes later in it goes there."""
    person = acting(event, ctx)
    case = _open_case(event, ctx)
    wording = event.values.get("wording", "")
    members = ctx.uow.members.find(case_id=case.id, fingerprint=wording, gone=False) if wording else []
    if not members:
        raise Refused("refused-nothing-similar")
    first = ctx.uow.comments.get(members[0].comment_id)
    assessment = ctx.uow.comments.assessment(first.id, first.version)
    if assessment is None:
        raise Refused("refused-nothing-similar")
    ctx.uow.members.save(replace(members[0], gone=True))
    like = Like(group=group_of(first), fingerprint=wording, similarity=1.0)
    new = open_case(ctx, first, assessment, like, alone=True)
    ctx.uow.members.move(case.id, new.id, wording)
    recounted(ctx, ctx.uow.cases.get(new.id))
    recounted(ctx, case)
    ctx.uow.regroupings.add(Regrouping(from_group=case.alike, fingerprint=wording, to_group=new.alike))
    note(ctx, person.id, "case.split", f"case:{case.id}", case=new.id)
    return [Tell(key="told-split", params={"case": new.id, "count": len(members)})]


def ask_merge(event: Clicked, ctx: Context) -> list[Effect]:
    acting(event, ctx)
    case = _open_case(event, ctx)
    return [
        OpenForm(
            click=event.click,
            title="form-merge-title",
            submit="form-merge-submit",
            note="form-merge-note",
            params={"case": case.id},
            fields=(Field(id="case", key="form-merge-field", max_length=12),),
        )
    ]


def merge(event: Submitted, ctx: Context) -> list[Effect]:
    """Another case is counted in this one; what comes later in its words comes here."""
    person = acting(event, ctx)
    case = _open_case(event, ctx)
    other = _other_case(event, case, ctx)
    comment = ctx.uow.comments.get(other.comment_id)
    void_work(ctx, other, "merged")
    drop_timers(ctx, other)
    ctx.uow.members.move(other.id, case.id)
    ctx.uow.members.add(
        Member(
            case_id=case.id,
            comment_id=comment.id,
            source=comment.source,
            fingerprint=fingerprint(comment.text),
            similarity=0.0,  # a person says that they belong together, not that they are alike
        )
    )
    change_case(
        ctx,
        ctx.uow.cases.get(other.id),
        state=State.DISMISSED,
        others=0,
        variants=0,
        spread=(),
        lease_until=None,
        snoozed_until=None,
        closed_at=ctx.now,
        closed_by=person.id,
    )
    recounted(ctx, case)
    if other.alike and other.alike != case.alike:
        ctx.uow.regroupings.add(Regrouping(from_group=other.alike, to_group=case.alike))
    for one, into in ((case, other), (other, case)):
        note(ctx, person.id, "case.merged", f"case:{one.id}", case=into.id)
    return [Tell(key="told-merged", params={"case": case.id, "other": other.id})]


def _open_case(event: Clicked | Submitted, ctx: Context) -> Case:
    case = ctx.uow.cases.get(event.click.id)
    if case.state in DONE or case.deleted:
        raise Refused("refused-not-open", case=case.id)
    return case


def _other_case(event: Submitted, case: Case, ctx: Context) -> Case:
    number = event.values.get("case", "").strip().lstrip("#")
    if not (number.isascii() and number.isdigit() and len(number) <= 12):
        raise Refused("refused-no-such-case", field="case")
    try:
        other = ctx.uow.cases.get(int(number))
    except NotFound:
        raise Refused("refused-no-such-case", field="case") from None
    if other.id == case.id or other.brand != case.brand:
        raise Refused("refused-no-such-case", field="case")
    busy = other.state in {State.IN_APPROVAL, State.PUBLISHING} or is_under_way(ctx, other)
    if other.state in DONE or other.deleted or busy:
        raise Refused("refused-not-open", field="case", case=other.id)
    return other
