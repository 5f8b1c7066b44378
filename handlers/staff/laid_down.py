"""What managers have laid down in chat as part of the team: whom a crisis calls, and what the watch looks out for.

The configuration is but the seed of the action plan: a role that was ever written down in chat is what chat says.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime

from handlers.flags import WATCHED
from handlers.people import ActionPlan, Policy, Team
from handlers.register import SEEDED, Entry, EntryState, Planned


def with_entries(team: Team, entries: Iterable[Entry]) -> Team:
    """The team with its action plan and its watch list as they are written down now."""
    found = list(entries)
    plan = _plan(team.action_plan, found)
    return replace(team, action_plan=plan, policy=with_watched(team.policy, watch_words(found)))


def watch_words(entries: Iterable[Entry]) -> tuple[str, ...]:
    """The words of all risks that hold. A word is a word here, whatever signs stand in it."""
    words = (word for one in entries if one.risk and _holds(one) for word in one.risk.words)
    return tuple(dict.fromkeys(bare for word in words if (bare := word.strip("/ "))))


def _holds(entry: Entry) -> bool:
    return entry.state is EntryState.ACTIVE


def _plan(seed: ActionPlan, entries: list[Entry]) -> ActionPlan:
    written = [(one, one.planned) for one in entries if one.planned and one.planned.role]
    if not written:
        return seed
    roles: dict[str, tuple[str, ...]] = {**seed.roles, **{planned.role: () for _, planned in written}}
    levels: dict[str, int] = {}
    for one, planned in written:
        if _holds(one):
            pair = tuple(id for id in (planned.person, planned.deputy) if id)
            roles[planned.role] = (*roles[planned.role], *pair)
            levels[planned.role] = min(levels.get(planned.role, planned.level_from), planned.level_from)
    return replace(seed, roles=roles, level_from=levels)


def with_watched(policy: Policy, words: tuple[str, ...]) -> Policy:
    """The policy with these words on the watch list as well."""
    if not words:
        return policy
    known = policy.words.get(WATCHED, ())
    more = tuple(word for word in words if word not in known)
    changed: Mapping[str, tuple[str, ...]] = {**policy.words, WATCHED: (*known, *more)}
    return replace(policy, words=changed)


def seeds(team: Team, entries: Iterable[Entry], now: datetime) -> list[Entry]:
    """The configured action plan as lines of the list, for roles that were never written down. Nobody has reviewed
    them yet: they are due at once."""
    known = {one.planned.role for one in entries if one.planned}
    owner = next((one.id for one in team.people.values() if "crisis_lead" in one.roles), "")
    return [
        Entry(
            kind="plan",
            planned=Planned(role=role, person=people[0], deputy=people[1] if len(people) > 1 else ""),
            owner=owner,
            reviewed_by=SEEDED,
            reviewed_at=now,
            review_at=now,
        )
        for role, people in team.action_plan.roles.items()
        if people and role not in known
    ]
