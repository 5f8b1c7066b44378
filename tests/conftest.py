"""Fixtures that all tests share."""

from hypothesis import settings

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

# How long an example takes is measured by the benchmark; on a busy machine it says nothing about the promise.
settings.register_profile("house", deadline=None)
settings.load_profile("house")

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
