"""Reads the views of the cards that only the one who asked gets to see."""

from dataclasses import replace

from handlers.case import DONE
from handlers.comment import Comment
from handlers.escalated import CONFIDENTIAL
from handlers.flags import folded_flag
from handlers.people import Team
from handlers.placement import LogEntry
from handlers.ports import UnitOfWork
from handlers.records import BOT
from handlers.sources.chat_source import is_chat
from handlers.views.allowed import FOLDED_AWAY, case_verbs
from handlers.views.facts import newest_send, public, published_of, target_of
from handlers.views.private_shapes import Entry, HistoryView, OriginalView, RevealView

MOST_CONTEXT = 5
PEOPLE = ("of", "to")
"""Facts of log lines that name a person by id."""


def history_view(case_id: int, uow: UnitOfWork, team: Team) -> HistoryView:
    case = uow.cases.get(case_id)
    newest = uow.comments.get(case.comment_id)
    versions = [uow.comments.version(newest.id, number) for number in range(1, newest.version)]
    target, send, published = target_of(case, team), newest_send(case, uow), published_of(case, uow, team)
    return HistoryView(
        case=case,
        target=target,
        entries=tuple(entry_of(entry, team) for entry in uow.log.of(f"case:{case.id}")),
        versions=(*versions, newest),
        replies=tuple(draft for draft in uow.drafts.find(case_id=case.id) if draft.author),
        published=published,
        allowed=case_verbs(case, target.source, send, public(published), folded=False, kind=newest.kind)
        & FOLDED_AWAY
        if case.state in DONE
        else frozenset(),
    )


def entry_of(entry: LogEntry, team: Team) -> Entry:
    """A line of the log with everybody whom it names."""
    if entry.type == "case.escalated" and entry.facts.get("reason") == CONFIDENTIAL:
        # Everybody may see that there is such a matter, and nobody who has said so.
        return Entry(entry=replace(entry, actor=BOT), person=None)
    named = {name: str(entry.facts[name]) for name in PEOPLE if entry.facts.get(name)}
    return Entry(
        entry=entry,
        person=team.known_as(entry.actor),
        others={name: team.known_as(id) for name, id in named.items()},
    )


def original_view(case_id: int, uow: UnitOfWork, team: Team) -> OriginalView:
    case = uow.cases.get(case_id)
    comment = uow.comments.get(case.comment_id)
    ours = uow.sends.by_proof(case.source, comment.parent_id) if comment.parent_id else None
    return OriginalView(
        case=case,
        comment=comment,
        target=target_of(case, team),
        answered=ours.text if ours else "",
        context=_context(comment, uow) if is_chat(case) else (),
    )


def _context(comment: Comment, uow: UnitOfWork) -> tuple[Comment, ...]:
    """What stood before it in its thread, its head first."""
    if not comment.parent_id:
        return ()
    head = uow.comments.by_external(comment.source, comment.parent_id)
    replies = uow.comments.find(source=comment.source, parent_id=comment.parent_id)
    earlier = [one for one in replies if one.id != comment.id and one.created_at <= comment.created_at]
    earlier = sorted(earlier, key=lambda one: one.created_at)
    return ((head,) if head is not None else ()) + tuple(earlier[-MOST_CONTEXT:])


def reveal_view(case_id: int, uow: UnitOfWork, team: Team) -> RevealView:
    case = uow.cases.get(case_id)
    comment = uow.comments.get(case.comment_id)
    return RevealView(
        case=case, comment=comment, target=target_of(case, team), folded=folded_flag(case.flags)
    )
