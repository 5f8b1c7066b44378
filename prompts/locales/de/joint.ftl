### Eine Antwort an viele: Formulare, Vorschau, Ausgang.

button-joint = Allen antworten …
button-joint-approve = Freigeben …
button-joint-similar = Ähnliche prüfen
button-joint-confirm-fits = Passt auch
button-joint-confirm-not = Passt nicht
button-joint-targets = Alle ansehen
button-joint-drop = Weglassen
button-joint-undo = Zurücknehmen …
button-joint-settle-gone = Ist weg
button-joint-back = Zurückziehen
button-joint-stop = Anhalten
button-joint-settle-there = Ist da
button-joint-settle-resend = Nicht da: noch einmal
button-joint-settle-delete = Noch da: noch einmal
button-joint-settle-leave = So lassen
case-joint =
    Antwort an { $count ->
        [one] 1 Kommentar
       *[other] { $count } Kommentare
    } { $state ->
        [open] wartet auf Freigabe
        [running] geht gerade hinaus
        [stopped] angehalten
        [undoing] wird zurückgenommen
       *[done] ist durch; hier geht es um die übrigen
    }
log-case-answered_jointly = Mit einer gemeinsamen Antwort { $joint } beantwortet
joint-head-open = Freigabe: eine Antwort an { $count } Kommentare
joint-head-due = Freigabe bis { $due }: eine Antwort an { $count } Kommentare
joint-head-undoing = Antwort wird zurückgenommen: { $gone } von { $sent }
joint-head-undone = ↩️ Zurückgenommen: { $gone } von { $sent }
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
joint-dropped = Von Hand weggelassen: { $count }
joint-deputy = Ohne Freigabe bis { $due } geht die Bitte an die Vertretung.
joint-deputised = Seit { $due } ist auch die Vertretung gefragt.
joint-left = Ohne Antwort: { $where }, { $reason }
joint-left-answered = dort stand schon eine Antwort
joint-gone = Zurückgenommen { $count }, seit { $at }
joint-stands = ⚠️ Steht noch da, bitte dort von Hand löschen: { $accounts }
joint-targets-head =
    { $count ->
        [one] 1 Kommentar bekäme die Antwort
       *[other] { $count } Kommentare bekämen die Antwort
    }
joint-target-gone = Inzwischen gelöscht: bekommt keine Antwort.
joint-drop-one = { $place }: „{ $text }“
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
joint-look-undo = ⚠️ Unklar, ob eine davon zurückgenommen ist. Bitte nachsehen:
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
form-joint-undo-title = Antwort zurücknehmen
form-joint-undo-submit = Zurücknehmen
form-joint-undo-note =
    { $count ->
        [one] 1 Antwort wird gelöscht
       *[other] { $count } Antworten werden nacheinander gelöscht
    }: { $accounts }. { $stays ->
        [0] Danach sind die Fälle wieder offen.
        [one] 1 bleibt stehen, weil das Netzwerk es nicht zulässt.
       *[other] { $stays } bleiben stehen, weil das Netzwerk es nicht zulässt.
    }
told-joint-undoing =
    { $count ->
        [one] 1 Antwort wird zurückgenommen.
       *[other] { $count } Antworten werden nacheinander zurückgenommen.
    }
    Die Karte zählt mit und sagt, was stehen bleibt.
notice-joint-overdue =
    Freigabe überfällig seit { $due } · { $brand } · eine Antwort an { $count } Kommentare
    Die Vertretung ist gefragt.
notice-joint-undone =
    ↩️ Gemeinsame Antwort zurückgenommen · { $brand } · { $count }
    { $stays ->
        [0] Nichts davon steht noch da.
       *[other] Noch da: { $stays }. Die Karte sagt, wo.
    }
told-joint-asked =
    Freigabe angefragt für { $count } Antworten.
    Freigeben kann: { $who }.
told-joint-running =
    { $count } Antworten gehen nacheinander hinaus.
    Die Karte zählt mit; „Anhalten“ hält den Rest zurück.
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
