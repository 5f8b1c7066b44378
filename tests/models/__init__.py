"""Makes the files that the shipped models are trained on from the sets in DATA; see docs/triage.md."""
