### One reply to many: forms, preview, outcome.

button-joint = Reply to all …
button-joint-approve = Approve …
button-joint-similar = Check similar ones
button-joint-confirm-fits = Fits as well
button-joint-confirm-not = Does not fit
button-joint-targets = See them all
button-joint-drop = Leave out
button-joint-undo = Undo …
button-joint-settle-gone = It is gone
button-joint-back = Withdraw
button-joint-stop = Stop
button-joint-settle-there = It is there
button-joint-settle-resend = Not there: send again
button-joint-settle-delete = Still there: delete again
button-joint-settle-leave = Leave it
case-joint =
    Reply to { $count ->
        [one] 1 comment
       *[other] { $count } comments
    } { $state ->
        [open] waits for approval
        [running] is going out
        [stopped] was stopped
        [undoing] is being undone
       *[done] is through; this is about the others
    }
log-case-answered_jointly = Answered by joint reply { $joint }
joint-head-open = Approval: one reply to { $count } comments
joint-head-due = Approval by { $due }: one reply to { $count } comments
joint-head-undoing = Reply is being undone: { $gone } of { $sent }
joint-head-undone = ↩️ Undone: { $gone } of { $sent }
joint-head-running = Reply is going out: { $sent } of { $count }
joint-head-stopped = ⚠️ Stopped: { $sent } of { $count } published
joint-head-done = ✅ Answered together: { $sent } of { $count }
joint-head-void = Joint reply withdrawn
joint-nowhere = No target yet
joint-similar-left =
    { $count ->
        [one] 1 wording is only similar, and left out until somebody confirms it.
       *[other] { $count } wordings are only similar, and left out until somebody confirms them.
    }
joint-by-hand = Without a connection, left out: { $count }
joint-more = Too many at once, left out: { $count }
joint-dropped = Left out by hand: { $count }
joint-deputy = Not approved by { $due }: the request goes to the deputy.
joint-deputised = The deputy has been asked as well since { $due }.
joint-left = No reply: { $where }, { $reason }
joint-left-answered = a reply stood there already
joint-gone = Undone { $count }, since { $at }
joint-stands = ⚠️ Still there, please delete by hand: { $accounts }
joint-targets-head =
    { $count ->
        [one] 1 comment would get the reply
       *[other] { $count } comments would get the reply
    }
joint-target-gone = Deleted meanwhile: gets no reply.
joint-drop-one = { $place }: "{ $text }"
joint-alike = These comments get the reply:
joint-wording = { $count } × { $text }
joint-text = Reply, exactly this text:
joint-by = By { $name }, { $at }
joint-yes = approved { $name }, { $at }
joint-sent = published { $count }
joint-way = on the way { $count }
joint-failed = not published { $count }
joint-unclear = unclear { $count }
joint-skipped = left out { $count }
joint-rest = still to go { $count }
joint-begins = Begins in a moment.
joint-look = ⚠️ Unclear whether one of them was published. Please look:
joint-look-undo = ⚠️ Unclear whether one of them was undone. Please look:
joint-similar-head = Does the reply fit here as well? { $count } to go
joint-similar-none = Nothing left to check
joint-similar-count =
    { $count ->
        [one] 1 comment
       *[other] { $count } comments
    }
form-joint-title = Reply to all
form-joint-submit = Request approval
form-joint-note =
    Reply to { $count ->
        [one] 1 comment that says just this
       *[other] { $count } comments that say just this
    }. { $similar ->
        [0] A second person sees every target before anything goes out.
       *[other] { $similar } similar ones are added one by one. A second person sees every target before anything goes out.
    }
form-joint-text = Reply
form-joint-approve-title = Reply to all
form-joint-approve-submit = Publish
form-joint-approve-note = Exactly this text as a reply to { $count } comments: { $accounts }. Visible at once, one after the other.
form-joint-undo-title = Undo the reply
form-joint-undo-submit = Undo
form-joint-undo-note =
    { $count ->
        [one] 1 reply is deleted
       *[other] { $count } replies are deleted one after the other
    }: { $accounts }. { $stays ->
        [0] The cases are open again afterwards.
        [one] 1 stays, since the network does not allow it.
       *[other] { $stays } stay, since the network does not allow it.
    }
told-joint-undoing =
    { $count ->
        [one] 1 reply is being undone.
       *[other] { $count } replies are being undone one after the other.
    }
    The card counts along and says what stays.
notice-joint-overdue =
    Approval overdue since { $due } · { $brand } · one reply to { $count } comments
    The deputy has been asked.
notice-joint-undone =
    ↩️ Joint reply undone · { $brand } · { $count }
    { $stays ->
        [0] None of it is still there.
       *[other] Still there: { $stays }. The card says where.
    }
told-joint-asked =
    Approval requested for { $count } replies.
    They can approve: { $who }.
told-joint-running =
    { $count } replies go out one after the other.
    The card counts along; "Stop" ends the rest.
notice-joint-done = Joint reply through · { $brand } · { $sent } of { $count } published
refused-joint-answered =
    Not published.
    This comment is already being answered by a joint reply.
refused-joint-changed =
    Not done.
    The joint reply has changed meanwhile. The card shows how it is now.
refused-joint-few =
    Not requested.
    There are no further comments that say just this.
refused-joint-running =
    Not requested.
    This case has a joint reply to { $count } comments already.
