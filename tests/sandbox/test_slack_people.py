"""People act, real slack-bolt hears of it: clicks, menus, commands, shortcuts, words, reactions."""

import asyncio
from typing import Any

import pytest

from bot.sandbox.kernel import ControlError
from tests.sandbox.slack_house import INBOX, JANA, QUICK, button, house, listening, row, until


async def test_a_click_is_acknowledged_and_the_card_changes_under_it() -> None:
    async with house() as slack:
        app = slack.bolt()

        @app.action("claim")
        async def _claimed(ack: Any, body: dict[str, Any], client: Any) -> None:
            await ack()
            ts = body["message"]["ts"]
            await client.chat_update(channel=INBOX, ts=ts, text="Jana", blocks=row(button("return")))

        await slack.connect(app)
        ts = await slack.post(blocks=row(button("claim")))
        seen = await slack.act("click", user="jana", channel="social-inbox", message=ts, id="claim")
        assert 0 < seen["ack_ms"] < 1000
        assert seen["notice"] == ""
        assert [entry["ts"] for entry in seen["messages"]] == [ts]
        (card,) = slack.messages()
        assert card["blocks"][0]["elements"][0]["action_id"] == "return"
        assert card["sandbox"]["edits"] == 1


async def test_a_click_tells_who_clicked_what_and_where() -> None:
    async with house() as slack:
        app, came = listening(slack)
        await slack.connect(app)
        ts = await slack.post(blocks=row(button("claim"), button("other", style="danger")))
        await slack.act("click", user="jana", channel=INBOX, message=ts, action_id="claim")
        (body,) = came
        assert body["type"] == "block_actions"
        assert body["user"]["id"] == JANA
        assert body["channel"] == {"id": INBOX, "name": "social-inbox"}
        assert body["container"]["message_ts"] == body["message"]["ts"] == ts
        assert body["message"]["bot_id"] == "B0BREAKWATER"
        (action,) = body["actions"]
        assert (action["type"], action["action_id"], action["value"]) == ("button", "claim", "claim")
        assert body["response_url"].startswith(slack.url)


async def test_what_is_not_there_cannot_be_clicked() -> None:
    async with house() as slack:
        ts = await slack.post(blocks=row(button("claim", visible_to_user_ids=[JANA])))
        with pytest.raises(ControlError, match="0 controls answer"):
            await slack.act("click", user="jana", channel=INBOX, message=ts, id="dismiss")
        with pytest.raises(ControlError, match="does not see that button"):
            await slack.act("click", user="tom", channel=INBOX, message=ts, id="claim")
        with pytest.raises(ControlError, match="is not in #presse"):
            await slack.act("click", user="olli", channel="presse", message=ts, id="claim")
        with pytest.raises(ControlError, match="no message"):
            await slack.act("click", user="jana", channel=INBOX, message="1.000000", id="claim")
        with pytest.raises(ControlError, match="nobody can 'dance'"):
            await slack.act("dance", user="jana")


async def test_an_entry_of_a_menu_is_chosen_by_its_value() -> None:
    async with house() as slack:
        app, came = slack.bolt(), []

        @app.action("more")
        async def _more(ack: Any, body: dict[str, Any]) -> None:
            came.append(body["actions"][0])
            await ack()

        await slack.connect(app)
        entries = [{"text": {"type": "plain_text", "text": word}, "value": f"v:{word}"} for word in "ab"]
        overflow = {"type": "overflow", "action_id": "more", "options": entries}
        menu = {"type": "static_select", "action_id": "more", "options": entries}
        first = await slack.post(blocks=row(overflow))
        second = await slack.post(blocks=row(menu))
        await slack.act("click", user="jana", channel=INBOX, message=first, id="v:b")
        await slack.act("select", user="jana", channel=INBOX, message=second, action_id="more", option="v:a")
        assert [action["selected_option"]["value"] for action in came] == ["v:b", "v:a"]
        with pytest.raises(ControlError, match="no option"):
            await slack.act(
                "select", user="jana", channel=INBOX, message=second, action_id="more", option="c"
            )


async def test_saying_no_to_the_question_back_sends_nothing() -> None:
    async with house() as slack:
        app, came = listening(slack)
        await slack.connect(app)
        words = {"type": "plain_text", "text": "Ja"}
        question = {"title": words, "text": words, "confirm": words, "deny": words}
        ts = await slack.post(blocks=row(button("claim", confirm=question)))
        seen = await slack.act("click", user="jana", channel=INBOX, message=ts, id="claim", confirm=False)
        assert seen["notice"] == "cancelled"
        assert came == []
        await slack.act("click", user="jana", channel=INBOX, message=ts, id="claim")
        assert len(came) == 1


async def test_a_command_is_answered_to_the_one_who_typed_it() -> None:
    async with house() as slack:
        app = slack.bolt()

        @app.command("/crisis")
        async def _crisis(ack: Any, command: dict[str, Any]) -> None:
            await ack(f"{command['user_name']}: {command['text']}")

        await slack.connect(app)
        seen = await slack.act("command", user="jana", channel=INBOX, command="/crisis start jetzt")
        assert [message["text"] for message in seen["ephemeral"]] == ["jana: start jetzt"]
        assert slack.messages() == []
        assert list(slack.part.snapshot()["ephemerals"]) == [JANA]


async def test_a_command_fails_in_a_thread_and_where_it_is_not_declared() -> None:
    async with house() as slack:
        app, came = listening(slack)
        await slack.connect(app)
        ts = await slack.post()
        seen = await slack.act("command", user="jana", channel=INBOX, command="/crisis", thread=ts)
        assert seen["notice"] == "/crisis is not supported in threads. Sorry!"
        seen = await slack.act("command", user="jana", channel=INBOX, command="/krise")
        assert seen["notice"] == "/krise is not a valid command."
        assert came == []


async def test_without_a_socket_people_see_that_nothing_answers() -> None:
    async with house() as slack:
        seen = await slack.act("command", user="jana", channel=INBOX, command="/crisis")
        assert seen["ack_ms"] is None
        assert seen["notice"] == '/crisis failed with the error "dispatch_failed"'
        ts = await slack.post(blocks=row(button("claim")))
        seen = await slack.act("click", user="jana", channel=INBOX, message=ts, id="claim")
        assert "did not respond in time" in seen["notice"]
        assert slack.part.snapshot()["notices"][JANA][-1] == seen["notice"]


async def test_no_acknowledgement_in_time_is_held_against_the_bot() -> None:
    async with house(timing=QUICK) as slack:
        app = slack.bolt()

        @app.command("/crisis")
        async def _slow(ack: Any) -> None:
            await asyncio.sleep(0.6)
            await ack("zu spät")

        await slack.connect(app)
        seen = await slack.act("command", user="jana", channel=INBOX, command="/crisis", wait=0.6)
        assert seen["notice"] == '/crisis failed with the error "operation_timeout"'
        assert seen["ephemeral"] == []
        assert slack.broken() == ["ack-3s"]


async def test_a_shortcut_is_called_on_a_message_or_anywhere() -> None:
    async with house() as slack:
        app, came = listening(slack)
        await slack.connect(app)
        said = await slack.act("say", user="tom", channel=INBOX, text="Schaut mal")
        came.clear()
        await slack.act("shortcut", user="jana", channel=INBOX, message=said["ts"], callback_id="on_message")
        await slack.act("shortcut", user="jana", name="Report")
        on_message, anywhere = came
        assert (on_message["type"], on_message["message"]["text"]) == ("message_action", "Schaut mal")
        assert (anywhere["type"], "channel" in anywhere) == ("shortcut", False)
        with pytest.raises(ControlError, match="no global shortcut 'on_message'"):
            await slack.act("shortcut", user="jana", callback_id="on_message")


async def test_what_people_say_arrives_escaped_with_mentions_kept() -> None:
    async with house() as slack:
        app, came = listening(slack)
        await slack.connect(app)
        await slack.act("say", user="jana", channel=INBOX, text="@Breakwater 1 < 2 & <!channel> <@UNOBODY>")
        await until(lambda: len(came) == 2)
        event = next(body["event"] for body in came if body["event"]["type"] == "message")
        assert event["text"] == "<@U0BREAKWATER> 1 &lt; 2 &amp; <!channel> <@UNOBODY>"
        assert {body["event"]["type"] for body in came} == {"message", "app_mention"}
        assert event["channel_type"] == "channel"
        assert came[0]["event_id"] != came[1]["event_id"]


async def test_only_what_was_subscribed_to_is_delivered_and_only_where_the_bot_is() -> None:
    async with house() as slack:
        app, came = listening(slack)
        await slack.connect(app)
        await slack.act("say", user="jana", channel="allgemein", text="hier ist kein Bot")
        said = await slack.act("say", user="jana", channel=INBOX, text="hier schon")
        await slack.act("react", user="tom", channel=INBOX, message=said["ts"], emoji="eyes")
        await slack.act("pin", user="tom", channel=INBOX, message=said["ts"], wait=0)
        await slack.act("unpin", user="tom", channel=INBOX, message=said["ts"], wait=0)
        await until(lambda: len(came) == 2)
        assert [body["event"]["type"] for body in came] == ["message", "reaction_added"]
        assert slack.part.snapshot()["events"]["not_subscribed"] == {"pin_removed": 1}
        slack.broken()  # nobody listens to pin_added in this app


async def test_a_reaction_names_message_and_skin_tone_but_no_parent() -> None:
    async with house() as slack:
        app, came = listening(slack)
        await slack.connect(app)
        head = await slack.post()
        reply = await slack.post(thread_ts=head)
        await slack.act("react", user="jana", channel=INBOX, message=reply, emoji="+1::skin-tone-3")
        await slack.act("unreact", user="jana", channel=INBOX, message=reply, emoji="+1::skin-tone-3")
        added, removed = (body["event"] for body in came)
        assert added["reaction"] == "+1::skin-tone-3"
        assert added["item"] == {"type": "message", "channel": INBOX, "ts": reply}
        assert added["item_user"] == "U0BREAKWATER"
        assert removed["type"] == "reaction_removed"
        with pytest.raises(ControlError, match="no emoji"):
            await slack.act("react", user="jana", channel=INBOX, message=reply, emoji="🚨")
