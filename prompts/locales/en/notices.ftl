### Short messages to those who must act. The first line stands alone on a lock screen;
### pieces between "·" are left out from the end where it gets too long, network and account never.

notice-follow-up = ↩️ New reply in case { $case } · { account-name }
notice-sent-back = ↩️ Sent back by { $by } · { account-name } · case { $case }
notice-approval-overdue =
    Approval overdue since { $due } · { account-name } · case { $case }
    By { $by }; the deputy has been asked.
notice-published = ✅ Published · { account-name } · case { $case }
notice-send-unknown =
    ⚠️ Unclear whether published · { account-name } · case { $case }
    Please look; the card of the case asks for it.
notice-rejected =
    ⚠️ Not published · { account-name } · case { $case }
    Reason: { $error }.
notice-undone =
    ↩️ Undone · { account-name } · case { $case }
    The case is open again.
notice-undo-failed =
    ⚠️ Not undone · { account-name } · case { $case }
    Reason: { $error }.
notice-undo-unknown =
    ⚠️ Unclear whether undone · { account-name } · case { $case }
    Please look; the card of the case asks for it.
notice-claim-expired =
    Claim ran out · { account-name } · case { $case }
    The case is free again.
notice-snooze-over = Snoozed case is back · { account-name } · case { $case }
notice-reflagged =
    Flag changed · { account-name } · case { $case }
    Now: { $flag }. By { $by }.
notice-comment-edited =
    Comment edited · { account-name } · case { $case }
    Draft and approval are void.
notice-reopened =
    Case open again · { account-name } · case { $case }
    The author edited the comment; it needs a new look.
notice-comment-deleted =
    🗑️ Deleted by author · { account-name } · case { $case }
    The draft is void.
notice-unrouted =
    No channel for case { $case } · { account-name }
    No route fits the source { $source }; its cases wait in the store.
notice-channel-open =
    ⚠️ Channel not closed · { $platform } · { $channel }
    It is set for confidential matters, and everybody can read along. Nothing new goes there. Please close it or name another one in breakwater.toml; it is looked at every hour.
notice-channel-closed =
    Channel closed again · { $platform } · { $channel }
    Confidential matters go there again.
notice-account-gone =
    ⚠️ Account no longer there · { $platform } · { $name }
    { $left ->
        [yes] No other account is known: the roles rest, the deputy is asked. Only the configuration can take somebody off the team.
       *[no] The other account goes on, with all roles. Only the configuration can take somebody off the team.
    }
notice-channel-lost =
    ⚠️ Channel out of reach · { $platform } · { $channel }
    Reason: { $error }. Other channels go on.
notice-platform-lost =
    ⚠️ { $platform } out of reach
    Reason: { $error }. Comments go on being stored.
notice-triage-lacks =
    ⚠️ Models are missing or damaged · { $count }
    The rules go on, everything runs; insults and hate are noticed less often. breakwater doctor says what to do.
notice-put-aside =
    ⚠️ Comment not processed · inbox { $row }
    It is in quarantine and becomes no card ({ $kind }). More of this kind are not told one by one for an hour.
