### What only one of the two platforms needs: commands, and answers for which it has no card.
### Names of commands in lower case and without spaces.

command-description = What Breakwater can do here, and as whom it knows this account
command-action-name = action
command-action-description = Help, or what Breakwater knows about this account
command-action-help = help
command-action-me = me
discord-command-nothing = There is nothing to show for this.
discord-form-too-late = The form came too late; nothing has changed. Please click once more.
