### What is put on record in a crisis: decisions, facts, timeline.

## Cards

decisions-head = Crisis { $crisis } · decisions · page { $page } of { $pages }
decisions-none = No decision on record yet.
decision-head = Decision { $number } · crisis { $crisis }
decision-by = Decided by { $who }, { $at }
decision-why = Why
decision-no-why = The reason is still missing; "Correct or add" takes it.
decision-more = More
decision-with = carried out by { $who }
decision-with-by = carried out by { $who }, by { $at }
decision-carried-out = carried out { $at }
decision-corrected-by = corrected by decision { $number }
decision-corrects = Corrects decision { $number }
decision-message = Message in chat
crisis-decided-line = Decided: { $text }
facts-head = Crisis { $crisis } · facts · page { $page } of { $pages }
facts-counts = known { $known } · unknown { $unknown } · checking { $checking }
fact-state-known = Known
fact-state-unknown = Unknown
fact-state-checking = Checking
fact-state-gone = Take off the board
fact-source = source: { $source }, { $at }
fact-no-source = none
timeline-head = Crisis { $crisis } · timeline · page { $page } of { $pages }
timeline-quote = "{ $text }"

## Buttons

button-decide = Decision
button-decide-again = Correct or add …
button-decisions = Decisions
button-decision = Look
button-task-done = Carried out
button-timeline = Timeline
button-facts = Facts
button-fact = Add a fact …
button-fact-change = Change …

## Forms

form-decide-title = Decision
form-decide-submit = Record the decision
form-decide-note = Crisis { $crisis } · Is never changed; a correction is a new entry.
form-decide-note-step = Crisis { $crisis } · Does the step: { $step }
form-decide-note-again = Crisis { $crisis } · Corrects or completes decision { $number }, which stays readable.
form-decide-what = What
form-decide-why = Why
form-decide-who = Who carries it out (may stay empty)
form-decide-by = By when (may stay empty)
form-decide-more = More: refused, objections, evidence
decide-by-m15 = in 15 minutes
decide-by-m30 = in 30 minutes
decide-by-h1 = in an hour
decide-by-h2 = in two hours
decide-by-h4 = in four hours
decide-by-d1 = in a day
decide-by-d3 = in three days
form-fact-title = Fact
form-fact-submit = Save the fact
form-fact-note = Crisis { $crisis } · Known is only what has a source. Earlier wordings stay in the timeline.
form-fact-text = What
form-fact-state = Known, unknown or checking
form-fact-source = Source

## Confirmations

told-decided =
    On record: decision { $number } · crisis { $crisis }
    Nothing was published.
told-nothing-to-record =
    Not recorded.
    There is no text in the message. "Decision" on the card of crisis { $crisis } takes one.
told-task-done = Carried out: decision { $number } · crisis { $crisis }
told-timeline = In the timeline of crisis { $crisis }
told-timeline-already = Already in the timeline of crisis { $crisis }

## Refusals

refused-decide-whom =
    Not recorded.
    A time needs somebody who carries it out.
refused-fact-changed =
    Not changed.
    { $who } has changed this line meanwhile ({ $at-day }, { $at }). The facts of crisis { $crisis } show where it stands.
refused-fact-source =
    Not saved.
    Known is only what has a source. Without one it is "Unknown" or "Checking".
refused-facts-full =
    Not saved.
    There are { $count } lines on the board of crisis { $crisis } already. One of them can be changed or taken off.
refused-no-crisis-runs =
    Not recorded.
    No crisis is running. "/crisis start" begins one.
refused-not-part =
    Not recorded.
    This is for those who take part in crisis { $crisis }. { $who ->
        [none] Nobody leads it.
       *[other] { CAP($who) } can give a role.
    }
refused-task-done =
    Not needed.
    Nothing is open any more for decision { $number } of crisis { $crisis }.

## Notices

notice-crisis-tasks =
    { $count ->
        [one] One thing is waiting
       *[other] { $count } things are waiting
    } · crisis { $crisis }
    Due since { $due }. From decisions:
notice-crisis-tasks-late =
    { $count ->
        [one] One thing is waiting
       *[other] { $count } things are waiting
    } · crisis { $crisis }
    Due since { $due }. This reminder comes late. From decisions:
notice-task-given =
    From a decision · crisis { $crisis } · { $by }
    To be carried out by { $due }
notice-task-named = From a decision · crisis { $crisis } · { $by }

## Timeline

log-crisis-fact =
    { $state ->
        [known] fact, known
        [unknown] fact, unknown
        [checking] fact, being checked
       *[gone] fact taken off
    }
log-crisis-message = message put on record
log-decision-corrected = decision { $number }, corrects { $corrects }
log-decision-made = decision { $number }
log-task-done = decision { $number } carried out
log-task-overdue = decision { $number } overdue
