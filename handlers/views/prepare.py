"""The views of what is laid down before a crisis: what is out of date, the lists, one entry, proposed changes."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from handlers.clicks import Click, parse_click
from handlers.crisis.proposal import Proposal, ProposalState
from handlers.people import Person, Team
from handlers.ports import UnitOfWork
from handlers.prepare.findings import Finding, unpacked
from handlers.register import Entry, EntryKind, EntryState, EntryVersion

PAGE = 8
"""Lines with a button: Discord takes 40 parts a message."""
PROPOSALS = 5
"""On one page: each takes two lines with a button."""
LATEST = 5
"""Versions of an entry that are told."""


class _Prepared:
    """What these views have in common: they are about no account."""

    __slots__ = ()

    @property
    def target(self) -> None:
        """About no account."""

    def click(self, verb: str, choice: str = "-") -> Click:
        return Click(verb=verb, choice=choice, kind="prepare", id=0, version=1)


@dataclass(frozen=True, kw_only=True, slots=True)
class FindingSeen:
    finding: Finding
    owner: Person | None
    click: Click | None


@dataclass(frozen=True, kw_only=True, slots=True)
class PrepareView(_Prepared):
    """Private card `prepare`: one page of what is out of date."""

    findings: tuple[FindingSeen, ...]
    count: int
    """On all pages."""
    page: int
    pages: int
    seen_at: datetime
    proposals: int
    """Proposed changes that wait for a decision."""
    allowed: frozenset[str]


@dataclass(frozen=True, kw_only=True, slots=True)
class EntrySeen:
    """One line of a list, with names in place of ids."""

    entry: Entry
    owner: Person | None
    person: Person | None
    deputy: Person | None
    role: str
    """Title of the role of the playbook, in the reader's words."""
    drill: str
    """Title of the linked drill."""
    stale: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class EntriesView:
    """Private card `entries`: a page of one list; with a crisis as its subject the accesses, to look at."""

    kind: EntryKind
    crisis: int
    """0: opened by a manager, who may change what stands there."""
    entries: tuple[EntrySeen, ...]
    count: int
    page: int
    pages: int
    seen_at: datetime
    allowed: frozenset[str]

    @property
    def target(self) -> None:
        """About no account."""

    def click(self, verb: str, choice: str = "-") -> Click:
        kind = "crisis" if verb == "access" else "prepare"
        return Click(
            verb=verb, choice=choice, kind=kind, id=self.crisis if verb == "access" else 0, version=1
        )

    def entry_click(self, seen: EntrySeen) -> Click:
        return Click(verb="entry", kind="entry", id=seen.entry.id, version=seen.entry.version)


@dataclass(frozen=True, kw_only=True, slots=True)
class VersionSeen:
    version: EntryVersion
    by: Person | None


@dataclass(frozen=True, kw_only=True, slots=True)
class EntryView:
    """Private card `entry`: one entry in full, with its history."""

    seen: EntrySeen
    versions: tuple[VersionSeen, ...]
    """The newest first."""
    seen_at: datetime
    allowed: frozenset[str]

    @property
    def target(self) -> None:
        """About no account."""

    def click(self, verb: str, choice: str = "-") -> Click:
        if verb in {"entries", "prepare"}:
            return Click(verb=verb, choice=choice, kind="prepare", id=0, version=1)
        entry = self.seen.entry
        return Click(verb=verb, choice=choice, kind="entry", id=entry.id, version=entry.version)


@dataclass(frozen=True, kw_only=True, slots=True)
class ProposalSeen:
    proposal: Proposal
    step: str
    """Title of the step, in the reader's words; its id where the playbook has none of that id."""
    decided_by: Person | None


@dataclass(frozen=True, kw_only=True, slots=True)
class ProposalsView(_Prepared):
    """Private card `proposals`: a page of what crises have proposed, the undecided first."""

    proposals: tuple[ProposalSeen, ...]
    waiting: int
    page: int
    pages: int
    allowed: frozenset[str]

    def proposal_click(self, verb: str, proposal: Proposal) -> Click:
        return Click(verb=verb, kind="proposal", id=proposal.id, version=proposal.version)


PrepareViews = PrepareView | EntriesView | EntryView | ProposalsView


def prepare_view(_: int, params: Mapping[str, str], uow: UnitOfWork, team: Team) -> PrepareView:
    found = unpacked(params.get("findings", "[]"))
    page, pages, start = _page(params, len(found))
    return PrepareView(
        findings=tuple(
            FindingSeen(finding=one, owner=team.people.get(one.owner), click=parse_click(one.click))
            for one in found[start : start + PAGE]
        ),
        count=len(found),
        page=page,
        pages=pages,
        seen_at=datetime.fromisoformat(params["at"]),
        proposals=len(uow.proposals.find(state=ProposalState.OPEN)),
        allowed=frozenset({"prepare", "entries", "proposals", "plan-print"}),
    )


def entries_view(crisis: int, params: Mapping[str, str], uow: UnitOfWork, team: Team) -> EntriesView:
    kind: EntryKind = (
        "access" if params["kind"] == "access" else "plan" if params["kind"] == "plan" else "risk"
    )
    found = uow.entries.find(kind=kind, state=EntryState.ACTIVE)
    found.sort(key=_weight)
    page, pages, start = _page(params, len(found))
    at = datetime.fromisoformat(params["at"])
    names = _names(params)
    own = frozenset({"entries", "entry-add", "prepare"})
    return EntriesView(
        kind=kind,
        crisis=crisis,
        entries=tuple(_seen(one, names, at, team) for one in found[start : start + PAGE]),
        count=len(found),
        page=page,
        pages=pages,
        seen_at=at,
        allowed=frozenset({"access"}) if crisis else own,
    )


def _weight(entry: Entry) -> tuple[int, int]:
    """The gravest risk first; everything else in the order in which it was written."""
    return (-(entry.risk.likelihood * entry.risk.impact) if entry.risk else 0, entry.id)


def _seen(entry: Entry, names: Mapping[str, str], at: datetime, team: Team) -> EntrySeen:
    planned, risk = entry.planned, entry.risk
    role = planned.role if planned else ""
    drill = risk.scenario if risk else ""
    return EntrySeen(
        entry=entry,
        owner=team.people.get(entry.owner),
        person=team.people.get(planned.person) if planned else None,
        deputy=team.people.get(planned.deputy) if planned else None,
        role=names.get(f"role/{role}", role),
        drill=names.get(f"drill/{drill}", drill),
        stale=entry.state is EntryState.ACTIVE and entry.review_at <= at,
    )


def entry_view(entry_id: int, params: Mapping[str, str], uow: UnitOfWork, team: Team) -> EntryView:
    entry = uow.entries.get(entry_id)
    at = datetime.fromisoformat(params["at"])
    versions = sorted(uow.entry_versions.find(entry_id=entry.id), key=lambda one: -one.number)
    changing = {"entry-still", "entry-write", "entry-retire", "entries"}
    linking = {"entry-link"} if entry.kind == "risk" else set[str]()
    active = entry.state is EntryState.ACTIVE
    return EntryView(
        seen=_seen(entry, _names(params), at, team),
        versions=tuple(VersionSeen(version=one, by=team.people.get(one.by)) for one in versions[:LATEST]),
        seen_at=at,
        allowed=frozenset(changing | linking if active else {"entry-restore", "entries"}),
    )


def proposals_view(_: int, params: Mapping[str, str], uow: UnitOfWork, team: Team) -> ProposalsView:
    found = uow.proposals.find()
    found.sort(key=lambda one: (one.state is not ProposalState.OPEN, -one.id))
    page, pages, start = _page(params, len(found), PROPOSALS)
    names = _names(params)
    return ProposalsView(
        proposals=tuple(
            ProposalSeen(
                proposal=one,
                step=names.get(f"{one.playbook}/{one.step}", one.step),
                decided_by=team.people.get(one.decided_by),
            )
            for one in found[start : start + PROPOSALS]
        ),
        waiting=sum(one.state is ProposalState.OPEN for one in found),
        page=page,
        pages=pages,
        allowed=frozenset({"proposals", "proposal-accept", "proposal-refuse", "proposal-undo", "prepare"}),
    )


def _names(params: Mapping[str, str]) -> Mapping[str, str]:
    return json.loads(params.get("names", "{}"))


def _page(params: Mapping[str, str], count: int, size: int = PAGE) -> tuple[int, int, int]:
    """Number of the page, how many there are, and where it begins."""
    pages = max(1, -(-count // size))
    wanted = params.get("page", "")
    page = min(max(int(wanted) if wanted.isascii() and wanted.isdigit() else 1, 1), pages)
    return page, pages, (page - 1) * size
