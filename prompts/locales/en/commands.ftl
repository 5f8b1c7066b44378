### The command /breakwater: what the platform shows of it while somebody types. Names in lower case, without spaces.

command-description = What Breakwater can do here, and who it takes you for
command-action-name = action
command-action-description = Help, or what Breakwater knows about you
command-action-help = help
command-action-me = me
