"""Slack as one part of the sandbox: its HTTP surface, what people do in it, and its state."""

from collections.abc import Mapping, Sequence
from typing import Any

from aiohttp import web

from bot.sandbox.kernel import HUMANS, ControlError, Human, Kernel
from bot.sandbox.slack import acts_call, acts_click, acts_room, acts_talk, acts_view
from bot.sandbox.slack.acts import Act
from bot.sandbox.slack.api import Api
from bot.sandbox.slack.installation import Installation, Secrets, Timing
from bot.sandbox.slack.limits import Limits
from bot.sandbox.slack.replies import Replies
from bot.sandbox.slack.snapshot import snapshot

ACTS: Mapping[str, Act] = {
    "say": acts_talk.say,
    "edit": acts_talk.edit,
    "delete": acts_talk.delete,
    "react": acts_talk.react,
    "unreact": acts_talk.unreact,
    "pin": acts_talk.pin,
    "unpin": acts_talk.unpin,
    "click": acts_click.click,
    "select": acts_click.select,
    "submit": acts_view.submit,
    "close_view": acts_view.close_view,
    "open_home": acts_view.open_home,
    "command": acts_call.command,
    "shortcut": acts_call.shortcut,
    "point": acts_call.shortcut,
    "archive": acts_room.archive,
    "unarchive": acts_room.unarchive,
    "kick": acts_room.kick,
    "invite": acts_room.invite,
    "leave_workspace": acts_room.leave_workspace,
    "remove_group": acts_room.remove_group,
    "set_group": acts_room.set_group,
    "uninstall": acts_room.uninstall,
    "reinstall": acts_room.reinstall,
    "socket": acts_room.socket,
}


class SlackPart:
    """A strict Slack.

    `base_url` is where the sandbox listens (`http://127.0.0.1:PORT`); it may be set later, once the port is known.
    `manifest` is what `manifest slack` prints. `request_url` is where HTTP mode delivers instead of the manifest's own
    request URL; Socket Mode has no use for it.
    """

    name = "slack"

    def __init__(
        self,
        kernel: Kernel,
        *,
        base_url: str,
        manifest: Mapping[str, Any],
        humans: Sequence[Human] = HUMANS,
        secrets: Secrets | None = None,
        request_url: str = "",
        timing: Timing | None = None,
        limits: Limits | None = None,
    ) -> None:
        self.app = Installation(
            kernel,
            base_url=base_url,
            manifest=manifest,
            humans=humans,
            secrets=secrets or Secrets(),
            request_url=request_url,
            timing=timing or Timing(),
            limits=limits or Limits(),
        )
        self._api = Api(self.app)
        self._replies = Replies(self.app)

    @property
    def base_url(self) -> str:
        return self.app.base_url

    @base_url.setter
    def base_url(self, url: str) -> None:
        self.app.base_url = url

    def routes(self) -> list[web.RouteDef]:
        return [
            web.post("/slack/api/{method}", self._api.serve),
            web.get("/slack/api/{method}", self._api.serve),
            web.get("/slack/socket/{ticket}", self.app.sockets.serve),
            web.post("/slack/response/{id}", self._replies.serve),
            web.post("/slack/upload/{id}", self.app.files.receive),
            web.get("/slack/files/{id}", self.app.files.show),
        ]

    def snapshot(self) -> Mapping[str, Any]:
        return snapshot(self.app)

    async def act(self, verb: str, body: Mapping[str, Any]) -> Mapping[str, Any]:
        """One thing that somebody does, and what they saw of it; see ACTS."""
        act = ACTS.get(verb)
        if act is None:
            raise ControlError(f"nobody can {verb!r} in Slack; they can {sorted(ACTS)}")
        return await act(self.app, body)

    async def close(self) -> None:
        await self.app.close()
