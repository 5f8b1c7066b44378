"""Triage: what the team should see, and why. Pure computation, linear in the length of the text.

`assess` is what the triage child calls. More opinions slot in as assessors.
"""

from handlers.triage.assess import ASSESSORS, Assessor, assess
from handlers.triage.meaning import by_meaning
from handlers.triage.offence import by_models
from handlers.triage.reading import Reading, read

__all__ = ["ASSESSORS", "Assessor", "Reading", "assess", "by_meaning", "by_models", "read"]
