"""The lists of risks, of whom to call and of accesses, and one entry in full with its history: for who asked."""

from collections.abc import Iterator

from bot.cards.controls import controls
from bot.cards.lines import SEPARATOR, line, one_line, shorten
from bot.cards.names import called
from bot.cards.parts import Button, Card, Line, Part, Plain, Quote
from handlers.ports import Words
from handlers.register import SEEDED, EntryState
from handlers.views import EntriesView, EntrySeen, EntryView, VersionSeen

LONGEST_NAME = 90
LONGEST_LINE = 200
LONGEST_TEXT = 600


def entries_card(view: EntriesView, words: Words) -> Card:
    """Card `entries`."""
    head = words(f"entries-head-{view.kind}", count=view.count)
    if view.crisis:
        head = words("entries-head-crisis", crisis=view.crisis)
    lines = [_line(seen, view, words) for seen in view.entries]
    return Card(
        first_line=head,
        parts=(
            *(lines or [line(words("entries-none"))]),
            *((line(words("entries-access-note"), quiet=True),) if view.kind == "access" else ()),
            *(
                (line(words("prepare-page", page=view.page, pages=view.pages), quiet=True),)
                if view.pages > 1
                else ()
            ),
            *_controls(view, words),
        ),
    )


def _line(seen: EntrySeen, view: EntriesView, words: Words) -> Line:
    """In a crisis it is all said at once; a manager opens what is to be changed."""
    stale = words("entry-stale") if seen.stale else ""
    text = SEPARATOR.join(piece for piece in (*_said(seen, words, LONGEST_LINE), stale) if piece)
    look = Button(label=words("button-entry"), click=view.entry_click(seen)) if not view.crisis else None
    return Line(text=(Plain(text=text),), accessory=look)


def _controls(view: EntriesView, words: Words) -> tuple[Part, ...]:
    if view.crisis:
        verb, adding, ways = "access:p{}", (), ()
    else:
        verb, ways = f"entries:{view.kind}-p{{}}", ("prepare",)
        adding = (
            ("entry-add:plan", "entry-add:outside") if view.kind == "plan" else (f"entry-add:{view.kind}",)
        )
    before = [verb.format(view.page - 1)] if view.page > 1 else []
    after = [verb.format(view.page + 1)] if view.page < view.pages else []
    labels = dict.fromkeys(before, "button-page-before") | dict.fromkeys(after, "button-page-after")
    return controls(view, words, shown=(*adding, *before, *after, *ways), primary=adding[:1], labels=labels)


def _said(seen: EntrySeen, words: Words, longest: int) -> Iterator[str]:
    """What an entry says, shortest first."""
    entry = seen.entry
    yield name_of(seen)
    if entry.risk is not None:
        yield words("entry-rating", likelihood=entry.risk.likelihood, impact=entry.risk.impact)
    if entry.planned is not None:
        if entry.planned.role:
            yield called(seen.person, words) if seen.person else words("entry-nobody")
            if seen.deputy is not None:
                yield words("entry-deputy", name=called(seen.deputy, words))
        else:
            yield words("entry-outside")
        if entry.planned.level_from:
            yield words("entry-level-from", level=entry.planned.level_from)
    if entry.access is not None:
        yield words("entry-who", who=one_line(entry.access.who, longest))
        yield words("entry-where", where=one_line(entry.access.where, longest))


def name_of(seen: EntrySeen) -> str:
    return one_line(seen.role or seen.entry.title, LONGEST_NAME)


def entry_card(view: EntryView, words: Words) -> Card:
    """Card `entry`."""
    seen, entry = view.seen, view.seen.entry
    retired = entry.state is EntryState.RETIRED
    return Card(
        first_line=one_line(words(f"entries-head-{entry.kind}", count=1).partition(SEPARATOR)[0]),
        parts=(
            *((line(words("entry-retired")),) if retired else ()),
            Line(text=(Plain(text=name_of(seen), strong=True),)),
            *_in_full(seen, words),
            line(_until(seen, words), quiet=True),
            *((line(words("entry-history"), quiet=True),) if view.versions else ()),
            *(line(_version(one, words), quiet=True) for one in view.versions),
            *controls(
                view,
                words,
                shown=(
                    "entry-still",
                    "entry-restore",
                    "entry-write",
                    "entry-link",
                    "entry-retire",
                    f"entries:{entry.kind}",
                ),
                primary=("entry-still", "entry-restore"),
            ),
        ),
    )


def _in_full(seen: EntrySeen, words: Words) -> Iterator[Part]:
    entry = seen.entry
    rest = list(_said(seen, words, LONGEST_TEXT))[1:]
    if entry.access is None:
        if rest:
            yield line(SEPARATOR.join(rest))
    else:
        for text in rest:
            yield line(text)
    if entry.risk is not None:
        if entry.risk.words:
            yield line(words("entry-words", words=one_line(", ".join(entry.risk.words), LONGEST_TEXT)))
        linked = (
            words("entry-linked-statement", kind=entry.risk.statement) if entry.risk.statement else "",
            words("entry-linked-drill", name=one_line(seen.drill, LONGEST_NAME)) if seen.drill else "",
        )
        if any(linked):
            yield line(SEPARATOR.join(piece for piece in linked if piece))
    if entry.planned is not None and entry.planned.contact:
        yield line(words("entry-contact"), quiet=True)
        yield Quote(text=shorten(entry.planned.contact, LONGEST_TEXT))


def _until(seen: EntrySeen, words: Words) -> str:
    entry = seen.entry
    owner = words("entry-owner", name=called(seen.owner, words))
    if entry.reviewed_by == SEEDED:
        return f"{owner}{SEPARATOR}{words('entry-config')}"
    until = words("entry-until", at=entry.reviewed_at, until=entry.review_at)
    return f"{owner}{SEPARATOR}{until}"


def _version(seen: VersionSeen, words: Words) -> str:
    name = words("entry-config") if seen.version.by == SEEDED else called(seen.by, words)
    return words(f"entry-version-{seen.version.change}", at=seen.version.at, name=name)
