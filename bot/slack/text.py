"""Foreign words on Slack: what both platforms do to them, and the escapes that only Slack needs."""

from bot.cards.inert import inert, inline, isolated, label, pieces, web_address

__all__ = ["escaped", "inert", "inline", "isolated", "label", "pieces", "web_address"]


def escaped(text: str) -> str:
    """For the few places that Slack parses as mrkdwn: its three control characters as entities."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
