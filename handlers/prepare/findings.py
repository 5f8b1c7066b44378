"""What is out of date among what was laid down: each with who sees to it, and the button that mends it."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import timedelta

from handlers.clicks import Click
from handlers.crisis.drill import DrillState
from handlers.crisis.playbook import LEAD
from handlers.crisis.proposal import ProposalState
from handlers.crisis.records import in_language
from handlers.people import Team
from handlers.ports import Context
from handlers.prepare.changes import unfit
from handlers.prepare.forms import roles_of_playbooks
from handlers.register import KINDS, SEEDED, Entry, EntryState, Planned
from handlers.texts.prepared import statements_due

QUARTER = timedelta(days=92)
"""A drill every quarter."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Finding:
    """One thing that is out of date."""

    key: str
    """Locale key `due-...`."""
    click: str
    """Id of the button that mends it; empty where nothing in chat does."""
    owner: str = ""
    """Person id; empty: whoever leads."""
    name: str = ""
    """What it is about, as people typed or called it; empty if the sentence says it."""
    params: Mapping[str, str] = field(default_factory=dict[str, str])


def findings(ctx: Context, language: str) -> tuple[Finding, ...]:
    """Everything, what is worst first. `language`: in which names of roles and the like are told."""
    active = ctx.uow.entries.find(state=EntryState.ACTIVE)
    titles = {id: in_language(title, language) for id, title in roles_of_playbooks(ctx).items()}
    found = [
        *_files(ctx),
        *_plan(ctx, active, titles),
        *_stale(ctx, active, titles),
        *_statements(ctx),
        *_missing(active),
        *_unfilled(ctx, active, titles),
        *_drill(ctx),
        *_playbooks(ctx),
    ]
    return tuple(replace(one, owner=one.owner if one.owner in ctx.team.people else "") for one in found)


def owners_of(finding: Finding, team: Team) -> tuple[str, ...]:
    """Who is reminded of it: its owner, else everybody who leads in a crisis, else the admins."""
    if finding.owner:
        return (finding.owner,)
    leads = team.with_role(LEAD) or team.with_role("admin")
    return tuple(person.id for person in leads)


def packed(found: Iterable[Finding]) -> str:
    """For a card's parameters."""
    return json.dumps([asdict(one) for one in found], ensure_ascii=False)


def unpacked(text: str) -> tuple[Finding, ...]:
    return tuple(Finding(**one) for one in json.loads(text))


def _files(ctx: Context) -> Iterator[Finding]:
    """The bot does not start with them any more; only who can reach them can mend them."""
    for line in ctx.broken:
        yield Finding(key="due-file", click="", name=line)


def _plan(ctx: Context, entries: Iterable[Entry], titles: Mapping[str, str]) -> Iterator[Finding]:
    planned = [(one, one.planned) for one in entries if one.planned is not None and one.planned.role]
    for entry, plan in planned:
        yield from _people_of(ctx, entry, plan, titles.get(plan.role, plan.role))


def _unfilled(ctx: Context, entries: Iterable[Entry], titles: Mapping[str, str]) -> Iterator[Finding]:
    """Roles of the default playbook that nobody would play."""
    there = {one.planned.role for one in entries if one.planned is not None}
    for playbook in list(ctx.playbooks.values())[:1]:
        for role in playbook.roles:
            if role.id not in there and not (role.team_role and ctx.team.with_role(role.team_role)):
                yield Finding(key="due-plan-unfilled", click=_adding(f"plan-{role.id}"), name=titles[role.id])


def _people_of(ctx: Context, entry: Entry, plan: Planned, role: str) -> Iterator[Finding]:
    """Somebody in the plan has left or can't be called in chat; nobody stands in."""
    click = str(Click(verb="entry-write", kind="entry", id=entry.id, version=entry.version))
    for id in (plan.person, plan.deputy):
        person = ctx.team.people.get(id)
        if id and person is None:
            yield Finding(key="due-plan-left", click=click, owner=entry.owner, name=role, params={"who": id})
        elif person is not None and not (person.slack or person.discord):
            params = {"who": person.name}
            yield Finding(key="due-plan-no-account", click=click, owner=entry.owner, name=role, params=params)
    if not plan.deputy:
        yield Finding(key="due-plan-no-deputy", click=click, owner=entry.owner, name=role)


def _missing(entries: list[Entry]) -> Iterator[Finding]:
    """A list that nobody has begun."""
    there = {one.kind for one in entries}
    for kind in KINDS:
        if kind not in there:
            yield Finding(key=f"due-none-{kind}", click=_adding(kind))


def _stale(ctx: Context, entries: Iterable[Entry], titles: Mapping[str, str]) -> Iterator[Finding]:
    for one in sorted(entries, key=lambda entry: entry.review_at):
        click = str(Click(verb="entry", kind="entry", id=one.id, version=one.version))
        name = titles.get(one.title, one.title)
        if one.review_at <= ctx.now:
            key = "due-entry-config" if one.reviewed_by == SEEDED else f"due-entry-{one.kind}"
            params = {"at": one.reviewed_at.isoformat()}
            yield Finding(key=key, click=click, owner=one.owner, name=name, params=params)
        if one.owner not in ctx.team.people:
            yield Finding(key="due-entry-owner", click=click, name=name)
        if (
            one.risk is not None
            and one.risk.scenario
            and ctx.scenarios
            and one.risk.scenario not in ctx.scenarios
        ):
            linking = str(Click(verb="entry-link", kind="entry", id=one.id, version=one.version))
            yield Finding(key="due-risk-scenario", click=linking, owner=one.owner, name=name)


def _statements(ctx: Context) -> Iterator[Finding]:
    """Texts that nobody approved, with the form for it; and too long ago, with the brand's list."""
    for one in statements_due(ctx.uow, ctx.team, ctx.now):
        place = ctx.team.place_of(one.brand)
        params = {"kind": one.kind, "brand": one.brand}
        if one.until is None:
            which = f"{one.kind}-{one.language}"
            writing = str(Click(verb="statement-write", choice=which, kind="brand", id=place, version=1))
            yield Finding(key="due-statement-shipped", click=writing, params=params)
            continue
        click = str(Click(verb="stock", kind="brand", id=place, version=1))
        key = "due-statement" if one.overdue else "due-statement-soon"
        at = one.until.isoformat()
        yield Finding(key=key, click=click, owner=one.owner, name=one.title, params={**params, "at": at})


def _drill(ctx: Context) -> Iterator[Finding]:
    over = ctx.uow.drills.find(state=DrillState.OVER)
    held = [drill.ended_at for drill in over if drill.ended_at is not None]
    click = str(Click(verb="drill", kind="crisis", id=0, version=1))
    if not held:
        yield Finding(key="due-drill-never", click=click)
    elif max(held) < ctx.now - QUARTER:
        yield Finding(key="due-drill", click=click, params={"at": max(held).isoformat()})


def _playbooks(ctx: Context) -> Iterator[Finding]:
    """What crises have proposed and nobody has decided, and what was accepted and fits no more."""
    click = str(Click(verb="proposals", kind="prepare", id=0, version=1))
    waiting = ctx.uow.proposals.find(state=ProposalState.OPEN)
    if waiting:
        yield Finding(key="due-proposals", click=click, params={"count": str(len(waiting))})
    for one in unfit(ctx):
        yield Finding(key="due-proposal-unfit", click=click, name=one.step)


def _adding(what: str) -> str:
    return str(Click(verb="entry-add", choice=what, kind="prepare", id=0, version=1))
