"""The signed hook: what goes out is the contract, what comes back is hostile."""

import asyncio
import gzip
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from typing import Any

import pytest
from aiohttp import web
from standardwebhooks import Webhook

from bot.social.by_hand import ByHand
from bot.social.generic import SignedHook
from bot.social.networks import Networks, open_networks
from bot.social.port import (
    Accepted,
    CannotTell,
    Found,
    Missing,
    NotAccepted,
    Proof,
    Rejected,
    Unclear,
)
from bot.social.proof import read_proof
from handlers.draft import Send, SendKind
from handlers.people import Source
from tests.faults.far_side import SECRET

SEND = Send(
    id=1,
    key="k-1",
    kind=SendKind.REPLY,
    case_id=1,
    source="shop",
    external_id="c/1?x=%",
    text='Grüße 👋 "ja" \u202e @everyone',
    comment_version=1,
)
Answering = Callable[[web.Request], Awaitable[web.StreamResponse]]


@asynccontextmanager
async def answering(answer: Answering) -> AsyncIterator[Source]:
    """A tool that answers so; its source."""
    app = web.Application()
    app.router.add_route("*", "/actions", answer)
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    try:
        yield Source(
            name="shop",
            kind="hook",
            brand="M",
            reply_url=f"http://127.0.0.1:{runner.addresses[0][1]}/actions?tenant=7",
            can_look_up=True,
        )
    finally:
        await runner.cleanup()


@pytest.fixture
async def networks() -> AsyncIterator[Networks]:
    """What comes to nothing does so by what was answered, not because a slow machine took its time."""
    async with open_networks({"shop": SECRET}, timeout=60.0) as networks:
        yield networks


async def perform(networks: Networks, answer: Answering, send: Send = SEND) -> Any:
    async with answering(answer) as source:
        return await networks.of(source).perform(send, source)


async def look_up(networks: Networks, answer: Answering) -> Any:
    async with answering(answer) as source:
        return await networks.of(source).look_up(SEND, source)


def says(body: Any, status: int = 200, **headers: str) -> Answering:
    async def answer(_: web.Request) -> web.StreamResponse:
        raw = body if isinstance(body, bytes) else json.dumps(body).encode()
        return web.Response(body=raw, status=status, headers=headers)

    return answer


async def test_an_action_goes_out_signed_and_exactly_as_agreed(networks: Networks) -> None:
    got: list[Any] = []

    async def answer(request: web.Request) -> web.StreamResponse:
        raw = await request.text()
        Webhook(SECRET).verify(raw, dict(request.headers))
        got.append((request.method, request.query_string, json.loads(raw), request.headers["webhook-id"]))
        return web.json_response({"id": "r1", "url": "https://social.example/r1"})

    assert await perform(networks, answer) == Accepted(proof=Proof(id="r1", url="https://social.example/r1"))
    expected = {
        "action": "reply",
        "comment_id": "c/1?x=%",
        "text": SEND.text,
        "idempotency_key": "k-1",
    }
    assert got == [("POST", "tenant=7", expected, "k-1")]


async def test_a_look_asks_for_the_key_and_is_signed_too(networks: Networks) -> None:
    got: list[Any] = []

    async def answer(request: web.Request) -> web.StreamResponse:
        Webhook(SECRET).verify("", dict(request.headers), json_parse=False)
        got.append((request.method, dict(request.query), await request.read()))
        return web.json_response({"id": "r1"})

    assert await look_up(networks, answer) == Found(proof=Proof(id="r1"))
    assert got == [("GET", {"tenant": "7", "idempotency_key": "k-1"}, b"")]


@pytest.mark.parametrize("kind", [SendKind.DELETE, SendKind.HIDE, SendKind.UNHIDE])
async def test_actions_without_text_send_none(networks: Networks, kind: SendKind) -> None:
    got: list[Any] = []

    async def answer(request: web.Request) -> web.StreamResponse:
        got.append(await request.json())
        return web.json_response({"id": "r1"})

    await perform(networks, answer, replace(SEND, kind=kind, text=""))
    assert got == [{"action": str(kind), "comment_id": "c/1?x=%", "idempotency_key": "k-1"}]


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "//evil.example/x",
        "https://",
        "https://user:pass@social.example/",
        "https://social.example/a b",
        "https://social.example/\u202etxt",
        "https://social.example/\n",
        "https://social.example:99999999/",
        "https://[::1",
        "https://social.example/" + "x" * 2000,
        7,
        None,
        ["https://social.example/"],
        {"href": "https://social.example/"},
    ],
)
async def test_an_address_that_must_not_become_a_link_is_left_out(networks: Networks, url: object) -> None:
    assert await perform(networks, says({"id": "r1", "url": url})) == Accepted(proof=Proof(id="r1"))


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"ok",
        b"<html></html>",
        b"\xff\xfe",
        b"null",
        b"[]",
        b'"r1"',
        b"[" * 100_000,
        b'{"id": ' * 20_000,
        {},
        {"id": None},
        {"id": 7},
        {"id": True},
        {"id": ["r1"]},
        {"id": ""},
        {"id": " "},
        {"id": "a b"},
        {"id": "r1\n"},
        {"id": "\u202er1"},
        {"id": "x" * 201},
        {"url": "https://social.example/r1"},
        {"id": "r1", "junk": "x" * 70_000},
    ],
)
async def test_an_answer_that_proves_nothing_is_no_proof(networks: Networks, body: object) -> None:
    assert isinstance(await perform(networks, says(body)), Unclear)
    assert isinstance(await look_up(networks, says(body)), CannotTell)


async def test_unknown_fields_in_an_answer_do_no_harm() -> None:
    body = json.dumps({"id": "r1", "url": "http://social.example/r1", "x": [{"y": None}], "id2": 1})
    assert read_proof(body.encode()) == Proof(id="r1", url="http://social.example/r1")


async def test_an_endless_answer_is_cut_off(networks: Networks) -> None:
    async def endless(request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse()
        await response.prepare(request)
        while True:
            await response.write(b'{"id": "r1", ' + b" " * 65_536)
            await asyncio.sleep(0)

    assert isinstance(await perform(networks, endless), Unclear)


@pytest.mark.parametrize(("junk", "ends"), [(0, Accepted), (50_000_000, Unclear)])
async def test_an_answer_packed_unasked_is_read_only_as_far_as_any_other(
    networks: Networks, junk: int, ends: type
) -> None:
    asked: list[str] = []
    body = gzip.compress(b'{"id": "r1"' + b" " * junk + b"}")

    async def packed(request: web.Request) -> web.StreamResponse:
        asked.append(request.headers["accept-encoding"])
        return web.Response(body=body, headers={"Content-Encoding": "gzip"})

    assert isinstance(await perform(networks, packed), ends)
    assert asked == ["identity"]


async def test_each_exchange_has_a_connection_of_its_own(networks: Networks) -> None:
    peers: list[Any] = []

    async def answer(request: web.Request) -> web.StreamResponse:
        assert request.transport is not None
        peers.append(request.transport.get_extra_info("peername"))
        return web.json_response({"id": "r1"})

    async with answering(answer) as source:
        for _ in range(3):
            await networks.of(source).perform(SEND, source)
    assert len(set(peers)) == 3


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
async def test_a_redirect_is_not_followed_and_proves_nothing(networks: Networks, status: int) -> None:
    asked: list[str] = []

    async def elsewhere(request: web.Request) -> web.StreamResponse:
        asked.append(request.method)
        return web.Response(status=status, headers={"Location": str(request.url)})

    assert isinstance(await perform(networks, elsewhere), Unclear)
    assert asked == ["POST"]


@pytest.mark.parametrize(
    ("status", "header", "wait"),
    [
        (429, "3", 3.0),
        (503, "0.5", 0.5),
        (429, "", None),
        (503, "Wed, 21 Oct 2026 07:28:00 GMT", None),
        (429, "-1", None),
        (429, "nan", None),
        (429, "1e99", None),
    ],
)
async def test_too_busy_means_not_accepted_with_the_time_named(
    networks: Networks, status: int, header: str, wait: float | None
) -> None:
    headers = {"Retry-After": header} if header else {}
    assert await perform(networks, says({}, status, **headers)) == NotAccepted(retry_after=wait)


@pytest.mark.parametrize(
    ("status", "ends"),
    [
        (201, Accepted),
        (204, Unclear),
        (400, Rejected),
        (401, Rejected),
        (404, Rejected),
        (408, Unclear),
        (409, Unclear),
        (418, Rejected),
        (500, Unclear),
        (502, Unclear),
        (504, Unclear),
    ],
)
async def test_what_a_status_means(networks: Networks, status: int, ends: type) -> None:
    body = b"" if status == 204 else {"id": "r1"}
    assert isinstance(await perform(networks, says(body, status)), ends)


async def test_silence_is_unclear_and_takes_no_longer_than_allowed() -> None:
    async def silent(_: web.Request) -> web.StreamResponse:
        await asyncio.sleep(120)
        return web.Response()

    async with open_networks({"shop": SECRET}, timeout=0.5) as networks, asyncio.timeout(60):
        assert isinstance(await perform(networks, silent), Unclear)
        assert isinstance(await look_up(networks, silent), CannotTell)


async def test_nobody_there_means_that_nothing_was_sent(networks: Networks) -> None:
    source = Source(name="shop", kind="hook", brand="M", reply_url="http://127.0.0.1:9/")
    assert await networks.of(source).perform(SEND, source) == NotAccepted()
    assert isinstance(await networks.of(source).look_up(SEND, source), CannotTell)


@pytest.mark.parametrize("address", ["nonsense", "ftp://127.0.0.1/", "http://", "http://[::1"])
async def test_an_address_that_is_none_sends_nothing(networks: Networks, address: str) -> None:
    source = Source(name="shop", kind="hook", brand="M", reply_url=address)
    assert await networks.of(source).perform(SEND, source) == Rejected(error="send-error-address")


@pytest.mark.parametrize(
    ("answer", "finding"),
    [
        (says({"error": "not found"}, 404), Missing),
        (says(b"<h1>404</h1>", 404), CannotTell),
        (says(b"", 404), CannotTell),
        (says({}, 410), CannotTell),
        (says({"id": "r1"}, 500), CannotTell),
        (says({}, 401), CannotTell),
        (says({"id": "r1"}, 302, Location="/"), CannotTell),
    ],
)
async def test_only_the_tool_itself_can_say_that_nothing_arrived(
    networks: Networks, answer: Answering, finding: type
) -> None:
    assert isinstance(await look_up(networks, answer), finding)


async def test_without_a_secret_nothing_goes_out(networks: Networks) -> None:
    source = Source(name="unsigned", kind="hook", brand="M", reply_url="http://127.0.0.1:9/")
    assert await networks.of(source).perform(SEND, source) == Rejected(error="send-error-no-secret")
    assert isinstance(await networks.of(source).look_up(SEND, source), CannotTell)


async def test_the_way_out_is_found_by_kind_then_by_reply_url_then_by_hand(networks: Networks) -> None:
    hook = Source(name="a", kind="hook", brand="M", reply_url="https://tool.example/")
    assert isinstance(networks.of(hook), SignedHook)
    assert isinstance(networks.of(replace(hook, kind="instagram")), SignedHook)
    by_hand = networks.of(replace(hook, reply_url=""))
    assert isinstance(by_hand, ByHand)
    assert not by_hand.can_look_up(hook)
    assert await by_hand.perform(SEND, hook) == Rejected(error="send-error-by-hand")
