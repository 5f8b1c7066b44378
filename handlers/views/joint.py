"""The views of one reply to many: every target before the yes, what became of each afterwards."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from handlers.case import Case
from handlers.clicks import Click
from handlers.draft import Send, SendKind, SendState
from handlers.errors import NotFound
from handlers.joint import JointReply, JointState, JointTarget
from handlers.people import Person, Team
from handlers.ports import UnitOfWork
from handlers.sources.networks import shown_account, shown_network
from handlers.views.allowed import LEFT

PAGE = 8
STANDING = (
    JointState.OPEN,
    JointState.RUNNING,
    JointState.STOPPED,
    JointState.DONE,
    JointState.UNDOING,
)
"""Those that the case's card tells of."""
MOST_NAMED = 5
"""Targets without a reply that a card names."""


@dataclass(frozen=True, kw_only=True, slots=True)
class JointAccount:
    """Targets on one account."""

    network: str
    account: str
    count: int


@dataclass(frozen=True, kw_only=True, slots=True)
class JointWording:
    text: str
    """Hostile."""
    count: int


@dataclass(frozen=True, kw_only=True, slots=True)
class JointLeft:
    """A target that got no reply."""

    network: str
    account: str
    url: str
    reason: str
    """Locale key."""


@dataclass(frozen=True, kw_only=True, slots=True)
class JointTargetRow:
    comment_id: int
    network: str
    account: str
    text: str
    """Hostile; empty: forgotten or deleted since."""
    url: str


@dataclass(frozen=True, kw_only=True, slots=True)
class JointTargetsView:
    """Private card `joint-targets`: one page of what the reply would answer."""

    joint: JointReply
    page: int
    rows: tuple[JointTargetRow, ...]
    more: bool
    allowed: frozenset[str]
    target: None = None

    def click(self, verb: str, choice: str = "-") -> Click:
        """joint-targets: the page of that number; joint-drop: the comment of that number."""
        shown = f"{'c' if verb == 'joint-drop' else 'p'}{choice}" if choice.isdigit() else choice
        return Click(verb=verb, choice=shown, kind="joint", id=self.joint.id, version=self.joint.version)


@dataclass(frozen=True, kw_only=True, slots=True)
class JointView:
    """Card `joint`: subject is the joint reply's id."""

    joint: JointReply
    accounts: tuple[JointAccount, ...]
    wordings: tuple[JointWording, ...]
    author: Person | None
    decided_by: Person | None
    sent: int
    under_way: int
    failed: int
    unclear: Send | None
    """The first row whose end a person has to tell."""
    unclear_url: str
    unclear_count: int
    left_out: tuple[JointLeft, ...]
    """Targets that got no reply, with the reason; not all."""
    gone: int
    """Replies that were taken back."""
    stands: tuple[JointAccount, ...]
    """Replies that still stand, where it is or was taken back."""
    allowed: frozenset[str]
    target: None = None

    def click(self, verb: str, choice: str = "-") -> Click:
        if verb == "joint-settle" and self.unclear is not None:
            send = self.unclear
            return Click(verb=verb, choice=choice, kind="send", id=send.id, version=send.version)
        return Click(verb=verb, choice=choice, kind="joint", id=self.joint.id, version=self.joint.version)


@dataclass(frozen=True, kw_only=True, slots=True)
class JointSimilarView:
    """Private card `joint-similar`: the next that is only similar."""

    joint: JointReply
    asked: JointWording | None
    left: int
    allowed: frozenset[str]
    target: None = None

    def click(self, verb: str, choice: str = "-") -> Click:
        return Click(verb=verb, choice=choice, kind="joint", id=self.joint.id, version=self.joint.version)


JointViews = JointView | JointSimilarView | JointTargetsView


def joint_view(joint_id: int, uow: UnitOfWork, team: Team) -> JointView:
    joint = uow.joints.get(joint_id)
    rows = uow.sends.find(joint_id=joint.id)
    sends = [row for row in rows if row.kind is SendKind.REPLY]
    states = Counter(send.state for send in sends)
    unclear = [send for send in rows if send.state is SendState.UNKNOWN and send.error != LEFT]
    return JointView(
        joint=joint,
        accounts=_accounts(joint, team),
        wordings=tuple(
            JointWording(text=text, count=one.count)
            for one in joint.wordings
            if (text := _text(one.comment_id, uow)) and joint.state is JointState.OPEN
        ),
        author=team.people.get(joint.author),
        decided_by=team.people.get(joint.decided_by),
        sent=states[SendState.SENT],
        under_way=states[SendState.PLANNED] + states[SendState.SENDING],
        failed=states[SendState.REJECTED] + states[SendState.CANCELLED],
        unclear=unclear[0] if unclear else None,
        unclear_url=_url(unclear[0], uow) if unclear else "",
        unclear_count=len(unclear),
        left_out=_left_out(joint, sends, uow, team),
        gone=sum(row.kind is SendKind.DELETE and row.state is SendState.SENT for row in rows),
        stands=_counted([row.source for row in standing(rows)], team) if joint.undone_by else (),
        allowed=_verbs(joint, unclear=bool(unclear), sent=states[SendState.SENT]),
    )


def joint_similar_view(joint_id: int, uow: UnitOfWork, _team: Team) -> JointSimilarView:
    joint = uow.joints.get(joint_id)
    asking = joint.similar[0] if joint.similar and joint.state is JointState.OPEN else None
    text = _text(asking.comment_id, uow) if asking else ""
    return JointSimilarView(
        joint=joint,
        asked=JointWording(text=text, count=asking.count) if asking else None,
        left=len(joint.similar),
        allowed=frozenset({"joint-confirm"} if asking else set[str]()),
    )


def joint_targets_view(
    joint_id: int, params: Mapping[str, str], uow: UnitOfWork, team: Team
) -> JointTargetsView:
    joint = uow.joints.get(joint_id)
    page = min(int(params.get("page", "0")), max(0, (len(joint.targets) - 1) // PAGE))
    shown = joint.targets[page * PAGE : (page + 1) * PAGE]
    waits = joint.state is JointState.OPEN
    return JointTargetsView(
        joint=joint,
        page=page,
        rows=tuple(_row(one, uow, team) for one in shown),
        more=len(joint.targets) > (page + 1) * PAGE,
        allowed=frozenset({"joint-targets", "joint-drop"} if waits else {"joint-targets"}),
    )


def _row(target: JointTarget, uow: UnitOfWork, team: Team) -> JointTargetRow:
    source = team.sources.get(target.source)
    comment = uow.comments.by_external(target.source, target.external_id)
    return JointTargetRow(
        comment_id=target.comment_id,
        network=shown_network(source) if source else target.source,
        account=shown_account(source) if source else "",
        text=_text(target.comment_id, uow),
        url=comment.url if comment else "",
    )


def standing(rows: Iterable[Send]) -> list[Send]:
    """Replies among these rows that were published and not taken back."""
    rows = list(rows)
    gone = {
        (row.source, row.external_id)
        for row in rows
        if row.kind is SendKind.DELETE and row.state is SendState.SENT
    }
    return [
        row
        for row in rows
        if row.kind is SendKind.REPLY
        and row.state is SendState.SENT
        and (row.source, row.proof_id) not in gone
    ]


def _left_out(joint: JointReply, sends: Sequence[Send], uow: UnitOfWork, team: Team) -> tuple[JointLeft, ...]:
    """Those that were skipped, and those that the network has refused."""
    if joint.state in {JointState.OPEN, JointState.VOID}:
        return ()
    known = {(send.source, send.external_id): send for send in sends}
    found: list[JointLeft] = []
    for target in joint.targets[: joint.planned]:
        send = known.get((target.source, target.external_id))
        if send is not None and send.state not in {SendState.REJECTED, SendState.CANCELLED}:
            continue
        row = _row(target, uow, team)
        reason = (send.error or "send-error-cancelled") if send else _why_skipped(target, uow)
        found.append(JointLeft(network=row.network, account=row.account, url=row.url, reason=reason))
        if len(found) == MOST_NAMED:
            break
    return tuple(found)


def _why_skipped(target: JointTarget, uow: UnitOfWork) -> str:
    comment = uow.comments.by_external(target.source, target.external_id)
    if comment is None or comment.deleted_at is not None:
        return "send-error-comment-deleted"
    return "send-error-comment-changed" if comment.version != target.version else "joint-left-answered"


def accounts_of_rows(rows: Sequence[Send], team: Team) -> str:
    """The same for rows of the ledger."""
    counted = _counted([row.source for row in rows], team)
    return _listed(counted)


def accounts_of(joint: JointReply, team: Team) -> str:
    """Instagram @musterkanne 23 · Facebook ..., for the confirming form: all of them, so no list of alternatives."""
    return _listed(_accounts(joint, team))


def _listed(accounts: Iterable[JointAccount]) -> str:
    return " · ".join(f"{one.network} {one.account} {one.count}" for one in accounts)


def joint_of(case: Case, uow: UnitOfWork) -> tuple[JointState, int] | None:
    """The newest reply to all that goes by this case, and how many comments it is for; what came to nothing is none."""
    if not case.others and not case.topic_id:
        return None
    found = uow.joints.find(case_id=case.id, state=STANDING)
    newest = max(found, key=lambda one: one.id, default=None)
    return (newest.state, len(newest.targets)) if newest else None


def _verbs(joint: JointReply, *, unclear: bool, sent: int) -> frozenset[str]:
    asking = frozenset({"joint-settle"} if unclear else set[str]())
    match joint.state:
        case JointState.OPEN:
            looking = frozenset({"joint-similar"} if joint.similar else set[str]())
            return looking | {"joint-approve", "joint-targets", "joint-back"}
        case JointState.RUNNING:
            return asking | {"joint-stop"}
        case JointState.DONE | JointState.STOPPED:
            return asking or frozenset({"joint-undo"} if sent else set[str]())
        case JointState.UNDOING | JointState.UNDONE:
            return asking
        case JointState.VOID:
            return frozenset()


def _accounts(joint: JointReply, team: Team) -> tuple[JointAccount, ...]:
    return _counted([one.source for one in joint.targets], team)


def _counted(names: Sequence[str], team: Team) -> tuple[JointAccount, ...]:
    sources = [(team.sources[name], n) for name, n in Counter(names).most_common() if name in team.sources]
    return tuple(
        JointAccount(network=shown_network(source), account=shown_account(source), count=count)
        for source, count in sources
    )


def _text(comment_id: int, uow: UnitOfWork) -> str:
    try:
        comment = uow.comments.get(comment_id)
    except NotFound:
        return ""
    return "" if comment.deleted_at is not None else comment.text


def _url(send: Send, uow: UnitOfWork) -> str:
    if send.kind is SendKind.DELETE:
        reply = uow.sends.by_proof(send.source, send.external_id)
        return reply.proof_url if reply else ""
    comment = uow.comments.by_external(send.source, send.external_id)
    return comment.url if comment else ""
