"""From a prepared statement to exact wordings: a form, one text per account, a preview before anybody is asked."""

from dataclasses import replace
from datetime import timedelta

from handlers.announcement import Announcement, AnnouncementState, Wording, bound
from handlers.checks import clean, has_hidden_characters
from handlers.crisis.crisis import RUNS, Crisis
from handlers.effects import Effect, Field, OpenForm, ShowCard, Tell
from handlers.errors import Refused
from handlers.events import Clicked, Submitted
from handlers.networks import length_of, limit_of, shown_network
from handlers.people import Brand, Person, Source
from handlers.permissions import YES, acting, names_with
from handlers.ports import Context
from handlers.records import note
from handlers.statement import fill
from handlers.statements.prepared import Prepared, kind_and_language, prepared, promised, said_time, suggested
from handlers.statements.showing import place_card, show

LONGEST_SLOT = 600
MOST_PARTS = 5
"""What a form holds on Discord: with five fields there is room for nothing else."""
HOURLY = timedelta(hours=1)


def overview(event: Clicked, ctx: Context) -> list[Effect]:
    """What is prepared, to the one who asks."""
    acting(event, ctx)
    return [ShowCard(kind="statements", subject=ctx.uow.crises.get(event.click.id).id)]


def ask_fill(event: Clicked, ctx: Context) -> list[Effect]:
    """The form: one field a slot. Opened from the crisis, or from a version that is to be changed."""
    acting(event, ctx)
    earlier = ctx.uow.announcements.get(event.click.id) if event.click.kind == "announcement" else None
    crisis = running(ctx, earlier.crisis_id if earlier else event.click.id)
    brand = brand_of(ctx, crisis)
    if earlier is not None:
        kind, language = earlier.kind, earlier.language
    else:
        kind, language = kind_and_language(event.click.choice, brand)
    text = prepared(ctx, brand, kind, language)
    values = earlier.slots if earlier else {}
    room = len(text.seed.slots) < MOST_PARTS
    return [
        OpenForm(
            click=event.click,
            title="form-statement-title",
            submit="form-statement-submit",
            note="form-statement-note" if room else "",
            quote=text.text if room else "",
            params={"crisis": crisis.id, "kind": kind, "language": language},
            fields=tuple(_field(slot, text, values.get(slot), brand, ctx) for slot in text.seed.slots),
        )
    ]


def _field(slot: str, text: Prepared, value: str | None, brand: Brand, ctx: Context) -> Field:
    required = slot in text.seed.required
    if slot == "next":
        return Field(
            id=slot,
            key="slot-next",
            value=value or suggested(ctx.now, brand, HOURLY),
            required=required,
            max_length=5,
        )
    start = text.seed.filled.get(slot, {}).get(text.language, "")
    return Field(
        id=slot,
        key=f"slot-{slot}",
        kind="long_text",
        value=start if value is None else value,
        hint="form-statement-hint" if slot == text.seed.slots[0] else "",
        required=required,
        max_length=LONGEST_SLOT,
    )


def fill_in(event: Submitted, ctx: Context) -> list[Effect]:
    """A version of the statement, seen by its author alone until a second person is asked."""
    person = acting(event, ctx)
    earlier = ctx.uow.announcements.get(event.click.id) if event.click.kind == "announcement" else None
    crisis = running(ctx, earlier.crisis_id if earlier else event.click.id)
    brand = brand_of(ctx, crisis)
    if earlier is not None:
        kind, language = earlier.kind, earlier.language
    else:
        kind, language = kind_and_language(event.click.choice, brand)
    text = prepared(ctx, brand, kind, language)
    slots = {slot: clean(event.values.get(slot, ""))[:LONGEST_SLOT] for slot in text.seed.slots}
    for slot in text.seed.slots:
        if slot in text.seed.required and not slots[slot]:
            raise Refused("refused-form-incomplete", field=slot)
    promise = promised(slots["next"], ctx.now, brand) if slots.get("next") else None
    shown = slots | ({"next": said_time(promise, ctx.now, brand, language)} if promise else {})
    sources = [source for source in ctx.team.sources.values() if source.brand == crisis.brand]
    if earlier is not None:
        named = {wording.source for wording in earlier.wordings}
        sources = [source for source in sources if source.name in named]
    wordings = tuple(_wording(source, text, shown) for source in sources)
    if not wordings:
        raise Refused("refused-statement-no-account", brand=crisis.brand)
    number = len(ctx.uow.announcements.find(crisis_id=crisis.id)) + 1
    made = ctx.uow.announcements.add(
        Announcement(
            crisis_id=crisis.id,
            drill=crisis.drill,
            kind=kind,
            language=language,
            number=number,
            wordings=wordings,
            hash=bound(wordings),
            closed=text.closed,
            slots=slots,
            author=person.id,
            created_at=ctx.now,
            next_update_at=promise,
        )
    )
    note(
        ctx, person.id, "statement.written", f"crisis:{crisis.id}", made.id, kind=kind, number=number,
        platform=event.actor.platform,
    )  # fmt: skip
    return [ShowCard(kind="announcement", subject=made.id)]


def _wording(source: Source, text: Prepared, slots: dict[str, str]) -> Wording:
    """The long text where it fits, else the short one. Raises Refused where not even that does."""
    for template in (text.text, text.short):
        filled = fill(template, slots)
        if has_hidden_characters(filled):
            raise Refused("refused-text-hidden-characters", field=text.seed.slots[0], quote=filled)
        if length_of(filled, source) <= limit_of(source):
            return Wording(source=source.name, text=filled)
    raise Refused(
        "refused-text-too-long",
        field=text.seed.slots[0],
        quote=filled,
        length=length_of(filled, source),
        limit=limit_of(source),
        network=shown_network(source),
    )


def ask_second(event: Clicked, ctx: Context) -> list[Effect]:
    """Ask for the yes, by a card in the room; what was asked before for the same kind no longer counts."""
    person = acting(event, ctx)
    made = ctx.uow.announcements.get(event.click.id)
    crisis = running(ctx, made.crisis_id)
    if made.state is not AnnouncementState.DRAFTED:
        raise Refused("refused-statement-asked")
    others = names_with(YES, ctx.team, without=made.author)
    if not others and not made.closed and not ctx.team.policy.solo:
        raise Refused("refused-nobody-approves", who=names_with(frozenset({"admin"}), ctx.team))
    only = event.click.choice.removeprefix("only-")
    wordings = made.wordings
    if only != "-":
        wordings = tuple(wording for place, wording in enumerate(wordings) if str(place) == only)
    if not wordings:
        raise Refused("refused-unknown-click")
    for older in ctx.uow.announcements.find(
        crisis_id=crisis.id, kind=made.kind, state=AnnouncementState.OPEN
    ):
        ctx.uow.announcements.save(replace(older, state=AnnouncementState.VOID, version=older.version + 1))
        show(ctx, older)
    asked = replace(
        made,
        wordings=wordings,
        hash=bound(wordings),
        state=AnnouncementState.OPEN,
        due_at=ctx.now + ctx.team.policy.approval,
        version=made.version + 1,
    )
    ctx.uow.announcements.save(asked)
    place_card(ctx, crisis, asked, mention=("role:approver", "role:deputy"))
    note(
        ctx, person.id, "statement.asked", f"crisis:{crisis.id}", asked.id, kind=asked.kind, number=asked.number,
        platform=event.actor.platform,
    )  # fmt: skip
    return [Tell(key="told-statement-asked", params={"crisis": crisis.id, "who": others})]


def running(ctx: Context, crisis_id: int) -> Crisis:
    """The crisis, if words can still be made in it. Raises Refused."""
    crisis = ctx.uow.crises.get(crisis_id)
    if crisis.state not in RUNS:
        raise Refused("refused-statement-over", crisis=crisis.id)
    return crisis


def brand_of(ctx: Context, crisis: Crisis) -> Brand:
    return ctx.team.brands.get(crisis.brand) or Brand(name=crisis.brand)


def author_of(ctx: Context, made: Announcement) -> Person | None:
    return ctx.team.people.get(made.author)
