"""`/breakwater oncall`: who is on call now and next, where nobody is, and who stands in once the other side agrees."""

from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from handlers.calendar.days import moment_in
from handlers.calendar.hours import is_absent
from handlers.calendar.oncall import Rotation, Swap, SwapState, on_call
from handlers.effects import Effect, Field, OpenForm, Option, ShowCard, Tell
from handlers.errors import Refused
from handlers.events import Clicked, Commanded, Place, Submitted
from handlers.people import Person
from handlers.permissions import MANAGE, acting, may, names_with
from handlers.ports import Context
from handlers.records import channel_of, note, place, said
from handlers.routing import Channel, channels_named
from handlers.staff.roster import bump

LONGEST = timedelta(days=92)
"""That somebody can stand in by one entry."""
FARTHEST = timedelta(days=366)
MOST_CHOICES = 25


def command(event: Commanded, ctx: Context) -> list[Effect]:
    refusal = may("oncall", event.actor.person, ctx.team)
    if refusal is not None:
        raise refusal
    return [_shown(ctx)]


def show(event: Clicked, ctx: Context) -> list[Effect]:
    acting(event, ctx)
    return [_shown(ctx)]


def _shown(ctx: Context) -> ShowCard:
    if not ctx.team.rotations:
        raise Refused("refused-no-rotation", who=names_with(frozenset({"admin"}), ctx.team))
    return ShowCard(kind="oncall", subject=0, params={"at": ctx.now.isoformat()})


def ask_swap(event: Clicked, ctx: Context) -> list[Effect]:
    """Who stands in, from when until when."""
    person = acting(event, ctx)
    rotations = tuple(ctx.team.rotations.values())
    if not rotations:
        raise Refused("refused-no-rotation", who=names_with(frozenset({"admin"}), ctx.team))
    mine = [one for one in rotations if on_call(one, ctx.now, ctx.team.overrides).person == person.id]
    first = (mine or rotations)[0]
    people = [one for one in ctx.team.by_name if one.roles and (one.slack or one.discord)]
    which = Field(
        id="rotation",
        key="form-swap-rotation",
        kind="choice",
        value=first.name,
        options=tuple(Option(value=one.name, text=one.name) for one in rotations[:MOST_CHOICES]),
    )
    who = Field(
        id="person",
        key="form-swap-person",
        kind="choice",
        value="" if mine else person.id,
        options=tuple(Option(value=one.id, text=one.name) for one in people[:MOST_CHOICES]),
    )
    until = on_call(first, ctx.now, ctx.team.overrides).until
    zone = ZoneInfo(first.time_zone)
    return [
        OpenForm(
            click=event.click,
            title="form-swap-title",
            submit="form-swap-submit",
            note="form-swap-about",
            fields=(
                *((which,) if len(rotations) > 1 else ()),
                who,
                Field(id="starts", key="form-swap-starts", value=_typed(ctx.now, zone), hint="form-swap-hint",
                      max_length=40),
                Field(id="ends", key="form-swap-ends", value=_typed(until, zone), hint="form-swap-hint",
                      max_length=40),
            ),
        )
    ]  # fmt: skip


def _typed(at: datetime, zone: ZoneInfo) -> str:
    return f"{at.astimezone(zone):%d.%m.%Y %H:%M}"


def swap(event: Submitted, ctx: Context) -> list[Effect]:
    """It counts once the other side has agreed: whoever shall stand in, or who would be relieved without asking."""
    actor = acting(event, ctx)
    rotation = _rotation(event, ctx)
    person = ctx.team.people.get(event.values.get("person", ""))
    if person is None or not person.roles:
        raise Refused("refused-form-incomplete", field="person")
    starts, ends = (_moment(event, name, rotation, ctx) for name in ("starts", "ends"))
    if ends <= max(starts, ctx.now) or ends - starts > LONGEST or starts - ctx.now > FARTHEST:
        raise Refused("refused-days-senseless", field="ends", quote=event.values.get("ends", ""))
    if is_absent(ctx.team.hours_of(person), starts):
        raise Refused("refused-swap-away", field="person", name=person.name)
    asked = person
    if person.id == actor.id:
        relieved = on_call(rotation, max(starts, ctx.now), ctx.team.overrides).person
        asked = ctx.team.people.get(relieved, actor)
    if asked.id == actor.id:
        raise Refused("refused-swap-oneself", field="person")
    entry = ctx.uow.swaps.add(
        Swap(
            rotation=rotation.name,
            person=person.id,
            starts_at=starts,
            ends_at=ends,
            by=actor.id,
            asked=asked.id,
            at=ctx.now,
        )
    )
    channel = _where(event.place, asked, ctx)
    place(ctx, "swap", entry.id, channel, mention=(asked.id,))
    note(ctx, actor.id, "swap.asked", f"swap:{entry.id}", platform=event.actor.platform)
    return [Tell(key="told-swap-asked", params={"name": asked.name, "rotation": rotation.name})]


def agree(event: Clicked, ctx: Context) -> list[Effect]:
    person, entry = _answering(event, ctx)
    _answer(ctx, entry, SwapState.AGREED)
    bump(ctx.uow)
    note(ctx, person.id, "swap.agreed", f"swap:{entry.id}", platform=event.actor.platform)
    _tell(ctx, entry, "notice-swap-agreed", entry.by, by=person.name)
    return []


def decline(event: Clicked, ctx: Context) -> list[Effect]:
    person, entry = _answering(event, ctx)
    _answer(ctx, entry, SwapState.DECLINED)
    note(ctx, person.id, "swap.declined", f"swap:{entry.id}", platform=event.actor.platform)
    _tell(ctx, entry, "notice-swap-declined", entry.by, by=person.name)
    return []


def take_back(event: Clicked, ctx: Context) -> list[Effect]:
    """By both sides, and by who runs things: whoever is on call by the rotation is so again."""
    person = acting(event, ctx)
    entry = ctx.uow.swaps.get(event.click.id)
    sides = {entry.by, entry.asked, entry.person}
    if not any(person.is_(one) for one in sides) and MANAGE.isdisjoint(person.roles):
        raise Refused("refused-not-asked", who=tuple(_name(ctx, one) for one in sorted(sides)))
    if entry.state not in {SwapState.ASKED, SwapState.AGREED} or entry.ends_at <= ctx.now:
        raise Refused("refused-swap-over")
    counted = entry.state is SwapState.AGREED
    _answer(ctx, entry, SwapState.TAKEN_BACK)
    note(ctx, person.id, "swap.taken_back", f"swap:{entry.id}", platform=event.actor.platform)
    if counted:
        bump(ctx.uow)
        for side in sorted(sides - {person.id}):
            _tell(ctx, entry, "notice-swap-taken-back", side, by=person.name)
    return []


def _answering(event: Clicked, ctx: Context) -> tuple[Person, Swap]:
    """Who was asked, and nobody else: not even those who run things can say yes for somebody."""
    person = acting(event, ctx)
    entry = ctx.uow.swaps.get(event.click.id)
    if not person.is_(entry.asked):
        raise Refused("refused-not-asked", who=(_name(ctx, entry.asked),))
    if entry.state is not SwapState.ASKED or entry.ends_at <= ctx.now:
        raise Refused("refused-swap-over")
    return person, entry


def _answer(ctx: Context, entry: Swap, state: SwapState) -> None:
    ctx.uow.swaps.save(replace(entry, state=state, answered_at=ctx.now, version=entry.version + 1))
    ctx.uow.placements.touch("swap", entry.id)


def _tell(ctx: Context, entry: Swap, key: str, whom: str, *, by: str) -> None:
    for head in ctx.uow.placements.of("swap", entry.id)[:1]:
        sentence = said(key, "", {"by": by, "rotation": entry.rotation})
        place(ctx, "notice", 0, channel_of(head), parent=head.id, mention=(whom,), params=sentence)


def _name(ctx: Context, id: str) -> str:
    known = ctx.team.people.get(id)
    return known.name if known else id


def _rotation(event: Submitted, ctx: Context) -> Rotation:
    rotations = ctx.team.rotations
    named = event.values.get("rotation", "") or (next(iter(rotations)) if len(rotations) == 1 else "")
    if named not in rotations:
        raise Refused("refused-form-incomplete", field="rotation")
    return rotations[named]


def _moment(event: Submitted, name: str, rotation: Rotation, ctx: Context) -> datetime:
    typed = event.values.get(name, "")
    found = moment_in(typed, ctx.now, ZoneInfo(rotation.time_zone), rotation.hand_over)
    if found is None:
        raise Refused("refused-moment-invalid", field=name, quote=typed[:100])
    return found


def _where(at: Place, asked: Person, ctx: Context) -> Channel:
    """In the team's channels alone, where the one who is asked has an account: here, else where escalations go."""
    policy = ctx.team.policy
    here = f"{at.platform}:{at.channel}"
    routed = [name for route in ctx.team.routes for name in route.channels]
    named = [*policy.escalation_channels.get("default", ()), *policy.admin_channels, *routed]
    wanted = [here, *named] if here in {*ctx.team.channels, *policy.admin_channels} else named
    reached = [name for name in wanted if asked.account(name.partition(":")[0])]
    if not reached:
        raise Refused("refused-swap-unreachable", name=asked.name)
    return channels_named(reached[:1], asked.language, ctx.team)[0]
