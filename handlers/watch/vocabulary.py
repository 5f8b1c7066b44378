"""What people ordinarily write about a brand, learned a little every few minutes; waves are held against it."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from handlers.people import Team
from handlers.ports import Context
from handlers.storm import WINDOW, Said, Vocabulary
from handlers.watch.tally import SEVERE
from handlers.watch.terms import terms_of
from handlers.watch.topics import Background, Found, Voice, topics_of

EVERY = timedelta(minutes=5)
FIRST = timedelta(days=22)
"""How far back is looked at first: what was imported counts."""
FIRST_LOOK = 500
LOOK = 100
"""Comments that are learned from at once: what it costs doesn't grow with what is written."""
FADES = 5_000
"""Comments after which all counts are halved: what nobody speaks of any more becomes new again."""
MOST_TERMS = 4_000
KEPT_TERMS = 3_000


def learn_words(ctx: Context, brand: str, *, storm: bool) -> None:
    """Every few minutes, and never from a wave: what it is about would look ordinary."""
    if ctx.now.minute % (EVERY // timedelta(minutes=1)):
        return
    known = _known(ctx, brand)
    # A wave is not held against its own beginning.
    since, until = known.learned_until if known else ctx.now - FIRST, ctx.now - WINDOW
    if until - since < EVERY:
        return
    learned = known or Vocabulary(brand=brand, learned_until=until, counts={})
    if not storm:
        limit = LOOK if known else FIRST_LOOK
        said = ctx.uow.watch.said(sources_of(ctx.team, brand), since, limit, until=until)
        learned = _with(learned, [one.comment.text for one in said])
    learned = replace(learned, learned_until=until)
    if learned.id:
        ctx.uow.vocabularies.save(learned)
    else:
        ctx.uow.vocabularies.add(learned)


def background_of(ctx: Context, brand: str) -> Background:
    known = _known(ctx, brand)
    return Background(texts=known.texts, counts=known.counts) if known else Background()


def spoken_of(ctx: Context, brand: str, said: Sequence[Said], most: int) -> list[Found]:
    """What these comments are about. Neither the brand nor who wrote them names a topic."""
    voices = [
        Voice(
            text=one.comment.text,
            author=one.comment.author.id,
            hostile=_is_hostile(one),
            sense=one.assessment.sense if one.assessment else "",
        )
        for one in said
    ]
    accounts = [source.account for source in ctx.team.sources.values() if source.brand == brand]
    authors = [one.comment.author.name for one in said]
    return topics_of(voices, background_of(ctx, brand), most, never=(brand, *accounts, *authors))


def sources_of(team: Team, brand: str) -> list[str]:
    return [name for name, source in team.sources.items() if source.brand == brand]


def _is_hostile(one: Said) -> bool:
    return one.assessment is not None and any(flag.name in SEVERE for flag in one.assessment.flags)


def _known(ctx: Context, brand: str) -> Vocabulary | None:
    return next(iter(ctx.uow.vocabularies.find(brand=brand)), None)


def _with(known: Vocabulary, texts: Sequence[str]) -> Vocabulary:
    counts = Counter(known.counts)
    for text in texts:
        counts.update(terms_of(text).keys)
    total = known.texts + len(texts)
    if total > FADES:
        counts = Counter({key: count // 2 for key, count in counts.items() if count > 1})
        total //= 2
    if len(counts) > MOST_TERMS:
        counts = Counter(dict(counts.most_common(KEPT_TERMS)))
    return replace(known, texts=total, counts=dict(counts))
