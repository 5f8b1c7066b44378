"""Who left while nobody listened is found out: accounts are read at the start and now and then, on both platforms."""

from dataclasses import dataclass, field
from typing import Any, cast

import pytest

from bot.accounts import Accounts
from bot.chat import Outcome, Rooms
from handlers.errors import Unavailable
from handlers.events import AccountsRead, Event
from tests.edge.discord_bot import connected_bot
from tests.edge.slack_bot import socket_bot

SLACK = ("U01JANA", "U02TOM", "U04MARA")
DISCORD = ("200000000000000001", "200000000000000002")


@dataclass(kw_only=True)
class Core:
    events: list[AccountsRead] = field(default_factory=list)

    async def __call__(self, event: Event, *, delivery: str = "") -> Outcome:
        self.events.append(cast("AccountsRead", event))
        return Outcome()


def looking(core: Core, platform: str, rooms: Any, *accounts: str) -> Accounts:
    wanted = {platform: frozenset(accounts)}
    return Accounts(rooms={platform: cast("Rooms", rooms)}, team=lambda: wanted, dispatch=core, gap=0)


async def test_an_account_that_was_deactivated_while_nobody_listened_is_found_on_slack() -> None:
    core = Core()
    async with socket_bot() as world:
        world.slack.part.app.world.users["U02TOM"].deleted = True  # told to nobody
        await looking(core, "slack", world.chat, *SLACK, "U0MISTYPED").read()
    assert core.events == [
        AccountsRead(platform="slack", gone=("U02TOM",), there=("U01JANA", "U04MARA", "U0MISTYPED"))
    ]


async def test_somebody_who_left_the_server_meanwhile_is_found_on_discord() -> None:
    core = Core()
    async with connected_bot() as world:
        await world.act("leave", user="tom")
        await looking(core, "discord", world.chat, *DISCORD).read()
    assert core.events == [AccountsRead(platform="discord", gone=DISCORD[1:], there=DISCORD[:1])]


@dataclass(kw_only=True)
class Wall:
    """A platform that says of everybody what it is told, or nothing."""

    says: bool | None

    async def is_there(self, _: str) -> bool:
        if self.says is None:
            raise Unavailable("slack: away")
        return self.says


@pytest.mark.parametrize(
    ("says", "told"),
    [(None, [AccountsRead(platform="slack", gone=(), there=())]), (False, [])],
    ids=["away", "another workspace"],
)
async def test_where_nothing_can_be_known_everybody_stays_what_they_were(
    says: bool | None, told: list[AccountsRead]
) -> None:
    core = Core()
    await looking(core, "slack", Wall(says=says), *SLACK).read()
    assert core.events == told
