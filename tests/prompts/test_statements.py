"""Prepared statements and scenarios of drills: complete in both languages, and strict about what people change."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from handlers.texts.statement import KINDS, fill, is_closed
from prompts.playbooks import load_playbooks
from prompts.scenarios import FOLDER as SCENARIOS
from prompts.scenarios import load_scenarios, read_scenario
from prompts.statements import FOLDER, load_statements, read_statement
from prompts.strict import BrokenFile

Changed = Callable[..., Path]


@pytest.fixture
def changed(tmp_path: Path) -> Changed:
    def change(file: Path, old: str, new: str) -> Path:
        text = file.read_text(encoding="utf-8")
        assert old in text
        copy = tmp_path / file.name
        copy.write_text(text.replace(old, new, 1), encoding="utf-8")
        return copy

    return change


def test_four_kinds_ship_and_only_the_acknowledgement_is_closed() -> None:
    seeds = load_statements()
    assert tuple(seeds) == KINDS
    closed = {
        kind for kind, seed in seeds.items() if is_closed(seed.text["de"]) and is_closed(seed.text["en"])
    }
    assert closed == {"acknowledgement"}
    assert seeds["holding"].slots == ("known", "unknown", "sorry", "doing", "next")


def test_an_empty_slot_leaves_its_paragraph_out() -> None:
    text = load_statements()["holding"].text["en"]
    filled = fill(text, {"known": "A", "unknown": " ", "sorry": "S", "doing": "", "next": "at 19:30"})
    assert filled == "What we know: A\n\nS\n\nThe next update comes at 19:30."


def test_what_looks_like_a_slot_in_what_somebody_typed_is_none() -> None:
    filled = fill("{known}\n\n{next}", {"known": "{next} {doing} {known}", "next": "at 19:30"})
    assert filled == "{next} {doing} {known}\n\nat 19:30"


@pytest.mark.parametrize(
    ("name", "old", "new", "line", "reason"),
    [
        ("holding", "kind: holding", "kind: hold", 2, "'hold': expected one of"),
        ("holding", "{known}", "{cause}", 11, "{cause} is not among the slots"),
        ("holding", "doing, next]", "next]", 11, "{doing} is not among the slots"),
        ("holding", "required: [known,", "required: [proof,", 50, "'proof'"),
        ("holding", "[known, unknown", "[known, known", 4, "stands here twice"),
        ("holding", "slots:", "slot:", 4, "'slots' is meant?"),
        ("acknowledgement", "slots: [next]", "slots: [next, known]", 9, "{known} does not appear"),
    ],
)
def test_a_mistake_in_a_statement_is_named_with_its_line(
    changed: Changed, name: str, old: str, new: str, line: int, reason: str
) -> None:
    with pytest.raises(BrokenFile) as broken:
        read_statement(changed(FOLDER / f"{name}.yaml", old, new))
    assert any(reason in problem.reason for problem in broken.value.problems), str(broken.value)
    assert any(abs(problem.line - line) <= 1 for problem in broken.value.problems), str(broken.value)


def test_nothing_free_gets_into_an_acknowledgement(changed: Changed, tmp_path: Path) -> None:
    file = changed(FOLDER / "acknowledgement.yaml", "slots: [next]", "slots: [next, known]")
    text = file.read_text(encoding="utf-8").replace("{next}", "{next} {known}")
    file.write_text(text, encoding="utf-8")
    with pytest.raises(BrokenFile, match="at night nobody reads it a second time"):
        read_statement(file)


def test_a_folder_that_lacks_a_kind_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BrokenFile, match="no acknowledgement, holding, correction, closing"):
        load_statements(tmp_path)


def test_two_drills_ship_with_all_that_the_field_throws_at_one() -> None:
    scenarios = load_scenarios(load_playbooks())
    assert sorted(scenarios) == ["broken-cups", "leak"]
    for scenario in scenarios.values():
        assert {inject.kind for inject in scenario.injects} >= {"comments", "call", "rumour", "statement"}
        assert [inject.at for inject in scenario.injects] == sorted(inject.at for inject in scenario.injects)
        assert scenario.injects[-1].at < scenario.length
        assert scenario.goals[0].within <= timedelta(minutes=15)


@pytest.mark.parametrize(
    ("old", "new", "line", "reason"),
    [
        ("playbook: default", "playbook: nothing", 4, "'nothing': expected one of default"),
        ("step: c01", "step: d01", 15, "default has no step 'd01'"),
        ("at: 50 min", "at: 2 h", 60, "later than the end"),
        ("at: 50 min", "at: soon", 60, "expected a time"),
        ("at: 50 min", "at: -5 min", 60, "expected a time"),
        ("  - at: 0 min\n    kind", "  - kind", 20, "at"),
        ("kind: call", "kind: fax", 37, "'fax'"),
        ("kind: call\n    from: {de:", "kind: call\n    from: {fr:", 38, "no key 'fr'"),
        ("level: 3", "level: 9", 5, "from 0 to 6"),
        ("level: 3", "level: [3]", 5, ""),
        ("minutes: 60", "minutes: 100000", 6, "480"),
        ("id: broken-cups", "id: ../../etc/passwd", 2, "passwd"),
        ("id: broken-cups", "id: broken-cups\nid: twice", 3, "twice"),
        ("within: 10 min", "within: never", 15, "expected a time"),
        ("brief:", "brif:", 7, "brif"),
        ("injects:", "injects: &a [*a]\nrest:", 19, ""),
        ("{de: Scherben im Paket", "{de: Scherben im Paket" + "!" * 80, 3, "60"),
        ("kind: call", "kind: !!python/object:os.system call", 37, ""),
        ("minutes: 60", "minutes: 60\n\tlevel: 2", 7, ""),
    ],
)
def test_a_mistake_in_a_scenario_is_named_with_its_line(
    changed: Changed, old: str, new: str, line: int, reason: str
) -> None:
    with pytest.raises(BrokenFile) as broken:
        read_scenario(changed(SCENARIOS / "broken-cups.yaml", old, new), load_playbooks())
    problems = broken.value.problems
    assert all(problem.file.endswith("broken-cups.yaml") for problem in problems)
    assert any(reason in problem.reason and abs(problem.line - line) <= 2 for problem in problems), str(
        broken.value
    )


def test_a_folder_of_ones_own_stands_beside_the_shipped_scenarios_and_may_replace_one(
    changed: Changed, tmp_path: Path
) -> None:
    changed(SCENARIOS / "leak.yaml", "Kundendaten im Netz", "Eigenes Leck")
    changed(SCENARIOS / "broken-cups.yaml", "id: broken-cups", "id: own-cups")
    found = load_scenarios(load_playbooks(), own=tmp_path)
    assert sorted(found) == ["broken-cups", "leak", "own-cups"]
    assert found["leak"].title["de"] == "Eigenes Leck"
    (tmp_path / "bytes.yaml").write_bytes(b"id: \xff\xfe")
    changed(SCENARIOS / "leak.yaml", "level: 4", "level: 44")
    with pytest.raises(BrokenFile) as broken:
        load_scenarios(load_playbooks(), own=tmp_path)
    assert {Path(problem.file).name for problem in broken.value.problems} == {"bytes.yaml", "leak.yaml"}
