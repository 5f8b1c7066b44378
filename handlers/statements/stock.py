"""The prepared statements of a brand, for managers: looked at, found still true, taken out of service."""

from dataclasses import replace

from handlers.claims import name_of
from handlers.effects import Effect, OpenForm, ShowCard
from handlers.errors import Refused
from handlers.events import Clicked, Submitted
from handlers.people import Brand
from handlers.permissions import acting
from handlers.ports import Context
from handlers.records import note
from handlers.texts.announcement import Statement


def stock(event: Clicked, ctx: Context) -> list[Effect]:
    """All of them, by page; for the brand of a crisis, or for one that is named by its place."""
    acting(event, ctx)
    place = _place(event, ctx)
    page = event.click.choice.removeprefix("p") if event.click.choice != "-" else ""
    return [listed(ctx, place, page=page, replaces=event.place.private and bool(page))]


def _place(event: Clicked, ctx: Context) -> int:
    if event.click.kind == "brand":
        return ctx.team.place_of(brand_at(ctx, event.click.id).name)
    return ctx.team.place_of(ctx.uow.crises.get(event.click.id).brand)


def brand_at(ctx: Context, place: int) -> Brand:
    """A brand by its place in the configuration. Raises Refused where there is none any more."""
    brands = list(ctx.team.brands.values())
    if not 0 <= place < len(brands):
        raise Refused("refused-gone")
    return brands[place]


def listed(ctx: Context, place: int, *, page: str = "", replaces: bool = False) -> ShowCard:
    brand_at(ctx, place)
    return ShowCard(kind="stock", subject=place, params={"page": page, **_given(ctx)}, replaces=replaces)


def shown(ctx: Context, id: int, *, replaces: bool = False) -> ShowCard:
    return ShowCard(kind="stock-text", subject=id, params=_given(ctx), replaces=replaces)


def _given(ctx: Context) -> dict[str, str]:
    """The time, and the versions of the shipped texts: they lie in files, which no view reads."""
    seeds = {f"seed-{kind}": seed.version for kind, seed in ctx.seeds.items()}
    return {"now": ctx.now.isoformat(), **seeds}


def text(event: Clicked, ctx: Context) -> list[Effect]:
    """One in full, with what can be done about it."""
    acting(event, ctx)
    return [shown(ctx, ctx.uow.statements.get(event.click.id).id, replaces=event.place.private)]


def again(event: Clicked, ctx: Context) -> list[Effect]:
    """Still true: its approval holds for another while, from today on."""
    person = acting(event, ctx)
    own = current(event, ctx)
    seed = ctx.seeds.get(own.kind)
    ctx.uow.statements.save(
        replace(
            own,
            seed=seed.version if seed else own.seed,
            approved_by=person.id,
            approved_at=ctx.now,
            approve_again_at=ctx.now + ctx.team.policy.statement_review,
            version=own.version + 1,
        )
    )
    _noted(ctx, own, person.id, "statement.still_true", event)
    return [shown(ctx, own.id, replaces=event.place.private)]


def ask_retire(event: Clicked, ctx: Context) -> list[Effect]:
    acting(event, ctx)
    own = current(event, ctx)
    return [
        OpenForm(
            click=event.click,
            title="form-statement-retire-title",
            submit="form-statement-retire-submit",
            note="form-statement-retire-note",
            quote=own.text,
            params={"kind": own.kind, "language": own.language},
        )
    ]


def retire(event: Submitted, ctx: Context) -> list[Effect]:
    """Out of service: not offered any more. What was published from it stays as it is."""
    person = acting(event, ctx)
    own = current(event, ctx)
    ctx.uow.statements.save(replace(own, retired_at=ctx.now, version=own.version + 1))
    _noted(ctx, own, person.id, "statement.retired", event)
    return [listed(ctx, ctx.team.place_of(own.brand))]


def current(event: Clicked | Submitted, ctx: Context) -> Statement:
    """The one that is meant, if nobody has changed it since it was shown. Raises Refused."""
    own = ctx.uow.statements.get(event.click.id)
    if own.retired_at is not None:
        raise Refused("refused-statement-retired")
    if own.version != event.click.version:
        raise Refused("refused-statement-changed", who=name_of(ctx, own.approved_by), at=own.approved_at)
    return own


def _noted(ctx: Context, own: Statement, person: str, type_: str, event: Clicked | Submitted) -> None:
    note(
        ctx, person, type_, f"brand:{own.brand}", statement=own.id, kind=own.kind, language=own.language,
        platform=event.actor.platform,
    )  # fmt: skip
