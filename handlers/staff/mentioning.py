"""Whom a message really pings: each person at most once about a matter in a stretch of time, groups only in a storm.

The one place that decides it, asked whenever a message of ours is drawn. What is not pinged is still said.
"""

from handlers.calendar.hours import is_absent
from handlers.crisis.crisis import RUNS
from handlers.errors import NotFound
from handlers.people import Team
from handlers.placement import Placement
from handlers.ports import UnitOfWork

ROLE = "role:"
BROAD_FROM = 4
"""Level of a crisis from which a group may be pinged as such, if the configuration allows it at all."""
MOST_MEMBERS = 5
"""People pinged in place of a group."""
REPEATED = frozenset({"notice", "crisis-notice"})
"""Kinds of which many come about one matter; other cards stand once and ask once."""
ALWAYS = frozenset({"notice-escalation-asked", "notice-escalation-asked-late", "notice-approval-overdue"})
"""A rung of the ladder that pings nobody would be none, however soon it follows the one before; nor would a deputy."""


def pinged(placement: Placement, uow: UnitOfWork, team: Team) -> tuple[str, ...]:
    """Person ids and `role:<name>` that the message pings when it is created."""
    lately = _lately(placement, uow, team)
    named = _named(placement, team, broad=team.policy.broad_mentions and _is_stormy(placement, uow))
    return tuple(name for name in named if name not in lately)


def _named(placement: Placement, team: Team, *, broad: bool) -> tuple[str, ...]:
    """Everybody meant, once; for a group its people, unless it may be pinged as such."""
    found: list[str] = []
    for name in placement.mention:
        if not name.startswith(ROLE) or broad:
            found.append(name)
        else:
            found += _members(name.removeprefix(ROLE), placement, team)
    return tuple(dict.fromkeys(found))


def _members(role: str, placement: Placement, team: Team) -> list[str]:
    """Those who can be reached there, whoever is away only if nobody else is left."""
    people = [one for one in team.with_role(role) if one.account(placement.platform)]
    there = [one for one in people if not is_absent(team.hours_of(one), placement.created_at)]
    return [one.id for one in (there or people)[:MOST_MEMBERS]]


def _lately(placement: Placement, uow: UnitOfWork, team: Team) -> frozenset[str]:
    """Who was pinged about the same matter shortly before, by a message that pinged them indeed."""
    if placement.kind not in REPEATED or not placement.subject or not placement.mention:
        return frozenset()
    if placement.params.get("key", "") in ALWAYS:
        return frozenset()
    since: dict[str, Placement] = {}
    for earlier in _before(placement, uow):
        for name in _named(earlier, team, broad=False):
            last = since.get(name)
            if last is None or earlier.created_at - last.created_at >= team.policy.mention_every:
                since[name] = earlier
    return frozenset(
        name
        for name, last in since.items()
        if placement.created_at - last.created_at < team.policy.mention_every
    )


def _before(placement: Placement, uow: UnitOfWork) -> list[Placement]:
    """Earlier messages about the same matter, oldest first: of a case its requests and escalations are part."""
    found = list(uow.placements.of(placement.kind, placement.subject))
    if placement.kind == "notice":
        for request in uow.requests.find(case_id=placement.subject):
            found += uow.placements.of("approval", request.id)
        for escalation in uow.escalations.find(kind="case", subject=placement.subject):
            found += uow.placements.of("escalation", escalation.id)
    return sorted((one for one in found if one.id < placement.id), key=lambda one: one.id)


def _is_stormy(placement: Placement, uow: UnitOfWork) -> bool:
    """A crisis of the brand runs that is grave enough; a drill wakes nobody."""
    try:
        brand = _brand(placement, uow)
    except NotFound:
        return False
    running = uow.crises.find(state=RUNS, brand=brand, drill=False) if brand else []
    return any(crisis.level >= BROAD_FROM for crisis in running)


def _brand(placement: Placement, uow: UnitOfWork) -> str:
    match placement.kind:
        case "case" | "drafts" | "notice" if placement.subject:
            return uow.cases.get(placement.subject).brand
        case "approval":
            return uow.cases.get(uow.requests.get(placement.subject).case_id).brand
        case "escalation":
            return uow.escalations.get(placement.subject).brand
        case "crisis" | "crisis-notice":
            return uow.crises.get(placement.subject).brand
        case "storm":
            return uow.storms.get(placement.subject).brand
        case _:
            return ""
