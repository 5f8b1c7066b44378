"""What the people of a story do in chat, with the same hands as whoever watches: press, fill in, react."""

from bot.sandbox.hand import Hand
from bot.sandbox.sight import Missing, World
from bot.sandbox.tale import Act

PATIENCE = 10.0
"""Seconds to wait for the message that it is done on."""


async def play(act: Act, world: World) -> bool:
    """Whether it was done. What is no longer offered (because whoever watches has done it) is left alone."""
    hand = Hand(world=world, platform=act.where, user=act.who)
    try:
        message = await world.card(act.where, act.on, within=PATIENCE)
        if act.react:
            await hand.react(message, act.react)
            return True
        answer = await hand.press(message, act.press)
        if act.form:
            await hand.submit(answer, **act.form)
    except (Missing, ValueError):
        return False
    return True
