"""A channel for private matters that everybody can read gets none: told to the admins and to whoever escalates."""

from dataclasses import replace

import pytest

from handlers.able import Able
from handlers.effects import TellPerson
from handlers.errors import Refused
from handlers.events import Actor, ChannelsSeen, ChatMessage, Place, Submitted
from handlers.placement import PlacementState
from handlers.reacting.reports import REPORT
from handlers.staff.roster import read_team
from storage.database import Database
from tests.core.newsroom import JANA, TEAM, Newsroom

POLICY = replace(
    TEAM.policy,
    escalation_channels={"legal": ("slack:C-legal", "discord:D-legal"), "press": ("slack:C-legal",)},
    report_channels=("slack:C-legal",),
)
BASE = replace(TEAM, policy=POLICY)


@pytest.fixture
def room(memory: Database) -> Newsroom:
    room = Newsroom(memory, BASE)
    room.comment("Der Deckel klemmt seit Ostern.")
    return room


def seen(
    room: Newsroom, platform: str, *, opened: tuple[str, ...] = (), closed: tuple[str, ...] = ()
) -> list[str]:
    """What is looked at, and whom it is told directly; the team is put together anew after that, as ever."""
    effects = room.happens(ChannelsSeen(platform=platform, open=opened, closed=closed))
    with room.database.read() as uow:
        room.team, _ = read_team(BASE, uow, room.now)
    return [one.person for one in effects if isinstance(one, TellPerson)]


def keys(room: Newsroom, channel: str = "C-admin") -> list[str]:
    return [one.params["key"] for one in room.placements("notice") if one.channel == channel]


def test_nothing_private_goes_into_an_open_channel_while_another_is_closed(room: Newsroom) -> None:
    seen(room, "slack", opened=("C-legal",))
    room.fill(JANA, "escalate", reason="legal")
    assert [(one.platform, one.channel) for one in room.placements("escalation")] == [("discord", "D-legal")]


def test_where_none_is_left_nothing_is_escalated_and_whoever_tried_is_told_why(room: Newsroom) -> None:
    seen(room, "slack", opened=("C-legal",))
    seen(room, "discord", opened=("D-legal",))
    refused = room.refused(room.fill, JANA, "escalate", reason="legal", note="Petra hat gekündigt")
    assert (refused.key, refused.params["who"]) == ("refused-channel-open", Able(names=("Ada",)))
    assert room.placements("escalation") == []
    room.fill(JANA, "escalate", reason="press")
    assert [one.channel for one in room.placements("escalation")] == ["C-legal"], (
        "what is not private may stand there"
    )


def test_what_stands_there_falls_silent_and_whoever_escalated_hears_of_it_once(room: Newsroom) -> None:
    seen(room, "discord", opened=("D-legal",))
    room.fill(JANA, "escalate", reason="legal")
    with room.database.write() as uow:
        (card,) = uow.placements.find(kind="escalation")
        uow.placements.save(replace(card, state=PlacementState.SHOWN, message_id="m1"))
    assert seen(room, "slack", opened=("C-legal",)) == ["jana"]
    assert seen(room, "slack", opened=("C-legal",)) == []
    before = keys(room, "C-legal")
    room.wait(minutes=20)
    assert keys(room, "C-legal") == before
    assert room.placements("escalation")[0].state is PlacementState.LOST
    seen(room, "slack", closed=("C-legal",))
    (card,) = room.placements("escalation")
    assert card.state is PlacementState.SHOWN
    assert card.wanted > card.shown, "what has happened meanwhile is shown"


def test_the_admins_are_told_once_a_day_and_when_it_is_closed_again(room: Newsroom) -> None:
    for _ in range(3):
        seen(room, "slack", opened=("C-legal",))
        room.now = room.now.replace(hour=23)
    room.wait(hours=2)
    seen(room, "slack", opened=("C-legal",))
    seen(room, "slack", closed=("C-legal",))
    seen(room, "slack", closed=("C-legal",))
    assert keys(room) == ["notice-channel-open", "notice-channel-open", "notice-channel-closed"]
    assert room.team.opened == frozenset()


def test_a_channel_that_could_not_be_looked_at_stays_what_it_was(room: Newsroom) -> None:
    seen(room, "slack", opened=("C-legal",))
    seen(room, "slack")
    assert room.team.opened == {"slack:C-legal"}
    assert room.team.policy.report_channels == ()


def test_an_open_channel_that_is_named_for_nothing_private_any_more_counts_for_nothing(
    room: Newsroom,
) -> None:
    seen(room, "slack", opened=("C-legal", "C-once"))
    with room.database.read() as uow:
        team, _ = read_team(
            replace(BASE, policy=replace(POLICY, private=frozenset(), report_channels=())), uow, room.now
        )
    assert team.opened == frozenset()
    assert team.policy.escalation_channels["legal"] == POLICY.escalation_channels["legal"]


def test_it_is_a_refusal_before_anything_is_written(room: Newsroom) -> None:
    for platform, channel in (("slack", "C-legal"), ("discord", "D-legal")):
        seen(room, platform, opened=(channel,))
    with pytest.raises(Refused, match="refused-channel-open"):
        room.fill(JANA, "escalate", reason="legal")
    with room.database.read() as uow:
        assert uow.escalations.find() == []


def test_what_was_looked_at_is_known_however_it_was_found(room: Newsroom) -> None:
    """Until then the display puts nothing there; and nobody is told of a channel that is as it should be."""
    room.happens(ChannelsSeen(platform="slack", open=(), closed=("C-legal",), gone=("C-away",)))
    with room.database.read() as uow:
        assert {(one.channel, one.open) for one in uow.opened.find()} == {
            ("C-legal", False),
            ("C-away", False),
        }
    assert keys(room) == []
    seen(room, "slack", opened=("C-legal",))
    room.happens(ChannelsSeen(platform="slack", open=(), closed=(), gone=("C-legal",)))
    assert keys(room) == ["notice-channel-open"], "that nobody can reach it now does not close it"


def test_reports_that_waited_for_the_first_look_never_stand_where_everybody_can_read(room: Newsroom) -> None:
    place = Place(platform="slack", channel="C-talk", message_id="t1")
    message = ChatMessage(place=place, account="U-ole", name="Ole", text="Mist", at=room.now)
    form = Submitted(
        click=REPORT,
        values={"note": "Das macht mir Angst"},
        actor=Actor(platform="slack", account="U-gast", name="Gast"),
        place=place,
        about=place,
        message=message,
    )
    room.happens(form)
    reported = room.cases[-1]
    seen(room, "slack", opened=("C-legal",))

    def states() -> set[PlacementState]:
        found = [*room.placements("case"), *room.placements("notice")]
        return {one.state for one in found if one.subject == reported.id and one.channel == "C-legal"}

    assert states() == {PlacementState.LOST}
    assert room.refused(room.happens, form).key == "refused-no-report-channel"
    seen(room, "slack", closed=("C-legal",))
    assert states() == {PlacementState.WANTED}, "nothing is lost of it"
