"""Rules about reactions, pins, files, homes, groups and people who left: kept just so, and broken."""

from typing import Any

import aiohttp
import pytest

from bot.sandbox.kernel import ControlError, Fault
from bot.sandbox.slack.marks import MOST_PINS, MOST_REACTIONS
from tests.edge.slack_cards import PNG
from tests.sandbox.slack_house import INBOX, JANA, MERT, House, house, manifest

LIMITS = {"tier1": 10, "tier2": 1000, "tier3": 1000, "tier4": 1000}


def _error(refused: Any) -> str:
    return str(refused.response["error"])


async def uploaded(slack: House, data: bytes = PNG, name: str = "kurve.png") -> str:
    done = await slack.client.files_upload_v2(filename=name, content=data, alt_txt="Kurve")
    return str(done["files"][0]["id"])


def showing(file: str) -> list[dict[str, Any]]:
    return [{"type": "image", "slack_file": {"id": file}, "alt_text": "Kurve"}]


async def test_a_block_shows_a_picture_that_was_uploaded_and_looked_at() -> None:
    async with house() as slack:
        slack.part.app.files.looks_for = 3600
        file = await uploaded(slack)
        assert _error(
            await slack.refused(slack.client.chat_postMessage(channel=INBOX, text="x", blocks=showing(file)))
        ) == ("invalid_blocks")
        assert slack.broken() == []  # nobody can know how long it takes
        slack.part.app.files.looks_for = 0
        await slack.post(text="x", blocks=showing(file))
        async with aiohttp.ClientSession() as session:
            answer = await session.get(f"{slack.url}/slack/files/{file}")
            assert (answer.content_type, await answer.read()) == ("image/png", PNG)
            assert (await session.get(f"{slack.url}/slack/files/F0NOTHERE")).status == 404


async def test_a_block_shows_no_file_that_is_not_there_or_no_picture() -> None:
    async with house() as slack:
        page = await uploaded(slack, b"<svg onload=alert(1)>", "kurve.svg")
        for file in ("F0NOTHERE", page):
            for call in (
                slack.client.chat_postMessage(channel=INBOX, text="x", blocks=showing(file)),
                slack.client.views_publish(user_id=JANA, view={"type": "home", "blocks": showing(file)}),
            ):
                assert _error(await slack.refused(call)) == "invalid_blocks"
        assert slack.broken() == ["slack-file"] * 4
        async with aiohttp.ClientSession() as session:
            answer = await session.get(f"{slack.url}/slack/files/{page}")
            assert answer.headers["Content-Disposition"] == "attachment"
            assert answer.content_type == "application/octet-stream"


@pytest.mark.parametrize("name", ["../kurve.png", "x" * 256, "a\nb.png"])
async def test_a_file_needs_a_name(name: str) -> None:
    async with house() as slack:
        call = slack.client.files_getUploadURLExternal(filename=name, length=4)
        assert _error(await slack.refused(call)) == "invalid_arguments"
        assert slack.broken() == ["argument"]


async def test_files_reactions_pins_and_groups_need_their_scopes() -> None:
    bare = manifest(oauth_config__scopes__bot=["chat:write", "channels:history"], settings__event_subscriptions={},
                    features__slash_commands=[], features__shortcuts=[])  # fmt: skip
    async with house(bare) as slack:
        ts = await slack.post()
        for call in (
            slack.client.files_getUploadURLExternal(filename="a.png", length=4),
            slack.client.reactions_add(channel=INBOX, timestamp=ts, name="eyes"),
            slack.client.pins_add(channel=INBOX, timestamp=ts),
            slack.client.usergroups_users_list(usergroup="S01FREIGABE"),
            slack.client.conversations_open(users=JANA),
            slack.client.conversations_create(name="krise"),
            slack.client.users_conversations(types="public_channel"),
        ):
            assert _error(await slack.refused(call)) == "missing_scope"
        assert set(slack.broken()) == {"scope"}


async def test_the_bot_reacts_and_pins_once_and_not_without_end() -> None:
    async with house() as slack:
        slack.part.app.limits.per_minute.update(LIMITS)  # pyright: ignore[reportArgumentType, reportCallIssue]
        slack.part.app.limits.burst = 200
        ts = await slack.post()
        for number in range(MOST_REACTIONS):
            await slack.client.reactions_add(channel=INBOX, timestamp=ts, name=f"eigene_{number}")
        for name, error in (
            ("eigene_0", "already_reacted"),
            ("eine_zuviel", "too_many_reactions"),
            ("Kein Name", "invalid_name"),
        ):
            call = slack.client.reactions_add(channel=INBOX, timestamp=ts, name=name)
            assert _error(await slack.refused(call)) == error
        channel = slack.part.app.world.channels[INBOX]
        channel.pins |= {f"{number}.000001": (JANA, 0) for number in range(MOST_PINS)}
        assert (
            _error(await slack.refused(slack.client.pins_add(channel=INBOX, timestamp=ts))) == "too_many_pins"
        )
        channel.pins.clear()
        await slack.client.pins_add(channel=INBOX, timestamp=ts)
        assert (
            _error(await slack.refused(slack.client.pins_add(channel=INBOX, timestamp=ts)))
            == "already_pinned"
        )


@pytest.mark.parametrize("emoji", ["eyes::skin-tone-2", "+1::skin-tone-6", "unsere_sirene", "rotating_light"])
async def test_people_react_with_skin_tones_and_emoji_of_their_own(emoji: str) -> None:
    async with house() as slack:
        ts = await slack.post()
        await slack.act("react", user="tom", channel=INBOX, message=ts, emoji=emoji, wait=0)
        [reaction] = slack.messages()[0]["reactions"]
        assert reaction["name"] == emoji
        with pytest.raises(ControlError, match="already"):
            await slack.act("react", user="tom", channel=INBOX, message=ts, emoji=emoji, wait=0)
        await slack.act("unreact", user="tom", channel=INBOX, message=ts, emoji=emoji, wait=0)
        assert "reactions" not in slack.messages()[0]


@pytest.mark.parametrize("emoji", ["eyes::skin-tone-7", "👀", "a b", ""])
async def test_what_is_no_emoji_is_none(emoji: str) -> None:
    async with house() as slack:
        ts = await slack.post()
        with pytest.raises(ControlError, match="no emoji"):
            await slack.act("react", user="tom", channel=INBOX, message=ts, emoji=emoji, wait=0)


async def test_nobody_marks_anything_in_an_archived_room() -> None:
    async with house() as slack:
        ts = await slack.post()
        await slack.act("archive", user="mara", channel=INBOX, wait=0)
        for call in (
            slack.client.reactions_add(channel=INBOX, timestamp=ts, name="eyes"),
            slack.client.pins_add(channel=INBOX, timestamp=ts),
            slack.client.conversations_invite(channel=INBOX, users=JANA),
            slack.client.conversations_setTopic(channel=INBOX, topic="x"),
        ):
            assert _error(await slack.refused(call)) == "is_archived"
        with pytest.raises(ControlError, match="archived"):
            await slack.act("react", user="tom", channel=INBOX, message=ts, emoji="eyes", wait=0)


async def test_who_has_left_the_workspace_is_out_of_everything() -> None:
    async with house() as slack:
        room = (await slack.client.conversations_create(name="krise"))["channel"]["id"]
        await slack.act("leave_workspace", user="mert")
        assert (
            _error(await slack.refused(slack.client.conversations_invite(channel=room, users=MERT)))
            == "cant_invite"
        )
        assert _error(await slack.refused(slack.client.conversations_open(users=MERT))) == "user_disabled"
        assert (await slack.client.users_info(user=MERT))["user"]["deleted"] is True
        assert (await slack.client.usergroups_users_list(usergroup="S01FREIGABE"))["users"] == ["U04MARA"]
        with pytest.raises(ControlError, match="left"):
            await slack.act("say", user="mert", channel=INBOX, text="Hallo", wait=0)


async def test_a_group_changes_and_vanishes() -> None:
    async with house() as slack:
        await slack.act("set_group", group="S01FREIGABE", users=["jana"])
        assert (await slack.client.usergroups_users_list(usergroup="S01FREIGABE"))["users"] == [JANA]
        await slack.act("remove_group", group="S01FREIGABE")
        call = slack.client.usergroups_users_list(usergroup="S01FREIGABE")
        assert _error(await slack.refused(call)) == "no_such_subteam"


async def test_a_home_needs_the_home_tab_and_a_page_of_its_kind() -> None:
    modal = {"type": "modal", "title": {"type": "plain_text", "text": "x"}, "blocks": showing("F1")[:0]}
    async with house(manifest(features__app_home={"messages_tab_enabled": True})) as slack:
        call = slack.client.views_publish(user_id=JANA, view={"type": "home", "blocks": []})
        assert _error(await slack.refused(call)) == "not_enabled"
        assert slack.broken() == ["manifest.home-tab"]
        with pytest.raises(ControlError, match="no home tab"):
            await slack.act("open_home", user="jana", wait=0)
    async with house() as slack:
        await slack.refused(slack.client.views_publish(user_id=JANA, view=modal))
        assert slack.broken()


async def test_a_refusal_can_be_ordered_in_slacks_own_words() -> None:
    async with house() as slack:
        slack.kernel.faults.append(
            Fault(target="slack:conversations.create", kind="refuse", code="restricted_action")
        )
        assert (
            _error(await slack.refused(slack.client.conversations_create(name="krise")))
            == "restricted_action"
        )
        assert (await slack.client.conversations_create(name="krise"))["ok"]


async def test_the_only_entry_of_a_menu_needs_no_name() -> None:
    async with house() as slack:
        ts = await slack.post()
        with pytest.raises(ControlError, match="is declared"):
            await slack.act("point", user="tom", channel=INBOX, message=ts, name="Gibt es nicht", wait=0)
        seen = await slack.act("point", user="tom", channel=INBOX, message=ts, wait=0)
        assert seen["notice"]  # nobody listens here, and the person is told
