"""Why: the line that every decision in a crisis asks for."""

from handlers.checks import clean
from handlers.effects import Field
from handlers.errors import Refused
from handlers.events import Submitted

LONGEST = 500


def reason_field(*, required: bool = True) -> Field:
    return Field(
        id="reason", key="form-crisis-reason", kind="long_text", max_length=LONGEST, required=required
    )


def reason_in(event: Submitted) -> str:
    """As typed. Raises Refused where it is missing."""
    reason = clean(event.values.get("reason", ""))[:LONGEST]
    if not reason:
        raise Refused("refused-form-incomplete", field="reason")
    return reason
