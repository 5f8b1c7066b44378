"""Who may do what in one channel, as the bot may set it: never more than it has itself."""

from collections.abc import Sequence
from typing import Any

from bot.sandbox.discord import ids
from bot.sandbox.discord.errors import ApiError, Path, invalid, one_problem
from bot.sandbox.discord.fields import Field, check_fields
from bot.sandbox.discord.permissions import held_in_guild
from bot.sandbox.discord.wire import Json, Perm
from bot.sandbox.discord.world import Overwrite, World

ONE = {
    "id": Field(str, required=True),
    "type": Field(int, 0, 1),
    "allow": Field(str),
    "deny": Field(str),
}
MOST = 1000


def overwrites(
    body: Sequence[Any], world: World, before: dict[str, Overwrite] | None = None
) -> dict[str, Overwrite]:
    """The list of a body as it shall stand; what stood there `before` may stay whatever its bits."""
    found: dict[str, Overwrite] = {}
    for number, one in enumerate(body):
        path: Path = ("permission_overwrites", number)
        if not isinstance(one, dict):
            raise one_problem(path, "MODEL_TYPE_CONVERT", "Must be an object.", "overwrite.type")
        wrong = check_fields(one, ONE, path, "overwrite")
        if wrong:
            raise invalid(wrong)
        made = _overwrite(one, path, world)
        if (before or {}).get(one["id"]) != made:
            refuse_bits(made, world)
        found[one["id"]] = made
    if len(found) < len(body) or len(body) > MOST:
        message = "One overwrite for each role or member."
        raise one_problem(("permission_overwrites",), "BASE_TYPE_MAX_LENGTH", message, "overwrite.unique")
    return found


def _overwrite(one: Json, path: Path, world: World) -> Overwrite:
    is_member = one.get("type") == 1
    known = one["id"] in (world.users if is_member else world.roles)
    if not known:
        # Discord takes the id of a role for one of a member and keeps quiet; nobody should rely on it.
        message = f"There is no {'member' if is_member else 'role'} {one['id']}."
        raise one_problem((*path, "id"), "OVERWRITE_UNKNOWN", message, "overwrite.whose")
    bits: list[int] = []
    for key in ("allow", "deny"):
        text = one.get(key) or "0"
        if not text.isdecimal():
            raise one_problem((*path, key), "BASE_TYPE_BAD_TYPE", "Must be a bit set.", "overwrite.bits")
        bits.append(int(text))
    return Overwrite(allow=bits[0], deny=bits[1], is_member=is_member)


def refuse_bits(made: Overwrite, world: World) -> None:
    """A bot hands on only what it has in the guild, and the right over overwrites not at all."""
    held = held_in_guild(world)
    wanted = made.allow | made.deny
    if held & Perm.ADMINISTRATOR:
        return
    if wanted & Perm.MANAGE_ROLES or wanted & ~held:
        detail = f"bits {wanted & ~held:#x} are set, which the bot does not have in {ids.GUILD}"
        raise ApiError(403, 50013, "Missing Permissions", rule="overwrite.own-bits", detail=detail)
