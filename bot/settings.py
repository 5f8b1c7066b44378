"""Environment and breakwater.toml: read once at start; wrong values named with file, key and what was expected."""

import re
import tomllib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from pydantic import BaseModel, ConfigDict, Field, SecretStr, ValidationError, field_validator

from bot.config_words import in_file
from bot.config_words import problems as _file_problems
from bot.team_file import TeamFile
from handlers.errors import BreakwaterError
from handlers.people import Team


class SettingsError(BreakwaterError):
    """The configuration cannot be used; the message names file, key and what was expected, one problem a line."""


class Environment(BaseModel):
    """What comes from the environment: addresses and secrets."""

    model_config = ConfigDict(frozen=True)

    database_url: str = "sqlite:///breakwater.db"
    breakwater_config: Path = Path("breakwater.toml")
    slack_bot_token: SecretStr | None = None
    slack_app_token: SecretStr | None = None
    slack_signing_secret: SecretStr | None = None
    slack_api_url: str = "https://slack.com/api/"
    discord_token: SecretStr | None = None
    discord_api_url: str = "https://discord.com/api/v10"
    discord_gateway_url: str | None = None
    openai_api_key: SecretStr | None = None
    openai_base_url: str | None = None
    breakwater_model: str | None = None
    audit_key: SecretStr | None = None
    host: str = "127.0.0.1"
    port: int = Field(default=8080, ge=0, le=65535)
    breakwater_test_clock: Path | None = None

    @field_validator("database_url")
    @classmethod
    def _known_database(cls, url: str) -> str:
        if not url.startswith(("sqlite:///", "postgresql://")):
            raise ValueError("expected sqlite:///FILE or postgresql://...")
        return url

    @field_validator("slack_api_url", "discord_api_url", "openai_base_url", "discord_gateway_url")
    @classmethod
    def _is_address(cls, url: str | None) -> str | None:
        if url is not None and urlsplit(url).scheme not in {"http", "https", "ws", "wss"}:
            raise ValueError("expected an address that begins with http(s) or ws(s)")
        return url


@dataclass(frozen=True, kw_only=True, slots=True)
class Settings:
    """All that the composition root needs to know."""

    env: Environment
    team: Team
    secrets: Mapping[str, str]
    """Hook secret per source name; sources without one are missing here."""
    pages: Mapping[str, str]
    """Address outside chat per person id, as apprise writes it: it holds a secret."""
    reads_config: bool
    """False when there was no configuration file and the defaults stand alone."""
    opinion_moderation: str = ""
    """Model of the moderation endpoint that gives second opinions; empty: not asked."""
    opinion_model: str = ""
    """Chat model that does; empty: not asked."""
    playbooks: Path | None = None
    """Folder with playbooks of one's own; None where none is configured."""
    scenarios: Path | None = None
    """The same for scripts of drills."""
    doubts: tuple[str, ...] = ()
    """What may be meant, and probably is not: said in the log, file and line in front."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Found:
    """What could be read, and everything that is wrong with it."""

    env: Environment
    settings: Settings | None
    """As far as the file goes; None where it can't be read as one."""
    problems: tuple[str, ...]
    """File, line and key in front, one each."""
    unusable: frozenset[str]
    """Fields of the environment whose values can't be used; they stand at their defaults."""


def load_settings(environ: Mapping[str, str], kinds: Collection[str] = ()) -> Settings:
    """Read the environment and the file that it names. `kinds`: of sources that there are; none given, none is refused.
    Raises SettingsError with every problem found."""
    found = find_settings(environ, kinds)
    if found.problems or found.settings is None:
        raise SettingsError("\n".join(found.problems))
    return found.settings


def find_settings(environ: Mapping[str, str], kinds: Collection[str] = ()) -> Found:
    """The same, for who wants to go on with what there is. Raises nothing for what an operator wrote."""
    env, problems, unusable = _environment(environ)
    problems += _contradictions(env)
    settings = None
    try:
        text = _read_file(env.breakwater_config, named="BREAKWATER_CONFIG" in environ)
        raw = _parsed(env.breakwater_config, text or "")
        settings = _settings(environ, kinds, env, text, raw, problems)
    except SettingsError as wrong:
        problems += str(wrong).splitlines()
    return Found(env=env, settings=settings, problems=tuple(problems), unusable=unusable)


def revealed(secret: SecretStr | None) -> str:
    return secret.get_secret_value() if secret else ""


def _environment(environ: Mapping[str, str]) -> tuple[Environment, list[str], frozenset[str]]:
    given = {
        key.lower(): value
        for key, value in environ.items()
        if value and key.lower() in Environment.model_fields
    }
    try:
        return Environment.model_validate(given), [], frozenset()
    except ValidationError as wrong:
        unusable = frozenset(str(error["loc"][0]) for error in wrong.errors())
        rest = {key: value for key, value in given.items() if key not in unusable}
        return Environment.model_validate(rest), _env_problems(wrong), unusable


def _settings(
    environ: Mapping[str, str],
    kinds: Collection[str],
    env: Environment,
    text: str | None,
    raw: dict[str, Any],
    problems: list[str],
) -> Settings:
    """Adds to `problems` what is wrong in a file of the right shape. Raises SettingsError for any other."""
    try:
        file = TeamFile.model_validate(raw)
    except ValidationError as wrong:
        found = _file_problems(env.breakwater_config, text or "", wrong, TeamFile)
        raise SettingsError("\n".join(found)) from None

    def placed(problem: str) -> str:
        return in_file(env.breakwater_config, text or "", raw, problem)

    problems += [placed(problem) for problem in [*file.loose_ends(), *_unknown_kinds(file, kinds)]]
    hooks = {source.name: ("sources", "secret_env", source.secret_env) for source in file.sources}
    pagers = {person.id: ("people", "page_env", person.page_env) for person in file.people}
    secrets, missing = _secrets(environ, hooks)
    pages, unpaged = _secrets(environ, pagers)
    problems += [placed(problem) for problem in [*missing, *unpaged]]
    own, scripts = file.crisis.playbooks, file.crisis.scenarios
    return Settings(
        env=env,
        team=file.team(),
        secrets=secrets,
        pages=pages,
        reads_config=text is not None,
        opinion_moderation=file.second_opinion.moderation,
        opinion_model=file.second_opinion.model,
        playbooks=env.breakwater_config.parent / own if own else None,
        scenarios=env.breakwater_config.parent / scripts if scripts else None,
        doubts=tuple(map(placed, file.doubts())),
    )


def _secrets(
    environ: Mapping[str, str], named: Mapping[str, tuple[str, str, str]]
) -> tuple[dict[str, str], list[str]]:
    """What variables hold that the file names, by what they belong to; and which of them the environment lacks.
    `named`: table, key and variable."""
    found = {one: environ.get(variable, "") for one, (_, _, variable) in named.items() if variable}
    missing = [
        f"{table}.{one}.{key}: the environment has no {variable}"
        for one, (table, key, variable) in named.items()
        if variable and not found[one]
    ]
    return found, missing


def _read_file(path: Path, *, named: bool) -> str | None:
    """Its text; None where there is none and none was asked for."""
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError:
        if named:
            raise SettingsError(f"{path}: there is no such file (BREAKWATER_CONFIG names it)") from None
        return None
    except UnicodeDecodeError as wrong:
        raise SettingsError(f"{path}: not TOML: {wrong}") from None
    except OSError as wrong:
        raise SettingsError(f"{path}: cannot be read: {wrong.strerror}") from None


def _parsed(path: Path, text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as wrong:
        found = re.search(r"\(at line (\d+), column \d+\)", str(wrong))
        line = f":{found[1]}" if found else ""
        raise SettingsError(f"{path}{line}: not TOML: {wrong}") from None


def _contradictions(env: Environment) -> list[str]:
    problems: list[str] = []
    if env.slack_bot_token and not (env.slack_app_token or env.slack_signing_secret):
        problems.append(
            "SLACK_BOT_TOKEN: needs SLACK_APP_TOKEN (Socket Mode) or SLACK_SIGNING_SECRET (HTTP mode) beside it"
        )
    if env.breakwater_test_clock is not None:
        outside = [url for url in _addresses(env) if not _is_loopback(url)]
        if outside:
            problems.append("BREAKWATER_TEST_CLOCK: refused, since not everything points to loopback")
    return problems


def _addresses(env: Environment) -> list[str]:
    used = [env.database_url] if env.database_url.startswith("postgresql") else []
    if env.slack_bot_token:
        used.append(env.slack_api_url)
    if env.discord_token:
        used += [env.discord_api_url, env.discord_gateway_url or "wss://gateway.discord.gg"]
    if env.breakwater_model:
        used.append(env.openai_base_url or "https://api.openai.com")
    return used


def _is_loopback(url: str) -> bool:
    parts = urlsplit(url)
    # A database on a socket of this machine has no host name.
    return parts.hostname in {"127.0.0.1", "localhost", "::1"} or (
        parts.scheme == "postgresql" and not parts.hostname
    )


def _unknown_kinds(file: TeamFile, kinds: Collection[str]) -> list[str]:
    expected = " or ".join(map(repr, kinds))
    return [
        f"sources.{source.name}.kind: expected {expected}, not {source.kind!r}"
        for source in file.sources
        if kinds and source.kind not in kinds
    ]


def _env_problems(wrong: ValidationError) -> list[str]:
    return [
        f"{'.'.join(str(part) for part in error['loc']).upper()}: {_said(error['msg'])}"
        for error in wrong.errors()
    ]


def _said(message: str) -> str:
    return message.removeprefix("Value error, ").replace(
        "Extra inputs are not permitted", "there is no such key"
    )
