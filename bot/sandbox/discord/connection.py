"""One socket of the gateway: hello, identify or resume, heartbeats, member requests; closes on every breach."""

import asyncio
import json
import zlib
from collections import deque
from typing import Any, Protocol

from aiohttp import WSMsgType, web

from bot.sandbox.discord import ids, payloads
from bot.sandbox.discord.sessions import Session, Sessions
from bot.sandbox.discord.wire import KNOWN_INTENTS, PRIVILEGED_INTENTS, Intent, Json
from bot.sandbox.discord.wires import reset
from bot.sandbox.discord.world import World
from bot.sandbox.kernel import Kernel

MOST_SENDS, SEND_WINDOW = 120, 60.0
MOST_BYTES = 4096
_CLEAN = {1000, 1001}
_BEFORE_IDENTIFY = {1, 2, 6}
_KNOWN_OPS = {1, 2, 3, 4, 6, 8, 31, 43}


class Refused(Exception):
    """The client broke the protocol, or may not in: close with this code. With a rule it is a violation."""

    def __init__(self, code: int, reason: str, rule: str = "") -> None:
        super().__init__(f"{code} {reason}")
        self.code, self.reason, self.rule = code, reason, rule


class Host(Protocol):
    """The gateway, as a socket sees it."""

    kernel: Kernel
    world: World
    sessions: Sessions
    heartbeat_seconds: float

    def monotonic(self) -> float: ...
    def token(self) -> str: ...
    def revoke(self) -> None: ...
    def url(self) -> str: ...


class Connection:
    def __init__(self, *, gateway: Host, socket: web.WebSocketResponse, request: web.Request) -> None:
        self._gateway = gateway
        self._socket = socket
        self._transport = request.transport
        self._query = request.query
        self._packed = zlib.compressobj() if self._query.get("compress") == "zlib-stream" else None
        self._outgoing: asyncio.Queue[str | None] = asyncio.Queue()
        self._writer = asyncio.create_task(self._write())
        self._sends: deque[float] = deque()
        self._heard_at = gateway.monotonic()
        self._closing: asyncio.Task[None] | None = None
        self._cut = False
        self.session: Session | None = None

    async def serve(self) -> None:
        """Until the socket is closed. Raises Refused."""
        if self._query.get("v") != "10" or self._query.get("encoding", "json") != "json":
            raise Refused(4012, "Invalid API version.", "gateway.version")
        if self._query.get("compress") not in {None, "zlib-stream"}:
            raise Refused(4002, "The sandbox packs with zlib-stream alone.", "not-implemented")
        self._say(10, {"heartbeat_interval": int(self._gateway.heartbeat_seconds * 1000), "_trace": []})
        async for frame in self._socket:
            if frame.type not in {WSMsgType.TEXT, WSMsgType.BINARY}:
                break
            self._pace()
            self._hear(self._decoded(frame.data))

    def send(self, text: str) -> None:
        """A dispatch of the session."""
        self._outgoing.put_nowait(text)

    def silent_for(self) -> float:
        return 0.0 if self._socket.closed else self._gateway.monotonic() - self._heard_at

    def excuse(self, seconds: float) -> None:
        """While the sandbox itself stood still, nobody could be heard."""
        self._heard_at += seconds

    def ask_to_reconnect(self) -> None:
        self._say(7, None)

    def invalidate(self) -> None:
        """Op 9: the session can't be resumed."""
        if self.session is not None:
            self._gateway.sessions.end(self.session)
            self.session = None
        self._say(9, False)

    def cut(self) -> None:
        """Gone without a close frame, as when a cable is pulled."""
        self._cut = True
        reset(self._transport)

    def close_soon(self, code: int, reason: str) -> None:
        if self._closing is None:
            self._closing = asyncio.create_task(self.close(code, reason))

    async def close(self, code: int, reason: str) -> None:
        await self._outgoing.put(None)
        await asyncio.gather(self._writer, return_exceptions=True)
        await self._socket.close(code=code, message=reason.encode())

    async def gone(self) -> None:
        """The socket is down: a clean goodbye of the client ends the session, anything else keeps it a while."""
        self._writer.cancel()
        await asyncio.gather(self._writer, return_exceptions=True)
        if self.session is None:
            return
        if self._socket.close_code in _CLEAN and self._closing is None and not self._cut:
            self._gateway.sessions.end(self.session)
        else:
            self._gateway.sessions.lost(self.session, self)

    async def _write(self) -> None:
        try:
            while (text := await self._outgoing.get()) is not None:
                if self._packed is None:
                    await self._socket.send_str(text)
                else:
                    data = self._packed.compress(text.encode()) + self._packed.flush(zlib.Z_SYNC_FLUSH)
                    await self._socket.send_bytes(data)
        except (ConnectionError, RuntimeError):
            return  # the reading side notices as well, and says goodbye

    def _say(self, op: int, data: Any) -> None:
        self._outgoing.put_nowait(json.dumps({"op": op, "d": data, "s": None, "t": None}))

    def _pace(self) -> None:
        now = self._gateway.monotonic()
        self._sends.append(now)
        while self._sends[0] <= now - SEND_WINDOW:
            self._sends.popleft()
        if len(self._sends) > MOST_SENDS:
            raise Refused(4008, "Rate limited.", "gateway.sends-120")

    def _decoded(self, data: str | bytes) -> Json:
        if len(data if isinstance(data, bytes) else data.encode()) > MOST_BYTES:
            raise Refused(4002, "Payload of more than 4096 bytes.", "gateway.max-4096")
        try:
            found = json.loads(data)
        except ValueError:
            found = None
        if not isinstance(found, dict) or not isinstance(found.get("op"), int):
            raise Refused(4002, "Error while decoding payload.", "gateway.decode")
        return found

    def _hear(self, said: Json) -> None:
        op, data = said["op"], said.get("d")
        if op not in _KNOWN_OPS:
            raise Refused(4001, "Unknown opcode.", "gateway.op")
        if self.session is None and op not in _BEFORE_IDENTIFY:
            raise Refused(4003, "Not authenticated.", "gateway.order")
        match op:
            case 1:
                self._heard_at = self._gateway.monotonic()
                if self._gateway.kernel.fault("discord:gateway", "drop_ack") is None:
                    self._say(11, None)
            case 2:
                self._identify(data if isinstance(data, dict) else {})
            case 6:
                self._resume(data if isinstance(data, dict) else {})
            case 8:
                self._members(data if isinstance(data, dict) else {})
            case 3:
                return  # nobody in the sandbox looks at presence
            case _:
                raise Refused(4001, f"The sandbox does not know opcode {op}.", "not-implemented")

    def _identify(self, data: Json) -> None:
        if self.session is not None:
            raise Refused(4005, "Already authenticated.", "gateway.order")
        self._authenticate(data)
        intents = data.get("intents")
        properties = data.get("properties")
        if not isinstance(properties, dict) or {"os", "browser", "device"} - properties.keys():
            raise Refused(4002, "IDENTIFY needs its properties.", "gateway.identify")
        if data.get("shard", [0, 1]) != [0, 1]:
            raise Refused(4010, "Invalid shard.", "gateway.shard")
        if not isinstance(intents, int) or intents & ~KNOWN_INTENTS:
            raise Refused(4013, "Invalid intent(s).", "intents")
        self._allow(intents)
        sessions = self._gateway.sessions
        if sessions.starts_left() <= 0:
            self._gateway.revoke()
            raise Refused(
                4004, "More than 1000 IDENTIFYs in a day: the token was reset.", "gateway.identify-1000"
            )
        if not sessions.may_start():
            self._say(9, False)
            return
        self.session = sessions.start(intents, self)
        self._ready(self.session)

    def _allow(self, intents: int) -> None:
        """Only what was declared at installation; Discord itself checks the privileged ones alone."""
        undeclared = intents & ~self._gateway.world.install_intents
        if undeclared & PRIVILEGED_INTENTS:
            raise Refused(4014, f"Disallowed intent(s): {undeclared & PRIVILEGED_INTENTS:#x}.", "intents")
        if undeclared:
            detail = f"intents {undeclared:#x} are asked for but not declared at installation"
            self._gateway.kernel.violate("discord:gateway", "intents", detail)

    def _authenticate(self, data: Json) -> None:
        token = self._gateway.token()
        if not token or data.get("token") != token:
            raise Refused(4004, "Authentication failed.")

    def _ready(self, session: Session) -> None:
        world = self._gateway.world
        session.dispatch(
            "READY",
            {
                "v": 10,
                "user": payloads.own_user(world.bot),
                "guilds": [{"id": ids.GUILD, "unavailable": True}],
                "session_id": session.id,
                "session_type": "normal",
                "resume_gateway_url": self._gateway.url(),
                "shard": [0, 1],
                "application": {"id": ids.APPLICATION, "flags": payloads.application_flags(world)},
                "private_channels": [],
                "relationships": [],
            },
        )
        if session.intents & Intent.GUILDS:
            guild = payloads.guild_create(world, session.intents, self._gateway.kernel.now())
            session.dispatch("GUILD_CREATE", guild)

    def _resume(self, data: Json) -> None:
        if self.session is not None:
            raise Refused(4005, "Already authenticated.", "gateway.order")
        self._authenticate(data)
        session = self._gateway.sessions.resumable(str(data.get("session_id")))
        seq = data.get("seq")
        if session is None or not isinstance(seq, int):
            self._say(9, False)
            return
        if seq > session.seq:
            raise Refused(4007, "Invalid seq.", "gateway.seq")
        missed = session.missed(seq)
        if missed is None:
            self.session = session
            self.invalidate()
            return
        old, session.line = session.line, self
        if isinstance(old, Connection):
            old.session = None
            old.close_soon(4000, "Resumed elsewhere.")
        self.session = session
        for text in missed:
            self.send(text)
        session.dispatch("RESUMED", {"_trace": []})

    def _members(self, data: Json) -> None:
        """Op 8. The whole list is for those with the members intent."""
        session = self.session
        limit = data.get("limit", 0)
        everybody = data.get("query") == "" and limit == 0
        if session is None or str(data.get("guild_id")) != ids.GUILD:
            raise Refused(4002, "Request of members without a guild of ours.", "gateway.members")
        if ("query" in data) == ("user_ids" in data) or not isinstance(limit, int):
            raise Refused(4002, "One of query and user_ids.", "gateway.members")
        if everybody and not session.intents & Intent.GUILD_MEMBERS:
            raise Refused(4002, "All members without the GUILD_MEMBERS intent.", "intents")
        session.dispatch("GUILD_MEMBERS_CHUNK", payloads.members_chunk(self._gateway.world, data))
