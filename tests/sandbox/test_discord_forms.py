"""Forms: what may be in one, when one may open, and what a person can send off."""

import pytest

from bot.sandbox.kernel import ControlError
from tests.sandbox.discord_click import Clicked, Json, bot, choice, click, field, form, hasty
from tests.sandbox.discord_house import House, house

__all__ = ["bot", "click", "hasty", "house"]


GOOD_FORMS: dict[str, Json] = {
    "five fields": form(*(field(str(number)) for number in range(5))),
    "a note and a choice": form({"type": 10, "content": "Hinweis"}, choice(3, "a")),
    "the old way": form(
        {"type": 1, "components": [{"type": 4, "custom_id": "t", "style": 2, "label": "Text"}]}
    ),
    "ticks": form(choice(21, "a", "b"), choice(22, "a", "b"), choice(23)),
}


@pytest.mark.parametrize("data", GOOD_FORMS.values(), ids=GOOD_FORMS.keys())
async def test_a_form_that_keeps_to_the_rules_opens(house: House, click: Clicked, data: Json) -> None:
    assert (await click.answer(9, data))[0] == 204
    assert (await click.sees())["modal"]["title"] == "Form"
    assert house.rules() == []


BAD_FORMS: dict[str, Json] = {
    "modal.title-max-45": form(title="x" * 46),
    "modal.title-required": form(title=None),
    "modal.custom_id-max-100": form(custom_id="x" * 101),
    "modal.components-max-5": form(*(field(str(number)) for number in range(6))),
    "modal.components-min-1": {"custom_id": "f", "title": "x", "components": []},
    "label.label-max-45": form(field(label="x" * 46)),
    "label.description-max-100": form(field(description="x" * 101)),
    "label.label-required": form({"type": 18, "component": {"type": 4, "custom_id": "a", "style": 1}}),
    "custom_id.unique": form(field("a"), field("a")),
    "component.place": form(
        {"type": 1, "components": [{"type": 2, "style": 1, "custom_id": "a", "label": "A"}]}
    ),
    "text_input.label-in-label": form(
        {"type": 18, "label": "A", "component": {"type": 4, "custom_id": "a", "style": 1, "label": "B"}}
    ),
    "text_input.label-required": form({"type": 1, "components": [{"type": 4, "custom_id": "a", "style": 1}]}),
    "text_input.value-max-4000": form(field(value="x" * 4001)),
    "text_input.value-fits": form(field(value="xxx", max_length=2)),
    "text_input.min_length": form(field(min_length=5, max_length=4)),
    "text_input.style-required": form({"type": 18, "label": "A", "component": {"type": 4, "custom_id": "a"}}),
    "text_input.placeholder-max-100": form(field(placeholder="x" * 101)),
    "modal.disabled": form(choice(3, "a", disabled=True)),
    "select.min_values": form(choice(3, "a", min_values=0)),
}


@pytest.mark.parametrize(("rule", "data"), BAD_FORMS.items(), ids=BAD_FORMS.keys())
async def test_a_form_that_breaks_a_rule_does_not_open(
    house: House, click: Clicked, rule: str, data: Json
) -> None:
    status, answer = await click.answer(9, data)
    assert (status, answer["code"]) == (400, 50035)
    assert rule in house.rules()
    assert answer["errors"].keys() == {"data"}
    await click.answer(6)
    assert (await click.sees())["modal"] is None


async def test_a_form_never_answers_a_form(house: House, click: Clicked) -> None:
    await click.answer(9, form())
    await click.sees()
    sent = await click.submit(text="x")
    status, _ = await sent.answer(9, form())
    assert (status, house.rules()) == (400, ["modal.after-modal"])
    assert (await sent.answer(7, {"components": [{"type": 10, "content": "neu"}]}))[0] == 204
    assert house.messages("social-inbox")[0]["text"] == "neu"


async def test_a_form_without_an_answer_stays_open(hasty: None, house: House, click: Clicked) -> None:
    await click.answer(9, form())
    await click.sees()
    seen = await (await click.submit(text="x")).sees()
    assert seen["error"] is not None
    assert house.rules() == ["ack-3s"]
    again = await click.submit(text="x")
    assert (await again.answer(6))[0] == 204
    await again.sees()
    with pytest.raises(ControlError, match="no form"):
        await house.part.act("submit", {"user": "jana", "values": {}})


@pytest.mark.parametrize(
    "values", [{"text": ""}, {"text": "x" * 11}, {"text": "x"}, {"text": ["x"]}, {"other": "x"}]
)
async def test_the_client_sends_off_only_what_the_form_allows(
    house: House, click: Clicked, values: Json
) -> None:
    await click.answer(9, form(field(min_length=2, max_length=10)))
    await click.sees()
    with pytest.raises(ControlError):
        await house.part.act("submit", {"user": "jana", "values": values})
    assert len(click.bot.all("interaction")) == 1


async def test_a_closed_form_is_gone(house: House, click: Clicked) -> None:
    await click.answer(9, form())
    await click.sees()
    await house.part.act("close_view", {"user": "jana"})
    with pytest.raises(ControlError, match="no form"):
        await house.part.act("submit", {"user": "jana", "values": {}})
