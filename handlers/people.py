"""The team: brands, sources, routes, people and policy, as configured."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from handlers.calendar.hours import Hours, Shift, quiet_until
from handlers.calendar.oncall import Override, Rotation
from handlers.comment import Urgency
from handlers.digest import DigestPlan
from handlers.escalated import CRITICAL, PRIVATE, Rung
from handlers.reaction import DEFAULT, Watched

YES = frozenset({"approver", "deputy"})
"""Who may say yes for the public. An admin who wants to has to be an approver as well."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Person:
    """One person, known on one or both platforms."""

    id: str
    name: str
    slack: str = ""
    discord: str = ""
    roles: frozenset[str] = frozenset()
    """viewer, moderator, approver, deputy, crisis_lead, legal, admin."""
    language: str = "de"
    hours: Hours | None = None
    """Their own working hours with zone and absences; None: the team's."""
    deputy: str = ""
    """Person id of who is asked while this one is away."""
    origins: Mapping[str, str] = field(default_factory=dict[str, str], compare=False)
    """Where the bot has it from, for what the configuration doesn't say: `role:approver` -> `group-slack`,
    `discord` -> `link`."""
    left: bool = False
    """Their account is deactivated, or they have left the server: no role is theirs, and nobody asks them."""
    lately: str = field(default="", compare=False)
    """The platform where they did something last; empty if that is not known."""
    also: frozenset[str] = field(default_factory=frozenset[str], compare=False)
    """Ids under which they acted before accounts were linked, those whose link has ended included."""

    def is_(self, id: str) -> bool:
        """Whether somebody who did something under that id is this person: before an account was linked or entered,
        it acted under an id of its own."""
        own = {self.id, f"slack:{self.slack}", f"discord:{self.discord}"}
        return bool(id) and (id in own or id in self.also)

    @property
    def says_yes(self) -> bool:
        """Whose approval counts for the public."""
        return not YES.isdisjoint(self.roles)

    @property
    def is_named(self) -> bool:
        """False for somebody whom only a group in chat knows and who has done nothing yet: their name is an id."""
        return self.id.partition(":")[2] != self.name

    def account(self, platform: str) -> str:
        return self.slack if platform == "slack" else self.discord


@dataclass(frozen=True, kw_only=True, slots=True)
class RoleHandle:
    """How a role is addressed in chat: shown name and the group to mention per platform (ids; may be empty)."""

    name: str
    slack: str = ""
    discord: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Brand:
    name: str
    language: str = "de"
    address: str = "du"
    """du or sie: how the public is addressed."""
    time_zone: str = "Europe/Berlin"
    facts: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    """Hosts that a reply may link to."""
    saved: Mapping[str, str] = field(default_factory=dict[str, str])
    """Saved replies: title -> text."""
    hours: Hours | None = None
    """When somebody works for this brand; None: the team's hours."""
    thresholds: Mapping[str, float] = field(default_factory=dict[str, float])
    """Flag -> probability from which a model raises it; what is not named is as the model was calibrated."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Source:
    name: str
    kind: str
    """hook, mastodon, ... as in the configuration."""
    brand: str
    network: str = ""
    """Whose limits and name count: instagram, facebook, ...; default is the kind."""
    account: str = ""
    """The public account as people know it, for example @musterkanne."""
    reply_url: str = ""
    """Empty: published by hand."""
    can_look_up: bool = False
    can_edit: bool = False
    """A post of ours can be changed where it stands."""
    can_delete: bool = True
    own_ids: frozenset[str] = frozenset()
    max_length: int = 0
    """0: the network's limit."""
    can_hide: bool | None = None
    """Whether its tool hides comments; None: as the network is known to be."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Route:
    """Where matching cases go. Empty condition: matches all; first match wins unless `also`."""

    channels: tuple[str, ...]
    """`slack:C0123`, `discord:456`."""
    brand: str = ""
    source: str = ""
    language: str = ""
    flag: str = ""
    urgency_from: Urgency = Urgency.LOW
    kind: str = ""
    approvals: tuple[str, ...] = ()
    """Channels for approval requests; empty: the same channels."""
    card_language: str = ""
    """Language that the cards speak there; empty: the brand's."""
    also: bool = False
    """True: later routes are looked at too."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Policy:
    four_eyes_from: Urgency | None = Urgency.LOW
    """Second person needed from this urgency up; None: never."""
    solo: bool = False
    """One person may approve their own text; logged as such."""
    meaning: bool = False
    """Flags by meaning as well as by words: takes the extra `meaning`."""
    address: str = "du"
    """du or sie: how the bot speaks to the team."""
    claim: timedelta = timedelta(minutes=30)
    approval: timedelta = timedelta(minutes=20)
    reply_within: Mapping[str, timedelta] = field(
        default_factory=lambda: {
            "now": timedelta(minutes=15),
            "urgent": timedelta(hours=1),
            "normal": timedelta(hours=4),
            "low": timedelta(hours=24),
        }
    )
    react_within: Mapping[str, timedelta] = field(
        default_factory=lambda: {
            "now": timedelta(minutes=5),
            "urgent": timedelta(minutes=20),
            "normal": timedelta(hours=1),
            "low": timedelta(hours=8),
        }
    )
    """Until somebody takes it in hand."""
    escalation_channels: Mapping[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])
    """Reason (handlers.escalated) -> channels; `default` for the rest."""
    critical: frozenset[str] = CRITICAL
    """Reasons that ignore quiet hours and working time."""
    private: frozenset[str] = PRIVATE
    """Reasons that go to channels of their own or nowhere; everybody else sees only that something is escalated."""
    acknowledge: timedelta = timedelta(minutes=15)
    """How long somebody has who was asked by name, or by the ladder that stands in where none is configured."""
    answer_within: timedelta = timedelta(hours=1)
    """Working time after which a question to a colleague is asked again."""
    report_channels: tuple[str, ...] = ()
    """Where reports from outside the team go: private to the team."""
    admin_channels: tuple[str, ...] = ()
    groups_every: timedelta = timedelta(minutes=5)
    """How often it is read who is in the groups that stand for roles."""
    groups_trusted: timedelta = timedelta(hours=1)
    """For so long a group that can't be read counts as it was read last; after that nobody is known to be in it."""
    """Where broken channels, quarantined rows and revoked tokens are told."""
    statement_review: timedelta = timedelta(days=182)
    """So long the approval of a prepared statement holds."""
    alone_at_night: bool = True
    """Outside working hours one person may publish a prepared statement into which nothing free was put."""
    yes_by_phone: bool = False
    """A yes that somebody has heard on the phone counts for a statement; on record as attested."""
    broad_mentions: bool = False
    """Whether groups are pinged as such, from level 4 of a crisis up; their people one by one otherwise."""
    mention_every: timedelta = timedelta(minutes=10)
    """One person is pinged about one matter no more often."""
    quiet_hours: tuple[Shift, ...] = ()
    """Every day, by the clock where the brand is."""
    words: Mapping[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])
    """Flag name -> extra words or /patterns/ that set it, on top of the shipped ones."""
    opinions_an_hour: int = 0
    """Second opinions that may be asked for; 0: none is set up."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ActionPlan:
    """Who plays which part when a crisis is started, and where it is said."""

    roles: Mapping[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])
    """Role of a playbook (crisis_lead, spokesperson, legal, ...) -> person ids: who plays it, then who stands in."""
    channels: tuple[str, ...] = ()
    """Channels that are told of a crisis; empty: the first channel of the brand's routes on each platform."""
    level_from: Mapping[str, int] = field(default_factory=dict[str, int])
    """Role -> level of a crisis from which its people are called; what is not named is called at every level."""
    followups: tuple[int, ...] = (1, 7, 30)
    """Days after standing down on which the figures since then are looked at."""
    followup_channels: tuple[str, ...] = ()
    """Where that is told; empty: in the rooms of the crisis."""

    public_url: str = ""
    """Where the public reaches this bot, for the address of the dark site; empty: it is said without a host."""

    def calls(self, role: str, level: int) -> bool:
        return level >= self.level_from.get(role, 0)

    drill_speed: int = 1
    """How fast the clock of a drill runs where the form says nothing else."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Peak:
    """A wave that is wanted: a giveaway, a launch."""

    brand: str
    starts_at: datetime
    ends_at: datetime
    factor: float = 3.0
    """So many times the usual raises no alarm."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Maintenance:
    """When a source is expected to be silent."""

    source: str
    starts_at: datetime
    ends_at: datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class WatchPlan:
    """How the watch is set up."""

    channels: tuple[str, ...] = ()
    """Where alarms go; empty: where the brand's cards stand."""
    sensitivity: Mapping[str, str] = field(default_factory=dict[str, str])
    """Brand -> low, normal, high."""
    take: timedelta = timedelta(minutes=20)
    """An alarm that nobody has taken by then climbs."""
    aftermath: timedelta = timedelta(days=7)
    """After a crisis the watch stays sharper for that long."""
    peaks: tuple[Peak, ...] = ()
    maintenance: tuple[Maintenance, ...] = ()
    topic_cards_from: int = 3
    """Level of a storm or crisis from which on new cases are gathered on topic cards; 7: never for that."""
    cards_at_most: int = 25
    """New cards of a brand within ten minutes, beyond which they are gathered as well."""
    replies_per_minute: int = 20
    """How fast one reply to many goes out on each account."""
    reach_from: int = 10_000
    """Followers from which on the first comment of an author gets a card of its own all the same."""

    def sensitivity_of(self, brand: str) -> str:
        return self.sensitivity.get(brand, "normal")


@dataclass(frozen=True, kw_only=True, slots=True)
class Team:
    brands: Mapping[str, Brand] = field(default_factory=dict[str, Brand])
    sources: Mapping[str, Source] = field(default_factory=dict[str, Source])
    routes: tuple[Route, ...] = ()
    people: Mapping[str, Person] = field(default_factory=dict[str, Person])
    roles: Mapping[str, RoleHandle] = field(default_factory=dict[str, RoleHandle])
    reactions: Mapping[str, str] = field(default_factory=lambda: dict(DEFAULT))
    watched: Mapping[str, Watched] = field(default_factory=dict[str, Watched])
    """Channels in which reactions count on any message."""
    policy: Policy = field(default_factory=Policy)
    watch: WatchPlan = field(default_factory=WatchPlan)
    digests: DigestPlan = field(default_factory=DigestPlan)
    hours: Hours = field(default_factory=Hours)
    action_plan: ActionPlan = field(default_factory=ActionPlan)
    ladder: tuple[Rung, ...] = ()
    rotations: Mapping[str, Rotation] = field(default_factory=dict[str, Rotation])
    overrides: tuple[Override, ...] = ()
    away: frozenset[str] = frozenset()
    """Ids of those who are not there today."""

    opened: frozenset[str] = frozenset()
    """Channels named for private matters that everybody can read: nothing private goes there."""

    @property
    def language(self) -> str:
        """The first brand's: for whoever nobody knows the language of."""
        return next((brand.language for brand in self.brands.values()), "de")

    @property
    def closed_channels(self) -> frozenset[str]:
        """Those that are named for private matters."""
        named = self.policy.escalation_channels
        own = (name for reason in self.policy.private for name in named.get(reason, ()))
        return frozenset((*own, *self.policy.report_channels))

    @property
    def channels(self) -> frozenset[str]:
        """All channels in which cards of ours may stand."""
        routes = (name for route in self.routes for name in (*route.channels, *route.approvals))
        escalated = (name for names in self.policy.escalation_channels.values() for name in names)
        rungs = (
            target.removeprefix("channel:")
            for rung in self.ladder
            for target in rung.who
            if target.startswith("channel:")
        )
        cards = (name for watched in self.watched.values() for name in watched.cards)
        digests = (name for names in self.digests.channels.values() for name in names)
        return frozenset((*digests, *routes, *escalated, *rungs, *cards, *self.policy.report_channels))

    def hours_of(self, person: Person) -> Hours:
        return person.hours or self.hours

    def brand_hours(self, brand: str) -> Hours:
        """When somebody works for a brand; the team's hours for one that is no longer configured."""
        found = self.brands.get(brand)
        return (found.hours if found else None) or self.hours

    def quiet_until(self, brand: str, at: datetime) -> datetime:
        """`at` itself while it is not quiet, else the end of the quiet hours by the clock where the brand is."""
        known = self.brands.get(brand)
        return quiet_until(self.policy.quiet_hours, known.time_zone if known else self.hours.time_zone, at)

    def person_by_account(self, platform: str, account: str) -> Person | None:
        """The person behind a Slack or Discord account, or None for an outsider."""
        if not account:
            return None
        return next((p for p in self.people.values() if p.account(platform) == account), None)

    def known_as(self, id: str) -> Person | None:
        """Whoever acts under that id, or did so before accounts were linked."""
        return self.people.get(id) or next((one for one in self.people.values() if one.is_(id)), None)

    @property
    def by_name(self) -> tuple[Person, ...]:
        """Whom a form can offer. The rest would be a list of ids."""
        return tuple(one for one in self.people.values() if one.is_named)

    def with_role(self, role: str) -> tuple[Person, ...]:
        return tuple(p for p in self.people.values() if role in p.roles)

    def place_of(self, brand: str) -> int:
        """Where a brand stands among those configured; -1: it no longer is."""
        return next((place for place, name in enumerate(self.brands) if name == brand), -1)
