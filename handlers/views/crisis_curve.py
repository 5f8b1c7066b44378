"""What was written about the brand while a crisis ran: counts in steps of time, and what was usual before."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from handlers.crisis.crisis import Crisis
from handlers.ports import UnitOfWork
from handlers.storm import Scope, Stream

BEFORE = timedelta(hours=3)
AFTER = timedelta(hours=1)
WEEK = timedelta(days=7)
MOST_STEPS = 72
STEPS = tuple(timedelta(minutes=minutes) for minutes in (5, 15, 30, 60, 180, 360, 720, 1440))


@dataclass(frozen=True, kw_only=True, slots=True)
class Bar:
    at: datetime
    total: int
    critical: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Curve:
    step: timedelta
    bars: tuple[Bar, ...]
    """From before the declaration on, without gaps."""
    begun: int
    """Place of the bar in which the crisis was declared."""
    usual: int
    """Mean of such a step in the week before; 0: nothing was counted then."""

    @property
    def peak(self) -> Bar:
        return max(self.bars, key=lambda bar: bar.total)

    @property
    def total(self) -> int:
        return sum(bar.total for bar in self.bars)


def curve_of(crisis: Crisis, uow: UnitOfWork, until: datetime) -> Curve | None:
    """None where the watch has counted nothing."""
    since = crisis.declared_at - BEFORE
    until = max(until + AFTER, crisis.declared_at + AFTER)
    step = next((step for step in STEPS if (until - since) / step <= MOST_STEPS), STEPS[-1])
    since -= (since - datetime.min.replace(tzinfo=since.tzinfo)) % step
    stream = Stream(scope=Scope.BRAND, brand=crisis.brand)
    counted = uow.watch.minutes(stream, since, until)
    if not counted:
        return None
    totals, critical = [0] * (-((since - until) // step)), [0] * (-((since - until) // step))
    for one in counted:
        place = (one.minute - since) // step
        totals[place] += one.total
        critical[place] += one.critical
    week = sum(one.total for one in uow.watch.minutes(stream, since - WEEK, since))
    return Curve(
        step=step,
        bars=tuple(
            Bar(at=since + place * step, total=total, critical=critical[place])
            for place, total in enumerate(totals)
        ),
        begun=(crisis.declared_at - since) // step,
        usual=round(week * (step / WEEK)),
    )
