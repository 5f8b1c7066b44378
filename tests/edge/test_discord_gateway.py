"""What people do on Discord, over the wire: it reaches the core once, and they see what came of it in time."""

import asyncio
from typing import Any

import discord
import pytest
from discord import ConnectionClosed, LoginFailure, PrivilegedIntentsRequired
from structlog.testing import capture_logs

from bot.cards.parts import Card, Controls, Quote
from bot.chat import Outcome, TokenRevoked
from bot.discord.commands import MENU
from bot.discord.inbound import UNKNOWN
from bot.discord.install import install_link, intents, permissions, registration
from bot.discord.session import Session, _bound_the_pauses
from bot.sandbox.discord import ids
from bot.sandbox.discord.wire import Intent
from handlers.events import Clicked, Commanded, Reacted, Submitted
from tests.edge.discord_bot import CARD, INBOX, QUICK, Core, World, connected_bot, gateway, words
from tests.edge.discord_cards import CASE, CONFIRM, confirm
from tests.edge.parts import FORM, click
from tests.sandbox.discord_house import running, until

COMMANDS = "PUT /applications/{application}/commands"
EDIT = "PATCH /channels/{channel}/messages/{message}"
ANSWER = "POST /interactions/{interaction}/{token}/callback"
REFUSAL = Outcome(private=Card(first_line="Nicht übernommen. Tom ist zuständig."), refused=True)


def said(seen: Any) -> list[str]:
    return [message["text"].replace("*", "") for message in seen["ephemeral"]]


# -- clicks, forms, commands


async def test_a_click_reaches_the_core_and_is_acknowledged_without_a_word() -> None:
    async with connected_bot() as world:
        id = await world.card()
        seen = await world.click(id, wait=0)
        assert 0 < seen["ack_ms"] < 1000
        assert (seen["ephemeral"], seen["messages"], seen["error"]) == ([], [], None)
        [event] = world.core.events
        assert isinstance(event, Clicked)
        assert event.click == click("claim")
        assert event.actor.account == "200000000000000001"
        assert (event.place.channel, event.place.message_id) == (INBOX, id)


async def test_a_private_answer_is_seen_by_the_one_who_clicked_alone() -> None:
    async with connected_bot() as world:
        world.core.outcome = REFUSAL
        seen = await world.click(await world.card())
        assert said(seen) == ["Nicht übernommen. Tom ist zuständig."]
        assert len(world.in_inbox()) == 1


async def test_a_choice_from_a_menu_is_a_click_of_its_own() -> None:
    async with connected_bot() as world:
        id = await world.card(CASE)
        await world.act(
            "select",
            user="jana",
            message=id,
            custom_id="more:-:case:4711:3",
            values=["history:-:case:4711:3"],
            wait=0,
        )
        assert world.core.events[0].click == click("history")


async def test_after_a_choice_the_menu_is_drawn_anew_so_that_the_same_can_be_chosen_again() -> None:
    async with connected_bot() as world:
        world.core.outcome = REFUSAL
        id = await world.card(CASE)
        choice = {"user": "jana", "message": id, "custom_id": "more:-:case:4711:3"}
        await world.act("select", **choice, values=["history:-:case:4711:3"])
        await world.until(lambda: world.requests(EDIT))
        await world.click(id, "draft:-:case:4711:3")
        await world.act("select", **choice, values=["history:-:case:4711:3"])
        await world.chat.update(INBOX, id, CARD)  # changes the card anyway
        await world.until(lambda: not world.gateway._running)
        assert len(world.requests(EDIT)) == 2


async def test_a_click_in_a_thread_says_so() -> None:
    async with connected_bot() as world:
        head = await world.card()
        reply = await world.card(own_id=2, thread=head)
        await world.click(reply, wait=0)
        place = world.core.events[0].place
        assert (place.channel, place.thread, place.message_id) == (INBOX, head, reply)


async def test_a_click_that_is_answered_by_a_form_opens_it_and_the_form_comes_back() -> None:
    async with connected_bot() as world:
        world.core.outcome = Outcome(form=FORM)
        id = await world.card()
        seen = await world.click(id)
        assert seen["modal"]["title"] == "Antwort bearbeiten"
        world.core.outcome = Outcome()
        await world.act("submit", user="jana", values={"text": "Hallo Lea, neu.", "why": ["praise"]}, wait=0)
        event = world.core.events[-1]
        assert isinstance(event, Submitted)
        assert event.click == FORM.click
        assert event.values == {"text": "Hallo Lea, neu.", "why": "praise", "link": ""}
        assert (event.place.channel, event.place.message_id) == (INBOX, id)


async def test_a_refused_form_is_told_privately_with_what_was_typed() -> None:
    async with connected_bot() as world:
        world.core.outcome = Outcome(form=FORM)
        await world.click(await world.card())
        refusal = Card(first_line="Nicht übernommen.", parts=(Quote(text="Hallo Lea, viel zu lang."),))
        world.core.outcome = Outcome(private=refusal, refused=True, errors=(("text", "Zu lang."),))
        seen = await world.act("submit", user="jana", values={"text": "Hallo Lea, viel zu lang."})
        assert "Hallo Lea, viel zu lang." in said(seen)[0]


async def test_a_form_that_was_open_while_the_bot_was_started_anew_comes_back_all_the_same() -> None:
    async with running(registration()) as house:
        core = Core(outcome=Outcome(form=FORM))
        first = gateway(house, core)
        await first.start()
        await until(lambda: first.ready)
        id = await first.chat.create(INBOX, CARD, own_id=1)
        await house.part.act("click", {"user": "jana", "message": id, "custom_id": "claim:-:case:4711:3"})
        await first.stop()
        second = gateway(house, core)
        await second.start()
        await until(lambda: second.ready)
        core.outcome = Outcome(private=Card(first_line="Freigabe angefragt."))
        seen = await house.part.act("submit", {"user": "jana", "values": {"text": "Hallo"}})
        await second.stop()
        assert said(dict(seen)) == ["Freigabe angefragt."]
        assert isinstance(core.events[-1], Submitted)
        assert house.rules() == []


async def test_a_question_too_long_for_a_form_is_shown_on_pages_and_answered_by_their_button() -> None:
    async with connected_bot() as world:
        text = " ".join(f"Wort{n}" for n in range(900))
        world.core.outcome = Outcome(form=confirm(text))
        seen = await world.click(await world.card(), wait=2)
        await world.until(lambda: len(world.discord.part.snapshot()["ephemerals"]["jana"]) == 5)
        pages = world.discord.part.snapshot()["ephemerals"]["jana"]
        assert seen["modal"] is None
        world.core.outcome = Outcome()
        await world.click(pages[-1]["id"], f"submit {CONFIRM.click}", wait=0)
        event = world.core.events[-1]
        assert isinstance(event, Submitted)
        assert (event.click, event.values) == (CONFIRM.click, {})


async def test_a_button_from_another_time_reaches_the_core_to_be_refused_with_words() -> None:
    async with connected_bot() as world:
        old = Card(first_line="Alt", parts=(Controls(items=()),))
        id = await world.card(old)
        message = world.discord.part.world.channels[INBOX].messages[id]
        button = {"type": 2, "style": 1, "label": "Alt", "custom_id": "v0|claim|4711", "id": 99}
        message.components.append({"type": 1, "id": 98, "components": [button]})
        world.core.outcome = REFUSAL
        seen = await world.click(id, "v0|claim|4711")
        assert len(said(seen)) == 1
        assert world.core.events[0].click == UNKNOWN


async def test_a_command_is_answered_privately() -> None:
    async with connected_bot() as world:
        await world.until(lambda: world.requests(COMMANDS))
        world.core.outcome = Outcome(private=Card(first_line="Das geht hier."))
        seen = await world.act(
            "command", user="tom", channel=ids.LOBBY, name="breakwater", options={"action": "me"}
        )
        assert said(seen) == ["Das geht hier."]
        [event] = world.core.events
        assert isinstance(event, Commanded)
        assert (event.command, event.words, event.actor.language) == ("breakwater", "me", "en")


async def test_a_command_that_comes_to_nothing_says_so() -> None:
    async with connected_bot() as world:
        await world.until(lambda: world.requests(COMMANDS))
        seen = await world.act("command", user="jana", channel=ids.LOBBY, name="breakwater")
        assert said(seen) == [words("de")("discord-command-nothing")]


async def test_commands_are_registered_once_and_again_only_when_they_change() -> None:
    async with running(registration()) as house:
        for extra in ({}, {}, {"commands": ()}):
            bot = gateway(house, Core(), **extra)
            await bot.start()
            assert bot._introduction is not None
            await bot._introduction
            await bot.stop()
        sent = [one for one in house.kernel.requests if one.target == f"discord:{COMMANDS}"]
        names = [[command["name"] for command in one.body] for one in sent]
        assert names == [["breakwater", "crisis", "krise", MENU], []]
        assert house.rules() == []


# -- twice, lost, late


async def test_the_same_click_delivered_twice_is_handled_once() -> None:
    async with connected_bot() as world:
        world.core.outcome = REFUSAL
        id = await world.card()
        world.fault("interaction", "twice")
        assert len(said(await world.click(id))) == 1
        assert len(world.core.events) == 1
        await world.click(id)
        first, second = world.core.deliveries
        assert first != second


@pytest.mark.parametrize("kind", ["drop_ack", "lost_answer"])
async def test_an_answer_that_is_lost_is_given_again(kind: str) -> None:
    async with connected_bot() as world:
        world.core.outcome = REFUSAL
        id = await world.card()
        world.fault("interaction", kind)
        with capture_logs() as logs:
            seen = await world.click(id)
            assert len(said(seen)) == 1
            await world.until(lambda: len(world.requests(ANSWER)) == 2)
            await world.until(lambda: not world.gateway._running)
        assert len(world.core.events) == 1
        assert [line for line in logs if line["log_level"] in {"error", "warning"}] == []


async def test_a_core_that_is_slow_is_announced_and_its_answer_follows() -> None:
    async with connected_bot() as world:
        world.core.wait = 2.7
        world.core.outcome = REFUSAL
        seen = await world.click(await world.card(), wait=3)
        assert seen["ack_ms"] < 3000
        assert len(said(seen)) == 1


async def test_a_form_that_comes_too_late_is_told() -> None:
    async with connected_bot() as world:
        world.core.wait = 2.7
        world.core.outcome = Outcome(form=FORM)
        seen = await world.click(await world.card(), wait=3)
        assert said(seen) == [words("de")("discord-form-too-late")]


async def test_a_slow_command_is_answered_in_the_end() -> None:
    async with connected_bot() as world:
        await world.until(lambda: world.requests(COMMANDS))
        world.core.wait = 2.7
        world.core.outcome = Outcome(private=Card(first_line="Das geht hier."))
        seen = await world.act("command", user="jana", channel=ids.LOBBY, name="breakwater")
        assert said(seen) == ["Das geht hier."]


async def test_what_has_begun_is_finished_before_the_bot_leaves() -> None:
    async with running(registration()) as house:
        core = Core(outcome=REFUSAL, wait=0.3)
        bot = gateway(house, core)
        await bot.start()
        await until(lambda: bot.ready)
        id = await bot.chat.create(INBOX, CARD, own_id=1)
        press = {"user": "jana", "message": id, "custom_id": "claim:-:case:4711:3"}
        clicking = asyncio.create_task(house.part.act("click", press))
        await until(lambda: core.events)
        await bot.stop()
        assert len(said(dict(await clicking))) == 1
        assert house.rules() == []


# -- reactions


async def test_a_reaction_reaches_the_core_under_the_name_it_has_on_slack() -> None:
    async with connected_bot() as world:
        id = await world.card()
        await world.act("react", user="olli", message=id, emoji="rotating_light")
        await world.act("unreact", user="olli", message=id, emoji="rotating_light")
        await world.until(lambda: len(world.core.events) == 2)
        added, removed = world.core.events
        assert isinstance(added, Reacted)
        assert (added.emoji, added.added, added.place.message_id) == ("rotating_light", True, id)
        assert not removed.added
        assert len(set(world.core.deliveries)) == 2


async def test_a_reaction_in_a_thread_is_placed_in_its_channel() -> None:
    async with connected_bot() as world:
        head = await world.card()
        reply = await world.card(own_id=2, thread=head)
        await world.act("react", user="olli", message=reply, emoji="eyes")
        await world.until(lambda: world.core.events)
        place = world.core.events[0].place
        assert (place.channel, place.thread, place.message_id) == (INBOX, head, reply)


# -- the connection


async def _click_works(world: World, id: str) -> None:
    await world.until(lambda: world.gateway.ready)
    seen = await world.click(id, wait=0)
    assert seen["error"] is None


@pytest.mark.parametrize("kind", ["socket_drop", "reset", "error"])
async def test_the_session_comes_back(kind: str) -> None:
    async with connected_bot() as world:
        id = await world.card()
        sockets = world.discord.part.gateway.connections
        [before] = sockets
        world.fault("gateway", kind)
        await world.until(lambda: sockets and before not in sockets)
        await _click_works(world, id)
        assert len(world.core.events) == 1


async def test_what_happened_while_the_socket_was_down_is_delivered_afterwards() -> None:
    async with connected_bot() as world:
        id = await world.card()
        world.fault("gateway", "socket_drop", seconds=0.4)
        await world.until(lambda: not world.gateway.ready)
        await world.act("react", user="olli", message=id, emoji="eyes")
        await world.until(lambda: world.core.events)
        assert isinstance(world.core.events[0], Reacted)


async def test_a_long_outage_is_not_followed_by_one_of_ours() -> None:
    async with connected_bot() as world:
        id = await world.card()
        world.fault("gateway", "socket_drop", seconds=2)
        await world.until(lambda: not world.gateway.ready)
        loop = asyncio.get_running_loop()
        down = loop.time()
        await _click_works(world, id)
        assert loop.time() - down < 2 + 20 * QUICK.longest_pause


async def test_a_token_that_is_revoked_while_connected_is_told_and_not_tried_for_ever() -> None:
    async with connected_bot() as world:
        world.discord.part.revoke()
        await world.until(lambda: world.gateway.trouble)
        assert world.gateway.trouble == "channel-lost-token"
        assert not world.gateway.ready


async def test_a_wrong_token_is_told_at_the_start() -> None:
    async with running(registration()) as house:
        bot = gateway(house, Core(), token="falsch")
        with pytest.raises(TokenRevoked):
            await bot.start()
        await bot.stop()


def closed(code: int) -> ConnectionClosed:
    socket: Any = None
    return ConnectionClosed(socket, shard_id=None, code=code)


async def test_a_discord_that_is_away_at_the_start_is_tried_on() -> None:
    async with running(registration()) as house:
        house.break_("discord:GET /users/@me", "reset", times=3)
        bot = gateway(house, Core())
        await bot.start()
        assert not bot.ready
        await until(lambda: bot.ready)
        assert await bot.chat.create(INBOX, CARD, own_id=1)
        await bot.stop()


@pytest.mark.parametrize(
    ("error", "trouble"),
    [
        (closed(4004), "channel-lost-token"),
        (LoginFailure(), "channel-lost-token"),
        (closed(4013), "channel-lost-scope"),
        (PrivilegedIntentsRequired(None), "channel-lost-scope"),
        (closed(4000), ""),
        (OSError(), ""),
    ],
)
def test_only_what_an_operator_has_to_mend_ends_the_session_for_good(error: Exception, trouble: str) -> None:
    session = Session(token="x", hear=lambda *_: None)
    session._lost(error)
    assert session.refused == trouble


def test_the_library_never_pauses_for_longer_than_we_let_it() -> None:
    _bound_the_pauses(0.5)
    backoff = discord.client.ExponentialBackoff()  # pyright: ignore[reportPrivateImportUsage]
    assert max(backoff.delay() for _ in range(30)) == 0.5


# -- installing it


def test_the_bot_asks_for_no_more_than_it_uses() -> None:
    assert permissions() == sum(1 << bit for bit in (4, 6, 10, 11, 15, 16, 28, 35, 38, 51))
    assert intents() == sum(1 << bit for bit in (0, 1, 10, 15))
    assert install_link("42") == (
        "https://discord.com/oauth2/authorize?client_id=42&scope=bot+applications.commands"
        f"&permissions={permissions()}"
    )


@pytest.mark.parametrize("missing", [Intent.GUILD_MEMBERS, Intent.MESSAGE_CONTENT])
async def test_a_privileged_intent_that_is_switched_off_keeps_nobody_out(missing: Intent) -> None:
    narrow = {**registration(), "intents": intents() & ~missing}
    async with connected_bot(install=narrow) as world:
        await world.click(await world.card())
        assert world.core.events
