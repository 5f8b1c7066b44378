"""What difference the lessons make: over comments that are stored, how many would be decided otherwise."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from handlers.comment import Flag, Judged
from handlers.flags import main_topic
from handlers.people import Brand
from handlers.triage.assess import is_shown
from handlers.triage.taught import Corrections

LOOKED_AT = 300
"""Newest comments of a brand that are compared."""
BY_A_PERSON = "person:"


@dataclass(frozen=True, kw_only=True, slots=True)
class Difference:
    """Counts over the comments that were looked at."""

    comments: int
    shown: int
    """Would come to the team, and did not without the lessons."""
    silenced: int
    """The other way round."""
    renamed: int
    """Come to the team either way, under another main flag."""

    @property
    def changed(self) -> int:
        return self.shown + self.silenced + self.renamed


def difference(
    judged: Iterable[Judged], brand: Brand, without: Corrections, with_them: Corrections
) -> Difference:
    """What people decided themselves is left out: that is where the lessons come from."""
    looked = shown = silenced = renamed = 0
    for one in judged:
        thought = one.assessment
        if thought is None or thought.origin.startswith(BY_A_PERSON):
            continue
        looked += 1
        raw = thought.flags if thought.untaught is None else thought.untaught
        before, after = (_decided(raw, one, brand, taught) for taught in (without, with_them))
        if is_shown(before) != is_shown(after):
            shown, silenced = shown + is_shown(after), silenced + is_shown(before)
        elif is_shown(after) and main_topic(before) != main_topic(after):
            renamed += 1
    return Difference(comments=looked, shown=shown, silenced=silenced, renamed=renamed)


def _decided(raw: Sequence[Flag], one: Judged, brand: Brand, taught: Corrections) -> tuple[Flag, ...]:
    return taught.applied(raw, one.comment.text, brand.name, brand.thresholds)
