"""The steps of a ladder: who is asked one after the other, and who of them can be found."""

from handlers.escalated import Escalation, Rung
from handlers.escalations.places import platforms_of
from handlers.escalations.targets import Reached, reach
from handlers.people import Team
from handlers.ports import Context

STAND_IN = ("role:crisis_lead", "role:admin")
"""Who follows whoever a reason concerns where no ladder is configured."""


def steps_of(team: Team, escalation: Escalation) -> tuple[Rung, ...]:
    """Whoever was chosen, then the rungs for the reason; where none are configured, those that stand in."""
    rungs = [rung for rung in team.ladder if escalation.reason in rung.reasons]
    rungs = rungs or [rung for rung in team.ladder if not rung.reasons] or _stand_in(team, escalation.reason)
    if not escalation.to:
        return tuple(rungs)
    chosen = Rung(who=(escalation.to,), within=team.policy.acknowledge if rungs else None)
    return (chosen, *(rung for rung in rungs if rung.who != chosen.who or rung.outside))


def next_step(team: Team, escalation: Escalation) -> Rung | None:
    """Who is asked if nobody acknowledges in time."""
    steps = steps_of(team, escalation)
    if escalation.asked_at is None:
        return steps[0] if steps else None
    later = escalation.rung + 1
    return steps[later] if later < len(steps) else None


def next_found(
    ctx: Context, escalation: Escalation, steps: tuple[Rung, ...], step: int
) -> tuple[int, Reached, tuple[str, ...]]:
    """The first rung from that one on that brings somebody, and whom it could not bring on the way. Where all others
    bring nobody, on the last one those are asked who are away."""
    on = platforms_of(ctx, escalation)
    passed: list[str] = []
    for number in range(step, len(steps)):
        found = reach(ctx.team, steps[number], ctx.now, on)
        passed += found.missed
        if not found.nobody:
            return number, found, tuple(dict.fromkeys(passed))
    last = len(steps) - 1
    found = reach(ctx.team, steps[last], ctx.now, on, anyway=True)
    before = [one for one in passed if one.partition(" ")[0] not in steps[last].who]
    return last, found, tuple(dict.fromkeys((*before, *found.missed)))


def _stand_in(team: Team, reason: str) -> list[Rung]:
    own = {"crisis": "crisis_lead", "storm": "crisis_lead"}.get(reason, reason)
    named = dict.fromkeys((f"role:{own}", *STAND_IN))
    known = [target for target in named if team.with_role(target.partition(":")[2])]
    last = len(known) - 1
    return [
        Rung(who=(target,), within=team.policy.acknowledge if place < last else None)
        for place, target in enumerate(known)
    ]
