"""What is meant: illegal content by narrow rules, quotation and negation, disguises, mood, and what is expected."""

import pytest

from handlers.comment import Attachment, Intent, Kind, Purpose
from handlers.flags import MEANINGS
from handlers.triage import assess
from tests.core.newsroom import PRIVATE, TEAM
from tests.core.test_triage import comment

BRAND = TEAM.brands["Musterkanne"]


def scores(text: str) -> dict[str, float]:
    return {flag.name: flag.score for flag in assess(comment(text), BRAND, TEAM.policy).flags}


@pytest.mark.parametrize(
    "text",
    [
        "Den Holocaust hat es nie gegeben.",
        "Die Auschwitzlüge wird bald auffliegen",
        "Sieg Heil!",
        "S i e g  H e i l",
        "Verkaufe bestes Koks, schreib mir",
        "Führerschein ohne Prüfung, alle Klassen",
        "Gefälschte Impfpässe hier",
        "Zündet das Flüchtlingsheim an!",
        "The holocaust never happened",
        "Selling xanax, dm me",
        "Fake passports, all countries",
        "Burn that mosque down",
    ],
)
def test_illegal_content_is_named_folded_and_held(text: str) -> None:
    found = assess(comment(text), BRAND, TEAM.policy)
    assert "illegal" in {flag.name for flag in found.flags}
    assert found.hold
    assert found.purpose is Purpose.COMPLIANCE
    assert MEANINGS["illegal"].folded


@pytest.mark.parametrize(
    "text",
    [
        "Das Gras vor eurem Laden ist verwelkt",
        "Mein Führerschein ist noch im Mantel, den ich bei euch liegen ließ",
        "Das Buch über den Holocaust kam beschädigt an",
        "Habt ihr die Pfanne mit Cola-Dekor noch?",
        "Burning the candle at both ends",
        "I lost my passport in your shop",
    ],
)
def test_what_only_sounds_like_it_is_not(text: str) -> None:
    assert "illegal" not in scores(text)


@pytest.mark.parametrize(
    ("text", "flag"),
    [
        ("Hier ist niemand ein Idiot, nur müde.", "offensive"),
        ("Er nannte mich „Idiot“ und legte auf.", "offensive"),
        ('Your driver called me an "idiot" on the phone.', "offensive"),
        ("Auf dem Paket stand «Schlampe», unglaublich.", "offensive"),
        ('Auf der Tasse steht "Sieg Heil", nehmt das raus!', "illegal"),
    ],
)
def test_what_is_quoted_or_denied_is_a_guess_and_still_shown(text: str, flag: str) -> None:
    assert scores(text)[flag] == 0.6
    assert assess(comment(text), BRAND, TEAM.policy).relay


def test_whoever_quotes_and_insults_besides_has_insulted() -> None:
    assert scores("„Idiot“ sagt ihr? Selber Idioten!")["offensive"] == 1.0
    assert scores("Kein Witz, ihr seid alle zusammen Idioten")["offensive"] == 1.0


def test_nothing_makes_less_of_a_threat() -> None:
    assert scores("Ich sage nicht, ich bringe dich um")["threat"] == 1.0
    assert scores("„Ich bringe dich um“ sagte der Bote")["threat"] == 1.0


@pytest.mark.parametrize(
    "text",
    [
        "1d10t",
        "I.d.i.o.t",
        "I d i o t",
        "Idiooooot",
        "ｉｄｉｏｔ",
        "\u0456di\u043et",
        "id\u200biot",
        "i\u0336d\u0336iot",
    ],
)
def test_disguised_insults_are_insults(text: str) -> None:
    assert "offensive" in scores(f"Du {text}")


@pytest.mark.parametrize(
    ("text", "more", "intent", "purpose"),
    [
        ("Wann liefert ihr?", {}, Intent.REPLY, Purpose.SUPPORT),
        ("Die Kanne kam zerbrochen an.", {}, Intent.REPLY, Purpose.SUPPORT),
        ("Wunderschöne Kanne, vielen Dank!", {}, Intent.THANK, Purpose.SUCCESS),
        ("Fände es schön in Blau, wäre toll", {}, Intent.THANK, Purpose.PRODUCT),
        ("Mein Küchentisch", {"attachments": (Attachment(type="image"),)}, Intent.THANK, Purpose.CONTENT),
        ("Habt ihr Interesse an einer Kooperation", {}, Intent.REPLY, Purpose.ACQUISITION),
        ("Ihr Vollidioten", {}, Intent.ACT, Purpose.COMPLIANCE),
        ("Ihr Vollidioten, die Tasse ist kaputt", {}, Intent.REPLY, Purpose.COMPLIANCE),
        ("Ich bringe dich um", {}, Intent.ACT, Purpose.COMPLIANCE),
        ("Ich will nicht mehr leben", {}, Intent.REPLY, Purpose.COMPLIANCE),
        ("Guten Morgen zusammen", {}, Intent.NONE, Purpose.ENGAGEMENT),
        ("Guten Morgen", {"kind": PRIVATE}, Intent.REPLY, Purpose.ENGAGEMENT),
    ],
)
def test_purpose_and_intent_are_told_apart(
    text: str, more: dict[str, object], intent: Intent, purpose: Purpose
) -> None:
    found = assess(comment(text, **more), BRAND, TEAM.policy)
    assert (found.intent, found.purpose) == (intent, purpose)


def test_mood_follows_words_signs_and_stars() -> None:
    def mood(text: str, **more: object) -> float:
        return assess(comment(text, **more), BRAND, TEAM.policy).sentiment

    assert mood("Na ja") == 0
    assert mood("Na ja ❤️😍") > 0 > mood("Na ja 😡🤬")
    assert mood("Wunderschön!") > 0.5
    assert mood("Nicht wunderschön") == 0
    assert mood("Die Kanne ist kaputt 😡😡😡😡😡😡😡😡") >= -1
    assert mood("Kanne", rating=5.0, kind=Kind.REVIEW) > 0 > mood("Kanne", rating=1.0, kind=Kind.REVIEW)
