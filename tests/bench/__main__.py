"""`python -m tests.bench [NAME ...]`: all benchmarks, or those named."""

import argparse
import asyncio
import platform
import sqlite3

from tests.bench import flags, flood, ingest, ladder, queue, shop, storms, topics, world
from tests.bench.table import show

BENCHMARKS = {
    "flags": flags.measure,
    "flood": flood.measure,
    "flood-postgresql": flood.measure_postgresql,
    "ingest": ingest.measure,
    "ladder": ladder.measure,
    "queue": queue.measure,
    "shop": shop.measure,
    "storms": storms.measure,
    "topics": topics.measure,
    "world": world.measure,
}
"""Name -> coroutine function that takes the number of seconds for one measurement and gives back rows."""


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("names", nargs="*", choices=[[], *BENCHMARKS], help="which; all if none is named")
    parser.add_argument("--seconds", type=float, default=3.0, help="for one measurement")
    chosen = parser.parse_args()
    print(f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}, {platform.machine()}")
    for name in chosen.names or BENCHMARKS:
        show(name, asyncio.run(BENCHMARKS[name](chosen.seconds)))


if __name__ == "__main__":
    main()
