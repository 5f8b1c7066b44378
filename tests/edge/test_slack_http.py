"""The address for signed requests, knocked on by anybody."""

import hashlib
import hmac
import json
import time
from collections.abc import AsyncIterator, Callable
from urllib.parse import urlencode

import aiohttp
import pytest

from tests.edge.slack_bot import World, http_bot
from tests.edge.test_slack_inbound import CLICK, REACTION
from tests.sandbox.slack_house import SECRETS


@pytest.fixture
async def world() -> AsyncIterator[World]:
    async with http_bot() as found:
        yield found


FORM_ENCODED = "application/x-www-form-urlencoded"
JSON = "application/json"


def signed(
    body: bytes, *, at: float = 0.0, secret: str = SECRETS.signing_secret, kind: str = FORM_ENCODED
) -> dict[str, str]:
    stamp = str(int(time.time() + at))
    digest = hmac.new(secret.encode(), b"v0:" + stamp.encode() + b":" + body, hashlib.sha256).hexdigest()
    return {
        "X-Slack-Request-Timestamp": stamp,
        "X-Slack-Signature": f"v0={digest}",
        "Content-Type": kind,
    }


def interaction(payload: object) -> bytes:
    return urlencode({"payload": json.dumps(payload)}).encode()


async def knock(world: World, body: bytes, headers: dict[str, str]) -> tuple[int, str]:
    url = world.slack.part.app.outbox.carrier.url  # pyright: ignore[reportAttributeAccessIssue]
    async with aiohttp.ClientSession() as session, session.post(url, data=body, headers=headers) as answer:
        return answer.status, await answer.text()


async def test_a_signed_click_is_taken(world: World) -> None:
    body = interaction(CLICK)
    assert await knock(world, body, signed(body)) == (200, "")
    assert len(world.core.events) == 1


async def test_the_address_answers_slacks_challenge(world: World) -> None:
    body = json.dumps({"type": "url_verification", "challenge": "c3po", "token": "x"}).encode()
    status, text = await knock(world, body, signed(body, kind=JSON))
    assert status == 200
    assert "c3po" in text


BODY = interaction(CLICK)


FOREIGN: dict[str, Callable[[], dict[str, str]]] = {
    "nothing": dict,
    "another secret": lambda: signed(BODY, secret="another secret"),
    "another body": lambda: signed(b"another body"),
    "too old": lambda: signed(BODY, at=-900),
    "from the future": lambda: signed(BODY, at=900),
    "a stamp in words": lambda: signed(BODY) | {"X-Slack-Request-Timestamp": "soon"},
    "a stamp that only looks like digits": lambda: signed(BODY) | {"X-Slack-Request-Timestamp": "²"},
    "a stamp without end": lambda: signed(BODY) | {"X-Slack-Request-Timestamp": "9" * 5000},
    "no stamp": lambda: signed(BODY) | {"X-Slack-Request-Timestamp": ""},
    "an umlaut": lambda: signed(BODY) | {"X-Slack-Signature": "v0=ä"},
    "no signature": lambda: signed(BODY) | {"X-Slack-Signature": ""},
    "another version": lambda: signed(BODY) | {"X-Slack-Signature": "v1=" + "0" * 64},
}


# Signed when it is sent: what was signed when tests were collected is fifteen minutes older at the end of a long run.
@pytest.mark.parametrize("headers", FOREIGN.values(), ids=FOREIGN.keys())
async def test_what_is_not_signed_by_slack_is_refused(
    world: World, headers: Callable[[], dict[str, str]]
) -> None:
    status, text = await knock(world, BODY, {"Content-Type": FORM_ENCODED} | headers())
    assert (status, text) == (401, "")
    assert world.core.events == []


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"\xff\xfe",
        b"payload=%7B",
        b"payload=[]",
        b"payload=" + b"[" * 100_000,
        b"{}",
        b"[1, 2]",
        b'{"type": "event_callback", "event": "x"}',
        b'{"type": "block_actions", "user": [], "actions": {}, "team": 1}',
        b'{"command": {"a": 1}}',
        b"command=/breakwater&user_id=",
    ],
)
async def test_signed_nonsense_does_no_harm(world: World, body: bytes) -> None:
    status, _ = await knock(world, body, signed(body))
    assert status in {200, 400, 500}
    assert world.core.events == []
    click = interaction(CLICK)
    assert await knock(world, click, signed(click)) == (200, "")


async def test_our_own_reactions_are_no_events(world: World) -> None:
    own = {**REACTION, "event": {**REACTION["event"], "user": world.chat.identity.user}}
    for payload in (REACTION, own):
        body = json.dumps(payload).encode()
        assert (await knock(world, body, signed(body, kind=JSON)))[0] == 200
    assert [event.actor.account for event in world.core.events] == ["U02TOM"]
