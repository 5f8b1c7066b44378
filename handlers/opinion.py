"""A second opinion from outside: only about what is suspicious already, once a version, within a budget per hour.

It decides nothing. It stands on the card with its origin, and comes when it comes: no card waits for it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from handlers.case import Case
from handlers.comment import Assessment, Comment
from handlers.effects import AskOpinion, Effect
from handlers.errors import NotFound
from handlers.events import OpinionGiven
from handlers.ports import Context, UnitOfWork
from handlers.verdict import Opinion, OpinionState, Verdict

SUSPICIOUS = frozenset({"offensive", "hate", "threat", "illegal", "self-harm"})
"""Flags about which a model may know better: it reads sentences, where triage reads words."""
NAMED = ("offensive", "hate", "threat", "illegal", "self-harm", "minors", "spam")
"""Flags that an opinion may name."""
AN_HOUR = timedelta(hours=1)


def ask(ctx: Context, case: Case, comment: Comment, assessment: Assessment) -> list[Effect]:
    """Plan the question, if it is worth one and the hour has one left."""
    most = ctx.team.policy.opinions_an_hour
    suspicious = any(flag.name in SUSPICIOUS for flag in assessment.flags)
    if not most or not suspicious or not comment.text.strip():
        return []
    known = ctx.uow.opinions.find(comment_id=comment.id, version=comment.version)
    if known or ctx.uow.opinions.since(ctx.now - AN_HOUR) >= most:
        return []
    planned = ctx.uow.opinions.add(
        Opinion(comment_id=comment.id, version=comment.version, case_id=case.id, asked_at=ctx.now)
    )
    return [AskOpinion(opinion=planned.id)]


@dataclass(frozen=True, kw_only=True, slots=True)
class Question:
    """What whoever asks gets to know. The text is hostile, and nothing is masked yet."""

    text: str
    names: tuple[str, ...]
    """Of people that may stand in it: the author and the team."""
    language: str


def begin(uow: UnitOfWork, id: int, people: Sequence[str]) -> Question | None:
    """Take the question in hand; None if that was done before (it may have been asked, so it isn't again), or the
    comment is gone or changed."""
    opinion = uow.opinions.get(id)
    if opinion.state is not OpinionState.PLANNED:
        return None
    uow.opinions.save(replace(opinion, state=OpinionState.ASKED))
    try:
        comment = uow.comments.get(opinion.comment_id)
    except NotFound:
        return None
    if comment.deleted_at is not None or comment.version != opinion.version:
        return None
    return Question(text=comment.text, names=(comment.author.name, *people), language=comment.language)


def given(event: OpinionGiven, ctx: Context) -> list[Effect]:
    """Keep the first answer; the card shows it."""
    opinion = ctx.uow.opinions.get(event.opinion)
    if opinion.state is OpinionState.GIVEN:
        return []
    verdict = Verdict(event.verdict) if event.verdict in set(Verdict) else Verdict.UNKNOWN
    ctx.uow.opinions.save(
        replace(
            opinion,
            state=OpinionState.GIVEN,
            verdict=verdict,
            categories=tuple(flag for flag in event.flags if flag in NAMED),
            origin=event.origin if event.origin in {"moderation", "model", "moderation+model"} else "",
            answered_at=ctx.now,
        )
    )
    ctx.uow.placements.touch("case", opinion.case_id)
    return []


def of_case(case: Case, comment: Comment, uow: UnitOfWork) -> Opinion | None:
    """What was said about the comment as it stands."""
    found = uow.opinions.find(comment_id=comment.id, version=comment.version, state=OpinionState.GIVEN)
    return found[-1] if found and found[-1].case_id == case.id else None
