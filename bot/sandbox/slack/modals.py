"""views.*: opening, pushing, changing, publishing."""

from typing import Any

from bot.sandbox.slack.call import Call
from bot.sandbox.slack.check import view_problems
from bot.sandbox.slack.errors import ApiError, Json
from bot.sandbox.slack.keys import Trigger


def open_(call: Call) -> Json:
    view = _view(call, "modal")
    trigger = _trigger(call)
    return {"view": call.app.views.json(call.app.views.open(trigger.user, view))}


def push(call: Call) -> Json:
    view = _view(call, "modal")
    trigger = _trigger(call)
    pushed = call.app.views.push(trigger.user, trigger.view, view)
    return {"view": call.app.views.json(pushed)}


def update(call: Call) -> Json:
    view_id, external_id = call.text("view_id"), call.text("external_id")
    if bool(view_id) == bool(external_id):
        call.wrong("view_id", "either view_id or external_id is needed")
    body = _view(call, None)
    known = call.app.views.find(view_id, external_id)
    return {"view": call.app.views.json(call.app.views.update(known, body, call.text("hash")))}


def publish(call: Call) -> Json:
    if not call.app.manifest.home_tab:
        call.violate("manifest.home-tab", "the home tab is off")
        raise ApiError("not_enabled")
    user = call.user("user_id")
    view = call.app.views.publish(user, _view(call, "home"), call.text("hash"))
    return {"view": call.app.views.json(view)}


def _view(call: Call, kind: str | None) -> Json:
    body: Any = call.structure("view")
    if not isinstance(body, dict):
        call.wrong("view", "must be an object")
    call.app.refuse(view_problems(body), call.record, code="invalid_arguments")
    call.app.show_files(body.get("blocks"), call.record)
    if kind is not None and body["type"] != kind:
        call.wrong("view/type", f"must be {kind}")
    if body.get("submit") and not call.app.manifest.interactive:
        call.violate("manifest.interactivity", "a form to submit, but interactivity is off")
    return body


def _trigger(call: Call) -> Trigger:
    id_ = call.text("trigger_id")
    try:
        return call.app.triggers.exchange(id_)
    except ApiError as refused:
        rule = {"expired_trigger_id": "trigger-3s", "exchanged_trigger_id": "trigger-once"}.get(refused.code)
        if not call.app.triggers.is_excused(id_):
            call.violate(rule or "trigger", f"{refused.code}: {id_[:40]}")
        raise
