"""The dark site: approved words and nothing else, on and off by two people, never by a drill."""

from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy.exc import IntegrityError

from handlers.clicks import Click
from handlers.crisis.crisis import StepState
from handlers.crisis.playbook import Role
from handlers.draft import Send, SendKind, SendState
from handlers.effects import HandFile
from handlers.texts.announcement import Announcement, AnnouncementState, Wording
from handlers.texts.announcement import bound as bound_wordings
from handlers.texts.dark_site import DarkSite, DarkText, bound
from handlers.texts.sites import composed
from storage.database import Database
from tests.core.crisis_room import MARA, PLAYBOOK, CrisisRoomTest
from tests.core.newsroom import AYLIN, JANA, MERT, TOM

WEB = replace(
    PLAYBOOK,
    roles=(*PLAYBOOK.roles, Role(id="web", title={"de": "Website", "en": "Web owner"})),
    steps=tuple(
        replace(step, role="web", action="dark-site") if step.id == "c08" else step for step in PLAYBOOK.steps
    ),
)


class Dark(CrisisRoomTest):
    """A crisis on level 5 in which statements were approved."""

    __test__ = False

    def __init__(self, database: Database) -> None:
        super().__init__(database, playbook=WEB)

    def approved(self, text: str, **about: Any) -> Announcement:
        wordings = (Wording(source="insta", text=text),)
        crisis = self.crisis
        with self.database.write() as uow:
            return uow.announcements.add(
                Announcement(
                    **{
                        "crisis_id": crisis.id,
                        "drill": crisis.drill,
                        "kind": "acknowledgement",
                        "language": "de",
                        "number": 1,
                        "wordings": wordings,
                        "hash": bound_wordings(wordings),
                        "closed": False,
                        "slots": {},
                        "author": "jana",
                        "state": AnnouncementState.APPROVED,
                        "created_at": self.now,
                        "decided_by": "mert",
                        "decided_at": self.now,
                        **about,
                    }
                )
            )

    def asks(self, wanted: str = "on", who: Any = MARA) -> None:
        self.fill(who, self.about("dark-site"), wanted=wanted, reason="Presse fragt nach")

    @property
    def site(self) -> DarkSite:
        with self.database.read() as uow:
            (found,) = uow.dark_sites.find()
        return found

    def card_click(self, verb: str) -> Click:
        return self.view("dark-site", self.site.id).click(verb)

    def agrees(self, who: Any = AYLIN) -> None:
        self.fill(who, self.card_click("dark-yes"))

    @property
    def served(self) -> list[str]:
        """What the public sees."""
        return [one.text for one in self.site.texts] if self.site.on else []


@pytest.fixture
def dark(memory: Database) -> Dark:
    room = Dark(memory)
    room.start(MARA, level="5")
    return room


def test_one_asks_another_agrees_and_then_it_stands_there(dark: Dark) -> None:
    dark.approved("Wir prüfen die Glasur.")
    dark.asks()
    assert dark.served == []
    assert [placed.mention for placed in dark.placements("dark-site")] == [
        ("role:approver", "role:deputy")
    ] * 2
    dark.agrees()
    assert dark.served == ["Wir prüfen die Glasur."]
    assert (dark.step("c08").state, dark.step("c08").evidence) == (StepState.DONE, "/dark-site/musterkanne")
    assert dark.card.dark is not None
    assert [line for line in dark.timeline() if "dark" in line] == ["crisis.dark_asked", "crisis.dark_site"]
    assert ("notice-dark-site", ()) in dark.told


def test_nobody_agrees_to_what_they_asked_for_and_no_bystander_agrees(dark: Dark) -> None:
    dark.approved("Wir prüfen die Glasur.")
    dark.asks()
    for who in (MARA, JANA, TOM):
        assert dark.refused(dark.click, who, dark.card_click("dark-yes")).key == "refused-second-person"
    assert dark.refused(dark.click, JANA, dark.about("dark-site")).key == "refused-crisis-lead"
    assert dark.served == []


def test_only_what_was_approved_and_not_taken_back_can_stand_there(dark: Dark) -> None:
    assert dark.refused(dark.click, MARA, dark.about("dark-site")).key == "refused-dark-empty"
    dark.approved("Entwurf, noch ungelesen.", state=AnnouncementState.OPEN, decided_at=None)
    dark.approved("Alter Stand.")
    dark.wait(minutes=1)
    dark.approved("Neuer Stand.", number=2)
    gone = dark.approved("Zurückgezogen.", kind="holding", number=3)
    with dark.database.write() as uow:
        for kind in (SendKind.POST, SendKind.DELETE):
            uow.sends.add(
                Send(
                    key=f"{kind}-{gone.id}",
                    kind=kind,
                    announcement_id=gone.id,
                    source="insta",
                    external_id="p9",
                    text="",
                    hash="",
                    comment_version=0,
                    state=SendState.SENT,
                    proof_id="p9",
                )
            )
    crisis = dark.crisis
    with dark.database.read() as uow:
        assert [one.text for one in composed(uow, crisis)] == ["Neuer Stand."]


def test_a_yes_is_to_exactly_what_was_asked(dark: Dark) -> None:
    dark.approved("Wir prüfen die Glasur.")
    dark.asks()
    form = dark.form(AYLIN, dark.card_click("dark-yes"))
    assert form.quote == "Wir prüfen die Glasur."
    dark.wait(minutes=1)
    dark.approved("Die Glasur ist unbedenklich.", number=2)
    assert dark.refused(dark.submit, AYLIN, form.click).key == "refused-dark-changed"
    dark.asks()
    assert dark.refused(dark.submit, AYLIN, form.click).key == "refused-dark-changed"
    dark.agrees()
    assert dark.served == ["Die Glasur ist unbedenklich."]


def test_what_stands_there_stays_until_two_have_agreed_to_other_words(dark: Dark) -> None:
    dark.approved("Erster Stand.")
    dark.asks()
    dark.agrees()
    dark.wait(minutes=1)
    dark.approved("Zweiter Stand.", number=2)
    assert dark.served == ["Erster Stand."]
    dark.asks("on", who=MARA)
    assert dark.served == ["Erster Stand."]
    dark.click(MERT, dark.card_click("dark-no"))
    assert dark.served == ["Erster Stand."]
    dark.asks()
    dark.agrees(MERT)
    assert dark.served == ["Zweiter Stand."]


def test_off_takes_two_as_well_also_when_the_crisis_is_over(dark: Dark) -> None:
    dark.approved("Stand.")
    dark.asks()
    dark.agrees()
    dark.fill(JANA, dark.on("c01", "step-done"), text="Charge 12")
    dark.fill(MARA, dark.about("standdown"), reason="ruhig")
    dark.click(AYLIN, dark.about("standdown-yes"))
    assert "dark-site" in dark.card.allowed
    dark.asks("off")
    assert dark.served == ["Stand."]
    assert dark.refused(dark.click, MARA, dark.card_click("dark-yes")).key == "refused-second-person"
    dark.agrees()
    assert dark.served == []


def test_it_is_handed_over_as_a_file_while_it_is_on(dark: Dark) -> None:
    dark.approved("Stand.")
    dark.asks()
    handed = Click(verb="dark-file", kind="darksite", id=dark.site.id, version=1)
    assert dark.refused(dark.click, MARA, handed).key == "refused-dark-off"
    dark.agrees()
    dark.click(MARA, dark.card_click("dark-file"))
    assert [job.subject for job in dark.jobs if isinstance(job, HandFile)] == [dark.crisis.id]


def test_a_drill_never_switches_it_on_whatever_is_tried(dark: Dark) -> None:
    text = DarkText(announcement_id=1, kind="holding", language="de", text="Nur geübt.", at=dark.now)
    with dark.database.write() as uow:
        uow.crises.save(replace(uow.crises.get(1), drill=True))
    assert dark.refused(dark.click, MARA, dark.about("dark-site")).key == "refused-drill-verb"
    for drill in (True, False):
        with pytest.raises(IntegrityError), dark.database.write() as uow:
            uow.dark_sites.add(
                DarkSite(
                    crisis_id=1, drill=drill, brand="Musterkanne", on=True, texts=(text,), hash=bound((text,))
                )
            )


def test_a_crisis_started_by_mistake_shows_nothing(dark: Dark) -> None:
    dark.approved("Stand.")
    dark.asks()
    dark.agrees()
    dark.fill(MARA, dark.about("mistake"), reason="Fehlalarm")
    assert "dark-site" not in dark.card.allowed
