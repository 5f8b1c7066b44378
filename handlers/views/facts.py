"""What several cards and decisions need to know about a case: target, sends, what stands in public, drafts to come."""

from dataclasses import replace

from handlers.case import DONE, Case, State
from handlers.comment import Comment
from handlers.draft import Send, SendKind, SendState
from handlers.people import Brand, Source, Team
from handlers.placement import LogEntry
from handlers.ports import UnitOfWork
from handlers.sources.chat_source import SOURCES
from handlers.sources.networks import shown_account, shown_network
from handlers.views.target import Published, Target

DRILL = {"de": "Übung", "en": "Drill"}
"""Where the network's name would stand."""


def target_of(case: Case, team: Team) -> Target:
    """Also for a source or brand that the configuration no longer has: old cards stay readable."""
    if case.drill:
        return _of_drill(case, team)
    source = (
        team.sources.get(case.source)
        or SOURCES.get(case.source)
        or Source(name=case.source, kind="", brand=case.brand)
    )
    return Target(
        source=source,
        brand=team.brands.get(case.brand) or Brand(name=case.brand),
        network=shown_network(source),
        account=shown_account(source),
    )


def told_beside(case: Case, uow: UnitOfWork, team: Team) -> tuple[tuple[Target, str], ...]:
    """Where else the case's own comment came from; what its author has taken away there is gone."""
    twins = uow.twins.find(twin_of=case.comment_id, over=False)
    comments = uow.comments.find(id=tuple(one.comment_id for one in twins)) if twins else []
    return tuple(
        (target_of(replace(case, source=one.source), team), one.url)
        for one in comments
        if one.deleted_at is None
    )


def _of_drill(case: Case, team: Team) -> Target:
    """No account anywhere: it bears the name of what it is."""
    brand = team.brands.get(case.brand) or Brand(name=case.brand)
    name = DRILL.get(brand.language, DRILL["en"])
    source = Source(name=case.source, kind="drill", brand=case.brand, network=name, account=case.brand)
    return Target(source=source, brand=brand, network=name, account=case.brand)


def newest_send(case: Case, uow: UnitOfWork) -> Send | None:
    rows = [
        row for row in uow.sends.find(case_id=case.id, joint_id=None) if row.state is not SendState.CANCELLED
    ]
    return rows[-1] if rows else None


def published_of(case: Case, uow: UnitOfWork, team: Team) -> Published | None:
    """The newest reply that stands in public: sent, and not taken back since."""
    rows = uow.sends.find(case_id=case.id, state=SendState.SENT, joint_id=None)
    taken_back = {row.external_id for row in rows if row.kind is SendKind.DELETE}
    standing = [
        row
        for row in rows
        if row.kind in {SendKind.REPLY, SendKind.BY_HAND}
        and (not row.proof_id or row.proof_id not in taken_back)
    ]
    if not standing:
        return None
    send = standing[-1]
    draft = uow.drafts.get(send.draft_id) if send.draft_id else None
    yes = next(iter(reversed(uow.approvals.find(draft_id=send.draft_id))), None)
    return Published(
        send=send,
        draft=draft,
        author=team.people.get(draft.author) if draft else None,
        approver=team.people.get(yes.person) if yes else None,
        at=send.settled_at or case.closed_at or case.opened_at,
        url=send.proof_url,
        by_hand=send.kind is SendKind.BY_HAND,
        solo=yes.solo if yes else False,
    )


def hidden_for(case: Case, uow: UnitOfWork) -> str:
    """Why the comment was hidden last, one of handlers.casework.evidence; empty while it is not."""
    if case.state not in {State.HIDDEN, State.PUBLISHING}:
        return ""
    return next((one.reason for one in reversed(uow.evidence.find(case_id=case.id))), "")


def public(published: Published | None) -> Send | None:
    return published.send if published else None


def drafts_are_coming(case: Case, comment: Comment, entries: list[LogEntry]) -> LogEntry | None:
    """The entry with which drafts were asked for, if they are not here yet and the comment is still the same."""
    for entry in reversed(entries):
        if entry.type in {"drafts.made", "drafts.dropped", "drafts.discarded"}:
            return None
        if entry.type == "drafts.asked":
            current = entry.facts.get("comment_version") == comment.version
            return entry if current and case.state not in DONE else None
    return None
