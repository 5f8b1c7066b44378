"""People call the app: slash commands and shortcuts."""

from bot.sandbox.kernel import ControlError
from bot.sandbox.slack.acts import Body, deliver, rested, seen, where, who
from bot.sandbox.slack.carrier import Receipt
from bot.sandbox.slack.composed import compose
from bot.sandbox.slack.errors import ApiError, Json
from bot.sandbox.slack.installation import Installation
from bot.sandbox.slack.interactions import command as command_payload
from bot.sandbox.slack.interactions import global_shortcut, message_shortcut
from bot.sandbox.slack.keys import Response
from bot.sandbox.slack.replies import Replies
from bot.sandbox.slack.world import Channel, User

NO_ANSWER = "The app did not respond. Try again in a moment."


async def command(app: Installation, body: Body) -> Json:
    """`command` ("/crisis start", or "/crisis" with `text`), typed in `channel`. In a thread it does not work."""
    user = who(app, body)
    channel = where(app, body, user)
    name, _, rest = str(body.get("command") or "").strip().partition(" ")
    name = "/" + name.removeprefix("/")
    text = str(body.get("text") or rest).strip()
    with app.witness.watching(user.id, channel.id) as sight:
        if body.get("thread"):
            app.notice(user.id, f"{name} is not supported in threads. Sorry!")
            return sight.told()
        if name not in app.manifest.commands:
            app.notice(user.id, f"{name} is not a valid command.")
            return sight.told()
        payload = command_payload(app, user, channel, name, text)
        receipt = await deliver(app, sight, "slash_commands", payload, accepts=True)
        _answered(app, user, channel, name, receipt)
        return await rested(app, sight, body)


def _answered(app: Installation, user: User, channel: Channel, name: str, receipt: Receipt) -> None:
    if not receipt.ok:
        late = receipt.why in ("timeout", "dropped")
        code = "operation_timeout" if late else "dispatch_failed"
        app.notice(user.id, f'{name} failed with the error "{code}"')
        return
    answer = {"text": receipt.payload} if isinstance(receipt.payload, str) else receipt.payload
    if not answer:
        return
    record = app.kernel.record("slack:command-answer", answer)
    source = Response(channel=channel.id, user=user.id, until=app.kernel.now())
    try:
        Replies(app).new(source, compose(app, answer, record), answer)
    except ApiError as refused:
        record.answer = refused.body
        app.notice(user.id, f'{name} failed with the error "invalid_command_response"')


async def shortcut(app: Installation, body: Body) -> Json:
    """`callback_id` (or its `name`; the only one there is if none is named), on `message` in `channel`, or anywhere.
    Undeclared ones are in no menu."""
    user = who(app, body)
    kind = "message" if body.get("message") else "global"
    wanted = body.get("callback_id") or body.get("name")
    known = [entry for entry in app.manifest.shortcuts if entry.type == kind]
    if wanted is None and len(known) == 1:
        wanted = known[0].callback_id
    found = next((entry for entry in known if wanted in (entry.callback_id, entry.name)), None)
    if found is None:
        names = [entry.callback_id for entry in known]
        raise ControlError(f"no {kind} shortcut {wanted!r} is declared; there are {names}")
    if kind == "global":
        with app.witness.watching(user.id) as sight:
            receipt = await deliver(app, sight, "interactive", global_shortcut(app, user, found.callback_id))
            if not receipt.ok:
                app.notice(user.id, NO_ANSWER)
            return await rested(app, sight, body)
    channel = where(app, body, user)
    message = seen(app, body, user, channel)
    if message.to:
        raise ControlError("an ephemeral message has no shortcuts")
    with app.witness.watching(user.id, channel.id, message.ts) as sight:
        payload = message_shortcut(app, user, found.callback_id, channel, message)
        receipt = await deliver(app, sight, "interactive", payload)
        if not receipt.ok:
            app.notice(user.id, NO_ANSWER)
        return await rested(app, sight, body)
