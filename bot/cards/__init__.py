"""Neutral cards: what is shown in chat, described once, rendered by each platform."""
