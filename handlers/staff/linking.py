"""`/breakwater link`: a Slack and a Discord account become one person's, once both sides have said so.

Only somebody of the team can ask for a code, from the account that they have; whoever enters it on the other platform
becomes them. It lives ten minutes, is entered once, and finished by nobody but the account that asked. Two people whom
the configuration names stay two: what needs a second person would need none. What was taken apart is nobody's account.
"""

from dataclasses import replace
from datetime import timedelta

from handlers.effects import Effect, ShowCard, Tell
from handlers.errors import Refused
from handlers.events import Actor, Clicked, Commanded
from handlers.linked import LENGTH, LIFE, Link, LinkCode, digest, plain, shown
from handlers.people import Person
from handlers.permissions import names_with
from handlers.ports import Context
from handlers.records import note
from handlers.staff.roster import bump, is_stranger

MOST_WRONG = 5
"""Codes that one account may get wrong within an hour."""
AN_HOUR = timedelta(hours=1)
ADMIN = frozenset({"admin"})


def command(event: Commanded, ctx: Context) -> list[Effect]:
    """Without a word a code for the other side; with one, that code."""
    typed = event.words.partition(" ")[2]
    return entered(event.actor, typed, ctx) if plain(typed) else begin(event, ctx)


def begin(event: Commanded | Clicked, ctx: Context) -> list[Effect]:
    """A new code, in place of an older one; where there is a link already, what it is."""
    actor, person = event.actor, event.actor.person
    if person is None:
        raise Refused("refused-unknown-person", who=names_with(ADMIN, ctx.team))
    other = _other(actor.platform)
    if person.account(other):
        if person.origins.get(other) == "link" or person.origins.get(actor.platform) == "link":
            return [_seen(actor, standing=True)]
        raise Refused("refused-linked-configured", who=names_with(ADMIN, ctx.team))
    for old in ctx.uow.link_codes.find(platform=actor.platform, account=actor.account, closed_at=None):
        ctx.uow.link_codes.save(replace(old, closed_at=ctx.now, version=old.version + 1))
    code, salt = ctx.token()[:LENGTH], ctx.token()
    row = ctx.uow.link_codes.add(
        LinkCode(
            person=person.id,
            platform=actor.platform,
            account=actor.account,
            name=person.name,
            salt=salt,
            digest=digest(salt, code),
            expires_at=ctx.now + LIFE,
        )
    )
    note(ctx, person.id, "link.begun", f"person:{person.id}", platform=actor.platform)
    return [_seen(actor, row, code=shown(code))]


def entered(actor: Actor, typed: str, ctx: Context) -> list[Effect]:
    """The other side has typed a code. What is wrong with it is not said: it would help to guess."""
    mine = f"account:{actor.platform}:{actor.account}"
    wrong = [one for one in ctx.uow.log.of(mine) if one.type == "link.failed" and one.at > ctx.now - AN_HOUR]
    if len(wrong) >= MOST_WRONG:
        raise Refused("refused-link-often")
    row = next(
        (
            one
            for one in ctx.uow.link_codes.find(closed_at=None, entered_by="")
            if one.other == actor.platform and one.is_open(ctx.now) and one.fits(typed)
        ),
        None,
    )
    if row is None:
        # No refusal: that would undo the counting.
        note(ctx, mine, "link.failed", mine, platform=actor.platform)
        return [Tell(key="told-link-wrong")]
    _refuse_taken(actor, row, ctx)
    known = replace(row, entered_by=actor.account, entered_name=actor.name[:80], version=row.version + 1)
    ctx.uow.link_codes.save(known)
    note(ctx, mine, "link.entered", f"person:{row.person}", platform=actor.platform)
    return [_seen(actor, known)]


def agree(event: Clicked, ctx: Context) -> list[Effect]:
    """One side's yes: first that of the one who entered the code, then that of the one who asked for it."""
    actor = event.actor
    row = _mine(event, ctx)
    if row.entered_by and actor.platform == row.other:
        _refuse_taken(actor, row, ctx)
        if not row.agreed:
            row = replace(row, agreed=True, version=row.version + 1)
            ctx.uow.link_codes.save(row)
        return [_seen(actor, row, replaces=True)]
    if not row.agreed or event.click.version != row.version:
        # Looked at anew before it is agreed to: the other side has come in meanwhile, or not yet.
        return [_seen(actor, row, replaces=True)]
    person = actor.person
    other = Actor(platform=row.other, account=row.entered_by)
    other = replace(other, person=ctx.team.person_by_account(other.platform, other.account))
    _refuse_taken(other, row, ctx)
    if person is None or person.id != row.person or person.account(row.other):
        raise Refused("refused-link-over")
    ctx.uow.link_codes.save(replace(row, closed_at=ctx.now, version=row.version + 1))
    ctx.uow.links.add(
        Link(
            person=person.id,
            platform=row.other,
            account=row.entered_by,
            name=row.entered_name,
            at=ctx.now,
        )
    )
    bump(ctx.uow)
    note(ctx, person.id, "link.made", f"person:{person.id}", platform=actor.platform)
    return [Tell(key="told-linked", params={"name": row.entered_name, "platform": row.other})]


def refuse(event: Clicked, ctx: Context) -> list[Effect]:
    """Either side's no ends it."""
    row = _mine(event, ctx)
    ctx.uow.link_codes.save(replace(row, closed_at=ctx.now, version=row.version + 1))
    note(ctx, _who(event.actor), "link.refused", f"person:{row.person}", platform=event.actor.platform)
    return [Tell(key="told-link-refused")]


def unlink(event: Clicked, ctx: Context) -> list[Effect]:
    """The account is nobody's from now on, groups or not: else one person would become two, who approve each other."""
    person = event.actor.person
    standing = [
        one for one in ctx.uow.links.find(ended_at=None) if person is not None and one.person == person.id
    ]
    if person is None or not standing:
        raise Refused("refused-not-linked")
    for one in standing:
        ctx.uow.links.save(replace(one, ended_at=ctx.now, version=one.version + 1))
    bump(ctx.uow)
    note(ctx, person.id, "link.ended", f"person:{person.id}", platform=event.actor.platform)
    return [Tell(key="told-unlinked", params={"platform": standing[-1].platform})]


def _mine(event: Clicked, ctx: Context) -> LinkCode:
    """The code that this account asked for or has entered: nobody else's."""
    row = ctx.uow.link_codes.get(event.click.id)
    actor = event.actor
    asked = (actor.platform, actor.account) == (row.platform, row.account)
    typed = (actor.platform, actor.account) == (row.other, row.entered_by)
    if not (asked or typed) or not row.is_open(ctx.now):
        raise Refused("refused-link-over")
    return row


def _refuse_taken(actor: Actor, row: LinkCode, ctx: Context) -> None:
    """Accounts that are somebody's: by the configuration, which alone can make one person of two, or by a link."""
    other = actor.person
    if other is not None and (not is_stranger(other) or other.account(row.platform)):
        raise Refused("refused-link-taken", name=other.name, who=names_with(ADMIN, ctx.team))
    holder: Person | None = ctx.team.people.get(row.person)
    if holder is None or holder.account(row.other):
        raise Refused("refused-link-over")


def _seen(
    actor: Actor,
    row: LinkCode | None = None,
    *,
    code: str = "",
    standing: bool = False,
    replaces: bool = False,
) -> ShowCard:
    person = actor.person.id if actor.person else ""
    return ShowCard(
        kind="link",
        subject=row.id if row else 0,
        params={
            "platform": actor.platform,
            "person": person,
            "code": code,
            "standing": "yes" if standing else "",
        },
        replaces=replaces,
    )


def _other(platform: str) -> str:
    return "discord" if platform == "slack" else "slack"


def _who(actor: Actor) -> str:
    return actor.person.id if actor.person else f"account:{actor.platform}:{actor.account}"
