"""From a draft job to its answer: gather what the writer of a draft may know, ask, check, tell."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from datetime import datetime

from handlers.casework.asking import facts_of, told_to_drafts
from handlers.checks import concerns, is_fit
from handlers.comment import Comment
from handlers.draft import DraftState
from handlers.effects import MakeDrafts
from handlers.events import DraftsMade
from handlers.people import Brand, Source, Team
from handlers.ports import UnitOfWork
from handlers.sources.networks import limit_of
from handlers.statements.board import public_facts
from handlers.views.facts import target_of
from prompts.drafting import DraftRequest, Writer
from prompts.privacy import masked

Reads = Callable[[], AbstractContextManager[UnitOfWork]]


@dataclass(frozen=True, kw_only=True, slots=True)
class _Known:
    """What was read for one request."""

    request: DraftRequest
    comment: Comment
    source: Source
    brand: Brand


def draft_maker(
    writer: Writer, reads: Reads, team: Team, clock: Callable[[], datetime]
) -> Callable[[MakeDrafts], Awaitable[DraftsMade]]:
    """Bind what a draft job needs."""

    async def make(job: MakeDrafts) -> DraftsMade:
        known = await asyncio.to_thread(_gather, job, reads, team, clock())

        def check(text: str) -> list[str]:
            found = list(concerns(text, comment=known.comment, brand=known.brand))
            if not found and not is_fit(text, source=known.source, comment=known.comment, brand=known.brand):
                found = ["check-unfit"]
            return found

        result = await writer.variants(known.request, check)
        return DraftsMade(
            case_id=job.case_id,
            comment_version=job.comment_version,
            asked_by=job.asked_by,
            variants=result.variants,
            origin=result.origin,
            missing=result.missing,
            facts=result.facts,
            failure=result.failure,
        )

    return make


def _gather(job: MakeDrafts, reads: Reads, team: Team, now: datetime) -> _Known:
    with reads() as uow:
        case = uow.cases.get(job.case_id)
        told = [
            replace(fact, text=masked(fact.text))
            for fact in facts_of(uow.brand_facts.find(brand=case.brand), now)
        ]
        board = [masked(text) for text in public_facts(uow, team, case)]
        comment = uow.comments.version(case.comment_id, job.comment_version)
        current = uow.drafts.find(case_id=case.id, state=DraftState.OFFERED) if job.wish else []
    target = target_of(case, team)
    spoken = comment.language or case.language
    names = {person.id: person.name for person in team.people.values()}
    answered = told_to_drafts(told, names, spoken if spoken == "de" else "en")
    request = DraftRequest(
        comment=masked(comment.text),
        language=spoken if spoken in {"de", "en"} else target.brand.language,
        brand=target.brand.name,
        address=target.brand.address,
        purpose=case.purpose.value,
        limit=limit_of(target.source),
        facts=(*target.brand.facts, *answered, *board),
        links=target.brand.links,
        wish=masked(job.wish, longest=300),
        current=tuple(draft.text for draft in current),
    )
    return _Known(request=request, comment=comment, source=target.source, brand=target.brand)
