"""Is this offensive? The word lists say so with certainty, the model of the language with a probability."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from handlers.comment import Flag
from handlers.triage.features import Unit
from handlers.triage.meaning import SUREST, Encoder, told
from handlers.triage.model import LinearModel, Part, parts_of
from handlers.triage.reading import Reading
from handlers.triage.stacked import Stack
from handlers.triage.wordlists import by_words

FLAGS = frozenset({"offensive", "hate", "threat"})
"""What the labelled sets call offensive."""
LEAST = {"hate": 0.4}
"""Probability from which a flag that hides a comment's text is raised at least, whatever is best for macro-F1."""
NEAR = 3
"""Characters between two words that are quoted as one piece."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Stacked:
    """What a model says, put right by what the text means."""

    stack: Stack
    encode: Encoder

    def judged(self, reading: Reading, margin: float) -> float | None:
        """The probability; None where the text is too short to mean anything."""
        text = told(reading.words)
        return self.stack.score(margin, self.encode(text)) if text else None


def by_models(
    models: Mapping[str, LinearModel], stacks: Mapping[str, Stacked] = MappingProxyType({})
) -> Callable[[Reading], Iterable[Flag]]:
    """An assessor that asks the models of the comment's language; both by name (`offensive-de`)."""
    by_language: dict[str, list[tuple[LinearModel, Stacked | None]]] = {}
    for name, model in models.items():
        by_language.setdefault(model.facts.language, []).append((model, stacks.get(name)))

    def assessor(reading: Reading) -> Iterator[Flag]:
        asked = by_language.get(reading.language or reading.brand.language, ())
        parts = parts_of(reading.comment.text) if asked else []
        for model, stacked in asked:
            yield from by_model(model, reading, parts, stacked)

    return assessor


def by_model(
    model: LinearModel, reading: Reading, parts: Sequence[Part], stacked: Stacked | None = None
) -> Iterator[Flag]:
    facts = model.facts
    opinion = model.judge_parts(parts)
    score, threshold = opinion.score, facts.threshold
    worded = score >= threshold
    if stacked is not None and (both := stacked.judged(reading, opinion.margin)) is not None:
        score, threshold = (both if worded else min(both, SUREST)), stacked.stack.threshold
    usual = max(threshold, LEAST.get(facts.flag, 0.0))
    if score >= reading.brand.thresholds.get(facts.flag, usual):
        # What only its meaning tells has no words to show.
        words = model.carried_by(opinion.units) if worded else []
        yield Flag(name=facts.flag, evidence=_quoted(reading, words), score=score)


def is_offensive(reading: Reading, model: LinearModel, stacked: Stacked | None = None) -> bool:
    """As it is decided when serving, for `triage eval`; what other models of the language flag besides is left out."""
    said = by_model(model, reading, parts_of(reading.comment.text), stacked)
    wanted = FLAGS if model.facts.flag == "offensive" else {model.facts.flag}
    return any(flag.name in wanted for found in (by_words(reading), said) for flag in found)


def _quoted(reading: Reading, words: Sequence[Unit]) -> str:
    """The words as they stand in the comment, neighbours together: `so ein Pack … verarscht`."""
    pieces: list[tuple[int, int]] = []
    for word in words:
        if pieces and word.start - pieces[-1][1] < NEAR:
            pieces[-1] = (pieces[-1][0], word.end)
        else:
            pieces.append((word.start, word.end))
    return " … ".join(reading.cut(start, end) for start, end in pieces)
