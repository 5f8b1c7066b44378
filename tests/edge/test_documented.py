"""What can be set is described: each key of breakwater.toml and each variable of the environment, by its name."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import pytest
from pydantic import BaseModel

from bot.settings import Environment
from bot.team_file import TeamFile

ROOT = Path(__file__).parents[2]
CONFIGURATION = (ROOT / "docs" / "configuration.md").read_text(encoding="utf-8")
NAMED = set(re.findall(r"[a-zA-Z_]+", " ".join(re.findall(r"`[^`]+`", CONFIGURATION))))
NOT_FOR_OPERATORS = {"BREAKWATER_TEST_CLOCK", "AUDIT_KEY"}
"""Of tests; and of what is not there yet."""


def tables(kind: Any) -> Iterator[type[BaseModel]]:
    """A table and those within it."""
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        yield kind
        for field in kind.model_fields.values():
            yield from tables(field.annotation)
    for inner in get_args(kind):
        yield from tables(inner)


KEYS = sorted({(table.__name__, name) for table in tables(TeamFile) for name in table.model_fields})


def test_every_key_of_the_file_is_described():
    assert [key for key in KEYS if key[1] not in NAMED] == []
    assert len(KEYS) > 80


def test_every_variable_of_the_environment_is_described():
    known = {name.upper() for name in Environment.model_fields} - NOT_FOR_OPERATORS
    assert known - NAMED == set()


@pytest.mark.parametrize("page", ["README.md", "README.de.md", "CONTRIBUTING.md", "docs/README.md"])
def test_what_a_page_links_to_is_there(page: str):
    there = ROOT / page
    links = re.findall(r"\]\((?!https?:)([^)#]+)\)", there.read_text(encoding="utf-8"))
    assert links
    assert [link for link in links if not (there.parent / link).exists()] == []


def test_every_page_of_the_docs_stands_in_their_index():
    index = (ROOT / "docs" / "README.md").read_text(encoding="utf-8")
    pages = {page.name for page in (ROOT / "docs").iterdir()} - {"README.md"}
    assert [page for page in sorted(pages) if page not in index] == []
