"""REST as Discord does it: who may, how fast, what is gone, what is said twice, and what goes wrong on request."""

import asyncio
from collections.abc import Mapping
from datetime import timedelta
from typing import Any

import aiohttp
import discord
import pytest

from bot.sandbox.discord import ids, limits
from bot.sandbox.discord.wire import Perm
from tests.sandbox.discord_house import INSTALL, House, connected, house, point_at, running

__all__ = ["house"]

LOBBY = f"/channels/{ids.LOBBY}/messages"
Json = dict[str, Any]


def without(*perms: Perm) -> Mapping[str, Any]:
    left = INSTALL["permissions"]
    for perm in perms:
        left &= ~perm
    return {**INSTALL, "permissions": int(left)}


async def said(house: House, text: str = "Hallo") -> str:
    """Somebody else's message."""
    return (await house.part.act("say", {"user": "jana", "channel": "allgemein", "text": text}))["message"]


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
        (b"--x--", "multipart/form-data; boundary=x", 501, 0, "not-implemented"),
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


@pytest.mark.parametrize("emoji", ["siren", ":siren:", "x", "123456"])
async def test_a_reaction_is_one_emoji(house: House, emoji: str) -> None:
    path = f"{LOBBY}/{await said(house)}/reactions/{emoji}/@me"
    status, answer = await house.call("PUT", path)
    assert (status, answer["code"], house.rules()) == (400, 10014, ["emoji"])


async def test_headers_tell_how_much_is_left_and_the_next_one_is_too_many() -> None:
    async with running(limits={"message-create": (2, 0.5), "other": (50, 1.0)}) as house:
        url, headers = house.part.api_url + LOBBY, {"Authorization": f"Bot {house.part.token}"}
        left: list[str] = []
        for _ in range(2):
            async with house.http.post(url, json={"content": "x"}, headers=headers) as answer:
                assert answer.headers["X-RateLimit-Limit"] == "2"
                left.append(answer.headers["X-RateLimit-Remaining"])
        async with house.http.post(url, json={"content": "x"}, headers=headers) as answer:
            body = await answer.json()
            assert (answer.status, body["global"]) == (429, False)
            assert 0 < body["retry_after"] <= 0.5
            assert answer.headers["Via"]
            assert answer.headers["X-RateLimit-Scope"] == "user"
        assert left == ["1", "0"]
        # Another channel is another bucket.
        assert (await house.post(ids.PRESS, {"content": "x"}))[0] == 200
        assert house.rules() == []


async def test_the_library_keeps_to_the_headers(monkeypatch: pytest.MonkeyPatch) -> None:
    async with running(limits={"message-create": (2, 0.3), "other": (50, 1.0)}) as house:
        async with connected(house, monkeypatch) as bot:
            await asyncio.gather(*(bot.text_channel(ids.LOBBY).send(str(number)) for number in range(6)))
        assert len(house.messages("allgemein")) == 6
        assert all(request.status != 429 for request in house.kernel.requests)


async def test_a_sudden_429_is_waited_out_by_the_library(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with connected(house, monkeypatch) as bot:
        house.break_("discord:POST /channels/{channel}/messages", "rate_limit", seconds=0.1)
        await bot.text_channel(ids.LOBBY).send("Hallo")
    assert [request.status for request in house.kernel.requests][-2:] == [429, 200]


async def test_fifty_requests_a_second_are_enough_for_everything() -> None:
    async with running(limits={"other": (1000, 1.0)}) as house:
        found = await asyncio.gather(*(house.call("GET", "/users/@me") for _ in range(60)))
        slowed = [answer for status, answer in found if status == 429]
        assert 0 < len(slowed) <= 10
        assert all(answer["global"] for answer in slowed)


async def test_too_many_invalid_requests_get_the_address_banned(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MOST_INVALID", 5)
    async with running() as house:
        wrong = {"headers": {"Authorization": "Bot wrong"}}
        for _ in range(5):
            assert (await house.call("GET", "/users/@me", **wrong))[0] == 401
        assert house.rules() == ["invalid-requests-10000"]
        async with house.http.get(house.part.api_url + "/users/@me") as banned:
            assert (banned.status, "Via" in banned.headers) == (429, False)
            assert banned.content_type == "text/plain"


@pytest.mark.parametrize("kind", ["reset", "drop_ack", "lost_answer"])
async def test_a_connection_may_break_before_or_after_the_deed(house: House, kind: str) -> None:
    house.break_("discord:POST /channels/{channel}/messages", kind)
    with pytest.raises(aiohttp.ClientError):
        await house.post(ids.LOBBY, {"content": "x"})
    assert len(house.messages("allgemein")) == (kind == "lost_answer")
    assert (await house.post(ids.LOBBY, {"content": "x"}))[0] == 200


async def test_a_lost_answer_and_the_same_nonce_make_one_message(house: House) -> None:
    body = {"content": "Karte", "nonce": "1", "enforce_nonce": True}
    house.break_("discord:POST /channels/{channel}/messages", "lost_answer")
    with pytest.raises(aiohttp.ClientError):
        await house.post(ids.LOBBY, body)
    status, found = await house.post(ids.LOBBY, body)
    assert status == 200
    assert [one["id"] for one in house.messages("allgemein")] == [found["id"]]


async def test_servers_fail_and_dawdle_on_request(house: House) -> None:
    house.break_("discord:PATCH *", "error", status=503)
    status, answer = await house.call("PATCH", f"{LOBBY}/1", {"content": "x"})
    assert (status, answer["message"]) == (503, "503: Service Unavailable")
    house.break_("discord:GET /users/@me", "delay", seconds=0.2)
    start = asyncio.get_running_loop().time()
    assert (await house.call("GET", "/users/@me"))[0] == 200
    assert asyncio.get_running_loop().time() - start >= 0.2


async def test_a_token_may_be_revoked_in_the_middle(house: House) -> None:
    house.break_("discord:POST *", "revoke")
    assert (await house.post(ids.LOBBY, {"content": "x"}))[0] == 401
    assert (await house.call("GET", "/users/@me"))[0] == 401


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
