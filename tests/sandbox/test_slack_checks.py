"""Each rule about blocks and views, broken once; the same message within the rule passes."""

import copy
import re
from pathlib import Path

import pytest

from bot.sandbox.slack import check
from bot.sandbox.slack.check import message_problems, spec, view_problems
from tests.sandbox.slack_breaches import MESSAGES, VIEWS, plain, rich, section
from tests.sandbox.slack_house import INBOX, form, house


@pytest.mark.parametrize("rule", MESSAGES)
def test_a_message_keeps_each_rule_or_is_told_which_one_it_broke(rule: str) -> None:
    kept, broken = copy.deepcopy(MESSAGES[rule])
    assert [problem.rule for problem in message_problems(kept)] == []
    assert rule in [problem.rule for problem in message_problems(broken)]


@pytest.mark.parametrize("rule", VIEWS)
def test_a_view_keeps_each_rule_or_is_told_which_one_it_broke(rule: str) -> None:
    kept, broken = copy.deepcopy(VIEWS[rule])
    assert [problem.rule for problem in view_problems(form(**kept))] == []
    assert rule in [problem.rule for problem in view_problems(form(**broken))]


def test_no_rule_is_without_its_breach() -> None:
    folder = Path(check.__file__).parent
    code = "".join(file.read_text() for file in folder.glob("*.py"))
    literal = set(re.findall(r'rule="([^"]+)"', code))
    assert literal - MESSAGES.keys() - VIEWS.keys() - {"spec"} == set()
    assert len(literal) > 50


@pytest.mark.parametrize(
    ("blocks", "letters", "taken"), [(50, 9_597, True), (45, 11_341, False), (4, 12_000, True)]
)
def test_the_blocks_themselves_count_towards_the_length_in_all(
    blocks: int, letters: int, taken: bool
) -> None:
    """The first two are what was measured on the real thing."""
    each, rest = divmod(letters, blocks)
    message = [section("x" * (each + (number < rest))) for number in range(blocks)]
    assert (message_problems(message) == []) is taken


def test_a_home_tab_has_neither_title_nor_submit() -> None:
    assert view_problems({"type": "home", "blocks": [section()]}) == []
    found = view_problems({"type": "home", "blocks": [section()], "title": plain("x")})
    assert [problem.rule for problem in found] == ["field.unknown"]


@pytest.mark.skipif(spec.find() is None, reason="the vendor's types are not at hand (shared/specs)")
def test_the_vendors_types_find_what_no_rule_of_ours_does() -> None:
    runs = {"type": "date", "timestamp": "tomorrow", "format": "{date}"}
    (problem,) = message_problems(rich(runs))
    assert problem.rule == "spec"
    assert problem.at.startswith("/blocks/0/elements/0")


def test_the_specification_is_found_where_the_environment_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BREAKWATER_SPECS", str(tmp_path))
    assert spec.find() is None
    (tmp_path / "slack-blocks.schema.json").write_text("{}")
    assert spec.find() == tmp_path / "slack-blocks.schema.json"


async def test_a_broken_message_is_refused_as_slack_words_it() -> None:
    async with house() as slack:
        call = slack.client.chat_postMessage(channel=INBOX, text="x", blocks=[section("x" * 3001)])
        body = (await slack.refused(call)).response.data
        assert body["error"] == "invalid_blocks"
        assert body["response_metadata"]["messages"] == [
            "[ERROR] must be less than 3001 characters, has 3001 [json-pointer:/blocks/0/text/text]"
        ]
        assert slack.broken() == ["section.text-3000"]
        for blocks, error in (
            ("[", "invalid_blocks_format"),
            ([section("x" * 3000)] * 5, "msg_blocks_too_long"),
        ):
            call = slack.client.chat_postMessage(channel=INBOX, text="x", blocks=blocks)
            assert (await slack.refused(call)).response["error"] == error
        assert slack.broken() == ["blocks.format", "blocks.total-13200"]
        assert slack.messages() == []


async def test_over_twelve_thousand_characters_are_taken_and_held_against_the_bot() -> None:
    async with house() as slack:
        await slack.post(blocks=[section("x" * 3000)] * 4 + [section("x")])
        assert slack.broken() == ["blocks.total-12000"]


async def test_a_broken_view_is_refused_as_slack_words_it() -> None:
    async with house() as slack:
        call = slack.client.views_open(trigger_id="1.2.a", view=form(title=plain("x" * 25)))
        body = (await slack.refused(call)).response.data
        assert body["error"] == "invalid_arguments"
        assert body["response_metadata"]["messages"][0].endswith("[json-pointer:/view/title/text]")
        assert slack.broken() == ["view.title-24"]
        call = slack.client.views_open(trigger_id="1.2.a", view=form(**VIEWS["view.bytes-250k"][1]))
        assert (await slack.refused(call)).response["error"] == "view_too_large"
        assert "view.bytes-250k" in slack.broken()
