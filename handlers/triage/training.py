"""Trains a small model: naive Bayes says how telling a feature is, logistic regression what it is worth.

After Wang and Manning (2012), with every feature present or absent, hashed, and both threshold and probability fitted
on comments that the model in question has not seen. numpy does the sums; it is needed here and nowhere else.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from handlers.errors import BreakwaterError
from handlers.triage import features
from handlers.triage.evaluation import best_threshold
from handlers.triage.features import features_of, units_of, windows_of
from handlers.triage.model import FEWEST, Facts, LinearModel, logistic, quantised

Numbers = NDArray[np.float64]
Places = NDArray[np.int64]

COST = 0.1
"""What a wrong example costs against large weights."""
FLOOR = 0.25
"""How telling a feature is at least."""
FOLDS = 5
FEWEST_EACH = 20
"""Examples of either kind without which nothing is learnt."""
NEWTON_STEPS = 15
INNER_STEPS = 50
CLOSE_ENOUGH = 1e-3
PIECE = 4_000_000
"""Entries of the matrix worked on at a time: bounds the memory."""


class NotTrainable(BreakwaterError):
    """The examples do not make a model, and why."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Examples:
    """Which features are in which text: `columns[starts[i]:starts[i + 1]]` are those of row i."""

    starts: Places
    columns: NDArray[np.int32]
    labels: Numbers
    places: Places
    """Of each row, which text it was."""

    @property
    def rows(self) -> int:
        return len(self.labels)

    def lengths(self) -> Places:
        return np.diff(self.starts)

    def take(self, rows: Places) -> "Examples":
        lengths: Places = self.lengths()[rows]
        starts: Places = np.append(np.zeros(1, np.int64), np.cumsum(lengths))
        moved: Places = self.starts[:-1][rows] - starts[:-1]
        places: Places = np.repeat(moved, lengths)
        places += np.arange(len(places))
        return Examples(
            starts=starts,
            columns=self.columns[places],
            labels=self.labels[rows],
            places=self.places[rows],
        )


def examples_of(texts: Sequence[str], labels: Sequence[int], fewest: int = FEWEST_EACH) -> Examples:
    """Texts without any feature (empty ones) are left out. Of a long text the first part is looked at."""
    columns: list[NDArray[np.int32]] = []
    kept: list[int] = []
    places: list[int] = []
    for place, (text, label) in enumerate(zip(texts, labels, strict=True)):
        found = [features_of(part) for part in windows_of(units_of(text))[:1]]
        if found and found[0]:
            columns.append(np.fromiter(sorted(found[0]), dtype=np.int32))
            kept.append(label)
            places.append(place)
    if min(kept.count(0), kept.count(1)) < fewest or not kept:
        raise NotTrainable(
            f"{kept.count(1)} examples with label 1 and {kept.count(0)} with label 0: "
            f"at least {fewest} of each are needed"
        )
    starts = np.concatenate([[0], np.cumsum([len(row) for row in columns])])
    return Examples(
        starts=starts,
        columns=np.concatenate(columns),
        labels=np.array(kept, dtype=float),
        places=np.array(places),
    )


@dataclass(frozen=True, kw_only=True, slots=True)
class Learnt:
    """A model, and what models like it say of examples that they have not seen."""

    model: LinearModel
    kept: Places
    """Which of the texts it learnt from: those with any feature."""
    labels: Numbers
    margins: Numbers
    """Of each, by the model that had not seen its fold."""
    folds: Places


def train(
    texts: Sequence[str],
    labels: Sequence[int],
    *,
    language: str,
    flag: str,
    data: str = "",
    share: float | None = None,
    also: tuple[Sequence[str], Sequence[int]] = ((), ()),
) -> Learnt:
    """Raises NotTrainable. The same examples in the same order make the same model. `share`: of positives, where the
    model will serve, if that differs from the examples. `also`: further examples, which are learnt from but left out
    where probability and threshold are fitted: made-up ones are easier than what people write."""
    examples = examples_of(texts, labels)
    more = examples_of(*also, fewest=0) if also[0] else None
    weights, bias = _fit(_together(examples, more))
    margins, folds = _out_of_fold(examples, more)
    slope, offset, threshold = calibrated(margins, examples.labels, share)
    packed, step = quantised(weights.tolist())
    facts = Facts(
        flag=flag,
        language=language,
        threshold=threshold,
        bias=bias,
        step=step,
        slope=slope,
        offset=offset,
        rows=examples.rows + (more.rows if more else 0),
        positives=int(examples.labels.sum() + (more.labels.sum() if more else 0)),
        data=data,
    )
    return Learnt(
        model=LinearModel(facts, packed),
        kept=examples.places,
        labels=examples.labels,
        margins=margins,
        folds=folds,
    )


def _together(examples: Examples, more: Examples | None) -> Examples:
    if more is None:
        return examples
    return Examples(
        starts=np.concatenate([examples.starts, more.starts[1:] + len(examples.columns)]),
        columns=np.concatenate([examples.columns, more.columns]),
        labels=np.concatenate([examples.labels, more.labels]),
        places=np.concatenate([examples.places, more.places]),
    )


def _out_of_fold(examples: Examples, more: Examples | None) -> tuple[Numbers, Places]:
    """What models say of the fifth that they have not seen, and which fifth that was."""
    folds: Places = np.random.default_rng(1).permutation(examples.rows) % FOLDS
    margins = np.zeros(examples.rows)
    for number in range(FOLDS):
        weights, bias = _fit(_together(examples.take(np.flatnonzero(folds != number)), more))
        kept_out = np.flatnonzero(folds == number)
        margins[kept_out] = _margins(examples.take(kept_out), weights, bias)
    return margins, folds


def calibrated(margins: Numbers, labels: Numbers, share: float | None) -> tuple[float, float, float]:
    """Slope and offset of the probability, and the threshold, from margins of what was not seen."""
    found = float(labels.mean())
    wanted = found if share is None else share
    heavier = wanted / (1 - wanted) * (1 - found) / found
    slope, offset = _line(margins, labels, np.where(labels == 1, heavier, 1.0))
    scores = [logistic(slope * margin + offset) for margin in margins.tolist()]
    return slope, offset, best_threshold(scores, labels.astype(int).tolist(), heavier)


def _margins(examples: Examples, weights: Numbers, bias: float) -> Numbers:
    return _Matrix(examples, np.ones(features.SIZE)).times(weights) + bias


def _line(margins: Numbers, labels: Numbers, weights: Numbers) -> tuple[float, float]:
    """Logistic regression in one dimension, by Newton's method (Platt 1999)."""
    slope, offset = 1.0, 0.0
    for _ in range(50):
        probable = 1 / (1 + np.exp(-(slope * margins + offset)))
        spread = weights * probable * (1 - probable) + 1e-9
        wrong = weights * (probable - labels)
        gradient = np.array([wrong @ margins, wrong.sum()])
        bend = np.array(
            [[spread @ (margins * margins), spread @ margins], [spread @ margins, spread.sum()]]
        ) + 1e-6 * np.eye(2)
        change = np.linalg.solve(bend, gradient)
        slope, offset = slope - float(change[0]), offset - float(change[1])
        if np.abs(change).max() < 1e-9:
            break
    return max(slope, 1e-3), offset


def _fit(examples: Examples) -> tuple[Numbers, float]:
    """Weights for every feature, and the bias."""
    telling = _telling(examples)
    matrix = _Matrix(examples, telling)
    weights, bias = _regression(matrix, examples.labels)
    return weights * telling, bias


def _telling(examples: Examples) -> Numbers:
    """How much each feature counts: rarity times how differently the two kinds of text use it."""
    lengths = examples.lengths()
    bad = np.repeat(examples.labels, lengths)
    in_bad = np.bincount(examples.columns, weights=bad, minlength=features.SIZE)
    in_all = np.bincount(examples.columns, minlength=features.SIZE)
    positives = examples.labels.sum()
    ratio = np.log((in_bad + 1) / (positives + 2)) - np.log(
        (in_all - in_bad + 1) / (examples.rows - positives + 2)
    )
    rarity = np.log((1 + examples.rows) / (1 + in_all)) + 1
    return np.where(in_all > 0, rarity * (FLOOR + np.abs(ratio)), 0.0)


class _Matrix:
    """Rows of examples: 1 where a feature is present, times its column's scale, over the root of the row's length."""

    def __init__(self, examples: Examples, scale: Numbers) -> None:
        self._columns = examples.columns
        self._starts = examples.starts
        self._scale = scale
        self._of_row = 1 / np.sqrt(np.maximum(examples.lengths(), FEWEST))
        rows = examples.rows
        step = max(1, int(rows * PIECE / max(1, len(examples.columns))))
        self._pieces = [(first, min(first + step, rows)) for first in range(0, rows, step)]

    def times(self, vector: Numbers) -> Numbers:
        scaled = vector * self._scale
        sums = [
            np.add.reduceat(scaled[self._part(first, last)], self._starts[first:last] - self._starts[first])
            for first, last in self._pieces
        ]
        return np.concatenate(sums) * self._of_row

    def turned_times(self, vector: Numbers) -> Numbers:
        total = np.zeros(features.SIZE)
        weighted = vector * self._of_row
        for first, last in self._pieces:
            spread = np.repeat(weighted[first:last], np.diff(self._starts[first : last + 1]))
            total += np.bincount(self._part(first, last), weights=spread, minlength=features.SIZE)
        return total * self._scale

    def _part(self, first: int, last: int) -> NDArray[np.int32]:
        return self._columns[self._starts[first] : self._starts[last]]


def _regression(matrix: _Matrix, labels: Numbers) -> tuple[Numbers, float]:
    """Logistic regression, both kinds of equal weight in sum, by Newton's method with conjugate gradients.

    The bias is free: pulled towards zero it would drag the weights along.
    """
    positives = float(labels.sum())
    half = COST * len(labels) / 2
    share: Numbers = labels * (half / positives) + (1 - labels) * (half / (len(labels) - positives))
    side = np.where(labels == 1, 1.0, -1.0)
    weights, bias, margins = np.zeros(features.SIZE), 0.0, np.zeros(len(labels))
    loss = float(share @ np.logaddexp(0, -side * margins))
    first_slope = 0.0
    for _ in range(NEWTON_STEPS):
        probable = 1 / (1 + np.exp(-margins))
        wrong = share * (probable - labels)
        gradient = np.append(weights + matrix.turned_times(wrong), wrong.sum())
        steepness = float(np.linalg.norm(gradient))
        first_slope = first_slope or steepness
        if steepness < CLOSE_ENOUGH * first_slope:
            break
        change = _towards(
            matrix, share * probable * (1 - probable), gradient, min(0.1, steepness / first_slope)
        )
        moved = matrix.times(change[:-1]) + change[-1]
        downhill = float(gradient @ change)
        step, there, then = 1.0, weights, loss
        for step in (2.0**-halving for halving in range(14)):
            there = weights + step * change[:-1]
            then = float(0.5 * there @ there + share @ np.logaddexp(0, -side * (margins + step * moved)))
            if then <= loss + 1e-4 * step * downhill:
                break
        weights, bias, margins, loss = there, bias + step * float(change[-1]), margins + step * moved, then
    return weights, bias


def _towards(matrix: _Matrix, bend: Numbers, gradient: Numbers, precision: float) -> Numbers:
    """Newton's direction: solves (1 + X'DX) d = -gradient, the last entry being the bias."""
    change = np.zeros_like(gradient)
    rest = -gradient
    direction = rest.copy()
    size = float(rest @ rest)
    goal = precision * np.sqrt(size)
    for _ in range(INNER_STEPS):
        seen = bend * (matrix.times(direction[:-1]) + direction[-1])
        bent = np.append(direction[:-1] + matrix.turned_times(seen), seen.sum())
        length = size / float(direction @ bent)
        change += length * direction
        rest -= length * bent
        new = float(rest @ rest)
        if np.sqrt(new) < goal:
            break
        direction = rest + (new / size) * direction
        size = new
    return change
