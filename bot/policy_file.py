"""[policy] and [crisis] of breakwater.toml, checked, and turned into what the core knows of them."""

import re
from datetime import timedelta
from typing import Annotated, Literal

from pydantic import Field, field_validator

from bot.hours_file import shift
from bot.ladder_file import Reason
from bot.strict_file import Strict, channels_only
from handlers.calendar.hours import DAY
from handlers.comment import Urgency
from handlers.escalated import CRITICAL, PRIVATE
from handlers.people import ActionPlan, Policy

UrgencyName = Literal["low", "normal", "urgent", "now"]


class PolicyFile(Strict):
    four_eyes_from: Literal["low", "normal", "urgent", "now", "never"] = "low"
    solo: bool = False
    meaning: bool = False
    address: Literal["du", "sie", "Sie"] = "du"
    claim_minutes: int = Field(default=30, ge=1, le=24 * 60)
    approval_minutes: int = Field(default=20, ge=1, le=24 * 60)
    answer_minutes: int = Field(default=60, ge=1, le=7 * 24 * 60)
    broad_mentions: bool = False
    mention_minutes: int = Field(default=10, ge=0, le=24 * 60)
    reply_within_minutes: dict[UrgencyName, int] = Field(default_factory=dict)
    react_within_minutes: dict[UrgencyName, int] = Field(default_factory=dict)
    escalation_channels: dict[Literal["default"] | Reason, tuple[str, ...]] = Field(default_factory=dict)
    critical_reasons: frozenset[Reason] = CRITICAL  # pyright: ignore[reportAssignmentType]
    private_reasons: frozenset[Reason] = PRIVATE  # pyright: ignore[reportAssignmentType]
    acknowledge_minutes: int = Field(default=15, ge=1, le=24 * 60)
    report_channels: tuple[str, ...] = ()
    admin_channels: tuple[str, ...] = ()
    groups_minutes: int = Field(default=5, ge=1, le=24 * 60)
    groups_trusted_minutes: int = Field(default=60, ge=1, le=7 * 24 * 60)
    words: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    statement_review_days: int = Field(default=182, ge=1, le=3660)
    alone_at_night: bool = True
    yes_by_phone: bool = False
    quiet_hours: tuple[str, ...] = ()

    _checked = field_validator("admin_channels", "report_channels")(channels_only)

    @field_validator("escalation_channels")
    @classmethod
    def _escalations(cls, table: dict[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
        return {reason: channels_only(channels) for reason, channels in table.items()}

    @field_validator("quiet_hours")
    @classmethod
    def _stretches(cls, texts: tuple[str, ...]) -> tuple[str, ...]:
        if sum(one.end - one.start for one in map(shift, texts)) >= DAY:
            raise ValueError("quiet all day long; expected stretches like 22:00-07:00")
        return texts

    @field_validator("words")
    @classmethod
    def _patterns(cls, table: dict[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
        for flag, words in table.items():
            for word in words:
                if len(word) > 1 and word.startswith("/") and word.endswith("/"):
                    try:
                        re.compile(word[1:-1])
                    except re.error as wrong:
                        raise ValueError(f"{flag}: {word} is no pattern: {wrong}") from None
        return table

    def policy(self) -> Policy:
        default = Policy()
        within = {name: timedelta(minutes=minutes) for name, minutes in self.reply_within_minutes.items()}
        react = {name: timedelta(minutes=minutes) for name, minutes in self.react_within_minutes.items()}
        return Policy(
            four_eyes_from=None if self.four_eyes_from == "never" else Urgency[self.four_eyes_from.upper()],
            solo=self.solo,
            meaning=self.meaning,
            address=self.address.lower(),
            claim=timedelta(minutes=self.claim_minutes),
            approval=timedelta(minutes=self.approval_minutes),
            answer_within=timedelta(minutes=self.answer_minutes),
            broad_mentions=self.broad_mentions,
            mention_every=timedelta(minutes=self.mention_minutes),
            reply_within={**default.reply_within, **within},
            react_within={**default.react_within, **react},
            escalation_channels={str(reason): to for reason, to in self.escalation_channels.items()},
            critical=frozenset(map(str, self.critical_reasons)),
            private=frozenset(map(str, self.private_reasons)),
            acknowledge=timedelta(minutes=self.acknowledge_minutes),
            report_channels=self.report_channels,
            admin_channels=self.admin_channels,
            groups_every=timedelta(minutes=self.groups_minutes),
            groups_trusted=timedelta(minutes=self.groups_trusted_minutes),
            words=self.words,
            statement_review=timedelta(days=self.statement_review_days),
            alone_at_night=self.alone_at_night,
            yes_by_phone=self.yes_by_phone,
            quiet_hours=tuple(shift(text) for text in self.quiet_hours),
        )


class CrisisFile(Strict):
    playbooks: str = ""
    """Folder with playbooks of one's own, as seen from this file."""
    roles: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    channels: tuple[str, ...] = ()
    scenarios: str = ""
    """Folder with scripts of drills of one's own, as seen from this file; they stand beside the shipped ones."""
    drill_speed: Literal[1, 2, 5, 10, 20, 60] = 1
    followup_days: tuple[Annotated[int, Field(ge=1, le=50)], ...] = (1, 7, 30)
    followup_channels: tuple[str, ...] = ()
    public_url: str = Field(default="", pattern=r"^(https://[^\s/?#]+/?)?$")
    """Public address of this bot, without a path: the dark site stands below it."""

    _checked = field_validator("channels", "followup_channels")(channels_only)

    def action_plan(self) -> ActionPlan:
        return ActionPlan(
            roles=self.roles,
            channels=self.channels,
            drill_speed=self.drill_speed,
            followups=tuple(sorted(set(self.followup_days))),
            followup_channels=self.followup_channels,
            public_url=self.public_url,
        )
