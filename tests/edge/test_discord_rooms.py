"""What is done beside our own cards, over the wire: messages are read and marked, rooms open, fill and close."""

from typing import Any

import pytest

from bot.cards.parts import Card
from bot.chat import ChannelGone, MessageGone, RoomRefused, Rooms
from bot.discord.members import Members
from bot.discord.rest import DiscordRefused
from bot.sandbox.discord import ids
from bot.sandbox.discord.wire import Intent, Perm
from bot.sandbox.discord.world import Overwrite
from handlers.errors import Unavailable
from tests.edge.discord_bot import CARD, INBOX, World, connected_bot, registration
from tests.sandbox.discord_house import MANY_MEMBERS, crowd

MARK = "breakwater:crisis:12"
JANA, MERT, TOM, GUEST = (f"20000000000000000{n}" for n in (1, 2, 3, 9))


def rooms(world: World) -> Rooms:
    return world.chat


async def said(world: World, text: str, user: str = "jana", **place: str) -> str:
    where = place or {"channel": "allgemein"}
    return str((await world.act("say", user=user, text=text, **where))["message"])


def take_from_bot(world: World, *perms: Perm) -> None:
    """As somebody does who looks after the server."""
    for perm in perms:
        world.discord.part.world.roles[ids.BOT_ROLE].permissions &= ~perm


def account(world: World, human: str) -> str:
    return next(one.id for one in world.discord.part.world.users.values() if one.human == human)


# -- messages


async def test_a_message_is_read_with_its_author_and_its_words_as_they_stand_now() -> None:
    async with connected_bot() as world:
        id = await said(world, "Das ist <@&1> **Betrug**")
        found = await rooms(world).read(ids.LOBBY, id)
        assert found is not None
        assert (found.text, found.name, found.account) == (
            "Das ist <@&1> **Betrug**", "Jana Petersen", account(world, "jana"),
        )  # fmt: skip
        assert (found.ours, found.by_bot, found.thread) == (False, False, ())
        assert found.link == f"https://discord.com/channels/{ids.GUILD}/{ids.LOBBY}/{id}"
        await world.act("edit_message", user="jana", message=id, text="Das ist schade")
        again = await rooms(world).read(ids.LOBBY, id)
        assert again is not None
        assert again.text == "Das ist schade"


async def test_a_reply_in_a_thread_comes_with_the_head_and_what_was_said_before_it() -> None:
    async with connected_bot() as world:
        head = await said(world, "Kopf")
        await said(world, "eins", thread=head)
        await said(world, "zwei", user="tom", thread=head)
        last = await said(world, "drei", thread=head)
        await said(world, "danach", thread=head)
        found = await rooms(world).read(ids.LOBBY, last, thread=head, with_thread=True)
        assert found is not None
        assert [one.text for one in found.thread] == ["Kopf", "eins", "zwei"]
        assert found.thread[0].place.thread == ""
        assert found.thread[1].place.thread == head


async def test_an_answer_outside_a_thread_comes_with_what_it_answers() -> None:
    async with connected_bot() as world:
        first = await said(world, "Frage")
        answer = str(
            (await world.act("say", user="tom", text="Antwort", channel="allgemein", reply_to=first))[
                "message"
            ]
        )
        found = await rooms(world).read(ids.LOBBY, answer, with_thread=True)
        assert found is not None
        assert [one.text for one in found.thread] == ["Frage"]


async def test_our_own_card_is_known_as_ours_and_read_by_its_lines() -> None:
    async with connected_bot() as world:
        id = await world.card()
        found = await rooms(world).read(INBOX, id)
        assert found is not None
        assert found.ours
        assert found.by_bot
        assert "Dringend" in found.text


async def test_what_is_gone_or_closed_to_us_is_not_read() -> None:
    async with connected_bot() as world:
        id = await said(world, "weg")
        await world.act("delete_message", user="jana", message=id)
        assert await rooms(world).read(ids.LOBBY, id) is None
        hidden = await said(world, "zu")
        await world.act("kick", channel="allgemein")
        assert await rooms(world).read(ids.LOBBY, hidden) is None


async def test_without_the_content_setting_a_message_of_others_is_not_taken_for_an_empty_one() -> None:
    narrow = registration()
    narrow["intents"] = int(str(narrow["intents"])) & ~Intent.MESSAGE_CONTENT
    async with connected_bot(install=narrow) as world:
        assert await rooms(world).read(ids.LOBBY, await said(world, "Geheim")) is None
        assert await rooms(world).read(INBOX, await world.card()) is not None


async def test_a_reaction_of_ours_stands_once_however_often_it_is_put_there() -> None:
    async with connected_bot() as world:
        id = await said(world, "Hilfe")
        await rooms(world).react(ids.LOBBY, id, "scales")
        await rooms(world).react(ids.LOBBY, id, "scales")
        assert world.message(id)["reactions"] == {"⚖️": ["bot"]}


async def test_a_reaction_that_cannot_be_is_left() -> None:
    async with connected_bot() as world:
        id = await said(world, "Hilfe")
        await rooms(world).react(ids.LOBBY, id, "our_own_emoji")
        assert world.message(id)["reactions"] == {}
        await world.act("delete_message", user="jana", message=id)
        with pytest.raises(MessageGone):
            await rooms(world).react(ids.LOBBY, id, "eyes")


async def test_a_card_is_pinned_once() -> None:
    async with connected_bot() as world:
        id = await world.card()
        await rooms(world).pin(INBOX, id)
        await rooms(world).pin(INBOX, id)
        assert world.message(id)["pinned"]
        assert sum(message["payload"]["type"] == 6 for message in world.in_inbox()) == 1


async def test_a_full_list_of_pins_is_left_as_it_is() -> None:
    async with connected_bot() as world:
        id = await world.card()
        world.fault("PUT /channels/{channel}/messages/pins/{message}", "error", status=400, code="30003")
        await rooms(world).pin(INBOX, id)
        assert not world.message(id)["pinned"]


# -- rooms


async def opened(world: World, near: str = ids.LEGAL, name: str = "Krise 12: Scherben") -> Any:
    return await rooms(world).open_room(name, topic="Scherben *Reel*", marker=MARK, near=near)


async def test_a_room_is_a_channel_beside_the_one_it_belongs_to_seen_by_the_same_people() -> None:
    async with connected_bot() as world:
        room = await opened(world)
        channel = world.discord.part.world.channels[room.channel]
        near = world.discord.part.world.channels[ids.LEGAL]
        assert (channel.name, channel.parent_id) == ("krise-12:-scherben", near.parent_id)
        assert channel.topic == rf"Scherben \*Reel\* · {MARK}"
        assert room.link == f"https://discord.com/channels/{ids.GUILD}/{room.channel}"
        shown = {one["id"]: one["seen_by"] for one in world.discord.part.snapshot()["channels"]}
        assert shown[room.channel] == shown[ids.LEGAL]
        assert "olli" not in shown[room.channel]
        await world.chat.create(room.channel, CARD, own_id=9)


async def test_a_room_made_before_is_found_again_also_after_its_name_was_changed() -> None:
    async with connected_bot() as world:
        room = await opened(world)
        world.discord.part.world.channels[room.channel].name = "umbenannt"
        assert (await opened(world)).channel == room.channel
        other = await rooms(world).open_room("x", topic="", marker=MARK + "3", near=ids.LEGAL)
        assert other.channel != room.channel


async def test_where_the_answer_got_lost_the_next_try_finds_the_room() -> None:
    async with connected_bot() as world:
        world.fault("POST /guilds/{guild}/channels", "lost_answer")
        with pytest.raises(Unavailable):
            await opened(world)
        room = await opened(world)
        assert [
            one["id"] for one in world.discord.part.snapshot()["channels"] if one["topic"].endswith(MARK)
        ] == [room.channel]


async def test_where_channels_cannot_be_made_the_room_is_a_thread_and_found_again_when_put_away() -> None:
    async with connected_bot() as world:
        take_from_bot(world, Perm.MANAGE_CHANNELS)
        room = await opened(world)
        thread = world.discord.part.world.channels[room.channel]
        assert thread.thread is not None
        assert thread.thread.parent_id == ids.LEGAL
        assert thread.name == f"Krise 12: Scherben · {MARK}"
        assert (await opened(world)).channel == room.channel
        await rooms(world).close_room(room.channel)
        assert (await opened(world)).channel == room.channel


async def test_a_thread_that_somebody_else_has_named_like_ours_is_no_room_of_ours() -> None:
    async with connected_bot() as world:
        take_from_bot(world, Perm.MANAGE_CHANNELS)
        head = await said(world, f"Falle · {MARK}", channel="recht")
        await said(world, f"Falle · {MARK}", thread=head)
        assert world.discord.part.world.channels[head].name.endswith(MARK)
        assert (await opened(world)).channel != head


async def test_a_room_without_a_place_of_its_own_is_refused_with_the_reason() -> None:
    async with connected_bot() as world:
        for near in ("", "499999999999999999"):
            with pytest.raises(RoomRefused) as refused:
                await opened(world, near=near)
            assert refused.value.key == "room-failed-off"
        take_from_bot(world, Perm.MANAGE_CHANNELS)
        for role in world.discord.part.world.roles.values():
            role.permissions &= ~Perm.CREATE_PUBLIC_THREADS
        with pytest.raises(RoomRefused) as refused:
            await opened(world)
        assert refused.value.key == "room-failed-rights"


async def test_whoever_does_not_see_the_room_is_let_in_by_name() -> None:
    async with connected_bot() as world:
        room = await opened(world)
        guest = account(world, "olli")
        missing = await rooms(world).invite(
            room.channel, [account(world, "jana"), guest, guest, "299999999999999999"]
        )
        assert missing == {"299999999999999999": "not-invited-unknown"}
        channel = world.discord.part.world.channels[room.channel]
        assert guest in channel.overwrites
        assert account(world, "jana") not in channel.overwrites  # saw it anyhow
        seen = next(
            one["seen_by"] for one in world.discord.part.snapshot()["channels"] if one["id"] == room.channel
        )
        assert "olli" in seen


async def test_a_right_that_was_taken_from_the_bot_is_said_for_each_person() -> None:
    async with connected_bot() as world:
        room = await opened(world)
        take_from_bot(world, Perm.MANAGE_ROLES)
        guest = account(world, "olli")
        assert await rooms(world).invite(room.channel, [guest]) == {guest: "not-invited-rights"}


async def test_into_a_thread_come_only_those_who_see_the_channel_above() -> None:
    async with connected_bot() as world:
        take_from_bot(world, Perm.MANAGE_CHANNELS)
        room = await opened(world)
        guest, tom = account(world, "olli"), account(world, "tom")
        assert await rooms(world).invite(room.channel, [tom, guest]) == {guest: "not-invited-no-access"}
        thread = world.discord.part.world.channels[room.channel].thread
        assert thread is not None
        assert tom in thread.joined
        assert guest not in thread.joined


async def test_an_invitation_into_a_room_that_is_gone_says_so() -> None:
    async with connected_bot() as world:
        with pytest.raises(ChannelGone):
            await rooms(world).invite("499999999999999999", [account(world, "tom")])


async def test_a_closed_room_is_read_by_the_same_people_and_written_in_by_nobody_but_us() -> None:
    async with connected_bot() as world:
        room = await opened(world)
        await rooms(world).invite(room.channel, [account(world, "olli")])
        id = await world.chat.create(room.channel, CARD, own_id=9)
        before = [one for one in world.discord.part.snapshot()["channels"] if one["id"] == room.channel]
        await rooms(world).close_room(room.channel)
        await rooms(world).close_room(room.channel)
        after = [one for one in world.discord.part.snapshot()["channels"] if one["id"] == room.channel]
        assert after[0]["seen_by"] == before[0]["seen_by"]
        assert len(world.requests("PATCH /channels/{channel}")) == 1
        for user in ("jana", "olli"):
            with pytest.raises(Exception, match="may not write"):
                await world.act("say", user=user, channel=room.channel, text="noch was")
        await world.chat.update(room.channel, id, Card(first_line="Nachlese"))
        await world.chat.create(room.channel, CARD, own_id=10)


async def test_closing_what_is_gone_or_not_ours_to_close_is_fine() -> None:
    async with connected_bot() as world:
        await rooms(world).close_room("499999999999999999")
        room = await opened(world)
        take_from_bot(world, Perm.MANAGE_ROLES)
        await rooms(world).close_room(room.channel)


# -- people


async def test_a_private_word_rings_with_its_first_line_and_becomes_the_card() -> None:
    async with connected_bot() as world:
        tom = account(world, "tom")
        assert await rooms(world).tell(tom, CARD, own_id=77)
        assert await rooms(world).tell(tom, CARD, own_id=77)
        (direct,) = [one for one in world.discord.part.snapshot()["channels"] if one["recipients"]]
        (message,) = direct["messages"]
        assert message["push"] == CARD.first_line
        assert "kaputt" in message["text"]


async def test_two_private_words_without_a_number_are_two() -> None:
    async with connected_bot() as world:
        tom = account(world, "tom")
        assert await rooms(world).tell(tom, CARD)
        assert await rooms(world).tell(tom, CARD)
        (direct,) = [one for one in world.discord.part.snapshot()["channels"] if one["recipients"]]
        assert len(direct["messages"]) == 2


async def test_who_takes_no_private_words_or_does_not_exist_is_told_apart_from_an_outage() -> None:
    async with connected_bot() as world:
        await world.act("take_dms", user="tom", on=False)
        assert not await rooms(world).tell(account(world, "tom"), CARD)
        world.fault("POST /users/@me/channels", "error", status=400, code="50033")
        assert not await rooms(world).tell("299999999999999999", CARD)
        world.fault("POST /users/@me/channels", "error", status=503)
        with pytest.raises(Unavailable):
            await rooms(world).tell(account(world, "jana"), CARD)


async def test_the_members_of_a_role_are_read_once_for_all_roles() -> None:
    async with connected_bot() as world:
        approvers = await rooms(world).members(ids.APPROVERS)
        moderators = await rooms(world).members(ids.MODERATORS)
        assert approvers == {account(world, "mert")}
        assert approvers < moderators
        assert await rooms(world).members("599999999999999999") == frozenset()
        assert len(world.requests("GET /guilds/{guild}/members")) == 1


async def test_a_big_server_is_read_page_by_page_with_pauses() -> None:
    async with connected_bot() as world:
        crowd(world.discord, MANY_MEMBERS, role=ids.APPROVERS)
        members = Members(api=world.chat.api, pause=0.02)
        assert len(await members.with_role(ids.APPROVERS)) == MANY_MEMBERS + 1
        pages = world.requests("GET /guilds/{guild}/members")
        assert len(pages) == 3


async def test_without_the_members_setting_nobody_is_asked_for_and_the_group_counts_as_unreadable() -> None:
    narrow = registration()
    narrow["intents"] = int(str(narrow["intents"])) & ~Intent.GUILD_MEMBERS
    async with connected_bot(install=narrow) as world:
        with pytest.raises(DiscordRefused):
            await rooms(world).members(ids.APPROVERS)
        assert world.requests("GET /guilds/{guild}/members") == []


async def test_a_look_at_a_channel_tells_who_sees_it_and_which_of_our_rights_it_takes_away() -> None:
    async with connected_bot() as world:
        assert not (await rooms(world).look(ids.INBOX)).private
        closed = await rooms(world).look(ids.LEGAL)
        assert (closed.private, closed.lacks) == (True, ())
        channels = world.discord.part.world.channels
        channels[ids.LEGAL].overwrites[ids.BOT_ROLE] = Overwrite(
            allow=Perm.VIEW_CHANNEL, deny=Perm.SEND_MESSAGES | Perm.ATTACH_FILES
        )
        assert (await rooms(world).look(ids.LEGAL)).lacks == ("send_messages", "attach_files")
        channels[ids.PRESS].overwrites = {}
        assert not (await rooms(world).look(ids.PRESS)).private
        channels[ids.LEGAL].overwrites.pop(ids.BOT_ROLE)
        with pytest.raises(ChannelGone) as hidden:
            await rooms(world).look(ids.LEGAL)
        assert hidden.value.key == "channel-lost-not-member"
        with pytest.raises(ChannelGone) as gone:
            await rooms(world).look("999999999999999999")
        assert gone.value.key == "channel-lost-unknown"
