"""Forms in the reader's words."""

from dataclasses import replace

from bot.cards.lines import drilled, one_line
from bot.cards.names import of_drill, said
from bot.cards.parts import Form, FormField, FormOption
from handlers.effects import Field, OpenForm, Option
from handlers.ports import Words

LONGEST_TITLE = 24
"""What Slack shows of a form's title."""
LONGEST_OPTION = 75
"""What a choice may say on either platform."""


def build_form(form: OpenForm, words: Words) -> Form:
    """The form with all its texts; `params` are the values of every sentence in it."""
    if form.drill:
        form = replace(form, params=of_drill(form.params, words))
    return Form(
        click=form.click,
        title=_title(form, words),
        submit=words(form.submit, **form.params),
        cancel=words("form-cancel"),
        note=words(form.note, **form.params) if form.note else "",
        quote=form.quote,
        fields=tuple(_field(field, form, words) for field in form.fields),
        about=form.about,
    )


def _title(form: OpenForm, words: Words) -> str:
    title = words(form.title, **form.params)
    return drilled(title, words, longest=LONGEST_TITLE) if form.drill else title


def _field(field: Field, form: OpenForm, words: Words) -> FormField:
    return FormField(
        id=field.id,
        label=words(field.key, **form.params),
        kind=field.kind,
        value=field.value,
        hint=words(field.hint, **form.params) if field.hint else "",
        required=field.required,
        max_length=field.max_length,
        options=tuple(_option(option, words) for option in field.options),
    )


def _option(option: Option, words: Words) -> FormOption:
    label = said(words, option.key, option.params) if option.key else option.text
    return FormOption(value=option.value, label=one_line(label, LONGEST_OPTION))
