"""Sets the stage: a sandbox, a configuration that fits it, and the bot as a process of its own."""

import asyncio
import os
import signal
import socket
import sys
import tempfile
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

import aiohttp

from bot.demo.team import configuration
from bot.demo.wave import read_story
from bot.discord.install import registration
from bot.sandbox.network import ACCOUNTS
from bot.sandbox.server import Sandbox, start_sandbox
from bot.sandbox.welcome import Welcome
from bot.slack.manifest import manifest
from handlers.errors import BreakwaterError

READY_WITHIN = 200.0
"""Seconds that a starting bot has. It takes three, which the benchmark measures; on a machine that is busy with much
else it is waited for."""


TRY_A_DRILL = Welcome(
    label={"de": "Übung starten", "en": "Try a drill"},
    text={
        "de": "Eine Stunde Krise in drei Minuten, in Slack und Discord. Veröffentlicht wird nichts.",
        "en": "An hour of crisis in three minutes, in Slack and Discord. Nothing gets published.",
    },
    user="mara",
    command="/crisis",
    words="drill",
)


class NotReady(BreakwaterError):
    """The bot did not become ready; the message holds the end of what it said."""


@dataclass(kw_only=True)
class BotProcess:
    """The bot, run the way an operator runs it: `python -m bot run` with an environment. Can be killed, and ends with
    this process however that ends."""

    folder: Path
    environ: Mapping[str, str]
    port: int
    _process: asyncio.subprocess.Process | None = None
    _log: Path = field(init=False)

    def __post_init__(self) -> None:
        self._log = self.folder / "bot.log"

    @property
    def base_url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def pid(self) -> int:
        return self._process.pid if self._process else 0

    def log(self) -> str:
        return self._log.read_text(errors="replace") if self._log.exists() else ""

    async def start(self, **more: str) -> None:
        """Start and wait until it is ready. Raises NotReady with the bot's last words."""
        with self._log.open("ab") as log:
            self._process = await asyncio.create_subprocess_exec(
                sys.executable, "-m", "bot.demo.tethered", "run",
                env={**self.environ, **more}, cwd=Path(__file__).parents[2],
                stdin=asyncio.subprocess.PIPE, stdout=log, stderr=log,
            )  # fmt: skip
        async with aiohttp.ClientSession() as session:
            try:
                async with asyncio.timeout(READY_WITHIN):
                    await self._until_ready(session)
            except TimeoutError:
                await self.kill()
                raise NotReady(
                    f"the bot was not ready in time; its last words:\n{self.log()[-2000:]}"
                ) from None

    async def _until_ready(self, session: aiohttp.ClientSession) -> None:
        while True:
            if self._process is not None and self._process.returncode is not None:
                code = self._process.returncode
                raise NotReady(f"the bot has ended ({code}); its last words:\n{self.log()[-2000:]}")
            try:
                async with session.get(f"{self.base_url}/health/ready") as answer:
                    if answer.status == 200:
                        return
            except aiohttp.ClientError:
                pass  # not listening yet
            await asyncio.sleep(0.05)

    async def kill(self) -> None:
        """kill -9: nothing gets a chance to clean up."""
        await self._end(signal.SIGKILL)

    async def stop(self) -> None:
        await self._end(signal.SIGTERM)

    async def _end(self, how: signal.Signals) -> None:
        process, self._process = self._process, None
        if process is not None and process.returncode is None:
            process.send_signal(how)
            try:
                async with asyncio.timeout(20):
                    await process.wait()
            except TimeoutError:
                process.kill()
                await process.wait()


@dataclass(frozen=True, kw_only=True, slots=True)
class Stage:
    sandbox: Sandbox
    bot: BotProcess


@asynccontextmanager
async def set_stage(
    *,
    port: int = 0,
    database_url: str = "",
    policy: str = "",
    watch: str = "",
    environ: Mapping[str, str] | None = None,
    start: bool = True,
    language: str = "de",
) -> AsyncIterator[Stage]:
    """A sandbox with the bot attached, until the block ends. `policy` replaces the [policy] table of the demo,
    `watch` is its [watch] table; `language` is that of the cards and of the people."""
    with tempfile.TemporaryDirectory(prefix="breakwater-") as name:
        folder = Path(name)
        clock = folder / "clock"
        clock.write_text("0")
        bot_port = _free_port()
        hook_base = f"http://127.0.0.1:{bot_port}"
        sandbox = await start_sandbox(
            welcome=TRY_A_DRILL,
            port=port,
            manifest=manifest(),
            install=registration(),
            hook_base=hook_base,
            clock_file=clock,
            story=read_story(language),
            language=language,
        )
        config = folder / "breakwater.toml"
        config.write_text(configuration(sandbox, policy=policy, watch=watch, language=language))
        bot = BotProcess(
            folder=folder,
            port=bot_port,
            environ={
                **_ordinary(os.environ),
                **addresses(sandbox),
                "BREAKWATER_CONFIG": str(config),
                "BREAKWATER_TEST_CLOCK": str(clock),
                "DATABASE_URL": database_url or f"sqlite:///{folder / 'breakwater.db'}",
                "PORT": str(bot_port),
                **(environ or {}),
            },
        )
        try:
            if start:
                await bot.start()
            yield Stage(sandbox=sandbox, bot=bot)
        finally:
            await bot.stop()
            await sandbox.close()


def addresses(sandbox: Sandbox) -> dict[str, str]:
    """The ordinary settings that point a bot to this sandbox, secrets of its invented accounts included."""
    secrets = sandbox.slack.app.secrets
    return {
        "SLACK_BOT_TOKEN": secrets.bot_token,
        "SLACK_APP_TOKEN": secrets.app_token,
        "SLACK_API_URL": f"{sandbox.base_url}/slack/api/",
        "DISCORD_TOKEN": sandbox.discord.token,
        "DISCORD_API_URL": sandbox.discord.api_url,
        "DISCORD_GATEWAY_URL": sandbox.discord.gateway_url,
        **{f"HOOK_SECRET_{account.name.upper()}": account.secret for account in ACCOUNTS},
    }


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _ordinary(environ: Mapping[str, str]) -> dict[str, str]:
    """The environment without an operator's own settings (a demo must never reach a real Slack) and without proxies."""
    ours = ("SLACK_", "DISCORD_", "OPENAI_", "BREAKWATER_", "DATABASE_URL", "AUDIT_KEY", "HOST", "PORT")
    return {
        name: value
        for name, value in environ.items()
        if not name.startswith(ours) and not name.lower().endswith("_proxy")
    }
