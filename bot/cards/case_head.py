"""The first line of a case's card: how urgent and what, or how it ended; always where."""

from bot.cards.lines import Segment, capital, first_line, moment
from bot.cards.names import called, case_line, known, target_name
from bot.cards.sending import is_unclear, unclear_head
from handlers.case import DONE, State
from handlers.comment import Urgency
from handlers.draft import SendKind, SendState
from handlers.ports import Words
from handlers.views import CaseView
from handlers.views.allowed import HIDES

ICONS = {Urgency.LOW: "▫️", Urgency.NORMAL: "🔹", Urgency.URGENT: "🔶", Urgency.NOW: "‼️"}
STUCK = frozenset({State.CLAIMED, State.PUBLISHING})


def head(view: CaseView, words: Words) -> str:
    """At most 80 characters, safe on a lock screen."""
    case = view.case
    match case.state:
        case State.ANSWERED if not asks(view):
            return _answered(view, words)
        case State.HIDDEN:
            return _done(view, words, _ended(view, words, "head-hidden"))
        case State.DISMISSED if case.drill and not case.closed_by:
            return _done(view, words, words("head-drill-over"))
        case State.DISMISSED if not case.deleted:
            by = called(view.closed_by, words)
            return _done(view, words, _ended(view, words, "head-dismissed"), by)
        case _:
            return _open(view, words)


def asks(view: CaseView) -> bool:
    """True if it is not known whether something reached the network, and the card asks for it."""
    return is_unclear(view.send, view.allowed)


def rejected(view: CaseView) -> bool:
    """True if the newest send was refused by the network and nothing came after it."""
    return _rejected(view) and view.send is not None and view.send.kind not in HIDES


def not_hidden(view: CaseView) -> bool:
    """True if the network would not hide the comment and nothing came after it."""
    return _rejected(view) and view.send is not None and view.send.kind is SendKind.HIDE


def _rejected(view: CaseView) -> bool:
    return view.send is not None and view.send.state is SendState.REJECTED and view.case.state in STUCK


def _open(view: CaseView, words: Words) -> str:
    case = view.case
    if asks(view):
        return case_line(case, view.target, words, unclear_head(view.send, words))
    if case.deleted:
        folds = case.state in DONE
        return case_line(case, view.target, words, words("head-deleted"), numbered=not folds)
    if rejected(view):
        return case_line(case, view.target, words, words("head-rejected"))
    if case.state is State.SNOOZED and case.snoozed_until:
        until = moment(words, case.snoozed_until, case.opened_at)
        # Its number stays: it is what the word about it, and the list, call it by. The topic stands below as well.
        return first_line(
            (
                Segment(text=words("head-snoozed", until=until)),
                Segment(text=topic(view, words), rank=2),
                Segment(text=target_name(view.target)),
                Segment(text=words("case-number", case=case.id), rank=1),
            )
        )
    return first_line(
        (
            Segment(text=f"{ICONS[case.urgency]} {capital(words(f'urgency-{case.urgency.name.lower()}'))}"),
            Segment(text=topic(view, words), rank=1),
            Segment(text=target_name(view.target)),
            Segment(text=moment(words, view.comment.created_at, case.opened_at), rank=3),
            Segment(text=words("case-number", case=case.id), rank=2),
        )
    )


def topic(view: CaseView, words: Words) -> str:
    """Complaint, threat, ...; without a flag what kind of comment it is."""
    if view.topic == "comment":
        return capital(words(f"kind-{view.comment.kind}"))
    return capital(known(words, "flag", view.topic))


def _ended(view: CaseView, words: Words, key: str) -> str:
    at = view.case.closed_at or view.case.opened_at
    return words(key, at=moment(words, at, view.case.opened_at))


def _answered(view: CaseView, words: Words) -> str:
    done = view.published
    if view.case.drill:
        return _done(view, words, _ended(view, words, "head-drilled"))
    if done is None:
        return _done(view, words, _ended(view, words, "head-answered"))
    people = [words("text-by", name=called(done.author or view.closed_by, words))]
    if done.approver and not done.solo and done.approver != done.author:
        people.append(words("approved-by", name=called(done.approver, words)))
    outcome = words("head-answered", at=moment(words, done.at, view.case.opened_at))
    return _done(view, words, outcome, *people)


def _done(view: CaseView, words: Words, outcome: str, *people: str) -> str:
    """Outcome and people; the number stands in the line below."""
    return case_line(view.case, view.target, words, outcome, *people, numbered=False)
