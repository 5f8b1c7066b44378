"""The views of one reply to many: every target before the yes, what became of each afterwards."""

from collections import Counter
from dataclasses import dataclass

from handlers.clicks import Click
from handlers.draft import Send, SendState
from handlers.errors import NotFound
from handlers.joint import JointReply, JointState
from handlers.people import Person, Team
from handlers.ports import UnitOfWork
from handlers.sources.networks import shown_account, shown_network
from handlers.views.allowed import LEFT


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


JointViews = JointView | JointSimilarView


def joint_view(joint_id: int, uow: UnitOfWork, team: Team) -> JointView:
    joint = uow.joints.get(joint_id)
    sends = uow.sends.find(joint_id=joint.id)
    states = Counter(send.state for send in sends)
    unclear = [send for send in sends if send.state is SendState.UNKNOWN and send.error != LEFT]
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
        allowed=_verbs(joint, bool(unclear)),
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


def accounts_of(joint: JointReply, team: Team) -> tuple[str, ...]:
    """Instagram @musterkanne 23, ..., for the confirming form."""
    return tuple(f"{one.network} {one.account} {one.count}" for one in _accounts(joint, team))


def _verbs(joint: JointReply, unclear: bool) -> frozenset[str]:
    match joint.state:
        case JointState.OPEN:
            looking = frozenset({"joint-similar"} if joint.similar else set[str]())
            return looking | {"joint-approve", "joint-back"}
        case JointState.RUNNING:
            return frozenset({"joint-stop"}) | ({"joint-settle"} if unclear else set[str]())
        case JointState.DONE | JointState.STOPPED:
            return frozenset({"joint-settle"} if unclear else set[str]())
        case JointState.VOID:
            return frozenset()


def _accounts(joint: JointReply, team: Team) -> tuple[JointAccount, ...]:
    counted = Counter(one.source for one in joint.targets)
    sources = [(team.sources[name], count) for name, count in counted.most_common() if name in team.sources]
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
    comment = uow.comments.by_external(send.source, send.external_id)
    return comment.url if comment else ""
