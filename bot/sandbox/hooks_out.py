"""Deliveries of the public network to the bot: signed hooks, in order, repeated until they are accepted."""

import asyncio
import contextlib
import json
from collections import deque
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

import aiohttp
from standardwebhooks import Webhook

from bot.sandbox.kernel import Kernel
from bot.sandbox.network import Account

RETRIES = (0.2, 0.5, 1.0, 2.0, 4.0, 8.0)
"""Seconds before each repetition; the last one is kept for ever (a hook is never given up)."""


class HooksOut:
    """One queue per account. `hook_base` is the bot's address; deliveries wait while it is not known or down."""

    def __init__(self, kernel: Kernel, hook_base: str = "") -> None:
        self._kernel = kernel
        self.hook_base = hook_base
        self._queues: dict[str, deque[tuple[str, bytes]]] = {}
        self._wake: dict[str, asyncio.Event] = {}
        self._tasks: dict[str, asyncio.Task[None]] = {}
        self._session: aiohttp.ClientSession | None = None
        self.delivered = 0

    def put(self, account: Account, comments: list[Mapping[str, Any]], reach: Mapping[str, int]) -> None:
        """Queue one delivery (body as in the hook's contract)."""
        body = json.dumps({"comments": comments, "account": reach}, ensure_ascii=False).encode()
        queue = self._queues.setdefault(account.name, deque())
        item = (f"msg_{self._kernel.number()}", body)
        queue.append(item)
        fault = self._kernel.fault("public:hook", "twice", "reorder")
        if fault is not None and fault.kind == "twice":
            queue.append(item)
        elif fault is not None and len(queue) > 1:
            queue[-1], queue[-2] = queue[-2], queue[-1]
        self._wake.setdefault(account.name, asyncio.Event()).set()
        if account.name not in self._tasks:
            self._tasks[account.name] = asyncio.create_task(self._deliver(account))

    def waiting(self) -> int:
        return sum(len(queue) for queue in self._queues.values())

    async def _deliver(self, account: Account) -> None:
        queue, wake = self._queues[account.name], self._wake[account.name]
        tries = 0
        while True:
            if not queue:
                wake.clear()
                await wake.wait()
                continue
            message_id, body = queue[0]
            if await self._post(account, message_id, body):
                if queue and queue[0] == (message_id, body):
                    queue.popleft()
                tries = 0
                self.delivered += 1
                continue
            await asyncio.sleep(RETRIES[min(tries, len(RETRIES) - 1)])
            tries += 1

    async def _post(self, account: Account, message_id: str, body: bytes) -> bool:
        if not self.hook_base:
            return False
        fault = self._kernel.fault("public:hook", "delay", "drop_ack")
        if fault is not None and fault.kind == "delay":
            await asyncio.sleep(fault.seconds)
        now = datetime.now(UTC)
        signature = Webhook(account.secret).sign(message_id, now, body.decode())
        headers = {
            "content-type": "application/json",
            "webhook-id": message_id,
            "webhook-timestamp": str(int(now.timestamp())),
            "webhook-signature": signature,
        }
        if self._session is None:
            self._session = aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=20))
        try:
            async with self._session.post(
                f"{self.hook_base}/hooks/{account.name}", data=body, headers=headers
            ) as answer:
                text = await answer.text()
                if answer.status in {400, 401, 404, 413}:
                    # Refused for good: a real network would page somebody; here the page shows it.
                    self._kernel.tell(
                        "hook-refused", {"account": account.name, "status": answer.status, "text": text}
                    )
                    return True
                return answer.status == 202 and not (fault is not None and fault.kind == "drop_ack")
        except (aiohttp.ClientError, TimeoutError):
            return False

    async def close(self) -> None:
        for task in self._tasks.values():
            task.cancel()
        for task in self._tasks.values():
            with contextlib.suppress(asyncio.CancelledError):
                await task
        if self._session is not None:
            await self._session.close()
