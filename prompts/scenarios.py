"""Scenarios of drills: the YAML files of prompts/scenarios, checked, as values of the core."""

from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path
from typing import cast, get_args

from handlers.crisis.playbook import Playbook
from handlers.crisis.scenario import Goal, Inject, InjectKind, Scenario
from prompts.folders import version_of, yaml_files
from prompts.strict import BrokenFile, Problem, Table, read

FOLDER = Path(__file__).parent / "scenarios"
LONGEST_INJECT = 500
_KEYS = ("id", "title", "brief", "playbook", "level", "minutes", "injects", "goals")


def load_scenarios(
    playbooks: Mapping[str, Playbook], folder: Path = FOLDER, *, own: Path | None = None
) -> Mapping[str, Scenario]:
    """By id; those of one's own first, which may replace a shipped one. Raises BrokenFile with every problem of every
    file."""
    if own is None:
        return _folder(playbooks, folder)
    mine = _folder(playbooks, own)
    return {**mine, **{id: one for id, one in _folder(playbooks, folder).items() if id not in mine}}


def _folder(playbooks: Mapping[str, Playbook], folder: Path) -> Mapping[str, Scenario]:
    problems: list[Problem] = []
    found: dict[str, Scenario] = {}
    for file in yaml_files(folder):
        try:
            scenario = read_scenario(file, playbooks)
        except BrokenFile as broken:
            problems += broken.problems
            continue
        if scenario.id in found:
            problems.append(
                Problem(file=str(file), line=1, reason=f"there is a scenario {scenario.id!r} already")
            )
        found[scenario.id] = scenario
    if problems:
        raise BrokenFile(problems)
    return found


def read_scenario(file: Path, playbooks: Mapping[str, Playbook]) -> Scenario:
    """One file; the steps that it names are looked for in its playbook. Raises BrokenFile with every problem in it."""
    table = read(file, known=_KEYS)
    minutes = table.number("minutes", 5, 480, default=60)
    rows = table.tables("injects", known=("at", "kind", "from", "texts", "step"), least=1, most=100)
    goals = table.tables("goals", known=("step", "within", "title"), most=20)
    playbook = table.choice("playbook", playbooks)
    scenario = Scenario(
        id=table.id("id"),
        version=version_of(table),
        title=table.texts("title", longest=60),
        brief=table.texts("brief", longest=600),
        playbook=playbook,
        level=table.number("level", 0, 6, default=3),
        length=timedelta(minutes=minutes),
        injects=tuple(sorted((_inject(row) for row in rows), key=lambda inject: inject.at)),
        goals=tuple(_goal(row) for row in goals),
    )
    if playbook in playbooks:
        steps = {step.id for step in playbooks[playbook].steps}
        for row in (*rows, *goals):
            step = row.id("step", default="")
            if step and step not in steps:
                row.wrong("step", f"{playbook} has no step {step!r}")
    for row in rows:
        if (row.duration("at", default=timedelta()) or timedelta()) > scenario.length:
            row.wrong("at", f"later than the end (minutes: {minutes})")
    table.problems.stop()
    return scenario


def _inject(table: Table) -> Inject:
    texts = table.tables("texts", known=("de", "en"), least=1, most=20)
    return Inject(
        at=table.duration("at", required=True) or timedelta(),
        kind=cast("InjectKind", table.choice("kind", get_args(InjectKind))),
        origin=table.texts("from", longest=60),
        texts=tuple({name: one.text(name, longest=LONGEST_INJECT) for name in ("de", "en")} for one in texts),
        step=table.id("step", default=""),
    )


def _goal(table: Table) -> Goal:
    return Goal(
        step=table.id("step"),
        within=table.duration("within", required=True) or timedelta(),
        title=table.texts("title", longest=90),
    )
