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
from handlers.escalated import Escalation, EscalationState
from handlers.people import Brand, Person, Source
from handlers.placement import LogEntry
from handlers.sections import SECTIONS
from handlers.storm import Storm
from handlers.views.statements import AnnouncementView, StatementsView


@dataclass(frozen=True, kw_only=True, slots=True)
class Target:
    """Where it came from and where a reply would appear: said on every card."""

    source: Source
    brand: Brand
    network: str
    """Shown name: Instagram, Mastodon, ..."""
    account: str
    """@musterkanne, or the source's name."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Published:
    """The reply that stands in public."""

    send: Send
    draft: Draft | None
    author: Person | None
    approver: Person | None
    """Who said the last yes; the author where `solo`."""
    at: datetime
    url: str = ""
    by_hand: bool = False
    solo: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Asked:
    """Who is asked, in the words of the configuration."""

    kind: str
    """person, role, oncall, place, channel."""
    name: str
    """A person's and a rotation's name as people say it, else the word of the configuration."""


@dataclass(frozen=True, kw_only=True, slots=True)
class EscalationFacts:
    """For the card of the subject. Of a private matter it says no more than that something is under way."""

    reason: str
    """Key `reason-<name>`; `confidential` where it is private."""
    state: EscalationState
    escalation: Escalation
    taken_by: Person | None
    asked: tuple[Asked, ...]
    """Who is asked now; empty if private."""
    next: tuple[Asked, ...]
    """Who is asked next; empty if nobody, or private."""


@dataclass(frozen=True, kw_only=True, slots=True)
class EscalationView:
    """Card `escalation`, in the channel where the reason belongs: subject is the escalation's id."""

    escalation: Escalation
    case: Case | None
    comment: Comment | None
    target: Target | None
    folded: str
    """Flag for which the text is hidden until somebody asks; empty if shown."""
    by: Person | None
    taken_by: Person | None
    closed_by: Person | None
    asked: tuple[Asked, ...]
    people: tuple[Person, ...]
    """Who they are at the moment."""
    next: tuple[Asked, ...]
    paged: tuple[tuple[Person, str], ...]
    """Who was called outside chat, with the key that says what came of it."""
    allowed: frozenset[str]

    def click(self, verb: str, choice: str = "-") -> Click:
        if verb in {"case", "reveal"} and self.case is not None:
            return Click(verb=verb, choice=choice, kind="case", id=self.case.id, version=self.case.version)
        one = self.escalation
        return Click(verb=verb, choice=choice, kind="escalation", id=one.id, version=one.version)


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

    def click(self, verb: str, choice: str = "-") -> Click:
        if verb == "acknowledge" and self.escalation is not None:
            one = self.escalation
            return Click(verb=verb, choice=choice, kind="escalation", id=one.id, version=one.version)
        if verb == "list":
            return Click(verb=verb, choice="late", kind="queue", id=0, version=SECTIONS.index("late") + 1)
        id_, version = (self.case.id, self.case.version) if self.case else (0, 1)
        return Click(verb=verb, choice=choice, kind="case", id=id_, version=version)


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """One line of a case's history."""

    entry: LogEntry
    """Its `type` with dots as hyphens is the locale key: `log-case-claimed`; `facts` are the parameters."""
    person: Person | None
    """None: the bot, or somebody whom the configuration does not know."""


@dataclass(frozen=True, kw_only=True, slots=True)
class HistoryView:
    """Private card `history`: subject is the case's id."""

    case: Case
    target: Target
    entries: tuple[Entry, ...]
    versions: tuple[Comment, ...]
    """All versions of the comment, oldest first."""
    replies: tuple[Draft, ...]
    """What people wrote, oldest first, with its state."""
    published: Published | None
    allowed: frozenset[str]
    """For a finished case, whose card folds to one line: what can still be done with it."""

    def click(self, verb: str, choice: str = "-") -> Click:
        if verb == "undo" and self.published is not None:
            send = self.published.send
            return Click(verb=verb, choice=choice, kind="send", id=send.id, version=send.version)
        return Click(verb=verb, choice=choice, kind="case", id=self.case.id, version=self.case.version)


@dataclass(frozen=True, kw_only=True, slots=True)
class OriginalView:
    """Private card `original`: subject is the case's id."""

    case: Case
    comment: Comment
    target: Target
    answered: str
    """Our own earlier reply that the comment answers; empty if none."""
    context: tuple[Comment, ...] = ()
    """What stood before a message in its thread in chat, oldest first."""


@dataclass(frozen=True, kw_only=True, slots=True)
class RevealView:
    """Private card `reveal`: the text that the case's card folds away. Subject is the case's id."""

    case: Case
    comment: Comment
    target: Target
    folded: str


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

    @property
    def target(self) -> None:
        """A storm is about a brand, not about one account."""
        return

    def click(self, verb: str, choice: str = "-") -> Click:
        level = f"l{self.storm.level}" if verb == "start" else choice
        return Click(verb=verb, choice=level, kind="storm", id=self.storm.id, version=self.storm.version)


PRIVATE: frozenset[str] = frozenset({"history", "original", "reveal", "queue", "statements"})
"""Kinds that are shown to the one who asked and never stand in a channel."""


@dataclass(frozen=True, kw_only=True, slots=True)
class SimilarWording:
    """One way of saying it among the comments counted in a case."""

    text: str
    """Of the first that put it so."""
    count: int
    same: bool
    """So like the case's comment that one answer fits both."""


@dataclass(frozen=True, kw_only=True, slots=True)
class SimilarView:
    """Private card `similar`: what else is counted in the case. Subject is the case's id."""

    case: Case
    target: Target
    comment: Comment
    wordings: tuple[SimilarWording, ...]
    """The most frequent first."""
    accounts: tuple[str, ...]
    folded: str
    """Flag for which texts are hidden; empty if shown."""


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
