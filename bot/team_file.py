"""The shape of breakwater.toml, checked, and turned into the team of the core."""

from contextlib import suppress
from dataclasses import replace
from typing import Annotated, Literal

from pydantic import Field, field_validator

from bot.digest_file import DigestFile
from bot.emoji_names import NoEmoji, alike, read
from bot.hours_file import AbsenceFile, HoursFile, person_hours, zone
from bot.ladder_file import Known, RotationFile, RungFile, loose_rungs
from bot.policy_file import CrisisFile, PolicyFile, UrgencyName
from bot.strict_file import CHANNEL, Strict, channels_only
from bot.watch_file import WatchFile
from bot.whose_channels import misplaced
from handlers.calendar.hours import Hours
from handlers.comment import Urgency
from handlers.flags import WATCHED
from handlers.people import Brand, Person, Policy, RoleHandle, Route, Source, Team
from handlers.reaction import DEFAULT, Watched

Language = Literal["de", "en"]
Action = Literal[
    "claim",
    "crisis_lead",
    "safety",
    "illegal",
    "legal",
    "press",
    "product",
    "people",
    "decision",
    "timeline",
    "missed",
    "none",
]
Role = Literal["viewer", "moderator", "approver", "deputy", "crisis_lead", "legal", "admin"]


class BrandFile(Strict):
    name: str = Field(min_length=1)
    language: Language = "de"
    address: Literal["du", "sie", "Sie"] = "du"
    time_zone: str = ""
    facts: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    saved: dict[Annotated[str, Field(min_length=1, max_length=75)], Annotated[str, Field(min_length=1)]] = (
        Field(default_factory=dict, max_length=25)
    )
    hours: HoursFile | None = None
    thresholds: dict[Literal["offensive"], Annotated[float, Field(gt=0, le=1)]] = Field(default_factory=dict)

    _zone = field_validator("time_zone")(lambda name: zone(name) if name else name)

    def brand(self, team: Hours) -> Brand:
        values = self.model_dump(exclude={"address", "hours", "time_zone"})
        where = self.time_zone or team.time_zone
        hours = self.hours.hours(replace(team, time_zone=where)) if self.hours else None
        return Brand(**values, address=self.address.lower(), hours=hours, time_zone=where)


class SourceFile(Strict):
    name: str = Field(pattern=r"^[a-z0-9][a-z0-9_-]{0,39}$")
    kind: str
    """That of an adapter; the composition root knows which there are."""
    brand: str
    network: str = ""
    account: str = ""
    secret_env: str = ""
    reply_url: str = Field(default="", pattern=r"^(https?://\S+)?$")
    can_look_up: bool = False
    can_edit: bool = False
    can_delete: bool = True
    own_ids: frozenset[str] = frozenset()
    max_length: int = Field(default=0, ge=0)
    can_hide: bool | None = None


class MatchFile(Strict):
    brand: str = ""
    source: str = ""
    language: str = ""
    flag: str = ""
    kind: Literal["", "comment", "mention", "review", "message"] = ""
    urgency_from: UrgencyName = "low"


class RouteFile(Strict):
    match: MatchFile = MatchFile()
    channels: tuple[str, ...] = Field(min_length=1)
    approvals: tuple[str, ...] = ()
    card_language: Literal["", "de", "en"] = ""
    also: bool = False

    _checked = field_validator("channels", "approvals")(channels_only)


class PersonFile(Strict):
    id: str = Field(pattern=r"^[a-z0-9][a-z0-9_.-]{0,39}$")
    name: str = Field(min_length=1)
    slack: str = Field(default="", pattern=r"^([UW][A-Z0-9]{2,})?$")
    discord: str = Field(default="", pattern=r"^(\d{2,20})?$")
    roles: frozenset[Role] = frozenset()
    language: Language | None = None
    time_zone: str = ""
    hours: HoursFile | None = None
    absences: tuple[AbsenceFile, ...] = Field(default=(), max_length=100)
    deputy: str = ""
    page_env: str = ""

    _zone = field_validator("time_zone")(lambda name: zone(name) if name else name)

    def person(self, team: Hours, language: Language) -> Person:
        """`language` is that of who names none: the first brand's."""
        values = self.model_dump(exclude={"language", "time_zone", "hours", "absences", "page_env"})
        return Person(
            **values,
            language=self.language or language,
            hours=person_hours(self.hours, self.time_zone, self.absences, team),
        )


class RoleFile(Strict):
    name: str
    slack: str = ""
    discord: str = ""


class WatchedFile(Strict):
    """Channels in which reactions count on any message, not only on cards."""

    channels: tuple[str, ...] = Field(min_length=1)
    brand: str = ""
    cards: tuple[str, ...] = ()
    community: bool = False
    """The public reads along there: nothing of the team's may stand in these channels."""

    _checked = field_validator("channels", "cards")(channels_only)


def _alarm_channels(file: WatchFile) -> WatchFile:
    channels_only(file.channels)
    return file


class OpinionFile(Strict):
    """Whom to ask for a second opinion. Nobody, as long as neither is named."""

    moderation: str = Field(default="", max_length=200)
    model: str = Field(default="", max_length=200)
    per_hour: int = Field(default=60, ge=1, le=10_000)

    @property
    def budget(self) -> int:
        return self.per_hour if self.moderation or self.model else 0


class TeamFile(Strict):
    """The whole file."""

    brands: tuple[BrandFile, ...] = ()
    sources: tuple[SourceFile, ...] = ()
    routes: tuple[RouteFile, ...] = ()
    people: tuple[PersonFile, ...] = ()
    roles: dict[Role, RoleFile] = Field(default_factory=dict)
    policy: PolicyFile = PolicyFile()
    reactions: dict[str, Action] = Field(default_factory=dict)
    watched: tuple[WatchedFile, ...] = ()
    ladder: tuple[RungFile, ...] = ()
    oncall: tuple[RotationFile, ...] = ()
    hours: HoursFile = HoursFile()
    crisis: CrisisFile = CrisisFile()
    watch: WatchFile = WatchFile()
    second_opinion: OpinionFile = OpinionFile()
    digest: DigestFile = DigestFile()

    _alarms = field_validator("watch")(_alarm_channels)

    def loose_ends(self) -> list[str]:
        """Names that point nowhere and things that exist twice; empty if all is well."""
        problems: list[str] = []
        brands = {brand.name for brand in self.brands}
        problems += [
            f"sources.{source.name}.brand: there is no brand {source.brand!r}"
            for source in self.sources
            if source.brand not in brands
        ]
        names = {source.name for source in self.sources}
        for number, route in enumerate(self.routes):
            if route.match.source and route.match.source not in names:
                problems.append(f"routes.{number}.match.source: there is no source {route.match.source!r}")
            if route.match.brand and route.match.brand not in brands:
                problems.append(f"routes.{number}.match.brand: there is no brand {route.match.brand!r}")
        problems += _twice("brands", "name", [brand.name for brand in self.brands])
        problems += _twice("sources", "name", [source.name for source in self.sources])
        problems += _twice("oncall", "name", [rotation.name for rotation in self.oncall])
        problems += _twice("people", "id", [person.id for person in self.people])
        problems += _twice("people", "slack", [person.slack for person in self.people if person.slack])
        problems += _twice("people", "discord", [person.discord for person in self.people if person.discord])
        problems += _twice("watched", "channel", [name for one in self.watched for name in one.channels])
        problems += [
            f"watched.{number}.brand: there is no brand {one.brand!r}"
            for number, one in enumerate(self.watched)
            if one.brand and one.brand not in brands
        ]
        problems += misplaced(self)
        problems += _misread(self.reactions)
        ids = {person.id for person in self.people}
        problems += [
            f"people.{person.id}.deputy: expected another person of the list, not {person.deputy!r}"
            for person in self.people
            if person.deputy and person.deputy not in ids - {person.id}
        ]
        problems += self.watch.loose_ends(sorted(brands), sorted(names))
        problems += self.digest.loose_ends(CHANNEL)
        problems += [
            f"crisis.roles.{role}: there is no person {person!r}"
            for role, people in self.crisis.roles.items()
            for person in people
            if person not in ids
        ]
        return problems + loose_rungs(self.ladder, self.oncall, self._known())

    def doubts(self) -> list[str]:
        """Reactions that look like an emoji of everybody's misspelt; a custom emoji may bear any name."""
        near = {emoji: alike(emoji) for emoji in self.reactions if not emoji.startswith("<")}
        return [
            f"reactions.{emoji}: taken for an emoji of your own; did you mean {meant}?"
            for emoji, meant in near.items()
            if meant
        ]

    def _watched(self) -> dict[str, Watched]:
        first = self.brands[0].name if self.brands else ""
        return {
            channel: Watched(brand=one.brand or first, cards=one.cards)
            for one in self.watched
            for channel in one.channels
        }

    def _known(self) -> Known:
        return Known(
            people={person.id: frozenset(map(str, person.roles)) for person in self.people},
            reached=frozenset(person.id for person in self.people if person.slack or person.discord),
            pageable=frozenset(person.id for person in self.people if person.page_env),
            grouped=frozenset(str(name) for name, role in self.roles.items() if role.slack or role.discord),
            places=frozenset(str(reason) for reason in self.policy.escalation_channels),
        )

    def _policy(self) -> Policy:
        """What the watch looks out for is a flag like any other of one's own words."""
        policy = replace(self.policy.policy(), opinions_an_hour=self.second_opinion.budget)
        if not self.watch.watched:
            return policy
        words = (*policy.words.get(WATCHED, ()), *self.watch.watched)
        return replace(policy, words={**policy.words, WATCHED: words})

    def team(self) -> Team:
        hours = self.hours.hours(Hours())
        language: Language = self.brands[0].language if self.brands else "de"
        return Team(
            brands={b.name: b.brand(hours) for b in self.brands},
            sources={s.name: _source(s) for s in self.sources},
            routes=tuple(_route(r) for r in self.routes),
            people={p.id: p.person(hours, language) for p in self.people},
            roles={name: RoleHandle(**role.model_dump()) for name, role in self.roles.items()},
            policy=self._policy(),
            watch=self.watch.plan(),
            digests=self.digest.plan(),
            reactions=_reactions(self.reactions),
            watched=self._watched(),
            ladder=tuple(rung.rung() for rung in self.ladder),
            rotations={one.name: one.rotation() for one in self.oncall},
            hours=hours,
            action_plan=self.crisis.action_plan(),
        )


def _misread(table: dict[str, Action]) -> list[str]:
    """What is no emoji, an emoji written in two ways, and what is so like a shipped one that nobody would come."""
    problems: list[str] = []
    seen: dict[str, str] = {}
    for written in table:
        try:
            name = read(written)
        except NoEmoji as error:
            problems.append(f"reactions.{written}: {error}")
            continue
        if name in seen:
            problems.append(f"reactions.{written}: the same emoji as {seen[name]}")
        seen.setdefault(name, written)
        if (meant := alike(name, DEFAULT)) and not written.startswith("<"):
            problems.append(
                f"reactions.{written}: there is no such emoji; did you mean {meant}? "
                f"One of your own that is called so is written <:{name}:>"
            )
    return problems


def _reactions(table: dict[str, Action]) -> dict[str, str]:
    """The shipped table with what the file says instead; `none` takes a reaction out."""
    named: dict[str, str] = {}
    for written, action in table.items():
        with suppress(NoEmoji):  # told as a problem, and then nothing starts
            named[read(written)] = action
    return {emoji: action for emoji, action in {**DEFAULT, **named}.items() if action != "none"}


def _source(file: SourceFile) -> Source:
    values = file.model_dump(exclude={"secret_env"})
    return Source(**{**values, "network": file.network or file.kind, "account": file.account or file.name})


def _route(file: RouteFile) -> Route:
    match = file.match.model_dump(exclude={"urgency_from"})
    return Route(
        channels=file.channels,
        approvals=file.approvals,
        card_language=file.card_language,
        also=file.also,
        urgency_from=Urgency[file.match.urgency_from.upper()],
        **match,
    )


def _twice(table: str, key: str, values: list[str]) -> list[str]:
    return [
        f"{table}: {key} {value!r} stands there twice"
        for value in sorted({v for v in values if values.count(v) > 1})
    ]
