"""`/control/...`: tests and the page turn the screws here. JSON in, JSON out, one verb a path."""

import json
from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime, timedelta
from typing import Any

from aiohttp import web

from bot.sandbox.kernel import HUMANS, ControlError, Fault, Kernel, NotShown, Part
from bot.sandbox.wave import Wave
from bot.sandbox.welcome import Welcome

PUBLIC = ("comment", "edit", "delete")
OWN = ("fault", "clock", "wave")


class Control:
    """Dispatches control verbs to the parts of the sandbox."""

    def __init__(
        self, kernel: Kernel, parts: Mapping[str, Part], wave: Wave, welcome: Welcome | None
    ) -> None:
        self._kernel = kernel
        self._parts = parts
        self._wave = wave
        self._welcome = welcome

    def routes(self) -> list[web.RouteDef]:
        return [
            web.get("/control/world", self._world),
            web.get("/control/violations", self._violations),
            web.get("/control/requests", self._requests),
            web.get("/control/feed", self._feed),
            web.post("/control/{verb}", self._verb),
        ]

    def world(self) -> dict[str, Any]:
        return {
            "now": self._kernel.now().isoformat(),
            "humans": [asdict(human) for human in HUMANS],
            "violations": [asdict(found) for found in self._kernel.violations],
            "faults": [asdict(fault) for fault in self._kernel.faults],
            "wave": self._wave.state(),
            "welcome": asdict(self._welcome) if self._welcome else None,
            **{name: part.snapshot() for name, part in self._parts.items()},
        }

    async def _world(self, http: web.Request) -> web.Response:
        """All of it; `?part=slack` narrows it down to one of the parts, for those who look often."""
        part = self._parts.get(name := http.query.get("part", ""))
        return web.json_response({name: part.snapshot()} if part is not None else self.world())

    async def _violations(self, _: web.Request) -> web.Response:
        return web.json_response([asdict(found) for found in self._kernel.violations])

    async def _requests(self, http: web.Request) -> web.Response:
        """Requests of the bot, newest last; `?target=slack:chat.update` and `?after=17` narrow it down."""
        after = int(http.query.get("after", "0") or 0)
        target = http.query.get("target", "")
        found = [
            asdict(request)
            for request in self._kernel.requests
            if request.number > after and (not target or request.target == target)
        ]
        return web.json_response(found)

    async def _feed(self, http: web.Request) -> web.StreamResponse:
        """Server-sent events: one line of JSON for each change."""
        answer = web.StreamResponse(
            headers={"Content-Type": "text/event-stream", "Cache-Control": "no-store"}
        )
        await answer.prepare(http)
        queue = self._kernel.listen()
        try:
            await answer.write(b": hello\n\n")
            while True:
                change = await queue.get()
                await answer.write(f"data: {json.dumps(change, default=str)}\n\n".encode())
        except ConnectionResetError:
            return answer  # the page was closed
        finally:
            self._kernel.unlisten(queue)

    async def _verb(self, http: web.Request) -> web.Response:
        verb = http.match_info["verb"]
        try:
            body = await http.json() if http.can_read_body else {}
            if not isinstance(body, dict):
                raise ControlError("the body has to be a JSON object")
            return web.json_response(await self._do(verb, body))
        except (ControlError, KeyError, ValueError, TypeError) as problem:
            said = {
                "error": f"{type(problem).__name__}: {problem}",
                "not_shown": isinstance(problem, NotShown),
            }
            return web.json_response(said, status=400)

    async def _do(self, verb: str, body: Mapping[str, Any]) -> Mapping[str, Any]:
        if verb not in OWN:
            # What people do in chat names the platform; without one it happens in public.
            name = str(body.get("platform") or "public")
            part = self._parts.get(name)
            if part is None or (name == "public" and verb not in PUBLIC):
                raise ControlError(f"there is no {verb!r} on {name!r}")
            return await part.act(verb, body)
        match verb:
            case "fault":
                fault = Fault(**body)
                self._kernel.faults.append(fault)
                return asdict(fault)
            case "clock":
                return self._clock(body)
            case "wave":
                return await self._wave.start(body)
            case _:
                raise ControlError(f"there is no verb {verb!r}")

    def _clock(self, body: Mapping[str, Any]) -> Mapping[str, Any]:
        """`seconds` turns the clock on by that much; `to` (ISO 8601 with zone) sets it."""
        if "to" in body:
            self._kernel.turn_clock(datetime.fromisoformat(str(body["to"])) - self._kernel.now())
        else:
            self._kernel.turn_clock(timedelta(seconds=float(body["seconds"])))
        return {"now": self._kernel.now().isoformat()}
