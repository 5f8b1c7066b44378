"""The application's commands: what is wanted, and bringing Discord to it. Discord can't run a bare command that has
subcommands, hence one command with an optional action."""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from bot.discord.inbound import ACTION, LONGEST_WORDS, ON_MESSAGE
from bot.discord.rest import Api
from bot.words_of_commands import COMMANDS
from handlers.ports import Words

REGISTERED = "/applications/{application_id}/commands"
MENU = "Breakwater …"
"""In the menu of each message, in every language."""
ACTIONS = MappingProxyType(
    {
        "breakwater": (
            "queue",
            "comments",
            "learned",
            "oncall",
            "away",
            "back",
            "me",
            "link",
            "peak",
            "help",
        ),
        "crisis": ("start", "status", "decide", "facts", "timeline", "report", "drill", "prepare"),
    }
)
"""Command, as the core knows it -> what is offered behind it. Anything else can be typed into the second option."""
WORDS = "words"
"""Name of that option."""
Wanted = Sequence[Mapping[str, Any]]
_CHAT_INPUT, _STRING = 1, 3
_IN_SERVERS: Mapping[str, Any] = {"contexts": [0], "integration_types": [0]}
_COMPARED = (
    "name", "name_localizations", "description", "description_localizations", "type", "options", "contexts",
    "integration_types",
)  # fmt: skip


def commands(words: Callable[[str], Words]) -> Wanted:
    """`words` by language. English is what every other language falls back to."""
    menu = {"type": ON_MESSAGE, "name": MENU, **_IN_SERVERS}
    return (*(_command(words, name, command) for name, command in COMMANDS.items()), menu)


def _command(words: Callable[[str], Words], name: str, command: str) -> Mapping[str, Any]:
    choices = [
        {
            "name": words("en")(f"command-action-{one}"),
            "name_localizations": {"de": words("de")(f"command-action-{one}")},
            "value": one,
        }
        for one in ACTIONS[command]
    ]
    return {
        "type": _CHAT_INPUT,
        "name": name,
        **_described(words, f"command-{command}-description"),
        "options": [
            {**_option(words, ACTION), "choices": choices},
            {**_option(words, WORDS), "max_length": LONGEST_WORDS},
        ],
        **_IN_SERVERS,
    }


def _option(words: Callable[[str], Words], name: str) -> dict[str, Any]:
    return {
        "type": _STRING,
        "name": name,
        "name_localizations": {"de": words("de")(f"command-{name}-name")},
        **_described(words, f"command-{name}-description"),
        "required": False,
    }


def _described(words: Callable[[str], Words], key: str) -> dict[str, Any]:
    return {"description": words("en")(key), "description_localizations": {"de": words("de")(key)}}


async def register(api: Api, wanted: Wanted) -> None:
    """Overwrite all commands at once, if they aren't as wanted already."""
    if not await is_registered(api, wanted):
        await api.call("PUT", REGISTERED, {"application_id": api.application}, json=list(wanted))


async def is_registered(api: Api, wanted: Wanted) -> bool:
    """Whether Discord has the commands as they are wanted."""
    where = {"application_id": api.application}
    there = await api.call("GET", REGISTERED, where, params={"with_localizations": "true"})
    return sorted(map(_essence, there), key=str) == sorted(map(_essence, wanted), key=str)


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
