"""From a prepared statement to exact wordings: a form, one text per account, a preview before anybody is asked."""

from dataclasses import dataclass
from datetime import timedelta

from handlers.checks import clean, has_hidden_characters
from handlers.crisis.crisis import RUNS, Crisis
from handlers.draft import Send
from handlers.effects import Effect, Field, OpenForm, ShowCard
from handlers.errors import Refused
from handlers.events import Clicked, Submitted
from handlers.people import Brand, Source
from handlers.permissions import acting
from handlers.ports import Context
from handlers.records import note
from handlers.sources.networks import length_of, limit_of, shown_network
from handlers.statements.board import Offered, offered, used
from handlers.statements.prepared import Prepared, Wanted, prepared, wanted
from handlers.statements.promised import promised, said_time, suggested
from handlers.texts.announcement import Announcement, Wording, bound
from handlers.texts.statement import fill, places
from handlers.views.public import standing_row

LONGEST_SLOT = 600
MOST_PARTS = 5
"""What a form holds on Discord: with five fields there is room for nothing else."""
HOURLY = timedelta(hours=1)
ABOUT = {"de": "Zu unserem Post: {url}", "en": "About our post: {url}"}
"""How a correction that had to be a post of its own names the one that it corrects."""
NOTHING = Offered()


@dataclass(frozen=True, kw_only=True, slots=True)
class _Asked:
    """What a form is about: a new statement, another version of one, or a correction of what is public."""

    crisis: Crisis
    brand: Brand
    text: Prepared
    wanted: Wanted
    earlier: Announcement | None
    about: Send | None
    """The post that is corrected by one of its own."""


def overview(event: Clicked, ctx: Context) -> list[Effect]:
    """What is prepared, to the one who asks."""
    acting(event, ctx)
    crisis = ctx.uow.crises.get(event.click.id)
    return [ShowCard(kind="statements", subject=crisis.id, params={"now": ctx.now.isoformat()})]


def ask_fill(event: Clicked, ctx: Context) -> list[Effect]:
    """The form: one field a slot, with what the facts board knows."""
    acting(event, ctx)
    asked = _asked(event, ctx)
    text, crisis = asked.text, asked.crisis
    room = len(text.seed.slots) < MOST_PARTS
    facts = {slot: _offered(ctx, asked, slot) for slot in text.seed.slots}
    return [
        OpenForm(
            click=event.click,
            title="form-statement-title",
            submit="form-statement-submit",
            note="form-statement-note" if room else "",
            quote=text.text if room else "",
            params={
                "crisis": crisis.id,
                "kind": asked.wanted.kind,
                "language": text.language,
                "known": facts.get("known", NOTHING).sources,
            },
            fields=tuple(_field(slot, asked, facts[slot], ctx) for slot in text.seed.slots),
        )
    ]


def _offered(ctx: Context, asked: _Asked, slot: str) -> Offered:
    if asked.earlier is not None and slot not in _moved_slots(asked.earlier):
        return NOTHING
    return offered(ctx, asked.crisis, slot, LONGEST_SLOT)


def _moved_slots(earlier: Announcement) -> frozenset[str]:
    """What the board says now goes in place of what it no longer says."""
    return frozenset(one.slot for one in earlier.facts) if earlier.void else frozenset()


def _field(slot: str, asked: _Asked, facts: Offered, ctx: Context) -> Field:
    seed, language = asked.text.seed, asked.text.language
    required = slot in seed.required
    value = asked.earlier.slots.get(slot) if asked.earlier and not facts.text else None
    if slot == "next":
        at = value or suggested(ctx.now, asked.brand, HOURLY)
        return Field(id=slot, key="slot-next", value=at, required=required, max_length=5)
    start = facts.text or seed.filled.get(slot, {}).get(language, "")
    return Field(
        id=slot,
        key=f"slot-{slot}",
        kind="long_text",
        value=start if value is None else value,
        hint=_hint(slot, asked, facts),
        required=required,
        max_length=LONGEST_SLOT,
    )


def _hint(slot: str, asked: _Asked, facts: Offered) -> str:
    if facts.text:
        return "form-statement-hint-known" if slot == "known" else "form-statement-hint-unknown"
    return "form-statement-hint" if slot == asked.text.seed.slots[0] else ""


def fill_in(event: Submitted, ctx: Context) -> list[Effect]:
    """A version of the statement, seen by its author alone until a second person is asked."""
    person = acting(event, ctx)
    asked = _asked(event, ctx)
    seed, brand, crisis = asked.text.seed, asked.brand, asked.crisis
    slots = {slot: clean(event.values.get(slot, ""))[:LONGEST_SLOT] for slot in seed.slots}
    for slot in seed.slots:
        if slot in seed.required and not slots[slot]:
            raise Refused("refused-form-incomplete", field=slot)
    promise = promised(slots["next"], ctx.now, brand) if slots.get("next") else None
    said = {"next": said_time(promise, ctx.now, brand, asked.text.language)} if promise else {}
    wordings = tuple(_wording(source, asked, slots | said) for source in _sources(ctx, asked))
    if not wordings:
        raise Refused("refused-statement-no-account", brand=crisis.brand)
    own = asked.text.own
    made = ctx.uow.announcements.add(
        Announcement(
            crisis_id=crisis.id,
            drill=crisis.drill,
            kind=asked.wanted.kind,
            language=asked.text.language,
            number=next_number(ctx, crisis),
            wordings=wordings,
            hash=bound(wordings),
            closed=asked.text.closed and asked.about is None,
            slots=slots,
            about=asked.about.id if asked.about else 0,
            prepared=own.id if own else 0,
            prepared_version=own.version if own else 0,
            facts=used(ctx, crisis, slots),
            author=person.id,
            created_at=ctx.now,
            # What is not said in public is no promise.
            next_update_at=promise if "next" in places(asked.text.text) else None,
        )
    )
    note(
        ctx, person.id, "statement.written", f"crisis:{crisis.id}", kind=made.kind, number=made.number,
        platform=event.actor.platform,
    )  # fmt: skip
    return [ShowCard(kind="announcement", subject=made.id)]


def next_number(ctx: Context, crisis: Crisis) -> int:
    return len(ctx.uow.announcements.find(crisis_id=crisis.id)) + 1


def _asked(event: Clicked | Submitted, ctx: Context) -> _Asked:
    """Raises Refused for what is over, gone, or no longer public."""
    click = event.click
    earlier = ctx.uow.announcements.get(click.id) if click.kind == "announcement" else None
    about = standing_row(ctx.uow, click.id) if click.kind == "send" else None
    if earlier is not None and earlier.about:
        about = standing_row(ctx.uow, earlier.about)
    if about is not None:
        crisis = ctx.uow.crises.get(ctx.uow.announcements.get(about.announcement_id or 0).crisis_id)
    else:
        crisis = running(ctx, earlier.crisis_id if earlier else click.id)
    brand = brand_of(ctx, crisis)
    if earlier is None:
        meant = wanted(click.choice, brand)
    else:
        meant = Wanted(kind=earlier.kind, language=earlier.language, own=earlier.prepared)
    text = prepared(ctx, brand, meant)
    return _Asked(crisis=crisis, brand=brand, text=text, wanted=meant, earlier=earlier, about=about)


def _sources(ctx: Context, asked: _Asked) -> list[Source]:
    """All accounts of the brand; for another version or a correction those that it is about."""
    sources = [source for source in ctx.team.sources.values() if source.brand == asked.crisis.brand]
    named = {wording.source for wording in asked.earlier.wordings} if asked.earlier else None
    if asked.about is not None:
        named = {asked.about.source}
    return [source for source in sources if named is None or source.name in named]


def _wording(source: Source, asked: _Asked, slots: dict[str, str]) -> Wording:
    """The long text where it fits, else the short one. Raises Refused where not even that does."""
    text = asked.text
    url = asked.about.proof_url if asked.about else ""
    below = f"\n\n{ABOUT[text.language].format(url=url)}" if url else ""
    for template in (text.text, text.short):
        filled = fill(template, slots) + below
        if has_hidden_characters(filled):
            raise Refused("refused-text-hidden-characters", field=text.seed.slots[0], quote=filled)
        if length_of(filled, source) <= limit_of(source):
            return Wording(source=source.name, text=filled)
    raise too_long(filled, source, text.seed.slots[0])


def too_long(text: str, source: Source, field: str) -> Refused:
    return Refused(
        "refused-text-too-long",
        field=field,
        quote=text,
        length=length_of(text, source),
        limit=limit_of(source),
        network=shown_network(source),
    )


def running(ctx: Context, crisis_id: int) -> Crisis:
    """The crisis, if words can still be made in it. Raises Refused."""
    crisis = ctx.uow.crises.get(crisis_id)
    if crisis.state not in RUNS:
        raise Refused("refused-statement-over", crisis=crisis.id)
    return crisis


def brand_of(ctx: Context, crisis: Crisis) -> Brand:
    return ctx.team.brands.get(crisis.brand) or Brand(name=crisis.brand)
