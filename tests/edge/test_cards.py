"""What every card says, in both languages, and what none of them may ever do."""

from collections.abc import Mapping
from functools import cache

import pytest
from syrupy.assertion import SnapshotAssertion

from bot.cards import gallery
from bot.cards.names import target_name
from bot.cards.parts import Button, Card, Controls, Form, Line, Link, Menu, Quote
from handlers import routes
from handlers.clicks import Click, parse_click
from handlers.flags import folded_flag
from handlers.ports import Words
from handlers.sentences import ANSWERS, NOTICES, REFUSALS
from handlers.views import ApprovalView, CaseView, CrisisNoticeView, HistoryView, NoticeView, OriginalView
from tests.edge.readable import readable, readable_form, visible
from tests.texts import library

LANGUAGES = ("de", "en")
CARDS = sorted([*gallery.views(), *gallery.told(), *gallery.refusals()])
FORMS = sorted(gallery.opened())
DISCORD_TEXT = 4_000
"""The tighter of the two."""


@cache
def words(language: str) -> Words:
    return library().words(language)


@cache
def cards(language: str) -> Mapping[str, Card]:
    return gallery.cards(words(language))


@cache
def forms(language: str) -> Mapping[str, Form]:
    return gallery.forms(words(language))


in_both = pytest.mark.parametrize("language", LANGUAGES)


def labels(card: Card) -> list[tuple[str, Click]]:
    """Every control with what it stands for."""
    found: list[tuple[str, Click]] = []
    for part in card.parts:
        if isinstance(part, Line) and part.accessory:
            found.append((part.accessory.label, part.accessory.click))
        if isinstance(part, Controls):
            for item in part.items:
                found.append((item.label, item.click))
                found += [(c.label, c.click) for c in item.choices] if isinstance(item, Menu) else []
    return found


def clicks(card: Card) -> list[Click]:
    return [click for _, click in labels(card)]


@in_both
@pytest.mark.parametrize("name", CARDS)
def test_a_card_says_what_it_said_when_somebody_last_looked(
    language: str, name: str, snapshot: SnapshotAssertion
) -> None:
    assert readable(cards(language)[name]) == snapshot


@in_both
@pytest.mark.parametrize("name", FORMS)
def test_a_form_says_what_it_said_when_somebody_last_looked(
    language: str, name: str, snapshot: SnapshotAssertion
) -> None:
    assert readable_form(forms(language)[name]) == snapshot


@in_both
def test_the_first_line_is_one_line_of_at_most_80_characters(language: str) -> None:
    for name, card in cards(language).items():
        assert 0 < len(card.first_line) <= 80, name
        assert card.first_line.isprintable(), name


@in_both
def test_the_first_line_quotes_nobody_and_names_no_author(language: str) -> None:
    for name, view in gallery.views().items():
        if isinstance(view, CaseView | ApprovalView | OriginalView):
            first = cards(language)[name].first_line
            for private in (view.comment.author.name, view.comment.text[:20]):
                assert not private or private not in first, name


@in_both
def test_every_card_of_a_case_names_network_and_account_in_full(language: str) -> None:
    for name, view in gallery.views().items():
        if view.target is not None:
            assert any(target_name(view.target) in text for text in visible(cards(language)[name])), name


@in_both
def test_a_row_has_at_most_five_controls_and_one_of_them_weighs_more(language: str) -> None:
    for name, card in cards(language).items():
        rows = [part for part in card.parts if isinstance(part, Controls)]
        assert len(rows) <= 1, name
        for row in rows:
            assert 1 <= len(row.items) <= 5, name
            heavy = [item for item in row.items if isinstance(item, Button) and item.style != "normal"]
            assert len(heavy) <= 1, name
            assert all(len(item.choices) > 1 for item in row.items if isinstance(item, Menu)), name


@in_both
def test_every_control_is_answered_by_a_handler_and_survives_the_wire(language: str) -> None:
    for name, card in cards(language).items():
        found = clicks(card)
        for click in found:
            assert click.verb in {*routes.CLICKS, *routes.FORMS, "more"}, name
            assert click.verb == "more" or click.kind in routes.KINDS.get(click.verb, frozenset({"case"})), (
                name
            )
            assert parse_click(str(click)) == click
        assert len({str(click) for click in found}) == len(found), f"{name}: ids are unique in a message"


@in_both
def test_an_ellipsis_on_a_button_means_a_form(language: str) -> None:
    for name, card in cards(language).items():
        for label, click in labels(card):
            assert not label.endswith("…") or click.verb in routes.FORMS, name


@in_both
def test_a_card_fits_both_platforms_with_room_to_spare(language: str) -> None:
    for name, card in cards(language).items():
        size = sum(len(text) for text in visible(card))
        assert size <= DISCORD_TEXT, name
        assert len(card.parts) <= 40, name
        assert all(len(label) <= 75 for label, _ in labels(card)), name


@in_both
def test_folded_text_shows_nowhere_but_where_it_was_asked_for(language: str) -> None:
    for name, view in gallery.views().items():
        if isinstance(view, CaseView | ApprovalView | OriginalView) and folded_flag(view.case.flags):
            shown = "\n".join(visible(cards(language)[name]))
            assert view.comment.text not in shown, name
            assert not any(flag.evidence in shown for flag in view.case.flags if flag.evidence), name
        if isinstance(view, HistoryView) and folded_flag(view.case.flags):
            shown = "\n".join(visible(cards(language)[name]))
            assert not any(version.text in shown for version in view.versions), name


def test_what_is_approved_is_shown_in_full() -> None:
    for name, view in gallery.views().items():
        if isinstance(view, ApprovalView) and "approve" in view.allowed:
            quotes = [part.text for part in cards("de")[name].parts if isinstance(part, Quote)]
            assert view.draft.text in quotes, name


def test_both_languages_offer_the_same_controls() -> None:
    for name, card in cards("de").items():
        assert clicks(card) == clicks(cards("en")[name]), name


def test_no_template_passes_for_a_model() -> None:
    for name, view in gallery.views().items():
        if getattr(view, "origin", "") == "template" and getattr(view, "drafts", ()):
            shown = "\n".join(visible(cards("de")[name]))
            assert ("Von: Vorlage, kein Sprachmodell" in shown) == ("use" in getattr(view, "allowed", ()))


def test_every_refusal_answer_and_notice_of_the_core_has_its_example() -> None:
    shown = {refused.key for refused in gallery.refusals().values()}
    assert set(REFUSALS) <= shown
    assert {tell.key for tell in gallery.told().values()} == set(ANSWERS)
    assert {
        view.key for view in gallery.views().values() if isinstance(view, NoticeView | CrisisNoticeView)
    } == set(NOTICES)


def test_every_form_of_the_core_has_its_example() -> None:
    opened = {form.click.verb for form in gallery.opened().values()}
    reply = {"reply"}  # `use`, `write` and `change` open the same form
    assert opened >= set(routes.SUBMITS) - {"change"} | reply


@in_both
def test_a_form_fits_both_platforms(language: str) -> None:
    for name, form in forms(language).items():
        assert all(0 < len(text) <= 24 for text in (form.title, form.submit, form.cancel)), name
        assert len(form.fields) + bool(form.note or form.quote) <= 5, name
        for field in form.fields:
            assert len(field.label) <= 45, name
            assert len(field.hint) <= 100, name
            assert all(0 < len(option.label) <= 75 for option in field.options), name


def test_links_are_handed_over_as_they_came() -> None:
    """Renderers decide which addresses may act; a card hides none from them."""
    parts = cards("de")["original-hostile-link"].parts
    links = [
        run.url for part in parts if isinstance(part, Line) for run in part.text if isinstance(run, Link)
    ]
    assert links == ["javascript:alert(1)"]
