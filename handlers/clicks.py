"""Button ids: what was meant, never who may. `verb:choice:kind:id:version`, at most 100 characters."""

import re
from dataclasses import dataclass

MAX_LENGTH = 100
_WORD = r"[a-z][a-z0-9_-]{0,23}"
_PATTERN = re.compile(rf"({_WORD}):({_WORD}|-):({_WORD}):(\d{{1,18}}):(\d{{1,9}})", re.ASCII)


@dataclass(frozen=True, kw_only=True, slots=True)
class Click:
    """What a control stands for. The same id on both platforms."""

    verb: str
    choice: str = "-"
    kind: str
    """case, draft, request, send, ..."""
    id: int
    version: int
    """Version of the subject that the person was looking at."""

    def __str__(self) -> str:
        return f"{self.verb}:{self.choice}:{self.kind}:{self.id}:{self.version}"


def parse_click(text: str) -> Click | None:
    """Read a button id back; None for anything that is not exactly one of ours (ids are hostile input)."""
    if len(text) > MAX_LENGTH:
        return None
    found = _PATTERN.fullmatch(text)
    if found is None:
        return None
    verb, choice, kind, id_, version = found.groups()
    return Click(verb=verb, choice=choice, kind=kind, id=int(id_), version=int(version))
