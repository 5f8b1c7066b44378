"""The last lines of a case's card: what holds it up, where it stands, who is on it and until when."""

from collections.abc import Iterator

from bot.cards.case_head import asks, not_hidden, rejected
from bot.cards.escalation import circumstance
from bot.cards.lines import dots, line, moment, one_line
from bot.cards.names import LONGEST_NAME, called, known, target_name
from bot.cards.parts import Line, Part, Text
from bot.cards.sending import by_hand_parts, rejected_line, unclear_parts
from handlers.case import State
from handlers.draft import SendKind, SendState
from handlers.ports import Words
from handlers.views import CaseView


def state_parts(view: CaseView, words: Words) -> tuple[Part, ...]:
    """Held, escalated, drafting; then the one line that says where it stands."""
    return (*_circumstances(view, words), *_standing(view, words))


def _circumstances(view: CaseView, words: Words) -> Iterator[Part]:
    case = view.case
    risk = known(words, "hold", case.hold) if case.hold else ""
    if view.escalation is not None:
        yield from circumstance(view.escalation, words, risk=risk)
    elif risk:
        yield line(words("case-held", risk=risk))
    if view.send is not None and view.send.kind is SendKind.DELETE and view.send.state is SendState.SENT:
        yield line(words("case-taken-back", target=target_name(view.target)))
    if not_hidden(view) and view.send is not None:
        why = words(view.send.error or "send-error-rejected")
        yield line(words("case-not-hidden", why=why))
    for who, at in view.questions:
        kind, _, name = who.partition(":")
        asked = known(words, "place", name) if kind == "place" else one_line(who, LONGEST_NAME)
        yield line(words("case-asked", who=asked, at=moment(words, at, case.opened_at)))
    if view.joint is not None and not case.deleted:
        state, count = view.joint
        yield line(words("case-joint", state=state.value, count=count))
    if case.sla and not case.deleted:
        yield Line(text=_promise(view, words))
    if view.drafting:
        yield line(words("case-drafting"), quiet=True)


def _promise(view: CaseView, words: Words) -> Text:
    """What gets close or was missed, with its clock time: an old card must not lie."""
    case = view.case
    by = case.react_by if case.sla == "unseen" else case.reply_by
    said = words(f"case-sla-{case.sla}", by=moment(words, by or case.opened_at, case.opened_at))
    if view.told_from is None:
        return dots(said)
    return dots(said, words("case-sla-quiet", until=moment(words, view.told_from, case.opened_at)))


def _standing(view: CaseView, words: Words) -> Iterator[Part]:
    if asks(view):
        yield from unclear_parts(view.send, view.target, words)
        return
    if view.case.deleted and view.case.state is State.PUBLISHING:
        yield line(words("deleted-since"))  # what is on its way already can't be called back
    elif view.case.deleted:
        yield line(words("case-deleted"))
        return
    if view.send_text:
        yield from by_hand_parts(view.send_text, view.target, words)
        return
    if rejected(view):
        yield rejected_line(view.send, words)
    yield line(_stands(view, words))


def _stands(view: CaseView, words: Words) -> str:
    case = view.case
    match case.state:
        case State.IN_APPROVAL:
            if view.request is None:
                return words("case-in-approval", owner=called(view.asked_by or view.owner, words))
            due = moment(words, view.request.due_at, case.opened_at)
            return words("case-in-approval-until", owner=called(view.asked_by or view.owner, words), due=due)
        case State.PUBLISHING if view.send is not None and view.send.kind is SendKind.HIDE:
            reason = words(f"hide-reason-{view.hidden_for or 'other'}")
            return words("case-hiding", target=target_name(view.target), reason=reason)
        case State.PUBLISHING:
            return words("case-publishing", target=target_name(view.target))
        case State.SNOOZED:
            return words("case-snoozed")
        case State.CLAIMED:
            return _owned(view, words)
        case State.NEW | State.ANSWERED | State.HIDDEN | State.DISMISSED:
            return _unowned(view, words)


def _owned(view: CaseView, words: Words) -> str:
    owner = called(view.owner, words)
    if view.case.lease_until is None:
        return words("case-owner", owner=owner)
    return words(
        "case-owner-until", owner=owner, until=moment(words, view.case.lease_until, view.case.opened_at)
    )


def _unowned(view: CaseView, words: Words) -> str:
    if view.case.reply_by is None:
        return words("case-nobody")
    return words("case-nobody-until", by=moment(words, view.case.reply_by, view.case.opened_at))
