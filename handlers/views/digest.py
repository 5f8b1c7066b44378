"""A digest as it stands in its channel, and page by page for the one who asks."""

from collections.abc import Mapping
from dataclasses import dataclass

from handlers.case import Case, State
from handlers.clicks import Click
from handlers.digest import Digest
from handlers.flags import folded_flag, main_topic
from handlers.people import Person, Team
from handlers.ports import UnitOfWork
from handlers.views.facts import target_of
from handlers.views.target import Target

PAGE = 10


@dataclass(frozen=True, kw_only=True, slots=True)
class DigestRow:
    case: Case
    target: Target
    topic: str
    owner: Person | None
    text: str
    """What was written; hostile. Empty where it is folded away."""


@dataclass(frozen=True, kw_only=True, slots=True)
class DigestView:
    """Card `digest`, and private card `digest-page`: subject is the digest's id."""

    digest: Digest
    total: int
    open: int
    """Cases of it that nobody has taken or closed."""
    page: int
    rows: tuple[DigestRow, ...]
    private: bool
    allowed: frozenset[str]
    target: None = None

    @property
    def more(self) -> bool:
        return (self.page + 1) * PAGE < self.total

    def click(self, verb: str, choice: str = "-") -> Click:
        if verb == "case":
            case = next(row.case for row in self.rows if str(row.case.id) == choice)
            return Click(verb=verb, kind="case", id=case.id, version=case.version)
        one = self.digest
        return Click(verb=verb, choice=choice, kind="digest", id=one.id, version=one.version)


def digest_view(id: int, uow: UnitOfWork, team: Team) -> DigestView:
    return _view(id, 0, uow, team, private=False)


def digest_page_view(id: int, params: Mapping[str, str], uow: UnitOfWork, team: Team) -> DigestView:
    return _view(id, int(params["page"]), uow, team, private=True)


def _view(id: int, page: int, uow: UnitOfWork, team: Team, *, private: bool) -> DigestView:
    digest = uow.digests.get(id)
    counts = uow.cases.digest_counts(id)
    total = sum(counts.values())
    page = min(page, max(total - 1, 0) // PAGE)
    cases = uow.cases.of_digest(id, offset=page * PAGE, limit=PAGE)
    return DigestView(
        digest=digest,
        total=total,
        open=counts.get(State.NEW.value, 0),
        page=page,
        rows=tuple(_row(case, uow, team) for case in cases),
        private=private,
        allowed=frozenset({"case", "digest"}),
    )


def _row(case: Case, uow: UnitOfWork, team: Team) -> DigestRow:
    comment = uow.comments.get(case.comment_id)
    return DigestRow(
        case=case,
        target=target_of(case, team),
        topic=main_topic(case.flags),
        owner=team.people.get(case.owner),
        text="" if folded_flag(case.flags) or case.deleted else comment.text,
    )
