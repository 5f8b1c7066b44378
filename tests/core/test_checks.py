"""What a text may be published with, and what a machine must not say by itself."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.checks import clean, concerns, has_hidden_characters, is_fit, refuse_unfit
from handlers.comment import Author, Comment
from handlers.errors import Refused
from handlers.language import language_of
from handlers.people import Brand, Source
from handlers.sources.networks import (
    NETWORKS,
    field_length,
    length_of,
    limit_of,
    shown_account,
    shown_network,
)
from tests.core.newsroom import ANGRY, START

BRAND = Brand(name="Musterkanne", links=("musterkanne.example",))
COMMENT = Comment(
    source="insta",
    external_id="c1",
    author=Author(id="lea"),
    text=ANGRY,
    created_at=START,
    received_at=START,
    language="de",
)


def source(network: str, **about: int) -> Source:
    return Source(name="s", kind="hook", brand="Musterkanne", network=network, **about)  # pyright: ignore[reportArgumentType]


def concerns_of(text: str, brand: Brand = BRAND, comment: Comment = COMMENT) -> tuple[str, ...]:
    return concerns(text, comment=comment, brand=brand)


class TestConcerns:
    @pytest.mark.parametrize(
        "text",
        [
            "Hallo Lea, dreimal Scherben statt Tasse, das tut uns leid. Schick uns bitte deine Bestellnummer.",
            "Danke für den Hinweis. Für Bruchschäden brauchen wir die Bestellnummer, bitte per Direktnachricht.",
            "Mehr dazu: https://musterkanne.example/pflege und https://www.musterkanne.example.",
            "Das klären wir. Sie wurde am Montag verschickt.",
            "Schreib uns an der Kasse oder per Direktnachricht, wir kümmern uns 🙂",
        ],
    )
    def test_an_ordinary_reply_raises_none(self, text: str) -> None:
        assert concerns_of(text) == ()

    @pytest.mark.parametrize(
        ("text", "concern"),
        [
            ("Hallo @lea_im_norden, das tut uns leid.", "check-mention"),
            ("Schau auf https://boese.example vorbei.", "check-link"),
            ("Schau auf http://musterkanne.example.boese.example/x vorbei.", "check-link"),
            ("Schau auf WWW.Boese.Example vorbei.", "check-link"),
            ("Schau auf boese-seite.de vorbei.", "check-link"),
            ("We are sorry about that, please send us your order number.", "check-language"),
            ("Das tut uns leid. Bitte senden Sie uns Ihre Nummer.", "check-address"),
            ("Das kommt nicht wieder vor.", "check-promise"),
            ("Wir garantieren, dass alles heil ankommt.", "check-promise"),
            ("Du bekommst dein Geld natürlich zurück.", "check-promise"),
            ("Das war unsere Schuld.", "check-liability"),
            ("Wir haften dafür.", "check-liability"),
        ],
    )
    def test_what_a_machine_must_not_say_is_found(self, text: str, concern: str) -> None:
        assert concern in concerns_of(text)

    @pytest.mark.parametrize(
        ("text", "concern"),
        [
            ("We guarantee a full refund.", "check-promise"),
            ("We'll make sure it will never happen again, you get a free replacement.", "check-promise"),
            ("This was our fault.", "check-liability"),
        ],
    )
    def test_in_english_too(self, text: str, concern: str) -> None:
        english = replace(COMMENT, language="en")
        assert concern in concerns_of(text, comment=english)

    def test_a_brand_that_says_sie_does_not_say_du(self) -> None:
        formal = replace(BRAND, address="sie")
        assert "check-address" in concerns_of("Schick uns bitte deine Bestellnummer.", formal)
        assert concerns_of("Bitte senden Sie uns Ihre Bestellnummer.", formal) == ()

    def test_a_variant_is_fit_only_without_error_and_concern(self) -> None:
        insta = source("instagram")
        assert is_fit("Das tut uns leid.", source=insta, comment=COMMENT, brand=BRAND)
        assert not is_fit("Wir haften.", source=insta, comment=COMMENT, brand=BRAND)
        assert not is_fit("x" * 3_000, source=insta, comment=COMMENT, brand=BRAND)
        assert not is_fit("", source=insta, comment=COMMENT, brand=BRAND)


class TestLength:
    @pytest.mark.parametrize(
        ("network", "limit"),
        [
            ("x", 280),
            ("bluesky", 300),
            ("threads", 500),
            ("mastodon", 500),
            ("linkedin", 1_250),
            ("tiktok", 150),
            ("instagram", 2_200),
            ("facebook", 8_000),
            ("youtube", 10_000),
            ("reddit", 10_000),
        ],
    )
    def test_the_limit_itself_fits_and_one_more_does_not(self, network: str, limit: int) -> None:
        target = source(network)
        refuse_unfit("a" * limit, target)
        with pytest.raises(Refused) as refused:
            refuse_unfit("a" * (limit + 1), target)
        assert refused.value.params == {
            "length": limit + 1,
            "limit": limit,
            "network": NETWORKS[network].shown,
        }
        assert refused.value.quote == "a" * (limit + 1)

    def test_bluesky_counts_what_people_see_as_one_character(self) -> None:
        assert length_of("👩‍👩‍👧‍👦🇩🇪é", source("bluesky")) == 3

    def test_x_counts_any_link_as_23_and_emoji_as_two(self) -> None:
        target = source("x")
        assert length_of("https://musterkanne.example/" + "a" * 200, target) == 23
        assert length_of("ok 🙂", target) == 5
        assert length_of("ß日", target) == 3

    def test_a_source_may_say_less_or_more_than_its_network(self) -> None:
        assert limit_of(source("mastodon", max_length=5_000)) == 5_000

    def test_a_forms_field_takes_what_may_still_fit(self) -> None:
        assert field_length(source("tiktok")) == 150
        assert field_length(source("x")) >= 280
        assert field_length(source("facebook")) == 3_000

    def test_an_unknown_network_is_called_as_configured(self) -> None:
        assert shown_network(source("lokalforum")) == "lokalforum"
        assert shown_account(source("lokalforum")) == "s"


class TestCharacters:
    @pytest.mark.parametrize("text", ["👩‍👩‍👧 ja", "zwei\nZeilen", "„Zitat“ – ja …", "❤️", "Grüße"])
    def test_what_can_be_seen_is_fine(self, text: str) -> None:
        assert not has_hidden_characters(text)

    @pytest.mark.parametrize(
        "mark", ["\u202e", "\u2066", "\u200b", "\u2060", "\ufeff", "\x00", "\x1b", "\U000e0041"]
    )
    def test_what_cannot_be_seen_is_not(self, mark: str) -> None:
        assert has_hidden_characters(f"a{mark}b")

    @given(st.text())
    def test_cleaning_twice_changes_nothing_more(self, text: str) -> None:
        assert clean(clean(text)) == clean(text)

    @given(st.text(max_size=400))
    def test_no_text_makes_the_checks_stumble(self, text: str) -> None:
        concerns_of(text)
        for network in NETWORKS:
            length_of(text, source(network))


class TestLanguage:
    @pytest.mark.parametrize(
        ("text", "language"),
        [
            (ANGRY, "de"),
            ("Third delivery, third broken cup. Is anybody even reading this?", "en"),
            ("wann kommt mein paket endlich", "de"),
            ("C'est la troisième tasse cassée, je ne suis pas content", ""),
            ("Es la tercera taza rota, no estoy contento con el servicio", ""),
            ("Dit is de derde kapotte mok, ik ben niet blij met jullie", ""),
            ("これはひどい", ""),
            ("👍👍👍", ""),
            ("", ""),
        ],
    )
    def test_german_english_or_neither(self, text: str, language: str) -> None:
        assert language_of(text) == language
