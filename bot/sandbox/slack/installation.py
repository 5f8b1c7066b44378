"""The app as installed in the workspace: everything that the methods, the deliveries and the people share."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bot.sandbox.kernel import Human, Kernel, Request
from bot.sandbox.slack.carrier import Carrier, Tasks
from bot.sandbox.slack.check import Problem
from bot.sandbox.slack.errors import ApiError, Json
from bot.sandbox.slack.events import Events
from bot.sandbox.slack.files import Files
from bot.sandbox.slack.keys import Responses, Triggers
from bot.sandbox.slack.limits import Limits
from bot.sandbox.slack.manifest import load
from bot.sandbox.slack.outbox import Outbox
from bot.sandbox.slack.payloads import message_json
from bot.sandbox.slack.seed import workspace
from bot.sandbox.slack.signed import Signed
from bot.sandbox.slack.sockets import Sockets
from bot.sandbox.slack.views import Views
from bot.sandbox.slack.witness import Witness
from bot.sandbox.slack.world import Channel, Message

VERIFICATION = "sandbox-verification-token"


@dataclass(frozen=True, kw_only=True, slots=True)
class Secrets:
    """What the operator of the bot puts into its environment."""

    bot_token: str = "xoxb-sandbox"
    app_token: str = "xapp-1-sandbox"
    signing_secret: str = "sandbox-signing-secret"


@dataclass(frozen=True, kw_only=True, slots=True)
class Timing:
    """In seconds of real time."""

    ack: float = 3.0
    trigger: float = 3.0
    grace: float = 0.6
    """How long an act waits for something to be seen, once it is acknowledged."""
    quiet: float = 0.1
    """How long nothing may move before what was seen counts as all of it."""


class Installation:
    def __init__(
        self,
        kernel: Kernel,
        *,
        base_url: str,
        manifest: Mapping[str, Any],
        humans: Sequence[Human],
        secrets: Secrets,
        request_url: str,
        timing: Timing,
        limits: Limits,
    ) -> None:
        self.kernel = kernel
        self.base_url = base_url
        self.manifest = load(manifest)
        self.secrets = secrets
        self.timing = timing
        self.limits = limits
        self.revoked = ""
        """The error that the bot token earns now; empty while it is good."""
        self.notices: dict[str, list[str]] = {}
        self.tasks = Tasks(kernel)
        self.world = workspace(kernel, humans, self.manifest.bot_name)
        self.witness = Witness()
        self.triggers = Triggers(seconds=timing.trigger)
        self.responses = Responses(kernel=kernel)
        self.files = Files()
        self.views = Views(world=self.world, seen=self.witness.view)
        self.sockets = Sockets(
            kernel=kernel, tasks=self.tasks, app_id=self.world.app_id, ack_seconds=timing.ack
        )
        self.outbox = Outbox(
            kernel=kernel,
            tasks=self.tasks,
            carrier=self._carrier(request_url or self.manifest.request_url),
            excuse=self.triggers.excuse,
        )
        self.events = Events(world=self.world, manifest=self.manifest, outbox=self.outbox, token=VERIFICATION)

    def _carrier(self, request_url: str) -> Carrier:
        if self.manifest.socket_mode:
            return self.sockets
        return Signed(
            kernel=self.kernel,
            url=request_url,
            secret=self.secrets.signing_secret,
            token=VERIFICATION,
            verify=bool(self.manifest.events),
            ack_seconds=self.timing.ack,
        )

    # -- rights

    def require(self, scopes: tuple[str, ...], record: Request) -> None:
        """Raise missing_scope, and note it, unless one of them was granted."""
        granted = self.manifest.scopes
        if scopes and not set(scopes) & set(granted):
            needed = ",".join(scopes)
            self.kernel.violate(record.target, "scope", f"needs {needed}", request=record)
            raise ApiError("missing_scope", needed=needed, provided=",".join(granted))

    def refuse(self, problems: list[Problem], record: Request, *, code: str) -> None:
        """Note each problem; raise what Slack answers if one of them makes it refuse."""
        for problem in problems:
            self.kernel.violate(record.target, problem.rule, str(problem), request=record)
        refused = [problem for problem in problems if problem.refused]
        if not refused:
            return
        if any(problem.rule == "blocks.total-13200" for problem in refused):
            code = "msg_blocks_too_long"
        if any(problem.rule == "view.bytes-250k" for problem in refused):
            code = "view_too_large"
        messages = [f"[ERROR] {problem}" for problem in refused]
        more: Json = {"errors": [str(problem) for problem in refused]} if code == "invalid_blocks" else {}
        raise ApiError(code, response_metadata={"messages": messages}, **more)

    def show_files(self, blocks: Any, record: Request) -> None:
        """Raise what Slack answers if blocks show a file that isn't there, is no picture, or isn't ready."""
        trouble = self.files.trouble(blocks)
        if trouble is None:
            return
        words, known = trouble
        if known:
            self.kernel.violate(record.target, "slack-file", words, request=record)
        messages = [f"[ERROR] invalid slack file: {words}"]
        raise ApiError("invalid_blocks", errors=messages, response_metadata={"messages": messages})

    # -- messages, as everybody sees them

    def post(self, channel: Channel, message: Message) -> None:
        channel.messages[message.ts] = message
        self.events.posted(channel, message)
        self.moved(channel, message)

    def moved(self, channel: Channel, message: Message, *, gone: bool = False) -> None:
        """Tell the page, and whoever is waiting, that a message is new, changed or gone."""
        self.kernel.tell("slack", {"what": "message", "channel": channel.id, "ts": message.ts})
        if message.by_app:
            body = message_json(self.world, message)
            self.witness.message(channel.id, channel.members, body, gone=gone)

    def whisper(self, message: Message) -> None:
        """Show an ephemeral message to the one it is for."""
        self.world.ephemerals.setdefault(message.to, []).append(message)
        self.kernel.tell("slack", {"what": "ephemeral", "user": message.to, "channel": message.channel})
        self.witness.ephemeral(message.to, message_json(self.world, message))

    def notice(self, user: str, text: str) -> None:
        """What Slack itself tells one person."""
        self.notices.setdefault(user, []).append(text)
        self.kernel.tell("slack", {"what": "notice", "user": user, "text": text})
        self.witness.notice(user, text)

    async def revoke(self, code: str = "token_revoked") -> None:
        """The app is thrown out of the workspace: its token dies, it is told, its sockets are closed."""
        self.revoked = code
        tokens = {"type": "tokens_revoked", "tokens": {"oauth": [], "bot": [self.world.bot.id]}}
        told = [
            self.events.emit("tokens_revoked", tokens),
            self.events.emit("app_uninstalled", {"type": "app_uninstalled"}),
        ]
        self.events.installed = False
        if under_way := [task for task in told if task is not None]:
            await asyncio.wait(under_way, timeout=self.timing.ack)
        await self.sockets.disconnect("link_disabled")

    async def close(self) -> None:
        await self.tasks.close()
        await self.sockets.close()
        await self.outbox.carrier.close()
