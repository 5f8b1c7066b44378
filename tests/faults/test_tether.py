"""A demo that is killed leaves no bot behind."""

import asyncio
import os
import signal
import sys
from pathlib import Path

import pytest

from tests.faults.newsroom import until

PARENT = """
import asyncio, sys
from bot.demo.stage import set_stage

async def main():
    async with set_stage() as stage:
        print(stage.bot.pid, flush=True)
        await asyncio.sleep(3600)

asyncio.run(main())
"""


def lives(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"


@pytest.mark.skipif(
    not Path("/proc/self/stat").exists(), reason="whether a foreign process lives is read in /proc"
)
async def test_a_bot_ends_with_the_demo_that_is_killed() -> None:
    demo = await asyncio.create_subprocess_exec(sys.executable, "-c", PARENT, stdout=asyncio.subprocess.PIPE)
    assert demo.stdout is not None
    async with asyncio.timeout(240):
        pid = int(await demo.stdout.readline())
        assert lives(pid)
        os.kill(demo.pid, signal.SIGKILL)
        await demo.wait()
    await until(lambda: not lives(pid))
