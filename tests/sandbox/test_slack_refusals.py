"""What the bot may not do: tokens, scopes, methods, arguments, rooms."""

import aiohttp
import pytest

from bot.sandbox.kernel import ControlError
from tests.sandbox.slack_house import INBOX, JANA, SCOPES, SECRETS, house, manifest


async def test_a_token_has_to_be_the_right_one() -> None:
    async with house() as slack:
        assert (await slack.client.auth_test())["bot_id"] == "B0BREAKWATER"
        for token, error in (("xoxb-other", "invalid_auth"), (SECRETS.app_token, "not_allowed_token_type")):
            assert (await slack.refused(slack.web(token).auth_test())).response["error"] == error
        refused = await slack.refused(slack.client.apps_connections_open(app_token=SECRETS.bot_token))
        assert refused.response["error"] == "not_allowed_token_type"
        async with aiohttp.ClientSession() as session:
            async with session.post(f"{slack.url}/slack/api/auth.test") as answer:
                assert (await answer.json())["error"] == "not_authed"
            async with session.post(
                f"{slack.url}/slack/api/auth.test", data={"token": SECRETS.bot_token}
            ) as answer:
                assert (await answer.json())["ok"] is True


@pytest.mark.parametrize(
    ("scope", "call", "arguments"),
    [
        ("chat:write", "chat.postMessage", {"channel": INBOX, "text": "x"}),
        ("channels:read", "conversations.info", {"channel": INBOX}),
        ("channels:history", "conversations.history", {"channel": INBOX}),
        ("groups:read", "conversations.info", {"channel": "C03PRESSE"}),
        ("channels:join", "conversations.join", {"channel": "C04ALLGEMEIN"}),
        ("channels:manage", "conversations.create", {"name": "krise-1"}),
        ("im:write", "conversations.open", {"users": JANA}),
        ("pins:write", "pins.add", {"channel": INBOX, "timestamp": "1700000000.000001"}),
        (
            "reactions:write",
            "reactions.add",
            {"channel": INBOX, "timestamp": "1700000000.000001", "name": "eyes"},
        ),
        ("users:read", "users.info", {"user": JANA}),
        ("users:read.email", "users.lookupByEmail", {"email": "jana@musterkanne.example"}),
        ("usergroups:read", "usergroups.list", {}),
        ("team:read", "team.info", {}),
        ("files:write", "files.getUploadURLExternal", {"filename": "a.png", "length": 3}),
    ],
)
async def test_a_scope_that_was_not_asked_for_is_missing(
    scope: str, call: str, arguments: dict[str, object]
) -> None:
    scopes = [entry for entry in SCOPES if entry != scope]
    data = manifest(oauth_config={"scopes": {"bot": scopes}}, settings__event_subscriptions={})
    async with house(data) as slack:
        refused = await slack.refused(slack.client.api_call(call, params=arguments))
        assert refused.response["error"] == "missing_scope"
        assert scope in refused.response["needed"].split(",")
        assert refused.response["provided"].split(",") == scopes
        assert slack.broken() == ["scope"]


async def test_a_name_worn_like_a_costume_needs_its_scope() -> None:
    async with house() as slack:
        refused = await slack.refused(slack.client.chat_postMessage(channel=INBOX, text="x", username="Chef"))
        assert refused.response["needed"] == "chat:write.customize"
        assert slack.broken() == ["scope"]


async def test_a_method_that_is_not_known_here_is_loud() -> None:
    async with house() as slack:
        refused = await slack.refused(slack.client.api_call("search.messages", params={"query": "x"}))
        assert refused.response["error"] == "unknown_method"
        assert slack.broken() == ["method-unknown"]


async def test_arguments_are_read_and_judged_one_by_one() -> None:
    async with house() as slack:
        refused = await slack.refused(slack.client.api_call("chat.postMessage", json={"text": "x"}))
        assert refused.response["error"] == "invalid_arguments"
        assert "missing required field: channel" in refused.response["response_metadata"]["messages"][0]
        await slack.client.api_call("chat.postMessage", json={"channel": INBOX, "text": "x", "silent": True})
        refused = await slack.refused(slack.client.api_call("conversations.info", json={"channel": INBOX}))
        assert refused.response["error"] == "invalid_arguments"
        assert slack.broken() == ["argument", "argument", "json-ignored", "argument"]


@pytest.mark.parametrize("how", ["json", "form", "multipart", "query"])
async def test_arguments_come_as_json_form_multipart_or_query(how: str) -> None:
    async with house() as slack, aiohttp.ClientSession() as session:
        values = {"channel": INBOX, "text": "Hallo", "unfurl_links": "false"}
        url = f"{slack.url}/slack/api/chat.postMessage"
        headers = {"Authorization": f"Bearer {SECRETS.bot_token}"}
        if how == "json":
            sent = session.post(url, json=values, headers=headers)
        elif how == "form":
            sent = session.post(url, data=values, headers=headers)
        elif how == "multipart":
            sent = session.post(
                url, data=aiohttp.FormData(values, default_to_multipart=True), headers=headers
            )
        else:
            sent = session.get(url, params=values, headers=headers)
        async with sent as answer:
            assert (await answer.json())["message"]["text"] == "Hallo"


async def test_bodies_that_cannot_be_read_are_refused() -> None:
    async with house() as slack, aiohttp.ClientSession() as session:
        url = f"{slack.url}/slack/api/chat.postMessage"
        cases = [
            (b"{", "application/json", "invalid_json"),
            (b"[]", "application/json", "json_not_object"),
            (b"x", "image/png", "invalid_post_type"),
        ]
        for body, kind, error in cases:
            headers = {"Authorization": f"Bearer {SECRETS.bot_token}", "Content-Type": kind}
            async with session.post(url, data=body, headers=headers) as answer:
                assert (await answer.json())["error"] == error


async def test_rooms_open_only_to_those_inside() -> None:
    async with house() as slack:
        cases = [
            ("C04ALLGEMEIN", "not_in_channel"),
            ("C06GESCHLOSSEN", "channel_not_found"),
            ("C0NOWHERE", "channel_not_found"),
        ]
        for channel, error in cases:
            refused = await slack.refused(slack.client.chat_postMessage(channel=channel, text="x"))
            assert refused.response["error"] == error
        await slack.client.conversations_join(channel="C04ALLGEMEIN")
        await slack.client.chat_postMessage(channel="C04ALLGEMEIN", text="jetzt schon")


async def test_an_archived_room_takes_nothing() -> None:
    async with house() as slack:
        ts = await slack.post()
        await slack.act("archive", user="mara", channel="social-inbox", wait=0)
        refused = await slack.refused(slack.client.chat_postMessage(channel=INBOX, text="x"))
        assert refused.response["error"] == "is_archived"
        refused = await slack.refused(slack.client.chat_update(channel=INBOX, ts=ts, text="x"))
        assert refused.response["error"] == "is_inactive"
        refused = await slack.refused(slack.client.reactions_add(channel=INBOX, timestamp=ts, name="eyes"))
        assert refused.response["error"] == "is_archived"
        with pytest.raises(ControlError, match="archived"):
            await slack.act("say", user="jana", channel=INBOX, text="x")
        await slack.act("unarchive", user="mara", channel="social-inbox", wait=0)
        await slack.client.chat_update(channel=INBOX, ts=ts, text="wieder da")


async def test_thrown_out_the_bot_cannot_write_any_more() -> None:
    async with house() as slack:
        presse = await slack.client.chat_postMessage(channel="C03PRESSE", text="x")
        await slack.act("kick", user="mara", channel=INBOX, wait=0)
        await slack.act("kick", user="mara", channel="presse", wait=0)
        refused = await slack.refused(slack.client.chat_postMessage(channel=INBOX, text="x"))
        assert refused.response["error"] == "not_in_channel"
        refused = await slack.refused(
            slack.client.chat_update(channel="C03PRESSE", ts=str(presse["ts"]), text="x")
        )
        assert refused.response["error"] == "channel_not_found"
        await slack.act("invite", user="mara", channel=INBOX, wait=0)
        await slack.client.chat_postMessage(channel=INBOX, text="wieder da")


@pytest.mark.parametrize("error", ["token_revoked", "account_inactive"])
async def test_an_uninstalled_app_is_told_so_by_every_method(error: str) -> None:
    async with house() as slack:
        await slack.act("uninstall", error=error)
        assert (await slack.refused(slack.client.auth_test())).response["error"] == error
        assert slack.part.snapshot()["bot"]["installed"] is False
        await slack.act("reinstall")
        await slack.client.auth_test()
