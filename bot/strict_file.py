"""What every table of breakwater.toml keeps to: no unknown keys, and channels that are written as channels."""

import re

from pydantic import BaseModel, ConfigDict

CHANNEL = re.compile(r"(slack:[CGD][A-Z0-9]{2,}|discord:\d{2,20})")


class Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


def channels_only(values: tuple[str, ...]) -> tuple[str, ...]:
    for value in values:
        if not CHANNEL.fullmatch(value):
            raise ValueError(f"{value!r}: expected slack:C0123ABC or discord:1234567890")
    return values
