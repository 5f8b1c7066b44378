"""Where an escalation is told: its channels, the cards that stand in them, and whom a message there may ping."""

from collections.abc import Sequence

from handlers.escalated import Escalation
from handlers.escalations.targets import Reached
from handlers.linked import PLATFORMS
from handlers.placement import Placement, PlacementState
from handlers.ports import Context
from handlers.routing import Channel, channels_named

BOTH = frozenset(PLATFORMS)
GONE = frozenset({PlacementState.LOST, PlacementState.GONE})


def places_of(ctx: Context, escalation: Escalation) -> tuple[Channel, ...]:
    """Where its card stands. A private matter has a place of its own or none."""
    named = ctx.team.policy.escalation_channels
    own = named.get(escalation.reason, ())
    names = own if own or escalation.private else named.get("default", ())
    brand = ctx.team.brands.get(escalation.brand)
    return channels_named(names, brand.language if brand else "de", ctx.team)


def platforms_of(ctx: Context, escalation: Escalation) -> frozenset[str]:
    """Where somebody can be asked: the platforms of its cards. A rung may name further channels, on either."""
    if not escalation.own_card:
        return frozenset(head.platform for head in subject_heads(ctx, escalation)) or BOTH
    return frozenset(channel.platform for channel in places_of(ctx, escalation)) or BOTH


def is_told_nowhere(ctx: Context, escalation: Escalation) -> bool:
    return not places_of(ctx, escalation)


def heads_of(ctx: Context, escalation: Escalation) -> list[Placement]:
    """The cards under which its steps are told to those who are asked."""
    if not escalation.own_card:
        return subject_heads(ctx, escalation)
    return standing(ctx, "escalation", escalation.id)


def subject_heads(ctx: Context, escalation: Escalation) -> list[Placement]:
    return standing(ctx, escalation.kind, escalation.subject)


def standing(ctx: Context, kind: str, subject: int) -> list[Placement]:
    return [placed for placed in ctx.uow.placements.of(kind, subject) if placed.state not in GONE]


def named(ctx: Context, escalation: Escalation, found: Reached) -> tuple[Channel, ...]:
    """Channels that the rung names itself. A private matter never leaves its own place by that."""
    if escalation.private:
        return ()
    brand = ctx.team.brands.get(escalation.brand)
    return channels_named(found.channels, brand.language if brand else "de", ctx.team)


def mentions(
    ctx: Context, platform: str, there: Sequence[str], found: Reached, waiting: list[str]
) -> tuple[str, ...]:
    """Roles that can be pinged there as such, then people; everybody on one platform only, where they were lately."""
    groups = [name for name in found.roles if name in ctx.team.roles and _handle(ctx, name, platform)]
    covered = {one.id for name in groups for one in ctx.team.with_role(name)}
    here = [one for one in waiting if _place_for(ctx, one, there) == platform]
    waiting[:] = [one for one in waiting if one not in here]
    return (*(f"role:{name}" for name in groups), *(one for one in here if one not in covered))


def _place_for(ctx: Context, person: str, there: Sequence[str]) -> str:
    known = ctx.team.people.get(person)
    near = [platform for platform in there if known is not None and known.account(platform)]
    return known.lately if known is not None and known.lately in near else next(iter(near), "")


def _handle(ctx: Context, role: str, platform: str) -> str:
    handle = ctx.team.roles[role]
    return handle.slack if platform == "slack" else handle.discord
