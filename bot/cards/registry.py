"""The one table of cards: view -> builder. Bound to a team it draws placements, answers, sentences and forms."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import assert_never

from bot.cards.approval import approval_card
from bot.cards.bulk import bulk_card
from bot.cards.bustle import bustle_card
from bot.cards.case import case_card
from bot.cards.comments import comments_card
from bot.cards.crisis import crisis_card
from bot.cards.crisis_followup import followup_card
from bot.cards.crisis_private import crises_card, roles_card, start_card
from bot.cards.crisis_record import decision_card, decisions_card, facts_card, timeline_card
from bot.cards.crisis_report import report_card
from bot.cards.crisis_steps import step_card, steps_card
from bot.cards.dark_site import dark_site_card
from bot.cards.digest import digest_card
from bot.cards.drafts import drafts_card
from bot.cards.drills import inject_card, scorecard_card
from bot.cards.entries import entries_card, entry_card
from bot.cards.escalation import escalation_card
from bot.cards.forms import build_form
from bot.cards.history import history_card
from bot.cards.joint import joint_card, joint_similar_card, joint_targets_card
from bot.cards.learned import learned_card
from bot.cards.lines import drilled, line
from bot.cards.names import target_name
from bot.cards.notice import crisis_notice_card, notice_card
from bot.cards.oncall import oncall_card, swap_card
from bot.cards.original import original_card, reveal_card
from bot.cards.parts import Card, Form, Line, Mention, Part, Plain
from bot.cards.people import link_card, me_card
from bot.cards.prepare import prepare_card, proposals_card
from bot.cards.question import question_card
from bot.cards.queue import queue_card
from bot.cards.reports import reports_card
from bot.cards.resume import resume_card
from bot.cards.similar import similar_card
from bot.cards.statements import announcement_card, statements_card
from bot.cards.stock import stock_card, stock_text_card
from bot.cards.storm import storm_card
from bot.cards.tell import refusal_card, tell_card
from bot.cards.topic import topic_card, topic_cases_card, topic_said_card
from handlers.effects import OpenForm, ShowCard, Tell, TellPerson
from handlers.errors import Refused
from handlers.escalations.targets import MOST_ASKED
from handlers.people import Team
from handlers.placement import Placement
from handlers.ports import UnitOfWork, Words
from handlers.staff.mentioning import pinged
from handlers.views import (
    AnnouncementView,
    ApprovalView,
    BulkView,
    CaseView,
    CommentsView,
    CrisesView,
    CrisisNoticeView,
    CrisisView,
    DarkSiteView,
    DecisionsView,
    DecisionView,
    DigestView,
    DraftsView,
    EntriesView,
    EntryView,
    EscalationView,
    FactsView,
    FollowupView,
    HistoryView,
    InjectView,
    LearnedView,
    LinkView,
    MeView,
    NoticeView,
    OncallView,
    OriginalView,
    PrepareView,
    ProposalsView,
    QuestionView,
    QueueView,
    ReportView,
    ResumeView,
    RevealView,
    RolesView,
    ScorecardView,
    SimilarView,
    StartView,
    StatementsView,
    StepsView,
    StepView,
    StockTextView,
    StockView,
    StormView,
    SwapView,
    TimelineView,
    View,
    is_drilled,
    load_notice,
    load_placed,
    load_private,
)
from handlers.views.bustle import BustleView
from handlers.views.joint import JointSimilarView, JointTargetsView, JointView
from handlers.views.reports import ReportsView
from handlers.views.topic import TopicCasesView, TopicSaidView, TopicView

ROLE = "role:"


def build(
    view: View, words: Words, mentions: tuple[Mention, ...] = (), pings: tuple[Mention, ...] | None = None
) -> Card:
    """The card of a view. `mentions` are who is meant, by name; `pings` are pinged when the message is created, the
    same people where nothing else is said."""
    card = _built(view, words, mentions)
    if is_drilled(view):
        card = replace(card, first_line=drilled(card.first_line, words))
    return replace(
        card, parts=(*_target_below(card, view), *card.parts), mentions=mentions if pings is None else pings
    )


def _target_below(card: Card, view: View) -> tuple[Part, ...]:
    """The whole target right below the first line where no line of ours names it, or only a part of it."""
    if view.target is None:
        return ()
    target = target_name(view.target)
    texts = (
        run.text
        for part in card.parts
        if isinstance(part, Line)
        for run in part.text
        if isinstance(run, Plain)
    )
    named = target in card.first_line or any(target in text for text in texts)
    return () if named else (line(target, quiet=True),)


def _built(view: View, words: Words, mentions: tuple[Mention, ...]) -> Card:
    match view:
        case CaseView():
            return case_card(view, words)
        case DraftsView():
            return drafts_card(view, words)
        case ApprovalView():
            return approval_card(view, words, mentions)
        case EscalationView():
            return escalation_card(view, words)
        case NoticeView():
            return notice_card(view, words)
        case HistoryView():
            return history_card(view, words)
        case OriginalView():
            return original_card(view, words)
        case RevealView():
            return reveal_card(view, words)
        case QueueView():
            return queue_card(view, words)
        case QuestionView():
            return question_card(view, words)
        case ResumeView():
            return resume_card(view, words)
        case DigestView():
            return digest_card(view, words)
        case BulkView():
            return bulk_card(view, words)
        case SimilarView():
            return similar_card(view, words)
        case CommentsView():
            return comments_card(view, words)
        case LearnedView():
            return learned_card(view, words)
        case StormView():
            return storm_card(view, words)
        case BustleView():
            return bustle_card(view, words)
        case JointView():
            return joint_card(view, words)
        case JointSimilarView():
            return joint_similar_card(view, words)
        case JointTargetsView():
            return joint_targets_card(view, words)
        case TopicView():
            return topic_card(view, words)
        case TopicSaidView():
            return topic_said_card(view, words)
        case TopicCasesView():
            return topic_cases_card(view, words)
        case StatementsView():
            return statements_card(view, words)
        case AnnouncementView():
            return announcement_card(view, words)
        case StockView():
            return stock_card(view, words)
        case StockTextView():
            return stock_text_card(view, words)
        case CrisisView():
            return crisis_card(view, words)
        case CrisesView():
            return crises_card(view, words)
        case StartView():
            return start_card(view, words)
        case StepsView():
            return steps_card(view, words)
        case StepView():
            return step_card(view, words)
        case RolesView():
            return roles_card(view, words)
        case DecisionsView():
            return decisions_card(view, words)
        case DecisionView():
            return decision_card(view, words)
        case FactsView():
            return facts_card(view, words)
        case ReportsView():
            return reports_card(view, words)
        case ReportView():
            return report_card(view, words)
        case FollowupView():
            return followup_card(view, words)
        case TimelineView():
            return timeline_card(view, words)
        case DarkSiteView():
            return dark_site_card(view, words)
        case PrepareView():
            return prepare_card(view, words)
        case EntriesView():
            return entries_card(view, words)
        case EntryView():
            return entry_card(view, words)
        case ProposalsView():
            return proposals_card(view, words)
        case InjectView():
            return inject_card(view, words)
        case ScorecardView():
            return scorecard_card(view, words)
        case CrisisNoticeView():
            return crisis_notice_card(view, words)
        case MeView():
            return me_card(view, words)
        case LinkView():
            return link_card(view, words)
        case OncallView():
            return oncall_card(view, words)
        case SwapView():
            return swap_card(view, words)
        case _:
            assert_never(view)


@dataclass(frozen=True, kw_only=True, slots=True)
class Drawing:
    """How everything that the core says becomes visible, for one team."""

    team: Callable[[UnitOfWork], Team]
    """As the store knows it at that moment."""

    def placed(self, placement: Placement, uow: UnitOfWork, words: Words) -> Card:
        """The card that this placement shall show now, in the words of its channel. Raises NotFound."""
        team = self.team(uow)
        view = load_placed(placement, uow=uow, team=team)
        named = mentions_of(placement.mention, team)
        return build(view, words, named, mentions_of(pinged(placement, uow, team), team))

    def told(self, errand: TellPerson, uow: UnitOfWork, words: Words) -> Card:
        """What one person is told by direct message: a notice stands in no channel."""
        if errand.kind == "resume":
            return self.private(ShowCard(kind=errand.kind, subject=0, params=errand.params), uow, words)
        apart = Placement(
            kind="notice",
            subject=errand.subject,
            platform="",
            channel="",
            language="",
            params=errand.params,
            created_at=errand.at,
        )
        return build(load_notice(apart, uow=uow, team=self.team(uow)), words)

    def private(self, shown: ShowCard, uow: UnitOfWork, words: Words) -> Card:
        """A card for one person's eyes."""
        view = load_private(shown.kind, shown.subject, shown.params, uow=uow, team=self.team(uow))
        return build(view, words)

    def tell(self, said: Tell, words: Words) -> Card:
        return tell_card(said, words)

    def refusal(self, refused: Refused, reference: str, words: Words) -> Card:
        return refusal_card(refused, reference, words)

    def form(self, form: OpenForm, words: Words) -> Form:
        return build_form(form, words)


def mentions_of(names: Iterable[str], team: Team) -> tuple[Mention, ...]:
    """Person ids and `role:<name>` as what both platforms can address; unknown ones are left out. A role without a
    group in chat is those who have it and are there."""
    found: list[Mention] = []
    for name in names:
        if name.startswith(ROLE):
            found += _of_role(name.removeprefix(ROLE), team)
        elif person := team.people.get(name):
            found.append(Mention(name=person.name, slack=person.slack, discord=person.discord))
    return tuple(dict.fromkeys(found))


def _of_role(name: str, team: Team) -> list[Mention]:
    handle = team.roles.get(name)
    if handle is not None and (handle.slack or handle.discord):
        return [Mention(name=handle.name, slack=handle.slack, discord=handle.discord, is_role=True)]
    able = team.with_role(name)
    there = [one for one in able if one.id not in team.away] or able
    return [Mention(name=one.name, slack=one.slack, discord=one.discord) for one in there[:MOST_ASKED]]
