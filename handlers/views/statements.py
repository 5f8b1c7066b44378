"""What the cards of statements show: those that are prepared, and one that was filled, account by account."""

from dataclasses import dataclass

from handlers.announcement import Announcement, AnnouncementState, Statement, Wording
from handlers.clicks import Click
from handlers.crisis.crisis import RUNS, Crisis
from handlers.draft import Send, SendKind, SendState
from handlers.networks import length_of, limit_of, shown_account, shown_network
from handlers.people import Person, Source, Team
from handlers.ports import UnitOfWork
from handlers.statement import KINDS, Kind
from handlers.views.allowed import LEFT, is_open


@dataclass(frozen=True, kw_only=True, slots=True)
class PreparedSeen:
    """One prepared statement."""

    kind: Kind
    statement: Statement | None
    """None: the shipped text, which no manager has approved."""
    owner: Person | None
    outdated: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class StatementsView:
    """Private card `statements`: subject is the crisis' id."""

    crisis: Crisis
    language: str
    rows: tuple[PreparedSeen, ...]
    allowed: frozenset[str]

    @property
    def target(self) -> None:
        """No single account: each is named where it counts."""

    def click(self, verb: str, choice: str = "-") -> Click:
        return Click(verb=verb, choice=choice, kind="crisis", id=self.crisis.id, version=self.crisis.version)


@dataclass(frozen=True, kw_only=True, slots=True)
class PostSeen:
    """One account: what is to appear there, and what became of it."""

    wording: Wording
    network: str
    account: str
    length: int
    limit: int
    by_hand: bool
    send: Send | None
    """Its row of the ledger; None until the yes."""
    taking_back: Send | None
    """The newest try to take it back; None if there was none."""

    @property
    def asks(self) -> Send | None:
        """The row whose end only a person can tell, or bring about."""
        for row in (self.taking_back, self.send):
            if row is not None and (
                (row.state is SendState.UNKNOWN and row.error != LEFT)
                or (row.kind is SendKind.BY_HAND and row.state is SendState.PLANNED)
            ):
                return row
        return None

    @property
    def gone(self) -> bool:
        return self.taking_back is not None and self.taking_back.state is SendState.SENT

    @property
    def stands(self) -> bool:
        """Public, and nobody is taking it back."""
        busy = self.taking_back is not None and is_open(self.taking_back)
        return self.send is not None and self.send.state is SendState.SENT and not self.gone and not busy


@dataclass(frozen=True, kw_only=True, slots=True)
class AnnouncementView:
    """Card `announcement`: subject is the filled statement's id. In state `drafted` it is a preview for its author."""

    announcement: Announcement
    crisis: Crisis
    author: Person | None
    decided_by: Person | None
    posts: tuple[PostSeen, ...]
    numbers: bool
    """Somebody typed a number into a slot: it has to be a verified one."""
    allowed: frozenset[str]

    @property
    def target(self) -> None:
        """No single account: each is named where it counts."""

    @property
    def asks(self) -> PostSeen | None:
        """The first account at which a person has to look or to act."""
        return next((post for post in self.posts if post.asks is not None), None)

    def click(self, verb: str, choice: str = "-") -> Click:
        made = self.announcement
        return Click(verb=verb, choice=choice, kind="announcement", id=made.id, version=made.version)

    def send_click(self, verb: str, send: Send, choice: str = "-") -> Click:
        return Click(verb=verb, choice=choice, kind="send", id=send.id, version=send.version)


def statements_view(crisis_id: int, uow: UnitOfWork, team: Team) -> StatementsView:
    crisis = uow.crises.get(crisis_id)
    brand = team.brands.get(crisis.brand)
    language = brand.language if brand else "de"
    own = {row.kind: row for row in uow.statements.find(brand=crisis.brand, language=language)}
    seen_from = crisis.declared_at
    rows = tuple(
        PreparedSeen(
            kind=kind,
            statement=own.get(kind),
            owner=team.people.get(own[kind].owner) if kind in own else None,
            outdated=kind in own and own[kind].approve_again_at <= seen_from,
        )
        for kind in KINDS
    )
    allowed = frozenset({"statement"} if crisis.state in RUNS else set[str]())
    return StatementsView(crisis=crisis, language=language, rows=rows, allowed=allowed)


def announcement_view(announcement_id: int, uow: UnitOfWork, team: Team) -> AnnouncementView:
    made = uow.announcements.get(announcement_id)
    crisis = uow.crises.get(made.crisis_id)
    free = (text for slot, text in made.slots.items() if slot not in {"next", "proof"})
    return AnnouncementView(
        announcement=made,
        crisis=crisis,
        author=team.people.get(made.author),
        decided_by=team.people.get(made.decided_by),
        posts=posts_of(made, uow, team),
        numbers=any(character.isdigit() for text in free for character in text),
        allowed=_verbs(made, crisis),
    )


def posts_of(made: Announcement, uow: UnitOfWork, team: Team) -> tuple[PostSeen, ...]:
    """Account by account, with its row of the ledger."""
    rows = uow.sends.find(announcement_id=made.id)
    return tuple(_post(wording, rows, team) for wording in made.wordings)


def _post(wording: Wording, rows: list[Send], team: Team) -> PostSeen:
    source = team.sources.get(wording.source) or Source(name=wording.source, kind="", brand="")
    mine = [row for row in rows if row.source == wording.source]
    return PostSeen(
        wording=wording,
        network=shown_network(source),
        account=shown_account(source),
        length=length_of(wording.text, source),
        limit=limit_of(source),
        by_hand=not source.reply_url,
        send=next((row for row in mine if row.kind is not SendKind.DELETE), None),
        taking_back=next((row for row in reversed(mine) if row.kind is SendKind.DELETE), None),
    )


def _verbs(made: Announcement, crisis: Crisis) -> frozenset[str]:
    if made.state is AnnouncementState.APPROVED:
        return frozenset({"word-posted", "word-settle", "word-undo"})
    if crisis.state not in RUNS:
        return frozenset()
    match made.state:
        case AnnouncementState.DRAFTED:
            return frozenset({"word-ask", "statement"})
        case AnnouncementState.OPEN:
            return frozenset({"word-approve", "word-back", "statement"})
        case AnnouncementState.SENT_BACK:
            return frozenset({"statement"})
        case AnnouncementState.VOID | AnnouncementState.DRILLED:
            return frozenset()


def standing(send: Send, rows: list[Send]) -> bool:
    """True if what this row published is public, as far as the ledger knows."""
    taken_back = {
        row.external_id for row in rows if row.kind is SendKind.DELETE and row.state is SendState.SENT
    }
    public = send.state is SendState.SENT and send.kind is not SendKind.DELETE
    return public and not (send.proof_id and send.proof_id in taken_back)
