### Steps that take two, or are due at once; roles whose person has left; what a crisis was started from.

crisis-at-once = at once
step-ticked = reported done by { $who }, the second yes is missing ({ $role })
button-step-yes = Yes, done
button-step-back = Send back …
form-step-back-title = Send the step back
form-step-back-submit = Send back
told-step-ticked =
    Reported done: { $step }
    This step takes a second yes, which has been asked for. Until then it stays open.
told-step-given-back = Sent back: { $step }
refused-step-ticked =
    Not done again.
    In crisis { $crisis } this step only lacks a second yes. { $who ->
        [none] Nobody can give it yet.
       *[other] { CAP($who) } can give it.
    }
notice-step-second =
    Second yes wanted · crisis { $crisis } · { $by }
    Reported done: { $step }
notice-step-seconded =
    The second yes is there · crisis { $crisis } · { $by }
    { $step }
notice-step-given-back =
    Step sent back · crisis { $crisis } · { $by }
    { $step }
log-step-ticked = step { $step } reported done, second yes missing
log-step-seconded = second yes to step { $step }
log-step-given_back = step { $step } sent back

## From a message

point-crisis = Start a crisis from it
crisis-start-head = Start a crisis? The occasion is case { $case }
crisis-start-twin = Crisis { $crisis } is running for { $brand } already.
crisis-start-note = The message with its link is kept as evidence. Nothing has been started yet.

## Who has left

notice-role-vacant =
    Unfilled: { $role } · crisis { $crisis } · { $by }
    This person's account is no more. The role needs somebody.
log-role-vacated = role unfilled, the person's account is no more
