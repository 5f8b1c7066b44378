"""The second person's yes to exactly these texts at exactly these accounts; or not like this."""

from dataclasses import replace

from handlers.calendar.hours import is_working
from handlers.checks import clean
from handlers.claims import name_of
from handlers.crisis.freeze import storm_of
from handlers.crisis.records import keep, noted
from handlers.effects import Effect, Field, OpenForm, Tell
from handlers.errors import NotFound, Refused
from handlers.events import Clicked, Submitted
from handlers.people import Person
from handlers.permissions import YES, acting, names_with, says_yes
from handlers.ports import Context
from handlers.records import note
from handlers.statements.board import moved
from handlers.statements.filling import running
from handlers.statements.posts import drilled, publish
from handlers.statements.requesting import TIMER
from handlers.statements.showing import show, target, tell
from handlers.texts.announcement import Announcement, AnnouncementState, bound
from handlers.views.public import standing_row

LONGEST_LINE = 300


def ask_approve(event: Clicked, ctx: Context) -> list[Effect]:
    """The confirming form: where it will appear, and exactly this text."""
    person = acting(event, ctx)
    made = approvable(event, ctx)
    _refuse(ctx, made, person)
    return [
        OpenForm(
            click=event.click,
            title="form-approve-submit-drill" if made.drill else "form-statement-approve-title",
            submit="form-approve-submit-drill" if made.drill else f"form-statement-approve-{made.act}",
            note="form-statement-approve-note-drill" if made.drill else f"form-statement-note-{made.act}",
            quote=exactly(ctx, made),
            params={"crisis": made.crisis_id, "count": len(made.wordings)},
        )
    ]


def exactly(ctx: Context, made: Announcement) -> str:
    """Each account with its text, in full."""
    return "\n\n".join(f"{target(ctx, wording.source)}\n{wording.text}" for wording in made.wordings)


def approve(event: Submitted, ctx: Context) -> list[Effect]:
    person = acting(event, ctx)
    made = approvable(event, ctx)
    _refuse(ctx, made, person)
    approved = decided(made, person, ctx, alone=person.is_(made.author))
    note(
        ctx, person.id, "statement.approved", f"crisis:{made.crisis_id}", kind=made.kind, number=made.number,
        act=made.act, alone=approved.alone, platform=event.actor.platform,
    )  # fmt: skip
    return carried_out(ctx, approved)


def _refuse(ctx: Context, made: Announcement, person: Person) -> None:
    refusal = why_not_yes(ctx, made, person)
    if refusal is not None:
        raise refusal


def decided(made: Announcement, by: Person, ctx: Context, *, alone: bool = False) -> Announcement:
    return replace(
        made,
        state=AnnouncementState.DRILLED if made.drill else AnnouncementState.APPROVED,
        decided_by=by.id,
        decided_at=ctx.now,
        alone=alone,
        version=made.version + 1,
    )


def carried_out(ctx: Context, approved: Announcement) -> list[Effect]:
    """The yes is there, and on record."""
    ctx.uow.announcements.save(approved)
    ctx.uow.timers.cancel(f"{TIMER}:{approved.id}")
    if approved.drill:
        return drilled(ctx, approved)
    effects = publish(ctx, approved)
    show(ctx, approved)
    return [*effects, Tell(key="told-statement-approved", params={"crisis": approved.crisis_id})]


def approvable(event: Clicked | Submitted, ctx: Context) -> Announcement:
    """What a yes is asked for, with everything but the person checked anew; raises Refused with the first thing that
    is missing."""
    made = open_one(event, ctx)
    if made.version != event.click.version or made.hash != bound(made.wordings):
        raise Refused("refused-draft-void")
    if moved(ctx.uow, made):
        raise Refused("refused-fact-moved", crisis=made.crisis_id)
    if made.about:
        # What is to be changed still has to stand there, and to be taken back as it was when that was asked for.
        stands = standing_row(ctx.uow, made.about)
        if made.act == "delete" and stands.text != made.wordings[0].text:
            raise Refused("refused-draft-void")
    return made


def open_one(event: Clicked | Submitted, ctx: Context) -> Announcement:
    made = ctx.uow.announcements.get(event.click.id)
    if not made.about:
        running(ctx, made.crisis_id)
    who, at = name_of(ctx, made.decided_by), made.decided_at or made.created_at
    match made.state:
        case AnnouncementState.OPEN:
            return made
        case AnnouncementState.APPROVED | AnnouncementState.DRILLED:
            raise Refused("refused-already-approved", who=who, at=at)
        case AnnouncementState.SENT_BACK:
            raise Refused("refused-sent-back", who=who, at=at)
        case AnnouncementState.DRAFTED | AnnouncementState.VOID:
            if made.void:
                raise Refused("refused-fact-moved", crisis=made.crisis_id)
            raise Refused("refused-draft-void")


def why_not_yes(ctx: Context, made: Announcement, person: Person) -> Refused | None:
    """Why this person can't say yes, or None: never to one's own version, but for solo mode, and at night for a
    statement into which nothing could be put that had not been approved by day."""
    if not says_yes(person):
        return Refused("refused-role", verb="approve", who=names_with(YES, ctx.team, without=made.author))
    if not person.is_(made.author) or _solo(ctx, made) or may_go_alone(ctx, made):
        return None
    return Refused("refused-own-version", who=names_with(YES, ctx.team, without=person.id))


def _solo(ctx: Context, made: Announcement) -> bool:
    """One person is enough, as configured; from level 5 up a crisis overrules that."""
    crisis = ctx.uow.crises.get(made.crisis_id)
    drill = crisis.id if crisis.drill else 0
    return ctx.team.policy.solo and not storm_of(ctx.uow, crisis.brand, drill=drill)


def may_go_alone(ctx: Context, made: Announcement) -> bool:
    """Outside working hours, and what managers approved by day still counts, as it was then."""
    if not (made.closed and made.act == "post" and ctx.team.policy.alone_at_night):
        return False
    try:
        own = ctx.uow.statements.get(made.prepared)
    except NotFound:
        return False
    holds = own.retired_at is None and own.approve_again_at > ctx.now and own.version == made.prepared_version
    crisis = ctx.uow.crises.get(made.crisis_id)
    return holds and not is_working(ctx.team.brand_hours(crisis.brand), ctx.now)


def ask_sendback(event: Clicked, ctx: Context) -> list[Effect]:
    person = acting(event, ctx)
    made = open_one(event, ctx)
    _refuse_stranger(person, made, ctx)
    line = Field(id="line", key="form-sendback-field", kind="long_text", max_length=LONGEST_LINE)
    return [
        OpenForm(
            click=event.click,
            title="form-sendback-title",
            submit="form-sendback-submit",
            fields=(line,),
        )
    ]


def send_back(event: Submitted, ctx: Context) -> list[Effect]:
    """Not like this: the line goes into the room. The author may withdraw so."""
    person = acting(event, ctx)
    made = open_one(event, ctx)
    _refuse_stranger(person, made, ctx)
    line = clean(event.values.get("line", ""))[:LONGEST_LINE]
    if not line:
        raise Refused("refused-form-incomplete", field="line")
    back = replace(
        made,
        state=AnnouncementState.SENT_BACK,
        decided_by=person.id,
        decided_at=ctx.now,
        note=line,
        version=made.version + 1,
    )
    ctx.uow.announcements.save(back)
    ctx.uow.timers.cancel(f"{TIMER}:{made.id}")
    show(ctx, back)
    crisis = ctx.uow.crises.get(made.crisis_id)
    content = keep(ctx, crisis, "reason", person.id, line)
    noted(
        ctx, crisis, person.id, "statement.sent_back", content, kind=made.kind, number=made.number,
        platform=event.actor.platform,
    )  # fmt: skip
    if not person.is_(made.author):
        tell(
            ctx,
            crisis,
            [made.author],
            "notice-statement-sent-back",
            quote=line,
            by=person.name,
            kind=made.kind,
        )
    return []


def _refuse_stranger(person: Person, made: Announcement, ctx: Context) -> None:
    if not person.is_(made.author) and not says_yes(person):
        raise Refused("refused-role", verb="approve", who=names_with(YES, ctx.team, without=made.author))
