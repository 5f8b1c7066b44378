"""A playbook that was broken while the bot runs is known before the next start fails on it."""

import asyncio
from collections.abc import Callable
from pathlib import Path

from bot.app.files import OwnFiles
from prompts.playbooks import FOLDER


async def test_what_is_wrong_with_a_file_is_told_with_its_line_and_gone_once_it_is_mended(
    tmp_path: Path,
) -> None:
    own = tmp_path / "own.yaml"
    whole = (FOLDER / "default.yaml").read_text(encoding="utf-8")
    files = OwnFiles(playbooks=tmp_path, scenarios=None, every=0.01)
    own.write_text(whole.replace("role: web", "role: nobody"), encoding="utf-8")
    looking = asyncio.create_task(files.run())
    await until(lambda: bool(files.problems))
    assert "own.yaml:" in files.problems[0]
    assert "there is no role 'nobody'" in files.problems[0]
    own.write_text(whole, encoding="utf-8")
    await until(lambda: not files.problems)
    looking.cancel()


async def until(holds: Callable[[], bool]) -> None:
    async with asyncio.timeout(60):
        while True:
            await asyncio.sleep(0.01)
            if holds():
                return
