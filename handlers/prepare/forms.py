"""The forms of the three lists, and what they hold when they come back. Five fields each at most."""

import json
from collections.abc import Mapping
from dataclasses import replace

from handlers.checks import clean, has_hidden_characters
from handlers.crisis.levels import LEVELS
from handlers.crisis.people import people_field, person_in
from handlers.crisis.playbook import Texts
from handlers.crisis.records import in_language
from handlers.effects import Field, Option
from handlers.errors import Refused
from handlers.events import Submitted
from handlers.permissions import MANAGE, WORK
from handlers.ports import Context
from handlers.prepare.secret import looks_secret
from handlers.register import Access, Entry, EntryKind, Planned, Risk

OUTSIDE = "outside"
"""In place of a kind: somebody from outside the team."""
ADDED: Mapping[str, EntryKind] = {"risk": "risk", "plan": "plan", OUTSIDE: "plan", "access": "access"}
"""What can be added -> the list that it belongs to."""
SCALE = range(1, 6)
LONGEST_TITLE = 120
LONGEST_TEXT = 400
MOST_WORDS = 20
LONGEST_WORD = 60
MOST_OPTIONS = 25


def managers(ctx: Context) -> list[str]:
    """Ids of those who write the lists, and so can own what stands in them."""
    return [person.id for person in ctx.team.people.values() if not MANAGE.isdisjoint(person.roles)]


def working(ctx: Context) -> list[str]:
    """Ids of those who can be planned for a role."""
    able = WORK | {"legal"}
    return [person.id for person in ctx.team.people.values() if not able.isdisjoint(person.roles)]


def owner_field(ctx: Context, owner: str) -> Field:
    return people_field("owner", "form-entry-owner", ctx, managers(ctx), value=owner)


def what_of(entry: Entry) -> str:
    """Which form changes it."""
    return OUTSIDE if entry.planned is not None and not entry.planned.role else entry.kind


def fields_of(
    what: str, entry: Entry | None, owner: str, language: str, ctx: Context, *, role: str = ""
) -> tuple[Field, ...]:
    """The fields for something new, or for what stands there. `role`: of the plan, for which it is to be."""
    match what:
        case "risk":
            return _risk_fields((entry.risk if entry else None) or Risk(title=""), owner, ctx)
        case "access":
            access = (entry.access if entry else None) or Access(what="", who="", where="")
            return (
                _text("what", "form-entry-what", access.what, LONGEST_TITLE),
                _text("who", "form-entry-who", access.who),
                _text("where", "form-entry-where", access.where, hint="form-entry-where-hint"),
                owner_field(ctx, owner),
            )
        case "outside":
            planned = (entry.planned if entry else None) or Planned()
            return (
                _text("name", "form-entry-name", planned.name, LONGEST_TITLE),
                _text("contact", "form-entry-contact", planned.contact),
                _level(planned.level_from),
                owner_field(ctx, owner),
            )
        case _:
            return _role_fields(entry, owner, language, ctx, role)


def _risk_fields(risk: Risk, owner: str, ctx: Context) -> tuple[Field, ...]:
    scale = tuple(Option(value=str(number), key=f"entry-scale-{number}") for number in SCALE)
    return (
        _text("title", "form-entry-risk", risk.title, LONGEST_TITLE),
        _text(
            "words", "form-entry-words", ", ".join(risk.words), hint="form-entry-words-hint", required=False
        ),
        Field(
            id="likelihood",
            key="form-entry-likelihood",
            kind="choice",
            value=str(risk.likelihood),
            options=scale,
        ),
        Field(id="impact", key="form-entry-impact", kind="choice", value=str(risk.impact), options=scale),
        owner_field(ctx, owner),
    )


def _role_fields(
    entry: Entry | None, owner: str, language: str, ctx: Context, role: str
) -> tuple[Field, ...]:
    """What is new has to say for which role; who owns it is asked where there is room."""
    planned = (entry.planned if entry else None) or Planned()
    people = working(ctx)
    chosen = people_field("person", "form-entry-person", ctx, people, value=planned.person)
    deputy = people_field("deputy", "form-entry-deputy", ctx, people, value=planned.deputy, required=False)
    contact = _text("contact", "form-entry-contact", planned.contact, required=False)
    level = _level(planned.level_from)
    if entry is not None:
        return (chosen, deputy, contact, level, owner_field(ctx, owner))
    titles = roles_of_playbooks(ctx)
    options = tuple(
        Option(value=id, text=in_language(title, language))
        for id, title in list(titles.items())[:MOST_OPTIONS]
    )
    return (
        Field(
            id="role",
            key="form-entry-role",
            kind="choice",
            value=role if role in titles else "",
            options=options,
        ),
        chosen,
        deputy,
        contact,
        level,
    )


def _text(
    id: str, key: str, value: str, longest: int = LONGEST_TEXT, *, hint: str = "", required: bool = True
) -> Field:
    kind = "text" if longest == LONGEST_TITLE else "long_text"
    return Field(id=id, key=key, kind=kind, value=value, hint=hint, required=required, max_length=longest)


def _level(level: int) -> Field:
    options = tuple(Option(value=str(number), key=f"entry-level-{number}") for number in LEVELS)
    return Field(id="level", key="form-entry-level", kind="choice", value=str(level), options=options)


def roles_of_playbooks(ctx: Context) -> Mapping[str, Texts]:
    """Id and title of every role of every playbook."""
    return {role.id: role.title for playbook in ctx.playbooks.values() for role in playbook.roles}


def names_known(ctx: Context, language: str) -> str:
    """What roles and drills are called, as JSON, for cards that only know their ids."""
    roles = {f"role/{id}": in_language(title, language) for id, title in roles_of_playbooks(ctx).items()}
    drills = {f"drill/{one.id}": in_language(one.title, language) for one in ctx.scenarios.values()}
    return json.dumps({**roles, **drills}, ensure_ascii=False)


def risk_in(event: Submitted, before: Risk | None) -> Risk:
    """Raises Refused."""
    words = [clean(word) for word in _said(event, "words", required=False).replace("\n", ",").split(",")]
    words = list(dict.fromkeys(word for word in words if word))
    if len(words) > MOST_WORDS or any(not 3 <= len(word) <= LONGEST_WORD for word in words):
        raise Refused("refused-entry-words", field="words", quote=", ".join(words), count=MOST_WORDS)
    risk = before or Risk(title="")
    return replace(
        risk,
        title=_said(event, "title", LONGEST_TITLE),
        words=tuple(words),
        likelihood=_number(event, "likelihood", SCALE),
        impact=_number(event, "impact", SCALE),
    )


def access_in(event: Submitted) -> Access:
    """Refused without giving back what was typed: it would stand in chat."""
    said = {name: _said(event, name, LONGEST_TEXT) for name in ("what", "who", "where")}
    for name, text in said.items():
        looks = looks_secret(text)
        if looks:
            raise Refused("refused-secret", field=name, looks=looks)
    return Access(what=said["what"][:LONGEST_TITLE], who=said["who"], where=said["where"])


def planned_in(event: Submitted, before: Planned | None, what: str, ctx: Context) -> Planned:
    """Raises Refused."""
    level = _number(event, "level", LEVELS)
    contact = _said(event, "contact", required=what == OUTSIDE)
    if what == OUTSIDE:
        return Planned(name=_said(event, "name", LONGEST_TITLE), contact=contact, level_from=level)
    role = before.role if before else event.values.get("role", "")
    if role not in roles_of_playbooks(ctx) and before is None:
        raise Refused("refused-form-incomplete", field="role")
    people = working(ctx)
    person = person_in(ctx, event.values.get("person", ""), people, field="person")
    deputy = person_in(ctx, event.values.get("deputy", ""), people, field="deputy")
    if not person or person == deputy:
        raise Refused("refused-form-incomplete", field="deputy" if person else "person")
    return Planned(role=role, person=person, deputy=deputy, contact=contact, level_from=level)


def owner_in(event: Submitted, ctx: Context, otherwise: str) -> str:
    named = person_in(ctx, event.values.get("owner", ""), managers(ctx), field="owner")
    return named or otherwise


def _said(event: Submitted, name: str, longest: int = LONGEST_TEXT, *, required: bool = True) -> str:
    text = clean(event.values.get(name, ""))[:longest]
    if required and not text:
        raise Refused("refused-form-incomplete", field=name)
    if has_hidden_characters(text):
        raise Refused("refused-text-hidden-characters", field=name, quote=text)
    return text


def _number(event: Submitted, name: str, allowed: range) -> int:
    text = event.values.get(name, "")
    if text not in {str(number) for number in allowed}:
        raise Refused("refused-form-incomplete", field=name)
    return int(text)
