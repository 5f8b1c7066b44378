"""The team's channels on a platform: as configured, and the rooms of what runs."""

from handlers.crisis.crisis import RUNS, RoomState
from handlers.people import Team
from handlers.ports import UnitOfWork


def channels_on(platform: str, team: Team) -> frozenset[str]:
    """Where cards stand, and where reactions count on any message."""
    return _on(
        platform,
        {
            *team.channels,
            *team.watched,
            *team.policy.admin_channels,
            *team.watch.channels,
            *team.action_plan.channels,
        },
    )


def listened_on(platform: str, team: Team, uow: UnitOfWork) -> tuple[str, ...]:
    """Where reactions count on any message, then the rooms of crises, then where cards stand."""
    others = channels_on(platform, team)
    watched = [place for place in others if f"{platform}:{place}" in team.watched]
    return tuple(dict.fromkeys((*sorted(watched), *rooms_on(platform, uow), *sorted(others))))


def rooms_on(platform: str, uow: UnitOfWork) -> tuple[str, ...]:
    """Of crises that run, drills included."""
    running = {crisis.id for crisis in uow.crises.find(state=RUNS)}
    rooms = uow.crisis_rooms.find(platform=platform, state=RoomState.OPEN)
    return tuple(room.channel for room in rooms if room.crisis_id in running)


def private_on(platform: str, team: Team) -> frozenset[str]:
    """Those that only people who were let in may see: private reasons, and what the community reports."""
    policy = team.policy
    reasons = {name for reason in policy.private for name in policy.escalation_channels.get(reason, ())}
    return _on(platform, {*reasons, *policy.report_channels})


def _on(platform: str, places: set[str]) -> frozenset[str]:
    prefix = f"{platform}:"
    return frozenset(place.removeprefix(prefix) for place in places if place.startswith(prefix))
