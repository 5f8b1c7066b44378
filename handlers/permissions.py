"""Who may do what: asked at click time, failing closed. Whoever is refused learns why and who can instead."""

from types import MappingProxyType

from handlers.able import Able, able
from handlers.errors import Refused
from handlers.events import Clicked, Submitted
from handlers.people import YES, Person, Team
from handlers.ports import Context

LOOK = frozenset({"viewer", "moderator", "approver", "deputy", "crisis_lead", "legal", "admin"})
WORK = frozenset({"moderator", "approver", "deputy", "crisis_lead", "admin"})

MANAGE = frozenset({"crisis_lead", "admin"})
"""Who writes what the team says and does in a crisis."""

ROLES = MappingProxyType(
    {
        "comments": LOOK,
        **dict.fromkeys(("missed", "unteach"), WORK),
        **dict.fromkeys(("away", "oncall"), LOOK),
        **dict.fromkeys(("swap", "swap-yes", "swap-no", "swap-back"), WORK | {"legal"}),
        **dict.fromkeys(
            (
                *("original", "history", "reveal", "similar", "case", "more", "queue", "list"),
                "answer",
                "digest",
                *("stormshow", "topic-next", "topic-cases"),
            ),
            LOOK,
        ),
        **dict.fromkeys(
            (
                *("claim", "return", "draft", "use", "write", "reply", "redraft", "wish", "saved", "discard"),
                *(
                    "dismiss",
                    "collect",
                    "reflag",
                    "split",
                    "merge",
                    "snooze",
                    "hide",
                    "unhide",
                    "give",
                    "retake",
                    "ask",
                    "unfact",
                    "bulk",
                    "bulk-do",
                    "bulk-drop",
                    "bulk-undo",
                    "posted",
                    "change",
                    "sendback",
                    "approve",
                ),
            ),
            WORK,
        ),
        **dict.fromkeys(
            ("reports", "escalate", "acknowledge", "resolve", "handover", "handback"), WORK | {"legal"}
        ),
        **dict.fromkeys(
            (
                "crises",
                "where",
                "steps",
                "step",
                "roles",
                "decisions",
                "decision",
                "timeline",
                "crisis-report",
                "facts",
            ),
            LOOK,
        ),
        **dict.fromkeys(
            (
                *("start", "step-done", "step-skip", "step-reopen", "step-assign", "step-note", "step-take"),
                *(
                    "step-snooze",
                    "step-yes",
                    "step-back",
                    "role-take",
                    "role-accept",
                    "role-decline",
                    "role-fill",
                    "role-over",
                ),
                *("lead", "level", "freeze", "room-again", "standdown", "standdown-yes", "crisis-reopen"),
                "mistake",
                *("decide", "fact", "task-done", "report-share"),
                *("drill", "drill-answer", "drill-next", "drill-pause", "drill-resume", "drill-end"),
            ),
            WORK | {"legal"},
        ),
        **dict.fromkeys(("undo", "settle"), YES),
        **dict.fromkeys(
            (
                *("joint", "joint-similar", "joint-confirm", "joint-approve", "joint-back", "joint-stop"),
                *("joint-targets", "joint-drop"),
            ),
            WORK,
        ),
        **dict.fromkeys(("joint-settle", "joint-undo"), YES),
        **dict.fromkeys(("stormtake", "stormkeep", "stormnone", "stormback", "peak", "maintenance"), WORK),
        **dict.fromkeys(
            (
                *("prepare", "entries", "entry", "entry-add", "entry-write", "entry-link", "entry-still"),
                *("entry-retire", "entry-restore", "proposals", "proposal-accept", "proposal-refuse"),
                *("proposal-undo", "plan-print"),
            ),
            MANAGE,
        ),
        **dict.fromkeys(("access", "dark-site", "dark-yes", "dark-no", "dark-file"), WORK | {"legal"}),
        **dict.fromkeys(("word-approve", "word-settle"), YES),
        **dict.fromkeys(("statements", "stock", "stock-text"), LOOK),
        **dict.fromkeys(("statement", "word-ask", "word-edit", "word-posted", "word-undo"), WORK | {"legal"}),
        **dict.fromkeys(("word-back", "word-phone"), WORK),
        **dict.fromkeys(("statement-write", "statement-again", "statement-retire"), MANAGE),
    }
)
"""Verb -> roles of which one is needed; in a crisis its own roles decide more closely.

For approve, sendback and change being the author of an earlier version counts too, so that handlers.replies.approval
looks closer; here it is only asked whether somebody works with replies at all."""


def is_work(verb: str) -> bool:
    """More than looking."""
    return ROLES.get(verb) not in {None, LOOK}


def may(verb: str, person: Person | None, team: Team) -> Refused | None:
    """Why this person may not do this, or None. Whoever is unknown and whatever is unknown is refused."""
    if person is None:
        return Refused("refused-unknown-person", who=names_with(frozenset({"admin"}), team))
    roles = ROLES.get(verb)
    if roles is None:
        return Refused("refused-unknown-click")
    if roles.isdisjoint(person.roles):
        return Refused("refused-role", verb=verb, who=names_with(roles, team))
    return None


def reads_messages(person: Person) -> bool:
    """What somebody wrote in private is for those who work on it."""
    return not WORK.isdisjoint(person.roles)


def acting(event: Clicked | Submitted, ctx: Context) -> Person:
    """The person behind a click or form. Raises Refused if they may not."""
    person = event.actor.person
    refusal = may(event.click.verb, person, ctx.team)
    if person is None or refusal is not None:
        raise refusal or Refused("refused-unknown-click")
    return person


def says_yes(person: Person) -> bool:
    return person.says_yes


def names_with(roles: frozenset[str], team: Team, *, without: str = "") -> Able:
    """Those with one of the roles, for "Mert or Aylin can approve it"; the absent only if nobody is there."""
    all_ = [p for p in team.people.values() if p.id != without and not roles.isdisjoint(p.roles)]
    there = [p for p in all_ if p.id not in team.away]
    return able(team, there or all_)
