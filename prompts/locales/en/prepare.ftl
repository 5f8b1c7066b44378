### What is laid down beforehand: risks, action plan, access, what is out of date; proposed changes to playbooks.

## Overview

prepare-head = { $count ->
    [0] Preparation · all up to date
    [one] Preparation · 1 item out of date
   *[other] Preparation · { $count } items out of date
}
prepare-page = Page { $page } of { $pages }
prepare-note = What stands here is written in chat and looked at again after six months.
due-file = A faulty file, the bot no longer starts with it: { $name }
due-plan-left = Action plan, { $name }: { $who } is no longer in the team
due-plan-no-account = Action plan, { $name }: { $who } cannot be reached in chat
due-plan-no-deputy = Action plan, { $name }: no deputy
due-plan-unfilled = Action plan: nobody for { $name }
due-none-risk = Risk register: still empty
due-none-plan = Action plan: still empty
due-none-access = Access: still empty
due-entry-config = Action plan, { $name }: from the configuration, confirmed by nobody yet
due-entry-risk = Risk { $name }: last looked at { $at-day }
due-entry-plan = Action plan, { $name }: last looked at { $at-day }
due-entry-access = Access { $name }: last looked at { $at-day }
due-entry-owner = { $name }: its owner is no longer in the team
due-risk-scenario = Risk { $name }: the linked drill is gone
due-statement-shipped = { statement-kind } for { $brand }: approved by nobody yet
due-statement = { statement-kind } { $name } for { $brand }: approval ran out on { $at-day }
due-statement-soon = { statement-kind } { $name } for { $brand }: approval runs out on { $at-day }
due-drill-never = No drill held yet, one a quarter is planned
due-drill = Last drill { $at-day }, one a quarter is planned
due-proposals = { $count ->
    [one] One proposed change to playbooks
   *[other] { $count } proposed changes to playbooks
}
due-proposal-unfit = Step { $name }: an accepted change no longer fits the playbook

## Lists

entries-head-risk = Risk register · { $count ->
    [one] 1 entry
   *[other] { $count } entries
}
entries-head-plan = Action plan · { $count ->
    [one] 1 entry
   *[other] { $count } entries
}
entries-head-access = Access (where kept) · { $count ->
    [one] 1 entry
   *[other] { $count } entries
}
entries-head-crisis = Crisis { $crisis } · access (where kept)
entries-none = Nothing written down yet.
entries-access-note = This says where an access is kept, never the access itself.
entry-retired = Retired
entry-stale = out of date
entry-owner = owner: { $name }
entry-until = looked at { $at-day }, due again { $until-day }
entry-config = from the configuration
entry-rating = Likelihood { $likelihood } of 5 · impact { $impact } of 5
entry-words = How it shows (watch list): { $words }
entry-linked-statement = Prepared: { statement-kind }
entry-linked-drill = Drill: { $name }
entry-deputy = deputy: { $name }
entry-nobody = nobody
entry-contact = Reached by
entry-level-from = from level { $level }
entry-outside = from outside
entry-who = Who: { $who }
entry-where = Where: { $where }
entry-history = History
entry-version-added = { $at-day } · { $name } · added
entry-version-changed = { $at-day } · { $name } · changed
entry-version-reviewed = { $at-day } · { $name } · still true
entry-version-retired = { $at-day } · { $name } · retired
entry-version-restored = { $at-day } · { $name } · restored
entry-scale-1 = 1 · very low
entry-scale-2 = 2 · low
entry-scale-3 = 3 · medium
entry-scale-4 = 4 · high
entry-scale-5 = 5 · very high
entry-level-0 = At every level
entry-level-1 = From level 1
entry-level-2 = From level 2
entry-level-3 = From level 3
entry-level-4 = From level 4
entry-level-5 = From level 5
entry-level-6 = From level 6
entry-link-none = Nothing
entry-statement-acknowledgement = Acknowledgement
entry-statement-holding = Holding statement
entry-statement-correction = Correction
entry-statement-closing = Closing statement

## Proposed changes

proposals-head = { $count ->
    [0] Playbooks · nothing proposed
    [one] Playbooks · 1 proposed change
   *[other] Playbooks · { $count } proposed changes
}
proposals-note = Holds for crises that start afterwards. Running ones keep their playbook.
proposal-due = { $step }: due after { $old } min so far, now after { $new } min
proposal-level = { $step }: from level { $old } so far, now from level { $new }
proposal-new = New step: { $new }
proposal-from = Crisis { $crisis } · playbook { $playbook }
proposal-state-accepted = accepted by { $name }, { $at-day }
proposal-state-refused = refused by { $name }, { $at-day }
proposal-state-undone = taken back by { $name }, { $at-day }
proposal-late = came only after { $took } minutes
proposal-skipped = skipped at level { $level }
proposal-added = had to be done without standing in the playbook (decision { $decision })
proposal-quote = "{ $text }"

## Buttons

button-prepare = Preparation
button-entries-risk = Risk register
button-entries-plan = Action plan
button-entries-access = Access
button-access = Access
button-entry = Look
button-entry-add = Add …
button-entry-add-risk = Add a risk …
button-entry-add-plan = Add a role …
button-entry-add-outside = Contact from outside …
button-entry-add-access = Add an access …
button-entry-write = Change …
button-entry-link = Link …
button-entry-still = Still true
button-entry-retire = Retire
button-entry-restore = Restore
button-proposals = Changes
button-proposal-accept = Accept
button-proposal-refuse = Refuse
button-proposal-undo = Take back

## Forms

form-entry-risk-title = Risk
form-entry-plan-title = Role in the action plan
form-entry-outside-title = Contact from outside
form-entry-access-title = Access
form-entry-link-title = Link a risk
form-entry-submit = Save
form-entry-access-note = Where the access is kept, never the access itself: no password, no code.
form-entry-risk = What could happen
form-entry-words = How it shows (words, with commas)
form-entry-words-hint = They stand on the watch list
form-entry-likelihood = Likelihood
form-entry-impact = Impact
form-entry-owner = Owner
form-entry-role = Role
form-entry-person = Who
form-entry-deputy = Deputy
form-entry-contact = Phone, mail (of the deputy too)
form-entry-level = Is called
form-entry-name = Who and what for
form-entry-what = Account or tool
form-entry-who = Who has access
form-entry-where = Where is it kept
form-entry-where-hint = Safe, password store, envelope, person
form-entry-statement = Prepared statement
form-entry-scenario = Drill

## Answers

refused-access = Not shown.
    The accesses are for those who play a role in crisis { $crisis }. Lead: { $who }.
refused-entry-changed = Not saved.
    { $who } changed this entry at { $at }. Please open it anew.
refused-entry-words = Not saved.
    At most { $count } words or phrases of 3 to 60 characters each.
refused-proposal-decided = Not decided.
    It was decided already ({ $who }, { $at }).
refused-proposal-unfit = Not accepted.
    The playbook says something else at step { $step } meanwhile.
refused-secret = Not saved. { $looks ->
        [password] That looks like a password.
        [token] That looks like a token.
        [key] That looks like a key.
       *[code] That looks like a PIN or a code.
    }
    Only where the access is kept and who has it stands here. What was typed is written down nowhere.
notice-prepare = { $count ->
    [one] Preparation · please check: 1 item is out of date
   *[other] Preparation · please check: { $count } items are out of date
}
notice-prepare-late = { notice-prepare }
    This reminder comes late.
notice-crisis-called = Crisis { $crisis } · called by the action plan, from level { $level }

## Timeline

log-access-shown = looked at the accesses

## The printed plan

plan-title = Emergency plan to print
plan-printed = As of { $at-day }, { $at }
plan-intro = For the day that chat is down. Everything that matters stands here; what happened is entered afterwards.
plan-people = Whom we call
plan-role = Role
plan-person = Who
plan-deputy = Deputy
plan-contact = Phone, mail
plan-access = Access: where it is kept
plan-risks = Risks
plan-playbook = Playbook: { $title }
plan-begun = Begun at
plan-clock = time
plan-led = Lead
plan-name = name
plan-deadline = Within { $hours } hours:
plan-due = after { $minutes } min
plan-over = Stand down only when
plan-texts = Prepared statements
plan-texts-note = Fill the gaps, have a second person read it, then publish by hand. No cause, no unverified number, no names.
plan-language = { $language ->
    [de] German
   *[en] English
}
plan-shipped = shipped, approved by nobody yet
plan-line = Emergency plan to print
button-plan-print = Print the plan
told-plan-coming = The plan comes as a file in a direct message.
    Should none arrive: "breakwater plan print" writes it on the server.
