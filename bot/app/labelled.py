"""`triage train` and `triage eval`: labelled texts from a file, and what the serving code makes of them."""

import json
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from bot.app.labelled_files import Labelled, WrongFile, read_labelled
from bot.ingest.models import SHIPPED, read_model
from handlers.comment import Author, Comment
from handlers.people import Brand, Policy
from handlers.triage import Reading, read
from handlers.triage.evaluation import Measured, measured
from handlers.triage.model import LinearModel
from handlers.triage.offence import is_offensive

BRAND, POLICY = Brand(name=""), Policy()
EPOCH = datetime.fromtimestamp(0, tz=UTC)


def train_model(
    file: Path,
    language: str,
    out: Path,
    share: float | None,
    data: str,
    also: Path | None = None,
    flag: str = "offensive",
) -> str:
    """Writes the model; what was done, in words. Raises WrongFile or NotTrainable."""
    examples = read_labelled(file)
    more = read_labelled(also) if also else Labelled(texts=[], labels=[])
    from handlers.triage.training import train  # numpy takes its time, and only training needs it

    model = train(
        examples.texts,
        examples.labels,
        language=language,
        flag=flag,
        data=data or file.name,
        share=share,
        also=(more.texts, more.labels),
    )
    try:
        out.write_bytes(model.to_bytes())
    except OSError as wrong:
        raise WrongFile(f"{out} cannot be written: {wrong.strerror}") from None
    facts = model.facts
    return (
        f"{out}: {facts.rows} texts, {facts.positives} of them {flag}, "
        f"threshold {facts.threshold:.3f}, {out.stat().st_size:,} bytes"
    )


@dataclass(frozen=True, kw_only=True, slots=True)
class Report:
    """What `triage eval` says; macro_f1, precision and recall in percent."""

    macro_f1: float
    precision: float
    recall: float
    threshold: float
    us_per_comment: float
    """Processor time on one core."""
    comments: int
    confusion: dict[str, int]
    model: str

    def as_json(self) -> str:
        return json.dumps(asdict(self))

    def lines(self) -> Iterator[str]:
        yield f"{self.comments} comments, {self.model}, threshold {self.threshold:.3f}"
        yield f"macro-F1 {self.macro_f1:.2f}   precision {self.precision:.2f}   recall {self.recall:.2f}   (percent)"
        yield "                flagged   not flagged"
        yield f"offensive      {self.confusion['hits']:8}      {self.confusion['missed']:8}"
        yield f"not offensive  {self.confusion['false_alarms']:8}      {self.confusion['quiet']:8}"
        yield f"{self.us_per_comment:.0f} µs a comment"


def evaluate(file: Path, language: str, model_file: Path | None) -> Report:
    """Raises WrongFile or BrokenModel."""
    path = model_file or SHIPPED / f"offensive-{language}.model"
    model = read_model(path)
    if model.facts.language != language:
        raise WrongFile(f"{path} was trained for {model.facts.language}, not {language}")
    examples = read_labelled(file)
    began = time.process_time()
    flagged = [is_offensive(_reading(text, language), model) for text in examples.texts]
    spent = time.process_time() - began
    counts = measured(flagged, examples.labels)
    return _report(counts, model, path, 1e6 * spent / len(flagged))


def _reading(text: str, language: str) -> Reading:
    """As the triage child reads what came in."""
    comment = Comment(
        source="file",
        external_id="",
        author=Author(id=""),
        text=text,
        created_at=EPOCH,
        received_at=EPOCH,
        language=language,
    )
    return read(comment, BRAND, POLICY)


def _report(counts: Measured, model: LinearModel, path: Path, microseconds: float) -> Report:
    return Report(
        macro_f1=round(100 * counts.macro_f1, 3),
        precision=round(100 * counts.precision, 3),
        recall=round(100 * counts.recall, 3),
        threshold=round(model.facts.threshold, 6),
        us_per_comment=round(microseconds, 1),
        comments=counts.hits + counts.false_alarms + counts.missed + counts.quiet,
        confusion=asdict(counts),
        model=path.name,
    )
