"""`triage train` and `triage eval`: labelled texts from a file, and what the serving code makes of them."""

import json
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from bot.app.labelled_files import Labelled, WrongFile, read_labelled
from bot.ingest.meaning import ENDING, encoder, read_stack
from bot.ingest.models import SHIPPED, read_model
from handlers.comment import Author, Comment
from handlers.people import Brand, Policy
from handlers.triage import Reading, read
from handlers.triage.evaluation import measured
from handlers.triage.meaning import Encoder, looked_at
from handlers.triage.offence import Stacked, is_offensive
from handlers.triage.stacked import Stack

if TYPE_CHECKING:
    from handlers.triage.training import Learnt

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
    *,
    meaning: bool = False,
) -> str:
    """Writes the model, and with `meaning` beside it what the vectors add; what was done, in words. Raises WrongFile,
    NotTrainable or NoEncoder."""
    encode = encoder() if meaning else None
    examples = read_labelled(file)
    more = read_labelled(also) if also else Labelled(texts=[], labels=[])
    from handlers.triage.training import train  # numpy takes its time, and only training needs it

    learnt = train(
        examples.texts,
        examples.labels,
        language=language,
        flag=flag,
        data=data or file.name,
        share=share,
        also=(more.texts, more.labels),
    )
    facts = learnt.model.facts
    told = (
        f"{_written(out, learnt.model.to_bytes())}: {facts.rows} texts, {facts.positives} of them {flag}, "
        f"threshold {facts.threshold:.3f}, {out.stat().st_size:,} bytes"
    )
    if encode is None:
        return told
    stack = _stacked(learnt, examples.texts, encode, language, share)
    beside = _written(out.with_suffix(ENDING), stack.to_bytes())
    return f"{told}\n{beside}: with meaning, threshold {stack.threshold:.3f}, {beside.stat().st_size:,} bytes"


def _stacked(
    learnt: "Learnt", texts: list[str], encode: Encoder, language: str, share: float | None
) -> Stack:
    import numpy as np

    from handlers.triage.stacking import stacked

    vectors = np.array([encode(looked_at(_reading(text, language).words)) for text in texts])
    return stacked(learnt, vectors, share)


def _written(file: Path, content: bytes) -> Path:
    """Raises WrongFile."""
    try:
        file.write_bytes(content)
    except OSError as wrong:
        raise WrongFile(f"{file} cannot be written: {wrong.strerror}") from None
    return file


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
    meaning: bool
    """Whether the extra's vectors were asked as well."""

    def as_json(self) -> str:
        return json.dumps(asdict(self))

    def lines(self) -> Iterator[str]:
        by = "by words and by meaning" if self.meaning else "by words, without the extra meaning"
        yield f"{self.comments} comments, {self.model}, {by}, threshold {self.threshold:.3f}"
        yield f"macro-F1 {self.macro_f1:.2f}   precision {self.precision:.2f}   recall {self.recall:.2f}   (percent)"
        yield "                flagged   not flagged"
        yield f"offensive      {self.confusion['hits']:8}      {self.confusion['missed']:8}"
        yield f"not offensive  {self.confusion['false_alarms']:8}      {self.confusion['quiet']:8}"
        yield f"{self.us_per_comment:.0f} µs a comment"


def evaluate(file: Path, language: str, model_file: Path | None, *, meaning: bool = False) -> Report:
    """Raises WrongFile, BrokenModel or NoEncoder."""
    path = model_file or SHIPPED / f"offensive-{language}.model"
    model = read_model(path)
    if model.facts.language != language:
        raise WrongFile(f"{path} was trained for {model.facts.language}, not {language}")
    encode = encoder() if meaning else None
    stack = read_stack(path.with_suffix(ENDING), model) if meaning else None
    stacked = Stacked(stack=stack, encode=encode) if stack and encode else None
    examples = read_labelled(file)
    began = time.process_time()
    flagged = [is_offensive(_reading(text, language), model, stacked) for text in examples.texts]
    spent = time.process_time() - began
    counts = measured(flagged, examples.labels)
    threshold = stack.threshold if stack else model.facts.threshold
    return Report(
        macro_f1=round(100 * counts.macro_f1, 3),
        precision=round(100 * counts.precision, 3),
        recall=round(100 * counts.recall, 3),
        threshold=round(threshold, 6),
        us_per_comment=round(1e6 * spent / len(flagged), 1),
        comments=len(flagged),
        confusion=asdict(counts),
        model=path.name,
        meaning=meaning,
    )


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
