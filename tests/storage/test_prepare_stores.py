"""What is laid down, proposed changes and the dark site come back from both databases as they were put in."""

from dataclasses import replace
from datetime import UTC, datetime

from handlers.crisis.crisis import Crisis, PlaybookCopy
from handlers.crisis.proposal import Proposal, ProposalState
from handlers.register import Access, Entry, EntryState, Planned, Risk
from handlers.texts.dark_site import DarkSite, DarkText, bound
from storage.database import Database
from tests.core.crisis_room import PLAYBOOK

AT = datetime(2026, 11, 21, 18, 40, tzinfo=UTC)


def test_each_kind_of_entry_keeps_its_own_contents(database: Database) -> None:
    entry = Entry(kind="risk", owner="mara", reviewed_by="mara", reviewed_at=AT, review_at=AT)
    contents = (
        {"kind": "risk", "risk": Risk(title="Blei", words=("Glasur", "giftig"), statement="holding")},
        {"kind": "plan", "planned": Planned(role="legal", person="leo", contact="0171 23\n0172 45")},
        {"kind": "access", "access": Access(what="Werbekonto", who="Mert", where="Tresor")},
    )
    with database.write() as uow:
        added = [uow.entries.add(replace(entry, **content)) for content in contents]
        uow.entries.save(replace(added[0], state=EntryState.RETIRED, version=2))
    with database.read() as uow:
        assert uow.entries.get(added[0].id) == replace(added[0], state=EntryState.RETIRED, version=2)
        assert uow.entries.find(kind=("plan", "access"), state=EntryState.ACTIVE) == added[1:]


def test_a_dark_site_and_a_proposal_are_found_by_what_they_are(database: Database) -> None:
    text = DarkText(announcement_id=1, kind="holding", language="de", text="Stand.", at=AT)
    with database.write() as uow:
        copy = uow.playbooks.add(PlaybookCopy(playbook="default", version="1", content=PLAYBOOK))
        crisis = uow.crises.add(
            Crisis(brand="M", playbook_id=copy.id, level=5, lead="mara", declared_by="mara", declared_at=AT)
        )
        site = uow.dark_sites.add(
            DarkSite(crisis_id=crisis.id, brand="M", on=True, texts=(text,), hash=bound((text,)))
        )
        late = uow.proposals.add(
            Proposal(
                crisis_id=crisis.id, playbook="default", step="c01", field="due", old="5", new="40", reason="x",
                state=ProposalState.ACCEPTED, decided_by="mara", decided_at=AT,
            )
        )  # fmt: skip
    with database.read() as uow:
        assert uow.dark_sites.find(on=True, drill=False) == [site]
        assert uow.dark_sites.find(on=False) == []
        assert uow.proposals.find(state=ProposalState.ACCEPTED) == [late]
