### Eine Antwort an viele: Formulare, Vorschau, Ausgang.

button-joint = Allen antworten …
button-joint-approve = Freigeben …
button-joint-similar = Ähnliche prüfen
button-joint-confirm-fits = Passt auch
button-joint-confirm-not = Passt nicht
button-joint-back = Zurückziehen
button-joint-stop = Anhalten
button-joint-settle-there = Ist da
button-joint-settle-resend = Nicht da: noch einmal
button-joint-settle-leave = So lassen
log-case-answered_jointly = Mit einer gemeinsamen Antwort { $joint } beantwortet
joint-head-open = Freigabe: eine Antwort an { $count } Kommentare
joint-head-running = Antwort geht hinaus: { $sent } von { $count }
joint-head-stopped = ⚠️ Angehalten: { $sent } von { $count } veröffentlicht
joint-head-done = ✅ Gemeinsam beantwortet: { $sent } von { $count }
joint-head-void = Gemeinsame Antwort zurückgezogen
joint-nowhere = Noch kein Ziel
joint-similar-left =
    { $count ->
        [one] 1 Wortlaut ist nur ähnlich und nicht dabei, solange ihn niemand geprüft hat.
       *[other] { $count } Wortlaute sind nur ähnlich und nicht dabei, solange sie niemand geprüft hat.
    }
joint-by-hand = Ohne Anbindung, nicht dabei: { $count }
joint-more = Zu viele auf einmal, nicht dabei: { $count }
joint-alike = Diese Kommentare bekommen die Antwort:
joint-wording = { $count } × { $text }
joint-text = Antwort, genau dieser Text:
joint-by = Von { $name }, { $at }
joint-yes = Freigabe { $name }, { $at }
joint-sent = veröffentlicht { $count }
joint-way = unterwegs { $count }
joint-failed = nicht veröffentlicht { $count }
joint-unclear = unklar { $count }
joint-skipped = ausgelassen { $count }
joint-rest = noch offen { $count }
joint-begins = Beginnt gleich.
joint-look = ⚠️ Unklar, ob eine davon veröffentlicht ist. Bitte nachsehen:
joint-similar-head = Passt die Antwort auch hier? Noch { $count }
joint-similar-none = Nichts mehr zu prüfen
joint-similar-count =
    { $count ->
        [one] 1 Kommentar
       *[other] { $count } Kommentare
    }
form-joint-title = Allen antworten
form-joint-submit = Freigabe anfordern
form-joint-note =
    Antwort an { $count ->
        [one] 1 Kommentar, der genauso lautet
       *[other] { $count } Kommentare, die genauso lauten
    }. { $similar ->
        [0] Eine zweite Person sieht alle Ziele, bevor etwas hinausgeht.
       *[other] { $similar } nur ähnliche kommen einzeln dazu. Eine zweite Person sieht alle Ziele, bevor etwas hinausgeht.
    }
form-joint-text = Antwort
form-joint-approve-title = Allen antworten
form-joint-approve-submit = Veröffentlichen
form-joint-approve-note = Genau dieser Text als Antwort auf { $count } Kommentare: { $accounts }. Sofort sichtbar, nacheinander.
told-joint-asked = Freigabe angefragt für { $count } Antworten. Freigeben kann: { $who }.
told-joint-running = { $count } Antworten gehen nacheinander hinaus. Die Karte zählt mit; „Anhalten“ hält den Rest zurück.
notice-joint-done = Gemeinsame Antwort durch · { $brand } · { $sent } von { $count } veröffentlicht
refused-joint-answered =
    Nicht veröffentlicht.
    Dieser Kommentar wird schon mit einer gemeinsamen Antwort beantwortet.
refused-joint-changed =
    Nicht ausgeführt.
    Die gemeinsame Antwort hat sich inzwischen geändert. Die Karte zeigt, wie sie jetzt ist.
refused-joint-few =
    Nicht angefragt.
    Es gibt keine weiteren Kommentare, die genauso lauten.
refused-joint-running =
    Nicht angefragt.
    Für diesen Fall gibt es schon eine gemeinsame Antwort an { $count } Kommentare.
