"""Is this offensive? The word lists say so with certainty, the model of the language with a probability."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from handlers.comment import Flag
from handlers.triage.features import Unit
from handlers.triage.model import LinearModel
from handlers.triage.reading import Reading
from handlers.triage.wordlists import by_words

FLAGS = frozenset({"offensive", "hate", "threat"})
"""What the labelled sets call offensive."""
NEAR = 3
"""Characters between two words that are quoted as one piece."""


def by_models(models: Mapping[str, LinearModel]) -> Callable[[Reading], Iterable[Flag]]:
    """An assessor that asks the model of the comment's language; `models` by name (`offensive-de`)."""

    def assessor(reading: Reading) -> Iterator[Flag]:
        model = models.get(f"offensive-{reading.language or reading.brand.language}")
        if model is not None:
            yield from by_model(model, reading)

    return assessor


def by_model(model: LinearModel, reading: Reading) -> Iterator[Flag]:
    facts = model.facts
    opinion = model.judge(reading.comment.text)
    if opinion.score >= reading.brand.thresholds.get(facts.flag, facts.threshold):
        words = model.carried_by(opinion.units)
        yield Flag(name=facts.flag, evidence=_quoted(reading, words), score=opinion.score)


def is_offensive(reading: Reading, model: LinearModel) -> bool:
    """As it is decided when serving, for `triage eval`."""
    return any(
        flag.name in FLAGS for found in (by_words(reading), by_model(model, reading)) for flag in found
    )


def _quoted(reading: Reading, words: Sequence[Unit]) -> str:
    """The words as they stand in the comment, neighbours together: `so ein Pack … verarscht`."""
    pieces: list[tuple[int, int]] = []
    for word in words:
        if pieces and word.start - pieces[-1][1] < NEAR:
            pieces[-1] = (pieces[-1][0], word.end)
        else:
            pieces.append((word.start, word.end))
    return " … ".join(reading.cut(start, end) for start, end in pieces)
