### Vorbereitete Texte: füllen, freigeben lassen, veröffentlichen, berichtigen, zurücknehmen.

statement-kind = { $kind ->
    [acknowledgement] Erstmeldung
    [holding] Stellungnahme
    [correction] Richtigstellung
   *[closing] Abschlussmeldung
}
statement-titled = { $name } „{ $title }“
statement-drill = ÜBUNG
statement-crisis = Krise { $crisis }
statement-act-post = {""}
statement-act-edit = Berichtigung
statement-act-delete = Rücknahme
language-name = { $language ->
    [de] Deutsch
   *[en] Englisch
}

## Was vorbereitet ist

statements-head = Vorbereitete Texte · Krise { $crisis }
statements-note = Füllen veröffentlicht nichts: Danach kommt die Vorschau, dann die Freigabe.
statements-shipped = { $kind }: mitgelieferter Text, vom Team noch nicht freigegeben
statements-approved = { $kind }: freigegeben bis { $until } · { $name }
statements-outdated = { $kind }: Freigabe abgelaufen am { $until } · { $name }
button-statements = Statement
button-statement = { statement-kind } …
button-statement-change = Ändern …

## Die Texte selbst

stock-head = Vorbereitete Texte · { $brand } · Seite { $page } von { $pages }
stock-note = Was hier steht, gehört dem Team: Neue mitgelieferte Fassungen überschreiben nichts.
stock-shipped = mitgeliefert, noch nicht freigegeben
stock-until = freigegeben bis { $until }
stock-outdated = Freigabe abgelaufen am { $until }
stock-seed-changed = mitgelieferte Fassung hat sich geändert
stock-seed-changed-note = Die mitgelieferte Fassung hat sich geändert. Überschrieben wurde nichts; „Stimmt noch“ hält fest, dass es so bleiben soll.
stock-text-head = { $name } · { $language }
stock-short = Kurzfassung
stock-owner = zuständig: { $name }
stock-by = freigegeben von { $name }, { $at }
stock-retired = außer Dienst seit { $at }
button-stock = Vorbereitete Texte
button-stock-take = Ansehen und freigeben …
button-stock-text = Ansehen
button-stock-write = Neu schreiben
button-stock-new = { statement-kind }, { $language } …
button-statement-again = Stimmt noch
button-statement-write = Ändern …
button-statement-retire = Außer Dienst nehmen …

## Ein gefüllter Text

statement-head-drafted = Vorschau, noch nichts veröffentlicht
statement-head-open = Freigabe bis { $due }
statement-head-sent-back = Zurückgegeben { $at }
statement-head-void = Ersetzt, zählt nicht mehr
statement-head-void-fact = Ungültig, ein Fakt darin hat sich geändert
statement-head-by-hand-post = Freigegeben, von Hand zu veröffentlichen
statement-head-by-hand-edit = Freigegeben, von Hand zu ändern
statement-head-by-hand-delete = Freigegeben, von Hand zu löschen
statement-head-approved-post = { $done ->
    [0] Freigegeben, nirgends veröffentlicht
   *[other] ✅ Veröffentlicht auf { $done } von { $count }
}
statement-head-approved-edit = { $done ->
    [0] Freigegeben, nicht geändert
   *[other] ✅ Geändert
}
statement-head-approved-delete = { $done ->
    [0] Freigegeben, nicht zurückgenommen
   *[other] ✅ Zurückgenommen
}
statement-head-on-its-way = Freigegeben, ist unterwegs
statement-length = { $length } von { $limit } Zeichen
statement-to-post = von Hand zu veröffentlichen
statement-to-edit = von Hand zu ändern
statement-to-delete = von Hand zu löschen
statement-done-post = veröffentlicht { $at }
statement-done-edit = geändert { $at }
statement-done-delete = zurückgenommen { $at }
statement-gone = zurückgenommen
statement-edited = Text geändert { $at }
statement-changing-edit = wird geändert
statement-changing-delete = wird zurückgenommen
statement-asked-edit = Berichtigung wartet auf Freigabe
statement-asked-delete = Rücknahme wartet auf Freigabe
statement-by = Fassung { $number } von { $name }, { $at }
statement-alone = nachts allein freigegeben, Text war vorab freigegeben: { $name }
statement-solo = allein freigegeben, ohne zweite Person: { $name }
statement-attested = ☎️ Freigabe am Telefon: { $who }, { $at } · so angegeben von { $by }
statement-promise = Sagt das nächste Update zu: { $at }
statement-from-fact = Aus den Fakten: { $fact }
statement-reason = Warum zurückgenommen werden soll
statement-closed = Nur der Termin ist neu; alles Übrige war vorab freigegeben.
statement-drill-note = Übung: Mit der Freigabe ist es geübt. Veröffentlicht wird nichts.
statement-by-hand-post = Freigegeben. Von Hand zu veröffentlichen, genau dieser Text: { $target }
statement-by-hand-edit = Freigegeben. Von Hand zu ändern, genau in diesen Text: { $target }
statement-by-hand-delete = Freigegeben. Von Hand zu löschen: { $target }
check-cause = nennt eine Ursache
check-name = nennt einen Namen
check-number = enthält eine Zahl, die bei den Fakten nicht als bekannt steht
view-post = Post ansehen
button-word-ask = Freigabe anfordern
button-word-only = Nur { $target }
button-word-approve = Freigeben und veröffentlichen …
button-word-approve-edit = Freigeben und ändern …
button-word-approve-delete = Freigeben und zurücknehmen …
button-word-back = Zurückgeben …
button-word-phone = Freigabe am Telefon …
button-word-edit = Berichtigen: { $target } …
button-word-undo = Zurücknehmen: { $target } …
button-deleted = Von Hand gelöscht …

## Formulare

form-statement-title = Text füllen
form-statement-submit = Vorschau ansehen
form-statement-note = { statement-kind } für Krise { $crisis }. Veröffentlicht wird noch nichts.
form-statement-hint = Keine Ursache, keine ungeprüfte Zahl, keine Namen
form-statement-hint-known = Aus den Fakten, Quelle: { $known }. Keine Ursache, keine Namen
form-statement-hint-unknown = Aus den Fakten: offen und in Prüfung. Keine Zahl, keine Namen
slot-known = Was wir wissen
slot-unknown = Was wir noch nicht wissen
slot-sorry = Mitgefühl mit den Betroffenen
slot-doing = Was wir tun
slot-next = Nächstes Update um (Uhrzeit, 19:30)
slot-proof = Beleg oder Adresse
slot-prevented = Was eine Wiederholung verhindert
form-statement-approve-title = Freigeben?
form-statement-approve-post = Veröffentlichen
form-statement-approve-edit = Ändern
form-statement-approve-delete = Zurücknehmen
form-statement-note-post = Als Marke veröffentlichen, auf { $count ->
    [one] einem Konto
   *[other] { $count } Konten
}? Sofort sichtbar, genau dieser Text.
form-statement-note-edit = Den Post ändern? Sofort sichtbar, genau dieser Text steht dann da.
form-statement-note-delete = Den Post zurücknehmen? Er verschwindet sofort. Wer ihn gesehen hat, hat ihn gesehen.
form-statement-posted-note = Als eigener Post auf { $network } { $account }, genau dieser Text.
form-statement-edited-note = Den Post auf { $network } { $account } von Hand ändern, genau in diesen Text.
form-statement-edit-title = Post berichtigen
form-statement-edit-field = Text, wie er dastehen soll
form-statement-edit-note = { $by_hand ->
    [yes] Der Post auf { $network } { $account } wird nach der Freigabe von Hand geändert.
   *[no] Ändert nach der Freigabe den Post auf { $network } { $account }, dort wo er steht.
}
form-deleted-title = Von Hand gelöscht
form-deleted-submit = Ist gelöscht
form-deleted-note = Auf { $network } { $account } von Hand löschen, dann hier festhalten. Der Post steht hier:
form-statement-withdraw-note = { $by_hand ->
    [yes] Der Post auf { $network } { $account } muss nach der Freigabe von Hand gelöscht werden. Wer ihn gesehen hat, hat ihn gesehen.
   *[no] Der Post verschwindet nach der Freigabe von { $network } { $account }. Wer ihn gesehen hat, hat ihn gesehen.
}
form-statement-withdraw-reason = Warum?
form-statement-withdraw-submit = Freigabe anfordern
form-phone-title = Freigabe am Telefon
form-phone-submit = Festhalten, ausführen
form-phone-note = Wer hat am Telefon zugestimmt, genau diesem Text? Auf Karte, Chronik und Bericht steht, dass es am Telefon war und wer es angibt.
form-phone-who = Wer hat zugestimmt?
form-phone-at = Wann war das Gespräch? (Uhrzeit, 23:40)
form-phone-line = Was wurde gesagt?
form-statement-write-title = Text vorbereiten
form-statement-write-submit = Freigeben
form-statement-write-note = { statement-kind }. Die Freigabe gilt { $days } Tage. Platzhalter, die das Formular füllt: { $slots }
form-statement-write-title-field = Anlass, etwa: Rückruf
form-statement-write-text = Text
form-statement-write-short = Kurzfassung für Netzwerke mit wenig Platz
form-statement-write-owner = Wer hält ihn aktuell?
form-statement-retire-title = Außer Dienst nehmen
form-statement-retire-submit = Außer Dienst nehmen
form-statement-retire-note = { statement-kind }: wird nicht mehr angeboten. Was daraus veröffentlicht wurde, bleibt stehen.

## Antworten und Mitteilungen

told-statement-asked = Freigabe angefordert · Krise { $crisis }
    { $who ->
        [none] Die Karte steht im Raum.
       *[other] Die Karte steht im Raum. Freigeben kann { $who }.
    }
told-statement-approved = Freigegeben · Krise { $crisis }
    Was daraus wird, steht auf der Karte.
notice-statement-published = ✅ { statement-kind } veröffentlicht · { $target } · Krise { $crisis }
notice-statement-corrected = ✅ { statement-kind } berichtigt · { $target } · Krise { $crisis }
notice-statement-withdrawn = { statement-kind } zurückgenommen · { $target } · Krise { $crisis }
notice-statement-unclear = ⚠️ Unklar, was daraus wurde · { $target } · Krise { $crisis }
    Bitte dort nachsehen: { statement-kind }. Antworten auf der Karte.
notice-statement-failed = { statement-kind }: nicht ausgeführt · { $target } · Krise { $crisis }
    { $error }
notice-statement-sent-back = { statement-kind } zurückgegeben von { $by } · Krise { $crisis }
notice-statement-overdue = Freigabe fehlt seit { $due } · { statement-kind } · Krise { $crisis }
    Gebeten hat { $by }. Die Karte steht hier im Raum.
notice-statement-void = { statement-kind } ungültig, ein Fakt hat sich geändert · Krise { $crisis }
    Veröffentlicht wurde davon nichts Neues. „Ändern …“ auf der Karte beginnt mit dem neuen Stand.
send-error-fact-changed = ein Fakt darin hat sich geändert
refused-change-running = Nicht geändert. An diesem Post wird gerade etwas geändert.
    Was daraus wird, steht auf seiner Karte.
refused-fact-moved = Nicht freigegeben. Ein Fakt darin hat sich geändert.
    „Ändern …“ auf der Karte in Krise { $crisis } beginnt mit dem neuen Stand.
refused-phone-before = Nicht festgehalten. Da gab es diesen Text noch nicht.
    Gemeint ist die Uhrzeit des Gesprächs über genau diese Fassung.
refused-phone-off = Nicht festgehalten. Eine Freigabe am Telefon ist nicht vorgesehen.
    Eingestellt wird das in breakwater.toml unter policy.
refused-phone-self = Nicht festgehalten. Wer selbst freigibt, tut das auf der Karte.
    Am Telefon zugestimmt hat immer jemand anderes.
refused-statement-asked = Nicht noch einmal angefordert. Für diese Fassung ist schon gefragt worden.
    Eine neue Fassung entsteht mit „Ändern …“.
refused-statement-changed = Nicht gespeichert. Diesen Text hat inzwischen { $who } geändert, { $at-day }, { $at }.
    Die Liste zeigt den neuen Stand.
refused-statement-exists = Nicht gespeichert. Für diesen Anlass gibt es schon einen Text.
    Er lässt sich ändern, oder der neue bekommt einen eigenen Anlass.
refused-statement-no-account = Nicht gefüllt. Für { $brand } ist kein Konto eingerichtet.
    Konten stehen in breakwater.toml unter sources.
refused-statement-over = Nicht ausgeführt. Krise { $crisis } läuft nicht mehr.
    Was veröffentlicht ist, lässt sich auf seiner Karte berichtigen und zurücknehmen.
refused-statement-retired = Nicht ausgeführt. Dieser Text ist außer Dienst.
    Die Liste zeigt, was gilt.
refused-statement-slot = Nicht gespeichert. Den Platzhalter { $slot } füllt kein Formular.
    Welche es gibt, steht über dem Text.
refused-statement-slot-missing = Nicht gespeichert. Der Platzhalter { $slot } fehlt.
    Ohne ihn verspräche das Formular etwas, das im Text nicht steht.
refused-statements-full = Nicht gespeichert. { $count } Texte sind schon vorbereitet.
    Einer davon lässt sich ändern oder außer Dienst nehmen.
refused-time-invalid = Nicht ausgeführt. Der Termin ist keine Uhrzeit.
    Gebraucht wird sie so: 19:30.

## Chronik

statement-log-act = { $act ->
    [edit] Berichtigung
    [delete] Rücknahme
   *[post] { statement-kind }
}
log-statement-approved = { statement-log-act } freigegeben, Fassung { $number }{ $alone ->
    [yes] , allein
   *[no] {""}
}
log-statement-asked = { statement-log-act }: Freigabe angefordert, Fassung { $number }
log-statement-attested = ☎️ { statement-log-act }: Freigabe am Telefon, Fassung { $number }
log-statement-corrected = { statement-kind } berichtigt, { $target }
log-statement-failed = { statement-log-act } nicht ausgeführt, { $target }
log-statement-overdue = { statement-kind }: Freigabe überfällig, Fassung { $number }
log-statement-posted = { statement-kind }: von Hand erledigt
log-statement-published = { statement-kind } veröffentlicht, { $target }
log-statement-sent_back = { statement-kind } zurückgegeben, Fassung { $number }
log-statement-settled = { statement-kind }: nachgesehen
log-statement-unclear = { statement-log-act }: unklar, was daraus wurde, { $target }
log-statement-void = { statement-kind } ungültig, ein Fakt hat sich geändert, Fassung { $number }
log-statement-withdrawn = { statement-kind } zurückgenommen, { $target }
log-statement-written = { statement-kind } geschrieben, Fassung { $number }

## Bericht

report-approved-phone = freigegeben am Telefon: { $who } ({ $called }), festgehalten { $at }, so angegeben von { $by }
report-changed = geändert { $at }
