"""The second person's yes to exactly these texts at exactly these accounts; or not like this."""

from dataclasses import replace

from handlers.announcement import Announcement, AnnouncementState, bound
from handlers.checks import clean
from handlers.claims import name_of
from handlers.effects import Effect, Field, OpenForm, Tell
from handlers.errors import Refused
from handlers.events import Clicked, Submitted
from handlers.hours import is_working
from handlers.networks import shown_account, shown_network
from handlers.people import Person, Source
from handlers.permissions import YES, acting, names_with, says_yes
from handlers.ports import Context
from handlers.records import note
from handlers.statements.filling import running
from handlers.statements.posts import drilled, publish
from handlers.statements.showing import show, tell_rooms

LONGEST_LINE = 300


def ask_approve(event: Clicked, ctx: Context) -> list[Effect]:
    """The confirming form: where it will appear, and exactly this text."""
    _, made = _approvable(event, ctx)
    return [
        OpenForm(
            click=event.click,
            title="form-statement-approve-title",
            submit="form-approve-submit-drill" if made.drill else "form-statement-approve-submit",
            note="form-statement-approve-note-drill" if made.drill else "form-statement-approve-note",
            quote=exactly(ctx, made),
            params={"crisis": made.crisis_id, "count": len(made.wordings)},
        )
    ]


def exactly(ctx: Context, made: Announcement) -> str:
    """Each account with its text, in full."""
    return "\n\n".join(f"{_target(ctx, wording.source)}\n{wording.text}" for wording in made.wordings)


def _target(ctx: Context, name: str) -> str:
    source = ctx.team.sources.get(name) or Source(name=name, kind="", brand="")
    return f"{shown_network(source)} {shown_account(source)}"


def approve(event: Submitted, ctx: Context) -> list[Effect]:
    person, made = _approvable(event, ctx)
    crisis = running(ctx, made.crisis_id)
    approved = replace(
        made,
        state=AnnouncementState.DRILLED if made.drill else AnnouncementState.APPROVED,
        decided_by=person.id,
        decided_at=ctx.now,
        alone=person.is_(made.author),
        version=made.version + 1,
    )
    ctx.uow.announcements.save(approved)
    note(
        ctx, person.id, "statement.approved", f"crisis:{crisis.id}", made.id, kind=made.kind, number=made.number,
        alone=approved.alone, platform=event.actor.platform,
    )  # fmt: skip
    if approved.drill:
        return drilled(ctx, crisis, approved, person)
    effects = publish(ctx, approved)
    show(ctx, approved)
    return [*effects, Tell(key="told-statement-approved", params={"crisis": crisis.id})]


def _approvable(event: Clicked | Submitted, ctx: Context) -> tuple[Person, Announcement]:
    """Everything that a yes needs, checked anew; raises Refused with the first thing that is missing."""
    person = acting(event, ctx)
    made = _open(event, ctx)
    refusal = why_not_yes(ctx, made, person)
    if refusal is not None:
        raise refusal
    if made.version != event.click.version or made.hash != bound(made.wordings):
        raise Refused("refused-draft-void")
    return person, made


def _open(event: Clicked | Submitted, ctx: Context) -> Announcement:
    made = ctx.uow.announcements.get(event.click.id)
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
            raise Refused("refused-draft-void")


def why_not_yes(ctx: Context, made: Announcement, person: Person) -> Refused | None:
    """Why this person can't say yes, or None: never to one's own version, but for solo mode, and at night for a
    statement into which nothing could be put that had not been approved by day."""
    if not says_yes(person):
        return Refused("refused-role", verb="approve", who=names_with(YES, ctx.team, without=made.author))
    if not person.is_(made.author) or ctx.team.policy.solo or may_go_alone(ctx, made):
        return None
    return Refused("refused-own-version", who=names_with(YES, ctx.team, without=person.id))


def may_go_alone(ctx: Context, made: Announcement) -> bool:
    crisis = ctx.uow.crises.get(made.crisis_id)
    return made.closed and not is_working(ctx.team.brand_hours(crisis.brand), ctx.now)


def ask_sendback(event: Clicked, ctx: Context) -> list[Effect]:
    person = acting(event, ctx)
    made = _open(event, ctx)
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
    made = _open(event, ctx)
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
    show(ctx, back)
    note(
        ctx, person.id, "statement.sent_back", f"crisis:{made.crisis_id}", made.id, kind=made.kind, number=made.number,
        platform=event.actor.platform,
    )  # fmt: skip
    if not person.is_(made.author):
        crisis = ctx.uow.crises.get(made.crisis_id)
        tell_rooms(
            ctx, crisis, [made.author], "notice-statement-sent-back", quote=line, by=person.name,
            crisis=str(crisis.id), kind=made.kind,
        )  # fmt: skip
    return []


def _refuse_stranger(person: Person, made: Announcement, ctx: Context) -> None:
    if not person.is_(made.author) and not says_yes(person):
        raise Refused("refused-role", verb="approve", who=names_with(YES, ctx.team, without=made.author))
