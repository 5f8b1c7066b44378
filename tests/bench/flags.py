"""How well each flag is raised, on short comments in both languages.

Those in `de.txt` and `en.txt` were written before anybody tried what raises them; lists and meaning learnt
from them since. `later_de.txt` and `later_en.txt` were written after that, about railways, banks and bread instead
of cups, and no list was changed for them: they are the measure.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from bot.ingest.meaning import read_meaning
from bot.ingest.models import read_models
from handlers.comment import Author, Comment
from handlers.people import Brand, Policy
from handlers.triage import ASSESSORS, Assessor, assess, by_models
from handlers.triage.evaluation import Measured, measured
from tests.bench.table import Row

FOLDER = Path(__file__).parents[1] / "models" / "flags"
LANGUAGES = ("de", "en")
BRAND, POLICY = Brand(name="Musterkanne", links=("musterkanne.example",)), Policy()
AT = datetime(2026, 11, 22, tzinfo=UTC)
RAISED = 0.5
"""Probability from which a flag counts as raised."""


@dataclass(frozen=True, kw_only=True)
class Said:
    """One comment, and whether the flag is due."""

    flag: str
    text: str
    due: bool


def written(name: str) -> Iterator[Said]:
    """`name`: that of a file in FOLDER. A line `# flag +` begins the comments that deserve it, `-` those that don't."""
    flag, due = "", False
    for line in (FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("# "):
            flag, sign = line[2:].split()
            due = sign == "+"
        else:
            yield Said(flag=flag, text=line, due=due)


def raised(text: str, assessors: tuple[Assessor, ...]) -> set[str]:
    comment = Comment(
        source="insta", external_id="", author=Author(id="a"), text=text, created_at=AT, received_at=AT
    )
    found = assess(comment, BRAND, POLICY, assessors=assessors).flags
    return {flag.name for flag in found if flag.score >= RAISED}


def judged(assessors: tuple[Assessor, ...], name: str) -> dict[str, Measured]:
    """Flag -> what was found of it in that file."""
    seen: dict[str, list[tuple[bool, int]]] = defaultdict(list)
    for one in written(name):
        seen[one.flag].append((one.flag in raised(one.text, assessors), int(one.due)))
    return {
        flag: measured([found for found, _ in pairs], [due for _, due in pairs])
        for flag, pairs in seen.items()
    }


async def measure(seconds: float) -> list[Row]:
    """`seconds` is ignored: there are as many comments as were written."""
    models, _ = read_models()
    words = (*ASSESSORS, by_models(models))
    meaning, missing = read_meaning(models)
    rows = [Row(what="by meaning as well", measured=missing[0])] if missing else []
    for language in LANGUAGES:
        rows += _compared(language, "words", words)
        if meaning is not None:
            rows += _compared(language, "words and meaning", (*ASSESSORS, *meaning.assessors(models)))
    return rows


def _compared(language: str, by: str, assessors: tuple[Assessor, ...]) -> list[Row]:
    first = judged(assessors, language)
    return [
        Row(
            what=f"{language} {flag} by {by}, later (and those learnt from)",
            measured=f"{told(counts)} ({told(first[flag])})",
        )
        for flag, counts in judged(assessors, f"later_{language}").items()
    ]


def told(counts: Measured) -> str:
    due, others = counts.hits + counts.missed, counts.false_alarms + counts.quiet
    return f"found {counts.hits}/{due}, wrongly {counts.false_alarms}/{others}"
