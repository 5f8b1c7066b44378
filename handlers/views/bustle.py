"""The view of many comments without criticism: what the calm card shows. It asks nobody for anything."""

from dataclasses import dataclass

from handlers.people import Brand, Team
from handlers.ports import UnitOfWork
from handlers.storm import Bustle


@dataclass(frozen=True, kw_only=True, slots=True)
class BustleView:
    """Card `bustle`: subject is its id. Its numbers are those of `bustle.figures`."""

    bustle: Bustle
    brand: Brand

    @property
    def target(self) -> None:
        """It is about a brand, not about one account."""
        return


def bustle_view(bustle_id: int, uow: UnitOfWork, team: Team) -> BustleView:
    bustle = uow.bustles.get(bustle_id)
    return BustleView(bustle=bustle, brand=team.brands.get(bustle.brand) or Brand(name=bustle.brand))
