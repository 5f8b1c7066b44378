"""Modals and home tabs as they stand in front of people: stacks, hashes, what was entered."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass, field

from bot.sandbox.kernel import ControlError
from bot.sandbox.slack.errors import ApiError, Json
from bot.sandbox.slack.inputs import Values, at_first
from bot.sandbox.slack.walk import named
from bot.sandbox.slack.world import World

DEEPEST = 3
"""The first view and two pushed onto it."""


@dataclass(kw_only=True, eq=False)
class View:
    id: str
    user: str
    body: Json
    """As the app gave it, with ids filled in."""
    hash: str
    root: str
    previous: str = ""
    values: Values = field(default_factory=dict)
    errors: dict[str, str] = field(default_factory=dict)
    response: dict[str, str] = field(default_factory=dict)

    @property
    def blocks(self) -> list[Json]:
        return self.body["blocks"]

    @property
    def external_id(self) -> str:
        return str(self.body.get("external_id") or "")


@dataclass(kw_only=True)
class Views:
    world: World
    seen: Callable[[str, Json | None], None]
    """Told whose view changed, and what is on top now."""
    stacks: dict[str, list[View]] = field(default_factory=dict)
    homes: dict[str, View] = field(default_factory=dict)

    # -- what the app does

    def open(self, user: str, body: Json) -> View:
        """A new stack; one that was open is gone."""
        self._free(body)
        view = self._made(user, body, root="")
        self.stacks[user] = [view]
        self._changed(user)
        return view

    def push(self, user: str, root: str, body: Json) -> View:
        stack = self.stacks.get(user, [])
        if not stack or stack[0].id != root:
            raise ApiError("not_found")
        if len(stack) >= DEEPEST:
            raise ApiError("push_limit_reached")
        self._free(body)
        view = self._made(user, body, root=root, previous=stack[-1].id)
        stack.append(view)
        self._changed(user)
        return view

    def update(self, view: View, body: Json, hash_: str = "") -> View:
        if hash_ and hash_ != view.hash:
            raise ApiError("hash_conflict")
        if body["type"] != view.body["type"]:
            raise ApiError("invalid_arguments")
        self._free(body, view)
        view.body = body | {"blocks": named(body["blocks"])}
        view.values = at_first(view.blocks, view.values)
        view.errors = {}
        view.hash = self._hash()
        self._changed(view.user, view if view.body["type"] == "home" else None)
        return view

    def publish(self, user: str, body: Json, hash_: str = "") -> View:
        known = self.homes.get(user)
        if known is not None:
            return self.update(known, body, hash_)
        if hash_:
            raise ApiError("hash_conflict")
        self.homes[user] = view = self._made(user, body, root="")
        self._changed(user, view)
        return view

    def find(self, view_id: str, external_id: str = "") -> View:
        """For the app; raises ApiError."""
        for view in self.all():
            if view_id == view.id or (external_id and external_id == view.external_id):
                return view
        raise ApiError("not_found")

    # -- what people do

    def of(self, user: str, view_id: str) -> View:
        """For a person: the view on top of their stack, or their home; raises ControlError."""
        stack, home = self.stacks.get(user, []), self.homes.get(user)
        if stack and view_id in (stack[-1].id, ""):
            return stack[-1]
        if home is not None and view_id == home.id:
            return home
        raise ControlError(f"no view {view_id!r} in front of {user}")

    def pop(self, user: str) -> None:
        """The one on top closes, the one below shows."""
        stack = self.stacks.get(user, [])
        if stack:
            stack.pop()
        if not stack:
            self.stacks.pop(user, None)
        self._changed(user)

    def clear(self, user: str) -> None:
        self.stacks.pop(user, None)
        self._changed(user)

    def all(self) -> list[View]:
        return [view for stack in self.stacks.values() for view in stack] + list(self.homes.values())

    def top(self, user: str) -> Json | None:
        stack = self.stacks.get(user)
        return self.json(stack[-1]) | {"errors": stack[-1].errors} if stack else None

    # -- how it is written down

    def json(self, view: View) -> Json:
        """A view object as in answers and interactions."""
        return {
            "id": view.id,
            "team_id": self.world.team.id,
            "private_metadata": "",
            "callback_id": "",
            "external_id": "",
            "clear_on_close": False,
            "notify_on_close": False,
            "title": None,
            "close": None,
            "submit": None,
            **view.body,
            "state": {"values": view.values},
            "hash": view.hash,
            "previous_view_id": view.previous or None,
            "root_view_id": view.root,
            "app_id": self.world.app_id,
            "app_installed_team_id": self.world.team.id,
            "bot_id": self.world.bot_id,
        }

    def _changed(self, user: str, home: View | None = None) -> None:
        self.world.kernel.tell("slack", {"what": "view", "user": user})
        self.seen(user, self.json(home) if home else self.top(user))

    def _made(self, user: str, body: Json, *, root: str, previous: str = "") -> View:
        id_ = f"V{self.world.kernel.number():010d}"
        body = body | {"blocks": named(body["blocks"])}
        return View(
            id=id_,
            user=user,
            body=body,
            hash=self._hash(),
            root=root or id_,
            previous=previous,
            values=at_first(body["blocks"]),
        )

    def _free(self, body: Json, own: View | None = None) -> None:
        """An external id may be used by one view at a time."""
        wanted = body.get("external_id")
        if wanted and any(view.external_id == wanted for view in self.all() if view is not own):
            raise ApiError("duplicate_external_id")

    def _hash(self) -> str:
        return f"{self.world.now()}.{secrets.token_hex(4)}"
