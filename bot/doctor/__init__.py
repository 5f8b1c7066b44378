"""`breakwater doctor`: what is wrong with an installation, in words. Nothing here changes anything anywhere."""

from bot.doctor.findings import GROUPS, Check, Finding, State, group_of, ok, something_broken

__all__ = ["GROUPS", "Check", "Finding", "State", "group_of", "ok", "something_broken"]
