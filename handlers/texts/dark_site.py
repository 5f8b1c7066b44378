"""The dark site of a crisis: what is certain on one page, switched on and off by two people."""

import json
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Literal

from handlers.texts.statement import Kind


@dataclass(frozen=True, kw_only=True, slots=True)
class DarkText:
    """One statement as it stands on the page, word for word as it was approved."""

    announcement_id: int
    kind: Kind
    language: str
    text: str
    at: datetime
    """When it was approved."""


@dataclass(frozen=True, kw_only=True, slots=True)
class DarkSite:
    """One for a crisis. What is served is `texts`; what a second person is asked about stands beside it."""

    id: int = 0
    crisis_id: int
    drill: bool = False
    """Never true: the store takes no row for a drill."""
    brand: str
    on: bool = False
    texts: tuple[DarkText, ...] = ()
    """What the public sees while it is on."""
    hash: str = ""
    wanted: Literal["", "on", "off"] = ""
    """What somebody wants and a second person has not agreed to yet; `on` while it is on: other texts."""
    wanted_texts: tuple[DarkText, ...] = ()
    wanted_hash: str = ""
    """A yes is bound to it."""
    asked_by: str = ""
    asked_at: datetime | None = None
    switched_by: str = ""
    """Who agreed last."""
    switched_at: datetime | None = None
    version: int = 1


def bound(texts: tuple[DarkText, ...]) -> str:
    """Hash of exactly these texts in this order (hex SHA-256)."""
    rows = [[one.kind, one.language, one.text, one.at.isoformat()] for one in texts]
    return sha256(json.dumps(rows, ensure_ascii=False).encode()).hexdigest()
