"""What the cards of statements show: those that are prepared, and one that was filled, account by account."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from handlers.clicks import Click
from handlers.crisis.crisis import RUNS, Crisis
from handlers.crisis.decision import Fact, FactState
from handlers.draft import Send, SendKind, SendState
from handlers.people import Brand, Person, Source, Team
from handlers.ports import UnitOfWork
from handlers.sources.networks import length_of, limit_of, shown_account, shown_network
from handlers.texts.announcement import Announcement, AnnouncementState, Statement, Wording
from handlers.texts.fitness import concerns
from handlers.texts.prepared import general, in_service, language_of
from handlers.texts.statement import KINDS, Kind
from handlers.views.allowed import LEFT
from handlers.views.public import Change, changes_of, is_gone, text_now

CHANGING = frozenset({"word-edit", "word-undo"})
NOTHING = frozenset[str]()


@dataclass(frozen=True, kw_only=True, slots=True)
class PreparedSeen:
    """One prepared statement."""

    kind: Kind
    language: str
    statement: Statement | None
    """None: the shipped text, which no manager has approved."""
    owner: Person | None
    outdated: bool

    @property
    def choice(self) -> str:
        """What a control says to mean this one."""
        titled = self.statement is not None and self.statement.title
        own = f"-{self.statement.id}" if self.statement is not None and titled else ""
        return f"{self.kind}-{self.language}{own}"


@dataclass(frozen=True, kw_only=True, slots=True)
class StatementsView:
    """Private card `statements`: subject is the crisis' id."""

    crisis: Crisis
    rows: tuple[PreparedSeen, ...]
    """The general ones in the brand's language, one of each kind."""
    others: tuple[PreparedSeen, ...]
    """For an occasion, or in another language."""
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
    """What was asked for has to be done by a person there."""
    send: Send | None
    """Its row of the ledger; None until the yes."""
    changes: tuple[Change, ...] = ()
    """What was wanted of it after it stood."""
    address: str = ""
    """Where the post stands that is to be changed or taken back by hand."""
    can_edit: bool = False
    """Its text can be changed where it stands, by the network or by hand."""

    @property
    def asks(self) -> Send | None:
        """The row whose end only a person can tell, or bring about."""
        row = self.send
        if row is None:
            return None
        unclear = row.state is SendState.UNKNOWN and row.error != LEFT
        by_hand = row.kind is SendKind.BY_HAND and row.state is SendState.PLANNED
        return row if unclear or by_hand else None

    @property
    def gone(self) -> bool:
        return is_gone(self.changes)

    @property
    def taken_back(self) -> Send | None:
        """The row by which it went."""
        return next((one.row for one in self.changes if one.made.act == "delete" and one.done), None)

    @property
    def busy(self) -> bool:
        return any(change.under_way for change in self.changes)

    @property
    def stands(self) -> bool:
        """Public, and nobody is changing it or taking it back."""
        return self.send is not None and self.send.state is SendState.SENT and not self.gone and not self.busy

    @property
    def text(self) -> str:
        """What stands there, or is to."""
        return text_now(self.send, self.changes) if self.send and self.send.text else self.wording.text


@dataclass(frozen=True, kw_only=True, slots=True)
class AnnouncementView:
    """Card `announcement`: subject is the filled statement's id. In state `drafted` it is a preview for its author."""

    announcement: Announcement
    crisis: Crisis
    author: Person | None
    decided_by: Person | None
    attested_by: Person | None
    posts: tuple[PostSeen, ...]
    facts: tuple[Fact, ...]
    """Lines of the facts board that went into it, as they stand now."""
    warnings: tuple[str, ...]
    """Locale keys of what whoever approves has to look at."""
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
        if verb == "statement" and made.act == "edit":
            verb = "word-edit"
        return Click(verb=verb, choice=choice, kind="announcement", id=made.id, version=made.version)

    def send_click(self, verb: str, send: Send, choice: str = "-") -> Click:
        return Click(verb=verb, choice=choice, kind="send", id=send.id, version=send.version)

    def correct_click(self, post: PostSeen, send: Send) -> Click:
        """Where the text can't be changed, a correction is a post of its own that names this one."""
        if post.can_edit:
            return self.send_click("word-edit", send)
        return self.send_click("statement", send, f"correction-{self.announcement.language}")


def statements_view(crisis_id: int, params: Mapping[str, str], uow: UnitOfWork, team: Team) -> StatementsView:
    crisis = uow.crises.get(crisis_id)
    brand = team.brands.get(crisis.brand) or Brand(name=crisis.brand)
    now = datetime.fromisoformat(params["now"])
    language = language_of(brand)
    other = "en" if language == "de" else "de"
    own = in_service(uow, crisis.brand)
    shipped: list[tuple[Kind, str, Statement | None]] = [
        *((kind, language, general(uow, crisis.brand, kind, language)) for kind in KINDS),
        *((kind, other, general(uow, crisis.brand, kind, other)) for kind in KINDS),
    ]
    seen = [_prepared(kind, spoken, one, team, now) for kind, spoken, one in shipped]
    titled = [_prepared(one.kind, one.language, one, team, now) for one in own if one.title]
    return StatementsView(
        crisis=crisis,
        rows=tuple(seen[: len(KINDS)]),
        others=(*titled, *seen[len(KINDS) :]),
        allowed=frozenset({"stock"} | ({"statement"} if crisis.state in RUNS else NOTHING)),
    )


def _prepared(kind: Kind, language: str, one: Statement | None, team: Team, now: datetime) -> PreparedSeen:
    return PreparedSeen(
        kind=kind,
        language=language,
        statement=one,
        owner=team.people.get(one.owner) if one else None,
        outdated=one is not None and one.approve_again_at <= now,
    )


def announcement_view(announcement_id: int, uow: UnitOfWork, team: Team) -> AnnouncementView:
    made = uow.announcements.get(announcement_id)
    crisis = uow.crises.get(made.crisis_id)
    known = [fact.text for fact in uow.facts.find(crisis_id=crisis.id, state=FactState.KNOWN)]
    return AnnouncementView(
        announcement=made,
        crisis=crisis,
        author=team.people.get(made.author),
        decided_by=team.people.get(made.decided_by),
        attested_by=team.people.get(made.attested_by),
        posts=posts_of(made, uow, team),
        facts=tuple(uow.facts.get(one.id) for one in made.facts),
        warnings=() if made.act == "delete" else concerns(made.slots, known, team),
        allowed=_verbs(made, crisis, team),
    )


def posts_of(made: Announcement, uow: UnitOfWork, team: Team) -> tuple[PostSeen, ...]:
    """Account by account, with its row of the ledger."""
    rows = uow.sends.find(announcement_id=made.id)
    about = uow.sends.get(made.about) if made.about else None
    return tuple(_post(made, wording, rows, about, uow, team) for wording in made.wordings)


def _post(
    made: Announcement,
    wording: Wording,
    rows: list[Send],
    about: Send | None,
    uow: UnitOfWork,
    team: Team,
) -> PostSeen:
    source = team.sources.get(wording.source) or Source(name=wording.source, kind="", brand="")
    send = next((row for row in rows if row.source == wording.source), None)
    ours = bool(source.reply_url) and (made.act == "post" or (about is not None and bool(about.proof_id)))
    able = {"post": True, "edit": source.can_edit, "delete": source.can_delete}[made.act]
    standing = send is not None and made.act == "post"
    return PostSeen(
        wording=wording,
        network=shown_network(source),
        account=shown_account(source),
        length=length_of(wording.text, source),
        limit=limit_of(source),
        by_hand=not (ours and able),
        send=send,
        changes=changes_of(uow, send) if send is not None and standing else (),
        address=about.proof_url if about else "",
        can_edit=source.can_edit or not (source.reply_url and send is not None and send.proof_id),
    )


def _verbs(made: Announcement, crisis: Crisis, team: Team) -> frozenset[str]:
    if made.state is AnnouncementState.APPROVED:
        return frozenset({"word-posted", "word-settle"}) | (CHANGING if made.act == "post" else NOTHING)
    if crisis.state not in RUNS and not made.about:
        return NOTHING
    again = frozenset({"statement"} if made.act != "delete" else NOTHING)
    match made.state:
        case AnnouncementState.DRAFTED:
            return again | {"word-ask"}
        case AnnouncementState.OPEN:
            phone = frozenset({"word-phone"} if team.policy.yes_by_phone else NOTHING)
            return again | phone | {"word-approve", "word-back"}
        case AnnouncementState.SENT_BACK:
            return again
        case AnnouncementState.VOID:
            return again if made.void else NOTHING
        case AnnouncementState.DRILLED:
            return NOTHING
