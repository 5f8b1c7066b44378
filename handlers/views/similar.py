"""Reads what is counted in a case, for the one who asked."""

from handlers.cluster import MOST_WORDINGS, SAME
from handlers.flags import folded_flag
from handlers.people import Team
from handlers.ports import UnitOfWork
from handlers.views.facts import target_of
from handlers.views.private_shapes import SimilarView, SimilarWording


def similar_view(case_id: int, uow: UnitOfWork, team: Team) -> SimilarView:
    case = uow.cases.get(case_id)
    wordings = tuple(
        SimilarWording(
            text=uow.comments.get(one.comment_id).text, count=one.count, same=one.similarity >= SAME
        )
        for one in uow.members.wordings(case.id, MOST_WORDINGS)
    )
    sources = (team.sources.get(name) for name in case.spread)
    return SimilarView(
        case=case,
        target=target_of(case, team),
        comment=uow.comments.get(case.comment_id),
        wordings=wordings,
        accounts=tuple(source.account or source.name for source in sources if source is not None),
        folded=folded_flag(case.flags),
    )
