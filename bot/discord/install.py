"""What the bot asks for when it is installed: intents, permissions, and the link that grants them."""

from collections.abc import Mapping
from enum import IntFlag
from types import MappingProxyType
from urllib.parse import urlencode

INTENTS: Mapping[str, int] = MappingProxyType({"guilds": 1 << 0, "guild_reactions": 1 << 10})
"""By the library's names, always asked for. None of them is privileged: what people write is not listened to."""
WHERE_ALLOWED: Mapping[str, int] = MappingProxyType({"members": 1 << 1})
"""Asked for only where the application's settings allow it: Discord closes the door to whoever asks without."""
SETTINGS: Mapping[str, int] = MappingProxyType({"message_content": 1 << 15})
"""Switched on in the application's settings and never listened to: it lets a message that somebody reacted to be
read by request. Without it such a message can only be handed over by its menu, which shows it whatever the
settings."""
SCOPES = ("bot", "applications.commands")


class Permission(IntFlag):
    """Each with what it is for."""

    MANAGE_CHANNELS = 1 << 4
    """Open a channel for a crisis; without it the crisis gets a thread."""
    ADD_REACTIONS = 1 << 6
    """Confirm a reaction by one of its own."""
    VIEW_CHANNEL = 1 << 10
    """See the channels that cards stand in."""
    SEND_MESSAGES = 1 << 11
    """Post cards."""
    ATTACH_FILES = 1 << 15
    """Show the curve of a storm."""
    READ_MESSAGE_HISTORY = 1 << 16
    """Find a card again whose posting got no answer, and read a message that somebody pointed at."""
    MANAGE_ROLES = 1 << 28
    """Let people into the channel of a crisis, and close it in the end. Roles are never touched."""
    CREATE_PUBLIC_THREADS = 1 << 35
    """Open a case's thread."""
    SEND_MESSAGES_IN_THREADS = 1 << 38
    """Post drafts into it."""
    PIN_MESSAGES = 1 << 51
    """Keep the status card of a crisis on top."""


def permissions() -> int:
    return int(Permission(sum(Permission)))


def intents() -> int:
    """Everything that the application's settings should allow."""
    return sum({**INTENTS, **WHERE_ALLOWED, **SETTINGS}.values())


def install_link(application: str) -> str:
    """Where whoever manages a server adds the bot to it."""
    asked = {"client_id": application, "scope": " ".join(SCOPES), "permissions": str(permissions())}
    return f"https://discord.com/oauth2/authorize?{urlencode(asked)}"


def registration() -> dict[str, object]:
    """All of it as data, for whoever installs the bot by program."""
    return {"scopes": list(SCOPES), "permissions": permissions(), "intents": intents()}
