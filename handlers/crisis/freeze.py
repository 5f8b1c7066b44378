"""What a crisis holds back: which answers may go out for a brand, and who has to agree to them. Hiding goes on."""

from handlers.case import State
from handlers.crisis.checklist import complete
from handlers.crisis.crisis import RUNS, Crisis, Freeze
from handlers.crisis.levels import FOUR_EYES_FROM
from handlers.crisis.permissions import refuse_ended, refuse_unless_leading
from handlers.crisis.reason import reason_field, reason_in
from handlers.crisis.records import announce, decided, name_of
from handlers.effects import Effect, Field, OpenForm, Option, Tell
from handlers.errors import Refused
from handlers.events import Clicked, Submitted
from handlers.permissions import acting
from handlers.ports import Context, UnitOfWork

STRICTNESS = (Freeze.OFF, Freeze.LINES, Freeze.STATEMENTS)


def _running(uow: UnitOfWork, brand: str, drill: int) -> list[Crisis]:
    """What binds a brand. A drill (id of its crisis) binds what was scripted for it, and nothing else does."""
    return [uow.crises.get(drill)] if drill else uow.crises.find(state=RUNS, brand=brand, drill=False)


def binding(uow: UnitOfWork, brand: str, *, drill: int = 0) -> Crisis | None:
    """The running crisis that holds back the most for this brand; drills bind nobody but what is drilled."""
    running = _running(uow, brand, drill)
    return max(running, key=lambda crisis: (STRICTNESS.index(crisis.freeze), crisis.level), default=None)


def freeze_of(uow: UnitOfWork, brand: str, *, drill: int = 0) -> Freeze:
    crisis = binding(uow, brand, drill=drill)
    return crisis.freeze if crisis else Freeze.OFF


def second_person(uow: UnitOfWork, brand: str, *, drill: int = 0) -> bool:
    """Whether a crisis asks for four eyes on everything of the brand, whatever the policy says."""
    running = _running(uow, brand, drill)
    return any(crisis.level >= FOUR_EYES_FROM or crisis.freeze is not Freeze.OFF for crisis in running)


def storm_of(uow: UnitOfWork, brand: str, *, drill: int = 0) -> bool:
    """Whether a crisis of the brand is at a level from which even a statement needs a second person in solo mode."""
    return any(crisis.level >= FOUR_EYES_FROM for crisis in _running(uow, brand, drill))


def refuse_frozen(ctx: Context, brand: str, *, drill: int = 0) -> None:
    """Nothing but statements: no answer goes out, nor to a second person."""
    crisis = binding(ctx.uow, brand, drill=drill)
    if crisis is not None and crisis.freeze is Freeze.STATEMENTS:
        raise Refused("refused-frozen", crisis=crisis.id, who=name_of(ctx.team, crisis.lead))


def held_back(uow: UnitOfWork, brand: str, *, solo: bool) -> str:
    """Why an answer that was about to go out must not, as a locale key; empty if it may. `solo`: only one person has
    seen it."""
    if freeze_of(uow, brand) is Freeze.STATEMENTS:
        return "send-error-frozen"
    return "send-error-second-person" if solo and second_person(uow, brand) else ""


def ask_freeze(event: Clicked, ctx: Context) -> list[Effect]:
    person = acting(event, ctx)
    crisis = ctx.uow.crises.get(event.click.id)
    refuse_ended(ctx, crisis)
    refuse_unless_leading(ctx, crisis, person)
    options = tuple(Option(value=freeze.value, key=f"freeze-choice-{freeze.value}") for freeze in STRICTNESS)
    choice = Field(
        id="freeze", key="form-freeze-field", kind="choice", value=crisis.freeze.value, options=options
    )
    return [
        OpenForm(
            click=event.click,
            title="form-freeze-title",
            submit="form-freeze-submit",
            note="form-freeze-note-drill" if crisis.drill else "form-freeze-note",
            params={"crisis": crisis.id, "brand": crisis.brand},
            fields=(choice, reason_field()),
        )
    ]


def set_freeze(event: Submitted, ctx: Context) -> list[Effect]:
    """A decision like any other: with its reason in the log, told in the rooms, said on every card that it stops."""
    person = acting(event, ctx)
    crisis = ctx.uow.crises.get(event.click.id)
    refuse_ended(ctx, crisis)
    refuse_unless_leading(ctx, crisis, person)
    try:
        freeze = Freeze(event.values.get("freeze", ""))
    except ValueError:
        raise Refused("refused-form-incomplete", field="freeze") from None
    reason = reason_in(event)
    if freeze is crisis.freeze:
        raise Refused("refused-freeze-unchanged", field="freeze", crisis=crisis.id)
    complete(ctx, crisis, "freeze", person, reason)
    decided(
        ctx,
        crisis,
        person.id,
        "freeze",
        reason=reason,
        changes={"freeze": freeze},
        was=crisis.freeze.value,
        now=freeze.value,
    )
    touch_work(ctx, crisis)
    announce(ctx, crisis, "notice-crisis-freeze", quote=reason, now=freeze.value, by=person.name)
    return [Tell(key="told-freeze-set", params={"crisis": crisis.id, "now": freeze.value})]


def touch_work(ctx: Context, crisis: Crisis) -> None:
    """Drafts and requests for a yes say what is held back."""
    drill = crisis.id if crisis.drill else 0
    states = (State.CLAIMED, State.IN_APPROVAL)
    for case in ctx.uow.cases.find(brand=crisis.brand, drill=drill, state=states):
        ctx.uow.placements.touch("drafts", case.id)
        for request in ctx.uow.requests.find(case_id=case.id):
            ctx.uow.placements.touch("approval", request.id)
