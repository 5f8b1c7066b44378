"""A broken locale file is refused at start, with file and line; a whole one gives each reader their words."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from handlers.comment import Urgency
from prompts.library import BrokenLocale, Library, load_library

AT = datetime(2026, 11, 14, 13, 7, tzinfo=UTC)
SUMMER = datetime(2026, 7, 1, 13, 7, tzinfo=UTC)
Shelf = Callable[..., Path]


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    """Writes one file for each language."""

    def write(de: str, en: str) -> Path:
        for language, text in (("de", de), ("en", en)):
            (tmp_path / language).mkdir(exist_ok=True)
            (tmp_path / language / "some.ftl").write_text(text, encoding="utf-8")
        return tmp_path

    return write


@pytest.fixture(scope="module")
def library() -> Library:
    return load_library()


@pytest.mark.parametrize(
    ("de", "en", "told"),
    [
        ("a = eins\nb = { $x\n", "a = one\nb = { $x }\n", r"de/some\.ftl:\d+: Expected"),
        ("a = eins\nfehlt das gleich\n", "a = one\n", r"de/some\.ftl:2: Expected"),
        ("a = eins\na = zwei\n", "a = one\n", r"de/some\.ftl:2: a stands in some\.ftl:1 already"),
        ("a = eins\nb = zwei\n", "a = one\n", r"de/some\.ftl:2: b is missing in en"),
        ("a = eins\n", "a = one\n\nb = two\n", r"en/some\.ftl:3: b is missing in de"),
        ("a = eins\n", "a = { $x }\n", r"de/some\.ftl:1: a does not use \$x"),
        ("a = { b }\n", "a = one\n", r"de/some\.ftl:1: quotes b, which is not there"),
        ("a = { -b }\n", "a = one\n", r"de/some\.ftl:1: quotes -b, which is not there"),
        ("a =\n    .title = x\n", "a = one\n", r"de/some\.ftl:1: a has no text"),
    ],
)
def test_a_broken_file_is_named_with_its_line(shelf: Shelf, de: str, en: str, told: str) -> None:
    with pytest.raises(BrokenLocale, match=told):
        load_library(shelf(de, en))


def test_a_file_that_is_not_utf8_is_named(shelf: Shelf) -> None:
    folder = shelf("a = eins\n", "a = one\n")
    (folder / "de" / "some.ftl").write_bytes("a = für\n".encode("latin-1"))
    with pytest.raises(BrokenLocale, match=r"some\.ftl: not UTF-8 at byte 5"):
        load_library(folder)


def test_a_language_without_files_is_named(tmp_path: Path) -> None:
    with pytest.raises(BrokenLocale, match="expected locale files"):
        load_library(tmp_path)


def test_a_quoted_text_counts_with_its_values(shelf: Shelf) -> None:
    de = "outer = Eskaliert an: { inner }\ninner = { $reason }\n"
    library = load_library(shelf(de, "outer = Escalated to: { $reason }\ninner = { $reason }\n"))
    assert library.words("de")("outer", reason="Recht") == "Eskaliert an: Recht"


def test_an_unknown_key_is_a_key_error(library: Library) -> None:
    with pytest.raises(KeyError):
        library.words("de")("no-such-text")


def test_a_missing_value_is_never_shown_as_a_gap(library: Library) -> None:
    with pytest.raises(ValueError, match="case-owner cannot be completed"):
        library.words("de")("case-owner")


def test_a_value_that_no_text_can_show_is_refused(library: Library) -> None:
    with pytest.raises(TypeError, match="owner of type object"):
        library.words("de")("case-owner", owner=object())


def test_readers_of_other_languages_get_english(library: Library) -> None:
    assert library.words("en-GB").language == "en"
    assert library.words("de-AT").language == "de"
    assert library.words("fr").language == "en"


def test_the_same_reader_gets_the_same_words(library: Library) -> None:
    assert library.words("de") is library.words("de-DE")


def test_a_clock_shows_the_readers_zone_in_winter_and_in_summer(library: Library) -> None:
    assert library.words("de").clock(AT) == "14:07"
    assert library.words("de").clock(SUMMER) == "15:07"
    assert library.words("en", time_zone="America/New_York").clock(AT) == "08:07"


def test_dates_numbers_and_lists_follow_the_language(library: Library) -> None:
    de, en = library.words("de"), library.words("en")
    assert (de.date(AT), en.date(AT)) == ("14. Nov.", "14 Nov")
    assert (de.number(1240), en.number(1240)) == ("1.240", "1,240")
    assert (de.number(1.5), en.number(1.5)) == ("1,5", "1.5")
    assert (de.join(["Mert", "Aylin"]), en.join(["Mert", "Aylin", "Tom"])) == (
        "Mert oder Aylin",
        "Mert, Aylin or Tom",
    )


def test_a_date_is_that_of_the_readers_zone(library: Library) -> None:
    late = datetime(2026, 11, 14, 23, 30, tzinfo=UTC)
    assert library.words("de").date(late) == "15. Nov."
    assert library.words("de", time_zone="UTC").date(late) == "14. Nov."


def test_the_number_of_a_case_is_not_grouped(library: Library) -> None:
    assert library.words("de")("case-number", case=4711) == "Fall 4711"


def test_counts_choose_their_form(library: Library) -> None:
    de = library.words("de")
    assert de("case-attachments", count=1) == "1 Anhang"
    assert de("case-attachments", count=3) == "3 Anhänge"


def test_values_may_be_words_of_the_core(library: Library, shelf: Shelf) -> None:
    text = "a = { $who } { $urgent } { $yes } { $at } { $at-day }\n"
    words = load_library(shelf(text, text)).words("de")
    said = words("a", who=("Mert", "Aylin"), urgent=Urgency.URGENT, yes=True, at=AT)
    assert said == "Mert oder Aylin urgent yes 14:07 14. Nov."


def test_empty_values_select_none(shelf: Shelf) -> None:
    text = "a = { $who ->\n    [none] nobody\n   *[other] { $who }\n }\n"
    words = load_library(shelf(text, text)).words("de")
    assert [words("a", who=empty) for empty in ("", (), [])] == ["nobody"] * 3


def test_a_team_that_says_sie_is_addressed_so(library: Library) -> None:
    who = ("Mert",)
    assert "Du hast" in library.words("de")("refused-own-version", who=who)
    assert "Sie haben" in library.words("de", address="sie")("refused-own-version", who=who)


def test_no_value_brings_isolation_marks_or_runs_on_for_pages(library: Library) -> None:
    said = library.words("de")("case-owner", owner="x" * 9_000)
    assert len(said) < 1_100
    assert "\u2068" not in said
