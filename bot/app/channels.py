"""The team's channels on a platform, as configured."""

from handlers.people import Team


def channels_on(platform: str, team: Team) -> frozenset[str]:
    """Where cards stand, and where reactions count on any message."""
    prefix = f"{platform}:"
    places = {
        *team.channels,
        *team.watched,
        *team.policy.admin_channels,
        *team.watch.channels,
        *team.action_plan.channels,
    }
    return frozenset(place.removeprefix(prefix) for place in places if place.startswith(prefix))
