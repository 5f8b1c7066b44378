"""Cards, forms and strategies that the tests of Discord's half share."""

from dataclasses import replace

from bot.cards.parts import (
    Card,
    Choice,
    Controls,
    Form,
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
from tests.edge import anything
from tests.edge.parts import AT, button, click

APPROVERS = Mention(name="Freigabe-Social", discord=ids.APPROVERS, is_role=True)
JANA = Mention(name="Jana", discord="200000000000000001")
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


cards = anything.cards("", JANA.discord, APPROVERS.discord, "1", "<@1>", "@everyone", most=5)
