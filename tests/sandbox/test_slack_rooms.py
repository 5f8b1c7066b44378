"""Rooms and people: made, filled, named, closed; who is who; files."""

from typing import Any

import pytest

from bot.sandbox.kernel import ControlError
from tests.sandbox.slack_house import INBOX, JANA, MERT, House, house, manifest, until


def _error(refused: Any) -> str:
    return str(refused.response["error"])


async def test_a_room_is_made_filled_named_and_closed() -> None:
    async with house() as slack:
        room = (await slack.client.conversations_create(name="krise-12-scherben"))["channel"]["id"]
        await slack.client.conversations_invite(channel=room, users=f"{JANA},{MERT}")
        await slack.client.conversations_setTopic(channel=room, topic="Stufe 4")
        members = await slack.client.conversations_members(channel=room)
        assert members["members"] == ["U0BREAKWATER", JANA, MERT]
        info = await slack.client.conversations_info(channel=room, include_num_members=True)
        assert (info["channel"]["topic"]["value"], info["channel"]["num_members"]) == ("Stufe 4", 3)
        notes = [message["subtype"] for message in slack.messages(room)]
        assert notes == ["channel_join", "channel_join", "channel_topic"]
        await slack.client.conversations_archive(channel=room)
        assert _error(await slack.refused(slack.client.conversations_archive(channel=room))) == (
            "already_archived"
        )


@pytest.mark.parametrize(
    ("name", "error"),
    [
        ("Krise", "invalid_name_specials"),
        ("krise 12", "invalid_name_specials"),
        ("x" * 81, "invalid_name_maxlength"),
        ("social-inbox", "name_taken"),
    ],
)
async def test_a_room_needs_a_name_that_is_free_and_well_formed(name: str, error: str) -> None:
    async with house() as slack:
        assert _error(await slack.refused(slack.client.conversations_create(name=name))) == error


async def test_who_is_in_already_or_unknown_cannot_be_invited() -> None:
    async with house() as slack:
        for users, error in (
            (JANA, "already_in_channel"),
            ("U0BREAKWATER", "cant_invite_self"),
            ("U0NOBODY", "user_not_found"),
        ):
            call = slack.client.conversations_invite(channel=INBOX, users=users)
            assert _error(await slack.refused(call)) == error


async def test_the_bot_sees_public_rooms_and_private_ones_it_is_in() -> None:
    async with house() as slack:
        answer = await slack.client.conversations_list(types="public_channel,private_channel")
        names = [channel["name"] for channel in answer["channels"]]
        assert names == ["social-inbox", "freigaben", "presse", "allgemein", "eskalation"]
        own = await slack.client.users_conversations(types="public_channel,private_channel")
        assert "allgemein" not in [channel["name"] for channel in own["channels"]]


async def test_people_and_groups_are_told() -> None:
    async with house() as slack:
        user = (await slack.client.users_info(user=JANA, include_locale=True))["user"]
        assert (user["real_name"], user["locale"]) == ("Jana Petersen", "de-DE")
        assert "email" not in user["profile"]
        assert len((await slack.client.users_list()).get("members", [])) == 6
        (group,) = (await slack.client.usergroups_list(include_users=True)).get("usergroups", [])
        assert group["handle"] == "freigabe-social"
        users = await slack.client.usergroups_users_list(usergroup=group["id"])
        assert users["users"] == group["users"] == [MERT, "U04MARA"]
        assert (await slack.client.team_info())["team"]["name"] == "Musterkanne"
        assert (await slack.client.bots_info(bot="B0BREAKWATER"))["bot"]["app_id"] == "A0BREAKWATER"
        assert _error(await slack.refused(slack.client.users_info(user="U0X"))) == "user_not_found"


async def test_a_direct_talk_is_opened_and_needs_the_messages_tab() -> None:
    async with house() as slack:
        answer = await slack.client.conversations_open(users=JANA)
        await slack.client.chat_postMessage(channel=answer["channel"]["id"], text="Hallo")
    async with house(manifest(features__app_home={"home_tab_enabled": True})) as slack:
        refused = await slack.refused(slack.client.chat_postMessage(channel=JANA, text="Hallo"))
        assert _error(refused) == "messages_tab_disabled"
        assert slack.broken() == ["manifest.messages-tab"]
        with pytest.raises(ControlError, match="takes no messages"):
            await slack.act("say", user="jana", channel="dm", text="Hallo")


async def test_a_file_is_uploaded_by_the_sdk_in_its_three_steps() -> None:
    async with house() as slack:
        await slack.client.files_upload_v2(
            channel=INBOX, filename="kurve.png", content=b"\x89PNG", initial_comment="Kurve"
        )
        (message,) = slack.messages()
        assert message["files"][0]["name"] == "kurve.png"
        assert message["files"][0]["size"] == 4


async def _heard(slack: House, *names: str) -> list[dict[str, Any]]:
    app, came = slack.bolt(), []
    for name in names:

        @app.event(name)
        async def _event(event: dict[str, Any]) -> None:
            came.append(event)

    await slack.connect(app)
    return came


async def test_the_bot_hears_that_a_room_closed_that_it_was_let_in_or_put_out() -> None:
    async with house() as slack:
        came = await _heard(slack, "channel_archive", "channel_left", "member_joined_channel")
        await slack.act("invite", user="mara", channel="allgemein", wait=0)
        await slack.act("kick", user="mara", channel="allgemein", wait=0)
        await slack.act("archive", user="mara", channel="allgemein", wait=0)
        await until(lambda: len(came) == 3)
        kinds = [event["type"] for event in came]
        assert kinds == ["member_joined_channel", "channel_left", "channel_archive"]
        assert came[0]["user"] == "U0BREAKWATER"


async def test_people_change_take_back_and_pin_what_they_said() -> None:
    async with house() as slack:
        came = await _heard(slack, "message", "pin_added")
        ts = (await slack.act("say", user="jana", channel=INBOX, text="eins", wait=0))["ts"]
        await slack.act("edit", user="jana", channel=INBOX, message=ts, text="zwei", wait=0)
        await slack.act("pin", user="tom", channel=INBOX, message=ts, wait=0)
        await slack.act("delete", user="jana", channel=INBOX, message=ts, wait=0)
        await until(lambda: len(came) == 4)
        assert [event.get("subtype") for event in came] == [
            None,
            "message_changed",
            None,
            "message_deleted",
        ]
        assert came[1]["message"]["text"] == "zwei"
        assert came[1]["previous_message"]["text"] == "eins"
        assert slack.messages() == []
        with pytest.raises(ControlError):
            await slack.act("edit", user="tom", channel=INBOX, message=ts, text="drei")


async def test_removal_of_the_app_is_told_before_the_line_goes() -> None:
    async with house() as slack:
        came = await _heard(slack, "tokens_revoked")
        await slack.act("uninstall")
        await until(lambda: came)


async def test_the_snapshot_shows_everything_as_plain_json() -> None:
    async with house() as slack:
        await slack.post()
        shown = slack.part.snapshot()
        assert {channel["name"] for channel in shown["channels"]} >= {"social-inbox", "freigaben", "presse"}
        assert {user["human"] for user in shown["users"]} == {"", "jana", "tom", "mert", "mara", "olli"}
        shown["channels"].clear()
        assert slack.part.snapshot()["channels"]
