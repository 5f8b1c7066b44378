"""Comments of one delivery that say what open cases stand for already: counted there together, however many they are.

What it costs grows with the cases that they belong to, not with the comments; and with neither as the cases grow.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from handlers.case import DONE, Case
from handlers.cluster import HOPS, MOST_SOURCES
from handlers.comment import Kind
from handlers.events import CommentReceived, Like
from handlers.members import Member, More, Regrouping
from handlers.ports import Context
from handlers.watch.gather import count


class Homes:
    """The open cases that the comments of one delivery are counted in, looked up together."""

    def __init__(self, ctx: Context) -> None:
        self._ctx = ctx
        self._decided: dict[str, list[Regrouping]] = {}
        """Group -> what was decided about it, oldest first."""
        self._newest: dict[str, Case | None] = {}

    def look_up(self, likes: Iterable[Like | None]) -> None:
        """Two reads, however many groups there are."""
        groups = {like.group for like in likes if like is not None} - self._newest.keys()
        if not groups:
            return
        uow = self._ctx.uow
        for decided in uow.regroupings.find(from_group=tuple(sorted(groups))):
            self._decided.setdefault(decided.from_group, []).append(decided)
        self._newest |= dict.fromkeys(groups) | uow.cases.newest_alike(groups)

    def claim(self, events: Sequence[CommentReceived]) -> None:
        """Before cases are opened for these: where another process has just met the same words, its case is the one.
        Who stores second joins the first; nobody waits who meets other words."""
        wanted = dict(found for event in events if (found := self._unclaimed(event)))
        if not wanted:
            return
        members, now = self._ctx.uow.members, self._ctx.now
        theirs = members.claim(wanted, now)
        self.look_up(Like(group=group, fingerprint="", similarity=1.0) for group in theirs.values())
        over: dict[tuple[str, str], tuple[str, str]] = {}
        for key, group in sorted(theirs.items()):
            case = self._newest[group]
            if case is None or case.state in DONE:
                over[key] = (group, wanted[key])
            elif wanted[key] not in self._decided:
                joined = self._ctx.uow.regroupings.add(Regrouping(from_group=wanted[key], to_group=group))
                self._decided[wanted[key]] = [joined]
        members.take_over(over, now)

    def _unclaimed(self, event: CommentReceived) -> tuple[tuple[str, str], str] | None:
        """Brand and wording of what no open case stands for, and the group that it would begin."""
        like, comment = event.like, event.incoming.comment
        if like is None or comment.kind is Kind.MESSAGE:
            return None
        case = self._newest_of(like)
        if case is not None and case.state not in DONE:
            return None
        source = self._ctx.team.sources.get(comment.source)
        return ((source.brand if source else ""), like.fingerprint), like.group

    def forget(self) -> None:
        """Something has happened that may have changed any of them."""
        self._newest.clear()
        self._decided.clear()

    def opened(self, case: Case) -> None:
        """It is the newest of its group now."""
        self._newest[case.alike] = case

    def of(self, event: CommentReceived) -> Case | None:
        """The open case that this comment is counted in; None if it needs one of its own."""
        like, assessment = event.like, event.assessment
        comment = event.incoming.comment
        if like is None or assessment is None or comment.kind is Kind.MESSAGE:
            return None
        case = self._newest_of(like)
        source = self._ctx.team.sources.get(comment.source)
        if (
            case is None
            or case.state in DONE
            or case.deleted
            or case.brand != (source.brand if source else "")
        ):
            return None
        # A danger that the case doesn't show is not counted away.
        graver = assessment.hold not in {"", case.hold} or assessment.urgency > case.urgency
        return None if graver else case

    def _newest_of(self, like: Like) -> Case | None:
        """As `handlers.cluster.named`, out of what is read once for each group."""
        group = like.group
        self.look_up((like,))
        for _ in range(HOPS):
            decided = [
                one for one in self._decided.get(group, ()) if one.fingerprint in {"", like.fingerprint}
            ]
            if not decided:
                break
            group = decided[-1].to_group
            self.look_up((Like(group=group, fingerprint="", similarity=1.0),))
        return self._newest[group]


@dataclass(frozen=True, slots=True)
class Folded:
    """A stored comment, and the case that it is counted in."""

    comment_id: int
    source: str
    like: Like
    case: Case


def fold_all(folded: Sequence[Folded], ctx: Context) -> None:
    """Each case changes once, and all of them in a handful of statements."""
    if not folded:
        return
    known = ctx.uow.members.counted({(one.case.id, one.like.fingerprint) for one in folded})
    ctx.uow.members.add_all(
        [
            Member(
                case_id=one.case.id,
                comment_id=one.comment_id,
                source=one.source,
                fingerprint=one.like.fingerprint,
                similarity=round(one.like.similarity, 3),
            )
            for one in folded
        ]
    )
    cases = {one.case.id: one.case for one in folded}
    comments = Counter(one.case.id for one in folded)
    wordings = Counter(case for case, _ in {(one.case.id, one.like.fingerprint) for one in folded} - known)
    sources: dict[int, dict[str, None]] = {case.id: dict.fromkeys(case.spread) for case in cases.values()}
    for one in folded:
        sources[one.case.id][one.source] = None
    ctx.uow.cases.count_in(
        [
            More(
                case=case,
                comments=comments[id_],
                wordings=wordings[id_],
                spread=tuple(sources[id_])[:MOST_SOURCES],
            )
            for id_, case in sorted(cases.items())
        ]
    )
    for id_, case in cases.items():
        count(ctx, case, comments[id_])
    ctx.uow.placements.touch("case", *cases)
