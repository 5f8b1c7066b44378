"""Values and rows, where several threads read at the same time."""

import subprocess
import sys

MEETING = """
import sys
from dataclasses import field, make_dataclass
from threading import Barrier, Thread

from storage.rows import to_value

sys.setswitchinterval(1e-6)


def fresh(number):
    inner = make_dataclass(f"Inner{number}", [(f"a{n}", int, field(default=n)) for n in range(20)])
    names = [(f"b{n}", list[inner] | None, field(default=None)) for n in range(20)]
    return make_dataclass(f"Outer{number}", names)


def meet(kind, barrier):
    barrier.wait()
    to_value({"b3": [{"a1": 7}]}, kind)


for number in range(400):
    kind, barrier = fresh(number), Barrier(6)
    threads = [Thread(target=meet, args=(kind, barrier)) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
"""


def test_threads_that_meet_a_class_for_the_first_time_at_once_do_not_crash_the_process() -> None:
    ended = subprocess.run([sys.executable, "-c", MEETING], capture_output=True, text=True, check=False)
    assert (ended.returncode, ended.stderr) == (0, "")
