"""Chat as a source of cases: it has no address for replies and is no network, so nothing is ever published there.

No configuration can name a source like this.
"""

from types import MappingProxyType

from handlers.case import Case
from handlers.errors import Refused
from handlers.people import Source

KIND = "chat"
SOURCES = MappingProxyType(
    {
        f"chat:{platform}": Source(name=f"chat:{platform}", kind=KIND, brand="", network=shown, account=shown)
        for platform, shown in (("slack", "Slack"), ("discord", "Discord"))
    }
)


def is_chat(case: Case) -> bool:
    return case.source in SOURCES


def refuse_chat(case: Case) -> None:
    """Before whatever leads to a public text."""
    if is_chat(case):
        raise Refused("refused-chat-case")
