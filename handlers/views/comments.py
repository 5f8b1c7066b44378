"""Views of what was not flagged, and of what the team has taught triage: for the one who asked."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from handlers.browsing import OLDER, ONE, UNDER
from handlers.clicks import Click
from handlers.comment import Comment, Judged
from handlers.flags import folded_flag
from handlers.people import Brand, Source, Team
from handlers.ports import UnitOfWork
from handlers.sources.addresses import key_of_post
from handlers.sources.networks import shown_account, shown_network
from handlers.views.target import Target

PAGE = 5
LOOKED_FOR_POSTS = 400
"""Newest comments among which the posts are found that one can turn to."""
MOST_POSTS = 12


@dataclass(frozen=True, kw_only=True, slots=True)
class CommentSeen:
    """One comment, what triage thought of it, and what became of it."""

    judged: Judged
    folded: str
    """Flag for which the text is not shown here; empty if it is."""
    case: int
    """The case that it is, or is counted in; 0 if none."""

    @property
    def comment(self) -> Comment:
        return self.judged.comment


@dataclass(frozen=True, kw_only=True, slots=True)
class OtherPost:
    """A post that one can turn to, by its newest comment."""

    comment: Comment
    count: int
    """Of its comments among those that were looked at."""
    target: Target

    @property
    def click(self) -> Click:
        return Click(verb="comments", choice=UNDER, kind="comment", id=self.comment.id, version=1)


@dataclass(frozen=True, kw_only=True, slots=True)
class CommentsView:
    """Private card `comments`: a page of a post's comments, newest first, or one that was asked for."""

    how: str
    at: datetime
    target: Target | None
    """None where nothing is stored."""
    rows: tuple[CommentSeen, ...]
    more: bool
    """There are older ones."""
    posts: tuple[OtherPost, ...]

    def turn(self, choice: str) -> Click:
        """older: the next page; under: the newest of this post."""
        row = self.rows[-1] if choice == OLDER else self.rows[0]
        # Two ways to the newest page may stand on one card: they are told apart.
        choice = "under-new" if choice == UNDER else choice
        return Click(verb="comments", choice=choice, kind="comment", id=row.comment.id, version=1)

    def missed(self, row: CommentSeen) -> Click:
        return Click(verb="missed", kind="comment", id=row.comment.id, version=row.comment.version)

    def opens(self, row: CommentSeen) -> Click:
        return Click(verb="case", choice=f"c{row.comment.id}", kind="case", id=row.case, version=1)


def comments_view(number: int, params: Mapping[str, str], uow: UnitOfWork, team: Team) -> CommentsView:
    how, at = params["how"], datetime.fromisoformat(params["at"])
    if not number:
        return CommentsView(how=how, at=at, target=None, rows=(), more=False, posts=())
    asked = uow.comments.get(number)
    post = key_of_post(asked.source, asked.post.id if asked.post else "")
    match how:
        case "one":
            thought = uow.comments.assessment(asked.id, asked.version)
            found = [] if asked.deleted_at else [Judged(comment=asked, assessment=thought)]
        case "older":
            found = uow.browse.under(asked.source, post, asked.id, PAGE + 1)
        case _:
            found = uow.browse.under(asked.source, post, 0, PAGE + 1)
    return CommentsView(
        how=how if how in {ONE, OLDER} else UNDER,
        at=at,
        target=_target(asked.source, team),
        rows=_rows(found[:PAGE], uow),
        more=len(found) > PAGE,
        posts=_posts(uow.browse.newest(tuple(team.sources), LOOKED_FOR_POSTS), asked, team),
    )


def _rows(found: Sequence[Judged], uow: UnitOfWork) -> tuple[CommentSeen, ...]:
    ids = tuple(one.comment.id for one in found)
    members = uow.members.find(comment_id=ids, gone=False) if ids else []
    cases = uow.cases.find(comment_id=ids) if ids else []
    home = {one.comment_id: one.case_id for one in members} | {one.comment_id: one.id for one in cases}
    return tuple(
        CommentSeen(
            judged=one,
            folded=folded_flag(one.assessment.flags) if one.assessment else "",
            case=home.get(one.comment.id, 0),
        )
        for one in found
    )


def _posts(newest: Sequence[Judged], asked: Comment, team: Team) -> tuple[OtherPost, ...]:
    """Other posts than the one that is shown, the one commented on last first."""
    seen: dict[tuple[str, str], OtherPost] = {}
    for comment in (one.comment for one in newest):
        place = _place(comment)
        if place in seen:
            seen[place] = replace(seen[place], count=seen[place].count + 1)
        elif place != _place(asked):
            seen[place] = OtherPost(comment=comment, count=1, target=_target(comment.source, team))
    return tuple(seen.values())[:MOST_POSTS]


def _place(comment: Comment) -> tuple[str, str]:
    return comment.source, comment.post.id if comment.post else ""


def _target(name: str, team: Team) -> Target:
    source = team.sources.get(name) or Source(name=name, kind="", brand="")
    return Target(
        source=source,
        brand=team.brands.get(source.brand) or Brand(name=source.brand),
        network=shown_network(source),
        account=shown_account(source),
    )
