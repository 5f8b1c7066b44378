"""Triage: what the team should see, and why. Pure computation, linear in the length of the text.

`assess` is what the triage child calls. More opinions slot in as assessors: a model implements `Classifier`.
"""

from handlers.triage.assess import ASSESSORS, Assessor, Classifier, assess, by_model
from handlers.triage.reading import Reading, read

__all__ = ["ASSESSORS", "Assessor", "Classifier", "Reading", "assess", "by_model", "read"]
