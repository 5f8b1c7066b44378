"""What is out of date before a crisis, each with the button that mends it; what crises propose for playbooks."""

from collections.abc import Iterator
from datetime import datetime

from bot.cards.controls import controls
from bot.cards.lines import SEPARATOR, line, one_line
from bot.cards.names import called
from bot.cards.parts import Button, Card, Line, Part, Plain
from handlers.clicks import Click
from handlers.crisis.proposal import Proposal, ProposalState
from handlers.ports import Words
from handlers.prepare.findings import Finding
from handlers.views import PrepareView, ProposalSeen, ProposalsView

LONGEST_NAME = 90
LONGEST_QUOTE = 120
TIMES = frozenset({"at"})
"""Parameters of findings that hold an instant (ISO 8601)."""


def prepare_card(view: PrepareView, words: Words) -> Card:
    """Card `prepare`."""
    page = words("prepare-page", page=view.page, pages=view.pages)
    before = [f"prepare:p{view.page - 1}"] if view.page > 1 else []
    after = [f"prepare:p{view.page + 1}"] if view.page < view.pages else []
    labels = dict.fromkeys(before, "button-page-before") | dict.fromkeys(after, "button-page-after")
    labels |= {"proposals:p1": "button-proposals"}
    return Card(
        first_line=words("prepare-head", count=view.count),
        parts=(
            *_findings(view, words),
            line(
                f"{page}{SEPARATOR}{words('prepare-note')}" if view.pages > 1 else words("prepare-note"),
                quiet=True,
            ),
            *controls(
                view,
                words,
                shown=("entries:risk", "entries:plan", "entries:access", *after),
                more=(*before, "proposals:p1", "plan-print"),
                labels=labels,
            ),
        ),
    )


def _findings(view: PrepareView, words: Words) -> Iterator[Line]:
    """One button for all that it mends: ids are unique in a message."""
    offered: set[Click] = set()
    for seen in view.findings:
        owner = words("entry-owner", name=called(seen.owner, words)) if seen.owner else ""
        text = SEPARATOR.join(piece for piece in (finding_text(seen.finding, words), owner) if piece)
        button = None
        if seen.click is not None and seen.click not in offered:
            offered.add(seen.click)
            button = Button(label=words(f"button-{seen.click.verb}"), click=seen.click)
        yield Line(text=(Plain(text=text),), accessory=button)


def finding_text(finding: Finding, words: Words) -> str:
    """One sentence; names in it are what people typed."""
    params: dict[str, object] = {
        name: datetime.fromisoformat(value) if name in TIMES else one_line(value, LONGEST_NAME)
        for name, value in finding.params.items()
    }
    if "count" in finding.params:
        params["count"] = int(finding.params["count"])
    return one_line(words(finding.key, name=one_line(finding.name, LONGEST_NAME * 2), **params))


def proposals_card(view: ProposalsView, words: Words) -> Card:
    """Card `proposals`."""
    before = [f"proposals:p{view.page - 1}"] if view.page > 1 else []
    after = [f"proposals:p{view.page + 1}"] if view.page < view.pages else []
    labels = dict.fromkeys(before, "button-page-before") | dict.fromkeys(after, "button-page-after")
    return Card(
        first_line=words("proposals-head", count=view.waiting),
        parts=(
            *(part for seen in view.proposals for part in _proposal(seen, view, words)),
            line(words("proposals-note"), quiet=True),
            *controls(view, words, shown=(*before, *after, "prepare"), labels=labels),
        ),
    )


def change_text(proposal: Proposal, step: str, words: Words) -> str:
    """What stands there, and what would stand there instead."""
    values = {
        "step": one_line(step, LONGEST_NAME),
        "old": proposal.old,
        "new": one_line(proposal.new, LONGEST_NAME),
    }
    match proposal.field:
        case "due":
            return words("proposal-due", **values)
        case "level_from":
            return words("proposal-level", **values)
        case "added":
            return words("proposal-new", **values)


def why_text(proposal: Proposal, words: Words) -> Iterator[str]:
    """Where it comes from and why; what somebody typed is quoted."""
    yield words("proposal-from", crisis=proposal.crisis_id, playbook=proposal.playbook)
    params = {name: value for name, value in proposal.params.items() if name != "quote"}
    yield words(proposal.reason, **params)
    if quote := one_line(proposal.params.get("quote", ""), LONGEST_QUOTE):
        yield words("proposal-quote", text=quote)


def _proposal(seen: ProposalSeen, view: ProposalsView, words: Words) -> Iterator[Part]:
    one = seen.proposal
    text = change_text(one, seen.step, words)
    why = SEPARATOR.join(why_text(one, words))
    match one.state:
        case ProposalState.OPEN:
            yield Line(text=(Plain(text=text),), accessory=_button("proposal-accept", seen, view, words))
            yield Line(text=(Plain(text=why),), accessory=_button("proposal-refuse", seen, view, words))
        case ProposalState.ACCEPTED:
            yield Line(text=(Plain(text=text),), accessory=_button("proposal-undo", seen, view, words))
            yield line(f"{why}{SEPARATOR}{_decided(seen, words)}", quiet=True)
        case ProposalState.REFUSED | ProposalState.UNDONE:
            yield line(text)
            yield line(f"{why}{SEPARATOR}{_decided(seen, words)}", quiet=True)


def _button(verb: str, seen: ProposalSeen, view: ProposalsView, words: Words) -> Button:
    return Button(label=words(f"button-{verb}"), click=view.proposal_click(verb, seen.proposal))


def _decided(seen: ProposalSeen, words: Words) -> str:
    one = seen.proposal
    at = one.decided_at
    return (
        words(f"proposal-state-{one.state.value}", name=called(seen.decided_by, words), at=at) if at else ""
    )
