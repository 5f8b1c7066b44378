"""A statement with its yes, planned by the core itself; and the core that hears what became of it."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from handlers import routes
from handlers.crisis.crisis import Crisis, PlaybookCopy, StepRow
from handlers.draft import Send
from handlers.events import Event
from handlers.people import Brand, Person, Source, Team
from handlers.ports import Context, UnitOfWork
from handlers.statements.posts import publish
from handlers.texts.announcement import Announcement, AnnouncementState, Wording, bound
from prompts.playbooks import load_playbooks
from tests.faults.newsroom import START, shop

TEXT = (
    "Stand der Dinge: Aus einer Lieferung kamen Tassen zerbrochen an. Das nächste Update kommt um 23:55 Uhr."
)
PROMISED = START + timedelta(hours=1)
STEP = "c07"
"""Asks for the holding statement in the default playbook."""
PEOPLE: Mapping[str, Person] = {
    name: Person(id=name, name=name.capitalize(), roles=frozenset({"approver"})) for name in ("jana", "mert")
}


def approved_statement(uow: UnitOfWork) -> Send:
    """Filled, approved and planned in one transaction, as the core does it."""
    playbook = load_playbooks()["default"]
    copy = PlaybookCopy(playbook=playbook.id, version=playbook.version, content=playbook)
    crisis = uow.crises.add(
        Crisis(
            brand="Musterkanne", playbook_id=uow.playbooks.add(copy).id, level=4, lead="mert", declared_by="mert",
            declared_at=START,
        )
    )  # fmt: skip
    uow.crisis_steps.add(StepRow(crisis_id=crisis.id, step=STEP, position=1, role="spokesperson"))
    wordings = (Wording(source="shop", text=TEXT),)
    made = uow.announcements.add(
        Announcement(
            crisis_id=crisis.id, drill=False, kind="holding", language="de", number=1, wordings=wordings,
            hash=bound(wordings), closed=False, slots={}, author="jana", state=AnnouncementState.APPROVED,
            created_at=START, decided_by="mert", decided_at=START, next_update_at=PROMISED,
        )
    )  # fmt: skip
    publish(context(uow, shop("https://tool.example/actions"), START), made)
    return uow.sends.find(announcement_id=made.id)[0]


def context(uow: UnitOfWork, source: Source, now: datetime) -> Context:
    team = Team(
        brands={"Musterkanne": Brand(name="Musterkanne")}, sources={source.name: source}, people=dict(PEOPLE)
    )
    return Context(uow=uow, team=team, now=now, token=lambda: "token")


def told(uow: UnitOfWork, event: Event, now: datetime) -> None:
    """The whole core: card, promise, step, timeline."""
    routes.handle(event, context(uow, shop("https://tool.example/actions"), now))
