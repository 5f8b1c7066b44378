"""Who stands behind a role is read from chat: kept current, spread out, and nobody trusted for longer than agreed."""

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from itertools import pairwise
from typing import Any, cast

import pytest

from bot.chat import Outcome, Rooms
from bot.groups import Groups, Pace, groups_of
from bot.sandbox.discord import ids
from bot.sandbox.discord.wire import Intent
from bot.sandbox.slack import Limits
from handlers.errors import Unavailable
from handlers.events import Event, GroupsRead
from handlers.people import RoleHandle, Team
from tests.edge.discord_bot import World, connected_bot, registration
from tests.edge.slack_bot import socket_bot
from tests.sandbox.discord_house import MANY_MEMBERS, crowd, until

MERT, TOM = "200000000000000003", "200000000000000002"
QUICK = Pace(every=60, trusted=3600, gap=0.05, again=0.05)
ROLES = {
    "approver": RoleHandle(name="Freigabe", discord=ids.APPROVERS, slack="S1"),
    "moderator": RoleHandle(name="Moderation", discord=ids.MODERATORS),
    "viewer": RoleHandle(name="ohne Gruppe"),
}
MEMBERS = "GET /guilds/{guild}/members"


@dataclass(kw_only=True)
class Core:
    events: list[GroupsRead] = field(default_factory=list)

    async def __call__(self, event: Event, *, delivery: str = "") -> Outcome:
        self.events.append(cast("GroupsRead", event))
        return Outcome()


@dataclass(kw_only=True)
class Slow:
    """A platform that answers, or doesn't."""

    answers: Mapping[str, frozenset[str]]
    down: bool = False
    asked: list[str] = field(default_factory=list)

    async def members(self, group: str) -> frozenset[str]:
        self.asked.append(group)
        if self.down:
            raise Unavailable("slack: away")
        return self.answers[group]


def groups(world: World, core: Core, pace: Pace = QUICK) -> Groups:
    found = Groups(
        rooms={"discord": world.chat}, wanted=groups_of(Team(roles=ROLES)), dispatch=core, pace=pace
    )
    world.chat.on_people_changed.append(found.soon)
    return found


@asynccontextmanager
async def running(one: Groups) -> AsyncIterator[None]:
    task = asyncio.create_task(one.run())
    try:
        yield
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


def test_the_configuration_says_which_groups_stand_for_roles() -> None:
    assert groups_of(Team(roles=ROLES)) == {
        "slack": frozenset({"S1"}),
        "discord": frozenset({ids.APPROVERS, ids.MODERATORS}),
    }


async def test_all_groups_of_a_platform_are_told_at_once_and_listed_once() -> None:
    async with connected_bot() as world:
        core = Core()
        assert await groups(world, core).read()
        [event] = core.events
        assert event.platform == "discord"
        assert event.groups[ids.APPROVERS] == {MERT}
        assert event.groups[ids.APPROVERS] < event.groups[ids.MODERATORS]
        assert len(world.requests(MEMBERS)) == 1


async def test_a_change_that_discord_tells_is_known_soon_and_one_that_matters_to_no_role_asks_nothing() -> (
    None
):
    async with connected_bot() as world:
        core = Core()
        async with running(groups(world, core)):
            await until(lambda: core.events)
            await world.act("grant", user="tom", role="Freigabe-Social")
            await until(lambda: TOM in core.events[-1].groups[ids.APPROVERS])
            await world.act("grant", user="tom", role="Freigabe-Social", on=False)
            await until(lambda: TOM not in core.events[-1].groups[ids.APPROVERS])
            await world.act("leave", user="mert")
            await until(lambda: not core.events[-1].groups[ids.APPROVERS])
            rounds = len(core.events)
            await world.act("grant", user="jana", role="Krisenleitung")
            await world.act("grant", user="tom", role="Freigabe-Social")
            await until(lambda: TOM in core.events[-1].groups[ids.APPROVERS])
            assert len(core.events) == rounds + 1
        assert len(world.requests(MEMBERS)) == 1


async def test_many_groups_and_a_big_server_make_no_burst() -> None:
    async with connected_bot() as world:
        crowd(world.discord, MANY_MEMBERS, role=ids.APPROVERS)
        core = Core()
        team = Team(roles={str(n): RoleHandle(name="x", discord=str(5 * 10**17 + n)) for n in range(20)})
        found = Groups(rooms={"discord": world.chat}, wanted=groups_of(team), dispatch=core, pace=QUICK)
        world.chat._members.pause = 0.3
        assert await found.read()
        assert len(world.requests("GET /users/@me/guilds")) == 1
        times = [datetime.fromisoformat(one.at).timestamp() for one in world.requests(MEMBERS)]
        assert len(times) == 3  # pages, for twenty roles
        assert min(b - a for a, b in pairwise(times)) >= 0.3
        assert len(core.events[0].groups) == 20


async def test_a_group_that_cannot_be_read_is_trusted_for_a_while_and_then_unknown() -> None:
    slow, core, now = Slow(answers={"S1": frozenset({"U1"})}), Core(), [0.0]
    found = Groups(
        rooms={"slack": cast("Rooms", cast("Any", slow))},
        wanted={"slack": frozenset({"S1"}), "discord": frozenset({"1"})},
        dispatch=core,
        pace=Pace(trusted=100, gap=0),
        monotonic=lambda: now[0],
    )
    slow.down = True
    assert not await found.read()
    assert core.events[-1].groups == {}  # never known: not the same as nobody
    slow.down = False
    assert await found.read()
    slow.down = True
    now[0] = 99
    assert not await found.read()
    assert core.events[-1].groups == {"S1": {"U1"}}
    now[0] = 101
    assert not await found.read()
    assert core.events[-1].groups == {}


async def test_without_the_members_setting_the_groups_of_discord_are_unknown_and_others_go_on() -> None:
    narrow = registration()
    narrow["intents"] = int(str(narrow["intents"])) & ~Intent.GUILD_MEMBERS
    async with connected_bot(install=narrow) as world:
        core = Core()
        slow = Slow(answers={"S1": frozenset({"U1"})})
        found = groups(world, core)
        found.rooms = {"slack": cast("Rooms", cast("Any", slow)), "discord": world.chat}
        assert not await found.read()
        assert {event.platform: event.groups for event in core.events} == {
            "slack": {"S1": {"U1"}}, "discord": {},
        }  # fmt: skip


async def test_what_failed_is_tried_again_soon_and_ever_more_rarely(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    slow, core = Slow(answers={}, down=True), Core()
    found = Groups(
        rooms={"slack": cast("Rooms", cast("Any", slow))},
        wanted={"slack": frozenset({"S1"})},
        dispatch=core,
        pace=Pace(every=8, again=1),
    )
    pauses: list[float] = []

    async def rest(seconds: float) -> None:
        pauses.append(seconds)
        if len(pauses) == 6:
            raise asyncio.CancelledError

    def timeout(seconds: float) -> Any:
        pauses[-1] += seconds
        return real_timeout(0)

    real_timeout = asyncio.timeout
    monkeypatch.setattr("bot.groups.asyncio.sleep", rest)
    monkeypatch.setattr("bot.groups.asyncio.timeout", timeout)
    with pytest.raises(asyncio.CancelledError):
        await found.run()
    assert pauses == [1, 2, 4, 8, 8, 1]


async def test_a_change_that_slack_tells_is_read_at_once_and_that_group_alone() -> None:
    async with socket_bot() as world:
        core = Core()
        found = Groups(
            rooms={"slack": world.chat},
            wanted={"slack": frozenset({"S01FREIGABE", "S09GONE"})},
            dispatch=core,
            pace=QUICK,
        )
        world.chat.on_group_changed.append(partial(found.changed, "slack"))
        async with running(found):
            await until(lambda: core.events)
            assert core.events[-1].groups["S09GONE"] == frozenset()
            await world.slack.act("set_group", group="S01FREIGABE", users=["jana"])
            await until(lambda: core.events[-1].groups["S01FREIGABE"] == {"U01JANA"})
            await world.slack.act("leave_workspace", user="jana")
            await until(lambda: core.events[-1].groups["S01FREIGABE"] == frozenset())
            await world.slack.act("remove_group", group="S01FREIGABE")
            calls = world.slack.part.app.limits.calls
            await until(lambda: calls["usergroups.users.list"] == 5)
        asked = [
            one.body for one in world.slack.kernel.requests if one.target.endswith("usergroups.users.list")
        ]
        assert [str(body).count("S09GONE") for body in asked] == [0, 1, 0, 0, 0]


async def test_however_often_groups_change_slack_is_never_asked_more_than_it_takes(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Every group changes all the time, with the shipped pace, held against the sandbox's limits for ten minutes."""
    now, asked = [0.0], list[float]()
    limits = Limits(clock=lambda: now[0])
    names = frozenset(f"S{number}" for number in range(7))  # as many as there are roles

    async def members(_: str) -> frozenset[str]:
        assert limits.take("usergroups.users.list", "tier2") is None
        asked.append(now[0])
        return frozenset()

    found = Groups(
        rooms={"slack": cast("Rooms", type("Wall", (), {"members": staticmethod(members)}))},
        wanted={"slack": names},
        dispatch=Core(),
        monotonic=lambda: now[0],
    )

    async def rest(seconds: float) -> None:
        now[0] += seconds
        for name in names:
            found.changed("slack", name)
        if now[0] > 600:
            raise asyncio.CancelledError

    monkeypatch.setattr("bot.groups.asyncio.sleep", rest)
    with pytest.raises(asyncio.CancelledError):
        await found.run()
    most = max(len([at for at in asked if since <= at < since + 60]) for since in asked)
    print(f"at most {most} questions in a minute of 20, {len(asked)} in ten minutes")
    assert most <= 15
