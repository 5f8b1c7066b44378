"""A person who presses what stands there: between the look and the press a message may be drawn anew."""

from typing import Any

import pytest

from bot.sandbox.hand import Hand, Missing, World
from bot.sandbox.reading import Seen
from bot.sandbox.sight import NotShown


def shown(**controls: str) -> Seen:
    return Seen(platform="slack", channel="C1", id="1.5", text="Fall 7", controls=controls, raw={})


class Screen(World):
    """One message in its states, each a look later than the one before."""

    def __init__(self, *states: Seen) -> None:
        self._states = list(states)
        self.pressed: list[str] = []

    async def messages(self, platform: str, *, bot_only: bool = True) -> list[Seen]:
        if len(self._states) > 1:
            self._states.pop(0)
        return self._states[:1]

    async def do(self, verb: str, **body: Any) -> dict[str, Any]:
        if body["id"] not in self._states[0].controls.values():
            raise NotShown(body["id"])
        self.pressed.append(body["id"])
        return {"ephemeral": []}


async def pressed(screen: Screen, seen: Seen) -> list[str]:
    await Hand(world=screen, platform="slack", user="jana").press(seen, "Nehmen")
    return screen.pressed


async def test_what_was_drawn_anew_is_pressed_as_it_stands() -> None:
    old, new = shown(Nehmen="claim:1"), shown(Nehmen="claim:2")
    assert await pressed(Screen(old), old) == ["claim:1"]
    assert await pressed(Screen(new), old) == ["claim:2"]


async def test_a_button_that_comes_a_moment_later_is_waited_for() -> None:
    assert await pressed(Screen(shown(), shown(), shown(Nehmen="claim:1")), shown()) == ["claim:1"]


async def test_on_words_for_one_person_nothing_else_will_come() -> None:
    with pytest.raises(Missing, match="Nehmen"):
        await pressed(Screen(), shown())
