import unicodedata
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from syrupy.assertion import SnapshotAssertion

from bot.cards.parts import Form, FormField, FormOption
from bot.discord.forms import FormTooLong, Pages, joined, render_form
from tests.edge import anything
from tests.edge.discord_cards import CONFIRM, confirm
from tests.edge.discord_rules import acts, contents, custom_ids, problems_of_message, problems_of_modal, read
from tests.edge.parts import FORM


def modal(form: Form) -> Any:
    drawn = render_form(form)
    assert isinstance(drawn, dict)
    return drawn


def values(drawn: Any) -> dict[str, str]:
    """What stands in the fields when the form opens, as it would come back."""
    fields = [part["component"] for part in drawn["components"] if part["type"] == 18]
    return joined(
        {
            field["custom_id"]: field.get("value")
            or next((one["value"] for one in field.get("options", []) if one.get("default")), "")
            for field in fields
        }
    )


def test_a_form_with_fields_as_a_modal(snapshot: SnapshotAssertion) -> None:
    assert modal(FORM) == snapshot


def test_a_question_without_fields_as_a_modal(snapshot: SnapshotAssertion) -> None:
    assert modal(CONFIRM) == snapshot


def test_discord_would_take_them() -> None:
    assert problems_of_modal(modal(FORM)) == []
    assert problems_of_modal(modal(CONFIRM)) == []
    assert problems_of_modal(modal(Form(click=FORM.click, title="Weiter?", submit="Ja", cancel="Nein"))) == []


@settings(max_examples=100, deadline=None)
@given(form=anything.forms)
def test_whatever_a_form_says_discord_takes_it_and_none_of_it_acts(form: Form) -> None:
    try:
        drawn = render_form(form)
    except FormTooLong:
        assert len(form.fields) == 4  # and a text in several inputs
        return
    pages = drawn.messages if isinstance(drawn, Pages) else ()
    for page in pages:
        assert problems_of_message(page, schema="IncomingWebhookInteractionRequest") == []
    if not pages:
        assert problems_of_modal(drawn) == []
    assert [acts(content) for content in contents([*pages] or drawn) if acts(content)] == []


@settings(max_examples=100, deadline=None)
@given(form=anything.forms)
def test_what_stands_in_a_field_comes_back_as_it_was(form: Form) -> None:
    try:
        drawn = render_form(form)
    except FormTooLong:
        return
    if isinstance(drawn, dict):
        for field in form.fields:
            was = field.value.replace("\r\n", "\n")
            assert values(drawn)[field.id] == _sendable(
                was if field.kind == "long_text" else was.replace("\n", " ")
            )


def _sendable(text: str) -> str:
    return "".join(sign for sign in text if sign in "\n\t" or unicodedata.category(sign) not in {"Cc", "Cs"})


def test_a_text_longer_than_an_input_stands_in_several_and_comes_back_as_one() -> None:
    text = "\n".join(f"Zeile {n} und so weiter" for n in range(400))
    drawn = modal(
        replace(FORM, fields=(FormField(id="text", label="Antwort", kind="long_text", value=text),))
    )
    assert [part["label"] for part in drawn["components"][1:]] == [
        "Antwort (1/3)",
        "Antwort (2/3)",
        "Antwort (3/3)",
    ]
    assert values(drawn) == {"text": text}


def test_more_options_than_a_select_holds_stand_in_several_of_which_one_is_used() -> None:
    options = tuple(FormOption(value=f"v{n}", label=f"Baustein {n}") for n in range(60))
    field = FormField(id="saved", label="Welcher?", kind="choice", options=options)
    drawn = modal(replace(FORM, fields=(field,)))
    selects = [part["component"] for part in drawn["components"][1:]]
    assert [len(select["options"]) for select in selects] == [25, 25, 10]
    assert not any(select["required"] for select in selects)
    assert joined({"saved": "", "saved~2x": "v30", "saved~3x": ""}) == {"saved": "v30"}


def test_a_form_of_more_than_five_parts_is_refused() -> None:
    fields = tuple(FormField(id=f"f{n}", label="Feld") for n in range(5))
    with pytest.raises(FormTooLong):
        render_form(replace(FORM, fields=fields))


def test_the_form_comes_back_as_the_click_that_it_was_opened_for() -> None:
    assert modal(FORM)["custom_id"] == str(FORM.click)


@pytest.mark.parametrize("text", ["Hallo Lea. " * 270, "*_" * 1800, "- a\n" * 900])
def test_the_exact_text_stands_in_full_in_the_question(text: str) -> None:
    [shown] = contents(modal(confirm(text)))
    assert text.strip() in read(shown).replace("> ", "")


def test_an_exact_text_that_no_modal_holds_is_shown_on_pages_before_the_yes() -> None:
    text = " ".join(f"Wort{n}" for n in range(1200))
    drawn = render_form(confirm(text))
    assert isinstance(drawn, Pages)
    shown = [contents(page)[0].split("\n", 1)[1] for page in drawn.messages]
    assert "".join(read(page).replace("> ", "") for page in shown) == text
    assert [custom_ids(page) for page in drawn.messages[:-1]] == [[]] * (len(drawn.messages) - 1)
    assert custom_ids(drawn.messages[-1]) == [f"submit {CONFIRM.click}"]
    assert all(page["flags"] & 64 for page in drawn.messages)


@pytest.mark.parametrize("text", ["*_" * 4000, "- a\n" * 2500, "`" * 5000, "\n" * 3000 + "`*" * 3000])
def test_whatever_needs_escaping_a_page_holds_its_piece(text: str) -> None:
    drawn = render_form(replace(confirm(text), note="@everyone/" * 200, title="*" * 60))
    assert isinstance(drawn, Pages)
    for page in drawn.messages:
        assert problems_of_message(page, schema="IncomingWebhookInteractionRequest") == []


def test_beside_fields_a_long_quote_says_how_much_of_it_is_shown() -> None:
    drawn = modal(replace(FORM, quote="x" * 9000))
    assert contents(drawn)[0].splitlines()[-1] == "-# 799 / 9000"
    assert problems_of_modal(drawn) == []
