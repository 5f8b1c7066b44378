"""A yes that was said on the phone: somebody attests who said it and when. Off unless the configuration allows it."""

from dataclasses import replace

from handlers.checks import clean
from handlers.crisis.people import people_field, person_in
from handlers.crisis.records import keep, name_of, noted
from handlers.effects import Effect, Field, OpenForm
from handlers.errors import Refused
from handlers.events import Clicked, Submitted
from handlers.people import YES
from handlers.permissions import acting
from handlers.ports import Context
from handlers.statements.deciding import approvable, carried_out, decided, exactly
from handlers.statements.filling import brand_of
from handlers.statements.promised import last_shown
from handlers.texts.announcement import Announcement

LONGEST_LINE = 300


def ask_phone(event: Clicked, ctx: Context) -> list[Effect]:
    """Who said yes, when, and to what it was."""
    acting(event, ctx)
    _refuse_off(ctx)
    made = approvable(event, ctx)
    able = _able(ctx, made)
    if not able:
        raise Refused("refused-nobody-approves", who=())
    return [
        OpenForm(
            click=event.click,
            title="form-phone-title",
            submit="form-phone-submit",
            note="form-phone-note",
            quote=exactly(ctx, made),
            params={"crisis": made.crisis_id, "count": len(made.wordings)},
            fields=(
                people_field("person", "form-phone-who", ctx, able),
                Field(id="at", key="form-phone-at", max_length=5),
                Field(id="line", key="form-phone-line", max_length=LONGEST_LINE),
            ),
        )
    ]


def attest(event: Submitted, ctx: Context) -> list[Effect]:
    """On record as what it is: somebody's word that somebody else has said yes."""
    person = acting(event, ctx)
    _refuse_off(ctx)
    made = approvable(event, ctx)
    line = clean(event.values.get("line", ""))[:LONGEST_LINE]
    who = person_in(ctx, event.values.get("person", ""), _able(ctx, made), field="person")
    for field, value in (("person", who), ("line", line)):
        if not value:
            raise Refused("refused-form-incomplete", field=field)
    if person.is_(who):
        raise Refused("refused-phone-self")
    crisis = ctx.uow.crises.get(made.crisis_id)
    called_at = last_shown(event.values.get("at", ""), ctx.now, brand_of(ctx, crisis), field="at")
    if called_at < made.created_at:
        raise Refused("refused-phone-before", field="at")
    attested = replace(decided(made, ctx.team.people[who], ctx), attested_by=person.id, called_at=called_at)
    said = f"{name_of(ctx.team, who)}, {event.values['at'].strip()}: {line}"
    content = keep(ctx, crisis, "attested", person.id, said)
    noted(
        ctx, crisis, person.id, "statement.attested", content, kind=made.kind, number=made.number, act=made.act,
        to=who, platform=event.actor.platform,
    )  # fmt: skip
    return carried_out(ctx, attested)


def _refuse_off(ctx: Context) -> None:
    if not ctx.team.policy.yes_by_phone:
        raise Refused("refused-phone-off")


def _able(ctx: Context, made: Announcement) -> list[str]:
    return [p.id for p in ctx.team.people.values() if not p.is_(made.author) and not YES.isdisjoint(p.roles)]
