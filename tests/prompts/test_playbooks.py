"""Playbooks: three ship in both languages; one of one's own that is wrong is refused with file, line and reason."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import cast

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from bot.__main__ import app
from handlers.crisis.playbook import LEAD
from prompts.playbooks import FOLDER, load_playbooks, read_playbook
from prompts.strict import LARGEST, BrokenFile

GOOD = """\
id: own
title: {de: Eigener, en: Own}
update_every: 1 h
phases:
  - {id: first, title: {de: Erste, en: First}}
roles:
  - {id: crisis_lead, title: {de: Leitung, en: Lead}}
steps:
  - id: a
    phase: first
    title: {de: Eins, en: One}
    role: crisis_lead
    due: 5 min
  - id: b
    phase: first
    title: {de: Zwei, en: Two}
    role: crisis_lead
    due: {after: 1 h, step: a, every: 30 min}
"""
Written = Callable[[str | bytes], Path]


@pytest.fixture
def written(tmp_path: Path) -> Written:
    def write(content: str | bytes) -> Path:
        file = tmp_path / "own.yaml"
        file.write_bytes(content.encode() if isinstance(content, str) else content)
        return file

    return write


def test_three_ship_and_the_default_stands_first() -> None:
    playbooks = load_playbooks()
    assert list(playbooks) == ["default", "data-breach", "threats"]
    for playbook in playbooks.values():
        assert all(step.help["de"] and step.help["en"] for step in playbook.steps)
        assert playbook.exit_criteria
        assert any(step.action == "stand-down" for step in playbook.steps)


def test_the_default_has_all_seventeen_steps_with_the_times_of_the_field() -> None:
    default = load_playbooks()["default"]
    steps = {step.id: step for step in default.steps}
    assert sorted(steps) == [f"c{number:02}" for number in range(1, 18)]
    due = {id: step.due.after for id, step in steps.items() if step.due and not step.due.step}
    minutes = dict.fromkeys(("c02", "c03", "c04", "c16"), 10) | dict.fromkeys(("c07", "c08"), 60)
    minutes |= {"c01": 5, "c05": 15, "c06": 30, "c09": 45, "c10": 90, "c11": 120, "c12": 0}
    assert due == {id: timedelta(minutes=m) for id, m in minutes.items()} | {"c15": timedelta(hours=72)}
    assert steps["c14"].due is None
    assert steps["c13"].due.later_every == timedelta(hours=4)
    assert steps["c08"].level_from == 5
    assert [phase.id for phase in default.phases] == ["identify", "communicate", "listen", "limit", "learn"]


def test_the_data_breach_carries_the_clock_of_72_hours() -> None:
    breach = load_playbooks()["data-breach"]
    assert [within for _, within in breach.deadlines] == [timedelta(hours=72)]


def test_one_of_ones_own_takes_the_place_of_a_shipped_one(written: Written) -> None:
    file = written(GOOD.replace("id: own", "id: default"))
    playbooks = load_playbooks(file.parent)
    assert playbooks["default"].title["de"] == "Eigener"
    assert list(playbooks) == ["default", "data-breach", "threats"]


def test_the_version_is_of_what_it_says_and_not_of_how_it_is_written(written: Written) -> None:
    first = read_playbook(written(GOOD)).version
    assert (
        read_playbook(
            written("# a remark\n" + GOOD.replace("{de: Eins, en: One}", "{en: One, de: Eins}"))
        ).version
        == first
    )
    assert read_playbook(written(GOOD.replace("5 min", "6 min"))).version != first


@pytest.mark.parametrize(
    ("old", "new", "line", "reason"),
    [
        ("    role: crisis_lead\n    due: 5", "    role: nobody\n    due: 5", 12, "no role 'nobody'"),
        (
            "    phase: first\n    title: {de: Zwei",
            "    phase: second\n    title: {de: Zwei",
            15,
            "no phase 'second'",
        ),
        ("step: a,", "step: z,", 18, "no step 'z'"),
        ("due: 5 min", "due: {after: 5 min, step: b}", 13, "waits for itself: a -> b -> a"),
        ("due: 5 min", "due: {step: a}", 13, "waits for itself: a -> a"),
        ("due: 5 min", "due: soon", 13, "like 15 min, 4 h or 3 d"),
        ("due: 5 min", "due: 999 d", 13, "at most 366 d"),
        ("due: 5 min", "due: {every: 1 min}", 13, "at least 5 min"),
        ("due: 5 min", "due: {later_every: 1 h}", 13, "needs every"),
        ("due: 5 min", "due: [5 min]", 13, "expected keys with values"),
        ("due: 5 min", "dew: 5 min", 13, "'due' is meant?"),
        ("due: 5 min", "owner: jana", 13, "there is no key 'owner'"),
        ("due: 5 min", "due: 5 min\n    due: 6 min", 14, "stands here twice, first in line 13"),
        ("due: 5 min", "action: explode", 13, "'explode': expected one of statement"),
        ("due: 5 min", "action: statement", 13, "which kind?"),
        ("due: 5 min", "statement: holding", 13, "needs action"),
        ("due: 5 min", "evidence: photo", 13, "'photo'"),
        ("due: 5 min", "level_from: 7", 13, "from 0 to 6"),
        ("due: 5 min", "level_from: high", 13, "from 0 to 6"),
        ("due: 5 min", "blocking: maybe", 13, "true or false"),
        ("id: b", "id: a", 14, "'a' stands here twice, first in line 9"),
        ("id: b", "id: B b", 14, "small letters"),
        ("{de: Zwei, en: Two}", "{de: Zwei}", 16, "en is missing"),
        ("{de: Zwei, en: Two}", "{de: Zwei, en: ''}", 16, "en: is empty"),
        ("{de: Zwei, en: Two}", "{de: Zwei, en: }", 16, "en: expected a text"),
        ("{de: Zwei, en: Two}", "{de: Zwei, en: 2}", 16, "quotes around it"),
        ("{de: Zwei, en: Two}", "{de: Zwei, en: on}", 16, "quotes around it"),
        ("{de: Zwei, en: Two}", "{de: Zwei, en: Two, fr: Deux}", 16, "no key 'fr'"),
        ("{de: Zwei, en: Two}", f"{{de: Zwei, en: {'x' * 91}}}", 16, "91 characters; at most 90"),
        ("{de: Zwei, en: Two}", '{de: Zwei, en: "T\\u202ewo"}', 16, "cannot be seen"),
        ("{de: Zwei, en: Two}", "Zwei", 16, "expected keys with values"),
        ("update_every: 1 h", "update_every: 1 min", 3, "at least 5 min"),
        ("update_every: 1 h\n", "", 1, "update_every is missing"),
        ("crisis_lead, title", "boss, title", 6, "nobody leads"),
        ("title: {de: Leitung, en: Lead}}", "title: {de: L, en: L}, team_role: king}", 7, "'king'"),
        ("phases:\n", "phases: []\nphasen:\n", 4, "0 entries; expected 1 to"),
        ("    due: 5 min", "\tdue: 5 min", 13, "a tab; use spaces"),
        ("due: 5 min", "due: &x 5 min", 13, "an anchor (&)"),
        ("due: 5 min", "due: *x", 13, "an alias (*)"),
        ("due: 5 min", "due: !!python/name:os.system x", 13, "a tag"),
        ("id: own\n", "id: own\n---\n", 2, "a second document"),
        ("due: 5 min", "due: " + "[" * 40 + "]" * 40, 13, "nested too deep"),
        ("due: 5 min", "due: 'open", 13, "not YAML"),
        ("due: 5 min", "? [a]\n    : b", 13, "a key has to be a word"),
    ],
)
def test_a_mistake_is_named_with_its_line(
    written: Written, old: str, new: str, line: int, reason: str
) -> None:
    assert GOOD.count(old) == 1, old
    file = written(GOOD.replace(old, new))
    with pytest.raises(BrokenFile) as broken:
        read_playbook(file)
    told = [(problem.line, problem.reason) for problem in broken.value.problems]
    assert any(reason in why for _, why in told), told
    found = next(at for at, why in told if reason in why)
    # A text that never ends is noticed at its end.
    assert found == line or reason == "not YAML"
    assert str(broken.value).startswith(f"{file}:")


def test_all_mistakes_are_told_at_once(written: Written) -> None:
    file = written(
        GOOD.replace("5 min", "soon").replace("step: a,", "step: z,").replace("en: Two", "fr: Deux")
    )
    with pytest.raises(BrokenFile) as broken:
        read_playbook(file)
    assert [problem.line for problem in broken.value.problems] == [13, 16, 16, 18]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty"),
        (b"# nothing but a remark\n", "empty"),
        (b"just words", "expected keys with values"),
        (b"[1, 2]", "expected keys with values"),
        (b"id: caf\xe9", ":1: not UTF-8"),  # codespell:ignore
        (b"id: own\ntitle: \xff\xfe", ":2: not UTF-8"),
        (b"\xff\xfei\x00d\x00", "not UTF-8"),
        (b"id: a\x00b", "not YAML"),
        (b"id: a\x07b", "not YAML"),
        (b"x" * (LARGEST + 1), "larger than 256 KB"),
        (b"[" * 200_000, "nested too deep"),
        (b"a: &a [x,x]\nb: &b [*a,*a]\nc: [*b,*b]\n", "anchor"),
    ],
)
def test_what_is_no_playbook_at_all_is_said_so(written: Written, content: bytes, reason: str) -> None:
    with pytest.raises(BrokenFile, match=reason):
        read_playbook(written(content))


def test_a_file_that_is_not_there_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(BrokenFile, match=r"none\.yaml: there is no such file"):
        read_playbook(tmp_path / "none.yaml")
    with pytest.raises(BrokenFile, match="cannot be read"):
        read_playbook(tmp_path)


@settings(
    max_examples=60,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    deadline=None,
)
@given(
    at=st.integers(0, len(GOOD)),
    cut=st.integers(0, 30),
    put=st.text(st.sampled_from("ab:{}[]-'\"#\n &*!|>,1%\\"), max_size=6),
)
def test_whatever_is_typed_into_it_is_read_or_refused_in_words(
    written: Written, at: int, cut: int, put: str
) -> None:
    try:
        playbook = read_playbook(written(GOOD[:at] + put + GOOD[at + cut :]))
    except BrokenFile:
        return
    assert any(role.id == LEAD for role in playbook.roles)


def test_check_says_what_ships_and_what_is_ones_own(
    written: Written, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = written(GOOD)
    config = file.parent / "breakwater.toml"
    config.write_text('[crisis]\nplaybooks = "."\n')
    monkeypatch.setenv("BREAKWATER_CONFIG", str(config))
    shown = CliRunner().invoke(app, ["playbook", "check"])
    assert shown.exit_code == 0
    for name in (
        "default (Kritikwelle",
        "data-breach",
        "threats",
        "own (Eigener / Own), 2 steps",
        "holding",
        "leak",
    ):
        assert name in shown.output
    alone = CliRunner().invoke(app, ["playbook", "check", str(FOLDER / "default.yaml")])
    assert "17 steps" in alone.output


def test_check_fails_with_every_mistake_and_wrong_usage_with_two(written: Written) -> None:
    file = written(GOOD.replace("5 min", "soon"))
    broken = CliRunner().invoke(app, ["playbook", "check", str(file)])
    assert broken.exit_code != 0
    assert isinstance(cast("object", broken.exception), BrokenFile)
    assert CliRunner().invoke(app, ["playbook", "check", str(file), "more"]).exit_code == 2
