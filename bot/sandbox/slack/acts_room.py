"""People arrange rooms and the app itself: archive, throw out, invite, uninstall; and the line that breaks."""

from bot.sandbox.kernel import ControlError
from bot.sandbox.slack.acts import Body, rested, who
from bot.sandbox.slack.errors import Json
from bot.sandbox.slack.installation import Installation
from bot.sandbox.slack.sockets import Reason
from bot.sandbox.slack.world import Channel


async def archive(app: Installation, body: Body) -> Json:
    user, channel = who(app, body), app.world.channel(body.get("channel"))
    if channel.archived:
        raise ControlError(f"#{channel.name} is archived already")
    channel.archived = True
    app.events.room("channel_archive", channel, user=user.id)
    return await _moved(app, channel, body, user.id)


async def unarchive(app: Installation, body: Body) -> Json:
    user, channel = who(app, body), app.world.channel(body.get("channel"))
    if not channel.archived:
        raise ControlError(f"#{channel.name} is not archived")
    channel.archived = False
    app.events.room("channel_unarchive", channel, user=user.id)
    return await _moved(app, channel, body, user.id)


async def kick(app: Installation, body: Body) -> Json:
    """`target` (the bot, if nobody is named) is put out of the channel."""
    user, channel = who(app, body), app.world.channel(body.get("channel"))
    target = _target(app, body)
    if target not in channel.members:
        raise ControlError(f"{target} is not in #{channel.name}")
    channel.members.remove(target)
    if target == app.world.bot.id:
        app.events.room("channel_left", channel, actor_id=user.id)
    else:
        app.events.left(channel, target)
    return await _moved(app, channel, body, user.id)


async def invite(app: Installation, body: Body) -> Json:
    """`target` (the bot, if nobody is named) is taken into the channel."""
    user, channel = who(app, body), app.world.channel(body.get("channel"))
    target = _target(app, body)
    if target in channel.members:
        raise ControlError(f"{target} is in #{channel.name} already")
    channel.members.append(target)
    app.events.joined(channel, target, inviter=user.id)
    return await _moved(app, channel, body, user.id)


def _target(app: Installation, body: Body) -> str:
    return app.world.user(body["target"]).id if body.get("target") else app.world.bot.id


async def _moved(app: Installation, channel: Channel, body: Body, user: str) -> Json:
    app.kernel.tell("slack", {"what": "channel", "channel": channel.id})
    with app.witness.watching(user, channel.id) as sight:
        return await rested(app, sight, body)


async def leave_workspace(app: Installation, body: Body) -> Json:
    """The account is deactivated: out of every channel and group, and nothing reaches it any more."""
    user = who(app, body)
    user.deleted = True
    for channel in app.world.channels.values():
        if user.id in channel.members and not channel.is_direct:
            channel.members.remove(user.id)
            app.events.left(channel, user.id)
    for group in app.world.groups.values():
        if user.id in group.users:
            before = group.users
            group.users = [id_ for id_ in before if id_ != user.id]
            app.events.regrouped(group, before)
    app.events.account_changed(user)
    app.kernel.tell("slack", {"what": "people"})
    return {}


async def remove_group(app: Installation, body: Body) -> Json:
    """An admin disables a user group; the API knows it no more."""
    group = app.world.groups.pop(str(body.get("group")), None)
    if group is None:
        raise ControlError(f"there is no group {body.get('group')!r}; there are {sorted(app.world.groups)}")
    app.events.disbanded(group)
    return {}


async def set_group(app: Installation, body: Body) -> Json:
    """`users` (ids or humans) are the members of `group` from now on."""
    group = app.world.groups.get(str(body.get("group")))
    if group is None:
        raise ControlError(f"there is no group {body.get('group')!r}; there are {sorted(app.world.groups)}")
    before = group.users
    group.users = [app.world.user(ref).id for ref in body.get("users") or []]
    app.events.regrouped(group, before)
    return {"users": group.users}


async def uninstall(app: Installation, body: Body) -> Json:
    """An admin removes the app; its token is dead from now on (`error`: token_revoked or account_inactive)."""
    await app.revoke(str(body.get("error") or "token_revoked"))
    return {}


async def reinstall(app: Installation, body: Body) -> Json:
    """The app is back, with the same token."""
    del body
    app.revoked = ""
    app.events.installed = True
    return {}


async def socket(app: Installation, body: Body) -> Json:
    """`do`: refresh, warning, disable (disconnect messages), drop (the line breaks), down, up (nothing gets in)."""
    told: dict[str, Reason] = {
        "refresh": "refresh_requested",
        "warning": "warning",
        "disable": "link_disabled",
    }
    match body.get("do"):
        case "refresh" | "warning" | "disable" as what:
            await app.sockets.disconnect(told[what])
        case "drop":
            app.sockets.drop()
        case "down":
            app.sockets.down = True
            app.sockets.drop()
        case "up":
            app.sockets.down = False
        case other:
            raise ControlError(f"do what with the socket? {other!r}")
    return {"sockets": len(app.sockets.live())}
