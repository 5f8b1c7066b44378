### Reasons that follow a colon: why something did not go out, why a channel can't be reached.

send-error-address = the address for replies is set wrongly
send-error-by-hand = this account is served by hand
send-error-cancelled = cancelled before it went out
send-error-comment-changed = the comment was edited before
send-error-comment-deleted = the comment was deleted before
send-error-draft-void = the approval no longer held
send-error-forbidden = the network denied access
send-error-left = unclear; left as it is
send-error-no-secret = the secret for this account is missing
send-error-no-source = the account is no longer set up
send-error-not-approved = exactly this text had no approval
send-error-refused = the network refused the text
send-error-rejected = the network did not accept it
send-error-still-there = the reply is still there
send-error-target-gone = the comment can no longer be found there
send-error-unclear = no clear answer from the network
send-error-unreachable = the network could not be reached for long

draft-failure-access = The language model denied access.
draft-failure-away = The language model could not be reached.
draft-failure-broken = Drafting failed; writing your own still works.
draft-failure-checks = No text passed the checks (length, language, links, promises).
draft-failure-refused = The language model would not answer this.
draft-failure-rules = The language model's texts did not pass the checks.
draft-failure-shape = The language model returned nothing usable.
draft-failure-slow = The language model was too slow.

channel-lost-archived = the channel is archived
channel-lost-not-member = Breakwater is not in the channel
channel-lost-restricted = Breakwater may not write there
channel-lost-scope = Breakwater lacks a permission
channel-lost-token = Breakwater's access has become invalid
channel-lost-unknown = the channel no longer exists
