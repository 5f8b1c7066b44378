"""All is delivered twice, by platforms and networks that are allowed to: one card, one set of drafts, one reply."""

import asyncio
import json
from datetime import UTC, datetime
from typing import Any

import pytest
from standardwebhooks import Webhook

from bot.sandbox.network import ACCOUNTS
from tests.faults.world import BOTH, INTERACTION, TEXT, Ordeal, texts

pytestmark = pytest.mark.asyncio(loop_scope="module")

OFTEN = 1000


async def played(ordeal: Ordeal) -> list[Any]:
    """From a comment to the published reply, with a refusal on the way; what was said, and how often."""
    whispers = ordeal.whispers()
    case = await ordeal.complains()
    card = await case.card()
    place = {"platform": ordeal.platform, "user": "jana", "channel": card.channel, "message": card.id}
    await ordeal.world.do("react", emoji="eyes", **place)
    await case.press("jana", "Übernehmen")
    await case.card("", "Zuständig: Jana")
    request = await case.asked_for_approval(TEXT)
    own = await ordeal.hand("jana").press(request, "Freigeben und veröffentlichen")
    assert "Nicht veröffentlicht" in own.private
    told = await case.approved(request)
    assert "Wird jetzt" in told.private
    for platform in BOTH:
        await case.message("✅ Beantwortet", platform=platform)
        await case.message("✅ Veröffentlicht", platform=platform)
    assert await case.replies() == [TEXT]
    assert len(ordeal.posts(case)) == 1
    await ordeal.at_rest()
    return [ordeal.whispers() - whispers, *[await ordeal.said_of(case, platform) for platform in BOTH]]


async def test_with_every_event_delivered_twice_all_happens_once(on_both: Ordeal):
    ordeal = on_both
    plain = await played(ordeal)
    # The manifest asks Slack for no events: people reach us by interactions alone.
    events = {"slack": (), "discord": ("discord:event",)}
    for target in ("public:hook", INTERACTION[ordeal.platform], *events[ordeal.platform]):
        ordeal.wrong(target, "twice", times=OFTEN)
    assert await played(ordeal) == plain
    never_met = [fault.target for fault in ordeal.mend() if fault.times == OFTEN]
    assert never_met == []


async def test_one_delivery_of_a_hook_twice_at_once_and_once_more_later_makes_one_card(ordeal: Ordeal):
    async def delivered(id_: str) -> tuple[int, Any]:
        account, now = ACCOUNTS[0], datetime.now(UTC)
        headers = {
            "webhook-id": id_,
            "webhook-timestamp": str(int(now.timestamp())),
            "webhook-signature": Webhook(account.secret).sign(id_, now, body),
        }
        async with ordeal.session.post(
            f"{ordeal.bot.base_url}/hooks/{account.name}", data=body, headers=headers
        ) as answer:
            return answer.status, await answer.json()

    comment = {
        "id": "twice-1",
        "text": "Die Doppelkanne kam zerbrochen an!",
        "created_at": datetime.now(UTC).isoformat(),
        "author": {"id": "zwilling"},
    }
    body = json.dumps({"comments": [comment]})
    answers = await asyncio.gather(*(delivered("msg_twice") for _ in range(2)), delivered("msg_other"))
    assert [status for status, _ in answers] == [202, 202, 202]
    assert sum(said["accepted"] for _, said in answers) == 1
    for platform in BOTH:
        await ordeal.world.card(platform, "Doppelkanne")
    status, said = await delivered("msg_twice")
    assert (status, said) == (202, {"accepted": 0, "duplicates": 1})
    nothing_else = await ordeal.complains()  # whatever else was to come would have come before it
    await nothing_else.card(ordeal.other)
    for platform in BOTH:
        assert len(texts(await ordeal.world.messages(platform), "Doppelkanne")) == 1
