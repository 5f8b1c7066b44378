"""Which level of the shitstorm scale (Graf and Schwede, 2012) the figures suggest. A person sets it, never the watch.

Of its two axes only one is seen from here: social media. Of other media the watch knows what comments say, no more.
"""

from handlers.storm import Figures

LEVELS = range(7)


def proposed(figures: Figures) -> int:
    """2..6; what raises no alarm needs no proposal."""
    rise = figures.critical / max(3.0, _usual_criticism(figures))
    share, severe = figures.share, 100 * figures.severe / max(1, figures.critical)
    if severe >= 50 and share >= 60 and rise >= 8 and figures.people >= 100:
        return 6
    if share > 50 and rise >= 8 and figures.accounts >= 3 and figures.people >= 60:
        return 5
    if rise >= 5 and figures.accounts >= 3 and figures.people >= 30:
        return 4
    if rise >= 2 and (figures.accounts >= 2 or figures.people >= 15):
        return 3
    return 2


def _usual_criticism(figures: Figures) -> float:
    """Critical comments in the highest usual 15 minutes."""
    share = figures.usual_share if figures.usual_share >= 0 else 20
    return figures.high * share / 100
