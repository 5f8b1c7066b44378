"""The level of a crisis: what a person sets, with a reason, seeing both axes of the scale."""

from handlers.crisis.calling import call_up
from handlers.crisis.checklist import complete
from handlers.crisis.clocks import level_changed
from handlers.crisis.freeze import touch_work
from handlers.crisis.levels import LEVELS, level_field
from handlers.crisis.permissions import refuse_ended, refuse_unless_leading
from handlers.crisis.reason import reason_field, reason_in
from handlers.crisis.records import announce, decided, playbook_of
from handlers.effects import Effect, OpenForm, Tell
from handlers.errors import Refused
from handlers.events import Clicked, Submitted
from handlers.permissions import acting
from handlers.ports import Context


def ask_level(event: Clicked, ctx: Context) -> list[Effect]:
    person = acting(event, ctx)
    crisis = ctx.uow.crises.get(event.click.id)
    refuse_ended(ctx, crisis)
    refuse_unless_leading(ctx, crisis, person)
    return [
        OpenForm(
            click=event.click,
            title="form-level-title",
            submit="form-level-submit",
            note="form-level-note",
            params={"crisis": crisis.id},
            fields=(level_field(str(crisis.level)), reason_field()),
        )
    ]


def set_level(event: Submitted, ctx: Context) -> list[Effect]:
    """A decision: steps come and go with it, and from 5 up everything needs a second person."""
    person = acting(event, ctx)
    crisis = ctx.uow.crises.get(event.click.id)
    refuse_ended(ctx, crisis)
    refuse_unless_leading(ctx, crisis, person)
    chosen = event.values.get("level", "")
    if chosen not in {str(level) for level in LEVELS}:
        raise Refused("refused-form-incomplete", field="level")
    reason = reason_in(event)
    complete(ctx, crisis, "level", person, reason)
    if int(chosen) == crisis.level:
        # Confirming it is what the step "set level and type" asks for, but nothing that others must be told of.
        return [Tell(key="told-level-kept", params={"crisis": crisis.id, "level": crisis.level})]
    level = int(chosen)
    changes = {"level": level}
    after = decided(
        ctx, crisis, person.id, "level", reason=reason, changes=changes, was=crisis.level, now=level
    )
    level_changed(ctx, crisis, after, playbook_of(ctx.uow, crisis))
    touch_work(ctx, crisis)
    announce(ctx, crisis, "notice-crisis-level", quote=reason, was=crisis.level, now=level, by=person.name)
    called = call_up(ctx, after, crisis.level)
    return [*called, Tell(key="told-level-set", params={"crisis": crisis.id, "level": level})]
