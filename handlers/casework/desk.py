"""What a person does with a case beside answering it: dismiss, classify anew, look closer."""

from handlers.case import Case, State
from handlers.checks import clean
from handlers.claims import drop_timers, name_of, refuse_busy, refuse_taken
from handlers.comment import Assessment, Flag, Kind, Purpose, Urgency
from handlers.effects import Effect, Field, OpenForm, Option, ShowCard, Tell
from handlers.errors import Refused
from handlers.events import Clicked, Submitted
from handlers.flags import folded_flag, hold_of, meaning_of
from handlers.people import Person
from handlers.permissions import WORK, acting, names_with, reads_messages
from handlers.ports import Context
from handlers.records import BOT, announce, change_case, note
from handlers.relaying.learning import flag_options, learn
from handlers.replies.endings import back_to_owner
from handlers.replies.void import void_offered, void_work
from handlers.sections import names_of
from handlers.triage.mood import intent_of

NONE = "none"
"""Choice of the form that says that no flag is right."""
LONGEST_NOTE = 300


def dismiss(event: Clicked, ctx: Context) -> list[Effect]:
    """No reply needed: one click, and anybody may take the case up again."""
    person = acting(event, ctx)
    dismiss_case(ctx, ctx.uow.cases.get(event.click.id), person, platform=event.actor.platform)
    return []


def dismiss_case(ctx: Context, case: Case, person: Person, *, platform: str) -> None:
    refuse_in_work(ctx, case, person)
    _close(ctx, case, person)
    note(ctx, person.id, "case.dismissed", f"case:{case.id}", platform=platform)


def collect(event: Clicked, ctx: Context) -> list[Effect]:
    """A wish goes to the product team: recorded as such, and the case is closed without a reply."""
    person, case = _mine_or_free(event, ctx)
    _close(ctx, case, person)
    note(ctx, person.id, "case.collected", f"case:{case.id}", case.comment_id, platform=event.actor.platform)
    return []


def _close(ctx: Context, case: Case, person: Person) -> None:
    drop_timers(ctx, case)
    void_work(ctx, case, "dismissed")
    change_case(
        ctx,
        case,
        state=State.DISMISSED,
        lease_until=None,
        snoozed_until=None,
        closed_at=ctx.now,
        closed_by=person.id,
    )


def reopen_case(ctx: Context, case: Case, person: Person, *, platform: str) -> None:
    """A dismissal is taken back: with whoever had it in hand, else with nobody. Its clocks go on as they were."""
    back_to_owner(ctx, case)
    note(ctx, person.id, "case.reopened", f"case:{case.id}", reason="undo", platform=platform)


def ask_reflag(event: Clicked, ctx: Context) -> list[Effect]:
    acting(event, ctx)
    case = ctx.uow.cases.get(event.click.id)
    flag = Field(
        id="flag",
        key="form-reflag-field",
        kind="choice",
        value=case.flags[0].name if case.flags else NONE,
        options=(*flag_options(ctx), Option(value=NONE, key="form-reflag-none")),
    )
    line = Field(id="note", key="form-reflag-note", required=False, max_length=LONGEST_NOTE)
    return [
        OpenForm(
            click=event.click, title="form-reflag-title", submit="form-reflag-submit", fields=(flag, line)
        )
    ]


def reflag(event: Submitted, ctx: Context) -> list[Effect]:
    """A person says what it is. What triage got wrong stays on record, so that it can be taught."""
    person = acting(event, ctx)
    case = ctx.uow.cases.get(event.click.id)
    name = event.values.get("flag", "")
    if name != NONE and name not in {option.value for option in flag_options(ctx)}:
        raise Refused("refused-form-incomplete", field="flag")
    flags = () if name == NONE else (Flag(name=name, score=1.0),)
    told = _corrected(case, flags, person)
    comment = ctx.uow.comments.get(case.comment_id)
    ctx.uow.comments.assess(comment.id, comment.version, told)
    was = ",".join(flag.name for flag in case.flags)
    lessons = learn(ctx, person, case, comment, name)
    note(
        ctx,
        person.id,
        "case.reflagged",
        f"case:{case.id}",
        comment.id,
        was=was,
        now=name,
        hold=told.hold,
        lessons=lessons,
        platform=event.actor.platform,
    )
    changed = change_case(
        ctx, case, flags=told.flags, purpose=told.purpose, urgency=told.urgency, hold=told.hold
    )
    if told.hold:
        void_offered(ctx, case)
    ctx.uow.placements.touch("drafts", case.id)
    if line := clean(event.values.get("note", ""))[:LONGEST_NOTE]:
        announce(ctx, changed, "notice-reflagged", line, by=person.name, flag=name)
    if not lessons:
        return [Tell(key="told-not-taught", params={"case": case.id})]
    return [ShowCard(kind="learned", subject=comment.id, params={"case": str(case.id), "what": "reflagged"})]


def _corrected(case: Case, flags: tuple[Flag, ...], person: Person) -> Assessment:
    """The assessment as a person sees it; without any flag only the promise to look remains."""
    urgency = max((meaning_of(flag).urgency for flag in flags), default=Urgency.LOW)
    return Assessment(
        language=case.language,
        flags=flags,
        purpose=meaning_of(flags[0]).purpose if flags else Purpose.ENGAGEMENT,
        urgency=urgency,
        relay=any(meaning_of(flag).relay for flag in flags),
        hold=hold_of(flags),
        intent=intent_of(Kind.COMMENT, flags),
        origin=f"person:{person.id}",
    )


def original(event: Clicked, ctx: Context) -> list[Effect]:
    return _show(event, ctx, "original")


def history(event: Clicked, ctx: Context) -> list[Effect]:
    return _show(event, ctx, "history")


def show_case(event: Clicked, ctx: Context) -> list[Effect]:
    return _show(event, ctx, "case")


def reveal(event: Clicked, ctx: Context) -> list[Effect]:
    """Show a folded text to the one who asked; who looked is on record."""
    shown = _show(event, ctx, "reveal")
    case = ctx.uow.cases.get(event.click.id)
    who = event.actor.person.id if event.actor.person else BOT
    note(
        ctx,
        who,
        "comment.revealed",
        f"case:{case.id}",
        case.comment_id,
        flag=folded_flag(case.flags),
        platform=event.actor.platform,
    )
    return shown


def _show(event: Clicked, ctx: Context, kind: str) -> list[Effect]:
    person = acting(event, ctx)
    case = ctx.uow.cases.get(event.click.id)
    if not _may_read(ctx, case, person):
        raise Refused("refused-role", verb=event.click.verb, who=names_with(WORK, ctx.team))
    return [ShowCard(kind=kind, subject=case.id)]


def _may_read(ctx: Context, case: Case, person: Person) -> bool:
    """Private messages: whoever works on them, and whoever an escalation asks about this one."""
    if reads_messages(person) or ctx.uow.comments.get(case.comment_id).kind is not Kind.MESSAGE:
        return True
    names = {*names_of(person)}
    asked = ctx.uow.escalations.find(kind="case", subject=case.id)
    return any(one.taken_by == person.id or not names.isdisjoint(one.asked) for one in asked)


def _mine_or_free(event: Clicked | Submitted, ctx: Context) -> tuple[Person, Case]:
    """The case, if it is open and nobody else has it in hand."""
    person = acting(event, ctx)
    case = ctx.uow.cases.get(event.click.id)
    refuse_in_work(ctx, case, person)
    return person, case


def refuse_in_work(ctx: Context, case: Case, person: Person) -> None:
    """Refused where somebody else has it in hand, and where it is over."""
    refuse_busy(ctx, case)
    refuse_taken(ctx, case, person)
    if case.state is State.DISMISSED:
        raise Refused("refused-case-done", who=name_of(ctx, case.closed_by), at=case.closed_at or ctx.now)
