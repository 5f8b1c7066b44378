"""A click of a person that the test answers by plain HTTP, and forms to answer it with."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import pytest

from bot.sandbox.discord import ids, interactions
from tests.sandbox.discord_house import Bot, House, connected

Json = dict[str, Any]


EPHEMERAL = 64


V2 = 1 << 15


@pytest.fixture
async def bot(house: House, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Bot]:
    async with connected(house, monkeypatch) as found:
        yield found


@pytest.fixture
def hasty(monkeypatch: pytest.MonkeyPatch) -> None:
    """Three seconds pass in a third of one: what is over after them is looked at, not they themselves."""
    monkeypatch.setattr(interactions, "ANSWER_SECONDS", 0.3)


class Clicked:
    """A click that waits for its answer, which the test gives by plain HTTP."""

    def __init__(self, house: House, bot: Bot, card: Json) -> None:
        self.house, self.bot, self.card = house, bot, card
        self.seen: asyncio.Task[Any] | None = None

    async def press(self, custom_id: str = "claim", user: str = "jana") -> "Clicked":
        before = len(self.bot.all("interaction"))
        body = {"user": user, "message": self.card["id"], "custom_id": custom_id, "wait": 0.05}
        self.seen = asyncio.create_task(self.house.part.act("click", body))
        found = await self.bot.hears("interaction", before + 1)
        self.id, self.token = str(found.id), found.token
        return self

    async def submit(self, **values: Any) -> "Clicked":
        before = len(self.bot.all("interaction"))
        self.seen = asyncio.create_task(self.house.part.act("submit", {"user": "jana", "values": values}))
        found = await self.bot.hears("interaction", before + 1)
        self.id, self.token = str(found.id), found.token
        return self

    async def answer(self, type: int, data: Any = None, query: str = "") -> tuple[int, Any]:
        body = {"type": type} if data is None else {"type": type, "data": data}
        return await self.house.call("POST", f"/interactions/{self.id}/{self.token}/callback{query}", body)

    async def hook(self, method: str, path: str = "", body: Any = None) -> tuple[int, Any]:
        return await self.house.call(method, f"/webhooks/{ids.APPLICATION}/{self.token}{path}", body)

    async def sees(self) -> Any:
        assert self.seen is not None
        return await self.seen


@pytest.fixture
async def click(house: House, bot: Bot) -> Clicked:
    row = {"type": 1, "components": [{"type": 2, "style": 1, "label": "Übernehmen", "custom_id": "claim"}]}
    body = {"flags": V2, "components": [{"type": 10, "content": "Karte"}, row]}
    return await Clicked(house, bot, (await house.post(ids.INBOX, body))[1]).press()


def form(*components: Json, **more: Any) -> Json:
    return {"custom_id": "f", "title": "Form", "components": list(components) or [field()], **more}


def field(custom_id: str = "text", **more: Any) -> Json:
    label = {key: more.pop(key) for key in ("label", "description") if key in more}
    inner = {"type": 4, "custom_id": custom_id, "style": 1, **more}
    return {"type": 18, "label": "Antwort", **label, "component": inner}


def choice(kind: int, *values: str, **more: Any) -> Json:
    """A labelled select, radio group or group of ticks."""
    offered = [{"label": value, "value": value} for value in values]
    inner = {"type": kind, "custom_id": f"c{kind}", **({"options": offered} if values else {}), **more}
    return {"type": 18, "label": "Wahl", "component": inner}
