"""kill -9 of the whole bot, at every moment between a comment and its reply: once, or the person is asked."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from tests.faults.world import BOTH, CREATE, LATER, TEXT, VISIBLE, Ordeal, texts
from tests.stories.scene import Case
from tests.stories.test_desk import offered
from tests.stories.test_queue import unowned
from tests.wording import unlike

pytestmark = pytest.mark.asyncio(loop_scope="module")

DISCORD_FIRST = pytest.mark.parametrize(
    "on_both", ["discord", pytest.param("slack", marks=pytest.mark.faults_full)], indirect=True
)
OTHER_TEXT = f"{TEXT} Danke!"
ANSWERED = "✅ Beantwortet"
SIREN = "rotating_light"
UNCLEAR = "Unklar, ob veröffentlicht"


async def test_killed_between_the_yes_and_the_publication_it_publishes_once(ordeal: Ordeal):
    case = await ordeal.complains()
    request = await case.asked_for_approval(TEXT)
    ordeal.wrong("public:reply", "rate_limit", seconds=25)
    await case.approved(request)
    planned = f"SELECT id FROM app_send WHERE state = 'planned' AND attempt = 1 AND case_id = {case.number}"
    await ordeal.until("the network's refusal on record", lambda: ordeal.rows(planned))
    await ordeal.bot.kill()
    assert await case.replies() == []
    await ordeal.bot.start()
    await ordeal.turn_clock(LATER)
    for platform in BOTH:
        await case.message(ANSWERED, platform=platform)
    assert await case.replies() == [TEXT]
    assert len(ordeal.posts(case)) == 2


@asynccontextmanager
async def killed_over_two_replies(ordeal: Ordeal, post: str) -> AsyncIterator[tuple[Case, Case]]:
    """One reply is published while nobody is left to record it, the other never arrives. Meanwhile the network's hooks
    wait: the brand's own reply among them would be proof enough."""
    there, lost = await ordeal.complains(post=post), await ordeal.complains(post=post)
    first, second = await there.asked_for_approval(TEXT), await lost.asked_for_approval(OTHER_TEXT)
    with ordeal.no_hooks():
        ordeal.wrong("public:reply", "delay", seconds=1.5)
        ordeal.wrong("public:reply", "reset")
        await there.approved(first)
        await ordeal.until("the first post", lambda: ordeal.posts(there))
        async with ordeal.killed_at("public:action"):
            await lost.approved(second)
        await ordeal.shown("the reply that outlived the bot", there.replies, [TEXT])
        assert await lost.replies() == []
        await ordeal.turn_clock(LATER)
        await ordeal.bot.start()
        yield there, lost
        for case in (there, lost):
            for platform in BOTH:
                await case.message(ANSWERED, platform=platform)
    assert (await there.replies(), await lost.replies()) == ([TEXT], [OTHER_TEXT])
    assert (len(ordeal.posts(there)), len(ordeal.posts(lost))) == (1, 2)


async def test_killed_between_publication_and_record_it_looks_before_it_sends_again(ordeal: Ordeal):
    async with killed_over_two_replies(ordeal, "ig-herbst"):
        pass


async def test_where_nobody_can_look_the_card_asks_and_believes_the_person(ordeal: Ordeal):
    async with killed_over_two_replies(ordeal, "fb-werkstatt") as (there, lost):
        for case in (there, lost):
            for platform in BOTH:
                await case.card(platform, UNCLEAR)
        assert (len(ordeal.posts(there)), len(ordeal.posts(lost))) == (1, 1)
        for case, answer in ((there, "Ist da"), (lost, "Ist nicht da, neu veröffentlichen")):
            told = await case.press("mert", answer, on=await case.card("", UNCLEAR))
            assert not told.private, told


@DISCORD_FIRST
async def test_killed_between_a_click_s_commit_and_its_answer_the_click_holds(on_both: Ordeal):
    ordeal = on_both
    case = await ordeal.complains()
    for target in VISIBLE[ordeal.platform]:
        ordeal.wrong(target, "reset")
    async with ordeal.killed_at(VISIBLE[ordeal.platform][0]):
        await case.press("jana", "Antwort entwerfen")
    ordeal.mend()
    await ordeal.bot.start()
    for platform in BOTH:
        await case.card(platform, "Zuständig: Jana")
        await case.message("Drei Entwürfe", platform=platform)
    for platform in BOTH:
        assert len([line for line in await ordeal.said_of(case, platform) if "Entwürfe" in line]) == 1


async def test_killed_while_a_card_is_being_made_it_is_found_again(on_both: Ordeal):
    ordeal = on_both
    async with ordeal.killed_at(CREATE[ordeal.platform]):
        await ordeal.world.comment(
            f"Kanne kaputt, Fabrik{ordeal.platform}! {unlike(ordeal.platform)}", author="karla"
        )
    await ordeal.turn_clock(LATER)
    await ordeal.bot.start()
    for platform in BOTH:
        await ordeal.world.card(platform, f"Fabrik{ordeal.platform}")
    await ordeal.at_rest()
    for platform in BOTH:
        assert len(texts(await ordeal.world.messages(platform), f"Fabrik{ordeal.platform}")) == 1


@DISCORD_FIRST
async def test_a_form_that_stood_open_during_a_restart_still_works(on_both: Ordeal):
    ordeal = on_both
    case = await ordeal.complains()
    await case.press("jana", "Antwort entwerfen")
    form = await case.press("jana", "A nehmen", on=await case.drafts())
    await ordeal.bot.kill()
    away = await ordeal.hand("jana").submit(form, text=TEXT)
    assert away.notice or away.ack_ms is None
    assert not away.private
    await ordeal.bot.start()
    done = await ordeal.hand("jana").submit(form, text=TEXT)
    assert not done.errors
    for platform in BOTH:
        await case.message("Freigabe bis", TEXT, platform=platform)
        assert len([line for line in await ordeal.said_of(case, platform) if "Freigabe bis" in line]) == 1


async def test_comments_and_reactions_that_come_while_it_is_dead_and_as_it_dies_all_count(ordeal: Ordeal):
    reacted = {platform: await ordeal.complains() for platform in BOTH}
    names = [f"Erbstück{number}" for number in range(3)]
    hooks = ordeal.stage.sandbox.public.hooks
    taken = hooks.delivered
    await ordeal.world.comment(f"{names[0]} ist kaputt! {unlike(names[0])}", author=names[0])
    await ordeal.until("the hook's acknowledgement", lambda: hooks.delivered > taken, every=0.001)
    await ordeal.bot.kill()
    for name in names[1:]:
        await ordeal.world.comment(f"{name} ist kaputt! {unlike(name)}", author=name)
    for platform, case in reacted.items():
        jana = ordeal.hand("jana", platform)
        card = await case.card(platform)
        beside = await jana.say("social-inbox", "Wer schaut hier?", thread=card.id)
        await jana.react(card, "newspaper", wait=0)
        await jana.react(beside, "package", wait=0)
        await jana.react(
            await jana.say("social-inbox", f"Das geht gerade in die falsche Richtung ({platform})."),
            SIREN,
            wait=0,
        )
    await ordeal.turn_clock(LATER)
    await ordeal.bot.start()
    for platform, case in reacted.items():
        for team in ("Presse", "Produkt"):
            await case.message(f"Eskaliert an: {team}", platform=platform)
        await ordeal.world.card(platform, f"Das geht gerade in die falsche Richtung ({platform}).")
    await ordeal.turn_clock(6)  # by then Slack has told its events again
    for name in names:
        for platform in BOTH:
            await ordeal.world.card(platform, name)
            assert len(texts(await ordeal.world.messages(platform), name)) == 1
    once = "SELECT count(*) FROM app_escalation WHERE subject = {} AND reason = 'press'"
    assert [ordeal.rows(once.format(case.number)) for case in reacted.values()] == [[(1,)], [(1,)]]
    assert ordeal.rows("SELECT count(*) FROM app_escalation WHERE reason = 'crisis'") == [(2,)]


async def test_killed_in_the_middle_of_hiding_several_each_is_hidden_once(ordeal: Ordeal):
    cases = [await ordeal.complains() for _ in range(3)]
    view = await unowned(ordeal, "mert")
    form = await ordeal.hand("mert").press(view, "Mehrere verbergen …")
    (asked,) = (await ordeal.hand("mert").submit(form, cases=offered(form, cases), reason="insult")).seen
    async with ordeal.killed_at("public:action"):
        await ordeal.hand("mert").press(asked, "Öffentlich verbergen")
    await ordeal.bot.start()
    await ordeal.turn_clock(LATER)
    for case in cases:
        await case.message("Verborgen", "Grund: Beleidigung")
        keys = [
            request.body.get("idempotency_key")
            for request in ordeal.requests
            if request.target == "public:hide" and request.body.get("comment_id") == case.comment
        ]
        assert len(set(keys)) == 1, "tried again at most under the same key"
