"""What a benchmark gives back, and how it is printed."""

import sys
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Row:
    what: str
    measured: str
    """With its unit."""
    target: str = ""
    reached: bool | None = None
    """None where there is no target."""


def show(title: str, rows: Iterable[Row]) -> None:
    rows = list(rows)
    width = max(len(row.what) for row in rows)
    print(f"\n{title}")
    for row in rows:
        verdict = {None: "", True: "reached", False: "MISSED"}[row.reached]
        print(f"  {row.what:<{width}}  {row.measured:>34}  {row.target:<10} {verdict}".rstrip())
    sys.stdout.flush()
