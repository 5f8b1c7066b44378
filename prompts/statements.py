"""Prepared statements: the YAML files of prompts/statements, checked, as seeds of the core."""

from collections.abc import Mapping
from pathlib import Path
from typing import cast

from handlers.texts.statement import KINDS, SLOTS, Kind, Seed, is_closed, places
from prompts.folders import version_of, yaml_files
from prompts.strict import BrokenFile, Problem, Table, read

FOLDER = Path(__file__).parent / "statements"
LONGEST = 1500
LONGEST_SHORT = 260
"""Of a short text without its slots: the smallest network that takes posts holds 280."""
MOST_SLOTS = 5
_KEYS = ("kind", "title", "help", "slots", "required", "text", "short", "filled")


def load_statements(folder: Path = FOLDER) -> Mapping[Kind, Seed]:
    """One of each kind. Raises BrokenFile with every problem of every file."""
    problems: list[Problem] = []
    found: dict[Kind, Seed] = {}
    for file in yaml_files(folder):
        try:
            seed = read_statement(file)
        except BrokenFile as broken:
            problems += broken.problems
            continue
        if seed.kind in found:
            problems.append(Problem(file=str(file), line=1, reason=f"there is a {seed.kind} already"))
        found[seed.kind] = seed
    missing = [kind for kind in KINDS if kind not in found]
    if not problems and missing:
        problems.append(Problem(file=str(folder), line=0, reason=f"no {', '.join(missing)}"))
    if problems:
        raise BrokenFile(problems)
    return {kind: found[kind] for kind in KINDS}


def read_statement(file: Path) -> Seed:
    """One file. Raises BrokenFile with every problem in it."""
    table = read(file, known=_KEYS)
    slots = table.words("slots", longest=24, most=MOST_SLOTS)
    required = table.words("required", longest=24, most=MOST_SLOTS) or slots
    _known(table, "slots", slots, SLOTS)
    _known(table, "required", required, slots)
    texts = table.texts("text", longest=LONGEST)
    short = table.texts("short", longest=LONGEST_SHORT)
    _places(table, "text", texts, slots, all_of=frozenset(slots))
    _places(table, "short", short, slots, all_of=frozenset())
    seed = Seed(
        kind=cast("Kind", table.choice("kind", KINDS)),
        version=version_of(table),
        title=table.texts("title", longest=40),
        help=table.texts("help", longest=400),
        slots=slots,
        required=frozenset(required),
        text=texts,
        short=short,
        filled=_filled(table, slots),
    )
    if seed.kind == "acknowledgement" and not all(
        is_closed(text) for text in (*texts.values(), *short.values())
    ):
        table.wrong(
            "text", "an acknowledgement has no slot but {next}: at night nobody reads it a second time"
        )
    table.problems.stop()
    return seed


def _known(table: Table, key: str, named: tuple[str, ...], allowed: tuple[str, ...]) -> None:
    for name in named:
        if name not in allowed:
            table.wrong(key, f"{name!r}: expected one of {', '.join(allowed)}")
    if len(set(named)) != len(named):
        table.wrong(key, "one of them stands here twice")


def _places(
    table: Table, key: str, texts: Mapping[str, str], slots: tuple[str, ...], *, all_of: frozenset[str]
) -> None:
    for language, text in texts.items():
        asked = places(text)
        for name in sorted(asked - set(slots)):
            table.wrong(key, f"{language}: {{{name}}} is not among the slots")
        for name in sorted(all_of - asked):
            table.wrong(key, f"{language}: {{{name}}} does not appear")


def _filled(table: Table, slots: tuple[str, ...]) -> dict[str, dict[str, str]]:
    filled = table.table("filled", known=slots, required=False)
    if filled is None:
        return {}
    return {name: filled.texts(name, longest=300) for name in slots if filled.has(name)}
