### Forms. Title and button at most 24 characters, labels at most 45, options at most 75.

form-cancel = Cancel

form-reply-title = Edit reply
form-reply-field = Reply
form-reply-submit-approval = Request approval
form-reply-submit-publish = Publish
form-reply-note-approval =
    Public as { $account } on { $network }
    Goes to a second person for approval first.
form-reply-note-publish =
    Public as { $account } on { $network }
    Published at once with this form.

form-approve-title = Publish
form-approve-submit = Publish
form-approve-note = Publish on { $network } as { $account }? Visible at once, exactly this text.

form-sendback-title = Send back
form-sendback-field = What should change?
form-sendback-submit = Send back

form-posted-title = Published by hand
form-posted-note = Exactly this text now stands on { $network } as { $account }:
form-posted-field = Link to the published reply
form-posted-hint = Begins with https://
form-posted-submit = Record the link

form-undo-title = Undo
form-undo-submit = Undo
form-undo-note = Undo this reply by { $account } on { $network }? It disappears there for everybody.

form-snooze-title = Snooze
form-snooze-field = Until when?
form-snooze-submit = Snooze
snooze-1h = in one hour
snooze-3h = in three hours
snooze-tomorrow = tomorrow, 9 am
snooze-next-week = next Monday, 9 am

form-reflag-title = Wrong flag
form-reflag-field = What is it?
form-reflag-none = none of these
form-reflag-note = Note for the team
form-reflag-submit = Set flag

form-wish-title = My own wish
form-wish-field = What should change?
form-wish-hint = For example: without an apology
form-wish-submit = Draft again

form-saved-title = Saved reply
form-saved-field = Which saved reply?
form-saved-submit = Take as draft
