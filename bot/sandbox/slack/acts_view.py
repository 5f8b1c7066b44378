"""People fill in forms: submit, close, open the home tab."""

from typing import Any

from bot.sandbox.kernel import ControlError
from bot.sandbox.slack.acts import Body, deliver, rested, who
from bot.sandbox.slack.carrier import Receipt
from bot.sandbox.slack.check import view_problems
from bot.sandbox.slack.errors import ApiError, Json
from bot.sandbox.slack.inputs import complaint, entered, holds
from bot.sandbox.slack.installation import Installation
from bot.sandbox.slack.interactions import closed, submission
from bot.sandbox.slack.views import DEEPEST, View
from bot.sandbox.slack.walk import controls
from bot.sandbox.slack.witness import Sight

TROUBLE = "We had some trouble connecting. Try again?"
TARGET = "slack:interactive"


async def submit(app: Installation, body: Body) -> Json:
    """`view` (its id, or none for the one in front), `values`: block id -> value, or block id -> action id -> value."""
    user = who(app, body)
    view = app.views.of(user.id, str(body.get("view") or ""))
    if view.body["type"] != "modal" or not view.body.get("submit"):
        raise ControlError("there is nothing to submit")
    _enter(view, body.get("values") or {})
    with app.witness.watching(user.id) as sight:
        sight.view = app.views.top(user.id)
        view.errors = _complaints(view)
        if view.errors:  # said by the client itself, nothing is sent
            sight.errors = dict(view.errors)
            return sight.told(view=app.views.top(user.id))
        receipt = await deliver(app, sight, "interactive", submission(app, user, view), accepts=True)
        if not receipt.ok or not _answered(app, sight, view, receipt):
            app.notice(user.id, TROUBLE)
        return await rested(app, sight, body)


def _enter(view: View, values: dict[str, Any]) -> None:
    known = {block["block_id"]: element for block, element in controls(view.blocks) if holds(element)}
    for block_id, value in values.items():
        if block_id not in known:
            raise ControlError(f"there is no field {block_id!r}; there are {sorted(known)}")
        element = known[block_id]
        action_id = element["action_id"]
        nested = isinstance(value, dict) and set(value) == {action_id}
        view.values[block_id][action_id] = entered(element, value[action_id] if nested else value)


def _complaints(view: View) -> dict[str, str]:
    found: dict[str, str] = {}
    for block, element in controls(view.blocks):
        if block["type"] == "input" and holds(element):
            entry = view.values[block["block_id"]][element["action_id"]]
            if words := complaint(block, element, entry):
                found[block["block_id"]] = words
    return found


def _answered(app: Installation, sight: Sight, view: View, receipt: Receipt) -> bool:
    """Do what the acknowledgement says; False if it makes no sense, which people see as a failure."""
    answer = receipt.payload
    if not answer:
        app.views.pop(view.user)
        return True
    match answer:
        case {"response_action": "errors", "errors": dict(errors)} if errors:
            return _errors(app, sight, view, errors)
        case {"response_action": "clear"}:
            app.views.clear(view.user)
            return True
        case {"response_action": "update", "view": dict(body)}:
            return _shown(app, view, body, push=False)
        case {"response_action": "push", "view": dict(body)}:
            return _shown(app, view, body, push=True)
        case _:
            app.kernel.violate(TARGET, "view-answer", f"not understood: {str(answer)[:300]}")
            return False


def _errors(app: Installation, sight: Sight, view: View, errors: dict[str, Any]) -> bool:
    fields = {block["block_id"] for block in view.blocks if block["type"] == "input"}
    wrong = [key for key, words in errors.items() if key not in fields or not isinstance(words, str)]
    if wrong:
        app.kernel.violate(TARGET, "view-errors", f"no input block is called {wrong}; there are {fields}")
        return False
    view.errors = dict(errors)
    sight.errors = dict(errors)
    app.witness.view(view.user, app.views.top(view.user))
    return True


def _shown(app: Installation, view: View, body: Json, *, push: bool) -> bool:
    problems = view_problems(body)
    for problem in problems:
        app.kernel.violate(TARGET, problem.rule, str(problem))
    if any(problem.refused for problem in problems):
        return False
    try:
        if push:
            app.views.push(view.user, view.root, body)
        else:
            app.views.update(view, body)
    except ApiError as refused:
        app.kernel.violate(TARGET, "view-answer", f"{refused.code}, at most {DEEPEST} views")
        return False
    return True


async def close_view(app: Installation, body: Body) -> Json:
    """`view`; `all` closes the whole stack, as the X does when the app asked for that."""
    user = who(app, body)
    view = app.views.of(user.id, str(body.get("view") or ""))
    stack = app.views.stacks.get(user.id, [])
    if view not in stack:
        raise ControlError("a home tab is not closed")
    cleared = bool(body.get("all") or view.body.get("clear_on_close"))
    gone = list(reversed(stack)) if cleared else [view]
    with app.witness.watching(user.id) as sight:
        if cleared:
            app.views.clear(user.id)
        else:
            app.views.pop(user.id)
        for one in gone:
            if one.body.get("notify_on_close") and app.manifest.interactive:
                await deliver(app, sight, "interactive", closed(app, user, one, cleared=cleared))
        return await rested(app, sight, body)


async def open_home(app: Installation, body: Body) -> Json:
    """Look at the app's home tab."""
    user = who(app, body)
    if not app.manifest.home_tab:
        raise ControlError("this app has no home tab")
    home = app.views.homes.get(user.id)
    event: Json = {
        "type": "app_home_opened",
        "user": user.id,
        "channel": app.world.direct(user.id).id,
        "tab": "home",
        "event_ts": app.world.stamp(),
    }
    with app.witness.watching(user.id) as sight:
        app.events.emit("app_home_opened", event | ({"view": app.views.json(home)} if home else {}))
        await sight.rest(float(body.get("wait", app.timing.grace)), app.timing.quiet)
        home = app.views.homes.get(user.id)
        return sight.told(view=app.views.json(home) if home else None)
