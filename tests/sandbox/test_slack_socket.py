"""Socket Mode itself, with real slack-bolt and with a bare socket: tickets, repetitions, refreshes, faults."""

from datetime import timedelta
from typing import Any

import aiohttp
import pytest

from bot.sandbox.kernel import Fault
from tests.sandbox.slack_house import INBOX, QUICK, SECRETS, button, house, listening, row, until


async def test_an_unacknowledged_event_comes_again_at_once_after_one_and_after_five_minutes() -> None:
    async with house(timing=QUICK) as slack:
        answer = await slack.client.apps_connections_open(app_token=SECRETS.app_token)
        url = str(answer["url"])
        frames: list[dict[str, Any]] = []
        async with aiohttp.ClientSession() as session, session.ws_connect(url) as socket:
            assert (await socket.receive_json())["type"] == "hello"
            await slack.act("say", user="jana", channel=INBOX, text="Hallo", wait=0)
            frames += [await socket.receive_json(), await socket.receive_json()]
            for minutes in (1, 5):
                await until(lambda: len(slack.kernel.violations) == len(frames))
                slack.kernel.turn_clock(timedelta(minutes=minutes, seconds=-5))
                with pytest.raises(TimeoutError):
                    await socket.receive_json(timeout=0.1)
                slack.kernel.turn_clock(timedelta(seconds=5))
                frames.append(await socket.receive_json())
            await until(lambda: slack.part.snapshot()["events"]["lost"])
        assert len({frame["envelope_id"] for frame in frames}) == 4
        assert len({frame["payload"]["event_id"] for frame in frames}) == 1
        assert {frame["retry_attempt"] for frame in frames} == {0}
        assert slack.broken() == ["ack-3s"] * 4


async def test_an_acknowledged_event_does_not_come_again() -> None:
    async with house() as slack:
        app, came = listening(slack)
        await slack.connect(app)
        await slack.act("say", user="jana", channel=INBOX, text="Hallo")
        await until(lambda: not slack.part.snapshot()["events"]["pending"])
        slack.kernel.turn_clock(timedelta(minutes=10))
        assert len(came) == 1


async def test_of_several_sockets_each_envelope_reaches_one() -> None:
    async with house() as slack:
        apps = [listening(slack) for _ in range(2)]
        for app, _ in apps:
            await slack.connect(app)
        for number in range(4):
            await slack.act("say", user="jana", channel=INBOX, text=str(number), wait=0)
        await until(lambda: not slack.part.snapshot()["events"]["pending"])
        assert [len(came) for _, came in apps] == [2, 2]


async def test_an_eleventh_socket_is_sent_away() -> None:
    async with house() as slack, aiohttp.ClientSession() as session:
        sockets = []
        for _ in range(10):
            ticket = slack.part.app.sockets.ticket()
            sockets.append(await session.ws_connect(f"{slack.url}/slack/socket/{ticket}"))
            assert (await sockets[-1].receive_json())["type"] == "hello"
        one_more = await session.ws_connect(f"{slack.url}/slack/socket/{slack.part.app.sockets.ticket()}")
        assert (await one_more.receive_json())["reason"] == "too_many_websockets"
        assert (await one_more.receive()).type is aiohttp.WSMsgType.CLOSE


async def test_a_ticket_opens_one_socket_only() -> None:
    async with house() as slack, aiohttp.ClientSession() as session:
        url = f"{slack.url}/slack/socket/{slack.part.app.sockets.ticket()}"
        async with session.ws_connect(url):
            with pytest.raises(aiohttp.WSServerHandshakeError):
                await session.ws_connect(url)


async def test_a_refresh_brings_a_new_socket_and_a_drop_is_survived() -> None:
    async with house() as slack:
        app, came = listening(slack)
        await slack.connect(app)
        sockets = slack.part.app.sockets
        for verb in ("refresh", "drop"):
            (old,) = sockets.live()
            await slack.act("socket", do=verb)
            await until(lambda old=old: sockets.live() and sockets.live() != [old])
        await slack.act("say", user="jana", channel=INBOX, text="noch da?")
        assert [body["event"]["text"] for body in came] == ["noch da?"]


async def test_a_socket_that_was_told_to_go_is_given_nothing_more() -> None:
    async with house() as slack, aiohttp.ClientSession() as session:
        url = f"{slack.url}/slack/socket/{slack.part.app.sockets.ticket()}"
        async with session.ws_connect(url) as socket:
            assert (await socket.receive_json())["type"] == "hello"
            await slack.act("socket", do="warning")
            assert (await socket.receive_json())["reason"] == "warning"
            await slack.act("say", user="jana", channel=INBOX, text="eins", wait=0)
            frame = await socket.receive_json()
            await socket.send_json({"envelope_id": frame["envelope_id"]})
            await slack.act("socket", do="refresh")
            assert (await socket.receive_json())["reason"] == "refresh_requested"
            await slack.act("say", user="jana", channel=INBOX, text="zwei", wait=0)
            assert (await socket.receive()).type is aiohttp.WSMsgType.CLOSE
        assert list(slack.part.snapshot()["events"]["pending"].values()) == ["message"]


async def test_while_nothing_gets_in_events_wait_for_their_repetition() -> None:
    async with house() as slack:
        app, came = listening(slack)
        await slack.connect(app)
        await slack.act("socket", do="down")
        await slack.act("say", user="jana", channel=INBOX, text="verpasst?", wait=0)
        await until(lambda: slack.part.snapshot()["events"]["pending"])
        await slack.act("socket", do="up")
        await until(slack.part.app.sockets.live)
        assert came == []
        slack.kernel.turn_clock(timedelta(minutes=1))
        await until(lambda: came)
        assert came[0]["event"]["text"] == "verpasst?"


async def test_acknowledgements_that_mean_nothing_are_held_against_the_bot() -> None:
    async with house(timing=QUICK) as slack, aiohttp.ClientSession() as session:
        url = f"{slack.url}/slack/socket/{slack.part.app.sockets.ticket()}"
        async with session.ws_connect(url) as socket:
            await socket.receive_json()
            await socket.send_json({"envelope_id": "never-sent"})
            await socket.send_str("hello?")
            await socket.send_bytes(b"hello?")
            await until(lambda: len(slack.kernel.violations) == 3)
            assert slack.broken() == ["ack-unknown", "frame", "frame"]
            await slack.act("say", user="jana", channel=INBOX, text="x", wait=0)
            frame = await socket.receive_json()
            await socket.send_json({"envelope_id": frame["envelope_id"], "payload": {"text": "hi"}})
            await until(lambda: slack.kernel.violations)
            assert slack.broken() == ["ack-payload"]


@pytest.mark.parametrize(("kind", "times"), [("twice", 2), ("drop_ack", 2), ("reorder", 1), ("delay", 1)])
async def test_a_fault_on_events_is_survivable_and_no_fault_of_the_bot(kind: str, times: int) -> None:
    async with house() as slack:
        app, came = listening(slack)
        await slack.connect(app)
        slack.kernel.faults.append(Fault(target="slack:event", kind=kind, seconds=0.2))
        await slack.act("say", user="jana", channel=INBOX, text="eins", wait=0)
        await slack.act("say", user="jana", channel=INBOX, text="zwei", wait=0)
        await until(lambda: not slack.part.snapshot()["events"]["pending"])
        words = [body["event"]["text"] for body in came]
        assert words.count("eins") == times
        assert len({body["event_id"] for body in came}) == 2
        if kind in ("reorder", "delay"):
            assert words == ["zwei", "eins"]


async def test_a_click_whose_acknowledgement_is_lost_looks_failed_to_the_person() -> None:
    async with house() as slack:
        app, came = listening(slack)
        await slack.connect(app)
        ts = await slack.post(blocks=row(button("claim")))
        slack.kernel.faults.append(Fault(target="slack:interactive", kind="drop_ack"))
        seen = await slack.act("click", user="jana", channel=INBOX, message=ts, id="claim")
        assert len(came) == 1
        assert seen["ack_ms"] is None
        assert "Try again" in seen["notice"]


async def test_a_socket_drop_on_request_happens_without_traffic() -> None:
    async with house() as slack:
        app, _ = listening(slack)
        await slack.connect(app)
        (old,) = slack.part.app.sockets.live()
        slack.kernel.faults.append(Fault(target="slack:socket", kind="socket_drop"))
        await until(lambda: slack.part.app.sockets.live() not in ([], [old]))
