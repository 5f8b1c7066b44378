import asyncio
from collections.abc import AsyncIterator

import pytest

from bot.cards.parts import Card
from bot.chat import Outcome, TokenRevoked
from bot.slack.manifest import manifest
from handlers.events import Clicked, Commanded, Submitted
from tests.edge.parts import FORM, click
from tests.edge.slack_bot import INBOX, Core, World, gateway, http_bot, socket_bot
from tests.edge.slack_rules import visible_lines
from tests.sandbox.slack_house import house, until


@pytest.fixture(params=[socket_bot, http_bot], ids=["socket mode", "signed requests"])
async def world(request: pytest.FixtureRequest) -> AsyncIterator[World]:
    async with request.param() as found:
        yield found


# -- clicks, forms, commands, in both modes


async def test_a_click_reaches_the_core_and_is_acknowledged(world: World) -> None:
    seen = await world.click(await world.card())
    assert 0 < seen["ack_ms"] < 1000
    [event] = world.core.events
    assert isinstance(event, Clicked)
    assert event.click == click("claim")
    assert event.actor.account == "U01JANA"
    assert event.place.channel == INBOX


async def test_a_private_answer_is_seen_by_the_one_who_clicked_alone(world: World) -> None:
    world.core.outcome = Outcome(
        private=Card(first_line="Nicht übernommen. Tom ist zuständig."), refused=True
    )
    seen = await world.click(await world.card())
    [whisper] = seen["ephemeral"]
    assert visible_lines(whisper["blocks"]) == ["Nicht übernommen. Tom ist zuständig."]
    assert len(world.slack.messages()) == 1


async def test_a_private_answer_to_a_click_in_a_thread_stands_in_that_thread(world: World) -> None:
    world.core.outcome = Outcome(private=Card(first_line="Nicht ausgeführt."))
    head = await world.card()
    reply = await world.card(own_id=2, thread=head)
    [whisper] = (await world.click(reply))["ephemeral"]
    assert whisper["thread_ts"] == head


async def test_a_click_that_is_answered_by_a_form_opens_it_and_the_form_comes_back(world: World) -> None:
    world.core.outcome = Outcome(form=FORM)
    ts = await world.card()
    seen = await world.click(ts)
    assert seen["view"]["title"]["text"] == "Antwort bearbeiten"
    world.core.outcome = Outcome()
    done = await world.slack.act(
        "submit",
        user="jana",
        values={"text": "Hallo Lea, neu.", "why": "praise", "link": "https://a.example"},
    )
    assert done["errors"] == {}
    assert done["view"] is None
    event = world.core.events[-1]
    assert isinstance(event, Submitted)
    assert event.click == FORM.click
    assert event.values == {"text": "Hallo Lea, neu.", "why": "praise", "link": "https://a.example"}
    assert (event.place.channel, event.place.message_id) == (INBOX, ts)


async def test_a_form_with_a_wrong_field_stays_open_with_the_reason_beside_it(world: World) -> None:
    world.core.outcome = Outcome(form=FORM)
    await world.click(await world.card())
    refusal = Card(first_line="Nicht übernommen.")
    world.core.outcome = Outcome(
        private=refusal, refused=True, errors=(("text", "Der Text ist leer."), ("gone", "?"))
    )
    done = await world.slack.act("submit", user="jana", values={"link": "x"})
    assert done["errors"] == {"text": "Der Text ist leer."}
    assert done["view"] is not None
    assert done["ephemeral"] == []


async def test_a_refusal_that_names_no_field_closes_the_form_and_is_told_privately(world: World) -> None:
    world.core.outcome = Outcome(form=FORM)
    await world.click(await world.card())
    world.core.outcome = Outcome(private=Card(first_line="Nicht veröffentlicht."), refused=True)
    done = await world.slack.act("submit", user="jana", values={"link": "x"})
    assert done["view"] is None
    assert visible_lines(done["ephemeral"][0]["blocks"]) == ["Nicht veröffentlicht."]


async def test_a_command_is_answered_privately_even_where_the_bot_is_no_member(world: World) -> None:
    world.core.outcome = Outcome(private=Card(first_line="Das geht hier."))
    seen = await world.slack.act("command", user="jana", channel="allgemein", command="/breakwater hilfe")
    assert visible_lines(seen["ephemeral"][0]["blocks"]) == ["Das geht hier."]
    [event] = world.core.events
    assert isinstance(event, Commanded)
    assert (event.command, event.words) == ("breakwater", "help")
    assert "chat.postEphemeral" not in world.slack.part.snapshot()["calls"]


async def test_the_same_click_delivered_twice_has_the_same_delivery(world: World) -> None:
    ts = await world.card()
    world.fault("interactive", "twice")
    await world.click(ts)
    await world.click(ts)
    first, again, other = world.core.deliveries
    assert first == again != other


async def test_a_form_opens_once_although_the_click_comes_twice(world: World) -> None:
    world.core.outcome = Outcome(form=FORM)
    ts = await world.card()
    world.fault("interactive", "twice")
    seen = await world.click(ts)
    assert seen["view"] is not None
    assert seen["ephemeral"] == []


async def test_a_form_that_comes_too_late_is_told(world: World) -> None:
    world.core.outcome = Outcome(form=FORM)
    ts = await world.card()
    world.fault("views.open", "error")
    seen = await world.click(ts, wait=2)
    assert visible_lines(seen["ephemeral"][0]["blocks"]) == ["Nicht ausgeführt. (U01JANA)"]


async def test_where_the_channel_refuses_the_private_answer_takes_the_response_url(world: World) -> None:
    world.core.outcome = Outcome(private=Card(first_line="Nicht ausgeführt."))
    ts = await world.card()
    world.fault("chat.postEphemeral", "error", times=2)
    [whisper] = (await world.click(ts, wait=3))["ephemeral"]
    assert visible_lines(whisper["blocks"]) == ["Nicht ausgeführt."]
    assert len(world.slack.messages()) == 1


async def test_a_core_that_is_slow_does_not_keep_slack_waiting(world: World) -> None:
    world.core.wait = 2.6
    world.core.outcome = Outcome(private=Card(first_line="Spät, aber doch."))
    seen = await world.click(await world.card(), wait=3)
    assert seen["ack_ms"] < 3000
    assert visible_lines(seen["ephemeral"][0]["blocks"]) == ["Spät, aber doch."]


async def test_what_has_begun_is_finished_before_the_bot_leaves() -> None:
    async with socket_bot() as world:
        world.core.wait = 0.3
        world.core.outcome = Outcome(private=Card(first_line="Noch erledigt."))
        act = asyncio.create_task(world.click(await world.card()))
        await until(lambda: world.core.events)
        await world.gateway.stop()
        seen = await act
        assert seen["notice"] == ""
        assert visible_lines(seen["ephemeral"][0]["blocks"]) == ["Noch erledigt."]


# -- getting connected and staying so


async def test_the_bot_is_ready_once_it_is_connected() -> None:
    async with house() as slack:
        bot = gateway(slack, Core())
        assert not bot.ready
        await bot.start()
        assert bot.ready
        await bot.stop()
        assert not bot.ready


@pytest.mark.parametrize(
    "wrong", [{"token": "xoxb-wrong"}, {"app_token": "xapp-wrong"}, {"app_token": "xoxb-sandbox"}]
)
async def test_a_wrong_token_is_told_at_the_start(wrong: dict[str, str]) -> None:
    async with house() as slack:
        with pytest.raises(TokenRevoked):
            await gateway(slack, Core(), **wrong).start()


async def test_a_proxy_of_the_environment_is_not_asked_for_what_runs_here(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async with house(manifest()) as slack:
        for name in ("HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy"):
            monkeypatch.setenv(name, "http://127.0.0.1:9")
        core = Core(outcome=Outcome(private=Card(first_line="Da.")))
        world = World(slack=slack, gateway=gateway(slack, core), core=core)
        await world.gateway.start()
        world.fault("chat.postEphemeral", "error", times=2)  # so that the response_url is used as well
        assert len((await world.click(await world.card(), wait=3))["ephemeral"]) == 1
        await world.gateway.stop()


async def test_a_socket_that_breaks_is_opened_again() -> None:
    async with socket_bot() as world:
        ts = await world.card()
        sockets = world.slack.part.app.sockets
        [old] = sockets.live()
        await world.slack.act("socket", do="drop")
        await world.until(lambda: any(found.number > old.number for found in sockets.live()))
        await world.click(ts)
        assert len(world.core.events) == 1


async def test_slacks_request_to_come_to_another_socket_is_followed() -> None:
    async with socket_bot() as world:
        ts = await world.card()
        sockets = world.slack.part.app.sockets
        [old] = sockets.live()
        await world.slack.act("socket", do="refresh")
        await world.until(lambda: any(found.number > old.number for found in sockets.live()))
        await world.click(ts)
        assert len(world.core.events) == 1


async def test_a_ticket_that_leads_nowhere_is_thrown_away() -> None:
    async with socket_bot() as world:
        ts = await world.card()
        world.fault("socket", "error", times=3, status=401)
        await world.slack.act("socket", do="drop")
        await world.until(lambda: not world.slack.kernel.faults)
        await world.until(lambda: world.gateway.ready)
        await world.click(ts)
        assert len(world.core.events) == 1


async def test_a_refresh_onto_a_dead_socket_does_not_wedge_the_bot(caplog: pytest.LogCaptureFixture) -> None:
    async with socket_bot() as world:
        ts = await world.card()
        world.fault("socket", "reset", times=1)
        await world.slack.act("socket", do="refresh")
        await world.until(lambda: not world.slack.kernel.faults)
        await world.until(lambda: world.gateway.ready and world.slack.part.app.sockets.live())
        await world.click(ts)
        assert len(world.core.events) == 1
    assert "Failed to connect" in caplog.text
    assert "/slack/socket/" not in caplog.text  # the address is a ticket, and tickets are secrets


async def test_an_outage_ends_when_slack_is_back() -> None:
    async with socket_bot() as world:
        ts = await world.card()
        await world.slack.act("socket", do="down")
        world.fault("apps.connections.open", "error", times=6)
        await world.until(lambda: not world.gateway.ready)
        await world.until(lambda: not world.slack.kernel.faults)
        await world.slack.act("socket", do="up")
        await world.until(lambda: world.gateway.ready)
        await world.click(ts)
        assert len(world.core.events) == 1


async def test_a_slack_that_is_away_at_the_start_is_waited_for() -> None:
    async with house() as slack:
        core = Core()
        bot = gateway(slack, core)
        world = World(slack=slack, gateway=bot, core=core)
        world.fault("auth.test", "error", times=3)
        world.fault("apps.connections.open", "reset", times=3)
        await bot.start()
        assert not bot.ready
        await world.until(lambda: bot.ready)
        await bot.stop()


async def test_an_app_that_was_removed_and_is_back_works_again() -> None:
    async with socket_bot() as world:
        ts = await world.card()
        await world.slack.act("uninstall")
        await world.until(lambda: not world.gateway.ready)
        with pytest.raises(TokenRevoked):
            await world.card(own_id=2)
        await world.slack.act("reinstall")
        await world.until(lambda: world.gateway.ready)
        await world.click(ts)
        assert len(world.core.events) == 1
