"""auth.*, apps.*, users.*, usergroups.*, bots.*, team.*: who is who."""

from bot.sandbox.slack.call import Call, cursor, page
from bot.sandbox.slack.errors import ApiError, Json
from bot.sandbox.slack.payloads import bot_profile, channel_json, user_json, usergroup_json
from bot.sandbox.slack.world import Usergroup


def auth_test(call: Call) -> Json:
    world = call.world
    return {
        "url": f"https://{world.team.domain}.slack.com/",
        "team": world.team.name,
        "user": world.bot.name,
        "team_id": world.team.id,
        "user_id": world.bot.id,
        "bot_id": world.bot_id,
        "is_enterprise_install": False,
    }


def connections_open(call: Call) -> Json:
    if not call.app.manifest.socket_mode:
        call.violate("manifest.socket-mode", "settings.socket_mode_enabled is off")
        raise ApiError("forbidden_team")
    base = call.app.base_url.replace("http", "ws", 1)
    return {"url": f"{base}/slack/socket/{call.app.sockets.ticket()}"}


def users_info(call: Call) -> Json:
    user = call.world.users.get(call.text("user"))
    if user is None:
        raise ApiError("user_not_found")
    return {"user": user_json(call.world, user, locale=call.flag("include_locale"), email=_email(call))}


def users_list(call: Call) -> Json:
    everybody = [
        user_json(call.world, user, locale=call.flag("include_locale"), email=_email(call))
        for user in call.world.users.values()
    ]
    members, following = page(everybody, cursor(call), call.number("limit", 1000, 1000))
    return {
        "members": members,
        "cache_ts": call.world.now(),
        "response_metadata": {"next_cursor": following},
    }


def users_lookup_by_email(call: Call) -> Json:
    handle, _, domain = call.text("email").partition("@")
    for user in call.world.users.values():
        if user.name == handle and not user.is_bot and domain == f"{call.world.team.domain}.example":
            return {"user": user_json(call.world, user, email=True)}
    raise ApiError("users_not_found")


def users_conversations(call: Call) -> Json:
    """The conversations that somebody is in: the bot itself, if nobody is named."""
    who = call.text("user") or call.world.bot.id
    kinds = call.kinds()
    found = [
        channel_json(call.world, channel)
        for channel in call.world.channels.values()
        if channel.kind in kinds
        and who in channel.members
        and (channel.kind == "public" or call.world.has_bot(channel))
        and not (channel.archived and call.flag("exclude_archived"))
    ]
    channels, following = page(found, cursor(call), call.number("limit", 100, 999))
    return {"channels": channels, "response_metadata": {"next_cursor": following}}


def _email(call: Call) -> bool:
    return "users:read.email" in call.app.manifest.scopes


def usergroups_list(call: Call) -> Json:
    return {
        "usergroups": [
            usergroup_json(
                call.world, group, users=call.flag("include_users"), count=call.flag("include_count")
            )
            for group in call.world.groups.values()
        ]
    }


def usergroups_users(call: Call) -> Json:
    group: Usergroup | None = call.world.groups.get(call.text("usergroup"))
    if group is None:
        raise ApiError("no_such_subteam")
    return {"users": list(group.users)}


def bots_info(call: Call) -> Json:
    if call.text("bot") not in ("", call.world.bot_id):
        raise ApiError("bot_not_found")
    return {"bot": bot_profile(call.world)}


def team_info(call: Call) -> Json:
    if call.text("team") not in ("", call.world.team.id):
        raise ApiError("team_not_found")
    team = call.world.team
    return {"team": {"id": team.id, "name": team.name, "domain": team.domain, "email_domain": "", "icon": {}}}
