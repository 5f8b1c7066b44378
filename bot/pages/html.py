"""Templates of pages: everything that is put into one is text and nothing else."""

import re
from base64 import b64encode
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent
_SLOT = re.compile(r"\{([a-z]+)\}")


@cache
def _environment() -> Any:
    # Only who draws a page pays for the library.
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    return Environment(
        loader=FileSystemLoader(FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def drawn(template: str, **values: object) -> str:
    """The page. Whatever people typed comes as a value, so that it is escaped."""
    return _environment().get_template(template).render(**values)


def style(name: str) -> tuple[str, str]:
    """A style sheet, and the hash by which the page's policy allows it and no other."""
    text = (FOLDER / name).read_text(encoding="utf-8")
    return text, f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"


def open_slots(text: str) -> list[tuple[str, str]]:
    """A text and the slot that follows it, piece by piece; the last has none."""
    pieces = _SLOT.split(text)
    return [
        (pieces[place], (pieces[place + 1] if place + 1 < len(pieces) else ""))
        for place in range(0, len(pieces), 2)
    ]
