"""What Discord sends, as events: controls, forms that come back, reactions, commands. All of it is distrusted."""

import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Annotated, TypeVar

import msgspec
from msgspec import Meta, Struct, field

from bot.discord.about import split_about
from bot.discord.components import INPUT, SELECT, click_id
from bot.discord.emoji import emoji_name
from bot.discord.forms import SUBMIT, joined
from bot.discord.reading import read_message
from bot.words_of_commands import command_of, words_of
from handlers.clicks import Click, parse_click
from handlers.events import Actor, Clicked, Commanded, Place, Pointed, Reacted, Submitted

PLATFORM = "discord"
UNKNOWN = Click(verb="unknown", kind="case", id=0, version=0)
"""Stands for a control whose id is none of ours, any more: the core refuses it with words."""
LONGEST_WORDS = 500
ACTION = "action"
"""Name of the option that says what a command shall do."""
ON_MESSAGE = 3
"""Type of a command that stands in the menu of each message."""
EPHEMERAL = 1 << 6
DEEPEST = 4
_ON_MESSAGES = frozenset({3, 5})
"""Controls, and forms that were opened by one."""
_THREADS = frozenset({10, 11, 12})

T = TypeVar("T")
Id = Annotated[str, Meta(pattern=r"^[0-9]{1,20}$")]
Snowflake = Annotated[str, Meta(pattern=r"^[0-9]{15,20}$")]
Parent = Callable[[str], str]
"""The channel that a thread hangs in, by the thread's id; empty for what is no thread, or not known."""


class _User(Struct):
    id: Snowflake
    username: str = ""
    global_name: str | None = None
    bot: bool = False


class _Member(Struct):
    user: _User | None = None
    nick: str | None = None


class _Channel(Struct):
    id: Snowflake
    type: int = 0
    parent_id: Snowflake | None = None


class _Message(Struct):
    id: Snowflake
    flags: int = 0


class _Component(Struct):
    type: int = 0
    custom_id: str = ""
    value: str | bool | None = None
    values: list[str] = field(default_factory=list[str])
    component: "_Component | None" = None
    components: list["_Component"] = field(default_factory=list["_Component"])


class _Option(Struct):
    name: str = ""
    value: str | int | float | bool | None = None
    options: list["_Option"] = field(default_factory=list["_Option"])


class _Resolved(Struct):
    messages: dict[str, object] = field(default_factory=dict[str, object])


class _Data(Struct):
    type: int = 0
    target_id: str = ""
    resolved: _Resolved = field(default_factory=_Resolved)
    custom_id: str = ""
    component_type: int = 0
    values: list[str] = field(default_factory=list[str])
    components: list[_Component] = field(default_factory=list[_Component])
    name: str = ""
    options: list[_Option] = field(default_factory=list[_Option])


class _Interaction(Struct):
    id: Id
    type: int
    token: str
    data: _Data = field(default_factory=_Data)
    member: _Member | None = None
    user: _User | None = None
    channel: _Channel | None = None
    message: _Message | None = None
    guild_id: str = ""
    locale: str = ""


class _Emoji(Struct):
    id: str | None = None
    name: str | None = None


class _Reaction(Struct):
    user_id: Snowflake
    channel_id: Snowflake
    message_id: Snowflake
    emoji: _Emoji
    member: _Member | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Asked:
    """An interaction: it wants an answer, and this is what the answer needs to know."""

    id: str
    token: str
    on_message: bool
    """It began at a message, so that it can be answered by nothing at all."""
    chosen: bool = False
    """From a menu, which goes on showing what was chosen."""
    on_private: bool = False
    """The message is one that this person alone sees."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Received:
    event: Clicked | Submitted | Reacted | Commanded | Pointed
    delivery: str = ""
    """The same each time that Discord delivers this very event; empty if it can't be told."""
    asked: Asked | None = None
    """None for a reaction, which can't be answered."""


def read_interaction(payload: object, *, account: str = "") -> Received | None:
    """None for what makes no sense, for pings and for autocompletion, which we don't offer. `account`: our own."""
    found = _convert(payload, _Interaction)
    if found is None or not found.token:
        return None
    actor = _actor(found)
    event = None if actor is None else _event(found, actor, account)
    if event is None:
        return None
    asked = Asked(
        id=found.id,
        token=found.token,
        on_message=found.message is not None and found.type in _ON_MESSAGES,
        chosen=found.data.component_type == SELECT,
        on_private=found.message is not None and bool(found.message.flags & EPHEMERAL),
    )
    return Received(event=event, delivery=f"{PLATFORM}:{found.id}", asked=asked)


def _event(
    found: _Interaction, actor: Actor, account: str
) -> Clicked | Submitted | Commanded | Pointed | None:
    place, data = _place(found), found.data
    match found.type:
        case 3 if data.custom_id.startswith(SUBMIT):
            return _submitted(data.custom_id.removeprefix(SUBMIT), {}, actor, place)
        case 3:
            # A menu's choices are clicks of their own.
            chosen = data.values[0] if data.component_type == SELECT and data.values else data.custom_id
            return Clicked(click=_click(chosen), actor=actor, place=place)
        case 5:
            return _submitted(data.custom_id, joined(_entered(data.components)), actor, place)
        case 2 if data.type == ON_MESSAGE:
            return _pointed(found, actor, account)
        case 2:
            words = words_of(_words(data.options))
            return Commanded(command=command_of(data.name), words=words, actor=actor, place=place)
        case _:
            return None


def _submitted(name: str, values: Mapping[str, str], actor: Actor, place: Place) -> Submitted:
    click, about = split_about(click_id(name))
    return Submitted(click=_click(click), values=values, actor=actor, place=place, about=about)


def _pointed(found: _Interaction, actor: Actor, account: str) -> Pointed | None:
    """The message comes along, whatever we may read otherwise."""
    said = read_message(found.data.resolved.messages.get(found.data.target_id))
    if said is None or said.id != found.data.target_id or found.channel is None:
        return None
    place = replace(_place(found), message_id=said.id)
    link = f"https://discord.com/channels/{found.guild_id}/{found.channel.id}/{said.id}"
    message = said.told(place=place, account=account, link=link if found.guild_id else "")
    return Pointed(message=message, actor=actor, place=place)


def _click(name: str) -> Click:
    return parse_click(click_id(name)) or UNKNOWN


def _entered(components: list[_Component], depth: int = 0) -> dict[str, str]:
    """By the components' own ids, wherever Discord nests them."""
    values: dict[str, str] = {}
    for one in components:
        if one.type == INPUT and one.custom_id:
            values[one.custom_id] = one.value if isinstance(one.value, str) else ""
        elif one.type == SELECT and one.custom_id:
            values[one.custom_id] = " ".join(one.values)
        elif depth < DEEPEST:
            inner = [*one.components, *([one.component] if one.component else [])]
            values |= _entered(inner, depth + 1)
    return values


def _words(options: list[_Option], depth: int = 0) -> str:
    """As if typed: what to do first, then what was filled in, in order."""
    said: list[str] = []
    for option in sorted(options, key=lambda option: option.name != ACTION):
        if option.value is not None:
            said.append(str(option.value)[:LONGEST_WORDS])
        elif depth < DEEPEST:
            said += [option.name[:LONGEST_WORDS], _words(option.options, depth + 1)]
    return " ".join(unicodedata.normalize("NFC", " ".join(said)).split())[:LONGEST_WORDS]


def _actor(found: _Interaction) -> Actor | None:
    member = found.member or _Member()
    user = member.user or found.user
    if user is None or user.bot:
        return None
    language = found.locale.partition("-")[0].lower()
    known = language if language.isascii() and language.isalpha() and len(language) in {2, 3} else ""
    return Actor(platform=PLATFORM, account=user.id, name=_name(member.nick, user), language=known)


def _name(nick: str | None, user: _User) -> str:
    return (nick or user.global_name or user.username)[:200]


def _place(found: _Interaction) -> Place:
    message_id = found.message.id if found.message else ""
    private = found.message is not None and bool(found.message.flags & EPHEMERAL)
    channel = found.channel
    if channel is None:
        return Place(platform=PLATFORM, message_id=message_id, private=private)
    in_thread = channel.type in _THREADS and channel.parent_id
    return Place(
        platform=PLATFORM,
        channel=(in_thread and channel.parent_id) or channel.id,
        message_id=message_id,
        thread=channel.id if in_thread else "",
        private=private,
    )


def read_reaction(payload: object, *, added: bool, parent: Parent, delivery: str = "") -> Received | None:
    """None for what makes no sense, and for what bots do."""
    found = _convert(payload, _Reaction)
    if found is None:
        return None
    member = found.member or _Member()
    user = member.user or _User(id=found.user_id)
    emoji = emoji_name(found.emoji.name or "", own=bool(found.emoji.id))
    if not emoji or user.bot or user.id != found.user_id:
        return None
    above = parent(found.channel_id)
    place = Place(
        platform=PLATFORM,
        channel=above or found.channel_id,
        message_id=found.message_id,
        thread=found.channel_id if above else "",
    )
    actor = Actor(platform=PLATFORM, account=found.user_id, name=_name(member.nick, user))
    return Received(event=Reacted(emoji=emoji, added=added, actor=actor, place=place), delivery=delivery)


def _convert(payload: object, type: type[T]) -> T | None:
    try:
        return msgspec.convert(payload, type)
    except (msgspec.ValidationError, RecursionError):
        return None
