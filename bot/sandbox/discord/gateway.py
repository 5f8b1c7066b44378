"""The gateway's door: opens sockets, tells sessions what happened, notices the silent, lets things go wrong on request.

Faults on `discord:gateway`: socket_drop (cut without a word; `seconds`: and refuse new sockets that long), reset
(op 7, please reconnect), error (op 9, session gone), drop_ack (swallow a heartbeat's answer), revoke (the token is
worth nothing any more). Faults on `discord:event` or `discord:event NAME`: delay, twice, reorder.
"""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from aiohttp import web

from bot.sandbox.discord.connection import Connection, Refused
from bot.sandbox.discord.happenings import Happening, told
from bot.sandbox.discord.sessions import Sessions
from bot.sandbox.discord.world import World
from bot.sandbox.kernel import Fault, Kernel

TARGET = "discord:gateway"
_TICK = 0.1
_PATIENCE = 1.5
"""Heartbeat intervals after which a silent client is taken for dead."""
_HELD_SECONDS = 1.0
"""How long a reordered event waits for another one to overtake it."""


@dataclass(kw_only=True)
class Gateway:
    kernel: Kernel
    world: World
    sessions: Sessions
    monotonic: Callable[[], float]
    heartbeat_seconds: float
    token: Callable[[], str]
    """The token that is good now; empty once revoked."""
    revoke: Callable[[], None]
    url: Callable[[], str]
    connections: set[Connection] = field(default_factory=set)
    _closed_until: float = 0.0
    _held: list[Happening] = field(default_factory=list)
    _watcher: asyncio.Task[None] | None = None

    def now(self) -> datetime:
        return self.kernel.now()

    async def accept(self, request: web.Request) -> web.StreamResponse:
        """`/discord/gateway`: one socket from hello to goodbye."""
        if self.monotonic() < self._closed_until:
            raise web.HTTPServiceUnavailable(text="no gateway available")
        socket = web.WebSocketResponse(max_msg_size=0, autoping=True)
        await socket.prepare(request)
        connection = Connection(gateway=self, socket=socket, request=request)
        self.connections.add(connection)
        if self._watcher is None:
            self._watcher = asyncio.create_task(self._watch())
        try:
            await connection.serve()
        except Refused as refusal:
            if refusal.rule:
                self.kernel.violate(TARGET, refusal.rule, refusal.reason)
            await connection.close(refusal.code, refusal.reason)
        finally:
            self.connections.discard(connection)
            await connection.gone()
        return socket

    def tell(self, happening: Happening) -> None:
        """Something happened: on the page at once, to the bot as the faults will have it."""
        place = happening.channel.id if happening.channel is not None else ""
        self.kernel.tell("discord", {"event": happening.event, "channel": place})
        fault = self._event_fault(happening)
        if fault is None:
            self._dispatch(happening)
        elif fault.kind == "twice":
            self._dispatch(happening)
            self._dispatch(happening, released=False)
        elif fault.kind == "delay":
            asyncio.get_running_loop().call_later(fault.seconds, self._dispatch, happening)
        else:
            self._held.append(happening)
            asyncio.get_running_loop().call_later(_HELD_SECONDS, self._release)

    def _event_fault(self, happening: Happening) -> Fault | None:
        kinds = ("delay", "twice", "reorder")
        named = self.kernel.fault(f"discord:event {happening.event}", *kinds)
        return named or self.kernel.fault("discord:event", *kinds)

    def _dispatch(self, happening: Happening, *, released: bool = True) -> None:
        self._apply_faults()
        for session in self.sessions:
            data = told(happening, self.world, session.intents)
            if data is not None:
                session.dispatch(happening.event, data)
        if released:
            self._release()

    def _release(self) -> None:
        held, self._held = self._held, []
        for happening in held:
            self._dispatch(happening, released=False)

    def hang_up(self) -> None:
        """The token is worth nothing any more: close every socket with 4004 and end every session."""
        for session in self.sessions:
            self.sessions.end(session)
        for connection in set(self.connections):
            connection.close_soon(4004, "Authentication failed.")

    async def close(self) -> None:
        if self._watcher is not None:
            self._watcher.cancel()
            await asyncio.gather(self._watcher, return_exceptions=True)
        for connection in set(self.connections):
            await connection.close(1001, "the sandbox shuts down")

    async def _watch(self) -> None:
        """Faults on idle sockets, clients fallen silent, sessions grown old."""
        loop = asyncio.get_running_loop()
        while True:
            due = loop.time() + _TICK
            await asyncio.sleep(_TICK)
            late = loop.time() - due
            self._apply_faults()
            self.sessions.forget_old()
            for connection in set(self.connections):
                connection.excuse(late)
                if connection.silent_for() > self.heartbeat_seconds * _PATIENCE:
                    self.kernel.violate(TARGET, "heartbeat", "no heartbeat came in time")
                    connection.close_soon(4000, "No heartbeat.")

    def _apply_faults(self) -> None:
        if not any(connection.session for connection in self.connections):
            return
        fault = self.kernel.fault(TARGET, "socket_drop", "reset", "error", "revoke")
        if fault is None:
            return
        if fault.kind == "revoke":
            self.revoke()
            return
        if fault.kind == "socket_drop":
            self._closed_until = self.monotonic() + fault.seconds
        for connection in set(self.connections):
            match fault.kind:
                case "socket_drop":
                    connection.cut()
                case "reset":
                    connection.ask_to_reconnect()
                case _:
                    connection.invalidate()
