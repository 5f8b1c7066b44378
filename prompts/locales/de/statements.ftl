### Vorbereitete Texte: füllen, freigeben lassen, veröffentlichen, zurücknehmen.

statement-kind = { $kind ->
    [acknowledgement] Erstmeldung
    [holding] Stellungnahme
    [correction] Richtigstellung
   *[closing] Abschlussmeldung
}
statement-drill = ÜBUNG
statement-crisis = Krise { $crisis }

## Was vorbereitet ist

statements-head = Vorbereitete Texte · Krise { $crisis }
statements-note = Füllen veröffentlicht nichts: Danach kommt die Vorschau, dann die Freigabe.
statements-shipped = { $kind }: mitgelieferter Text, vom Team noch nicht freigegeben
statements-approved = { $kind }: freigegeben bis { $until } · { $name }
statements-outdated = { $kind }: Freigabe abgelaufen am { $until } · { $name }
button-statements = Statement
button-statement = { statement-kind } …
button-statement-change = Ändern …

## Ein gefüllter Text

statement-head-drafted = Vorschau, noch nichts veröffentlicht
statement-head-open = Freigabe bis { $due }
statement-head-sent-back = Zurückgegeben { $at }
statement-head-void = Ersetzt, zählt nicht mehr
statement-head-by-hand = Freigegeben, von Hand zu veröffentlichen
statement-head-approved = { $done ->
    [0] Freigegeben, wird veröffentlicht
   *[other] ✅ Veröffentlicht auf { $done } von { $count }
}
statement-length = { $length } von { $limit } Zeichen
statement-to-publish = von Hand zu veröffentlichen
statement-published = veröffentlicht { $at }
statement-gone = zurückgenommen
statement-withdrawing = wird zurückgenommen
statement-by = Fassung { $number } von { $name }, { $at }
statement-alone = nachts allein freigegeben, Text war vorab freigegeben: { $name }
statement-promise = Sagt das nächste Update zu: { $at }
statement-numbers = Enthält eine Zahl: Ist sie geprüft?
statement-closed = Nur der Termin ist neu; alles Übrige war vorab freigegeben.
statement-drill-note = Übung: Mit der Freigabe ist es geübt. Veröffentlicht wird nichts.
view-post = Post ansehen
button-word-ask = Freigabe anfordern
button-word-only = Nur { $target }
button-word-approve = Freigeben und veröffentlichen …
button-word-back = Zurückgeben …
button-word-undo = Zurücknehmen: { $target } …

## Formulare

form-statement-title = Text füllen
form-statement-submit = Vorschau ansehen
form-statement-note = { statement-kind } für Krise { $crisis }. Veröffentlicht wird noch nichts.
form-statement-hint = Keine Ursache, keine ungeprüfte Zahl, keine Namen
slot-known = Was wir wissen
slot-unknown = Was wir noch nicht wissen
slot-sorry = Mitgefühl mit den Betroffenen
slot-doing = Was wir tun
slot-next = Nächstes Update um (Uhrzeit, 19:30)
slot-proof = Beleg oder Adresse
slot-prevented = Was eine Wiederholung verhindert
form-statement-approve-title = Veröffentlichen?
form-statement-approve-submit = Veröffentlichen
form-statement-approve-note = Als Marke veröffentlichen, auf { $count ->
    [one] einem Konto
   *[other] { $count } Konten
}? Sofort sichtbar, genau dieser Text.
form-statement-posted-note = Als eigener Post auf { $network } { $account }, genau dieser Text.
form-statement-withdraw-note = Der Post verschwindet von { $network } { $account }. Wer ihn gesehen hat, hat ihn gesehen.
form-statement-write-title = Text vorbereiten
form-statement-write-submit = Für 6 Monate freigeben
form-statement-write-note = { statement-kind }. Platzhalter, die das Formular füllt: { $slots }
form-statement-write-text = Text
form-statement-write-short = Kurzfassung für Netzwerke mit wenig Platz

## Antworten und Mitteilungen

told-statement-asked = { $who ->
    [none] Freigabe angefordert, sie steht im Raum der Krise { $crisis }.
   *[other] Freigabe angefordert, sie steht im Raum der Krise { $crisis }. Freigeben kann { $who }.
}
told-statement-approved = Freigegeben. Was daraus wird, steht auf der Karte in Krise { $crisis }.
told-statement-prepared = Freigegeben bis { $until-day }: { statement-kind } ({ $language }).
told-statement-withdrawing = Der Post auf { $network } { $account } wird zurückgenommen.
notice-statement-published = ✅ { statement-kind } veröffentlicht · { $target } · Krise { $crisis }
notice-statement-withdrawn = { statement-kind } zurückgenommen · { $target } · Krise { $crisis }
notice-statement-unclear = ⚠️ Unklar, ob veröffentlicht · { $target } · Krise { $crisis }
    Bitte dort nachsehen, ob sie steht: { statement-kind }. Antworten auf der Karte.
notice-statement-failed = { statement-kind } nicht veröffentlicht · { $target } · Krise { $crisis }
    { $error }
notice-statement-sent-back = { statement-kind } zurückgegeben von { $by } · Krise { $crisis }
refused-statement-asked = Nicht noch einmal angefordert. Für diese Fassung ist schon gefragt worden.
    Eine neue Fassung entsteht mit „Ändern …“.
refused-statement-no-account = Nicht gefüllt. Für { $brand } ist kein Konto eingerichtet.
    Konten stehen in breakwater.toml unter sources.
refused-statement-over = Nicht ausgeführt. Krise { $crisis } läuft nicht mehr.
    Was veröffentlicht ist, lässt sich auf seiner Karte zurücknehmen.
refused-statement-slot = Nicht gespeichert. Den Platzhalter { $slot } füllt kein Formular.
    Welche es gibt, steht über dem Text.
refused-time-invalid = Nicht gefüllt. Der Termin ist keine Uhrzeit.
    Gebraucht wird sie so: 19:30.
