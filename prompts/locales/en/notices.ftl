### Short messages to those who must act. The first line stands alone on a lock screen;
### pieces between "·" are left out from the end where it gets too long, network and account never.

notice-follow-up = ↩️ New reply in case { $case } · { $network } { $account }
notice-sent-back = ↩️ Sent back by { $by } · { $network } { $account } · case { $case }
notice-approval-overdue =
    Approval overdue since { $due } · { $network } { $account } · case { $case }
    By { $by }; the deputy has been asked.
notice-published = ✅ Published · { $network } { $account } · case { $case }
notice-send-unknown =
    ⚠️ Unclear whether published · { $network } { $account } · case { $case }
    Please look; the card of the case asks for it.
notice-rejected =
    ⚠️ Not published · { $network } { $account } · case { $case }
    Reason: { $error }.
notice-undone =
    ↩️ Undone · { $network } { $account } · case { $case }
    The case is open again.
notice-undo-failed =
    ⚠️ Not undone · { $network } { $account } · case { $case }
    Reason: { $error }.
notice-undo-unknown =
    ⚠️ Unclear whether undone · { $network } { $account } · case { $case }
    Please look; the card of the case asks for it.
notice-claim-expired =
    Claim ran out · { $network } { $account } · case { $case }
    The case is free again.
notice-snooze-over = Snoozed case is back · { $network } { $account } · case { $case }
notice-reflagged =
    Flag changed · { $network } { $account } · case { $case }
    Now: { $flag }. By { $by }.
notice-comment-edited =
    Comment edited · { $network } { $account } · case { $case }
    Draft and approval are void.
notice-reopened =
    Case open again · { $network } { $account } · case { $case }
    The author edited the comment; it needs a new look.
notice-comment-deleted =
    🗑️ Deleted by author · { $network } { $account } · case { $case }
    The draft is void.
notice-unrouted =
    No channel for case { $case } · { $network } { $account }
    No route fits the source { $source }; its cases wait in the store.
notice-channel-lost =
    ⚠️ Channel out of reach · { $platform } · { $channel }
    Reason: { $error }. Other channels go on.
notice-platform-lost =
    ⚠️ { $platform } out of reach
    Reason: { $error }. Comments go on being stored.
