"""The view of the dark site's card: what stands there, what a second person is asked about."""

from dataclasses import dataclass

from handlers.clicks import Click
from handlers.crisis.crisis import LIVES, Crisis
from handlers.people import Person, Team
from handlers.ports import UnitOfWork
from handlers.texts.dark_site import DarkSite
from handlers.texts.sites import address


@dataclass(frozen=True, kw_only=True, slots=True)
class DarkSiteView:
    """Card `dark-site`: subject is the id of the dark site."""

    site: DarkSite
    crisis: Crisis
    address: str
    asked_by: Person | None
    switched_by: Person | None
    allowed: frozenset[str]

    @property
    def target(self) -> None:
        """About no account: it is a page of our own."""

    def click(self, verb: str, choice: str = "-") -> Click:
        if verb == "dark-site":
            return Click(
                verb=verb, choice=choice, kind="crisis", id=self.crisis.id, version=self.crisis.version
            )
        return Click(verb=verb, choice=choice, kind="darksite", id=self.site.id, version=self.site.version)


def dark_site_view(site_id: int, uow: UnitOfWork, team: Team) -> DarkSiteView:
    site = uow.dark_sites.get(site_id)
    crisis = uow.crises.get(site.crisis_id)
    asking = {"dark-yes", "dark-no"} if site.wanted else set[str]()
    standing = {"dark-file", "dark-site"} if site.on else set[str]()
    return DarkSiteView(
        site=site,
        crisis=crisis,
        address=address(team, crisis.brand),
        asked_by=team.people.get(site.asked_by),
        switched_by=team.people.get(site.switched_by),
        allowed=frozenset(asking or standing) if crisis.state in LIVES else frozenset(),
    )
