"""Cards and strategies that the tests of Slack's renderer share."""

from base64 import b64decode
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
    Picture,
    Plain,
    Quote,
    Rule,
    Time,
)
from handlers.clicks import Click

AT = datetime(2026, 11, 21, 13, 7, tzinfo=UTC)
APPROVERS = Mention(name="Freigabe-Social", slack="S01FREIGABE", discord="300000000000000001", is_role=True)
JANA = Mention(name="Jana", slack="U01JANA", discord="200000000000000001")
HOSTILE = [
    "<!channel> <!here> <@U01JANA> <#C01|x> @everyone @here",
    "*fett* _schräg_ ~weg~ `code` ```block``` > Zitat\n> noch eins",
    "<https://evil.example|Hier klicken> [x](https://evil.example) https://evil.example/login",
    "&lt;!channel&gt; &amp; :rotating_light: :skin-tone-3:",
    "Freigegeben\u202eetsil\u202c \u2066versteckt\u2069 a\u200bb\u200dc\ufeff \u00ad",
    "\x00\x1b[31mrot\x07 \ud800 \udfff \ufffe",
    '{"type": "section", "text": {"type": "mrkdwn", "text": "<!channel>"}}',
    "Zeile\r\nZeile\u2028Zeile\x85Zeile\vZeile",
    "م\u200cيخ שלום 👩‍👩‍👧 🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",
    "Z̸̡̧̛a̷̢l̶g̵o̴",
    "   \n\t ",
    "",
    "x" * 100_000,
]


def click(verb: str, choice: str = "-", kind: str = "case", id: int = 4711, version: int = 3) -> Click:
    return Click(verb=verb, choice=choice, kind=kind, id=id, version=version)


def button(label: str, verb: str, **more: object) -> Button:
    return Button(label=label, click=click(verb), **more)  # pyright: ignore[reportArgumentType]


PNG = b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
CURVE = Card(
    first_line="Ungewöhnlich viel Kritik seit 19:04 · Musterkanne",
    parts=(
        Picture(data=PNG, name="kurve-12-1.png", alt="Kommentare je 5 Minuten: steiler Anstieg ab 19:04"),
        Line(text=(Plain(text="142 Kommentare in 15 Min."),)),
    ),
)
CASE = Card(
    first_line="🔶 Dringend · Beschwerde · Instagram @musterkanne · 14:07 · Fall 4711",
    parts=(
        Quote(text="„Dritte Lieferung, dritte Tasse kaputt. Liest hier überhaupt jemand mit?“"),
        Line(text=(Plain(text="lea_im_norden · 1.240 Follower · zweiter Kommentar heute"),), quiet=True),
        Line(
            text=(
                Plain(text="Post: "),
                Link(label="Herbstaktion Keramik", url="https://public.example/p/1"),
                Plain(text=", "),
                Time(at=AT, fallback="14. Nov.", style="date"),
            )
        ),
        Line(text=(Plain(text="Warum hier: Beschwerde („kaputt“), Frage, 14 Likes in 20 Min."),), quiet=True),
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
                        Choice(label="Anders einordnen …", click=click("reflag")),
                        Choice(label="Verlauf", click=click("history")),
                    ),
                ),
            )
        ),
    ),
)
APPROVAL = Card(
    first_line="Freigabe bis 14:45 · Instagram @musterkanne · Fall 4711 · @Freigabe-Social",
    mentions=(APPROVERS,),
    parts=(
        Line(text=(Plain(text="Kommentar"),)),
        Quote(text="„Dritte Lieferung, dritte Tasse kaputt.“"),
        Line(text=(Plain(text="Antwort, Fassung 2"),)),
        Quote(text="Hallo Lea,\ndreimal Scherben statt Tasse, das tut uns leid.", exact=True),
        Line(text=(Plain(text="Von "), JANA, Plain(text=", "), Time(at=AT, fallback="14:22")), quiet=True),
        Controls(
            items=(
                button("Freigeben und veröffentlichen", "approve", style="primary"),
                Menu(
                    label="Mehr",
                    click=click("more"),
                    choices=tuple(
                        Choice(label=f"Wahl {n}", click=click("redraft", f"c{n}")) for n in range(7)
                    ),
                ),
            )
        ),
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
        FormField(id="link", label="Link", max_length=300),
    ),
)

# -- anything that a card may hold

_texts = st.one_of(
    st.sampled_from(HOSTILE), st.text(max_size=200), st.text(alphabet="<>&@!#*_`~\u202e\u200b |", max_size=50)
)
_short = _texts.map(lambda text: text[:300])
_words = st.from_regex(r"[a-z][a-z0-9_-]{0,23}", fullmatch=True)
clicks = st.builds(
    Click,
    verb=_words,
    choice=st.just("-") | _words,
    kind=_words,
    id=st.integers(0, 10**12),
    version=st.integers(0, 10**9 - 1),
)
_ids = st.sampled_from(["", "U01JANA", "S01FREIGABE", "W99", "<!channel>", "U1|x", "C01INBOX"])
mentions = st.builds(Mention, name=_short, slack=_ids)
_runs = st.one_of(
    st.builds(Plain, text=_short, strong=st.booleans()),
    st.builds(
        Link,
        label=_short,
        url=st.sampled_from(["https://a.example/ä?b=c", "javascript:alert(1)", "https://u@h/", "x"]) | _short,
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
        Line,
        text=st.lists(_runs, max_size=4).map(tuple),
        quiet=st.booleans(),
        accessory=st.none() | _buttons,
    ),
    st.builds(Quote, text=_texts),
    st.just(Rule()),
    st.builds(Picture, data=st.just(PNG), name=st.just("kurve-1.png"), alt=_texts),
    st.builds(Controls, items=st.lists(_buttons | _menus, min_size=1, max_size=5).map(tuple)),
)
cards = st.builds(
    Card,
    first_line=_short.map(lambda text: text[:80] or "Fall 1"),
    parts=st.lists(_parts, max_size=8).map(tuple),
    mentions=st.lists(mentions, max_size=2).map(tuple),
)
_fields = st.builds(
    FormField,
    id=_words,
    label=_short,
    kind=st.sampled_from(["text", "long_text"]),
    value=_texts.map(lambda text: text[:9000]),
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
    quote=_texts.map(lambda text: text[:9000]),
    fields=st.lists(_fields, max_size=5, unique_by=lambda field: field.id).map(tuple),
)
