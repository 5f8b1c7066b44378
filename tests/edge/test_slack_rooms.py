"""Rooms, marks and what is read beside our own cards, over the wire to the strict Slack."""

import asyncio
from typing import Any

import pytest

from bot.cards.parts import Card
from bot.chat import ChannelGone, MessageGone, RoomRefused, Rooms
from bot.sandbox.slack import Limits
from bot.slack.messages import plain
from bot.slack.rooms import room_name
from handlers.errors import Unavailable
from tests.edge.slack_bot import INBOX, World, socket_bot
from tests.sandbox.slack_house import APP_USER, JANA, MERT, TOM

MARKER = "breakwater:crisis:12"


def rooms_named(world: World, start: str) -> list[dict[str, Any]]:
    return [room for room in world.slack.part.snapshot()["channels"] if room["name"].startswith(start)]


async def opened(world: World, name: str = "Krise 12 · Scherben", marker: str = MARKER) -> str:
    rooms: Rooms = world.chat
    return (await rooms.open_room(name, topic="Stufe 4", marker=marker)).channel


async def test_a_message_is_read_as_a_person_would_see_it() -> None:
    async with socket_bot() as world:
        said = await world.slack.act("say", user="jana", channel=INBOX, text="Guck <hier> & da", wait=0)
        found = await world.chat.read(INBOX, said["ts"])
        assert found is not None
        assert (found.text, found.account, found.name) == ("Guck <hier> & da", JANA, "jana")
        assert (found.ours, found.by_bot, found.thread) == (False, False, ())
        assert found.link.endswith(said["ts"].replace(".", ""))
        own = await world.chat.read(INBOX, await world.card())
        assert own is not None
        assert (own.ours, own.by_bot) == (True, True)


async def test_a_reply_is_read_itself_and_what_stands_before_it_in_its_thread() -> None:
    async with socket_bot() as world:
        head = await world.card()
        said = [
            (await world.slack.act("say", user="tom", channel=INBOX, text=f"Nr. {n}", thread=head, wait=0))[
                "ts"
            ]
            for n in range(30)
        ]
        found = await world.chat.read(INBOX, said[27], with_thread=True)
        assert found is not None
        assert (found.text, found.place.thread) == ("Nr. 27", head)
        assert [one.place.message_id for one in found.thread] == [head, *said[8:27]]


async def test_what_is_gone_or_may_not_be_read_is_nothing() -> None:
    async with socket_bot() as world:
        ts = await world.card()
        await world.chat.delete(INBOX, ts)
        assert await world.chat.read(INBOX, ts) is None
        assert await world.chat.read("C06GESCHLOSSEN", ts) is None
        assert await world.chat.read("C0NOWHERE", ts) is None


async def test_a_limit_while_reading_says_how_long_to_wait() -> None:
    async with socket_bot() as world:
        ts = await world.card()
        world.fault("conversations.replies", "rate_limit", seconds=7)
        with pytest.raises(Unavailable) as limited:
            await world.chat.read(INBOX, ts)
        assert limited.value.retry_after == 7
        calls = world.slack.part.snapshot()["calls"]
        with pytest.raises(Unavailable) as still:
            await world.chat.read(INBOX, ts)
        assert 0 < (still.value.retry_after or 0) < 7
        assert world.slack.part.snapshot()["calls"] == calls


async def test_marks_are_put_once_however_often_they_are_asked_for() -> None:
    async with socket_bot() as world:
        ts = await world.card()
        for _ in range(2):
            await world.chat.react(INBOX, ts, "white_check_mark")
            await world.chat.pin(INBOX, ts)
        found = world.message(ts)
        assert found["reactions"] == [{"name": "white_check_mark", "users": [APP_USER], "count": 1}]
        assert found["pinned_to"] == [INBOX]
        await world.chat.delete(INBOX, ts)
        with pytest.raises(MessageGone):
            await world.chat.react(INBOX, ts, "eyes")


async def test_a_room_is_made_with_its_topic_and_found_again_by_its_marker() -> None:
    async with socket_bot() as world:
        room = await opened(world)
        assert await opened(world, name="ganz anders") == room
        [found] = rooms_named(world, "krise-12-scherben")
        assert (found["topic"], found["purpose"], found["kind"]) == ("Stufe 4", MARKER, "public")


@pytest.mark.parametrize(
    "method", ["conversations.create", "conversations.setPurpose", "conversations.setTopic"]
)
@pytest.mark.parametrize("kind", ["lost_answer", "reset", "error"])
async def test_an_unclear_end_makes_no_second_room(method: str, kind: str) -> None:
    async with socket_bot() as world:
        world.fault(method, kind)
        with pytest.raises(Unavailable):
            await opened(world)
        await opened(world)
        [found] = rooms_named(world, "krise-12")
        assert (found["topic"], found["purpose"]) == ("Stufe 4", MARKER)


async def test_a_name_that_somebody_else_has_is_numbered_and_theirs_is_left_alone() -> None:
    async with socket_bot() as world:
        first = await opened(world)
        second = await opened(world, marker="breakwater:crisis:13")
        third = (await world.chat.open_room("Social-Inbox", topic="", marker="breakwater:crisis:1")).channel
        assert len({first, second, third, INBOX}) == 4
        names = [room["name"] for room in world.slack.part.snapshot()["channels"]]
        assert {"krise-12-scherben", "krise-12-scherben-2", "social-inbox-2"} <= set(names)


async def test_a_room_that_was_archived_is_not_taken_again() -> None:
    async with socket_bot() as world:
        room = await opened(world)
        await world.chat.close_room(room)
        await world.chat.close_room(room)
        await world.chat.close_room("C0NOWHERE")
        assert await opened(world) != room


@pytest.mark.parametrize(
    ("wished", "name"),
    [
        ("Krise 12: <!channel> *Größe*", "krise-12-channel-größe"),
        ("../../etc/passwd", "etc-passwd"),
        ("🚨🚨", "breakwater"),
        ("", "breakwater"),
        ("A" * 200, "a" * 80),
        ("-_ x _-", "x"),
        ("\u202eevil\u202c\0", "evil"),
    ],
)
async def test_any_name_becomes_one_that_slack_takes(wished: str, name: str) -> None:
    assert room_name(wished) == name
    async with socket_bot() as world:
        await opened(world, name=wished)
        assert rooms_named(world, name)


async def test_a_hostile_topic_is_no_markup() -> None:
    async with socket_bot() as world:
        await world.chat.open_room("krise", topic="<!channel> " + "ü" * 400, marker=MARKER)
        [room] = rooms_named(world, "krise")
        assert room["topic"].startswith("‹!channel› ü")
        assert len(room["topic"]) <= 250


@pytest.mark.parametrize(
    ("error", "key"),
    [
        ("restricted_action", "room-failed-rights"),
        ("user_is_restricted", "room-failed-rights"),
        ("too_many_channels", "room-failed-full"),
        ("something_new", "room-failed-refused"),
    ],
)
async def test_no_room_says_why(error: str, key: str) -> None:
    async with socket_bot() as world:
        world.fault("conversations.create", "refuse", code=error)
        with pytest.raises(RoomRefused) as refused:
            await opened(world)
        assert refused.value.key == key


async def test_people_are_brought_one_by_one_and_who_is_missing_is_told() -> None:
    async with socket_bot() as world:
        room = await opened(world)
        await world.slack.act("leave_workspace", user="tom")
        missing = await world.chat.invite(room, [JANA, TOM, "U0NOBODY", APP_USER, JANA, MERT])
        assert missing == {TOM: "not-invited-unknown", "U0NOBODY": "not-invited-unknown"}
        assert await world.chat.invite(room, [JANA, MERT]) == {}
        [found] = rooms_named(world, "krise-12")
        assert found["members"] == [APP_USER, JANA, MERT]


async def test_a_limit_while_inviting_loses_nobody_who_is_in() -> None:
    limits = Limits(per_minute={"tier1": 10, "tier2": 20, "tier3": 5, "tier4": 100})
    async with socket_bot(limits=limits) as world:
        room = await opened(world)
        world.fault("conversations.invite", "rate_limit", seconds=1)
        with pytest.raises(Unavailable):
            await world.chat.invite(room, [JANA, TOM])
        await asyncio.sleep(1.05)  # Retry-After runs in real time
        assert await world.chat.invite(room, [JANA, TOM]) == {}


async def test_nobody_comes_into_a_room_that_is_closed() -> None:
    async with socket_bot() as world:
        room = await opened(world)
        await world.chat.close_room(room)
        assert await world.chat.invite(room, [JANA]) == {JANA: "not-invited-room"}


async def test_a_direct_message_reaches_one_person_once() -> None:
    async with socket_bot() as world:
        card = Card(first_line="Deine Meldung ist bei Tom.")
        world.fault("chat.postMessage", "lost_answer")
        with pytest.raises(Unavailable):
            await world.chat.tell(JANA, card, own_id=77)
        assert await world.chat.tell(JANA, card, own_id=77)
        assert [message["text"] for message in world.slack.messages("D01JANA")] == [card.first_line]
        assert not await world.chat.tell("U0NOBODY", card)


async def test_a_group_has_members_and_one_that_is_gone_has_none() -> None:
    async with socket_bot() as world:
        assert await world.chat.members("S01FREIGABE") == {MERT, "U04MARA"}
        await world.slack.act("remove_group", group="S01FREIGABE")
        assert await world.chat.members("S01FREIGABE") == frozenset()


async def test_a_room_of_others_is_not_ours_to_close() -> None:
    async with socket_bot() as world:
        with pytest.raises(ChannelGone, match="not-member"):
            await world.chat.close_room("C04ALLGEMEIN")


@pytest.mark.parametrize(
    ("stored", "read"),
    [
        ("a &lt;b&gt; &amp;amp; c", "a <b> &amp; c"),
        ("<@U01JANA|jana> <@U02TOM>", "@jana @U02TOM"),
        ("<#C01INBOX|social-inbox> <!here> <!subteam^S01|@freigabe>", "#social-inbox @here @freigabe"),
        ("<https://a.example|hier> <https://b.example>", "hier (https://a.example) https://b.example"),
        ("<" * 50_000, "<" * 24_000),
        ("<@" * 20_000, "<@" * 12_000),
    ],
)
def test_slack_marks_are_read_as_words(stored: str, read: str) -> None:
    assert plain(stored) == read


async def test_a_look_at_a_channel_tells_private_from_public_and_why_it_is_lost() -> None:
    async with socket_bot() as world:
        rooms: Rooms = world.chat
        assert not (await rooms.look(INBOX)).private
        assert (await rooms.look("C03PRESSE")).private
        channels = world.slack.part.app.world.channels
        channels["C03PRESSE"].archived = True
        for channel, why in {
            "C04ALLGEMEIN": "channel-lost-not-member",
            "C06GESCHLOSSEN": "channel-lost-unknown",
            "C99": "channel-lost-unknown",
            "C03PRESSE": "channel-lost-archived",
        }.items():
            with pytest.raises(ChannelGone) as lost:
                await rooms.look(channel)
            assert lost.value.key == why, channel
