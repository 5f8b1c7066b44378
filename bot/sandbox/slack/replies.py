"""What comes back by response url: new messages, replacements, deletions; five in thirty minutes."""

import asyncio

from aiohttp import web

from bot.sandbox.kernel import Request
from bot.sandbox.slack.arguments import cut, read
from bot.sandbox.slack.composed import Composed, compose
from bot.sandbox.slack.errors import ApiError, Json
from bot.sandbox.slack.installation import Installation
from bot.sandbox.slack.keys import Response
from bot.sandbox.slack.payloads import message_json
from bot.sandbox.slack.world import Message

_KNOWN = {
    "text", "blocks", "attachments", "response_type", "replace_original", "delete_original", "thread_ts",
    "unfurl_links", "unfurl_media", "metadata",
}  # fmt: skip


class Replies:
    def __init__(self, app: Installation) -> None:
        self._app = app

    async def serve(self, request: web.Request) -> web.Response:
        """One use of a response url, with the faults that were asked for."""
        fault = self._app.kernel.fault("slack:response_url", "delay", "error", "reset", "lost_answer")
        kind = fault.kind if fault else ""
        if fault is not None and kind == "delay":
            await asyncio.sleep(fault.seconds)
        if kind == "reset":
            return cut(request)
        record = self._app.kernel.record("slack:response_url", None)
        response = (
            web.Response(status=fault.status)
            if fault is not None and kind == "error"
            else await self._answered(request, record)
        )
        record.status = response.status
        return cut(request) if kind == "lost_answer" else response

    async def _answered(self, request: web.Request, record: Request) -> web.Response:
        try:
            arguments = await read(request)
            record.body = arguments.values
            self._take(request.match_info["id"], arguments.values, record)
        except ApiError as refused:
            record.answer = refused.body
            if refused.code in ("expired_url", "used_url"):
                self._app.kernel.violate(record.target, "response-url", refused.code, request=record)
            return web.json_response(refused.body, status=refused.status if refused.status != 200 else 400)
        record.answer = "ok"
        return web.Response(text="ok")

    def _take(self, id_: str, values: Json, record: Request) -> None:
        violate = self._app.kernel.violate
        source = self._app.responses.use(id_)
        for key in values.keys() - _KNOWN:
            violate(record.target, "argument", f"{key}: unknown, Slack ignores it", request=record)
        if _yes(values, "delete_original"):
            self._delete(source)
            return
        if source.message and "replace_original" not in values:
            # What happens then is told in two ways; a bot that says nothing may overwrite the card it was asked from.
            violate(
                record.target, "response.replace-unsaid", "say replace_original true or false", request=record
            )
        made = compose(self._app, values, record)
        if _yes(values, "replace_original") and source.message:
            self._replace(source, made)
        else:
            self.new(source, made, values)

    def new(self, source: Response, made: Composed, values: Json) -> None:
        """A message of its own: for the one who asked, or for all."""
        world = self._app.world
        channel = world.channels[source.channel]
        public = values.get("response_type") == "in_channel"
        message = Message(
            ts=world.stamp(),
            channel=channel.id,
            user=world.bot.id,
            text=made.text,
            blocks=made.blocks,
            thread_ts=str(values.get("thread_ts") or source.thread),
            by_app=True,
            to="" if public else source.user,
            pings=made.pings if public else [],
            unfurls=made.unfurls if public else [],
        )
        if public:
            self._app.post(channel, message)
        else:
            self._app.whisper(message)

    def _original(self, source: Response) -> Message:
        world = self._app.world
        if source.ephemeral:
            for message in world.ephemerals.get(source.user, []):
                if message.ts == source.message:
                    return message
        found = world.channels[source.channel].messages.get(source.message)
        if found is None:
            raise ApiError("message_not_found", status=404)
        return found

    def _replace(self, source: Response, made: Composed) -> None:
        message = self._original(source)
        channel = self._app.world.channels[source.channel]
        before = message_json(self._app.world, message)
        message.text, message.blocks = made.text, made.blocks
        message.edits += 1
        if source.ephemeral:
            self._app.witness.ephemeral(source.user, message_json(self._app.world, message))
            return
        message.edited_ts = f"{self._app.world.now()}.000000"
        self._app.events.changed(channel, message, before)
        self._app.moved(channel, message)

    def _delete(self, source: Response) -> None:
        message = self._original(source)
        if source.ephemeral:
            self._app.world.ephemerals[source.user].remove(message)
            return
        channel = self._app.world.channels[source.channel]
        self._app.events.deleted(channel, message, message_json(self._app.world, message))
        self._app.moved(channel, message, gone=True)
        del channel.messages[message.ts]


def _yes(values: Json, name: str) -> bool:
    return values.get(name) in (True, "true", 1, "1")
