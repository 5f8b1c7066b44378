"""Sending, over the wire: what happens to a card, and how each failure comes out."""

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.cards.parts import Card, Quote
from bot.chat import ChannelGone, Chat, MessageGone, TokenRevoked
from bot.discord.chat import DiscordChat
from bot.discord.render import MARK
from bot.discord.rest import Api
from bot.sandbox.discord import ids
from handlers.errors import Unavailable
from tests.edge.discord_bot import CARD, INBOX, World, connected_bot
from tests.edge.discord_cards import APPROVAL, APPROVERS, CASE, JANA
from tests.edge.discord_rules import contents, nodes, read

CREATE = "POST /channels/{channel}/messages"
EDIT = "PATCH /channels/{channel}/messages/{message}"
V2 = 1 << 15


def text(world: World, id: str) -> str:
    return "\n".join(map(read, contents(world.message(id)["payload"]["components"])))


async def test_a_card_is_posted_and_changed_in_place() -> None:
    async with connected_bot() as world:
        chat: Chat = world.chat
        id = await chat.create(INBOX, CASE, own_id=7)
        await chat.update(INBOX, id, replace(CASE, first_line="✅ Beantwortet 14:31"))
        assert text(world, id).startswith("**✅ Beantwortet 14:31**")
        assert len(world.in_inbox()) == 1


async def test_a_hostile_comment_reaches_nobody() -> None:
    async with connected_bot() as world:
        id = await world.card(
            Card(first_line="Fall @everyone", parts=(Quote(text=f"@everyone <@{JANA.discord}>"),))
        )
        assert world.message(id)["pings"] == []


async def test_whom_the_card_lists_is_pinged_by_a_line_that_a_phone_can_show_and_sees_the_card() -> None:
    async with connected_bot() as world:
        id = await world.card(APPROVAL)
        message = world.message(id)
        assert message["pings"] == [f"role:{APPROVERS.discord}", f"user:{JANA.discord}"]
        assert message["push"].startswith(APPROVAL.first_line)
        assert message["payload"]["content"] == ""
        assert message["payload"]["flags"] & V2
        assert "dreimal Scherben" in text(world, id)


async def test_an_edit_pings_nobody() -> None:
    async with connected_bot() as world:
        id = await world.card()
        await world.chat.update(INBOX, id, APPROVAL)
        assert world.message(id)["pings"] == []
        assert world.message(id)["payload"]["mentions"] == []


async def test_a_card_can_be_taken_away_also_where_somebody_was_quicker() -> None:
    async with connected_bot() as world:
        id = await world.card()
        await world.chat.delete(INBOX, id)
        await world.chat.delete(INBOX, id)
        assert world.in_inbox() == []


async def test_a_message_has_an_address_once_its_server_is_known() -> None:
    async with connected_bot() as world:
        id = await world.card()
        assert world.chat.permalink(INBOX, id) == f"https://discord.com/channels/{ids.GUILD}/{INBOX}/{id}"
        assert (
            world.chat.permalink(INBOX, "2", thread=id) == f"https://discord.com/channels/{ids.GUILD}/{id}/2"
        )
        assert world.chat.permalink("499999999999999999", id) == ""


# -- threads


async def test_a_card_in_a_thread_opens_it_and_names_it_after_the_head() -> None:
    async with connected_bot() as world:
        head = await world.card(CASE)
        first = await world.card(own_id=2, thread=head)
        second = await world.card(own_id=3, thread=head)
        thread = world.discord.channel(
            "🔶 Dringend · Beschwerde · Instagram @musterkanne · 14:07 · Fall 4711"
        )
        assert thread["id"] == head
        assert {message["id"] for message in thread["messages"]} >= {first, second}
        assert len(world.requests("POST /channels/{channel}/messages/{message}/threads")) == 1


async def test_a_thread_that_somebody_else_has_opened_is_used() -> None:
    async with connected_bot() as world:
        head = await world.card()
        await world.act("say", user="jana", thread=head, text="Ich rufe da mal an.")
        await world.until(lambda: world.chat.places.threads.get(head))
        world.chat.places.threads.clear()
        assert await world.card(own_id=2, thread=head)


async def test_where_a_thread_was_deleted_its_cards_stand_below_the_head() -> None:
    async with connected_bot() as world:
        head = await world.card()
        lost = await world.card(own_id=2, thread=head)
        await world.act("delete_channel", channel=head)
        world.chat.places.threads[head] = INBOX  # the news is not in yet
        with pytest.raises(MessageGone):
            await world.chat.update(INBOX, lost, CARD, thread=head)
        again = await world.card(own_id=2, thread=head)
        assert world.message(again)["payload"]["message_reference"]["message_id"] == head
        await world.chat.update(INBOX, again, replace(CARD, first_line="neu"), thread=head)
        assert "neu" in text(world, again)
        assert await world.chat.find(INBOX, 2, thread=head) is None  # an update needs no number any more
        await world.chat.delete(INBOX, again, thread=head)
        assert [message["id"] for message in world.in_inbox()] == [head]


async def test_a_card_in_a_thread_that_was_put_away_can_still_be_changed_and_removed() -> None:
    async with connected_bot() as world:
        head = await world.card()
        reply = await world.card(own_id=2, thread=head)
        await world.act("archive", channel=head)
        await world.chat.update(INBOX, reply, replace(CARD, first_line="neu"), thread=head)
        assert "neu" in text(world, reply)
        await world.act("archive", channel=head)
        await world.chat.delete(INBOX, reply, thread=head)


async def test_a_thread_that_is_locked_does_not_cost_us_the_channel() -> None:
    async with connected_bot() as world:
        head = await world.card()
        reply = await world.card(own_id=2, thread=head)
        thread = world.discord.part.world.channels[head].thread
        assert thread is not None
        thread.locked, thread.archived_at = True, world.discord.kernel.now()
        with pytest.raises(Unavailable):
            await world.chat.update(INBOX, reply, CARD, thread=head)


async def test_where_the_head_of_a_thread_is_gone_it_is_tried_later() -> None:
    async with connected_bot() as world:
        head = await world.card()
        await world.chat.delete(INBOX, head)
        with pytest.raises(Unavailable):
            await world.card(own_id=2, thread=head)


# -- unclear ends


@pytest.mark.parametrize("card", [CARD, APPROVAL])
@pytest.mark.parametrize("threaded", [False, True])
async def test_a_card_whose_sending_had_no_clear_end_is_found_by_its_own_id(
    threaded: bool, card: Card
) -> None:
    async with connected_bot() as world:
        head = await world.card(own_id=1)
        thread = head if threaded else ""
        if threaded:
            await world.card(own_id=9, thread=head)
        world.fault(CREATE, "lost_answer")
        with pytest.raises(Unavailable):
            await world.card(card, own_id=2, thread=thread)
        await world.card(own_id=3, thread=thread)
        world.discord.kernel.turn_clock(timedelta(minutes=30))
        found = await world.chat.find(INBOX, 2, thread=thread)
        assert found is not None
        await world.chat.update(INBOX, found, card, thread=thread)
        assert text(world, found).startswith(f"**{card.first_line}")
        assert world.message(found)["payload"]["flags"] & V2
        assert await world.chat.find(INBOX, 4, thread=thread) is None


async def test_a_card_that_stands_but_is_not_yet_the_card_is_unclear_and_found() -> None:
    async with connected_bot() as world:
        world.fault(EDIT, "rate_limit", seconds=3)
        with pytest.raises(Unavailable) as away:
            await world.card(APPROVAL, own_id=2)
        assert away.value.retry_after is None  # which would say that nothing was done
        [message] = world.in_inbox()
        assert await world.chat.find(INBOX, 2) == message["id"]


async def test_a_create_that_is_repeated_within_minutes_makes_no_second_message() -> None:
    async with connected_bot() as world:
        world.fault(CREATE, "lost_answer")
        with pytest.raises(Unavailable):
            await world.card(APPROVAL, own_id=2)
        await world.card(APPROVAL, own_id=2)
        [message] = world.in_inbox()
        assert len(message["pings"]) == 2


async def test_after_a_deletion_a_repeated_create_does_not_get_the_dead_message_back() -> None:
    async with connected_bot() as world:
        dead = await world.card(own_id=2)
        messages = world.discord.part.world.channels[INBOX].messages
        kept = messages[dead]
        await world.act("delete_message", message=dead)
        with pytest.raises(MessageGone):
            await world.chat.update(INBOX, dead, CARD)
        messages[dead] = kept  # as if Discord's memory of nonces outlived the message
        again = await world.card(own_id=2)
        assert again != dead


@pytest.mark.parametrize(("author", "found"), [(ids.APPLICATION, True), (JANA.discord, False)])
def test_anybody_may_number_components_but_only_our_own_messages_count(author: str, found: bool) -> None:
    api = Api(token="x", base_url="http://127.0.0.1:9")
    api.account = ids.APPLICATION
    message = {"author": {"id": author}, "components": [{"type": 10, "id": MARK + 2}]}
    assert DiscordChat(api=api)._is_ours(message, 2) is found
    assert not DiscordChat(api=api)._is_ours(message, 3)
    assert not DiscordChat(api=api)._is_ours({"components": None}, 2)


# -- drawing anew


async def test_what_is_drawn_meanwhile_has_the_last_word() -> None:
    async with connected_bot() as world:
        id = await world.card()
        await world.chat.update(
            INBOX, id, CARD
        )  # from now on the library knows that several may be under way
        old = world.chat.drawn(id)
        assert old is not None
        world.fault(EDIT, "delay", seconds=0.3)  # the redrawing is overtaken
        redrawing = asyncio.create_task(world.chat.redraw(INBOX, id, old))
        await world.until(lambda: len(world.requests(EDIT)) == 2)
        await world.chat.update(INBOX, id, replace(CARD, first_line="neu"))
        assert not redrawing.done()
        await redrawing
        assert "neu" in text(world, id)
        before = len(world.requests(EDIT))
        await world.chat.redraw(INBOX, id, old)
        assert len(world.requests(EDIT)) == before


# -- failures


@pytest.mark.parametrize("kind", ["reset", "drop_ack", "error", "rate_limit"])
async def test_a_failed_create_is_tried_once_and_surfaces(kind: str) -> None:
    async with connected_bot() as world:
        world.fault(CREATE, kind, seconds=2)
        with pytest.raises(Unavailable) as away:
            await world.card()
        assert (away.value.retry_after is not None) == (kind == "rate_limit")
        assert world.in_inbox() == []
        assert len(world.requests(CREATE)) == 1
        assert await world.card()


async def test_a_rate_limit_for_everything_holds_up_nothing_else_for_ever() -> None:
    async with connected_bot() as world:
        world.fault(CREATE, "rate_limit", seconds=20)
        with pytest.raises(Unavailable) as away:
            await world.card()
        assert away.value.retry_after == pytest.approx(20, abs=1.5)
        assert await world.card()


async def test_a_discord_that_hangs_is_away() -> None:
    async with connected_bot() as world:
        api = Api(token=world.discord.part.token, base_url=world.discord.part.api_url)
        await api.open()
        api._within = 0.2
        world.fault(CREATE, "delay", seconds=0.5)
        with pytest.raises(Unavailable):
            await DiscordChat(api=api).create(INBOX, CARD, own_id=1)
        await api.close()


async def test_a_channel_that_is_not_there_is_lost() -> None:
    async with connected_bot() as world:
        with pytest.raises(ChannelGone) as gone:
            await world.chat.create("499999999999999999", CARD, own_id=1)
        assert gone.value.key == "channel-lost-unknown"
        with pytest.raises(ChannelGone):
            await world.chat.find("499999999999999999", 1)


async def test_a_channel_that_the_bot_was_thrown_out_of_is_lost() -> None:
    async with connected_bot() as world:
        id = await world.card()
        await world.act("kick", channel=INBOX)
        with pytest.raises(ChannelGone) as gone:
            await world.card(own_id=2)
        assert gone.value.key == "channel-lost-not-member"
        with pytest.raises(ChannelGone):
            await world.chat.update(INBOX, id, CARD)
        await world.act("admit", channel=INBOX)
        await world.chat.update(INBOX, id, CARD)


async def test_a_message_that_was_deleted_is_gone() -> None:
    async with connected_bot() as world:
        id = await world.card()
        await world.act("delete_message", message=id)
        with pytest.raises(MessageGone):
            await world.chat.update(INBOX, id, CARD)


async def test_a_revoked_token_is_told_as_such() -> None:
    async with connected_bot() as world:
        world.discord.part.revoke()
        with pytest.raises(TokenRevoked):
            await world.card()


async def test_before_discord_knows_us_everything_waits() -> None:
    chat = DiscordChat(api=Api(token="x", base_url="http://127.0.0.1:9"))
    with pytest.raises(Unavailable):
        await chat.create(INBOX, CARD, own_id=1)


async def test_errors_do_not_carry_the_token() -> None:
    async with connected_bot() as world:
        world.discord.part.revoke()
        with pytest.raises(TokenRevoked) as revoked:
            await world.card()
        seen = [str(revoked.value), repr(revoked.value.__cause__), repr(revoked.value.__context__)]
        assert not any(world.discord.part.token in one for one in seen)


def test_no_component_of_a_card_has_the_number_of_another_placement() -> None:
    assert [node for node in nodes(CASE) if "id" in node] == []
