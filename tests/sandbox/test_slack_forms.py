"""Modals and the home tab: opening in time, stacks, what was entered, what comes back from a submit."""

import asyncio
from typing import Any

import pytest
from slack_sdk.errors import SlackApiError

from bot.sandbox.kernel import ControlError, Fault
from bot.sandbox.slack import Timing
from tests.sandbox.slack_house import INBOX, JANA, OLLI, House, button, form, house, manifest, row, until

SHORT = Timing(trigger=0.2, grace=0.4, quiet=0.05)


class Bot:
    """Opens a form at a click on `draft`; answers its submit with `answer`; keeps what came."""

    def __init__(self, slack: House, **view: Any) -> None:
        self.slack = slack
        self.app = slack.bolt()
        self.view = form(**view)
        self.answer: dict[str, Any] = {}
        self.came: list[dict[str, Any]] = []
        self.wait = 0.0
        self.errors: list[str] = []
        self.app.action("draft")(self._draft)
        self.app.view("reply")(self._submitted)
        self.app.view_closed("reply")(self._closed)

    async def _draft(self, ack: Any, body: dict[str, Any], client: Any) -> None:
        await ack()
        self.came.append(body)
        await asyncio.sleep(self.wait)
        try:
            await client.views_open(trigger_id=body["trigger_id"], view=self.view)
        except SlackApiError as error:
            self.errors.append(error.response["error"])

    async def _submitted(self, ack: Any, body: dict[str, Any]) -> None:
        self.came.append(body)
        await ack(**self.answer)

    async def _closed(self, ack: Any, body: dict[str, Any]) -> None:
        self.came.append(body)
        await ack()

    async def opened(self) -> dict[str, Any]:
        """What Jana sees after her click."""
        await self.slack.connect(self.app)
        ts = await self.slack.post(blocks=row(button("draft")))
        return await self.slack.act("click", user="jana", channel=INBOX, message=ts, id="draft")


async def test_a_form_is_opened_filled_in_submitted_and_gone() -> None:
    async with house() as slack:
        bot = Bot(slack)
        seen = await bot.opened()
        assert seen["view"]["title"]["text"] == "Antwort bearbeiten"
        assert seen["view"]["state"]["values"]["text"]["value"]["value"] is None
        view_id = seen["view"]["id"]
        seen = await slack.act("submit", user="jana", view=view_id, values={"text": "Hallo Lea"})
        assert seen["view"] is None
        assert seen["errors"] == {}
        assert slack.part.snapshot()["views"] == {}
        submitted = bot.came[-1]
        assert submitted["type"] == "view_submission"
        assert submitted["view"]["state"]["values"]["text"]["value"] == {
            "type": "plain_text_input",
            "value": "Hallo Lea",
        }
        assert submitted["view"]["private_metadata"] == "draft:1"


async def test_a_form_can_come_back_with_errors_at_its_fields() -> None:
    async with house() as slack:
        bot = Bot(slack)
        await bot.opened()
        bot.answer = {"response_action": "errors", "errors": {"text": "Zu viele Versprechen"}}
        seen = await slack.act("submit", user="jana", values={"text": {"value": "Wir ersetzen alles"}})
        assert seen["errors"] == {"text": "Zu viele Versprechen"}
        assert seen["view"]["errors"] == seen["errors"]
        assert seen["view"]["state"]["values"]["text"]["value"]["value"] == "Wir ersetzen alles"
        bot.answer = {}
        seen = await slack.act("submit", user="jana")
        assert seen["view"] is None


async def test_errors_at_fields_that_do_not_exist_are_trouble() -> None:
    async with house() as slack:
        bot = Bot(slack)
        await bot.opened()
        bot.answer = {"response_action": "errors", "errors": {"reply": "so heißt kein Feld"}}
        seen = await slack.act("submit", user="jana", values={"text": "x"})
        assert "trouble" in seen["notice"]
        assert seen["view"] is not None
        assert slack.broken() == ["view-errors"]


async def test_what_a_submit_is_answered_with_decides_what_stands_in_front() -> None:
    async with house() as slack:
        bot = Bot(slack, notify_on_close=True)
        await bot.opened()
        update = form(title={"type": "plain_text", "text": "Zweite Fassung"})
        bot.answer = {"response_action": "update", "view": update}
        seen = await slack.act("submit", user="jana", values={"text": "eins"})
        assert seen["view"]["title"]["text"] == "Zweite Fassung"
        assert seen["view"]["state"]["values"]["text"]["value"]["value"] == "eins"
        bot.answer = {"response_action": "push", "view": form(title={"type": "plain_text", "text": "Oben"})}
        seen = await slack.act("submit", user="jana")
        assert seen["view"]["title"]["text"] == "Oben"
        assert seen["view"]["previous_view_id"] == seen["view"]["root_view_id"]
        bot.answer = {"response_action": "clear"}
        seen = await slack.act("submit", user="jana", values={"text": "zwei"})
        assert seen["view"] is None


async def test_an_answer_to_a_submit_that_means_nothing_is_held_against_the_bot() -> None:
    async with house() as slack:
        bot = Bot(slack)
        await bot.opened()
        bot.answer = {"response_action": "update", "view": form(submit=None)}
        seen = await slack.act("submit", user="jana", values={"text": "x"})
        assert seen["view"]["title"]["text"] == "Antwort bearbeiten"
        assert slack.broken() == ["view.submit-missing"]


async def test_a_required_field_is_asked_for_before_anything_is_sent() -> None:
    async with house() as slack:
        bot = Bot(slack)
        await bot.opened()
        seen = await slack.act("submit", user="jana")
        assert seen["errors"] == {"text": "Please complete this required field."}
        seen = await slack.act("submit", user="jana", values={"text": "x" * 301})
        assert seen["errors"] == {"text": "Must be at most 300 characters."}
        assert [body["type"] for body in bot.came] == ["block_actions"]
        with pytest.raises(ControlError, match="no field 'reason'"):
            await slack.act("submit", user="jana", values={"reason": "x"})
        with pytest.raises(ControlError, match="no view"):
            await slack.act("submit", user="tom")


async def test_a_trigger_lives_three_seconds() -> None:
    async with house() as slack:
        bot = Bot(slack)
        bot.wait = 3.05
        await bot.opened()
        await until(lambda: bot.errors)
        assert bot.errors == ["expired_trigger_id"]
        assert slack.broken() == ["trigger-3s"]


async def test_a_trigger_is_good_for_one_use() -> None:
    async with house() as slack:
        bot = Bot(slack)
        await bot.opened()
        trigger = bot.came[0]["trigger_id"]
        error = await slack.refused(slack.client.views_open(trigger_id=trigger, view=form()))
        assert error.response["error"] == "exchanged_trigger_id"
        error = await slack.refused(slack.client.views_open(trigger_id="1.2.abc", view=form()))
        assert error.response["error"] == "invalid_trigger_id"
        assert slack.broken() == ["trigger-once", "trigger"]


async def test_a_delivery_held_back_by_the_sandbox_excuses_a_late_form() -> None:
    async with house(timing=SHORT) as slack:
        bot = Bot(slack)
        slack.kernel.faults.append(Fault(target="slack:interactive", kind="delay", seconds=0.3))
        seen = await bot.opened()
        assert seen["view"] is None
        assert bot.errors == ["expired_trigger_id"]
        assert slack.broken() == []


async def test_a_view_is_changed_by_id_and_only_if_nobody_else_did() -> None:
    async with house() as slack:
        bot = Bot(slack, external_id="draft-1")
        view = (await bot.opened())["view"]
        other = form(title={"type": "plain_text", "text": "Neu"})
        answer = await slack.client.views_update(view_id=view["id"], hash=view["hash"], view=other)
        assert answer["view"]["hash"] != view["hash"]
        error = await slack.refused(
            slack.client.views_update(view_id=view["id"], hash=view["hash"], view=other)
        )
        assert error.response["error"] == "hash_conflict"
        await slack.act("close_view", user="jana")
        error = await slack.refused(slack.client.views_update(view_id=view["id"], view=other))
        assert error.response["error"] == "not_found"


async def test_at_most_two_views_are_pushed_onto_the_first() -> None:
    async with house() as slack:
        bot = Bot(slack, blocks=row(button("deeper")), submit=None)
        pushed: list[str] = []

        @bot.app.action("deeper")
        async def _deeper(ack: Any, body: dict[str, Any], client: Any) -> None:
            await ack()
            try:
                await client.views_push(trigger_id=body["trigger_id"], view=bot.view)
            except SlackApiError as error:
                pushed.append(error.response["error"])

        view = (await bot.opened())["view"]
        for _ in range(3):
            seen = await slack.act("click", user="jana", view=view["id"], id="deeper")
            view = seen["view"] or view
        assert len(slack.part.snapshot()["views"][JANA]) == 3
        assert pushed == ["push_limit_reached"]
        seen = await slack.act("close_view", user="jana", view=view["id"])
        assert seen["view"]["previous_view_id"] == seen["view"]["root_view_id"]
        seen = await slack.act("close_view", user="jana", all=True)
        assert seen["view"] is None


async def test_closing_is_told_where_the_form_asked_for_it() -> None:
    async with house() as slack:
        bot = Bot(slack, notify_on_close=True)
        await bot.opened()
        await slack.act("close_view", user="jana")
        assert (bot.came[-1]["type"], bot.came[-1]["is_cleared"]) == ("view_closed", False)


async def test_choices_in_a_form_are_kept_and_sent_with_it() -> None:
    reasons = [{"text": {"type": "plain_text", "text": word}, "value": word} for word in ("spam", "hate")]
    field = {
        "type": "input",
        "block_id": "reason",
        "label": {"type": "plain_text", "text": "Grund"},
        "element": {"type": "static_select", "action_id": "value", "options": reasons},
    }
    async with house() as slack:
        bot = Bot(slack, blocks=[*form()["blocks"], field])
        view = (await bot.opened())["view"]
        await slack.act(
            "select", user="jana", view=view["id"], action_id="value", block_id="reason", option="hate"
        )
        assert [body["type"] for body in bot.came] == ["block_actions"]
        await slack.act("submit", user="jana", values={"text": "so nicht"})
        values = bot.came[-1]["view"]["state"]["values"]
        assert values["reason"]["value"]["selected_option"]["value"] == "hate"


async def test_the_home_tab_is_published_when_somebody_looks() -> None:
    async with house() as slack:
        app = slack.bolt()

        @app.event("app_home_opened")
        async def _home(event: dict[str, Any], client: Any) -> None:
            blocks = [{"type": "section", "text": {"type": "mrkdwn", "text": f"Hallo <@{event['user']}>"}}]
            await client.views_publish(user_id=event["user"], view={"type": "home", "blocks": blocks})

        await slack.connect(app)
        seen = await slack.act("open_home", user="olli")
        assert seen["view"]["blocks"][0]["text"]["text"] == f"Hallo <@{OLLI}>"
        assert list(slack.part.snapshot()["homes"]) == [OLLI]


async def test_a_home_tab_has_to_be_declared() -> None:
    async with house(manifest(features__app_home={"home_tab_enabled": False})) as slack:
        blocks = [{"type": "divider"}]
        error = await slack.refused(
            slack.client.views_publish(user_id=JANA, view={"type": "home", "blocks": blocks})
        )
        assert error.response["error"] == "not_enabled"
        assert slack.broken() == ["manifest.home-tab"]


async def test_without_interactivity_controls_are_dead() -> None:
    data = manifest(settings__interactivity={"is_enabled": False}, features__shortcuts=[])
    async with house(data) as slack:
        ts = await slack.post(blocks=row(button("draft")))
        assert slack.broken() == ["manifest.interactivity"]
        seen = await slack.act("click", user="jana", channel=INBOX, message=ts, id="draft")
        assert "not configured" in seen["notice"]
