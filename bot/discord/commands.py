"""The application's commands: what is wanted, and bringing Discord to it. Discord can't run a bare command that has
subcommands, hence one command with an optional action."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from bot.discord.rest import Api
from handlers.ports import Words

COMMANDS = "/applications/{application_id}/commands"
NAME = "breakwater"
ACTIONS = ("help", "me")
Wanted = Sequence[Mapping[str, Any]]
_CHAT_INPUT, _STRING = 1, 3
_COMPARED = (
    "name", "name_localizations", "description", "description_localizations", "type", "options", "contexts",
    "integration_types",
)  # fmt: skip


def commands(words: Callable[[str], Words]) -> Wanted:
    """`words` by language. English is what every other language falls back to."""
    action = {
        "type": _STRING,
        **_named(words, "command-action-name"),
        **_described(words, "command-action-description"),
        "required": False,
        "choices": [{**_named(words, f"command-action-{one}"), "value": one} for one in ACTIONS],
    }
    return (
        {
            "type": _CHAT_INPUT,
            "name": NAME,
            **_described(words, "command-description"),
            "options": [action],
            "contexts": [0],  # in servers, not in private
            "integration_types": [0],
        },
    )


def _named(words: Callable[[str], Words], key: str) -> dict[str, Any]:
    return {"name": words("en")(key), "name_localizations": {"de": words("de")(key)}}


def _described(words: Callable[[str], Words], key: str) -> dict[str, Any]:
    return {"description": words("en")(key), "description_localizations": {"de": words("de")(key)}}


async def register(api: Api, wanted: Wanted) -> None:
    """Overwrite all commands at once, if they aren't as wanted already."""
    where = {"application_id": api.application}
    there = await api.call("GET", COMMANDS, where, params={"with_localizations": "true"})
    if sorted(map(_essence, there), key=str) != sorted(map(_essence, wanted), key=str):
        await api.call("PUT", COMMANDS, where, json=list(wanted))


def _essence(command: Mapping[str, Any]) -> object:
    """What we say of a command, without what Discord adds."""
    return _bare({key: command.get(key) for key in _COMPARED})


def _bare(value: Any) -> Any:
    """Without what is absent, empty or false, which Discord writes in one way or another."""
    match value:
        case Mapping():
            return {key: bare for key, inner in value.items() if (bare := _bare(inner))}
        case list() | tuple():
            return [_bare(inner) for inner in value]
        case _:
            return value
