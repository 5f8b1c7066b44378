"""One name for each emoji of everybody's, whichever platform tells of it and however a file has it."""

import pytest
from emoji import EMOJI_DATA, STATUS

from bot.discord.emoji import emoji_name as on_discord
from bot.discord.emoji import emoji_sign
from bot.emoji_names import NAMES, NoEmoji, alike, bare, name_of, one_name, read, sign_of
from bot.slack.inbound import emoji_name as on_slack


@pytest.mark.parametrize(
    ("slack", "discord", "written"),
    [
        ("fox_face", "🦊", ":fox_face:"),
        ("fox_face", "🦊", "🦊"),
        ("large_orange_circle", "🟠", "orange_circle"),
        ("octagonal_sign", "🛑", "stop_sign"),
        ("face_palm", "🤦🏿", "facepalm"),
        ("female-technologist", "👩‍💻", "woman_technologist"),
        ("male-judge", "👨🏼‍⚖️", "man_judge"),
        ("flag-de", "🇩🇪", "flag-de"),
        ("thumbsup::skin-tone-3", "👍🏽", ":thumbsup::skin-tone-2:"),
        ("police_car_light", "🚨", "🚨"),
        ("email", "✉️", "envelope"),
        ("e-mail", "📧", "📧"),
    ],
)
def test_one_emoji_is_the_same_on_both_platforms_and_in_the_file(slack: str, discord: str, written: str):
    assert on_slack(slack) == on_discord(discord) == read(written)


def test_no_name_stands_for_two_emoji():
    whole = [one for one, entry in EMOJI_DATA.items() if entry["status"] == STATUS["fully_qualified"]]
    signs = {bare(one) for one in whole}
    names = {name_of(one) for one in signs}
    assert len(names) == len(signs) > 1500
    assert len(set(NAMES.values())) == len(NAMES)


def test_every_name_leads_to_its_sign_and_back():
    whole = [one for one, entry in EMOJI_DATA.items() if entry["status"] == STATUS["fully_qualified"]]
    lost = [one for one in whole if sign_of(name_of(one)) not in {"", bare(one)}]
    assert lost == []
    assert one_name("musterkanne") == "musterkanne"


@pytest.mark.parametrize(
    "written", ["", "two words", "<@1>", "<:a b:1>", "a" * 101, "🦊🦊", "!", "\u202eeyes"]
)
def test_what_is_no_emoji_is_none_in_a_file(written: str):
    with pytest.raises(NoEmoji):
        read(written)


@pytest.mark.parametrize("name", ["fox_face", "Fox_Face", "police_car_light", "flag-de"])
def test_an_emoji_that_a_server_made_never_passes_for_one_of_everybodys(name: str):
    assert on_discord(name, own=True) == ""
    with pytest.raises(NoEmoji):
        read(f"<:{name}:900000000000000002>")


def test_a_misspelling_is_recognised_and_a_word_of_ones_own_is_left_alone():
    assert alike("fire_engin") == "fire_engine"
    assert alike("musterkrise") == alike("fire_engine") == ""


def test_what_discord_takes_as_a_reaction_has_its_colour():
    assert emoji_sign("fox_face") == "🦊"
    assert emoji_sign("scales") == "⚖️"
