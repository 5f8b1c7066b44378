"""Whether comments that say the same in other words come to one topic, by words and by words and meaning.

The comments in `tests/models/topics` were written for this: topics in several wordings each, and others that only share
words with them. Half of the topics (`a`) settled how near is near; the other half (`b`) was left out of that. A wave is
four topics and six of the others, forty times by chance.
"""

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations
from pathlib import Path

from bot.ingest.meaning import Meaning, read_meaning
from bot.ingest.models import read_models
from handlers.triage.evaluation import Measured, measured
from handlers.watch.topics import Background, Voice, topic_for, topics_of
from tests.bench.table import Row

FOLDER = Path(__file__).parents[1] / "models" / "topics"
NEAR = "near"
"""Comments that are about none of the topics."""
WAVES, TOPICS, OTHERS, MOST = 40, 4, 6, 5


@dataclass(frozen=True, kw_only=True)
class Said:
    half: str
    topic: str
    text: str


def written(language: str) -> Iterator[Said]:
    half = topic = ""
    for line in (FOLDER / f"{language}.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("# "):
            half, _, topic = line[2:].rpartition(" ")
        else:
            yield Said(half=half, topic=topic, text=line)


def waves(half: str, languages: Sequence[str]) -> Iterator[list[Said]]:
    chance = random.Random(1)
    everything = [one for language in languages for one in written(language)]
    topics = sorted({one.topic for one in everything if one.half == half})
    others = [one for one in everything if one.topic == NEAR]
    for _ in range(WAVES):
        chosen = set(chance.sample(topics, TOPICS))
        about = [one for one in everything if one.topic in chosen]
        wave = chance.sample(about, len(about) * 4 // 5) + chance.sample(others, OTHERS)
        chance.shuffle(wave)
        yield wave


def placed(wave: Sequence[Said], sense: Callable[[str], str]) -> list[int]:
    """The topic of each, as the watch finds them."""
    voices = [Voice(text=one.text, author=str(n), sense=sense(one.text)) for n, one in enumerate(wave)]
    found = topics_of(voices, Background(), MOST)
    keys, middles = [one.key for one in found], [one.middle for one in found]
    return [topic_for(one.text, keys, one.sense, middles) for one in voices]


def joined(half: str, languages: Sequence[str], sense: Callable[[str], str]) -> Measured:
    """Of all pairs of comments in a wave, which came together and which should have."""
    together: list[bool] = []
    due: list[int] = []
    for wave in waves(half, languages):
        places = placed(wave, sense)
        for one, other in combinations(range(len(wave)), 2):
            together.append(places[one] == places[other] >= 0)
            due.append(int(wave[one].topic == wave[other].topic != NEAR))
    return measured(together, due)


async def measure(seconds: float) -> list[Row]:
    """`seconds` is ignored: there are as many comments as were written."""
    meaning, missing = read_meaning(read_models()[0])
    rows = [Row(what="by meaning as well", measured=missing[0])] if missing else []
    for half in "ab":
        for languages in (("de",), ("en",), ("de", "en")):
            rows += _compared(half, languages, meaning)
    return rows


def _compared(half: str, languages: Sequence[str], meaning: Meaning | None) -> Iterator[Row]:
    ways: list[tuple[str, Callable[[str], str]]] = [("words", lambda _: "")]
    if meaning is not None:
        ways.append(("words and meaning", cache(meaning.sense)))
    for by, sense in ways:
        counts = joined(half, languages, sense)
        yield Row(
            what=f"half {half}, {' and '.join(languages)}, pairs joined by {by}",
            measured=f"right {counts.hits}, wrong {counts.false_alarms}, missed {counts.missed}",
        )
