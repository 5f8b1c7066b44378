"""What the report of a crisis says, section by section, before it becomes Markdown or a page. All cells are hostile."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from bot.cards.crisis_record import fact_text, sentence
from bot.cards.curve import Legend, curve_png
from bot.cards.drills import count_lines, inject_lines, measured, practise_lines
from bot.cards.lines import moment, one_line
from bot.cards.parts import Link, Picture
from handlers.crisis.drill import Scorecard
from handlers.crisis.playbook import Texts
from handlers.crisis.records import in_language
from handlers.ports import Words
from handlers.texts.announcement import Act, AnnouncementState
from handlers.views import Milestone, PostSeen, ReportView, StatementTold, Told

BOT = "bot"
LONGEST_QUOTE = 300
Cell = str | Link
Row = tuple[Cell, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Section:
    heading: str
    rows: tuple[Row, ...] = ()
    head: tuple[str, ...] = ()
    """Names of the columns; empty: the rows speak for themselves."""
    picture: Picture | None = None
    """Stands in place of the rows where pictures can be shown."""
    diff: tuple[str, ...] = ()
    """Lines of what changes: each begins with a plus, a minus or a blank, and holds no break."""


def title_of(view: ReportView, words: Words) -> str:
    head = words("report-head", crisis=named(view, words))
    return marked(f"{head} · {view.crisis.title.strip() or view.crisis.brand}", view, words)


def named(view: ReportView, words: Words) -> int | str:
    """Its number, which in a drill says that it is one."""
    return words("drill-number", crisis=view.crisis.id) if view.crisis.drill else view.crisis.id


def marked(head: str, view: ReportView, words: Words) -> str:
    return f"{words('crisis-drill')} · {head}" if view.crisis.drill else head


def sections(view: ReportView, words: Words) -> Iterator[Section]:
    yield _essentials(view, words)
    if view.scorecard is not None:
        yield from _scorecard(view.scorecard, words)
    yield Section(
        heading=words("report-milestones"),
        head=_columns(
            words,
            "report-column-step",
            "report-column-target",
            "report-column-reached",
            "report-column-measured",
        ),
        rows=tuple(_measured(one, view, words) for one in view.milestones),
    )
    if view.curve is not None:
        yield _curve(view, words)
    yield Section(heading=words("report-decisions"), rows=tuple(_decisions(view, words)))
    yield Section(heading=words("report-statements"), rows=tuple(_statements(view, words)))
    yield Section(
        heading=words("report-facts"),
        rows=tuple((fact_text(one, view.crisis, words),) for one in view.facts),
    )
    yield Section(heading=words("report-open"), rows=tuple(_open(view, words)))
    yield Section(
        heading=words("report-actions"),
        head=_columns(
            words, "report-column-action", "report-column-owner", "report-column-due", "report-column-state"
        ),
        rows=tuple(_actions(view, words)),
    )
    yield Section(heading=words("report-proposals"), diff=tuple(_diff(view, words)))
    yield Section(heading=words("report-timeline"), rows=tuple(_line(one, words) for one in view.timeline))


def _scorecard(score: Scorecard, words: Words) -> Iterator[Section]:
    """How a drill went: its own figures, in minutes of its own clock."""
    yield Section(
        heading=words("scorecard-head"),
        head=_columns(words, "report-column-step", "report-column-target", "report-column-reached"),
        rows=tuple(measured(one, words) for one in (*score.goals, *score.milestones)),
    )
    yield Section(
        heading=words("scorecard-head-injects"),
        rows=tuple((text,) for text in (*inject_lines(score, words), *count_lines(score, words))),
    )
    yield Section(
        heading=words("scorecard-practise"),
        rows=tuple((text.removeprefix("– "),) for text in practise_lines(score, words)),
    )


def _columns(words: Words, *keys: str) -> tuple[str, ...]:
    return tuple(words(key) for key in keys)


def _essentials(view: ReportView, words: Words) -> Section:
    crisis = view.crisis
    level = words("crisis-level", level=crisis.level, name=words(f"level-name-{crisis.level}"))
    ended = _at(words, crisis.ended_at) if crisis.ended_at else words("report-running")
    messages = [(words("report-message"), _link(link)) for link in crisis.links]
    return Section(
        heading=words("report-essentials"),
        rows=(
            (words("report-brand"), crisis.brand),
            (level,),
            (words("report-begun"), _at(words, crisis.declared_at)),
            (words("report-ended-drill" if crisis.drill else "report-ended"), ended),
            *messages,
        ),
    )


def milestone(one: Milestone, view: ReportView, words: Words) -> tuple[str, ...]:
    began = view.crisis.declared_at
    title = in_language(one.title, words.language)
    target = words("report-target", at=moment(words, one.target, began)) if one.target else ""
    if one.reached is None:
        return (title, target, words("report-skipped" if one.skipped else "report-not-reached"), "")
    reached = words(
        "report-reached", at=moment(words, one.reached, began), minutes=_minutes(began, one.reached)
    )
    late = _minutes(one.target, one.reached) if one.target else 0
    measured = words("report-late", minutes=late) if late > 0 else words("report-in-time")
    return (title, target, reached, measured)


def _measured(one: Milestone, view: ReportView, words: Words) -> Row:
    """The same in columns whose names say what each is."""
    title, _, not_reached, measured = milestone(one, view, words)
    began = view.crisis.declared_at
    target = moment(words, one.target, began) if one.target else ""
    if one.reached is None:
        return (title, target, not_reached, "")
    at, minutes = moment(words, one.reached, began), _minutes(began, one.reached)
    return (title, target, words("report-after", at=at, minutes=minutes), measured)


def _minutes(since: datetime, until: datetime) -> int:
    return int((until - since).total_seconds() // 60)


def _curve(view: ReportView, words: Words) -> Section:
    curve, began = view.curve, view.crisis.declared_at
    assert curve is not None
    counts = [bar.total for bar in curve.bars]
    minutes = int(curve.step.total_seconds() // 60)
    legend = Legend(
        times=[moment(words, bar.at, began) for bar in curve.bars],
        usual=words("report-curve-usual"),
        number=words.number,
    )
    alt = words(
        "report-curve-alt",
        minutes=minutes,
        total=words.number(curve.total),
        high=words.number(curve.peak.total),
        at=moment(words, curve.peak.at, began),
        begun=moment(words, began, began),
        usual=curve.usual,
    )
    return Section(
        heading=words("report-curve"),
        head=_columns(words, "report-column-time", "report-column-comments", "report-column-critical"),
        rows=tuple(
            (moment(words, bar.at, began), words.number(bar.total), words.number(bar.critical))
            for bar in curve.bars
            if bar.total
        ),
        picture=Picture(
            data=curve_png(counts, usual=curve.usual, since=curve.begun, legend=legend),
            name="curve.png",
            alt=alt,
        ),
    )


def _decisions(view: ReportView, words: Words) -> Iterator[Row]:
    for one in view.decisions:
        corrects = words("decision-corrects", number=one.corrects) if one.corrects else ""
        who = _role(view.roles.get(one.decided_by, {}), words)
        yield (str(one.id), _at(words, one.at), who, one.what, one.why, one.more, corrects)


def _statements(view: ReportView, words: Words) -> Iterator[Row]:
    for told in view.statements:
        kind = words("statement-log-act", kind=told.made.kind, act=told.made.act)
        for post in told.posts:
            yield (
                kind,
                f"{post.network} {post.account}",
                post.wording.text,
                words("report-written", who=_role(told.author, words), at=_at(words, told.made.created_at)),
                _approved(told, words),
                *(
                    _published(post, told.made.act, words)
                    if not told.made.drill
                    else (_drilled(told, words),)
                ),
            )


def _drilled(told: StatementTold, words: Words) -> str:
    made = told.made
    if made.state is not AnnouncementState.DRILLED or made.decided_at is None:
        return words("report-not-published")
    return words("statement-head-drilled", at=_at(words, made.decided_at))


def _approved(told: StatementTold, words: Words) -> str:
    made = told.made
    if made.state is AnnouncementState.OPEN or made.decided_at is None:
        return words("report-waits")
    at, who = _at(words, made.decided_at), _role(told.approver, words)
    if made.state is AnnouncementState.SENT_BACK:
        return words("report-sent-back", who=who, at=at)
    if made.attested_by and made.called_at is not None:
        by, called_at = _role(told.attester, words), _at(words, made.called_at)
        return words("report-approved-phone", who=who, at=at, by=by, called=called_at)
    return words("report-approved-alone" if made.alone else "report-approved", who=who, at=at)


def _published(post: PostSeen, act: Act, words: Words) -> Iterator[Cell]:
    gone = post.taken_back
    if gone is not None and gone.settled_at is not None:
        yield words("report-withdrawn", at=_at(words, gone.settled_at))
    elif post.stands and post.send is not None and post.send.settled_at is not None:
        done = {"edit": "report-changed", "delete": "report-withdrawn"}.get(act, "report-published")
        by_hand = act == "post" and post.by_hand
        yield words("report-published-by-hand" if by_hand else done, at=_at(words, post.send.settled_at))
    else:
        yield words("report-not-published")
    if post.send is not None and post.send.proof_url:
        yield _link(post.send.proof_url)


def _open(view: ReportView, words: Words) -> Iterator[Row]:
    for one in view.open_steps:
        due = words("report-due", at=_at(words, one.due)) if one.due else ""
        yield (in_language(one.title, words.language), _role(one.role, words), due)


def _actions(view: ReportView, words: Words) -> Iterator[Row]:
    for one in view.actions:
        done = one.task.done_at
        state = words("decision-carried-out", at=_at(words, done)) if done else words("report-action-open")
        yield (one.decision.what, _role(one.owner, words), _at(words, one.task.due_at), state)


def _diff(view: ReportView, words: Words) -> Iterator[str]:
    """As a file shows what changes in it, with the reason and what a manager said to it."""
    for one in view.proposals:
        made = one.proposal
        state = words("report-proposal-state", state=made.state.value)
        yield f"  {words(made.reason, **made.params)} ({state})"
        if quote := made.params.get("quote"):
            yield f"  {words('quoted', text=one_line(quote, LONGEST_QUOTE))}"
        if made.field == "added":
            yield f"+ {words('report-proposal-step', title=one_line(made.new))}"
            continue
        yield f"  {in_language(one.title, words.language) or one_line(made.step)}"
        yield f"- {words('report-proposal-field', field=made.field, value=made.old, level=made.old)}"
        yield f"+ {words('report-proposal-field', field=made.field, value=made.new, level=made.new)}"


def _line(one: Told, words: Words) -> Row:
    who = words("history-bot") if one.entry.actor == BOT else _role(one.role, words)
    return (_at(words, one.entry.at), who, sentence(one.entry, words, step=one.step), one.text)


def _role(title: Texts, words: Words) -> str:
    return in_language(title, words.language) if title else words("report-team")


def _at(words: Words, at: datetime) -> str:
    return f"{words.date(at)}, {words.clock(at)}"


def _link(url: str) -> Link:
    return Link(label=url, url=url)
