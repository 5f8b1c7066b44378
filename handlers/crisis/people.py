"""People in forms: a choice among those who may, or a name where they are more than a choice holds."""

from collections.abc import Iterable

from handlers.checks import clean
from handlers.crisis.records import name_of
from handlers.effects import Field, Option
from handlers.errors import Refused
from handlers.ports import Context

MOST_OPTIONS = 25
"""What a choice holds on Discord."""
LONGEST_NAME = 80


def people_field(
    id: str, key: str, ctx: Context, people: Iterable[str], *, value: str = "", required: bool = True
) -> Field:
    ids = [one for one in people if ctx.team.people[one].is_named]
    if not 0 < len(ids) <= MOST_OPTIONS:
        typed = name_of(ctx.team, value) if value else ""
        return Field(
            id=id, key=key, value=typed, required=required, max_length=LONGEST_NAME, hint="form-person-hint"
        )
    options = tuple(Option(value=one, text=ctx.team.people[one].name) for one in ids)
    chosen = value if value in ids else ""
    return Field(id=id, key=key, kind="choice", value=chosen, required=required, options=options)


def person_in(ctx: Context, value: str, people: Iterable[str], *, field: str) -> str:
    """The id of the person that a form's field names, "" if it was left empty. Raises Refused for anybody else."""
    said = clean(value).strip()
    if not said:
        return ""
    ids = list(people)
    if said in ids:
        return said
    named = [id for id in ids if ctx.team.people[id].name.casefold() == said.casefold()]
    if len(named) != 1:
        raise Refused("refused-person-unknown", field=field, quote=said)
    return named[0]
