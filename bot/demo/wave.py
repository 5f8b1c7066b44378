"""The demo's wave: a day with a story, read from the file beside this module."""

from collections.abc import Mapping
from datetime import time
from pathlib import Path
from typing import Any

import yaml

from bot.sandbox.tale import Act, Chapter, Said, Show, Story

FILE = Path(__file__).with_name("wave.yaml")


def read_story(language: str = "de", file: Path = FILE) -> Story:
    """The story beside cards in that language. Raises KeyError, TypeError or ValueError where the file is not as it
    should be."""
    told: Any = yaml.safe_load(file.read_text(encoding="utf-8"))
    return Story(
        start=time.fromisoformat(told["start"]),
        zone=told["zone"],
        chapters=tuple(_chapter(chapter, language) for chapter in told["chapters"]),
        end=_chapter(told["end"], language),
    )


def _chapter(told: Any, language: str) -> Chapter:
    show = told.get("show")
    return Chapter(
        tell=_both(told["tell"]),
        next=_both(told["next"]),
        until=time.fromisoformat(told.get("until", "00:00")),
        seconds=float(told.get("seconds", 0)),
        said=tuple(_said(language, *row) for row in told.get("said", ())),
        acts=tuple(_act(act, language) for act in told.get("acts", ())),
        show=Show(who=show["who"], find=_one(show["find"], language)) if show else None,
    )


def _said(
    language: str, post: str, author: str, followers: int, text: str | Mapping[str, str], echoes: int = 0
) -> Said:
    spoken = "en" if isinstance(text, str) else language
    return Said(
        post=post,
        author=author,
        followers=followers,
        text=_one(text, language),
        echoes=echoes,
        language=spoken,
    )


def _act(told: Any, language: str) -> Act:
    return Act(
        who=told["who"],
        where=told["where"],
        on=_one(told["card"], language),
        press=_one(told.get("press", ""), language),
        react=told.get("react", ""),
        form={name: _one(value, language) for name, value in told.get("form", {}).items()},
        tell=_both(told["tell"]),
    )


def _both(words: Mapping[str, str]) -> Mapping[str, str]:
    return {"de": words["de"], "en": words["en"]}


def _one(words: str | Mapping[str, str], language: str) -> str:
    """What stands on cards, and what is searched for there, is in their language."""
    return words if isinstance(words, str) else words[language]
