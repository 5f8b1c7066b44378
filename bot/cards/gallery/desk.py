"""What a team does with cases beside answering them: comments hidden and shown again."""

from collections.abc import Iterator
from dataclasses import replace

from bot.cards.gallery.answers import WHERE, history, notice
from bot.cards.gallery.world import CLAIMED, DONE, PORTAL, PUBLISHING, SENT, case_view, flagged, send
from handlers.case import State
from handlers.clicks import Click
from handlers.comment import Flag, Purpose, Urgency
from handlers.draft import SendKind, SendState
from handlers.effects import OpenForm, Tell
from handlers.errors import Refused
from handlers.hiding import reason_fields
from handlers.views import View

HATE = flagged(Flag(name="hate", evidence="Gesocks"), urgency=Urgency.URGENT, purpose=Purpose.COMPLIANCE)
HIDDEN = replace(DONE, state=State.HIDDEN)


def views() -> dict[str, View]:
    return {
        "case-compliance": case_view(HATE, likes_in=None),
        "case-hiding": replace(
            case_view(PUBLISHING, send=send(SendState.SENDING, SendKind.HIDE, text="")), hidden_for="hate"
        ),
        "case-hidden-why": replace(case_view(HIDDEN, send=SENT), hidden_for="insult"),
        "case-not-hidden": case_view(
            CLAIMED, send=send(SendState.REJECTED, SendKind.HIDE, text="", error="send-error-forbidden")
        ),
        "case-unclear-hide": case_view(PUBLISHING, send=send(SendState.UNKNOWN, SendKind.HIDE, text="")),
        "case-unclear-unhide": case_view(HIDDEN, send=send(SendState.UNKNOWN, SendKind.UNHIDE, text="")),
        "history-hidden": history(HIDDEN, 5),
        "notice-hide-failed": notice("notice-hide-failed", error="send-error-forbidden"),
        "notice-hide-unknown": notice("notice-hide-unknown"),
        "notice-unhide-failed": notice("notice-unhide-failed", error="send-error-forbidden"),
        "notice-unhide-unknown": notice("notice-unhide-unknown"),
    }


def told() -> dict[str, Tell]:
    return {
        "told-hiding": Tell(key="told-hiding", params=WHERE),
        "told-unhiding": Tell(key="told-unhiding", params=WHERE),
    }


def refusals() -> Iterator[Refused]:
    yield Refused("refused-hide-network", network="Mastodon")
    yield Refused("refused-hide-kind", kind="review", network=PORTAL.network)
    yield Refused("refused-hide-running", who="Jana")
    yield Refused("refused-not-hidden")


def forms() -> dict[str, OpenForm]:
    params = {**WHERE, "others": 3, "last": "reply"}
    hide = OpenForm(
        click=Click(verb="hide", kind="case", id=4711, version=3),
        title="form-hide-title",
        submit="form-hide-submit",
        note="form-hide-note",
        params=params,
        fields=reason_fields("hate"),
    )
    unhide = OpenForm(
        click=Click(verb="unhide", kind="case", id=4711, version=3),
        title="form-unhide-title",
        submit="form-unhide-submit",
        note="form-unhide-note",
        params=WHERE,
    )
    return {
        "form-hide": hide,
        "form-hide-by-hand": replace(
            hide,
            note="form-hide-note-by-hand",
            submit="form-hide-submit-by-hand",
            params={**WHERE, "others": 0, "last": "none"},
        ),
        "form-unhide": unhide,
        "form-unhide-by-hand": replace(unhide, note="form-unhide-note-by-hand"),
    }
