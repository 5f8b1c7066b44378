"""Plain comments as a German shop gets them every day: what was found once is found tomorrow, without more noise."""

import pytest

from bot.ingest.models import read_models
from handlers.triage import ASSESSORS, by_models
from tests.bench.shop import counted


@pytest.mark.parametrize(("name", "found", "wrongly"), [("first", 96, 3), ("later", 39, 1)])
def test_the_words_find_as_many_as_they_did_and_no_more_wrongly(name: str, found: int, wrongly: int) -> None:
    counts = counted(name, (*ASSESSORS, by_models(read_models()[0])))
    assert counts.found.total() >= found
    assert counts.wrongly.total() <= wrongly
