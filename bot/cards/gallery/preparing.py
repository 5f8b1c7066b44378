"""What is laid down before a crisis: what is out of date, the lists, an entry in each state, proposed changes."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta

from bot.cards.gallery.world import AYLIN, HOSTILE, JANA, MERT, NOW
from handlers.clicks import Click
from handlers.crisis.levels import LEVELS
from handlers.crisis.proposal import Proposal, ProposalState
from handlers.effects import Field, OpenForm, Option
from handlers.errors import Refused
from handlers.prepare.findings import Finding
from handlers.prepare.forms import SCALE
from handlers.register import (
    REVIEWED_FOR,
    SEEDED,
    Access,
    Change,
    Entry,
    EntryState,
    EntryVersion,
    Planned,
    Risk,
)
from handlers.texts.statement import KINDS as STATEMENTS
from handlers.views import (
    EntriesView,
    EntrySeen,
    EntryView,
    FindingSeen,
    NoticeView,
    PrepareView,
    ProposalSeen,
    ProposalsView,
    VersionSeen,
    View,
)

LONG_AGO = NOW - timedelta(days=200)
RISK = Entry(
    id=3,
    kind="risk",
    risk=Risk(
        title="Glasur enthält Blei",
        words=("Blei", "Glasur", "giftig"),
        likelihood=2,
        impact=5,
        statement="holding",
        scenario="broken-cups",
    ),
    owner="aylin",
    reviewed_by="aylin",
    reviewed_at=LONG_AGO,
    review_at=LONG_AGO + REVIEWED_FOR,
    version=2,
)
HOSTILE_RISK = replace(
    RISK, id=4, risk=Risk(title=HOSTILE, words=("<!channel>",)), review_at=NOW + REVIEWED_FOR
)
ROLE = replace(
    RISK,
    id=5,
    kind="plan",
    risk=None,
    planned=Planned(
        role="spokesperson",
        person="mert",
        deputy="aylin",
        contact="Mert 0171 234567\nAylin 0172 345678",
        level_from=4,
    ),
    review_at=NOW + REVIEWED_FOR,
)
OUTSIDE = replace(
    ROLE,
    id=6,
    planned=Planned(name="Kanzlei Krug & Partner, Medienrecht", contact="030 123456, Tag und Nacht"),
)
SEED = replace(ROLE, id=7, planned=Planned(role="legal", person="gone"), reviewed_by=SEEDED, review_at=NOW)
ACCESS = replace(
    RISK,
    id=8,
    kind="access",
    risk=None,
    access=Access(what="Instagram @musterkanne", who="Mert, Aylin", where="Tresor Kommunikation, Umschlag 2"),
    review_at=NOW + REVIEWED_FOR,
)
HOSTILE_ACCESS = replace(ACCESS, id=9, access=Access(what="Werbekonto", who=HOSTILE, where=HOSTILE))
LATE = Proposal(
    id=1,
    crisis_id=12,
    playbook="default",
    step="c01",
    field="due",
    old="5",
    new="40",
    reason="proposal-late",
    params={"took": "37"},
)
SKIPPED = replace(
    LATE,
    id=2,
    step="c06",
    field="level_from",
    old="0",
    new="5",
    reason="proposal-skipped",
    params={"level": "4", "quote": HOSTILE},
)
ADDED = replace(
    LATE,
    id=3,
    step="d9",
    field="added",
    old="",
    new=HOSTILE,
    reason="proposal-added",
    params={"decision": "9"},
)


def _seen(entry: Entry, *, stale: bool = False) -> EntrySeen:
    people = {person.id: person for person in (AYLIN, MERT)}
    planned = entry.planned
    return EntrySeen(
        entry=entry,
        owner=AYLIN,
        person=people.get(planned.person) if planned else None,
        deputy=people.get(planned.deputy) if planned else None,
        role={"spokesperson": "Sprechrolle", "legal": "Recht"}.get(planned.role, "") if planned else "",
        drill="Kaputte Tassen" if entry.risk and entry.risk.scenario else "",
        stale=stale,
    )


def _list(*seen: EntrySeen, crisis: int = 0, page: int = 1, pages: int = 1) -> EntriesView:
    own = frozenset({"entries", "entry-add", "prepare"})
    return EntriesView(
        kind=seen[0].entry.kind if seen else "risk",
        crisis=crisis,
        entries=seen,
        count=len(seen),
        page=page,
        pages=pages,
        seen_at=NOW,
        allowed=frozenset({"access"}) if crisis else own,
    )


def _entry(entry: Entry, *changes: Change, stale: bool = False) -> EntryView:
    versions = tuple(
        VersionSeen(
            version=EntryVersion(entry_id=entry.id, number=n, change=one, owner="aylin", by=by, at=LONG_AGO),
            by=None if by == SEEDED else AYLIN,
        )
        for n, one in enumerate(changes, 1)
        for by in (entry.reviewed_by,)
    )
    changing = {"entry-still", "entry-write", "entry-retire", "entries"} | (
        {"entry-link"} if entry.risk else set[str]()
    )
    active = entry.state is EntryState.ACTIVE
    return EntryView(
        seen=_seen(entry, stale=stale),
        versions=versions,
        seen_at=NOW,
        allowed=frozenset(changing if active else {"entry-restore", "entries"}),
    )


def _finding(key: str, verb: str = "", name: str = "", kind: str = "entry", **params: str) -> FindingSeen:
    click = Click(verb=verb, kind=kind, id=0 if kind == "prepare" else len(key), version=2) if verb else None
    values = {one.removesuffix("_"): value for one, value in params.items()}
    finding = Finding(key=key, click=str(click or ""), owner="aylin", name=name, params=values)
    return FindingSeen(finding=finding, owner=AYLIN if name else None, click=click)


def _prepare(*found: FindingSeen, page: int = 1, pages: int = 1, count: int = -1) -> PrepareView:
    return PrepareView(
        findings=found,
        count=len(found) if count < 0 else count,
        page=page,
        pages=pages,
        seen_at=NOW,
        proposals=0,
        allowed=frozenset({"prepare", "entries", "proposals", "plan-print"}),
    )


def _proposals(*found: Proposal) -> ProposalsView:
    return ProposalsView(
        proposals=tuple(
            ProposalSeen(
                proposal=one,
                step={"c01": "Fakten bestätigen", "c06": "Intern informieren"}.get(one.step, one.step),
                decided_by=JANA if one.decided_at else None,
            )
            for one in found
        ),
        waiting=sum(one.state is ProposalState.OPEN for one in found),
        page=1,
        pages=1,
        allowed=frozenset({"proposals", "proposal-accept", "proposal-refuse", "proposal-undo", "prepare"}),
    )


def cards() -> Mapping[str, View]:
    at = LONG_AGO.isoformat()
    decided = {"decided_by": "jana", "decided_at": NOW, "version": 2}
    return {
        "prepare": _prepare(
            _finding("due-file", name=f"playbooks/own.yaml:12: {HOSTILE}"),
            _finding("due-plan-left", "entry-write", "Recht", who="tom"),
            _finding("due-plan-no-account", "entry-write", "Recht", who="Dr. Krug"),
            _finding("due-plan-no-deputy", "entry-write", "Sprechrolle"),
            _finding("due-plan-unfilled", "entry-add", "Auswertung", "prepare"),
            _finding("due-entry-risk", "entry", HOSTILE, at=at),
            _finding("due-drill", "drill", kind="crisis", at=at),
            _finding("due-proposals", "proposals", kind="prepare", count="3"),
            pages=2,
            count=19,
        ),
        "prepare-second-page": _prepare(
            *(
                _finding(f"due-none-{kind}", "entry-add", kind="prepare")
                for kind in ("risk", "plan", "access")
            ),
            _finding("due-entry-config", "entry", "Krisenleitung", at=at),
            _finding("due-entry-owner", "entry", "Glasur"),
            _finding("due-risk-scenario", "entry-link", "Glasur"),
            _finding("due-drill-never"),
            _finding("due-proposal-unfit", "proposals", "c01", "prepare"),
            page=2,
            pages=2,
            count=19,
        ),
        "prepare-statements": _prepare(
            _finding(
                "due-statement-shipped", "statement-write", kind="brand", kind_="closing", brand="Musterkanne"
            ),
            _finding(
                "due-statement", "stock", "Rückruf", "brand", kind_="holding", brand="Musterkanne", at=at
            ),
            _finding("due-statement-soon", "stock", "", "brand", kind_="correction", brand=HOSTILE, at=at),
        ),
        "prepare-nothing": _prepare(),
        "entries-risks": _list(_seen(RISK, stale=True), _seen(HOSTILE_RISK), page=2, pages=3),
        "entries-none": _list(),
        "entries-plan": _list(_seen(ROLE), _seen(SEED, stale=True), _seen(OUTSIDE)),
        "entries-access": _list(_seen(ACCESS), _seen(HOSTILE_ACCESS)),
        "entries-access-crisis": _list(_seen(ACCESS), _seen(HOSTILE_ACCESS), crisis=12, page=1, pages=2),
        "entry-risk": _entry(RISK, "added", "changed", stale=True),
        "entry-role": _entry(ROLE, "added", "reviewed"),
        "entry-seeded": _entry(SEED, "added", stale=True),
        "entry-outside": _entry(OUTSIDE, "added"),
        "entry-access": _entry(ACCESS, "added"),
        "entry-hostile": _entry(HOSTILE_ACCESS, "added"),
        "entry-retired": _entry(
            replace(RISK, state=EntryState.RETIRED), "added", "retired", "restored", "retired"
        ),
        "proposals": _proposals(LATE, SKIPPED, ADDED),
        "proposals-decided": _proposals(
            replace(LATE, state=ProposalState.ACCEPTED, **decided),
            replace(SKIPPED, state=ProposalState.REFUSED, **decided),
            replace(ADDED, state=ProposalState.UNDONE, **decided),
        ),
        "proposals-none": _proposals(),
    }


def notices() -> Mapping[str, View]:
    return {
        key: NoticeView(
            key=key,
            params={"count": count},
            quote="",
            case=None,
            target=None,
            allowed=frozenset({"prepare"}),
        )
        for key, count in (("notice-prepare", 3), ("notice-prepare-late", 1))
    }


def refusals() -> tuple[Refused, ...]:
    return (
        Refused("refused-access", crisis=12, who=("Jana", "Mert")),
        Refused("refused-entry-changed", who="Aylin", at=NOW),
        Refused("refused-entry-words", field="words", quote=HOSTILE, count=20),
        Refused("refused-proposal-decided", who="Aylin", at=NOW),
        Refused("refused-proposal-unfit", step="c01"),
        Refused("refused-secret", field="where", looks="code"),
    )


def forms() -> dict[str, OpenForm]:
    owner = Field(
        id="owner",
        key="form-entry-owner",
        kind="choice",
        value="aylin",
        options=(Option(value="aylin", text="Aylin"),),
    )
    people = (Option(value="mert", text="Mert"), Option(value="aylin", text="Aylin"))
    scale = tuple(Option(value=str(number), key=f"entry-scale-{number}") for number in SCALE)
    levels = tuple(Option(value=str(level), key=f"entry-level-{level}") for level in LEVELS)
    level = Field(id="level", key="form-entry-level", kind="choice", value="0", options=levels)
    contact = Field(id="contact", key="form-entry-contact", kind="long_text", required=False)
    none = Option(value="none", key="entry-link-none")
    kinds = (none, *(Option(value=kind, key=f"entry-statement-{kind}") for kind in STATEMENTS))
    return {
        "form-entry-risk": _form(
            "risk",
            Field(id="title", key="form-entry-risk", value=HOSTILE[:120]),
            Field(
                id="words",
                key="form-entry-words",
                hint="form-entry-words-hint",
                kind="long_text",
                required=False,
            ),
            Field(id="likelihood", key="form-entry-likelihood", kind="choice", value="3", options=scale),
            Field(id="impact", key="form-entry-impact", kind="choice", value="3", options=scale),
            owner,
        ),
        "form-entry-plan": _form(
            "plan",
            Field(
                id="role",
                key="form-entry-role",
                kind="choice",
                options=(
                    Option(value="legal", text="Recht"),
                    Option(value="spokesperson", text="Sprechrolle"),
                ),
            ),
            Field(id="person", key="form-entry-person", kind="choice", options=people),
            Field(id="deputy", key="form-entry-deputy", kind="choice", required=False, options=people),
            contact,
            level,
        ),
        "form-entry-outside": _form(
            "outside", Field(id="name", key="form-entry-name"), contact, level, owner
        ),
        "form-entry-access": _form(
            "access",
            Field(id="what", key="form-entry-what"),
            Field(id="who", key="form-entry-who", kind="long_text"),
            Field(id="where", key="form-entry-where", hint="form-entry-where-hint", kind="long_text"),
            owner,
            note="form-entry-access-note",
        ),
        "form-entry-link": _form(
            "link",
            Field(id="statement", key="form-entry-statement", kind="choice", value="holding", options=kinds),
            Field(
                id="scenario",
                key="form-entry-scenario",
                kind="choice",
                value="none",
                options=(none, Option(value="broken-cups", text="Kaputte Tassen")),
            ),
            quote="Glasur enthält Blei",
        ),
    }


def _form(what: str, *fields: Field, note: str = "", quote: str = "") -> OpenForm:
    verb = {"link": "entry-link", "outside": "entry-write"}.get(what, "entry-add")
    kind = "prepare" if verb == "entry-add" else "entry"
    return OpenForm(
        click=Click(verb=verb, kind=kind, id=0, version=1),
        title=f"form-entry-{what}-title",
        submit="form-entry-submit",
        note=note,
        quote=quote,
        fields=fields,
    )
