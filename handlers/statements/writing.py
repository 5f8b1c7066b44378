"""What managers write beforehand: a prepared statement in their own words, with an owner, approved for a while."""

import re
from dataclasses import replace

from handlers.checks import clean, has_hidden_characters
from handlers.crisis.people import people_field, person_in
from handlers.effects import Effect, Field, OpenForm
from handlers.errors import Refused
from handlers.events import Clicked, Submitted
from handlers.people import Brand, Person
from handlers.permissions import WORK, acting
from handlers.ports import Context
from handlers.records import note
from handlers.statements.prepared import Wanted, prepared, wanted
from handlers.statements.stock import brand_at, current, shown
from handlers.texts.announcement import Statement
from handlers.texts.prepared import general, in_service
from handlers.texts.statement import PLACE, Seed, places

LONGEST = {"text": 1500, "short": 260}
"""Of the short one without its slots: the smallest network that takes posts holds 280."""
LONGEST_TITLE = 60
MOST = 40
"""In service for one brand: what nobody looks through is not prepared."""
BRACE = re.compile(r"[{}]")


def ask_write(event: Clicked, ctx: Context) -> list[Effect]:
    """The text with its slots, to be changed or sent back as it is: both are a yes to it for a while."""
    person = acting(event, ctx)
    brand, asked, own = _meant(event, ctx)
    text = prepared(ctx, brand, asked)
    titled = own.title if own else ""
    # The general one has no occasion; with the first of its kind one may be named, from the second on one must.
    title = Field(
        id="title",
        key="form-statement-write-title-field",
        value=titled,
        required=bool(titled) or (own is None and _has_general(ctx, brand, asked)),
        max_length=LONGEST_TITLE,
    )
    return [
        OpenForm(
            click=event.click,
            title="form-statement-write-title",
            submit="form-statement-write-submit",
            note="form-statement-write-note",
            params={
                "kind": asked.kind,
                "language": asked.language,
                "slots": " ".join(f"{{{slot}}}" for slot in text.seed.slots),
                "days": ctx.team.policy.statement_review.days,
            },
            fields=(
                *((title,) if titled or own is None else ()),
                _text("text", text.text),
                _text("short", text.short),
                people_field(
                    "owner",
                    "form-statement-write-owner",
                    ctx,
                    _owners(ctx),
                    value=own.owner if own else person.id,
                ),
            ),
        )
    ]


def _text(id: str, value: str) -> Field:
    return Field(
        id=id, key=f"form-statement-write-{id}", kind="long_text", value=value, max_length=LONGEST[id]
    )


def _owners(ctx: Context) -> list[str]:
    return [p.id for p in ctx.team.people.values() if not (WORK | {"legal"}).isdisjoint(p.roles)]


def _has_general(ctx: Context, brand: Brand, asked: Wanted) -> bool:
    return general(ctx.uow, brand.name, asked.kind, asked.language) is not None


def write(event: Submitted, ctx: Context) -> list[Effect]:
    """Kept as it was typed; what is there already under the same occasion is never overwritten."""
    person = acting(event, ctx)
    try:
        brand, asked, own = _meant(event, ctx)
        seed = prepared(ctx, brand, asked).seed
        written = _read(event, ctx, person, seed, own, brand, asked)
    except Refused as refusal:
        refusal.quote = refusal.quote or clean(event.values.get("text", ""))
        raise
    if own is None:
        kept = ctx.uow.statements.add(written)
    else:
        kept = replace(written, id=own.id, version=own.version + 1)
        ctx.uow.statements.save(kept)
    note(
        ctx, person.id, "statement.prepared", f"brand:{brand.name}", statement=kept.id, kind=asked.kind,
        language=asked.language, platform=event.actor.platform,
    )  # fmt: skip
    return [shown(ctx, kept.id)]


def _read(
    event: Submitted,
    ctx: Context,
    person: Person,
    seed: Seed,
    own: Statement | None,
    brand: Brand,
    asked: Wanted,
) -> Statement:
    texts = {name: clean(event.values.get(name, "")) for name in LONGEST}
    for name, text in texts.items():
        refuse_unfit(name, text, seed)
    title = " ".join(clean(event.values.get("title", own.title if own else "")).split())[:LONGEST_TITLE]
    if has_hidden_characters(title):
        raise Refused("refused-text-hidden-characters", field="title", quote=title)
    others = in_service(ctx.uow, brand.name)
    same = [one for one in others if (one.kind, one.language) == (asked.kind, asked.language)]
    if any(one.title.casefold() == title.casefold() and (own is None or one.id != own.id) for one in same):
        raise Refused("refused-statement-exists", field="title")
    if own is None and len(others) >= MOST:
        raise Refused("refused-statements-full", count=MOST)
    owner = person_in(ctx, event.values.get("owner", ""), _owners(ctx), field="owner")
    return Statement(
        brand=brand.name,
        kind=asked.kind,
        language=asked.language,
        text=texts["text"],
        short=texts["short"],
        owner=owner or person.id,
        title=title,
        seed=seed.version,
        approved_by=person.id,
        approved_at=ctx.now,
        approve_again_at=ctx.now + ctx.team.policy.statement_review,
    )


def _meant(event: Clicked | Submitted, ctx: Context) -> tuple[Brand, Wanted, Statement | None]:
    """A new one of a kind and language, or one that is there."""
    if event.click.kind == "brand":
        brand = brand_at(ctx, event.click.id)
        return brand, replace(wanted(event.click.choice, brand), own=0), None
    own = current(event, ctx)
    brand = ctx.team.brands.get(own.brand) or Brand(name=own.brand)
    return brand, Wanted(kind=own.kind, language=own.language, own=own.id), own


def refuse_unfit(field: str, text: str, seed: Seed) -> None:
    """Refused for what could never be filled: empty, too long, unseen characters, slots that no form asks for, or
    without one that must be there."""
    if not text:
        raise Refused("refused-form-incomplete", field=field)
    if len(text) > LONGEST[field] or has_hidden_characters(text):
        raise Refused("refused-text-hidden-characters", field=field, quote=text)
    strange = sorted(places(text) - set(seed.slots))
    if strange or BRACE.search(PLACE.sub("", text)):
        raise Refused("refused-statement-slot", field=field, quote=text, slot=(*strange, "{ }")[0])
    missing = sorted(seed.required - places(text))
    if missing:
        raise Refused("refused-statement-slot-missing", field=field, quote=text, slot=missing[0])
