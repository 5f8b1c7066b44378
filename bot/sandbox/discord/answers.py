"""How the bot answers an interaction: the first answer, and what may follow on its token."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.sandbox.discord import ids, message_payload, modals, rules
from bot.sandbox.discord.changes import Changes
from bot.sandbox.discord.errors import ApiError, one_problem, unknown
from bot.sandbox.discord.interactions import Interaction, Interactions
from bot.sandbox.discord.rules import Draft
from bot.sandbox.discord.spec import Spec
from bot.sandbox.discord.wire import Asked, Callback, Flag, Json, Said
from bot.sandbox.discord.world import Message

_FITTING: Mapping[Asked, frozenset[Callback]] = {
    Asked.COMMAND: frozenset({Callback.MESSAGE, Callback.DEFER, Callback.MODAL}),
    Asked.COMPONENT: frozenset(Callback) - {Callback.CHOICES},
    Asked.AUTOCOMPLETE: frozenset({Callback.CHOICES}),
    Asked.MODAL: frozenset({Callback.MESSAGE, Callback.DEFER}),
}
_ON_A_MESSAGE = frozenset({Callback.DEFER_UPDATE, Callback.UPDATE})
_LOADING = Draft(
    content="",
    components=[],
    embeds=[],
    flags=Flag.LOADING,
    allowed=None,
    default_mentions=(),
)
_MOST_CHOICES = 25


@dataclass(kw_only=True)
class Answers:
    interactions: Interactions
    changes: Changes
    spec: Spec

    def first(self, interaction_id: str, token: str, body: Any) -> Interaction:
        """The callback. Raises 10062 (unknown or too late), 40060 (answered already), 50035."""
        found = self.interactions.by_id(interaction_id, token)
        if found is None:
            raise unknown("interaction")
        if found.answered is not None:
            rule = "" if found.faulted else "answered-twice"
            raise ApiError(400, 40060, "Interaction has already been acknowledged.", rule=rule)
        if self.interactions.late(found):
            raise unknown("interaction")
        self._answer(found, self._callback(found, body), body.get("data"))
        found.answered_after = self.interactions.monotonic() - found.since
        self._noticed(found)
        return found

    def _noticed(self, found: Interaction) -> None:
        """For whoever waits for it, and for the page: private words and forms are no events of the gateway."""
        found.step()
        self.interactions.kernel.tell("discord", {"event": "ANSWER", "channel": found.channel_id})

    def _callback(self, found: Interaction, body: Any) -> Callback:
        number = body.get("type") if isinstance(body, dict) else None
        callback = next((one for one in Callback if one == number), None)
        fitting = _FITTING[found.type]
        if found.type is Asked.MODAL and found.message is not None:
            fitting |= _ON_A_MESSAGE
        if callback is not None and callback in fitting:
            return callback
        rule = "modal.after-modal" if callback is Callback.MODAL else "callback.type"
        message = f"Value must be one of {tuple(int(one) for one in sorted(fitting))}."
        raise one_problem(("type",), "BASE_TYPE_CHOICES", message, rule)

    def _answer(self, found: Interaction, callback: Callback, data: Any) -> None:
        match callback:
            case Callback.MESSAGE:
                draft = rules.draft(_needed(data), rules.ANSWER, self.spec)
                found.original = self._post(found, draft)
            case Callback.DEFER:
                found.original = self._post(found, _loading(data))
            case Callback.DEFER_UPDATE:
                if data:
                    raise one_problem(
                        ("data",), "BASE_TYPE_NOT_ALLOWED", "Carries no data.", "callback.defer-data"
                    )
                found.original = found.message
            case Callback.UPDATE:
                message = self._source(found)
                draft = rules.draft(_needed(data), rules.UPDATE, self.spec, before=message)
                self.changes.edit(message, draft)
                found.original = message
            case Callback.CHOICES:
                found.choices = _choices(data)
            case Callback.MODAL:
                found.modal = modals.modal(data, self.spec)
        found.answered = callback

    def _source(self, found: Interaction) -> Message:
        message = found.message
        if message is None or self.changes.world.stored(message.channel_id, message.id) is None:
            raise unknown("Message")
        return message

    def _post(self, found: Interaction, draft: Draft) -> Message:
        channel = self.changes.world.channel(found.channel_id)
        reference: Json | None = None
        kind = Said.COMMAND if found.type is Asked.COMMAND else Said.DEFAULT
        if found.message is not None:
            kind = Said.REPLY
            reference = {"type": 0, "channel_id": channel.id, "message_id": found.message.id}
            if not channel.is_dm:
                reference["guild_id"] = ids.GUILD
        return self.changes.post(
            channel,
            ids.APPLICATION,
            draft,
            type=kind,
            reference=reference,
            interaction=found.metadata,
            visible_to=found.user_id if draft.flags & Flag.EPHEMERAL else "",
        )

    def resource(self, found: Interaction) -> Json:
        """The callback object for `with_response`."""
        said: Json = {"id": found.id, "type": int(found.type)}
        answer: Json = {"interaction": said}
        if found.answered is None:
            return answer
        resource: Json = {"type": int(found.answered)}
        answer["resource"] = resource
        if (
            found.answered in {Callback.MESSAGE, Callback.DEFER, Callback.UPDATE}
            and found.original is not None
        ):
            said["response_message_id"] = found.original.id
            said["response_message_loading"] = bool(found.original.flags & Flag.LOADING)
            said["response_message_ephemeral"] = found.original.ephemeral
            if found.answered is not Callback.DEFER:
                resource["message"] = self.shown(found.original)
        return answer

    def shown(self, message: Message) -> Json:
        return message_payload.message(message, self.changes.world, self.changes.now())

    # What follows on the token.

    def alive(self, application_id: str, token: str) -> Interaction:
        """The interaction of a token that may be used. Raises 10015 (unknown, or not answered yet) or 50027."""
        found = self.interactions.by_token(token)
        if found is None or application_id != ids.APPLICATION:
            raise unknown("Webhook")
        if not self.interactions.token_alive(found):
            raise ApiError(401, 50027, "Invalid Webhook Token")
        if found.answered is None:
            late = self.interactions.late(found)
            detail = "a follow-up came before the first answer"
            raise unknown("Webhook", rule="" if late else "follow-up.too-early", detail=detail)
        if found.answered is Callback.CHOICES:
            raise unknown("Webhook", rule="follow-up.autocomplete", detail="choices have no follow-up")
        return found

    def follow_up(self, found: Interaction, body: Json) -> Message:
        """A further message. The first one after a deferral takes the place of "is thinking"."""
        original = found.original
        if original is not None and original.flags & Flag.LOADING:
            return self.edit(found, original, body, way=rules.FOLLOW_UP)
        message = self._post(found, rules.draft(body, rules.FOLLOW_UP, self.spec))
        found.follow_ups.append(message)
        self._noticed(found)
        return message

    def find(self, found: Interaction, message_id: str) -> Message:
        """`@original` or a follow-up of this token, if it is still there."""
        own = [message for message in (found.original, *found.follow_ups) if message is not None]
        for message in own:
            wanted = message is found.original if message_id == "@original" else message.id == message_id
            if wanted and self.changes.world.stored(message.channel_id, message.id) is not None:
                return message
        raise unknown("Message")

    def edit(
        self, found: Interaction, message: Message, body: Json, *, way: rules.Way = rules.FOLLOW_UP_EDIT
    ) -> Message:
        if message.flags & Flag.LOADING:
            ephemeral = message.flags & Flag.EPHEMERAL
            draft = rules.draft(body, way, self.spec, before=message)
            kept = draft.flags | (body.get("flags") or 0) & ~Flag.EPHEMERAL | ephemeral
            self.changes.fill(message, _with_flags(draft, kept))
        else:
            draft = rules.draft(body, way, self.spec, before=message)
            self.changes.edit(message, draft)
        self._noticed(found)
        return message

    def delete(self, found: Interaction, message: Message) -> None:
        self.changes.delete(message)
        self._noticed(found)


def _needed(data: Any) -> Json:
    if not isinstance(data, dict):
        raise one_problem(("data",), "BASE_TYPE_REQUIRED", "This field is required", "callback.data")
    return data


def _loading(data: Any) -> Draft:
    """A deferral says whether only the person will see the answer, and nothing else."""
    body = data if data is not None else {}
    if not isinstance(body, dict):
        raise one_problem(("data",), "MODEL_TYPE_CONVERT", "Must be an object.", "callback.data")
    flags = body.get("flags") or 0
    said = {key for key, value in body.items() if value not in (None, False, [], {}, "")} - {"flags"}
    if said or not isinstance(flags, int) or flags & ~Flag.EPHEMERAL:
        message = "A deferred answer may carry the EPHEMERAL flag only."
        raise one_problem(("data",), "INTERACTION_DEFER_ONLY_EPHEMERAL", message, "callback.defer-data")
    return _with_flags(_LOADING, Flag.LOADING | flags)


def _with_flags(draft: Draft, flags: int) -> Draft:
    return Draft(
        content=draft.content,
        components=draft.components,
        embeds=draft.embeds,
        flags=int(flags),
        allowed=draft.allowed,
        default_mentions=draft.default_mentions,
    )


def _choices(data: Any) -> list[Json]:
    choices = data.get("choices") if isinstance(data, dict) else None
    if not isinstance(choices, list) or len(choices) > _MOST_CHOICES:
        message = f"Must be a list of {_MOST_CHOICES} or fewer."
        raise one_problem(("data", "choices"), "BASE_TYPE_MAX_LENGTH", message, "choices.max-25")
    for number, choice in enumerate(choices):
        name = choice.get("name") if isinstance(choice, dict) else None
        value = choice.get("value") if isinstance(choice, dict) else None
        if not isinstance(name, str) or not 1 <= len(name) <= 100 or not isinstance(value, str | int | float):
            message = "A choice has a name of 1 to 100 characters and a value."
            raise one_problem(("data", "choices", number), "BASE_TYPE_REQUIRED", message, "choices.name")
    return choices
