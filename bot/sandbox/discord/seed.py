"""The guild that the sandbox starts with: "Musterkanne Team", its channels, roles and people."""

from collections.abc import Iterable
from datetime import UTC, datetime

from bot.sandbox.discord import ids
from bot.sandbox.discord.wire import Channels, Perm
from bot.sandbox.discord.world import Channel, Member, Overwrite, Role, User, World
from bot.sandbox.kernel import HUMANS, Human

FOUNDED = datetime(2024, 3, 1, 9, 0, tzinfo=UTC)
BOT_NAME = "Breakwater"

_EVERYONE = (
    Perm.VIEW_CHANNEL
    | Perm.SEND_MESSAGES
    | Perm.SEND_MESSAGES_IN_THREADS
    | Perm.CREATE_PUBLIC_THREADS
    | Perm.READ_MESSAGE_HISTORY
    | Perm.ADD_REACTIONS
    | Perm.EMBED_LINKS
    | Perm.ATTACH_FILES
    | Perm.USE_APPLICATION_COMMANDS
)
_MODERATING = Perm.MANAGE_MESSAGES | Perm.MANAGE_THREADS | Perm.PIN_MESSAGES

_ROLES_OF = {
    "moderator": (ids.MODERATORS,),
    "approver": (ids.MODERATORS, ids.APPROVERS),
    "lead": (ids.MODERATORS, ids.CRISIS_LEADS),
    "outsider": (),
}
_CHANNELS = (
    # The guest sees the inbox too: a role is checked when somebody clicks, not by hiding the channel.
    (ids.INBOX, "social-inbox", "Kommentare, die jemand ansehen soll", False),
    (ids.APPROVALS, "freigaben", "Wer freigibt, sieht hier die Bitten darum", True),
    (ids.PRESS, "presse", "Anfragen von Medien", True),
    (ids.LEGAL, "recht", "Fälle für die Rechtsabteilung", True),
    (ids.LOBBY, "allgemein", "Alles andere", False),
)


def fresh_world(*, install_permissions: int, install_intents: int) -> World:
    """Everybody in, the bot installed with what its link asks for, nothing said yet."""
    world = World(
        guild_name="Musterkanne Team",
        owner_id=next(human.discord for human in HUMANS if human.part == "lead"),
        install_permissions=install_permissions,
        install_intents=install_intents,
    )
    world.roles = {role.id: role for role in _roles(install_permissions)}
    _let_in(world, User(id=ids.APPLICATION, username="breakwater", name=BOT_NAME, bot=True), (ids.BOT_ROLE,))
    for human in HUMANS:
        _let_in(world, account(human), _ROLES_OF.get(human.part, ()))
    for position, (id_, name, topic, private) in enumerate(_CHANNELS):
        world.channels[id_] = Channel(
            id=id_,
            name=name,
            topic=topic,
            position=position,
            parent_id=ids.CATEGORY,
            overwrites=_private() if private else {},
        )
    world.channels[ids.CATEGORY] = Channel(id=ids.CATEGORY, name="Team", type=Channels.CATEGORY)
    return world


def account(human: Human) -> User:
    return User(
        id=human.discord,
        username=human.name.lower().replace(" ", "."),
        name=human.name,
        locale={"en": "en-US"}.get(human.locale, human.locale),
        human=human.id,
    )


def roles_of(human: Human) -> list[str]:
    return list(_ROLES_OF.get(human.part, ()))


def _let_in(world: World, user: User, roles: Iterable[str]) -> None:
    world.users[user.id] = user
    world.members[user.id] = Member(user=user, roles=list(roles), joined_at=FOUNDED)


def _roles(install_permissions: int) -> list[Role]:
    return [
        Role(id=ids.GUILD, name="@everyone", permissions=_EVERYONE, position=0),
        Role(
            id=ids.MODERATORS, name="Moderation", permissions=_MODERATING, position=1, color=0x3498DB,
            mentionable=True,
        ),
        Role(
            id=ids.APPROVERS, name="Freigabe-Social", permissions=0, position=2, color=0x2ECC71,
            mentionable=True,
        ),
        Role(
            id=ids.CRISIS_LEADS, name="Krisenleitung", permissions=0, position=3, color=0xE67E22,
            mentionable=True,
        ),
        Role(
            id=ids.BOT_ROLE, name=BOT_NAME, permissions=install_permissions, position=4,
            bot_id=ids.APPLICATION,
        ),
    ]  # fmt: skip


def _private() -> dict[str, Overwrite]:
    """Closed to all but the team and the bot, as an operator sets it up."""
    return {
        ids.GUILD: Overwrite(deny=Perm.VIEW_CHANNEL),
        ids.MODERATORS: Overwrite(allow=Perm.VIEW_CHANNEL),
        ids.BOT_ROLE: Overwrite(allow=Perm.VIEW_CHANNEL),
    }
