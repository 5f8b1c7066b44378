"""From an arrived comment to a case in the right channel, and what the team teaches about it."""
