"""A message with files in a room, over the wire to both strict platforms: there once, however often it is tried."""

from bot.chat import File, Rooms
from bot.sandbox.discord import ids
from tests.edge.discord_bot import connected_bot
from tests.edge.slack_bot import INBOX, socket_bot

FILES = (
    File(name="krise-12-bericht.html", data=b"<!doctype html>"),
    File(name="krise-12-bericht.md", data=b"# Bericht"),
)
LINE = "Bericht <!channel> @everyone · Stand 19:24"


async def test_files_stand_in_a_slack_channel_once_and_the_line_pings_nobody() -> None:
    async with socket_bot() as world:
        rooms: Rooms = world.chat
        for _ in range(2):
            await rooms.share(INBOX, LINE, FILES)
        channel = next(one for one in world.slack.part.snapshot()["channels"] if one["id"] == INBOX)
        (message,) = [one for one in channel["messages"] if one.get("files")]
        assert [file["name"] for file in message["files"]] == [file.name for file in FILES]
        assert "&lt;!channel&gt;" in message["text"]


async def test_files_stand_in_a_discord_channel_once_per_channel() -> None:
    async with connected_bot() as world:
        rooms: Rooms = world.chat
        for place in (ids.LOBBY, ids.LOBBY):
            await rooms.share(place, LINE, FILES)
        messages = world.discord.part.world.channels[ids.LOBBY].messages.values()
        (message,) = [one for one in messages if one.attachments]
        assert [file.filename for file in message.attachments] == [file.name for file in FILES]
        assert not message.mention_everyone
