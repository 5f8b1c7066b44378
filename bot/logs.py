"""Structured logs on stderr: readable on a terminal, JSON otherwise, never with a secret in them."""

import logging
import sys
from collections.abc import Iterable, MutableMapping
from contextlib import suppress
from typing import Any, TextIO, cast

import structlog

SHORTEST_SECRET = 8
"""Anything shorter would black out ordinary words."""


class Redaction:
    """Replaces every configured secret, wherever in a log line it turns up."""

    def __init__(self, secrets: Iterable[str]) -> None:
        self._secrets = sorted({s for s in secrets if len(s) >= SHORTEST_SECRET}, key=len, reverse=True)

    def __call__(
        self, _logger: Any, _method: str, line: MutableMapping[str, Any]
    ) -> MutableMapping[str, Any]:
        return {key: self._clean(value) for key, value in line.items()}

    def _clean(self, value: Any) -> Any:
        match value:
            case str():
                for secret in self._secrets:
                    value = value.replace(secret, "[secret]")
                return value
            case dict():
                return {key: self._clean(item) for key, item in value.items()}
            case list() | tuple() | set() | frozenset():
                return [self._clean(item) for item in value]
            case int() | float() | bool() | None:
                return value
            case _:
                return self._clean(str(value))


class _Lossy:
    """Where the log goes. On a full disk it loses lines; whoever says something goes on with what they were at."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def write(self, text: str) -> int:
        with suppress(OSError):
            self._stream.write(text)
        return len(text)

    def flush(self) -> None:
        with suppress(OSError):
            self._stream.flush()


HARMLESS = (
    "PyNaCl is not installed",  # discord.py on voice, which we have no use for
    "davey is not installed",
    "Guilds intent seems to be disabled",  # our REST-only login, which listens to nothing
    "As you gave `client` as well",  # bolt, which gets its client without a token on purpose
)


def _worth_saying(record: logging.LogRecord) -> bool:
    return not record.getMessage().startswith(HARMLESS)


def set_up_logs(secrets: Iterable[str], *, level: int = logging.INFO, terminal: bool | None = None) -> None:
    """Route our own and the libraries' records to stderr. Called once, at start."""
    on_terminal = sys.stderr.isatty() if terminal is None else terminal
    redaction, lossy = Redaction(secrets), _Lossy(sys.stderr)
    shared: list[Any] = [
        structlog.contextvars.merge_contextvars,
        structlog.processors.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.processors.format_exc_info,
        redaction,
    ]
    last = structlog.dev.ConsoleRenderer(colors=True) if on_terminal else structlog.processors.JSONRenderer()
    structlog.configure(
        processors=[*shared, last],
        wrapper_class=structlog.make_filtering_bound_logger(level),
        logger_factory=structlog.PrintLoggerFactory(cast("TextIO", lossy)),
        cache_logger_on_first_use=True,
    )
    handler = logging.StreamHandler(lossy)
    handler.setLevel(max(level, logging.WARNING))  # libraries at INFO tell us nothing about the bot
    handler.addFilter(_worth_saying)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=shared,
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, redaction, last],
        )
    )
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(logging.WARNING)
