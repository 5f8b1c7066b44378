"""Where no adapter reaches: the team publishes by hand and pastes the link."""

from bot.social.port import Answer, CannotTell, Finding, Rejected
from handlers.draft import Send
from handlers.people import Source


class ByHand:
    """Sends nothing. Reached only if a source lost its adapter between approval and sending."""

    def reaches(self, _source: Source, /) -> bool:
        return True

    def can_look_up(self, _source: Source, /) -> bool:
        return False

    async def perform(self, _send: Send, _source: Source, /) -> Answer:
        return Rejected(error="send-error-by-hand")

    async def look_up(self, _send: Send, _source: Source, /) -> Finding:
        return CannotTell(why="no adapter")
