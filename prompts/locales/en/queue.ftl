### The list of cases for one person, and what is done with several at once.

queue-head-mine = My cases · { $size }
queue-head-free = Unowned cases · { $size }
queue-head-waiting = Waiting for my approval · { $size }
queue-head-late = Overdue · { $size }
queue-size-mine = Mine { $size }
queue-size-free = Unowned { $size }
queue-size-waiting = Waiting for me { $size }
queue-size-late = Overdue { $size }
queue-many = over { $count }
queue-only = Only { $what }
queue-from-urgent = urgent and up
queue-from-now = now
queue-all = Without filters
queue-page = Page { $number }
queue-empty = Nothing to do here right now.
queue-late = overdue since { $since }
queue-due = by { $by }
queue-snoozed = snoozed until { $until }

button-queue-next = Next case: { $case }
button-queue-back = Back
button-queue-on = Next page
button-queue-open = Open case
button-queue-view = View and more

notice-sla = ⏰ Overdue: { $late } · no reaction yet: { $unseen } · due soon: { $risk }
case-sla-risk = ⏰ First reply due soon: by { $by }
case-sla-unseen = ⏰ First reaction overdue since { $by }
case-sla-late = ⏰ First reply overdue since { $by }
button-list = To the list
