"""People click and choose: in messages, in forms, on the home tab."""

from typing import Any

from bot.sandbox.kernel import ControlError, NotShown
from bot.sandbox.slack.acts import Body, deliver, rested, seen, where, who
from bot.sandbox.slack.check.composition import choices
from bot.sandbox.slack.errors import Json
from bot.sandbox.slack.inputs import entered, holds, option
from bot.sandbox.slack.installation import Installation
from bot.sandbox.slack.interactions import action, message_action, view_action
from bot.sandbox.slack.walk import controls
from bot.sandbox.slack.witness import Sight
from bot.sandbox.slack.world import User

TROUBLE = "This app responded with an error or did not respond in time. Try again?"
"""The warning sign beside a control."""
NOT_SET_UP = "This app is not configured to handle interactive responses."


async def click(app: Installation, body: Body) -> Json:
    """A button or an entry of an overflow menu.

    In a message (`channel`, `message`) or a view (`view`), found by `id` (its action id, its value or the value of a
    menu's entry), or by `action_id` and if need be `block_id` and `value`. `confirm: false` says no to a question back.
    """
    return await _act(app, body, ("button", "overflow", "workflow_button"))


async def select(app: Installation, body: Body) -> Json:
    """`option` (a value, or several) in a menu, found as in click."""
    return await _act(app, body, None)


async def _act(app: Installation, body: Body, kinds: tuple[str, ...] | None) -> Json:
    user = who(app, body)
    if body.get("view"):
        return await _in_view(app, body, user, kinds)
    channel = where(app, body, user)
    message = seen(app, body, user, channel)
    block, element, chosen = _find(message.blocks, body, kinds)
    _allowed(element, user)
    with app.witness.watching(user.id, channel.id, message.ts) as sight:
        if _says_no(element, body):
            return sight.told(notice="cancelled")
        act = action(app, block, element, chosen)
        payload = message_action(app, user, channel, message, act)
        return await _sent(app, sight, body, user, payload)


async def _in_view(app: Installation, body: Body, user: User, kinds: tuple[str, ...] | None) -> Json:
    view = app.views.of(user.id, str(body["view"]))
    block, element, chosen = _find(view.blocks, body, kinds)
    _allowed(element, user)
    with app.witness.watching(user.id) as sight:
        if _says_no(element, body):
            return sight.told(notice="cancelled")
        if holds(element):
            view.values[block["block_id"]][element["action_id"]] = chosen
        if block["type"] == "input" and not block.get("dispatch_action"):
            return sight.told(view=app.views.top(user.id))  # entered, but not sent before the form is
        act = action(app, block, element, chosen)
        return await _sent(app, sight, body, user, view_action(app, user, view, act))


async def _sent(app: Installation, sight: Sight, body: Body, user: User, payload: Json) -> Json:
    if not app.manifest.interactive:
        app.notice(user.id, NOT_SET_UP)
        return sight.told()
    receipt = await deliver(app, sight, "interactive", payload)
    if not receipt.ok:
        app.notice(user.id, TROUBLE)
    return await rested(app, sight, body)


def _find(blocks: list[Json], body: Body, kinds: tuple[str, ...] | None) -> tuple[Json, Json, Json]:
    """The block, the element in it, and what was chosen. Exactly one, or it cannot be clicked."""
    found = [
        (block, element, chosen)
        for block, element in controls(blocks)
        if (kinds is None or element["type"] in kinds or _names_option(element, body))
        and (chosen := _match(block, element, body)) is not None
    ]
    if len(found) != 1:
        wanted = {key: body[key] for key in ("id", "action_id", "block_id", "value", "option") if key in body}
        there = [element["action_id"] for _, element in controls(blocks)]
        raise NotShown(f"{len(found)} controls answer to {wanted}; there are {there}")
    return found[0]


def _names_option(element: Json, body: Body) -> bool:
    id_ = body.get("id")
    return id_ is not None and any(entry.get("value") == id_ for entry in choices(element))


def _match(block: Json, element: Json, body: Body) -> Json | None:
    """What choosing this element means, or None if it is not the one that was named."""
    id_, wanted = body.get("id"), body.get("option")
    if "block_id" in body and body["block_id"] != block["block_id"]:
        return None
    if "action_id" in body and body["action_id"] != element["action_id"]:
        return None
    if "value" in body and body["value"] != element.get("value"):
        return None
    if id_ is not None and id_ not in (element["action_id"], element.get("value")):
        if not _names_option(element, body):
            return None
        wanted = id_
    if id_ is None and not {"action_id", "block_id", "value"} & body.keys():
        return None
    return _chosen(element, wanted)


def _chosen(element: Json, wanted: Any) -> Json:
    if element["type"] == "overflow":
        if wanted is None:
            raise ControlError("which entry of the menu? name it by `option`")
        return {"selected_option": option(element, wanted)}
    if not holds(element):
        return {}
    if wanted is None:
        raise ControlError("what shall be chosen? name it by `option`")
    return entered(element, wanted)


def _allowed(element: Json, user: User) -> None:
    visible = element.get("visible_to_user_ids")
    if visible and user.id not in visible:
        raise ControlError(f"{user.name} does not see that button")


def _says_no(element: Json, body: Body) -> bool:
    return bool(element.get("confirm")) and body.get("confirm") is False
