"""The queue in the states that a person gets to see it in."""

from dataclasses import replace

from bot.cards.gallery.world import CASE, INSTAGRAM, JANA, MERT, NOW, PORTAL, TEAM, minutes, target_of
from handlers.case import Case, State
from handlers.comment import Flag, Urgency
from handlers.people import Brand, Person, Source
from handlers.sections import Look
from handlers.views import QueueView, View
from handlers.views.queue import MOST, Row

NOBODY_S = replace(
    CASE, id=4712, urgency=Urgency.NOW, flags=(Flag(name="threat", evidence="du weißt schon"),)
)
ODD = Source(name="odd", kind="hook", brand="Musterkanne", network="*Kanne* <@U1>", account="@everyone")


def views() -> dict[str, View]:
    free = (row(NOBODY_S), row(CASE), row(replace(CASE, id=4713, source="odd", flags=()), source=ODD))
    mine = replace(CASE, state=State.CLAIMED, owner="jana", lease_until=minutes(30))
    put_off = replace(mine, id=4714, state=State.SNOOZED, snoozed_until=minutes(26 * 60))
    return {
        "queue-free": queue(Look(section="free"), *free, sizes={"mine": 1, "free": 3, "late": 0}),
        "queue-mine": queue(Look(section="mine"), row(mine, JANA), row(put_off, JANA), sizes={"mine": 2}),
        "queue-one": queue(Look(section="waiting"), row(mine, MERT), sizes={"waiting": 1}),
        "queue-late-filtered": queue(
            Look(section="late", page=2, brand="Musterkanne", flag="threat", urgency_from=Urgency.NOW),
            row(replace(NOBODY_S, reply_by=minutes(-90)), late=True),
            row(replace(CASE, reply_by=minutes(-30)), late=True),
            sizes={"mine": 0, "free": MOST, "late": 214},
            more=True,
        ),
        "queue-asked": queue(
            Look(section="asked", purpose="support"), row(mine, MERT), row(NOBODY_S), sizes={"asked": 2}
        ),
        "queue-digest": queue(Look(section="digest"), row(CASE), sizes={"digest": 1}),
        "queue-empty": queue(Look(section="free"), sizes={"mine": 0, "free": 0, "late": 0}),
    }


def queue(look: Look, *rows: Row, sizes: dict[str, int], more: bool = False) -> QueueView:
    two_brands = {**TEAM.brands, "Zweitkanne": Brand(name="Zweitkanne")}
    return QueueView(
        team=replace(TEAM, brands=two_brands),
        look=look,
        at=NOW,
        sizes={"mine": 0, "free": 0, "late": 0} | sizes,
        rows=rows,
        more=more,
        allowed=frozenset({"queue", "case", "bulk-dismiss", "bulk-assign", "bulk-hide"}),
    )


def row(case: Case, owner: Person | None = None, *, late: bool = False, source: Source = INSTAGRAM) -> Row:
    source = PORTAL if case.source == "portal" else source
    topic = case.flags[0].name if case.flags else "comment"
    return Row(case=case, target=target_of(source), topic=topic, owner=owner, late=late)
