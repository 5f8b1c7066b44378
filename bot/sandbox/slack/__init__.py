"""A strict Slack on loopback: real slack-bolt cannot tell, and what works here works there."""

from bot.sandbox.slack.errors import ManifestRefused
from bot.sandbox.slack.installation import Secrets, Timing
from bot.sandbox.slack.limits import Limits
from bot.sandbox.slack.part import SlackPart

__all__ = ["Limits", "ManifestRefused", "Secrets", "SlackPart", "Timing"]
