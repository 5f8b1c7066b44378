# pyright: strict
"""Discord's arithmetic of rights in a channel, and the overwrites that a room of ours has, open and closed. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from bot.discord.install import Permission, permissions

Payload = Mapping[str, Any]
Overwrites = list[dict[str, Any]]
ROLE, MEMBER = 0, 1
ADMINISTRATOR = 1 << 3
TALKING = (
    Permission.SEND_MESSAGES
    | Permission.SEND_MESSAGES_IN_THREADS
    | Permission.CREATE_PUBLIC_THREADS
    | Permission.ADD_REACTIONS
)
"""Rights that we have ourselves, since others can't be taken away by us either: private threads stay possible."""
ALL = ~0
FOR_CARDS = (
    Permission.VIEW_CHANNEL,
    Permission.SEND_MESSAGES,
    Permission.READ_MESSAGE_HISTORY,
    Permission.ATTACH_FILES,
    Permission.ADD_REACTIONS,
    Permission.CREATE_PUBLIC_THREADS,
    Permission.SEND_MESSAGES_IN_THREADS,
)
"""What a channel with cards in it takes."""
LET_IN = Permission.VIEW_CHANNEL | Permission.SEND_MESSAGES | Permission.READ_MESSAGE_HISTORY


def overwrites_of(channel: Payload) -> Overwrites:
    """Numbers as numbers."""
    rows: list[Payload] = channel.get("permission_overwrites") or []
    return [
        {
            "id": str(row["id"]),
            "type": int(row.get("type", ROLE)),
            "allow": int(row.get("allow", 0)),
            "deny": int(row.get("deny", 0)),
        }
        for row in rows
    ]


def like(near: Payload, account: str) -> Overwrites:
    """Whoever sees `near` sees the room, nobody else does. A bot may hand on only rights that it has itself; who may
    see a channel is among them. We ourselves are let in by name, so that closing the room doesn't lock us out."""
    ours = permissions()
    copied = [
        {**row, "allow": row["allow"] & ours, "deny": row["deny"] & ours}
        for row in overwrites_of(near)
        if row["id"] != account
    ]
    own = {"id": account, "type": MEMBER, "allow": int(LET_IN | Permission.PIN_MESSAGES), "deny": 0}
    return written([*copied, own])


def closed(channel: Payload, guild: str, account: str) -> Overwrites:
    """Everybody who sees it goes on seeing it; nobody but us writes any more."""
    rows = overwrites_of(channel)
    if all(row["id"] != guild for row in rows):
        rows.append({"id": guild, "type": ROLE, "allow": 0, "deny": 0})
    for row in rows:
        if row["id"] != account:
            row["allow"] &= ~int(TALKING)
        if row["id"] == guild:
            row["deny"] |= int(TALKING)
    return written(rows)


def written(rows: Iterable[Mapping[str, Any]]) -> Overwrites:
    """As Discord writes them: bits as decimal text."""
    return [{**row, "allow": str(int(row["allow"])), "deny": str(int(row["deny"]))} for row in rows]


def sees(channel: Payload, *, guild: str, roles: Sequence[Payload], member: Payload) -> bool:
    """Whether a member of the server sees a channel of it. The owner is taken for anybody else: the worst that comes
    of it is an overwrite that changes nothing."""
    return bool(held(channel, guild=guild, roles=roles, member=member) & Permission.VIEW_CHANNEL)


def is_private(channel: Payload, *, guild: str, roles: Sequence[Payload]) -> bool:
    """Whether somebody who has no role at all sees it."""
    return not sees(channel, guild=guild, roles=roles, member={})


def held(channel: Payload, *, guild: str, roles: Sequence[Payload], member: Payload) -> int:
    """The rights of a member in a channel, as the server and the channel give and take them."""
    own = {str(role) for role in member.get("roles") or ()}
    mine = [role for role in roles if str(role.get("id")) in {guild, *own}]
    found = 0
    for role in mine:
        found |= int(role.get("permissions", 0))
    if found & ADMINISTRATOR:
        return ALL
    rows = {str(row["id"]): row for row in overwrites_of(channel)}
    user: Payload = member.get("user") or {}
    account = str(user.get("id", ""))
    for group in ([guild], sorted(own), [account]):
        there = [rows[id] for id in group if id in rows]
        for row in there:
            found &= ~row["deny"]
        for row in there:
            found |= row["allow"]
    return found


def held_in_server(server: Payload) -> int:
    """Our own rights in a server, as it lists itself among ours; a channel may still take some away."""
    rights = int(server.get("permissions", 0))
    return ALL if rights & ADMINISTRATOR else rights


def lacking(held: int) -> tuple[str, ...]:
    """Rights that cards take, and that are not among those held."""
    return tuple(str(right.name).lower() for right in FOR_CARDS if not held & right)
