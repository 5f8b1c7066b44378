"""What a team does with cases beside answering them: comments hidden and shown again."""

from collections.abc import Iterator
from dataclasses import replace

from bot.cards.gallery.answers import WHERE, history, notice
from bot.cards.gallery.world import (
    CASE,
    CLAIMED,
    COMMENT,
    DISMISSED,
    DONE,
    INSTAGRAM,
    JANA,
    MERT,
    PORTAL,
    PUBLISHING,
    SENT,
    TEAM,
    case_view,
    flagged,
    minutes,
    send,
    target_of,
)
from handlers.case import Case, State
from handlers.casework.bulk import TITLES
from handlers.casework.hiding import reason_fields
from handlers.clicks import Click
from handlers.comment import Flag, Purpose, Urgency
from handlers.digest import ASIDE, Digest, DigestState
from handlers.draft import SendKind, SendState
from handlers.effects import Field, OpenForm, Option, Tell
from handlers.errors import Refused
from handlers.people import Person
from handlers.question import Question
from handlers.selection import WHAT, Picked, Selection, SelectionState
from handlers.views import BulkView, DigestView, QuestionView, View
from handlers.views.bulk import verbs_of
from handlers.views.digest import DigestRow
from handlers.views.joint import STANDING

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
        "notice-case-given": notice(
            "notice-case-given", by="Jana", quote="Kundin wartet seit gestern.", also=frozenset({"return"})
        ),
        "notice-case-taken-back": notice("notice-case-taken-back", by="Jana"),
        "notice-case-returned": notice("notice-case-returned", by="Mert"),
        **{f"bulk-{name}": bulk_view(one) for name, one in selections().items()},
        "case-asked": replace(
            case_view(CLAIMED),
            questions=(("Mert", minutes(3)), ("place:press", minutes(5)), ("@here", minutes(6))),
        ),
        **{
            f"case-joint-{state}": replace(
                case_view(replace(CASE, others=7, variants=3, spread=("insta",))), joint=(state, 6)
            )
            for state in STANDING
        },
        **questions(),
        **digests(),
        "case-praise": case_view(
            replace(CASE, flags=(Flag(name="praise"),), purpose=Purpose.SUCCESS, urgency=Urgency.LOW)
        ),
        "case-fan-photo": case_view(
            replace(CASE, flags=(Flag(name="fan-photo"),), purpose=Purpose.CONTENT, urgency=Urgency.LOW)
        ),
        "notice-answered": notice("notice-answered", by="Mert", quote="Ersatz gibt es binnen 30 Tagen."),
        "notice-question": notice("notice-question", by="Jana", at=minutes(0), quote="Gibt es Ersatz?"),
        "notice-unanswered": notice("notice-unanswered", at=minutes(0), quote="Gibt es Ersatz?"),
        "notice-hide-failed": notice("notice-hide-failed", error="send-error-forbidden"),
        "notice-hide-unknown": notice("notice-hide-unknown"),
        "notice-unhide-failed": notice("notice-unhide-failed", error="send-error-forbidden"),
        "notice-unhide-unknown": notice("notice-unhide-unknown"),
    }


def selections() -> dict[str, Selection]:
    chosen = tuple(Picked(case_id=4711 + place, version=3) for place in range(3))
    late = {
        "key": "refused-claim-taken",
        "params": {"verb": "", "who": "Mert", "until": minutes(30).isoformat()},
    }
    changed = replace(chosen[2], key="refused-case-changed")
    found: dict[str, Selection] = {}
    for what in WHAT:
        asked = Selection(id=8, what=what, by="jana", at=minutes(0), picked=chosen)
        if what == "assign":
            asked = replace(asked, to="mert")
        if what == "hide":
            asked = replace(asked, reason="spam", note="Welle seit 14 Uhr")
        failed = (chosen[0], replace(chosen[1], **late), changed)
        found[f"{what}-asked"] = asked
        found[f"{what}-dropped"] = replace(asked, state=SelectionState.DROPPED, version=2)
        found[f"{what}-done"] = replace(asked, state=SelectionState.DONE, picked=failed, version=2)
    found["dismiss-all"] = replace(found["dismiss-done"], picked=chosen)
    found["dismiss-none"] = replace(found["dismiss-done"], picked=(changed,))
    found["dismiss-undone"] = replace(found["dismiss-done"], state=SelectionState.UNDONE, version=3)
    return found


def bulk_view(chosen: Selection) -> BulkView:
    return BulkView(selection=chosen, to=TEAM.people.get(chosen.to), allowed=verbs_of(chosen), section="free")


def questions() -> dict[str, View]:
    asked = Question(
        id=5,
        case_id=4711,
        by="jana",
        to="person:mert",
        text="Gibt es bei Bruch Ersatz? @everyone",
        at=minutes(2),
    )
    done = replace(
        asked,
        answer="Ja, binnen 30 Tagen. <!channel>",
        answered_by="mert",
        answered_at=minutes(20),
        version=2,
    )
    fact = replace(done, fact_id=3)

    def seen(one: Question, *verbs: str, is_fact: bool = False, folded: str = "") -> QuestionView:
        return QuestionView(
            question=one,
            case=CLAIMED,
            comment=COMMENT,
            target=target_of(INSTAGRAM),
            folded=folded,
            by=JANA,
            answered_by=MERT if one.answered_by else None,
            is_fact=is_fact,
            allowed=frozenset({"case", *verbs}),
        )

    return {
        "question-open": seen(asked, "answer"),
        "question-folded": seen(asked, "answer", "reveal", folded="hate"),
        "question-answered": seen(done),
        "question-fact": seen(fact, "unfact", is_fact=True),
        "question-fact-gone": seen(fact),
    }


def digests() -> dict[str, View]:
    praise = replace(CASE, flags=(Flag(name="praise"),), purpose=Purpose.SUCCESS, urgency=Urgency.LOW)
    rows = (
        digest_row(praise, "Die Kanne ist ein Traum @everyone <!channel>"),
        digest_row(
            replace(praise, id=4712, state=State.CLAIMED, owner="jana"), "Fünf Sterne\n\n**immer**", JANA
        ),
        digest_row(replace(DISMISSED, id=4713, urgency=Urgency.LOW), "Danke"),
    )
    return {
        **{f"digest-{kind}": digest(kind, *rows, total=3) for kind in ASIDE},
        "digest-one": digest("ideas", rows[0], total=1),
        "digest-many": digest("praise", *rows, total=37),
        "digest-quiet-waiting": digest("quiet", *rows, total=3, state=DigestState.COLLECTING),
        "digest-quiet-one": digest("quiet", rows[0], total=1, state=DigestState.COLLECTING),
        "digest-quiet-over": digest("quiet", *rows, total=3),
        "digest-page": replace(digest("praise", *rows, total=37), private=True, page=1),
    }


def digest_row(case: Case, text: str, owner: Person | None = None) -> DigestRow:
    topic = case.flags[0].name if case.flags else "comment"
    return DigestRow(case=case, target=target_of(INSTAGRAM), topic=topic, owner=owner, text=text)


def digest(kind: str, *rows: DigestRow, total: int, state: DigestState = DigestState.TOLD) -> DigestView:
    return DigestView(
        digest=Digest(
            id=3,
            key=f"{kind} 3",
            kind=kind,
            channels=("slack:C1",),
            language="de",
            opened_at=minutes(0),
            due_at=minutes(120),
            state=state,
        ),
        total=total,
        open=max(total - 2, 1),
        page=0,
        rows=rows,
        private=False,
        allowed=frozenset({"case", "digest"}),
    )


def told() -> dict[str, Tell]:
    return {
        "told-asked": Tell(key="told-asked", params={"case": 4711, "who": "Mert"}),
        "told-answered": Tell(key="told-answered", params={"case": 4711, "fact": "no"}),
        "told-answered-fact": Tell(key="told-answered", params={"case": 4711, "fact": "yes"}),
        "told-taken-back": Tell(key="told-taken-back", params={"case": 4711, "who": ""}),
        "told-taken-back-from": Tell(key="told-taken-back", params={"case": 4711, "who": "Mert"}),
        "told-given": Tell(key="told-given", params={"case": 4711, "who": "Mert"}),
        "told-snoozed": Tell(key="told-snoozed", params={"case": 4711, "until": minutes(26 * 60)}),
        "told-hiding": Tell(key="told-hiding", params=WHERE),
        "told-unhiding": Tell(key="told-unhiding", params=WHERE),
    }


def refusals() -> Iterator[Refused]:
    yield Refused("refused-hide-network", network="Mastodon")
    yield Refused("refused-hide-kind", kind="review", network=PORTAL.network)
    yield Refused("refused-hide-note", field="note")
    yield Refused("refused-hide-running", who="Jana")
    yield Refused("refused-not-hidden")
    yield Refused("refused-case-changed")
    yield Refused("refused-ask-nowhere", who="Mert", quote="Gibt es Ersatz?")
    yield Refused("refused-fact-too-long", field="text", quote="Ja. " * 100)
    yield Refused("refused-no-fact")
    yield Refused("refused-question-answered", who="Mert", at=minutes(20), quote="Ja.")
    yield Refused("refused-nobody-there")
    yield Refused("refused-owner-already", who="Mert")
    yield Refused("refused-selection-over")
    yield Refused("refused-snooze-time", field="at", quote="übermorgen vielleicht")


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
        **asking_forms(),
        "form-give": OpenForm(
            click=Click(verb="give", kind="case", id=4711, version=3),
            title="form-give-title",
            submit="form-give-submit",
            fields=(WHOM, Field(id="note", key="form-give-note", required=False, max_length=300)),
        ),
        **{f"form-bulk-{what}": bulk_form(what) for what in WHAT},
        "form-unhide-by-hand": replace(unhide, note="form-unhide-note-by-hand"),
    }


WHOM = Field(
    id="to",
    key="form-give-to",
    kind="choice",
    options=(Option(value="mert", text="Mert"), Option(value="tom", text="Tom @everyone")),
)


def bulk_form(what: str) -> OpenForm:
    named: dict[str, object] = {"network": "Instagram", "account": "@musterkanne"}
    cases = [
        Option(value=f"{case}-3", key="form-bulk-case", params={"case": case, "flag": "complaint", **named})
        for case in range(4711, 4735)
    ]
    odd = Option(value="9-1", key="form-bulk-case-plain", params={"case": 9, "flag": "none", **named})
    more = {"dismiss": (), "assign": (WHOM,), "hide": reason_fields()}[what]
    return OpenForm(
        click=Click(verb="bulk", choice=what, kind="queue", id=0, version=2),
        title=TITLES[what],
        submit="form-bulk-submit",
        fields=(
            Field(id="cases", key="form-bulk-cases", kind="choices", options=(*cases, odd)),
            *more,
        ),
    )


def asking_forms() -> dict[str, OpenForm]:
    text = Field(id="text", key="form-ask-text", kind="long_text", max_length=600)
    answer = Field(id="text", key="form-answer-text", kind="long_text", max_length=600)
    keep = tuple(Option(value=name, key=f"form-answer-fact-{name}") for name in ("no", "yes"))
    fact = Field(
        id="fact", key="form-answer-fact", hint="form-answer-hint", kind="choice", value="no", options=keep
    )
    place = Option(value="place:press", key="place-press")
    to = Field(id="to", key="form-ask-to", kind="choice", options=(place, *WHOM.options))
    return {
        "form-ask": OpenForm(
            click=Click(verb="ask", kind="case", id=4711, version=3),
            title="form-ask-title",
            submit="form-ask-submit",
            note="form-ask-note",
            params={"case": 4711},
            fields=(to, text),
        ),
        "form-answer": OpenForm(
            click=Click(verb="answer", kind="question", id=5, version=1),
            title="form-answer-title",
            submit="form-answer-submit",
            note="form-answer-note",
            quote="Gibt es bei Bruch Ersatz? @everyone",
            params={"case": 4711},
            fields=(answer, fact),
        ),
    }
