"""The app's home of those who opened it lately follows the list, without a burst and without turning anybody's page."""

from dataclasses import dataclass, field
from datetime import timedelta

from bot.cards.parts import Card, Line, Plain, Time
from bot.chat import Outcome
from bot.slack.homes import LATELY, MOST, Homes
from bot.slack.inbound import Received
from handlers.events import Actor, HomeOpened, Place
from tests.edge.slack_bot import CARD, socket_bot
from tests.edge.slack_rules import visible_lines
from tests.faults.newsroom import START


def page(text: str, minutes: int = 0) -> Card:
    """As it is drawn: with the time at which it was read."""
    at = START + timedelta(minutes=minutes)
    read = Line(text=(Plain(text="Stand "), Time(at=at, fallback=f"{at:%H:%M}")))
    return Card(first_line=text, parts=(read,))


def opened(account: str) -> Received:
    event = HomeOpened(actor=Actor(platform="slack", account=account), place=Place(platform="slack"))
    return Received(event=event, delivery="", at_home=True)


@dataclass
class Slack:
    """What is drawn, and what was published."""

    now: float = 0.0
    drawn: Card | None = field(default_factory=lambda: page("Meine 1"))
    takes: bool = True
    published: list[tuple[str, str]] = field(default_factory=list)

    def homes(self) -> Homes:
        return Homes(draw=self.draw, publish=self.publish, apart=0, clock=lambda: self.now)

    async def draw(self, _: Received) -> Card | None:
        return self.drawn

    async def publish(self, at: Received, card: Card) -> bool:
        self.published.append((at.event.actor.account, card.first_line))
        return self.takes


async def test_only_a_page_that_shows_something_else_is_published_and_once() -> None:
    slack = Slack()
    homes = slack.homes()
    homes.shown(opened("U1"), page("Meine 1"))
    slack.drawn = page("Meine 1", minutes=7)
    await homes.refresh()
    assert slack.published == [], "a later minute is no news"
    slack.drawn = page("Meine 2", minutes=7)
    await homes.refresh()
    await homes.refresh()
    assert slack.published == [("U1", "Meine 2")]


async def test_what_was_not_taken_is_tried_in_the_next_round() -> None:
    slack = Slack(drawn=page("Meine 2"), takes=False)
    homes = slack.homes()
    homes.shown(opened("U1"), page("Meine 1"))
    await homes.refresh()
    slack.takes = True
    await homes.refresh()
    await homes.refresh()
    assert len(slack.published) == 2


async def test_whoever_left_turned_a_page_or_may_see_it_no_more_is_left_alone() -> None:
    slack = Slack(drawn=page("Meine 2"))
    homes = slack.homes()
    homes.shown(opened("U1"), page("Meine 1"))
    homes.left("U1")
    await homes.refresh()
    homes.shown(opened("U2"), page("Meine 1"))
    slack.now = LATELY
    await homes.refresh()
    homes.shown(opened("U3"), page("Meine 1"))
    slack.drawn = None
    await homes.refresh()
    slack.drawn = page("Meine 3")
    await homes.refresh()
    assert slack.published == []


async def test_a_crowd_at_home_is_not_all_kept_up_to_date() -> None:
    slack = Slack(drawn=page("Meine 2"))
    homes = slack.homes()
    for number in range(MOST + 30):
        homes.shown(opened(f"U{number}"), page("Meine 1"))
    await homes.refresh()
    assert [account for account, _ in slack.published] == [f"U{number}" for number in range(30, MOST + 30)]


async def test_over_the_wire_the_page_follows_without_being_opened_again() -> None:
    async with socket_bot() as world:
        world.core.outcome = Outcome(private=page("Meine 1"))
        await world.slack.act("open_home", user="jana", wait=2)
        world.core.outcome = Outcome(private=page("Meine 2"))
        world.gateway.changed()

        def shown() -> list[str]:
            return visible_lines(world.slack.part.snapshot()["homes"]["U01JANA"]["blocks"])

        await world.until(lambda: "Meine 2" in shown())
        assert world.slack.broken() == []


async def test_over_the_wire_a_page_that_somebody_has_turned_stays() -> None:
    async with socket_bot() as world:
        world.core.outcome = Outcome(private=CARD)
        home = (await world.slack.act("open_home", user="jana", wait=2))["view"]["id"]
        world.core.outcome = Outcome(private=page("Frei, Seite 2"), replaces=True)
        await world.slack.act("click", user="jana", view=home, id="claim:-:case:4711:3", wait=2)
        world.core.outcome = Outcome(private=page("Meine 2"))
        asked = len(world.core.events)
        await world.gateway.homes.refresh()
        assert len(world.core.events) == asked, "nobody draws it"
