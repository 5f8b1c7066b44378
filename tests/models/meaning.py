"""`python -m tests.models.meaning DATA FILE`: trains what tells flags by meaning; needs the extra `meaning`.

One logistic regression for each flag on the sentence's vector. The comments in `flags/` say what is meant; of the
sets in DATA come everyday texts that deserve none of the grave flags, and what is hateful and what isn't.
"""

import random
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bot.ingest.meaning import encoder
from handlers.triage.meaning import Heads, looked_at
from handlers.triage.reading import LINK, MENTION
from handlers.triage.stacking import FOLDS, Vectors, fitted
from tests.bench.flags import written
from tests.models import service
from tests.models.__main__ import davidson, gahd, germeval2018

Flags = NDArray[np.bool_]
WRONGLY = 0.02
"""Of texts that don't deserve a grave flag, so many may get it at the threshold."""
GRAVE = frozenset({"threat", "hate", "illegal", "safety", "legal", "press", "personal-data", "spam"})
TOGETHER = (
    {"complaint", "safety"},
    {"complaint", "legal"},
    {"complaint", "question"},
    {"hate", "illegal"},
    {"hate", "threat"},
    {"threat", "illegal"},
    {"question", "press"},
    {"question", "personal-data"},
    {"question", "illegal"},
    {"complaint", "personal-data"},
)
"""Flags that one comment often has both of: the one says nothing about the other."""
EVERYDAY, HATEFUL, SERVED = 500, 700, 250


@dataclass(frozen=True, kw_only=True)
class Text:
    text: str
    due: str = ""
    """The flag it deserves."""
    never: frozenset[str] = frozenset()
    """Those that it doesn't."""
    tricky: bool = False
    """Written to mislead: learnt from, but no measure of how often everyday texts are taken wrongly."""


def texts(data: Path) -> list[Text]:
    chance = random.Random(1)
    flags = list(dict.fromkeys(one.flag for one in written("de")))
    found: list[Text] = []
    for language in ("de", "en"):
        for one in written(language):
            others = frozenset(
                other for other in flags if other != one.flag and {other, one.flag} not in TOGETHER
            )
            if one.due:
                found.append(Text(text=one.text, due=one.flag, never=others))
            else:
                found.append(Text(text=one.text, never=frozenset({one.flag}) | (others & GRAVE)))
    calm = [text for text, label in (*germeval2018(data), *davidson(data)) if not label]
    found += [
        Text(text=text, never=GRAVE | {"complaint", "praise"}) for text in chance.sample(calm, EVERYDAY)
    ]
    judged = list(gahd(data))
    found += [
        Text(
            text=text,
            due="hate" if label else "",
            never=frozenset() if label else frozenset({"hate"}),
            tricky=True,
        )
        for text, label in chance.sample(judged, 2 * HATEFUL)
    ]
    for rows in (list(service.german()), list(service.english())):
        plain = [text for text, label in rows if not label]
        found += [
            Text(text=text, due="complaint", never=GRAVE | {"praise"})
            for text in chance.sample(plain, min(SERVED, len(plain)))
        ]
    return found


def threshold_of(vectors: Vectors, labels: Vectors, everyday: Flags, flag: str) -> float:
    """Where, on folds not learnt from, few enough of the others get a grave flag; one half for the rest."""
    if flag not in GRAVE:
        return 0.5
    fold = np.random.default_rng(1).permutation(len(labels)) % FOLDS
    scores = np.zeros(len(labels))
    for number in range(FOLDS):
        learnt = fitted(vectors[fold != number], labels[fold != number])
        scores[fold == number] = vectors[fold == number] @ learnt[:-1] + learnt[-1]
    others = np.sort(1 / (1 + np.exp(-scores[(labels == 0) & everyday])))
    return max(0.5, float(others[int((1 - WRONGLY) * len(others))]))


def clean(text: str) -> str:
    """As it is looked at when serving."""
    return looked_at(MENTION.sub(" ", LINK.sub(" ", text)))


def main(data: Path, out: Path) -> None:
    encode = encoder()
    rows = texts(data)
    vectors = np.vstack([np.asarray(encode(clean(row.text)), dtype=float) for row in rows])
    everyday = np.array([not row.tricky for row in rows])
    flags: dict[str, Sequence[float]] = {}
    thresholds: dict[str, float] = {}
    for flag in dict.fromkeys(row.due for row in rows if row.due):
        used = np.array([row.due == flag or flag in row.never for row in rows])
        labels = np.array([float(row.due == flag) for row in rows])[used]
        flags[flag] = fitted(vectors[used], labels).tolist()
        thresholds[flag] = round(threshold_of(vectors[used], labels, everyday[used], flag), 3)
        print(f"{flag}: {int(labels.sum())} of {len(labels)} texts, threshold {thresholds[flag]}")
    out.write_bytes(Heads(weights=flags, thresholds=thresholds).to_bytes())


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
