"""Brings every placement to its wanted version, within what each channel and method may take."""

from bot.display.loop import Display
from bot.display.pace import PACES, Pace, Paces

__all__ = ["PACES", "Display", "Pace", "Paces"]
