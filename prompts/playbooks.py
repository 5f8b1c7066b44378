"""Playbooks: the YAML files of prompts/playbooks and of the team's own folder, checked, as values of the core."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta
from pathlib import Path
from typing import cast, get_args

from handlers.crisis.playbook import LEAD, Action, Due, Evidence, Phase, Playbook, Role, Step, Texts
from prompts.folders import version_of, yaml_files
from prompts.strict import BrokenFile, Problem, Table, read

FOLDER = Path(__file__).parent / "playbooks"
DEFAULT = "default"
TEAM_ROLES = ("viewer", "moderator", "approver", "deputy", "crisis_lead", "legal", "admin")
STATEMENTS = ("acknowledgement", "holding", "correction", "closing")
HIGHEST_LEVEL = 6
LONGEST_TITLE = 90
LONGEST_HELP = 600
MOST_STEPS = 100

_PLAYBOOK = ("id", "title", "update_every", "phases", "roles", "steps", "exit_criteria", "deadlines")
_STEP = (
    *("id", "phase", "title", "help", "role", "second", "due", "evidence", "level_from", "blocking"),
    *("action", "statement"),
)
_DUE = ("after", "step", "every", "later_every", "grace")


def load_playbooks(own: Path | None = None) -> Mapping[str, Playbook]:
    """The shipped ones and those of a folder of one's own, by id, the default first; one's own takes the place of a
    shipped one.

    Raises BrokenFile with every problem of every file.
    """
    shipped = read_all(yaml_files(FOLDER))
    found = shipped | (read_all(yaml_files(own)) if own is not None else {})
    return {DEFAULT: found.pop(DEFAULT), **found}


def read_all(files: Sequence[Path]) -> dict[str, Playbook]:
    """All of them by id. Raises BrokenFile with the problems of all."""
    problems: list[Problem] = []
    found: dict[str, tuple[Path, Playbook]] = {}
    for file in files:
        try:
            playbook = read_playbook(file)
        except BrokenFile as broken:
            problems += broken.problems
            continue
        if playbook.id in found:
            reason = f"the id {playbook.id!r} stands in {found[playbook.id][0].name} already"
            problems.append(Problem(file=str(file), line=1, reason=reason))
        found.setdefault(playbook.id, (file, playbook))
    if problems:
        raise BrokenFile(problems)
    return {id: playbook for id, (_, playbook) in found.items()}


def read_playbook(file: Path) -> Playbook:
    """One file. Raises BrokenFile with every problem in it."""
    table = read(file, known=_PLAYBOOK)
    phases = table.tables("phases", known=("id", "title"), least=1, most=12)
    roles = table.tables("roles", known=("id", "title", "team_role"), least=1, most=20)
    steps = table.tables("steps", known=_STEP, least=1, most=MOST_STEPS)
    playbook = Playbook(
        id=table.id("id"),
        version=version_of(table),
        title=table.texts("title", longest=LONGEST_TITLE),
        phases=tuple(
            Phase(id=phase.id("id"), title=phase.texts("title", longest=LONGEST_TITLE)) for phase in phases
        ),
        roles=tuple(_role(role) for role in roles),
        steps=tuple(_step(step) for step in steps),
        update_every=table.duration("update_every", required=True) or timedelta(hours=1),
        exit_criteria=_criteria(table),
        deadlines=tuple(
            (row.texts("title", longest=LONGEST_TITLE), row.duration("within", required=True) or timedelta())
            for row in table.tables("deadlines", known=("title", "within"), most=10)
        ),
    )
    if playbook.update_every < timedelta(minutes=5):
        table.wrong("update_every", "expected at least 5 min")
    _unique(phases)
    _unique(roles)
    _unique(steps)
    _references(playbook, table, steps)
    _order(playbook.steps, steps)
    table.problems.stop()
    return playbook


def _criteria(table: Table) -> tuple[Texts, ...]:
    rows = table.tables("exit_criteria", known=("de", "en"), most=10)
    return tuple({language: row.text(language, longest=200) for language in ("de", "en")} for row in rows)


def _role(table: Table) -> Role:
    return Role(
        id=table.id("id"),
        title=table.texts("title", longest=40),
        team_role=table.choice("team_role", TEAM_ROLES, default=""),
    )


def _step(table: Table) -> Step:
    action = table.choice("action", get_args(Action), default="")
    statement = table.choice("statement", STATEMENTS, default="")
    if action == "statement" and not statement:
        table.wrong("action", "a statement; which kind? (statement: acknowledgement, holding, ...)")
    elif statement and action != "statement":
        table.wrong("statement", "needs action: statement beside it")
    return Step(
        id=table.id("id"),
        phase=table.id("phase"),
        title=table.texts("title", longest=LONGEST_TITLE),
        help=table.texts("help", longest=LONGEST_HELP, required=False),
        role=table.id("role"),
        second=table.id("second", default=""),
        due=_due(table),
        evidence=cast("Evidence", table.choice("evidence", get_args(Evidence), default="")),
        level_from=table.number("level_from", 0, HIGHEST_LEVEL, default=0),
        blocking=table.flag("blocking"),
        action=cast("Action", action),
        statement=statement,
    )


def _due(table: Table) -> Due | None:
    """A time after the declaration (`due: 15 min`), or a table with more."""
    if not table.has("due"):
        return None
    if table.is_text("due"):
        return Due(after=table.duration("due") or timedelta())
    due = table.table("due", known=_DUE)
    if due is None:
        return None
    every, later = due.duration("every"), due.duration("later_every")
    if later is not None and every is None:
        due.wrong("later_every", "needs every beside it")
    for key, pause in (("every", every), ("later_every", later)):
        if pause is not None and pause < timedelta(minutes=5):
            due.wrong(key, "expected at least 5 min")
    return Due(
        after=due.duration("after", default=timedelta()) or timedelta(),
        step=due.id("step", default=""),
        every=every,
        later_every=later,
        grace=due.duration("grace", default=timedelta()) or timedelta(),
    )


def _unique(tables: Iterable[Table]) -> None:
    lines: dict[str, int] = {}
    for table in tables:
        id_ = table.id("id", default="")
        if id_ and id_ in lines:
            table.wrong("id", f"{id_!r} stands here twice, first in line {lines[id_]}")
        lines.setdefault(id_, table.line_of("id"))


def _references(playbook: Playbook, root: Table, tables: Sequence[Table]) -> None:
    """Each phase, role and step that a step names is there."""
    phases = {phase.id for phase in playbook.phases}
    roles = {role.id for role in playbook.roles}
    if LEAD not in roles:
        root.wrong("roles", f"nobody leads; one of them has to be {LEAD!r}")
    ids = {step.id for step in playbook.steps}
    for step, table in zip(playbook.steps, tables, strict=True):
        if step.phase and step.phase not in phases:
            table.wrong("phase", f"there is no phase {step.phase!r}")
        for key, role in (("role", step.role), ("second", step.second)):
            if role and role not in roles:
                table.wrong(key, f"there is no role {role!r}")
        if step.due and step.due.step and step.due.step not in ids:
            table.wrong("due", f"there is no step {step.due.step!r}")


def _order(steps: Sequence[Step], tables: Sequence[Table]) -> None:
    """No step waits for itself, by way of others or not."""
    after = {step.id: step.due.step for step in steps if step.due and step.due.step}
    told: set[str] = set()
    for step, table in zip(steps, tables, strict=True):
        way = [step.id]
        while (following := after.get(way[-1])) and following not in way:
            way.append(following)
        if following == step.id and not told.intersection(way):
            told.update(way)
            table.wrong("due", f"waits for itself: {' -> '.join([*way, step.id])}")
