"""The words of one reader: texts by key, clock, dates, numbers and lists, in one language, time zone and address."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from enum import Enum, IntEnum
from functools import lru_cache
from typing import Protocol
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_time
from babel.lists import format_list
from babel.numbers import format_decimal
from fluent.runtime.types import FluentFloat, FluentInt

ADDRESS = "address"
"""Variable that every text may use without being given it: du or sie."""
DAY = "-day"
"""An instant `at` comes as `$at` (clock) and `$at-day` (date)."""
NOTHING = "none"
"""What empty values select in a text, since Fluent has no empty variant."""
REGIONS = {"de": "de", "en": "en_GB"}
"""Whose customs count for dates and lists: 14 Nov and "a, b or c", not Nov 14 and "a, b, or c"."""
DAY_AND_MONTH = {"de": "d. MMM", "en": "d MMM"}
LONGEST_VALUE = 1_000
"""A value is a word or a short phrase; longer ones are cut (Fluent itself gives up at 2,500 characters)."""


class Texts(Protocol):
    """Where the words of one language come from."""

    def format(self, key: str, values: Mapping[str, object], /) -> str:
        """Raises KeyError for an unknown key, ValueError for a text that cannot be completed."""
        ...


class LocaleWords:
    """The `Words` port over one language's texts."""

    def __init__(
        self,
        texts: Texts,
        language: str,
        *,
        time_zone: str = "Europe/Berlin",
        address: str = "du",
    ) -> None:
        self._texts = texts
        self._language = language
        self._address = address
        self._zone = ZoneInfo(time_zone)
        # The same few instants are shown over and over while a card changes; Babel takes 20 µs for each.
        self._clock = lru_cache(maxsize=2_048)(self._format_clock)
        self._date = lru_cache(maxsize=2_048)(self._format_date)

    @property
    def language(self) -> str:
        return self._language

    def __call__(self, key: str, /, **params: object) -> str:
        values: dict[str, object] = {ADDRESS: self._address}
        for name, value in params.items():
            values[name] = self._value(name, value)
            if isinstance(value, datetime):
                values[name + DAY] = self.date(value)
        return self._texts.format(key, values)

    def clock(self, at: datetime, /) -> str:
        return self._clock(at)

    def date(self, at: datetime, /) -> str:
        return self._date(at)

    def number(self, value: int | float, /) -> str:
        return format_decimal(value, locale=REGIONS[self._language])

    def join(self, items: Sequence[str], /) -> str:
        return format_list(list(items), style="or", locale=REGIONS[self._language])

    def _format_clock(self, at: datetime) -> str:
        local = at.astimezone(self._zone)
        return format_time(local.time(), "HH:mm", locale=REGIONS[self._language])

    def _format_date(self, at: datetime) -> str:
        local = at.astimezone(self._zone)
        return format_date(
            local.date(),
            DAY_AND_MONTH[self._language],
            locale=REGIONS[self._language],
        )

    def _value(self, name: str, value: object) -> object:
        """What Fluent gets. Bare integers are numbers of cases and versions, so they are not grouped."""
        match value:
            case bool():
                return "yes" if value else "no"
            case IntEnum():
                return value.name.lower()
            case Enum():
                return str(value.value)
            case "" | [] | ():
                return NOTHING
            case str():
                return value if len(value) <= LONGEST_VALUE else value[:LONGEST_VALUE] + "…"
            case int():
                return FluentInt(value, useGrouping=False)
            case float():
                return FluentFloat(value)
            case datetime():
                return self.clock(value)
            case list() | tuple():
                return self.join([str(item) for item in value])
            case _:
                raise TypeError(f"a text cannot show {name} of type {type(value).__name__}")
