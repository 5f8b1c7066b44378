"""The facts board feeds statements: what is known and what is open is offered, and what moves voids what used it."""

from dataclasses import dataclass, replace

from handlers.case import Case
from handlers.crisis import facts
from handlers.crisis.crisis import RUNS, Crisis
from handlers.crisis.decision import ON_BOARD, Fact, FactState
from handlers.draft import SendKind, SendState
from handlers.effects import Effect
from handlers.events import Submitted
from handlers.people import Team
from handlers.ports import Context, UnitOfWork
from handlers.records import BOT, note
from handlers.statements.showing import show, tell
from handlers.texts.announcement import Announcement, AnnouncementState, UsedFact
from handlers.texts.fitness import fit

SLOTS = {FactState.KNOWN: "known", FactState.UNKNOWN: "unknown", FactState.CHECKING: "unknown"}
"""Where a line of the board may go."""
MOST = 4
LONGEST_SOURCES = 40
MOVED = "send-error-fact-changed"
VOID = "statement-void-fact"


@dataclass(frozen=True, kw_only=True, slots=True)
class Offered:
    """What a slot starts with."""

    text: str = ""
    sources: str = ""
    """Where the lines come from, for the hint below the field."""


def offered(ctx: Context, crisis: Crisis, slot: str, longest: int) -> Offered:
    """The lines of the board that may go into a slot, as far as there is room. No name, no cause, no number without a
    source: those a person has to type."""
    taken: list[Fact] = []
    text = ""
    for fact in ctx.uow.facts.find(crisis_id=crisis.id, state=ON_BOARD):
        if SLOTS[fact.state] != slot or not fit(fact.text, ctx.team, verified=fact.state is FactState.KNOWN):
            continue
        more = f"{text} {_sentence(fact.text)}".strip()
        if len(more) > longest or len(taken) == MOST:
            break
        text = more
        taken.append(fact)
    sources = ", ".join(dict.fromkeys(" ".join(fact.source.split()) for fact in taken if fact.source))
    return Offered(text=text, sources=sources[:LONGEST_SOURCES])


def public_facts(uow: UnitOfWork, team: Team, case: Case) -> tuple[str, ...]:
    """What a crisis knows and a reply may say: known with its source, and fit to be put into public words. For cases of
    the brand while the crisis runs; a drill's board is for its own cases alone."""
    running = uow.crises.find(state=RUNS, brand=case.brand, drill=bool(case.drill))
    return tuple(
        _sentence(fact.text)
        for crisis in running
        if not case.drill or crisis.id == case.drill
        for fact in uow.facts.find(crisis_id=crisis.id, state=FactState.KNOWN)[:MOST]
        if fit(fact.text, team, verified=True)
    )


def _sentence(text: str) -> str:
    flat = " ".join(text.split())
    return flat if flat.endswith((".", "?", "!", "…")) else f"{flat}."


def used(ctx: Context, crisis: Crisis, slots: dict[str, str]) -> tuple[UsedFact, ...]:
    """The lines of the board that stand in the slots, word for word: what a person has typed over is no longer one."""
    flat = {slot: " ".join(text.split()) for slot, text in slots.items()}
    board = ctx.uow.facts.find(crisis_id=crisis.id, state=ON_BOARD)
    return tuple(
        UsedFact(id=fact.id, version=fact.version, slot=slot)
        for fact in board
        for slot in [SLOTS[fact.state]]
        if _core(fact.text) and _core(fact.text) in flat.get(slot, "")
    )


def _core(text: str) -> str:
    return " ".join(text.split()).rstrip(".?!… ")


def moved(uow: UnitOfWork, made: Announcement) -> bool:
    """Whether a line that it uses has been changed since, or taken off the board."""
    return any(uow.facts.get(one.id).version != one.version for one in made.facts)


def put_fact(event: Submitted, ctx: Context) -> list[Effect]:
    """A line of the board; what was made with an earlier version of it and is not public yet counts no more."""
    effects = facts.put_fact(event, ctx)
    if event.click.kind == "fact":
        fact = ctx.uow.facts.get(event.click.id)
        _void(ctx, ctx.uow.crises.get(fact.crisis_id), fact)
    return effects


def _void(ctx: Context, crisis: Crisis, fact: Fact) -> None:
    for made in ctx.uow.announcements.find(crisis_id=crisis.id):
        if not any(one.id == fact.id and one.version != fact.version for one in made.facts):
            continue
        match made.state:
            case AnnouncementState.DRAFTED | AnnouncementState.OPEN:
                void = replace(made, state=AnnouncementState.VOID, void=VOID, version=made.version + 1)
                ctx.uow.announcements.save(void)
                ctx.uow.timers.cancel(f"word:{made.id}")
                _told(ctx, crisis, made)
            case AnnouncementState.APPROVED:
                _stop_by_hand(ctx, crisis, made)
            case AnnouncementState.SENT_BACK | AnnouncementState.VOID | AnnouncementState.DRILLED:
                pass  # counted for nothing already


def _stop_by_hand(ctx: Context, crisis: Crisis, made: Announcement) -> None:
    """Nobody has copied it over yet, and nobody shall. What a job carries out rechecks by itself."""
    rows = ctx.uow.sends.find(announcement_id=made.id, kind=SendKind.BY_HAND, state=SendState.PLANNED)
    for row in rows if made.act != "delete" else []:
        off = replace(
            row, state=SendState.CANCELLED, error=MOVED, settled_at=ctx.now, version=row.version + 1
        )
        ctx.uow.sends.save(off)
        _told(ctx, crisis, made)


def _told(ctx: Context, crisis: Crisis, made: Announcement) -> None:
    show(ctx, made)
    note(ctx, BOT, "statement.void", f"crisis:{crisis.id}", kind=made.kind, number=made.number)
    tell(ctx, crisis, (made.author, made.decided_by), "notice-statement-void", kind=made.kind)
