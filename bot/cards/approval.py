"""The request for a second person's yes: comment, exact reply, who wrote it, until when; afterwards how it ended."""

from collections.abc import Iterator

from bot.cards.case import LONGEST_EVIDENCE, ROOM, SHORTEST_QUOTE
from bot.cards.controls import button, controls
from bot.cards.crisis_lines import held_back
from bot.cards.lines import Segment, dots, first_line, line, moment, one_line, shorten
from bot.cards.names import called, case_line, known, linked, target_name
from bot.cards.parts import Card, Line, Mention, Part, Quote
from bot.cards.sending import (
    by_hand_controls,
    by_hand_parts,
    is_unclear,
    rejected_line,
    unclear_controls,
    unclear_head,
    unclear_parts,
)
from handlers.draft import RequestState, SendState
from handlers.flags import folded_flag
from handlers.ports import Words
from handlers.views import ApprovalView, Published

LONGEST_COMMENT = 700
MOST_CHANGES = 3


def approval_card(view: ApprovalView, words: Words, asked: tuple[Mention, ...] = ()) -> Card:
    """Card `approval`. `asked` are those who may say yes, as they are named in the first line."""
    match view.request.state:
        case RequestState.OPEN:
            return _open(view, words, asked)
        case RequestState.APPROVED:
            return _approved(view, words)
        case RequestState.SENT_BACK:
            outcome = words("approval-sent-back", at=_decided(view, words))
            by = called(view.decided_by, words)
            note: tuple[Part, ...] = (
                (Quote(text=shorten(view.request.note, ROOM)),) if view.request.note else ()
            )
            return _ended(view, words, outcome, by, parts=note)
        case RequestState.VOID:
            why = words(view.void or "request-void-edited")
            return _ended(view, words, words("approval-void"), parts=(line(why, quiet=True),))


def _open(view: ApprovalView, words: Words, asked: tuple[Mention, ...]) -> Card:
    due = moment(words, view.request.due_at, view.request.asked_at)
    until = "approval-overdue" if view.request.deputised else "approval-until"
    names = ", ".join(f"@{mention.name.removeprefix('@')}" for mention in asked)
    head = first_line(
        (
            Segment(text=words(until, due=due)),
            Segment(text=target_name(view.target)),
            Segment(text=words("case-number-inside", case=view.case.id), rank=1),
            Segment(text=names, rank=2),
        )
    )
    deputy = "approval-deputised" if view.request.deputised else "approval-deputy"
    return Card(
        first_line=head,
        parts=(
            *_comment(view, words),
            *_reply(view, words),
            line(words(deputy, due=due), quiet=True),
            *held_back(view.freeze, words),
            *controls(
                view,
                words,
                shown=("approve", "sendback", "change"),
                more=("case", "original"),
                primary=("approve",),
            ),
        ),
    )


def _comment(view: ApprovalView, words: Words) -> Iterator[Part]:
    folded = folded_flag(view.case.flags)
    if folded:
        show = button(view, words, "reveal") if "reveal" in view.allowed else None
        yield Line(text=dots(words("case-folded", what=known(words, "flag", folded))), accessory=show)
        return
    room = max(SHORTEST_QUOTE, min(LONGEST_COMMENT, ROOM - len(view.draft.text)))
    yield line(words("approval-comment"), quiet=True)
    yield Quote(text=shorten(view.comment.text, room))


def _reply(view: ApprovalView, words: Words) -> Iterator[Part]:
    """The exact text, never shortened: a yes is a yes to all of it."""
    yield line(words("approval-reply", number=view.draft.number), quiet=True)
    yield Quote(text=view.draft.text, exact=True)
    yield Line(text=dots(*_made(view, words)))
    for warning in view.warnings:
        yield line(words("approval-warning", what=words(warning)))


def _made(view: ApprovalView, words: Words) -> Iterator[str]:
    at = moment(words, view.draft.created_at, view.request.asked_at)
    yield words("approval-by", name=called(view.author, words), at=at)
    changed = ", ".join(
        words("quoted", text=one_line(change, LONGEST_EVIDENCE)) for change in view.changed[:MOST_CHANGES]
    )
    if view.base_variant:
        letter = view.base_variant.upper()
        yield words(
            "approval-from-draft-changed" if changed else "approval-from-draft",
            letter=letter,
            changed=changed,
        )
    elif view.base_author:
        name = called(view.base_author, words)
        yield words(
            "approval-from-person-changed" if changed else "approval-from-person", name=name, changed=changed
        )


def _approved(view: ApprovalView, words: Words) -> Card:
    """The yes was given: on its way, in public, refused by the network, or nobody knows."""
    name = called(view.decided_by, words)
    by = words("approved-by", name=name)
    if is_unclear(view.send, view.allowed):
        told = unclear_parts(view.send, view.target, words)
        row = unclear_controls(view, view.send, words)
        return _ended(view, words, unclear_head(view.send, words), parts=(*told, *row))
    if view.published is not None:
        return _published(view, view.published, words, by)
    if view.case.drill:
        return _ended(view, words, words("head-drilled", at=_decided(view, words)), by)
    match view.send.state if view.send else SendState.PLANNED:
        case SendState.PLANNED | SendState.SENDING:
            return _under_way(view, words, name)
        case SendState.REJECTED:
            return _ended(view, words, words("head-rejected"), by, parts=(rejected_line(view.send, words),))
        case SendState.UNKNOWN:
            return _ended(view, words, words("head-left"), by)
        case SendState.CANCELLED:
            return _ended(view, words, words("head-cancelled"), by)
        case SendState.SENT:
            return _ended(view, words, words("head-taken-back"), by)


def _published(view: ApprovalView, done: Published, words: Words, by: str) -> Card:
    outcome = words("approval-published", at=moment(words, done.at, view.request.asked_at))
    way = dots(
        words("by-hand") if done.by_hand else "", linked(words("view-reply"), done.url) if done.url else ""
    )
    parts = (Line(text=way, quiet=True),) if way else ()
    return _ended(view, words, outcome, by, parts=(*parts, *controls(view, words, shown=("undo",))))


def _under_way(view: ApprovalView, words: Words, name: str) -> Card:
    outcome = words("approval-approved", at=_decided(view, words))
    if "posted" not in view.allowed:
        return _ended(view, words, outcome, name, words("approval-on-its-way"))
    told = by_hand_parts(view.draft.text, view.target, words)
    row = by_hand_controls(view, words, more=("settle:leave", "case"))
    return _ended(view, words, outcome, name, parts=(*told, *row))


def _ended(
    view: ApprovalView, words: Words, outcome: str, *details: str, parts: tuple[Part, ...] = ()
) -> Card:
    return Card(first_line=case_line(view.case, view.target, words, outcome, *details), parts=parts)


def _decided(view: ApprovalView, words: Words) -> str:
    return moment(words, view.request.decided_at or view.request.asked_at, view.request.asked_at)
