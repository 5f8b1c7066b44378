"""The team's channels on a platform, as configured."""

from collections.abc import Iterator

from handlers.people import Team


def channels_on(platform: str, team: Team) -> frozenset[str]:
    """Where cards stand: cases, approvals, escalations, what admins are told."""
    prefix = f"{platform}:"
    return frozenset(place.removeprefix(prefix) for place in _places(team) if place.startswith(prefix))


def _places(team: Team) -> Iterator[str]:
    for route in team.routes:
        yield from (*route.channels, *route.approvals)
    for channels in team.policy.escalation_channels.values():
        yield from channels
    yield from team.policy.admin_channels
