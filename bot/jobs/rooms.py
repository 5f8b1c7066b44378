"""Errands about rooms and marks in chat: each is done at least once, and answered with what became of it."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field

import structlog

from bot.chat import ChannelGone, Dispatch, MessageGone, Room, RoomRefused, Rooms, TokenRevoked
from bot.jobs.errands import Runner
from bot.jobs.tries import Tries
from bot.work import persist
from handlers.effects import CloseRoom, Errand, Invite, OpenRoom, React
from handlers.errors import BreakwaterError, Unavailable
from handlers.events import Event, Invited, RoomFailed, RoomOpened

log = structlog.get_logger(__name__)


@dataclass(frozen=True, kw_only=True)
class RoomErrands:
    """Runs them on whichever platform they name. After a crash they run again: a room is found by its marker."""

    rooms: Mapping[str, Rooms]
    account: Callable[[str, str], str]
    """Person id and platform -> account; empty if there is none."""
    dispatch: Dispatch
    tries: Tries = field(default_factory=Tries)

    def runners(self) -> Mapping[type[Errand], Runner]:
        return {OpenRoom: self.open, Invite: self.invite, CloseRoom: self.close, React: self.react}

    async def open(self, errand: OpenRoom) -> None:
        await self._say(await self._opened(errand))

    async def _opened(self, errand: OpenRoom) -> RoomOpened | RoomFailed:
        platform = errand.platform
        try:
            room = await self.tries.mended(lambda: self._room(errand), self.tries.room)
            return RoomOpened(
                kind=errand.kind,
                subject=errand.subject,
                platform=platform,
                channel=room.channel,
                link=room.link,
            )
        except BreakwaterError as error:
            reason = _why_no_room(error)
            log.warning(
                "no room", reason=str(error), kind=errand.kind, subject=errand.subject, platform=platform
            )
            return RoomFailed(kind=errand.kind, subject=errand.subject, platform=platform, reason=reason)

    async def _room(self, errand: OpenRoom) -> Room:
        rooms = self.rooms.get(errand.platform)
        if rooms is None:
            raise RoomRefused("room-failed-off")
        marker = f"breakwater:{errand.kind}:{errand.subject}"
        return await rooms.open_room(errand.name, topic=errand.topic, marker=marker, near=errand.near)

    async def invite(self, errand: Invite) -> None:
        accounts = {person: self.account(person, errand.platform) for person in errand.people}
        missing = {person: "not-invited-no-account" for person, account in accounts.items() if not account}
        wanted = {person: account for person, account in accounts.items() if account}
        missing |= await self._left_out(errand, wanted)
        await self._say(
            Invited(
                kind=errand.kind,
                subject=errand.subject,
                platform=errand.platform,
                channel=errand.channel,
                people=tuple(person for person in errand.people if person not in missing),
                missing=missing,
            )
        )

    async def _left_out(self, errand: Invite, wanted: Mapping[str, str]) -> dict[str, str]:
        """Who of them could not be brought, and why."""
        rooms = self.rooms.get(errand.platform)
        if rooms is None or not wanted:
            return dict.fromkeys(wanted, "not-invited-refused")
        accounts: Sequence[str] = tuple(wanted.values())
        try:
            failed = await self.tries.mended(lambda: rooms.invite(errand.channel, accounts), self.tries.room)
        except BreakwaterError as error:
            log.warning(
                "nobody could be invited", reason=str(error), platform=errand.platform, channel=errand.channel
            )
            why = "not-invited-unreachable" if isinstance(error, Unavailable) else "not-invited-refused"
            return dict.fromkeys(wanted, why)
        return {person: failed[account] for person, account in wanted.items() if account in failed}

    async def close(self, errand: CloseRoom) -> None:
        if rooms := self.rooms.get(errand.platform):
            await self._left_alone(lambda: rooms.close_room(errand.channel), self.tries.room, errand)

    async def react(self, errand: React) -> None:
        if rooms := self.rooms.get(errand.platform):
            await self._left_alone(
                lambda: rooms.react(errand.channel, errand.message_id, errand.emoji, thread=errand.thread),
                self.tries.mark,
                errand,
            )

    async def _left_alone(
        self, once: Callable[[], Awaitable[None]], seconds: float, errand: CloseRoom | React
    ) -> None:
        """Where it can't be done it is left: nothing waits for it."""
        try:
            await self.tries.mended(once, seconds)
        except BreakwaterError as error:
            log.warning(
                "left undone",
                reason=str(error),
                errand=type(errand).__name__,
                platform=errand.platform,
                channel=errand.channel,
            )

    async def _say(self, event: Event) -> None:
        await persist(lambda: self.dispatch(event))


def _why_no_room(error: BreakwaterError) -> str:
    match error:
        case RoomRefused():
            return error.key
        case TokenRevoked():
            return "room-failed-revoked"
        case Unavailable():
            return "room-failed-unreachable"
        case ChannelGone() | MessageGone():
            return "room-failed-rights"
        case _:
            return "room-failed-refused"
