"""Deliveries to the app: events with their repetitions, interactions with their deadline, and faults on request."""

import asyncio
import secrets
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.sandbox.kernel import Fault, Kernel
from bot.sandbox.slack.carrier import Carrier, Receipt, Tasks, Type
from bot.sandbox.slack.errors import Json

REPEATS = (timedelta(), timedelta(minutes=1), timedelta(minutes=5))
"""At once, after a minute, after five; by the kernel's clock."""
_HELD = 0.5
"""Seconds after which a held-back delivery goes out although nothing has overtaken it."""


@dataclass(kw_only=True)
class Outbox:
    kernel: Kernel
    tasks: Tasks
    carrier: Carrier
    excuse: Callable[[str], None]
    """Told of a trigger id whose delivery the sandbox itself held back."""
    pending: dict[str, str] = field(default_factory=dict)
    """Event id -> type, of events not yet acknowledged."""
    lost: list[str] = field(default_factory=list)
    """Ids of events that were given up."""
    _passed: asyncio.Event = field(default_factory=asyncio.Event)

    async def interaction(self, type_: Type, payload: Json, *, accepts: bool) -> Receipt:
        """Deliver once; no repetition, whatever comes of it."""
        target = "slack:interactive"
        fault = self.kernel.fault(target, "delay", "drop_ack", "twice", "reorder")
        if fault is not None and fault.kind in ("delay", "reorder"):
            self.excuse(str(payload.get("trigger_id", "")))
        receipt = await self._through(type_, payload, fault, accepts=accepts, attempt=0, reason="")
        self._judge(target, receipt, str(payload.get("type") or payload.get("command")))
        if receipt.ok and not accepts and receipt.payload:
            self.kernel.violate(
                target, "ack-payload", f"{payload.get('type')} cannot be answered in the acknowledgement"
            )
        return receipt

    def event(self, payload: Json) -> asyncio.Task[None]:
        """Deliver in the background, with repetitions."""
        id_ = f"Ev{secrets.token_hex(5).upper()}"
        self.pending[id_] = payload["event"]["type"]
        return self.tasks.spawn(self._event(id_, payload | {"event_id": id_}))

    async def _event(self, id_: str, payload: Json) -> None:
        reason = ""
        for attempt, wait in enumerate((timedelta(), *REPEATS)):
            await self._until(self.kernel.now() + wait)
            fault = self.kernel.fault("slack:event", "delay", "drop_ack", "twice", "reorder")
            receipt = await self._through(
                "events_api", payload, fault, accepts=False, attempt=attempt, reason=reason
            )
            self._judge("slack:event", receipt, payload["event"]["type"])
            if receipt.ok and receipt.payload:
                self.kernel.violate("slack:event", "ack-payload", "an event cannot be answered")
            if receipt.ok or receipt.stop:
                self.pending.pop(id_, None)
                return
            reason = "http_error" if receipt.why == "http_error" else "http_timeout"
        self.pending.pop(id_, None)
        self.lost.append(id_)
        self.kernel.tell("slack", {"what": "event_lost", "event": id_})

    async def _until(self, due: datetime) -> None:
        """Wait by the kernel's clock, which may be turned meanwhile."""
        turned = self.kernel.listen()
        try:
            while (left := (due - self.kernel.now()).total_seconds()) > 0:
                with suppress(TimeoutError):
                    async with asyncio.timeout(left):
                        while (await turned.get())["kind"] != "clock":
                            pass
        finally:
            self.kernel.unlisten(turned)

    async def _through(
        self, type_: Type, payload: Json, fault: Fault | None, *, accepts: bool, attempt: int, reason: str
    ) -> Receipt:
        kind = fault.kind if fault else ""
        if fault is not None and kind == "delay":
            await asyncio.sleep(fault.seconds)
        if kind == "reorder":
            self._passed.clear()
            with suppress(TimeoutError):  # nothing else came along
                async with asyncio.timeout(_HELD):
                    await self._passed.wait()
        sends = [
            self.carrier.carry(type_, payload, accepts=accepts, attempt=attempt, reason=reason)
            for _ in range(2 if kind == "twice" else 1)
        ]
        receipt, *_ = await asyncio.gather(*sends)
        if kind != "reorder":
            self._passed.set()
        return Receipt(why="dropped") if kind == "drop_ack" and receipt.ok else receipt

    def _judge(self, target: str, receipt: Receipt, what: str) -> None:
        if receipt.why == "timeout":
            self.kernel.violate(target, "ack-3s", f"{what} was not acknowledged in time")
