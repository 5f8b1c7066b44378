"""Errands: what is done outside at least once. One table says who runs which."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any, get_args

import msgspec

from handlers.effects import Errand

# Made here, in one thread: msgspec must not meet a class for the first time in two at the same moment.
_DECODERS: Mapping[str, msgspec.json.Decoder[Errand]] = {
    kind.__name__: msgspec.json.Decoder(kind) for kind in get_args(Errand)
}
Runner = Callable[[Any], Awaitable[None]]
"""Runs one errand to its end; what can be mended by trying again it tries again itself."""


def written(errand: Errand) -> tuple[str, str]:
    """An errand as the job engine keeps it: the name of its kind, and its fields as JSON."""
    return type(errand).__name__, msgspec.json.encode(errand).decode()


def read(kind: str, fields: str) -> Errand:
    """Also one that an earlier version has left in the queue."""
    try:
        return _DECODERS[kind].decode(fields)
    except (KeyError, msgspec.ValidationError):
        kind, now = _from_before(kind, msgspec.json.decode(fields))
        return _DECODERS[kind].decode(msgspec.json.encode(now))


def _from_before(kind: str, fields: dict[str, Any]) -> tuple[str, dict[str, Any]]:
    """Until migration 0036 a sentence was an errand of its own, and a card went to one platform."""
    match kind:
        case "Whisper":
            return "TellPerson", {**fields, "kind": "notice", "params": fields["sentence"]}
        case "TellPerson":
            at = fields["params"]["at"]
            return kind, {**fields, "platforms": [fields["platform"]], "at": at}
        case _:
            raise ValueError(f"an errand of a kind that nobody knows: {kind}")


@dataclass(frozen=True, kw_only=True)
class Errands:
    """Who runs which kind. An errand of a kind that nobody runs is a defect, and said so."""

    runners: Mapping[type[Errand], Runner]

    async def run(self, errand: Errand) -> None:
        await self.runners[type(errand)](errand)
