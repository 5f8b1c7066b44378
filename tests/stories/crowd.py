"""More people than the demo has: known by a group alone, guests, apps, and a crowd that acts at one moment."""

from dataclasses import dataclass, field
from datetime import UTC, datetime

from bot.demo.stage import Stage
from bot.sandbox.discord import ids, payloads
from bot.sandbox.discord import world as discord
from bot.sandbox.discord.happenings import Happening
from bot.sandbox.reading import Seen
from bot.sandbox.slack import world as slack

MODERATORS = "S02MODERATION"
JOINED = datetime(2025, 2, 1, tzinfo=UTC)


@dataclass(kw_only=True)
class Crowd:
    """Brings people into both worlds, before the bot starts or later."""

    stage: Stage
    accounts: dict[str, dict[str, str]] = field(default_factory=dict[str, dict[str, str]])
    """Name -> platform -> account."""

    def join(self, name: str, *, moderator: bool = False, app: bool = False) -> None:
        number = 50 + len(self.accounts)
        account = {"slack": f"U{number}{name.upper()}", "discord": f"2000000000000000{number}"}
        self.accounts[name] = account
        workspace, guild = self._slack.world, self.stage.sandbox.discord.world
        workspace.users[account["slack"]] = slack.User(
            id=account["slack"], name=name, real_name=name.title(), human="" if app else name, is_bot=app
        )
        for channel in workspace.channels.values():
            if channel.kind == "public":
                channel.members.append(account["slack"])
        group = workspace.groups.setdefault(
            MODERATORS, slack.Usergroup(id=MODERATORS, handle="moderation", name="Moderation", users=[])
        )
        group.users += [account["slack"]] if moderator else []
        user = discord.User(
            id=account["discord"], username=name, name=name.title(), bot=app, human="" if app else name
        )
        guild.users[user.id] = user
        roles = [ids.MODERATORS] if moderator else []
        guild.members[user.id] = discord.Member(user=user, roles=roles, joined_at=JOINED)

    def reacts(self, account: str, seen: Seen, emoji: str) -> None:
        """An event as the platform sends it, for what nobody can do by hand: an app reacts, or the message is gone.
        `emoji`: its name on Slack, itself on Discord."""
        if seen.platform == "slack":
            message = slack.Message(ts=seen.id, channel=seen.channel, user="U01JANA", text="")
            self._slack.events.reacted(
                self._slack.world.channel(seen.channel), message, account, emoji, added=True
            )
            return
        part = self.stage.sandbox.discord
        data: dict[str, object] = {
            "user_id": account,
            "channel_id": seen.channel,
            "message_id": seen.id,
            "guild_id": ids.GUILD,
            "emoji": {"id": None, "name": emoji},
            "burst": False,
            "type": 0,
            "member": payloads.member(part.world.members[account]),
        }
        channel = part.world.channels[seen.channel]
        part.gateway.tell(Happening(event="MESSAGE_REACTION_ADD", data=data, channel=channel))

    @property
    def _slack(self):
        return self.stage.sandbox.slack.app
