"""The dark site: asked for, on, to be changed, off; and its forms."""

from collections.abc import Mapping
from dataclasses import replace

from bot.cards.gallery import crises
from bot.cards.gallery.crises import CRISIS
from bot.cards.gallery.world import AYLIN, HOSTILE, JANA, minutes
from handlers.clicks import Click
from handlers.effects import Field, OpenForm, Option
from handlers.texts.dark_site import DarkSite, DarkText
from handlers.views import CrisisView, DarkSiteView, View

TEXT = DarkText(
    announcement_id=1,
    kind="acknowledgement",
    language="de",
    text="Wir haben die Hinweise zu unserer Glasur gesehen und gehen ihnen nach. Mehr um 20:00 Uhr.",
    at=minutes(20),
)
OTHER = replace(TEXT, announcement_id=2, kind="holding", text=HOSTILE, at=minutes(50))
ASKED = DarkSite(
    id=1,
    crisis_id=12,
    brand="Musterkanne",
    wanted="on",
    wanted_texts=(TEXT,),
    wanted_hash="a" * 64,
    asked_by="jana",
    asked_at=minutes(30),
)
ON = DarkSite(
    id=1,
    crisis_id=12,
    brand="Musterkanne",
    on=True,
    texts=(TEXT,),
    hash="a" * 64,
    asked_by="jana",
    asked_at=minutes(30),
    switched_by="aylin",
    switched_at=minutes(32),
    version=2,
)
ADDRESS = "https://status.musterkanne.example/dark-site/musterkanne"


def _view(site: DarkSite, *allowed: str) -> DarkSiteView:
    return DarkSiteView(
        site=site,
        crisis=CRISIS,
        address=ADDRESS,
        asked_by=JANA,
        switched_by=AYLIN if site.switched_by else None,
        allowed=frozenset(allowed),
    )


def _status(site: DarkSite) -> CrisisView:
    """The status card of a crisis that has one."""
    latest = "decision-dark_site" if site.on else "decision-dark_asked"
    shown = replace(CRISIS, last_decision=latest, last_decision_params={"now": "on"})
    return crises.view(shown, dark=site, address=ADDRESS)


def cards() -> Mapping[str, View]:
    return {
        "dark-site-asked": _view(ASKED, "dark-yes", "dark-no"),
        "dark-site-on": _view(ON, "dark-file", "dark-site"),
        "dark-site-update": _view(
            replace(ON, wanted="on", wanted_texts=(OTHER, TEXT)), "dark-yes", "dark-no"
        ),
        "dark-site-ending": _view(replace(ON, wanted="off"), "dark-yes", "dark-no"),
        **{f"crisis-dark-{name}": _status(site) for name, site in (("asked", ASKED), ("on", ON))},
        "dark-site-off": _view(replace(ON, on=False, texts=(), version=4)),
    }


def forms() -> dict[str, OpenForm]:
    options = tuple(Option(value=way, key=f"dark-choice-{way}") for way in ("on", "update", "off"))
    reason = Field(id="reason", key="form-crisis-reason", kind="long_text", max_length=500)
    wanted = Field(id="wanted", key="form-dark-wanted", kind="choice", value="on", options=options)
    params: dict[str, object] = {"crisis": 12, "address": ADDRESS}
    return {
        "form-dark-site": OpenForm(
            click=Click(verb="dark-site", kind="crisis", id=12, version=3),
            title="form-dark-title",
            submit="form-dark-submit",
            note="form-dark-note",
            quote=HOSTILE,
            params=params,
            fields=(wanted, reason),
        ),
        **{
            f"form-dark-yes-{way}": OpenForm(
                click=Click(verb="dark-yes", kind="darksite", id=1, version=1),
                title=f"form-dark-{way}-title",
                submit=f"form-dark-{way}-submit",
                note=f"form-dark-{way}-note",
                quote=HOSTILE if way == "on" else "",
                params=params,
            )
            for way in ("on", "off")
        },
    }
