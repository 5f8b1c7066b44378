"""A strict Discord on loopback: REST v10 and gateway for one bot and one guild, people who use it, and faults."""

from bot.sandbox.discord.part import DiscordPart

__all__ = ["DiscordPart"]
