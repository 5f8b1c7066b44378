"""Where an access is kept may be written down; what opens it may not."""

import pytest

from handlers.prepare.secret import looks_secret

TOKEN = "xo" + "xb-2384729384-fkdjEhsk38dhs"


@pytest.mark.parametrize(
    ("text", "looks"),
    [
        ("Sommer2024!", "password"),
        ("Passwort: sonnenschein", "password"),
        ("pw=musterkanne", "password"),
        ("Kennwort lautet Tassenglück", "password"),
        ("im Tresor, Passwort hK9$wq2L", "password"),
        ("Login jana / Sommer2024", "password"),
        ("correct-Horse7battery", "password"),
        ("aGhTzKwQpLxV", "password"),
        ("https://jana:geheim@example.org/admin", "password"),
        ("https://example.org/login?token=abc123", "password"),
        (TOKEN, "token"),
        ("Token " + "gh" + "p_16C7e42F292c6912E7710c838347Ae178B4a", "token"),
        ("eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIx", "token"),
        ("-----BEGIN " + "OPENSSH PRIVATE KEY-----", "key"),
        ("PIN 4711", "code"),
        ("Der Code ist 4 7 1 1", "code"),
        ("471199", "code"),
        ("Zahlenschloss am Schrank: 0815", "code"),
        ("Wiederherstellung: K7QM-2XTP-9LDA", "code"),
        ("ABCD-EFGH-IJKL", "code"),
        ("a1b2-c3d4-e5f6-7a8b", "code"),
        ("witch collapse practice feed shame open despair creek road again ice least", "key"),
        ("9f86d081884c7d659a2feaa0c55ad015", "password"),
    ],
)
def test_what_opens_something_is_refused_by_what_it_looks_like(text: str, looks: str) -> None:
    assert looks_secret(text) == looks


@pytest.mark.parametrize(
    "text",
    [
        "Instagram @musterkanne",
        "Hootsuite-2, Business-Manager",
        "1Password, Tresor Social, Eintrag Instagram",
        "Passwort: im Tresor, Büro EG 12",
        "Password: kept in the vault of the communications team",
        "Umschlag im Schrank B2.07, Schlüssel bei Mara und Tom",
        "Mara, Tom, Agentur Kanne & Klang GmbH",
        "Werbekonto TikTokAds, YouTube Studio, LinkedIn",
        "Zweiter Faktor auf dem Telefon der Bereitschaft (+49 171 2345678)",
        "Recovery codes: envelope 3 in the safe, second floor",
        "KeePassXC-Datei auf dem Laufwerk Kommunikation, Stand Nov. 2026",
        "Bei der IT anfragen: it-hotline@musterkanne.example, Ticket mit Stichwort Social",
        "https://vault.example.org/social/instagram",
        "ask the web owner or the head of it, both have it in the office on the second floor",
        "Zugang über Single Sign-on (Microsoft 365)",
    ],
)
def test_who_has_it_and_where_it_is_kept_may_be_said(text: str) -> None:
    assert looks_secret(text) == ""
