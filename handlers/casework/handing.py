"""Hand a case over to somebody: they are told, and may return it."""

from handlers.calendar.hours import is_absent
from handlers.case import Case, State
from handlers.checks import clean
from handlers.claims import given_from, name_of, put_in_hand, refuse_busy, refuse_taken, take
from handlers.effects import Effect, Field, OpenForm, Option, Tell
from handlers.errors import Refused
from handlers.events import Clicked, Submitted
from handlers.people import Person
from handlers.permissions import MANAGE, WORK, acting
from handlers.ports import Context
from handlers.records import note, notify

LONGEST_NOTE = 300
MOST = 25
"""A choice holds no more on Discord."""


def ask_give(event: Clicked, ctx: Context) -> list[Effect]:
    person = acting(event, ctx)
    case = ctx.uow.cases.get(event.click.id)
    _refuse(ctx, case, person)
    line = Field(id="note", key="form-give-note", required=False, max_length=LONGEST_NOTE)
    return [
        OpenForm(
            click=event.click,
            title="form-give-title",
            submit="form-give-submit",
            fields=(whom_field(ctx, without=case.owner), line),
        )
    ]


def whom_field(ctx: Context, *, without: str = "") -> Field:
    """Those who can work on it and are not away. Raises Refused where there is nobody."""
    people = [
        person
        for person in ctx.team.by_name
        if _works(person) and person.id != without and not is_absent(ctx.team.hours_of(person), ctx.now)
    ]
    if not people:
        raise Refused("refused-nobody-there")
    people.sort(key=lambda person: person.name.casefold())
    options = tuple(Option(value=person.id, text=person.name) for person in people[:MOST])
    return Field(id="to", key="form-give-to", kind="choice", options=options)


def whom(event: Submitted, ctx: Context) -> Person:
    """Who was chosen. Raises Refused for nobody, and for somebody who may not work on cases."""
    found = ctx.team.people.get(event.values.get("to", ""))
    if found is None or not _works(found):
        raise Refused("refused-form-incomplete", field="to", quote=clean(event.values.get("note", "")))
    return found


def give(event: Submitted, ctx: Context) -> list[Effect]:
    person = acting(event, ctx)
    to, line = whom(event, ctx), clean(event.values.get("note", ""))[:LONGEST_NOTE]
    case = ctx.uow.cases.get(event.click.id)
    give_case(ctx, case, to, by=person, line=line, platform=event.actor.platform)
    return [Tell(key="told-given", params={"case": case.id, "who": to.name})]


def give_case(ctx: Context, case: Case, to: Person, *, by: Person, line: str, platform: str) -> Case:
    """They have it in hand from now on, with a lease of their own."""
    _refuse(ctx, case, by)
    if case.state is State.CLAIMED and case.owner == to.id:
        raise Refused("refused-owner-already", who=to.name)
    given = put_in_hand(ctx, case, to.id)
    note(ctx, by.id, "case.handed_over", f"case:{case.id}", to=to.id, platform=platform)
    if to.id != by.id:
        notify(ctx, given, [to.id], "notice-case-given", line, by=by.name)
    return given


def take_back(event: Clicked, ctx: Context) -> list[Effect]:
    """Theirs again: what is free by now, and what went out of their own hand to somebody, who is told."""
    person = acting(event, ctx)
    case = ctx.uow.cases.get(event.click.id)
    keeper = case.owner if case.state is State.CLAIMED and given_from(ctx.uow, case, person) else ""
    if not keeper:
        take(ctx, case, person, event.actor.platform)
        return [Tell(key="told-taken-back", params={"case": case.id, "who": ""})]
    refuse_busy(ctx, case)
    taken = put_in_hand(ctx, case, person.id)
    note(ctx, person.id, "case.taken_back", f"case:{case.id}", of=keeper, platform=event.actor.platform)
    notify(ctx, taken, [keeper], "notice-case-taken-back", by=person.name)
    return [Tell(key="told-taken-back", params={"case": case.id, "who": name_of(ctx, keeper)})]


def _refuse(ctx: Context, case: Case, person: Person) -> None:
    """The owner hands over, anybody what nobody has; who leads may move anybody's."""
    refuse_busy(ctx, case)
    if case.state is State.DISMISSED:
        raise Refused("refused-case-done", who=name_of(ctx, case.closed_by), at=case.closed_at or ctx.now)
    if MANAGE.isdisjoint(person.roles):
        refuse_taken(ctx, case, person)


def _works(person: Person) -> bool:
    return not WORK.isdisjoint(person.roles)
