"""What somebody wrote in public, and what triage thinks of it."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import IntEnum, StrEnum


class Kind(StrEnum):
    COMMENT = "comment"
    MENTION = "mention"
    REVIEW = "review"
    MESSAGE = "message"


class Change(StrEnum):
    """What happened to the comment out there."""

    CREATED = "created"
    EDITED = "edited"
    DELETED = "deleted"


class Urgency(IntEnum):
    LOW = 0
    NORMAL = 1
    URGENT = 2
    NOW = 3


class Purpose(StrEnum):
    """Why the author wrote: the SPACES model plus the duties of community management."""

    SUPPORT = "support"
    PRODUCT = "product"
    ACQUISITION = "acquisition"
    CONTENT = "content"
    ENGAGEMENT = "engagement"
    SUCCESS = "success"
    COMPLIANCE = "compliance"


class Intent(StrEnum):
    """What the author expects of us."""

    REPLY = "reply"
    """An answer: a question, a complaint, a request, or anything in private."""
    THANK = "thank"
    """Nothing in particular; a thank-you or a reaction is welcome: praise, an idea, a photo."""
    ACT = "act"
    """Nothing that should be said: it is to be hidden, reported or left alone."""
    NONE = "none"


@dataclass(frozen=True, kw_only=True, slots=True)
class Author:
    id: str
    name: str = ""
    followers: int | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Post:
    """The post of the brand (or of somebody else) that the comment stands under."""

    id: str
    url: str = ""
    title: str = ""
    likes: int = 0
    shares: int = 0
    views: int = 0


@dataclass(frozen=True, kw_only=True, slots=True)
class Attachment:
    type: str
    url: str = ""
    alt: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Comment:
    """One version of a comment; never changed, versions are kept."""

    id: int = 0
    source: str
    external_id: str
    kind: Kind = Kind.COMMENT
    author: Author
    text: str
    created_at: datetime
    updated_at: datetime | None = None
    received_at: datetime
    url: str = ""
    parent_id: str = ""
    """External id of the comment that this one answers; empty at top level."""
    post: Post | None = None
    attachments: tuple[Attachment, ...] = ()
    rating: float | None = None
    language: str = ""
    """ISO 639-1, as told by the source or found by triage; empty if unknown."""
    likes: int = 0
    shares: int = 0
    version: int = 1
    """1 at first; each edit by the author adds one."""
    deleted_at: datetime | None = None
    echo: int = 0
    """handlers.twins.echo_of; 0 where nobody tells of it a second time."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Flag:
    """One thing that triage noticed, with its reason for people."""

    name: str
    """offensive, threat, complaint, question, ...: a name of handlers.flags or of the configuration; key
    `flag-<name>` of the locale."""
    evidence: str = ""
    """The words that carried it, as they stand in the comment (hostile text); may be empty."""
    score: float = 1.0
    """0..1"""


@dataclass(frozen=True, kw_only=True, slots=True)
class Assessment:
    """What triage thinks of one version of a comment."""

    language: str
    flags: tuple[Flag, ...] = ()
    purpose: Purpose = Purpose.ENGAGEMENT
    intent: Intent = Intent.NONE
    urgency: Urgency = Urgency.LOW
    sentiment: float = 0.0
    """-1..1"""
    relay: bool = False
    """True if the team should see it."""
    hold: str = ""
    """Risk that forbids a draft: legal, injury, minors, self-harm, press, threat, data-breach; empty if none."""
    origin: str = "rules"
    untaught: tuple[Flag, ...] | None = None
    """The flags as they were before the team's lessons; None where those changed nothing."""
    sense: str = ""
    """What a critical comment means (handlers.triage.sense); empty if nobody looked."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Judged:
    """A comment as it stands, with what triage thought of it; None if it has not looked."""

    comment: Comment
    assessment: Assessment | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Reach:
    """Figures of the account at the time of delivery."""

    followers: int = 0
    posts: int = 0


@dataclass(frozen=True, kw_only=True, slots=True)
class Incoming:
    """A stored delivery on its way to triage: the comment as the source told it."""

    inbox_id: int
    change: Change
    comment: Comment
    relay: bool = True
    """False where nothing of it may become a card (old rows of an import)."""
    reach: Reach = field(default_factory=Reach)


@dataclass(frozen=True, kw_only=True, slots=True)
class Evidence:
    """One snapshot, and why it was taken."""

    id: int = 0
    case_id: int
    comment_id: int
    comment_version: int
    reason: str
    note: str = ""
    """What a colleague typed to explain it; hostile text."""
    by: str
    at: datetime
    content: str
    """The comment as it was, as JSON: text, author, post, attachments, times, address."""
    sha256: str
    """Of `content`, hexadecimal."""
