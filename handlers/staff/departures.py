"""Accounts that are gone, and those that are back: told by the platform, or read where nobody was listening."""

from collections.abc import Mapping
from dataclasses import replace

from handlers.events import AccountGone, AccountsRead
from handlers.linked import PLATFORMS, Gone
from handlers.people import Person, Team
from handlers.ports import Context, UnitOfWork
from handlers.records import place, said
from handlers.routing import channels_named
from handlers.staff.roster import bump, is_stranger


def departed(event: AccountGone | AccountsRead, ctx: Context) -> tuple[AccountGone, ...]:
    """Whose going is news, kept from now on. That somebody is back counts as soon as it is read."""
    if isinstance(event, AccountsRead):
        for account in event.there:
            _back(ctx, event.platform, account)
    gone = event.gone if isinstance(event, AccountsRead) else (event.account,)
    return tuple(
        AccountGone(platform=event.platform, account=account)
        for account in gone
        if _leaves(ctx, event.platform, account)
    )


def accounts(team: Team, uow: UnitOfWork) -> Mapping[str, frozenset[str]]:
    """Platform -> accounts of the team, also those that are known to be gone: they may come back."""
    gone = uow.gone.find(back_at=None)
    return {
        platform: frozenset(
            (
                *(one.account(platform) for one in team.people.values() if one.account(platform)),
                *(one.account for one in gone if one.platform == platform),
            )
        )
        for platform in PLATFORMS
    }


def _leaves(ctx: Context, platform: str, account: str) -> bool:
    """Only those of the team are kept: who else comes and goes is nobody's business."""
    person = ctx.team.person_by_account(platform, account)
    if person is None:
        return False
    known = ctx.uow.gone.find(platform=platform, account=account)
    if known:
        ctx.uow.gone.save(replace(known[0], at=ctx.now, back_at=None))
    else:
        ctx.uow.gone.add(Gone(platform=platform, account=account, at=ctx.now))
    bump(ctx.uow)
    if not is_stranger(person):
        _tell_admins(ctx, person, platform)
    return True


def _tell_admins(ctx: Context, person: Person, platform: str) -> None:
    """The configuration goes on naming them: whether they shall go altogether is for people to say."""
    left = not any(person.account(name) for name in PLATFORMS if name != platform)
    known = {"platform": platform.capitalize(), "name": person.name, "left": "yes" if left else "no"}
    for channel in channels_named(ctx.team.policy.admin_channels, ctx.team.language, ctx.team):
        place(ctx, "notice", 0, channel, params=said("notice-account-gone", "", known))


def _back(ctx: Context, platform: str, account: str) -> None:
    for known in ctx.uow.gone.find(platform=platform, account=account, back_at=None):
        ctx.uow.gone.save(replace(known, back_at=ctx.now))
        bump(ctx.uow)
