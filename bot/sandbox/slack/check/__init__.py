"""What Slack would say to a message or a view, rule by rule."""

from typing import Any

from bot.sandbox.slack.check import spec, surfaces
from bot.sandbox.slack.check.problems import Problem

__all__ = ["Problem", "message_problems", "view_problems"]


def message_problems(blocks: Any) -> list[Problem]:
    """All that is wrong with the blocks of a message."""
    found = list(surfaces.blocks(blocks, "message"))
    return found if any(problem.refused for problem in found) else [*found, *spec.problems(blocks)]


def view_problems(view: Any) -> list[Problem]:
    """All that is wrong with a modal or a home tab."""
    found = list(surfaces.view(view))
    return found or list(spec.problems(view.get("blocks"), "/view/blocks"))
