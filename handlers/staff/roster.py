"""Who is who at this moment: the configuration, and what chat has said since.

Roles come from the configuration and from groups in chat that stand for a role. A group that is gone, or that nobody
could read for long, gives no role: failing closed. Accounts come from there and from links; absences and substitutes on
call from the forms in chat.
"""

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import replace
from datetime import datetime, timedelta

from handlers.calendar.hours import is_absent
from handlers.calendar.oncall import SwapState
from handlers.effects import Effect
from handlers.events import Actor, GroupsRead
from handlers.linked import PLATFORMS, Link
from handlers.people import Person, Team
from handlers.ports import Context, UnitOfWork
from handlers.staff.absence import with_absences
from handlers.staff.known import Group, Known, RosterVersion
from handlers.staff.laid_down import with_entries

Account = tuple[str, str]
"""Platform and id."""
AN_HOUR = timedelta(hours=1)


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
    people = _people(base, fresh, uow)
    for here in uow.presences.find():
        if here.person in people:
            people[here.person] = replace(people[here.person], lately=here.platform)
    absences = uow.absences.find()
    for id, person in people.items():
        mine = [one for one in absences if one.person == id]
        people[id] = with_absences(person, mine, base.hours, now)
    swaps = uow.swaps.find(state=SwapState.AGREED)
    overrides = tuple(one.override() for one in swaps if one.ends_at > now)
    # Deputies change with the day.
    away = frozenset(id for id, one in people.items() if one.left or is_absent(one.hours or base.hours, now))
    team = replace(base, people=people, overrides=overrides, away=away)
    team = _without_opened(team, uow)
    return with_entries(team, uow.entries.find(kind=("plan", "risk"))), min(until, now + AN_HOUR)


def _without_opened(team: Team, uow: UnitOfWork) -> Team:
    """A channel that everybody can read is none for private matters, whatever the configuration says."""
    opened = frozenset(f"{one.platform}:{one.channel}" for one in uow.opened.find(open=True))
    opened &= team.closed_channels
    if not opened:
        return team
    policy = team.policy

    def left(names: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(name for name in names if name not in opened)

    escalated = {
        reason: left(names) if reason in policy.private else names
        for reason, names in policy.escalation_channels.items()
    }
    policy = replace(policy, escalation_channels=escalated, report_channels=left(policy.report_channels))
    return replace(team, policy=policy, opened=opened)


def _people(base: Team, groups: Iterable[Group], uow: UnitOfWork) -> dict[str, Person]:
    roles = _roles(base, groups)
    configured = {
        (platform, one.account(platform)): one.id
        for one in base.people.values()
        for platform in PLATFORMS
        if one.account(platform)
    }
    links = uow.links.find()
    owners = _linked(base, links, configured)
    people = {id: _joined(one, owners, links) for id, one in base.people.items()}
    gone = {(one.platform, one.account) for one in uow.gone.find(back_at=None)}
    names = {(one.platform, one.account): one.name for one in uow.known.find()}
    for account in sorted(roles.keys() - configured.keys()):
        owner = owners.get(account, ":".join(account))
        if owner and owner not in people:
            platform, _, own = owner.partition(":")
            name = names.get((platform, own), own)
            people[owner] = _joined(_stranger(owner, name, platform, own, base.language), owners, links)
    return {id: _with_roles(_still_there(one, gone), roles) for id, one in people.items()}


def _still_there(person: Person, gone: AbstractSet[Account]) -> Person:
    """Without the accounts that are gone; who has none left has left. What they did before stays theirs."""
    missing = {name: person.account(name) for name in PLATFORMS if (name, person.account(name)) in gone}
    if not missing:
        return person
    left = all(name in missing or not person.account(name) for name in PLATFORMS)
    return replace(
        person,
        slack="" if "slack" in missing else person.slack,
        discord="" if "discord" in missing else person.discord,
        roles=frozenset[str]() if left else person.roles,
        left=left,
        also=person.also | {f"{name}:{account}" for name, account in missing.items()},
    )


def _linked(base: Team, links: Iterable[Link], configured: Mapping[Account, str]) -> dict[Account, str]:
    """Whose an account is by a link; nobody's (empty) where the newest one was taken back. What the configuration says
    of an account, or of the person's account on that platform, goes before."""
    owners: dict[Account, str] = {}
    for one in links:
        person = base.people.get(one.person)
        account = (one.platform, one.account)
        if account in configured or (person is not None and person.account(one.platform)):
            continue
        owners[account] = one.person if one.ended_at is None else ""
    return owners


def _joined(person: Person, owners: Mapping[Account, str], links: Iterable[Link]) -> Person:
    also = {f"{one.platform}:{one.account}" for one in links if one.person == person.id}
    person = replace(person, also=frozenset(also)) if also else person
    for (platform, account), owner in owners.items():
        if owner == person.id:
            origins = {**person.origins, platform: "link"}
            change = {"slack": account} if platform == "slack" else {"discord": account}
            person = replace(person, origins=origins, **change)
    return person


def _stranger(id: str, name: str, platform: str, account: str, language: str) -> Person:
    """Somebody whom only a group knows."""
    return Person(
        id=id,
        name=name,
        slack=account if platform == "slack" else "",
        discord=account if platform == "discord" else "",
        language=language,
        origins={platform: f"group-{platform}"},
    )


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
    origins: dict[str, str] = {}
    for platform in () if person.left else PLATFORMS:
        for role in roles.get((platform, person.account(platform)), frozenset()) - person.roles:
            origins.setdefault(f"role:{role}", f"group-{platform}")
    if not origins:
        return person
    more = frozenset(name.removeprefix("role:") for name in origins)
    return replace(person, roles=person.roles | more, origins={**person.origins, **origins})
