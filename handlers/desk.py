"""What a person does with a case beside answering it: dismiss, classify anew, put off, look closer."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from handlers.case import Case, State
from handlers.checks import clean
from handlers.claims import drop_timers, name_of, refuse_busy, refuse_taken, set_lease
from handlers.comment import Assessment, Flag, Purpose, Urgency
from handlers.effects import Effect, Field, OpenForm, Option, ShowCard, Tell
from handlers.errors import Refused
from handlers.events import Clicked, Submitted, TimerFired
from handlers.flags import folded_flag, hold_of, meaning_of
from handlers.learning import flag_options, learn
from handlers.people import Person
from handlers.permissions import acting
from handlers.placement import Timer
from handlers.ports import Context
from handlers.promises import promise
from handlers.records import BOT, announce, change_case, note, notify
from handlers.views.facts import target_of
from handlers.void import void_offered, void_work

NONE = "none"
"""Choice of the form that says that no flag is right."""
MORNING = time(9)
HOURS = {"1h": 1, "3h": 3}
SNOOZES = (*HOURS, "tomorrow", "next-week")
LONGEST_NOTE = 300


def dismiss(event: Clicked, ctx: Context) -> list[Effect]:
    """No reply needed: one click, and anybody may take the case up again."""
    person, case = _close(event, ctx)
    note(ctx, person.id, "case.dismissed", f"case:{case.id}", platform=event.actor.platform)
    return []


def collect(event: Clicked, ctx: Context) -> list[Effect]:
    """A wish goes to the product team: recorded as such, and the case is closed without a reply."""
    person, case = _close(event, ctx)
    note(ctx, person.id, "case.collected", f"case:{case.id}", case.comment_id, platform=event.actor.platform)
    return []


def _close(event: Clicked, ctx: Context) -> tuple[Person, Case]:
    person, case = _mine_or_free(event, ctx)
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
    return person, case


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
        origin=f"person:{person.id}",
    )


def ask_snooze(event: Clicked, ctx: Context) -> list[Effect]:
    _mine_or_free(event, ctx)
    options = tuple(Option(value=name, key=f"snooze-{name}") for name in SNOOZES)
    until = Field(id="until", key="form-snooze-field", kind="choice", value=SNOOZES[0], options=options)
    return [
        OpenForm(click=event.click, title="form-snooze-title", submit="form-snooze-submit", fields=(until,))
    ]


def snooze(event: Submitted, ctx: Context) -> list[Effect]:
    """Put a case off; a timer brings it back."""
    person, case = _mine_or_free(event, ctx)
    until = _until(event.values.get("until", ""), ctx.now, target_of(case, ctx.team).brand.time_zone)
    drop_timers(ctx, case)
    ctx.uow.timers.set(Timer(key=f"snooze:{case.id}", due_at=until, kind="snooze", subject=case.id))
    change_case(ctx, case, state=State.SNOOZED, lease_until=None, snoozed_until=until)
    note(ctx, person.id, "case.snoozed", f"case:{case.id}", platform=event.actor.platform)
    return []


def wake(event: TimerFired, ctx: Context) -> list[Effect]:
    """The time is up: back to whoever put it off, else to everybody."""
    if not ctx.uow.timers.take(event.key or f"snooze:{event.subject}", event.due_at):
        return []
    case = ctx.uow.cases.get(event.subject)
    if case.state is not State.SNOOZED:
        return []
    owner = case.owner if case.owner in ctx.team.people else ""
    awake = change_case(
        ctx,
        case,
        state=State.CLAIMED if owner else State.NEW,
        owner=owner,
        lease_until=ctx.now + ctx.team.policy.claim if owner else None,
        snoozed_until=None,
        **promise(ctx.team, case.brand, case.urgency, ctx.now),
    )
    note(ctx, BOT, "case.woken", f"case:{case.id}")
    if owner:
        set_lease(ctx, awake)
        notify(ctx, awake, [owner], "notice-snooze-over")
    else:
        announce(ctx, awake, "notice-snooze-over")
    return []


def _until(choice: str, now: datetime, zone: str) -> datetime:
    """1h and 3h from now; the others in the morning, where the brand is."""
    if choice not in SNOOZES:
        raise Refused("refused-form-incomplete", field="until")
    if choice in HOURS:
        return now + timedelta(hours=HOURS[choice])
    today = now.astimezone(ZoneInfo(zone))
    days = 1 if choice == "tomorrow" else 7 - today.weekday()
    morning = datetime.combine(today.date() + timedelta(days=days), MORNING, tzinfo=today.tzinfo)
    return morning.astimezone(UTC)


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
    acting(event, ctx)
    return [ShowCard(kind=kind, subject=ctx.uow.cases.get(event.click.id).id)]


def _mine_or_free(event: Clicked | Submitted, ctx: Context) -> tuple[Person, Case]:
    """The case, if it is open and nobody else has it in hand."""
    person = acting(event, ctx)
    case = ctx.uow.cases.get(event.click.id)
    refuse_busy(ctx, case)
    refuse_taken(ctx, case, person)
    if case.state is State.DISMISSED:
        raise Refused("refused-case-done", who=name_of(ctx, case.closed_by), at=case.closed_at or ctx.now)
    return person, case
