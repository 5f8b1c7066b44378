"""Messages that people point at on Discord: by the menu, by a form about one, by reactions, also after a gap."""

from typing import Any

import pytest

from bot.cards.parts import Card, Form, FormField
from bot.chat import Outcome
from bot.sandbox.discord import ids
from handlers.clicks import Click
from handlers.events import ChatMessage, Place, Pointed, Reacted, Submitted
from tests.edge.discord_bot import CARD, INBOX, Core, World, connected_bot, gateway, registration, words
from tests.sandbox.discord_house import running, until

COMMANDS = "PUT /applications/{application}/commands"
REFUSED = Outcome(private=Card(first_line="Nicht eskaliert. Das kann Mert."), refused=True)
TOM = "200000000000000002"


def form_about(message: ChatMessage) -> Form:
    return Form(
        click=Click(verb="pointed", kind="message", id=0, version=0),
        title="Was tun?",
        submit="Tun",
        cancel="Abbrechen",
        fields=(FormField(id="note", label="Notiz"),),
        about=message.place,
    )


def reactions(world: World) -> list[Reacted]:
    return [event for event in world.core.events if isinstance(event, Reacted)]


async def said(world: World, text: str, **place: str) -> str:
    where = place or {"channel": "allgemein"}
    return str((await world.act("say", user="tom", text=text, **where))["message"])


async def test_the_menu_of_a_message_opens_a_form_about_it_that_outlives_the_process() -> None:
    async with running(registration()) as house:
        core = Core()
        first = gateway(house, core)
        await first.start()
        await until(lambda: first.ready)
        await until(lambda: [one for one in house.kernel.requests if one.target == f"discord:{COMMANDS}"])
        talk = {"user": "tom", "channel": "allgemein", "text": "Kaputte Tasse!"}
        id = (await house.part.act("say", talk))["message"]
        place = Place(platform="discord", channel=ids.LOBBY, message_id=id)
        about = ChatMessage(place=place, account=TOM, name="Tom", text="", at=house.kernel.now())
        core.outcome = Outcome(form=form_about(about))
        seen = await house.part.act("point", {"user": "olli", "message": id})
        assert seen["modal"]["title"] == "Was tun?"
        pointed = core.events[-1]
        assert isinstance(pointed, Pointed)
        assert (pointed.message.text, pointed.message.account) == ("Kaputte Tasse!", TOM)
        await first.stop()

        second = gateway(house, core)
        await second.start()
        await until(lambda: second.ready)
        core.outcome = Outcome(private=Card(first_line="Danke."))
        await house.part.act("submit", {"user": "olli", "values": {"note": "bitte ansehen"}})
        await second.stop()
        submitted = core.events[-1]
        assert isinstance(submitted, Submitted)
        assert (submitted.click.verb, submitted.about, submitted.values) == (
            "pointed", place, {"note": "bitte ansehen"},
        )  # fmt: skip
        assert house.rules() == []


async def test_a_card_that_replaces_a_private_one_comes_in_its_place() -> None:
    async with connected_bot() as world:
        world.core.outcome = Outcome(private=CARD)
        await world.click(await world.card())
        [first] = world.discord.part.snapshot()["ephemerals"]["jana"]
        world.core.outcome = Outcome(private=Card(first_line="Seite 2"), replaces=True)
        await world.click(first["id"])
        [again] = world.discord.part.snapshot()["ephemerals"]["jana"]
        assert again["id"] == first["id"]
        assert "Seite 2" in again["text"]


# -- reactions


@pytest.mark.parametrize(("emoji", "name"), [("👍🏿", "+1"), ("⚖️", "scales"), ("⚖", "scales")])
async def test_reactions_count_in_whatever_skin_and_colour(emoji: str, name: str) -> None:
    async with connected_bot() as world:
        await world.act("react", user="jana", message=await said(world, "x"), emoji=emoji)
        await world.until(lambda: reactions(world))
        assert reactions(world)[0].emoji == name


async def test_a_servers_own_emoji_counts_by_its_name_moving_or_not() -> None:
    async with connected_bot() as world:
        id = await said(world, "x")
        await world.act("react", user="jana", message=id, emoji="<a:sirene:612345678901234567>")
        await world.until(lambda: reactions(world))
        assert reactions(world)[0].emoji == "sirene"


async def test_a_reaction_on_a_reply_in_a_thread_is_placed_there() -> None:
    async with connected_bot() as world:
        head = await said(world, "Kopf")
        reply = await said(world, "Antwort", thread=head)
        await world.act("react", user="jana", message=reply, emoji="🚨")
        await world.until(lambda: reactions(world))
        place = reactions(world)[0].place
        assert (place.channel, place.thread, place.message_id) == (ids.LOBBY, head, reply)


async def test_our_own_reactions_are_not_heard() -> None:
    async with connected_bot() as world:
        id = await said(world, "x")
        await world.chat.react(ids.LOBBY, id, "eyes")
        await world.act("react", user="jana", message=id, emoji="🚨")
        await world.until(lambda: reactions(world))
        assert [one.emoji for one in reactions(world)] == ["rotating_light"]


def direct(world: World) -> list[dict[str, Any]]:
    channels = world.discord.part.snapshot()["channels"]
    return [message for one in channels if one["recipients"] for message in one["messages"]]


async def test_who_reacted_in_vain_is_told_directly() -> None:
    async with connected_bot() as world:
        world.core.outcome = REFUSED
        await world.act("react", user="jana", message=await world.card(), emoji="⚖️")
        await world.until(lambda: direct(world) and direct(world)[0]["edited"])
        assert "Das kann Mert" in direct(world)[0]["text"]


async def test_who_takes_no_direct_words_gets_a_neutral_line_in_the_thread_of_our_card() -> None:
    async with connected_bot() as world:
        await world.act("take_dms", user="jana", on=False)
        world.core.outcome = REFUSED
        id = await world.card()
        await world.act("react", user="jana", message=id, emoji="⚖️")
        line = words("de")("discord-reaction-unanswered")
        await world.until(lambda: id in world.discord.part.world.channels)
        thread = world.discord.part.world.channels[id]
        await world.until(lambda: len(thread.messages) == 2)
        shown = world.message(list(thread.messages)[-1])["text"]
        assert line.rstrip(".") in shown.replace("\\", "")
        assert "Jana" not in shown
        assert "Mert" not in shown


async def test_under_other_peoples_messages_nothing_is_said() -> None:
    async with connected_bot() as world:
        await world.act("take_dms", user="jana", on=False)
        world.core.outcome = REFUSED
        id = await said(world, "x")
        await world.act("react", user="jana", message=id, emoji="⚖️")
        await world.until(lambda: world.requests("POST /channels/{channel}/messages"))
        await world.until(lambda: not world.gateway._running)
        assert [one["text"] for one in world.discord.messages("allgemein")] == ["x"]


# -- after a gap


async def lost(world: World) -> None:
    """The session is gone for good, and nobody listens for a while."""
    world.fault("gateway", "error")
    await world.until(lambda: not world.gateway.ready)


async def test_reactions_made_while_nobody_listened_are_heard_afterwards_once() -> None:
    async with running(registration()) as house:
        core = Core()
        first = gateway(house, core)
        await first.start()
        await until(lambda: first.ready)
        card = await first.chat.create(INBOX, CARD, own_id=1)
        head = (await house.part.act("say", {"user": "tom", "channel": "allgemein", "text": "Kopf"}))[
            "message"
        ]
        reply = (await house.part.act("say", {"user": "tom", "thread": head, "text": "Antwort"}))["message"]
        await first.chat.react(INBOX, card, "eyes")
        await first.stop()
        assert reactions_of(core) == []
        for message, emoji in ((card, "🚨"), (reply, "<:sirene:612345678901234567>")):
            await house.part.act("react", {"user": "jana", "message": message, "emoji": emoji})

        second = gateway(house, core)
        await second.start()
        await until(lambda: len(reactions_of(core)) == 2)
        await until(lambda: not second._running)
        await second.stop()
        found = {(one.emoji, one.place.message_id, one.place.thread) for one in reactions_of(core)}
        assert found == {("rotating_light", card, ""), ("sirene", reply, head)}
        third = gateway(house, core)
        await third.start()
        await until(lambda: len(reactions_of(core)) == 4)
        await third.stop()
        # The store tells them apart by these names: each is handled once.
        assert len(set(core.deliveries)) == 2
        assert all(name.startswith("discord:again:") for name in core.deliveries)
        assert house.rules() == []


def reactions_of(core: Core) -> list[Reacted]:
    return [event for event in core.events if isinstance(event, Reacted)]


async def test_what_was_heard_live_is_not_heard_again_after_a_lost_session() -> None:
    async with connected_bot() as world:
        id = await world.card()
        await world.act("react", user="jana", message=id, emoji="🚨")
        await world.until(lambda: reactions(world))
        await lost(world)
        await world.until(lambda: world.gateway.ready)
        await world.act("react", user="tom", message=id, emoji="🚨")
        await world.until(lambda: len(reactions(world)) >= 2)
        await world.until(lambda: not world.gateway._running)
        assert [one.actor.account for one in reactions(world)].count(TOM) == 1
        assert len(reactions(world)) == 2


async def test_old_messages_and_other_channels_are_left_alone() -> None:
    async with connected_bot() as world:
        old = await said(world, "alt")
        press = str((await world.act("say", user="tom", text="x", channel="presse"))["message"])
        await lost(world)
        from datetime import timedelta

        world.discord.kernel.turn_clock(timedelta(hours=25))
        for id in (old, press):
            await world.act("react", user="jana", message=id, emoji="🚨")
        await world.until(lambda: world.gateway.ready)
        await world.until(lambda: not world.gateway._running)
        # Heard live they may be, since the new session can be there already; never by looking through.
        assert not any(name.startswith("discord:again:") for name in world.core.deliveries)
