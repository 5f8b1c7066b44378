"""Which server a channel belongs to and which channel a thread hangs in, as the gateway tells it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

THREADS = frozenset({10, 11, 12})


@dataclass(kw_only=True, slots=True)
class Places:
    guilds: dict[str, str] = field(default_factory=dict[str, str])
    """Channel or thread -> server."""
    threads: dict[str, str] = field(default_factory=dict[str, str])
    """Thread -> channel."""

    def learn(self, event: str, data: Mapping[str, Any]) -> None:
        """Take note of a gateway event; most say nothing about places."""
        match event:
            case "GUILD_CREATE":
                self._add(str(data.get("id", "")), [*_list(data, "channels"), *_list(data, "threads")])
            case "THREAD_LIST_SYNC":
                self._add(str(data.get("guild_id", "")), _list(data, "threads"))
            case "CHANNEL_CREATE" | "THREAD_CREATE" | "THREAD_UPDATE":
                self._add(str(data.get("guild_id", "")), [data])
            case "CHANNEL_DELETE" | "THREAD_DELETE":
                self.guilds.pop(str(data.get("id", "")), None)
                self.threads.pop(str(data.get("id", "")), None)
            case _:
                return

    def _add(self, guild: str, channels: Iterable[Mapping[str, Any]]) -> None:
        for channel in channels:
            id = str(channel.get("id", ""))
            if guild:
                self.guilds[id] = guild
            if channel.get("type") in THREADS and channel.get("parent_id"):
                self.threads[id] = str(channel["parent_id"])


def _list(data: Mapping[str, Any], key: str) -> list[Mapping[str, Any]]:
    found = data.get(key)
    return [one for one in found if isinstance(one, Mapping)] if isinstance(found, list) else []
