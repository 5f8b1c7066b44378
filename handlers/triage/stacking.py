"""Trains what a model's opinion and the meaning of a text say together; as in training, numpy does the sums.

In two steps, so that a few thousand texts are enough: the vector's opinion by logistic regression, then how much either
counts. Both learn from opinions about texts that the one who gave them had not seen.
"""

import numpy as np
from numpy.typing import NDArray

from handlers.triage.stacked import Stack
from handlers.triage.training import FOLDS, Learnt, Numbers, calibrated

Vectors = NDArray[np.float64]
COST = 10.0
"""What a wrong example costs against large weights of the vector."""
CLOSE_ENOUGH = 1e-6


def stacked(learnt: Learnt, vectors: Vectors, share: float | None = None) -> Stack:
    """`vectors`: one for each of the texts that were trained with. `share`: of positives where it will serve."""
    rows = vectors[learnt.kept]
    head = fitted(rows, learnt.labels)
    both = np.stack([learnt.margins, _out_of_fold(rows, learnt)], axis=1)
    shares = fitted(both, learnt.labels)
    slope, offset, threshold = calibrated(_out_of_fold(both, learnt), learnt.labels, share)
    of_model, of_meaning, rest = (slope * shares).tolist()
    return Stack(
        weights=(of_meaning * head[:-1]).tolist(),
        margin=of_model,
        bias=of_meaning * float(head[-1]) + rest + offset,
        threshold=threshold,
        fits=learnt.model.checksum,
    )


def _out_of_fold(rows: Vectors, learnt: Learnt) -> Numbers:
    said = np.zeros(len(rows))
    for number in range(FOLDS):
        seen, unseen = learnt.folds != number, learnt.folds == number
        weights = fitted(rows[seen], learnt.labels[seen])
        said[unseen] = rows[unseen] @ weights[:-1] + weights[-1]
    return said


def fitted(vectors: Vectors, labels: Numbers) -> Numbers:
    """Logistic regression by Newton's method, both kinds of equal weight; the last number is the bias."""
    rows: Vectors = np.hstack([vectors, np.ones((len(vectors), 1))])
    width = len(vectors[0]) + 1
    positives = float(labels.mean())
    share: Numbers = labels * (0.5 / positives) + (1 - labels) * (0.5 / (1 - positives))
    pull: Numbers = np.full(width, 1 / COST)
    pull[-1] = 1e-6
    weights: Numbers = np.zeros(width)
    for _ in range(30):
        step = _newton(rows, labels, share, pull, weights)
        weights = weights + step
        if np.abs(step).max() < CLOSE_ENOUGH:
            break
    return weights


def _newton(rows: Vectors, labels: Numbers, share: Numbers, pull: Numbers, weights: Numbers) -> Numbers:
    probable: Numbers = 1 / (1 + np.exp(-(rows @ weights)))
    slope: Numbers = rows.T @ (share * (labels - probable)) - pull * weights
    bend: Vectors = rows.T @ (rows * (share * probable * (1 - probable))[:, None]) + np.diag(pull)
    return np.asarray(np.linalg.solve(bend, slope), np.float64)
