"""The environment and breakwater.toml, as the start reads them; and what makes no sense though it may be read."""

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass

from bot.channels import channels_on
from bot.doctor.findings import Finding, attention, broken, ok
from bot.settings import Environment, Found, Settings


@dataclass(frozen=True, kw_only=True, slots=True)
class ConfigurationLook:
    found: Found
    files: Sequence[str]
    """What is wrong with the team's own playbooks and scripts of drills."""

    async def findings(self) -> AsyncIterator[Finding]:
        for problem in self.found.problems:
            yield broken("configuration", "doctor-config-wrong", problem=problem)
        for problem in self.files:
            yield broken("configuration", "doctor-config-wrong", problem=problem)
        env, settings = self.found.env, self.found.settings
        if not (env.slack_bot_token or env.discord_token):
            yield broken("configuration", "doctor-config-mute")
        if settings is None:
            return
        file = str(env.breakwater_config)
        if not settings.reads_config:
            yield attention("configuration", "doctor-config-none", file=file)
            return
        for doubt in settings.doubts:
            yield attention("configuration", "doctor-config-doubt", doubt=doubt)
        for finding in _gaps(env, settings):
            yield finding
        if not (self.found.problems or self.files):
            yield ok("configuration", "doctor-config-fine", file=file)


def _gaps(env: Environment, settings: Settings) -> list[Finding]:
    found: list[Finding] = []
    if settings.team.sources and not settings.team.routes:
        found.append(attention("configuration", "doctor-config-routes"))
    for platform, on in (("slack", env.slack_bot_token), ("discord", env.discord_token)):
        named = channels_on(platform, settings.team)
        if named and on is None:
            channels = ", ".join(sorted(named))
            found.append(
                attention("configuration", "doctor-config-off", platform=platform, channels=channels)
            )
    return found
