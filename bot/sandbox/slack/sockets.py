"""Socket Mode: single-use tickets, hello, envelopes to one of the open sockets, acknowledgements, disconnects."""

import asyncio
import json
import secrets
import time
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count
from typing import Literal
from uuid import uuid4

from aiohttp import WSMsgType, web

from bot.sandbox.kernel import Kernel
from bot.sandbox.slack.carrier import Receipt, Tasks, Type
from bot.sandbox.slack.errors import Json

MOST = 10
"""Sockets that one app may hold at once."""
TICKET_SECONDS = 30.0
CLOSING_SECONDS = 1.0
"""How long a socket stays open after it was told to go."""
Reason = Literal["refresh_requested", "link_disabled", "warning", "too_many_websockets"]


@dataclass(kw_only=True, eq=False)
class Socket:
    number: int
    ws: web.WebSocketResponse
    transport: asyncio.Transport | None
    leaving: bool = False
    pending: dict[str, asyncio.Future[Json]] = field(default_factory=dict)

    def abort(self) -> None:
        """As a broken line: no close frame."""
        if self.transport is not None:
            self.transport.abort()


@dataclass(kw_only=True)
class Sockets:
    """All sockets of the app."""

    kernel: Kernel
    tasks: Tasks
    app_id: str
    ack_seconds: float = 3.0
    heartbeat: float = 15.0
    down: bool = False
    """Nothing gets in, as in an outage."""
    open: list[Socket] = field(default_factory=list)
    _tickets: dict[str, float] = field(default_factory=dict)
    _past: deque[str] = field(default_factory=lambda: deque(maxlen=2000))
    """Envelopes whose time is over: an acknowledgement that still comes is late, not invented."""
    _turn: Iterator[int] = field(default_factory=count)
    _numbers: Iterator[int] = field(default_factory=lambda: count(1))

    def ticket(self) -> str:
        id_ = secrets.token_urlsafe(24)
        self._tickets[id_] = time.monotonic()
        return id_

    async def serve(self, request: web.Request) -> web.StreamResponse:
        """One connection, from handshake to end."""
        made = self._tickets.pop(request.match_info["ticket"], None)
        fault = self.kernel.fault("slack:socket", "error", "reset")
        if fault is not None and fault.kind == "reset" and request.transport is not None:
            request.transport.abort()
        if fault is not None or self.down:
            return web.Response(status=fault.status if fault else 503)
        if made is None or time.monotonic() - made > TICKET_SECONDS:
            return web.Response(status=401, text="ticket used or too old")
        ws = web.WebSocketResponse(heartbeat=self.heartbeat)
        await ws.prepare(request)
        socket = Socket(number=next(self._numbers), ws=ws, transport=request.transport)
        if (late := self.kernel.fault("slack:socket", "delay")) is not None:
            await asyncio.sleep(late.seconds)
        if len(self.live()) >= MOST:
            await self._tell(socket, "too_many_websockets")
            await ws.close()
            return ws
        self.open.append(socket)
        try:
            await ws.send_json(self._hello())
            if len(self.open) == 1:
                self.tasks.spawn(self._watch())
            await self._listen(socket)
        except ConnectionResetError:
            pass  # the far side went without a word, which the end below takes care of
        finally:
            self.open.remove(socket)
            for envelope, waiting in socket.pending.items():
                self._past.append(envelope)
                if not waiting.done():
                    waiting.set_exception(ConnectionResetError("the socket went away"))
        return ws

    def live(self) -> list[Socket]:
        """Sockets that may be given an envelope."""
        return [socket for socket in self.open if not socket.leaving and not socket.ws.closed]

    async def carry(self, type_: Type, payload: Json, *, accepts: bool, attempt: int, reason: str) -> Receipt:
        """Send to one socket, wait for its acknowledgement. Repetitions carry retry_attempt 0, as the real ones do."""
        del attempt, reason
        if (fault := self.kernel.fault("slack:socket", "socket_drop")) is not None:
            self.drop()
            await asyncio.sleep(fault.seconds)
        live = self.live()
        if not live:
            return Receipt(why="no_connection")
        socket = live[next(self._turn) % len(live)]
        envelope = str(uuid4())
        frame: Json = {
            "envelope_id": envelope,
            "payload": payload,
            "type": type_,
            "accepts_response_payload": accepts,
        }
        if type_ == "events_api":
            frame |= {"retry_attempt": 0, "retry_reason": ""}
        return await self._sent(socket, envelope, frame)

    async def _sent(self, socket: Socket, envelope: str, frame: Json) -> Receipt:
        waiting: asyncio.Future[Json] = asyncio.get_running_loop().create_future()
        socket.pending[envelope] = waiting
        begun = time.perf_counter()
        try:
            await socket.ws.send_json(frame)
            async with asyncio.timeout(self.ack_seconds):
                ack = await waiting
        except TimeoutError:
            return Receipt(ms=self.ack_seconds * 1000, why="timeout")
        except ConnectionResetError:
            return Receipt(why="lost")
        finally:
            socket.pending.pop(envelope, None)
            self._past.append(envelope)
        return Receipt(ms=(time.perf_counter() - begun) * 1000, payload=ack.get("payload"))

    async def _listen(self, socket: Socket) -> None:
        async for message in socket.ws:
            if message.type is not WSMsgType.TEXT:
                self.kernel.violate("slack:socket", "frame", f"a frame of type {message.type.name}")
                continue
            try:
                ack = json.loads(message.data)
                envelope = ack["envelope_id"]
            except (ValueError, TypeError, KeyError):
                self.kernel.violate("slack:socket", "frame", f"no acknowledgement: {message.data[:200]}")
                continue
            waiting = socket.pending.get(envelope)
            if waiting is not None and not waiting.done():
                waiting.set_result(ack)
            elif envelope not in self._past and not any(envelope in one.pending for one in self.open):
                self.kernel.violate("slack:socket", "ack-unknown", f"no such envelope: {envelope}")

    def _hello(self) -> Json:
        return {
            "type": "hello",
            "num_connections": len(self.open),
            "debug_info": {"host": "sandbox", "build_number": 1, "approximate_connection_time": 18060},
            "connection_info": {"app_id": self.app_id},
        }

    async def _tell(self, socket: Socket, reason: Reason) -> None:
        await socket.ws.send_json({"type": "disconnect", "reason": reason, "debug_info": {"host": "sandbox"}})

    async def disconnect(self, reason: Reason) -> None:
        """Ask every socket to go; a warning alone leaves it open a little longer."""
        for socket in self.live():
            socket.leaving = reason != "warning"
            await self._tell(socket, reason)
            self.tasks.spawn(self._close_soon(socket))

    async def _close_soon(self, socket: Socket) -> None:
        await asyncio.sleep(CLOSING_SECONDS)
        await socket.ws.close()

    def drop(self) -> None:
        """Every line breaks at once."""
        for socket in list(self.open):
            socket.leaving = True
            socket.abort()

    async def _watch(self) -> None:
        """Lets a requested drop happen although nothing is being sent."""
        while self.open:
            if self.kernel.faults and self.kernel.fault("slack:socket", "socket_drop") is not None:
                self.drop()
            await asyncio.sleep(0.2)

    async def close(self) -> None:
        for socket in list(self.open):
            await socket.ws.close()
