"""What a bot lays down when it starts: the configured action plan, once, and the monthly reminder."""

from datetime import datetime

from handlers.people import Team
from handlers.ports import UnitOfWork
from handlers.prepare.reminding import prepare_timer
from handlers.register import SEEDED, EntryVersion
from handlers.staff import roster
from handlers.staff.laid_down import seeds


def begin(uow: UnitOfWork, team: Team, now: datetime) -> None:
    """`team` as configured. As often as it is started: what is there already stays as it is."""
    uow.timers.set(prepare_timer(team, now))
    taken = seeds(team, uow.entries.find(kind="plan"), now)
    for one in taken:
        added = uow.entries.add(one)
        uow.entry_versions.add(
            EntryVersion(
                entry_id=added.id,
                number=added.version,
                change="added",
                planned=added.planned,
                owner=added.owner,
                by=SEEDED,
                at=now,
            )
        )
    if taken:
        roster.bump(uow)
