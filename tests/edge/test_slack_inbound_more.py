"""Message menus, the app's home, reactions and commands in both tongues, through the real gateway."""

import asyncio
import json
from collections.abc import AsyncIterator
from dataclasses import replace
from typing import Any

import pytest

from bot.cards.parts import Card, Controls
from bot.chat import Outcome
from bot.sandbox.slack.world import User
from bot.slack.forms import OVER, Memo, read_memo, write_memo
from bot.slack.inbound import read
from bot.slack.manifest import ON_MESSAGE
from handlers.events import Clicked, Commanded, HomeOpened, Place, Pointed, Reacted, Submitted
from tests.edge.parts import FORM, button, click
from tests.edge.slack_bot import CARD, INBOX, World, http_bot, socket_bot
from tests.edge.slack_rules import visible_lines
from tests.edge.test_slack_inbound import CLICK, COMMAND

ABOUT = Place(platform="slack", channel=INBOX, message_id="1763730420.000200", thread="1763730000.000100")


@pytest.fixture(params=[socket_bot, http_bot], ids=["socket mode", "signed requests"])
async def world(request: pytest.FixtureRequest) -> AsyncIterator[World]:
    async with request.param() as found:
        yield found


async def said(world: World, text: str = "Die Presse ruft an", **more: Any) -> str:
    return (await world.slack.act("say", user="jana", channel=INBOX, text=text, wait=0, **more))["ts"]


async def test_a_message_that_somebody_points_at_comes_with_what_stands_in_it(world: World) -> None:
    head = await world.card()
    ts = await said(world, "Guck <hier>", thread=head)
    world.core.outcome = Outcome(form=replace(FORM, about=replace(ABOUT, message_id=ts, thread=head)))
    seen = await world.slack.act("shortcut", user="tom", channel=INBOX, message=ts, callback_id=ON_MESSAGE)
    assert seen["view"]["title"]["text"] == "Antwort bearbeiten"
    [event] = world.core.events
    assert isinstance(event, Pointed)
    assert (event.actor.account, event.message.account, event.message.text) == (
        "U02TOM", "U01JANA", "Guck <hier>",
    )  # fmt: skip
    assert (
        event.place
        == event.message.place
        == Place(platform="slack", channel=INBOX, message_id=ts, thread=head)
    )
    assert not event.message.ours
    assert event.message.link == world.message(ts)["sandbox"]["permalink"]
    values = {"text": "Hallo Lea, neu.", "why": "praise", "link": "https://a.example"}
    await world.slack.act("submit", user="tom", values=values)
    back = world.core.events[-1]
    assert isinstance(back, Submitted)
    assert back.about == event.place


async def test_our_own_card_is_known_as_ours(world: World) -> None:
    ts = await world.card()
    await world.slack.act("shortcut", user="tom", channel=INBOX, message=ts, callback_id=ON_MESSAGE, wait=0)
    [event] = world.core.events
    assert event.message.ours
    assert event.message.by_bot


@pytest.mark.parametrize("typed", ["rotating_light", "siren", "eyes::skin-tone-4", "unsere_sirene"])
async def test_a_reaction_reaches_the_core_also_under_a_reply(world: World, typed: str) -> None:
    head = await world.card()
    ts = await said(world, thread=head)
    await world.slack.act("react", user="tom", channel=INBOX, message=ts, emoji=typed, wait=0)
    await world.slack.act("unreact", user="tom", channel=INBOX, message=ts, emoji=typed, wait=0)
    await world.until(lambda: len(world.core.events) == 2)
    name = {"eyes::skin-tone-4": "eyes"}.get(typed, typed)
    assert [(event.emoji, event.added) for event in world.core.events] == [(name, True), (name, False)]
    assert world.core.events[0].place.message_id == ts


@pytest.mark.parametrize("threaded", [True, False])
async def test_a_reaction_is_answered_where_it_was_put_for_that_person_alone(
    world: World, threaded: bool
) -> None:
    head = await world.card()
    ts = await said(world, thread=head) if threaded else head
    world.core.outcome = Outcome(private=Card(first_line="Nicht eskaliert. Dafür fehlt dir die Rolle."))
    seen = await world.slack.act(
        "react", user="tom", channel=INBOX, message=ts, emoji="rotating_light", wait=2
    )
    [whisper] = seen["ephemeral"]
    assert whisper.get("thread_ts", "") == (head if threaded else "")
    assert isinstance(world.core.events[0], Reacted)


async def test_who_has_left_the_channel_is_answered_directly(world: World) -> None:
    ts = await world.card()
    world.core.outcome = Outcome(private=Card(first_line="Bei Tom."))
    world.core.wait = 0.2
    await world.slack.act("react", user="tom", channel=INBOX, message=ts, emoji="rotating_light", wait=0)
    await world.slack.act("kick", user="mara", channel=INBOX, target="tom", wait=0)
    await world.until(lambda: "D02TOM" in {room["id"] for room in world.slack.part.snapshot()["channels"]})
    await world.until(lambda: world.slack.messages("D02TOM"))


async def test_an_app_that_reacts_is_told_nothing(world: World) -> None:
    """Nothing in the event says that it is one. Told like a person, Slack would be asked in vain at each reaction."""
    ts, app = await world.card(), world.slack.part.app
    clerk = User(id="U0CLERK", name="clerk", real_name="Clerk", is_bot=True)
    app.world.users[clerk.id] = clerk
    world.core.outcome = Outcome(private=Card(first_line="Nicht eskaliert. Dafür fehlt dir die Rolle."))
    channel = app.world.channel(INBOX)
    for emoji in ("rotating_light", "scales"):
        app.events.reacted(channel, app.world.message(channel, ts), clerk.id, emoji, added=True)
    await world.slack.act("react", user="tom", channel=INBOX, message=ts, emoji="scales", wait=2)
    assert len(world.core.events) == 3
    sent = [one for one in world.slack.kernel.requests if one.target == "slack:chat.postEphemeral"]
    assert [one.body["user"] for one in sent] == ["U02TOM"]
    asked = [one.body["user"] for one in world.slack.kernel.requests if one.target == "slack:users.info"]
    assert set(asked) == {"U02TOM", clerk.id}
    assert not any(one.target == "slack:chat.postMessage" and one.body["channel"] == clerk.id
                   for one in world.slack.kernel.requests)  # fmt: skip


async def test_the_bots_own_reaction_is_no_event(world: World) -> None:
    ts = await world.card()
    await world.chat.react(INBOX, ts, "eyes")
    await world.slack.act("react", user="tom", channel=INBOX, message=ts, emoji="eyes", wait=0)
    await world.until(lambda: world.core.events)
    assert [event.actor.account for event in world.core.events] == ["U02TOM"]


async def test_the_home_shows_what_the_core_answers(world: World) -> None:
    world.core.outcome = Outcome(private=CARD)
    seen = await world.slack.act("open_home", user="jana", wait=2)
    assert isinstance(world.core.events[0], HomeOpened)
    assert world.core.events[0].actor.account == "U01JANA"
    assert visible_lines(seen["view"]["blocks"])[0] == CARD.first_line
    assert world.slack.part.snapshot()["homes"].keys() == {"U01JANA"}


async def test_a_click_on_the_home_turns_the_page_or_is_answered_over_it(world: World) -> None:
    world.core.outcome = Outcome(private=CARD)
    home = (await world.slack.act("open_home", user="jana", wait=2))["view"]["id"]
    page = Card(first_line="Seite 2", parts=(Controls(items=(button("Übernehmen", "claim"),)),))
    world.core.outcome = Outcome(private=page, replaces=True)
    claim = {"user": "jana", "view": home, "id": "claim:-:case:4711:3"}
    await world.slack.act("click", **claim, wait=2)
    assert isinstance(world.core.events[-1], Clicked)
    shown = world.slack.part.snapshot()["homes"]["U01JANA"]["blocks"]
    assert visible_lines(shown)[0] == "Seite 2"
    world.core.outcome = Outcome(private=Card(first_line="Nicht übernommen."), refused=True)
    await world.slack.act("click", **claim, wait=0)
    await world.until(lambda: world.slack.part.snapshot()["views"].get("U01JANA"))
    [over] = world.slack.part.snapshot()["views"]["U01JANA"]
    assert visible_lines(over["blocks"]) == ["Nicht übernommen."]
    assert over["callback_id"] == OVER
    # what was done shows on the page at once: it is asked for again
    await world.until(lambda: isinstance(world.core.events[-1], HomeOpened))


@pytest.mark.parametrize(
    ("command", "typed", "core"),
    [
        ("/krise", "Starten Reel", ("crisis", "start Reel")),
        ("/krise", "", ("crisis", "")),
        ("/crisis", "Übung sturm", ("crisis", "drill sturm")),
        ("/crisis", "U\u0308bung", ("crisis", "drill")),
        ("/krise", "lage", ("crisis", "status")),
        ("/krise", "entscheidung Start  lage", ("crisis", "decide Start lage")),
        ("/breakwater", "bereitschaft", ("breakwater", "oncall")),
        ("/breakwater", "Liste", ("breakwater", "queue")),
        ("/breakwater", "unfug", ("breakwater", "unfug")),
    ],
)
def test_a_command_answers_to_both_tongues(command: str, typed: str, core: tuple[str, str]) -> None:
    found = read(COMMAND | {"command": command, "text": typed})
    assert found is not None
    assert isinstance(found.event, Commanded)
    assert (found.event.command, found.event.words) == core


@pytest.mark.parametrize("command", ["/crisis", "/krise"])
async def test_the_crisis_commands_are_declared(command: str, world: World) -> None:
    world.core.outcome = Outcome(private=Card(first_line="Es läuft keine Krise."))
    seen = await world.slack.act("command", user="mara", channel="allgemein", command=f"{command} lage")
    assert visible_lines(seen["ephemeral"][0]["blocks"]) == ["Es läuft keine Krise."]
    assert (world.core.events[0].command, world.core.events[0].words) == ("crisis", "status")


def test_a_control_laid_over_the_home_belongs_to_the_home() -> None:
    view = {"type": "modal", "callback_id": OVER, "private_metadata": ""}
    outside = {key: value for key, value in CLICK.items() if key not in {"message", "channel", "container"}}
    found = read(outside | {"view": view})
    assert found is not None
    assert found.at_home
    assert found.event.place.channel == ""


def test_what_a_form_is_about_survives_in_it() -> None:
    memo = Memo(click=click("point"), place=replace(ABOUT, message_id="1.1"), about=ABOUT)
    assert read_memo(write_memo(memo)) == memo
    damaged = json.loads(write_memo(memo)) | {"about": ["x"]}
    assert read_memo(json.dumps(damaged)) == replace(memo, about=None)


@pytest.mark.parametrize(
    "payload",
    [
        {"type": "message_action", "callback_id": ON_MESSAGE},
        {"type": "message_action", "callback_id": "somebody-elses", "user": CLICK["user"],
         "channel": CLICK["channel"], "message": {"ts": "1.1"}},
        {"type": "message_action", "callback_id": ON_MESSAGE, "user": CLICK["user"],
         "channel": {"id": "<!x>"}, "message": {"ts": "1.1"}},
        {"type": "event_callback", "event": {"type": "app_home_opened", "user": "U1", "tab": "messages"}},
        {"type": "event_callback", "event": {"type": "app_home_opened", "tab": "home"}},
    ],
)  # fmt: skip
def test_menus_and_homes_that_make_no_sense_are_no_event(payload: object) -> None:
    assert read(payload) is None


async def test_twenty_reactions_at_once_are_all_answered_within_slacks_limits() -> None:
    async with socket_bot() as world:
        world.core.outcome = Outcome(private=Card(first_line="Nicht eskaliert."))
        tss = [await said(world, f"Nr. {number}") for number in range(20)]
        await asyncio.gather(
            *(
                world.slack.act(
                    "react", user="tom", channel=INBOX, message=ts, emoji="rotating_light", wait=0
                )
                for ts in tss
            )
        )
        await world.until(
            lambda: len(world.slack.part.snapshot()["ephemerals"].get("U02TOM", [])) == len(tss)
        )


async def test_what_a_form_changed_shows_on_the_private_message_that_it_was_opened_from(world: World) -> None:
    offer = Card(first_line="Drei Fälle", parts=(Controls(items=(button("Mehrere schließen …", "bulk"),)),))
    world.core.outcome = Outcome(private=offer)
    ts = await world.card()
    [listed] = (await world.click(ts, wait=2))["ephemeral"]
    world.core.outcome = Outcome(form=FORM)
    await world.slack.act(
        "click", user="jana", channel=INBOX, message=listed["ts"], id="bulk:-:case:4711:3", wait=2
    )
    world.core.outcome = Outcome(private=Card(first_line="Zwei Fälle schließen?"), replaces=True)
    values = {"text": "Hallo Lea, neu.", "why": "praise", "link": "https://a.example"}
    [asked] = (await world.slack.act("submit", user="jana", values=values, wait=2))["ephemeral"]
    assert isinstance(world.core.events[-1], Submitted)
    assert world.core.events[-1].place.private
    assert asked["ts"] == listed["ts"]
    assert visible_lines(asked["blocks"]) == ["Zwei Fälle schließen?"]


def test_a_form_from_a_message_that_all_see_carries_no_way_to_replace_it() -> None:
    memo = json.loads(
        write_memo(Memo(click=click("point"), place=ABOUT, response_url="https://hooks.example"))
    )
    assert memo.keys() & {"private", "response_url"} == set()
