"""The scale of Graf and Schwede as a choice: each level with what it means in social media and in other media."""

from handlers.effects import Field, Option

LEVELS = range(7)
FOUR_EYES_FROM = 5
"""From this level up nothing is published on one person's word."""


def level_field(value: str = "") -> Field:
    options = tuple(Option(value=str(level), key=f"level-choice-{level}") for level in LEVELS)
    chosen = value if value in {option.value for option in options} else ""
    return Field(id="level", key="form-crisis-level", kind="choice", value=chosen, options=options)
