"""Sending, over the wire: what happens to a card, and how each failure comes out."""

from dataclasses import replace

import pytest

from bot.cards.parts import Card, Quote
from bot.chat import ChannelGone, Chat, MessageGone, TokenRevoked
from bot.sandbox.slack import Limits
from bot.slack.api import Api, SlackRefused
from bot.slack.chat import SlackChat
from handlers.errors import Unavailable
from tests.edge.slack_bot import CARD, INBOX, socket_bot
from tests.edge.slack_cards import APPROVAL, CASE
from tests.edge.slack_rules import nodes, visible_lines


async def test_a_card_is_posted_and_changed_in_place() -> None:
    async with socket_bot() as world:
        chat: Chat = world.chat
        ts = await chat.create(INBOX, CASE, own_id=7)
        await chat.update(INBOX, ts, replace(CASE, first_line="✅ Beantwortet 14:31"))
        found = world.message(ts)
        assert found["text"] == "✅ Beantwortet 14:31"
        assert visible_lines(found["blocks"])[0] == "✅ Beantwortet 14:31"
        assert found["metadata"]["event_payload"] == {"own_id": 7}


async def test_a_hostile_comment_reaches_nobody_and_unfurls_nothing() -> None:
    async with socket_bot() as world:
        found = world.message(await world.card())
        assert found["sandbox"]["pings"] == []
        assert found["sandbox"]["unfurls"] == []
        sent = next(r.body for r in world.slack.kernel.requests if r.target == "slack:chat.postMessage")
        assert (sent["unfurl_links"], sent["unfurl_media"]) == (False, False)
        assert not sent.keys() & {"link_names", "parse"}


async def test_whom_the_card_lists_is_pinged() -> None:
    async with socket_bot() as world:
        assert world.message(await world.card(APPROVAL))["sandbox"]["pings"] == ["S01FREIGABE"]


async def test_an_edit_pings_nobody() -> None:
    async with socket_bot() as world:
        ts = await world.card(APPROVAL)
        await world.chat.update(INBOX, ts, APPROVAL)
        kinds = {node.get("type") for node in nodes(world.message(ts)["blocks"])}
        assert not kinds & {"user", "usergroup"}


async def test_a_card_can_stand_in_the_thread_of_another() -> None:
    async with socket_bot() as world:
        head = await world.card()
        reply = await world.card(own_id=2, thread=head)
        assert world.message(reply)["thread_ts"] == head


async def test_a_card_can_be_taken_away_also_where_somebody_was_quicker() -> None:
    async with socket_bot() as world:
        ts = await world.card()
        await world.chat.delete(INBOX, ts)
        await world.chat.delete(INBOX, ts)
        assert world.slack.messages() == []


@pytest.mark.parametrize("threaded", [False, True])
async def test_a_card_whose_sending_had_no_clear_end_is_found_by_its_own_id(threaded: bool) -> None:
    async with socket_bot(limits=Limits(burst=100)) as world:
        head = await world.card(own_id=1)
        thread = head if threaded else ""
        world.fault("chat.postMessage", "lost_answer")
        with pytest.raises(Unavailable):
            await world.card(own_id=2, thread=thread)
        for number in range(3, 8):
            await world.card(own_id=number, thread=thread)
        ts = await world.chat.find(INBOX, 2, thread=thread)
        assert ts is not None
        assert world.message(ts)["metadata"]["event_payload"] == {"own_id": 2}
        assert (
            sum(
                message.get("metadata", {}).get("event_payload") == {"own_id": 2}
                for message in world.slack.messages()
            )
            == 1
        )


async def test_what_was_never_sent_is_not_found() -> None:
    async with socket_bot() as world:
        await world.card(own_id=1)
        assert await world.chat.find(INBOX, 12) is None
        assert await world.chat.find(INBOX, 1, thread="1700000000.000001") is None


async def test_a_message_of_somebody_else_is_never_taken_for_ours() -> None:
    async with socket_bot() as world:
        ts = await world.card(own_id=1)
        world.chat.identity = replace(world.chat.identity, bot="B0OTHER")
        assert await world.chat.find(INBOX, 1) is None
        assert world.message(ts)


@pytest.mark.parametrize("kind", ["reset", "lost_answer", "error"])
async def test_a_create_is_sent_once_whatever_becomes_of_it(kind: str) -> None:
    async with socket_bot() as world:
        world.fault("chat.postMessage", kind)
        with pytest.raises(Unavailable) as unclear:
            await world.card()
        assert unclear.value.retry_after is None
        assert len(world.slack.messages()) == (kind == "lost_answer")
        assert world.slack.part.snapshot()["calls"].get("chat.postMessage", 0) <= 1


@pytest.mark.parametrize("method", ["chat.postMessage", "chat.update"])
async def test_too_many_requests_say_how_long_to_wait(method: str) -> None:
    async with socket_bot() as world:
        ts = await world.card()
        world.fault(method, "rate_limit", seconds=7)
        with pytest.raises(Unavailable) as limited:
            await (
                world.card(own_id=2) if method == "chat.postMessage" else world.chat.update(INBOX, ts, CARD)
            )
        assert limited.value.retry_after == 7


async def test_while_changes_are_limited_nobody_else_asks_for_one_in_vain() -> None:
    """Two lanes change cards in two channels, and Slack counts changes of the whole workspace."""
    async with socket_bot() as world:
        ts, other = await world.card(), await world.card(own_id=2)
        world.fault("chat.update", "rate_limit", seconds=7)
        with pytest.raises(Unavailable):
            await world.chat.update(INBOX, ts, CARD)
        calls = world.slack.part.snapshot()["calls"]
        with pytest.raises(Unavailable) as still:
            await world.chat.update(INBOX, other, CARD)
        assert 0 < (still.value.retry_after or 0) < 7
        assert world.slack.part.snapshot()["calls"] == calls


async def test_a_channel_that_is_lost_says_why() -> None:
    async with socket_bot() as world:
        ts = await world.card()

        async def lost(channel: str) -> str:
            with pytest.raises(ChannelGone) as gone:
                await world.chat.create(channel, CARD, own_id=9)
            return gone.value.key

        assert await lost("C0NOWHERE") == "channel-lost-unknown"
        assert await lost("C04ALLGEMEIN") == "channel-lost-not-member"
        await world.slack.act("archive", user="mara", channel=INBOX)
        assert await lost(INBOX) == "channel-lost-archived"
        with pytest.raises(ChannelGone, match="archived"):
            await world.chat.update(INBOX, ts, CARD)
        await world.slack.act("unarchive", user="mara", channel=INBOX)
        await world.slack.act("kick", user="mara", channel=INBOX)
        assert await lost(INBOX) == "channel-lost-not-member"


async def test_a_message_that_somebody_deleted_is_gone() -> None:
    async with socket_bot() as world:
        ts = await world.card()
        await world.chat.delete(INBOX, ts)
        with pytest.raises(MessageGone):
            await world.chat.update(INBOX, ts, CARD)


async def test_a_token_that_was_revoked_is_told() -> None:
    async with socket_bot() as world:
        world.fault("chat.postMessage", "revoke")
        with pytest.raises(TokenRevoked):
            await world.card()


async def test_what_slack_will_never_take_is_no_matter_of_trying_again() -> None:
    async with socket_bot() as world:
        with pytest.raises(SlackRefused, match="invalid_thread_ts"):
            await world.card(thread="not-a-timestamp")
        assert world.slack.broken() == ["argument"]


async def test_a_link_leads_to_the_message() -> None:
    async with socket_bot() as world:
        head = await world.card()
        reply = await world.card(own_id=2, thread=head)
        assert world.chat.permalink(INBOX, head) == world.message(head)["sandbox"]["permalink"]
        assert world.chat.permalink(INBOX, reply, thread=head) == world.message(reply)["sandbox"]["permalink"]


def test_there_is_no_link_before_slack_has_told_its_address() -> None:
    assert SlackChat(api=Api(token="xoxb-x")).permalink(INBOX, "1700000000.000001") == ""


async def test_an_error_never_carries_the_token() -> None:
    async with socket_bot() as world:
        with pytest.raises(ChannelGone) as gone:
            await world.chat.create("C0NOWHERE", CARD, own_id=1)
        assert gone.value.__cause__ is None
        assert gone.value.__suppress_context__


@pytest.mark.parametrize(
    ("base", "url", "ours"),
    [
        ("https://slack.com/api/", "https://hooks.slack.com/actions/T0/1/x", True),
        ("https://slack.com/api/", "https://slack.com/x", True),
        ("https://slack.com/api/", "http://hooks.slack.com/actions/T0/1/x", False),
        ("https://slack.com/api/", "https://hooks.slack.com.evil.example/x", False),
        ("https://slack.com/api/", "https://hooks.slack.com@evil.example/x", False),
        ("https://slack.com/api/", "https://hooks.slack.com:8443/x", False),
        ("https://slack.com/api/", "http://127.0.0.1:9/x", False),
        ("https://slack.com/api/", "", False),
        ("https://slack.com/api/", "https://[", False),
        ("http://127.0.0.1:4000/slack/api/", "http://127.0.0.1:4000/slack/response/1", True),
        ("http://127.0.0.1:4000/slack/api/", "http://127.0.0.1:4001/slack/response/1", False),
        ("http://127.0.0.1:4000/slack/api/", "https://hooks.slack.com/actions/T0/1/x", True),
    ],
)
async def test_answers_go_to_slack_alone(base: str, url: str, ours: bool) -> None:
    api = Api(token="xoxb-x", base_url=base)
    assert api.is_response_url(url) is ours
    if not ours:
        with pytest.raises(SlackRefused):
            await api.respond(url, {})


def test_a_proxy_is_taken_from_the_environment_but_for_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)  # in small letters they go before those in large ones
    monkeypatch.setenv("HTTPS_PROXY", "http://proxy.example:3128")
    monkeypatch.setenv("NO_PROXY", "slack.intern.example")
    assert Api(token="x").once.proxy == "http://proxy.example:3128"
    for here in (
        "http://127.0.0.1:1/api/",
        "http://localhost:1/api/",
        "http://[::1]:1/",
        "https://slack.intern.example/api/",
    ):
        api = Api(token="x", base_url=here)
        assert (api.once.proxy, api.patient.proxy) == (None, None)


async def test_a_card_of_a_hundred_thousand_characters_is_posted() -> None:
    async with socket_bot() as world:
        card = Card(first_line="Fall 1", parts=(Quote(text="ü" * 100_000),))
        found = world.message(await world.card(card))
        assert visible_lines(found["blocks"])[1].endswith("ü…")
