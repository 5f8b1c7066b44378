### Kollegen fragen: die Frage, ihre Antwort, und was Entwürfe davon wissen.

button-ask = Kollegen fragen …
form-ask-title = Kollegen fragen
form-ask-to = Wen?
form-ask-text = Frage
form-ask-submit = Fragen
form-ask-note = Die Frage zu Fall { $case } geht mit dem Kommentar an diese Person oder diesen Channel. Öffentlich wird nichts davon.
told-asked =
    Gefragt · Fall { $case }
    Die Antwort kommt zum Fall zurück; bleibt sie aus, wird erinnert.
refused-ask-nowhere =
    Nicht gefragt.
    { $who } ist in keinem Channel dieses Falls zu erreichen.
question-head = ❓ Frage
question-head-answered = ✅ Frage beantwortet
question-about = Zu diesem Kommentar:
question-by = { $name } fragt, { $at }:
question-answered = Antwort von { $name }, { $at }:
question-fact = Gilt als Fakt für Entwürfe dieser Marke.
question-fact-gone = Gilt nicht mehr als Fakt.
button-answer = Antworten …
button-unfact = Gilt nicht mehr
form-answer-title = Frage beantworten
form-answer-note = Frage zu Fall { $case }; die Antwort liest nur das Team.
form-answer-text = Antwort
form-answer-fact = Dürfen Entwürfe das künftig sagen?
form-answer-hint = Als Fakt der Marke, mit Name und Datum
form-answer-fact-no = nein, nur für diesen Fall
form-answer-fact-yes = ja, als Fakt
form-answer-submit = Antworten
told-answered =
    Beantwortet · Fall { $case }
    { $fact ->
        [yes] Wer gefragt hat, erfährt es; der nächste Entwurf darf es sagen.
       *[no] Wer gefragt hat, erfährt es.
    }
refused-question-answered =
    Nicht übernommen.
    { $who } hat schon geantwortet, { $at }.
refused-fact-too-long =
    Nicht übernommen.
    Als Fakt ist die Antwort zu lang: höchstens 300 Zeichen.
refused-no-fact =
    Nicht ausgeführt.
    Diese Antwort gilt nicht als Fakt.
notice-answered = 💬 Antwort von { $by } · { $network } { $account } · Fall { $case }
notice-question =
    ❓ Frage von { $by } wartet · { $network } { $account } · Fall { $case }
    Gefragt { $at }, noch ohne Antwort.
notice-unanswered =
    ❓ Frage ohne Antwort · { $network } { $account } · Fall { $case }
    Gefragt { $at }; vielleicht weiß es jemand anderes.
case-asked = Gefragt: { $who }, { $at } · noch keine Antwort
log-question-asked =
    { $to ->
        [none] Kollegen gefragt
       *[other] { $to } gefragt
    }
log-question-answered =
    { $fact ->
        [yes] Frage beantwortet, als Fakt gemerkt
       *[other] Frage beantwortet
    }
log-question-fact_withdrawn = Fakt gilt nicht mehr
log-question-unanswered = Frage blieb ohne Antwort
