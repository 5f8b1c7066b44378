"""The table [digest] of breakwater.toml: at which times of working days what is told together, and where."""

import re
from datetime import time
from typing import Annotated

from pydantic import AfterValidator, Field

from bot.strict_file import Strict
from handlers.digest import ASIDE, DigestPlan

_CLOCK = re.compile(r"([01]\d|2[0-3]):([0-5]\d)")


def _clock(value: str) -> str:
    if _CLOCK.fullmatch(value) is None:
        raise ValueError(f"{value!r}: expected a time like 09:00")
    return value


Times = Annotated[tuple[Annotated[str, AfterValidator(_clock)], ...], Field(max_length=12)]


class DigestFile(Strict):
    low: Times = ()
    praise: Times = ()
    ideas: Times = ()
    content: Times = ()
    channels: dict[str, tuple[str, ...]] = Field(default_factory=dict)

    def plan(self) -> DigestPlan:
        told: dict[str, tuple[str, ...]] = {
            "low": self.low, "praise": self.praise, "ideas": self.ideas, "content": self.content,
        }  # fmt: skip
        return DigestPlan(
            times={
                kind: tuple(time.fromisoformat(at) for at in times) for kind, times in told.items() if times
            },
            channels=self.channels,
        )

    def loose_ends(self, channel: re.Pattern[str]) -> list[str]:
        """Kinds and channels that make no sense, in words."""
        unknown = [
            f"digest.channels: there is no {kind!r}, but {', '.join(ASIDE)}"
            for kind in self.channels
            if kind not in ASIDE
        ]
        return unknown + [
            f"digest.channels.{kind}: {name!r}: expected slack:C0123ABC or discord:1234567890"
            for kind, names in self.channels.items()
            for name in names
            if not channel.fullmatch(name)
        ]
