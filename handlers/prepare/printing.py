"""The plan as a file, to whoever asks and to nobody else."""

from handlers.effects import Effect, HandFile, Tell
from handlers.errors import Refused
from handlers.events import Clicked
from handlers.permissions import acting
from handlers.ports import Context
from handlers.records import note


def print_plan(event: Clicked, ctx: Context) -> list[Effect]:
    person = acting(event, ctx)
    platform = event.actor.platform
    if not person.account(platform):
        raise Refused("refused-unknown-click")
    note(ctx, person.id, "plan.printed", "plan:0", platform=platform)
    handed = HandFile(
        kind="plan", subject=0, platform=platform, person=person.id, language=event.actor.language, at=ctx.now
    )
    return [handed, Tell(key="told-plan-coming")]
