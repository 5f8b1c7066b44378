"""Several cases at once as the one who chose them sees it: the question before, and what came of each after."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from handlers.clicks import Click
from handlers.people import Person, Team
from handlers.ports import UnitOfWork
from handlers.selection import DISMISS, Selection, SelectionState

TIMES = frozenset({"until", "due", "at"})
"""Parameters of refusals that hold an instant."""


@dataclass(frozen=True, kw_only=True, slots=True)
class BulkView:
    """Private card `bulk`: subject is the selection's id."""

    selection: Selection
    to: Person | None
    allowed: frozenset[str]
    target: None = None

    def click(self, verb: str, choice: str = "-") -> Click:
        one = self.selection
        return Click(verb=verb, choice=choice, kind="bulk", id=one.id, version=one.version)


def bulk_view(id: int, uow: UnitOfWork, team: Team) -> BulkView:
    chosen = uow.selections.get(id)
    return BulkView(selection=chosen, to=team.people.get(chosen.to), allowed=verbs_of(chosen))


def verbs_of(chosen: Selection) -> frozenset[str]:
    match chosen.state:
        case SelectionState.ASKED:
            return frozenset({"bulk-do", "bulk-drop"})
        case SelectionState.DONE if chosen.what == DISMISS and chosen.done:
            return frozenset({"bulk-undo"})
        case SelectionState.DONE | SelectionState.DROPPED | SelectionState.UNDONE:
            return frozenset()


def params_of(params: Mapping[str, str]) -> dict[str, object]:
    """Values of a refusal's sentence, as it was said to the one who was refused."""
    return {name: datetime.fromisoformat(value) if name in TIMES else value for name, value in params.items()}
