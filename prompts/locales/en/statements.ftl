### Prepared texts: fill, have approved, publish, take back.

statement-kind = { $kind ->
    [acknowledgement] Acknowledgement
    [holding] Holding statement
    [correction] Correction
   *[closing] Closing statement
}
statement-drill = DRILL
statement-crisis = crisis { $crisis }

## What is prepared

statements-head = Prepared texts · crisis { $crisis }
statements-note = Filling publishes nothing: the preview comes next, then the approval.
statements-shipped = { $kind }: the text that ships, not approved by the team yet
statements-approved = { $kind }: approved until { $until } · { $name }
statements-outdated = { $kind }: approval ended on { $until } · { $name }
button-statements = Statement
button-statement = { statement-kind } …
button-statement-change = Change …

## A filled text

statement-head-drafted = Preview, nothing published yet
statement-head-open = Approval by { $due }
statement-head-sent-back = Sent back { $at }
statement-head-void = Replaced, no longer counts
statement-head-by-hand = Approved, to be published by hand
statement-head-approved = { $done ->
    [0] Approved, being published
   *[other] ✅ Published on { $done } of { $count }
}
statement-length = { $length } of { $limit } characters
statement-to-publish = to be published by hand
statement-published = published { $at }
statement-gone = taken back
statement-withdrawing = being taken back
statement-by = Version { $number } by { $name }, { $at }
statement-alone = approved alone at night, the text had been approved before: { $name }
statement-promise = Promises the next update: { $at }
statement-numbers = Holds a number: is it verified?
statement-closed = Only the time is new; all else had been approved before.
statement-drill-note = Drill: with the approval it is drilled. Nothing is published.
view-post = view post
button-word-ask = Request approval
button-word-only = Only { $target }
button-word-approve = Approve and publish …
button-word-back = Send back …
button-word-undo = Undo: { $target } …

## Forms

form-statement-title = Fill the text
form-statement-submit = See the preview
form-statement-note = { statement-kind } for crisis { $crisis }. Nothing is published yet.
form-statement-hint = No cause, no unverified number, no names
slot-known = What we know
slot-unknown = What we don't know yet
slot-sorry = Sympathy for those affected
slot-doing = What we do
slot-next = Next update at (time, 19:30)
slot-proof = Proof or address
slot-prevented = What prevents a repeat
form-statement-approve-title = Publish?
form-statement-approve-submit = Publish
form-statement-approve-note = Publish as the brand, on { $count ->
    [one] one account
   *[other] { $count } accounts
}? Visible at once, exactly this text.
form-statement-posted-note = As a post of its own on { $network } { $account }, exactly this text.
form-statement-withdraw-note = The post disappears from { $network } { $account }. Who has seen it has seen it.
form-statement-write-title = Prepare the text
form-statement-write-submit = Approve for 6 months
form-statement-write-note = { statement-kind }. Places that the form fills: { $slots }
form-statement-write-text = Text
form-statement-write-short = Short text for networks with little room

## Answers and notices

told-statement-asked = { $who ->
    [none] Approval requested, it stands in the room of crisis { $crisis }.
   *[other] Approval requested, it stands in the room of crisis { $crisis }. { $who } can approve it.
}
told-statement-approved = Approved. What becomes of it stands on the card in crisis { $crisis }.
told-statement-prepared = Approved until { $until-day }: { statement-kind } ({ $language }).
told-statement-withdrawing = The post on { $network } { $account } is being taken back.
notice-statement-published = ✅ { statement-kind } published · { $target } · crisis { $crisis }
notice-statement-withdrawn = { statement-kind } taken back · { $target } · crisis { $crisis }
notice-statement-unclear = ⚠️ Unclear whether published · { $target } · crisis { $crisis }
    Please look there whether it stands: { statement-kind }. Answer on the card.
notice-statement-failed = { statement-kind } not published · { $target } · crisis { $crisis }
    { $error }
notice-statement-sent-back = { statement-kind } sent back by { $by } · crisis { $crisis }
refused-statement-asked = Not requested again. This version has been asked for already.
    "Change …" makes a new version.
refused-statement-no-account = Not filled. No account is set up for { $brand }.
    Accounts stand in breakwater.toml under sources.
refused-statement-over = Not done. Crisis { $crisis } is not running any more.
    What is published can be taken back on its card.
refused-statement-slot = Not saved. No form fills the place { $slot }.
    Those that there are stand above the text.
refused-time-invalid = Not filled. The time of the next update is no time.
    It is needed like this: 19:30.
