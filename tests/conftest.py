"""Fixtures that all tests share."""

from tests.databases import (
    database,
    database_url,
    empty_url,
    memory,
    postgres,
    postgres_url,
    sqlite_template,
    sqlite_url,
)

__all__ = [
    "database",
    "database_url",
    "empty_url",
    "memory",
    "postgres",
    "postgres_url",
    "sqlite_template",
    "sqlite_url",
]
