"""For one person's eyes: who the bot takes them for and what they may do; joining two accounts to one person."""

from collections.abc import Iterator

from bot.cards.controls import controls
from bot.cards.lines import Segment, first_line, line, one_line
from bot.cards.names import LONGEST_NAME, called, days, known
from bot.cards.parts import Card, Part
from handlers.linked import PLATFORMS
from handlers.ports import Words
from handlers.views import LinkView, MeView

MOST_ABSENCES = 3


def me_card(view: MeView, words: Words) -> Card:
    """Card `me`, private: every line says where the bot knows it from."""
    person = view.person
    return Card(
        first_line=first_line((Segment(text=words("me-head", name=one_line(person.name, LONGEST_NAME))),)),
        parts=(
            *(line(_account(view, platform, words)) for platform in PLATFORMS),
            line(_roles(view, words)),
            *_abilities(view, words),
            *_presence(view, words),
            line(words("me-settings", language=words(f"language-{person.language}"), zone=view.time_zone), quiet=True),
            *controls(view, words, shown=("away", "oncall", "link")),
        ),
    )  # fmt: skip


def _account(view: MeView, platform: str, words: Words) -> str:
    account = view.person.account(platform)
    if not account:
        return words("me-no-account", platform=platform)
    origin = words(f"origin-{view.person.origins.get(platform, 'config')}")
    return words("me-account", platform=platform, account=one_line(account, LONGEST_NAME), origin=origin)


def _roles(view: MeView, words: Words) -> str:
    """Verwaltung (Konfiguration), Freigabe (Gruppe auf Slack)"""
    person = view.person
    named = [
        words(
            "me-role",
            role=known(words, "role", role),
            origin=words(f"origin-{person.origins.get(f'role:{role}', 'config')}"),
        )
        for role in sorted(person.roles)
    ]
    return words("me-roles", roles=", ".join(named)) if named else words("me-no-role")


def _abilities(view: MeView, words: Words) -> Iterator[Part]:
    if view.abilities:
        yield line(words("me-may", what="; ".join(words(f"ability-{name}") for name in view.abilities)))


def _presence(view: MeView, words: Words) -> Iterator[Part]:
    for absence in view.absences[:MOST_ABSENCES]:
        yield line(words("me-away", days=days(words, (absence.first, absence.last))))
    if view.deputy is not None:
        yield line(words("me-deputy", name=called(view.deputy, words)))
    for rotation in view.on_call:
        yield line(words("me-oncall", rotation=one_line(rotation, LONGEST_NAME)))


def link_card(view: LinkView, words: Words) -> Card:
    """Card `link`, private: the code; or whose account wants to be joined, before either side says yes."""
    return Card(
        first_line=_link_head(view, words),
        parts=(
            *_link_lines(view, words),
            *controls(view, words, shown=("link-yes", "link-no", "unlink"), labels=_labels(view)),
        ),
    )


def _link_head(view: LinkView, words: Words) -> str:
    if view.row is None:
        return words("link-head-standing")
    if view.code:
        return words("link-head-code", code=view.code)
    return words("link-head-ask", platform=view.row.platform if not view.asked else view.row.other)


def _link_lines(view: LinkView, words: Words) -> Iterator[Part]:
    row = view.row
    if row is None:
        if view.standing is not None:
            name = one_line(view.standing.name or view.standing.account, LONGEST_NAME)
            yield line(words("link-standing", platform=view.standing.platform, name=name))
            yield line(words("link-standing-end"), quiet=True)
        return
    if not view.asked:
        yield line(
            words("link-theirs", platform=row.platform, name=called(view.person, words), account=row.account)
        )
        yield line(words("link-waits" if row.agreed else "link-means", platform=row.platform), quiet=True)
    elif row.entered_by and row.agreed:
        name = one_line(row.entered_name or row.entered_by, LONGEST_NAME)
        yield line(words("link-mine", platform=row.other, name=name, account=row.entered_by))
        yield line(words("link-means", platform=row.other), quiet=True)
    else:
        yield line(words("link-how", platform=row.other, until=words.clock(row.expires_at)))


def _labels(view: LinkView) -> dict[str, str]:
    """Before the other side has come in there is nothing to agree to, only to look."""
    if view.asked and view.row is not None and not view.row.agreed:
        return {"link-yes": "button-link-look"}
    return {}
