"""Whose channels the configuration names: nothing of the team's stands where the community reads along, and nothing
private where the whole team does."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Protocol, cast

CLOSED = ("policy.report_channels.", "policy.admin_channels.", "ladder.")
"""What may stand in the same closed channel as a private matter."""


class _Watched(Protocol):
    @property
    def channels(self) -> Sequence[str]: ...
    @property
    def community(self) -> bool: ...


class _Policy(Protocol):
    @property
    def private_reasons(self) -> frozenset[str]: ...


class File(Protocol):
    """What is looked at of a configuration."""

    @property
    def watched(self) -> Sequence[_Watched]: ...
    @property
    def policy(self) -> _Policy: ...
    def model_dump(self) -> dict[str, object]: ...


def misplaced(file: File) -> list[str]:
    """What is wrong, each by its key. Channels are looked for in the whole file, so that a table that comes later is
    looked at too."""
    named = [(key, name) for key, name in _texts(file.model_dump(), "") if ":" in name]
    return [*_in_public(file, named), *_not_closed(file, named)]


def _in_public(file: File, named: list[tuple[str, str]]) -> Iterator[str]:
    public = {
        name: number for number, one in enumerate(file.watched) if one.community for name in one.channels
    }
    for key, name in named:
        if name in public and not key.startswith(f"watched.{public[name]}.channels."):
            yield f"{key}: {name} is a channel of the community (watched.{public[name]}); expected one of the team"


def _not_closed(file: File, named: list[tuple[str, str]]) -> Iterator[str]:
    own = tuple(f"policy.escalation_channels.{reason}." for reason in sorted(file.policy.private_reasons))
    private = {name: key for key, name in named if key.startswith(own)}
    for key, name in named:
        if name in private and not key.startswith((*own, *CLOSED)):
            where = private[name].rpartition(".")[0]
            yield f"{where}: {name} is also named at {key}; expected a channel of its own for a private reason"


def _texts(value: object, key: str) -> Iterator[tuple[str, str]]:
    """Every text of the file with the way to it. A channel is named as `slack:C0123`, on a ladder after a word."""
    match value:
        case str():
            yield key, value.removeprefix("channel:")
        case Mapping():
            for name, inner in cast("Mapping[object, object]", value).items():
                yield from _texts(inner, f"{key}.{name}" if key else str(name))
        case list() | tuple():
            for number, inner in enumerate(cast("Sequence[object]", value)):
                yield from _texts(inner, f"{key}.{number}")
        case _:
            return
