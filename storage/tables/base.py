"""What all tables have in common: column kinds, names of tables and constraints."""

import re
from typing import Any

from sqlalchemy import Column, MetaData, Text
from sqlalchemy.orm import declared_attr
from sqlmodel import Field, SQLModel

from storage.columns import Id, Moment, Nested


def number() -> Any:
    return Field(default=None, sa_column=Column(Id, primary_key=True, autoincrement=True))


def moment(*, index: bool = False) -> Any:
    return Field(sa_type=Moment, index=index)


def maybe_moment(*, index: bool = False) -> Any:
    return Field(default=None, sa_type=Moment, nullable=True, index=index)


def nested() -> Any:
    return Field(sa_type=Nested, nullable=False)


def maybe_nested() -> Any:
    return Field(default=None, sa_type=Nested, nullable=True)


def long() -> Any:
    return Field(default="", sa_type=Text)


class Row(SQLModel):
    """Tables are called after their rows; constraints have names, so that a later migration can take hold of them."""

    metadata = MetaData(
        naming_convention={
            "pk": "pk_%(table_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        }
    )

    @declared_attr.directive
    @classmethod
    def __tablename__(cls) -> str:  # pyright: ignore[reportIncompatibleVariableOverride]
        words = re.findall("[A-Z][a-z]+", cls.__name__.removesuffix("Row"))
        return "_".join(["app", *words]).lower()


NUMBERED = {"sqlite_autoincrement": True}
"""People remember numbers: the number of a deleted row is not given out again."""


metadata = Row.metadata
