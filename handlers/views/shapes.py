"""The views: one frozen value per card, with all that it shows and the verbs that are valid now.

`allowed` holds verbs of buttons (handlers.routes), never a promise: each click is checked again. `click(verb)` gives
the id that the button has to carry, so that every card names subject and version in the same way. Persons are None
where the configuration no longer knows them; texts of comments and drafts are hostile.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from handlers.case import Case
from handlers.clicks import Click
from handlers.comment import Comment, Flag
from handlers.crisis.crisis import Freeze
from handlers.draft import ApprovalRequest, Draft, Send
from handlers.escalated import Escalation
from handlers.joint import JointState
from handlers.people import Brand, Person
from handlers.reported import Reports
from handlers.sections import SECTIONS
from handlers.storm import Storm
from handlers.verdict import Opinion
from handlers.views.escalation_shapes import EscalationFacts, EscalationView
from handlers.views.private_shapes import HistoryView, OriginalView, RevealView, SimilarView
from handlers.views.statements import AnnouncementView, StatementsView
from handlers.views.target import Published, Target


@dataclass(frozen=True, kw_only=True, slots=True)
class CaseView:
    """Card `case`: subject is the case's id."""

    case: Case
    comment: Comment
    """The version that counts now; `deleted_at` is set once its author took it away."""
    target: Target
    topic: str
    """The flag that names the case in the first line: complaint, threat, ...; `comment` if there is none."""
    reasons: tuple[Flag, ...]
    """Why it is here, the weightiest first."""
    folded: str
    """Flag for which the text is hidden until somebody asks (threat, hate, self-harm); empty if shown."""
    likes_in: tuple[int, int] | None
    """Likes and the minutes in which they came, where it is remarkable."""
    owner: Person | None
    escalation: EscalationFacts | None
    """What is under way with those whom it was escalated to."""
    drafting: bool
    """Drafts were asked for and are not here yet."""
    request: ApprovalRequest | None
    """The open request for a second person's yes."""
    asked_by: Person | None
    """Who wrote the version that waits in `request`."""
    send: Send | None
    """What is on its way or stuck: planned, sending, unknown (ask: there, resend, leave), rejected."""
    send_text: str
    """The approved text where somebody has to publish it by hand; empty otherwise."""
    published: Published | None
    closed_by: Person | None
    allowed: frozenset[str]
    questions: tuple[tuple[str, datetime], ...] = ()
    """Who was asked when and has not answered: a name, or `place:<name>`."""
    told_from: datetime | None = None
    """When its channel hears of what its clock says, since that came to pass in the quiet hours."""
    hidden_for: str = ""
    """Why it is hidden or being hidden: key `hide-reason-<name>`; empty if it is not."""
    opinion: Opinion | None = None
    """What a model outside thinks of the comment; None as long as none has said anything."""
    also: tuple[tuple[Target, str], ...] = ()
    """Through which other accounts the same comment was told, and where it stands there (may be empty)."""
    joint: tuple[JointState, int] | None = None
    """A reply to all who say the same: how far it is, and to how many comments."""
    reports: Reports | None = None
    """How often people outside the team have reported it in private; None if nobody has."""

    def click(self, verb: str, choice: str = "-") -> Click:
        if verb in {"posted", "settle", "undo"}:
            send = self.send if verb != "undo" else self.published and self.published.send
            if send is not None:
                return Click(verb=verb, choice=choice, kind="send", id=send.id, version=send.version)
        return Click(verb=verb, choice=choice, kind="case", id=self.case.id, version=self.case.version)


@dataclass(frozen=True, kw_only=True, slots=True)
class DraftsView:
    """Card `drafts`, in the thread of a case: subject is the case's id."""

    case: Case
    comment: Comment
    target: Target
    drafts: tuple[Draft, ...]
    """The newest batch that may still be used, in order a, b, c; empty if used up, void or none could be made."""
    names: Mapping[str, str]
    """Variant letter -> empathetic, factual, brief, shorter, warmer, saved, ...: key `variant-<name>`."""
    origin: str
    """model or template; empty if there are none."""
    missing: str
    facts: tuple[str, ...]
    failure: str
    """Locale key: why it was not the model, or why there are none; empty if all went well."""
    void: str
    """Locale key `drafts-void-...` why they may no longer be used; empty while they may."""
    allowed: frozenset[str]
    freeze: Freeze = Freeze.OFF
    """What a crisis holds back for the brand."""

    def use(self, draft: Draft) -> Click:
        return Click(
            verb="use", choice=draft.variant or "-", kind="draft", id=draft.id, version=draft.comment_version
        )

    def click(self, verb: str, choice: str = "-") -> Click:
        return Click(verb=verb, choice=choice, kind="case", id=self.case.id, version=self.case.version)


@dataclass(frozen=True, kw_only=True, slots=True)
class ApprovalView:
    """Card `approval`, a message of its own: subject is the request's id."""

    request: ApprovalRequest
    case: Case
    comment: Comment
    """The version that the draft answers."""
    target: Target
    draft: Draft
    author: Person | None
    base_variant: str
    """Letter of the offered draft that it was made from; empty if made from nothing or from a person's version."""
    base_author: Person | None
    """Whose version it was made from; None if from an offered draft or nothing."""
    changed: tuple[str, ...]
    """The words that differ from what it was made from."""
    warnings: tuple[str, ...]
    """Locale keys `check-...`: what the deterministic checks noticed in a person's text."""
    decided_by: Person | None
    void: str
    """Locale key `request-void-...` why it is void; empty otherwise."""
    send: Send | None
    published: Published | None
    allowed: frozenset[str]
    freeze: Freeze = Freeze.OFF
    """What a crisis holds back for the brand."""

    def click(self, verb: str, choice: str = "-") -> Click:
        """approve, sendback, change: the draft; undo, settle, posted: the send; everything else: the case."""
        if verb in {"approve", "sendback", "change"}:
            return Click(
                verb=verb,
                choice=choice,
                kind="draft",
                id=self.draft.id,
                version=self.draft.comment_version,
            )
        if verb in {"posted", "settle", "undo"}:
            send = self.send if verb != "undo" else self.published and self.published.send
            if send is not None:
                return Click(verb=verb, choice=choice, kind="send", id=send.id, version=send.version)
        return Click(verb=verb, choice=choice, kind="case", id=self.case.id, version=self.case.version)


@dataclass(frozen=True, kw_only=True, slots=True)
class NoticeView:
    """Card `notice`: one sentence, sent once, with a way to the card. Subject is the case's id (0: no case)."""

    key: str
    """Locale key `notice-...` of the first line."""
    params: Mapping[str, object]
    """Values of its sentence; always with case, network and account where there is a case. Instants are datetimes."""
    quote: str
    """A line that a colleague typed (send back, escalation); empty if none."""
    case: Case | None
    target: Target | None
    allowed: frozenset[str]
    escalation: Escalation | None = None
    """Which it tells a step of; None for everything else."""
    storm: int = 0
    """Id of the storm that it tells of."""
    drill: bool = False
    """It was said in a drill that is about no case."""

    def click(self, verb: str, choice: str = "-") -> Click:
        if verb == "acknowledge" and self.escalation is not None:
            one = self.escalation
            return Click(verb=verb, choice=choice, kind="escalation", id=one.id, version=one.version)
        if verb == "prepare":
            return Click(verb=verb, choice=choice, kind="prepare", id=0, version=1)
        if verb == "stormshow":
            return Click(verb=verb, choice=choice, kind="storm", id=self.storm, version=1)
        if verb == "list":
            return Click(verb=verb, choice="late", kind="queue", id=0, version=SECTIONS.index("late") + 1)
        id_, version = (self.case.id, self.case.version) if self.case else (0, 1)
        return Click(verb=verb, choice=choice, kind="case", id=id_, version=version)


@dataclass(frozen=True, kw_only=True, slots=True)
class StormView:
    """Card `storm`: subject is the storm's id. Its numbers are those of `storm.figures`."""

    storm: Storm
    brand: Brand
    taken_by: Person | None
    ended_by: Person | None
    samples: tuple[Comment, ...]
    """Shown without their authors; hostile."""
    curve: tuple[tuple[datetime, int], ...]
    """Comments per five minutes, oldest first."""
    allowed: frozenset[str]
    gathered_since: datetime | None = None
    """New cases stand on the cards of topics since then."""
    sharper_until: datetime | None = None
    """After the crisis that was started from it."""

    @property
    def target(self) -> None:
        """A storm is about a brand, not about one account."""
        return

    def click(self, verb: str, choice: str = "-") -> Click:
        level = f"l{self.storm.level}" if verb == "start" else choice
        return Click(verb=verb, choice=level, kind="storm", id=self.storm.id, version=self.storm.version)


View = (
    CaseView
    | DraftsView
    | ApprovalView
    | EscalationView
    | NoticeView
    | HistoryView
    | OriginalView
    | RevealView
    | SimilarView
    | StormView
    | StatementsView
    | AnnouncementView
)
