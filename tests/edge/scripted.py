"""A core that is scripted, for tests of the gateways alone."""

import asyncio
from dataclasses import dataclass, field
from typing import Any

from bot.chat import Outcome
from handlers.events import Event


@dataclass(kw_only=True)
class Core:
    """Answers as told, and remembers what it was asked."""

    events: list[Any] = field(default_factory=list)
    deliveries: list[str] = field(default_factory=list)
    outcome: Outcome = field(default_factory=Outcome)
    wait: float = 0.0

    async def __call__(self, event: Event, *, delivery: str = "") -> Outcome:
        self.events.append(event)
        self.deliveries.append(delivery)
        await asyncio.sleep(self.wait)
        return self.outcome
