"""The table [watch] of breakwater.toml: where alarms go, how soon, what to look out for, which peaks are planned."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Literal

from pydantic import AwareDatetime, Field, model_validator

from bot.strict_file import Strict
from handlers.people import Maintenance, Peak, WatchPlan

LONGEST = timedelta(days=14)
"""That an announced silence of a source lasts."""


class PeakFile(Strict):
    brand: str
    starts: AwareDatetime
    ends: AwareDatetime
    times: float = Field(default=3.0, gt=1, le=5)

    @model_validator(mode="after")
    def _forwards(self) -> "PeakFile":
        if self.ends <= self.starts:
            raise ValueError("it ends before it starts")
        return self


class MaintenanceFile(Strict):
    source: str
    starts: AwareDatetime
    ends: AwareDatetime

    @model_validator(mode="after")
    def _forwards(self) -> "MaintenanceFile":
        if not timedelta() < self.ends - self.starts <= LONGEST:
            raise ValueError("it ends before it starts, or takes longer than 14 days")
        return self


class WatchFile(Strict):
    channels: tuple[str, ...] = ()
    sensitivity: dict[str, Literal["low", "normal", "high"]] = Field(default_factory=dict)
    take_minutes: int = Field(default=20, ge=1, le=24 * 60)
    aftermath_days: int = Field(default=7, ge=0, le=90)
    people: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    peaks: tuple[PeakFile, ...] = ()
    maintenance: tuple[MaintenanceFile, ...] = ()
    topic_cards_from: int = Field(default=3, ge=1, le=7)
    cards_at_most: int = Field(default=25, ge=5, le=1000)
    reach_from: int = Field(default=10_000, ge=1)
    replies_per_minute: int = Field(default=20, ge=1, le=60)

    @property
    def watched(self) -> tuple[str, ...]:
        """Words that set the flag of the watch list."""
        return (*self.people, *self.words)

    def loose_ends(self, brands: Sequence[str], sources: Sequence[str]) -> list[str]:
        """Brands and sources that are named here alone."""
        named = [
            *((f"watch.sensitivity.{name}", name) for name in self.sensitivity),
            *((f"watch.peaks.{number}.brand", peak.brand) for number, peak in enumerate(self.peaks)),
        ]
        silent = [
            (f"watch.maintenance.{number}.source", one.source) for number, one in enumerate(self.maintenance)
        ]
        return [
            *(f"{place}: there is no brand {name!r}" for place, name in named if name not in brands),
            *(f"{place}: there is no source {name!r}" for place, name in silent if name not in sources),
        ]

    def plan(self) -> WatchPlan:
        return WatchPlan(
            channels=self.channels,
            sensitivity={name: str(how) for name, how in self.sensitivity.items()},
            take=timedelta(minutes=self.take_minutes),
            aftermath=timedelta(days=self.aftermath_days),
            topic_cards_from=self.topic_cards_from,
            cards_at_most=self.cards_at_most,
            reach_from=self.reach_from,
            replies_per_minute=self.replies_per_minute,
            maintenance=tuple(
                Maintenance(source=one.source, starts_at=one.starts, ends_at=one.ends)
                for one in self.maintenance
            ),
            peaks=tuple(
                Peak(brand=peak.brand, starts_at=peak.starts, ends_at=peak.ends, factor=peak.times)
                for peak in self.peaks
            ),
        )
