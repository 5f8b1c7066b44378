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

flag-boycott = call for a boycott
flag-caps = capitals
flag-complaint = complaint
flag-data-breach = data breach
flag-exclamation = many exclamation marks
flag-hate = hate
flag-injury = injury
flag-legal = legal matter
flag-link = link
flag-mention = mention
flag-minors = minors
flag-offensive = insult
flag-personal-data = personal data
flag-praise = praise
flag-press = press enquiry
flag-question = question
flag-rating = poor rating
flag-safety = product safety
flag-self-harm = self-harm
flag-spam = spam
flag-threat = threat
flag-wish = wish

## Kind of comment

kind-comment = comment
kind-mention = mention
kind-review = review
kind-message = direct message

## Networks

network-bluesky = Bluesky
network-discord = Discord
network-facebook = Facebook
network-hook = Webhook
network-instagram = Instagram
network-linkedin = LinkedIn
network-mastodon = Mastodon
network-reddit = Reddit
network-threads = Threads
network-tiktok = TikTok
network-x = X
network-youtube = YouTube

## To whom a case is escalated

reason-legal = legal
reason-safety = safety
reason-press = press
reason-product = product
reason-people = people team
reason-default = crisis lead
