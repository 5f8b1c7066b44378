"""Somebody from outside the team reports a message that Breakwater cannot read when the form comes back."""

from bot.sandbox.hand import Reaction
from bot.sandbox.reading import Seen
from tests.stories.scene import Scene


async def opens_form(scene: Scene, words: str) -> Reaction:
    """About these words of Jana's. On Slack they stand in a channel that nobody has added Breakwater to; on Discord
    they are taken away meanwhile."""
    here = scene.platform
    said = await scene.hand("jana").say("allgemein", words)
    form = await scene.hand("olli").point(said)
    if here == "discord":
        place = {"channel": said.channel, "message": said.id}
        await scene.world.do("delete_message", platform=here, user="jana", **place)
    return form


async def stands_in_private(scene: Scene, words: str, note: str) -> tuple[Seen, Seen]:
    """The card with the message as it was seen, and what was written to it."""
    here = scene.platform
    notice = await scene.world.until(here, lambda seen: note in seen.text, what="the report in private")
    assert "kann die Nachricht dort nicht lesen" in notice.text
    card = await scene.world.until(here, lambda seen: words in seen.text, what="the message as it was seen")
    return card, notice
