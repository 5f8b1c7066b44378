"""The sandbox in English: what the seed names or says in German is put into English before anybody comes."""

from dataclasses import replace

from bot.sandbox.discord import DiscordPart, ids
from bot.sandbox.network import Network
from bot.sandbox.slack import SlackPart
from bot.sandbox.slack.seed import APPROVERS

POSTS = {
    "ig-herbst": (
        "Autumn ceramics",
        "Autumn sale: 20 % off all jugs and cups of the ceramics line. Until Sunday only.",
        "Third delivery, third broken cup. Is anybody even reading this?",
    ),
    "fb-werkstatt": (
        "A look into the workshop",
        "How a jug is made: from a lump of clay to the glaze in nine days.",
        "You will hear from my lawyer, this is no way to treat customers.",
    ),
    "rv-kanne": (
        "Classic jug, 1.2 litres",
        "Reviews in the shop",
        "Drips when pouring. A pity, it is a lovely jug otherwise.",
    ),
}
"""Title, text, and what the page suggests to write below it."""
IN_SLACK = {
    "freigaben": "approvals",
    "presse": "press",
    "allgemein": "general",
    "eskalation": "escalation",
    "geschlossen": "closed",
}
IN_DISCORD = {
    ids.INBOX: ("social-inbox", "Comments that somebody should look at"),
    ids.APPROVALS: ("approvals", "Whoever approves is asked here"),
    ids.PRESS: ("press", "Enquiries from the media"),
    ids.LEGAL: ("legal", "Cases for the legal department"),
    ids.LOBBY: ("general", "Everything else"),
}
ROLES = {
    ids.MODERATORS: "Moderators",
    ids.APPROVERS: "social-approvers",
    ids.CRISIS_LEADS: "Crisis leads",
}


def speak_english(network: Network, slack: SlackPart, discord: DiscordPart) -> None:
    """To be called before anything has happened: nothing that was said already changes its language."""
    for id_, (title, text, sample) in POSTS.items():
        network.posts[id_] = replace(network.posts[id_], title=title, text=text, sample=sample)
    for channel in slack.app.world.channels.values():
        channel.name = IN_SLACK.get(channel.name, channel.name)
    for user in slack.app.world.users.values():
        user.locale = "en-GB"
    group = slack.app.world.groups[APPROVERS]
    group.handle, group.name = "social-approvers", "Social approvers"
    for id_, (name, topic) in IN_DISCORD.items():
        discord.world.channels[id_].name, discord.world.channels[id_].topic = name, topic
    for id_, name in ROLES.items():
        discord.world.roles[id_].name = name
    for member in discord.world.users.values():
        member.locale = "en-GB"
