### What only one of the two platforms needs: commands, and answers for which it has no card.
### Names of commands in lower case and without spaces.

command-breakwater-description = Cases, on call, help, and as whom Breakwater knows this account
command-crisis-description = Through a crisis: start, where we stand, decisions, report
command-action-name = action
command-action-description = What shall be done; an overview without it
command-words-name = words
command-words-description = What there is to say about it, or another action
command-action-comments = comments
command-action-away = away
command-action-back = back
command-action-decide = decide
command-action-drill = drill
command-action-facts = facts
command-action-help = help
command-action-learned = learned
command-action-link = link
command-action-me = me
command-action-oncall = on call
command-action-peak = peak
command-action-prepare = prepare
command-action-queue = queue
command-action-report = report
command-action-start = start
command-action-status = where we stand
command-action-timeline = timeline
discord-command-nothing = There is nothing to show for this.
discord-form-too-late = The form came too late; nothing has changed. Please click once more.
discord-reaction-unanswered = No direct message could be delivered about the last reaction here. /breakwater shows more.
