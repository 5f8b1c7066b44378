"""The workspace that every sandbox starts with: the invented brand Musterkanne, its team and its channels."""

from collections.abc import Sequence

from bot.sandbox.kernel import Human, Kernel
from bot.sandbox.slack.world import Channel, Kind, Team, User, Usergroup, World

TEAM = Team(id="T0MUSTERKANNE", name="Musterkanne", domain="musterkanne")
APP_ID = "A0BREAKWATER"
BOT_ID = "B0BREAKWATER"
BOT_USER = "U0BREAKWATER"
APPROVERS = "S01FREIGABE"

# id, name, kind, whether the bot is in it, parts of the people in it (none: everybody)
CHANNELS: tuple[tuple[str, str, Kind, bool, frozenset[str]], ...] = (
    ("C01INBOX", "social-inbox", "public", True, frozenset()),
    ("C02FREIGABEN", "freigaben", "public", True, frozenset()),
    ("C03PRESSE", "presse", "private", True, frozenset({"approver", "lead"})),
    ("C04ALLGEMEIN", "allgemein", "public", False, frozenset()),
    ("C05ESKALATION", "eskalation", "private", True, frozenset({"moderator", "approver", "lead"})),
    ("C06GESCHLOSSEN", "geschlossen", "private", False, frozenset({"lead"})),
)


def workspace(kernel: Kernel, humans: Sequence[Human], bot_name: str) -> World:
    """A fresh Musterkanne with the app's bot user in it."""
    bot = User(
        id=BOT_USER, name=bot_name.lower().replace(" ", "_"), real_name=bot_name, part="app", is_bot=True
    )
    world = World(kernel=kernel, team=TEAM, bot=bot, bot_id=BOT_ID, app_id=APP_ID, users={bot.id: bot})
    for human in humans:
        world.users[human.slack] = User(
            id=human.slack,
            name=human.id,
            real_name=human.name,
            human=human.id,
            part=human.part,
            locale="de-DE" if human.locale == "de" else "en-GB",
        )
    world.groups[APPROVERS] = Usergroup(
        id=APPROVERS,
        handle="freigabe-social",
        name="Freigabe Social",
        users=[human.slack for human in humans if human.part in ("approver", "lead")],
    )
    lead = next((human.slack for human in humans if human.part == "lead"), bot.id)
    for id_, name, kind, with_bot, parts in CHANNELS:
        people = [human.slack for human in humans if not parts or human.part in parts]
        world.channels[id_] = Channel(
            id=id_,
            name=name,
            kind=kind,
            created=world.now(),
            creator=lead,
            members=[*people, *([bot.id] if with_bot else [])],
            general=name == "allgemein",
        )
    return world
