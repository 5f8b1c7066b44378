"""REST as Discord does it: who may, how fast, what is gone, what is said twice, and what goes wrong on request."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

import discord
import pytest

from bot.sandbox.discord import ids
from bot.sandbox.discord.wire import Perm
from tests.sandbox.discord_house import INSTALL, House, house, point_at, running, said

__all__ = ["house"]

LOBBY = f"/channels/{ids.LOBBY}/messages"
Json = dict[str, Any]


def without(*perms: Perm) -> Mapping[str, Any]:
    left = INSTALL["permissions"]
    for perm in perms:
        left &= ~perm
    return {**INSTALL, "permissions": int(left)}


async def test_without_the_right_token_there_is_no_answer(house: House) -> None:
    status, answer = await house.call("GET", "/users/@me", headers={"Authorization": "Bot wrong"})
    assert (status, answer) == (401, {"message": "401: Unauthorized", "code": 0})


async def test_a_wrong_token_is_a_login_failure_to_the_library(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    point_at(house, monkeypatch)
    async with discord.Client(intents=discord.Intents.none()) as bot:
        with pytest.raises(discord.LoginFailure):
            await bot.login("wrong")


@pytest.mark.parametrize(
    ("method", "path"),
    [("GET", "/guilds/1/audit-logs"), ("POST", "/channels/1/invites"), ("PATCH", "/guilds/1"), ("GET", "/x")],
)
async def test_what_the_sandbox_does_not_know_is_loud(house: House, method: str, path: str) -> None:
    status, _ = await house.call(method, path)
    assert (status, house.rules()) == (501, ["not-implemented"])


async def test_answers_say_exactly_json(house: House) -> None:
    headers = {"Authorization": f"Bot {house.part.token}"}
    async with house.http.get(house.part.api_url + "/users/@me", headers=headers) as answer:
        assert answer.headers["Content-Type"] == "application/json"


@pytest.mark.parametrize(
    ("body", "kind", "status", "code", "rule"),
    [
        (b"{", "application/json", 400, 50109, "json"),
        (b'{"content": "\\ud800"}', "application/json", 400, 50109, "json"),
        (b"[1]", "application/json", 400, 50035, "body"),
        (b"content=x", "application/x-www-form-urlencoded", 400, 50035, "content-type"),
        (b"--x--", "multipart/form-data; boundary=x", 400, 50035, "body"),
    ],
)
async def test_a_body_that_cannot_be_read_is_refused(
    house: House, body: bytes, kind: str, status: int, code: int, rule: str
) -> None:
    headers = {"Authorization": f"Bot {house.part.token}", "Content-Type": kind}
    async with house.http.post(house.part.api_url + LOBBY, data=body, headers=headers) as answer:
        assert (answer.status, (await answer.json())["code"]) == (status, code)
    assert house.rules() == [rule]


async def test_every_request_is_on_record_without_the_token(house: House) -> None:
    await house.post(ids.LOBBY, {"content": "Hallo"})
    request = house.kernel.requests[-1]
    assert (request.target, request.status) == ("discord:POST /channels/{channel}/messages", 200)
    assert request.body == {"content": "Hallo"}
    assert request.answer["content"] == "Hallo"
    assert house.part.token not in repr(request)


async def test_what_is_gone_has_a_code_of_its_own(house: House) -> None:
    for path, code in (
        ("/channels/7", 10003),
        ("/channels/7/messages", 10003),
        (f"{LOBBY}/7", 10008),
        ("/guilds/7", 10004),
        (f"/guilds/{ids.GUILD}/members/7", 10013),
        (f"/applications/{ids.APPLICATION}/commands/7", 10063),
    ):
        status, answer = await house.call("GET", path)
        assert (status, answer["code"]) == (404, code), path
    await house.part.act("delete_channel", {"channel": "allgemein"})
    status, answer = await house.post(ids.LOBBY, {"content": "x"})
    assert (status, answer["code"], house.rules()) == (404, 10003, [])


@pytest.mark.parametrize(
    ("missing", "code", "request_"),
    [
        (Perm.VIEW_CHANNEL, 50001, ("POST", LOBBY, {"content": "x"})),
        (Perm.SEND_MESSAGES, 50013, ("POST", LOBBY, {"content": "x"})),
        (Perm.SEND_MESSAGES, 50013, ("POST", f"/channels/{ids.LOBBY}/typing", None)),
        (Perm.EMBED_LINKS, 50013, ("POST", LOBBY, {"embeds": [{"title": "x"}]})),
        (Perm.READ_MESSAGE_HISTORY, 50013, ("GET", LOBBY + "/{message}", None)),
        (Perm.ADD_REACTIONS, 50013, ("PUT", LOBBY + "/{message}/reactions/%F0%9F%91%80/@me", None)),
        (Perm.MANAGE_MESSAGES, 50013, ("DELETE", LOBBY + "/{message}", None)),
        (Perm.PIN_MESSAGES, 50013, ("PUT", LOBBY + "/pins/{message}", None)),
        (Perm.CREATE_PUBLIC_THREADS, 50013, ("POST", LOBBY + "/{message}/threads", {"name": "x"})),
        (Perm.MANAGE_CHANNELS, 50013, ("PATCH", f"/channels/{ids.LOBBY}", {"topic": "x"})),
        (Perm.MANAGE_CHANNELS, 50013, ("DELETE", f"/channels/{ids.LOBBY}", None)),
    ],
)
async def test_a_permission_that_the_install_link_never_asked_for_is_missing(
    missing: Perm, code: int, request_: tuple[str, str, Any]
) -> None:
    async with running(without(missing)) as house:
        method, path, body = request_
        status, answer = await house.call(method, path.format(message=await said(house)), body)
        assert (status, answer["code"], house.rules()) == (403, code, ["permission"])


async def test_threads_have_a_permission_to_talk_of_their_own() -> None:
    async with running(without(Perm.SEND_MESSAGES_IN_THREADS)) as house:
        message = await said(house)
        assert (await house.call("POST", f"{LOBBY}/{message}/threads", {"name": "x"}))[0] == 201
        status, answer = await house.post(message, {"content": "x"})
        assert (status, answer["code"], house.rules()) == (403, 50013, ["permission"])


async def test_history_without_the_right_to_it_is_empty() -> None:
    async with running(without(Perm.READ_MESSAGE_HISTORY)) as house:
        await said(house)
        assert await house.call("GET", LOBBY) == (200, [])


async def test_a_channel_that_the_bot_was_thrown_out_of_is_no_breach(house: House) -> None:
    await house.part.act("kick", {"channel": "allgemein"})
    status, answer = await house.post(ids.LOBBY, {"content": "x"})
    assert (status, answer["code"], house.rules()) == (403, 50001, [])
    assert not house.channel("allgemein")["bot_sees"]
    await house.part.act("admit", {"channel": "allgemein"})
    assert (await house.post(ids.LOBBY, {"content": "x"}))[0] == 200


async def test_only_ones_own_messages_can_be_edited(house: House) -> None:
    status, answer = await house.call("PATCH", f"{LOBBY}/{await said(house)}", {"content": "x"})
    assert (status, answer["code"], house.rules()) == (403, 50005, ["edit.own"])


async def test_the_same_nonce_gives_the_first_message_for_a_few_minutes(house: House) -> None:
    once = {"content": "Karte", "nonce": "4711", "enforce_nonce": True}
    _, first = await house.post(ids.LOBBY, once)
    _, again = await house.post(ids.LOBBY, {**once, "content": "andere"})
    assert (again["id"], again["content"], again["nonce"]) == (first["id"], "Karte", "4711")
    assert len(house.messages("allgemein")) == 1
    assert house.rules() == []
    assert (await house.post(ids.PRESS, once))[0] == 400
    assert house.rules() == ["nonce.reused"]
    assert "nonce" not in (await house.call("GET", f"{LOBBY}/{first['id']}"))[1]
    # Deleted or not: for those minutes it is this message that one gets.
    await house.call("DELETE", f"{LOBBY}/{first['id']}")
    assert (await house.post(ids.LOBBY, once))[1]["id"] == first["id"]
    assert house.messages("allgemein") == []
    house.kernel.turn_clock(timedelta(minutes=4))
    _, late = await house.post(ids.LOBBY, once)
    assert late["id"] != first["id"]
    _, loose = await house.post(ids.LOBBY, {**once, "enforce_nonce": False})
    assert loose["id"] != late["id"]


@pytest.mark.parametrize("emoji", ["siren", ":siren:", "x", "123456"])
async def test_a_reaction_is_one_emoji(house: House, emoji: str) -> None:
    path = f"{LOBBY}/{await said(house)}/reactions/{emoji}/@me"
    status, answer = await house.call("PUT", path)
    assert (status, answer["code"], house.rules()) == (400, 10014, ["emoji"])


async def test_commands_need_a_scope_that_allows_them() -> None:
    async with running({**INSTALL, "scopes": []}) as house:
        path = f"/applications/{ids.APPLICATION}/guilds/{ids.GUILD}/commands"
        status, answer = await house.call("PUT", path, [])
        assert (status, answer["code"], house.rules()) == (403, 50001, ["scope"])


async def test_the_member_list_needs_the_declared_intent() -> None:
    async with running({**INSTALL, "intents": 1}) as house:
        status, answer = await house.call("GET", f"/guilds/{ids.GUILD}/members?limit=10")
        assert (status, answer["code"], house.rules()) == (403, 50001, ["intents"])


async def test_locked_threads_are_for_those_who_manage_them(house: House) -> None:
    message = await said(house)
    await house.call("POST", f"{LOBBY}/{message}/threads", {"name": "x"})
    assert (await house.call("PATCH", f"/channels/{message}", {"locked": True}))[1]["code"] == 50013
    assert (await house.call("PATCH", f"/channels/{message}", {"archived": True}))[1]["thread_metadata"][
        "archived"
    ]
    assert (await house.call("PATCH", f"/channels/{message}", {"name": "y"}))[1]["code"] == 50083
    opened = await house.call("PATCH", f"/channels/{message}", {"archived": False})
    assert opened[0] == 200
    assert not opened[1]["thread_metadata"]["archived"]
    wrong = await house.call("PATCH", f"/channels/{message}", {"auto_archive_duration": 7})
    assert (wrong[0], wrong[1]["code"]) == (400, 50035)


async def test_answers_have_the_form_that_the_description_gives_them(house: House) -> None:
    if not house.part.spec.present:
        pytest.skip("Discord's description of its API is not on this machine")
    _, card = await house.post(ids.LOBBY, {"flags": 1 << 15, "components": [{"type": 10, "content": "x"}]})
    one = f"{LOBBY}/{card['id']}"
    await house.call("PUT", f"{one}/reactions/%F0%9F%91%80/@me")
    await house.call("PUT", f"{LOBBY}/pins/{card['id']}")
    await house.call("POST", f"{one}/threads", {"name": "x"})
    for name, path in (
        ("MessageResponse", one),
        ("PinnedMessagesResponse", f"{LOBBY}/pins"),
        ("GuildChannelResponse", f"/channels/{ids.LOBBY}"),
        ("ThreadResponse", f"/channels/{card['id']}"),
        ("ThreadsResponse", f"/guilds/{ids.GUILD}/threads/active"),
        ("GuildWithCountsResponse", f"/guilds/{ids.GUILD}?with_counts=true"),
        ("UserPIIResponse", "/users/@me"),
        ("PrivateApplicationResponse", "/oauth2/applications/@me"),
        ("GatewayBotResponse", "/gateway/bot"),
        ("GuildMemberResponse", f"/guilds/{ids.GUILD}/members/200000000000000001"),
    ):
        status, answer = await house.call("GET", path)
        assert (status, house.part.spec.check(name, answer)) == (200, []), path
    for name, path in (("GuildRoleResponse", "roles"), ("GuildMemberResponse", "members?limit=9")):
        _, found = await house.call("GET", f"/guilds/{ids.GUILD}/{path}")
        assert found
        assert all(house.part.spec.check(name, answer) == [] for answer in found)
