"""A question to a colleague as its card shows it."""

from dataclasses import dataclass
from datetime import datetime

from handlers.case import DONE, Case
from handlers.clicks import Click
from handlers.comment import Comment
from handlers.flags import folded_flag
from handlers.people import Person, Team
from handlers.ports import UnitOfWork
from handlers.question import Question
from handlers.views.facts import target_of
from handlers.views.target import Target

MOST_OPEN = 3
"""On the card of the case."""


@dataclass(frozen=True, kw_only=True, slots=True)
class QuestionView:
    """Card `question`: subject is the question's id."""

    question: Question
    case: Case
    comment: Comment
    target: Target
    folded: str
    """Flag for which the comment is hidden until somebody asks; empty if shown."""
    by: Person | None
    answered_by: Person | None
    is_fact: bool
    """Drafts may state the answer."""
    allowed: frozenset[str]

    def click(self, verb: str, choice: str = "-") -> Click:
        if verb in {"case", "reveal"}:
            return Click(verb=verb, choice=choice, kind="case", id=self.case.id, version=self.case.version)
        one = self.question
        return Click(verb=verb, choice=choice, kind="question", id=one.id, version=one.version)


def question_view(id: int, uow: UnitOfWork, team: Team) -> QuestionView:
    question = uow.questions.get(id)
    case = uow.cases.get(question.case_id)
    facts = uow.brand_facts.find(id=question.fact_id) if question.fact_id else []
    is_fact = any(not fact.withdrawn_by for fact in facts)
    folded = folded_flag(case.flags)
    open_ = question.answered_at is None
    return QuestionView(
        question=question,
        case=case,
        comment=uow.comments.get(case.comment_id),
        target=target_of(case, team),
        folded=folded,
        by=team.people.get(question.by),
        answered_by=team.people.get(question.answered_by),
        is_fact=is_fact,
        allowed=frozenset({"case"})
        | ({"answer"} if open_ else set[str]())
        | ({"reveal"} if folded and open_ else set[str]())
        | ({"unfact"} if is_fact else set[str]()),
    )


def open_questions(case: Case, uow: UnitOfWork, team: Team) -> tuple[tuple[str, datetime], ...]:
    """Whom colleagues have asked about the case without an answer so far, and when."""
    if case.state in DONE:
        return ()
    found = [one for one in uow.questions.find(case_id=case.id) if one.answered_at is None]
    return tuple((_whom(one, team), one.at) for one in found[-MOST_OPEN:])


def _whom(question: Question, team: Team) -> str:
    kind, _, name = question.to.partition(":")
    person = team.people.get(name) if kind == "person" else None
    return person.name if person else question.to
