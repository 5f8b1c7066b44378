"""Deliveries come twice, platforms are busy, broken or mute: every card stands once, every click counts once."""

import asyncio
from typing import Any

import pytest

from tests.faults.world import BOTH, CREATE, INTERACTION, LATER, TEXT, UPDATE, Ordeal, texts
from tests.wording import unlike

pytestmark = pytest.mark.asyncio(loop_scope="module")

OFTEN = 1000
BUSY = 2.0
"""Seconds for which a platform asks to be left alone."""
TROUBLES: list[tuple[str, dict[str, Any]]] = [
    ("rate_limit", {"seconds": BUSY}),
    ("error", {"status": 503}),
    ("error", {"status": 500}),
    ("reset", {}),
    ("lost_answer", {}),
]


async def test_a_delivery_that_comes_twice_at_once_and_again_later_makes_one_card(ordeal: Ordeal):
    comment = ("twice-1", "Die Doppelkanne kam zerbrochen an!")
    answers = await asyncio.gather(
        *(ordeal.hook(id_, *comment) for id_ in ("msg_same", "msg_same", "msg_other"))
    )
    assert [status for status, _, _ in answers] == [202, 202, 202]
    assert sum(said["accepted"] for _, _, said in answers) == 1
    for platform in BOTH:
        await ordeal.world.card(platform, "Doppelkanne")
    status, _, said = await ordeal.hook("msg_same", *comment)
    assert (status, said) == (202, {"accepted": 0, "duplicates": 1})
    nothing_else = await ordeal.complains()  # whatever else was to come would have come before it
    await nothing_else.card(ordeal.other)
    for platform in BOTH:
        assert len(texts(await ordeal.world.messages(platform), "Doppelkanne")) == 1


async def test_with_every_event_delivered_twice_all_happens_once(on_both: Ordeal):
    ordeal = on_both
    # The manifest asks Slack for no events: people reach us by interactions alone.
    events = {"slack": (), "discord": ("discord:event",)}
    for target in ("public:hook", INTERACTION[ordeal.platform], *events[ordeal.platform]):
        ordeal.wrong(target, "twice", times=OFTEN)
    whispers = ordeal.whispers()

    case = await ordeal.complains()
    await case.press("jana", "Übernehmen")
    await case.card("", "Zuständig: Jana")
    request = await case.asked_for_approval(TEXT)
    own = await ordeal.hand("jana").press(request, "Freigeben und veröffentlichen")
    assert "Nicht veröffentlicht" in own.private
    told = await case.approved(request)
    assert "Wird jetzt" in told.private
    for platform in BOTH:
        await case.message("✅ Beantwortet", platform=platform)
    await case.message("✅ Veröffentlicht · Instagram")
    await ordeal.at_rest()

    assert await case.replies() == [TEXT]
    assert len(ordeal.posts(case)) == 1
    drafts, card, request_closed, *notices = await ordeal.said_of(case)
    assert (drafts.split()[0], card.split()[1], request_closed.split()[1]) == (
        "Entwürfe",
        "Beantwortet",
        "Veröffentlicht",
    )
    assert [notice.split(" · ")[0] for notice in notices] == ["✅ Veröffentlicht"]
    assert await ordeal.said_of(case, ordeal.other) == [drafts, card, request_closed]
    assert ordeal.whispers() - whispers == 3  # approval asked, refused, published
    assert [fault.target for fault in ordeal.mend() if fault.times == OFTEN] == []


async def test_whatever_becomes_of_the_request_that_makes_a_card_it_is_made_once(ordeal: Ordeal):
    for platform in BOTH:
        for kind, how in TROUBLES:
            ordeal.wrong(CREATE[platform], kind, **how)
    names = [f"Steingut{number}" for number in range(len(TROUBLES))]
    for name in names:
        await ordeal.world.comment(f"{name} kam kaputt an! {unlike(name)}", author=name)
    await ordeal.until("all troubles met", lambda: not ordeal.stage.sandbox.kernel.faults)
    for platform in BOTH:
        assert ordeal.pause_after_429(CREATE[platform]) >= BUSY
    await ordeal.turn_clock(LATER)
    for platform in BOTH:
        for name in names:
            await ordeal.world.card(platform, name)
    await ordeal.at_rest()
    for platform in BOTH:
        for name in names:
            assert len(texts(await ordeal.world.messages(platform), name)) == 1


async def test_whatever_becomes_of_the_request_that_changes_a_card_it_ends_up_right(ordeal: Ordeal):
    case = await ordeal.complains()
    cards = {platform: await case.card(platform) for platform in BOTH}
    for platform in BOTH:
        for kind, how in TROUBLES:
            ordeal.wrong(UPDATE[platform], kind, **how)
    await case.press("jana", "Übernehmen")
    await ordeal.passes_until("all troubles met", lambda: not ordeal.stage.sandbox.kernel.faults)
    await ordeal.passes_until("the card's last state", ordeal.is_at_rest)
    for platform in BOTH:
        assert (await case.card(platform, "Zuständig: Jana")).id == cards[platform].id
        assert ordeal.pause_after_429(UPDATE[platform]) >= BUSY


@pytest.mark.parametrize("trouble", ["drop_ack", "lost_answer"])
async def test_an_acknowledgement_that_got_lost_costs_no_click_and_doubles_none(
    on_both: Ordeal, trouble: str
):
    ordeal = on_both
    if (ordeal.platform, trouble) == ("slack", "lost_answer"):
        return  # an acknowledgement over the socket is not answered
    case = await ordeal.complains()
    ordeal.wrong(INTERACTION[ordeal.platform], trouble)
    first = await case.press("jana", "Antwort entwerfen")
    if ordeal.platform == "slack":
        assert first.notice or first.ack_ms is None  # Slack itself says that something went wrong
    else:
        assert first.ack_ms is not None  # answered by the second try
    drafts = await case.drafts()
    again = await case.press("jana", "A nehmen", on=drafts)
    ordeal.wrong(INTERACTION[ordeal.platform], trouble)
    await ordeal.hand("jana").submit(again, text=TEXT)
    request = await case.message("Freigabe bis", TEXT)
    form = await ordeal.hand("mert").press(request, "Freigeben und veröffentlichen")
    ordeal.wrong(INTERACTION[ordeal.platform], trouble)
    await ordeal.hand("mert").submit(form)
    if ordeal.platform == "slack":
        told = await ordeal.hand("mert").submit(form)  # the form still stands there
        assert "Nicht " in told.private
    await case.message("✅ Beantwortet")
    assert await case.replies() == [TEXT]
    assert len(ordeal.posts(case)) == 1


async def test_a_private_answer_that_did_not_get_through_is_told_another_way(ordeal: Ordeal):
    case = await ordeal.complains()
    await case.press("jana", "Übernehmen")
    card = await case.card("", "Zuständig: Jana")
    whispered = await whispers_to(ordeal, "U03MERT")
    ordeal.wrong("slack:chat.postEphemeral", "error", status=500, times=2)
    await ordeal.hand("mert").press(card, "Antwort entwerfen")

    async def told() -> bool:
        return len(await whispers_to(ordeal, "U03MERT")) > len(whispered)

    await ordeal.holds("the refusal, by the way back that came with the click", told)
    assert "Jana" in str((await whispers_to(ordeal, "U03MERT"))[-1])


async def whispers_to(ordeal: Ordeal, account: str) -> list[Any]:
    return (await ordeal.world.get())["slack"]["ephemerals"].get(account, [])
