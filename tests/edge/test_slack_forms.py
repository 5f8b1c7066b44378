import json
import re
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from syrupy.assertion import SnapshotAssertion

from bot.cards.parts import Form, FormField
from bot.slack.forms import Memo, read_memo, read_values, render_form, write_memo
from handlers.events import Place
from tests.edge import anything
from tests.edge.anything import HOSTILE
from tests.edge.parts import FORM, click
from tests.edge.slack_rules import problems_of_view, spec_is_here, visible_lines

CONTROL = r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]"
"""What no keyboard types; it is taken out."""
HERE = Place(platform="slack", channel="C01INBOX", message_id="1763730420.000200", thread="1763730000.000100")


def view(form: Form) -> Any:
    return render_form(form, HERE)


def inputs(form: Form) -> list[Any]:
    return [block for block in view(form)["blocks"] if block["type"] == "input"]


def filled_in_as_it_came(form: Form) -> dict[str, Any]:
    """The state that Slack sends back when a person submits without touching anything."""
    values = {}
    for block in inputs(form):
        element = block["element"]
        entered: dict[str, Any] = {"type": element["type"]}
        if element["type"] == "static_select":
            entered["selected_option"] = element.get("initial_option")
        else:
            entered["value"] = element.get("initial_value")
        values[block["block_id"]] = {element["action_id"]: entered}
    return {"values": values}


def test_the_edit_form_as_a_view(snapshot: SnapshotAssertion) -> None:
    assert view(FORM) == snapshot


@pytest.mark.skipif(not spec_is_here(), reason="Slack's schema is not at hand (../shared/specs)")
def test_slack_would_take_the_example() -> None:
    assert problems_of_view(view(FORM)) == []


@settings(max_examples=100, deadline=None)
@given(form=anything.forms)
def test_whatever_a_form_says_slack_takes_it_and_parses_none_of_it(form: Form) -> None:
    assert problems_of_view(view(form)) == []


def test_a_confirming_form_shows_the_exact_text_and_asks_nothing() -> None:
    text = "Hallo Lea,\n<!channel> *so* & genau so.\n" * 120
    shown = view(
        Form(
            click=click("approve", kind="draft"),
            title="Veröffentlichen?",
            submit="Ja",
            cancel="Nein",
            quote=text,
        )
    )
    assert visible_lines(shown["blocks"]) == [f"│ {text}"]
    assert problems_of_view(shown) == []


def test_a_form_without_words_or_fields_still_has_a_block() -> None:
    bare = view(Form(click=click("undo"), title="Zurücknehmen?", submit="Zurücknehmen", cancel="Abbrechen"))
    assert visible_lines(bare["blocks"]) == ["Zurücknehmen?"]


def test_titles_are_shortened_to_what_slack_holds() -> None:
    shown = view(replace(FORM, title="Freigabe anfordern und weiterreichen"))
    assert shown["title"]["text"] == "Freigabe anfordern und…"


@settings(max_examples=60, deadline=None)
@given(
    words=st.lists(
        st.sampled_from(["Satz", "\n", " ", "x" * 700, "é", "\n\n", "<!channel>"]), min_size=1, max_size=30
    ),
    times=st.integers(1, 60),
)
@example(words=["Satz um Satz. "], times=500)
@example(words=["Zeile\n"], times=1000)
@example(words=["x"], times=9000)
def test_a_text_comes_back_as_it_went_however_long(words: list[str], times: int) -> None:
    text = ("".join(words) * times)[:10_000]
    form = replace(
        FORM, fields=(FormField(id="text", label="Antwort", kind="long_text", value=text, max_length=10_000),)
    )
    assert read_values(filled_in_as_it_came(form)) == {"text": text}


def test_what_was_emptied_leaves_no_joint_behind() -> None:
    text = "Satz um Satz. " * 400
    form = replace(FORM, fields=(FormField(id="text", label="Antwort", kind="long_text", value=text),))
    state = filled_in_as_it_came(form)
    first, second = state["values"].values()
    second["value"]["value"] = None
    assert read_values(state) == {"text": first["value"]["value"]}


def test_a_text_longer_than_one_input_stands_in_several() -> None:
    text = "Satz um Satz. " * 500
    form = replace(
        FORM, fields=(FormField(id="text", label="Antwort", kind="long_text", value=text, max_length=10_000),)
    )
    assert [block["label"]["text"] for block in inputs(form)] == [
        "Antwort (1/3)",
        "Antwort (2/3)",
        "Antwort (3/3)",
    ]
    assert problems_of_view(view(form)) == []


@pytest.mark.parametrize("text", [text for text in HOSTILE if not re.search(CONTROL, text)])
def test_hostile_text_can_be_edited_unchanged(text: str) -> None:
    text = text[:3000]
    form = replace(FORM, fields=(FormField(id="text", label="Antwort", kind="long_text", value=text),))
    assert read_values(filled_in_as_it_came(form)) == {"text": text}


def test_values_come_back_by_field() -> None:
    assert read_values(filled_in_as_it_came(FORM)) == {
        "text": "Hallo Lea,\ndas tut uns leid.",
        "why": "spam",
        "link": "",
    }


def test_a_view_remembers_its_click_and_where_it_was_opened() -> None:
    shown = view(FORM)
    assert read_memo(shown["private_metadata"]) == Memo(click=FORM.click, place=HERE)
    assert len(write_memo(Memo(click=FORM.click, place=HERE))) < 3000


@pytest.mark.parametrize(
    "metadata",
    [
        "",
        "x",
        "{}",
        "[]",
        "null",
        "[" * 100_000,
        '{"click": 1}',
        '{"click": "drop table"}',
        json.dumps({"click": "a:-:b:1"}),
    ],
)
def test_foreign_metadata_is_no_memo(metadata: str) -> None:
    assert read_memo(metadata) is None


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["values", "value", "a", "a~2n"]), inner)
    ),
    max_leaves=20,
)


@given(state=json_values)
def test_any_state_can_be_read(state: object) -> None:
    assert all(isinstance(value, str) for value in read_values(state).values())
