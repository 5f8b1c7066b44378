"""The table [watch] of breakwater.toml: where alarms go, how soon, what to look out for, which peaks are planned."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Literal

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, model_validator

from handlers.people import Peak, WatchPlan


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class PeakFile(_Strict):
    brand: str
    starts: AwareDatetime
    ends: AwareDatetime
    times: float = Field(default=3.0, gt=1, le=5)

    @model_validator(mode="after")
    def _forwards(self) -> "PeakFile":
        if self.ends <= self.starts:
            raise ValueError("it ends before it starts")
        return self


class WatchFile(_Strict):
    channels: tuple[str, ...] = ()
    sensitivity: dict[str, Literal["low", "normal", "high"]] = Field(default_factory=dict)
    take_minutes: int = Field(default=20, ge=1, le=24 * 60)
    aftermath_days: int = Field(default=7, ge=0, le=90)
    people: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    peaks: tuple[PeakFile, ...] = ()

    @property
    def watched(self) -> tuple[str, ...]:
        """Words that set the flag of the watch list."""
        return (*self.people, *self.words)

    def loose_ends(self, brands: Sequence[str]) -> list[str]:
        """Brands that are named here alone."""
        named = [
            *((f"watch.sensitivity.{name}", name) for name in self.sensitivity),
            *((f"watch.peaks.{number}.brand", peak.brand) for number, peak in enumerate(self.peaks)),
        ]
        return [f"{place}: there is no brand {name!r}" for place, name in named if name not in brands]

    def plan(self) -> WatchPlan:
        return WatchPlan(
            channels=self.channels,
            sensitivity={name: str(how) for name, how in self.sensitivity.items()},
            take=timedelta(minutes=self.take_minutes),
            aftermath=timedelta(days=self.aftermath_days),
            peaks=tuple(
                Peak(brand=peak.brand, starts_at=peak.starts, ends_at=peak.ends, factor=peak.times)
                for peak in self.peaks
            ),
        )
