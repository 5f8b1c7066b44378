"""What running processes take: processor time and memory, so that a figure says whose it is."""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

import psutil


@dataclass(frozen=True, kw_only=True)
class Toll:
    """At one moment, since each process began."""

    bot: float
    """Seconds of processor time."""
    child: float
    """Of the bot's triage child."""
    bench: float
    """Of the load generator and the sandbox, which run in this process."""
    resident: float
    """Megabytes of the bot and its child."""

    @classmethod
    def of(cls, pid: int) -> Self:
        bot, bench = psutil.Process(pid), psutil.Process(os.getpid())
        children = bot.children(recursive=True)
        return cls(
            bot=_seconds([bot]),
            child=_seconds(children),
            bench=_seconds([bench]),
            resident=sum(one.memory_info().rss for one in (bot, *children)) / 2**20,
        )

    def since(self, before: "Toll", comments: int) -> str:
        """Microseconds a comment."""
        parts = (self.bot - before.bot, self.child - before.child, self.bench - before.bench)
        return " / ".join(f"{seconds / max(1, comments) * 1e6:.0f}" for seconds in parts)


def _seconds(processes: Sequence[psutil.Process]) -> float:
    return sum(times.user + times.system for times in (one.cpu_times() for one in processes))
