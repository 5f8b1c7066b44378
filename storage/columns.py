"""Column types that mean the same on SQLite and PostgreSQL."""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import JSON, BigInteger, DateTime, Dialect, Integer
from sqlalchemy.types import TypeDecorator


class Moment(TypeDecorator[datetime]):
    """A point in time: aware in, UTC out. SQLite keeps it as text without zone, PostgreSQL as timestamptz."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"a moment needs a time zone: {value!r}")
        value = value.astimezone(UTC)
        return value.replace(tzinfo=None) if dialect.name == "sqlite" else value

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if dialect.name == "sqlite" else value.astimezone(UTC)


def for_driver(at: datetime, dialect: Dialect) -> datetime | str:
    """A moment as the driver takes it, for statements that go past SQLAlchemy."""
    if dialect.name != "sqlite":
        return at
    return at.astimezone(UTC).replace(tzinfo=None).isoformat(" ", "microseconds")


Nested = JSON(none_as_null=True)
"""Lists and mappings; None is SQL's null."""
Id = BigInteger().with_variant(Integer(), "sqlite")
"""SQLite numbers rows by itself only where the column is called INTEGER."""


def equals(value: Any) -> Any:
    """A value as a condition compares it: enums by what is stored."""
    return getattr(value, "value", value)
