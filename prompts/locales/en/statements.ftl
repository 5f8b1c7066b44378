### Prepared texts: fill, have approved, publish, correct, take back.

statement-kind = { $kind ->
    [acknowledgement] Acknowledgement
    [holding] Holding statement
    [correction] Correction
   *[closing] Closing statement
}
statement-titled = { $name } "{ $title }"
statement-drill = DRILL
statement-crisis = crisis { $crisis }
statement-act-post = {""}
statement-act-edit = correction in place
statement-act-delete = withdrawal
language-name = { $language ->
    [de] German
   *[en] English
}

## What is prepared

statements-head = Prepared texts · crisis { $crisis }
statements-note = Filling publishes nothing: the preview comes next, then the approval.
statements-shipped = { $kind }: the text that ships, not approved by the team yet
statements-approved = { $kind }: approved until { $until } · { $name }
statements-outdated = { $kind }: approval ended on { $until } · { $name }
button-statements = Statement
button-statement = { statement-kind } …
button-statement-change = Change …

## The texts themselves

stock-head = Prepared texts · { $brand } · page { $page } of { $pages }
stock-note = What stands here is the team's own: new shipped versions overwrite nothing.
stock-shipped = ships with Breakwater, not approved yet
stock-until = approved until { $until }
stock-outdated = approval ended on { $until }
stock-seed-changed = the shipped version has changed
stock-seed-changed-note = The shipped version has changed. Nothing was overwritten; "Still true" puts on record that it shall stay so.
stock-text-head = { $name } · { $language }
stock-short = Short version
stock-owner = owner: { $name }
stock-by = approved by { $name }, { $at }
stock-retired = out of service since { $at }
button-stock = Prepared texts
button-stock-take = Look and approve …
button-stock-text = Show
button-stock-write = Write new
button-stock-new = { statement-kind }, { $language } …
button-statement-again = Still true
button-statement-write = Change …
button-statement-retire = Take out of service …

## A filled text

statement-head-drafted = Preview, nothing published yet
statement-head-open = Approval by { $due }
statement-head-sent-back = Sent back { $at }
statement-head-void = Replaced, no longer counts
statement-head-void-fact = Void, a fact in it has changed
statement-head-by-hand-post = Approved, to be published by hand
statement-head-by-hand-edit = Approved, to be changed by hand
statement-head-by-hand-delete = Approved, to be deleted by hand
statement-head-approved-post = { $done ->
    [0] Approved, published nowhere
   *[other] ✅ Published on { $done } of { $count }
}
statement-head-approved-edit = { $done ->
    [0] Approved, not changed
   *[other] ✅ Changed
}
statement-head-approved-delete = { $done ->
    [0] Approved, not taken back
   *[other] ✅ Taken back
}
statement-head-on-its-way = Approved, on its way
statement-length = { $length } of { $limit } characters
statement-to-post = to be published by hand
statement-to-edit = to be changed by hand
statement-to-delete = to be deleted by hand
statement-done-post = published { $at }
statement-done-edit = changed { $at }
statement-done-delete = taken back { $at }
statement-gone = taken back
statement-edited = text changed { $at }
statement-changing-edit = being changed
statement-changing-delete = being taken back
statement-asked-edit = correction waits for approval
statement-asked-delete = withdrawal waits for approval
statement-by = Version { $number } by { $name }, { $at }
statement-alone = approved alone at night, the text had been approved before: { $name }
statement-solo = approved alone, without a second person: { $name }
statement-attested = ☎️ Approved on the phone: { $who }, { $at } · as told by { $by }
statement-promise = Promises the next update: { $at }
statement-from-fact = From the facts: { $fact }
statement-reason = Why it shall be taken back
statement-closed = Only the time is new; all else had been approved before.
statement-drill-note = Drill: the approval ends it. Nothing is published.
statement-by-hand-post = Approved. To be published by hand, exactly this text: { $target }
statement-by-hand-edit = Approved. To be changed by hand, into exactly this text: { $target }
statement-by-hand-delete = Approved. To be deleted by hand: { $target }
check-cause = names a cause
check-name = names somebody
check-number = holds a number that the facts do not show as known
view-post = view post
button-word-ask = Request approval
button-word-only = Only { $target }
button-word-approve = Approve and publish …
button-word-approve-edit = Approve and change …
button-word-approve-delete = Approve and take back …
button-word-back = Send back …
button-word-phone = Approved on the phone …
button-word-edit = Correct: { $target } …
button-word-undo = Undo: { $target } …
button-deleted = Deleted by hand …

## Forms

form-statement-title = Fill the text
form-statement-submit = See the preview
form-statement-note = { statement-kind } for crisis { $crisis }. Nothing is published yet.
form-statement-hint = No cause, no unverified number, no names
form-statement-hint-known = From the facts, source: { $known }. No cause, no names
form-statement-hint-unknown = From the facts: unknown and being checked. No number, no names
slot-known = What we know
slot-unknown = What we don't know yet
slot-sorry = Sympathy with those affected
slot-doing = What we are doing
slot-next = Next update at (time, 19:30)
slot-proof = Proof or address
slot-prevented = What prevents a repeat
form-statement-approve-title = Approve?
form-statement-approve-post = Publish
form-statement-approve-edit = Change
form-statement-approve-delete = Take back
form-statement-note-post = Publish as the brand, on { $count ->
    [one] one account
   *[other] { $count } accounts
}? Visible at once, exactly this text.
form-statement-note-edit = Change the post? Visible at once, exactly this text will stand there.
form-statement-note-delete = Take the post back? It disappears at once. Whoever has seen it has seen it.
form-statement-posted-note = As a post of its own on { $network } { $account }, exactly this text.
form-statement-edited-note = Change the post on { $network } { $account } by hand, into exactly this text.
form-statement-edit-title = Correct the post
form-statement-edit-field = The text as it shall stand there
form-statement-edit-note = { $by_hand ->
    [yes] Once approved, the post on { $network } { $account } is changed by hand.
   *[no] Once approved, changes the post on { $network } { $account } where it stands.
}
form-deleted-title = Deleted by hand
form-deleted-submit = Is deleted
form-deleted-note = Delete it by hand on { $network } { $account }, then put that on record here. The post stands here:
form-statement-withdraw-note = { $by_hand ->
    [yes] Once approved, the post on { $network } { $account } has to be deleted by hand. Whoever has seen it has seen it.
   *[no] Once approved, the post disappears from { $network } { $account }. Whoever has seen it has seen it.
}
form-statement-withdraw-reason = Why?
form-statement-withdraw-submit = Request approval
form-phone-title = Approved on the phone
form-phone-submit = Record, carry out
form-phone-note = Who has agreed on the phone, to exactly this text? Card, timeline and report say that it was on the phone, and who says so.
form-phone-who = Who agreed?
form-phone-at = When was the call? (time, 23:40)
form-phone-line = What was said?
form-statement-write-title = Prepare a text
form-statement-write-submit = Approve
form-statement-write-note = { statement-kind }. The approval holds for { $days } days. Slots that the form fills: { $slots }
form-statement-write-title-field = Occasion, for example: recall
form-statement-write-text = Text
form-statement-write-short = Short version for networks with little room
form-statement-write-owner = Who keeps it true?
form-statement-retire-title = Out of service
form-statement-retire-submit = Take out of service
form-statement-retire-note = { statement-kind }: is not offered any more. What was published from it stays.

## Answers and notices

told-statement-asked = Approval requested · crisis { $crisis }
    { $who ->
        [none] The card stands in the room.
       *[other] The card stands in the room. { CAP($who) } can approve.
    }
told-statement-approved = Approved · crisis { $crisis }
    What comes of it stands on the card.
notice-statement-published = ✅ { statement-kind } published · { $target } · crisis { $crisis }
notice-statement-corrected = ✅ { statement-kind } corrected · { $target } · crisis { $crisis }
notice-statement-withdrawn = { statement-kind } taken back · { $target } · crisis { $crisis }
notice-statement-unclear = ⚠️ Unclear what came of it · { $target } · crisis { $crisis }
    Please look there: { statement-kind }. Answer on the card.
notice-statement-failed = { statement-kind }: not carried out · { $target } · crisis { $crisis }
    { $error }
notice-statement-sent-back = { statement-kind } sent back by { $by } · crisis { $crisis }
notice-statement-overdue = Approval missing since { $due } · { statement-kind } · crisis { $crisis }
    { $by } asked for it. The card stands here in the room.
notice-statement-void = { statement-kind } void, a fact has changed · crisis { $crisis }
    Nothing new of it was published. "Change …" on the card begins with the facts as they are now.
send-error-fact-changed = a fact in it has changed
refused-change-running = Not changed. Something is being done to this post just now.
    What comes of it stands on its card.
refused-fact-moved = Not approved. A fact in it has changed.
    "Change …" on the card in crisis { $crisis } begins with the facts as they are now.
refused-phone-before = Not recorded. This text was not there then.
    What is meant is the time of the call about exactly this version.
refused-phone-off = Not recorded. Approval on the phone is not switched on.
    That is set in breakwater.toml under policy.
refused-phone-self = Not recorded. Whoever approves does so on the card.
    On the phone it is always somebody else who agreed.
refused-statement-asked = Not requested again. This version has been asked for already.
    A new version is made with "Change …".
refused-statement-changed = Not saved. { $who } has changed this text meanwhile, { $at-day }, { $at }.
    The list shows how it stands.
refused-statement-exists = Not saved. There is a text for this occasion already.
    It can be changed, or the new one gets an occasion of its own.
refused-statement-no-account = Not filled. No account is set up for { $brand }.
    Accounts stand in breakwater.toml under sources.
refused-statement-over = Not done. Crisis { $crisis } no longer runs.
    What is published can be corrected and taken back on its card.
refused-statement-retired = Not done. This text is out of service.
    The list shows what counts.
refused-statement-slot = Not saved. No form fills the slot { $slot }.
    Those that exist stand above the text.
refused-statement-slot-missing = Not saved. The slot { $slot } is missing.
    Without it the form would promise something that the text does not say.
refused-statements-full = Not saved. { $count } texts are prepared already.
    One of them can be changed or taken out of service.
refused-time-invalid = Not done. That is no time of the clock.
    It is needed like this: 19:30.

## Timeline

statement-log-act = { $act ->
    [edit] Correction in place
    [delete] Withdrawal
   *[post] { statement-kind }
}
log-statement-approved = { statement-log-act } approved, version { $number }{ $alone ->
    [yes] , alone
   *[no] {""}
}
log-statement-asked = { statement-log-act }: approval requested, version { $number }
log-statement-attested = ☎️ { statement-log-act }: approved on the phone, version { $number }
log-statement-corrected = { statement-kind } corrected, { $target }
log-statement-failed = { statement-log-act } not carried out, { $target }
log-statement-overdue = { statement-kind }: approval overdue, version { $number }
log-statement-posted = { statement-kind }: done by hand
log-statement-published = { statement-kind } published, { $target }
log-statement-sent_back = { statement-kind } sent back, version { $number }
log-statement-settled = { statement-kind }: looked after
log-statement-unclear = { statement-log-act }: unclear what came of it, { $target }
log-statement-void = { statement-kind } void, a fact has changed, version { $number }
log-statement-withdrawn = { statement-kind } taken back, { $target }
log-statement-written = { statement-kind } written, version { $number }

## Report

report-approved-phone = approved on the phone: { $who } ({ $called }), recorded { $at }, as told by { $by }
report-changed = changed { $at }
