### What triage has learnt from the team.

told-not-taught = Case { $case } has another flag now. Nothing changes for other comments.
told-taught = Case { $case } has another flag now. Comments like it for this brand are judged differently from now on; changing the flag again takes that back.
