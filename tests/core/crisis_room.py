"""A team in a crisis: a small playbook, the people, and what they do, on a real store in memory."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Any

from handlers import routes
from handlers.clicks import Click
from handlers.crisis.crisis import Crisis, CrisisRoom, StepRow
from handlers.crisis.playbook import Due, Phase, Playbook, Role, Step
from handlers.effects import Effect, Invite, OpenForm, OpenRoom, Tell
from handlers.events import Commanded, Event, Invited, Place, RoomOpened, Submitted
from handlers.people import ActionPlan, Person
from handlers.ports import Context
from handlers.views import CrisisView
from storage.database import Database
from tests.core import newsroom
from tests.core.newsroom import ADA, AYLIN, JANA, LEO, MERT, TEAM, TOM, VERA, Newsroom, actor


def _texts(de: str, en: str) -> Mapping[str, str]:
    return {"de": de, "en": en}


def _minutes(count: float, **more: Any) -> Due:
    return Due(after=timedelta(minutes=count), **more)


MARA = newsroom._person("mara", "Mara", "moderator", "crisis_lead")
PLAYBOOK = Playbook(
    id="default",
    version="1",
    title=_texts("Kritikwelle", "Wave of criticism"),
    phases=(
        Phase(id="identify", title=_texts("Erkennen", "Identify")),
        Phase(id="communicate", title=_texts("Informieren", "Communicate")),
        Phase(id="learn", title=_texts("Lernen", "Learn")),
    ),
    roles=(
        Role(id="crisis_lead", title=_texts("Krisenleitung", "Crisis lead"), team_role="crisis_lead"),
        Role(id="duty", title=_texts("Moderation", "Moderation"), team_role="moderator"),
        Role(id="spokesperson", title=_texts("Sprechrolle", "Spokesperson")),
        Role(id="legal", title=_texts("Recht", "Legal"), team_role="legal"),
    ),
    steps=(
        Step(
            id="c01",
            phase="identify",
            title=_texts("Fakten bestätigen", "Confirm the facts"),
            role="duty",
            due=_minutes(5),
            evidence="text",
            blocking=True,
        ),
        Step(
            id="c02",
            phase="identify",
            title=_texts("Stufe festlegen", "Set level"),
            role="crisis_lead",
            due=_minutes(10),
            evidence="level",
            action="level",
        ),
        Step(
            id="c05",
            phase="communicate",
            title=_texts("Erstmeldung veröffentlichen", "Publish the acknowledgement"),
            role="spokesperson",
            due=_minutes(15),
            evidence="link",
        ),
        Step(
            id="c06",
            phase="communicate",
            title=_texts("Intern informieren", "Brief staff"),
            role="legal",
            due=_minutes(20, step="c05"),
        ),
        Step(
            id="c08",
            phase="communicate",
            title=_texts("Dark Site aktivieren", "Switch the dark site on"),
            role="legal",
            due=_minutes(60),
            level_from=5,
        ),
        Step(
            id="c13",
            phase="communicate",
            title=_texts("Auch ohne Neuigkeit informieren", "Update even without news"),
            role="spokesperson",
            due=_minutes(60, every=timedelta(hours=1), later_every=timedelta(hours=4)),
        ),
        Step(
            id="c14",
            phase="learn",
            title=_texts("Entwarnung", "Stand down"),
            role="crisis_lead",
            evidence="sign-off",
            action="stand-down",
        ),
    ),
    update_every=timedelta(hours=1),
    exit_criteria=(_texts("Zwei ruhige Fenster", "Two calm windows"),),
)
CRISIS_TEAM = replace(
    TEAM,
    people={**TEAM.people, "mara": MARA},
    action_plan=ActionPlan(roles={"crisis_lead": ("mara", "aylin"), "spokesperson": ("mert",)}),
)
EVERYBODY = (JANA, TOM, MERT, AYLIN, ADA, VERA, LEO, MARA)


class CrisisRoomTest(Newsroom):
    """The newsroom, with a playbook in the drawer."""

    __test__ = False

    def __init__(self, database: Database, team: Any = CRISIS_TEAM, playbook: Playbook = PLAYBOOK) -> None:
        super().__init__(database, team)
        self.playbook = playbook

    def happens(self, event: Event, *, undo: type[Exception] | None = None) -> list[Effect]:
        with self.database.write() as uow:
            context = Context(
                uow=uow,
                team=self.team,
                now=self.now,
                token=lambda: f"token{next(self._tokens)}",
                playbooks={self.playbook.id: self.playbook},
            )
            effects = routes.handle(event, context)
            if undo is not None:
                raise undo
        self.jobs += [effect for effect in effects if not isinstance(effect, Tell | OpenForm)]
        return effects

    def command(
        self, who: Person | None, words: str, *, command: str = "crisis", on: str = "slack"
    ) -> list[Effect]:
        place = Place(platform=on, channel="C1")
        return self.happens(Commanded(command=command, words=words, actor=actor(who, on), place=place))

    def start_form(self, who: Person = JANA) -> OpenForm:
        (form,) = self.command(who, "start")
        assert isinstance(form, OpenForm)
        return form

    def start(self, who: Person = JANA, *, form: OpenForm | None = None, **values: str) -> Crisis:
        """Start a crisis as the form was offered, where nothing else is said."""
        form = form or self.start_form(who)
        offered = {field.id: field.value for field in form.fields}
        filled = offered | {"level": "4", "title": "Scherben-Reel"} | values
        event = Submitted(
            click=form.click, values=filled, actor=actor(who), place=Place(platform="slack", channel="C1")
        )
        self.happens(event)
        return self.crisis

    def rooms_open(self) -> None:
        """Both platforms have made the room that was asked for, and let everybody in."""
        for job in [job for job in self.jobs if isinstance(job, OpenRoom)]:
            self.room_opens(job.platform, job.subject)
        for job in [job for job in self.jobs if isinstance(job, Invite)]:
            self.comes_in(job)

    def room_opens(self, platform: str, crisis: int = 1, channel: str = "") -> list[Effect]:
        return self.happens(
            RoomOpened(
                kind="crisis",
                subject=crisis,
                platform=platform,
                channel=channel or f"R-{platform}",
                link=f"https://{platform}.example/r",
            )
        )

    def comes_in(self, job: Invite, **missing: str) -> None:
        people = tuple(id for id in job.people if id not in missing)
        self.happens(
            Invited(
                kind=job.kind,
                subject=job.subject,
                platform=job.platform,
                channel=job.channel,
                people=people,
                missing=missing,
            )
        )

    @property
    def crisis(self) -> Crisis:
        with self.database.read() as uow:
            return uow.crises.find()[-1]

    @property
    def crises(self) -> list[Crisis]:
        with self.database.read() as uow:
            return uow.crises.find()

    @property
    def rooms(self) -> list[CrisisRoom]:
        with self.database.read() as uow:
            return uow.crisis_rooms.find(crisis_id=self.crisis.id)

    def step(self, id: str) -> StepRow:
        with self.database.read() as uow:
            (row,) = uow.crisis_steps.find(crisis_id=self.crisis.id, step=id)
        return row

    def role(self, id: str) -> Any:
        with self.database.read() as uow:
            (fill,) = uow.crisis_roles.find(crisis_id=self.crisis.id, role=id)
        return fill

    def on(self, id: str, verb: str) -> Click:
        """The button of a step as it stands now."""
        row = self.step(id)
        return Click(verb=verb, kind="step", id=row.id, version=row.version)

    def role_click(self, id: str, verb: str) -> Click:
        fill = self.role(id)
        return Click(verb=verb, kind="role", id=fill.id, version=fill.version)

    def about(self, verb: str, choice: str = "-") -> Click:
        """A button of the crisis' card."""
        return Click(verb=verb, choice=choice, kind="crisis", id=self.crisis.id, version=self.crisis.version)

    @property
    def card(self) -> CrisisView:
        return self.view("crisis", self.crisis.id)

    @property
    def told(self) -> list[tuple[str, tuple[str, ...]]]:
        """Notices about crises: sentence, and who was pinged."""
        return [(placed.params["key"], tuple(placed.mention)) for placed in self.placements("crisis-notice")]

    def timeline(self) -> list[str]:
        return self.log(f"crisis:{self.crisis.id}")
