"""`/breakwater me`: who the bot takes somebody for, from where it knows that, and what they may do."""

from types import MappingProxyType

from handlers.effects import Effect, ShowCard
from handlers.errors import Refused
from handlers.events import Commanded
from handlers.people import Person, Team
from handlers.permissions import may, names_with, says_yes
from handlers.ports import Context

ABILITIES = MappingProxyType(
    {
        "look": "queue",
        "work": "claim",
        "approve": "",
        "escalate": "escalate",
        "crisis": "start",
        "manage": "statement-write",
    }
)
"""What is said in plain words -> a verb that stands for it; approving is decided by a role of its own."""


def me(event: Commanded, ctx: Context) -> list[Effect]:
    person = event.actor.person
    if person is None:
        admins = names_with(frozenset({"admin"}), ctx.team)
        raise Refused("refused-unknown-person", who=admins)
    return [
        ShowCard(
            kind="me",
            subject=0,
            params={"person": person.id, "platform": event.actor.platform, "at": ctx.now.isoformat()},
        )
    ]


def abilities(person: Person, team: Team) -> tuple[str, ...]:
    return tuple(
        name
        for name, verb in ABILITIES.items()
        if (may(verb, person, team) is None if verb else says_yes(person))
    )
