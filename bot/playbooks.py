"""The playbooks for each event: the files, with what was accepted in chat laid over; put together once a version."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from handlers.crisis.playbook import Playbook
from handlers.ports import UnitOfWork
from handlers.prepare.changes import accepted, laid_over
from handlers.staff import roster


@dataclass(frozen=True, kw_only=True, slots=True)
class _Kept:
    version: int
    playbooks: Mapping[str, Playbook]


@dataclass(kw_only=True)
class Playbooks:
    """May be asked from any thread: what is kept is one value, replaced as a whole."""

    files: Mapping[str, Playbook]
    """As they were read, the default first."""
    _kept: _Kept | None = field(default=None, init=False)

    def __call__(self, uow: UnitOfWork) -> Mapping[str, Playbook]:
        """One short read where nothing has changed."""
        number = roster.version(uow)
        kept = self._kept
        if kept is None or kept.version != number:
            kept = self._kept = _Kept(version=number, playbooks=laid_over(self.files, accepted(uow)))
        return kept.playbooks
