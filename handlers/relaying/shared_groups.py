"""Groups of comments as all processes see them: what another one has opened a case for is known here as well.

Two processes may meet the same words before they hear of each other. Then both have opened a case; from then on what
comes is counted in the older one, in either process.
"""

from collections.abc import Iterable

from handlers.cluster import group_of
from handlers.comment import Comment
from handlers.events import Like
from handlers.members import Head
from handlers.triage.grouping import Grouping
from handlers.triage.wording import fingerprint

MOST = 20_000
"""Groups whose case is remembered: as many as the window holds."""
Key = tuple[str, str]
"""Brand and group."""


class SharedGroups:
    """By brand: nobody's complaint is counted at another brand."""

    def __init__(self, opened: Iterable[Head] = ()) -> None:
        self._groups: dict[str, Grouping[str]] = {}
        self._cases: dict[Key, int] = {}
        self._elsewhere: dict[Key, tuple[str, float]] = {}
        """Group -> the older one that is like it, and how like."""
        self.hear(opened)

    def like(self, comment: Comment, brand: str) -> Like:
        match = self._of(brand).place(group_of(comment), comment.text)
        group, similarity = match.group, match.similarity
        older, alike = self._elsewhere.get((brand, group), (group, 1.0))
        # Distances add up: so like the older one it is at least.
        return Like(
            group=older,
            fingerprint=fingerprint(comment.text),
            similarity=max(0.0, similarity + alike - 1.0),
        )

    def hear(self, opened: Iterable[Head]) -> None:
        """Cases that were opened, oldest first, our own among them."""
        for head in opened:
            self._remember((head.brand, head.group), head.case_id)
            match = self._of(head.brand).place(head.group, head.text)
            if match.group != head.group:
                self._meet(head, match.group, match.similarity)

    def _meet(self, head: Head, here: str, similarity: float) -> None:
        """A case from elsewhere is like a group of ours. The older case keeps both."""
        ours = self._cases.get((head.brand, here))
        if ours is None or ours > head.case_id:
            self._elsewhere[head.brand, here] = (head.group, similarity)
        else:
            self._elsewhere[head.brand, head.group] = (here, similarity)

    def _remember(self, key: Key, case: int) -> None:
        if len(self._cases) >= MOST:
            del self._cases[next(iter(self._cases))]
        self._cases.setdefault(key, case)
        older = self._elsewhere.get(key)
        # Heard before our own case was: now it is known which is the older one.
        if older is not None and self._cases.get((key[0], older[0]), 0) > case:
            del self._elsewhere[key]

    def _of(self, brand: str) -> Grouping[str]:
        return self._groups.setdefault(brand, Grouping())
