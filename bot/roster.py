"""The team for each event: put together once for each version of what the store knows, then handed on."""

from dataclasses import dataclass, field
from datetime import datetime

from handlers.people import Team
from handlers.ports import UnitOfWork
from handlers.staff import roster


@dataclass(frozen=True, kw_only=True, slots=True)
class _Kept:
    version: int
    until: datetime
    team: Team


@dataclass(kw_only=True)
class Roster:
    """May be asked from any thread: what is kept is one value, replaced as a whole."""

    base: Team
    """From the configuration."""
    _kept: _Kept | None = field(default=None, init=False)

    @property
    def latest(self) -> Team:
        """As it was put together last, for who has no store at hand: the words of an answer."""
        kept = self._kept
        return kept.team if kept is not None else self.base

    def __call__(self, uow: UnitOfWork, now: datetime) -> Team:
        """One short read where nothing has changed."""
        number = roster.version(uow)
        kept = self._kept
        if kept is None or kept.version != number or now >= kept.until:
            team, until = roster.read_team(self.base, uow, now)
            kept = self._kept = _Kept(version=number, until=until, team=team)
        return kept.team
