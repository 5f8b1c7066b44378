### Asking a colleague: the question, its answer, and what drafts know of it.

button-ask = Ask a colleague …
form-ask-title = Ask a colleague
form-ask-to = Whom?
form-ask-text = Question
form-ask-submit = Ask
form-ask-note = The question about case { $case } goes to this person or channel, with the comment. Nothing of it becomes public.
told-asked =
    Asked · case { $case }
    The answer comes back to the case; if none comes, there is a reminder.
refused-ask-nowhere =
    Not asked.
    { $who } can't be reached in any channel of this case.
question-head = ❓ Question
question-head-answered = ✅ Question answered
question-about = About this comment:
question-by = { $name } asks, { $at }:
question-answered = Answer by { $name }, { $at }:
question-fact = Counts as a fact for drafts of this brand.
question-fact-gone = No longer counts as a fact.
button-answer = Answer …
button-unfact = No longer true
form-answer-title = Answer the question
form-answer-note = Question about case { $case }; only the team reads the answer.
form-answer-text = Answer
form-answer-fact = May drafts say this from now on?
form-answer-hint = As a fact of the brand, with name and date
form-answer-fact-no = no, only for this case
form-answer-fact-yes = yes, as a fact
form-answer-submit = Answer
told-answered =
    Answered · case { $case }
    { $fact ->
        [yes] Whoever asked is told; the next draft may say it.
       *[no] Whoever asked is told.
    }
refused-question-answered =
    Not taken.
    { $who } has answered already, { $at }.
refused-fact-too-long =
    Not taken.
    The answer is too long for a fact: 300 characters at most.
refused-no-fact =
    Not done.
    This answer doesn't count as a fact.
notice-answered = 💬 Answer by { $by } · { $network } { $account } · case { $case }
notice-question =
    ❓ Question by { $by } is waiting · { $network } { $account } · case { $case }
    Asked { $at }, no answer yet.
notice-unanswered =
    ❓ Question without answer · { $network } { $account } · case { $case }
    Asked { $at }; perhaps somebody else knows.
case-asked = Asked: { $who }, { $at } · no answer yet
log-question-asked =
    { $to ->
        [none] asked colleagues
       *[other] asked { $to }
    }
log-question-answered =
    { $fact ->
        [yes] question answered, kept as a fact
       *[other] question answered
    }
log-question-fact_withdrawn = fact no longer counts
log-question-unanswered = question stayed without answer
