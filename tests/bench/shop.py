"""Comments as a German shop gets them, each with all flags that it deserves: how many are raised, and how many wrongly.

`first.txt` was written before anybody looked at what raises the flags, and lists were mended with it since; `later.txt`
was written at the same time, and nothing was mended with it. Beside a grave flag the lighter ones are neither due nor
wrong: the heaviest names the case.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from bot.ingest.meaning import read_meaning
from bot.ingest.models import read_models
from handlers.flags import MEANINGS
from handlers.triage import ASSESSORS, Assessor, by_models
from tests.bench.flags import raised
from tests.bench.table import Row

FOLDER = Path(__file__).parents[1] / "models" / "shop"
SETS = ("first", "later")
JUDGED = frozenset(
    {"complaint", "question", "praise", "legal", "press", "safety", "spam"}
    | {"personal-data", "offensive", "threat", "hate", "illegal"}
)
GRAVE = 45
"""Weight from which a flag leaves the lighter ones beside it out of the count."""


@dataclass(frozen=True, kw_only=True)
class Counts:
    """By flag."""

    found: Counter[str] = field(default_factory=Counter[str])
    wrongly: Counter[str] = field(default_factory=Counter[str])
    missed: Counter[str] = field(default_factory=Counter[str])


def written(name: str) -> Iterator[tuple[frozenset[str], str]]:
    """Flags that are due, and the comment; `-` stands for none."""
    for line in (FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        due, _, text = line.partition(" | ")
        yield frozenset(due.split()) - {"-"}, text


def counted(name: str, assessors: tuple[Assessor, ...]) -> Counts:
    counts = Counts()
    for deserved, text in written(name):
        heaviest = max((MEANINGS[flag].weight for flag in deserved), default=0)
        looked_at = {flag for flag in JUDGED if heaviest < GRAVE or MEANINGS[flag].weight >= heaviest}
        due, seen = deserved & looked_at, raised(text, assessors) & looked_at
        counts.found.update(due & seen)
        counts.wrongly.update(seen - due)
        counts.missed.update(due - seen)
    return counts


async def measure(seconds: float) -> list[Row]:
    """`seconds` is ignored: there are as many comments as were written."""
    models, _ = read_models()
    meaning, missing = read_meaning(models)
    rows = [Row(what="by meaning as well", measured=missing[0])] if missing else []
    ways: dict[str, tuple[Assessor, ...]] = {"words": (*ASSESSORS, by_models(models))}
    if meaning is not None:
        ways["words and meaning"] = (*ASSESSORS, *meaning.assessors(models))
    for by, assessors in ways.items():
        for name in SETS:
            counts = counted(name, assessors)
            rows += [_row(f"{name}, {flag} by {by}", counts, flag) for flag in sorted(JUDGED)]
            rows.append(_row(f"{name}, all by {by}", counts, *JUDGED))
    return rows


def _row(what: str, counts: Counts, *flags: str) -> Row:
    found, wrongly, missed = (
        sum(each[flag] for flag in flags) for each in (counts.found, counts.wrongly, counts.missed)
    )
    return Row(what=what, measured=f"found {found}/{found + missed}, wrongly {wrongly}")
