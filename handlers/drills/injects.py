"""Injects: what the script puts in front of the team, by timers that survive a restart. They stand in the drill's own
rooms and nowhere else; what is late comes late and says so."""

from dataclasses import replace
from datetime import timedelta

from handlers.case import Case
from handlers.checks import clean
from handlers.comment import Author, Comment, Kind, Post
from handlers.crisis.crisis import Crisis, CrisisRoom, RoomState
from handlers.crisis.drill import Drill, DrillState, InjectRow
from handlers.crisis.permissions import refuse_ended
from handlers.crisis.records import in_language, keep, name_of, noted, rooms_of, show
from handlers.crisis.scenario import Inject
from handlers.crisis.taking_part import refuse_outsider
from handlers.effects import Effect, Field, OpenForm, Tell
from handlers.errors import Refused
from handlers.events import Clicked, RoomOpened, Submitted, TimerFired
from handlers.people import Brand
from handlers.permissions import acting
from handlers.placement import Timer
from handlers.ports import Context
from handlers.records import BOT, note, place
from handlers.relaying.opening import seen
from handlers.routing import Channel
from handlers.triage.assess import assess

CARD = "inject"
TIMER = "inject"
SOURCE = "drill"
"""Where scripted comments come from: no account of anybody's."""
LATE = timedelta(minutes=2)
"""An inject that comes so much after its time says so."""
A_MOMENT = timedelta(seconds=1)
"""Looked at again after that while the rooms are being made."""
ROOMS_WITHIN = timedelta(minutes=1)
"""For so long an inject waits until every room is there; after that it comes into those that are."""
LONGEST_ANSWER = 500


def wind(ctx: Context, row: InjectRow) -> None:
    """Have its clock ring."""
    ctx.uow.timers.set(Timer(key=_key(row), due_at=row.due_at, kind=TIMER, subject=row.id))


def unwind(ctx: Context, row: InjectRow) -> None:
    ctx.uow.timers.cancel(_key(row))


def _key(row: InjectRow) -> str:
    return f"inject:{row.id}"


def due(event: TimerFired, ctx: Context) -> list[Effect]:
    """Its time has come."""
    if not ctx.uow.timers.take(event.key, event.due_at):
        return []
    row = ctx.uow.injects.get(event.subject)
    drill = ctx.uow.drills.get(row.drill_id)
    if row.fired_at is not None or drill.state is not DrillState.RUNNING:
        return []
    if not _has_room(ctx, row):
        again = Timer(key=_key(row), due_at=ctx.now + A_MOMENT, kind=TIMER, subject=row.id)
        ctx.uow.timers.set(again)
        return []
    fire(ctx, drill, row)
    return []


def _has_room(ctx: Context, row: InjectRow) -> bool:
    """Without a room nothing is shown: an inject never falls back on a channel of the team."""
    states = {room.state for room in rooms_of(ctx.uow, ctx.uow.crises.get(row.crisis_id))}
    waiting = RoomState.WANTED in states and ctx.now - row.due_at < ROOMS_WITHIN
    return RoomState.OPEN in states and not waiting


def fire(ctx: Context, drill: Drill, row: InjectRow) -> InjectRow:
    """Put it in front of the team, in every room of the drill."""
    crisis = ctx.uow.crises.get(drill.crisis_id)
    inject = drill.script.injects[row.position]
    numbers = range(len(inject.texts)) if inject.kind == "comments" else ()
    fired = replace(
        row,
        fired_at=ctx.now,
        late=ctx.now - row.due_at > LATE,
        cases=tuple(_case(ctx, drill, row, number).id for number in numbers),
        version=row.version + 1,
    )
    ctx.uow.injects.save(fired)
    unwind(ctx, row)
    for room in rooms_of(ctx.uow, crisis):
        if room.state is RoomState.OPEN:
            _show(ctx, crisis, fired, room)
    show(ctx, crisis.id)
    late = "yes" if fired.late else "no"
    noted(ctx, crisis, BOT, "drill.inject", number=row.position + 1, kind=inject.kind, late=late)
    return fired


def _show(ctx: Context, crisis: Crisis, row: InjectRow, room: CrisisRoom) -> None:
    channel = Channel(platform=room.platform, id=room.channel, language=room.language)
    place(ctx, CARD, row.id, channel, mention=(crisis.lead,) if not row.cases else ())
    for case_id in row.cases:
        place(ctx, "case", case_id, channel)


def room_opened(event: RoomOpened, ctx: Context) -> list[Effect]:
    """A room that came late shows what has come so far."""
    if event.kind != "crisis":
        return []
    for row in ctx.uow.injects.find(crisis_id=event.subject):
        crisis = ctx.uow.crises.get(row.crisis_id)
        here = [room for room in rooms_of(ctx.uow, crisis) if room.platform == event.platform]
        shown = {(placed.platform, placed.channel) for placed in ctx.uow.placements.of(CARD, row.id)}
        for room in here:
            missing = room.state is RoomState.OPEN and (room.platform, room.channel) not in shown
            if row.fired_at is not None and missing:
                _show(ctx, crisis, row, room)
    return []


def _case(ctx: Context, drill: Drill, row: InjectRow, number: int) -> Case:
    """A scripted comment as a case: assessed as a real one is, and counted nowhere."""
    brand = ctx.team.brands.get(drill.brand) or Brand(name=drill.brand)
    inject = drill.script.injects[row.position]
    origin = in_language(inject.origin, brand.language)
    told = Comment(
        source=SOURCE,
        external_id=f"{drill.crisis_id}-{row.position}-{number}",
        kind=Kind.COMMENT,
        author=Author(id=f"{drill.crisis_id}-{row.position}-{number}", name=origin),
        text=in_language(inject.texts[number], brand.language),
        created_at=ctx.now,
        received_at=ctx.now,
        post=Post(id=f"drill-{drill.crisis_id}", title=in_language(drill.script.title, brand.language)),
    )
    thought = assess(told, brand, ctx.team.policy)
    comment = ctx.uow.comments.add(replace(told, language=thought.language))
    ctx.uow.comments.assess(comment.id, comment.version, thought)
    case = ctx.uow.cases.add(
        Case(
            comment_id=comment.id,
            brand=drill.brand,
            source=SOURCE,
            drill=drill.crisis_id,
            **seen(thought),
            opened_at=ctx.now,
        )
    )
    note(ctx, BOT, "case.opened", f"case:{case.id}", comment.id, urgency=case.urgency.name.lower(), flags="")
    return case


def ask_answer(event: Clicked, ctx: Context) -> list[Effect]:
    row, inject = _open(event, ctx)
    text = Field(id="text", key="form-inject-field", kind="long_text", max_length=LONGEST_ANSWER)
    return [
        OpenForm(
            click=event.click,
            title="form-inject-title",
            submit="form-inject-submit",
            note="form-inject-note",
            quote=in_language(inject.texts[0], event.actor.language),
            params={"number": row.position + 1},
            fields=(text,),
        )
    ]


def answer(event: Submitted, ctx: Context) -> list[Effect]:
    """Somebody says what is done about it; who was first counts."""
    text = clean(event.values.get("text", ""))[:LONGEST_ANSWER]
    try:
        row, _ = _open(event, ctx)
    except Refused as refusal:
        refusal.quote = text
        raise
    if not text:
        raise Refused("refused-form-incomplete", field="text")
    person = acting(event, ctx)
    ctx.uow.injects.save(
        replace(row, answered_at=ctx.now, answered_by=person.id, answer=text, version=row.version + 1)
    )
    ctx.uow.placements.touch(CARD, row.id)
    crisis = ctx.uow.crises.get(row.crisis_id)
    content = keep(ctx, crisis, "inject", person.id, text)
    noted(
        ctx, crisis, person.id, "drill.answered", content, number=row.position + 1, platform=event.actor.platform
    )  # fmt: skip
    return [Tell(key="told-inject-answered", params={"number": row.position + 1})]


def _open(event: Clicked | Submitted, ctx: Context) -> tuple[InjectRow, Inject]:
    person = acting(event, ctx)
    row = ctx.uow.injects.get(event.click.id)
    crisis = ctx.uow.crises.get(row.crisis_id)
    refuse_ended(ctx, crisis)
    refuse_outsider(ctx, crisis, person, event.place)
    if row.fired_at is None:
        raise Refused("refused-unknown-click")
    if row.answered_at is not None:
        raise Refused("refused-inject-answered", who=name_of(ctx.team, row.answered_by), at=row.answered_at)
    return row, ctx.uow.drills.get(row.drill_id).script.injects[row.position]
