"""Comments that want to do something in chat, and risks that forbid a draft."""

import json

import pytest

from bot.sandbox.reading import Seen
from tests.stories.scene import Scene
from tests.wording import unlike

pytestmark = pytest.mark.asyncio(loop_scope="module")

HOSTILE = [
    "@everyone @here <!channel> <!here> <@U03MERT> <@200000000000000003> kaputt",
    "[hier klicken](https://example.com/gewinn) <https://example.com|Gewinn> kaputt",
    "*fett* _kursiv_ `code` ~weg~ **stark** ||versteckt|| # Titel\n> Zitat\n-# klein kaputt",
    "\u202ekaputt\u202c ist alles \u2066verdreht\u2069 und kaputt",
    '{"type":"section","text":{"type":"mrkdwn","text":"<!channel> kaputt"}} kaputt',
    "</crisis:123> <#400000000000000001> <t:0:R> <id:guide> <a:x:1> kaputt",
    "kaputt " + "a\u0301\u0302\u0303" * 200,
    "kaputt\u0000 und \ufeff\u200b unsichtbar kaputt",
    "kaputt " + "Wort " * 3000,
]


async def test_nothing_in_a_comment_pings_links_or_formats(scene: Scene):
    for number, text in enumerate(HOSTILE):
        await scene.world.comment(
            f"Tasse kaputt {scene.platform}{number}! {unlike((scene.platform, number))} {text[:9000]}",
            author=f"fremd_{number}",
        )
    for number in range(len(HOSTILE)):
        card = await scene.world.card(scene.platform, f"Tasse kaputt {scene.platform}{number}!")
        assert not pings(card)
        assert not links_into(card, "example.com/gewinn", "example.com|Gewinn")


def pings(card: Seen) -> list[str]:
    """Whom the platform notified, as it tells it itself."""
    if card.platform == "slack":
        return card.raw["sandbox"]["pings"] + card.raw["sandbox"]["unfurls"]
    return [
        *card.raw["mentions"],
        *card.raw["mention_roles"],
        *(["everyone"] if card.raw["mention_everyone"] else []),
    ]


def links_into(card: Seen, *addresses: str) -> bool:
    """Whether something in the message would open one of these."""
    raw = json.dumps(card.raw, ensure_ascii=False)
    if card.platform == "slack":
        # What stands in the `text` of rich text is never parsed; what opens something has a `url`.
        return any(f'"url": "https://{address}' in raw for address in addresses)
    return any(f"](https://{address}" in raw or f" https://{address}" in raw for address in addresses)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Mein Anwalt meldet sich bei euch, ich verklage euch wegen der kaputten Kanne.", "Kein Entwurf"),
        (
            "Ich bin Journalistin beim Hafenblatt, wer gibt mir Auskunft zum Rückruf der kaputten Kannen?",
            "Kein Entwurf",
        ),
    ],
)
async def test_a_risk_means_a_hold_with_its_reason_instead_of_a_draft(scene: Scene, text: str, reason: str):
    case = await scene.complains(f"{text} {unlike(scene.platform + text)}")
    card = await case.card("", reason)
    assert "Antwort entwerfen" not in card.controls


async def test_a_threat_is_folded_and_shown_to_the_one_who_asks(scene: Scene):
    comment = "Ich weiß, wo ihr wohnt, ich bringe euch alle um."
    await scene.world.comment(comment, author="unbekannt_77")
    card = await scene.world.card(scene.platform, "Inhalt verdeckt")
    assert "bringe euch" not in card.text
    told = await scene.hand("jana").press(card, "Anzeigen")
    assert "bringe euch" in told.private


async def test_praise_is_stored_and_not_relayed(scene: Scene):
    await scene.world.comment("Wunderschöne Kanne, wir lieben sie.", author=f"fan_{scene.platform}")
    case = await scene.complains()
    for platform in (scene.platform, scene.other):
        assert all("Wunderschöne Kanne" not in seen.text for seen in await scene.world.messages(platform))
    assert case.number
