"""One emoji is enough, and none ever does more than escalate or claim. Everything on both platforms."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from handlers.calendar.oncall import Rotation
from handlers.case import State
from handlers.clicks import Click
from handlers.effects import Effect, OpenForm, React, Tell
from handlers.errors import Refused, Unavailable
from handlers.escalated import Escalation
from handlers.events import ChatMessage, Place, Pointed, Reacted, Submitted
from handlers.people import Person
from handlers.placement import Placement, PlacementState
from handlers.ports import Context
from handlers.reacting.reactions import refused, wants_message
from handlers.reaction import DEFAULT, Watched
from storage.database import Database
from tests.core.newsroom import JANA, LEO, MERT, START, TEAM, TOM, VERA, Newsroom, actor

BOTH = pytest.mark.parametrize("on", ["slack", "discord"])
SIREN, SCALES, EYES = "rotating_light", "scales", "eyes"
WATCHING = replace(
    TEAM,
    watched={
        name: Watched(brand="Musterkanne", cards=("slack:C-mod", "discord:D-mod"))
        for name in ("slack:C-talk", "discord:D-talk")
    },
    policy=replace(TEAM.policy, report_channels=("slack:C-reports",)),
)


@pytest.fixture
def room(memory: Database) -> Newsroom:
    room = Newsroom(memory, WATCHING)
    room.comment()
    stand(room)
    return room


@pytest.fixture
def quiet_room(memory: Database) -> Newsroom:
    """Nothing happened yet."""
    return Newsroom(memory, WATCHING)


def stand(room: Newsroom) -> None:
    """The display has shown everything: each placement has its message."""
    with room.database.write() as uow:
        for placed in uow.placements.find():
            if not placed.message_id:
                uow.placements.save(
                    replace(
                        placed, message_id=f"m{placed.id}", state=PlacementState.SHOWN, shown=placed.wanted
                    )
                )


def the_card(room: Newsroom, on: str, kind: str = "case") -> Placement:
    return next(placed for placed in room.placements(kind) if placed.platform == on)


def react(
    room: Newsroom,
    who: Person | None,
    emoji: str,
    on: str,
    *,
    placed: Placement | None = None,
    message: ChatMessage | None = None,
    added: bool = True,
    channel: str = "",
    message_id: str = "",
) -> list[Effect]:
    """By default under the case's card."""
    placed = placed or (None if message or message_id else the_card(room, on))
    place = Place(
        platform=on,
        channel=channel or (placed.channel if placed else message.place.channel if message else ""),
        message_id=message_id
        or (placed.message_id if placed else message.place.message_id if message else ""),
        thread=message.place.thread if message and on == "discord" else "",  # Slack does not tell it
    )
    return room.happens(Reacted(emoji=emoji, added=added, actor=actor(who, on), place=place, message=message))


def talk(on: str, text: str = "Im Forum droht jemand mit Klage.", **changes: Any) -> ChatMessage:
    place = Place(platform=on, channel="C-talk" if on == "slack" else "D-talk", message_id="t9")
    values: dict[str, Any] = {
        "place": place,
        "account": "U-ole",
        "name": "Ole",
        "text": text,
        "at": START,
        "link": "https://chat.example/t9",
    }
    return ChatMessage(**(values | changes))


def escalations(room: Newsroom) -> list[Escalation]:
    with room.database.read() as uow:
        return uow.escalations.find()


def told(effects: list[Effect]) -> list[str]:
    return [effect.key for effect in effects if isinstance(effect, Tell)]


def marks(effects: list[Effect]) -> list[str]:
    return [effect.emoji for effect in effects if isinstance(effect, React)]


def _set(room: Newsroom, placed: Placement) -> None:
    with room.database.write() as uow:
        uow.placements.get(placed.id)  # who saves has read
        uow.placements.save(placed)


class TestOnACard:
    @BOTH
    def test_a_card_whose_message_is_not_known_yet_is_waited_for(self, room: Newsroom, on: str) -> None:
        """It stands there for people a moment before its platform's answer has reached the store."""
        card = the_card(room, on)
        place = Place(platform=on, channel=card.channel, message_id=card.message_id)
        seen = talk(on, "Fall 1", ours=True, by_bot=True, place=place)
        _set(room, replace(card, message_id="", state=PlacementState.CREATING))
        with pytest.raises(Unavailable):
            react(room, JANA, EYES, on, message=seen)
        _set(room, replace(card, state=PlacementState.SHOWN))
        assert marks(react(room, JANA, EYES, on, message=seen)) == ["white_check_mark"]

    @BOTH
    def test_no_other_message_of_ours_waits_for_a_card(self, room: Newsroom, on: str) -> None:
        card = the_card(room, on)
        place = Place(platform=on, channel=card.channel, message_id="no-card")
        old = talk(on, "x", ours=True, by_bot=True, place=place, at=START - timedelta(minutes=2))
        assert react(room, JANA, EYES, on, message=replace(old, at=START)) == []
        _set(room, replace(card, message_id="", state=PlacementState.CREATING))
        assert react(room, JANA, EYES, on, message=old) == []
        assert react(room, JANA, EYES, on, message=replace(old, at=START, ours=False)) == []

    @BOTH
    @pytest.mark.parametrize(
        ("emoji", "reason"),
        [(SIREN, "crisis"), (SCALES, "legal"), ("newspaper", "press"), ("package", "product")],
    )
    def test_each_emoji_of_the_table_brings_whom_it_stands_for(
        self, room: Newsroom, on: str, emoji: str, reason: str
    ) -> None:
        effects = react(room, JANA, emoji, on)
        assert [one.reason for one in escalations(room)] == [reason]
        assert marks(effects) == ["eyes"]
        assert told(effects) == []

    @BOTH
    def test_eyes_claim(self, room: Newsroom, on: str) -> None:
        assert marks(react(room, JANA, EYES, on)) == ["white_check_mark"]
        assert (room.case.state, room.case.owner) == (State.CLAIMED, "jana")

    @BOTH
    def test_eyes_on_a_case_that_somebody_has_are_answered_with_who(self, room: Newsroom, on: str) -> None:
        room.click(TOM, "claim")
        refusal = room.refused(react, room, JANA, EYES, on)
        assert (refusal.key, refusal.params["who"]) == ("refused-claim-taken", "Tom")

    @BOTH
    def test_a_reply_in_the_thread_of_a_card_counts_for_its_case(self, room: Newsroom, on: str) -> None:
        head = the_card(room, on)
        place = Place(platform=on, channel=head.channel, message_id="r1", thread=head.message_id)
        react(room, JANA, SIREN, on, message=talk(on, place=place))
        assert [one.subject for one in escalations(room)] == [room.case.id]

    @BOTH
    def test_so_do_our_own_notices_drafts_requests_and_escalations(self, room: Newsroom, on: str) -> None:
        room.asks_for_yes()
        react(room, JANA, "newspaper", on)
        stand(room)
        for kind, emoji in (("approval", "package"), ("escalation", SIREN)):
            placed = next((one for one in room.placements(kind) if one.platform == on), None)
            if placed is not None:
                react(room, JANA, emoji, on, placed=placed)
        assert {one.subject for one in escalations(room)} == {room.case.id}
        assert room.sends == []

    @BOTH
    def test_told_twice_or_on_both_copies_it_counts_once(self, room: Newsroom, on: str) -> None:
        react(room, JANA, SIREN, on)
        assert react(room, JANA, SIREN, on) == []
        other = "discord" if on == "slack" else "slack"
        assert marks(react(room, JANA, SIREN, other)) == ["eyes"]
        assert marks(react(room, TOM, SIREN, on)) == ["eyes"]
        assert len(escalations(room)) == 1
        assert len(room.placements("escalation")) == 1

    @BOTH
    def test_told_again_after_it_was_resolved_it_does_not_begin_anew(self, room: Newsroom, on: str) -> None:
        react(room, JANA, "newspaper", on)
        room.click(MERT, room.view("escalation", escalations(room)[0].id).click("resolve"))
        react(room, JANA, "newspaper", on)
        assert len(escalations(room)) == 1

    @BOTH
    def test_taken_away_it_lowers_nothing_and_is_noted(self, room: Newsroom, on: str) -> None:
        react(room, JANA, SIREN, on)
        assert react(room, JANA, SIREN, on, added=False) == []
        assert escalations(room)[0].closed_at is None
        assert "reaction.removed" in room.log()

    @BOTH
    def test_out_of_order_it_still_escalates(self, room: Newsroom, on: str) -> None:
        assert react(room, JANA, SIREN, on, added=False) == []
        react(room, JANA, SIREN, on)
        assert len(escalations(room)) == 1

    @BOTH
    def test_without_the_role_nothing_happens_and_it_is_said_once(self, room: Newsroom, on: str) -> None:
        for who in (VERA, None):
            assert told(react(room, who, SIREN, on)) == ["told-reaction-refused"]
            assert react(room, who, SIREN, on) == []
        assert told(react(room, LEO, EYES, on)) == ["told-reaction-refused"]
        assert escalations(room) == []
        assert room.case.state is State.NEW

    @BOTH
    @pytest.mark.parametrize(
        "emoji", ["white_check_mark", "+1", "heavy_check_mark", "rocket", "siren_own", "rotating_light_2", ""]
    )
    def test_whatever_the_table_does_not_hold_does_nothing(self, room: Newsroom, on: str, emoji: str) -> None:
        room.asks_for_yes()
        stand(room)
        for kind in ("case", "approval"):
            assert react(room, MERT, emoji, on, placed=the_card(room, on, kind)) == []
        assert room.sends == []
        assert escalations(room) == []

    @BOTH
    def test_no_reaction_approves_or_publishes(self, room: Newsroom, on: str) -> None:
        room.asks_for_yes()
        stand(room)
        refused: list[str] = []
        for emoji in (*DEFAULT, "white_check_mark", "+1"):
            try:
                react(room, MERT, emoji, on, placed=the_card(room, on, "approval"))
            except Refused as refusal:
                refused.append(refusal.key)
        assert refused == ["refused-in-approval"]  # the claim
        assert room.sends == []
        assert room.case.state is State.IN_APPROVAL

    @BOTH
    def test_when_it_is_resolved_the_bot_marks_each_message(self, room: Newsroom, on: str) -> None:
        react(room, JANA, "newspaper", on)
        other = "discord" if on == "slack" else "slack"
        react(room, TOM, "newspaper", other)
        effects = room.click(MERT, room.view("escalation", escalations(room)[0].id).click("resolve"))
        assert {(one.platform, one.emoji) for one in effects if isinstance(one, React)} == {
            (on, "white_check_mark"),
            (other, "white_check_mark"),
        }

    @BOTH
    def test_a_card_that_is_gone_or_of_no_case_does_nothing(self, room: Newsroom, on: str) -> None:
        assert react(room, JANA, SIREN, on, channel="C1", message_id="unknown") == []
        card = the_card(room, on)
        with room.database.write() as uow:
            uow.placements.add(replace(card, id=0, kind="notice", subject=0, message_id="m99"))
            uow.placements.add(replace(card, id=0, kind="case", subject=999, message_id="m98"))
        for message in ("m98", "m99"):
            for emoji in (SCALES, EYES):
                assert react(room, JANA, emoji, on, channel=card.channel, message_id=message) == []
            effects = react(room, JANA, SIREN, on, channel=card.channel, message_id=message)
            assert told(effects) == ["told-reaction-idle"], "nobody comes, and nobody is to believe it"
            assert react(room, JANA, SIREN, on, channel=card.channel, message_id=message) == []
            assert react(room, None, SIREN, on, channel=card.channel, message_id=message) == []
        assert escalations(room) == []

    @BOTH
    def test_a_reaction_that_counted_for_nothing_counts_for_nothing_later_either(
        self, room: Newsroom, on: str
    ) -> None:
        """Read again after a gap it comes a second time, and meanwhile the case is free or the role is there."""
        react(room, VERA, SIREN, on)
        promoted = replace(VERA, roles=frozenset({"moderator"}))
        assert react(room, promoted, SIREN, on) == []
        react(room, promoted, SIREN, on, added=False)
        assert marks(react(room, promoted, SIREN, on)) == ["eyes"], "put anew it is a new one"
        room.click(TOM, "claim")
        place = Place(
            platform=on, channel=the_card(room, on).channel, message_id=the_card(room, on).message_id
        )
        eyes = Reacted(emoji=EYES, added=True, actor=actor(JANA, on), place=place)
        assert room.refused(room.happens, eyes).key == "refused-claim-taken"
        with room.database.write() as uow:
            refused(eyes, Context(uow=uow, team=room.team, now=room.now, token=lambda: "t"))
        room.click(TOM, "return")
        assert room.happens(eyes) == []
        assert room.case.owner == ""


class TestInAWatchedChannel:
    @BOTH
    def test_the_siren_makes_a_case_with_its_thread_as_context(self, quiet_room: Newsroom, on: str) -> None:
        room = quiet_room
        head = talk(on, "Hat das wer gesehen?", place=replace(talk(on).place, message_id="t1"), name="Ina")
        place = replace(talk(on).place, thread="t1")
        effects = react(room, JANA, SIREN, on, message=talk(on, place=place, thread=(head,)))
        assert marks(effects) == ["eyes"]
        assert [one.reason for one in escalations(room)] == ["crisis"]
        assert {placed.channel for placed in room.placements("case")} == {"C-mod", "D-mod"}
        view = room.view("original")
        assert [one.text for one in view.context] == ["Hat das wer gesehen?"]
        assert view.comment.text == "Im Forum droht jemand mit Klage."
        assert view.target.network == on.capitalize()

    @BOTH
    @pytest.mark.parametrize("emoji", [SCALES, "newspaper", "package", EYES])
    def test_no_other_reaction_makes_one(self, quiet_room: Newsroom, on: str, emoji: str) -> None:
        assert react(quiet_room, JANA, emoji, on, message=talk(on)) == []
        assert quiet_room.cases == []

    @BOTH
    def test_twice_or_by_two_people_it_stays_one_case(self, quiet_room: Newsroom, on: str) -> None:
        for who in (JANA, JANA, TOM):
            react(quiet_room, who, SIREN, on, message=talk(on))
        assert len(quiet_room.cases) == len(escalations(quiet_room)) == 1
        react(quiet_room, TOM, SCALES, on, message=talk(on))
        assert {one.reason for one in escalations(quiet_room)} == {"crisis", "legal"}

    @BOTH
    def test_nothing_about_it_can_ever_be_published(self, quiet_room: Newsroom, on: str) -> None:
        room = quiet_room
        react(room, JANA, SIREN, on, message=talk(on, "Wann liefert ihr?"))
        assert not {"draft", "write"} & room.view("case").allowed
        for verb in ("draft", "write", "wish"):
            assert room.refused(room.click, JANA, verb).key == "refused-chat-case"
        reply = Click(verb="reply", kind="case", id=room.case.id, version=1)
        refusal = room.refused(room.submit, JANA, reply, text="Hallo Ole")
        assert (refusal.key, refusal.quote) == ("refused-chat-case", "Hallo Ole")
        assert room.sends == []
        room.click(JANA, "claim")
        room.click(JANA, "dismiss")
        assert room.case.state is State.DISMISSED

    @BOTH
    def test_on_a_deleted_message_or_one_of_ours_or_elsewhere_nothing_happens(
        self, quiet_room: Newsroom, on: str
    ) -> None:
        room = quiet_room
        gone = talk(on).place
        assert react(room, JANA, SIREN, on, channel=gone.channel, message_id=gone.message_id) == []
        ours = talk(on, ours=True, by_bot=True)
        assert told(react(room, JANA, SIREN, on, message=ours)) == ["told-reaction-idle"]
        assert react(room, JANA, EYES, on, message=ours) == []
        elsewhere = talk(on, place=replace(talk(on).place, channel="C-lunch"))
        assert react(room, JANA, SIREN, on, message=elsewhere) == []
        assert room.cases == []

    @BOTH
    def test_a_message_of_another_bot_counts_like_anybodys(self, quiet_room: Newsroom, on: str) -> None:
        react(quiet_room, JANA, SIREN, on, message=talk(on, by_bot=True))
        assert len(quiet_room.cases) == 1

    @BOTH
    def test_a_guest_makes_none_and_is_told_once(self, quiet_room: Newsroom, on: str) -> None:
        assert told(react(quiet_room, None, SIREN, on, message=talk(on))) == ["told-reaction-refused"]
        assert react(quiet_room, None, SIREN, on, message=talk(on)) == []
        assert quiet_room.cases == []

    @BOTH
    def test_the_message_is_read_only_where_it_may_count(self, room: Newsroom, on: str) -> None:
        def wants(emoji: str, channel: str, message: str, *, added: bool = True) -> bool:
            place = Place(platform=on, channel=channel, message_id=message)
            event = Reacted(emoji=emoji, added=added, actor=actor(JANA, on), place=place)
            with room.database.read() as uow:
                ctx = Context(uow=uow, team=room.team, now=room.now, token=lambda: "t")
                return wants_message(event, ctx)

        card = the_card(room, on)
        assert wants(SIREN, "C-talk" if on == "slack" else "D-talk", "t9")
        assert wants(SIREN, card.channel, "somebody's reply")
        assert not wants(SIREN, card.channel, card.message_id)
        assert not wants(SIREN, "C-lunch", "t9")
        assert not wants("tada", card.channel, "x")
        assert not wants(SIREN, card.channel, "x", added=False)


class TestTheMenuOfAMessage:
    def point(self, room: Newsroom, who: Person | None, on: str, message: ChatMessage) -> OpenForm:
        (form,) = room.happens(Pointed(message=message, actor=actor(who, on), place=message.place))
        assert isinstance(form, OpenForm)
        return form

    def choose(
        self,
        room: Newsroom,
        who: Person | None,
        form: OpenForm,
        on: str,
        message: ChatMessage | None,
        seen: ChatMessage | None = None,
        **values: str,
    ) -> list[Effect]:
        return room.happens(
            Submitted(
                click=form.click,
                values=values,
                actor=actor(who, on),
                place=Place(platform=on),
                message=message,
                about=form.about,
                seen=seen,
            )
        )

    @BOTH
    def test_a_moderator_makes_a_case_or_escalates(self, quiet_room: Newsroom, on: str) -> None:
        form = self.point(quiet_room, JANA, on, talk(on))
        offered = [option.value for option in form.fields[0].options]
        assert offered[0] == "case"
        assert "escalate-legal" in offered
        assert form.about == talk(on).place
        (done,) = self.choose(quiet_room, JANA, form, on, talk(on), what="case", note="Bitte ansehen")
        assert isinstance(done, Tell)
        assert done.params == {"case": quiet_room.case.id}
        assert {placed.params["quote"] for placed in quiet_room.placements("notice")} == {"Bitte ansehen"}
        again = self.point(quiet_room, JANA, on, talk(on))
        assert "case" not in [option.value for option in again.fields[0].options]
        self.choose(quiet_room, JANA, again, on, talk(on), what="escalate-legal")
        assert [one.subject for one in escalations(quiet_room)] == [quiet_room.case.id]

    @BOTH
    @pytest.mark.parametrize(
        "to", ["role:approver", "person:tom", "place:default", "oncall:nachts", "ladder"]
    )
    def test_it_says_whom_to_ask_first(self, quiet_room: Newsroom, on: str, to: str) -> None:
        room = quiet_room
        turns = Rotation(name="nachts", people=("mert",), start=START.date())
        room.team = replace(room.team, rotations={"nachts": turns})
        form = self.point(room, JANA, on, talk(on))
        (whom,) = [field for field in form.fields if field.id == "to"]
        assert to in [option.value for option in whom.options]
        self.choose(room, JANA, form, on, talk(on), what="escalate-press", to=to, note="<!here> eilt")
        (one,) = escalations(room)
        assert (one.to, one.note) == ("" if to == "ladder" else to, "<!here> eilt")

    @BOTH
    @pytest.mark.parametrize(
        ("what", "to"),
        [("escalate-press", "person:nobody"), ("escalate-press", "channel:slack:C1"),
         ("escalate-people", "place:default"), ("escalate-legal", "x" * 900)],
    )  # fmt: skip
    def test_whom_nobody_can_ask_is_refused_at_that_field_and_makes_no_case(
        self, quiet_room: Newsroom, on: str, what: str, to: str
    ) -> None:
        form = self.point(quiet_room, JANA, on, talk(on))
        refusal = quiet_room.refused(
            self.choose, quiet_room, JANA, form, on, talk(on), what=what, to=to, note="wichtig"
        )
        assert (refusal.field, refusal.quote) == ("to", "wichtig")
        assert quiet_room.cases == []

    @BOTH
    def test_on_a_card_of_ours_it_escalates_that_case(self, room: Newsroom, on: str) -> None:
        card = the_card(room, on)
        place = Place(platform=on, channel=card.channel, message_id=card.message_id)
        message = talk(on, place=place, ours=True, by_bot=True)
        form = self.point(room, JANA, on, message)
        self.choose(room, JANA, form, on, message, what="escalate-press")
        assert [one.subject for one in escalations(room)] == [room.case.id]
        assert len(room.cases) == 1

    @BOTH
    def test_whoever_may_nothing_is_told_so(self, quiet_room: Newsroom, on: str) -> None:
        message = talk(on)
        event = Pointed(message=message, actor=actor(VERA, on), place=message.place)
        assert quiet_room.refused(quiet_room.happens, event).key == "refused-nothing-to-do"

    @BOTH
    def test_an_outsider_reports_in_private_and_can_do_nothing_else(
        self, quiet_room: Newsroom, on: str
    ) -> None:
        room = quiet_room
        form = self.point(room, None, on, talk(on))
        assert form.click.verb == "report"
        assert [field.id for field in form.fields] == ["note"]
        assert told(self.choose(room, None, form, on, talk(on), note="<!channel> er droht mir")) == [
            "told-reported"
        ]
        assert [placed.channel for placed in room.placements("case")] == ["C-reports"]
        (notice,) = room.placements("notice")
        assert (notice.channel, notice.params["quote"]) == ("C-reports", "<!channel> er droht mir")
        forged = replace(form, click=replace(form.click, verb="point"))
        refusal = room.refused(self.choose, room, None, forged, on, talk(on), what="escalate-crisis")
        assert refusal.key == "refused-role"

    @BOTH
    def test_reports_of_one_account_are_limited(self, quiet_room: Newsroom, on: str) -> None:
        form = self.point(quiet_room, None, on, talk(on))
        for _ in range(5):
            self.choose(quiet_room, None, form, on, talk(on), note="x")
        refusal = quiet_room.refused(self.choose, quiet_room, None, form, on, talk(on), note="x")
        assert refusal.key == "refused-too-many-reports"
        assert len(quiet_room.cases) == 1

    @BOTH
    def test_a_message_that_is_gone_meanwhile_gives_back_what_was_typed(
        self, quiet_room: Newsroom, on: str
    ) -> None:
        for who in (JANA, None):
            form = self.point(quiet_room, who, on, talk(on))
            refusal = quiet_room.refused(
                self.choose, quiet_room, who, form, on, None, what="case", note="wichtig"
            )
            assert (refusal.key, refusal.quote) == ("refused-message-gone", "wichtig")

    @BOTH
    def test_a_report_stands_even_where_the_bot_may_not_read(self, quiet_room: Newsroom, on: str) -> None:
        message = talk(on)
        form = self.point(quiet_room, None, on, message)
        self.choose(quiet_room, None, form, on, None, seen=message, note="Er droht mir")
        with quiet_room.database.read() as uow:
            assert uow.comments.get(quiet_room.case.comment_id).text == message.text
        (notice,) = quiet_room.placements("notice")
        assert notice.params["key"] == "notice-reported-unread", "nobody has read it again"
        form = self.point(quiet_room, JANA, on, message)
        refusal = quiet_room.refused(
            self.choose, quiet_room, JANA, form, on, None, seen=message, what="case", note="x"
        )
        assert refusal.key == "refused-message-gone", "the team can add the bot there"

    def test_without_a_private_channel_nothing_is_reported_anywhere(self, memory: Database) -> None:
        room = Newsroom(memory, replace(WATCHING, policy=TEAM.policy))
        event = Pointed(message=talk("discord"), actor=actor(None, "discord"), place=talk("discord").place)
        assert room.refused(room.happens, event).key == "refused-no-report-channel"
        assert room.cases == []
