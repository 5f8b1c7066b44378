"""Channels, overwrites and threads of the sandbox's Discord: each rule is broken once and noticed."""

from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any

import pytest

from bot.sandbox.discord import ids
from bot.sandbox.discord.rest.rooms import MOST_IN_CATEGORY
from bot.sandbox.discord.wire import Perm
from bot.sandbox.discord.world import Channel
from tests.sandbox.discord_house import INSTALL, House, running

WIDE = INSTALL["permissions"] | Perm.MANAGE_CHANNELS | Perm.MANAGE_ROLES
NEW = f"/guilds/{ids.GUILD}/channels"
TOM, OLLI = "200000000000000002", "200000000000000005"


@pytest.fixture
async def wide() -> AsyncIterator[House]:
    async with running({**INSTALL, "permissions": int(WIDE)}) as found:
        yield found


def overwrite(id: str, *, allow: int = 0, deny: int = 0, type: int = 0) -> dict[str, Any]:
    return {"id": id, "type": type, "allow": str(allow), "deny": str(deny)}


async def test_a_channel_is_made_told_of_and_named_as_discord_names_it(wide: House) -> None:
    body = {"name": "Krise Zwölf", "type": 0, "parent_id": ids.CATEGORY, "topic": "los"}
    status, made = await wide.call("POST", NEW, body)
    assert (status, made["name"], made["parent_id"]) == (201, "krise-zwölf", ids.CATEGORY)
    assert wide.channel("krise-zwölf")["topic"] == "los"
    assert wide.rules() == []


@pytest.mark.parametrize(
    ("more", "rule"),
    [
        ({"name": ""}, "channel.name-min-1"),
        ({"name": "x" * 101}, "channel.name-max-100"),
        ({"topic": "x" * 1025}, "channel.topic-max-1024"),
        ({"parent_id": ids.INBOX}, "channel.parent"),
        ({"type": 2}, "not-implemented"),
        ({"colour": 1}, "channel.unknown-field"),
        ({"permission_overwrites": [overwrite(ids.GUILD, deny=Perm.MANAGE_MESSAGES)]}, "overwrite.own-bits"),
        ({"permission_overwrites": [overwrite(ids.GUILD, allow=Perm.MANAGE_ROLES)]}, "overwrite.own-bits"),
        ({"permission_overwrites": [overwrite("599999999999999999")]}, "overwrite.whose"),
        ({"permission_overwrites": [overwrite(TOM)]}, "overwrite.whose"),
        ({"permission_overwrites": [overwrite(TOM, type=1), overwrite(TOM, type=1)]}, "overwrite.unique"),
        ({"permission_overwrites": [{"id": TOM, "type": 7}]}, "overwrite.type-range"),
        ({"permission_overwrites": [{"id": TOM, "type": 1, "allow": "viel"}]}, "overwrite.bits"),
    ],
)
async def test_a_channel_that_cannot_be_is_refused(wide: House, more: dict[str, Any], rule: str) -> None:
    status, _ = await wide.call("POST", NEW, {"name": "krise", **more})
    assert status in {400, 403, 501}
    assert rule in wide.rules()


async def test_a_full_category_takes_no_more_which_is_nobodys_fault(wide: House) -> None:
    for number in range(MOST_IN_CATEGORY):
        id_ = f"4600000000000000{number:02}"
        wide.part.world.channels[id_] = Channel(id=id_, name="x", parent_id=ids.CATEGORY)
    status, answer = await wide.call("POST", NEW, {"name": "krise", "parent_id": ids.CATEGORY})
    assert (status, answer["code"]) == (400, 50035)


async def test_rights_that_the_link_never_asked_for_are_a_breach_and_taken_ones_a_refusal() -> None:
    async with running() as house:
        assert (await house.call("POST", NEW, {"name": "krise"}))[0] == 403
        place = f"/channels/{ids.INBOX}/permissions/{OLLI}"
        assert (await house.call("PUT", place, {"type": 1, "allow": "1024"}))[0] == 403
        assert house.rules() == ["permission", "permission"]


async def test_an_overwrite_lets_somebody_in_and_goes_again(wide: House) -> None:
    status, made = await wide.call(
        "POST", NEW, {"name": "krise", "permission_overwrites": [overwrite(ids.GUILD, deny=Perm.VIEW_CHANNEL)]}
    )  # fmt: skip
    assert status == 201
    # The bot shut itself out as well: nothing but being in the list of overwrites lets it in again.
    place = f"/channels/{made['id']}/permissions/"
    assert (await wide.call("PUT", place + OLLI, {"type": 1, "allow": "1024"}))[0] == 403
    own = overwrite(ids.APPLICATION, allow=Perm.VIEW_CHANNEL, type=1)
    body = {"name": "zwei", "permission_overwrites": [overwrite(ids.GUILD, deny=Perm.VIEW_CHANNEL), own]}
    _, made = await wide.call("POST", NEW, body)
    place = f"/channels/{made['id']}/permissions/"
    assert (await wide.call("PUT", place + OLLI, {"type": 1, "allow": "1024"}))[0] == 204
    assert "olli" in wide.channel("zwei")["seen_by"]
    assert (await wide.call("DELETE", place + OLLI))[0] == 204
    assert "olli" not in wide.channel("zwei")["seen_by"]
    assert (await wide.call("DELETE", place + OLLI))[0] == 404
    assert wide.rules() == []


async def test_who_does_not_see_a_channel_cannot_be_put_into_its_thread(wide: House) -> None:
    thread = await opened(wide, ids.LEGAL, "Rat")
    assert (await wide.call("PUT", f"/channels/{thread}/thread-members/{TOM}"))[0] == 204
    assert (await wide.call("PUT", f"/channels/{thread}/thread-members/{OLLI}"))[0] == 403
    assert wide.rules() == ["thread.sees-parent"]


async def test_threads_put_away_are_listed_apart(wide: House) -> None:
    thread = await opened(wide, ids.INBOX, "alt")
    archived = f"/channels/{ids.INBOX}/threads/archived/public"
    assert (await wide.call("GET", archived))[1]["threads"] == []
    wide.kernel.turn_clock(timedelta(days=8))
    assert [one["id"] for one in (await wide.call("GET", archived))[1]["threads"]] == [thread]
    active = (await wide.call("GET", f"/guilds/{ids.GUILD}/threads/active"))[1]["threads"]
    assert active == []


async def opened(house: House, channel: str, name: str) -> str:
    body = {"name": name, "type": 11, "auto_archive_duration": 10_080}
    _, thread = await house.call("POST", f"/channels/{channel}/threads", body)
    return str(thread["id"])
