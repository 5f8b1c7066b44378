"""The lists of risks, of whom to call and of accesses: written, reviewed and retired in chat, with their history."""

from dataclasses import replace

from handlers.clicks import Click
from handlers.crisis.crisis import Crisis
from handlers.crisis.records import leading, name_of, names, roles_of
from handlers.effects import Effect, Field, OpenForm, Option, ShowCard
from handlers.errors import Refused
from handlers.events import Clicked, Submitted
from handlers.people import Person
from handlers.permissions import acting
from handlers.ports import Context
from handlers.prepare.forms import (
    ADDED,
    MOST_OPTIONS,
    access_in,
    fields_of,
    managers,
    names_known,
    owner_in,
    planned_in,
    risk_in,
    what_of,
)
from handlers.records import note
from handlers.register import REVIEWED_FOR, Change, Entry, EntryKind, EntryState, EntryVersion
from handlers.staff import roster
from handlers.texts.statement import KINDS as STATEMENTS

NONE = "none"
"""In a choice: nothing is linked."""


def entries(event: Clicked, ctx: Context) -> list[Effect]:
    """One of the lists, a page of it."""
    acting(event, ctx)
    kind, _, page = event.click.choice.partition("-p")
    if kind not in ADDED.values():
        raise Refused("refused-unknown-click")
    params = _seen(ctx, event.actor.language, kind=kind, page=page)
    return [ShowCard(kind="entries", subject=0, params=params, replaces=bool(page))]


def _seen(ctx: Context, language: str, **more: str) -> dict[str, str]:
    return {"at": ctx.now.isoformat(), "names": names_known(ctx, language), **more}


def entry(event: Clicked, ctx: Context) -> list[Effect]:
    acting(event, ctx)
    return [_card(ctx, event.actor.language, ctx.uow.entries.get(event.click.id), replaces=False)]


def _card(ctx: Context, language: str, entry: Entry, *, replaces: bool = True) -> ShowCard:
    return ShowCard(kind="entry", subject=entry.id, params=_seen(ctx, language), replaces=replaces)


def _added(event: Clicked | Submitted) -> str:
    """Of which kind; behind a dash the role that it is for."""
    what = event.click.choice.partition("-")[0]
    if what not in ADDED:
        raise Refused("refused-unknown-click")
    return what


def ask_add(event: Clicked, ctx: Context) -> list[Effect]:
    person = acting(event, ctx)
    return [_form(ctx, event.click, _added(event), None, person, event.actor.language)]


def ask_write(event: Clicked, ctx: Context) -> list[Effect]:
    person = acting(event, ctx)
    found = ctx.uow.entries.get(event.click.id)
    click = replace(event.click, version=found.version)
    return [_form(ctx, click, what_of(found), found, person, event.actor.language)]


def _form(
    ctx: Context, click: Click, what: str, entry: Entry | None, person: Person, language: str
) -> OpenForm:
    able = managers(ctx)
    owner = entry.owner if entry and entry.owner in able else person.id
    return OpenForm(
        click=click,
        title=f"form-entry-{what}-title",
        submit="form-entry-submit",
        # Discord holds five parts: where all are fields there is no room for a note.
        note="form-entry-access-note" if what == "access" else "",
        fields=fields_of(what, entry, owner, language, ctx, role=click.choice.partition("-")[2]),
    )


def add(event: Submitted, ctx: Context) -> list[Effect]:
    person = acting(event, ctx)
    what = _added(event)
    values = _content(event, what, None, ctx)
    fresh = Entry(
        kind=ADDED[what],
        owner=owner_in(event, ctx, person.id),
        reviewed_by=person.id,
        reviewed_at=ctx.now,
        review_at=ctx.now + REVIEWED_FOR,
    )
    added = ctx.uow.entries.add(replace(fresh, **values))
    _keep(ctx, added, "added", person.id, event.actor.platform)
    return [_card(ctx, event.actor.language, added, replaces=False)]


def _content(event: Submitted, what: str, before: Entry | None, ctx: Context) -> dict[str, object]:
    match what:
        case "risk":
            return {"risk": risk_in(event, before.risk if before else None)}
        case "access":
            return {"access": access_in(event)}
        case _:
            return {"planned": planned_in(event, before.planned if before else None, what, ctx)}


def write(event: Submitted, ctx: Context) -> list[Effect]:
    """Who changes it has looked at it: it counts as reviewed."""
    person, found = _current(event, ctx)
    values = _content(event, what_of(found), found, ctx)
    owner = owner_in(event, ctx, found.owner)
    return _changed(event, ctx, person, replace(found, owner=owner, **values), "changed")


def ask_link(event: Clicked, ctx: Context) -> list[Effect]:
    """The statement and the drill for a risk."""
    acting(event, ctx)
    found = ctx.uow.entries.get(event.click.id)
    if found.risk is None:
        raise Refused("refused-unknown-click")
    none = Option(value=NONE, key="entry-link-none")
    statements = (none, *(Option(value=kind, key=f"entry-statement-{kind}") for kind in STATEMENTS))
    drills = list(ctx.scenarios.values())[: MOST_OPTIONS - 1]
    language = event.actor.language
    scenarios = (none, *(Option(value=one.id, text=one.title.get(language, one.id)) for one in drills))
    linked = found.risk.scenario if found.risk.scenario in ctx.scenarios else NONE
    return [
        OpenForm(
            click=replace(event.click, version=found.version),
            title="form-entry-link-title",
            submit="form-entry-submit",
            quote=found.risk.title,
            fields=(
                Field(
                    id="statement",
                    key="form-entry-statement",
                    kind="choice",
                    value=found.risk.statement or NONE,
                    options=statements,
                ),
                Field(
                    id="scenario", key="form-entry-scenario", kind="choice", value=linked, options=scenarios
                ),
            ),
        )
    ]


def link(event: Submitted, ctx: Context) -> list[Effect]:
    person, found = _current(event, ctx)
    statement, scenario = (event.values.get(name, NONE) for name in ("statement", "scenario"))
    if found.risk is None or statement not in {NONE, *STATEMENTS}:
        raise Refused("refused-form-incomplete", field="statement")
    if scenario not in {NONE, *ctx.scenarios}:
        raise Refused("refused-form-incomplete", field="scenario")
    risk = replace(
        found.risk,
        statement="" if statement == NONE else statement,
        scenario="" if scenario == NONE else scenario,
    )
    return _changed(event, ctx, person, replace(found, risk=risk), "changed")


def still(event: Clicked, ctx: Context) -> list[Effect]:
    """Looked at, and still true."""
    person, found = _current(event, ctx)
    return _changed(event, ctx, person, found, "reviewed")


def retire(event: Clicked, ctx: Context) -> list[Effect]:
    """Not true any more; it can be taken back."""
    person, found = _current(event, ctx)
    return _changed(event, ctx, person, replace(found, state=EntryState.RETIRED), "retired")


def restore(event: Clicked, ctx: Context) -> list[Effect]:
    person, found = _current(event, ctx)
    return _changed(event, ctx, person, replace(found, state=EntryState.ACTIVE), "restored")


def _current(event: Clicked | Submitted, ctx: Context) -> tuple[Person, Entry]:
    """Of two people at once one wins; the other learns who."""
    person = acting(event, ctx)
    found = ctx.uow.entries.get(event.click.id)
    if found.version != event.click.version:
        who = name_of(ctx.team, found.reviewed_by)
        raise Refused("refused-entry-changed", who=who, at=found.reviewed_at)
    return person, found


def _changed(
    event: Clicked | Submitted, ctx: Context, person: Person, entry: Entry, change: Change
) -> list[Effect]:
    changed = replace(
        entry,
        reviewed_by=person.id,
        reviewed_at=ctx.now,
        review_at=ctx.now + REVIEWED_FOR,
        version=entry.version + 1,
    )
    ctx.uow.entries.save(changed)
    _keep(ctx, changed, change, person.id, event.actor.platform)
    return [_card(ctx, event.actor.language, changed)]


def _keep(ctx: Context, entry: Entry, change: Change, by: str, platform: str) -> None:
    """Its history and a line in the log, which says what was done and not what it says."""
    kept = keep_version(ctx, entry, change, by)
    note(ctx, by, f"entry.{change}", f"entry:{entry.id}", kept.id, kind=entry.kind, platform=platform)


def keep_version(ctx: Context, entry: Entry, change: Change, by: str) -> EntryVersion:
    # Who is called and what the watch looks out for are part of the team.
    roster.bump(ctx.uow)
    return ctx.uow.entry_versions.add(
        EntryVersion(
            entry_id=entry.id,
            number=entry.version,
            change=change,
            risk=entry.risk,
            planned=entry.planned,
            access=entry.access,
            owner=entry.owner,
            by=by,
            at=ctx.now,
        )
    )


def access(event: Clicked, ctx: Context) -> list[Effect]:
    """In a crisis, to those who play a part in it: where the accesses are kept."""
    person = acting(event, ctx)
    crisis = ctx.uow.crises.get(event.click.id)
    _refuse_bystander(ctx, crisis, person)
    kind: EntryKind = "access"
    page = event.click.choice.removeprefix("p").strip("-")
    params = _seen(ctx, event.actor.language, kind=kind, page=page)
    note(ctx, person.id, "access.shown", f"crisis:{crisis.id}", platform=event.actor.platform)
    return [ShowCard(kind="entries", subject=crisis.id, params=params, replaces=bool(page))]


def _refuse_bystander(ctx: Context, crisis: Crisis, person: Person) -> None:
    parts = {id for fill in roles_of(ctx.uow, crisis) for id in (fill.person, fill.deputy)}
    if person.id not in parts | {crisis.lead}:
        raise Refused("refused-access", crisis=crisis.id, who=names(ctx.team, leading(ctx, crisis)))
