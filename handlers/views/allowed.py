"""Which buttons a card bears in which state: the verbs that would not be refused for their state.

Roles are not looked at here (a card is seen by everybody); each click is checked again with the state at that time.
"""

from handlers.case import Case, State
from handlers.comment import Comment, Kind, Purpose
from handlers.draft import Draft, DraftState, Send, SendKind, SendState
from handlers.people import Source
from handlers.sources.chat_source import KIND

LOOKING = frozenset({"original", "history"})
WORKING = frozenset({"ask", "escalate", "dismiss", "reflag", "snooze", "start"})
FOLDED_AWAY = frozenset({"original", "claim", "escalate", "undo", "hide", "unhide"})
"""What the card of a finished case offers only beside its history."""
NOTHING = frozenset[str]()
HIDES = frozenset({SendKind.HIDE, SendKind.UNHIDE})
LEFT = "send-error-left"
"""Error key of an unclear send that a person decided to leave as it is."""


def case_verbs(
    case: Case,
    source: Source,
    send: Send | None,
    standing: Send | None = None,
    *,
    folded: bool,
    kind: Kind = Kind.COMMENT,
) -> frozenset[str]:
    """What may be clicked on the case's card. `send` is the newest row of the ledger, `standing` what is
    public, where that is another one."""
    looking = LOOKING | ({"reveal"} if folded else NOTHING) | _together(case)
    hiding = frozenset({"hide"}) if source.kind != KIND and kind is Kind.COMMENT else NOTHING
    writing = NOTHING if source.kind == KIND else frozenset({"write"}) | _drafting(case)
    if case.deleted:
        return frozenset({"history", "escalate"}) | settling(case, send)
    match case.state:
        case State.NEW:
            return looking | WORKING | writing | _collecting(case) | hiding | {"claim", "give"}
        case State.CLAIMED:
            return looking | WORKING | writing | _collecting(case) | hiding | {"claim", "return", "give"}
        case State.SNOOZED | State.DISMISSED:
            return looking | hiding | {"claim", "escalate"}
        case State.IN_APPROVAL:
            return looking | {"ask", "escalate"}
        case State.PUBLISHING:
            return looking | {"escalate"} | settling(case, send)
        case State.HIDDEN:
            showing = NOTHING if send is not None and send.kind in HIDES and is_open(send) else {"unhide"}
            return looking | {"escalate"} | settling(case, send) | showing
        case State.ANSWERED:
            looking = looking | hiding
            return looking | {"escalate"} | settling(case, send) | undoing(source, send, standing)


def _together(case: Case) -> frozenset[str]:
    """What may be done about comments that say the same."""
    looking = frozenset({"similar"} if case.others else NOTHING)
    if case.state in {State.NEW, State.CLAIMED, State.SNOOZED}:
        together = frozenset({"split"} if case.hold or case.drill else {"split", "joint"})
        return looking | {"merge"} | (together if case.others else NOTHING)
    return looking


def _drafting(case: Case) -> frozenset[str]:
    return NOTHING if case.hold else frozenset({"draft"})


def _collecting(case: Case) -> frozenset[str]:
    return frozenset({"collect"}) if case.purpose is Purpose.PRODUCT else NOTHING


def settling(case: Case, send: Send | None) -> frozenset[str]:
    """What a person may say about a send whose end is open."""
    if send is None:
        return NOTHING
    if (
        send.state is SendState.UNKNOWN
        and send.error != LEFT
        and case.state in {State.PUBLISHING, State.ANSWERED, State.HIDDEN}
    ):
        return frozenset({"settle"})
    if send.kind is SendKind.BY_HAND and send.state is SendState.PLANNED:
        return frozenset({"posted", "settle"})
    return NOTHING


def undoing(source: Source, send: Send | None, standing: Send | None = None) -> frozenset[str]:
    """A reply that stands in public can be taken back where the network lets us, unless that is under way."""
    standing = standing or send
    under_way = send is not None and send.kind is SendKind.DELETE and is_open(send)
    if standing is None or standing.kind is not SendKind.REPLY or standing.state is not SendState.SENT:
        return NOTHING
    return frozenset({"undo"}) if standing.proof_id and source.reply_url and not under_way else NOTHING


def is_open(send: Send) -> bool:
    """Its end is not known yet."""
    return send.state in {SendState.PLANNED, SendState.SENDING} or (
        send.state is SendState.UNKNOWN and send.error != LEFT
    )


def drafts_verbs(case: Case, drafts: tuple[Draft, ...]) -> frozenset[str]:
    """What may be clicked on the card of drafts."""
    if case.deleted or case.state not in {State.NEW, State.CLAIMED}:
        return NOTHING
    again = NOTHING if case.hold else frozenset({"redraft", "wish", "saved", "draft"})
    return again | {"write"} | ({"use", "discard"} if drafts else NOTHING)


def approval_verbs(draft: Draft, comment: Comment, *, is_open: bool, folded: bool = False) -> frozenset[str]:
    """What may be clicked on the request for a second person's yes."""
    looking = frozenset({"case", "reveal"} if folded else {"case"})
    current = draft.state is DraftState.PROPOSED and draft.comment_version == comment.version
    if is_open and current and comment.deleted_at is None:
        return looking | {"approve", "sendback", "change", "original"}
    return looking
