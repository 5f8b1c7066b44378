"""Slack: neutral cards to blocks, payloads to events, and the one gateway that speaks with it."""
