### Report of a crisis: card, files, aftermath.

## Card

button-crisis-report = Report
button-report-share = Post to the room
report-head = Report · crisis { $crisis }
report-counts = { $decisions } decisions · { $open } open
report-file = The whole report as a file: breakwater report crisis { $crisis }
report-room = "Post to the room" brings the whole report as a file, to read and to print.
report-shared = Report on crisis { $crisis } · as of { $at }
report-file-name = crisis-{ $crisis }-report

## Files

report-essentials = The essentials
report-brand = Brand
report-message = Occasion in chat
report-begun = Begun
report-ended = Stood down
report-running = Still running
report-milestones = Times
report-column-step = Step
report-column-target = Target
report-column-reached = Reached
report-column-measured = Against the target
report-column-time = Time
report-column-comments = Comments
report-column-critical = Of these critical
report-column-action = What
report-column-owner = Owner
report-column-due = By
report-column-state = State
report-target = target { $at }
report-reached = reached { $at }, after { $minutes ->
        [one] one minute
       *[other] { $minutes } minutes
    }
report-not-reached = not reached
report-skipped = skipped
report-late = { $minutes ->
        [one] one minute
       *[other] { $minutes } minutes
    } after the target
report-in-time = within the target
report-curve = Course of the comments
report-curve-alt =
    Comments per { $minutes } minutes, { $total } in all. Highest { $high } at { $at }. Highlighted from the beginning of the crisis ({ $begun }).{ $usual ->
        [0] {""}
       *[other] {" "}Dashed: what was usual in the week before, { $usual }.
    }
report-curve-usual = usual in the week before
report-decisions = Decisions
report-statements = Public texts
report-written = text: { $who }, { $at }
report-waits = approval missing
report-approved = approved: { $who }, { $at }
report-approved-alone = approved by one person: { $who }, { $at }
report-sent-back = sent back: { $who }, { $at }
report-published = published { $at }
report-published-by-hand = published by hand { $at }
report-withdrawn = taken back { $at }
report-not-published = not published
report-facts = Facts
report-open = Open
report-due = by { $at }
report-actions = Actions
report-action-open = open
report-proposals = Changes to the playbook
report-proposal-step = New step: { $title }
report-proposal-field =
    { $field ->
        [due] due { $value } minutes after the start
       *[level_from] { step-level-from }
    }
report-proposal-state =
    { $state ->
        [accepted] accepted
        [refused] not accepted
        [undone] taken out again
       *[open] not decided yet
    }
report-after = { $at }, after { $minutes ->
        [one] one minute
       *[other] { $minutes } minutes
    }
report-timeline = Timeline
report-team = Team
report-nothing = Nothing on record.

## Answers and messages

told-report-coming =
    The report on crisis { $crisis } is being posted to the room
    It names roles, not people. Nothing is published.
refused-report-no-room =
    Not posted to the room.
    Crisis { $crisis } has no room at the moment. As a file it is written by: breakwater report crisis { $crisis }.
notice-crisis-report-failed =
    Report not posted to the room · crisis { $crisis } · { $platform }
    The card lets one try again. As a file it is written by: breakwater report crisis { $crisis }

## Timeline

log-crisis-report_asked = report asked for
log-crisis-report_failed = report not posted to the room
log-crisis-report_shared = report posted to the room

## Aftermath

followup-head =
    { $days ->
        [one] One day after standing down
       *[other] { $days } days after standing down
    }
followup-before = Week before: { $day } comments a day, { $share } % critical
followup-during = In the crisis: { $total } comments, { $share } % critical, { $severe } severe
followup-since = Since standing down: { $day } comments a day, { $share } % critical, { $severe } severe
followup-day = { $date }: { $total } comments, { $share } % critical
followup-nothing = No comments have been counted in this time.
log-crisis-followed_up =
    { $days ->
        [one] Follow-up after one day
       *[other] Follow-up after { $days } days
    }
