"""What stories of crises are told with: start one, find its card, press in its room, end it."""

import re

from bot.sandbox.hand import Reaction
from bot.sandbox.reading import Seen
from tests.stories.scene import Scene

INBOX = "social-inbox"


async def command(scene: Scene, words: str = "", *, by: str = "mara", name: str = "crisis") -> Reaction:
    return await scene.hand(by).command(words, channel=INBOX, name=name)


async def start(scene: Scene, title: str, *, by: str = "mara", level: str = "4") -> int:
    """Start a crisis and give back its number."""
    form = await command(scene, "start", by=by)
    assert form.form is not None, form
    told = await scene.hand(by).submit(form, title=title, level=level)
    found = re.search(r"Krise (\d+) läuft", told.private)
    assert found, told
    return int(found[1])


async def card(scene: Scene, crisis: int, *parts: str, platform: str = "") -> Seen:
    """The status card in the room."""
    return await scene.world.until(
        platform or scene.platform,
        lambda seen: (
            f"Krise {crisis} ·" in seen.first_line
            and "Jetzt:" in seen.text
            and all(part in seen.text for part in parts)
        ),
        what=f"the card of crisis {crisis} with {parts}",
    )


async def press(scene: Scene, label: str, seen: Seen, *, by: str = "mara", on: str = "") -> Reaction:
    """Press a button in a room, as soon as this person has been brought into it."""
    found: list[Reaction] = []

    async def could() -> bool:
        try:
            found.append(await scene.hand(by, on).press(seen, label))
        except ValueError as away:
            if "is not in" not in str(away):
                raise
        return bool(found)

    await scene.holds(f"{by} is in the room", could)
    return found[0]


async def notice(scene: Scene, *parts: str) -> Seen:
    """A message that asks somebody, on the platform where that person acted last."""
    found: list[Seen] = []

    async def stands() -> bool:
        for platform in (scene.platform, scene.other):
            messages = await scene.world.messages(platform)
            found.extend(one for one in messages if all(part in one.text for part in parts))
        return bool(found)

    await scene.holds(f"a notice with {parts}", stands)
    return found[-1]


async def finish(scene: Scene, crisis: int) -> None:
    """So that the next story starts without a twin."""
    form = await press(scene, "War ein Versehen …", await card(scene, crisis), by="mara")
    await scene.hand("mara").submit(form)
    for platform in (scene.platform, scene.other):
        await scene.world.card(platform, f"Krise {crisis} · war ein Versehen")


def filled(form: Reaction, text: str) -> dict[str, str]:
    return {name: text for name in form.values if name == "text"}
