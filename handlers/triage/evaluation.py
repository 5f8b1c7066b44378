"""How well a model does on labelled texts: macro-F1, precision, recall, confusion; and the threshold that does best."""

from collections.abc import Sequence
from dataclasses import dataclass

PLATEAU = 0.03
"""Half the width, as a share of all examples, over which the curve is smoothed: a lone peak is luck."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Measured:
    """Counts of what was flagged and what should have been."""

    hits: int
    false_alarms: int
    missed: int
    quiet: int
    """Rightly not flagged."""

    @property
    def precision(self) -> float:
        return _share(self.hits, self.hits + self.false_alarms)

    @property
    def recall(self) -> float:
        return _share(self.hits, self.hits + self.missed)

    @property
    def macro_f1(self) -> float:
        """Mean of the F1 of both kinds, 0..1."""
        return _macro_f1(self.hits, self.false_alarms, self.missed, self.quiet)


def measured(flagged: Sequence[bool], labels: Sequence[int]) -> Measured:
    pairs = list(zip(flagged, labels, strict=True))
    return Measured(
        hits=sum(flag and label == 1 for flag, label in pairs),
        false_alarms=sum(flag and label == 0 for flag, label in pairs),
        missed=sum(not flag and label == 1 for flag, label in pairs),
        quiet=sum(not flag and label == 0 for flag, label in pairs),
    )


def best_threshold(scores: Sequence[float], labels: Sequence[int], heavier: float = 1.0) -> float:
    """Where macro-F1 is best over a stretch of thresholds, not at a single one. A positive counts `heavier` times."""
    ranked = sorted(zip(scores, labels, strict=True))
    hits, false_alarms, missed, quiet = heavier * sum(labels), float(len(labels) - sum(labels)), 0.0, 0.0
    sums = [0.0]
    for _, label in ranked:
        sums.append(sums[-1] + _macro_f1(hits, false_alarms, missed, quiet))
        if label:
            hits, missed = hits - heavier, missed + heavier
        else:
            false_alarms, quiet = false_alarms - 1, quiet + 1
    size = len(ranked)
    width = max(1, int(PLATEAU * size))

    def around(at: int) -> float:
        first, last = max(at - width, 0), min(at + width + 1, size)
        return (sums[last] - sums[first]) / (last - first)

    return ranked[max(range(size), key=around)][0]


def _macro_f1(hits: float, false_alarms: float, missed: float, quiet: float) -> float:
    wrong = false_alarms + missed
    return (_share(2 * hits, 2 * hits + wrong) + _share(2 * quiet, 2 * quiet + wrong)) / 2


def _share(part: float, whole: float) -> float:
    return part / whole if whole else 0.0
