"""The shipped models, read from their files. What is missing or damaged is left out and told: the rules go on."""

from collections.abc import Mapping
from pathlib import Path

import handlers.triage
from handlers.triage.model import BrokenModel, LinearModel

SHIPPED = Path(handlers.triage.__file__).parent / "models"
EXPECTED = ("offensive-de", "offensive-en", "hate-de")
LARGEST = 5 * 2**20


def read_model(file: Path) -> LinearModel:
    """Raises BrokenModel, which names the file."""
    try:
        if file.stat().st_size > LARGEST:
            raise BrokenModel(f"{file} is too large to be a model")
        return LinearModel.from_bytes(file.read_bytes())
    except OSError as wrong:
        raise BrokenModel(f"{file} cannot be read: {wrong.strerror}") from None
    except BrokenModel as wrong:
        raise BrokenModel(f"{file} {wrong}") from None


def damaged(folder: Path = SHIPPED) -> list[str]:
    """What is wrong with the files, in words; nothing of them is kept."""
    return read_models(folder)[1]


def read_models(folder: Path = SHIPPED) -> tuple[Mapping[str, LinearModel], list[str]]:
    """Models by name (`offensive-de`), and what is wrong with the rest, in words."""
    models: dict[str, LinearModel] = {}
    problems: list[str] = []
    for name in EXPECTED:
        try:
            models[name] = read_model(folder / f"{name}.model")
        except BrokenModel as wrong:
            problems.append(str(wrong))
    return models, problems
