"""Messages: posted, changed, whispered, found again; and what comes back by response url."""

from datetime import timedelta
from typing import Any

import aiohttp
import pytest

from bot.sandbox.kernel import Fault
from tests.sandbox.slack_house import INBOX, JANA, House, button, house, row


def section(text: str, kind: str = "mrkdwn") -> dict[str, Any]:
    return {"type": "section", "text": {"type": kind, "text": text}}


async def test_a_message_is_posted_changed_and_deleted() -> None:
    async with house() as slack:
        ts = await slack.post(text="Neue Karte", blocks=[section("Neue Karte")])
        await slack.client.chat_update(channel=INBOX, ts=ts, text="Erledigt", blocks=[section("Erledigt")])
        (card,) = slack.messages()
        assert card["text"] == "Erledigt"
        assert card["edited"]["user"] == "U0BREAKWATER"
        await slack.client.chat_delete(channel=INBOX, ts=ts)
        assert slack.messages() == []
        error = await slack.refused(slack.client.chat_update(channel=INBOX, ts=ts, text="noch da?"))
        assert error.response["error"] == "message_not_found"


async def test_text_without_blocks_leaves_the_old_blocks_and_is_held_against_the_bot() -> None:
    async with house() as slack:
        ts = await slack.post(blocks=[section("alt")])
        await slack.client.chat_update(channel=INBOX, ts=ts, text="neu")
        assert slack.messages()[0]["blocks"][0]["text"]["text"] == "alt"
        assert slack.broken() == ["update.blocks-unsaid"]
        await slack.client.chat_update(channel=INBOX, ts=ts, text="neu", blocks=[])
        assert "blocks" not in slack.messages()[0]


async def test_only_its_own_messages_are_the_bots_to_change() -> None:
    async with house() as slack:
        said = await slack.act("say", user="jana", channel=INBOX, text="meins", wait=0)
        error = await slack.refused(slack.client.chat_update(channel=INBOX, ts=said["ts"], text="deins"))
        assert error.response["error"] == "cant_update_message"
        error = await slack.refused(slack.client.chat_delete(channel=INBOX, ts=said["ts"]))
        assert error.response["error"] == "cant_delete_message"


async def test_metadata_is_kept_over_an_edit_and_found_only_by_those_who_ask() -> None:
    async with house() as slack:
        own = {"event_type": "breakwater_placement", "event_payload": {"own_id": 17}}
        ts = await slack.post(metadata=own)
        await slack.client.chat_update(channel=INBOX, ts=ts, text="neu")
        plain = await slack.client.conversations_history(channel=INBOX)
        asked = await slack.client.conversations_history(channel=INBOX, include_all_metadata=True)
        assert "metadata" not in plain["messages"][0]
        assert asked["messages"][0]["metadata"] == own
        error = await slack.refused(
            slack.client.chat_postMessage(channel=INBOX, text="x", metadata={"event_type": "a b"})
        )
        assert error.response["error"] == "invalid_metadata_format"
        assert slack.broken() == ["metadata"]


async def test_a_reply_is_found_in_its_thread_and_not_in_the_history() -> None:
    async with house() as slack:
        head = await slack.post(text="Kopf")
        reply = await slack.post(text="Antwort", thread_ts=head)
        other = await slack.post(text="daneben")
        found = await slack.client.conversations_history(channel=INBOX, latest=reply, limit=1, inclusive=True)
        assert [message["ts"] for message in found["messages"]] == [head]
        thread = await slack.client.conversations_replies(channel=INBOX, ts=head)
        assert [message["ts"] for message in thread["messages"]] == [head, reply]
        assert thread["messages"][0]["reply_count"] == 1
        alone = await slack.client.conversations_replies(channel=INBOX, ts=reply)
        assert [message["ts"] for message in alone["messages"]] == [reply]
        newest = await slack.client.conversations_history(channel=INBOX, oldest=head)
        assert [message["ts"] for message in newest["messages"]] == [other]
        link = await slack.client.chat_getPermalink(channel=INBOX, message_ts=reply)
        assert link["permalink"].endswith(f"/{INBOX}/p{reply.replace('.', '')}?thread_ts={head}&cid={INBOX}")


async def test_long_histories_come_in_pages() -> None:
    async with house() as slack:
        for number in range(3):
            await slack.act("say", user="jana", channel=INBOX, text=str(number), wait=0)
        first = await slack.client.conversations_history(channel=INBOX, limit=2)
        assert first["has_more"] is True
        rest = await slack.client.conversations_history(
            channel=INBOX, limit=2, cursor=first["response_metadata"]["next_cursor"]
        )
        texts = [message["text"] for answer in (first, rest) for message in answer["messages"]]
        assert texts == ["2", "1", "0"]
        error = await slack.refused(slack.client.conversations_history(channel=INBOX, cursor="nonsense"))
        assert error.response["error"] == "invalid_cursor"


async def test_a_reply_to_a_reply_or_to_nothing_is_held_against_the_bot() -> None:
    async with house() as slack:
        head = await slack.post()
        reply = await slack.post(thread_ts=head)
        await slack.post(thread_ts=reply)
        assert slack.messages()[-1]["thread_ts"] == head
        error = await slack.refused(
            slack.client.chat_postMessage(channel=INBOX, text="x", thread_ts="1700000000.000001")
        )
        assert error.response["error"] == "thread_not_found"
        assert slack.broken() == ["thread.reply", "thread.unknown"]


async def test_an_ephemeral_message_is_seen_by_one_and_cannot_be_edited() -> None:
    async with house() as slack:
        answer = await slack.client.chat_postEphemeral(channel=INBOX, user=JANA, text="nur für dich")
        assert slack.messages() == []
        whispered = slack.part.snapshot()["ephemerals"]
        assert [message["text"] for message in whispered[JANA]] == ["nur für dich"]
        error = await slack.refused(
            slack.client.chat_update(channel=INBOX, ts=str(answer["message_ts"]), text="anders")
        )
        assert error.response["error"] == "message_not_found"
        error = await slack.refused(slack.client.chat_postEphemeral(channel=INBOX, user="U0X", text="x"))
        assert error.response["error"] == "user_not_in_channel"


async def test_a_person_is_written_to_directly() -> None:
    async with house() as slack:
        answer = await slack.client.chat_postMessage(channel=JANA, text="Hallo Jana")
        assert answer["channel"] == "D01JANA"
        said = await slack.act("say", user="jana", channel="dm", text="Hallo Bot", wait=0)
        assert said["channel"] == "D01JANA"


@pytest.mark.parametrize(
    ("text", "pings"),
    [
        ("<!channel> <!here>", ["!channel", "!here"]),
        (f"<@{JANA}> und <!subteam^S01FREIGABE|x>", [JANA, "S01FREIGABE"]),
        ("&lt;!channel&gt; @channel", []),
    ],
)
async def test_a_message_tells_whom_it_notified(text: str, pings: list[str]) -> None:
    async with house() as slack:
        await slack.post(text=text)
        await slack.post(text="ok", blocks=[section(text)])
        await slack.post(text="ok", blocks=[section(text, "plain_text")])
        heard = [message["sandbox"]["pings"] for message in slack.messages()]
        assert heard == [pings, pings, []]


async def test_in_rich_text_only_what_is_built_as_a_mention_notifies() -> None:
    async with house() as slack:
        quoted = {"type": "rich_text_quote", "elements": [{"type": "text", "text": "<!channel> <@U01JANA>"}]}
        built = {"type": "rich_text_section", "elements": [{"type": "broadcast", "range": "here"}]}
        await slack.post(blocks=[{"type": "rich_text", "elements": [quoted]}])
        await slack.post(blocks=[{"type": "rich_text", "elements": [built]}])
        await slack.post(text="@here", link_names=True)
        assert [message["sandbox"]["pings"] for message in slack.messages()] == [[], ["!here"], ["!here"]]


async def test_a_link_in_marked_up_text_would_be_fetched_unless_told_not_to() -> None:
    async with house() as slack:
        await slack.post(text="https://example.com/falle")
        await slack.post(text="https://example.com/falle", unfurl_links=False, unfurl_media=False)
        links = [message["sandbox"]["unfurls"] for message in slack.messages()]
        assert links == [["https://example.com/falle"], []]


async def test_pins_and_reactions_are_set_listed_and_taken_away() -> None:
    async with house() as slack:
        ts = await slack.post()
        await slack.client.pins_add(channel=INBOX, timestamp=ts)
        error = await slack.refused(slack.client.pins_add(channel=INBOX, timestamp=ts))
        assert error.response["error"] == "already_pinned"
        pins = await slack.client.pins_list(channel=INBOX)
        assert [item["message"]["ts"] for item in pins["items"]] == [ts]
        await slack.client.pins_remove(channel=INBOX, timestamp=ts)
        assert (await slack.refused(slack.client.pins_remove(channel=INBOX, timestamp=ts))).response[
            "error"
        ] == "no_pin"
        await slack.client.reactions_add(channel=INBOX, timestamp=ts, name="eyes")
        error = await slack.refused(slack.client.reactions_add(channel=INBOX, timestamp=ts, name="eyes"))
        assert error.response["error"] == "already_reacted"
        await slack.act("react", user="jana", channel=INBOX, message=ts, emoji="eyes", wait=0)
        found = await slack.client.reactions_get(channel=INBOX, timestamp=ts)
        assert found["message"]["reactions"] == [
            {"name": "eyes", "users": ["U0BREAKWATER", JANA], "count": 2}
        ]
        await slack.client.reactions_remove(channel=INBOX, timestamp=ts, name="eyes")
        assert slack.messages()[0]["reactions"][0]["users"] == [JANA]


async def test_text_is_needed_and_has_its_length() -> None:
    async with house() as slack:
        error = await slack.refused(
            slack.client.api_call("chat.postMessage", json={"channel": INBOX, "text": " "})
        )
        assert error.response["error"] == "no_text"
        ts = await slack.post(text="x" * 4001)
        error = await slack.refused(slack.client.chat_update(channel=INBOX, ts=ts, text="x" * 4001))
        assert error.response["error"] == "msg_too_long"
        error = await slack.refused(slack.client.chat_postMessage(channel=INBOX, text="x" * 40001))
        assert error.response["error"] == "msg_too_long"
        assert slack.broken() == ["text.max-4000"] * 3
        await slack.client.api_call("chat.postMessage", json={"channel": INBOX, "blocks": [section("stumm")]})
        assert slack.broken() == ["text.fallback"]


async def _response_url(slack: House, **more: Any) -> tuple[str, str]:
    """A card, and the response url of a click on it."""
    app, urls = slack.bolt(), []

    @app.action("claim")
    async def _claimed(ack: Any, body: dict[str, Any]) -> None:
        urls.append(body["response_url"])
        await ack()

    await slack.connect(app)
    ts = await slack.post(blocks=row(button("claim")), **more)
    await slack.act("click", user="jana", channel=INBOX, message=ts, id="claim", wait=0)
    return ts, urls[0]


async def _sent(url: str, **body: Any) -> tuple[int, str]:
    async with aiohttp.ClientSession() as session, session.post(url, json=body) as answer:
        return answer.status, await answer.text()


async def test_a_response_url_whispers_speaks_replaces_and_deletes() -> None:
    async with house() as slack:
        ts, url = await _response_url(slack)
        assert await _sent(url, text="nur dir", replace_original=False) == (200, "ok")
        await _sent(url, text="allen", response_type="in_channel", replace_original=False)
        await _sent(url, text="Karte, neu", replace_original=True)
        assert [message["text"] for message in slack.messages()] == ["Karte, neu", "allen"]
        assert [message["text"] for message in slack.part.snapshot()["ephemerals"][JANA]] == ["nur dir"]
        await _sent(url, delete_original=True)
        assert ts not in [message["ts"] for message in slack.messages()]


async def test_a_response_url_is_good_for_five_uses_in_thirty_minutes() -> None:
    async with house() as slack:
        _, url = await _response_url(slack)
        for _ in range(5):
            assert (await _sent(url, text="x", replace_original=False))[0] == 200
        status, body = await _sent(url, text="x", replace_original=False)
        assert (status, "used_url" in body) == (404, True)
        assert slack.broken() == ["response-url"]
    async with house() as slack:
        _, url = await _response_url(slack)
        slack.kernel.turn_clock(timedelta(minutes=30))
        assert "expired_url" in (await _sent(url, text="x", replace_original=False))[1]
        assert slack.broken() == ["response-url"]


async def test_a_response_that_leaves_open_what_becomes_of_the_card_is_held_against_the_bot() -> None:
    async with house() as slack:
        _, url = await _response_url(slack)
        await _sent(url, text="und nun?")
        assert slack.broken() == ["response.replace-unsaid"]
        await _sent(url, text="x", replace_original=False, ephemeral=True)
        assert slack.broken() == ["argument"]


async def test_a_response_url_can_fail_like_any_other_address() -> None:
    async with house() as slack:
        _, url = await _response_url(slack)
        slack.kernel.faults += [
            Fault(target="slack:response_url", kind="error", status=500),
            Fault(target="slack:response_url", kind="lost_answer"),
        ]
        assert (await _sent(url, text="nie angekommen", replace_original=False))[0] == 500
        with pytest.raises(aiohttp.ClientError):
            await _sent(url, text="angekommen", replace_original=False)
        whispered = slack.part.snapshot()["ephemerals"][JANA]
        assert [message["text"] for message in whispered] == ["angekommen"]


async def test_bolts_own_respond_replaces_an_ephemeral_message() -> None:
    async with house() as slack:
        app = slack.bolt()

        @app.action("show")
        async def _show(ack: Any, body: dict[str, Any], respond: Any) -> None:
            await ack()
            assert "message" not in body
            await respond(text="gezeigt", replace_original=True)

        await slack.connect(app)
        answer = await slack.client.chat_postEphemeral(
            channel=INBOX, user=JANA, text="verdeckt", blocks=row(button("show"))
        )
        seen = await slack.act("click", user="jana", channel=INBOX, message=answer["message_ts"], id="show")
        assert [message["text"] for message in seen["ephemeral"]] == ["gezeigt"]
        assert [message["text"] for message in slack.part.snapshot()["ephemerals"][JANA]] == ["gezeigt"]
