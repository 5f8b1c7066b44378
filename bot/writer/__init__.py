"""The one writer: a thread that commits in groups, clicks ahead of everything else."""

from bot.writer.group import Transaction, Unit
from bot.writer.queues import Limits, Work
from bot.writer.writer import Writer

__all__ = ["Limits", "Transaction", "Unit", "Work", "Writer"]
