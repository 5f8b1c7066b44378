"""On, off or other words: one person asks, another agrees to exactly what was asked. Every switch is a decision."""

from dataclasses import replace

from handlers.crisis.checklist import complete
from handlers.crisis.crisis import RUNS, Crisis
from handlers.crisis.permissions import refuse_ended
from handlers.crisis.reason import reason_field, reason_in
from handlers.crisis.records import announce, decided, leading, name_of, names, playbook_of, roles_of, show
from handlers.effects import Effect, Field, HandFile, OpenForm, Option, Tell
from handlers.errors import Refused
from handlers.events import Clicked, Submitted
from handlers.people import Person
from handlers.permissions import acting
from handlers.ports import Context
from handlers.records import place
from handlers.statements.showing import channels
from handlers.texts.dark_site import DarkSite, DarkText, bound
from handlers.texts.sites import address, composed, site_of

CARD = "dark-site"
ACTION = "dark-site"


def ask(event: Clicked, ctx: Context) -> list[Effect]:
    """The form shows exactly what would stand there."""
    _, crisis, site = _asking(event, ctx)
    texts = composed(ctx.uow, crisis)
    ways = _ways(crisis, site, texts)
    return [
        OpenForm(
            click=event.click,
            title="form-dark-title",
            submit="form-dark-submit",
            note="form-dark-note",
            quote=exactly(texts if "on" in ways else site.texts if site else ()),
            params={"crisis": crisis.id, "address": address(ctx.team, crisis.brand)},
            fields=(
                Field(
                    id="wanted",
                    key="form-dark-wanted",
                    kind="choice",
                    value=ways[0],
                    options=tuple(Option(value=way, key=_option(way, site)) for way in ways),
                ),
                reason_field(),
            ),
        )
    ]


def _option(way: str, site: DarkSite | None) -> str:
    if way == "off":
        return "dark-choice-off"
    return "dark-choice-update" if site is not None and site.on else "dark-choice-on"


def exactly(texts: tuple[DarkText, ...]) -> str:
    return "\n\n".join(one.text for one in texts)


def _ways(crisis: Crisis, site: DarkSite | None, texts: tuple[DarkText, ...]) -> list[str]:
    """What can be asked for now: other words first. Raises Refused where it is nothing."""
    on = site is not None and site.on
    fresh = (
        bool(texts) and crisis.state in RUNS and (site is None or not site.on or site.hash != bound(texts))
    )
    ways = [*(["on"] if fresh else []), *(["off"] if on else [])]
    if not ways:
        raise Refused("refused-dark-empty", crisis=crisis.id)
    return ways


def want(event: Submitted, ctx: Context) -> list[Effect]:
    """Nothing is switched yet: a second person is asked, by a card in the rooms."""
    person, crisis, site = _asking(event, ctx)
    texts = composed(ctx.uow, crisis)
    wanted = event.values.get("wanted", "")
    if wanted not in _ways(crisis, site, texts):
        raise Refused("refused-form-incomplete", field="wanted")
    reason = reason_in(event)
    asked = replace(
        site or DarkSite(crisis_id=crisis.id, drill=crisis.drill, brand=crisis.brand),
        wanted="on" if wanted == "on" else "off",
        wanted_texts=texts if wanted == "on" else (),
        wanted_hash=bound(texts) if wanted == "on" else "",
        asked_by=person.id,
        asked_at=ctx.now,
    )
    if site is None:
        asked = ctx.uow.dark_sites.add(asked)
    else:
        asked = replace(asked, version=site.version + 1)
        ctx.uow.dark_sites.save(asked)
    decided(ctx, crisis, person.id, "dark_asked", reason=reason, now=wanted)
    ctx.uow.placements.touch(CARD, asked.id)
    for channel in channels(ctx, crisis):
        place(ctx, CARD, asked.id, channel, mention=("role:approver", "role:deputy"))
    return [
        Tell(
            key="told-dark-asked",
            params={"crisis": crisis.id, "who": names(ctx.team, seconds(ctx, crisis, person.id))},
        )
    ]


def ask_yes(event: Clicked, ctx: Context) -> list[Effect]:
    """The confirming form: exactly these words, at this address."""
    _, crisis, site = _agreeing(event, ctx)
    on = site.wanted == "on"
    return [
        OpenForm(
            click=event.click,
            title="form-dark-on-title" if on else "form-dark-off-title",
            submit="form-dark-on-submit" if on else "form-dark-off-submit",
            note="form-dark-on-note" if on else "form-dark-off-note",
            quote=exactly(site.wanted_texts),
            params={"crisis": crisis.id, "address": address(ctx.team, crisis.brand)},
        )
    ]


def agree(event: Submitted, ctx: Context) -> list[Effect]:
    person, crisis, site = _agreeing(event, ctx)
    was = "on" if site.on else "off"
    on = site.wanted == "on"
    switched = replace(
        site,
        on=on,
        texts=site.wanted_texts,
        hash=site.wanted_hash,
        wanted="",
        wanted_texts=(),
        wanted_hash="",
        switched_by=person.id,
        switched_at=ctx.now,
        version=site.version + 1,
    )
    ctx.uow.dark_sites.save(switched)
    ctx.uow.placements.touch(CARD, site.id)
    decided(
        ctx,
        crisis,
        person.id,
        "dark_site",
        was=was,
        now=site.wanted,
        by=site.asked_by,
        hash=site.wanted_hash[:16],
    )
    if on:
        complete(ctx, crisis, ACTION, person, address(ctx.team, crisis.brand))
    fresh = ctx.uow.crises.get(crisis.id)
    announce(
        ctx,
        fresh,
        "notice-dark-site",
        now=site.wanted,
        by=name_of(ctx.team, site.asked_by),
        second=person.name,
    )
    show(ctx, crisis.id)
    return [Tell(key="told-dark-switched", params={"crisis": crisis.id, "now": site.wanted})]


def decline(event: Clicked, ctx: Context) -> list[Effect]:
    """Not like this: the asker takes it back, or a second person says no. What stands there stays."""
    person, crisis, site = _wanted(event, ctx)
    if person.id != site.asked_by:
        _refuse_unless_second(ctx, crisis, site, person)
    kept = replace(site, wanted="", wanted_texts=(), wanted_hash="", version=site.version + 1)
    ctx.uow.dark_sites.save(kept)
    ctx.uow.placements.touch(CARD, site.id)
    decided(ctx, crisis, person.id, "dark_declined", now=site.wanted)
    return [Tell(key="told-dark-declined", params={"crisis": crisis.id})]


def hand_over(event: Clicked, ctx: Context) -> list[Effect]:
    """What is switched on, as a file: for a server of one's own."""
    person = acting(event, ctx)
    site = ctx.uow.dark_sites.get(event.click.id)
    if not site.on:
        raise Refused("refused-dark-off", crisis=site.crisis_id)
    handed = HandFile(
        kind="dark-site",
        subject=site.crisis_id,
        platform=event.actor.platform,
        person=person.id,
        language=event.actor.language,
        at=ctx.now,
    )
    return [handed, Tell(key="told-dark-file")]


def _asking(event: Clicked | Submitted, ctx: Context) -> tuple[Person, Crisis, DarkSite | None]:
    """For who leads, and who plays the role that the playbook gives it to. A drill can't."""
    person = acting(event, ctx)
    crisis = ctx.uow.crises.get(event.click.id)
    refuse_ended(ctx, crisis, aftermath=True)
    if crisis.drill:
        raise Refused("refused-drill-verb", crisis=crisis.id)
    leads = leading(ctx, crisis)
    if person.id not in {*leads, *_players(ctx, crisis)}:
        raise Refused("refused-crisis-lead", crisis=crisis.id, who=names(ctx.team, leads))
    return person, crisis, site_of(ctx.uow, crisis)


def _players(ctx: Context, crisis: Crisis, *, second: bool = False) -> set[str]:
    """Who plays the role of the step, or the second one that it names."""
    steps = [step for step in playbook_of(ctx.uow, crisis).steps if step.action == ACTION]
    roles = {step.second if second else step.role for step in steps}
    fills = [fill for fill in roles_of(ctx.uow, crisis) if fill.role in roles]
    return {id for fill in fills for id in (fill.person, fill.deputy) if id}


def seconds(ctx: Context, crisis: Crisis, asked_by: str) -> list[str]:
    """Who can agree: whose yes counts for the public, who leads, and the step's second role; never who asked."""
    yes = [person.id for person in ctx.team.people.values() if person.says_yes]
    able = [*yes, *leading(ctx, crisis), *sorted(_players(ctx, crisis, second=True))]
    return [
        id for id in dict.fromkeys(able) if id in ctx.team.people and (id != asked_by or ctx.team.policy.solo)
    ]


def _wanted(event: Clicked | Submitted, ctx: Context) -> tuple[Person, Crisis, DarkSite]:
    person = acting(event, ctx)
    site = ctx.uow.dark_sites.get(event.click.id)
    crisis = ctx.uow.crises.get(site.crisis_id)
    refuse_ended(ctx, crisis, aftermath=True)
    if not site.wanted or site.version != event.click.version:
        raise Refused("refused-dark-changed", crisis=crisis.id)
    return person, crisis, site


def _refuse_unless_second(ctx: Context, crisis: Crisis, site: DarkSite, person: Person) -> None:
    able = seconds(ctx, crisis, site.asked_by)
    if person.id not in able:
        raise Refused("refused-second-person", crisis=crisis.id, who=names(ctx.team, able))


def _agreeing(event: Clicked | Submitted, ctx: Context) -> tuple[Person, Crisis, DarkSite]:
    """A yes is to exactly what was asked, as long as that is what would be composed today."""
    person, crisis, site = _wanted(event, ctx)
    _refuse_unless_second(ctx, crisis, site, person)
    if site.wanted == "on" and site.wanted_hash != bound(composed(ctx.uow, crisis)):
        raise Refused("refused-dark-changed", crisis=crisis.id)
    return person, crisis, site
