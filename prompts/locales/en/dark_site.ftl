### The dark site of a crisis: card, page, on and off by two.

## Card

dark-head-wants-on = Switch the dark site on: second person missing
dark-head-wants-update = Update the dark site: second person missing
dark-head-wants-off = Switch the dark site off: second person missing
dark-head-on = Dark site on
dark-head-off = Dark site off
dark-address = Address: { $address }
dark-asked-by = Wanted by { $who }, { $at }
dark-switched-by = Wanted by { $asked }, agreed by { $who }, { $at }
dark-line = Dark site of crisis { $crisis } as a file
dark-status-on = Dark site on since { $at } · { $address }
dark-status-wanted = Dark site: second person missing
button-dark-site = Dark site …
button-dark-change = Change or switch off …
button-dark-yes = Agree …
button-dark-no = Not like this
button-dark-file = As a file

## Page

dark-page-title = { $brand }: what we know
dark-page-at = As of { $at-day }, { $at }

## Forms

form-dark-title = Dark site
form-dark-submit = Ask a second person
form-dark-note = Crisis { $crisis } · { $address } · Nothing is visible before a second person agrees. This is what would stand there:
form-dark-wanted = What is to happen
form-dark-on-title = Switch dark site on
form-dark-on-submit = Show to the public
form-dark-on-note = Crisis { $crisis } · Public at once at { $address }, exactly this text:
form-dark-off-title = Switch dark site off
form-dark-off-submit = Switch dark site off
form-dark-off-note = Crisis { $crisis } · Nothing stands at { $address } after that.
dark-choice-on = Switch on
dark-choice-update = Update to what is known now
dark-choice-off = Switch off

## Answers

told-dark-asked = Nothing switched yet. In crisis { $crisis } a second person has to agree.
    Who can agree: { $who }.
told-dark-switched = { $now ->
    [on] The dark site of crisis { $crisis } shows exactly this text now.
   *[off] The dark site of crisis { $crisis } is off.
}
told-dark-declined = Nothing switched in crisis { $crisis }. The request is off the table.
told-dark-file = The page comes as a file in a direct message.
refused-dark-empty = Not switched.
    Crisis { $crisis } has no approved statement that does not stand there already. Approve one first.
refused-dark-changed = Not switched.
    Something else is up for decision in crisis { $crisis } meanwhile. Please open it anew.
refused-dark-off = Not sent.
    The dark site of crisis { $crisis } is off.
notice-dark-site = { $now ->
    [on] Dark site on · crisis { $crisis } · { $by } and { $second }
   *[off] Dark site off · crisis { $crisis } · { $by } and { $second }
}

## Timeline

decision-dark_asked = { $now ->
    [on] dark site wanted
   *[off] end of the dark site wanted
}
decision-dark_site = { $now ->
    [on] dark site on
   *[off] dark site off
}
decision-dark_declined = dark site: not agreed
log-crisis-dark_asked = { $now ->
    [on] wants the dark site
   *[off] wants the end of the dark site
}
log-crisis-dark_site = { $now ->
    [on] agrees: dark site on
   *[off] agrees: dark site off
}
log-crisis-dark_declined = does not agree to the dark site
