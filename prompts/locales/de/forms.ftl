### Formulare. Titel und Knopf höchstens 24 Zeichen, Feldnamen höchstens 45, Optionen höchstens 75.

form-cancel = Abbrechen

form-reply-title = Antwort bearbeiten
form-reply-field = Antwort
form-reply-submit-approval = Freigabe anfordern
form-reply-submit-publish = Veröffentlichen
form-reply-note-approval =
    Öffentlich als { $account } auf { $network }
    Geht zuerst an eine zweite Person zur Freigabe.
form-reply-note-publish =
    Öffentlich als { $account } auf { $network }
    Wird mit diesem Formular sofort veröffentlicht.

form-approve-title = Veröffentlichen
form-approve-submit = Veröffentlichen
form-approve-note = Als { $account } auf { $network } veröffentlichen? Sofort sichtbar, genau dieser Text.

form-sendback-title = Zurückgeben
form-sendback-field = Was soll anders werden?
form-sendback-submit = Zurückgeben

form-posted-title = Von Hand veröffentlicht
form-posted-note = Genau dieser Text steht jetzt als { $account } auf { $network }:
form-posted-field = Link zur veröffentlichten Antwort
form-posted-hint = Beginnt mit https://
form-posted-submit = Link festhalten

form-undo-title = Zurücknehmen
form-undo-submit = Zurücknehmen
form-undo-note = Diese Antwort von { $account } auf { $network } zurücknehmen? Dort ist sie dann für niemanden mehr zu sehen.

form-snooze-title = Zurückstellen
form-snooze-field = Bis wann?
form-snooze-submit = Zurückstellen
snooze-1h = in einer Stunde
snooze-3h = in drei Stunden
snooze-tomorrow = morgen, 9 Uhr
snooze-next-week = nächsten Montag, 9 Uhr

form-reflag-title = Anders einordnen
form-reflag-field = Was ist es?
form-reflag-none = nichts davon
form-reflag-note = Notiz fürs Team
form-reflag-submit = Einordnen

form-wish-title = Eigener Wunsch
form-wish-field = Was soll anders werden?
form-wish-hint = Zum Beispiel: ohne Entschuldigung
form-wish-submit = Neu entwerfen

form-saved-title = Textbaustein
form-saved-field = Welcher Textbaustein?
form-saved-submit = Als Entwurf nehmen
