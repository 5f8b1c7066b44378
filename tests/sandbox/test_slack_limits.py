"""Rate limits and faults on requests."""

import aiohttp
import pytest
from slack_sdk.http_retry.builtin_async_handlers import (
    AsyncConnectionErrorRetryHandler,
    AsyncRateLimitErrorRetryHandler,
)

from bot.sandbox.kernel import Fault
from bot.sandbox.slack import Limits
from tests.sandbox.slack_house import INBOX, JANA, house


class Clock:
    now = 1000.0

    def __call__(self) -> float:
        return self.now


async def test_a_channel_takes_one_message_a_second_after_a_small_burst() -> None:
    clock = Clock()
    async with house(limits=Limits(clock=clock)) as slack:
        for _ in range(4):
            await slack.post()
        refused = await slack.refused(slack.client.chat_postMessage(channel=INBOX, text="zu viel"))
        assert refused.response.status_code == 429
        assert refused.response["error"] == "ratelimited"
        assert refused.response.headers["Retry-After"] == "1"
        await slack.client.chat_postMessage(channel="C02FREIGABEN", text="anderswo geht es")
        clock.now += 1
        await slack.post()
        assert (await slack.refused(slack.client.chat_postMessage(channel=INBOX, text="x"))).response[
            "error"
        ] == "ratelimited"
        figures = slack.part.snapshot()
        assert figures["calls"]["chat.postMessage"] == 8
        assert figures["limited"]["chat.postMessage"] == 2


async def test_coming_again_before_retry_after_has_run_out_is_held_against_the_bot() -> None:
    clock = Clock()
    async with house(limits=Limits(clock=clock, burst=1)) as slack:
        await slack.post()
        await slack.refused(slack.client.chat_postMessage(channel=INBOX, text="eins"))
        clock.now += 0.2
        await slack.refused(slack.client.chat_postMessage(channel=INBOX, text="war wohl schon unterwegs"))
        assert slack.broken() == []
        clock.now += 0.3
        await slack.refused(slack.client.chat_postMessage(channel=INBOX, text="drei"))
        assert slack.broken() == ["retry-after"]
        clock.now += 0.5
        await slack.post()


@pytest.mark.parametrize(
    ("method", "arguments", "number"),
    [
        ("auth.test", {}, 100),
        ("conversations.info", {"channel": INBOX}, 50),
        ("users.list", {}, 20),
    ],
)
async def test_a_tier_takes_its_number_in_a_minute(
    method: str, arguments: dict[str, str], number: int
) -> None:
    clock = Clock()
    async with house(limits=Limits(clock=clock)) as slack:
        for _ in range(number):
            clock.now += 0.1
            await slack.client.api_call(method, params=arguments)
        refused = await slack.refused(slack.client.api_call(method, params=arguments))
        wait = int(refused.response.headers["Retry-After"])
        assert wait == 60 - (number - 1) // 10
        clock.now += wait
        await slack.client.api_call(method, params=arguments)


async def test_the_sdks_own_handler_waits_and_comes_again() -> None:
    async with house(limits=Limits(burst=1)) as slack:
        client = slack.web(handlers=[AsyncRateLimitErrorRetryHandler(max_retry_count=2)])
        await client.chat_postMessage(channel=INBOX, text="eins")
        await client.chat_postMessage(channel=INBOX, text="zwei")
        assert [message["text"] for message in slack.messages()] == ["eins", "zwei"]
        assert slack.part.snapshot()["limited"] == {"chat.postMessage": 1}


async def test_a_limit_on_request_stands_until_it_has_run_out() -> None:
    clock = Clock()
    async with house(limits=Limits(clock=clock)) as slack:
        slack.kernel.faults.append(Fault(target="slack:chat.*", kind="rate_limit", seconds=30))
        refused = await slack.refused(slack.client.chat_postMessage(channel=INBOX, text="x"))
        assert refused.response.headers["Retry-After"] == "30"
        clock.now += 29
        await slack.refused(slack.client.chat_postMessage(channel=INBOX, text="zu früh"))
        assert slack.broken() == ["retry-after"]
        clock.now += 1
        await slack.post()


async def test_an_answer_that_gets_lost_was_done_all_the_same() -> None:
    async with house() as slack:
        slack.kernel.faults.append(Fault(target="slack:chat.postMessage", kind="lost_answer"))
        with pytest.raises(aiohttp.ClientError):
            await slack.client.chat_postMessage(channel=INBOX, text="angekommen")
        assert [message["text"] for message in slack.messages()] == ["angekommen"]
        assert slack.kernel.requests[-1].answer["lost"]["ok"] is True


async def test_a_request_that_is_cut_off_was_never_done() -> None:
    async with house() as slack:
        slack.kernel.faults.append(Fault(target="slack:chat.postMessage", kind="reset"))
        with pytest.raises(aiohttp.ClientError):
            await slack.client.chat_postMessage(channel=INBOX, text="nie angekommen")
        assert slack.messages() == []


async def test_the_sdks_own_retry_posts_twice_when_an_answer_gets_lost() -> None:
    async with house() as slack:
        slack.kernel.faults.append(Fault(target="slack:chat.postMessage", kind="lost_answer"))
        client = slack.web(handlers=[AsyncConnectionErrorRetryHandler()])
        await client.chat_postMessage(channel=INBOX, text="doppelt")
        assert [message["text"] for message in slack.messages()] == ["doppelt", "doppelt"]


async def test_errors_and_revocation_on_request() -> None:
    async with house() as slack:
        slack.kernel.faults.append(Fault(target="slack:auth.test", kind="error", status=503))
        refused = await slack.refused(slack.client.auth_test())
        assert refused.response.status_code == 503
        slack.kernel.faults.append(Fault(target="slack:users.info", kind="revoke"))
        refused = await slack.refused(slack.client.users_info(user=JANA))
        assert refused.response["error"] == "token_revoked"
        refused = await slack.refused(slack.client.auth_test())
        assert refused.response["error"] == "token_revoked"


async def test_what_was_asked_and_answered_is_on_record_without_the_token() -> None:
    async with house() as slack:
        await slack.post(text="Karte")
        request = slack.kernel.requests[-1]
        assert (request.target, request.status) == ("slack:chat.postMessage", 200)
        assert request.body["text"] == "Karte"
        assert "xoxb" not in str(request)
