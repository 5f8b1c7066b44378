"""Comments that come again in other dress, with the group each belongs to: what grouping is measured with."""

import json
import random
import re
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

REAL = Path(__file__).parents[3] / "shared" / "data"
FILES = ("real-comments-de.ndjson", "real-comments-en.ndjson")
SHORTEST = 25
"""Characters of a text that is repeated: `Danke!` is the same comment by accident."""
ENDS = (
    "😡",
    "🤬",
    "!!!",
    "???",
    "👎",
    "...",
    " #boykott",
    " #fail",
    " https://example.com/17",
    " Teilt das!",
)
BEGINS = ("RT @user: ", "Unglaublich: ", "@musterkanne ", "+1 ", "Das hier: ")
FILLERS = ("wirklich", "echt", "so", "really", "just", "bitte", "leute")


def real_comments() -> list[str]:
    """Texts from the data folder, each once however it is written; empty where the folder is absent."""
    known: dict[str, str] = {}
    for name in FILES:
        if (REAL / name).is_file():
            for line in (REAL / name).read_text(encoding="utf-8").splitlines():
                text = json.loads(line)["text"]
                if len(text) >= SHORTEST:
                    known.setdefault(re.sub(r"\W+", " ", text.casefold()).strip(), text)
    return list(known.values())


def planted(many: int, texts: Sequence[str], seed: int) -> list[tuple[int, str]]:
    """Rows of (group, text) in random order: six in ten groups have one text, the others up to 200 variants."""
    chance = random.Random(seed)
    bases = chance.sample(texts, len(texts))
    rows: list[tuple[int, str]] = []
    for group, base in enumerate(bases):
        size = 1 if chance.random() < 0.6 else min(200, int(chance.paretovariate(1.1)) + 1)
        rows.append((group, base))
        rows += [(group, base if chance.random() < 0.3 else varied(base, chance)) for _ in range(size - 1)]
        if len(rows) >= many:
            break
    return chance.sample(rows, min(many, len(rows)))


def varied(text: str, chance: random.Random) -> str:
    """Changed in one to three ways, as people do who pass something on."""
    for _ in range(chance.randint(1, 3)):
        text = chance.choice(WAYS)(text, chance)
    return text


def _word_less(text: str, chance: random.Random) -> str:
    words = text.split()
    if len(words) > 5:
        words.pop(chance.randrange(len(words)))
    return " ".join(words)


def _word_more(text: str, chance: random.Random) -> str:
    words = text.split()
    words.insert(chance.randrange(len(words) + 1), chance.choice(FILLERS))
    return " ".join(words)


def _typo(text: str, chance: random.Random) -> str:
    at = chance.randrange(len(text))
    return text[:at] + chance.choice("enisratdhu") + text[at + chance.randint(0, 1) :]


WAYS: tuple[Callable[[str, random.Random], str], ...] = (
    lambda text, _: text.upper(),
    lambda text, _: text.lower(),
    lambda text, chance: text + chance.choice(ENDS) * chance.randint(1, 2),
    lambda text, chance: chance.choice(BEGINS) + text,
    _word_less,
    _word_more,
    _typo,
    lambda text, chance: text.replace("e", "3", chance.randint(1, 3)).replace("i", "1", 1),
    lambda text, chance: text[: (at := chance.randrange(len(text)))] + "\u200b" + text[at:],
)


def b_cubed(true: Sequence[int], found: Sequence[int]) -> float:
    """F1 over every row's own group: how much of what stands with it belongs there, and how much is missing."""
    both, of_true, of_found = Counter(zip(true, found, strict=True)), Counter(true), Counter(found)
    pairs = list(zip(true, found, strict=True))
    precision = sum(both[pair] / of_found[pair[1]] for pair in pairs) / len(pairs)
    recall = sum(both[pair] / of_true[pair[0]] for pair in pairs) / len(pairs)
    return 2 * precision * recall / (precision + recall)
