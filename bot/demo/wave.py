"""The demo's wave: a day with a story, read from the file beside this module."""

from datetime import time
from pathlib import Path
from typing import Any

import yaml

from bot.sandbox.wave import Chapter, Said, Story

FILE = Path(__file__).with_name("wave.yaml")


def read_story(file: Path = FILE) -> Story:
    """Raises KeyError, TypeError or ValueError where the file is not as it should be."""
    told: Any = yaml.safe_load(file.read_text(encoding="utf-8"))
    return Story(
        start=time.fromisoformat(told["start"]),
        zone=told["zone"],
        chapters=tuple(
            Chapter(
                tell=chapter["tell"],
                until=time.fromisoformat(chapter["until"]),
                seconds=float(chapter["seconds"]),
                said=tuple(_said(*row) for row in chapter["said"]),
            )
            for chapter in told["chapters"]
        ),
    )


def _said(post: str, author: str, followers: int, text: str, echoes: int = 0) -> Said:
    return Said(post=post, author=author, followers=followers, text=text, echoes=echoes)
