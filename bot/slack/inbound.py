"""What Slack sends, as events: block actions, forms that come back, reactions, message menus, the home, commands."""

from dataclasses import dataclass, replace

import regex

from bot.emoji_names import one_name
from bot.slack.forms import CALLBACK, OVER, read_memo, read_values
from bot.slack.manifest import ON_MESSAGE
from bot.slack.messages import read_message, stamp
from bot.slack.payload import entry, items, text
from bot.words_of_commands import command_of, words_of
from handlers.clicks import Click, parse_click
from handlers.events import Actor, Clicked, Commanded, HomeOpened, Place, Pointed, Reacted, Submitted
from handlers.reaction import PINNED

PLATFORM = "slack"
_ID = regex.compile(r"[A-Z0-9]{2,32}", regex.ASCII)
_COMMAND = regex.compile(r"/([\w-]{1,31})")
_EMOJI = regex.compile(r"([\w'+-]{1,100})(?:::skin-tone-[2-6])?")


@dataclass(frozen=True, kw_only=True, slots=True)
class Received:
    """An event, and what is needed to answer the person."""

    event: Clicked | Submitted | Reacted | Commanded | Pointed | HomeOpened
    delivery: str
    """The same each time that Slack delivers this very event; empty if it can't be told."""
    trigger: str = ""
    """Opens one form within three seconds."""
    response_url: str = ""
    at_home: bool = False
    """It began on the app's home, which shows the answer."""


def read(payload: object) -> Received | None:
    """None for whatever is not meant for us or makes no sense."""
    match text(payload, "type"):
        case "block_actions":
            return _clicked(payload)
        case "view_submission":
            return _submitted(payload)
        case "message_action":
            return _pointed(payload)
        case "event_callback" if text(payload, "event", "type") == "app_home_opened":
            return _came_home(payload)
        case "event_callback" if text(payload, "event", "type") == "pin_added":
            return _pinned(payload)
        case "event_callback":
            return _happened(payload)
        case "" if text(payload, "command"):
            return _commanded(payload)
        case _:
            return None


def changed_group(payload: object) -> str:
    """Id of the user group that an event is about; empty for every other event."""
    match text(payload, "event", "type"):
        case "subteam_members_changed":
            return _id(text(payload, "event", "subteam_id"))
        case "subteam_updated":
            return _id(text(payload, "event", "subteam", "id"))
        case _:
            return ""


def gone_account(payload: object) -> str:
    """The account that an event says was deactivated; empty for every other event."""
    event = entry(payload, "event")
    if text(event, "type") != "user_change" or entry(event, "user", "deleted") is not True:
        return ""
    return _id(text(event, "user", "id"))


def _clicked(payload: object) -> Received | None:
    actor = _actor(entry(payload, "user"))
    click = next((found for action in items(entry(payload, "actions")) if (found := _click(action))), None)
    if actor is None or click is None:
        return None
    return Received(
        event=Clicked(click=click, actor=actor, place=_place(payload)),
        delivery=_delivery(text(payload, "trigger_id")),
        trigger=text(payload, "trigger_id"),
        response_url=text(payload, "response_url"),
        at_home=text(payload, "view", "type") == "home" or text(payload, "view", "callback_id") == OVER,
    )


def _click(action: object) -> Click | None:
    """Buttons carry their click as value, menus as the value of what was chosen."""
    return parse_click(text(action, "value") or text(action, "selected_option", "value"))


def _submitted(payload: object) -> Received | None:
    actor = _actor(entry(payload, "user"))
    memo = read_memo(text(payload, "view", "private_metadata"))
    if actor is None or memo is None or text(payload, "view", "callback_id") != CALLBACK:
        return None
    values = read_values(entry(payload, "view", "state"))
    return Received(
        event=Submitted(click=memo.click, values=values, actor=actor, place=memo.place, about=memo.about),
        delivery=_delivery(text(payload, "trigger_id")),
        trigger=text(payload, "trigger_id"),
        response_url=memo.response_url,
        at_home=not memo.place.channel,
    )


def _pointed(payload: object) -> Received | None:
    actor = _actor(entry(payload, "user"))
    message = read_message(entry(payload, "message"), _id(text(payload, "channel", "id")))
    if actor is None or message is None or text(payload, "callback_id") != ON_MESSAGE:
        return None
    app = text(payload, "api_app_id")
    ours = bool(app) and text(payload, "message", "app_id") == app
    message = replace(message, ours=ours, by_bot=message.by_bot or ours)
    return Received(
        event=Pointed(message=message, actor=actor, place=message.place),
        delivery=_delivery(text(payload, "trigger_id")),
        trigger=text(payload, "trigger_id"),
        response_url=text(payload, "response_url"),
    )


def _came_home(payload: object) -> Received | None:
    """The app's other tab, where messages to it stand, is reported by the same event."""
    event = entry(payload, "event")
    actor = _actor({"id": text(event, "user")})
    if actor is None or text(event, "tab") != "home":
        return None
    return Received(
        event=HomeOpened(actor=actor, place=Place(platform=PLATFORM)),
        delivery=_delivery(text(payload, "event_id")),
        at_home=True,
    )


def _happened(payload: object) -> Received | None:
    event = entry(payload, "event")
    kind = text(event, "type")
    actor = _actor({"id": text(event, "user")})
    emoji = emoji_name(text(event, "reaction"))
    channel, message = _id(text(event, "item", "channel")), stamp(text(event, "item", "ts"))
    if kind not in {"reaction_added", "reaction_removed"} or text(event, "item", "type") != "message":
        return None
    if actor is None or not (emoji and channel and message):
        return None
    place = Place(platform=PLATFORM, channel=channel, message_id=message)
    return Received(
        event=Reacted(emoji=emoji, added=kind == "reaction_added", actor=actor, place=place),
        delivery=_delivery(text(payload, "event_id")),
    )


def _pinned(payload: object) -> Received | None:
    event = entry(payload, "event")
    actor = _actor({"id": text(event, "user")})
    channel = _id(text(event, "item", "channel") or text(event, "channel_id"))
    message = stamp(text(event, "item", "message", "ts"))
    if actor is None or not (channel and message):
        return None
    return Received(
        event=Reacted(
            emoji=PINNED,
            added=True,
            actor=actor,
            place=Place(platform=PLATFORM, channel=channel, message_id=message),
        ),
        delivery=_delivery(text(payload, "event_id")),
    )


def _commanded(payload: object) -> Received | None:
    command = _COMMAND.fullmatch(text(payload, "command"))
    actor = _actor({"id": text(payload, "user_id"), "name": text(payload, "user_name")})
    if command is None or actor is None:
        return None
    words = words_of(text(payload, "text"))
    place = Place(platform=PLATFORM, channel=_id(text(payload, "channel_id")))
    return Received(
        event=Commanded(command=command_of(command[1]), words=words, actor=actor, place=place),
        delivery=_delivery(text(payload, "trigger_id")),
        trigger=text(payload, "trigger_id"),
        response_url=text(payload, "response_url"),
    )


def _actor(user: object) -> Actor | None:
    account = _id(text(user, "id"))
    if not account:
        return None
    name = text(user, "name") or text(user, "username")
    language = text(user, "locale").replace("_", "-").partition("-")[0].lower()
    known = language if regex.fullmatch(r"[a-z]{2,3}", language, regex.ASCII) else ""
    return Actor(platform=PLATFORM, account=account, name=name[:200], language=known)


def _place(payload: object) -> Place:
    """Where the control stands: on a message, or in a form that remembers where it was opened."""
    memo = read_memo(text(payload, "view", "private_metadata"))
    if memo is not None:
        return memo.place
    message = stamp(text(payload, "message", "ts") or text(payload, "container", "message_ts"))
    thread = stamp(text(payload, "message", "thread_ts") or text(payload, "container", "thread_ts"))
    channel = _id(text(payload, "channel", "id") or text(payload, "container", "channel_id"))
    # The head of a thread names itself as its thread as soon as there is a reply.
    return Place(
        platform=PLATFORM,
        channel=channel,
        message_id=message,
        thread=thread if thread != message else "",
        private=entry(payload, "container", "is_ephemeral") is True,
    )


def emoji_name(reaction: str) -> str:
    """The bare name: without skin tone, of several names the one; empty for what is no name. A name that nobody else
    has is an emoji that the workspace made: it counts if the table of reactions names it."""
    found = _EMOJI.fullmatch(reaction)
    return one_name(found[1]) if found else ""


def _delivery(key: str) -> str:
    return f"{PLATFORM}:{key}"[:200] if key else ""


def _id(value: str) -> str:
    return value if _ID.fullmatch(value) else ""
