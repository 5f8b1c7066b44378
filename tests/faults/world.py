"""The whole bot as a process of its own, and what goes wrong around it, counted at the far side."""

import asyncio
import json
import os
import re
import signal
import sqlite3
import time
from collections import defaultdict
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Iterator, Mapping
from contextlib import asynccontextmanager, closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, ClassVar, Self, TypeVar

import aiohttp
import psycopg
from standardwebhooks import Webhook

from bot.demo.stage import BotProcess, Stage
from bot.sandbox.hand import Missing
from bot.sandbox.kernel import Fault, Request
from bot.sandbox.network import ACCOUNTS
from bot.sandbox.reading import Seen
from bot.sandbox.sight import WITHIN
from tests.stories.scene import Case, Scene

T = TypeVar("T")
TEXT = "Hallo Lea, das tut uns leid. Schick uns bitte deine Bestellnummer per Direktnachricht."
BOTH = ("slack", "discord")
OTHER = {"slack": "discord", "discord": "slack"}
CREATE = {"slack": "slack:chat.postMessage", "discord": "discord:POST /channels/{channel}/messages"}
UPDATE = {"slack": "slack:chat.update", "discord": "discord:PATCH /channels/{channel}/messages/{message}"}
INTERACTION = {"slack": "slack:interactive", "discord": "discord:interaction"}
CALLBACK = "discord:POST /interactions/{interaction}/{token}/callback"
WHISPER = {"slack": "slack:chat.postEphemeral", "discord": CALLBACK}
VISIBLE = {
    "slack": (UPDATE["slack"], CREATE["slack"]),
    "discord": (CALLBACK, UPDATE["discord"], CREATE["discord"]),
}
"""By what a person first sees that a click has worked."""
LATER = 0.6
"""Minutes: by then an unclear exchange with the network may be looked up, and a lost create looked for."""


@dataclass(kw_only=True)
class Ordeal(Scene):
    """A scene in which things go wrong. `check` at its end holds for every one of them."""

    violations_before: int = 0
    log_before: int = 0
    taken_away: ClassVar[set[str]] = set()
    """Ids of messages that somebody has deleted, in this story or before: what stands in their place is no double."""

    @classmethod
    @asynccontextmanager
    async def on(cls, stage: Stage, session: aiohttp.ClientSession, platform: str) -> AsyncIterator[Self]:
        """Ends with a look at all that must never happen."""
        begun = cls(
            stage=stage,
            session=session,
            platform=platform,
            other=OTHER[platform],
            violations_before=len(stage.sandbox.kernel.violations),
            log_before=len(stage.bot.log()),
        )
        try:
            yield begun
            begun.check()
        finally:
            begun.mend()

    @property
    def bot(self) -> BotProcess:
        return self.stage.bot

    @property
    def requests(self) -> list[Request]:
        return list(self.stage.sandbox.kernel.requests)

    # -- what goes wrong

    def wrong(self, target: str, kind: str, **how: Any) -> Fault:
        """The next requests or deliveries of that kind; `times`, `seconds` and `status` as the sandbox has them."""
        fault = Fault(target=target, kind=kind, **how)
        self.stage.sandbox.kernel.faults.append(fault)
        return fault

    def mend(self) -> list[Fault]:
        """Whatever was to go wrong from now on does not; gives back what was left of it."""
        faults = self.stage.sandbox.kernel.faults
        left = list(faults)
        faults.clear()
        return left

    @asynccontextmanager
    async def killed_at(self, deadly: str) -> AsyncIterator[None]:
        """kill -9 the moment the far side receives such a request. It carries it out all the same, unless told
        otherwise, and nobody is left to hear the answer."""
        kernel, dead = self.stage.sandbox.kernel, asyncio.Event()
        record = kernel.record

        def record_and_kill(target: str, body: Any) -> Request:
            if target == deadly and not dead.is_set():
                os.kill(self.bot.pid, signal.SIGKILL)
                dead.set()
            return record(target, body)

        kernel.record = record_and_kill
        try:
            yield
            async with asyncio.timeout(WITHIN):
                await dead.wait()
        finally:
            kernel.record = record
            await self.bot.kill()

    @contextmanager
    def no_hooks(self) -> Iterator[None]:
        """The network's deliveries wait, those that say what the brand itself has published included."""
        hooks = self.stage.sandbox.public.hooks
        hooks.hook_base, there = "", hooks.hook_base
        try:
            yield
        finally:
            hooks.hook_base = there

    async def starts_again(self) -> None:
        await self.bot.kill()
        await self.bot.start()

    # -- what the network sends

    async def hook(self, delivery: str, comment: str, text: str) -> tuple[int, Mapping[str, str], Any]:
        """A delivery of one comment, signed as it has to be; the answer's status, headers and body."""
        account, now = ACCOUNTS[0], datetime.now(UTC)
        said = {"id": comment, "text": text, "created_at": "2026-11-20T10:00:00Z", "author": {"id": comment}}
        body = json.dumps({"comments": [said]})
        headers = {
            "webhook-id": delivery,
            "webhook-timestamp": str(int(now.timestamp())),
            "webhook-signature": Webhook(account.secret).sign(delivery, now, body),
        }
        async with self.session.post(
            f"{self.bot.base_url}/hooks/{account.name}", data=body, headers=headers
        ) as answer:
            return answer.status, answer.headers, await answer.json()

    # -- what is seen

    def rows(self, sql: str) -> list[tuple[Any, ...]]:
        """What the bot has written down, read from beside it."""
        address = self.bot.environ["DATABASE_URL"]
        if address.startswith("postgresql"):
            with psycopg.connect(address) as database:
                return database.execute(sql.encode()).fetchall()
        file = address.removeprefix("sqlite:///")
        with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as database:
            return database.execute(sql).fetchall()

    def posts(self, case: Case) -> list[Request]:
        """Every reply to this case's comment that reached the network, carried out or not."""
        return [
            request
            for request in self.requests
            if request.target == "public:reply" and request.body.get("comment_id") == case.comment
        ]

    async def until(
        self, what: str, holds: Callable[[], object], within: float = WITHIN, *, every: float = 0.05
    ) -> None:
        """Wait for something that needs no asking."""
        end = time.monotonic() + within
        while not holds():
            if time.monotonic() > end:
                raise Missing(f"not within {within} s: {what}")
            await asyncio.sleep(every)

    async def shown(
        self, what: str, looks: Callable[[], Awaitable[T]], wanted: T, within: float = WITHIN
    ) -> None:
        async def same() -> bool:
            return await looks() == wanted

        await self.holds(what, same, within)

    async def said_of(self, case: Case, platform: str = "") -> list[str]:
        """First lines of all that stands there of a case; every number in them as 0."""
        seen = await self.world.messages(platform or self.platform)
        named = re.compile(rf"Fall {case.number}\b")
        return sorted(re.sub(r"\d+", "0", one.first_line) for one in seen if named.search(one.text))

    async def troubles(self) -> dict[str, str]:
        """What readiness says is wrong, by platform."""
        async with self.session.get(f"{self.bot.base_url}/health/ready") as answer:
            said = await answer.json()
            assert answer.status == (503 if said["troubles"] else 200)
            return said["troubles"]

    async def until_ready(self, *, but: Iterable[str] = (), within: float = WITHIN) -> None:
        """Readiness names these platforms and no others."""

        async def named() -> set[str]:
            return set(await self.troubles())

        await self.shown(f"ready but for {but}", named, set(but), within)

    def is_at_rest(self) -> bool:
        """Every message that can be shown shows what is wanted of it."""
        return not self.rows(
            "SELECT id FROM app_placement WHERE state NOT IN ('lost', 'gone') AND wanted > shown"
        )

    async def at_rest(self) -> None:
        await self.until("all cards up to date", self.is_at_rest)

    async def passes_until(self, what: str, holds: Callable[[], object], leap: float = 0.2) -> None:
        """Minutes pass, a leap at a time, until something is so."""
        end = time.monotonic() + WITHIN
        while not holds():
            if time.monotonic() > end:
                raise Missing(f"not although time went by: {what}")
            await self.turn_clock(leap)
            await asyncio.sleep(0.2)

    def pause_after_429(self, target: str) -> float:
        """Seconds between the last such refusal and the request that came after it."""
        requests = [request for request in self.requests if request.target == target]
        refused = max(place for place, request in enumerate(requests) if request.status == 429)
        first, then = (datetime.fromisoformat(request.at) for request in requests[refused : refused + 2])
        return (then - first).total_seconds()

    def whispers(self) -> int:
        """Private answers that the platforms were given to show."""
        shown = [request for request in self.requests if request.target == WHISPER[self.platform]]
        kinds = [(request.body or {}).get("type", 4) for request in shown if request.status in {200, 204}]
        return kinds.count(4)

    def created(self) -> dict[tuple[str, str], set[str]]:
        """Messages by platform and our own number for them, as the platforms took them in, answered or not."""
        found: dict[tuple[str, str], set[str]] = defaultdict(set)
        for request in self.requests:
            answer = request.answer or {}
            if request.target == CREATE["slack"]:
                answer = answer.get("lost", answer)
                if answer.get("ok"):
                    own = request.body["metadata"]
                    own = own if isinstance(own, dict) else {}
                    found["slack", str(own["event_payload"]["own_id"])].add(answer["ts"])
            elif request.target == CREATE["discord"] and request.status == 200 and "nonce" in request.body:
                found["discord", request.body["nonce"]].add(answer["id"])
        return found

    # -- what always holds

    def check(self) -> None:
        kernel = self.stage.sandbox.kernel
        assert not kernel.faults, f"never met: {kernel.faults}"
        broken = kernel.violations[self.violations_before :]
        assert not broken, "\n".join(f"{one.target} {one.rule}: {one.detail}" for one in broken)
        stood = {key: ids - self.taken_away for key, ids in self.created().items()}
        assert {key: ids for key, ids in stood.items() if len(ids) > 1} == {}
        replies = [
            c for c in self.stage.sandbox.public.network.comments.values() if c.by_brand and not c.deleted
        ]
        assert len({(c.parent, c.text) for c in replies}) == len(replies), "published twice"
        said = self.bot.log()[self.log_before :]
        assert "Traceback" not in said, said
        assert [name for name, secret in self.secrets().items() if secret in said] == []

    def secrets(self) -> dict[str, str]:
        """Whatever must never stand in a log, by what it is."""
        return {
            name: value
            for name, value in self.bot.environ.items()
            if name.endswith(("_TOKEN", "_SECRET")) or name.startswith("HOOK_SECRET_")
        }


def texts(messages: Iterable[Seen], part: str) -> list[str]:
    return [message.text for message in messages if part in message.text]
