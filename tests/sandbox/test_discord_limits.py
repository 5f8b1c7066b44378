"""How fast is too fast, and what goes wrong on request."""

import asyncio

import aiohttp
import pytest

from bot.sandbox.discord import ids, limits
from tests.sandbox.discord_house import House, connected, house, running

__all__ = ["house"]


LOBBY = f"/channels/{ids.LOBBY}/messages"


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
