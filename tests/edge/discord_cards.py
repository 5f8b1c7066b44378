"""Cards, forms and strategies that the tests of Discord's half share."""

from dataclasses import replace
from datetime import UTC, datetime

from hypothesis import strategies as st

from bot.cards.parts import (
    Button,
    Card,
    Choice,
    Controls,
    Form,
    FormField,
    FormOption,
    Line,
    Link,
    Mention,
    Menu,
    Plain,
    Quote,
    Rule,
    Time,
)
from bot.sandbox.discord import ids
from handlers.clicks import Click

AT = datetime(2026, 11, 21, 13, 7, tzinfo=UTC)
APPROVERS = Mention(name="Freigabe-Social", discord=ids.APPROVERS, is_role=True)
JANA = Mention(name="Jana", discord="200000000000000001")
HOSTILE = [
    "@everyone @here <@200000000000000001> <@&500000000000000002> <#400000000000000001> <id:guide>",
    "**fett** __unter__ *schräg* ~~weg~~ ||verdeckt|| `code` ```block``` ¯\\_(ツ)_/¯",
    "# groß\n## kleiner\n-# klein\n> Zitat\n>>> alles\n- Punkt\n* Punkt\n+ Punkt\n1. erstens\n  - drin",
    "[Hier klicken](https://evil.example) <https://evil.example> https://evil.example/login discord.gg/abc",
    "https:/\\/evil.example \\[x](https://a.example) \\\\*a\\\\*",
    "<t:0:R> </cmd:400000000000000001> <a:x:400000000000000001> <:x:400000000000000001> :rotating_light:",
    "Freigegeben\u202eetsil\u202c \u2066versteckt\u2069 a\u200bb\u200dc\ufeff \u00ad",
    "\x00\x1b[31mrot\x07 \ud800 \udfff \ufffe",
    '{"type": 10, "content": "@everyone"}',
    "Zeile\r\nZeile\u2028# Zeile\x85- Zeile\v> Zeile",
    "م\u200cيخ שלום 👩‍👩‍👧 🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",
    "Z̸̡̧̛a̷̢l̶g̵o̴",
    "   \n\t ",
    "",
    "*_" * 3000,
    "```" * 2000,
    "\n" * 3000 + "`" * 2000,
    "x" * 20_000,
]


def click(verb: str, choice: str = "-", kind: str = "case", id: int = 4711, version: int = 3) -> Click:
    return Click(verb=verb, choice=choice, kind=kind, id=id, version=version)


def button(label: str, verb: str, **more: object) -> Button:
    return Button(label=label, click=click(verb), **more)  # pyright: ignore[reportArgumentType]


CASE = Card(
    first_line="🔶 Dringend · Beschwerde · Instagram @musterkanne · 14:07 · Fall 4711",
    parts=(
        Quote(text="„Dritte Lieferung, dritte Tasse kaputt.\nLiest hier überhaupt jemand mit?“"),
        Line(text=(Plain(text="lea_im_norden · 1.240 Follower · zweiter Kommentar heute"),), quiet=True),
        Line(
            text=(
                Plain(text="Post: "),
                Link(label="Herbstaktion [Keramik]", url="https://public.example/p/1?a=(b)"),
                Plain(text=", "),
                Time(at=AT, fallback="14. Nov.", style="date"),
            )
        ),
        Line(
            text=(
                Plain(text="Zuständig: ", strong=True),
                JANA,
                Plain(text=" · erste Antwort bis "),
                Time(at=AT, fallback="15:07"),
            )
        ),
        Line(text=(Plain(text="Inhalt verdeckt: Drohung"),), accessory=button("Anzeigen", "reveal")),
        Rule(),
        Controls(
            items=(
                button("Antwort entwerfen", "draft", style="primary"),
                button("Übernehmen", "claim"),
                button("Eskalieren", "escalate", style="danger"),
                button("Keine Antwort nötig", "dismiss"),
                Menu(
                    label="Mehr",
                    click=click("more"),
                    choices=(
                        Choice(label="Original öffnen", click=click("original")),
                        Choice(label="Verlauf", click=click("history")),
                    ),
                ),
            )
        ),
    ),
)
APPROVAL = Card(
    first_line="Freigabe bis 14:45 · Instagram @musterkanne · Fall 4711 · @Freigabe-Social",
    mentions=(APPROVERS, JANA),
    parts=(
        Line(text=(Plain(text="Antwort, Fassung 2"),), quiet=True),
        Quote(text="Hallo Lea,\ndreimal Scherben statt Tasse, das tut uns leid.", exact=True),
        Line(text=(Plain(text="Von "), JANA, Plain(text=", "), Time(at=AT, fallback="14:22")), quiet=True),
        Controls(items=(button("Freigeben und veröffentlichen", "approve", style="primary"),)),
    ),
)
FORM = Form(
    click=click("use", kind="draft"),
    title="Antwort bearbeiten",
    submit="Freigabe anfordern",
    cancel="Abbrechen",
    note="Öffentlich als @musterkanne auf Instagram",
    quote="„Dritte Lieferung, dritte Tasse kaputt.“",
    fields=(
        FormField(
            id="text",
            label="Antwort",
            kind="long_text",
            value="Hallo Lea,\ndas tut uns leid.",
            max_length=2200,
        ),
        FormField(
            id="why",
            label="Grund",
            kind="choice",
            required=False,
            hint="Hilft beim Lernen",
            value="spam",
            options=(FormOption(value="praise", label="Lob"), FormOption(value="spam", label="Spam")),
        ),
        FormField(id="link", label="Link", max_length=300, required=False),
    ),
)
CONFIRM = Form(
    click=click("approve", kind="draft"),
    title="Veröffentlichen",
    submit="Veröffentlichen",
    cancel="Abbrechen",
    note="Als @musterkanne auf Instagram veröffentlichen? Sofort sichtbar, genau dieser Text.",
    quote="Hallo Lea,\ndreimal Scherben statt Tasse, das tut uns leid.",
)


def confirm(quote: str) -> Form:
    return replace(CONFIRM, quote=quote)


# -- anything that a card may hold

texts = st.one_of(
    st.sampled_from(HOSTILE),
    st.text(max_size=200),
    st.text(alphabet="<>@!#*_`~|[]()\\/:-+1. \n", max_size=80),
)
_short = texts.map(lambda text: text[:300])
_words = st.sampled_from(["claim", "draft", "more", "a", "x" * 24, "a-b_1"])
clicks = st.builds(
    Click,
    verb=_words,
    choice=st.just("-") | _words,
    kind=_words,
    id=st.integers(0, 10**12),
    version=st.integers(0, 10**6),
)
_ids = st.sampled_from(["", JANA.discord, APPROVERS.discord, "1", "<@1>", "@everyone"])
mentions = st.builds(Mention, name=_short, discord=_ids, is_role=st.booleans())
_runs = st.one_of(
    st.builds(Plain, text=_short, strong=st.booleans()),
    st.builds(
        Link,
        label=_short,
        url=st.sampled_from(["https://a.example/ä?b=(c)", "javascript:alert(1)", "https://u@h/", "x"])
        | _short,
    ),
    mentions,
    st.builds(
        Time,
        at=st.integers(0, 2**32).map(lambda at: datetime.fromtimestamp(at, UTC)),
        fallback=_short,
        style=st.sampled_from(["clock", "date"]),
    ),
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
_parts = st.one_of(
    st.builds(
        Line, text=st.lists(_runs, max_size=4).map(tuple), quiet=st.booleans(), accessory=st.none() | _buttons
    ),
    st.builds(Quote, text=texts),
    st.just(Rule()),
    st.builds(Controls, items=st.lists(_buttons | _menus, min_size=1, max_size=6).map(tuple)),
)
cards = st.builds(
    Card,
    first_line=_short.map(lambda text: text[:80] or "Fall 1"),
    parts=st.lists(_parts, max_size=5).map(tuple),
    mentions=st.lists(mentions, max_size=2).map(tuple),
)
_fields = st.builds(
    FormField,
    id=_words,
    label=_short,
    kind=st.sampled_from(["text", "long_text"]),
    value=texts.map(lambda text: text[:6000]),
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
