"""The view of what people outside the team have reported about one message, newest first."""

from collections.abc import Mapping
from dataclasses import dataclass

from handlers.case import Case
from handlers.clicks import Click
from handlers.people import Team
from handlers.ports import UnitOfWork
from handlers.reported import Report, Reports
from handlers.views.facts import target_of
from handlers.views.target import Target

PAGE = 8
LAST_PAGE = 99


@dataclass(frozen=True, kw_only=True, slots=True)
class ReportsView:
    """Private card `reports`: one page. Subject is the case's id; names and notes are hostile."""

    case: Case
    target: Target
    counted: Reports
    rows: tuple[Report, ...]
    page: int
    more: bool

    def click(self, verb: str, choice: str = "-") -> Click:
        return Click(verb=verb, choice=f"p{choice}", kind="case", id=self.case.id, version=self.case.version)


def reports_view(case_id: int, params: Mapping[str, str], uow: UnitOfWork, team: Team) -> ReportsView:
    page = min(int(params.get("page", "0")), LAST_PAGE)
    case = uow.cases.get(case_id)
    found = uow.reports.newest(case.id, offset=page * PAGE, limit=PAGE + 1)
    return ReportsView(
        case=case,
        target=target_of(case, team),
        counted=uow.reports.about(case.id),
        rows=tuple(found[:PAGE]),
        page=page,
        more=len(found) > PAGE,
    )
