"""Interaction callbacks and the webhook of each interaction's token."""

from dataclasses import dataclass

from bot.sandbox.discord.answers import Answers
from bot.sandbox.discord.interactions import TARGET
from bot.sandbox.discord.rest.desk import NOTHING, Answer, Call, Endpoint

_HOOK = "/webhooks/{application}/{token}"
_ONE = _HOOK + "/messages/{message}"
_TRUE = {"1", "true"}


@dataclass(kw_only=True)
class Callbacks:
    answers: Answers

    def endpoints(self) -> list[Endpoint]:
        callback = "/interactions/{interaction}/{token}/callback"
        found = [
            Endpoint(method="POST", route=callback, handle=self.answer, bucket="callback", by_token=True),
            Endpoint(method="POST", route=_HOOK, handle=self.follow_up, bucket="webhook", by_token=True),
        ]
        # @original gets a template of its own, so that faults can mean it alone.
        for route in (_HOOK + "/messages/@original", _ONE):
            found += [
                Endpoint(method="GET", route=route, handle=self.get, bucket="webhook", by_token=True),
                Endpoint(method="PATCH", route=route, handle=self.edit, bucket="webhook", by_token=True),
                Endpoint(method="DELETE", route=route, handle=self.delete, bucket="webhook", by_token=True),
            ]
        return found

    async def answer(self, call: Call) -> Answer:
        id_, token = call.path["interaction"], call.path["token"]
        kernel = self.answers.interactions.kernel
        asked = self.answers.interactions.by_id(id_, token)
        if asked is not None and asked.answered is None and kernel.fault(TARGET, "drop_ack") is not None:
            asked.faulted = True
            return Answer(lost=True)
        found = self.answers.first(id_, token, call.body)
        lost = kernel.fault(TARGET, "lost_answer") is not None
        found.faulted = found.faulted or lost
        if call.query.get("with_response", "").lower() in _TRUE:
            return Answer(body=self.answers.resource(found), lost=lost)
        return Answer(status=204, lost=lost)

    async def follow_up(self, call: Call) -> Answer:
        found = self.answers.alive(call.path["application"], call.path["token"])
        return Answer(body=self.answers.shown(self.answers.follow_up(found, call.form)))

    async def get(self, call: Call) -> Answer:
        found = self.answers.alive(call.path["application"], call.path["token"])
        return Answer(body=self.answers.shown(self.answers.find(found, _id(call))))

    async def edit(self, call: Call) -> Answer:
        found = self.answers.alive(call.path["application"], call.path["token"])
        message = self.answers.find(found, _id(call))
        return Answer(body=self.answers.shown(self.answers.edit(found, message, call.form)))

    async def delete(self, call: Call) -> Answer:
        found = self.answers.alive(call.path["application"], call.path["token"])
        self.answers.delete(found, self.answers.find(found, _id(call)))
        return NOTHING


def _id(call: Call) -> str:
    return call.path.get("message", "@original")
