"""Cards and strategies that the tests of Slack's renderer share."""

from base64 import b64decode

from bot.cards.parts import (
    Card,
    Choice,
    Controls,
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
from tests.edge import anything
from tests.edge.parts import AT, button, click

APPROVERS = Mention(name="Freigabe-Social", slack="S01FREIGABE", discord="300000000000000001", is_role=True)
JANA = Mention(name="Jana", slack="U01JANA", discord="200000000000000001")
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
cards = anything.cards(
    "", JANA.slack, APPROVERS.slack, "W99", "<!channel>", "U1|x", "C01INBOX",
    pictures=[Picture(data=PNG, name="kurve-1.png", alt=alt) for alt in ("Anstieg", *anything.HOSTILE)],
)  # fmt: skip
