"""The small models: what they are made of, what becomes of a damaged one, and that training learns."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handlers.triage.evaluation import best_threshold, measured
from handlers.triage.features import features_of, units_of, windows_of
from handlers.triage.model import MAGIC, BrokenModel, LinearModel
from handlers.triage.training import NotTrainable, train

NICE = [
    "Danke für die schöne Tasse",
    "Wann kommt der Bus",
    "Das Wetter ist gut heute",
    "Wir sehen uns morgen",
]
NASTY = ["Ihr seid alle Vollpfosten", "So ein Gesindel überall", "Halt die Klappe du Pfosten", "Was für Pack"]


@pytest.fixture(scope="module")
def model() -> LinearModel:
    texts = [f"{text} {number}" for number in range(10) for text in (*NICE, *NASTY)]
    return train(texts, ([0] * 4 + [1] * 4) * 10, language="de", flag="offensive").model


class TestFeatures:
    def test_a_disguise_makes_no_difference(self) -> None:
        plain = features_of(units_of("du idiot hier"))
        disguises = ("1d10t", "i\u200bdiot", "idіot", "i d i o t", "ｉｄｉｏｔ")
        for disguised in (f"du {word} hier" for word in disguises):
            assert features_of(units_of(disguised)) == plain, disguised

    def test_who_is_addressed_and_what_is_linked_makes_none_either(self) -> None:
        assert features_of(units_of("@anna schau https://a.example/x")) == features_of(
            units_of("@tom schau www.b.example")
        )

    def test_each_unit_knows_its_place_in_the_original(self) -> None:
        text = "Du I\u200bd\u0301iot, so ein P a c k!"
        assert [text[unit.start : unit.end] for unit in units_of(text) if unit.text == "pack"] == ["P a c k"]

    @given(st.text(max_size=300))
    def test_no_text_breaks_them(self, text: str) -> None:
        for unit in units_of(text):
            assert 0 <= unit.start < unit.end <= len(text)

    def test_a_huge_text_is_judged_in_a_bounded_number_of_parts(self) -> None:
        parts = windows_of(units_of("wort " * 20_000))
        assert len(parts) == 12
        assert sum(len(part) for part in parts) < 5_000


class TestModel:
    def test_it_learns_what_it_is_shown(self, model: LinearModel) -> None:
        assert model.judge("so ein Gesindel").score > 0.5 > model.judge("Danke für das Wetter").score

    def test_an_insult_counts_wherever_it_stands_in_a_long_text(self, model: LinearModel) -> None:
        text = "Danke für die schöne Tasse. " * 100
        assert (
            model.judge(text + "Ihr seid alle Gesindel, Vollpfosten, Pack.").score > model.judge(text).score
        )

    def test_it_names_the_words_that_carried_it(self, model: LinearModel) -> None:
        units = units_of("Guten Tag, so ein Gesindel!")
        assert "gesindel" in {unit.text for unit in model.carried_by(units)}

    def test_it_is_the_same_after_a_round_trip(self, model: LinearModel) -> None:
        again = LinearModel.from_bytes(model.to_bytes())
        assert again.facts == model.facts
        assert again.judge("so ein Pack").score == model.judge("so ein Pack").score

    def test_a_text_without_anything_is_not_judged(self, model: LinearModel) -> None:
        assert model.judge("  \n").score == 0.0

    @settings(max_examples=40, deadline=None)
    @given(st.integers(0, 600), st.binary(min_size=1, max_size=20))
    def test_a_damaged_file_is_told_and_never_executed(
        self, model: LinearModel, place: int, junk: bytes
    ) -> None:
        data = model.to_bytes()
        damaged = data[:place] + junk + data[place + len(junk) :]
        try:
            LinearModel.from_bytes(damaged)
        except BrokenModel:
            return

    @pytest.mark.parametrize(
        "data",
        [
            b"",
            b"PK\x03\x04",
            MAGIC,
            MAGIC + b"{}\n",
            MAGIC + b"[1]\n",
            MAGIC + b"x" * 10_000,
        ],
    )
    def test_what_is_no_model_is_refused(self, data: bytes) -> None:
        with pytest.raises(BrokenModel):
            LinearModel.from_bytes(data)

    def test_half_a_file_and_other_features_are_refused(self, model: LinearModel) -> None:
        data = model.to_bytes()
        with pytest.raises(BrokenModel, match="cut off"):
            LinearModel.from_bytes(data[: len(data) // 2])
        other = data.replace(b'"features": 1', b'"features": 9')
        with pytest.raises(BrokenModel, match="train it anew"):
            LinearModel.from_bytes(other)

    def test_a_header_without_sense_is_refused(self, model: LinearModel) -> None:
        data = LinearModel(replace(model.facts, bias=float("nan")), bytes(2 << 19)).to_bytes()
        with pytest.raises(BrokenModel, match="header"):
            LinearModel.from_bytes(data)


def test_training_wants_both_kinds() -> None:
    with pytest.raises(NotTrainable, match="0 examples with label 1"):
        train(["gut"] * 50, [0] * 50, language="de", flag="offensive")


def test_macro_f1_counts_both_kinds_alike() -> None:
    counts = measured([True, True, False, False, False], [1, 0, 0, 0, 1])
    assert (counts.precision, counts.recall) == (0.5, 0.5)
    assert counts.macro_f1 == pytest.approx((0.5 + 2 / 3) / 2)


def test_the_threshold_parts_the_kinds_and_a_lone_peak_does_not_tempt_it() -> None:
    scores = [0.1, 0.2, 0.3, 0.4, 0.6, 0.7, 0.8, 0.9]
    assert best_threshold(scores, [0, 0, 0, 0, 1, 1, 1, 1]) == 0.6
