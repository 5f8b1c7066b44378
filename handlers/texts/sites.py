"""What may stand on the dark site of a crisis, and where it is served. Read by handlers, views and the web server."""

import re
import unicodedata

from handlers.crisis.crisis import Crisis
from handlers.draft import SendKind, SendState
from handlers.people import Team
from handlers.ports import UnitOfWork
from handlers.texts.announcement import AnnouncementState
from handlers.texts.dark_site import DarkSite, DarkText

PATH = "/dark-site/"
_SPELT = {ord("ä"): "ae", ord("ö"): "oe", ord("ü"): "ue", ord("ß"): "ss"}


def composed(uow: UnitOfWork, crisis: Crisis) -> tuple[DarkText, ...]:
    """Approved statements and nothing else, word for word: the newest of each kind and language that was not taken
    back, the newest first."""
    newest: dict[tuple[str, str], DarkText] = {}
    for made in uow.announcements.find(crisis_id=crisis.id, drill=False, state=AnnouncementState.APPROVED):
        if made.decided_at is None or _taken_back(uow, made.id) or not made.wordings:
            continue
        text = max((wording.text for wording in made.wordings), key=len)
        newest[made.kind, made.language] = DarkText(
            announcement_id=made.id, kind=made.kind, language=made.language, text=text, at=made.decided_at
        )
    return tuple(sorted(newest.values(), key=lambda one: (one.at, one.announcement_id), reverse=True))


def _taken_back(uow: UnitOfWork, announcement: int) -> bool:
    """What was withdrawn at one account is withdrawn here."""
    rows = uow.sends.find(announcement_id=announcement)
    return any(row.kind is SendKind.DELETE and row.state is SendState.SENT for row in rows)


def site_of(uow: UnitOfWork, crisis: Crisis) -> DarkSite | None:
    return next(iter(uow.dark_sites.find(crisis_id=crisis.id)), None)


def slug(brand: str) -> str:
    """What of a brand's name stands in the address."""
    flat = unicodedata.normalize("NFKD", brand.lower().translate(_SPELT)).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", flat).strip("-") or "brand"


def address(team: Team, brand: str) -> str:
    """Where the public finds it; the path alone where no public address is configured."""
    return f"{team.action_plan.public_url.rstrip('/')}{PATH}{slug(brand)}"
