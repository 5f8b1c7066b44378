"""Which channels a case belongs into: the routes of the configuration, first match first."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from handlers.case import Case
from handlers.comment import Comment, Kind
from handlers.people import Route, Team


@dataclass(frozen=True, kw_only=True, slots=True)
class Channel:
    """A channel in chat, with the language that our cards speak there."""

    platform: str
    id: str
    language: str


def card_channels(case: Case, comment: Comment, team: Team) -> tuple[Channel, ...]:
    """Where the case's card stands; empty where no route wants it."""
    return _channels(
        ((route, route.channels) for route in matching(case, comment, team)), brand_language(case, team)
    )


def approval_channels(case: Case, comment: Comment, team: Team) -> tuple[Channel, ...]:
    """Where a second person's yes is asked for."""
    return _channels(
        ((route, route.approvals or route.channels) for route in matching(case, comment, team)),
        brand_language(case, team),
    )


def named_channels(names: Iterable[str], case: Case, team: Team) -> tuple[Channel, ...]:
    """Channels that the policy names, for something about a case."""
    return channels_named(names, brand_language(case, team), team)


def channels_named(names: Iterable[str], fallback: str, team: Team) -> tuple[Channel, ...]:
    """Channels by name; a route that names one as well says its language, else it is `fallback`."""
    languages = {
        name: route.card_language
        for route in reversed(team.routes)
        for name in (*route.channels, *route.approvals)
        if route.card_language
    }
    return tuple(_channel(name, languages.get(name) or fallback) for name in dict.fromkeys(names))


def matching(case: Case, comment: Comment, team: Team) -> tuple[Route, ...]:
    """The first route that fits, and those after it as long as each says `also`."""
    found: list[Route] = []
    for route in team.routes:
        if not _fits(route, case, comment):
            continue
        found.append(route)
        if not route.also:
            break
    return tuple(found)


def brand_language(case: Case, team: Team) -> str:
    brand = team.brands.get(case.brand)
    return brand.language if brand else "de"


def _fits(route: Route, case: Case, comment: Comment) -> bool:
    # What somebody wrote in private goes only where the configuration says so in as many words.
    private = comment.kind is Kind.MESSAGE
    return (
        (route.kind == comment.kind.value if private or route.kind else True)
        and route.brand in {"", case.brand}
        and route.source in {"", case.source}
        and route.language in {"", case.language}
        and (not route.flag or any(flag.name == route.flag for flag in case.flags))
        and case.urgency >= route.urgency_from
    )


def _channels(routes: Iterable[tuple[Route, tuple[str, ...]]], language: str) -> tuple[Channel, ...]:
    by_name: Mapping[str, Channel] = {}
    for route, names in routes:
        for name in names:
            if name not in by_name:
                by_name = {**by_name, name: _channel(name, route.card_language or language)}
    return tuple(by_name.values())


def _channel(name: str, language: str) -> Channel:
    platform, _, id_ = name.partition(":")
    return Channel(platform=platform, id=id_, language=language)
