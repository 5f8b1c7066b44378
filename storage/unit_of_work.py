"""All stores over one open transaction."""

from sqlalchemy import Connection

from handlers.calendar.oncall import Swap
from handlers.comment import Evidence
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
from handlers.crisis.proposal import Proposal
from handlers.digest import Digest
from handlers.draft import Approval, ApprovalRequest, Draft
from handlers.escalated import Escalation
from handlers.gathering import Gathering
from handlers.joint import JointReply
from handlers.linked import Gone, Link, LinkCode
from handlers.presence import Presence
from handlers.question import BrandFact, Question
from handlers.reaction import Reaction
from handlers.register import Entry, EntryVersion
from handlers.selection import Selection
from handlers.staff.absence import Away
from handlers.staff.known import Group, Known, Opened, RosterVersion
from handlers.storm import Bustle, Expected, Storm, Vocabulary
from handlers.texts.announcement import Announcement, Statement
from handlers.texts.dark_site import DarkSite
from handlers.triage.taught import Lesson
from storage import tables
from storage.browse import BrowseStore
from storage.calls import CALLS, CallStore
from storage.clusters import MEMBERS, REGROUPINGS, TWINS, MemberStore
from storage.comments import CommentStore
from storage.inbox import InboxStore
from storage.opinions import OPINIONS, OpinionStore
from storage.queue import CASES, CaseStore
from storage.reports import REPORTS, SHOWN, ReportStore, ShownStore
from storage.repositories import (
    HAND_OFFS,
    PLACEMENTS,
    SENDS,
    DeliveryStore,
    HandOffStore,
    LogStore,
    PlacementStore,
    SendStore,
    TimerStore,
)
from storage.rows import Seen, Shape, Store, shape
from storage.topics import TOPICS, TopicStore
from storage.watch import WatchStore

_DRAFTS: Shape[Draft] = shape(Draft, tables.DraftRow)
_REQUESTS: Shape[ApprovalRequest] = shape(ApprovalRequest, tables.RequestRow)
ESCALATIONS: Shape[Escalation] = shape(Escalation, tables.EscalationRow)
_EVIDENCE: Shape[Evidence] = shape(Evidence, tables.EvidenceRow)
_SELECTIONS: Shape[Selection] = shape(Selection, tables.SelectionRow)
_QUESTIONS: Shape[Question] = shape(Question, tables.QuestionRow)
_BRAND_FACTS: Shape[BrandFact] = shape(BrandFact, tables.BrandFactRow)
_DIGESTS: Shape[Digest] = shape(Digest, tables.DigestRow)
_REACTIONS: Shape[Reaction] = shape(Reaction, tables.ReactionRow)
_GROUPS: Shape[Group] = shape(Group, tables.GroupRow)
_KNOWN: Shape[Known] = shape(Known, tables.KnownRow)
_GONE: Shape[Gone] = shape(Gone, tables.GoneRow)
_OPENED: Shape[Opened] = shape(Opened, tables.OpenedRow)
_ROSTER: Shape[RosterVersion] = shape(RosterVersion, tables.RosterRow)
_PRESENCES: Shape[Presence] = shape(Presence, tables.PresenceRow)
_AWAY: Shape[Away] = shape(Away, tables.AwayRow)
_SWAPS: Shape[Swap] = shape(Swap, tables.SwapRow)
_LINKS: Shape[Link] = shape(Link, tables.LinkRow)
_LINK_CODES: Shape[LinkCode] = shape(LinkCode, tables.LinkCodeRow)
_APPROVALS: Shape[Approval] = shape(Approval, tables.ApprovalRow)
_LESSONS: Shape[Lesson] = shape(Lesson, tables.LessonRow)
_CRISES: Shape[Crisis] = shape(Crisis, tables.CrisisRow)
_CRISIS_ROOMS: Shape[CrisisRoom] = shape(CrisisRoom, tables.CrisisRoomRow)
_CRISIS_STEPS: Shape[StepRow] = shape(StepRow, tables.CrisisStepRow)
_CRISIS_ROLES: Shape[RoleFill] = shape(RoleFill, tables.CrisisRoleRow)
_CRISIS_TEXTS: Shape[CrisisText] = shape(CrisisText, tables.CrisisTextRow)
_REMINDERS: Shape[Reminder] = shape(Reminder, tables.ReminderRow)
_STATEMENTS: Shape[Statement] = shape(Statement, tables.StatementRow)
_ANNOUNCEMENTS: Shape[Announcement] = shape(Announcement, tables.AnnouncementRow)
_DECISIONS: Shape[Decision] = shape(Decision, tables.DecisionRow)
_TASKS: Shape[Task] = shape(Task, tables.TaskRow)
_FACTS: Shape[Fact] = shape(Fact, tables.FactRow)
_DRILLS: Shape[Drill] = shape(Drill, tables.DrillRow)
_INJECTS: Shape[InjectRow] = shape(InjectRow, tables.InjectRow)
_PLAYBOOKS: Shape[PlaybookCopy] = shape(PlaybookCopy, tables.PlaybookRow)
_ENTRIES: Shape[Entry] = shape(Entry, tables.EntryRow)
_ENTRY_VERSIONS: Shape[EntryVersion] = shape(EntryVersion, tables.EntryVersionRow)
_PROPOSALS: Shape[Proposal] = shape(Proposal, tables.ProposalRow)
_DARK_SITES: Shape[DarkSite] = shape(DarkSite, tables.DarkSiteRow)
_BUSTLES: Shape[Bustle] = shape(Bustle, tables.BustleRow)
_STORMS: Shape[Storm] = shape(Storm, tables.StormRow)
_EXPECTED: Shape[Expected] = shape(Expected, tables.ExpectedRow)
_JOINTS: Shape[JointReply] = shape(JointReply, tables.JointReplyRow)
GATHERINGS: Shape[Gathering] = shape(Gathering, tables.GatheringRow)
_VOCABULARIES: Shape[Vocabulary] = shape(Vocabulary, tables.VocabularyRow)


class SqlUnitOfWork:
    """Fulfils `handlers.ports.UnitOfWork`. Whoever opened the transaction commits it."""

    def __init__(self, connection: Connection) -> None:
        seen: Seen = {}
        self._seen = seen
        self.comments = CommentStore(connection, seen)
        self.browse = BrowseStore(connection, self.comments)
        self.cases = CaseStore(connection, CASES, seen)
        self.members = MemberStore(connection, MEMBERS, seen)
        self.twins = Store(connection, TWINS, seen)
        self.regroupings = Store(connection, REGROUPINGS, seen)
        self.drafts = Store(connection, _DRAFTS, seen)
        self.requests = Store(connection, _REQUESTS, seen)
        self.approvals = Store(connection, _APPROVALS, seen)
        self.reactions = Store(connection, _REACTIONS, seen)
        self.groups = Store(connection, _GROUPS, seen)
        self.known = Store(connection, _KNOWN, seen)
        self.gone = Store(connection, _GONE, seen)
        self.opened = Store(connection, _OPENED, seen)
        self.roster = Store(connection, _ROSTER, seen)
        self.presences = Store(connection, _PRESENCES, seen)
        self.hand_offs = HandOffStore(connection, HAND_OFFS, seen)
        self.absences = Store(connection, _AWAY, seen)
        self.swaps = Store(connection, _SWAPS, seen)
        self.links = Store(connection, _LINKS, seen)
        self.link_codes = Store(connection, _LINK_CODES, seen)
        self.evidence = Store(connection, _EVIDENCE, seen)
        self.digests = Store(connection, _DIGESTS, seen)
        self.questions = Store(connection, _QUESTIONS, seen)
        self.brand_facts = Store(connection, _BRAND_FACTS, seen)
        self.selections = Store(connection, _SELECTIONS, seen)
        self.escalations = Store(connection, ESCALATIONS, seen)
        self.calls = CallStore(connection, CALLS, seen)
        self.lessons = Store(connection, _LESSONS, seen)
        self.opinions = OpinionStore(connection, OPINIONS, seen)
        self.sends = SendStore(connection, SENDS, seen)
        self.placements = PlacementStore(connection, PLACEMENTS, seen)
        self.timers = TimerStore(connection)
        self.deliveries = DeliveryStore(connection)
        self.log = LogStore(connection)
        self.crises = Store(connection, _CRISES, seen)
        self.crisis_rooms = Store(connection, _CRISIS_ROOMS, seen)
        self.crisis_steps = Store(connection, _CRISIS_STEPS, seen)
        self.crisis_roles = Store(connection, _CRISIS_ROLES, seen)
        self.crisis_texts = Store(connection, _CRISIS_TEXTS, seen)
        self.reminders = Store(connection, _REMINDERS, seen)
        self.statements = Store(connection, _STATEMENTS, seen)
        self.announcements = Store(connection, _ANNOUNCEMENTS, seen)
        self.decisions = Store(connection, _DECISIONS, seen)
        self.tasks = Store(connection, _TASKS, seen)
        self.facts = Store(connection, _FACTS, seen)
        self.drills = Store(connection, _DRILLS, seen)
        self.injects = Store(connection, _INJECTS, seen)
        self.playbooks = Store(connection, _PLAYBOOKS, seen)
        self.entries = Store(connection, _ENTRIES, seen)
        self.entry_versions = Store(connection, _ENTRY_VERSIONS, seen)
        self.proposals = Store(connection, _PROPOSALS, seen)
        self.dark_sites = Store(connection, _DARK_SITES, seen)
        self.watch = WatchStore(connection, self.comments)
        self.storms = Store(connection, _STORMS, seen)
        self.bustles = Store(connection, _BUSTLES, seen)
        self.expected = Store(connection, _EXPECTED, seen)
        self.vocabularies = Store(connection, _VOCABULARIES, seen)
        self.joints = Store(connection, _JOINTS, seen)
        self.gatherings = Store(connection, GATHERINGS, seen)
        self.reports = ReportStore(connection, REPORTS, seen)
        self.shown = ShownStore(connection, SHOWN, seen)
        self.topics = TopicStore(connection, TOPICS, seen, self.placements)
        self.inbox = InboxStore(connection)
