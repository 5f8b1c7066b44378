"""What the core needs from outside, as protocols: the store, the clock, the words."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

from handlers.calendar.oncall import Swap
from handlers.comment import Evidence
from handlers.digest import Digest
from handlers.draft import Approval, ApprovalRequest, Draft
from handlers.escalated import Escalation
from handlers.gathering import Gathering
from handlers.joint import JointReply
from handlers.linked import Gone, Link, LinkCode
from handlers.members import Regrouping
from handlers.people import Team
from handlers.presence import Presence
from handlers.question import BrandFact, Question
from handlers.reaction import Reaction
from handlers.register import Entry, EntryVersion
from handlers.selection import Selection
from handlers.stores import (
    Browse,
    Calls,
    Cases,
    Comments,
    Deliveries,
    HandOffs,
    Log,
    Members,
    MessagesShown,
    Opinions,
    Placements,
    ReportsMade,
    Rows,
    Sends,
    Timers,
    Topics,
    Watch,
)
from handlers.storm import Bustle, Expected, Storm, Vocabulary
from handlers.triage.taught import Lesson
from handlers.twins import Twin

if TYPE_CHECKING:  # packages that know the ports themselves
    from handlers.crisis.crisis import (
        Crisis,
        CrisisRoom,
        CrisisText,
        PlaybookCopy,
        Reminder,
        RoleFill,
        StepRow,
    )
    from handlers.crisis.decision import Decision, Fact, Task
    from handlers.crisis.drill import Drill, InjectRow
    from handlers.crisis.playbook import Playbook
    from handlers.crisis.proposal import Proposal
    from handlers.crisis.scenario import Scenario
    from handlers.staff.absence import Away
    from handlers.staff.known import Group, Known, Opened, RosterVersion
    from handlers.texts.announcement import Announcement, Statement
    from handlers.texts.dark_site import DarkSite
    from handlers.texts.statement import Kind, Seed


class UnitOfWork(Protocol):
    """All stores over one open transaction."""

    @property
    def comments(self) -> Comments: ...
    @property
    def browse(self) -> Browse: ...
    @property
    def cases(self) -> Cases: ...
    @property
    def members(self) -> Members: ...
    @property
    def twins(self) -> Rows[Twin]: ...
    @property
    def regroupings(self) -> Rows[Regrouping]: ...
    @property
    def drafts(self) -> Rows[Draft]: ...
    @property
    def requests(self) -> Rows[ApprovalRequest]: ...
    @property
    def approvals(self) -> Rows[Approval]: ...
    @property
    def sends(self) -> Sends: ...
    @property
    def evidence(self) -> Rows[Evidence]:
        """Taken before something is hidden; nobody saves one again."""
        ...

    @property
    def digests(self) -> Rows[Digest]: ...

    @property
    def questions(self) -> Rows[Question]: ...

    @property
    def brand_facts(self) -> Rows[BrandFact]: ...

    @property
    def selections(self) -> Rows[Selection]: ...

    @property
    def escalations(self) -> Rows[Escalation]: ...
    @property
    def calls(self) -> Calls: ...
    @property
    def reactions(self) -> Rows[Reaction]: ...
    @property
    def lessons(self) -> Rows[Lesson]: ...
    @property
    def opinions(self) -> Opinions: ...
    @property
    def groups(self) -> "Rows[Group]": ...
    @property
    def known(self) -> "Rows[Known]": ...
    @property
    def gone(self) -> Rows[Gone]: ...
    @property
    def opened(self) -> "Rows[Opened]": ...
    @property
    def roster(self) -> "Rows[RosterVersion]": ...
    @property
    def absences(self) -> "Rows[Away]": ...
    @property
    def swaps(self) -> Rows[Swap]: ...
    @property
    def presences(self) -> Rows[Presence]: ...
    @property
    def hand_offs(self) -> HandOffs: ...
    @property
    def links(self) -> Rows[Link]: ...
    @property
    def link_codes(self) -> Rows[LinkCode]: ...
    @property
    def placements(self) -> Placements: ...
    @property
    def timers(self) -> Timers: ...
    @property
    def deliveries(self) -> Deliveries: ...
    @property
    def log(self) -> Log: ...
    @property
    def watch(self) -> Watch: ...
    @property
    def storms(self) -> Rows[Storm]: ...
    @property
    def bustles(self) -> Rows[Bustle]: ...
    @property
    def expected(self) -> Rows[Expected]: ...
    @property
    def vocabularies(self) -> Rows[Vocabulary]: ...
    @property
    def joints(self) -> Rows[JointReply]: ...
    @property
    def gatherings(self) -> Rows[Gathering]: ...
    @property
    def topics(self) -> Topics: ...
    @property
    def reports(self) -> ReportsMade: ...
    @property
    def shown(self) -> MessagesShown: ...
    @property
    def crises(self) -> "Rows[Crisis]": ...
    @property
    def crisis_rooms(self) -> "Rows[CrisisRoom]": ...
    @property
    def crisis_steps(self) -> "Rows[StepRow]": ...
    @property
    def crisis_roles(self) -> "Rows[RoleFill]": ...
    @property
    def crisis_texts(self) -> "Rows[CrisisText]":
        """What people typed in a crisis; log entries point at it by `content_id`."""
        ...

    @property
    def statements(self) -> "Rows[Statement]": ...
    @property
    def announcements(self) -> "Rows[Announcement]": ...
    @property
    def reminders(self) -> "Rows[Reminder]": ...
    @property
    def decisions(self) -> "Rows[Decision]":
        """Append-only: nobody saves one again."""
        ...

    @property
    def tasks(self) -> "Rows[Task]": ...
    @property
    def facts(self) -> "Rows[Fact]": ...
    @property
    def entries(self) -> Rows[Entry]:
        """Risks, the action plan, the access list."""
        ...

    @property
    def entry_versions(self) -> Rows[EntryVersion]:
        """Append-only: nobody saves one again."""
        ...

    @property
    def proposals(self) -> "Rows[Proposal]": ...
    @property
    def dark_sites(self) -> "Rows[DarkSite]": ...
    @property
    def drills(self) -> "Rows[Drill]": ...
    @property
    def injects(self) -> "Rows[InjectRow]": ...
    @property
    def playbooks(self) -> "Rows[PlaybookCopy]":
        """Copies that crises run on; those that can be started stand in the team."""
        ...


@dataclass(frozen=True, kw_only=True, slots=True)
class Context:
    """What a handler gets beside the event."""

    uow: UnitOfWork
    team: Team
    now: datetime
    """UTC."""
    token: Callable[[], str]
    """A fresh random word: for idempotency keys and references such as R-7F3K."""
    playbooks: "Mapping[str, Playbook]" = field(default_factory=dict[str, "Playbook"])
    """Those that a crisis can be started with, by id; the default first."""
    seeds: "Mapping[Kind, Seed]" = field(default_factory=dict["Kind", "Seed"])
    """The shipped statements, by kind."""
    scenarios: "Mapping[str, Scenario]" = field(default_factory=dict[str, "Scenario"])
    """Scripts of drills, by id."""
    broken: tuple[str, ...] = ()
    """What is wrong with files that are read at the next start: one line each, with file and reason."""


class Words(Protocol):
    """The locale of one reader: everything shown to people goes through it."""

    @property
    def language(self) -> str: ...

    def __call__(self, key: str, /, **params: object) -> str:
        """The text for a key; raises KeyError for an unknown one (a test keeps both languages complete)."""
        ...

    def clock(self, at: datetime, /) -> str:
        """14:07, in the reader's time zone."""
        ...

    def date(self, at: datetime, /) -> str:
        """14. Nov. / 14 Nov"""
        ...

    def number(self, value: int | float, /) -> str:
        """1.240 / 1,240"""
        ...

    def join(self, items: Sequence[str], /) -> str:
        """a, b oder c / a, b or c"""
        ...
