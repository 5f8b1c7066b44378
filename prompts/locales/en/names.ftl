### Names that stand in many places: urgency, purpose, networks, reasons.

## Urgency

urgency-low = low
urgency-normal = normal
urgency-urgent = urgent
urgency-now = now

## Purpose

purpose-support = support
purpose-product = product
purpose-acquisition = partnership
purpose-content = their own content
purpose-engagement = joining in
purpose-success = praise
purpose-compliance = breach of rules

## Why here

flag-complaint = complaint
flag-data-breach = data breach
flag-fan-photo = own photo
flag-hate = hate
flag-illegal = illegal content
flag-idea = idea
flag-legal = legal matter
flag-link = link
flag-mention = mention
flag-minors = minors
flag-offensive = insult
flag-partnership = partnership
flag-personal-data = personal data
flag-praise = praise
flag-press = press enquiry
flag-question = question
flag-safety = product safety
flag-self-harm = self-harm
flag-shouting = shouting
flag-spam = spam
flag-threat = threat

## Kind of comment

kind-comment = comment
kind-mention = mention
kind-review = review
kind-message = direct message

## Why there is no draft

hold-data-breach = data breach
hold-injury = danger or injury
hold-legal = legal risk
hold-minors = minors involved
hold-press = press enquiry
hold-self-harm = self-harm
hold-threat = threat

## To whom a case is escalated

reason-crisis = crisis lead
reason-illegal = illegal content
reason-storm = crisis lead
reason-confidential = confidential
reason-legal = legal
reason-safety = safety
reason-press = press
reason-product = product
reason-people = people team

## Roles

role-approver = approver
role-crisis_lead = crisis lead
role-moderator = moderator
role-deputy = deputy
role-legal = legal
role-admin = admin
role-viewer = viewer

## Network and account; what comes from chat has none

account-name =
    { $account ->
        [none] { $network }
       *[other] { $network } { $account }
    }
