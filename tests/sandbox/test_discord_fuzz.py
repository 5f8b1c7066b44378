"""Whatever a bot sends: it is taken or refused in Discord's words, never met with a crash of the sandbox."""

import json
from copy import deepcopy
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.sandbox.discord import modals, rules
from bot.sandbox.discord.commands import GLOBAL, Commands
from bot.sandbox.discord.components import visible
from bot.sandbox.discord.errors import ApiError
from bot.sandbox.discord.spec import Spec

anything = st.recursive(
    st.none() | st.booleans() | st.integers(-5, 40_000) | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=5,
)
SELECT = {"type": 3, "custom_id": "s", "options": [{"label": "a", "value": "b", "emoji": {"name": "🚨"}}]}
MESSAGE: dict[str, Any] = {
    "flags": 1 << 15,
    "allowed_mentions": {"parse": ["users"], "roles": ["1"]},
    "nonce": "1",
    "components": [
        {
            "type": 17,
            "components": [
                {"type": 10, "content": "x", "id": 7},
                {
                    "type": 9,
                    "components": [{"type": 10, "content": "x"}],
                    "accessory": {"type": 11, "media": {"url": "https://example.org/a.png"}},
                },
                {"type": 12, "items": [{"media": {"url": "https://example.org/a.png"}}]},
                {
                    "type": 1,
                    "components": [{"type": 2, "style": 5, "label": "A", "url": "https://example.org"}],
                },
                {"type": 1, "components": [SELECT]},
            ],
        }
    ],
}
EMBED: dict[str, Any] = {
    "content": "x",
    "embeds": [
        {
            "title": "a",
            "footer": {"text": "b"},
            "author": {"name": "c"},
            "fields": [{"name": "d", "value": "e"}],
        }
    ],
}
FORM: dict[str, Any] = {
    "custom_id": "f",
    "title": "x",
    "components": [
        {"type": 10, "content": "x"},
        {"type": 18, "label": "a", "component": {"type": 4, "custom_id": "a", "style": 1, "value": "x"}},
        {"type": 18, "label": "b", "component": {**SELECT, "min_values": 1}},
        {"type": 1, "components": [{"type": 4, "custom_id": "c", "style": 1, "label": "x"}]},
    ],
}
COMMANDS: list[Any] = [
    {
        "name": "krise",
        "description": "x",
        "name_localizations": {"de": "krise"},
        "options": [
            {"type": 3, "name": "a", "description": "x", "choices": [{"name": "x", "value": "y"}]},
            {"type": 3, "name": "b", "description": "x", "autocomplete": True},
        ],
    },
    {"name": "Menü", "type": 3},
    {
        "name": "stab",
        "description": "x",
        "options": [{"type": 1, "name": "a", "description": "x", "options": []}],
    },
]


@st.composite
def spoiled(draw: st.DrawFn, whole: Any) -> Any:
    """A good body with one place in it replaced by anything, or another key beside."""
    body = deepcopy(whole)
    here = body
    while True:
        steps = list(here) if isinstance(here, dict) else list(range(len(here)))
        step = draw(st.sampled_from(steps)) if steps else None
        if step is None or not isinstance(here[step], dict | list) or draw(st.booleans()):
            break
        here = here[step]
    if isinstance(here, dict) and (step is None or draw(st.booleans())):
        here[draw(st.text(max_size=8))] = draw(anything)
    elif step is not None:
        here[step] = draw(anything)
    return body


@pytest.fixture(scope="module")
def spec() -> Spec:
    return Spec()


def refused_or_taken(judge: Any, body: Any) -> Any:
    try:
        return judge(body)
    except ApiError as error:
        refusal = error
    assert refusal.status in {400, 501}
    assert json.dumps(refusal.body())
    return None


@settings(max_examples=150, deadline=None)
@given(body=spoiled(MESSAGE) | spoiled(EMBED))
def test_messages(spec: Spec, body: Any) -> None:
    for judge in (spec, Spec({})):
        draft = refused_or_taken(lambda one, by=judge: rules.draft(one, rules.CREATE, by), body)
        if draft is not None:
            assert isinstance(visible(draft.components), str)


@settings(max_examples=100, deadline=None)
@given(data=spoiled(FORM) | anything)
def test_forms(spec: Spec, data: Any) -> None:
    for judge in (spec, Spec({})):
        shown = refused_or_taken(lambda one, by=judge: modals.modal(one, by), data)
        if shown is not None:
            assert modals.form(shown)["custom_id"]


@settings(max_examples=100, deadline=None)
@given(bodies=spoiled(COMMANDS))
def test_commands(spec: Spec, bodies: Any) -> None:
    for judge in (spec, Spec({})):
        commands = Commands(spec=judge, fresh=lambda: "1")
        refused_or_taken(lambda one, to=commands: to.overwrite(GLOBAL, one), bodies)
