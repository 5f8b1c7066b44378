"""Several cases at once: chosen by form, confirmed once with their count, each checked and noted by itself."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from types import MappingProxyType

from handlers.case import Case, State
from handlers.casework.desk import dismiss_case, reopen_case
from handlers.casework.handing import give_case, whom, whom_field
from handlers.casework.hiding import hide_case, reason_fields, reason_of
from handlers.checks import clean
from handlers.effects import Effect, Field, OpenForm, Option, ShowCard
from handlers.errors import NotFound, Refused
from handlers.events import Clicked, Submitted
from handlers.flags import main_topic
from handlers.people import Person
from handlers.permissions import acting, may
from handlers.ports import Context
from handlers.records import note
from handlers.sections import PAGE, look_of
from handlers.selection import ASSIGN, DISMISS, HIDE, MOST, WHAT, Picked, Selection, SelectionState
from handlers.views.facts import target_of

VERBS = {DISMISS: "dismiss", ASSIGN: "give", HIDE: "hide"}
"""What each needs the role for."""
Doing = Callable[[Context, Selection, Case, Person, str], list[Effect]]


def ask_bulk(event: Clicked, ctx: Context) -> list[Effect]:
    """The form: which of the cases that this part of the queue shows from here on, and what is needed besides."""
    person = acting(event, ctx)
    what = event.click.choice
    if what not in WHAT:
        raise Refused("refused-unknown-click")
    _allowed(what, person, ctx)
    look = look_of(event.click, ctx.team)
    cases = ctx.uow.cases.queue(look, person, ctx.now, offset=look.page * PAGE, limit=MOST)
    if not cases:
        raise Refused("refused-nothing-to-do")
    which = Field(
        id="cases", key="form-bulk-cases", kind="choices", options=tuple(_option(ctx, one) for one in cases)
    )
    more: tuple[Field, ...] = ()
    if what == ASSIGN:
        more = (whom_field(ctx),)
    elif what == HIDE:
        more = reason_fields()
    return [OpenForm(click=event.click, title=TITLES[what], submit="form-bulk-submit", fields=(which, *more))]


TITLES = {what: f"form-bulk-{what}-title" for what in WHAT}


def _option(ctx: Context, case: Case) -> Option:
    target, flag = target_of(case, ctx.team), main_topic(case.flags)
    params: dict[str, object] = {
        "case": case.id,
        "flag": flag,
        "network": target.network,
        "account": target.account,
    }
    return Option(
        value=f"{case.id}-{case.version}",
        key="form-bulk-case" if case.flags else "form-bulk-case-plain",
        params=params,
    )


def choose(event: Submitted, ctx: Context) -> list[Effect]:
    """What was chosen is written down and shown with its count; nothing is done yet."""
    person = acting(event, ctx)
    what = event.click.choice
    if what not in WHAT:
        raise Refused("refused-unknown-click")
    _allowed(what, person, ctx)
    picked = _picked(event.values.get("cases", ""))
    if not picked:
        raise Refused("refused-form-incomplete", field="cases")
    to = whom(event, ctx).id if what == ASSIGN else ""
    reason, line = reason_of(event) if what == HIDE else ("", clean(event.values.get("note", "")))
    made = ctx.uow.selections.add(
        Selection(what=what, by=person.id, at=ctx.now, picked=picked, to=to, reason=reason, note=line)
    )
    return [_shown(made, look_of(event.click, ctx.team).section)]


def _picked(chosen: str) -> tuple[Picked, ...]:
    """Ids and versions as the form offered them; of anything else nothing."""
    found: dict[int, Picked] = {}
    for one in chosen.split()[:MOST]:
        case, _, version = one.partition("-")
        if case.isdecimal() and version.isdecimal() and len(case) <= 18 and len(version) <= 9:
            found[int(case)] = Picked(case_id=int(case), version=int(version))
    return tuple(found.values())


def do(event: Clicked, ctx: Context) -> list[Effect]:
    """Each case by itself, checked as if somebody had pressed its own button. Every step refuses before it writes,
    so that one that is refused leaves nothing behind and the others go on."""
    person, chosen = _mine(event, ctx, SelectionState.ASKED)
    _allowed(chosen.what, person, ctx)
    effects: list[Effect] = []
    picked: list[Picked] = []
    for one in chosen.picked:
        done, more = _one(ctx, chosen, one, person, event.actor.platform, DOING[chosen.what])
        picked.append(done)
        effects += more
    done = _save(ctx, chosen, SelectionState.DONE, tuple(picked))
    _note(ctx, person, "bulk.done", done, event)
    return [*effects, _shown(done, event.click.choice)]


def drop(event: Clicked, ctx: Context) -> list[Effect]:
    _, chosen = _mine(event, ctx, SelectionState.ASKED)
    return [_shown(_save(ctx, chosen, SelectionState.DROPPED, chosen.picked), event.click.choice)]


def undo(event: Clicked, ctx: Context) -> list[Effect]:
    """Open again what was dismissed at once, as far as nobody has touched it since."""
    person, chosen = _mine(event, ctx, SelectionState.DONE)
    if chosen.what != DISMISS:
        raise Refused("refused-unknown-click")
    picked = [
        one if one.key else _one(ctx, chosen, one, person, event.actor.platform, _reopen)[0]
        for one in chosen.picked
    ]
    done = _save(ctx, chosen, SelectionState.UNDONE, tuple(picked))
    _note(ctx, person, "bulk.undone", done, event)
    return [_shown(done, event.click.choice)]


def _shown(chosen: Selection, section: str) -> ShowCard:
    """In place of the list, whose rows are no longer true afterwards; the way back leads to where it was opened."""
    return ShowCard(kind="bulk", subject=chosen.id, params={"section": section}, replaces=True)


def _one(
    ctx: Context, chosen: Selection, one: Picked, person: Person, platform: str, act: Doing
) -> tuple[Picked, list[Effect]]:
    try:
        case = ctx.uow.cases.get(one.case_id)
        if case.version != one.version:
            raise Refused("refused-case-changed")
        effects = act(ctx, chosen, case, person, platform)
    except NotFound:
        return replace(one, key="refused-gone"), []
    except Refused as refusal:
        return replace(one, key=refusal.key, params=_kept(refusal.params)), []
    return replace(one, version=ctx.uow.cases.get(one.case_id).version), effects


def _kept(params: Mapping[str, object]) -> Mapping[str, str]:
    """Values as a row keeps them."""
    return {
        name: value.isoformat() if isinstance(value, datetime) else str(value)
        for name, value in params.items()
        if isinstance(value, str | int | datetime)
    }


def _dismiss(ctx: Context, _: Selection, case: Case, person: Person, platform: str) -> list[Effect]:
    dismiss_case(ctx, case, person, platform=platform)
    return []


def _assign(ctx: Context, chosen: Selection, case: Case, person: Person, platform: str) -> list[Effect]:
    to = ctx.team.people.get(chosen.to)
    if to is None:
        raise Refused("refused-nobody-there")
    give_case(ctx, case, to, by=person, line="", platform=platform)
    return []


def _hide(ctx: Context, chosen: Selection, case: Case, person: Person, platform: str) -> list[Effect]:
    return hide_case(ctx, case, person, chosen.reason, chosen.note, platform=platform)


def _reopen(ctx: Context, _: Selection, case: Case, person: Person, platform: str) -> list[Effect]:
    if case.state is not State.DISMISSED:
        raise Refused("refused-case-changed")
    reopen_case(ctx, case, person, platform=platform)
    return []


DOING: Mapping[str, Doing] = MappingProxyType({DISMISS: _dismiss, ASSIGN: _assign, HIDE: _hide})


def _mine(event: Clicked, ctx: Context, state: SelectionState) -> tuple[Person, Selection]:
    """Whoever chose it confirms it, once."""
    person = acting(event, ctx)
    chosen = ctx.uow.selections.get(event.click.id)
    if chosen.by != person.id:
        raise Refused("refused-unknown-click")
    if chosen.state is not state or chosen.version != event.click.version:
        raise Refused("refused-selection-over")
    return person, chosen


def _allowed(what: str, person: Person, ctx: Context) -> None:
    refusal = may(VERBS[what], person, ctx.team)
    if refusal is not None:
        raise refusal


def _save(ctx: Context, chosen: Selection, state: SelectionState, picked: tuple[Picked, ...]) -> Selection:
    saved = replace(chosen, state=state, picked=picked, version=chosen.version + 1)
    ctx.uow.selections.save(saved)
    return saved


def _note(ctx: Context, person: Person, type_: str, chosen: Selection, event: Clicked) -> None:
    note(
        ctx,
        person.id,
        type_,
        f"bulk:{chosen.id}",
        what=chosen.what,
        done=len(chosen.done),
        failed=len(chosen.failed),
        platform=event.actor.platform,
    )
