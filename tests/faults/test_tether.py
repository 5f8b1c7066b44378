"""A demo that is killed leaves no bot behind."""

import asyncio
import os
import signal
import sys

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
        with open(f"/proc/{pid}/stat") as found:
            return found.read().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


async def test_a_bot_ends_with_the_demo_that_is_killed() -> None:
    demo = await asyncio.create_subprocess_exec(sys.executable, "-c", PARENT, stdout=asyncio.subprocess.PIPE)
    assert demo.stdout is not None
    async with asyncio.timeout(120):
        pid = int(await demo.stdout.readline())
        assert lives(pid)
        os.kill(demo.pid, signal.SIGKILL)
        await demo.wait()
        while lives(pid):
            await asyncio.sleep(0.05)
