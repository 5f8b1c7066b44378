"""`breakwater doctor`: all that the start reads and all that the bot talks to, looked at side by side."""

import asyncio
import logging
from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from datetime import datetime
from functools import partial

import typer
from pydantic import SecretStr

from bot.app.doctor_database import DatabaseLook
from bot.app.doctor_model import ModelLook
from bot.app.files import OwnFiles
from bot.clock import Clock, ClockError
from bot.discord.commands import commands
from bot.doctor import Check, Finding, group_of, something_broken
from bot.doctor.configuration import ConfigurationLook
from bot.doctor.discord import DiscordLook
from bot.doctor.findings import broken
from bot.doctor.people import PeopleLook
from bot.doctor.process import ProcessLook
from bot.doctor.slack import SlackLook
from bot.doctor.sources import SourcesLook
from bot.doctor.telling import as_json, as_text
from bot.doctor.triage import TriageLook
from bot.logs import Redaction, set_up_logs
from bot.settings import Environment, Found, Settings, find_settings
from bot.social.networks import ADAPTERS
from handlers.errors import BreakwaterError
from handlers.people import Team
from handlers.ports import Words
from handlers.staff.roster import read_team
from prompts.library import Library, load_library
from storage.database import Database
from storage.inspection import inspect

WITHIN = 9.0
"""Seconds for each group; all of them are looked at side by side."""


def doctor(environ: Mapping[str, str], *, language: str, json: bool) -> int:
    """Print what was found. The exit code: 1 if something is broken."""
    found = find_settings(environ, ADAPTERS)
    secrets = secrets_of(found)
    set_up_logs(secrets, level=logging.CRITICAL)
    library = load_library()
    words = library.words(language or spoken(environ))
    findings = asyncio.run(examined(checks(found, library, words)))
    for line in told(findings, words, secrets, json=json):
        typer.echo(line)
    return 1 if something_broken(findings) else 0


def told(findings: Sequence[Finding], words: Words, secrets: Sequence[str], *, json: bool) -> Iterator[str]:
    """Lines for the terminal, with no secret in them, whatever somebody else's error quotes."""
    redaction = Redaction(secrets)

    def clean(text: str) -> str:
        return str(redaction(None, "", {"said": text})["said"])

    yield from [as_json(findings, words, clean)] if json else as_text(findings, words, clean)


async def examined(checks: Mapping[str, Check], *, within: float = WITHIN) -> list[Finding]:
    """Every group, whatever becomes of the others; in the order in which they are told."""
    all_of_them = await asyncio.gather(*(_within(within, group, check) for group, check in checks.items()))
    return sorted((one for findings in all_of_them for one in findings), key=group_of)


async def _within(seconds: float, group: str, check: Check) -> list[Finding]:
    found: list[Finding] = []
    try:
        async with asyncio.timeout(seconds):
            async for finding in check():
                found.append(finding)  # noqa: PERF401 -- what came before the time was up counts
    except TimeoutError:
        found.append(broken(group, "doctor-slow", seconds=round(seconds)))
    except BreakwaterError as error:
        found.append(broken(group, "doctor-cut-short", why=str(error)))
    except Exception as error:  # noqa: BLE001 -- whatever it is, the other groups are looked at
        found.append(broken(group, "doctor-cut-short", why=type(error).__name__))
    return found


def checks(found: Found, library: Library, words: Words) -> Mapping[str, Check]:
    """What there is to look at, by group. What could not be read of the configuration is left out."""
    env, settings = found.env, found.settings
    clock = _clock(env)
    base = settings.team if settings else Team()
    files = OwnFiles(playbooks=settings.playbooks, scenarios=settings.scenarios).look() if settings else ()
    every: dict[str, Check] = {
        "configuration": ConfigurationLook(found=found, files=files).findings,
        "slack": SlackLook(env=env, team=base, clock=clock, lost=words).findings,
        "discord": DiscordLook(
            env=env, team=base, clock=clock, lost=words, commands=commands(library.words)
        ).findings,
        "triage": TriageLook(meaning=base.policy.meaning).findings,
        "model": ModelLook(env=env, settings=settings).findings,
    }
    if "port" not in found.unusable:
        every["process"] = ProcessLook(env=env).findings
    if "database_url" not in found.unusable:
        every["database"] = DatabaseLook(address=env.database_url).findings
    if settings is not None:
        every["sources"] = SourcesLook(settings=settings).findings
        every["people"] = partial(_people, found, settings, clock())
    return every


async def _people(found: Found, settings: Settings, now: datetime) -> AsyncIterator[Finding]:
    """With what the store knows of them, as far as it can be read: links, groups, absences."""
    team = settings.team
    if "database_url" not in found.unusable:
        team = await asyncio.to_thread(_as_stored, settings, now)
    look = PeopleLook(team=team, base=settings.team, pages=settings.pages, now=now)
    async for finding in look.findings():
        yield finding


def _as_stored(settings: Settings, now: datetime) -> Team:
    address = settings.env.database_url
    seen = inspect(address, thorough=False)
    if seen.unreachable or not seen.revision or seen.revision != seen.newest:
        return settings.team  # what is wrong with it is said under the database
    database = Database(address)
    try:
        with database.read() as uow:
            return read_team(settings.team, uow, now)[0]
    finally:
        database.close()


def _clock(env: Environment) -> Clock:
    try:
        return Clock(env.breakwater_test_clock)
    except ClockError:
        return Clock()


def secrets_of(found: Found) -> list[str]:
    """Everything that may never be shown, whatever an error of somebody else's quotes."""
    values = (getattr(found.env, name) for name in Environment.model_fields)
    configured = [value.get_secret_value() for value in values if isinstance(value, SecretStr)]
    settings = found.settings
    return [
        *configured,
        *(settings.secrets.values() if settings else ()),
        *(settings.pages.values() if settings else ()),
    ]


def spoken(environ: Mapping[str, str]) -> str:
    """The language of the terminal."""
    named = next((environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if environ.get(name)), "")
    return "de" if named.lower().startswith("de") else "en"
