"""Any card and any form there may be, for both platforms: what is hostile to one is thrown at the other as well."""

from collections.abc import Sequence
from datetime import UTC, datetime

from hypothesis import strategies as st

from bot.cards.parts import (
    Button,
    Card,
    Choice,
    Controls,
    Form,
    FormField,
    Line,
    Link,
    Mention,
    Menu,
    Part,
    Picture,
    Plain,
    Quote,
    Rule,
    Time,
)
from handlers.clicks import Click

HOSTILE = [
    "<!channel> <!here> <@U01JANA> <#C01|x> @everyone @here",
    "@everyone @here <@200000000000000001> <@&500000000000000002> <#400000000000000001> <id:guide>",
    "*fett* _schräg_ ~weg~ `code` ```block``` > Zitat\n> noch eins",
    "**fett** __unter__ *schräg* ~~weg~~ ||verdeckt|| `code` ```block``` ¯\\_(ツ)_/¯",
    "# groß\n## kleiner\n-# klein\n> Zitat\n>>> alles\n- Punkt\n* Punkt\n+ Punkt\n1. erstens\n  - drin",
    "<https://evil.example|Hier klicken> [x](https://evil.example) https://evil.example/login",
    "[Hier klicken](https://evil.example) <https://evil.example> https://evil.example/login discord.gg/abc",
    "https:/\\/evil.example \\[x](https://a.example) \\\\*a\\\\*",
    "&lt;!channel&gt; &amp; :rotating_light: :skin-tone-3:",
    "<t:0:R> </cmd:400000000000000001> <a:x:400000000000000001> <:x:400000000000000001> :rotating_light:",
    "Freigegeben\u202eetsil\u202c \u2066versteckt\u2069 a\u200bb\u200dc\ufeff \u00ad",
    "\x00\x1b[31mrot\x07 \ud800 \udfff \ufffe",
    '{"type": "section", "text": {"type": "mrkdwn", "text": "<!channel>"}}',
    '{"type": 10, "content": "@everyone"}',
    "Zeile\r\nZeile\u2028# Zeile\x85- Zeile\v> Zeile",
    "م\u200cيخ שלום 👩‍👩‍👧 🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",
    "Z̸̡̧̛a̷̢l̶g̵o̴",
    "   \n\t ",
    "",
    "*_" * 3000,
    "```" * 2000,
    "\n" * 3000 + "`" * 2000,
    "x" * 100_000,
]
texts = st.one_of(
    st.sampled_from(HOSTILE),
    st.text(max_size=200),
    st.text(alphabet="<>&@!#*_`~|[]()\\/:-+1. \u202e\u200b\n", max_size=80),
)
_short = texts.map(lambda text: text[:300])
_words = st.sampled_from(["claim", "draft", "more", "a", "x" * 24, "a-b_1"]) | st.from_regex(
    r"[a-z][a-z0-9_-]{0,23}", fullmatch=True
)
clicks = st.builds(
    Click,
    verb=_words,
    choice=st.just("-") | _words,
    kind=_words,
    id=st.integers(0, 10**12),
    version=st.integers(0, 10**9 - 1),
)
_buttons = st.builds(
    Button, label=_short, click=clicks, style=st.sampled_from(["normal", "primary", "danger"])
)
_menus = st.builds(
    Menu,
    label=_short,
    click=clicks,
    choices=st.lists(st.builds(Choice, label=_short, click=clicks), min_size=1, max_size=8).map(tuple),
)
_links = st.builds(
    Link,
    label=_short,
    url=st.sampled_from(["https://a.example/ä?b=(c)", "javascript:alert(1)", "https://u@h/", "x"]) | _short,
)
_times = st.builds(
    Time,
    at=st.integers(0, 2**32).map(lambda at: datetime.fromtimestamp(at, UTC)),
    fallback=_short,
    style=st.sampled_from(["clock", "date"]),
)
_fields = st.builds(
    FormField,
    id=_words,
    label=_short,
    kind=st.sampled_from(["text", "long_text"]),
    value=texts.map(lambda text: text[:9000]),
    hint=_short,
    required=st.booleans(),
    max_length=st.integers(1, 10_000),
)
forms = st.builds(
    Form,
    click=clicks,
    title=_short,
    submit=_short,
    cancel=_short,
    note=_short,
    quote=texts.map(lambda text: text[:9000]),
    fields=st.lists(_fields, max_size=4, unique_by=lambda field: field.id).map(tuple),
)


def cards(*accounts: str, most: int = 8, pictures: Sequence[Picture] = ()) -> st.SearchStrategy[Card]:
    """Whole cards of at most so many parts, with mentions of these accounts, some of which are none."""
    mentions = st.builds(
        Mention,
        name=_short,
        slack=st.sampled_from(accounts),
        discord=st.sampled_from(accounts),
        is_role=st.booleans(),
    )
    runs = st.lists(
        st.one_of(st.builds(Plain, text=_short, strong=st.booleans()), _links, mentions, _times), max_size=4
    )
    parts: list[st.SearchStrategy[Part]] = [
        st.builds(Line, text=runs.map(tuple), quiet=st.booleans(), accessory=st.none() | _buttons),
        st.builds(Quote, text=texts),
        st.just(Rule()),
        st.builds(Controls, items=st.lists(_buttons | _menus, min_size=1, max_size=5).map(tuple)),
        *(st.just(picture) for picture in pictures),
    ]
    return st.builds(
        Card,
        first_line=_short.map(lambda text: text[:80] or "Fall 1"),
        parts=st.lists(st.one_of(parts), max_size=most).map(tuple),
        mentions=st.lists(mentions, max_size=2).map(tuple),
    )
