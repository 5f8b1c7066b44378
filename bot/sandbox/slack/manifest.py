"""The app as its manifest declares it. What Slack would refuse at creation is refused here, line by line."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from bot.sandbox.slack.errors import Json, ManifestRefused
from bot.sandbox.slack.scopes import EVENTS

_TOP = {"_metadata", "display_information", "features", "oauth_config", "settings"}
_FEATURES = {"app_home", "bot_user", "shortcuts", "slash_commands", "unfurl_domains", "assistant_view"}
_SETTINGS = {
    "event_subscriptions",
    "interactivity",
    "org_deploy_enabled",
    "socket_mode_enabled",
    "token_rotation_enabled",
    "allowed_ip_address_ranges",
    "is_hosted",
}
_COMMAND = re.compile(r"/[a-z0-9_äöüß-]{1,31}")


@dataclass(frozen=True, kw_only=True, slots=True)
class Shortcut:
    name: str
    type: str
    callback_id: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Manifest:
    """What was declared, checked."""

    name: str
    bot_name: str
    scopes: tuple[str, ...]
    events: frozenset[str]
    commands: tuple[str, ...]
    shortcuts: tuple[Shortcut, ...]
    interactive: bool
    socket_mode: bool
    request_url: str
    home_tab: bool
    messages_tab: bool
    messages_read_only: bool


def load(data: Mapping[str, Any]) -> Manifest:
    """Read a manifest; raises ManifestRefused with every problem found."""
    problems = [*_shape(data), *_names(data), *_commands(data), *_shortcuts(data), *_settings(data)]
    if problems:
        raise ManifestRefused("Slack would refuse this manifest:\n" + "\n".join(problems))
    features, settings = data.get("features", {}), data.get("settings", {})
    home = features.get("app_home", {})
    name = data["display_information"]["name"]
    return Manifest(
        name=name,
        bot_name=features.get("bot_user", {}).get("display_name", name),
        scopes=tuple(_scopes(data)),
        events=frozenset(settings.get("event_subscriptions", {}).get("bot_events", [])),
        commands=tuple(entry["command"] for entry in features.get("slash_commands", [])),
        shortcuts=tuple(
            Shortcut(name=entry["name"], type=entry["type"], callback_id=entry["callback_id"])
            for entry in features.get("shortcuts", [])
        ),
        interactive=bool(settings.get("interactivity", {}).get("is_enabled")),
        socket_mode=bool(settings.get("socket_mode_enabled")),
        request_url=_address(features, settings),
        home_tab=bool(home.get("home_tab_enabled")),
        # Not declared is off: an app that counts on a default has not been tried on the real thing.
        messages_tab=bool(home.get("messages_tab_enabled")),
        messages_read_only=bool(home.get("messages_tab_read_only_enabled")),
    )


def _address(features: Json, settings: Json) -> str:
    """Where HTTP mode delivers. One address for all: that is what bolt serves."""
    commands = features.get("slash_commands", [])
    named = (
        settings.get("event_subscriptions", {}).get("request_url"),
        settings.get("interactivity", {}).get("request_url"),
        commands[0].get("url") if commands else None,
    )
    return next((url for url in named if url), "")


def _scopes(data: Mapping[str, Any]) -> list[str]:
    return list(data.get("oauth_config", {}).get("scopes", {}).get("bot", []))


def _shape(data: Mapping[str, Any]) -> Iterator[str]:
    for where, value, known in (
        ("", data, _TOP),
        ("features.", data.get("features", {}), _FEATURES),
        ("settings.", data.get("settings", {}), _SETTINGS),
    ):
        if not isinstance(value, Mapping):
            yield f"{where or 'manifest'}: an object is expected"
            continue
        for key in value.keys() - known:
            yield f"{where}{key}: unknown field"


def _long(where: str, value: Any, most: int, *, needed: bool = True) -> Iterator[str]:
    if value is None and not needed:
        return
    if not isinstance(value, str) or not value:
        yield f"{where}: text is missing"
    elif len(value) > most:
        yield f"{where}: {len(value)} characters, at most {most}"


def _names(data: Mapping[str, Any]) -> Iterator[str]:
    info = data.get("display_information", {})
    yield from _long("display_information.name", info.get("name"), 35)
    yield from _long("display_information.description", info.get("description"), 140, needed=False)
    long = info.get("long_description")
    if long is not None and not 175 <= len(long) <= 4000:
        yield f"display_information.long_description: {len(long)} characters, 175 to 4000"
    colour = info.get("background_color")
    if colour is not None and not re.fullmatch(r"#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})", colour):
        yield f"display_information.background_color: {colour!r} is no colour"
    bot = data.get("features", {}).get("bot_user")
    if bot is None:
        yield "features.bot_user: missing, but bot scopes need a bot user"
    else:
        yield from _long("features.bot_user.display_name", bot.get("display_name"), 80)
    if not _scopes(data):
        yield "oauth_config.scopes.bot: no scope is asked for"


def _commands(data: Mapping[str, Any]) -> Iterator[str]:
    entries: list[Json] = data.get("features", {}).get("slash_commands", [])
    if len(entries) > 50:
        yield f"features.slash_commands: {len(entries)}, at most 50"
    for number, entry in enumerate(entries):
        where = f"features.slash_commands[{number}]"
        if not _COMMAND.fullmatch(str(entry.get("command", ""))):
            yield f"{where}.command: {entry.get('command')!r} is no command"
        yield from _long(f"{where}.description", entry.get("description"), 2000)
        yield from _long(f"{where}.usage_hint", entry.get("usage_hint"), 1000, needed=False)
        if not _socket_mode(data) and not entry.get("url"):
            yield f"{where}.url: needed without Socket Mode"
    if entries and "commands" not in _scopes(data):
        yield "features.slash_commands: needs the scope commands"


def _shortcuts(data: Mapping[str, Any]) -> Iterator[str]:
    entries: list[Json] = data.get("features", {}).get("shortcuts", [])
    for type_ in ("message", "global"):
        number = sum(entry.get("type") == type_ for entry in entries)
        if number > 5:
            yield f"features.shortcuts: {number} of type {type_}, at most 5"
    for number, entry in enumerate(entries):
        where = f"features.shortcuts[{number}]"
        if entry.get("type") not in ("message", "global"):
            yield f"{where}.type: message or global"
        yield from _long(f"{where}.name", entry.get("name"), 24)
        yield from _long(f"{where}.callback_id", entry.get("callback_id"), 255)
        yield from _long(f"{where}.description", entry.get("description"), 150)
    if entries and "commands" not in _scopes(data):
        yield "features.shortcuts: needs the scope commands"
    if entries and not data.get("settings", {}).get("interactivity", {}).get("is_enabled"):
        yield "features.shortcuts: needs settings.interactivity.is_enabled"


def _settings(data: Mapping[str, Any]) -> Iterator[str]:
    settings = data.get("settings", {})
    events: list[str] = settings.get("event_subscriptions", {}).get("bot_events", [])
    if len(events) > 100:
        yield f"settings.event_subscriptions.bot_events: {len(events)}, at most 100"
    for event in events:
        if event not in EVENTS:
            yield f"settings.event_subscriptions.bot_events: {event} is unknown here"
        elif EVENTS[event].scopes and not set(EVENTS[event].scopes) & set(_scopes(data)):
            yield f"settings.event_subscriptions.bot_events: {event} needs {' or '.join(EVENTS[event].scopes)}"
    if _socket_mode(data):
        return
    if events and not settings["event_subscriptions"].get("request_url"):
        yield "settings.event_subscriptions.request_url: needed without Socket Mode"
    interactivity = settings.get("interactivity", {})
    if interactivity.get("is_enabled") and not interactivity.get("request_url"):
        yield "settings.interactivity.request_url: needed without Socket Mode"


def _socket_mode(data: Mapping[str, Any]) -> bool:
    return bool(data.get("settings", {}).get("socket_mode_enabled"))
