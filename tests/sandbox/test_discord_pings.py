"""Whom a message would have notified: hostile text has to notify nobody."""

from typing import Any

import pytest

from bot.sandbox.discord import ids
from bot.sandbox.discord.wire import Perm
from tests.sandbox.discord_house import INSTALL, House, house, running, said

__all__ = ["house"]


Json = dict[str, Any]


@pytest.mark.parametrize(
    ("allowed", "pings"),
    [
        (None, ["role:" + ids.APPROVERS, "user:200000000000000003"]),
        ({"parse": []}, []),
        ({"parse": ["users"]}, ["user:200000000000000003"]),
        ({"roles": [ids.APPROVERS]}, ["role:" + ids.APPROVERS]),
        ({"users": ["200000000000000001"]}, []),
    ],
)
async def test_who_would_have_been_pinged_is_on_record(house: House, allowed: Any, pings: list[str]) -> None:
    hostile = f"@everyone @here <@&{ids.APPROVERS}> <@200000000000000003> <@!200000000000000003> `@everyone`"
    body = {"content": hostile} if allowed is None else {"content": hostile, "allowed_mentions": allowed}
    await house.post(ids.LOBBY, body)
    card = {"flags": 1 << 15, "components": [{"type": 10, "content": hostile}]}
    await house.post(ids.LOBBY, card if allowed is None else {**card, "allowed_mentions": allowed})
    # @everyone takes a permission that this bot never asked for.
    assert [one["pings"] for one in house.messages("allgemein")] == [pings, pings]
    for one in house.messages("allgemein"):
        payload = one["payload"]
        named = [f"role:{id_}" for id_ in payload["mention_roles"]]
        named += [f"user:{user['id']}" for user in payload["mentions"]]
        assert (named, payload["mention_everyone"]) == (pings, False)


async def test_everyone_is_pinged_by_a_bot_that_may_and_does_not_forbid_it() -> None:
    install = {**INSTALL, "permissions": INSTALL["permissions"] | Perm.MENTION_EVERYONE}
    async with running(install) as house:
        await house.post(ids.LOBBY, {"content": "Hallo @everyone"})
        await house.post(ids.LOBBY, {"content": "Hallo @everyone", "allowed_mentions": {"parse": ["users"]}})
        assert [one["pings"] for one in house.messages("allgemein")] == [["everyone"], []]


async def test_nobody_is_pinged_who_cannot_see_it(house: House) -> None:
    await house.post(ids.APPROVALS, {"content": "<@200000000000000005> <@200000000000000003>"})
    assert house.messages("freigaben")[0]["pings"] == ["user:200000000000000003"]


async def test_a_reply_points_to_what_it_answers(house: House) -> None:
    first = await said(house)
    body: Json = {"content": "Ja", "message_reference": {"message_id": first}}
    _, answer = await house.post(ids.LOBBY, {**body, "allowed_mentions": {"parse": []}})
    assert (answer["type"], answer["referenced_message"]["content"]) == (19, "Hallo")
    await house.post(ids.LOBBY, body)
    assert [one["pings"] for one in house.messages("allgemein")[1:]] == [[], ["user:200000000000000001"]]
    status, refused = await house.post(ids.LOBBY, {"content": "x", "message_reference": {"message_id": "7"}})
    assert (status, refused["code"]) == (400, 50035)
