"""The stores that the core asks, as protocols: one for each table that can do more than add, get, save and find."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Protocol, TypeVar

from handlers.case import Case
from handlers.comment import Assessment, Comment, Judged
from handlers.draft import Send
from handlers.escalated import Call
from handlers.gathering import LiveTopic, Tally
from handlers.members import Head, Member, More, Wording
from handlers.people import Person
from handlers.placement import LogEntry, Placement, Timer
from handlers.presence import HandOff
from handlers.reported import Report, Reports, Shown
from handlers.sections import Look
from handlers.storm import Count, Said, Stream, StreamState
from handlers.twins import Told
from handlers.verdict import Opinion

T = TypeVar("T")


class Rows(Protocol[T]):
    """One table. Values are frozen; `save` writes the whole value back under its id."""

    def add(self, value: T, /) -> T:
        """Insert (id 0 in, id assigned out)."""
        ...

    def get(self, id: int, /) -> T:
        """By id; raises NotFound."""
        ...

    def save(self, value: T, /) -> None:
        """Overwrite the row with that id; raises NotFound."""
        ...

    def find(self, **equals: object) -> list[T]:
        """All rows whose columns equal the values given (a tuple means: any of), oldest first."""
        ...


class Comments(Rows[Comment], Protocol):
    def by_external(self, source: str, external_id: str, /) -> Comment | None:
        """Newest version of a comment, or None. `get(id)` gives the newest version as well."""
        ...

    def add_version(self, comment: Comment, assessment: Assessment | None, /) -> Comment:
        """Store a further version under the same id (version raised by one); older ones are kept."""
        ...

    def add_all(self, new: Sequence[tuple[Comment, Assessment]], /) -> dict[tuple[str, str], int]:
        """Store first versions with their assessments; a comment that is there already stays as it is. Gives back the
        ids of the new ones, by source and external id."""
        ...

    def version(self, id: int, version: int, /) -> Comment: ...

    def assess(self, id: int, version: int, assessment: Assessment, /) -> None: ...

    def assessment(self, id: int, version: int, /) -> Assessment | None:
        """What triage thought of that version; None if it has not looked."""
        ...

    def told(self, echoes: Collection[int], links: Collection[int], /) -> list[Told]:
        """Comments with one of these keys (`Comment.echo`, key_of_link), the newest few hundred."""
        ...

    def count_by_author(self, source: str, author_id: str, since: datetime, /) -> int: ...

    def look_up_authors(self, authors: Collection[tuple[str, str]], since: datetime, /) -> None:
        """These (source, author) are going to be counted, from that moment on: one look for all, where many comments
        are handled together."""
        ...

    def wrote_before(self, source: str, author_id: str, moment: datetime, /) -> bool: ...


class Browse(Protocol):
    """Comments as people look through them: newest first, without private messages and without deleted ones."""

    def newest(self, sources: Sequence[str], limit: int, /) -> list[Judged]: ...

    def under(self, source: str, post: int, before: int, limit: int, /) -> list[Judged]:
        """Of one post (handlers.sources.addresses.key_of_post; 0: under none), older than the comment `before` (0: from
        the newest)."""
        ...

    def at_link(self, link: int, sources: Sequence[str], /) -> Judged | None:
        """The comment at that address (key_of_link), or the newest one under the post there; None if neither is
        known."""
        ...


class Cases(Rows[Case], Protocol):
    """`find` and all the rest leave out what was scripted for a drill, unless its crisis is named (`drill=`)."""

    def queue(self, look: Look, person: Person, now: datetime, /, *, offset: int, limit: int) -> list[Case]:
        """Cases of one section as this person sees it, most urgent first, of overdue ones the oldest."""
        ...

    def expect(self, count: int, /) -> None:
        """So many are going to be added at most, where many comments are handled together."""
        ...

    def newest_alike(self, groups: Collection[str], /) -> dict[str, Case]:
        """The newest case of each of these groups of like comments; groups without one are missing."""
        ...

    def count_in(self, more: Sequence[More], /) -> None:
        """Count further comments in open cases: each is the next version of its case, with its cards to be brought up
        to date. Raises Stale if one of them is open no more, or has been changed where that matters."""
        ...

    def clocks_due(self, now: datetime, limit: int, /) -> list[Case]:
        """Cases whose promises have come to a point, the longest due first."""
        ...

    def flooded(self, brand: str, since: datetime, most: int, /) -> bool:
        """Whether more than so many cases of that brand were opened since then."""
        ...

    def tallies(self, topic_id: int, /) -> list[Tally]:
        """The cases of a topic by state; those whose comment is gone are left out."""
        ...

    def of_topic(self, topic_id: int, /, *, offset: int, limit: int) -> list[Case]:
        """Its open cases: unowned first, most urgent first, those that stand for most comments first."""
        ...

    def clocks_in(self, platform: str, channel: str, /) -> Mapping[str, int]:
        """How many cases with a card in that channel stand at which `sla`; those without one are left out."""
        ...

    def of_digest(self, digest_id: int, /, *, offset: int, limit: int) -> list[Case]:
        """Its cases, the most urgent first."""
        ...

    def digest_counts(self, digest_id: int, /) -> Mapping[str, int]:
        """How many of its cases are in which state."""
        ...

    def ended(self, person: str, since: datetime, /) -> list[Case]:
        """Cases that this person had in hand and that are over since then."""
        ...

    def queue_size(self, section: str, person: Person, now: datetime, most: int, /) -> int:
        """How many a section has, counted up to `most`."""
        ...


class Placements(Rows[Placement], Protocol):
    def of(self, kind: str, subject: int, /) -> list[Placement]: ...

    def of_all(self, kind: str, subjects: Sequence[int], /) -> Mapping[int, list[Placement]]:
        """Of several subjects in one look."""
        ...

    def at(self, platform: str, channel: str, message_id: str, /) -> Placement | None: ...

    def touch(self, kind: str, /, *subjects: int) -> None:
        """Raise `wanted` on every placement of these subjects, so that the display loop brings it up to date."""
        ...

    def hasten(self) -> None:
        """What this unit of work has touched was touched by a person: it goes first, and is tried at once."""
        ...

    def due(self, now: datetime, limit: int, /) -> list[Placement]:
        """Placements with wanted > shown whose next try is not in the future, those that hurry first, then the most
        recently touched; at most `limit` of each channel, so that a flooded one hides no other."""
        ...


class Sends(Rows[Send], Protocol):
    def by_key(self, key: str, /) -> Send | None: ...

    def by_proof(self, source: str, proof_id: str, /) -> Send | None:
        """The row that published this id: how own replies are recognised when they come back."""
        ...

    def known(self, ids: Collection[tuple[str, str]], /) -> set[tuple[str, str]]:
        """Those of these (source, id at the network) that a row has published, or was meant for."""
        ...


class Opinions(Rows[Opinion], Protocol):
    def find(self, **equals: object) -> list[Opinion]: ...

    def since(self, at: datetime, /) -> int:
        """How many were planned since then."""
        ...


class Members(Rows[Member], Protocol):
    def add_all(self, members: Sequence[Member], /) -> None: ...

    def counted(self, wordings: Collection[tuple[int, str]], /) -> set[tuple[int, str]]:
        """Those of these (case, fingerprint) in which a comment is counted."""
        ...

    def wordings(self, case_id: int, limit: int, /) -> list[Wording]:
        """What is counted in that case, the most frequent wording first."""
        ...

    def move(self, case_id: int, to: int, fingerprint: str = "", /) -> None:
        """Count comments in another case: those of one wording, or all."""
        ...

    def claim(self, wordings: Mapping[tuple[str, str], str], now: datetime, /) -> dict[tuple[str, str], str]:
        """(brand, fingerprint) -> group that is about to open a case for it. Gives back, in the same way, where
        another group has done so before; waits for a process that is just doing it."""
        ...

    def take_over(self, wordings: Mapping[tuple[str, str], tuple[str, str]], now: datetime, /) -> None:
        """(brand, fingerprint) -> group it was claimed for, whose case is over, and group it is claimed for now.
        Raises Stale if somebody was quicker."""
        ...

    def forget_claims(self, before: datetime, /) -> None: ...

    def heads(self, limit: int, /, *, after: int = 0) -> list[Head]:
        """What the newest open cases stand for, oldest first; of those after case `after`."""
        ...


class Topics(Rows[LiveTopic], Protocol):
    def count(self, topic_id: int, comments: int, at: datetime, /) -> None:
        """Collect; nothing is written before `flush`, so that many comments cost one row."""
        ...

    def flush(self) -> None:
        """Write down what was collected, and have the cards brought up to date."""
        ...


class HandOffs(Rows[HandOff], Protocol):
    def of(self, person: str, since: datetime, /) -> list[HandOff]:
        """What has left this person's hand since then, oldest first."""
        ...


class ReportsMade(Rows[Report], Protocol):
    """Private reports from the community."""

    def about(self, case_id: int, /) -> Reports:
        """All of one message."""
        ...

    def since(self, since: datetime, until: datetime | None = None, /) -> Reports:
        """All from then on, up to a moment if one is named; what came at that moment is left out."""
        ...

    def by_account(self, platform: str, account: str, since: datetime, /) -> int: ...

    def newest(self, case_id: int, /, *, offset: int, limit: int) -> list[Report]: ...


class MessagesShown(Rows[Shown], Protocol):
    """What people saw who have the form for a report before them."""

    def put(self, shown: Shown, most: int, /) -> None:
        """In place of what the same account saw of that message; of one account only the newest `most` are kept."""
        ...

    def of(self, platform: str, account: str, channel: str, message_id: str, /) -> Shown | None: ...

    def forget(self, before: datetime, /) -> datetime | None:
        """Delete what is as old or older; from when the oldest is that stays, None if nothing does."""
        ...


class Timers(Protocol):
    def set(self, timer: Timer, /) -> None: ...
    def cancel(self, key: str, /) -> None: ...
    def due(self, now: datetime, limit: int, /) -> list[Timer]: ...
    def delete(self, key: str, /) -> None: ...

    def hold(self, keys: Sequence[str], /) -> None:
        """Take hold of several before each is taken, where many are handled together."""
        ...

    def take(self, key: str, due_at: datetime, /) -> bool:
        """Delete the timer if it still is set to `due_at`; False if it was cancelled or moved meanwhile."""
        ...


class Deliveries(Protocol):
    def first(self, key: str, now: datetime, /) -> bool:
        """Note a delivery's key; False if it was noted before (the event was handled already)."""
        ...


class Log(Protocol):
    def append(self, entry: LogEntry, /) -> LogEntry: ...
    def of(self, subject: str, /) -> list[LogEntry]: ...

    def of_all(self, subjects: Sequence[str], /) -> Mapping[str, list[LogEntry]]:
        """About several subjects in one look."""
        ...


class Watch(Protocol):
    """What the watch counts and remembers."""

    def count(self, counts: Sequence[Count], /) -> None:
        """Collect; nothing is written before `flush`, so that many comments cost few rows."""
        ...

    def flush(self) -> None: ...

    def minutes(self, stream: Stream, since: datetime, until: datetime, /) -> list[Count]:
        """The minutes in which something was written, oldest first; `until` is left out."""
        ...

    def first_minute(self, stream: Stream, since: datetime, /) -> datetime | None: ...

    def sums(self, since: datetime, until: datetime, /) -> dict[Stream, Count]:
        """What was written in that time, by stream; posts of a few comments are left out."""
        ...

    def top_post(self, brand: str, since: datetime, until: datetime, /) -> Count | None:
        """The post that drew most criticism."""
        ...

    def state(self, stream: Stream, /) -> StreamState | None: ...

    def remember(self, state: StreamState, /) -> None: ...

    def streams(self) -> list[Stream]:
        """Those that have a state."""
        ...

    def said(
        self, sources: Sequence[str], since: datetime, limit: int, /, until: datetime | None = None
    ) -> list[Said]:
        """The newest comments in public since then (and before `until`), newest first."""
        ...

    def stamps(self, source: str, since: datetime, limit: int, /) -> list[tuple[datetime, datetime]]:
        """When the newest comments of a source say that they were written, and when they arrived."""
        ...

    def people(self, sources: Sequence[str], since: datetime, limit: int, /) -> int:
        """How many different ones wrote since then; of each source the newest `limit` comments are looked at."""
        ...

    def forget(self, before: datetime, /) -> None:
        """A portion of the minutes that are older."""
        ...


class Calls(Protocol):
    """Matters that people have to hear of outside chat, until it is known what came of it."""

    def put(self, call: Call, /) -> None:
        """It waits. The same matter waits for the same person once."""
        ...

    def first(self, person: str, /) -> Call | None:
        """The most urgent that waits: critical ones first, then the oldest."""
        ...

    def waiting(self, person: str, /) -> int: ...

    def assign(self, person: str, number: int, /) -> None:
        """All that wait go out with the call of that number."""
        ...

    def withdraw(self, escalation: int, /) -> list[str]:
        """Nobody has to hear of it any more; gives back for whom it still waited."""
        ...

    def answer(self, number: int, result: str, /) -> int:
        """Note what came of a call, unless it is known; of how many matters."""
        ...

    def is_owed(self, number: int, /) -> bool:
        """Whether that call is still to be made, as far as anybody knows."""
        ...

    def answered(self, number: int, most: int, /) -> list[Call]: ...

    def forget(self, calls: Sequence[Call], /) -> None: ...
