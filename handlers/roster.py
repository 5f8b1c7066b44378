"""Who is who at this moment: the configuration, and what chat has said since.

Roles come from the configuration and from groups in chat that stand for a role. A group that is gone, or that nobody
could read for long, gives no role: failing closed.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from handlers.effects import Effect
from handlers.events import Actor, GroupsRead
from handlers.laid_down import with_entries
from handlers.people import Person, Team
from handlers.ports import Context, UnitOfWork

Account = tuple[str, str]
"""Platform and id."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Group:
    """A Slack user group or a Discord role, as it was read last."""

    id: int = 0
    platform: str
    group: str
    accounts: tuple[str, ...]
    read_at: datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class Known:
    """The name of somebody whom only a group in chat makes one of the team."""

    id: int = 0
    platform: str
    account: str
    name: str


@dataclass(frozen=True, kw_only=True, slots=True)
class RosterVersion:
    """Counts up with everything that a team is made of beside the configuration."""

    id: int = 0
    number: int


def groups_read(event: GroupsRead, ctx: Context) -> list[Effect]:
    """Keep what was read, and when."""
    known = {one.group: one for one in ctx.uow.groups.find(platform=event.platform)}
    changed = False
    for name, accounts in event.groups.items():
        members = tuple(sorted(accounts))
        before = known.get(name)
        if before is None:
            ctx.uow.groups.add(Group(platform=event.platform, group=name, accounts=members, read_at=ctx.now))
        else:
            ctx.uow.groups.save(replace(before, accounts=members, read_at=ctx.now))
        counted = before is not None and before.read_at > ctx.now - ctx.team.policy.groups_trusted
        changed = changed or not counted or before is None or before.accounts != members
    if changed:
        bump(ctx.uow)
    return []


def met(uow: UnitOfWork, actor: Actor) -> Actor:
    """Somebody whom only a group makes one of the team has a name as soon as they do something."""
    person = actor.person
    if person is None or not is_stranger(person) or not actor.name or person.name == actor.name:
        return actor
    known = uow.known.find(platform=actor.platform, account=actor.account)
    if known:
        uow.known.save(replace(known[0], name=actor.name))
    else:
        uow.known.add(Known(platform=actor.platform, account=actor.account, name=actor.name))
    bump(uow)
    return replace(actor, person=replace(person, name=actor.name))


def is_stranger(person: Person) -> bool:
    return ":" in person.id


def bump(uow: UnitOfWork) -> None:
    """The team is put together anew for the next event, in every process."""
    known = uow.roster.find()
    if known:
        uow.roster.save(replace(known[0], number=known[0].number + 1))
    else:
        uow.roster.add(RosterVersion(number=1))


def version(uow: UnitOfWork) -> int:
    known = uow.roster.find()
    return known[0].number if known else 0


def read_team(base: Team, uow: UnitOfWork, now: datetime) -> tuple[Team, datetime]:
    """The team as it is now, and until when that holds if nothing new is read."""
    trusted = base.policy.groups_trusted
    fresh = [one for one in uow.groups.find() if one.read_at > now - trusted]
    until = min([one.read_at + trusted for one in fresh], default=now + trusted)
    team = _with_groups(base, fresh, uow.known.find())
    return with_entries(team, uow.entries.find(kind=("plan", "risk"))), until


def _with_groups(base: Team, groups: Iterable[Group], known: Iterable[Known]) -> Team:
    roles = _roles(base, groups)
    names = {(one.platform, one.account): one.name for one in known}
    people: dict[str, Person] = {id: _with_roles(one, roles) for id, one in base.people.items()}
    taken = {
        (platform, one.account(platform)) for one in people.values() for platform in ("slack", "discord")
    }
    for platform, account in sorted(roles.keys() - taken):
        id = f"{platform}:{account}"
        one = Person(id=id, name=names.get((platform, account), account))
        one = replace(one, slack=account) if platform == "slack" else replace(one, discord=account)
        people[id] = _with_roles(one, roles)
    return replace(base, people=people)


def _roles(base: Team, groups: Iterable[Group]) -> dict[Account, frozenset[str]]:
    """What each account has by its groups."""
    found: dict[Account, frozenset[str]] = {}
    for one in groups:
        here = {
            name
            for name, handle in base.roles.items()
            if one.group and one.group == (handle.slack if one.platform == "slack" else handle.discord)
        }
        for account in one.accounts if here else ():
            key = (one.platform, account)
            found[key] = found.get(key, frozenset()) | here
    return found


def _with_roles(person: Person, roles: Mapping[Account, frozenset[str]]) -> Person:
    more = roles.get(("slack", person.slack), frozenset()) | roles.get(
        ("discord", person.discord), frozenset()
    )
    return replace(person, roles=person.roles | more) if more - person.roles else person
