### Reactions, the menu of a message, and cases from chat.

reaction-claim = claim
reaction-crisis_lead = crisis lead
reaction-decision = decision (in the room of a crisis)
reaction-illegal = illegal content
reaction-legal = legal
reaction-missed = take in a missed comment (link in a message)
reaction-people = people
reaction-press = press
reaction-product = product
reaction-safety = safety
reaction-timeline = timeline (in the room of a crisis)

## The menu of a message

form-point-title = Breakwater
form-point-what = What shall be done with the message?
form-point-to = If you escalate: whom to ask first?
form-point-note = What should be known?
form-point-submit = Do it
point-case = Make a case of it
point-decision = Decision of the crisis
point-missed = The linked comment was missed
point-timeline = Into the timeline of the crisis
point-escalate-crisis = Escalate: crisis lead
point-escalate-illegal = Escalate: illegal content
point-escalate-legal = Escalate: legal
point-escalate-people = Escalate: people
point-escalate-press = Escalate: press
point-escalate-product = Escalate: product
point-escalate-safety = Escalate: safety

form-report-title = Report in private
form-report-about = The team alone sees this report, not this channel.
form-report-note = What is the matter?
form-report-submit = Report

## Answers

told-case-made = Case { $case } made. Nothing is published about this message.
told-reported =
    Reported. Thank you.
    The team sees the message and what was written about it, nobody else does.
told-reaction-refused =
    { $verb ->
        [claim] Not claimed.
        [missed] Not taken in.
        [decide] Not recorded.
       *[other] Not escalated.
    }
    The role for this reaction is missing. { $who ->
        [none] Nobody in the team has it yet.
       *[other] { CAP($who) } has it.
    }
told-reaction-idle =
    Not escalated.
    This message is no case. The reaction counts under the card of a case and in watched channels. In a hurry please speak to somebody directly.
refused-chat-case =
    Not done.
    This case is a message from chat; nothing is published about it. Answers are given in chat itself.
refused-message-gone =
    Not done.
    The message is gone, or Breakwater may not read it. If it still stands there: add Breakwater to this channel and try again, or speak to the team directly.
refused-no-report-channel =
    Not reported.
    No channel for reports is set up yet. Please talk to the team directly.
refused-nothing-to-do =
    Not opened.
    There is nothing that this account can do with this message.
refused-too-many-reports =
    Not reported again.
    Several reports came from this account within the last hour; the team has seen them.

## Short messages

notice-case-made =
    From chat · { account-name } · case { $case }
    By { $by }.
notice-reported =
    Private report · { account-name } · case { $case }
    By { $by }.
notice-reported-unread =
    Private report · { account-name } · case { $case }
    By { $by }. Breakwater cannot read the message there; it stands here as it was before the report.

## History

log-reaction-removed = reaction taken away; that changed nothing

## What stood before the message in its thread

original-context = Before it in the thread:
original-context-line = { $name }, { $at }

## Private reports

button-reports = Reports
reports-head = Private reports
reports-counted =
    { $count ->
        [one] 1 private report
       *[other] { $shown } private reports
    } from { $people ->
        [one] 1 person
       *[other] { $people_shown } people
    }
reports-row = { $who } · { $at }
topic-head-reports = Private reports
topic-reports-span = { $began } to { $last }
topic-why-reports = Many reports: reported messages stand here instead of on single cards since { $since }. Where somebody may be in danger there still is a card for it alone.
topic-reports-over = Closed { $at }: reported messages get single cards again.
refused-reports-elsewhere =
    Not shown.
    Who has reported something stands in the channel alone where reports arrive. Open the case's card there.
