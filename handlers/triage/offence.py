"""Is this offensive? The word lists say so with certainty, the model of the language with a probability."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from handlers.comment import Flag
from handlers.triage.features import Unit
from handlers.triage.model import LinearModel, Part, parts_of
from handlers.triage.reading import Reading
from handlers.triage.wordlists import by_words

FLAGS = frozenset({"offensive", "hate", "threat"})
"""What the labelled sets call offensive."""
LEAST = {"hate": 0.4}
"""Probability from which a flag that hides a comment's text is raised at least, whatever is best for macro-F1."""
NEAR = 3
"""Characters between two words that are quoted as one piece."""


def by_models(models: Mapping[str, LinearModel]) -> Callable[[Reading], Iterable[Flag]]:
    """An assessor that asks the models of the comment's language; `models` by name (`offensive-de`)."""
    by_language: dict[str, list[LinearModel]] = {}
    for model in models.values():
        by_language.setdefault(model.facts.language, []).append(model)

    def assessor(reading: Reading) -> Iterator[Flag]:
        asked = by_language.get(reading.language or reading.brand.language, ())
        parts = parts_of(reading.comment.text) if asked else []
        for model in asked:
            yield from by_model(model, reading, parts)

    return assessor


def by_model(model: LinearModel, reading: Reading, parts: Sequence[Part]) -> Iterator[Flag]:
    facts = model.facts
    opinion = model.judge_parts(parts)
    usual = max(facts.threshold, LEAST.get(facts.flag, 0.0))
    if opinion.score >= reading.brand.thresholds.get(facts.flag, usual):
        words = model.carried_by(opinion.units)
        yield Flag(name=facts.flag, evidence=_quoted(reading, words), score=opinion.score)


def is_offensive(reading: Reading, model: LinearModel) -> bool:
    """As it is decided when serving, for `triage eval`; what other models of the language flag besides is left out."""
    said = by_model(model, reading, parts_of(reading.comment.text))
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
