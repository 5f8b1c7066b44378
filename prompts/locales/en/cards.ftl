### Cards: first lines, states, buttons. The first line stands alone on a lock screen.

somebody = unknown person
quoted = "{ $text }"
by-hand = published by hand
view-reply = view reply
deleted-since = comment deleted since
text-by = text { $name }
approved-by = approved { $name }
case-number = Case { $case }
case-number-inside = case { $case }

## First line of a case

head-answered = ✅ Answered { $at }
head-hidden = ✅ Hidden { $at }
head-dismissed = ✅ No reply needed { $at }
head-deleted = 🗑️ Deleted by author
head-snoozed = Snoozed until { $until }
head-rejected = ⚠️ Not published
head-unclear = ⚠️ Unclear whether published
head-unclear-undo = ⚠️ Unclear whether undone
head-left = Unclear whether published; left as it is
head-cancelled = Not published, cancelled
head-taken-back = ↩️ Undone

## What there is to say about the comment

case-folded = Hidden: { $what }
case-shortened = Shortened; the whole text is under "Open original".
case-edited = Edited by author { $at }; earlier drafts are void.
case-followers =
    { $count ->
        [one] 1 follower
       *[other] { $shown } followers
    }
case-probably = probably { $flag }
case-author-count =
    { $count ->
        [2] second comment today
        [3] third comment today
        [4] fourth comment today
       *[other] comment no. { $count } today
    }
case-rating = rating { $rating }
case-attachments =
    { $count ->
        [one] 1 attachment
       *[other] { $count } attachments
    }
case-post = Post:
case-post-untitled = open post
case-why = Why here: { $reasons } · Purpose: { $purpose }
case-reason = { $flag } ("{ $evidence }")
case-likes =
    { $count ->
        [one] 1 like
       *[other] { $shown } likes
    } in { $minutes } min
case-no-reason = nothing particular found

## Where a case stands

case-held = No draft: { $risk }. Not escalated yet.
case-drafting = Drafts are being made and will come into the thread.
case-deleted = Deleted by author, draft void
case-owner = Owner: { $owner }
case-owner-until = Owner: { $owner }, until { $until }
case-nobody = Owner: nobody yet
case-nobody-until = Owner: nobody yet · first reply by { $by }
case-in-approval = Waiting for approval · text { $owner }
case-in-approval-until = Waiting for approval, by { $due } · text { $owner }
case-publishing = Approved, being published: { $target }
case-snoozed = Snoozed; comes back by itself.
case-by-hand = Approved. To be published by hand, exactly this text: { $target }
case-rejected = Not published: { $why }
case-unclear = Unclear whether published. Please look whether this reply is there: { $target }
case-unclear-undo = Unclear whether undone. Please look whether the reply is still there: { $target }
case-taken-back = Undone: the reply no longer stands on { $target }.

## Drafts

drafts-head =
    { $count ->
        [one] One draft for case { $case }
        [2] Two drafts for case { $case }
        [3] Three drafts for case { $case }
       *[other] { $count } drafts for case { $case }
    }
drafts-unpublished = nothing published yet
drafts-none-head = No draft for case { $case }
drafts-void-head = Drafts for case { $case } are void
drafts-taken-head = Drafts for case { $case } are not needed any more
drafts-taken = A version is on its way already.
drafts-from-model = From: language model
drafts-from-template = From: template, no language model
drafts-facts = Facts: { $facts }
drafts-missing = Missing: { $missing }
drafts-for = for { $target }
drafts-void-deleted = The comment was deleted by its author.
drafts-void-done = The case is closed.
drafts-void-edited = The comment was edited by its author.
drafts-void-discarded = The drafts were discarded.

variant-empathetic = empathetic
variant-factual = factual
variant-brief = brief
variant-shorter = shorter
variant-warmer = warmer
variant-saved = saved reply

draft-state-offered = offered
draft-state-proposed = waiting for approval
draft-state-approved = approved
draft-state-published = published
draft-state-void = void

## Approval

approval-until = Approval by { $due }
approval-overdue = Approval overdue since { $due }
approval-comment = Comment
approval-reply = Reply, version { $number }
approval-by = By { $name }, { $at }
approval-from-draft = from draft { $letter }, unchanged
approval-from-draft-changed = from draft { $letter }, changed: { $changed }
approval-from-person = from { $name }'s version, unchanged
approval-from-person-changed = from { $name }'s version, changed: { $changed }
approval-warning = ⚠️ Please look: { $what }
approval-deputy = Not approved by { $due }: the request goes to the deputy.
approval-deputised = Not approved by { $due }; the deputy has been asked.
approval-sent-back = ↩️ Sent back { $at }
approval-void = Approval no longer needed
approval-approved = Approved { $at }
approval-on-its-way = being published
approval-published = ✅ Published { $at }
request-void-edited = The comment was edited by its author. The reply may not fit any more.
request-void-deleted = The comment was deleted by its author. There is nothing left to reply to.
request-void-changed = There is a newer version with a request of its own.

check-address = another form of address than the brand's
check-language = another language than the comment's
check-liability = sounds like an admission of fault
check-link = links to a site that is not on the list
check-mention = addresses another account
check-promise = contains a promise

## History, original, hidden text

history-head = History
history-bot = Breakwater
history-older =
    { $count ->
        [one] 1 older entry is not shown.
       *[other] { $count } older entries are not shown.
    }
history-comment = Comment, version { $number } · { $at }
history-reply = Reply, version { $number } · { $at } · { $state }
original-head = Original
original-empty = No text.
original-shortened = Shortened; the whole text stands at the original.
original-answers = Answers our reply:
original-link = Open on { $network }
original-no-link = No link to the original on { $network } is known.
reveal-head = Hidden text: { $what }

## Buttons: the verb says what happens; "…" only where a form follows

button-more = More
button-draft = Draft reply
button-claim = Claim
button-return = Return
button-escalate = Escalate
button-collect = Collect for product
button-dismiss = No reply needed
button-original = Open original
button-snooze = Snooze until …
button-reflag = Wrong flag …
button-history = History
button-reveal = Show
button-use = Use { $letter }
button-write = Write my own
button-write-on = Edit reply
button-redraft-shorter = Shorter
button-redraft-warmer = Warmer
button-wish = My own wish …
button-saved = Saved reply …
button-discard = Discard drafts
button-approve = Approve and publish
button-sendback = Send back …
button-change = Change …
button-case = Case
button-to-case = Open case
button-posted = Published by hand …
button-undo = Undo
button-settle-there = It is there
button-settle-resend = It isn't there, publish again
button-settle-leave = Leave it
button-settle-gone = It is gone
button-settle-undo-again = Still there, undo again
button-settle-by-hand-off = Don't publish after all
