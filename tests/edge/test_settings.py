"""Configuration: what is wrong is said with file, key and what was expected, and nothing starts."""

import re
from pathlib import Path
from typing import cast

import pytest
from aiohttp import ClientSession

from bot.discord.emoji import emoji_name
from bot.settings import SettingsError, load_settings
from bot.slack.inbound import emoji_name as slack_emoji_name
from bot.social import networks
from bot.social.by_hand import ByHand
from handlers.comment import Urgency

GOOD = """
[[brands]]
name = "Musterkanne"
language = "de"
saved = { "Lieferzeit" = "Im Moment dauert es etwa eine Woche." }

[[sources]]
name = "instagram"
kind = "hook"
brand = "Musterkanne"
network = "instagram"
account = "@musterkanne"
secret_env = "IG_SECRET"

[[routes]]
match = { brand = "Musterkanne", urgency_from = "normal" }
channels = ["slack:C0INBOX", "discord:300000000000000001"]

[[people]]
id = "jana"
name = "Jana"
slack = "U01JANA"
discord = "200000000000000001"
roles = ["moderator"]

[policy]
four_eyes_from = "urgent"
claim_minutes = 45
"""


def load(tmp_path: Path, text: str, **environ: str):
    file = tmp_path / "breakwater.toml"
    file.write_text(text)
    return load_settings({"BREAKWATER_CONFIG": str(file), "IG_SECRET": "whsec_x", **environ})


LADDER = (
    GOOD
    + """
[[people]]
id = "tom"
name = "Tom"
slack = "U02TOM"
roles = ["moderator", "crisis_lead"]
page_env = "PAGE_TOM"

[[oncall]]
name = "nachts"
people = ["jana", "tom"]
start = 2026-11-16

[[ladder]]
reasons = ["safety"]
who = "oncall:nachts"
within_minutes = 10

[[ladder]]
reasons = ["safety"]
who = ["role:crisis_lead"]
within_minutes = 10

[[ladder]]
reasons = ["safety"]
who = "person:tom"
outside = true
"""
)


def test_a_ladder_with_a_rotation_and_a_last_rung_outside_chat(tmp_path: Path):
    settings = load(tmp_path, LADDER, PAGE_TOM="json://127.0.0.1/x")
    assert [rung.who for rung in settings.team.ladder] == [
        ("oncall:nachts",),
        ("role:crisis_lead",),
        ("person:tom",),
    ]
    assert settings.team.rotations["nachts"].people == ("jana", "tom")
    assert settings.pages == {"tom": "json://127.0.0.1/x"}


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            'who = ["role:crisis_lead"]',
            'who = "oncall:nachts"',
            "ladder.1.who: 'oncall:nachts' stands on ladder.0",
        ),
        ('who = "oncall:nachts"', 'who = "person:tom"', "ladder.1.who: reaches nobody but tom"),
        ('who = "oncall:nachts"', 'who = "person:otto"', "ladder.0.who: there is no person 'otto'"),
        ('who = "oncall:nachts"', 'who = "oncall:tags"', "ladder.0.who: there is no [[oncall]] 'tags'"),
        ('who = "oncall:nachts"', 'who = "role:legal"', "ladder.0.who: nobody has the role 'legal'"),
        ('who = "oncall:nachts"', 'who = "everybody"', "ladder.0.who: 'everybody': expected person:ID"),
        (
            'people = ["jana", "tom"]',
            'people = ["jana", "otto"]',
            "oncall.0.people: there is no person 'otto'",
        ),
        (
            'people = ["jana", "tom"]',
            'people = ["tom", "tom"]',
            "oncall.0.people: somebody stands there twice",
        ),
        ('who = "person:tom"', 'who = "person:jana"', "ladder.2.who: 'jana' has no page_env"),
        ("within_minutes = 10", "within_minutes = 0", "ladder.0.within_minutes"),
        (
            'page_env = "PAGE_TOM"',
            'page_env = "PAGE_T"',
            "people.tom.page_env: the environment has no PAGE_T",
        ),
    ],
)
def test_a_ladder_that_makes_no_sense_is_refused_with_its_place(
    tmp_path: Path, old: str, new: str, said: str
):
    with pytest.raises(SettingsError) as wrong:
        load(tmp_path, LADDER.replace(old, new, 1), PAGE_TOM="json://127.0.0.1/x")
    assert said in str(wrong.value)
    assert "breakwater.toml" in str(wrong.value)


def test_a_whole_file_becomes_the_team(tmp_path: Path):
    settings = load(tmp_path, GOOD)
    assert settings.team.person_by_account("discord", "200000000000000001").name == "Jana"
    assert settings.team.policy.four_eyes_from is Urgency.URGENT
    assert settings.team.policy.claim.total_seconds() == 45 * 60
    assert settings.team.routes[0].urgency_from is Urgency.NORMAL
    assert settings.team.brands["Musterkanne"].saved == {"Lieferzeit": "Im Moment dauert es etwa eine Woche."}
    assert settings.secrets == {"instagram": "whsec_x"}


def test_whoever_names_no_language_is_spoken_to_in_that_of_the_brand(tmp_path: Path):
    team = load(tmp_path, GOOD.replace('language = "de"', 'language = "en"')).team
    assert team.language == "en"
    assert {person.language for person in team.people.values()} == {"en"}
    german = load(
        tmp_path, GOOD.replace('roles = ["moderator"]', 'roles = ["moderator"]\nlanguage = "en"')
    ).team
    assert german.language == "de"
    assert "en" in {person.language for person in german.people.values()}


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('language = "de"', 'lang = "de"', "brands.0.lang: there is no such key"),
        (
            '"urgent"',
            '"often"',
            "policy.four_eyes_from: expected 'low', 'normal', 'urgent', 'now' or 'never'",
        ),
        (
            'brand = "Musterkanne"\nnetwork',
            'brand = "Other"\nnetwork',
            "sources.instagram.brand: there is no brand 'Other'",
        ),
        ('"slack:C0INBOX"', '"#inbox"', "expected slack:C0123ABC or discord:1234567890"),
        ('roles = ["moderator"]', 'roles = ["king"]', "people.0.roles.0"),
        ("claim_minutes = 45", "claim_minutes = 0", "policy.claim_minutes"),
        ("IG_SECRET", "NO_SUCH", "sources.instagram.secret_env: the environment has no NO_SUCH"),
        ("[policy]", '[policy]\nwords = { threat = ["/(/"] }', "is no pattern"),
        ('"Lieferzeit"', '"' + "x" * 76 + '"', "brands.0.saved"),
        ("[policy]", "[policy", "not TOML"),
        ("[policy]", "[polcy]", "did you mean policy?"),  # codespell:ignore
        ('roles = ["moderator"]', 'roles = ["moderatr"]', "did you mean 'moderator'?"),
        ("claim_minutes = 45", "claim_minuts = 45", "did you mean claim_minutes?"),
        ("claim_minutes = 45", 'claim_minutes = "x"', "claim_minutes: expected a whole number, not 'x'"),
        ("claim_minutes = 45", 'quiet_hours = "22-6"', "quiet_hours: expected a list: [...], not '22-6'"),
    ],
)
def test_a_wrong_key_or_value_is_named_with_file_and_place(tmp_path: Path, old: str, new: str, said: str):
    with pytest.raises(SettingsError) as wrong:
        load(tmp_path, GOOD.replace(old, new))
    assert said in str(wrong.value)
    assert re.search(r"breakwater\.toml:\d+: ", str(wrong.value))


COMMUNITY = (
    GOOD
    + """
[policy.escalation_channels]
legal = ["slack:C0LEGAL"]
[[watched]]
channels = ["discord:400000000000000001"]
community = true
"""
)


def test_the_communitys_channels_may_be_watched(tmp_path: Path):
    watched = load(tmp_path, COMMUNITY).team.watched
    assert list(watched) == ["discord:400000000000000001"]


@pytest.mark.parametrize(
    ("old", "new", "where"),
    [
        ('"slack:C0INBOX", ', '"discord:400000000000000001", ', "routes.0.channels.0"),
        (
            "[[people]]",
            '[[routes]]\nchannels = ["slack:C0X"]\napprovals = ["@"]\n[[people]]',
            "routes.1.approvals.0",
        ),
        ('legal = ["slack:C0LEGAL"]', 'press = ["@"]', "policy.escalation_channels.press.0"),
        ("claim_minutes = 45", 'report_channels = ["@"]', "policy.report_channels.0"),
        ("claim_minutes = 45", 'admin_channels = ["@"]', "policy.admin_channels.0"),
        ("community = true", 'community = true\ncards = ["@"]', "watched.0.cards.0"),
        ("[[people]]", '[watch]\nchannels = ["@"]\n[[people]]', "watch.channels.0"),
        ("[[people]]", '[crisis]\nchannels = ["@"]\n[[people]]', "crisis.channels.0"),
        ("[[people]]", '[[ladder]]\nwho = "channel:@"\n[[people]]', "ladder.0.who.0"),
    ],
)
def test_nothing_of_the_team_may_stand_where_the_community_reads(
    tmp_path: Path, old: str, new: str, where: str
):
    public = "discord:400000000000000001"
    with pytest.raises(SettingsError) as wrong:
        load(tmp_path, COMMUNITY.replace(old, new.replace("@", public), 1))
    assert f": {where}: {public} is a channel of the community (watched.0)" in str(wrong.value)


@pytest.mark.parametrize(
    ("old", "new", "where"),
    [
        ("slack:C0INBOX", "slack:C0LEGAL", "routes.0.channels.0"),
        ("legal =", 'default = ["slack:C0LEGAL"]\nlegal =', "policy.escalation_channels.default.0"),
        ("community = true", 'cards = ["slack:C0LEGAL"]', "watched.0.cards.0"),
    ],
)
def test_a_private_reason_has_a_channel_of_its_own(tmp_path: Path, old: str, new: str, where: str):
    with pytest.raises(SettingsError) as wrong:
        load(tmp_path, COMMUNITY.replace(old, new, 1))
    assert f"policy.escalation_channels.legal: slack:C0LEGAL is also named at {where}" in str(wrong.value)


def test_one_account_belongs_to_one_person(tmp_path: Path):
    twin = '\n[[people]]\nid = "tom"\nname = "Tom"\nslack = "U01JANA"\n'
    with pytest.raises(SettingsError, match="people: slack 'U01JANA' stands there twice"):
        load(tmp_path, GOOD + twin)


def test_a_named_file_has_to_be_there():
    with pytest.raises(SettingsError, match="there is no such file"):
        load_settings({"BREAKWATER_CONFIG": "/nowhere/breakwater.toml"})


def test_a_slack_token_alone_is_not_enough(tmp_path: Path):
    with pytest.raises(SettingsError, match="needs SLACK_APP_TOKEN"):
        load(tmp_path, GOOD, SLACK_BOT_TOKEN="xoxb-1")


def test_the_test_clock_is_refused_when_anything_points_outside(tmp_path: Path):
    inside = {"SLACK_BOT_TOKEN": "xoxb-1", "SLACK_APP_TOKEN": "xapp-1", "BREAKWATER_TEST_CLOCK": "clock"}
    assert load(tmp_path, GOOD, **inside, SLACK_API_URL="http://127.0.0.1:9/slack/api/")
    with pytest.raises(SettingsError, match="BREAKWATER_TEST_CLOCK"):
        load(tmp_path, GOOD, **inside)


def test_secrets_do_not_show_when_printed(tmp_path: Path):
    settings = load(tmp_path, GOOD, DISCORD_TOKEN="very-secret-token")
    assert "very-secret-token" not in repr(settings.env)


@pytest.mark.parametrize(
    ("name", "value"), [("PORT", "eighty"), ("DATABASE_URL", "mysql://x"), ("SLACK_API_URL", "slack")]
)
def test_wrong_environment_is_named(name: str, value: str):
    with pytest.raises(SettingsError, match=name):
        load_settings({name: value})


def test_a_misspelt_reaction_is_doubted_and_an_own_one_is_not(tmp_path: Path):
    own = '[reactions]\nfire_engin = "crisis_lead"\nmusterkanne = "press"\n"<:fire_engines:>" = "legal"\n'
    doubts = load(tmp_path, GOOD + own).doubts
    assert len(doubts) == 1
    assert re.search(r"breakwater\.toml:\d+: reactions\.fire_engin: .* did you mean fire_engine\?", doubts[0])


@pytest.mark.parametrize(
    ("written", "said"),
    [
        (
            "rotating_ligth",
            r"reactions\.rotating_ligth: there is no such emoji; did you mean rotating_light\?",
        ),
        ("two words", r"reactions\.two words: expected an emoji, or its name as Slack or Discord show it"),
        ("", r"reactions\.: expected an emoji"),
        ("<:scales:900000000000000002>", r"called like everybody's scales never counts"),
    ],
)
def test_a_reaction_that_can_be_none_is_refused_with_its_line(tmp_path: Path, written: str, said: str):
    with pytest.raises(SettingsError, match=r"breakwater\.toml:\d+: .*" + said if written else said):
        load(tmp_path, GOOD + f'[reactions]\n"{written}" = "press"\n')


def test_one_emoji_written_in_two_ways_is_refused(tmp_path: Path):
    twice = '[reactions]\n"🦊" = "press"\n":fox_face:" = "legal"\n'
    with pytest.raises(SettingsError, match=r"reactions\.:fox_face:: the same emoji as 🦊"):
        load(tmp_path, GOOD + twice)


def test_reactions_are_taken_as_signs_and_by_the_names_of_either_platform(tmp_path: Path):
    own = """[reactions]
"🚨" = "none"
"🦊" = "press"
":woman_technologist:" = "product"
"👮🏽" = "safety"
"large_green_circle" = "claim"
"<a:musterkanne:900000000000000001>" = "legal"
"""
    found = load(tmp_path, GOOD + own).team.reactions
    assert "rotating_light" not in found
    assert found["fox_face"] == "press"
    assert found[emoji_name("👩‍💻")] == found[slack_emoji_name("female-technologist")] == "product"
    assert (found["cop"], found["large_green_circle"], found["musterkanne"]) == ("safety", "claim", "legal")


def test_a_network_is_one_file_and_one_line_in_its_table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    ours = ByHand()
    monkeypatch.setattr(networks, "ADAPTERS", {**networks.ADAPTERS, "plaza": lambda _: ours})
    settings = load(tmp_path, GOOD.replace('kind = "hook"', 'kind = "plaza"'))
    wire = networks.Wire(session=cast("ClientSession", None), secrets={})
    assert networks.Networks(wire).of(settings.team.sources["instagram"]) is ours


def test_a_network_without_an_adapter_is_refused_with_those_that_there_are(tmp_path: Path):
    file = tmp_path / "breakwater.toml"
    file.write_text(GOOD.replace('kind = "hook"', 'kind = "plaza"'))
    with pytest.raises(
        SettingsError, match=r"toml:\d+: sources\.instagram\.kind: expected 'hook', not 'plaza'"
    ):
        load_settings({"BREAKWATER_CONFIG": str(file), "IG_SECRET": "whsec_x"}, networks.ADAPTERS)
