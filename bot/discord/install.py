"""What the bot asks for when it is installed: intents, permissions, and the link that grants them."""

from collections.abc import Mapping
from enum import IntFlag
from types import MappingProxyType
from urllib.parse import urlencode

INTENTS: Mapping[str, int] = MappingProxyType({"guilds": 1 << 0, "guild_reactions": 1 << 10})
"""By the library's names. None of them is privileged: what people write is not read."""
SCOPES = ("bot", "applications.commands")


class Permission(IntFlag):
    """Each with what it is for."""

    VIEW_CHANNEL = 1 << 10
    """See the channels that cards stand in."""
    SEND_MESSAGES = 1 << 11
    """Post cards."""
    READ_MESSAGE_HISTORY = 1 << 16
    """Find a card again whose posting got no answer."""
    CREATE_PUBLIC_THREADS = 1 << 35
    """Open a case's thread."""
    SEND_MESSAGES_IN_THREADS = 1 << 38
    """Post drafts into it."""


def permissions() -> int:
    return int(Permission(sum(Permission)))


def intents() -> int:
    return sum(INTENTS.values())


def install_link(application: str) -> str:
    """Where whoever manages a server adds the bot to it."""
    asked = {"client_id": application, "scope": " ".join(SCOPES), "permissions": str(permissions())}
    return f"https://discord.com/oauth2/authorize?{urlencode(asked)}"


def registration() -> dict[str, object]:
    """All of it as data, for whoever installs the bot by program."""
    return {"scopes": list(SCOPES), "permissions": permissions(), "intents": intents()}
