"""Every method the sandbox knows: what it needs, what it takes, how often it may be called, what it does."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from bot.sandbox.slack import chat, conversations, marks, modals, people, rooms, scopes, uploads
from bot.sandbox.slack.call import Call
from bot.sandbox.slack.errors import Json
from bot.sandbox.slack.limits import Tier
from bot.sandbox.slack.scopes import Scopes, everywhere


@dataclass(frozen=True, kw_only=True, slots=True)
class Method:
    name: str
    tier: Tier
    scopes: Scopes
    run: Callable[[Call], Json]
    needed: tuple[str, ...] = ()
    known: frozenset[str] = frozenset()
    """All arguments. Anything else is ignored by Slack, so a bot that sends it counts on nothing."""
    json: bool = True
    """Whether a JSON body is read; reading methods take forms only, and silently."""
    app_token: bool = False
    """Called with the app-level token instead of the bot's."""


_PAGED = "cursor limit"
_SPAN = f"{_PAGED} oldest latest inclusive include_all_metadata"
_CONTENT = "text blocks attachments metadata parse link_names as_user"
_COSTUME = "username icon_url icon_emoji"
_POST = f"channel! {_CONTENT} {_COSTUME} thread_ts reply_broadcast unfurl_links unfurl_media mrkdwn"
_WHISPER = f"channel! user! {_CONTENT} {_COSTUME} thread_ts"
_ROOMS = f"types exclude_archived {_PAGED}"
_GROUPED = "include_count include_disabled include_users"
_UPLOAD = "length! filename! snippet_type alt_txt"
_SHARED = "files! channel_id thread_ts initial_comment"
_OPENED = "channel users return_im prevent_creation"


def _method(
    name: str,
    tier: Tier,
    needs: Scopes,
    run: Callable[[Call], Json],
    arguments: str = "",
    *,
    json: bool = True,
    app_token: bool = False,
) -> Method:
    """`arguments` are names, each needed one with an exclamation mark."""
    words = arguments.split()
    return Method(
        name=name,
        tier=tier,
        scopes=needs,
        run=run,
        needed=tuple(word[:-1] for word in words if word.endswith("!")),
        # bolt's client sends its team along with every call
        known=frozenset({"team_id", *(word.removesuffix("!") for word in words)}),
        json=json,
        app_token=app_token,
    )


def _form(
    name: str, tier: Tier, needs: Scopes, run: Callable[[Call], Json], arguments: str = "", **more: bool
) -> Method:
    """A method that reads forms and queries only."""
    return _method(name, tier, needs, run, arguments, json=False, **more)


_WRITE = everywhere("chat:write")
_PINS, _PINS_READ = everywhere("pins:write"), everywhere("pins:read")
_REACT, _REACT_READ = everywhere("reactions:write"), everywhere("reactions:read")
_USERS, _GROUPS, _FILES = everywhere("users:read"), everywhere("usergroups:read"), everywhere("files:write")
_EMAIL, _TEAM = everywhere("users:read.email"), everywhere("team:read")
_NONE, _READ, _HISTORY = scopes.NONE, scopes.READ, scopes.HISTORY
_MANAGE, _INVITE, _TOPIC = scopes.MANAGE, scopes.INVITE, scopes.TOPIC

_ALL = (
    _method("auth.test", "tier4", _NONE, people.auth_test),
    _form("apps.connections.open", "tier1", _NONE, people.connections_open, app_token=True),
    _method("chat.postMessage", "post", _WRITE, chat.post_message, _POST),
    _method("chat.update", "tier3", _WRITE, chat.update, f"channel! ts! {_CONTENT} reply_broadcast"),
    _method("chat.delete", "tier3", _WRITE, chat.delete, "channel! ts! as_user"),
    _method("chat.postEphemeral", "tier4", _WRITE, chat.post_ephemeral, _WHISPER),
    _form("chat.getPermalink", "tier4", _NONE, chat.get_permalink, "channel! message_ts!"),
    _method("views.open", "tier4", _NONE, modals.open_, "view! trigger_id!"),
    _method("views.push", "tier4", _NONE, modals.push, "view! trigger_id!"),
    _method("views.update", "tier4", _NONE, modals.update, "view! view_id external_id hash"),
    _method("views.publish", "tier4", _NONE, modals.publish, "user_id! view! hash"),
    _form("conversations.list", "tier2", _READ, conversations.list_, _ROOMS),
    _form("conversations.info", "tier3", _READ, conversations.info, "channel! include_locale include_num_members"),
    _form("conversations.members", "tier4", _READ, conversations.members, f"channel! {_PAGED}"),
    _form("conversations.history", "tier3", _HISTORY, conversations.history, f"channel! {_SPAN}"),
    _form("conversations.replies", "tier3", _HISTORY, conversations.replies, f"channel! ts! {_SPAN}"),
    _method("conversations.create", "tier2", _MANAGE, rooms.create, "name! is_private"),
    _method("conversations.rename", "tier2", _MANAGE, rooms.rename, "channel! name!"),
    _method("conversations.invite", "tier3", _INVITE, rooms.invite, "channel! users! force"),
    _method("conversations.join", "tier3", scopes.JOIN, rooms.join, "channel!"),
    _method("conversations.leave", "tier3", _MANAGE, rooms.leave, "channel!"),
    _method("conversations.kick", "tier3", _MANAGE, rooms.kick, "channel! user!"),
    _method("conversations.setTopic", "tier2", _TOPIC, rooms.set_topic, "channel! topic!"),
    _method("conversations.setPurpose", "tier2", _TOPIC, rooms.set_purpose, "channel! purpose!"),
    _method("conversations.archive", "tier2", _MANAGE, rooms.archive, "channel!"),
    _method("conversations.open", "tier3", scopes.OPEN, rooms.open_, _OPENED),
    _method("pins.add", "tier2", _PINS, marks.pins_add, "channel! timestamp"),
    _method("pins.remove", "tier2", _PINS, marks.pins_remove, "channel! timestamp"),
    _form("pins.list", "tier2", _PINS_READ, marks.pins_list, "channel!"),
    _method("reactions.add", "tier3", _REACT, marks.reactions_add, "channel! name! timestamp"),
    _method("reactions.remove", "tier2", _REACT, marks.reactions_remove, "channel! name! timestamp"),
    _form("reactions.get", "tier3", _REACT_READ, marks.reactions_get, "channel! timestamp full"),
    _form("users.info", "tier4", _USERS, people.users_info, "user! include_locale"),
    _form("users.list", "tier2", _USERS, people.users_list, f"include_locale {_PAGED}"),
    _form("users.lookupByEmail", "tier3", _EMAIL, people.users_lookup_by_email, "email!"),
    _form("users.conversations", "tier3", _READ, people.users_conversations, f"user {_ROOMS}"),
    _form("usergroups.list", "tier2", _GROUPS, people.usergroups_list, _GROUPED),
    _form("usergroups.users.list", "tier2", _GROUPS, people.usergroups_users, f"usergroup! {_GROUPED}"),
    _form("bots.info", "tier3", _USERS, people.bots_info, "bot"),
    _form("team.info", "tier3", _TEAM, people.team_info, "team domain"),
    _form("files.getUploadURLExternal", "tier4", _FILES, uploads.get_upload_url, _UPLOAD),
    _method("files.completeUploadExternal", "tier4", _FILES, uploads.complete_upload, _SHARED),
)  # fmt: skip

METHODS: Mapping[str, Method] = {method.name: method for method in _ALL}
