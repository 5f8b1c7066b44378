"""A bare socket to the gateway, for what no library would do."""

import json
import zlib
from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest

from tests.sandbox.discord_house import (
    INTENTS,
    House,
)

PROPERTIES = {"os": "linux", "browser": "test", "device": "test"}


class Line:
    """A bare socket, for what no library would do."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse, house: House) -> None:
        self.socket, self.house = socket, house
        self.inflate = zlib.decompressobj()

    async def say(self, op: int, data: Any) -> None:
        await self.socket.send_str(json.dumps({"op": op, "d": data}))

    async def hear(self, *, packed: bool = False) -> dict[str, Any]:
        frame = await self.socket.receive(timeout=60)
        if packed:
            assert frame.type is aiohttp.WSMsgType.BINARY
            assert frame.data.endswith(b"\x00\x00\xff\xff")
            return json.loads(self.inflate.decompress(frame.data))
        assert frame.type is aiohttp.WSMsgType.TEXT, frame
        return json.loads(frame.data)

    async def until(self, event: str) -> dict[str, Any]:
        while (said := await self.hear())["t"] != event:
            pass
        return said

    async def closed_with(self) -> int | None:
        while not self.socket.closed:
            await self.socket.receive(timeout=60)
        return self.socket.close_code

    async def identify(self, **more: Any) -> None:
        token = self.house.part.token
        await self.say(2, {"token": token, "properties": PROPERTIES, "intents": INTENTS.value, **more})


async def line(house: House, query: str = "?v=10&encoding=json") -> Line:
    return Line(await house.http.ws_connect(house.part.gateway_url + query), house)


@pytest.fixture
async def greeted(house: House) -> AsyncIterator[Line]:
    found = await line(house)
    hello = await found.hear()
    assert (hello["op"], hello["d"]["heartbeat_interval"]) == (10, 41250)
    yield found
    await found.socket.close()
