"""Findings as people read them in a terminal, and as JSON."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence

from bot.doctor.findings import GROUPS, Finding, State
from handlers.ports import Words

STATES: Mapping[State, str] = {
    State.OK: "doctor-state-ok",
    State.ATTENTION: "doctor-state-attention",
    State.BROKEN: "doctor-state-broken",
}
WIDEST = 12
Clean = Callable[[str], str]
"""Takes out what nobody may read."""


def said(finding: Finding, words: Words, clean: Clean) -> list[str]:
    """What is wrong, what does not work because of it, what to do next; the first alone where all is well."""
    values = {name: _flat(value) for name, value in finding.params.items()}
    return [clean(line) for line in words(finding.key, **values).splitlines()]


def as_text(findings: Sequence[Finding], words: Words, clean: Clean) -> Iterator[str]:
    for group, name in GROUPS.items():
        mine = [finding for finding in findings if finding.group == group]
        if mine:
            yield words(name)
        for finding in mine:
            what, *rest = said(finding, words, clean)
            yield f"  {words(STATES[finding.state]):<{WIDEST}} {what}"
            yield from (f"  {'':<{WIDEST}} {line}" for line in rest)
    yield words("doctor-sum", **_counted(findings))


def as_json(findings: Sequence[Finding], words: Words, clean: Clean) -> str:
    def told(finding: Finding) -> dict[str, str]:
        what, hurts, do = (*said(finding, words, clean), "", "")[:3]
        key = finding.key.removeprefix("doctor-")
        return {
            "group": finding.group,
            "state": str(finding.state),
            "finding": key,
            "what": what,
            "therefore": hurts,
            "next": do,
        }

    whole = {**_counted(findings), "findings": [told(finding) for finding in findings]}
    return json.dumps(whole, ensure_ascii=False, indent=2)


def _counted(findings: Sequence[Finding]) -> dict[str, int]:
    return {str(state): sum(one.state is state for one in findings) for state in State}


def _flat(value: str | int | float) -> str | int | float:
    """On one line, and without what a terminal would obey: names and messages come from elsewhere."""
    if not isinstance(value, str):
        return value
    return "".join(mark if mark.isprintable() else " " for mark in value).strip()
