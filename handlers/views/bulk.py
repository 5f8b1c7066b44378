"""Several cases at once as the one who chose them sees it: the question before, and what came of each after."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from handlers.clicks import Click
from handlers.people import Person, Team
from handlers.ports import UnitOfWork
from handlers.sections import SECTIONS
from handlers.selection import DISMISS, Selection, SelectionState

BACK = "queue"
TIMES = frozenset({"until", "due", "at"})
"""Parameters of refusals that hold an instant."""


@dataclass(frozen=True, kw_only=True, slots=True)
class BulkView:
    """Private card `bulk`: subject is the selection's id."""

    selection: Selection
    to: Person | None
    allowed: frozenset[str]
    section: str = ""
    """Of the queue, where the way back leads."""
    target: None = None

    def click(self, verb: str, choice: str = "-") -> Click:
        if verb == BACK:
            return Click(verb=BACK, choice=self.section, kind="queue", id=0, version=_place(self.section))
        one = self.selection
        return Click(verb=verb, choice=self.section or choice, kind="bulk", id=one.id, version=one.version)


def bulk_view(id: int, params: Mapping[str, str], uow: UnitOfWork, team: Team) -> BulkView:
    chosen = uow.selections.get(id)
    section = SECTIONS[_place(params.get("section", "")) - 1]
    return BulkView(
        selection=chosen, to=team.people.get(chosen.to), allowed=verbs_of(chosen), section=section
    )


def _place(section: str) -> int:
    """As `sections.click_of` counts them; of an older message's button, which names none, the unowned."""
    return SECTIONS.index(section if section in SECTIONS else "free") + 1


def verbs_of(chosen: Selection) -> frozenset[str]:
    match chosen.state:
        case SelectionState.ASKED:
            return frozenset({"bulk-do", "bulk-drop"})
        case SelectionState.DONE if chosen.what == DISMISS and chosen.done:
            return frozenset({"bulk-undo", BACK})
        case SelectionState.DONE | SelectionState.DROPPED | SelectionState.UNDONE:
            return frozenset({BACK})


def params_of(params: Mapping[str, str]) -> dict[str, object]:
    """Values of a refusal's sentence, as it was said to the one who was refused."""
    return {name: datetime.fromisoformat(value) if name in TIMES else value for name, value in params.items()}
