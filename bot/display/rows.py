"""What the display writes down about a placement; each function is one move within a transaction."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Literal

from handlers.placement import Placement, PlacementState
from handlers.ports import UnitOfWork

TAKEN_AWAY_TRIES = 20
"""About an hour: by then nobody has brought the channel back."""
REACHABLE = (PlacementState.WANTED, PlacementState.CREATING, PlacementState.SHOWN)


@dataclass(frozen=True, kw_only=True, slots=True)
class Due:
    """A placement whose turn has come, and by which kind of call."""

    id: int
    platform: str
    channel: str
    call: Literal["create", "update"]
    hurries: bool


def due(uow: UnitOfWork, now: datetime, limit: int, held: Collection[tuple[str, str]] = ()) -> list[Due]:
    """What can be shown now, in the order in which it should be: those that people wait for and grave cases before
    other new case cards, new messages as they came, changes with the card first that was clicked last; before what
    nobody clicked goes an alarm, which seldom changes. `held`: channels that wait until they have been looked at."""
    free = [p for p in uow.placements.due(now, limit) if (p.platform, p.channel) not in held]
    found = [p for p in free if _has_a_place(uow, p)]
    created = sorted((p for p in found if not p.message_id), key=lambda p: (p.queues, p.id))
    changed = sorted((p for p in found if p.message_id), key=lambda p: (not p.hurries, p.kind != "storm"))
    return [_due(p, "update") for p in changed] + [_due(p, "create") for p in created]


def _has_a_place(uow: UnitOfWork, placement: Placement) -> bool:
    """False for what belongs into a thread whose head is not there yet."""
    if not placement.parent or placement.message_id:
        return True
    head = uow.placements.get(placement.parent)
    return bool(head.message_id) or head.state in {PlacementState.LOST, PlacementState.GONE}


def _due(placement: Placement, call: Literal["create", "update"]) -> Due:
    return Due(
        id=placement.id,
        platform=placement.platform,
        channel=placement.channel,
        call=call,
        hurries=placement.hurries,
    )


def begin(uow: UnitOfWork, id: int, *, look_after: datetime) -> bool:
    """Note that a create is under way. Should we not come back, it is looked for, and not before it must have ended."""
    placement = uow.placements.get(id)
    if placement.state not in {PlacementState.WANTED, PlacementState.CREATING}:
        return False
    uow.placements.save(replace(placement, state=PlacementState.CREATING, next_try_at=look_after))
    return True


def shown(uow: UnitOfWork, id: int, *, message_id: str, version: int, pinned: bool = False) -> None:
    """It stands there; what was wanted meanwhile stays wanted."""
    placement = uow.placements.get(id)
    gone = placement.state is PlacementState.GONE
    uow.placements.save(
        replace(
            placement,
            state=PlacementState.GONE if gone else PlacementState.SHOWN,
            message_id=message_id,
            shown=max(placement.shown, version),
            pin="done" if pinned else placement.pin,
            attempts=0,
            next_try_at=None,
        )
    )


def taken_away(uow: UnitOfWork, id: int) -> None:
    placement = uow.placements.get(id)
    uow.placements.save(
        replace(placement, message_id="", shown=placement.wanted, attempts=0, next_try_at=None)
    )


def deleted_by_somebody(uow: UnitOfWork, id: int) -> None:
    """To be created anew, and pinned anew."""
    placement = uow.placements.get(id)
    pin = "wanted" if placement.pin else ""
    uow.placements.save(
        replace(placement, state=PlacementState.WANTED, message_id="", shown=0, next_try_at=None, pin=pin)
    )


def not_created(uow: UnitOfWork, id: int) -> None:
    """The create under way was refused for now: there is nothing to be looked for."""
    placement = uow.placements.get(id)
    if placement.state is PlacementState.CREATING:
        uow.placements.save(replace(placement, state=PlacementState.WANTED))


def later(
    uow: UnitOfWork, id: int, *, now: datetime, named: bool = False, at_least: timedelta = timedelta()
) -> None:
    """Try again after ever longer pauses; where the platform has `named` a time, the budget keeps to that."""
    placement = uow.placements.get(id)
    pause = timedelta(seconds=min(2.0 ** min(placement.attempts, 10), 300.0))
    uow.placements.save(
        replace(
            placement,
            attempts=placement.attempts + 1,
            next_try_at=None if named else now + max(pause, at_least),
        )
    )


def lost(uow: UnitOfWork, platform: str, channel: str) -> None:
    """Nothing can be shown there any more."""
    for placement in uow.placements.find(platform=platform, channel=channel, state=REACHABLE):
        uow.placements.save(replace(placement, state=PlacementState.LOST))


def out_of_reach(uow: UnitOfWork, id: int, *, now: datetime) -> None:
    """What shall go from a lost channel is tried again for a while, then left there for good."""
    placement = uow.placements.get(id)
    if placement.state is not PlacementState.GONE:
        return
    if placement.attempts >= TAKEN_AWAY_TRIES:
        taken_away(uow, id)
    else:
        later(uow, id, now=now)


def orphaned(uow: UnitOfWork, id: int, state: PlacementState) -> None:
    """The head of its thread is lost or gone, and so is this."""
    placement = uow.placements.get(id)
    uow.placements.save(replace(placement, state=state, shown=placement.wanted))


def lost_channels(uow: UnitOfWork) -> set[tuple[str, str]]:
    """Without those in which cards have fallen silent because everybody can read them."""
    opened = {(one.platform, one.channel) for one in uow.opened.find(open=True)}
    return {(p.platform, p.channel) for p in uow.placements.find(state=PlacementState.LOST)} - opened


def revive(uow: UnitOfWork, platform: str, channel: str, *, probe: bool) -> None:
    """Show again what was lost there; as a probe only the last thing that stands by itself. What has fallen silent
    because everybody can read it speaks again when the channel is closed, and not before."""
    if uow.opened.find(platform=platform, channel=channel, open=True):
        return
    found = uow.placements.find(platform=platform, channel=channel, state=PlacementState.LOST)
    if probe:
        found = ([p for p in found if not p.parent] or found)[-1:]
    for placement in found:
        state = PlacementState.SHOWN if placement.message_id else PlacementState.WANTED
        wanted = max(placement.wanted, placement.shown + 1) if probe else placement.wanted
        uow.placements.save(replace(placement, state=state, wanted=wanted, attempts=0, next_try_at=None))
