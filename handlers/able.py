"""Who is named where a sentence says who could: a few by name, the rest as a number. Nobody reads twenty names, and
somebody whom only a group in chat knows has none yet."""

from collections.abc import Iterable
from dataclasses import dataclass

from handlers.people import Person, Team

MOST_NAMED = 3


@dataclass(frozen=True, kw_only=True, slots=True)
class Able:
    """False if there is nobody."""

    names: tuple[str, ...] = ()
    more: int = 0
    """So many beside those."""
    groups: tuple[str, ...] = ()
    """Names of the groups in which they are, where no single one of them has a name."""

    def __bool__(self) -> bool:
        return bool(self.names or self.more)


def able(team: Team, people: Iterable[Person]) -> Able:
    """Those first who are there."""
    all_ = sorted(people, key=lambda one: one.id in team.away)
    named = [one.name for one in all_ if one.is_named]
    if named or not all_:
        names = tuple(named[:MOST_NAMED])
        return Able(names=names, more=len(all_) - len(names))
    handles = {role: handle.name for role, handle in team.roles.items()}
    groups = dict.fromkeys(handles[role] for one in all_ for role in sorted(one.roles) if role in handles)
    return Able(more=len(all_), groups=tuple(groups)[:MOST_NAMED])
