"""What the cards and forms of both platforms' tests are put together from."""

from datetime import UTC, datetime

from bot.cards.parts import Button, Form, FormField, FormOption
from handlers.clicks import Click

AT = datetime(2026, 11, 21, 13, 7, tzinfo=UTC)


def click(verb: str, choice: str = "-", kind: str = "case", id: int = 4711, version: int = 3) -> Click:
    return Click(verb=verb, choice=choice, kind=kind, id=id, version=version)


def button(label: str, verb: str, **more: object) -> Button:
    return Button(label=label, click=click(verb), **more)  # pyright: ignore[reportArgumentType]


FORM = Form(
    click=click("use", kind="draft"),
    title="Antwort bearbeiten",
    submit="Freigabe anfordern",
    cancel="Abbrechen",
    note="Öffentlich als @musterkanne auf Instagram",
    quote="„Dritte Lieferung, dritte Tasse kaputt.“",
    fields=(
        FormField(
            id="text",
            label="Antwort",
            kind="long_text",
            value="Hallo Lea,\ndas tut uns leid.",
            max_length=2200,
        ),
        FormField(
            id="why",
            label="Grund",
            kind="choice",
            required=False,
            hint="Hilft beim Lernen",
            value="spam",
            options=(FormOption(value="praise", label="Lob"), FormOption(value="spam", label="Spam")),
        ),
        FormField(id="link", label="Link", max_length=300, required=False),
    ),
)
