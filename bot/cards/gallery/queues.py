"""The queue in the states that a person gets to see it in."""

from dataclasses import replace

from bot.cards.gallery.world import CASE, INSTAGRAM, JANA, MERT, NOW, PORTAL, TEAM, minutes, target_of
from handlers.case import Case, State
from handlers.comment import Flag, Urgency
from handlers.people import Brand, Person, Source
from handlers.placement import LogEntry
from handlers.sections import Look
from handlers.views import QueueView, ResumeRow, ResumeView, StoodIn, View
from handlers.views.private import entry_of
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
        **resumed(),
        "queue-empty": queue(Look(section="free"), sizes={"mine": 0, "free": 0, "late": 0}),
    }


def resumed() -> dict[str, View]:
    """Back after a night: claims ran out, a deputy works on one, another is answered."""
    free = replace(CASE, owner="", state=State.NEW)
    with_mert = replace(CASE, id=4712, owner="mert", state=State.CLAIMED, lease_until=minutes(30))
    mine = replace(CASE, id=4713, owner="jana", state=State.CLAIMED, lease_until=minutes(30), source="odd")
    over = replace(CASE, id=4714, owner="mert", state=State.ANSWERED, closed_at=minutes(20), closed_by="mert")
    back = replace(resume_row(with_mert, MERT, ("jana", "case.handed_over", {"to": "mert"})), back=True)
    rows = (
        replace(resume_row(mine, JANA, ("bot", "comment.edited", {"voided": True})), mine=True),
        replace(resume_row(free, None, ("bot", "case.claim_expired", {"of": "jana"})), back=True, earlier=2),
        back,
        resume_row(over, MERT, ("mert", "case.claimed", {}), ("bot", "reply.published", {"send": 7})),
    )
    stood_in = (
        StoodIn(case_id=4715, asked=(MERT,), open=True),
        StoodIn(case_id=0, asked=(MERT,), open=False),
    )
    return {
        "resume": resume(*rows, total=13, waiting={"yes": 2, "asked": 1, "question": 3}, stood_in=stood_in),
        "resume-one": resume(back, total=1, waiting={}),
        "resume-waiting": resume(total=0, waiting={"yes": 1}),
    }


def resume(
    *rows: ResumeRow, total: int, waiting: dict[str, int], stood_in: tuple[StoodIn, ...] = ()
) -> ResumeView:
    return ResumeView(
        team=TEAM,
        since=minutes(-16 * 60),
        at=NOW,
        rows=rows,
        total=total,
        waiting=waiting,
        stood_in=stood_in,
        news=True,
        allowed=frozenset({"case", "retake", "list"}),
    )


def resume_row(
    case: Case, owner: Person | None, *lines: tuple[str, str, dict[str, str | int | bool]]
) -> ResumeRow:
    news = tuple(
        entry_of(
            LogEntry(
                at=minutes(-14 * 60 + 7 * place),
                actor=actor,
                type=type_,
                subject=f"case:{case.id}",
                facts=facts,
            ),
            TEAM,
        )
        for place, (actor, type_, facts) in enumerate(lines)
    )
    return ResumeRow(
        case=case,
        target=target_of(ODD if case.source == "odd" else INSTAGRAM),
        topic=case.flags[0].name if case.flags else "comment",
        owner=owner,
        news=news,
        earlier=0,
        mine=False,
        back=False,
    )


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
