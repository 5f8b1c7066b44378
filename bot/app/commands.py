"""What the command line asks for: run, migrate, import."""

import asyncio
import gc
import signal
import sys
from collections.abc import Mapping
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

import structlog
import typer
from pydantic import SecretStr

from bot.app.bot import Bot
from bot.clock import Clock
from bot.ingest.door import Visitor, door_of
from bot.ingest.importer import Totals, import_file
from bot.logs import set_up_logs
from bot.settings import Environment, Settings, SettingsError, load_settings
from bot.social.networks import ADAPTERS
from handlers.errors import Unavailable
from storage.database import Database
from storage.lock import ProcessLock
from storage.migrate import migrate

log = structlog.get_logger(__name__)


def open_database(settings: Settings) -> tuple[Database, AbstractContextManager[object]]:
    """The database, up to date, and what keeps a second process out where it is a file."""
    database = Database(settings.env.database_url)
    return database, ProcessLock(database.file) if database.file else nullcontext()


def _prepared(environ: Mapping[str, str]) -> Settings:
    settings = load_settings(environ, ADAPTERS)
    env = settings.env
    values = (getattr(env, name) for name in Environment.model_fields)
    configured = [value.get_secret_value() for value in values if isinstance(value, SecretStr)]
    set_up_logs([*configured, *settings.secrets.values()])
    return settings


SWITCH = 0.0005
"""Seconds that one thread may keep the interpreter while another waits. With Python's default of 5 ms a click waits
that long at each of its steps while the writer works off a wave."""


def keep_what_stays() -> None:
    """What was loaded for good is looked through by no later collection: 240,000 objects took 150 ms each time, and
    whoever clicked just then waited for that. What comes after is collected as ever."""
    gc.collect()
    gc.freeze()


async def run_all(environ: Mapping[str, str]) -> None:
    """Everything in one process, until it is told to stop."""
    sys.setswitchinterval(SWITCH)
    settings = _prepared(environ)
    for doubt in settings.doubts:
        log.warning("the configuration may not say what is meant", doubt=doubt)
    database, lock = open_database(settings)
    with lock:
        bot = None
        try:
            migrate(database.engine, now=Clock(settings.env.breakwater_test_clock)(), say=log.info)
            bot = Bot(settings, database)
            loop = asyncio.get_running_loop()
            for name in (signal.SIGTERM, signal.SIGINT):
                loop.add_signal_handler(name, bot.stopping.set)
            await bot.start()
            keep_what_stays()
            await bot.stopping.wait()
        finally:
            if bot is not None:
                await bot.stop()
            database.close()


def migrate_database(environ: Mapping[str, str]) -> str:
    """Bring the database up to date; what was done, in words."""
    settings = _prepared(environ)
    database, lock = open_database(settings)
    said: list[str] = []
    with lock:
        try:
            migrate(database.engine, now=Clock(settings.env.breakwater_test_clock)(), say=said.append)
        finally:
            database.close()
    return "\n".join(said) or "the database is up to date"


async def import_comments(environ: Mapping[str, str], file: Path, source: str, *, relay: bool) -> int:
    """Take in a file, through the running bot where there is one. The exit code: 1 if lines were left out."""
    settings = _prepared(environ)
    if source not in settings.team.sources:
        known = ", ".join(sorted(settings.team.sources)) or "none"
        raise SettingsError(
            f"there is no source {source!r} in {settings.env.breakwater_config}; known: {known}"
        )
    database, lock = open_database(settings)
    try:
        visitor = await _running_bot(database)
        if visitor is not None:
            clock = Clock(settings.env.breakwater_test_clock)
            totals = await import_file(file, source=source, ingest=visitor.ingest, clock=clock, relay=relay)
            await visitor.close()
        else:
            with lock:
                totals = await _import_alone(settings, database, file, source, relay=relay)
    finally:
        database.close()
    typer.echo(str(totals))
    return 1 if totals.wrong else 0


async def _running_bot(database: Database) -> Visitor | None:
    if database.file is None:
        return None
    visitor = Visitor(door_of(database.file))
    try:
        await visitor.connect()
    except Unavailable:
        return None
    return visitor


async def _import_alone(
    settings: Settings, database: Database, file: Path, source: str, *, relay: bool
) -> Totals:
    bot = Bot(settings, database)
    migrate(database.engine, now=bot.clock(), say=log.info)
    try:
        return await bot.take_in(file, source, relay=relay)
    finally:
        await bot.stop()
