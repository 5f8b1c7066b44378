"""A team at work on a real store in memory: who does what reads as a dialogue, what came of it is looked up."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any

from handlers import routes
from handlers.case import Case
from handlers.clicks import Click
from handlers.comment import Author, Change, Comment, Incoming, Kind, Post, Urgency
from handlers.draft import Draft, DraftState, Send, SendState
from handlers.effects import Effect, OpenForm, PerformSend, Tell
from handlers.errors import Refused
from handlers.events import (
    Actor,
    Clicked,
    CommentReceived,
    DraftsMade,
    Event,
    Place,
    SendSettled,
    Submitted,
    TimerFired,
    Variant,
)
from handlers.people import Brand, Person, Policy, RoleHandle, Route, Source, Team
from handlers.placement import Placement
from handlers.ports import Context
from handlers.triage import assess
from handlers.views import load, load_notice
from prompts.playbooks import load_playbooks
from prompts.statements import load_statements
from storage.database import Database

SEEDS = load_statements()
PLAYBOOKS = load_playbooks()
START = datetime(2026, 11, 21, 13, 7, tzinfo=UTC)
ANGRY = "Dritte Lieferung, dritte Tasse kaputt. Liest hier überhaupt jemand mit?"
KIND_REPLY = (
    "Hallo Lea, dreimal Scherben statt Tasse, das tut uns leid. Schick uns bitte deine Bestellnummer."
)


def _person(id: str, name: str, *roles: str, language: str = "de") -> Person:
    return Person(
        id=id,
        name=name,
        slack=f"U-{id}",
        discord=f"D-{id}",
        roles=frozenset(roles),
        language=language,
    )


JANA = _person("jana", "Jana", "moderator")
TOM = _person("tom", "Tom", "moderator", language="en")
MERT = _person("mert", "Mert", "approver")
AYLIN = _person("aylin", "Aylin", "approver", "deputy")
ADA = _person("ada", "Ada", "admin")
VERA = _person("vera", "Vera", "viewer")
LEO = _person("leo", "Leo", "legal")
EVERYBODY = (JANA, TOM, MERT, AYLIN, ADA, VERA, LEO)
INSTAGRAM = Source(
    name="insta",
    kind="hook",
    brand="Musterkanne",
    network="instagram",
    account="@musterkanne",
    reply_url="http://127.0.0.1/reply",
    own_ids=frozenset({"brand-account"}),
)
FORUM = Source(name="forum", kind="hook", brand="Musterkanne", own_ids=frozenset({"brand-account"}))
TEAM = Team(
    brands={"Musterkanne": Brand(name="Musterkanne", links=("musterkanne.example",))},
    sources={"insta": INSTAGRAM, "forum": FORUM},
    routes=(Route(channels=("slack:C1", "discord:D1"), approvals=("slack:C-yes", "discord:D-yes")),),
    people={person.id: person for person in EVERYBODY},
    roles={"approver": RoleHandle(name="Freigabe-Social"), "legal": RoleHandle(name="Recht")},
    policy=Policy(
        escalation_channels={"legal": ("slack:C-legal",), "default": ("slack:C1",)},
        admin_channels=("slack:C-admin",),
    ),
)


class Newsroom:
    """One team, one store, one clock."""

    def __init__(self, database: Database, team: Team = TEAM) -> None:
        self.database = database
        self.team = team
        self.now = START
        self.jobs: list[Effect] = []
        self._tokens = count(1)

    # ------------------------------------------------------------------------------------------ what happens

    def happens(self, event: Event, *, undo: type[Exception] | None = None) -> list[Effect]:
        """Hand an event to the core as dispatch does: a refusal undoes everything. `undo` is raised afterwards."""
        with self.database.write() as uow:
            context = Context(
                uow=uow,
                team=self.team,
                now=self.now,
                token=lambda: f"token{next(self._tokens)}",
                seeds=SEEDS,
                playbooks=PLAYBOOKS,
            )
            effects = routes.handle(event, context)
            if undo is not None:
                raise undo
        self.jobs += [effect for effect in effects if not isinstance(effect, Tell | OpenForm)]
        return effects

    def comment(self, text: str = ANGRY, **about: Any) -> Case | None:
        """Somebody comments, edits or deletes in public. The case of that comment, if it has one."""
        change = about.pop("change", Change.CREATED)
        relay = about.pop("relay", True)
        author = about.pop("author", "lea")
        fields: dict[str, Any] = {
            "source": "insta",
            "external_id": "c1",
            "created_at": self.now,
            "received_at": self.now,
            "post": Post(id="p1", title="Herbstaktion Keramik"),
        } | about
        told = Comment(author=Author(id=author, name=author), text=text, **fields)
        gone = change is Change.DELETED
        brand = self.team.brands["Musterkanne"]
        self.happens(
            CommentReceived(
                incoming=Incoming(inbox_id=0, change=change, comment=told, relay=relay),
                assessment=None if gone else assess(told, brand, self.team.policy),
            )
        )
        return self.case_of(told.source, told.external_id)

    def edits(self, text: str, **about: Any) -> Case | None:
        return self.comment(text, change=Change.EDITED, updated_at=self.now, **about)

    def deletes(self, **about: Any) -> Case | None:
        return self.comment("", change=Change.DELETED, **about)

    def click(
        self,
        who: Person | None,
        click: Click | str,
        choice: str = "-",
        *,
        on: str = "slack",
        undo: type[Exception] | None = None,
    ) -> list[Effect]:
        """A person presses a button; a bare verb means the card of the only case, as it stands now."""
        event = Clicked(click=self._click(click, choice), actor=actor(who, on), place=Place(platform=on))
        return self.happens(event, undo=undo)

    def submit(
        self, who: Person | None, click: Click | str, /, *, on: str = "slack", **values: str
    ) -> list[Effect]:
        return self.happens(
            Submitted(
                click=self._click(click, "-"), values=values, actor=actor(who, on), place=Place(platform=on)
            )
        )

    def fill(
        self, who: Person, click: Click | str, choice: str = "-", /, *, on: str = "slack", **values: str
    ) -> list[Effect]:
        """Press a button that opens a form, fill it as it was offered where nothing else is said, and submit it."""
        form = self.form(who, click, choice, on=on)
        offered = {field.id: field.value for field in form.fields}
        return self.submit(who, form.click, on=on, **(offered | values))

    def form(self, who: Person, click: Click | str, choice: str = "-", *, on: str = "slack") -> OpenForm:
        (form,) = self.click(who, click, choice, on=on)
        assert isinstance(form, OpenForm)
        return form

    def refused(self, *args: Any, **kwargs: Any) -> Refused:
        """The refusal of what must be refused: the first argument is `click`, `fill` or `submit`."""
        act, *rest = args
        try:
            act(*rest, **kwargs)
        except Refused as refusal:
            return refusal
        raise AssertionError("it was not refused")

    def drafts_come(self, *texts: str, origin: str = "template", **about: Any) -> None:
        case = self.case
        self.happens(
            DraftsMade(
                case_id=case.id,
                comment_version=about.pop("comment_version", self.comment_now.version),
                asked_by="jana",
                variants=tuple(
                    Variant(name=name, text=text)
                    for name, text in zip(("empathetic", "factual", "brief"), texts, strict=False)
                ),
                origin=origin,
                **about,
            )
        )

    def network_says(
        self, state: SendState, send: Send | None = None, *, proof: str = "r1", error: str = ""
    ) -> None:
        """The job has brought a row of the ledger to its end."""
        row = send or self.sends[-1]
        sent = state is SendState.SENT
        with self.database.write() as uow:
            fresh = uow.sends.get(row.id)
            uow.sends.save(
                replace(
                    fresh,
                    state=state,
                    settled_at=self.now,
                    proof_id=proof if sent else "",
                    proof_url=f"https://insta.example/{proof}" if sent else "",
                    error=error,
                    version=fresh.version + 1,
                )
            )
        self.happens(SendSettled(send_id=row.id))

    def goes_out(self, send: Send | None = None) -> None:
        """The job has entered `sending`: from here on nothing can be called back."""
        row = (send or self.sends[-1]).id
        with self.database.write() as uow:
            uow.sends.save(replace(uow.sends.get(row), state=SendState.SENDING))

    def wait(self, **time: float) -> None:
        """Time passes; what is due happens."""
        self.now += timedelta(**time)
        with self.database.read() as uow:
            due = uow.timers.due(self.now, 100)
        while due:
            for timer in due:
                self.happens(
                    TimerFired(key=timer.key, kind=timer.kind, subject=timer.subject, due_at=timer.due_at)
                )
            with self.database.read() as uow:
                # The minute of the watch is done in parts, one after the other.
                due = [one for one in uow.timers.due(self.now, 100) if one.key.startswith("watch:")]

    # ------------------------------------------------------------------------------------------ what stands there

    @property
    def case(self) -> Case:
        (case,) = self.cases
        return case

    @property
    def cases(self) -> list[Case]:
        with self.database.read() as uow:
            return uow.cases.find()

    def case_of(self, source: str, external_id: str) -> Case | None:
        with self.database.read() as uow:
            known = uow.comments.by_external(source, external_id)
            found = uow.cases.find(comment_id=known.id) if known else []
        return found[-1] if found else None

    @property
    def comment_now(self) -> Comment:
        with self.database.read() as uow:
            return uow.comments.get(self.case.comment_id)

    @property
    def drafts(self) -> list[Draft]:
        with self.database.read() as uow:
            return uow.drafts.find()

    @property
    def offered(self) -> list[Draft]:
        return [draft for draft in self.drafts if draft.state is DraftState.OFFERED]

    @property
    def sends(self) -> list[Send]:
        with self.database.read() as uow:
            return uow.sends.find()

    @property
    def planned(self) -> list[PerformSend]:
        return [job for job in self.jobs if isinstance(job, PerformSend)]

    def view(self, kind: str, subject: int = 0) -> Any:
        with self.database.read() as uow:
            return load(kind, subject or self.case.id, uow=uow, team=self.team)

    @property
    def approval(self) -> Any:
        """The newest request for a second person's yes, as its card shows it."""
        with self.database.read() as uow:
            request = uow.requests.find()[-1]
        return self.view("approval", request.id)

    def placements(self, kind: str) -> list[Placement]:
        with self.database.read() as uow:
            return [placed for placed in uow.placements.find() if placed.kind == kind]

    @property
    def notices(self) -> list[tuple[str, tuple[str, ...]]]:
        """Sentence and who was pinged, of all notices so far."""
        return [(placed.params["key"], tuple(placed.mention)) for placed in self.placements("notice")]

    def notice_view(self, placed: Placement) -> Any:
        with self.database.read() as uow:
            return load_notice(placed, uow=uow, team=self.team)

    def log(self, subject: str = "") -> list[str]:
        with self.database.read() as uow:
            return [entry.type for entry in uow.log.of(subject or f"case:{self.case.id}")]

    # ------------------------------------------------------------------------------------------ ways that many take

    def reply_form(self, who: Person = JANA) -> Click:
        return self.form(who, "write").click

    def asks_for_yes(self, who: Person = JANA, text: str = KIND_REPLY) -> Draft:
        """Write a reply that needs a second person; the version that waits."""
        self.fill(who, "write", text=text)
        return self.drafts[-1]

    def approves(self, who: Person = MERT, *, on: str = "slack") -> list[Effect]:
        return self.fill(who, self.approval.click("approve"), on=on)

    def _click(self, click: Click | str, choice: str) -> Click:
        if isinstance(click, Click):
            return click
        return self.view("case").click(click, choice)


def actor(who: Person | None, platform: str = "slack") -> Actor:
    if who is None:
        return Actor(platform=platform, account="U-stranger", name="Olli")
    return Actor(
        platform=platform,
        account=who.account(platform),
        name=who.name,
        person=who,
        language=who.language,
    )


def with_policy(**changes: Any) -> Team:
    return replace(TEAM, policy=replace(TEAM.policy, **changes))


SOLO: Mapping[str, Any] = {"solo": True}
NO_SECOND: Mapping[str, Any] = {"four_eyes_from": None}
FROM_URGENT: Mapping[str, Any] = {"four_eyes_from": Urgency.URGENT}
PRIVATE = Kind.MESSAGE
