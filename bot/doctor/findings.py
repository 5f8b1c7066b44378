"""What the doctor finds: one thing each, sound or not, as a key of the locale files with its values."""

from collections.abc import AsyncIterator, Callable, Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

GROUPS: Mapping[str, str] = {
    "configuration": "doctor-group-configuration",
    "process": "doctor-group-process",
    "database": "doctor-group-database",
    "clock": "doctor-group-clock",
    "slack": "doctor-group-slack",
    "discord": "doctor-group-discord",
    "sources": "doctor-group-sources",
    "triage": "doctor-group-triage",
    "model": "doctor-group-model",
    "people": "doctor-group-people",
}
"""In the order in which they are told, each with the key of its name."""


class State(StrEnum):
    OK = "ok"
    ATTENTION = "attention"
    """It runs, and something of it does not work, or soon will not."""
    BROKEN = "broken"


@dataclass(frozen=True, kw_only=True, slots=True)
class Finding:
    group: str
    state: State
    key: str
    """Its text has one line where all is well, else three: what is wrong, what does not work, what to do."""
    params: Mapping[str, str | int | float] = field(default_factory=dict[str, str | int | float])


Check = Callable[[], AsyncIterator[Finding]]
"""What it has found stands even if it is cut off by its time limit."""


def ok(group: str, key: str, **params: str | int | float) -> Finding:
    return Finding(group=group, state=State.OK, key=key, params=params)


def attention(group: str, key: str, **params: str | int | float) -> Finding:
    return Finding(group=group, state=State.ATTENTION, key=key, params=params)


def broken(group: str, key: str, **params: str | int | float) -> Finding:
    return Finding(group=group, state=State.BROKEN, key=key, params=params)


def something_broken(findings: Iterable[Finding]) -> bool:
    return any(one.state is State.BROKEN for one in findings)


def group_of(finding: Finding) -> int:
    """Its place among the groups."""
    return list(GROUPS).index(finding.group)
