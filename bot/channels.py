"""The team's channels on a platform, as configured."""

from handlers.people import Team


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


def private_on(platform: str, team: Team) -> frozenset[str]:
    """Those that only people who were let in may see: private reasons, and what the community reports."""
    policy = team.policy
    reasons = {name for reason in policy.private for name in policy.escalation_channels.get(reason, ())}
    return _on(platform, {*reasons, *policy.report_channels})


def _on(platform: str, places: set[str]) -> frozenset[str]:
    prefix = f"{platform}:"
    return frozenset(place.removeprefix(prefix) for place in places if place.startswith(prefix))
