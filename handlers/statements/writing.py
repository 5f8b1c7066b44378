"""What managers write beforehand: a prepared statement in their own words, approved again every six months."""

from dataclasses import replace

from handlers.announcement import APPROVED_FOR, Statement
from handlers.checks import clean, has_hidden_characters
from handlers.effects import Effect, Field, OpenForm, Tell
from handlers.errors import Refused
from handlers.events import Clicked, Submitted
from handlers.permissions import acting
from handlers.ports import Context
from handlers.records import note
from handlers.statement import places
from handlers.statements.filling import brand_of
from handlers.statements.prepared import kind_and_language, own_statement, prepared

LONGEST_TEXT = 1500
LONGEST_SHORT = 260


def ask_write(event: Clicked, ctx: Context) -> list[Effect]:
    """The text with its slots, to be changed or sent back as it is: both are a yes to it for six months."""
    acting(event, ctx)
    crisis = ctx.uow.crises.get(event.click.id)
    brand = brand_of(ctx, crisis)
    kind, language = kind_and_language(event.click.choice, brand)
    text = prepared(ctx, brand, kind, language)
    return [
        OpenForm(
            click=event.click,
            title="form-statement-write-title",
            submit="form-statement-write-submit",
            note="form-statement-write-note",
            params={
                "kind": kind,
                "language": language,
                "slots": " ".join(f"{{{slot}}}" for slot in text.seed.slots),
            },
            fields=(
                Field(
                    id="text",
                    key="form-statement-write-text",
                    kind="long_text",
                    value=text.text,
                    max_length=LONGEST_TEXT,
                ),
                Field(
                    id="short",
                    key="form-statement-write-short",
                    kind="long_text",
                    value=text.short,
                    max_length=LONGEST_SHORT,
                ),
            ),
        )
    ]


def write(event: Submitted, ctx: Context) -> list[Effect]:
    person = acting(event, ctx)
    crisis = ctx.uow.crises.get(event.click.id)
    brand = brand_of(ctx, crisis)
    kind, language = kind_and_language(event.click.choice, brand)
    slots = prepared(ctx, brand, kind, language).seed.slots
    texts = {name: clean(event.values.get(name, "")) for name in ("text", "short")}
    for name, text in texts.items():
        _refuse_unfit(name, text, slots)
    own = own_statement(ctx, brand.name, kind, language)
    written = Statement(
        brand=brand.name,
        kind=kind,
        language=language,
        text=texts["text"],
        short=texts["short"],
        owner=own.owner if own else person.id,
        approved_by=person.id,
        approved_at=ctx.now,
        approve_again_at=ctx.now + APPROVED_FOR,
    )
    if own is None:
        ctx.uow.statements.add(written)
    else:
        ctx.uow.statements.save(replace(written, id=own.id, version=own.version + 1))
    note(
        ctx, person.id, "statement.prepared", f"brand:{brand.name}", kind=kind, language=language,
        platform=event.actor.platform,
    )  # fmt: skip
    params: dict[str, object] = {"kind": kind, "language": language, "until": written.approve_again_at}
    return [Tell(key="told-statement-prepared", params=params)]


def _refuse_unfit(field: str, text: str, slots: tuple[str, ...]) -> None:
    """Refused for what could never be filled: empty, too long, unseen characters, slots that no form asks for."""
    if not text:
        raise Refused("refused-form-incomplete", field=field)
    if len(text) > (LONGEST_TEXT if field == "text" else LONGEST_SHORT) or has_hidden_characters(text):
        raise Refused("refused-text-hidden-characters", field=field, quote=text)
    strange = sorted(places(text) - set(slots))
    if strange:
        raise Refused("refused-statement-slot", field=field, quote=text, slot=strange[0])
