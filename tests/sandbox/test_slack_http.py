"""HTTP mode: signed requests to a real bolt app behind aiohttp."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from typing import Any

from aiohttp import web
from slack_bolt.app.async_app import AsyncApp

from bot.sandbox.slack import Timing
from tests.sandbox.slack_house import INBOX, House, button, form, house, manifest, row, until

URL = "https://example.com/slack/events"


def _declared() -> dict[str, Any]:
    data = manifest(settings__socket_mode_enabled=False)
    data["settings"]["event_subscriptions"]["request_url"] = URL
    data["settings"]["interactivity"]["request_url"] = URL
    for command in data["features"]["slash_commands"]:
        command["url"] = URL
    return data


@asynccontextmanager
async def served(app: web.Application) -> AsyncIterator[str]:
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    try:
        yield f"http://127.0.0.1:{runner.addresses[0][1]}/slack/events"
    finally:
        await runner.cleanup()


@asynccontextmanager
async def http_house() -> AsyncIterator[tuple[House, AsyncApp]]:
    async with house(_declared()) as slack:
        app = slack.bolt()
        async with served(app.web_app()) as url:
            slack.part.app.outbox.carrier.url = url  # pyright: ignore[reportAttributeAccessIssue]
            yield slack, app


async def test_events_commands_and_clicks_come_signed() -> None:
    async with http_house() as (slack, app):
        came: list[str] = []

        @app.event("message")
        async def _message(event: dict[str, Any]) -> None:
            came.append(event["text"])

        @app.command("/crisis")
        async def _crisis(ack: Any, command: dict[str, Any]) -> None:
            await ack(text=f"läuft: {command['text']}", response_type="in_channel")

        @app.action("claim")
        async def _claim(ack: Any, body: dict[str, Any], client: Any) -> None:
            await ack()
            await client.views_open(trigger_id=body["trigger_id"], view=form())

        @app.view("reply")
        async def _reply(ack: Any) -> None:
            await ack(response_action="errors", errors={"text": "zu kurz"})

        await slack.act("say", user="jana", channel=INBOX, text="Hallo über HTTP")
        assert came == ["Hallo über HTTP"]
        await slack.act("command", user="jana", channel=INBOX, command="/crisis", text="a&b=c")
        assert slack.messages()[-1]["text"] == "läuft: a&b=c"
        ts = await slack.post(blocks=row(button("claim")))
        seen = await slack.act("click", user="jana", channel=INBOX, message=ts, id="claim")
        assert seen["view"]["title"]["text"] == "Antwort bearbeiten"
        seen = await slack.act("submit", user="jana", values={"text": "äöü"})
        assert seen["errors"] == {"text": "zu kurz"}


async def test_a_request_that_fails_comes_again_with_its_number() -> None:
    came: list[tuple[str, str]] = []

    async def failing(request: web.Request) -> web.Response:
        body = await request.json()
        if body["type"] == "url_verification":
            return web.json_response({"challenge": body["challenge"]})
        retry = request.headers.get("X-Slack-Retry-Num", "")
        came.append((retry, request.headers.get("X-Slack-Retry-Reason", "")))
        return web.Response(status=500, headers={"X-Slack-No-Retry": "1"} if retry == "2" else {})

    app = web.Application()
    app.router.add_post("/slack/events", failing)
    async with served(app) as url, house(_declared(), request_url=url) as slack:
        await slack.act("say", user="jana", channel=INBOX, text="x", wait=0)
        await until(lambda: len(came) == 2)
        slack.kernel.turn_clock(timedelta(minutes=1))
        await until(lambda: not slack.part.snapshot()["events"]["pending"])
        assert came == [("", ""), ("1", "http_error"), ("2", "http_error")]
        seen = await slack.act("command", user="jana", channel=INBOX, command="/crisis")
        assert seen["notice"] == '/crisis failed with the error "dispatch_failed"'


async def test_an_address_that_does_not_echo_the_challenge_gets_nothing() -> None:
    came: list[str] = []

    async def deaf(request: web.Request) -> web.Response:
        came.append((await request.json())["type"])
        return web.Response(text="hello")

    app = web.Application()
    app.router.add_post("/slack/events", deaf)
    async with served(app) as url, house(_declared(), request_url=url) as slack:
        await slack.act("say", user="jana", channel=INBOX, text="x", wait=0)
        await until(lambda: len(came) == 2)
        assert came == ["url_verification"] * 2
        await until(lambda: len(slack.kernel.violations) == 2)
        assert slack.broken() == ["url-verification"] * 2


async def test_a_slow_answer_is_no_answer() -> None:
    timing = Timing(ack=0.2, grace=0.2, quiet=0.05)
    async with house(_declared(), timing=timing) as slack:
        app = web.Application()
        done = []

        async def slow(request: web.Request) -> web.Response:
            if request.content_type == "application/json":
                return web.json_response({"challenge": (await request.json())["challenge"]})
            await until(lambda: slack.kernel.violations)
            done.append(1)
            return web.Response()

        app.router.add_post("/slack/events", slow)
        async with served(app) as url:
            slack.part.app.outbox.carrier.url = url  # pyright: ignore[reportAttributeAccessIssue]
            seen = await slack.act("command", user="jana", channel=INBOX, command="/crisis")
            assert "operation_timeout" in seen["notice"]
            assert slack.broken() == ["ack-3s"]
