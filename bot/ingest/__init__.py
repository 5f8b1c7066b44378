"""Where comments come in: signed hooks, files, and the way from the inbox through triage."""
