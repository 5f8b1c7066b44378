"""Slack and Discord are slow, busy, broken or mute: every card stands there once, every click counts once."""

from typing import Any

import pytest

from tests.faults.world import BOTH, CREATE, INTERACTION, LATER, TEXT, UPDATE, Ordeal, texts

pytestmark = pytest.mark.asyncio(loop_scope="module")

TROUBLES: list[tuple[str, dict[str, Any]]] = [
    ("rate_limit", {"seconds": 2.0}),
    ("error", {"status": 503}),
    ("error", {"status": 500}),
    ("reset", {}),
    ("lost_answer", {}),
]


async def test_whatever_becomes_of_the_request_that_makes_a_card_it_is_made_once(on_both: Ordeal):
    ordeal = on_both
    for kind, how in TROUBLES:
        ordeal.wrong(CREATE[ordeal.platform], kind, **how)
    names = [f"Steingut{number}{ordeal.platform}" for number in range(len(TROUBLES))]
    for name in names:
        await ordeal.world.comment(f"{name} kam kaputt an!", author=name)
    await ordeal.until("all troubles met", lambda: not ordeal.stage.sandbox.kernel.faults)
    assert ordeal.pause_after_429(CREATE[ordeal.platform]) >= 2.0
    await ordeal.turn_clock(LATER)
    for name in names:
        for platform in BOTH:
            await ordeal.world.card(platform, name, within=30)
    await ordeal.at_rest()
    for name in names:
        assert len(texts(await ordeal.world.messages(ordeal.platform), name)) == 1


async def test_whatever_becomes_of_the_request_that_changes_a_card_it_ends_up_right(on_both: Ordeal):
    ordeal = on_both
    case = await ordeal.complains()
    card = await case.card()
    for kind, how in TROUBLES:
        ordeal.wrong(UPDATE[ordeal.platform], kind, **how)
    await case.press("jana", "Übernehmen")
    await case.card(ordeal.other, "Zuständig: Jana")
    await ordeal.passes_until("all troubles met", lambda: not ordeal.stage.sandbox.kernel.faults)
    await ordeal.passes_until("the card's last state", ordeal.is_at_rest)
    shown = await case.card("", "Zuständig: Jana")
    assert shown.id == card.id


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
