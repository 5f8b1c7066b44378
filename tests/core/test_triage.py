"""What triage makes of comments: which flags, with which words as reason, and what follows from them."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from time import process_time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.ingest.models import read_models
from handlers.comment import Assessment, Attachment, Author, Comment, Flag, Kind, Purpose, Urgency
from handlers.flags import MEANINGS
from handlers.people import Brand, Policy
from handlers.triage import ASSESSORS, assess, by_models
from handlers.triage.canonical import tokens_of
from tests.core.newsroom import ANGRY, START

BRAND = Brand(name="Musterkanne", links=("musterkanne.example",))
POLICY = Policy()
REAL = Path(__file__).parents[3] / "shared" / "data"


def comment(text: str, **about: Any) -> Comment:
    plain = Comment(
        source="insta",
        external_id="c1",
        author=Author(id="lea"),
        text=text,
        created_at=START,
        received_at=START,
    )
    return replace(plain, **about)


ALL = (*ASSESSORS, by_models(read_models()[0]))
"""As the triage child does it."""


def read(text: str, policy: Policy = POLICY, **about: Any) -> Assessment:
    return assess(comment(text, **about), BRAND, policy, assessors=ALL)


def reasons(text: str, **about: Any) -> dict[str, str]:
    return {flag.name: flag.evidence for flag in read(text, **about).flags}


class TestOrdinaryDays:
    def test_the_broken_cup_is_an_urgent_complaint_with_a_question(self) -> None:
        seen = read(ANGRY)
        assert seen.flags == (Flag(name="complaint", evidence="kaputt"), Flag(name="question"))
        assert (seen.language, seen.urgency, seen.purpose, seen.relay, seen.hold) == (
            "de",
            Urgency.URGENT,
            Purpose.SUPPORT,
            True,
            "",
        )
        assert seen.sentiment < 0

    def test_in_english_too(self) -> None:
        seen = read("Third delivery, third broken cup. Is anybody even reading this?")
        assert [flag.name for flag in seen.flags] == ["complaint", "question"]
        assert (seen.language, seen.urgency) == ("en", Urgency.URGENT)

    @pytest.mark.parametrize(
        "text", ["Wunderschöne Tasse, vielen Dank!", "Love my new mug, thank you!", "Schön.", "👍", ""]
    )
    def test_praise_and_small_talk_are_not_relayed(self, text: str) -> None:
        assert not read(text).relay

    def test_praise_is_a_success_with_a_good_mood(self) -> None:
        seen = read("Wunderschöne Tasse, vielen Dank!")
        assert (seen.purpose, seen.urgency) == (Purpose.SUCCESS, Urgency.LOW)
        assert seen.sentiment > 0

    @pytest.mark.parametrize("text", ["Ganz toll, schon wieder kaputt.", "Great, broken again."])
    def test_praise_beside_a_complaint_is_irony(self, text: str) -> None:
        assert set(reasons(text)) == {"complaint"}

    @pytest.mark.parametrize("text", ["Das ist nicht toll", "gar nicht so toll", "not great"])
    def test_negated_praise_is_none(self, text: str) -> None:
        assert "praise" not in reasons(text)

    @pytest.mark.parametrize(
        "text",
        [
            "Gibt es die auch in Blau?",
            "wann kommt die neue Kollektion",
            "Do you ship to Austria",
            "Wie lange dauert der Versand",
        ],
    )
    def test_a_question_is_one_with_or_without_its_mark(self, text: str) -> None:
        seen = read(text)
        assert ("question" in {flag.name for flag in seen.flags}, seen.relay) == (True, True)

    def test_a_quiet_complaint_is_normal_and_a_liked_one_urgent(self) -> None:
        assert read("Die Tasse ist kaputt.").urgency is Urgency.NORMAL
        assert read("Die Tasse ist kaputt.", likes=14).urgency is Urgency.URGENT
        assert read("Die Tasse ist schon wieder kaputt.").urgency is Urgency.URGENT
        assert read("DIE TASSE IST EINFACH KAPUTT").urgency is Urgency.URGENT

    def test_stars_speak_for_themselves(self) -> None:
        assert reasons("Naja.", kind=Kind.REVIEW, rating=1.0) == {"complaint": ""}
        assert reasons("Ok.", kind=Kind.REVIEW, rating=5.0) == {"praise": ""}

    def test_who_writes_in_private_wants_an_answer(self) -> None:
        seen = read("Hallo, eine Sache noch.", kind=Kind.MESSAGE)
        assert (seen.relay, seen.urgency) == (True, Urgency.NORMAL)

    def test_the_language_that_the_source_tells_counts(self) -> None:
        assert read("ok", language="en-GB").language == "en"


class TestRisks:
    @pytest.mark.parametrize(
        ("text", "flag", "hold", "urgency"),
        [
            ("Ich bringe euch alle um", "threat", "threat", Urgency.NOW),
            ("Wir wissen wo ihr wohnt", "threat", "threat", Urgency.NOW),
            ("I know where you live", "threat", "threat", Urgency.NOW),
            ("Ich will nur noch sterben", "self-harm", "self-harm", Urgency.NOW),
            ("I want to kill myself", "self-harm", "self-harm", Urgency.NOW),
            ("Mein Sohn hat sich an der Tasse verletzt", "safety", "injury", Urgency.NOW),
            ("The handle caught fire", "safety", "injury", Urgency.NOW),
            ("Mein Anwalt ist informiert", "legal", "legal", Urgency.URGENT),
            ("I will see you in court", "legal", "legal", Urgency.URGENT),
            ("Wir bitten um Stellungnahme bis 18 Uhr", "press", "press", Urgency.URGENT),
            ("I am writing a story about you", "press", "press", Urgency.URGENT),
            ("Meine Daten wurden weitergegeben", "data-breach", "data-breach", Urgency.URGENT),
            ("Ich bin 13 Jahre alt", "minors", "minors", Urgency.URGENT),
            ("Judensau", "hate", "", Urgency.URGENT),
            ("Ihr seid Idioten", "offensive", "", Urgency.NORMAL),
        ],
    )
    def test_each_has_its_flag_hold_and_urgency(
        self, text: str, flag: str, hold: str, urgency: Urgency
    ) -> None:
        seen = read(text)
        assert (seen.flags[0].name, seen.hold, seen.urgency, seen.relay) == (flag, hold, urgency, True)

    @pytest.mark.parametrize(
        ("text", "evidence"),
        [
            ("Schreib mir: lea@post.example", "lea@post.example"),
            ("Ruft an: 0171 2345678", "0171 2345678"),
            ("Meine IBAN DE89 3704 0044 0532 0130 00", "DE89 3704 0044 0532 0130 00"),
            ("Ich wohne in der Blumenstraße 12", "Blumenstraße 12"),
        ],
    )
    def test_personal_data_in_public_is_seen(self, text: str, evidence: str) -> None:
        assert reasons(text)["personal-data"] == evidence

    @pytest.mark.parametrize(
        "text",
        [
            "Geliefert am 14.11.2026 um 12:30 Uhr",
            "Bestellung 4711-0815",
            "Ich schlage vor, wir gehen zusammen hin",
            "Ich finde dich toll",
            "Bitte um Rückruf",
            "Das Gericht war lecker",
            "Kerze angezündet, Tee getrunken",
            "Ich bin 10 km gelaufen",
            "Wir waren schon im 17. Jahrhundert hier",
            "Die Lebensgefährtin freut sich",
            "Die Klasse 3b grüßt",
            "Strafe von 50 000 000 Euro",
            "@anwalt_meier schau mal",
            "Das Geschenk ist ein Traum, the gift is great",
        ],
    )
    def test_harmless_words_that_look_like_a_risk_are_none(self, text: str) -> None:
        risky = {
            name for name, meaning in MEANINGS.items() if meaning.hold or meaning.urgency >= Urgency.URGENT
        }
        assert not risky & set(reasons(text))


class TestDisguise:
    @pytest.mark.parametrize(
        "text",
        [
            "1d10t",
            "ID10TEN",
            "I D I O T",
            "i.d.i.o.t",
            "Idiiiiiot",
            "I\u200bd\u200bi\u200bo\u200bt",
            "Ｉｄｉｏｔ",
            "Idіot",
            "𝐈𝐝𝐢𝐨𝐭",
        ],
    )
    def test_a_word_is_found_however_it_is_dressed_up(self, text: str) -> None:
        assert reasons(f"Du {text} da") == {"offensive": text}

    def test_stretched_and_starred(self) -> None:
        assert "complaint" in reasons("kaaaaaputt")
        assert "offensive" in reasons("$cheiße")

    def test_the_evidence_stands_in_the_comment_as_it_is(self) -> None:
        assert reasons("Die ist KAPUTT gegangen")["complaint"] == "KAPUTT"

    @given(st.text(max_size=300))
    def test_every_token_points_at_the_original(self, text: str) -> None:
        for token in tokens_of(text):
            assert 0 <= token.start < token.end <= len(text)


class TestSpamAndNoise:
    def test_links_away_from_the_brand_are_named_and_never_opened(self) -> None:
        assert reasons("https://boese.example/x?y#z")["link"] == "boese.example"
        assert "link" not in reasons("https://shop.musterkanne.example/tasse")

    def test_links_and_little_else_are_spam(self) -> None:
        assert "spam" in reasons("http://a.example http://b.example")
        assert "spam" in reasons("Verdiene 500 Euro am Tag, klick auf den Link in Bio")

    def test_a_mention_of_many_is_noticed_but_not_relayed(self) -> None:
        seen = read("@anna @ben @cem schaut mal")
        assert ([flag.name for flag in seen.flags], seen.relay) == (["mention"], False)

    def test_a_name_that_is_mentioned_means_nothing(self) -> None:
        assert reasons("@kaputt_idiot hallo") == {}

    def test_attachments_without_words_are_not_relayed(self) -> None:
        assert not read("", attachments=(Attachment(type="image", url="https://x.example/1.jpg"),)).relay


class TestConfiguredWords:
    def test_words_and_patterns_of_the_team_set_flags(self) -> None:
        policy = Policy(words={"ceo": ("Frau Kramer", "kramer*"), "complaint": (r"/rabatt\s*code/",)})
        assert {f.name: f.evidence for f in read("Was sagt Frau Kramer?", policy).flags}[
            "ceo"
        ] == "Frau Kramer"
        assert "complaint" in {f.name for f in read("mein Rabatt  Code", policy).flags}

    def test_a_flag_of_the_team_is_relayed(self) -> None:
        assert read("Grüße an Kramer", Policy(words={"ceo": ("kramer",)})).relay

    def test_a_pattern_that_runs_away_is_stopped(self) -> None:
        policy = Policy(words={"x": (r"/(a+)+$/",)})
        assert read("a" * 5_000 + "!", policy).flags == ()


LONG = 100_000
ATTACKS = [
    "a",
    "a ",
    "@",
    "@a ",
    "0171 ",
    "ä\u0301",
    "http://",
    "http://a.b ",
    "ich bin ",
    "1a",
    "a.b",
    "nie ",
    "Aa",
    "i d ",
    "ооо",
    "aо",
    "A1 ",
    "DE89 ",
    "kaputt ",
    "\u200b",
    "((((",
    "a@b.",
    "Blumenweg ",
    "?!",
]


@pytest.mark.parametrize("piece", ATTACKS)
def test_time_grows_with_the_length_and_no_faster(piece: str) -> None:
    def seconds(length: int) -> float:
        text = (piece * length)[:length]
        start = process_time()
        read(text)
        return process_time() - start

    short = min(seconds(LONG // 8) for _ in range(3))
    # Eight times the length: sixty-four times the time would be quadratic. A floor keeps noise out.
    assert min(seconds(LONG) for _ in range(2)) < 24 * max(short, 0.004)


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=500))
def test_any_text_is_assessed_and_its_reasons_are_short(text: str) -> None:
    for flag in read(text).flags:
        assert len(flag.evidence) <= 80


def real(language: str) -> Iterator[str]:
    path = REAL / f"real-comments-{language}.ndjson"
    if not path.exists():
        pytest.skip("the file of real comments is not here")
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            if number % 10 == 0:
                yield json.loads(line)["text"]


@pytest.mark.parametrize("language", ["de", "en"])
def test_real_comments_are_read_in_their_language(language: str) -> None:
    told = [read(text).language for text in real(language)]
    assert told.count(language) > 0.9 * len(told)
