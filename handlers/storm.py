"""The words of the watch: counts, streams, storms, and what a team has told it to expect."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from handlers.comment import Assessment, Comment

MINUTE = timedelta(minutes=1)
WINDOW = timedelta(minutes=15)
"""What an alarm speaks of: "142 comments in 15 min"."""


class Scope(StrEnum):
    BRAND = "brand"
    SOURCE = "source"
    TOPIC = "topic"
    POST = "post"
    POSTS = "posts"
    """The post that drew most, whichever it was: what is usual for a single post."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Stream:
    """Something whose comments are counted together."""

    scope: Scope
    brand: str
    name: str = ""
    """Of a source or topic; the id of a post (foreign text); empty for a brand."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Count:
    """What was written in one minute, or in several."""

    stream: Stream
    minute: datetime
    total: int = 0
    critical: int = 0
    severe: int = 0
    """Insults, hate, threats."""
    reach: int = 0
    """Followers of those who wrote."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Said:
    """A comment as the alarm looks at it."""

    comment: Comment
    assessment: Assessment | None


class StormState(StrEnum):
    OPEN = "open"
    TAKEN = "taken"
    CALM = "calm"
    DISMISSED = "dismissed"


ACTIVE = (StormState.OPEN, StormState.TAKEN)


@dataclass(frozen=True, kw_only=True, slots=True)
class Topic:
    """What the comments of a storm are about; counted over its window."""

    name: str
    """Of a theme (handlers.watch.themes); where `words` are given, no more than a key."""
    count: int
    new: bool = False
    words: str = ""
    """Its name as people wrote it; empty for a theme."""
    about: bool = False
    """Estimated: not all comments were looked at."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Origin:
    """Where it probably began: the post that draws most. Nobody has checked it."""

    title: str
    url: str
    at: datetime
    """When the first critical comment under it was written."""
    own: bool = False
    """A post of one of our accounts, as far as we can tell."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Figures:
    """What the alarm says, as it was at `at`."""

    at: datetime
    total: int
    """Comments in the last 15 minutes."""
    critical: int
    severe: int
    usual: str
    """How we know what is usual: `hours` (this hour of the week), `highest` (of the last days), `none` (too early)."""
    low: int = 0
    high: int = 0
    """In 15 minutes; for `highest` only `high`."""
    days: int = 0
    """That the usual rests on."""
    usual_share: int = -1
    """Critical ones of 100 in the last week; -1 if too little is known."""
    people: int = 0
    accounts: int = 0
    """Of ours on which it is criticised."""
    newcomers: int = 0
    """Of 100 people those who never wrote here before."""
    reach: int = 0
    links: int = 0
    """Comments that carry the most frequent link."""
    press: int = 0
    """Comments that speak of the press."""
    topics: tuple[Topic, ...] = ()
    origin: Origin | None = None
    samples: tuple[int, ...] = ()
    """Ids of comments."""

    @property
    def share(self) -> int:
        """Critical ones of 100."""
        return round(100 * self.critical / self.total) if self.total else 0


@dataclass(frozen=True, kw_only=True, slots=True)
class Storm:
    """A wave of criticism: one for each brand or topic at a time, one card."""

    id: int = 0
    brand: str
    topic: str = ""
    """The topic that it is about alone; empty if the brand as a whole."""
    state: StormState = StormState.OPEN
    since: datetime
    opened_at: datetime
    level: int
    """Proposed, 0..6."""
    highest_level: int
    highest: int
    """Critical comments in the worst 15 minutes."""
    take_by: datetime
    """Nobody has taken it by then: it climbs."""
    taken_by: str = ""
    taken_at: datetime | None = None
    closer_until: datetime | None = None
    """Watched more closely until then."""
    calm_since: datetime | None = None
    ended_at: datetime | None = None
    ended_by: str = ""
    reason: str = ""
    """Why it is none: giveaway, praise, spam, known."""
    shown_at: datetime | None = None
    """When the card was last brought up to date by the watch."""
    figures: Figures
    version: int = 1


@dataclass(frozen=True, kw_only=True, slots=True)
class Bustle:
    """Strikingly many comments without a wave of criticism: one for each brand at a time, one card, nobody asked."""

    id: int = 0
    brand: str
    post: str = ""
    """Name of the stream of the post that draws most of them; empty if it is no single one."""
    since: datetime
    opened_at: datetime
    highest: int
    """Comments in the busiest 15 minutes."""
    praise: int = 0
    """Of those that were looked at last."""
    questions: int = 0
    calm_since: datetime | None = None
    ended_at: datetime | None = None
    storm: int = 0
    """The wave of criticism that it became."""
    shown_at: datetime
    figures: Figures
    version: int = 1


@dataclass(frozen=True, kw_only=True, slots=True)
class Expected:
    """What a team told the watch: more than usual is fine here for a while. Bounded, and can be taken back."""

    id: int = 0
    brand: str
    topic: str = ""
    source: str = ""
    """The source that is being maintained; empty where more than usual is expected."""
    reason: str
    """planned, giveaway, praise, spam, known, maintenance."""
    factor: float
    """So many times the usual raises no alarm."""
    starts_at: datetime
    ends_at: datetime
    by: str
    storm: int = 0
    """The storm that it was learned from; 0 if announced beforehand."""
    undone_by: str = ""
    version: int = 1


@dataclass(frozen=True, kw_only=True, slots=True)
class Vocabulary:
    """Which terms stand in how many of a brand's ordinary comments; bounded, the old fades."""

    id: int = 0
    brand: str
    learned_until: datetime
    texts: int = 0
    counts: dict[str, int]


@dataclass(frozen=True, kw_only=True, slots=True)
class StreamState:
    """What the watch remembers of a stream: plain lists, as handlers.watch.normal gives them."""

    stream: Stream
    since: datetime
    """Its first bucket."""
    learned_until: datetime
    totals: list[list[dict[str, object]]]
    criticals: list[list[dict[str, object]]]
